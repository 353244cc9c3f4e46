import type { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import type { SSMClient } from '@aws-sdk/client-ssm';
import { type Instant, instantSchema } from '../calendar/days.ts';

/** Whether sending is stopped. Throws when that cannot be told, so that nothing is sent meanwhile. */
export type FreezeSwitch = () => Promise<boolean>;

/** What the parameter may say. */
export const freezeStates = ['running', 'frozen'] as const;

/** For how long an answer is good: a service that is frozen now sends nothing after that. */
const seconds = 5;

/**
 * The switch that stops sending without a deploy. It lies outside the table, which a restore would roll back with
 * everything else. A word that nobody agreed on, such as a slip in a hurry, stops sending too.
 */
export const freezeSwitch = (parameter: string): FreezeSwitch => {
  let store: Promise<SSMProvider> | undefined;
  return async () => {
    store ??= openStore();
    const word = await (await store).get(parameter, { maxAge: seconds });
    if (word === 'running') return false;
    if (word === 'frozen') return true;
    const said = word === undefined ? 'nothing' : `“${word}”`;
    throw new Error(
      `the freeze switch ${parameter} says ${said}: it must say ${freezeStates.join(' or ')}, and nothing is sent until it does`,
    );
  };
};

/** Loaded when it is first asked, while others wait for the database. */
const openStore = async (): Promise<SSMProvider> => {
  const { SSMProvider } = await import('@aws-lambda-powertools/parameters/ssm');
  return new SSMProvider();
};

/** Since when sending is stopped, whatever word stops it; undefined while it goes. */
export type FrozenSince = () => Promise<Instant | undefined>;

export const frozenSince = (parameter: string): FrozenSince => {
  let client: SSMClient | undefined;
  return async () => {
    const { GetParameterCommand, SSMClient } = await import('@aws-sdk/client-ssm');
    client ??= new SSMClient({});
    const { Parameter } = await client.send(new GetParameterCommand({ Name: parameter }));
    if (Parameter?.Value === 'running') return undefined;
    return instantSchema.parse(Parameter?.LastModifiedDate?.toISOString());
  };
};
