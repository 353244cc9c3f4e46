import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { frozenSince } from '../../functions/lambda/freeze.ts';
import { type LittleAws, startLittleAws } from './little-aws.ts';

let aws: LittleAws;
beforeAll(async () => {
  aws = await startLittleAws();
  for (const [name, value] of Object.entries({ ...aws.environment, ...aws.credentials }))
    vi.stubEnv(name, value);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await aws.stop();
});

it.each([
  ['running', undefined],
  ['frozen', '2024-11-19T08:00:00.000Z'],
  ['a slip in a hurry', '2024-11-19T08:00:00.000Z'],
])('a switch that says “%s” has stopped sending since it was set, or not at all', async (word, since) => {
  aws.parameters.set('/sending', word);
  expect(await frozenSince('/sending')()).toBe(since);
});

it('a switch that is not there is said, and not taken for one that lets mail go', async () => {
  await expect(frozenSince('/nowhere')()).rejects.toThrow('no /nowhere');
});
