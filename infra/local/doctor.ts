import { constants, existsSync } from 'node:fs';
import { access, lstat, readdir, readFile, stat, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Level } from 'level';
import { type CalendarDate, dayIn, type Instant, instantSchema } from '../../functions/calendar/days.ts';
import type { MailSettings } from '../../functions/command-line/terminal/desk.ts';
import { whyNoFile } from '../../functions/command-line/terminal/desk.ts';
import { type Freeze, freezeInWords } from '../../functions/dispatch/freeze.ts';
import {
  type Examination,
  type Finding,
  fine,
  inOrder,
  toDo,
  worstOf,
  wrong,
} from '../../functions/doctor/finding.ts';
import {
  backupFinding,
  type FolderFacts,
  folderFindings,
  holidaysFinding,
  type Known,
  machineFindings,
} from '../../functions/doctor/machine.ts';
import { routeFinding } from '../../functions/doctor/mail-account.ts';
import type { sesClient } from '../../functions/mail/ses.ts';
import { dispatchFormat } from '../../functions/reminders/dispatch.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { lastBackupIn } from './backup/last-backup.ts';
import { type Examined, examineBoards } from './doctor-boards.ts';
import { type Engines, whileAlone } from './engines.ts';
import { lookAtSes } from './mail-trial.ts';

/** What a data folder and its register are looked at with. */
export type Doctor = {
  folder: string;
  /** Whether the environment names a database of its own. */
  hasOwnDatabase: boolean;
  table: string;
  /** Joined or started: asked for only once a register was found in the folder. */
  engines: () => Promise<Engines>;
  settings: () => Promise<MailSettings>;
  freeze: Freeze;
  /** Where SES is asked, for mail of that route. */
  sesAt: (settings: MailSettings) => Parameters<typeof sesClient>[1];
  pagesAddress: string | undefined;
  now: () => Instant;
};

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Looks at everything, whatever of it is broken. */
export async function examineFolder(doctor: Doctor): Promise<Examination> {
  const { folder, hasOwnDatabase, now } = doctor;
  const there = await know(stat(folder));
  const exists = 'known' in there && there.known.isDirectory();
  const ofFolder = exists ? folderFindings(await factsOf(folder)) : [];
  const { findings, boards, lastEntry, lastMeeting } = await examineRegister(doctor, exists);
  const machine = {
    now: now(),
    lastEntry,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    versions: {
      node: process.version,
      ...(await programFacts()),
      format: dispatchFormat,
    },
  };
  const mail = await examineMail(doctor);
  const ofMail = [...mail, await freezeFinding(doctor), ...(await linksFindings(doctor))];
  const isAskedOfSes = mail.some(({ check }) => check === 'clock');
  return examinationOf(now(), null, [
    ...machineFindings(machine).filter(
      ({ check, standing }) => check !== 'clock' || !isAskedOfSes || standing !== 'ok',
    ),
    holidaysFinding(dayIn('Europe/London', now()), lastMeeting),
    ...ofFolder,
    ...(exists || hasOwnDatabase
      ? []
      : [noFolder(folder, 'unknown' in there ? there.unknown : 'it is no folder')]),
    ...findings,
    ...(existsSync(join(folder, 'dynamodb'))
      ? [backupFinding(await lastBackupIn(folder), dayIn('Europe/London', now()))]
      : []),
    ...ofMail,
    ...boards,
  ]);
}

const noFolder = (folder: string, why: string): Finding =>
  (why === 'it is no folder' ? wrong : toDo)(
    'register',
    `there is no data folder ${resolve(folder)}: ${why}`,
    'MATTERS_DATA names another; or add a board: matters board add',
  );

export function examinationOf(at: Instant, stage: string | null, found: readonly Finding[]): Examination {
  const findings = inOrder(found);
  return { format: 1, at, stage, standing: worstOf(findings), findings };
}

/** Which release this is; and the day on which it was built, where it was: what is built lies beside its own copy of that. */
export async function programFacts(): Promise<{ program: string; builtOn: CalendarDate | null }> {
  const built = new URL('../package.json', import.meta.url);
  const isBuilt = existsSync(built);
  const file = isBuilt ? built : new URL('../../package.json', import.meta.url);
  const text = await readFile(file, 'utf8').catch(() => '{}');
  const { version = 'of no version' } = JSON.parse(text) as { version?: string };
  const builtOn = isBuilt
    ? dayIn('Europe/London', instantSchema.parse((await stat(built)).mtime.toISOString()))
    : null;
  return { program: version, builtOn };
}

const know = <T>(work: Promise<T>): Promise<Known<T>> =>
  work.then(
    (known) => ({ known }),
    (error: unknown) => ({ unknown: whyNoFile(error) }),
  );

async function factsOf(folder: string): Promise<FolderFacts> {
  const all = know(everythingIn(folder));
  const disk = await know(statfs(folder));
  const found = await all;
  return {
    folder: resolve(folder),
    disk:
      'unknown' in disk || 'unknown' in found
        ? { unknown: 'unknown' in disk ? disk.unknown : 'its files cannot be listed' }
        : { known: { freeBytes: disk.known.bavail * disk.known.bsize, usedBytes: found.known.bytes } },
    openToOthers:
      'unknown' in found
        ? found
        : { known: process.platform === 'win32' ? null : await openOf(folder, found.known.open) },
    isWritable: await access(folder, constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    ),
  };
}

