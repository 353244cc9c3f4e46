import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failed } from '../../functions/command-line/terminal/desk.ts';
import { databaseFault } from '../../functions/command-line/terminal/faults.ts';
import { linesIn } from '../../functions/handover/lines.ts';
import { type EngineKeys, keyHeader } from './doors.ts';
import { openDynalite } from './dynalite.ts';
import { answerBefore } from './servers.ts';
import type { Store } from './transactions.ts';

/** Where the embedded database answers with all its items as they are at one moment. */
const itemsPath = '/items';
/** The last line of an answer that is whole says how many items came before it. */
const endOf = (items: number): string => `{"end":${items}}\n`;

/**
 * Each item of the table, a line of DynamoDB's JSON each: as they all were at the moment when this was begun, whoever
 * writes meanwhile, for that is what an iterator of LevelDB reads.
 */
async function* itemsIn({ db }: Store, table: string, folder: string): AsyncGenerator<string> {
  const prefix = `item-${table}~`;
  let items = 0;
  try {
    for await (const text of db.values<string, string>({
      ...{ gte: prefix, lt: `${prefix}\xff`, valueEncoding: 'utf8' },
    })) {
      yield `${text}\n`;
      items += 1;
    }
  } catch (error) {
    yield `${JSON.stringify({ failed: databaseFault(error, folder) })}\n`;
    return;
  }
  yield endOf(items);
}

type Callback = (error: unknown, value?: unknown) => void;
/** What dynalite asks of LevelDB, the way it does. */
type Asked = Record<'put' | 'get' | 'del' | 'batch', (...words: unknown[]) => unknown> & {
  createValueStream: (options: unknown) => Readable;
};

const chunk = Buffer.alloc(64 * 1_024);

/** Throws when so much room is not there as LevelDB wants to begin anew: what it has not sorted yet, and some more. */
async function seekRoom(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.log'));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  const trial = `${folder}-room.part`;
  try {
    await mkdir(trial, { recursive: true });
    const needed = sizes.reduce((sum, size) => sum + size, chunk.length);
    for (let at = 0; at < needed; at += chunk.length) await writeFile(join(trial, String(at)), chunk);
  } finally {
    await rm(trial, { recursive: true, force: true });
  }
}

/**
 * Lets one write after another into the database, and none after one that failed before it was opened anew: LevelDB would
 * write on behind the half of what it could not write, say that all is well, and find none of that when it starts again.
 */
function oneByOne({ db }: Store, folder: string) {
  let before: Promise<unknown> = Promise.resolve();
  let isSound = true;
  async function reopen(): Promise<void> {
    await seekRoom(folder);
    // Dynalite's own way to close it is for good.
    await (db.close as typeof db.close & { _original: () => Promise<void> })._original();
    await db.open();
    isSound = true;
  }
  return (write: (done: Callback) => void, told: Callback): void => {
    before = before.then(
      () =>
        new Promise<void>((next) => {
          const end: Callback = (error, value) => {
            if (error) isSound = false;
            told(error, value);
            next();
          };
          (isSound && db.status === 'open' ? Promise.resolve() : reopen()).then(() => write(end), end);
        }),
    );
  };
}

/**
 * Of what it does not expect, such as a full disk, dynalite throws where nobody can catch it, and the process ends: so it is
 * answered as an error of the database, which says what is wrong.
 */
function answerFaults(store: Store, folder: string): void {
  const asked = store.db as unknown as Asked;
  const fault = (error: unknown): unknown => {
    if (!(error instanceof Error) || error.name === 'NotFoundError' || 'statusCode' in error) return error;
    const body = {
      __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError',
      message: databaseFault(error, folder),
    };
    return Object.assign(error, { statusCode: 500, body });
  };
  const inTurn = oneByOne(store, folder);
  for (const name of ['put', 'get', 'del', 'batch'] as const) {
    const ask = asked[name].bind(store.db);
    asked[name] = (...words) => {
      const callback = words.at(-1) as Callback;
      const told: Callback = (error, value) => callback(fault(error), value);
      const begin = (done: Callback) => void ask(...words.slice(0, -1), done);
      return name === 'get' && store.db.status === 'open' ? begin(told) : inTurn(begin, told);
    };
  }
  const createValueStream = asked.createValueStream.bind(store.db);
  asked.createValueStream = (options) =>
    createValueStream(options).prependListener('error', (error) => void fault(error));
}

/**
 * The embedded database in that folder, and all items of its one table at {@link itemsPath}; not listening yet. Throws
 * {@link Failed} when it cannot be opened.
 */
export async function databaseIn(path: string, table: string): Promise<Server> {
  // Without the file that says which others are its own, LevelDB would begin anew, and take those away.
  if (existsSync(path) && !existsSync(join(path, 'CURRENT'))) {
    throw new Failed(databaseFault(new Error('its file CURRENT is missing'), path));
  }
  const { server, store } = openDynalite(path);
  await store.db.open().catch((error: unknown) => {
    throw new Failed(databaseFault(error, path));
  });
  answerFaults(store, path);
  answerBefore(server, ({ url }) => {
    if (url !== itemsPath) return undefined;
    return (response) => {
      pipeline(Readable.from(itemsIn(store, table, path)), response).catch(() => response.destroy());
    };
  });
  return server;
}

/**
 * Every item of a running database, as all were at one moment, a line each. Throws {@link Failed} when it cannot be read to
 * its end.
 */
export async function* itemsOf({
  dynamodb,
  keys,
}: {
  dynamodb: string;
  keys: EngineKeys;
}): AsyncGenerator<string> {
  const cutOff = new Failed('the database ended before all of it was read: say it again');
  const answer = await fetch(new URL(itemsPath, dynamodb), { headers: keyHeader(keys) });
  if (!answer.ok || answer.body === null) throw cutOff;
  let items = 0;
  for await (const { text } of linesIn(answer.body)) {
    if (`${text}\n` === endOf(items)) return;
    if (text.startsWith('{"failed":')) throw new Failed(JSON.parse(text).failed);
    yield text;
    items += 1;
  }
  throw cutOff;
}
