import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { Failed } from '../../functions/command-line/terminal/desk.ts';
import { databaseFault } from '../../functions/command-line/terminal/faults.ts';
import { documentClient } from '../../functions/store/client.ts';
import { createTable } from '../../functions/store/table.ts';
import { startBucket } from './bucket.ts';
import { closeToOthers } from './data-folder.ts';
import { databaseIn } from './database.ts';
import { type EngineKeys, guard, keyHeader, newKeys } from './doors.ts';
import { startMailbox } from './mailbox.ts';
import { keepSecret } from './secret-file.ts';
import { closeServer, listen } from './servers.ts';

/** The name of the table on one's own machine. */
export const tableName = 'matters-arising';

/** Where the engines say that they are; they look at none. */
export const region = 'eu-west-2';
/** Where a service that stays up answers HTTP, whose tokens it believes, and whether it does each morning's work by itself. */
const servedSchema = z.object({ api: z.url(), issuer: z.url(), wakes: z.boolean().optional() });
export type Served = z.infer<typeof servedSchema>;

/** The database, the mail service and the bucket of one data folder, wherever they run. */
export type Engines = {
  dynamodb: string;
  ses: string;
  /** Where uploads are kept; only beside a service that stays up, since few verbs need them. */
  s3?: string;
  /** What those sign with who ask them: nobody else is answered. */
  keys: EngineKeys;
  /** Every mail accepted, each an `.eml`; see `mailbox`. */
  mailFolder: string;
  /** What the AWS SDK needs in its environment to use them. */
  environment: Record<string, string>;
  /** Whether they run in another process, and go on when this one ends. */
  joined: boolean;
  /** What the process that they run in serves besides, as far as it was announced. */
  served?: Served;
  /** Lets others on the same folder know what this process serves; those that it joins have said so themselves. */
  announce: (served: Served) => Promise<void>;
  /** Stops what this process started; leaves alone what it joined. */
  stop: () => Promise<void>;
};

/** Another process has the data folder. */
class DataFolderInUse extends Error {
  override readonly name = 'DataFolderInUse';
  constructor(dataDir: string) {
    super(`the data in ${resolve(dataDir)} is in use by another process`);
  }
}

/** Only one process can have the database on disk. The lock is the operating system's, so that it dies with its holder. */
async function lock(dataDir: string): Promise<{ release: () => Promise<void> }> {
  const { Level } = await import('level');
  const held = new Level(join(dataDir, 'lock'));
  try {
    await held.open();
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED') {
      throw new DataFolderInUse(dataDir);
    }
    const nothingInIt = 'Nothing is in it: move it away, and a new one is made';
    throw new Failed(databaseFault(error, join(dataDir, 'lock'), nothingInIt));
  }
  return { release: () => held.close() };
}

/** Does some work in the folder while no other process has it; none where one has. */
export async function whileAlone<T>(dataDir: string, work: () => Promise<T>): Promise<T | undefined> {
  const held = await lock(dataDir).catch((error: unknown) => {
    if (error instanceof DataFolderInUse) return undefined;
    throw error;
  });
  try {
    return held && (await work());
  } finally {
    await held?.release();
  }
}

async function serve(path: string, keys: EngineKeys): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = await databaseIn(path, tableName);
  // Dynalite throws, and would end this process, when a client goes away in the middle of a request.
  server.on('request', (request) => request.removeAllListeners('error').on('error', () => undefined));
  guard(server, keys);
  return { url: await listen(server, 0), stop: () => closeServer(server) };
}

/** A database has its name only once its table is made: dynalite never finishes a table whose making was cut short. */
async function makeDatabase(path: string, keys: EngineKeys): Promise<void> {
  const unfinished = `${path}.part`;
  await rm(unfinished, { recursive: true, force: true });
  const { url, stop } = await serve(unfinished, keys);
  const client = documentClient({ endpoint: url, region, credentials: keys });
  await createTable(client, tableName);
  client.destroy();
  await stop();
  await rename(unfinished, path);
}

async function startDatabase(
  path: string,
  keys: EngineKeys,
): Promise<{ url: string; stop: () => Promise<void> }> {
  if (!existsSync(path)) await makeDatabase(path, keys);
  return serve(path, keys);
}

type Doors = { dynamodb: string; ses: string; s3?: string | undefined; keys: EngineKeys };

const at = (dataDir: string, { dynamodb, ses, s3, keys }: Doors) => ({
  dynamodb,
  ses,
  keys,
  mailFolder: join(dataDir, 'mail'),
  environment: {
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_SES: ses,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    ...(s3 !== undefined && { AWS_ENDPOINT_URL_S3: s3 }),
  },
  ...(s3 !== undefined && { s3 }),
});

