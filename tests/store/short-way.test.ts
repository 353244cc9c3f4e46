import { Readable } from 'node:stream';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, paginateQuery, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { documentClient } from '../../functions/store/client.ts';
import { fromWire, toWire } from '../../functions/store/wire.ts';
import { type Engine, startEngine } from './engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.stop());

const key = { board: 'short', entry: 'THING' };

/** The beginning of an answer, and nothing after it. */
function breakingOff(): Readable {
  const body = new Readable({ read: () => undefined });
  body.push('{"Item');
  setImmediate(() => body.destroy());
  return body;
}

/** A client that has asked once, and so knows the place; and what its engine was asked since, by the operation. */
async function aClient(more: { maxAttempts?: number } = {}) {
  const client = documentClient({ ...engine.settings, ...more });
  onTestFinished(() => client.destroy());
  const { handle } = client.config.requestHandler;
  const asked: string[] = [];
  let faults: (() => never)[] = [];
  let isAnswerCut = false;
  client.config.requestHandler.handle = async (request, options) => {
    asked.push(
      `${request.headers['x-amz-target']} ${'amz-sdk-request' in request.headers ? 'whole' : 'short'}`,
    );
    faults.shift()?.();
    const answer = await handle.call(client.config.requestHandler, request, options);
    if (isAnswerCut) answer.response.body = breakingOff();
    isAnswerCut = false;
    return answer;
  };
  const { tableName: TableName } = engine;
  await client.send(new GetCommand({ TableName, Key: key }));
  asked.length = 0;
  const breakNext = (times: number): void => {
    const fault = (): never => {
      throw Object.assign(new Error('the line is cut'), { code: 'ECONNRESET' });
    };
    faults = Array.from({ length: times }, () => fault);
  };
  const cutNextAnswer = (): void => {
    isAnswerCut = true;
  };
  return { client, TableName, asked, breakNext, cutNextAnswer };
}

const short = (operation: string): string => `DynamoDB_20120810.${operation} short`;
const whole = (operation: string): string => `DynamoDB_20120810.${operation} whole`;

describe('what the database is asked at every turn', () => {
  const thing = {
    ...key,
    ...{ words: 'a “word” – and 1', none: '', number: -1.5, yes: true, nothing: null },
    list: [1, 'two', [], { three: [null] }],
    within: { within: { S: 'a field called S', L: 0 } },
  };

  it('goes the whole way where it may be tried once alone', async () => {
    const { client, TableName, asked, breakNext } = await aClient({ maxAttempts: 1 });
    breakNext(1);
    await expect(client.send(new GetCommand({ TableName, Key: key }))).rejects.toThrow('the line is cut');
    expect(asked).toEqual([whole('GetItem')]);
  });

  it('goes the short way, and comes back as it was', async () => {
    const { client, TableName, asked } = await aClient();
    await client.send(new PutCommand({ TableName, Item: thing }));
    expect((await client.send(new GetCommand({ TableName, Key: key }))).Item).toEqual(thing);
    const pages = paginateQuery(
      { client },
      {
        TableName,
        KeyConditionExpression: '#board = :board',
        ExpressionAttributeNames: { '#board': 'board' },
        ExpressionAttributeValues: { ':board': 'short' },
      },
    );
    for await (const { Items } of pages) expect(Items).toEqual([thing]);
    expect(asked).toEqual([short('PutItem'), short('GetItem'), short('Query')]);
  });

  it('goes the whole way when the short one is cut, with all its tries', async () => {
    const { client, TableName, asked, breakNext } = await aClient();
    breakNext(2);
    await client.send(new PutCommand({ TableName, Item: thing }));
    expect(asked).toEqual([short('PutItem'), whole('PutItem'), whole('PutItem')]);
  });

  it('goes the whole way when what is answered breaks off', async () => {
    const { client, TableName, asked, cutNextAnswer } = await aClient();
    await client.send(new PutCommand({ TableName, Item: thing }));
    cutNextAnswer();
    expect((await client.send(new GetCommand({ TableName, Key: key }))).Item).toEqual(thing);
    expect(asked).toEqual([short('PutItem'), short('GetItem'), whole('GetItem')]);
  });

  it('is refused at once by a condition, and by its own error otherwise', async () => {
    const { client, TableName, asked } = await aClient();
    await client.send(new PutCommand({ TableName, Item: thing }));
    const unless = new PutCommand({
      ...{ TableName, Item: thing, ConditionExpression: 'attribute_not_exists(board)' },
    });
    await expect(client.send(unless)).rejects.toThrow(ConditionalCheckFailedException);
    await expect(client.send(new GetCommand({ TableName: 'another', Key: key }))).rejects.toThrow(
      'Requested resource not found',
    );
    expect(asked).toEqual([short('PutItem'), short('PutItem'), short('GetItem'), whole('GetItem')]);
  });

  it('goes the short way in a transaction, of which the reasons are told why it was refused', async () => {
    const { client, TableName, asked } = await aClient();
    const other = { ...thing, entry: 'OTHER' };
    const transaction = new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName, Item: thing } },
        { Put: { TableName, Item: other, ConditionExpression: 'attribute_not_exists(board)' } },
      ],
    });
    await client.send(transaction);
    expect((await client.send(new GetCommand({ TableName, Key: { ...key, entry: 'OTHER' } }))).Item).toEqual(
      other,
    );
    const refused: unknown = await client.send(transaction).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(TransactionCanceledException);
    expect(refused).toMatchObject({
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
    });
    expect(asked).toEqual(['TransactWriteItems', 'GetItem', 'TransactWriteItems'].map(short));
  });

  it('passes each hook once, whichever way it goes, and goes the whole way when the layers are others', async () => {
    const { client, TableName, asked, breakNext } = await aClient();
    const seen: unknown[] = [];
    client.middlewareStack.add(
      (next, { commandName }) =>
        async (asking) => {
          const answer = await next(asking);
          seen.push([commandName, answer.output]);
          return answer;
        },
      { step: 'initialize' },
    );
    await client.send(new PutCommand({ TableName, Item: thing }));
    breakNext(1);
    await client.send(new GetCommand({ TableName, Key: key }));
    expect(seen).toEqual([
      ['PutItemCommand', expect.objectContaining({})],
      ['GetItemCommand', expect.objectContaining({ Item: thing })],
    ]);
    client.middlewareStack.add((next) => (asking) => next(asking), { step: 'build' });
    asked.length = 0;
    await client.send(new GetCommand({ TableName, Key: key }));
    expect(asked).toEqual([whole('GetItem')]);
  });
});

describe('a value on the wire', () => {
  it.each([undefined, Number.NaN, 2 ** 60, 1n, new Uint8Array(1), new Set(['a']), new Date(0)])(
    'that is %s is left to the SDK',
    (value) => {
      expect(() => toWire([value])).toThrow('the whole of the SDK');
    },
  );

  it.each([{ SS: ['a'] }, { B: 'AA==' }, { N: '1152921504606846976' }])('%o is left to it too', (wired) => {
    expect(() => fromWire(wired)).toThrow('the whole of the SDK');
  });
});
