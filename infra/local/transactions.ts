import type { Server, ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import type { Level } from 'level';
import * as z from 'zod';
import { answerBefore } from './servers.ts';

type Told<T = void> = (error: unknown, value?: T) => void;
/** An item in DynamoDB's JSON. */
type Item = Record<string, Record<string, unknown>>;
type Table = { GlobalSecondaryIndexes?: object[] };
type Part = {
  get: (key: string, told: Told<Item>) => void;
  lock: (keys: string[], held: (release: (done: () => void) => () => void) => void) => void;
};
/** What dynalite keeps its items in, and shows nobody. */
export type Store = {
  db: Level<string, unknown>;
  getTable: (name: string, told: Told<Table>) => void;
  getItemDb: (table: string) => Part;
};

type Fault = Error & { statusCode?: number; body?: object };
/** A request to write an item, as dynalite has it once it was looked at. */
type Put = { TableName: string; Item: Item };
type Place = { index: string; key: string };
/** What dynalite knows of items, and writes each by. */
type Items = {
  createKey: (item: Item, table: Table) => string;
  validateItem: (item: Item, table: Table) => Fault | undefined;
  validationError: (message: string) => Fault;
  checkConditional: (put: Put, standing: Item | undefined) => Fault | null | undefined;
  getIndexActions: (
    indexes: object[],
    standing: Item | undefined,
    item: Item,
    table: Table,
  ) => { puts: (Place & { item: Item })[]; deletes: Place[] };
};
type Validations = {
  checkTypes: (request: unknown, types: object) => Put;
  checkValidations: (put: Put, types: object, custom: object, store: Store) => void;
};

const require = createRequire(import.meta.url);
/** Loaded when it is asked for: dynalite is not installed wherever this program is. */
const itemsOfDynalite = (): Items => require('dynalite/db');

/** A put as dynalite has it. Throws what it refuses in a put by itself. */
function putIn(request: unknown, store: Store): Put {
  const { checkTypes, checkValidations }: Validations = require('dynalite/validations');
  const { types, custom }: { types: object; custom: object } = require('dynalite/validations/putItem');
  const put = checkTypes(request, types);
  checkValidations(put, types, custom, store);
  return put;
}

const asked = z.looseObject({
  TransactItems: z
    .array(z.strictObject({ Put: z.looseObject({}) }))
    .min(1)
    .max(100),
});

/** What is to be put, and into which table. Throws what DynamoDB refuses, and what is no put to one table. */
function putsIn(store: Store, body: string): { name: string; puts: Put[] } {
  const { validationError } = itemsOfDynalite();
  const request = asked.safeParse(JSON.parse(body));
  if (!request.success)
    throw validationError('a transaction here is one to a hundred puts, and nothing else');
  const puts = request.data.TransactItems.map(({ Put }) => putIn(Put, store));
  const [name = '', ...others] = new Set(puts.map(({ TableName }) => TableName));
  if (others.length > 0) throw validationError('a transaction here writes to one table');
  return { name, puts };
}

/** The answer to a transaction of which a condition does not hold; undefined where all do. */
function cancellationFor(faults: (Fault | null | undefined)[]): Fault | undefined {
  if (!faults.some((fault) => fault)) return undefined;
  const reasons = faults.map((fault) =>
    fault ? { Code: 'ConditionalCheckFailed', Message: fault.message } : { Code: 'None' },
  );
  const codes = reasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  const __type = 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException';
  const body = { __type, message, CancellationReasons: reasons };
  return Object.assign(new Error(message), { statusCode: 400, body });
}

const lock = (items: Part, keys: string[]): Promise<() => void> =>
  new Promise((resolve) => items.lock(keys, (release) => resolve(release(() => undefined))));

const itemAt = (items: Part, key: string): Promise<Item | undefined> =>
  new Promise((resolve, reject) =>
    items.get(key, (error, item) =>
      error instanceof Error && error.name !== 'NotFoundError' ? reject(error) : resolve(item),
    ),
  );

/** Each write to LevelDB that a put is, to the table and its indexes. */
function writesOf(name: string, table: Table, item: Item, standing: Item | undefined) {
  const { createKey, getIndexActions } = itemsOfDynalite();
  const inIndex = ({ index, key }: Place): string => `index-global~${name}~${index}~${key}`;
  const { puts, deletes } = getIndexActions(table.GlobalSecondaryIndexes ?? [], standing, item, table);
  return [
    ...deletes.map((place) => ({ type: 'del' as const, key: inIndex(place) })),
    ...puts.map((place) => ({ type: 'put' as const, key: inIndex(place), value: place.item })),
    { type: 'put' as const, key: `item-${name}~${createKey(item, table)}`, value: item },
  ];
}

/**
 * Writes all items of a transaction, or none: in one batch of LevelDB, while nobody else writes any of them. Throws what is
 * to be answered.
 */
async function writeTogether(store: Store, body: string): Promise<void> {
  const { createKey, validateItem, validationError, checkConditional } = itemsOfDynalite();
  const { name, puts } = putsIn(store, body);
  const table = await promisify((told: Told<Table>) => store.getTable(name, told))();
  if (table === undefined) throw new Error(`there is no table ${name}`);
  const invalid = puts.map(({ Item }) => validateItem(Item, table)).find((fault) => fault);
  if (invalid) throw invalid;
  const keys = puts.map(({ Item }) => createKey(Item, table));
  if (new Set(keys).size < keys.length) {
    throw validationError('Transaction request cannot include multiple operations on one item');
  }
  const items = store.getItemDb(name);
  const release = await lock(items, keys);
  try {
    const standing = await Promise.all(keys.map((key) => itemAt(items, key)));
    const refusal = cancellationFor(puts.map((put, at) => checkConditional(put, standing[at])));
    if (refusal) throw refusal;
    const writes = puts.flatMap(({ Item }, at) => writesOf(name, table, Item, standing[at]));
    // Dynalite has it tell a callback.
    const batch = store.db.batch.bind(store.db) as unknown as (all: typeof writes, told: Told) => void;
    await promisify((told: Told) => batch(writes, told))();
  } finally {
    release();
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify(body));
}

/** Has dynalite's server answer `TransactWriteItems`, of which it knows nothing, by what it knows of a put. */
export function answerTransactions(server: Server, store: Store): void {
  answerBefore(server, (request) => {
    if (request.headers['x-amz-target'] !== 'DynamoDB_20120810.TransactWriteItems') return undefined;
    return (response) =>
      void text(request)
        .then((body) => writeTogether(store, body))
        .then(
          () => answer(response, 200, {}),
          ({ statusCode = 500, body, message }: Fault) => {
            const fault = { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError', message };
            answer(response, statusCode, body ?? fault);
          },
        );
  });
}
