import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { GetFunctionConfigurationCommand, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateScheduleCommand,
  CreateScheduleGroupCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { DeleteParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import * as z from 'zod';
import type { freezeStates } from '../../functions/lambda/freeze.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { mailbox } from '../../infra/local/mailbox.ts';
import { until } from './steps.ts';

/** What the stack says of itself. */
export const outputsSchema = z.object({
  TableName: z.string(),
  SweepFunctionName: z.string(),
  SendFunctionName: z.string(),
  MailEventsFunctionName: z.string(),
  BoardQueueUrl: z.url(),
  SendQueueUrl: z.url(),
  ReadingQueueUrl: z.url(),
  MailEventsTopicArn: z.string(),
  BoardDeadLettersUrl: z.url(),
  SendDeadLettersUrl: z.url(),
  MailEventsDeadLettersUrl: z.url(),
  AlarmTopicArn: z.string(),
  FreezeParameterName: z.string(),
  ApiUrl: z.url(),
  ApiFunctionName: z.string(),
  UserPoolId: z.string(),
  PeopleClientId: z.string(),
  CaseSystemClientId: z.string(),
  SignInUrl: z.url(),
  TokenUrl: z.url(),
  PapersBucketName: z.string(),
});
export type Outputs = z.infer<typeof outputsSchema>;

/** The bare addresses among people as a mail writes them. */
export const addressesIn = (people: readonly string[]): string[] =>
  people.flatMap((person) => person.match(/[^\s<>,"]+@[^\s<>,"]+/g) ?? []);

const logSchema = z.object({ events: z.array(z.object({ message: z.string() })) });

export type Letter = { id: string; body: string; receipt: string };
export type End = { exit: number | null; out: string; talk: string };
export type Outside = ReturnType<typeof openOutside>;

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'infra/local/matters.mjs');

/** For as long the functions take an answer of the freeze switch to be good, and a little longer. */
const switchIsHeard = 5_500;

function run(command: string, words: readonly string[], environment: Record<string, string>): Promise<End> {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, MATTERS_USER: 'Priya Nair', ...environment };
  const child = spawn(command, words, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { out: '', talk: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.talk += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit, ...said }));
  });
}

type Where = {
  url: string;
  /** What the AWS SDK needs in its environment. */
  environment: Record<string, string>;
  stage: string;
  stack: string;
  outputs: Outputs;
  mailFrom: string;
  /** Where the mail service keeps what it took. */
  mailFolder: string;
};

