import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Level } from 'level';
import { type EngineKeys, keyHeader } from './doors.ts';

const require = createRequire(import.meta.url);

/** What dynalite keeps its items in, and shows nobody. */
type Store = { db: Level<string, unknown> };
type Dynalite = (options: { path: string; createTableMs: number }) => Server;
type Stores = { create: (options: object) => Store };

/** Where the embedded database answers with all its items as they are at one moment. */
const itemsPath = '/items';
/** The last line of an answer that is whole says how many items came before it. */
const endOf = (items: number): string => `{"end":${items}}\n`;

/** Dynalite's server, and the store that it keeps to itself. */
function openDynalite(path: string): { server: Server; store: Store } {
  const dynalite = require('dynalite') as Dynalite;
  const stores = require('dynalite/db') as Stores;
  const { create } = stores;
  let store: Store | undefined;
  stores.create = (options) => {
    store = create(options);
    return store;
  };
  try {
    const server = dynalite({ path, createTableMs: 0 });
    if (store === undefined) throw new Error('dynalite has its store elsewhere than it had');
    return { server, store };
  } finally {
    stores.create = create;
  }
}

/**
 * Each item of the table, a line of DynamoDB's JSON each: as they all were at the moment when this was begun, whoever
 * writes meanwhile, for that is what an iterator of LevelDB reads.
 */
async function* itemsIn({ db }: Store, table: string): AsyncGenerator<string> {
  const prefix = `item-${table}~`;
  let items = 0;
  for await (const text of db.values<string, string>({
    ...{ gte: prefix, lt: `${prefix}\xff`, valueEncoding: 'utf8' },
  })) {
    yield `${text}\n`;
    items += 1;
  }
  yield endOf(items);
}

/** The embedded database in that folder, and all items of its one table at {@link itemsPath}; not listening yet. */
export function databaseIn(path: string, table: string): Server {
  const { server, store } = openDynalite(path);
  const engine = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === itemsPath) {
      pipeline(Readable.from(itemsIn(store, table)), response).catch(() => response.destroy());
    } else {
      for (const answer of engine) answer.call(server, request, response);
    }
  });
  return server;
}

/** What the database answered is not whole. */
export class ItemsCutOff extends Error {
  override readonly name = 'ItemsCutOff';
  constructor() {
    super('the database ended before all of it was read');
  }
}

/** Every item of a running database, as all were at one moment, a line each. Throws {@link ItemsCutOff}. */
export async function* itemsOf({
  dynamodb,
  keys,
}: {
  dynamodb: string;
  keys: EngineKeys;
}): AsyncGenerator<string> {
  const answer = await fetch(new URL(itemsPath, dynamodb), { headers: keyHeader(keys) });
  if (!answer.ok || answer.body === null) throw new ItemsCutOff();
  const decoder = new TextDecoder();
  let begun = '';
  let items = 0;
  for await (const chunk of answer.body) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    begun += first;
    for (const next of others) {
      if (`${begun}\n` === endOf(items)) return;
      yield begun;
      items += 1;
      begun = next;
    }
  }
  throw new ItemsCutOff();
}
