import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { lengthOf, type QueueLength, queueTo, sqsClient } from '../../functions/lambda/queue.ts';
import { type LittleAws, startLittleAws } from './little-aws.ts';

const numbers = (count: number): { number: number }[] =>
  Array.from({ length: count }, (_, number) => ({ number }));

async function aQueue(): Promise<{
  aws: LittleAws;
  put: (messages: object[]) => Promise<void>;
  length: QueueLength;
}> {
  const aws = await startLittleAws();
  const access = { AWS_REGION: 'eu-west-2', AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nobody' };
  for (const [name, value] of Object.entries({ ...access, ...aws.environment })) vi.stubEnv(name, value);
  const client = sqsClient();
  onTestFinished(async () => {
    client.destroy();
    vi.unstubAllEnvs();
    await aws.stop();
  });
  const url = aws.queueUrl('boards');
  return { aws, put: queueTo(client, url), length: lengthOf(client, url) };
}

const sorted = (aws: LittleAws): unknown[] =>
  aws
    .queued('boards')
    .sort((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other), 'en', { numeric: true }));

describe('a queue', () => {
  it.each([
    [0, []],
    [1, [1]],
    [10, [10]],
    [11, [10, 1]],
    [25, [10, 10, 5]],
  ])('of %i messages is asked ten at a time: %j', async (count, batches) => {
    const { aws, put } = await aQueue();
    await put(numbers(count));
    expect([...aws.batches].sort((one, other) => other - one)).toEqual(batches);
    expect(sorted(aws)).toEqual(numbers(count));
  });

  it('says how many messages lie on it', async () => {
    const { put, length } = await aQueue();
    expect(await length()).toBe(0);
    await put(numbers(11));
    expect(await length()).toBe(11);
  });

  it('is asked again for those alone that it did not take', async () => {
    const { aws, put } = await aQueue();
    aws.refuse.push(
      (body) => body.includes('3'),
      (body) => body.includes('3'),
    );
    await put(numbers(10));
    expect(aws.batches).toEqual([10, 1, 1]);
    expect(sorted(aws)).toEqual(numbers(10));
  });

  it('that will not take one keeps none of the others out, and it is told how many are lost', async () => {
    const { aws, put } = await aQueue();
    aws.refuse.push(...Array.from({ length: 99 }, () => (body: string) => body.includes('13')));
    await expect(put(numbers(25))).rejects.toThrow('1 of 25 messages could not be queued: try again');
    expect(sorted(aws)).toEqual(numbers(25).filter(({ number }) => number !== 13));
  });

  it('out of reach is told with the reason', async () => {
    const { aws, put } = await aQueue();
    await aws.stop();
    await expect(put(numbers(3))).rejects.toThrow(/^3 of 3 messages could not be queued: .*ECONNREFUSED/);
  });
});
