import { addDays, addMinutes, type CalendarDate, type Instant, inWords } from '../calendar/days.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import type { Board } from '../register/board.ts';
import { type Author, firstMoment } from '../register/history.ts';
import { nextMeeting } from '../register/meetings.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import type { BoardView } from '../register/view.ts';
import {
  type Dispatch,
  type DispatchId,
  hasUnmarkedReport,
  isUnderWay,
  type PlannedDispatch,
} from '../reminders/dispatch.ts';
import { type MorningPlan, onePerOwner } from '../reminders/one-per-owner.ts';
import { dispatchesDueTo } from '../reminders/plan.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Register } from '../store/register.ts';
import { doEach, type Failure, throwFailures, toldAlready } from './failures.ts';
import { markReports } from './reporting.ts';
import { afterDeadlines, closedUnsent, planned, theService } from './transitions.ts';

export type Sweeper = {
  register: Pick<Register, 'boardView'>;
  ledger: Pick<Ledger, 'known' | 'live' | 'save'>;
  now: () => Instant;
};

const bySweep = 'sweep';
const author = ({ now }: Pick<Sweeper, 'now'>): Author => theService(now(), bySweep);

/** What is owed today that the ledger does not know yet, one mail an office: what `plan` shows and a sweep enters. */
export async function planBoard(
  sweeper: Pick<Sweeper, 'ledger'>,
  view: BoardView,
  today: CalendarDate,
): Promise<MorningPlan> {
  const { plan, failures } = await planEach(sweeper, view, today);
  throwFailures(failures);
  return plan;
}

/**
 * The same, owner by owner: one of whom nobody can say what is owed is handed back by name. A dispatch that is in the
 * ledger and cannot be read is known all the same.
 */
async function planEach(
  { ledger }: Pick<Sweeper, 'ledger'>,
  view: BoardView,
  today: CalendarDate,
): Promise<{ plan: MorningPlan; failures: Failure[] }> {
  const everybody = [
    ...view.owners.map((owner) => ({ id: owner.id, owner })),
    { id: 'secretary', owner: null },
  ];
  const due: PlannedDispatch[] = [];
  const failures = await doEach(everybody, async ({ owner }) => {
    due.push(...dispatchesDueTo(view, owner, today));
  });
  const known = new Set<string>();
  const readable = await ledger.known(view.board.id, idsOf(due), ({ id }) => known.add(id));
  for (const { id } of readable) known.add(id);
  return {
    plan: onePerOwner(
      due.filter(({ id }) => !known.has(id)),
      today,
    ),
    failures,
  };
}

/** What a sweep leaves to be done, what it found too late to do, and what it could not do, though it did all else. */
export type Swept = { toSend: DispatchId[]; missed: DispatchId[]; failures: Failure[] };

/**
 * One board's morning: settles what time has overtaken, enters into the ledger what is owed today, and names all that
 * is to be sent: of that, with `since`, only what sweeps entered or took up again since then. Safe to repeat and to cut
 * off anywhere: the next one finishes it. One dispatch that cannot be written stops none of the others, and is handed
 * back by its name.
 */
export async function sweepBoard(
  sweeper: Sweeper,
  view: BoardView,
  today: CalendarDate,
  since?: Instant,
): Promise<Swept> {
  const settled = await settleByDeadlines(sweeper, view.board, today);
  if (!isWorkingDay(today, closuresOf(view.board))) return { toSend: [], ...settled };
  const { plan, failures: notPlanned } = await planEach(sweeper, view, today);
  const entered = await enter(sweeper, plan);
  const failures = [...settled.failures, ...notPlanned, ...entered.failures];
  const failed = new Set(failures.map(({ id }) => id));
  const waiting = await toSend(sweeper, view.board.id, entered.toSend, since);
  return {
    toSend: waiting.filter((id) => !failed.has(id)),
    missed: [...settled.missed, ...entered.missed],
    failures,
  };
}

const idsOf = (dispatches: readonly { id: DispatchId }[]): DispatchId[] => dispatches.map(({ id }) => id);

