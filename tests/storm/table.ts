import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  GetCommand,
  PutCommand,
  type PutCommandInput,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { liveIndex, tableKeys } from '../../functions/store/table.ts';

export const tableName = 'matters-arising';

/** What the table holds in one place. Nobody changes it: what is written takes the place of what stood there. */
export type Item = Record<string, unknown> & { board: string; entry: string; live?: string };

type Partitions = Map<string, Map<string, Item>>;

function setIn(partitions: Partitions, item: Item): void {
  const partition = partitions.get(item.board) ?? new Map<string, Item>();
  partitions.set(item.board, partition.set(item.entry, item));
}

const itemIn = (partitions: Partitions, key: Record<string, unknown>): Item | undefined =>
  partitions.get(String(key[tableKeys.partition]))?.get(String(key[tableKeys.sort]));

type Values = Record<string, unknown>;

const refused = 'a condition does not hold of what stands';

/** Every condition under which the store writes, and whether it holds of what stands. */
const conditions: Record<string, (standing: Item | undefined, values: Values) => boolean> = {
  'attribute_not_exists(#sort)': (standing) => standing === undefined,
  '#version = :before': (standing, values) =>
    standing !== undefined && standing['version'] === values[':before'],
};

/** Every question that the store asks of a partition, and whether a place answers it. */
const ranges: Record<string, (place: string, values: Values) => boolean> = {
  '#partition = :partition': () => true,
  '#partition = :board and begins_with(#sort, :prefix)': (place, values) =>
    place.startsWith(String(values[':prefix'])),
  '#partition = :board and #sort between :from and :to': (place, values) =>
    place >= String(values[':from']) && place <= String(values[':to']),
};

function known<T>(table: Record<string, T>, expression: string): T {
  const found = table[expression];
  if (found === undefined) throw new Error(`the table in memory does not know “${expression}”`);
  return found;
}

/**
 * DynamoDB as far as the store uses it, in memory: keys, conditions, pages, and an index of what is live that trails
 * the table at will. `table.test.ts` holds it to the real engine. It keeps what it is given and hands that back, so
 * nobody may change either.
 */
export class Table {
  /** Every item that was ever written, in the order in which each took effect. */
  readonly written: Item[] = [];
  readonly #kept: Partitions = new Map();
  readonly #indexed: Partitions = new Map();
  #writesIndexed = 0;
  /** The ledger’s live entries, by board and place. */
  readonly liveDispatches = new Map<string, Item>();
  /** How many of the last writes the index has not heard of. */
  trail = 0;
  /** The most that one page of a query holds. */
  pageOf = 1_000;

  answer(command: unknown): object {
    if (command instanceof GetCommand) return this.#get(command.input.Key ?? {});
    if (command instanceof PutCommand) return this.#put(command.input);
    if (command instanceof TransactWriteCommand) return this.#transact(command.input.TransactItems ?? []);
    if (command instanceof BatchGetCommand) return this.#batchGet(command.input);
    if (command instanceof QueryCommand) return this.#query(command.input);
    throw new Error(`the table in memory does not know ${command?.constructor.name}`);
  }

  /** All that stands, in no order. */
  *items(): Generator<Item> {
    for (const partition of this.#kept.values()) yield* partition.values();
  }

  #get(key: Record<string, unknown>): object {
    const item = itemIn(this.#kept, key);
    return item === undefined ? {} : { Item: item };
  }

  #put(put: PutCommandInput): object {
    if (!this.#isAllowed(put)) throw new ConditionalCheckFailedException({ $metadata: {}, message: refused });
    this.#write(put.Item as Item);
    return {};
  }

  /** All, or nothing. */
  #transact(items: NonNullable<TransactWriteCommandInput['TransactItems']>): object {
    const puts = items.flatMap(({ Put }) => Put ?? []);
    const reasons = puts.map((put) => ({ Code: this.#isAllowed(put) ? 'None' : 'ConditionalCheckFailed' }));
    if (reasons.some(({ Code }) => Code !== 'None')) {
      const about = { $metadata: {}, message: refused };
      throw new TransactionCanceledException({ ...about, CancellationReasons: reasons });
    }
    for (const { Item } of puts) this.#write(Item as Item);
    return {};
  }

  #isAllowed({
    Item,
    ConditionExpression: condition,
    ExpressionAttributeValues: values = {},
  }: PutCommandInput) {
    return condition === undefined || known(conditions, condition)(itemIn(this.#kept, Item as Item), values);
  }

  #write(item: Item): void {
    setIn(this.#kept, item);
    this.written.push(item);
    const isLive = item.live?.startsWith('DISPATCH#');
    if (isLive) this.liveDispatches.set(`${item.board} ${item.entry}`, item);
    else this.liveDispatches.delete(`${item.board} ${item.entry}`);
  }

  #batchGet({ RequestItems = {} }: BatchGetCommandInput): object {
    const found = Object.entries(RequestItems).map(([name, { Keys = [] }]) => [
      name,
      Keys.flatMap((key) => itemIn(this.#kept, key) ?? []),
    ]);
    return { Responses: Object.fromEntries(found), UnprocessedKeys: {} };
  }

  #query({
    IndexName,
    KeyConditionExpression = '',
    ExpressionAttributeValues: values = {},
    ExclusiveStartKey: after,
    ScanIndexForward: isForward = true,
    Limit: limit = this.pageOf,
  }: QueryCommandInput): object {
    if (IndexName !== undefined) this.#index(this.trail);
    const sort = IndexName === undefined ? tableKeys.sort : liveIndex.sort;
    const partition = values[':board'] ?? values[':partition'];
    const isInRange = known(ranges, KeyConditionExpression);
    // Two entries may stand in one place of the index, and in none of the table.
    const placeOf = (item: Record<string, unknown>): string => `${item[sort]}\u0000${item['entry']}`;
    const found = [...((IndexName ? this.#indexed : this.#kept).get(String(partition))?.values() ?? [])]
      .filter((item) => item[sort] !== undefined && isInRange(String(item[sort]), values))
      .map((item) => ({ place: placeOf(item), item }))
      .filter(({ place }) => after === undefined || place > placeOf(after) === isForward)
      .filter(({ place }) => after === undefined || place !== placeOf(after))
      .sort((one, other) => (one.place < other.place === isForward ? -1 : 1))
      .map(({ item }) => item);
    const Items = found.slice(0, Math.min(this.pageOf, limit));
    const last = found.length > Items.length ? Items.at(-1) : undefined;
    return {
      Items,
      ...(last && { LastEvaluatedKey: { board: last.board, entry: last.entry, live: last.live } }),
    };
  }

  /** Lets the index hear of every write there was. */
  catchUp(): void {
    this.#index(0);
  }

  /** Lets the index hear of all writes but the last few. What it has heard it does not forget. */
  #index(trail: number): void {
    const upTo = this.written.length - trail;
    for (; this.#writesIndexed < upTo; this.#writesIndexed += 1) {
      const item = this.written[this.#writesIndexed];
      if (item !== undefined) setIn(this.#indexed, item);
    }
  }
}