/** Behind a folder that is shut, what its files allow is of no account. */
async function openOf(folder: string, open: string[]): Promise<string[]> {
  return isOpen((await stat(folder)).mode) ? [resolve(folder), ...open] : [];
}

const isOpen = (mode: number): boolean => (mode & 0o077) !== 0;

/** What the files in a folder take, and those of them that others may open. A file that goes meanwhile is not there. */
async function everythingIn(folder: string): Promise<{ bytes: number; open: string[] }> {
  let bytes = 0;
  const open: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const found = await lstat(path).catch(() => undefined);
    if (!found?.isFile()) continue;
    bytes += found.size;
    if (isOpen(found.mode)) open.push(path);
  }
  return { bytes, open };
}

const nothing: Examined = { findings: [], boards: [], lastEntry: null, lastMeeting: null, isWoken: false };

async function examineRegister(doctor: Doctor, exists: boolean): Promise<Examined> {
  const { folder, hasOwnDatabase, table, now } = doctor;
  if (hasOwnDatabase) return examineBoards({ ...openStore(documentClient(), table), now });
  if (!exists) return nothing;
  const path = join(folder, 'dynamodb');
  const why = existsSync(path)
    ? await whileAlone(folder, () => whyNotOpened(path)).catch((error: unknown) =>
        wrong('register', `the folder cannot be used: ${reasonOf(error)}`, remedyOf(folder)),
      )
    : toDo(
        'register',
        `there is no register in ${resolve(folder)} yet`,
        'Add the first board: matters board add',
      );
  if (why !== undefined) return { ...nothing, findings: [why] };
  let engines: Engines;
  try {
    engines = await doctor.engines();
  } catch (error) {
    return { ...nothing, findings: [wrong('register', reasonOf(error), remedyOf(folder))] };
  }
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } =
    engines.environment;
  const credentials = { accessKeyId, secretAccessKey };
  const client = documentClient({ endpoint: engines.dynamodb, region: 'eu-west-2', credentials });
  try {
    const examined = await examineBoards({ ...openStore(client, table), now });
    return { ...examined, findings: [serviceFinding(engines, examined.isWoken), ...examined.findings] };
  } finally {
    client.destroy();
  }
}

function serviceFinding({ joined, served }: Engines, isWoken: boolean): Finding {
  if (joined) return fine('service', `one runs on this folder${served ? `, at ${served.api}` : ''}`);
  const none = 'none runs on this folder';
  return isWoken
    ? toDo(
        'service',
        `${none}, and one did: no morning is worked by itself`,
        'npm start -- --data FOLDER --serve: docs/one-machine.md has it started with the machine',
      )
    : fine('service', `${none}: verbs start its engines themselves`);
}

const openStore = (client: ReturnType<typeof documentClient>, table: string) => ({
  register: openRegister(client, table),
  ledger: openLedger(client, table),
});

const remedyOf = (folder: string): string =>
  `Touch nothing in it, copy ${resolve(folder)} as it is, and restore the last backup into another folder: docs/backup.md`;

/** A database on disk that is damaged ends the process that opens it for use; so it is read through first. */
async function whyNotOpened(path: string): Promise<Finding | undefined> {
  const database = new Level<string, Buffer>(path, { createIfMissing: false, valueEncoding: 'buffer' });
  try {
    await database.open();
    for await (const _ of database.iterator());
    return undefined;
  } catch (error) {
    const { cause } = error as { cause?: { code?: string; message?: string } };
    const why = cause?.message ?? reasonOf(error);
    return wrong('register', `the database in ${resolve(path)} cannot be read: ${why}`, remedyOf(path));
  } finally {
    await database.close().catch(() => undefined);
  }
}

async function examineMail({ settings, sesAt }: Doctor): Promise<Finding[]> {
  let known: MailSettings;
  try {
    known = await settings();
  } catch (error) {
    return [wrong('mail route', reasonOf(error), 'Say anew how mail goes out: matters mail use')];
  }
  try {
    const looked = await lookAtSes(known, sesAt(known) ?? {});
    return [routeFinding(known), ...(looked?.findings ?? [])];
  } catch (error) {
    return [
      routeFinding(known),
      toDo('credentials', `SES could not be asked: ${reasonOf(error)}`, 'Ask again in a while'),
    ];
  }
}

async function freezeFinding({ freeze }: Doctor): Promise<Finding> {
  const frozen = await freeze();
  if (frozen === null) return fine('freeze', 'sending is not frozen');
  return wrong(
    'freeze',
    `${freezeInWords(frozen)}; mails wait, and are missed in the end`,
    'When it may go on: matters mail thaw',
  );
}

/** The links of mails that reach people lead nowhere unless somebody says where the pages are. */
async function linksFindings({ settings, pagesAddress }: Doctor): Promise<Finding[]> {
  const known = await settings().catch(() => undefined);
  if (known?.route == null) return [];
  if (pagesAddress !== undefined) return [fine('links', `those in mails lead to ${pagesAddress}`)];
  if (known.route.via === 'mailbox')
    return [fine('links', 'those in mails lead to the pages of this machine, where they are read')];
  return [
    toDo(
      'links',
      'mails carry none, so no office can answer by its page: nobody has said where people reach the pages',
      'Set MATTERS_PAGES_ADDRESS once they can: docs/owner-links.md',
    ),
  ];
}
