import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { closeServer, listen } from '../../infra/local/servers.ts';

/** As much of SQS, the Parameter Store and Cognito as the functions ask for, on loopback. */
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
  /** Each version that a parameter had, by its name, where it is more than one, or was made by a function. */
  versions: Map<string, string[]>;
  /** What each request was for, and of what. */
  asked: string[];
  /** What an SDK needs to ask at all. */
  credentials: Record<string, string>;
  environment: Record<string, string>;
  stop: () => Promise<void>;
};

const batchSchema = z.object({
  QueueUrl: z.string(),
  Entries: z.array(z.object({ Id: z.string(), MessageBody: z.string() })),
});
const queueSchema = z.object({ QueueUrl: z.string() });
const parameterSchema = z.object({ Name: z.string() });
const putSchema = z.object({
  Name: z.string(),
  Value: z.string(),
  Type: z.literal('SecureString'),
  Overwrite: z.boolean(),
});
const clientSchema = z.object({ UserPoolId: z.string(), ClientId: z.string() });

const md5 = (body: string): string => createHash('md5').update(body).digest('hex');

export async function startLittleAws(): Promise<LittleAws> {
  const queues = new Map<string, string[]>();
  const parameters = new Map<string, string>();
  const versions = new Map<string, string[]>();
  const asked: string[] = [];
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

  type Answer = { status: number; answer: object };
  const refused = (__type: string, message: string): Answer => ({ status: 400, answer: { __type, message } });

  function parameter(body: unknown): Answer {
    const { Name } = parameterSchema.parse(body);
    asked.push(`get ${Name}`);
    const [, name = '', version] = /^(.*?)(?::(\d+))?$/.exec(Name) ?? [];
    const plain = parameters.get(name);
    const all = versions.get(name) ?? (plain === undefined ? [] : [plain]);
    const Version = version === undefined ? all.length : Number(version);
    const Value = all[Version - 1];
    if (all.length === 0) return refused('ParameterNotFound', `no ${Name}`);
    if (Value === undefined) return refused('ParameterVersionNotFound', `no ${Name}`);
    return {
      status: 200,
      answer: { Parameter: { Name: name, Value, Version, LastModifiedDate: 1732003200 } },
    };
  }

  function putParameter(body: unknown): Answer {
    const { Name, Value, Overwrite } = putSchema.parse(body);
    asked.push(`put ${Name}`);
    const all = versions.get(Name) ?? [];
    if (all.length > 0 && !Overwrite) return refused('ParameterAlreadyExists', `there is a ${Name}`);
    versions.set(Name, [...all, Value]);
    return { status: 200, answer: { Version: all.length + 1, Tier: 'Standard' } };
  }

  function userPoolClient(body: unknown): Answer {
    const { UserPoolId, ClientId } = clientSchema.parse(body);
    asked.push(`client ${UserPoolId} ${ClientId}`);
    if (ClientId === 'nobody') return refused('ResourceNotFoundException', 'no nobody');
    const ClientSecret = ClientId === 'people' ? undefined : `the secret of ${ClientId}`;
    return { status: 200, answer: { UserPoolClient: { ClientId, UserPoolId, ClientSecret } } };
  }

  const answers: Record<string, (body: unknown) => Answer> = {
    'AmazonSQS.SendMessageBatch': (body) => ({ status: 200, answer: takeBatch(body) }),
    'AmazonSQS.GetQueueAttributes': (body) => ({ status: 200, answer: attributes(body) }),
    'AmazonSSM.GetParameter': parameter,
    'AmazonSSM.PutParameter': putParameter,
    'AWSCognitoIdentityProviderService.DescribeUserPoolClient': userPoolClient,
  };

  const server = createServer(async (request, response) => {
    const body: unknown = JSON.parse(await text(request));
    const answerTo = answers[String(request.headers['x-amz-target'])];
    const { status, answer } = answerTo?.(body) ?? refused('UnknownOperationException', 'nothing of ours');
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(answer));
  });
  const url = await listen(server, 0);
  return {
    queueUrl: (name) => `${url}/111122223333/${name}`,
    queued: (name) => (queues.get(name) ?? []).map((body): unknown => JSON.parse(body)),
    batches,
    refuse,
    parameters,
    versions,
    asked,
    credentials: { AWS_REGION: 'eu-west-2', AWS_ACCESS_KEY_ID: 'nobody', AWS_SECRET_ACCESS_KEY: 'nothing' },
    environment: {
      AWS_ENDPOINT_URL_SQS: url,
      AWS_ENDPOINT_URL_SSM: url,
      AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: url,
    },
    stop: async () => {
      if (server.listening) await closeServer(server);
    },
  };
}