/** Settles what time has overtaken. */
async function settleByDeadlines(
  sweeper: Sweeper,
  board: Board,
  today: CalendarDate,
): Promise<Pick<Swept, 'missed' | 'failures'>> {
  const missed: DispatchId[] = [];
  const unreadable: Failure[] = [];
  const live = await sweeper.ledger.live(board.id, (failure) => unreadable.push(failure));
  const failures = await doEach(live, async (dispatch) => {
    const now = afterDeadlines(dispatch, board.policy, today, author(sweeper));
    const saved = now !== dispatch && (await sweeper.ledger.save(now)) === 'saved';
    if (saved && now.state === 'missed') missed.push(now.id);
    if (hasUnmarkedReport(dispatch)) await markReports(sweeper.ledger, dispatch, author(sweeper));
  });
  return { missed, failures: [...unreadable, ...failures] };
}

/**
 * Those that another mail covers are entered before it, so that no crash between leaves them to go out too; and it is
 * not entered where one of them cannot be.
 */
async function enter(sweeper: Sweeper, { coveredBy, missed, send }: MorningPlan): Promise<Swept> {
  const by = author(sweeper);
  const save = (dispatch: Dispatch) => sweeper.ledger.save(dispatch);
  const covered = coveredBy.map(({ dispatch, by: cover }) =>
    closedUnsent('cancelled', dispatch, `said in ${cover.id} of the same day`, by),
  );
  const late = missed.map((dispatch) =>
    closedUnsent('missed', dispatch, `the service did not run by ${inWords(dispatch.cutOff)}`, by),
  );
  const closed = await doEach([...covered, ...late], save);
  const open = new Set(closed.map(({ id }) => id));
  const uncovering = new Set(
    coveredBy.filter(({ dispatch }) => open.has(dispatch.id)).map(({ by: cover }) => cover.id),
  );
  const toEnter = send.filter(({ id }) => !uncovering.has(id));
  const sent = await doEach(
    toEnter.map((owed) => planned(owed, by)),
    save,
  );
  return {
    toSend: idsOf(toEnter),
    missed: idsOf(missed).filter((id) => !open.has(id)),
    failures: [...closed, ...sent],
  };
}

/**
 * Planned, or claimed by somebody who may have stopped: the sender knows which. The index trails the table by a
 * moment, so what was entered just now is named whether or not it is there.
 */
async function toSend(
  { ledger }: Sweeper,
  board: string,
  justPlanned: DispatchId[],
  since?: Instant,
): Promise<DispatchId[]> {
  const waiting = (await ledger.live(board, toldAlready)).filter(
    (dispatch) =>
      (dispatch.state === 'planned' || dispatch.state === 'claimed') &&
      (since === undefined || isSweptSince(dispatch, since)),
  );
  return [...new Set([...idsOf(waiting), ...justPlanned])];
}

/** Whether a sweep was the last to touch it, then or later. */
function isSweptSince({ history }: Dispatch, since: Instant): boolean {
  const last = history.at(-1);
  return last?.from === bySweep && last.at >= since;
}

/** How long a mail entered in the morning may take to go before anybody need wonder. */
const timeToSendMinutes = 30;

/**
 * Of a board that meets today or within two days, the mails that a sweep entered a while ago and that have not ended;
 * undefined when it meets later. Whoever they are for may come to the meeting unaware.
 */
export async function notEndedBeforeMeeting(
  { ledger, now }: Sweeper,
  { board, meetings }: BoardView,
  today: CalendarDate,
): Promise<Dispatch[] | undefined> {
  const next = nextMeeting(meetings, today);
  if (next === undefined || next.date > addDays(today, 2)) return undefined;
  const longAgo = addMinutes(now(), -timeToSendMinutes);
  return (await ledger.live(board.id, toldAlready)).filter(
    (dispatch) =>
      isUnderWay(dispatch) && !dispatch.history.slice(0, 1).some((entry) => firstMoment(entry) > longAgo),
  );
}
