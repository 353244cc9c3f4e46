import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type Settler, settleByEvent } from '../dispatch/evidence.ts';
import { toldAlready } from '../dispatch/failures.ts';
import { manyLanes } from '../dispatch/lanes.ts';
import { type MailEvent, type MailEventReading, readMailEvent } from '../mail/events.ts';
import type { Dispatch } from '../reminders/dispatch.ts';
import type { Ledger } from '../store/ledger.ts';
import { UnreadableMessage } from './messages.ts';
import { eachRecord, type Invocation } from './records.ts';

export type BatchSettler = Settler & { ledger: Pick<Ledger, 'known'> };

/** Settles dispatches by the mail service's events that the queue brings. */
export async function settle(
  settler: BatchSettler,
  event: SQSEvent,
  invocation: Invocation,
): Promise<SQSBatchResponse> {
  const readings = new Map(event.Records.map(({ messageId, body }) => [messageId, readMailEvent(body)]));
  const events = [...readings.values()].flatMap((reading) => ('event' in reading ? [reading.event] : []));
  const asRead = await dispatchesOf(settler, events);
  const isLast = ({ messageId }: { messageId: string }): boolean => isTaken(readings.get(messageId));
  // That a mail was taken tells nothing of one whose fate is known: told after that, it need not be written.
  const Records = [...event.Records.filter((one) => !isLast(one)), ...event.Records.filter(isLast)];
  return eachRecord({ Records }, invocation, {
    each: (body, { messageId }) =>
      settleOne(settler, readings.get(messageId) ?? readMailEvent(body), asRead, invocation),
    inTurnBy: ({ messageId }) => nameIn(readings.get(messageId)) ?? messageId,
    lanes: manyLanes,
  });
}

const isTaken = (reading: MailEventReading | undefined): boolean =>
  reading?.outcome === 'read' && reading.event.kind === 'taken';

const nameIn = (reading: MailEventReading | undefined): string | undefined =>
  reading?.outcome === 'read' ? nameOf(reading.event) : undefined;

const nameOf = ({ board, dispatch }: Pick<MailEvent, 'board' | 'dispatch'>): string => `${board} ${dispatch}`;

/** The dispatches that events speak of, each by its name, as they are before any is settled; those that can be read. */
async function dispatchesOf(
  { ledger }: BatchSettler,
  events: readonly MailEvent[],
): Promise<Map<string, Dispatch>> {
  const boards = [...new Set(events.map(({ board }) => board))];
  const found = await Promise.all(
    boards.map((board) => {
      const ids = events.filter((event) => event.board === board).map(({ dispatch }) => dispatch);
      return ledger.known(board, [...new Set(ids)], toldAlready).catch(() => []);
    }),
  );
  return new Map(found.flat().map((dispatch) => [nameOf({ ...dispatch, dispatch: dispatch.id }), dispatch]));
}

/**
 * Throws on an event of ours whose dispatch the ledger does not have: it may have been restored to a time before, and
 * the event is the only evidence that the mail went.
 */
async function settleOne(
  settler: Settler,
  reading: MailEventReading,
  asRead: Map<string, Dispatch>,
  { telemetry }: Invocation,
): Promise<void> {
  if (reading.outcome === 'unreadable') throw new UnreadableMessage(reading.why);
  if (reading.outcome === 'not ours') {
    telemetry.info(`an event is none of ours: ${reading.why}`);
    return;
  }
  const { board, dispatch, kind } = reading.event;
  const name = nameOf(reading.event);
  const settlement = await settleByEvent(settler, reading.event, asRead.get(name));
  if (settlement.outcome === 'no such dispatch') {
    throw new Error(`the ledger of ${board} has no dispatch ${dispatch}, of which the mail service speaks`);
  }
  const { outcome } = settlement;
  asRead.set(name, settlement.dispatch);
  telemetry.info('the mail service told of a mail', {
    board,
    dispatch,
    kind,
    outcome,
    state: settlement.dispatch.state,
  });
}
