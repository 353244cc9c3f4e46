import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Work } from './records.ts';

/** SQS hides a message for no longer. */
const mostSeconds = 43_200;

/**
 * Has that queue hand over again, in so many milliseconds, what could not be begun. It counts as received all the same. What
 * asks for it is loaded when it is first needed, which for most batches is never.
 */
export function putOffOn(queueUrl: string): NonNullable<Work['putOff']> {
  let client: SQSClient | undefined;
  return async ({ receiptHandle }, milliseconds) => {
    const { ChangeMessageVisibilityCommand } = await import('@aws-sdk/client-sqs');
    client ??= (await import('./queue.ts')).sqsClient();
    await client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queueUrl,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: Math.min(Math.ceil(milliseconds / 1_000), mostSeconds),
      }),
    );
  };
}
