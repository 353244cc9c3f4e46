import { type CalendarDate, dayIn, hourIn, type Instant, inWords } from '../calendar/days.ts';
import { isWorkingDay, workingDaysAfter } from '../calendar/working-days.ts';
import { type Board, hasEnded } from '../register/board.ts';
import type { Author } from '../register/history.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import type { BoardView } from '../register/view.ts';
import {
  type Dispatch,
  type DispatchId,
  hasUnmarkedReport,
  isUnderWay,
  type PlannedDispatch,
} from '../reminders/dispatch.ts';
import type { MorningPlan } from '../reminders/one-per-owner.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Register } from '../store/register.ts';
import { coversOf } from './covers.ts';
import { doEach, type Failure } from './failures.ts';
import { planEach } from './planning.ts';
import { markReports } from './reporting.ts';
import {
  afterCover,
  afterDeadlines,
  missedUnsent,
  planned,
  plannedUnder,
  sendAgain,
  speakFor,
  theService,
  theServiceItself,
  waitForCover,
} from './transitions.ts';

export type Sweeper = {
  register: Pick<Register, 'boardView'>;
  ledger: Pick<Ledger, 'known' | 'live' | 'save' | 'turns'>;
  now: () => Instant;
};

const bySweep = 'sweep';
const author = ({ now }: Pick<Sweeper, 'now'>): Author => theService(now(), bySweep);

/** What a sweep leaves to be done, what it found too late to do, and what it could not do, though it did all else. */
export type Swept = { toSend: DispatchId[]; missed: DispatchId[]; failures: Failure[] };

/** The hour from which no sweep follows on a day, where the board is. */
export const lastSweepHour = 17;

/** Whether a sweep of that moment is the last of `today`. One that catches up with a day before is not. */
export const isLastOfDay = ({ timeZone }: Board, today: CalendarDate, at: Instant): boolean =>
  dayIn(timeZone, at) === today && hourIn(timeZone, at) >= lastSweepHour;

/** How much of a day's work a sweep does. */
export type SweepScope = {
  /** Of what is to be sent it names only what sweeps entered or took up again since that moment, or a person did. */
  since?: Instant;
  /** Whether no other follows on that day: what has no day left on which it could go ends. */
  isLast?: boolean;
};

/**
 * One board's morning: settles what time has overtaken, enters into the ledger what is owed today, and names all that
 * is to be sent. Safe to repeat and to cut off anywhere: the next one finishes it. One dispatch that cannot be written
 * stops none of the others, and is handed back by its name.
 */
export async function sweepBoard(
  sweeper: Sweeper,
  view: BoardView,
  today: CalendarDate,
  { since, isLast = false }: SweepScope = {},
): Promise<Swept> {
  const { live, ...settled } = await settleBoard(sweeper, view, today, isLast);
  if (!isWorkingDay(today, closuresOf(view.board))) return { toSend: [], ...settled };
  if (hasEnded(view.board, today)) return { toSend: idsOf(live.filter(isNotSent)), ...settled };
  const { plan, held, failures: notPlanned } = await planEach(sweeper, view, live, today);
  const entered = await enter(sweeper, plan, held);
  const failures = [...settled.failures, ...notPlanned, ...entered.failures];
  const failed = new Set(failures.map(({ id }) => id));
  const mayGo = new Set(idsOf(plan.send));
  const waiting = live.filter(
    (dispatch) =>
      dispatch.state === 'planned' &&
      (dispatch.owner === null || mayGo.has(dispatch.id)) &&
      (since === undefined || isInNoQueue(dispatch, since)),
  );
  return {
    toSend: [...new Set([...idsOf(waiting), ...entered.toSend])].filter((id) => !failed.has(id)),
    missed: [...settled.missed, ...entered.missed],
    failures,
  };
}

/** Whoever is to send it finds that the board has ended, and that nothing is left to say. */
const isNotSent = ({ state }: Dispatch): boolean => state === 'planned';

const idsOf = (dispatches: readonly { id: DispatchId }[]): DispatchId[] => dispatches.map(({ id }) => id);

/**
 * Settles what time has overtaken: what had its last day before `today`, or with `isLast` before the next day on which
 * anything could go; and what waited to be said in a mail that went. What is still live then is handed back.
 */
