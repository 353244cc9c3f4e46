import {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bill, mailsAYear, totalButUse, totalOf } from '../../infra/cost/bill.ts';
import { type MeasuredMorning, measureMorning, perBoardAndMail } from '../../infra/cost/morning.ts';
import { countRequests, kindsOfRequest, type Requests } from '../../infra/cost/requests.ts';
import { standingOf } from '../../infra/cost/standing.ts';
import { stages } from '../../infra/stages.ts';
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

  it('to write several at once takes twice as many', async () => {
    const Put = (entry: string, kilobytes: number) => ({
      TableName: engine.tableName,
      Item: { board: 'pdb', entry, text: 'x'.repeat(kilobytes * 1_024 - 100), live: entry },
    });
    const TransactItems = [{ Put: Put('D', 1) }, { Put: Put('E', 3) }];
    const together = new TransactWriteCommand({ TransactItems });
    expect(await requests.during(() => engine.client.send(together))).toMatchObject({
      ...{ TransactWriteItems: 1, PutItem: 0, writeUnits: 16 },
    });
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

/** A transaction is allowed by what it does, and puts are all it does. */
const actionOf = (kind: string): string => `dynamodb:${kind === 'TransactWriteItems' ? 'PutItem' : kind}`;
const asked = (...parts: Requests[]): string[] => [
  ...new Set(kindsOfRequest.filter((kind) => parts.some((part) => part[kind] > 0)).map(actionOf)),
];
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
    const { mail } = perBoardAndMail(morning);
    // One for each, and some for several that are entered or settled in the same moment; and sent, by itself.
    expect(mail.TransactWriteItems).toBeGreaterThanOrEqual(1);
    expect(mail.PutItem).toBeGreaterThanOrEqual(1);
    expect(mail.TransactWriteItems + mail.PutItem).toBeLessThan(5);
  });

  it('asks the table for what its roles may do, and for all of that: none of them is given more', () => {
    const { waking, busySweep, quietSweep, sending, settling, listing, discharging } = morning;
    expect(asked(waking, busySweep, quietSweep).sort()).toEqual(granted('Sweep').sort());
    expect(granted('Send')).toEqual(expect.arrayContaining(asked(sending)));
    // A mail that comes back, and one that somebody writes to meanwhile, ask for one thing at a time.
    expect(granted('Settle').sort()).toEqual([...asked(settling), 'dynamodb:GetItem'].sort());
    expect(granted('Api')).toEqual(expect.arrayContaining(asked(listing, discharging)));
  });

  it('has each request over HTTP counted, and a discharge written once', () => {
    // Nor is it counted there how often somebody asks.
    expect(morning.listing).toMatchObject({ UpdateItem: 0, PutItem: 0 });
    expect(morning.discharging).toMatchObject({ PutItem: 1 });
  });

  const plain = () => standingOf(stages.prod);

  it('costs by the board what is asked for it, and by the account what keeps watch', () => {
    const [one, hundred] = [1, 100].map((boards) => bill(boards, morning, plain()));
    expect(mailsAYear).toBe(64);
    const bytes = 64 * morning.mailSize;
    expect(one?.['SES: the mails']?.list).toBeCloseTo(64 * 0.0001 + (bytes / 1e9) * 0.12, 6);
    expect(hundred?.['SES: the mails']?.list).toBeCloseTo(100 * (one?.['SES: the mails']?.list ?? 0), 6);
    expect(one?.['CloudWatch: alarms']).toEqual({ list: expect.closeTo(12, 6), withFree: 0 });
    expect(one?.['API Gateway: the requests']?.withFree).toBeCloseTo(5_000 * 1.16e-6, 9);
    expect(hundred?.['CloudWatch: alarms']).toEqual(one?.['CloudWatch: alarms']);
  });

  it('takes what is free in each month off what there is of it, and no more', () => {
    // Four queues, asked by five lines every twenty seconds: 31.5 million in a year, of which 12 are free.
    const { list, withFree } =
      bill(1, morning, plain())['SQS: messages, and asking whether there are any'] ?? {};
    expect(list).toBeGreaterThan(31.536 * 0.4);
    expect((list ?? 0) - (withFree ?? 0)).toBeCloseTo(12 * 0.4, 6);
    const two = bill(1, morning, { ...plain(), dashboards: 2 })['CloudWatch: dashboards'];
    const four = bill(1, morning, { ...plain(), dashboards: 4 })['CloudWatch: dashboards'];
    expect([two?.withFree, four?.withFree]).toEqual([0, 36]);
  });

  it('costs under twenty dollars a year for one board, and under forty for a hundred but for mail and sign-in', () => {
    const [one, hundred] = [1, 100].map((boards) => bill(boards, morning, plain()));
    expect(totalOf(one ?? {}).withFree).toBeLessThan(20);
    expect(totalButUse(hundred ?? {}).withFree).toBeLessThan(40);
    // What is left at list price is alarms, metrics and the asking of queues, which any other service would share.
    expect(totalOf(one ?? {}).list).toBeLessThan(35);
  });

  it('costs what a stage chose besides: a machine, a key, a dashboard', () => {
    const chosen = standingOf({
      ...stages.prod,
      ...{ dashboard: true, customerManagedKey: true, traced: true },
      clients: { cases: { scopes: ['matters/read'], groups: ['boards-reader'] } },
    });
    expect(chosen).toEqual({ ...plain(), dashboards: 1, keys: 1, machines: 1, traced: true });
    const more = bill(1, morning, chosen);
    expect(more['Cognito: machines and their tokens']?.withFree).toBeCloseTo(12 * 6 + 2_600 * 0.00225, 6);
    expect(more['CloudWatch: dashboards']).toEqual({ list: 36, withFree: 0 });
    expect(more['KMS: keys of your own, and secrets']?.withFree).toBeGreaterThanOrEqual(12);
    expect(plain()).toEqual({
      ...{ alarms: 10, metrics: 5, queues: 4 },
      ...{ dashboards: 0, keys: 0, machines: 0, traced: false },
    });
  });
});
