import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { documentClient } from '../../functions/store/client.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { listen } from '../../infra/local/servers.ts';
import { aMeeting } from '../register/examples.ts';
import { type Engine, startEngine } from './engine.ts';
import { aDispatch, aSending, aSentText } from './examples.ts';

let engine: Engine;
let stopLine: () => void;

beforeEach(async () => {
  engine = await startEngine();
});
afterEach(async () => {
  stopLine();
  await engine.stop();
});

/** What a line does with a request: hands on a body of its choice, and answers in its own way, or not at all. */
type Line = (
  operation: string,
  body: string,
  handOn: (body: string) => Promise<string>,
) => Promise<string | 'breaks' | { refuses: object }>;

/** A client that reaches the engine over `line`. */
async function over(line: Line): Promise<DynamoDBDocumentClient> {
  const server = createServer(async (request, response) => {
    const target = String(request.headers['x-amz-target']);
    let status = 200;
    const handOn = async (body: string): Promise<string> => {
      const answer = await fetch(engine.url, {
        method: 'POST',
        headers: {
          authorization: String(request.headers.authorization),
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-date': String(request.headers['x-amz-date']),
          'x-amz-target': target,
        },
        body,
      });
      status = answer.status;
      return answer.text();
    };
    const answer = await line(target.replace(/^.*\./, ''), await text(request), handOn);
    if (answer === 'breaks') {
      request.socket.resetAndDestroy();
      return;
    }
    const [code, body] =
      typeof answer === 'string' ? [status, answer] : [400, JSON.stringify(answer.refuses)];
    response.writeHead(code, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
  });
  const client = documentClient({
    endpoint: await listen(server, 0),
    region: 'eu-west-2',
    credentials: { accessKeyId: 'embedded', secretAccessKey: 'embedded' },
  });
  stopLine = () => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  };
  return client;
}

const isWrite = (operation: string): boolean => ['PutItem', 'TransactWriteItems'].includes(operation);

/** A mail that is being sent, where it is planned already. */
async function aMailToSend() {
  await openLedger(engine.client, engine.tableName).save(aDispatch());
  return { sending: aSending(), turn: undefined, text: aSentText() };
}

describe('when the answer to a write is lost, and the write repeated', () => {
  let writes = 0;
  const losesTheFirstAnswer: Line = async (operation, body, handOn) => {
    const answer = await handOn(body);
    return isWrite(operation) && ++writes === 1 ? 'breaks' : answer;
  };
  beforeEach(() => {
    writes = 0;
  });

  it('a meeting is saved', async () => {
    const meeting = aMeeting();
    expect(await openRegister(await over(losesTheFirstAnswer), engine.tableName).save(meeting)).toBe('saved');
    expect(writes).toBe(2);
    expect(await openRegister(engine.client, engine.tableName).meetings('pdb')).toEqual([meeting]);
  });

  it('a meeting of another table is in its place', async () => {
    const meeting = aMeeting({ version: 6 });
    const register = openRegister(await over(losesTheFirstAnswer), engine.tableName);
    expect(await register.restore(meeting)).toBe('there already');
    expect(await openRegister(engine.client, engine.tableName).meetings('pdb')).toEqual([meeting]);
  });

  it('a dispatch is saved', async () => {
    const dispatch = aDispatch();
    expect(await openLedger(await over(losesTheFirstAnswer), engine.tableName).save(dispatch)).toBe('saved');
    expect(writes).toBe(2);
    expect(await openLedger(engine.client, engine.tableName).live('pdb')).toEqual([dispatch]);
  });
});

describe('when the answer to a transaction is lost, and the transaction repeated', () => {
  it('the mail is being sent', async () => {
    const asking = await aMailToSend();
    const tokens: unknown[] = [];
    const line: Line = async (operation, body, handOn) => {
      const answer = await handOn(body);
      if (operation !== 'TransactWriteItems') return answer;
      return tokens.push(JSON.parse(body).ClientRequestToken) === 1 ? 'breaks' : answer;
    };
    const ledger = openLedger(await over(line), engine.tableName);
    expect(await ledger.saveSending(asking)).toBe('saved');
    expect([tokens.length, new Set(tokens).size]).toEqual([2, 1]);
    expect(await ledger.saveSending(asking)).toBe('changed meanwhile');
  });
});

