import { setTimeout as pause } from 'node:timers/promises';
import { GetQueueAttributesCommand, SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { inLanes } from '../dispatch/lanes.ts';

/** Puts messages on a queue. Throws when some could not be, once all others are. */
export type Queue<Message> = (messages: readonly Message[]) => Promise<void>;

/** Region, credentials and endpoint come from the environment (`AWS_ENDPOINT_URL_SQS`). */
export const sqsClient = (): SQSClient =>
  new SQSClient({
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
  });

/** About how many messages lie on a queue, those that somebody works on among them. SQS counts a minute behind. */
export type QueueLength = () => Promise<number>;

export const lengthOf =
  (client: SQSClient, queueUrl: string): QueueLength =>
  async () => {
    const { Attributes = {} } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl: queueUrl,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    return Object.values(Attributes).reduce((sum, count) => sum + Number(count), 0);
  };

/** SQS takes no more in one request. */
const batchSize = 10;
/** How many requests are under way at once: ten thousand boards are a thousand requests, fifty after one another. */
const lanes = 20;
/** Pauses before each try of what the queue would not take. */
const pauses = [0, 200, 1_000];

type Refused = { bodies: string[]; why: string };

export const queueTo =
  <Message>(client: SQSClient, queueUrl: string): Queue<Message> =>
  async (messages) => {
    const bodies = messages.map((message) => JSON.stringify(message));
    const batches = Array.from({ length: Math.ceil(bodies.length / batchSize) }, (_, index) =>
      bodies.slice(index * batchSize, (index + 1) * batchSize),
    );
    const refused: Refused[] = [];
    await inLanes(lanes, batches, async (batch) => {
      const left = await sendBatch(client, queueUrl, batch);
      if (left.bodies.length > 0) refused.push(left);
    });
    const [first] = refused;
    if (first === undefined) return;
    const count = refused.flatMap((left) => left.bodies).length;
    throw new Error(`${count} of ${messages.length} messages could not be queued: ${first.why}`);
  };

/** What the queue would not take, though asked thrice; or all of it, where it could not be asked. */
async function sendBatch(client: SQSClient, queueUrl: string, batch: string[]): Promise<Refused> {
  let left: Refused = { bodies: batch, why: '' };
  try {
    for (const before of pauses) {
      await pause(before);
      left = await tryBatch(client, queueUrl, left.bodies);
      if (left.bodies.length === 0) break;
    }
    return left;
  } catch (error) {
    return { ...left, why: error instanceof Error ? error.message : String(error) };
  }
}

async function tryBatch(client: SQSClient, queueUrl: string, bodies: string[]): Promise<Refused> {
  const { Failed = [] } = await client.send(
    new SendMessageBatchCommand({
      QueueUrl: queueUrl,
      Entries: bodies.map((body, index) => ({ Id: String(index), MessageBody: body })),
    }),
  );
  const failed = new Set(Failed.map(({ Id }) => Id));
  return {
    bodies: bodies.filter((_, index) => failed.has(String(index))),
    why: Failed[0]?.Message ?? Failed[0]?.Code ?? 'no reason was given',
  };
}
