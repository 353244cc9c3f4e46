import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { PublicFile } from '../../papers/public-files.ts';
import type { Board } from '../../register/board.ts';
import { countOf, series } from '../../words/english.ts';
import { Failed, whyNoFile } from './desk.ts';
import { giveFileToOthers, makeFolderForOthers } from './for-others.ts';

/** What says of a folder that it is a public register of ours, of which board, and which files of it are. */
const recordName = '.matters-arising.json';
const recordSchema = z.object({ board: z.string(), mark: z.string().nullable(), files: z.array(z.string()) });
type FolderRecord = z.infer<typeof recordSchema>;

/** The ending of a file until it is whole. */
const unfinished = '.unfinished';

const cannot = (path: string, what: string, error: unknown): Failed =>
  new Failed(`${path} cannot be ${what}: ${whyNoFile(error)}`);

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw cannot(folder, 'used', error);
  });

/** The text of a file; undefined where there is none. */
const textOf = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw cannot(path, 'read', error);
  });

async function recordIn(folder: string): Promise<FolderRecord | undefined> {
  const text = await textOf(join(folder, recordName));
  if (text === undefined) return undefined;
  try {
    return recordSchema.parse(JSON.parse(text));
  } catch {
    throw new Failed(`${join(folder, recordName)} is not as this program writes it`);
  }
}

const notOurs = (folder: string, names: readonly string[]): Failed => {
  const more = names.length > 3 ? ` and ${countOf(names.length - 3, 'other')}` : '';
  return new Failed(
    `${folder} holds what this program did not write (${names.slice(0, 3).join(', ')}${more}): name a folder of its own`,
  );
};

/** Refuses a folder in which anything stands besides public registers; what is hidden is its owner's. */
async function refuseOthers(to: string, board: string): Promise<void> {
  const names = (await namesIn(to)).filter((name) => !name.startsWith('.') && name !== board);
  const found = await Promise.all(
    names.map(async (name) => ({ name, record: await recordIn(join(to, name)) })),
  );
  const others = found.flatMap(({ name, record }) => (record === undefined ? [name] : []));
  if (others.length > 0) throw notOurs(to, others);
}

/** What stands in the board's own folder already, all of it written by this program for this very board. */
async function standingIn(folder: string, { id, calendarMark }: Board): Promise<FolderRecord> {
  const names = await namesIn(folder);
  const record = await recordIn(folder);
  const known = new Set([...(record?.files ?? []), recordName]);
  const others = names.filter((name) => !known.has(name) && !name.endsWith(unfinished));
  if (others.length > 0) throw notOurs(folder, others);
  if (record === undefined) return { board: id, mark: calendarMark, files: [] };
  if (record.board === id && (record.mark ?? calendarMark) === (calendarMark ?? record.mark)) return record;
  throw new Failed(`${folder} is the public register of another board: name another folder`);
}

const isPageOfAction = (name: string): boolean => name.endsWith('.html');

/** Under another name until it is whole: who reads it meanwhile has the one from before. */
async function replace(path: string, text: string): Promise<void> {
  try {
    await writeFile(`${path}${unfinished}`, text);
    await giveFileToOthers(`${path}${unfinished}`);
    await rename(`${path}${unfinished}`, path);
  } catch (error) {
    throw cannot(path, 'written', error);
  }
}

/** A board's own folder below another, found fit to hold its public register. */
export type PublicFolder = { path: string; write: (files: readonly PublicFile[]) => Promise<number> };

/** Throws {@link Failed} where anything stands there that this program did not write, or another board's register. */
export async function openPublicFolder(to: string, board: Board): Promise<PublicFolder> {
  await refuseOthers(to, board.id);
  const path = join(to, board.id);
  await standingIn(path, board);
  return { path, write: (files) => writeFolder(path, board, files) };
}

/**
 * Writes the files, and says how many are otherwise than they were. Each is whole at every moment, and what leads to others
 * comes after them. Cut off anywhere, it is finished by doing it again. Refused where an address would vanish.
 */
async function writeFolder(folder: string, board: Board, files: readonly PublicFile[]): Promise<number> {
  const before = await standingIn(folder, board);
  const now = files.map(({ name }) => name);
  const gone = before.files.filter((name) => !now.includes(name));
  const vanishing = gone.filter(isPageOfAction);
  if (vanishing.length > 0) {
    const what = `${series(vanishing.slice(0, 3))} ${vanishing.length === 1 ? 'was' : 'were'} published there`;
    throw new Failed(`${folder}: ${what}, and this register knows nothing of it: is it the right one?`);
  }
  const record = (names: readonly string[]): Promise<void> => {
    const said: FolderRecord = { board: board.id, mark: board.calendarMark, files: [...names] };
    return replace(join(folder, recordName), `${JSON.stringify(said, null, 2)}\n`);
  };
  await makeFolderForOthers(folder).catch((error: unknown) => {
    throw cannot(folder, 'made', error);
  });
  // Before the first of them, so that whoever goes on knows all of them for ours.
  await record([...new Set([...before.files, ...now])]);
  let changed = 0;
  for (const { name, text } of files) {
    if ((await textOf(join(folder, name))) === text) continue;
    await replace(join(folder, name), text);
    changed += 1;
  }
  const left = (await namesIn(folder)).filter((name) => name.endsWith(unfinished));
  for (const name of [...gone, ...left]) await rm(join(folder, name), { force: true });
  await record(now);
  return changed;
}
