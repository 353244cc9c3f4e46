import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type Settler, settleByEvent } from '../dispatch/evidence.ts';
import { readMailEvent } from '../mail/events.ts';
import { UnreadableMessage } from './messages.ts';
import { eachRecord, type Invocation } from './records.ts';

/** Settles dispatches by the mail service's events that the queue brings. */
export const settle = (
  settler: Settler,
  event: SQSEvent,
  invocation: Invocation,
): Promise<SQSBatchResponse> =>
  eachRecord(event, invocation, { each: (body) => settleOne(settler, body, invocation) });

/**
 * Throws on an event of ours whose dispatch the ledger does not have: it may have been restored to a time before, and
 * the event is the only evidence that the mail went.
 */
async function settleOne(settler: Settler, body: string, { telemetry }: Invocation): Promise<void> {
  const reading = readMailEvent(body);
  if (reading.outcome === 'unreadable') throw new UnreadableMessage(reading.why);
  if (reading.outcome === 'not ours') {
    telemetry.info(`an event is none of ours: ${reading.why}`);
    return;
  }
  const { board, dispatch, kind } = reading.event;
  const settlement = await settleByEvent(settler, reading.event);
  if (settlement.outcome === 'no such dispatch') {
    throw new Error(`the ledger of ${board} has no dispatch ${dispatch}, of which the mail service speaks`);
  }
  const { outcome } = settlement;
  telemetry.info('the mail service told of a mail', {
    board,
    dispatch,
    kind,
    outcome,
    state: settlement.dispatch.state,
  });
}
