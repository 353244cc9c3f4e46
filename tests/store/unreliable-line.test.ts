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
import { aDispatch } from './examples.ts';

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
) => Promise<string | 'breaks'>;

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
    } else {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(answer);
    }
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

describe('when the answer to a write is lost, and the write repeated', () => {
  let writes = 0;
  const losesTheFirstAnswer: Line = async (operation, body, handOn) => {
    const answer = await handOn(body);
    return operation === 'PutItem' && ++writes === 1 ? 'breaks' : answer;
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
