import type { CalendarDate } from '../calendar/days.ts';
import { secretariesToWriteTo } from '../register/board.ts';
import { recipientsOn } from '../register/owner.ts';
import { type BoardView, viewsOfOffices } from '../register/view.ts';
import type { DateGiven } from '../reminders/dates-given.ts';
import {
  type Dispatch,
  type DispatchId,
  isUnderWay,
  type PlannedDispatch,
  type Ref,
  reachedSomebody,
} from '../reminders/dispatch.ts';
import { noticeBefore } from '../reminders/notices.ts';
import { datesGoneBy, isPastStopping, type OfficeTurn } from '../reminders/office-turn.ts';
import { type MorningPlan, onePerOwner, type Turn } from '../reminders/one-per-owner.ts';
import { dispatchesDueTo } from '../reminders/plan.ts';
import type { Ledger } from '../store/ledger.ts';
import { without } from './addresses.ts';
import { doEach, type Failure, throwFailures, toldAlready } from './failures.ts';

export type Planner = { ledger: Pick<Ledger, 'known' | 'turns'> };

/** What is to be said on a day, one mail an office, and those mails of it that the ledger holds. */
export type Planned = { plan: MorningPlan; held: ReadonlyMap<DispatchId, Dispatch>; failures: Failure[] };

/** What is owed on that day and does not wait in the ledger, where `live` is all that does: what a sweep would enter. */
export async function planBoard(
  planner: Planner,
  view: BoardView,
  live: readonly Dispatch[],
  today: CalendarDate,
): Promise<MorningPlan> {
  const { plan, failures } = await planEach(planner, view, live, today);
  throwFailures(failures);
  const waits = new Set(live.filter(isUnderWay).map(({ id }) => id));
  const isNew = ({ id }: PlannedDispatch): boolean => !waits.has(id);
  return {
    send: plan.send.filter(isNew),
    coveredBy: plan.coveredBy.filter(({ dispatch }) => isNew(dispatch)),
    anotherDay: plan.anotherDay.filter(isNew),
    missed: plan.missed,
  };
}

/**
 * Owner by owner what is owed that the ledger does not know, what ended there and is owed again, and what waits there.
 * One of whom nobody can say what is owed is handed back by name.
 */
export async function planEach(
  { ledger }: Planner,
  view: BoardView,
  live: readonly Dispatch[],
  today: CalendarDate,
): Promise<Planned> {
  const viewOf = viewsOfOffices(view);
  const everybody = [
    ...view.owners.map((owner) => ({ id: owner.id, owner, its: viewOf(owner.id) })),
    { id: 'secretary', owner: null, its: view },
  ];
  const { turnOf, givenTo } = await officesOf(ledger, view, live, today);
  const due: PlannedDispatch[] = [];
  const failures = await doEach(everybody, async ({ id, owner, its }) => {
    due.push(...dispatchesDueTo(its, owner, today, owner === null ? [] : givenTo(id)));
  });
  const { known, isKnown } = await knownAmong(ledger, view.board.id, due, (mail) =>
    noticeBefore(mail.owner === null ? view : viewOf(mail.owner), mail),
  );
  const kept = [
    ...live.filter((dispatch) => dispatch.owner !== null && isToBeSaid(dispatch, live)),
    ...known.filter((dispatch) => today <= dispatch.cutOff && isOwedAgain(view, dispatch, today)),
  ];
  const held = new Map(kept.map((dispatch) => [dispatch.id, dispatch]));
  const stillDue = due.flatMap((mail) => held.get(mail.id) ?? (isKnown(mail) ? [] : [mail]));
  const owed = new Set<PlannedDispatch>([...stillDue, ...held.values()]);
  return { plan: onePerOwner([...owed], today, turnOf), held, failures };
}

/**
 * Those of `due` that the ledger has under their own names; and whether it knows of a dispatch, by its own name or as told
 * of in the notice of an earlier release. One that is in the ledger and cannot be read is known all the same, and may
 * have told of anything.
 */
