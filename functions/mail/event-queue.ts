import type { SQSClient } from '@aws-sdk/client-sqs';

/** A message of the queue: until it is taken out, it comes again after a while. */
export type QueuedEvent = { id: string; body: string; takeOut: () => Promise<void> };

/** The queue that the events of the mail service come by. */
export type EventQueue = {
  url: string;
  /** Some of what lies in it; none once it is empty. */
  receive: () => Promise<QueuedEvent[]>;
};

/** The region in the address of a queue of AWS. */
const regionIn = (url: string): string | undefined => /^https?:\/\/sqs\.([a-z0-9-]+)\./.exec(url)?.[1];

/** The queue at that address, asked in the region that it names, or in that one. */
export function openEventQueue(url: string, region: string): EventQueue & { close: () => void } {
  let client: SQSClient | undefined;
  const receive = async (): Promise<QueuedEvent[]> => {
    // Its client is loaded by those alone who look into a queue.
    const {
      DeleteMessageCommand,
      ReceiveMessageCommand,
      SQSClient: Client,
    } = await import('@aws-sdk/client-sqs');
    client ??= new Client({
      region: regionIn(url) ?? region,
      endpoint: new URL(url).origin,
      requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
    });
    const opened = client;
    // Waiting a little asks every server of the queue: a short look may find nothing where something is.
    const asked = { QueueUrl: url, MaxNumberOfMessages: 10, WaitTimeSeconds: 1, VisibilityTimeout: 60 };
    const { Messages = [] } = await opened.send(new ReceiveMessageCommand(asked));
    return Messages.map(({ MessageId = '', Body = '', ReceiptHandle }) => ({
      id: MessageId,
      body: Body,
      takeOut: async () => {
        await opened.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
      },
    }));
  };
  return { url, receive, close: () => client?.destroy() };
}
