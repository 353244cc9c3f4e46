import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

/** What the table may be asked; a transaction is allowed by what it does. */
export const kindsOfRequest = [
  'GetItem',
  'BatchGetItem',
  'Query',
  'PutItem',
  'TransactWriteItems',
  'UpdateItem',
] as const;
const measures = [...kindsOfRequest, 'readUnits', 'writeUnits'] as const;

/** What was asked of the table, by kind, and what it consumed in units of 4 kB read or 1 kB written. */
export type Requests = Record<(typeof measures)[number], number>;

const eachMeasure = (of: (measure: keyof Requests) => number): Requests =>
  Object.fromEntries(measures.map((measure) => [measure, of(measure)])) as Requests;

export const none = eachMeasure(() => 0);

/** Each number of `one` and `other` put together. */
export const combine = (
  one: Requests,
  other: Requests,
  put: (one: number, other: number) => number,
): Requests => eachMeasure((measure) => put(one[measure], other[measure]));

const item = z.looseObject({ live: z.string().optional() });
const items = z.array(item).default([]);
const consistency = z.looseObject({ ConsistentRead: z.boolean().default(false) });
const byTable = <T extends z.ZodType>(schema: T) => z.record(z.string(), schema);

/** As JSON, which is within a few bytes of how DynamoDB counts. */
const bytes = (thing: unknown): number => Buffer.byteLength(JSON.stringify(thing));
const unitsOf = (size: number, unit: number): number => Math.max(1, Math.ceil(size / unit));
const readUnitsOf = (size: number, { ConsistentRead }: z.infer<typeof consistency>): number =>
  unitsOf(size, 4_096) * (ConsistentRead ? 1 : 0.5);
const writeUnitsOf = (size: number): number => unitsOf(size, 1_024);

function ofGet(input: unknown, output: unknown): Partial<Requests> {
  const { Item } = z.looseObject({ Item: item.optional() }).parse(output);
  return { GetItem: 1, readUnits: readUnitsOf(Item ? bytes(Item) : 0, consistency.parse(input)) };
}

/** Each item by itself; what is not there costs as much as something small. */
function ofBatchGet(input: unknown, output: unknown): Partial<Requests> {
  const { RequestItems } = z
    .looseObject({ RequestItems: byTable(consistency.extend({ Keys: z.array(z.unknown()) })) })
    .parse(input);
  const { Responses } = z.looseObject({ Responses: byTable(items) }).parse(output);
  const readUnits = Object.entries(RequestItems).map(([table, { Keys, ...asked }]) => {
    const found = Responses[table] ?? [];
    const missing = Keys.length - found.length;
    return found.reduce((sum, one) => sum + readUnitsOf(bytes(one), asked), missing * readUnitsOf(0, asked));
  });
  return { BatchGetItem: 1, readUnits: readUnits.reduce((sum, units) => sum + units, 0) };
}

/** A page together. */
function ofQuery(input: unknown, output: unknown): Partial<Requests> {
  const { Items } = z.looseObject({ Items: items }).parse(output);
  const size = Items.reduce((sum, one) => sum + bytes(one), 0);
  return { Query: 1, readUnits: readUnitsOf(size, consistency.parse(input)) };
}

type Places = Map<string, string | undefined>;
const put = z.looseObject({ Item: item.extend({ board: z.string(), entry: z.string() }) });

/** The item, and its place in the index: where that changes, it is written twice. A refused write costs as much. */
function unitsOfPut({ Item }: z.infer<typeof put>, places: Places): number {
  const key = `${Item.board} ${Item.entry}`;
  const before = places.get(key);
  places.set(key, Item.live);
  const units = writeUnitsOf(bytes(Item));
  const moves = new Set([before, Item.live].filter((place) => place !== undefined));
  return units * (1 + moves.size);
}

const ofPut = (input: unknown, places: Places): Partial<Requests> => ({
  PutItem: 1,
  writeUnits: unitsOfPut(put.parse(input), places),
});

/** Each item is written twice: once to see that all can be, and once when they are. */
function ofTransaction(input: unknown, places: Places): Partial<Requests> {
  const { TransactItems } = z.looseObject({ TransactItems: z.array(z.object({ Put: put })) }).parse(input);
  const units = TransactItems.reduce((sum, { Put }) => sum + unitsOfPut(Put, places), 0);
  return { TransactWriteItems: 1, writeUnits: 2 * units };
}

/** Counts, from now on, what `client` asks. */
export function countRequests(client: DynamoDBDocumentClient) {
  let soFar = none;
  const places: Places = new Map();
  const add = (these: Partial<Requests>): void => {
    soFar = combine(soFar, { ...none, ...these }, (one, other) => one + other);
  };
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (request) => {
        if (commandName === 'PutItemCommand') add(ofPut(request.input, places));
        if (commandName === 'TransactWriteItemsCommand') add(ofTransaction(request.input, places));
        if (commandName === 'UpdateItemCommand') add({ UpdateItem: 1, writeUnits: 1 });
        const result = await next(request);
        const { output } = result;
        if (commandName === 'GetItemCommand') add(ofGet(request.input, output));
        if (commandName === 'BatchGetItemCommand') add(ofBatchGet(request.input, output));
        if (commandName === 'QueryCommand') add(ofQuery(request.input, output));
        return result;
      },
    { step: 'initialize' },
  );
  return {
    /** What `work` asked. */
    async during(work: () => Promise<unknown>): Promise<Requests> {
      const before = soFar;
      await work();
      return combine(soFar, before, (after, first) => after - first);
    },
  };
}