async function knownAmong(
  ledger: Pick<Ledger, 'known'>,
  board: string,
  due: readonly PlannedDispatch[],
  noticeBeforeIt: (mail: PlannedDispatch) => DispatchId | null,
): Promise<{ known: Dispatch[]; isKnown: (mail: PlannedDispatch) => boolean }> {
  const names = new Set(due.map(({ id }) => id));
  const before = due.map(noticeBeforeIt).filter((id) => id !== null);
  const unreadable = new Set<string>();
  const ids = [...new Set([...names, ...before])];
  const found = await ledger.known(board, ids, ({ id }) => unreadable.add(id));
  const byName = new Map(found.map((dispatch) => [dispatch.id, dispatch]));
  const isToldIn = (id: DispatchId, refs: readonly Ref[]): boolean => {
    const notice = byName.get(id);
    if (notice === undefined) return unreadable.has(id);
    return refs.some((ref) => notice.refs.includes(ref) || notice.alsoCovers.includes(ref));
  };
  return {
    known: found.filter(({ id }) => names.has(id)),
    isKnown: (mail) => {
      const notice = noticeBeforeIt(mail);
      return (
        byName.has(mail.id) || unreadable.has(mail.id) || (notice !== null && isToldIn(notice, mail.refs))
      );
    },
  };
}

/** Waiting, and not to be said in one of which nobody knows whether it went. */
const isToBeSaid = (dispatch: Dispatch, live: readonly Dispatch[]): boolean =>
  dispatch.state === 'planned' &&
  !live.some(({ id, state }) => id === dispatch.coveredBy && (state === 'sending' || state === 'unknown'));

/**
 * Ended before it was said, and now there is something to say, or somebody to say it to: cancelled when nothing was left
 * to say, or come back from all whom it was written to while there was nobody else.
 */
function isOwedAgain({ board, owners }: BoardView, dispatch: Dispatch, today: CalendarDate): boolean {
  if (dispatch.state === 'cancelled') return dispatch.coveredBy === null;
  if (dispatch.state !== 'bounced' && dispatch.state !== 'suppressed') return false;
  // Of one known by its event alone, nobody knows to whom it went.
  if (reachedSomebody(dispatch) || dispatch.to.length === 0) return false;
  const owner = owners.find(({ id }) => id === dispatch.owner);
  const ofOwner = owner === undefined ? [] : recipientsOn(owner, today).to;
  const to = dispatch.owner === null ? secretariesToWriteTo(board) : ofOwner;
  return (
    without(
      to.map(({ email }) => email),
      dispatch.to,
    ).length > 0
  );
}

/** The last turn of a mail's office, and the mail that had it. */
export type LastTurn = { turn: OfficeTurn | undefined; mail: Dispatch | undefined };

/** The secretary takes no turns. */
export async function lastTurnOf(
  ledger: Pick<Ledger, 'turn' | 'known'>,
  { board, owner }: Pick<Dispatch, 'board' | 'owner'>,
): Promise<LastTurn> {
  const turn = owner === null ? undefined : await ledger.turn(board, owner);
  const [mail] = turn === undefined ? [] : await ledger.known(board, [turn.dispatch], toldAlready);
  return { turn, mail };
}

/** The last turn of each office that the board ever wrote to, the mail that had it, and the dates that the office goes by. */
export async function officesWrittenTo(
  ledger: Pick<Ledger, 'known' | 'turns'>,
  { board, meetings }: Pick<BoardView, 'board' | 'meetings'>,
  today: CalendarDate,
): Promise<{ turn: OfficeTurn; mail: Dispatch | undefined; goesBy: DateGiven[] }[]> {
  const turns = await ledger.turns(board.id);
  const lastMails = await ledger.known(
    board.id,
    turns.map(({ dispatch }) => dispatch),
    toldAlready,
  );
  const mails = new Map(lastMails.map((mail) => [mail.id, mail]));
  return turns.map((turn) => {
    const mail = mails.get(turn.dispatch);
    return { turn, mail, goesBy: datesGoneBy(turn, mail, meetings, today) };
  });
}

/** Each owner's turn of the day, which a mail that is being sent has in any case, and the dates that its mails gave it. */
async function officesOf(
  ledger: Planner['ledger'],
  view: BoardView,
  live: readonly Dispatch[],
  today: CalendarDate,
): Promise<{ turnOf: (owner: string) => Turn; givenTo: (owner: string) => DateGiven[] }> {
  const offices = new Map(
    (await officesWrittenTo(ledger, view, today)).map((office) => [office.turn.owner, office]),
  );
  const beingSentTo = new Set(live.flatMap(({ state, owner }) => (state === 'sending' ? [owner] : [])));
  const turnOf = (owner: string): Turn => {
    if (beingSentTo.has(owner)) return 'had';
    const { turn, mail } = offices.get(owner) ?? {};
    if (turn?.on !== today || mail === undefined) return undefined;
    if (mail.state === 'planned') return { held: mail.id };
    return isPastStopping(mail) ? 'had' : undefined;
  };
  return {
    turnOf,
    givenTo: (owner) => offices.get(owner)?.goesBy ?? [],
  };
}
