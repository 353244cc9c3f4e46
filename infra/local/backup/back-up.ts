import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { type FileHandle, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import * as z from 'zod';
import { dayIn, type Instant, timeIn } from '../../../functions/calendar/days.ts';
import { type BackedUp, Failed, Misused, whyNoFile } from '../../../functions/command-line/terminal/desk.ts';
import { sessionsPartition } from '../../../functions/store/sessions.ts';
import { itemsOf } from '../database.ts';
import type { Engines } from '../engines.ts';
import { keepLastBackup } from './last-backup.ts';
import {
  backupFormat,
  backupVersion,
  filesFolder,
  type Manifest,
  manifestName,
  tableFolder,
} from './manifest.ts';
import { zipInto } from './zip-file.ts';

/**
 * What of a data folder is in no backup: the database, whose items are; what is of the process that runs; the log; and the
 * mailbox's name, for a copy of a mailbox does not know what the first one takes after it.
 */
const leftOut = [
  /^dynamodb$/,
  /^lock$/,
  /^running\.json$/,
  /^last-backup\.json$/,
  /^http\.log/,
  /^mail\/mailbox-name\.txt$/,
  /\.part$/,
];
const isLeftOut = (path: string): boolean => leftOut.some((pattern) => pattern.test(path));

/** Who is signed in is of the moment, and in no backup; so is who asked how often, which was kept once. */
const ofTheMoment: readonly string[] = [sessionsPartition, 'CLIENTS'];

/** Of an item as DynamoDB writes it, whose it is and which. */
const itemSchema = z.object({ board: z.object({ S: z.string() }), entry: z.object({ S: z.string() }) });

/** As much of the table as goes into one part. */
const partBytes = 256 * 1_024 * 1_024;

/** After so many bytes somebody who waits is told how far it is. */
const toldAfter = 256 * 1_024 * 1_024;

/** Every file of a folder, by its path in it; what is neither a file nor a folder is told of. */
async function* filesIn(folder: string, told: (path: string) => void, path = ''): AsyncGenerator<string> {
  const there = await readdir(join(folder, path), { withFileTypes: true });
  for (const one of there.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const inside = path === '' ? one.name : `${path}/${one.name}`;
    if (isLeftOut(inside)) continue;
    if (one.isDirectory()) yield* filesIn(folder, told, inside);
    else if (one.isFile()) yield inside;
    else told(inside);
  }
}

/** Where to write it: under a name with the day and the time, in this folder or the one named, or as it is named. */
async function targetOf(named: string | undefined, dataDir: string, now: Instant): Promise<string> {
  const zone = 'Europe/London';
  const time = timeIn(zone, now).slice(0, 5).replace(':', '');
  const usual = `matters-backup-${dayIn(zone, now)}-${time}.zip`;
  const there = named === undefined ? undefined : await stat(named).catch(() => undefined);
  const file = named === undefined ? usual : there?.isDirectory() ? join(named, usual) : named;
  if (existsSync(file)) throw new Failed(`${file} is there already, and is not written over: name another`);
  if (!relative(resolve(dataDir), resolve(file)).startsWith(`..`)) {
    throw new Misused(`${file} is in the data folder, and would be lost with it: name a file elsewhere`);
  }
  return file;
}

type Copying = { dataDir: string; engines: Engines; now: () => Instant; say: (text: string) => void };

/**
 * Copies all that a register stands on into a zip, while whoever works with it goes on: first the table, as it is at one
 * moment; then the files, so that its mailbox knows no less than its ledger. It has its name once it is whole and on disk.
 */
export async function backUp(copying: Copying, named: string | undefined): Promise<BackedUp> {
  const file = await targetOf(named, copying.dataDir, copying.now());
  const part = `${file}.part`;
  const unwritten = (error: unknown): never => {
    throw new Failed(`${file} cannot be written: ${whyNoFile(error)}`);
  };
  await rm(part, { force: true }).catch(unwritten);
  const zip = await open(part, 'wx', 0o600).catch(unwritten);
  try {
    const made = await copyInto(watched(zip, unwritten), copying);
    await zip.sync().catch(unwritten);
    const { size } = await zip.stat();
    await zip.close();
    await rename(part, file).catch(unwritten);
    await syncFolder(dirname(file));
    await keepLastBackup(copying.dataDir, { made: made.made, file: resolve(file) });
    return { file, bytes: size, ...made };
  } catch (error) {
    await zip.close();
    await rm(part, { force: true });
    throw error;
  }
}

/** What goes wrong with the file itself is told as that, and not as what is read into it. */
const watched = (file: FileHandle, unwritten: (error: unknown) => never): Pick<FileHandle, 'write'> => ({
  write: ((bytes: Uint8Array, from: number) =>
    file.write(bytes, from).catch(unwritten)) as FileHandle['write'],
});

/** That a name stands in its folder is on disk too, where the system can say so. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder === '' ? '.' : folder).catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function copyInto(
  file: Pick<FileHandle, 'write'>,
  { dataDir, engines, now, say }: Copying,
): Promise<Omit<BackedUp, 'file' | 'bytes'>> {
  const zip = zipInto(file);
  const parts: Manifest['parts'] = [];
  let done = 0;
  let told = 0;
  const add = async (name: string, content: AsyncIterable<Uint8Array>): Promise<void> => {
    const hash = createHash('sha256');
    let bytes = 0;
    async function* hashed(): AsyncGenerator<Uint8Array> {
      for await (const chunk of content) {
        hash.update(chunk);
        bytes += chunk.length;
        done += chunk.length;
        if (done - told >= toldAfter) {
          told = done;
          say(`${Math.round(done / 1_000_000)} MB are read\n`);
        }
        yield chunk;
      }
    }
    await zip.add(name, hashed());
    parts.push({ name, bytes, sha256: hash.digest('hex') });
  };

  const made = now();
  const table = tableOf(itemsOf(engines));
  for (let number = 1; !table.isOver(); number += 1) {
    await add(`${tableFolder}${String(number).padStart(4, '0')}.jsonl`, table.part());
  }
  let files = 0;
  const passedOver = (path: string): void =>
    say(`! ${join(dataDir, path)} is no file, and is not in the backup\n`);
  for await (const path of filesIn(dataDir, passedOver)) {
    const content = createReadStream(join(dataDir, ...path.split('/')));
    // What is replaced or taken away while this goes on is there under another name, or was no longer to be kept.
    if (!(await isOpened(content))) continue;
    await add(`${filesFolder}${path}`, content);
    files += 1;
  }
  const { items, boards } = table;
  const manifest: Manifest = {
    ...{ format: backupFormat, version: backupVersion, made, boards: boards.sort(), items, parts },
  };
  await zip.add(manifestName, [Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`)]);
  await zip.end();
  return { made, boards, items, files };
}

const isOpened = (file: ReturnType<typeof createReadStream>): Promise<boolean> =>
  new Promise((settle, fail) => {
    file.once('open', () => settle(true));
    file.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT'
        ? settle(false)
        : fail(new Failed(`${String(file.path)} cannot be read: ${whyNoFile(error)}`)),
    );
  });

/** The lines of a table in parts; what is in them is counted as they are taken. */
function tableOf(lines: AsyncGenerator<string>) {
  let isOver = false;
  const counted = { items: 0, boards: [] as string[] };
  return {
    isOver: () => isOver,
    async *part(): AsyncGenerator<Uint8Array> {
      for (let bytes = 0; bytes < partBytes; ) {
        const { value, done } = await lines.next();
        if (done) {
          isOver = true;
          return;
        }
        const { board, entry } = itemSchema.parse(JSON.parse(value));
        if (ofTheMoment.includes(board.S)) continue;
        if (entry.S === 'BOARD') counted.boards.push(board.S);
        counted.items += 1;
        const chunk = Buffer.from(`${value}\n`);
        bytes += chunk.length;
        yield chunk;
      }
    },
    get items() {
      return counted.items;
    },
    get boards() {
      return counted.boards;
    },
  };
}
