import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Parameter, SSMClient } from '@aws-sdk/client-ssm';
import type { LinkSecrets } from '../links/signed.ts';

/** For how long an answer is good: so long after a secret is changed, what was made with the one before may still be taken. */
const milliseconds = 300_000;

/** Pauses before each look at what another has just made. */
const pauses = [0, 100, 500, 2_000];

/**
 * What signs links, as the Parameter Store has it under a name: the newest, and after it the one that was there before it, where
 * it was ever changed. Where there is none, it is made. What asks for it is loaded when it is first needed, which for most
 * requests is never.
 */
export function linkSecretsAt(name: string): LinkSecrets {
  let kept: { secrets: ReturnType<LinkSecrets>; until: number } | undefined;
  return async () => {
    if (kept === undefined || kept.until < Date.now()) {
      kept = { secrets: linkSecretsIn(name), until: Date.now() + milliseconds };
    }
    const { secrets } = kept;
    try {
      return await secrets;
    } catch (error) {
      if (kept?.secrets === secrets) kept = undefined;
      throw error;
    }
  };
}

async function linkSecretsIn(name: string): ReturnType<LinkSecrets> {
  const { SSMClient } = await import('@aws-sdk/client-ssm');
  const ssm = new SSMClient({});
  try {
    const { Value: newest, Version = 1 } = (await parameter(ssm, name)) ?? (await made(ssm, name));
    if (!newest) throw new Error(`the secret ${name} has no text in it`);
    const before = Version > 1 ? (await parameter(ssm, `${name}:${Version - 1}`))?.Value : undefined;
    return before ? [newest, before] : [newest];
  } finally {
    ssm.destroy();
  }
}

/** Of several who make it in the same moment one does, and all take that. */
async function made(ssm: SSMClient, name: string): Promise<Parameter> {
  const { ParameterAlreadyExists, PutParameterCommand } = await import('@aws-sdk/client-ssm');
  const Value = randomBytes(48).toString('base64url');
  const Description = 'Signs the links of Matters Arising.';
  try {
    await ssm.send(
      new PutParameterCommand({ Name: name, Value, Description, Type: 'SecureString', Overwrite: false }),
    );
  } catch (error) {
    if (!(error instanceof ParameterAlreadyExists)) throw error;
  }
  for (const before of pauses) {
    await pause(before);
    const found = await parameter(ssm, name);
    if (found !== undefined) return found;
  }
  throw new Error(`the secret ${name} was made, and is not there`);
}

/** Undefined where there is none, or no such version. */
async function parameter(ssm: SSMClient, name: string): Promise<Parameter | undefined> {
  const { GetParameterCommand, ParameterNotFound, ParameterVersionNotFound } = await import(
    '@aws-sdk/client-ssm'
  );
  try {
    return (await ssm.send(new GetParameterCommand({ Name: name, WithDecryption: true }))).Parameter;
  } catch (error) {
    if (error instanceof ParameterNotFound || error instanceof ParameterVersionNotFound) return undefined;
    throw error;
  }
}
