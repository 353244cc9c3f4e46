import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { type CalendarDate, calendarDateSchema, inWords } from '../../../functions/calendar/days.ts';
import { Failed } from '../../../functions/command-line/terminal/desk.ts';
import type { SampleDays } from './days.ts';

const stateSchema = z.object({
  /** The day around which its story was told. */
  madeOn: calendarDateSchema,
  /** Its next meeting: once that has passed, it is a sample of a former month. */
  meets: calendarDateSchema,
  /** The last day of which the morning was worked; null while the story is still being told. */
  worked: calendarDateSchema.nullable(),
});
/** What is known of the sample that lies in a data folder. */
export type SampleState = z.infer<typeof stateSchema>;

const stateFile = (dataDir: string): string => join(dataDir, 'sample.json');

/** Whether a data folder is a sample's, whatever became of it. */
export const holdsSample = (dataDir: string): boolean => existsSync(stateFile(dataDir));

/** The sample of a data folder; undefined where none is in it. One whose state cannot be read was never finished. */
export async function sampleIn(dataDir: string): Promise<SampleState | 'unreadable' | undefined> {
  const text = await readFile(stateFile(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch {
    return 'unreadable';
  }
}

export async function keepSample(dataDir: string, state: SampleState): Promise<void> {
  await writeFile(`${stateFile(dataDir)}.part`, `${JSON.stringify(state, null, 2)}\n`);
  await rename(`${stateFile(dataDir)}.part`, stateFile(dataDir));
}

/** What a sample leaves in its folder, but for who may sign in, and how, which the next one has too. */
const parts = ['dynamodb', 'mail', 'uploads', 'papers', 'notes', 'http.log'];

/** Why the sample that lies in a folder does not do for today; null where it does. */
function whyAnew(sample: SampleState | 'unreadable', today: CalendarDate, anew: boolean): string | null {
  if (anew) return 'as you ask';
  if (sample === 'unreadable' || sample.worked === null) return 'for the one before was not finished';
  if (today < sample.madeOn) return `for the one before was made on ${inWords(sample.madeOn)}`;
  if (sample.meets >= today) return null;
  return `for that of ${inWords(sample.madeOn)} is over: its meeting of ${inWords(sample.meets)} has passed. What was tried in it is gone`;
}

export type Prepared = {
  /** Whether its story is still to be told. */
  isNew: boolean;
  /** Why a sample that was there is not kept; null when there was none, or it is. */
  why: string | null;
};

/**
 * Makes a data folder ready for the sample of that day, while nobody else has it: what lies there is kept while it does,
 * and else taken away. Throws {@link Failed} on a folder with somebody's register in it.
 */
export async function prepareFolder(
  dataDir: string,
  { today, board, panel }: SampleDays,
  anew = false,
): Promise<Prepared> {
  const sample = await sampleIn(dataDir);
  if (sample === undefined && existsSync(join(dataDir, 'dynamodb'))) {
    throw new Failed(
      `${resolve(dataDir)} holds a register that is no sample, and stays as it is: npm start -- --data ${dataDir} serves it; MATTERS_SAMPLE names another folder for the sample`,
    );
  }
  const why = sample === undefined ? null : whyAnew(sample, today, anew);
  if (sample !== undefined && why === null) return { isNew: false, why };
  // The state goes last and comes first: a folder that was cut short at this is known to be the sample's.
  for (const part of parts) await rm(join(dataDir, part), { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true });
  const meets = board.next < panel.next ? board.next : panel.next;
  await keepSample(dataDir, { madeOn: today, meets, worked: null });
  return { isNew: true, why };
}
