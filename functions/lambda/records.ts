import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Telemetry } from './telemetry.ts';

/** Nothing is wrong, and nothing is done: the message goes back to its queue and comes again. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
  /** In how many milliseconds it may come again, where that is not left to the queue. */
  readonly inMs: number | undefined;
  constructor(why: string, inMs?: number) {
    super(why);
    this.inMs = inMs;
  }
}

export const isSqsEvent = (event: unknown): event is SQSEvent =>
  typeof event === 'object' && event !== null && 'Records' in event;

/** What an invocation has of Lambda's own. */
export type Invocation = { context: Context; telemetry: Telemetry };

export type Work = {
  /** Throws when the message is to come again. */
  each: (body: string, record: SQSRecord) => Promise<void>;
  /** Whether those of a batch are worked on at once, and not one after another. */
  atOnce?: boolean;
  /** Has the queue hand over a message again in so many milliseconds, where it is not to choose itself. */
  putOff?: (record: SQSRecord, milliseconds: number) => Promise<void>;
};

/**
 * Works on the messages that a queue hands over. Those that fail are named in the log and come again, and in the end lie
 * with the dead letters; they spoil nothing for the others.
 */
export const eachRecord = (
  event: SQSEvent,
  { telemetry }: Invocation,
  { each, atOnce = false, putOff }: Work,
): Promise<SQSBatchResponse> => {
  const work = async (message: SQSRecord): Promise<void> => {
    const { messageId: record, body } = message;
    try {
      await each(body, message);
    } catch (error) {
      if (error instanceof NotYet) {
        telemetry.warn(`a message comes again: ${error.message}`, { record });
        // Where the queue will not hear of it, it comes again all the same, and later.
        if (error.inMs !== undefined) await putOff?.(message, error.inMs).catch(() => undefined);
      } else {
        telemetry.error('a message could not be handled', { record, error });
      }
      throw error;
    }
  };
  return processPartialResponse(event, work, new BatchProcessor(EventType.SQS), {
    processInParallel: atOnce,
    // Thrown, they would be printed by Lambda as they are.
    throwOnFullBatchFailure: false,
  });
};
