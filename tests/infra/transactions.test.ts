import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, startEngine } from '../store/engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

type Thing = { board: string; entry: string; live?: string; version: number };

/** A put of that version, if the one before it stands. */
const next = (thing: Thing) => ({
  TableName: engine.tableName,
  Item: thing,
  ...(thing.version === 1
    ? { ConditionExpression: 'attribute_not_exists(entry)' }
    : {
        ConditionExpression: 'version = :before',
        ExpressionAttributeValues: { ':before': thing.version - 1 },
      }),
});
const together = (...things: Thing[]): Promise<unknown> =>
  engine.client.send(
    new TransactWriteCommand({ TransactItems: things.map((thing) => ({ Put: next(thing) })) }),
  );

async function standing(board: string, entry: string): Promise<unknown> {
  const { Item } = await engine.client.send(
    new GetCommand({ TableName: engine.tableName, Key: { board, entry }, ConsistentRead: true }),
  );
  return Item;
}

async function inIndex(board: string): Promise<unknown[] | undefined> {
  const { Items } = await engine.client.send(
    new QueryCommand({
      ...{ TableName: engine.tableName, IndexName: 'live', KeyConditionExpression: 'board = :board' },
      ExpressionAttributeValues: { ':board': board },
    }),
  );
  return Items;
}

describe('a transaction of the embedded database', () => {
  it('writes all its items, and their places in the index', async () => {
    const one = { board: 'all', entry: 'ONE', live: 'A#1', version: 1 };
    const other = { board: 'all', entry: 'OTHER', version: 1 };
    await together(one, other);
    expect([await standing('all', 'ONE'), await standing('all', 'OTHER')]).toEqual([one, other]);
    expect(await inIndex('all')).toEqual([one]);
    const moved = { ...one, live: 'B#1', version: 2 };
    await together(moved, { ...other, version: 2 });
    expect(await inIndex('all')).toEqual([moved]);
    await together({ board: 'all', entry: 'ONE', version: 3 });
    expect(await inIndex('all')).toEqual([]);
  });

  it('writes nothing where one condition does not hold, and says which', async () => {
    const one = { board: 'none', entry: 'ONE', live: 'A#1', version: 1 };
    await together(one);
    const error: unknown = await together(
      { board: 'none', entry: 'NEW', version: 1 },
      { ...one, live: 'B#1', version: 3 },
    ).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect(error).toMatchObject({
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
      ],
    });
    expect([await standing('none', 'NEW'), await inIndex('none')]).toEqual([undefined, [one]]);
  });

  it('is not written between the reading and the writing of another, or of a put', async () => {
    const one = { board: 'race', entry: 'ONE', version: 1 };
    const other = { board: 'race', entry: 'OTHER', version: 1 };
    await together(one, other);
    const ends = await Promise.allSettled([
      ...Array.from({ length: 10 }, (_, index) => {
        const both = [
          { ...one, version: 2 },
          { ...other, version: 2 },
        ];
        return together(...(index % 2 === 0 ? both : both.reverse()));
      }),
      ...Array.from({ length: 10 }, () => engine.client.send(new PutCommand(next({ ...one, version: 2 })))),
    ]);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await standing('race', 'ONE')).toMatchObject({ version: 2 });
  });

  it.each([
    [
      'two puts of one item',
      () => together({ board: 'b', entry: 'ONE', version: 1 }, { board: 'b', entry: 'ONE', version: 1 }),
      'cannot include multiple operations on one item',
    ],
    [
      'an item that is larger than one can be',
      () => together({ board: 'b', entry: 'x'.repeat(401 * 1_024), version: 1 }),
      'Item size has exceeded the maximum allowed size',
    ],
    [
      'an item without a key',
      () => together({ board: 'b', entry: '', version: 1 }),
      'cannot contain an empty string value',
    ],
    [
      'what is no put',
      () =>
        engine.client.send(
          new TransactWriteCommand({
            TransactItems: [{ Delete: { TableName: engine.tableName, Key: { board: 'b', entry: 'ONE' } } }],
          }),
        ),
      'a transaction here is one to a hundred puts, and nothing else',
    ],
    [
      'puts to two tables',
      () => {
        const Put = next({ board: 'b', entry: 'ONE', version: 1 });
        return engine.client.send(
          new TransactWriteCommand({ TransactItems: [{ Put }, { Put: { ...Put, TableName: 'another' } }] }),
        );
      },
      'a transaction here writes to one table',
    ],
  ])('refuses %s', async (_, write, why) => {
    await expect(write()).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(why),
    });
    expect(await standing('b', 'ONE')).toBeUndefined();
  });
});
