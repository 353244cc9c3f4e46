import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as z from 'zod';
import { type Instant, instantSchema } from '../../functions/calendar/days.ts';
import type { Frozen } from '../../functions/dispatch/freeze.ts';

/** Where a register is: in a data folder, or in a database that the environment names, beside that of the embedded one. */
export type Where = { MATTERS_DATA: string; AWS_ENDPOINT_URL_DYNAMODB?: string | undefined };

/** A file in the data folder for each register that has its settings there. */
export function fileOfRegister(name: string, { MATTERS_DATA: dataDir, ...where }: Where): string {
  const own = where.AWS_ENDPOINT_URL_DYNAMODB;
  const of = own === undefined ? '' : `-of-${own.replace(/[^a-z0-9]+/gi, '-')}`;
  return join(dataDir, `${name}${of}.json`);
}

const keptSchema = z.object({
  since: instantSchema,
  by: z.string().min(1),
  because: z.string().min(1).nullable(),
  /**
   * Of a register that was restored: when its backup was made, when that was put into this folder, and of which boards
   * nobody could look then at what may have gone.
   */
  restored: z
    .object({ made: instantSchema, at: instantSchema, boardsLeft: z.array(z.string()) })
    .nullable()
    .default(null),
});
export type KeptFreeze = z.infer<typeof keptSchema>;

const fileOf = (where: Where): string => fileOfRegister('frozen', where);

/** What froze sending; undefined where nothing did. */
export async function freezeIn(where: Where): Promise<KeptFreeze | 'unreadable' | undefined> {
  try {
    return keptSchema.parse(JSON.parse(await readFile(fileOf(where), 'utf8')));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : 'unreadable';
  }
}

/**
 * Whether sending is frozen. The switch stands beside the table, which a restore rolls back; and one that cannot be read
 * stops sending too.
 */
export async function frozenIn(where: Where): Promise<Frozen | null> {
  const kept = await freezeIn(where);
  if (kept === undefined) return null;
  if (kept !== 'unreadable') return { since: kept.since, by: kept.by, because: kept.because };
  const because = `${fileOf(where)} is not as it was written, so nobody knows why. Once you do: matters mail thaw`;
  return { since: null, by: null, because };
}

/** On disk when this returns: whoever was told that nothing is sent may pull the plug. */
export async function keepFreeze(where: Where, kept: KeptFreeze): Promise<void> {
  const file = fileOf(where);
  await mkdir(dirname(file), { recursive: true });
  const unfinished = await open(`${file}.part`, 'w', 0o600);
  try {
    await unfinished.writeFile(JSON.stringify(kept));
    await unfinished.sync();
  } finally {
    await unfinished.close();
  }
  await rename(`${file}.part`, file);
}

/** Stops sending. What a thaw must mind of what froze it before, it still must. */
export async function freeze(where: Where, because: string | null, now: Instant, by: string): Promise<void> {
  const before = await freezeIn(where);
  if (before === 'unreadable') return;
  await keepFreeze(where, { since: now, by, because, restored: before?.restored ?? null });
}

export const endFreeze = (where: Where): Promise<void> => rm(fileOf(where), { force: true });
