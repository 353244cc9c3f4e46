import { BatchGetCommand, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bill, mailsAYear } from '../../infra/cost/bill.ts';
import { type MeasuredMorning, measureMorning, perBoardAndMail } from '../../infra/cost/morning.ts';
import { countRequests, type Requests } from '../../infra/cost/requests.ts';
import { type Engine, startEngine } from '../store/engine.ts';
import { allowed, templateOf } from './a-stack.ts';

let engine: Engine;
let requests: ReturnType<typeof countRequests>;
beforeAll(async () => {
  engine = await startEngine();
  requests = countRequests(engine.client);
});
afterAll(() => engine.stop());

const put = (entry: string, kilobytes: number, live?: string) =>
  requests.during(() =>
    engine.client.send(
      new PutCommand({
        TableName: engine.tableName,
        Item: { board: 'pdb', entry, text: 'x'.repeat(kilobytes * 1_024 - 100), ...(live && { live }) },
      }),
    ),
  );

describe('a request', () => {
  it('to write takes a unit for each kilobyte begun, and as many again for its place in the index', async () => {
    expect(await put('A', 1)).toMatchObject({ PutItem: 1, writeUnits: 1, readUnits: 0 });
    expect(await put('B', 3)).toMatchObject({ PutItem: 1, writeUnits: 3 });
    expect(await put('C', 3, 'ACTION#C')).toMatchObject({ writeUnits: 6 });
    expect(await put('C', 3, 'ACTION#C')).toMatchObject({ writeUnits: 6 });
    expect(await put('C', 3, 'CLOSED#C')).toMatchObject({ writeUnits: 9 });
    expect(await put('C', 3)).toMatchObject({ writeUnits: 6 });
  });

  it('to read takes one for each four kilobytes begun, half where it may be a moment old, and one for nothing', async () => {
    await put('LARGE', 9);
    const TableName = engine.tableName;
    const Key = { board: 'pdb', entry: 'LARGE' };
    const get = (input: object) =>
      requests.during(() => engine.client.send(new GetCommand({ TableName, Key, ...input })));
    expect(await get({ ConsistentRead: true })).toMatchObject({ GetItem: 1, readUnits: 3 });
    expect(await get({})).toMatchObject({ readUnits: 1.5 });
    expect(await get({ ConsistentRead: true, Key: { ...Key, entry: 'NONE' } })).toMatchObject({
      readUnits: 1,
    });
    const several = new BatchGetCommand({
      RequestItems: { [TableName]: { Keys: [Key, { ...Key, entry: 'NONE' }], ConsistentRead: true } },
    });
    expect(await requests.during(() => engine.client.send(several))).toMatchObject({
      BatchGetItem: 1,
      readUnits: 4,
    });
    const query = new QueryCommand({
      TableName,
      KeyConditionExpression: 'board = :board and entry = :entry',
      ExpressionAttributeValues: { ':board': 'pdb', ':entry': 'LARGE' },
      ConsistentRead: true,
    });
    expect(await requests.during(() => engine.client.send(query))).toMatchObject({ Query: 1, readUnits: 3 });
  });
});

const kinds = ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'] as const;
const asked = (...parts: Requests[]): string[] =>
  kinds.filter((kind) => parts.some((part) => part[kind] > 0)).map((kind) => `dynamodb:${kind}`);
const granted = (role: string): string[] => [
  ...new Set(
    allowed(templateOf('prod'), role)
      .flatMap(({ Action }) => Action)
      .filter((action) => action.startsWith('dynamodb:')),
  ),
];

describe('the sample’s morning', () => {
  let morning: MeasuredMorning;
  beforeAll(async () => {
    morning = await measureMorning();
  });

  it('writes to everybody once, and then has nothing to write', () => {
    expect(morning).toMatchObject({ boards: 2, mails: 7, quietSweep: { PutItem: 0, writeUnits: 0 } });
    expect(perBoardAndMail(morning).mail.PutItem).toBeGreaterThan(4);
  });

  it('asks the table for what its roles may do, and for all of that: none of them is given more', () => {
    const { waking, busySweep, quietSweep, sending, settling, listing, discharging } = morning;
    expect(asked(waking, busySweep, quietSweep).sort()).toEqual(granted('Sweep').sort());
    expect(granted('Send')).toEqual(expect.arrayContaining(asked(sending)));
    expect(asked(settling).sort()).toEqual(granted('Settle').sort());
    expect(granted('Api')).toEqual(expect.arrayContaining(asked(listing, discharging)));
  });

  it('has each request over HTTP counted, and a discharge written once', () => {
    // Nor is it counted there how often somebody asks.
    expect(morning.listing).toMatchObject({ UpdateItem: 0, PutItem: 0 });
    expect(morning.discharging).toMatchObject({ PutItem: 1 });
  });

  it('costs by the board what is asked for it, and by the account what keeps watch', () => {
    const [one, hundred] = [1, 100].map((boards) => bill(boards, morning, { alarms: 10 }));
    expect(mailsAYear).toBe(64);
    const bytes = 64 * morning.mailSize;
    expect(one?.['SES: the mails']).toBeCloseTo(64 * 0.0001 + (bytes / 1e9) * 0.12, 6);
    expect(hundred?.['SES: the mails']).toBeCloseTo(100 * (one?.['SES: the mails'] ?? 0), 6);
    expect(one?.['CloudWatch: alarms, metrics, dashboard']).toBeCloseTo(12 * (1 + 3.6 + 3), 6);
    expect(one?.['API Gateway: the requests']).toBeCloseTo(5_000 * 1.16e-6, 9);
    expect(one?.['Cognito: a machine and its tokens']).toBeCloseTo(12 * 6 + 2_600 * 0.00225, 6);
    expect(hundred?.['Cognito: a machine and its tokens']).toBe(one?.['Cognito: a machine and its tokens']);
    expect(hundred?.['CloudWatch: alarms, metrics, dashboard']).toBe(
      one?.['CloudWatch: alarms, metrics, dashboard'],
    );
  });
});
