import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import {
  constants,
  copyFile,
  type FileHandle,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  rmdir,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { BatchWriteItemCommand, type BatchWriteItemCommandInput } from '@aws-sdk/client-dynamodb';
import { type CalendarDate, dayIn, type Instant, inWords, timeIn } from '../../../functions/calendar/days.ts';
import {
  Failed,
  Misused,
  type Restored,
  type Restoring,
  whyNoFile,
} from '../../../functions/command-line/terminal/desk.ts';
import { linesIn } from '../../../functions/handover/lines.ts';
import { documentClient } from '../../../functions/store/client.ts';
import { openLedger } from '../../../functions/store/ledger.ts';
import { openRegister } from '../../../functions/store/register.ts';
import { itemsOf } from '../database.ts';
import { type Engines, region, startEngines, tableName } from '../engines.ts';
import { keepFreeze } from '../freeze.ts';
import { syncFolder } from './back-up.ts';
import { doubtsOf } from './doubts.ts';
import {
  filesFolder,
  type Manifest,
  manifestName,
  manifestSchema,
  type Part,
  tableFolder,
} from './manifest.ts';
import { NoWholeZip, openZip } from './zip-file.ts';

type Zip = Awaited<ReturnType<typeof openZip>>;
type Situation = { now: () => Instant; by: string; say: (text: string) => void };

const zone = 'Europe/London';
const momentInWords = (moment: Instant): string =>
  `${inWords(dayIn(zone, moment))}, ${timeIn(zone, moment).slice(0, 5)}`;

/**
 * Puts a backup into an empty folder, with sending frozen: all of it is looked at before anything is made, and the folder
 * has its name once all of it is there. Whatever may have gone after the backup is entered as not known.
 */
export async function restore(
  file: string,
  { into, ...how }: Restoring,
  situation: Situation,
): Promise<Restored> {
  await refuseUnlessEmpty(into);
  const handle = await open(file).catch((error: unknown) => {
    throw new Failed(`${file} cannot be opened: ${whyNoFile(error)}`);
  });
  try {
    const { zip, manifest } = await checkBackup(handle, file);
    const until = lastDayOf(how.sentUntil, manifest.made, situation.now());
    const building = `${resolve(into)}.${randomUUID().slice(0, 8)}.part`;
    try {
      const doubts = await build(zip, manifest, building, { ...how, until }, situation);
      await rmdir(into).catch(() => undefined);
      await rename(building, resolve(into));
      await syncFolder(dirname(resolve(into)));
      const { made, boards, items, parts } = manifest;
      const files = parts.filter(({ name }) => name.startsWith(filesFolder)).length;
      return { folder: into, made, boards, items, files, sentUntil: until, ...doubts };
    } catch (error) {
      await rm(building, { recursive: true, force: true });
      throw inWordsOf(error, into);
    }
  } finally {
    await handle.close();
  }
}

/** What kept the folder from being written is told by its name. */
function inWordsOf(error: unknown, into: string): unknown {
  const isOfDisk = error instanceof Error && 'code' in error && 'syscall' in error;
  return isOfDisk
    ? new Failed(`${into} cannot be written: ${whyNoFile(error)}. Nothing of it is there`)
    : error;
}

async function refuseUnlessEmpty(folder: string): Promise<void> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new Failed(`${folder} cannot be used: ${whyNoFile(error)}`);
  });
  if (there.length === 0) return;
  throw new Failed(`${folder} is not empty, and nothing is restored over what is there: name another folder`);
}

/** No day to come, and none before the backup. */
function lastDayOf(said: CalendarDate | undefined, made: Instant, now: Instant): CalendarDate {
  const [first, today] = [dayIn(zone, made), dayIn(zone, now)];
  if (said === undefined) return today;
  if (said > today) throw new Misused(`--sent-until: ${inWords(said)} has not come yet`);
  return said < first ? first : said;
}

/** Reads all of it, and writes nothing. Throws {@link Failed} unless it is, to the last byte, as it was written. */
async function checkBackup(handle: FileHandle, file: string): Promise<{ zip: Zip; manifest: Manifest }> {
  try {
    const zip = await openZip(handle);
    const manifest = manifestSchema.safeParse(JSON.parse(await text(zip.part(manifestName))));
    if (!manifest.success)
      throw new NoWholeZip(
        manifest.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '),
      );
    const { parts } = manifest.data;
    if (zip.names.length !== parts.length + 1)
      throw new NoWholeZip('it has other parts than its manifest names');
    for (const part of parts) await checkPart(zip, part);
    return { zip, manifest: manifest.data };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failed(`${file} is no whole backup: ${why}. Nothing was restored; take another backup`);
  }
}