/** The deployed service as whoever has its account sees it: through AWS, and the verbs. */
export function openOutside({ url, environment, stage, stack, outputs, mailFrom, mailFolder }: Where) {
  const lambda = new LambdaClient();
  const scheduler = new SchedulerClient();
  const sqs = new SQSClient();
  const sns = new SNSClient();
  const ssm = new SSMClient();
  const database = documentClient();
  const register = openRegister(database, outputs.TableName);
  const ledger = openLedger(database, outputs.TableName);
  const inStage = ['--stage', stage];

  async function schedules() {
    const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({ GroupName: stack }));
    return Promise.all(
      Schedules.map(({ Name }) => scheduler.send(new GetScheduleCommand({ GroupName: stack, Name }))),
    );
  }

  /** What the deployed schedules call, and with what role and words. */
  async function target() {
    const [one] = await schedules();
    if (one?.Target?.Arn === undefined || one.Target.Input === undefined) {
      throw new Error('the stack has no schedule with a target');
    }
    return { ...one.Target, Arn: one.Target.Arn, RoleArn: one.Target.RoleArn, Input: one.Target.Input };
  }

  /** How many messages lie on a queue, those that somebody works on among them. */
  async function lying(queue: string): Promise<number> {
    const { Attributes = {} } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: queue,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
  }

  const put = (queue: string, body: string) =>
    sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: body }));

  async function hiddenFor(queue: string, seconds: string): Promise<string> {
    const asked = { QueueUrl: queue, AttributeNames: ['VisibilityTimeout' as const] };
    const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand(asked));
    await sqs.send(
      new SetQueueAttributesCommand({ QueueUrl: queue, Attributes: { VisibilityTimeout: seconds } }),
    );
    return Attributes['VisibilityTimeout'] ?? seconds;
  }

  return {
    url,
    outputs,
    stack,
    mailFrom,
    register,
    ledger,
    lying,
    put,

    /** Has the schedules of the stack keep still: the hour at which somebody tries this must not matter. */
    async quieten(): Promise<void> {
      for (const schedule of await schedules()) {
        const { Name, ScheduleExpression, FlexibleTimeWindow, Target, Description } = schedule;
        await scheduler.send(
          new UpdateScheduleCommand({
            GroupName: stack,
            State: 'DISABLED',
            ...{ Name, ScheduleExpression, FlexibleTimeWindow, Target, Description },
          }),
        );
      }
    },

    /** Invokes what the deployed schedules call, with their words, as they would at `time`. */
    async wake(time: string): Promise<void> {
      const { Arn, Input } = await target();
      const input = Input.replaceAll('<aws.scheduler.scheduled-time>', time);
      const answer = await lambda.send(
        new InvokeCommand({ FunctionName: Arn, Payload: new TextEncoder().encode(input) }),
      );
      if (answer.FunctionError === undefined) return;
      throw new Error(`the sweep failed: ${new TextDecoder().decode(answer.Payload)}`);
    },

    /** While `work` is done, a schedule of another group wakes the sweep each minute, with the deployed target. */
    async everyMinute(work: () => Promise<void>): Promise<void> {
      const group = `${stack}-every-minute`;
      await scheduler.send(new CreateScheduleGroupCommand({ Name: group }));
      await scheduler.send(
        new CreateScheduleCommand({
          GroupName: group,
          Name: 'sweep',
          ScheduleExpression: 'rate(1 minute)',
          FlexibleTimeWindow: { Mode: 'OFF' },
          Target: await target(),
        }),
      );
      await work().finally(() => scheduler.send(new DeleteScheduleGroupCommand({ Name: group })));
    },

    /** Waits until no work lies on any queue: what one function hands to the next is there before its own is gone. */
    async idle(seconds?: number): Promise<void> {
      const isIdle = async () =>
        (await lying(outputs.BoardQueueUrl)) === 0 && (await lying(outputs.SendQueueUrl)) === 0;
      await until('the queues are empty', isIdle, seconds);
    },

    /** The dead letters of a queue, left where they are. */
    async lettersOn(queue: string): Promise<Letter[]> {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }),
      );
      return Messages.map(({ MessageId = '', Body = '', ReceiptHandle = '' }) => ({
        id: MessageId,
        body: Body,
        receipt: ReceiptHandle,
      }));
    },

    remove: (queue: string, { receipt }: Letter) =>
      sqs.send(new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle: receipt })),

    /** While `work` is done, what failed comes again after a second, and not after minutes. */
    async impatiently(queue: string, work: () => Promise<void>): Promise<void> {
      const before = await hiddenFor(queue, '1');
      await work().finally(() => hiddenFor(queue, before));
    },

    /** Says something to the topic, as SES does. */
    publish: (event: object) =>
      sns.send(new PublishCommand({ TopicArn: outputs.MailEventsTopicArn, Message: JSON.stringify(event) })),

    /** Sets the freeze switch, or takes it away, and waits until every function must have heard of it. */
    async setSwitch(word: (typeof freezeStates)[number] | undefined): Promise<void> {
      const Name = outputs.FreezeParameterName;
      if (word === undefined) {
        await ssm.send(new DeleteParameterCommand({ Name }));
      } else {
        await ssm.send(new PutParameterCommand({ Name, Value: word, Type: 'String', Overwrite: true }));
      }
      await pause(switchIsHeard);
    },

    mails: () => mailbox(mailFolder),

    /** What a function wrote, line by line. */
    async linesOf(name: string): Promise<string[]> {
      const { LoggingConfig } = await lambda.send(
        new GetFunctionConfigurationCommand({ FunctionName: name }),
      );
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          'x-amz-target': 'Logs_20140328.FilterLogEvents',
        },
        body: JSON.stringify({ logGroupName: LoggingConfig?.LogGroup, limit: 10_000 }),
      });
      return logSchema.parse(await answer.json()).events.map(({ message }) => message);
    },

    /** Everything in the ledger of a board. */
    dispatches: (board: string) => ledger.dispatchesOf(board),

    matters: (...words: string[]): Promise<End> =>
      run(process.execPath, [program, ...inStage, ...words], environment),

    /** As it is typed in the runbooks. */
    npmRunMatters: (...words: string[]): Promise<End> =>
      run('npm', ['run', '--silent', 'matters', '--', ...inStage, ...words], environment),

    close(): void {
      for (const client of [lambda, scheduler, sqs, sns, ssm, database]) client.destroy();
    },
  };
}