export async function settleBoard(
  sweeper: Sweeper,
  { board }: BoardView,
  today: CalendarDate,
  isLast: boolean,
): Promise<{ live: Dispatch[] } & Omit<Swept, 'toSend'>> {
  const nextDay = isLast ? workingDaysAfter(today, 1, closuresOf(board)) : today;
  const unreadable: Failure[] = [];
  const live = await sweeper.ledger.live(board.id, (failure) => unreadable.push(failure));
  const coverOf = await coversOf(sweeper.ledger, board.id, live);
  const after = new Map<Dispatch, Dispatch>();
  const failures = await doEach(live, async (dispatch) => {
    const said = afterCover(dispatch, coverOf(dispatch), today, author(sweeper));
    const now = said === dispatch ? afterDeadlines(dispatch, board.policy, nextDay, author(sweeper)) : said;
    if (now === dispatch || (await sweeper.ledger.save(now)) === 'saved') after.set(dispatch, now);
    if (hasUnmarkedReport(dispatch)) await markReports(sweeper.ledger, dispatch, author(sweeper));
  });
  const settled = live.flatMap((dispatch) => after.get(dispatch) ?? []);
  const isNewlyMissed = (dispatch: Dispatch): boolean =>
    dispatch.state === 'missed' && !live.includes(dispatch);
  return {
    live: settled.filter(isUnderWay),
    missed: idsOf(settled.filter(isNewlyMissed)),
    failures: [...unreadable, ...failures],
  };
}

/** Enters what is to go with what it covers, what is to go on another day, and what it is too late for. */
async function enter(
  sweeper: Sweeper,
  { send, coveredBy, anotherDay, missed }: MorningPlan,
  held: ReadonlyMap<DispatchId, Dispatch>,
): Promise<Swept> {
  const by = author(sweeper);
  const save = (dispatch: Dispatch) => sweeper.ledger.save(dispatch);
  const entered = new Set<DispatchId>();
  const notCovered: Failure[] = [];
  const notEntered = await doEach(send, async (mail) => {
    const covered = coveredBy.filter(({ by: cover }) => cover.id === mail.id).map(({ dispatch }) => dispatch);
    const end = await enterWithCovered(sweeper, mail, covered, held);
    if (end.entered) entered.add(mail.id);
    notCovered.push(...end.failures);
  });
  const later = anotherDay.filter(({ id }) => !held.has(id)).map((owed) => planned(owed, by, 'another day'));
  const late = missed.map((owed) =>
    missedUnsent(owed, `the service did not run by ${inWords(owed.cutOff)}`, by),
  );
  const notClosed = await doEach([...later, ...late], save);
  const open = new Set(notClosed.map(({ id }) => id));
  return {
    toSend: idsOf(send).filter((id) => entered.has(id)),
    missed: idsOf(missed).filter((id) => !open.has(id)),
    failures: [...notEntered, ...notCovered, ...notClosed],
  };
}

/**
 * A mail and then those that it covers. Whoever has written to it meanwhile may have sent it, without those: they stay
 * as they are until the next sweep.
 */
async function enterWithCovered(
  sweeper: Sweeper,
  mail: PlannedDispatch,
  covered: readonly PlannedDispatch[],
  held: ReadonlyMap<DispatchId, Dispatch>,
): Promise<{ entered: boolean; failures: Failure[] }> {
  const { ledger } = sweeper;
  const by = author(sweeper);
  const fresh = covered.filter(({ id }) => held.get(id)?.coveredBy !== mail.id);
  const kept = held.get(mail.id);
  const next = kept === undefined ? planned(mail, by) : takenUp(kept, mail, fresh.length > 0, by);
  const isEntered = next !== undefined && (await ledger.save(next)) === 'saved';
  if (!isEntered) return { entered: false, failures: [] };
  const entries = fresh.map((owed) => {
    const waiting = held.get(owed.id);
    return waiting === undefined ? plannedUnder(mail.id, owed, by) : waitForCover(waiting, mail.id, by);
  });
  return { entered: true, failures: await doEach(entries, (dispatch) => ledger.save(dispatch)) };
}

/** One that the ledger holds, as it goes now; undefined where it waits for its turn with all that it covers. */
function takenUp(
  kept: Dispatch,
  { alsoCovers }: PlannedDispatch,
  coversMore: boolean,
  by: Author,
): Dispatch | undefined {
  if (kept.state === 'cancelled') return sendAgain(kept, { alsoCovers }, 'it is owed again', by);
  if (kept.state === 'bounced' || kept.state === 'suppressed') {
    return sendAgain(kept, { alsoCovers }, 'there is another to write to', by);
  }
  return coversMore || kept.coveredBy !== null ? speakFor(kept, alsoCovers, by) : undefined;
}

/**
 * Whether nobody has queued it yet: a sweep was the last to touch it, then or later, or a person, who queues nothing; or
 * its office had another mail on the day on which it was queued.
 */
function isInNoQueue(dispatch: Dispatch, since: Instant): boolean {
  if (dispatch.state === 'planned' && dispatch.waitingFor === 'another day') return true;
  const last = dispatch.history.at(-1);
  if (last === undefined) return false;
  return last.from === bySweep ? last.at >= since : last.by !== theServiceItself;
}