async function checkPart(zip: Zip, { name, bytes, sha256 }: Part): Promise<void> {
  const hash = createHash('sha256');
  let came = 0;
  for await (const chunk of zip.part(name)) {
    hash.update(chunk);
    came += chunk.length;
  }
  if (came !== bytes || hash.digest('hex') !== sha256)
    throw new NoWholeZip(`${name} is not as it was written`);
}

type How = { until: CalendarDate; evidence?: string };

async function build(
  zip: Zip,
  { made, parts, items }: Manifest,
  folder: string,
  { until, evidence }: How,
  { now, by, say }: Situation,
): Promise<Pick<Restored, 'inDoubt' | 'cautions'>> {
  const at = now();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { name } of parts.filter((part) => part.name.startsWith(filesFolder))) {
    await unpack(zip, name, join(folder, ...name.slice(filesFolder.length).split('/')));
  }
  if (evidence !== undefined) await addMails(evidence, join(folder, 'mail'), say);
  const because = `restored from the backup of ${momentInWords(made)}`;
  const frozen = { since: at, by, because };
  await keepFreeze({ MATTERS_DATA: folder }, { ...frozen, restored: { made, at, boardsLeft: [] } });
  const engines = await startEngines({ dataDir: folder });
  try {
    await fillTable(engines, zip, parts, items, say);
    const database = documentClient({ endpoint: engines.dynamodb, region, credentials: engines.keys });
    const service = { register: openRegister(database, tableName), ledger: openLedger(database, tableName) };
    const { inDoubt, cautions, boardsLeft } = await doubtsOf(service, { made, until }, now);
    database.destroy();
    await keepFreeze({ MATTERS_DATA: folder }, { ...frozen, restored: { made, at, boardsLeft } });
    return { inDoubt, cautions };
  } finally {
    await engines.stop();
  }
}

async function unpack(zip: Zip, name: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await pipeline(zip.part(name), createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
}

/** The mails that were sent after the backup, from the mailbox that they lie in. */
async function addMails(from: string, to: string, say: (text: string) => void): Promise<void> {
  const names = await readdir(from).catch((error: unknown) => {
    throw new Failed(`${from} cannot be read: ${whyNoFile(error)}`);
  });
  const mails = names.filter((name) => /\.(?:eml|json)$/.test(name));
  await mkdir(to, { recursive: true, mode: 0o700 });
  let added = 0;
  for (const name of mails) {
    const isNew = await copyFile(join(from, name), join(to, name), constants.COPYFILE_EXCL).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
        return false;
      },
    );
    if (isNew && name.endsWith('.eml')) added += 1;
  }
  say(`${added} mails of ${from} are not in the backup, and are taken as evidence.\n`);
}

type Request = NonNullable<NonNullable<BatchWriteItemCommandInput['RequestItems']>[string]>[number];

/** As many as DynamoDB takes at once. */
const writtenAtOnce = 25;
/** After so many things somebody who waits is told how far it is. */
const toldAfter = 10_000;

async function fillTable(
  engines: Engines,
  zip: Zip,
  parts: readonly Part[],
  items: number,
  say: (text: string) => void,
): Promise<void> {
  const client = documentClient({ endpoint: engines.dynamodb, region, credentials: engines.keys });
  let batch: Request[] = [];
  let done = 0;
  const write = async (): Promise<void> => {
    if (batch.length === 0) return;
    await client.send(new BatchWriteItemCommand({ RequestItems: { [tableName]: batch } }));
    done += batch.length;
    if (done % toldAfter < batch.length) say(`${done} of ${items} things are restored\n`);
    batch = [];
  };
  try {
    for (const { name } of parts.filter((part) => part.name.startsWith(tableFolder))) {
      for await (const line of linesIn(zip.part(name))) {
        batch.push({ PutRequest: { Item: JSON.parse(line.text) } });
        if (batch.length === writtenAtOnce) await write();
      }
    }
    await write();
  } finally {
    client.destroy();
  }
  let there = 0;
  for await (const _ of itemsOf(engines)) there += 1;
  if (there !== items)
    throw new Failed(`of ${items} things ${there} were restored: the backup names one twice`);
}
