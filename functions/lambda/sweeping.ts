import type { SQSBatchResponse } from 'aws-lambda';
import * as z from 'zod';
import { addMinutes, type CalendarDate, type Instant, instantSchema } from '../calendar/days.ts';
import { type Failure, throwFailures, toldAlready } from '../dispatch/failures.ts';
import { withLiveOnce } from '../dispatch/live-once.ts';
import { enterProblems } from '../dispatch/reporting.ts';
import { isLastOfDay, type Sweeper, sweepBoard } from '../dispatch/sweep.ts';
import type { BoardView } from '../register/view.ts';
import type { Dispatch, DispatchId } from '../reminders/dispatch.ts';
import {
  isFreezeLeftOn,
  notEndedBeforeMeeting,
  ownersNotTold,
  secretariesNotTold,
} from '../reminders/let-down.ts';
import type { Register } from '../store/register.ts';
import { type Clock, clocksDifferByMinutes, dayOfWork, refuseDayToCome } from './clock.ts';
import { type BoardMessage, boardMessageSchema, readMessage } from './messages.ts';
import type { Outward } from './outward.ts';
import { eachRecord, type Invocation, isSqsEvent } from './records.ts';
import type { Telemetry } from './telemetry.ts';

export type Sweeping = Omit<Sweeper, 'now' | 'register'> &
  Outward & {
    register: Pick<Register, 'boardCodes' | 'boardView'>;
    clock: Clock;
  };

/** Answers a schedule by handing every board to the queue, and the queue by doing the mornings of the boards it brings. */
export async function sweep(
  sweeping: Sweeping,
  event: unknown,
  invocation: Invocation,
): Promise<SQSBatchResponse | undefined> {
  if (isSqsEvent(event)) {
    return eachRecord(event, invocation, {
      each: (body) => sweepOne(sweeping, readMessage(boardMessageSchema, body), invocation),
    });
  }
  await handOut(sweeping, timeOf(event, sweeping.clock), invocation);
  return undefined;
}

const scheduled = z.object({ time: instantSchema });

/** It is not known for which day to sweep, and a guess could send the mails of another. */
class NoScheduledTime extends Error {
  override readonly name = 'NoScheduledTime';
}

/** The schedule's own time, which does not change however late or often it comes. */
function timeOf(event: unknown, { now, takesAnyTime }: Clock): Instant {
  const parsed = scheduled.safeParse(event);
  if (parsed.success) return parsed.data.time;
  if (takesAnyTime) return now();
  throw new NoScheduledTime(
    'the event says no time, as {"time":"2026-11-23T08:00:00Z"}: the schedule’s input must be <aws.scheduler.scheduled-time>',
  );
}

/** Codes only: one board that cannot be read need not silence the others. */
async function handOut(sweeping: Sweeping, at: Instant, { telemetry }: Invocation): Promise<void> {
  refuseDayToCome(at, sweeping.clock);
  const boards = await sweeping.register.boardCodes();
  const waiting = (await areMailsWaiting(sweeping, telemetry)) && ({ mailsWait: true } as const);
  await sweeping.toBoards(boards.map((board) => ({ board, at, ...waiting })));
  telemetry.info('boards are handed out to be swept', { at, number: boards.length });
  await countForAll(sweeping, boards.length, telemetry);
}

/** Counts what no sweep of a board sees. Throws, once the boards are handed out, when nobody can tell. */
async function countForAll(sweeping: Sweeping, boards: number, { count, warn }: Telemetry): Promise<void> {
  const [{ ofOwners, ofSecretaries }, frozenSince] = await Promise.all([
    sweeping.deadLetters(),
    sweeping.frozenSince(),
  ]);
  count('OwnersNotTold', ofOwners);
  count('SecretariesNotTold', ofSecretaries);
  const number = ofOwners + ofSecretaries;
  if (number > 0) warn('messages lie with the dead letters', { number });
  // Before there is a board, nobody waits for the thaw.
  const isLeftOn = isFreezeLeftOn(boards > 0 ? frozenSince : undefined, sweeping.clock.now());
  if (isLeftOn !== undefined) count('FreezeLeftOn', isLeftOn ? 1 : 0);
  if (isLeftOn)
    warn('sending has been frozen since a day before', { ...(frozenSince && { at: frozenSince }) });
}

