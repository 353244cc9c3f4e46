import { SSMProvider } from '@aws-lambda-powertools/parameters/ssm';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
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
  const store = new SSMProvider();
  return async () => {
    const word = await store.get(parameter, { maxAge: seconds });
    if (word === 'running') return false;
    if (word === 'frozen') return true;
    const said = word === undefined ? 'nothing' : `“${word}”`;
    throw new Error(
      `the freeze switch ${parameter} says ${said}: it must say ${freezeStates.join(' or ')}, and nothing is sent until it does`,
    );
  };
};

/** Since when sending is stopped, whatever word stops it; undefined while it goes. */
export type FrozenSince = () => Promise<Instant | undefined>;

export const frozenSince = (parameter: string): FrozenSince => {
  const client = new SSMClient({});
  return async () => {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: parameter }));
    if (Parameter?.Value === 'running') return undefined;
    return instantSchema.parse(Parameter?.LastModifiedDate?.toISOString());
  };
};
