import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { closeServer, listen } from '../../infra/local/servers.ts';

/** As much of SQS, the Parameter Store and Secrets Manager as the functions ask for, on loopback. */
export type LittleAws = {
  queueUrl: (name: string) => string;
  /** What was put on each queue. */
  queued: (name: string) => unknown[];
  /** How many messages each request brought. */
  batches: number[];
  /** Which of its messages each of the next requests will not have taken. */
  refuse: ((body: string) => boolean)[];
  /** What the Parameter Store has, by name. */
  parameters: Map<string, string>;
  /** What Secrets Manager has, by name, and by `NAME AWSPREVIOUS` what it had before; and how often it was asked. */
  secrets: Map<string, string>;
  secretsAsked: () => number;
  environment: Record<string, string>;
  stop: () => Promise<void>;
};

const batchSchema = z.object({
  QueueUrl: z.string(),
  Entries: z.array(z.object({ Id: z.string(), MessageBody: z.string() })),
});
const queueSchema = z.object({ QueueUrl: z.string() });
const parameterSchema = z.object({ Name: z.string() });
const secretSchema = z.object({ SecretId: z.string(), VersionStage: z.string().optional() });

const md5 = (body: string): string => createHash('md5').update(body).digest('hex');

export async function startLittleAws(): Promise<LittleAws> {
  const queues = new Map<string, string[]>();
  const parameters = new Map<string, string>();
  const secrets = new Map<string, string>();
  let secretsAsked = 0;
  const refuse: LittleAws['refuse'] = [];
  const batches: number[] = [];

  function takeBatch(asked: unknown): object {
    const { QueueUrl, Entries } = batchSchema.parse(asked);
    const isRefused = refuse.shift() ?? (() => false);
    const queue = QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1);
    batches.push(Entries.length);
    const taken = Entries.filter(({ MessageBody }) => !isRefused(MessageBody));
    queues.set(queue, [...(queues.get(queue) ?? []), ...taken.map(({ MessageBody }) => MessageBody)]);
    return {
      Successful: taken.map(({ Id, MessageBody }) => ({
        Id,
        MessageId: `message-${Id}`,
        MD5OfMessageBody: md5(MessageBody),
      })),
      Failed: Entries.filter((entry) => !taken.includes(entry)).map(({ Id }) => ({
        Id,
        SenderFault: false,
        Code: 'InternalError',
        Message: 'try again',
      })),
    };
  }

  /** Every message that was put on it, for nobody works on it here. */
  function attributes(asked: unknown): object {
    const { QueueUrl } = queueSchema.parse(asked);
    const { length } = queues.get(QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1)) ?? [];
    return {
      Attributes: {
        ApproximateNumberOfMessages: String(length),
        ApproximateNumberOfMessagesNotVisible: '0',
      },
    };
  }

  function parameter(asked: unknown): { status: number; answer: object } {
    const { Name } = parameterSchema.parse(asked);
    const Value = parameters.get(Name);
    return Value === undefined
      ? { status: 400, answer: { __type: 'ParameterNotFound', message: `no ${Name}` } }
      : { status: 200, answer: { Parameter: { Name, Value, Type: 'String', LastModifiedDate: 1732003200 } } };
  }

  function secret(asked: unknown): { status: number; answer: object } {
    secretsAsked += 1;
    const { SecretId, VersionStage } = secretSchema.parse(asked);
    const SecretString = secrets.get([SecretId, ...(VersionStage ? [VersionStage] : [])].join(' '));
    return SecretString === undefined
      ? { status: 400, answer: { __type: 'ResourceNotFoundException', message: `no ${SecretId}` } }
      : { status: 200, answer: { Name: SecretId, SecretString } };
  }

  function answerTo(target: unknown, asked: unknown): { status: number; answer: object } {
    if (target === 'AmazonSQS.SendMessageBatch') return { status: 200, answer: takeBatch(asked) };
    if (target === 'AmazonSQS.GetQueueAttributes') return { status: 200, answer: attributes(asked) };
    return target === 'secretsmanager.GetSecretValue' ? secret(asked) : parameter(asked);
  }

  const server = createServer(async (request, response) => {
    const asked: unknown = JSON.parse(await text(request));
    const { status, answer } = answerTo(request.headers['x-amz-target'], asked);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer));
  });
  const url = await listen(server, 0);
  return {
    queueUrl: (name) => `${url}/111122223333/${name}`,
    queued: (name) => (queues.get(name) ?? []).map((body): unknown => JSON.parse(body)),
    batches,
    refuse,
    parameters,
    secrets,
    secretsAsked: () => secretsAsked,
    environment: {
      AWS_ENDPOINT_URL_SQS: url,
      AWS_ENDPOINT_URL_SSM: url,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: url,
    },
    stop: async () => {
      if (server.listening) await closeServer(server);
    },
  };
}
