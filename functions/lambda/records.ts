import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Telemetry } from './telemetry.ts';

/** Nothing is wrong, and nothing is done: the message goes back to its queue and comes again. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}

export const isSqsEvent = (event: unknown): event is SQSEvent =>
  typeof event === 'object' && event !== null && 'Records' in event;

/** What an invocation has of Lambda's own. */
export type Invocation = { context: Context; telemetry: Telemetry };

type Work = {
  /** Throws when the message is to come again. */
  each: (body: string, message: SQSRecord) => Promise<void>;
  /** With less time left, no message is begun. */
  leastMilliseconds?: number;
};

/**
 * Works on the messages that a queue hands over, one after another. Those that fail are named in the log and come
 * again, and in the end lie with the dead letters; they spoil nothing for the others.
 */
export async function eachRecord(
  { Records }: SQSEvent,
  { context, telemetry }: Invocation,
  { each, leastMilliseconds = 0 }: Work,
): Promise<SQSBatchResponse> {
  const batchItemFailures: SQSBatchResponse['batchItemFailures'] = [];
  for (const message of Records) {
    const { messageId: record, body } = message;
    try {
      if (context.getRemainingTimeInMillis() < leastMilliseconds) throw new NotYet('no time is left for it');
      await each(body, message);
    } catch (error) {
      if (error instanceof NotYet) telemetry.warn(`a message comes again: ${error.message}`, { record });
      else telemetry.error('a message could not be handled', { record, error });
      batchItemFailures.push({ itemIdentifier: record });
    }
  }
  return { batchItemFailures };
}
