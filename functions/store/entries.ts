import { isDeepStrictEqual } from 'node:util';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type PutCommandInput,
  paginateQuery,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { z } from 'zod';
import { liveIndex, tableKeys } from './table.ts';

/** Where a thing is kept: its board's partition, and its place in it. */
export type Key = { board: string; entry: string };

/** A key, where it stands in the index of what is live (if it does), and the thing itself. */
export type Entry = Key & { live?: string; version: number } & Record<string, unknown>;

/** `changed meanwhile`: somebody else's change stands, and nothing was written. Read again, and decide again. */
export type SaveOutcome = 'saved' | 'changed meanwhile';

/** Something stored is not what the register's words allow. It is named, and never skipped. */
class UnreadableEntry extends Error {
  override readonly name = 'UnreadableEntry';
  constructor(board: string, entry: string, error: z.ZodError) {
    const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`);
    super(`${entry} of board ${board} is not as it should be: ${faults.join('; ')}`, { cause: error });
  }
}

/** `item` as `schema` has it. Throws {@link UnreadableEntry}. */
export function parsed<T>(schema: z.ZodType<T>, item: Record<string, unknown>): T {
  const result = schema.safeParse(item);
  if (result.success) return result.data;
  throw new UnreadableEntry(String(item[tableKeys.partition]), String(item[tableKeys.sort]), result.error);
}

/** A range of the index of what is live, by its first and last possible text. */
export type LiveRange = { from: string; to: string };

/** Everything whose place starts with `prefix`: no place holds a character beyond the tilde. */
export const startingWith = (prefix: string): LiveRange => ({ from: prefix, to: `${prefix}~` });

const batchGetLimit = 100;

/** The table as keys, conditions and pages: what the register and the ledger are written on. */
export function openEntries(client: DynamoDBDocumentClient, tableName: string) {
  async function query<T>(schema: z.ZodType<T>, input: Omit<QueryCommandInput, 'TableName'>): Promise<T[]> {
    const things: T[] = [];
    for await (const page of paginateQuery({ client }, { TableName: tableName, ...input })) {
      for (const item of page.Items ?? []) things.push(parsed(schema, item));
    }
    return things;
  }

  async function stored(key: Key): Promise<Record<string, unknown> | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
    );
    return Item;
  }

  /** Up to a hundred keys. What DynamoDB leaves unprocessed is asked for again, after a growing pause. */
  async function batch(keys: readonly Key[]): Promise<Record<string, unknown>[]> {
    const items: Record<string, unknown>[] = [];
    let asked: Record<string, unknown>[] = [...keys];
    for (let pause = 50; asked.length > 0; pause = Math.min(2 * pause, 2_000)) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [tableName]: { Keys: asked, ConsistentRead: true } } }),
      );
      items.push(...(Responses?.[tableName] ?? []));
      asked = UnprocessedKeys?.[tableName]?.Keys ?? [];
      if (asked.length > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return items;
  }

  async function put(input: Omit<PutCommandInput, 'TableName'>): Promise<void> {
    await client.send(new PutCommand({ TableName: tableName, ...input }));
  }

  return {
    put,

    async get<T>(schema: z.ZodType<T>, key: Key): Promise<T | undefined> {
      const item = await stored(key);
      return item && parsed(schema, item);
    },

    /** Those of `keys` that are there, in no order. */
    async getMany<T>(schema: z.ZodType<T>, keys: readonly Key[]): Promise<T[]> {
      const different = [...new Map(keys.map((key) => [`${key.board} ${key.entry}`, key])).values()];
      const things: T[] = [];
      for (let from = 0; from < different.length; from += batchGetLimit) {
        const items = await batch(different.slice(from, from + batchGetLimit));
        things.push(...items.map((item) => parsed(schema, item)));
      }
      return things;
    },

    /** Everything in the board's partition whose entry starts with `prefix`, as it is at this moment. */
    all: <T>(schema: z.ZodType<T>, board: string, prefix: string): Promise<T[]> =>
      query(schema, {
        KeyConditionExpression: '#partition = :board and begins_with(#sort, :prefix)',
        ExpressionAttributeNames: { '#partition': tableKeys.partition, '#sort': tableKeys.sort },
        ExpressionAttributeValues: { ':board': board, ':prefix': prefix },
        ConsistentRead: true,
      }),

    /** A range of the live index, which on AWS trails the table by a moment: read the thing itself before acting. */
    live: <T>(schema: z.ZodType<T>, board: string, { from, to }: LiveRange): Promise<T[]> =>
      query(schema, {
        IndexName: liveIndex.name,
        KeyConditionExpression: '#partition = :board and #sort between :from and :to',
        ExpressionAttributeNames: { '#partition': liveIndex.partition, '#sort': liveIndex.sort },
        ExpressionAttributeValues: { ':board': board, ':from': from, ':to': to },
      }),

    /**
     * Writes `entry` if what stands is the version before it; the first version, if nothing does. The SDK may
     * repeat a write that had succeeded, which then fails its own condition: when what stands is exactly `entry`,
     * it is saved. Throws when the entry is larger than DynamoDB can hold, or has no version yet.
     */
    async save(entry: Entry): Promise<SaveOutcome> {
      const { board, entry: place, version } = entry;
      if (version < 1) throw new RangeError(`${place} of board ${board} has no first change in its history`);
      const condition: Partial<PutCommandInput> =
        version === 1
          ? {
              ConditionExpression: 'attribute_not_exists(#sort)',
              ExpressionAttributeNames: { '#sort': tableKeys.sort },
            }
          : {
              ConditionExpression: '#version = :before',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':before': version - 1 },
            };
      try {
        await put({ Item: entry, ...condition });
        return 'saved';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) {
          return isDeepStrictEqual(await stored({ board, entry: place }), entry)
            ? 'saved'
            : 'changed meanwhile';
        }
        if (error instanceof Error && /item size/i.test(error.message)) {
          throw new RangeError(
            `${place} of board ${board} is larger than the 400 kB that one entry can hold`,
            {
              cause: error,
            },
          );
        }
        throw error;
      }
    },
  };
}
