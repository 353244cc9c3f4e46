import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { TableAction } from '../register-table.ts';

/** What was asked of the table, by kind, and what it consumed in units of 4 kB read or 1 kB written. */
export type Requests = Record<TableAction | 'UpdateItem', number> & {
  readUnits: number;
  writeUnits: number;
};

export const none: Requests = {
  GetItem: 0,
  BatchGetItem: 0,
  Query: 0,
  PutItem: 0,
  UpdateItem: 0,
  readUnits: 0,
  writeUnits: 0,
};

/** Each number of `one` and `other` put together. */
export const combine = (
  one: Requests,
  other: Requests,
  put: (one: number, other: number) => number,
): Requests => ({
  GetItem: put(one.GetItem, other.GetItem),
  BatchGetItem: put(one.BatchGetItem, other.BatchGetItem),
  Query: put(one.Query, other.Query),
  PutItem: put(one.PutItem, other.PutItem),
  UpdateItem: put(one.UpdateItem, other.UpdateItem),
  readUnits: put(one.readUnits, other.readUnits),
  writeUnits: put(one.writeUnits, other.writeUnits),
});

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

/** The item, and its place in the index: where that changes, it is written twice. A refused write costs as much. */
function ofPut(input: unknown, places: Map<string, string | undefined>): Partial<Requests> {
  const { Item } = z
    .looseObject({ Item: item.extend({ board: z.string(), entry: z.string() }) })
    .parse(input);
  const key = `${Item.board} ${Item.entry}`;
  const before = places.get(key);
  places.set(key, Item.live);
  const units = writeUnitsOf(bytes(Item));
  const moves = new Set([before, Item.live].filter((place) => place !== undefined));
  return { PutItem: 1, writeUnits: units * (1 + moves.size) };
}

/** Counts, from now on, what `client` asks. */
export function countRequests(client: DynamoDBDocumentClient) {
  let soFar = none;
  const places = new Map<string, string | undefined>();
  const add = (these: Partial<Requests>): void => {
    soFar = combine(soFar, { ...none, ...these }, (one, other) => one + other);
  };
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (request) => {
        if (commandName === 'PutItemCommand') add(ofPut(request.input, places));
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