const runningSchema = z.object({
  identity: z.string(),
  pid: z.int(),
  dynamodb: z.url(),
  ses: z.url(),
  s3: z.url(),
  keys: z.object({ accessKeyId: z.string().min(1), secretAccessKey: z.string().min(1) }),
  served: servedSchema.optional(),
});
type Running = z.infer<typeof runningSchema>;
const runningFile = (dataDir: string): string => join(dataDir, 'running.json');

const announce = (dataDir: string, running: Running): Promise<void> =>
  keepSecret(runningFile(dataDir), running);

/** What the service of this data folder, and no other program that has its port now, answers. */
const isAnswering = ({ identity, dynamodb, ses, keys }: Running): Promise<boolean> =>
  Promise.all(
    [new URL('/running', ses), dynamodb].map((url) =>
      fetch(url, { headers: keyHeader(keys), signal: AbortSignal.timeout(2_000) }),
    ),
  ).then(
    async ([mail, database]) => database?.ok === true && (await mail?.text()) === identity,
    () => false,
  );

/** The service that runs on `dataDir`, if one does. An announcement that cannot be read is none: the lock decides. */
async function findRunning(dataDir: string): Promise<Running | undefined> {
  const announced = await readFile(runningFile(dataDir), 'utf8')
    .then((text) => runningSchema.parse(JSON.parse(text)))
    .catch(() => undefined);
  return announced && (await isAnswering(announced)) ? announced : undefined;
}

type Folder = {
  /** Where the data are kept; made when missing. */
  dataDir: string;
  /** What is done in the folder once nobody else has it, before anything in it is opened. */
  prepare?: () => Promise<void>;
  /** Whether this process stays up, so that others on the same folder may join it. */
  stays?: boolean;
  /** Told what its user should know. */
  say?: (message: string) => void;
};

/**
 * The embedded engines in this process: dynalite on disk, with the table made, the embedded SES with its mailbox, and
 * for one that stays up a bucket; on loopback only, and for those alone who have their keys. Throws {@link DataFolderInUse} when another process has the folder.
 */
export async function startEngines({
  dataDir,
  prepare,
  stays = false,
  say = () => undefined,
}: Folder): Promise<Engines> {
  await mkdir(dataDir, { recursive: true });
  const identity = randomUUID();
  const keys = newKeys();
  const { release } = await lock(dataDir);
  const started: (() => Promise<void>)[] = [release];
  const stop = async (): Promise<void> => {
    for (const end of started.splice(0).reverse()) await end();
  };
  try {
    // Whoever has the lock is alone: an announcement still lying here is that of a service that was killed.
    await rm(runningFile(dataDir), { force: true });
    await closeToOthers(dataDir, say);
    await prepare?.();
    const database = await startDatabase(join(dataDir, 'dynamodb'), keys);
    started.push(database.stop);
    const mail = await startMailbox(join(dataDir, 'mail'), identity, keys);
    started.push(mail.stop);
    const doors = { dynamodb: database.url, ses: mail.url, keys };
    if (!stays) return { ...at(dataDir, doors), joined: false, announce: async () => undefined, stop };
    const bucket = await startBucket(join(dataDir, 'uploads'), keys);
    started.push(bucket.stop);
    const announced = { identity, pid: process.pid, ...doors, s3: bucket.url };
    await announce(dataDir, announced);
    started.push(() => rm(runningFile(dataDir), { force: true }));
    return {
      ...at(dataDir, announced),
      joined: false,
      announce: (served) => announce(dataDir, { ...announced, served }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

const joinedEngines = (dataDir: string, service: Running): Engines => ({
  ...at(dataDir, service),
  joined: true,
  ...(service.served && { served: service.served }),
  announce: async () => undefined,
  stop: async () => undefined,
});

/** What the service of this data folder serves over HTTP; undefined when none runs, or it serves nothing. */
export const findServed = async (dataDir: string): Promise<Served | undefined> =>
  (await findRunning(dataDir))?.served;

type Waiting = { patienceSeconds?: number };

/**
 * Joins the service that runs on the folder; failing that, starts the engines here. While another short-lived
 * process has the folder it waits, which it says once, fifteen seconds unless told otherwise, and then throws.
 */
export async function connectOrStart(folder: Folder & Waiting): Promise<Engines> {
  const { dataDir, say = () => undefined, patienceSeconds = 15 } = folder;
  const until = performance.now() + patienceSeconds * 1_000;
  for (let waited = false; ; waited = true) {
    const service = await findRunning(dataDir);
    if (service) return joinedEngines(dataDir, service);
    try {
      return await startEngines(folder);
    } catch (error) {
      if (!(error instanceof DataFolderInUse)) throw error;
      if (performance.now() > until) {
        throw new Error(`${error.message}: wait until it ends, or end it, and try again`, { cause: error });
      }
      if (!waited) say(`Waiting: ${error.message}.`);
    }
    await pause(200);
  }
}
