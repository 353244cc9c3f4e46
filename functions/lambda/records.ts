import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { inLanes } from '../dispatch/lanes.ts';
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
  each: (body: string, message: SQSRecord) => Promise<void>;
  /** What those of a batch have in common that are worked on one after another: everything when left out. */
  inTurnBy?: (message: SQSRecord) => string;
  /** How many are worked on at once, of those that need not wait for each other: all of them when left out. */
  lanes?: number;
  /** Has the queue hand over a message again in so many milliseconds, where it is not to choose itself. */
  putOff?: (message: SQSRecord, milliseconds: number) => Promise<void>;
};

/**
 * Works on the messages that a queue hands over. Those that fail are named in the log and come again, and in the end lie
 * with the dead letters; they spoil nothing for the others.
 */
export async function eachRecord(
  { Records }: SQSEvent,
  { telemetry }: Invocation,
  { each, inTurnBy = () => '', lanes, putOff }: Work,
): Promise<SQSBatchResponse> {
  const failed = new Set<string>();
  async function work(message: SQSRecord): Promise<void> {
    const { messageId: record, body } = message;
    try {
      await each(body, message);
    } catch (error) {
      failed.add(record);
      if (!(error instanceof NotYet)) {
        telemetry.error('a message could not be handled', { record, error });
        return;
      }
      telemetry.warn(`a message comes again: ${error.message}`, { record });
      // Where the queue will not hear of it, it comes again all the same, and later.
      if (error.inMs !== undefined) await putOff?.(message, error.inMs).catch(() => undefined);
    }
  }
  const turns = new Map<string, SQSRecord[]>();
  for (const message of Records) {
    const name = inTurnBy(message);
    turns.set(name, [...(turns.get(name) ?? []), message]);
  }
  await inLanes(lanes ?? turns.size, turns.values(), async (messages) => {
    for (const message of messages) await work(message);
  });
  const again = Records.filter(({ messageId }) => failed.has(messageId));
  return { batchItemFailures: again.map(({ messageId: itemIdentifier }) => ({ itemIdentifier })) };
}
