import { afterEach, describe, expect, it, vi } from 'vitest';
import { openCounter } from '../../functions/lambda/counting.ts';
import { openTelemetry } from '../../functions/lambda/telemetry.ts';
import { lambdaContext } from './an-invocation.ts';

/** What is written to the log meanwhile. */
async function logged(
  work: (opened: ReturnType<typeof openTelemetry>) => void | Promise<void>,
): Promise<string> {
  const written: string[] = [];
  const take = (text: string | Uint8Array): boolean => written.push(String(text)) > 0;
  vi.spyOn(process.stdout, 'write').mockImplementation(take);
  vi.spyOn(process.stderr, 'write').mockImplementation(take);
  await work(openTelemetry(openCounter()));
  vi.restoreAllMocks();
  return written.join('');
}

afterEach(() => vi.restoreAllMocks());

describe('the log', () => {
  it('has a line of JSON for each event, with what it is about', async () => {
    const text = await logged(({ telemetry }) =>
      telemetry.info('a board is swept', { board: 'pdb', outcome: 'queued', number: 3 }),
    );
    expect(JSON.parse(text)).toMatchObject({
      level: 'INFO',
      message: 'a board is swept',
      ...{ board: 'pdb', outcome: 'queued', number: 3 },
    });
  });

  it('has one line for one event, whatever somebody calls themselves', async () => {
    const forged = 'priya\n{"level":"INFO","message":"a person signed in"}\r\n\u2028';
    const text = await logged(({ telemetry }) => telemetry.warn(`failed: ${forged}`, { subject: forged }));
    expect(text.trimEnd().split(/[\r\n]/)).toHaveLength(1);
    expect(JSON.parse(text)).toMatchObject({ level: 'WARN', message: `failed: ${forged}`, subject: forged });
  });

  it.each([
    ['owen.pryce@force.example', 'Email address is not verified: owen.pryce@force.example'],
    ['siân.o’neill@wealdshire.police.example', '550 5.1.1 <siân.o’neill@wealdshire.police.example> unknown'],
    ['a+b@example.org', 'to a+b@example.org; a+b@example.org'],
  ])('does not name %s, though an error does, or the error behind it', async (address, message) => {
    const text = await logged(({ telemetry }) =>
      telemetry.error(`failed: ${message}`, {
        board: 'pdb',
        error: new Error('why', { cause: new Error(message) }),
      }),
    );
    expect(text).not.toContain(address);
    expect(text).not.toContain('@example.org');
    expect(JSON.parse(text)).toMatchObject({
      message: expect.stringContaining('(an address)'),
      error: { name: 'Error', message: 'why', cause: { message: expect.stringContaining('(an address)') } },
    });
  });

  it('tells of an error what it says and where, and not what it carries', async () => {
    const carrying = Object.assign(new Error('could not be read'), {
      item: { text: 'To provide the letter' },
    });
    const text = await logged(({ telemetry }) => telemetry.error('failed', { error: carrying }));
    expect(text).not.toContain('To provide the letter');
    expect(text).toContain('telemetry.test.ts');
    expect(await logged(({ telemetry }) => telemetry.warn('failed', { error: 'as a word' }))).toContain(
      '"error":"as a word"',
    );
  });

  it('names packages whose names have an @ as they are', async () => {
    const where = 'at send (/var/task/node_modules/@aws-sdk/client-ses/index.js:1:1)';
    expect(await logged(({ telemetry }) => telemetry.info(where))).toContain(where);
  });
});

describe('what was counted', () => {
  it('is let out at the end of the invocation, though that failed', async () => {
    const text = await logged(async ({ telemetry, during }) => {
      const failing = during(lambdaContext(), async () => {
        telemetry.count('FinishedSweeps');
        telemetry.count('OwnersNotTold', 3);
        throw new Error('in the end');
      });
      await expect(failing).rejects.toThrow('in the end');
    });
    expect(JSON.parse(text)).toMatchObject({
      _aws: { CloudWatchMetrics: [{ Namespace: 'MattersArising', Dimensions: [['service']] }] },
      FinishedSweeps: 1,
      OwnersNotTold: 3,
    });
  });

  it('is nothing where nothing was, and no word about that', async () => {
    expect(await logged(({ during }) => during(lambdaContext(), async () => undefined))).toBe('');
  });
});