describe('what is saved in the same moment', () => {
  const some = (many: number) =>
    Array.from({ length: many }, (_, index) => aDispatch({ id: `one-${index}` }));
  /** A line that tells what was asked over it, and does `first` with the first write. */
  const heard = (asked: string[], first?: () => 'breaks' | { refuses: object }): Line => {
    return async (operation, body, handOn) => {
      asked.push(operation);
      const answer = await handOn(body);
      return asked.length === 1 && first ? first() : answer;
    };
  };

  it('is one request, of twenty-five at the most', async () => {
    const asked: string[] = [];
    const ledger = openLedger(await over(heard(asked)), engine.tableName);
    const saved = await Promise.all(some(26).map(ledger.save));
    expect(new Set(saved)).toEqual(new Set(['saved']));
    expect(asked.sort()).toEqual(['PutItem', 'TransactWriteItems']);
    expect((await ledger.dispatchesOf('pdb')).map(({ id }) => id).sort()).toEqual(
      some(26)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('is each a request of its own where one is refused, and only that is not saved', async () => {
    const [first, ...others] = some(3);
    if (first === undefined) throw new Error('there are none');
    await openLedger(engine.client, engine.tableName).save(first);
    const asked: string[] = [];
    const ledger = openLedger(await over(heard(asked)), engine.tableName);
    expect(await Promise.all([first, ...others].map(ledger.save))).toEqual([
      'changed meanwhile',
      'saved',
      'saved',
    ]);
    expect(asked.filter(isWrite)).toEqual(['TransactWriteItems', 'PutItem', 'PutItem', 'PutItem']);
  });

  it('is each a request of its own where one is too large, and that is told of it alone', async () => {
    const ledger = openLedger(engine.client, engine.tableName);
    const large = aDispatch({ id: 'large', why: 'x'.repeat(401 * 1_024) });
    const [one, other] = some(2);
    const ends = await Promise.allSettled([one, large, other].map((each) => ledger.save(each ?? large)));
    expect(ends).toEqual([
      { status: 'fulfilled', value: 'saved' },
      { status: 'rejected', reason: expect.objectContaining({ name: 'EntryTooLarge' }) },
      { status: 'fulfilled', value: 'saved' },
    ]);
  });

  it('is saved where the answer to its request is lost, and that repeated', async () => {
    const asked: string[] = [];
    const ledger = openLedger(await over(heard(asked, () => 'breaks')), engine.tableName);
    expect(await Promise.all(some(3).map(ledger.save))).toEqual(['saved', 'saved', 'saved']);
    expect(asked.slice(0, 2)).toEqual(['TransactWriteItems', 'TransactWriteItems']);
  });

  it('is saved once where the same is saved twice in that moment', async () => {
    const ledger = openLedger(engine.client, engine.tableName);
    const [one] = some(1);
    const ends = await Promise.all([one, one].map((each) => ledger.save(each ?? aDispatch())));
    expect(ends.sort()).toEqual(['changed meanwhile', 'saved']);
  });
});

describe("when a write is in the way of another's transaction", () => {
  const prefix = 'com.amazonaws.dynamodb.v20120810#';
  const conflict = { __type: `${prefix}TransactionConflictException`, message: 'Transaction is ongoing' };
  const cancelledBy = (code: string) => ({
    ...{ __type: `${prefix}TransactionCanceledException`, message: `Transaction cancelled [None, ${code}]` },
    CancellationReasons: [{ Code: 'None' }, { Code: code }],
  });
  const refusingFirst =
    (times: number, refusal: object, count = { writes: 0 }): Line =>
    async (operation, body, handOn) =>
      isWrite(operation) && ++count.writes <= times ? { refuses: refusal } : handOn(body);

  it('it is tried again, and stands', async () => {
    // Twice for each try, by the short way and the whole.
    const ledger = openLedger(await over(refusingFirst(2, conflict)), engine.tableName);
    expect(await ledger.save(aDispatch())).toBe('saved');
  });

  it.each(['TransactionConflict', 'ThrottlingError'])(
    'a transaction that %s cancels is tried again, and stands',
    async (code) => {
      const asking = await aMailToSend();
      const ledger = openLedger(await over(refusingFirst(3, cancelledBy(code))), engine.tableName);
      expect(await ledger.saveSending(asking)).toBe('saved');
    },
  );

  it('it is refused where that goes on, and nothing is written', async () => {
    const asking = await aMailToSend();
    const line = refusingFirst(Number.POSITIVE_INFINITY, cancelledBy('TransactionConflict'));
    const ledger = openLedger(await over(line), engine.tableName);
    await expect(ledger.saveSending(asking)).rejects.toThrow('Transaction cancelled');
    expect(await ledger.dispatch('pdb', asking.sending.id)).toMatchObject({ state: 'planned' });
  });

  it('a transaction that is cancelled for good is not tried again', async () => {
    const asking = await aMailToSend();
    const count = { writes: 0 };
    const line = refusingFirst(Number.POSITIVE_INFINITY, cancelledBy('ValidationError'), count);
    await expect(openLedger(await over(line), engine.tableName).saveSending(asking)).rejects.toThrow(
      'Transaction cancelled [None, ValidationError]',
    );
    expect(count.writes).toBe(1);
  });
});

it('a database that knows no transactions is told of, and nothing is written', async () => {
  const asking = await aMailToSend();
  const refuses = { __type: 'com.amazon.coral.service#UnknownOperationException' };
  const line: Line = async (operation, body, handOn) =>
    operation === 'TransactWriteItems' ? { refuses } : handOn(body);
  const ledger = openLedger(await over(line), engine.tableName);
  await expect(ledger.saveSending(asking)).rejects.toThrow('the database knows no transactions');
  expect(await ledger.dispatch('pdb', asking.sending.id)).toMatchObject({ state: 'planned' });
});

describe('when a batch is answered in parts', () => {
  const batch = z.object({
    RequestItems: z.record(z.string(), z.looseObject({ Keys: z.array(z.unknown()) })),
  });

  it('what was left out is asked for again, until all is there', async () => {
    const threeAtATime: Line = async (operation, body, handOn) => {
      if (operation !== 'BatchGetItem') return handOn(body);
      const { Keys = [], ...rest } = batch.parse(JSON.parse(body)).RequestItems[engine.tableName] ?? {};
      const part = (keys: unknown[]) => ({ [engine.tableName]: { ...rest, Keys: keys } });
      const answer = await handOn(JSON.stringify({ RequestItems: part(Keys.slice(0, 3)) }));
      const UnprocessedKeys = Keys.length > 3 ? part(Keys.slice(3)) : {};
      return JSON.stringify({ ...JSON.parse(answer), UnprocessedKeys });
    };
    const ledger = openLedger(await over(threeAtATime), engine.tableName);
    const held = Array.from({ length: 8 }, (_, index) => aDispatch({ id: `held-${index}` }));
    for (const dispatch of held) await ledger.save(dispatch);
    const known = await ledger.known(
      'pdb',
      held.map(({ id }) => id),
    );
    expect(known.map(({ id }) => id).sort()).toEqual(held.map(({ id }) => id));
  });
});
