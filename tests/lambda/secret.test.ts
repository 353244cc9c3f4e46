import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientSecretIn } from '../../functions/lambda/client-secret.ts';
import { linkSecretsAt } from '../../functions/lambda/secret.ts';
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
beforeEach(() => {
  aws.versions.clear();
  aws.asked.length = 0;
});

describe('what signs links', () => {
  it('is told beside the one before it, where there was one', async () => {
    aws.versions.set('/never-changed', ['only']).set('/changed', ['long ago', 'of yesterday', 'of today']);
    expect(await linkSecretsAt('/never-changed')()).toEqual(['only']);
    expect(await linkSecretsAt('/changed')()).toEqual(['of today', 'of yesterday']);
  });

  it('is made by whoever needs it first: of twenty at once one makes it, and all have that', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => linkSecretsAt('/new')()));
    const [first = ''] = aws.versions.get('/new') ?? [];
    expect(aws.versions.get('/new')).toHaveLength(1);
    expect(all).toEqual(all.map(() => [first]));
    expect(first).toMatch(/^[\w-]{64}$/);
    // Other services have others.
    const [other] = await linkSecretsAt('/other')();
    expect(other).not.toBe(first);
  });

  it('is asked for once by all who need it, and not again for a while', async () => {
    aws.versions.set('/asked', ['only']);
    const secrets = linkSecretsAt('/asked');
    await Promise.all([secrets(), secrets()]);
    await secrets();
    expect(aws.asked).toEqual(['get /asked']);
  });

  it('when it cannot be had is said, and asked for again', async () => {
    aws.versions.set('/empty', ['']);
    const secrets = linkSecretsAt('/empty');
    await expect(secrets()).rejects.toThrow('the secret /empty has no text in it');
    aws.versions.set('/empty', ['', 'put right']);
    expect(await secrets()).toEqual(['put right']);
  });
});

describe('the secret of a client', () => {
  it('is what its user pool says, asked once', async () => {
    const secret = clientSecretIn('eu-west-2_Abc', 'pages');
    expect([await secret(), await secret()]).toEqual(['the secret of pages', 'the secret of pages']);
    expect(aws.asked).toEqual(['client eu-west-2_Abc pages']);
  });

  it('that has none, or is not there, is said to', async () => {
    await expect(clientSecretIn('eu-west-2_Abc', 'people')()).rejects.toThrow(
      'the client people of eu-west-2_Abc has no secret',
    );
    await expect(clientSecretIn('eu-west-2_Abc', 'nobody')()).rejects.toThrow('no nobody');
  });
});
