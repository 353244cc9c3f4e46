import {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { expect, it, onTestFinished } from 'vitest';
import { startEngine } from '../store/engine.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { Table, tableName } from './table.ts';

const boards = ['pdb', 'pcp'] as const;
const places = ['ACTION#1', 'ACTION#10', 'ACTION#2', 'DISPATCH#a', 'DISPATCH#b', 'OWNER#force'] as const;

const keyOf = (chance: Chance) => ({ board: chance.oneOf(boards), entry: chance.oneOf(places) });

/** Some command of those that the store gives, about one of a few places. */
function someCommand(chance: Chance): object {
  const key = keyOf(chance);
  const version = chance.below(4);
  const live = chance.onceIn(3)
    ? {}
    : { live: `${chance.oneOf(['ENDED#', ''])}${key.entry}#${chance.below(3)}` };
  const Item = { ...key, ...live, version, said: chance.below(1_000) };
  const range = chance.oneOf(['ACTION#', 'DISPATCH#', 'ENDED#', 'DISPATCH#a#1']);
  const put = { TableName: tableName, Item };
  const query = { TableName: tableName, ConsistentRead: true };
  switch (chance.below(8)) {
    case 0:
      return new PutCommand(put);
    case 1:
      return new PutCommand({
        ...put,
        ConditionExpression: 'attribute_not_exists(#sort)',
        ExpressionAttributeNames: { '#sort': 'entry' },
      });
    case 2:
      return new PutCommand({
        ...put,
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': chance.below(4) },
      });
    case 3:
      return new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true });
    case 7: {
      const beside = { ...keyOf(chance), version: 1, said: chance.below(1_000) };
      const conditional = {
        ...put,
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': chance.below(4) },
      };
      const Put = { TableName: tableName, Item: beside };
      const isTwice = beside.board === key.board && beside.entry === key.entry;
      return new TransactWriteCommand({
        TransactItems: [{ Put: conditional }, ...(isTwice ? [] : [{ Put }])],
      });
    }
    case 4:
      return new BatchGetCommand({
        RequestItems: { [tableName]: { Keys: places.map((entry) => ({ board: key.board, entry })) } },
      });
    case 5:
      return new QueryCommand({
        ...query,
        KeyConditionExpression: '#partition = :board and begins_with(#sort, :prefix)',
        ExpressionAttributeNames: { '#partition': 'board', '#sort': 'entry' },
        ExpressionAttributeValues: {
          ':board': key.board,
          ':prefix': chance.oneOf(['ACTION#', 'D', 'OWNER#']),
        },
      });
    default:
      return new QueryCommand({
        TableName: tableName,
        IndexName: 'live',
        KeyConditionExpression: '#partition = :board and #sort between :from and :to',
        ExpressionAttributeNames: { '#partition': 'board', '#sort': 'live' },
        ExpressionAttributeValues: {
          ':board': key.board,
          ':from': range,
          ':to': `${range}~`,
        },
        ...(chance.onceIn(3) && { ScanIndexForward: false, Limit: 1 + chance.below(3) }),
      });
  }
}

type Answer = { Item?: object; Items?: object[]; Responses?: Record<string, object[]> };

/** What the store looks at in an answer. A batch comes in no order. */
function heard({ Item, Items, Responses }: Answer): object {
  const batch = Responses?.[tableName]?.map((item) => JSON.stringify(item, Object.keys(item).sort())).sort();
  return { Item, Items, batch };
}

async function answerOf(answer: () => Promise<object> | object): Promise<object> {
  try {
    return heard(await answer());
  } catch (error) {
    return { threw: error instanceof Error ? error.name : String(error) };
  }
}

it.each([1, 2, 3, 4])('answers as the engine does, command by command, in run %i', async (seed) => {
  const engine = await startEngine();
  onTestFinished(engine.stop);
  const table = new Table();
  const chance = chanceFrom(seed);
  for (let step = 0; step < 250; step += 1) {
    const command = someCommand(chance) as GetCommand;
    const expected = await answerOf(() => engine.client.send(command));
    expect(await answerOf(() => table.answer(command)), JSON.stringify(command.input)).toEqual(expected);
  }
});

const put = (entry: string, live: string): PutCommand =>
  new PutCommand({ TableName: tableName, Item: { board: 'pdb', entry, live, version: 1 } });
const allLive = (from?: object): QueryCommand =>
  new QueryCommand({
    TableName: tableName,
    IndexName: 'live',
    KeyConditionExpression: '#partition = :board and #sort between :from and :to',
    ExpressionAttributeNames: { '#partition': 'board', '#sort': 'live' },
    ExpressionAttributeValues: { ':board': 'pdb', ':from': 'A', ':to': 'Z' },
    ExclusiveStartKey: from,
  });
const entriesIn = (answer: Answer & { LastEvaluatedKey?: object }): string[] =>
  (answer.Items ?? []).map((item) => ('entry' in item ? String(item.entry) : ''));

it('lets its index trail so many writes, and never forget what it has shown', () => {
  const table = new Table();
  table.answer(put('ACTION#1', 'ACTION#1'));
  table.answer(put('ACTION#2', 'ACTION#2'));
  table.trail = 1;
  expect(entriesIn(table.answer(allLive()))).toEqual(['ACTION#1']);
  table.trail = 2;
  expect(entriesIn(table.answer(allLive()))).toEqual(['ACTION#1']);
  table.catchUp();
  expect(entriesIn(table.answer(allLive()))).toEqual(['ACTION#1', 'ACTION#2']);
});

it('hands over its pages one after another, though two entries stand in one place of the index', () => {
  const table = new Table();
  table.pageOf = 1;
  table.answer(put('ACTION#1', 'LIVE'));
  table.answer(put('ACTION#2', 'LIVE'));
  const first: Answer & { LastEvaluatedKey?: object } = table.answer(allLive());
  const second: Answer & { LastEvaluatedKey?: object } = table.answer(allLive(first.LastEvaluatedKey));
  expect([entriesIn(first), entriesIn(second)]).toEqual([['ACTION#1'], ['ACTION#2']]);
  expect(second.LastEvaluatedKey).toBeUndefined();
});

it('hands over its pages from the end on backwards, as many as are asked for', () => {
  const table = new Table();
  for (const number of [1, 2, 3]) table.answer(put(`ACTION#${number}`, 'LIVE'));
  const backwards = (from?: object): QueryCommand =>
    new QueryCommand({ ...allLive(from).input, ScanIndexForward: false, Limit: 2 });
  const first: Answer & { LastEvaluatedKey?: object } = table.answer(backwards());
  const second = table.answer(backwards(first.LastEvaluatedKey));
  expect([entriesIn(first), entriesIn(second)]).toEqual([['ACTION#3', 'ACTION#2'], ['ACTION#1']]);
});
