import { CloudFormationClient, DescribeStacksCommand, type Output } from '@aws-sdk/client-cloudformation';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import * as z from 'zod';
import { Failed, Misused } from '../../functions/command-line/terminal/desk.ts';
import type { Freeze } from '../../functions/dispatch/freeze.ts';
import { type freezeStates, freezeSwitch } from '../../functions/lambda/freeze.ts';
import { type Stage, stackNameOf, stages } from '../stages.ts';

/** What a desk needs to work with a service that is deployed on AWS. */
export type Deployed = {
  table: string;
  papersBucket: string;
  /** Where people have the pages, and the name of what signs the links to them. */
  pagesAt: string;
  linkSecret: string;
  from: string;
  /** Who may be written to; everybody when nobody is named. */
  onlyTo: readonly string[];
  configurationSet: string;
  freezeParameter: string;
  /** The queues of what could not be done, by what it was. */
  deadLetters: Readonly<Record<string, string>>;
};

const outputsSchema = z.object({
  TableName: z.string(),
  PapersBucketName: z.string(),
  PagesUrl: z.string(),
  LinkSecretName: z.string(),
  FreezeParameterName: z.string(),
  BoardDeadLettersUrl: z.string().optional(),
  SendDeadLettersUrl: z.string().optional(),
  MailEventsDeadLettersUrl: z.string().optional(),
  ReadingDeadLettersUrl: z.string().optional(),
});

/** The stage of that name. Throws {@link Misused} when there is none. */
export function stageOf(name: string): Stage {
  const stage = Object.entries(stages).find(([known]) => known === name)?.[1];
  if (stage) return stage;
  throw new Misused(`there is no stage "${name}" (known: ${Object.keys(stages).join(', ')})`);
}

/**
 * The service that is deployed as a stage, found by the outputs of its stack with the caller's own credentials. The AWS
 * SDK is told of the stage's region. Throws {@link Misused} when there is no such stage, {@link Failed} when it is not
 * deployed or cannot be asked for.
 */
export async function findDeployed(name: string): Promise<Deployed> {
  const stage = stageOf(name);
  process.env['AWS_REGION'] = stage.region;
  const stack = stackNameOf(name);
  const outputs = outputsSchema.safeParse(await outputsOf(stack, stage.region));
  if (!outputs.success) {
    throw new Failed(`the stack ${stack} in ${stage.region} is of another release: npx cdk deploy ${stack}`);
  }
  return {
    table: outputs.data.TableName,
    papersBucket: outputs.data.PapersBucketName,
    pagesAt: outputs.data.PagesUrl,
    linkSecret: outputs.data.LinkSecretName,
    from: stage.mailFrom,
    onlyTo: stage.onlyTo,
    configurationSet: stack,
    freezeParameter: outputs.data.FreezeParameterName,
    deadLetters: Object.fromEntries(
      Object.entries(deadLettersOf(outputs.data)).flatMap(([what, url]) => (url ? [[what, url]] : [])),
    ),
  };
}

const deadLettersOf = (outputs: z.infer<typeof outputsSchema>) => ({
  'boards to be swept': outputs.BoardDeadLettersUrl,
  'mails to be sent': outputs.SendDeadLettersUrl,
  'events of mails': outputs.MailEventsDeadLettersUrl,
  'notes to be read': outputs.ReadingDeadLettersUrl,
});

async function outputsOf(stack: string, region: string): Promise<Record<string, string>> {
  const client = new CloudFormationClient({ region });
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }));
    const outputs = Stacks.flatMap(({ Outputs = [] }): Output[] => Outputs);
    return Object.fromEntries(
      outputs.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
    );
  } catch (error) {
    throw new Failed(whyNotFound(error, stack, region));
  } finally {
    client.destroy();
  }
}

function whyNotFound(error: unknown, stack: string, region: string): string {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (name === 'ValidationError' && message.includes('does not exist')) {
    return `there is no stack ${stack} in ${region} of this account: npx cdk deploy ${stack} makes it`;
  }
  if (name === 'CredentialsProviderError') {
    return 'there are no AWS credentials: set AWS_PROFILE to a profile of yours, or sign in';
  }
  return `the stack ${stack} in ${region} cannot be looked up: ${name}: ${message}`;
}

/** The stage's freeze switch, as its functions look at it: one that cannot be read stops sending too. */
export function freezeOf(parameter: string): Freeze {
  const isFrozen = freezeSwitch(parameter);
  return () =>
    isFrozen().then(
      (frozen) => (frozen ? { since: null, by: parameter, because: null } : null),
      (error: unknown) => ({ since: null, by: null, because: reasonIn(error) }),
    );
}

const reasonIn = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Turns the stage's freeze switch: from five seconds later its functions begin no mail, or send again. */
export async function turnFreeze(name: string, to: (typeof freezeStates)[number]): Promise<void> {
  const { freezeParameter } = await findDeployed(name);
  const client = new SSMClient();
  try {
    await client.send(new PutParameterCommand({ Name: freezeParameter, Value: to, Overwrite: true }));
  } catch (error) {
    throw new Failed(`the freeze switch ${freezeParameter} cannot be turned: ${reasonIn(error)}`);
  } finally {
    client.destroy();
  }
}
