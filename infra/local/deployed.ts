import { CloudFormationClient, DescribeStacksCommand, type Output } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { Failed, Misused, type Service } from '../../functions/command-line/terminal/desk.ts';
import { freezeSwitch } from '../../functions/lambda/freeze.ts';
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
};

const outputsSchema = z.object({
  TableName: z.string(),
  PapersBucketName: z.string(),
  PagesUrl: z.string(),
  LinkSecretName: z.string(),
  FreezeParameterName: z.string(),
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
  };
}

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

/** Asks the mail service only while the stage's freeze switch lets its functions do so. */
export function unlessFrozen(parameter: string, send: Service['sendMail']): Service['sendMail'] {
  const isFrozen = freezeSwitch(parameter);
  const whyNot = (): Promise<string | undefined> =>
    isFrozen().then(
      (frozen) => (frozen ? `sending is frozen by ${parameter}` : undefined),
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
  return async (mail) => {
    const why = await whyNot();
    return why === undefined ? send(mail) : { outcome: 'refused for now', why };
  };
}