/**
 * Asked once, before any board is swept, so that what one board queues keeps no other from its own. While mails wait,
 * what earlier sweeps queued is not queued again, whoever lost it: that is left to the first sweep that finds none
 * waiting. A message that fails lies there for five tries, 45 minutes. When nobody can tell, none is thought to wait: a
 * mail that is queued twice is sent once.
 */
async function areMailsWaiting({ mailsWaiting }: Sweeping, { info, warn }: Telemetry): Promise<boolean> {
  try {
    const number = await mailsWaiting();
    if (number > 0) info('mails wait to be sent: only new ones are queued', { number });
    return number > 0;
  } catch (error) {
    warn('nobody can tell whether mails wait to be sent: all are queued', { error });
    return false;
  }
}

/** Of a board whose sweep breaks off nobody knows who was told: until it is done, somebody may not have been. */
async function sweepOne(sweeping: Sweeping, message: BoardMessage, invocation: Invocation): Promise<void> {
  try {
    await sweepReadable(sweeping, message, invocation);
  } catch (error) {
    invocation.telemetry.count('OwnersNotTold');
    throw error;
  }
}

async function sweepReadable(
  sweeping: Sweeping,
  { board, at, mailsWait }: BoardMessage,
  { telemetry }: Invocation,
): Promise<void> {
  const unreadable: Failure[] = [];
  const view = await sweeping.register.boardView(board, (failure) => unreadable.push(failure));
  if (view === undefined) {
    telemetry.warn('the directory has a board that was never finished: add it again', { board });
    return;
  }
  const today = dayOfWork(view.board, at, sweeping.clock);
  const ledger = withLiveOnce(sweeping.ledger);
  const sweeper = { ...sweeping, ledger, now: sweeping.clock.now };
  const since = mailsWait && addMinutes(at, -clocksDifferByMinutes);
  const { toSend, missed, failures } = await sweepBoard(sweeper, view, today, {
    ...(since && { since }),
    isLast: isLastOfDay(view.board, today, at),
  });
  for (const dispatch of missed) telemetry.warn('a mail was missed', { board, dispatch, state: 'missed' });
  const problems = await enterProblems(sweeper, view, today);
  const ids = [...new Set([...toSend, ...problems.toSend])];
  const queued = await queueUnlessFrozen(sweeping, board, at, ids);
  const live = await ledger.live(board, toldAlready);
  countLetDown(view, live, today, sweeping.clock.now(), telemetry);
  throwFailures([...unreadable, ...failures, ...problems.failures]);
  telemetry.count('FinishedSweeps');
  const outcome = queued === ids.length ? 'queued' : 'frozen';
  telemetry.info('a board is swept', { board, day: today, outcome, number: ids.length });
}

/** Counts who of one board is let down, and names what by. Where all is well it counts that too, which ends an alarm. */
function countLetDown(
  view: BoardView,
  live: readonly Dispatch[],
  today: CalendarDate,
  now: Instant,
  { count, warn }: Telemetry,
): void {
  const board = view.board.id;
  const name = (what: string, mails: readonly Dispatch[]): void => {
    for (const { id, state } of mails) warn(what, { board, dispatch: id, state });
  };
  const owners = ownersNotTold(view.board, live, today);
  count('OwnersNotTold', owners.length);
  name('an owner was not told, and nobody knows', owners);
  const { mailboxes, mails } = secretariesNotTold(view.board, live, today);
  count('SecretariesNotTold', mailboxes + mails.length);
  if (mailboxes > 0) warn('secretaries of a board cannot be written to', { board, number: mailboxes });
  name('a secretary was not told', mails);
  const notEnded = notEndedBeforeMeeting(view, live, today, now);
  count('MailsNotEndedBeforeMeeting', notEnded.length);
  name('a meeting is near, and a mail has not ended', notEnded);
}

/** What is not queued stays planned, and the first sweep after the thaw finds it. */
async function queueUnlessFrozen(
  { isFrozen, toSend }: Sweeping,
  board: string,
  at: Instant,
  ids: readonly DispatchId[],
): Promise<number> {
  if (ids.length === 0 || (await isFrozen())) return 0;
  await toSend(ids.map((id) => ({ board, id, at })));
  return ids.length;
}
