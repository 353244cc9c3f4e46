import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { secretsNamed } from '../../functions/lambda/secret.ts';
import { type LittleAws, startLittleAws } from './little-aws.ts';

let aws: LittleAws;
beforeAll(async () => {
  aws = await startLittleAws();
  for (const [name, value] of Object.entries(aws.environment)) vi.stubEnv(name, value);
  vi.stubEnv('AWS_REGION', 'eu-west-2');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'nobody');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'nothing');
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await aws.stop();
});

it('the secret before is told beside the newest, where there was one', async () => {
  aws.secrets.set('never changed', 'only');
  expect(await secretsNamed('never changed')()).toEqual(['only']);

  aws.secrets.set('changed', 'of today').set('changed AWSPREVIOUS', 'of yesterday');
  expect(await secretsNamed('changed')()).toEqual(['of today', 'of yesterday']);
});

it('a secret that is not there is said, and not taken for one that was never changed', async () => {
  await expect(secretsNamed('nowhere')()).rejects.toThrow('nowhere');
});
