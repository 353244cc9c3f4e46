import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type PutCommandInput,
  paginateQuery,
  type QueryCommandInput,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import DataLoader from 'dataloader';
import type { z } from 'zod';
import { isOfOneOfAll, isRefused, unlessInConflict } from './conflicts.ts';
import { liveIndex, tableKeys } from './table.ts';

/** Where a thing is kept: its board's partition, and its place in it. */
export type Key = { board: string; entry: string };

/** A key, where it stands in the index of what is live (if it does), and the thing itself. */
export type Entry = Key & { live?: string; version: number } & Record<string, unknown>;

/** `changed meanwhile`: somebody else's change stands, and nothing was written. Read again, and decide again. */
export type SaveOutcome = 'saved' | 'changed meanwhile';

/** An entry, with the schema that reads it back as the thing it was. */
export type Placed<T> = { schema: z.ZodType<T>; entry: Entry };

/** What stands in the place of a thing that comes from elsewhere: the very same counts as there, whoever wrote it. */
export type Standing = 'nothing stands there' | 'there already' | 'another stands there';

export type RestoreOutcome = 'saved' | Exclude<Standing, 'nothing stands there'>;

/** Something stored is not what the register's words allow. It is named, and never skipped unless somebody is told. */
export class UnreadableEntry extends Error {
  override readonly name = 'UnreadableEntry';
  readonly entry: string;
  constructor(board: string, entry: string, error: z.ZodError) {
    const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`);
    super(`${entry} of board ${board} is not as it should be: ${faults.join('; ')}`, { cause: error });
    this.entry = entry;
  }
}

/** A thing has grown beyond what one entry can hold. Nothing of it was written. */
export class EntryTooLarge extends RangeError {
  override readonly name = 'EntryTooLarge';
  constructor({ board, entry }: Key, cause: unknown) {
    super(`${entry} of board ${board} is larger than the 400 kB that one entry can hold`, { cause });
  }
}

/** `item` as `schema` has it. Throws {@link UnreadableEntry}. */
export function parseEntry<T>(schema: z.ZodType<T>, item: Record<string, unknown>): T {
  const result = schema.safeParse(item);
  if (result.success) return result.data;
  throw new UnreadableEntry(String(item[tableKeys.partition]), String(item[tableKeys.sort]), result.error);
}

type ToldUnreadable = ((error: UnreadableEntry) => void) | undefined;

/** Told by its name of a thing that cannot be read, which is then left out. Where nobody is told, it throws. */
export type ToldByName = (failure: { id: string; error: Error }) => void;

/** Tells `told` by the name that comes after `prefix` in the thing's place. */
export const byNameAfter = (prefix: string, told: ToldByName | undefined): ToldUnreadable =>
  told && ((error) => told({ id: error.entry.slice(prefix.length), error }));

/** Those of `items` that `schema` can read. */
function parseEach<T>(
  schema: z.ZodType<T>,
  items: readonly Record<string, unknown>[],
  told: ToldUnreadable,
): T[] {
  return items.flatMap((item) => {
    try {
      return [parseEntry(schema, item)];
    } catch (error) {
      if (told === undefined || !(error instanceof UnreadableEntry)) throw error;
      told(error);
      return [];
    }
  });
}

/** A range of the index of what is live, by its first and last possible text. */
export type LiveRange = { from: string; to: string };

/** Everything whose place starts with `prefix`: no place holds a character beyond the tilde. */
export const startingWith = (prefix: string): LiveRange => ({ from: prefix, to: `${prefix}~` });

const batchGetLimit = 100;

const nothingStands: Partial<PutCommandInput> = {
  ConditionExpression: 'attribute_not_exists(#sort)',
  ExpressionAttributeNames: { '#sort': tableKeys.sort },
};

/** Under which condition an entry is written: that what stands is the version before it; of the first version, nothing. */
const versionBefore = ({ version }: Entry): Partial<PutCommandInput> =>
  version === 1
    ? nothingStands
    : {
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': version - 1 },
      };

/** Compared as things, not as entries: where they stand in the index, and who wrote them, is no part of them. */
const standingFor = <T>({ schema, entry }: Placed<T>, item: Record<string, unknown>) =>
  isDeepStrictEqual(parseEntry(schema, item), parseEntry(schema, entry))
    ? 'there already'
    : 'another stands there';

export type Entries = ReturnType<typeof openEntries>;

/** The table as keys, conditions and pages: what the register and the ledger are written on. */
export function openEntries(client: DynamoDBDocumentClient, tableName: string) {
  type Query = Omit<QueryCommandInput, 'TableName'>;

  async function* pagesOf<T>(
    schema: z.ZodType<T>,
    input: Query,
    told?: ToldUnreadable,
  ): AsyncGenerator<T[], void> {
    for await (const page of paginateQuery({ client }, { TableName: tableName, ...input })) {
      yield parseEach(schema, page.Items ?? [], told);
    }
  }

  /** One after another, so that no more than a page is held. */
  async function* eachOf<T>(schema: z.ZodType<T>, input: Query): AsyncGenerator<T> {
    for await (const page of pagesOf(schema, input)) yield* page;
  }

  async function query<T>(schema: z.ZodType<T>, input: Query, told?: ToldUnreadable): Promise<T[]> {
    const things: T[] = [];
    for await (const page of pagesOf(schema, input, told)) things.push(...page);
    return things;
  }

  const startsWith = (board: string, prefix: string): Query => ({
    KeyConditionExpression: '#partition = :board and begins_with(#sort, :prefix)',
    ExpressionAttributeNames: { '#partition': tableKeys.partition, '#sort': tableKeys.sort },
    ExpressionAttributeValues: { ':board': board, ':prefix': prefix },
    ConsistentRead: true,
  });

  const inLiveIndex = (board: string, { from, to }: LiveRange): Query => ({
    IndexName: liveIndex.name,
    KeyConditionExpression: '#partition = :board and #sort between :from and :to',
    ExpressionAttributeNames: { '#partition': liveIndex.partition, '#sort': liveIndex.sort },
    ExpressionAttributeValues: { ':board': board, ':from': from, ':to': to },
  });

  async function itemAt(key: Key): Promise<Record<string, unknown> | undefined> {
    const { Item } = await client.send(
      new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
    );
    return Item;
  }

  /** Up to a hundred keys. What DynamoDB leaves unprocessed is asked for again, after a growing pause. */
  async function batch(keys: readonly Key[]): Promise<Record<string, unknown>[]> {
    const items: Record<string, unknown>[] = [];
    let left: Record<string, unknown>[] = [...keys];
    for (let pause = 50; left.length > 0; pause = Math.min(2 * pause, 2_000)) {
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [tableName]: { Keys: left, ConsistentRead: true } } }),
      );
      items.push(...(Responses?.[tableName] ?? []));
      left = UnprocessedKeys?.[tableName]?.Keys ?? [];
      if (left.length > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return items;
  }

  /** Up to any number of keys, each asked for once; in no order. */
  async function itemsAt(keys: readonly Key[]): Promise<Record<string, unknown>[]> {
    const different = [...new Map(keys.map((key) => [`${key.board} ${key.entry}`, key])).values()];
    const items: Record<string, unknown>[] = [];
    for (let from = 0; from < different.length; from += batchGetLimit) {
      items.push(...(await batch(different.slice(from, from + batchGetLimit))));
    }
    return items;
  }

  async function put(input: Omit<PutCommandInput, 'TableName'>): Promise<void> {
    await unlessInConflict(() => client.send(new PutCommand({ TableName: tableName, ...input })));
  }

  /** Whether `entry` was written, which it is if `condition` holds. Throws {@link EntryTooLarge}. */
  async function putIf(condition: Partial<PutCommandInput>, entry: Entry): Promise<boolean> {
    try {
      await put({ Item: entry, ...condition });
      return true;
    } catch (error) {
      if (isRefused(error)) return false;
      if (error instanceof Error && /item size/i.test(error.message)) {
        throw new EntryTooLarge(entry, error);
      }
      throw error;
    }
  }

  /**
   * The SDK may repeat a write that had succeeded, which then fails its own condition: when what stands is exactly what was
   * written, it is saved. Each write bears a mark of its own, by which it is known.
   */
  const withMark = (entry: Entry): Entry => ({ ...entry, mark: randomUUID() });

  /** `saved` where exactly these stand, each with its mark. */
  async function areWritten(entries: readonly Entry[]): Promise<SaveOutcome> {
    const standing = await itemsAt(entries.map(({ board, entry }) => ({ board, entry })));
    const isThere = (entry: Entry): boolean => standing.some((item) => isDeepStrictEqual(item, entry));
    return entries.every(isThere) ? 'saved' : 'changed meanwhile';
  }

  const saveMarked = async (entry: Entry): Promise<SaveOutcome> =>
    (await putIf(versionBefore(entry), entry)) ? 'saved' : areWritten([entry]);

  /** Writes all of `entries`, each on its condition, and `besides` on none; or nothing. */
  async function transact(entries: readonly Entry[], besides: readonly Entry[] = []): Promise<void> {
    const puts = [
      ...entries.map((entry) => ({ Item: entry, ...versionBefore(entry) })),
      ...besides.map((entry) => ({ Item: entry })),
    ];
    const transaction = new TransactWriteCommand({
      TransactItems: puts.map((write) => ({ Put: { TableName: tableName, ...write } })),
      ClientRequestToken: randomUUID(),
    });
    await unlessInConflict(() => client.send(transaction));
  }

  /** All in one transaction; where that is not taken for one of them, each by itself. */
  async function saveEach(unmarked: readonly Entry[]): Promise<(SaveOutcome | Error)[]> {
    const entries = unmarked.map(withMark);
    const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
    if (entries.length > 1) {
      try {
        await transact(entries);
        return entries.map(() => 'saved');
      } catch (error) {
        if (!isOfOneOfAll(error)) return entries.map(() => asError(error));
      }
    }
    return Promise.all(entries.map((entry) => saveMarked(entry).catch(asError)));
  }

  /** Of what is saved in the same moment, so much goes into the table at once: DynamoDB takes 4 MB. */
  const inOneMoment = new DataLoader(saveEach, { cache: false, maxBatchSize: 25 });

  /** Throws where it has no version yet. */
  function checkVersion({ board, entry, version }: Entry): void {
    if (version < 1) throw new RangeError(`${entry} of board ${board} has no first change in its history`);
  }

  return {
    put,

    async get<T>(schema: z.ZodType<T>, key: Key): Promise<T | undefined> {
      const item = await itemAt(key);
      return item && parseEntry(schema, item);
    },

    /** Those of `keys` that are there, as the table has them, in no order. */
    itemsAt,

    /** The same, as `schema` has them. */
    async getMany<T>(schema: z.ZodType<T>, keys: readonly Key[], told?: ToldUnreadable): Promise<T[]> {
      return parseEach(schema, await itemsAt(keys), told);
    },

    /** Everything in a partition, as it is at this moment. */
    whole: <T>(schema: z.ZodType<T>, partition: string): Promise<T[]> =>
      query(schema, {
        KeyConditionExpression: '#partition = :partition',
        ExpressionAttributeNames: { '#partition': tableKeys.partition },
        ExpressionAttributeValues: { ':partition': partition },
        ConsistentRead: true,
      }),

    /** Everything in the board's partition whose entry starts with `prefix`, which DynamoDB does not let be empty. */
    all: <T>(schema: z.ZodType<T>, board: string, prefix: string, told?: ToldUnreadable): Promise<T[]> =>
      query(schema, startsWith(board, prefix), told),

    /** The same, one after another in the order of their places. */
    each: <T>(schema: z.ZodType<T>, board: string, prefix: string): AsyncGenerator<T> =>
      eachOf(schema, startsWith(board, prefix)),

    /** A range of the live index, which on AWS trails the table by a moment: read the thing itself before acting. */
    live: <T>(schema: z.ZodType<T>, board: string, range: LiveRange, told?: ToldUnreadable): Promise<T[]> =>
      query(schema, inLiveIndex(board, range), told),

    /** The same from the end of the range on backwards, a few at a time, until there are enough. */
    async lastLive<T>(
      schema: z.ZodType<T>,
      board: string,
      range: LiveRange,
      { atOnce, isEnough }: { atOnce: number; isEnough: (found: readonly T[]) => boolean },
    ): Promise<T[]> {
      const found: T[] = [];
      const backwards = { ...inLiveIndex(board, range), ScanIndexForward: false, Limit: atOnce };
      for await (const page of pagesOf(schema, backwards)) {
        found.push(...page);
        if (isEnough(found)) break;
      }
      return found;
    },

    /**
     * Writes `entry` if what stands is the version before it; the first version, if nothing does. Two who change the same
     * thing alike in the same moment would write the same words: only one of them is told so. Throws when the entry is
     * larger than DynamoDB can hold, or has no version yet.
     */
    async save(entry: Entry): Promise<SaveOutcome> {
      checkVersion(entry);
      return saveMarked(withMark(entry));
    },

    /**
     * The same, where much is saved in the same moment: it goes into the table in one request, at twice the price, and each by
     * itself where that is refused for one of them.
     */
    async saveWithOthers(entry: Entry): Promise<SaveOutcome> {
      checkVersion(entry);
      return inOneMoment.load(entry);
    },

    /**
     * Writes all of `entries`, each as {@link save} would, and `besides` over whatever stands in its place: or nothing, where
     * one of `entries` is not the next version of what stands. Throws when the database cannot hold one of them, or knows no
     * transactions.
     */
    async saveAllOrNone(entries: readonly Entry[], besides: Entry): Promise<SaveOutcome> {
      for (const entry of entries) checkVersion(entry);
      const [all, beside] = [entries.map(withMark), withMark(besides)];
      try {
        await transact(all, [beside]);
        return 'saved';
      } catch (error) {
        if (isRefused(error)) return areWritten([...all, beside]);
        if (!(error instanceof Error) || error.name !== 'UnknownOperationException') throw error;
        throw new Error('the database knows no transactions (TransactWriteItems)', { cause: error });
      }
    },

    /** Writes the same version of a thing in another form, unless its next one stands by then. */
    async rewrite(entry: Entry): Promise<void> {
      await putIf(
        {
          ConditionExpression: '#version = :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': entry.version },
        },
        entry,
      );
    },

    /** What stands in each one's place at this moment, in their order. */
    async standing<T>(things: readonly Placed<T>[]): Promise<Standing[]> {
      const items = await itemsAt(things.map(({ entry: { board, entry } }) => ({ board, entry })));
      const found = new Map(items.map((item) => [`${item['board']} ${item['entry']}`, item]));
      return things.map((thing) => {
        const item = found.get(`${thing.entry.board} ${thing.entry.entry}`);
        return item === undefined ? 'nothing stands there' : standingFor(thing, item);
      });
    },

    /** Writes a thing of any version where nothing stands, as when a register moves to another table. */
    async restore<T>(thing: Placed<T>): Promise<RestoreOutcome> {
      if (await putIf(nothingStands, thing.entry)) return 'saved';
      const { board, entry } = thing.entry;
      return standingFor(thing, (await itemAt({ board, entry })) ?? {});
    },
  };
}
