import type { CalendarDate, Instant } from '../calendar/days.ts';
import { sameMailbox } from '../register/board.ts';
import { recipientsOn } from '../register/owner.ts';
import type { BoardView } from '../register/view.ts';
import type { Dispatch, DispatchId, PlannedDispatch } from '../reminders/dispatch.ts';
import { isUnderWay, reachedSomebody } from '../reminders/dispatch.ts';
import { isPastStopping } from '../reminders/office-turn.ts';
import { type MorningPlan, onePerOwner, type Turn } from '../reminders/one-per-owner.ts';
import { dispatchesDueTo } from '../reminders/plan.ts';
import type { Ledger } from '../store/ledger.ts';
import { doEach, type Failure, throwFailures, toldAlready } from './failures.ts';
import { isWaiting } from './transitions.ts';

export type Planner = { ledger: Pick<Ledger, 'known' | 'turns'>; now: () => Instant };

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
 * One of whom nobody can say what is owed is handed back by name. A dispatch that is in the ledger and cannot be read is
 * known all the same.
 */
export async function planEach(
  { ledger, now }: Planner,
  view: BoardView,
  live: readonly Dispatch[],
  today: CalendarDate,
): Promise<Planned> {
  const everybody = [
    ...view.owners.map((owner) => ({ id: owner.id, owner })),
    { id: 'secretary', owner: null },
  ];
  const due: PlannedDispatch[] = [];
  const failures = await doEach(everybody, async ({ owner }) => {
    due.push(...dispatchesDueTo(view, owner, today));
  });
  const known = new Set<string>();
  const found = await ledger.known(
    view.board.id,
    due.map(({ id }) => id),
    ({ id }) => known.add(id),
  );
  for (const { id } of found) known.add(id);
  const kept = [
    ...live.filter((dispatch) => dispatch.owner !== null && isToBeSaid(dispatch, live, now())),
    ...found.filter((dispatch) => today <= dispatch.cutOff && isOwedAgain(view, dispatch, today)),
  ];
  const held = new Map(kept.map((dispatch) => [dispatch.id, dispatch]));
  const stillDue = due
    .filter(({ id }) => held.has(id) || !known.has(id))
    .map((mail) => held.get(mail.id) ?? mail);
  const owed = new Set<PlannedDispatch>([...stillDue, ...held.values()]);
  const turnOf = await turnsOf({ ledger, now }, view, live, today);
  return { plan: onePerOwner([...owed], today, turnOf), held, failures };
}

/** Waiting, and not to be said in one of which nobody knows whether it went. */
const isToBeSaid = (dispatch: Dispatch, live: readonly Dispatch[], now: Instant): boolean =>
  isWaiting(dispatch, now) &&
  !live.some(({ id, state }) => id === dispatch.coveredBy && (state === 'sending' || state === 'unknown'));

/**
 * Ended before it was said, and now there is something to say, or somebody to say it to: cancelled when nothing was left
 * to say, or come back from all whom it was written to while there was nobody else.
 */
function isOwedAgain({ owners }: BoardView, dispatch: Dispatch, today: CalendarDate): boolean {
  if (dispatch.state === 'cancelled') return dispatch.coveredBy === null;
  if (dispatch.state !== 'bounced' && dispatch.state !== 'suppressed') return false;
  const owner = owners.find(({ id }) => id === dispatch.owner);
  if (owner === undefined || reachedSomebody(dispatch)) return false;
  return recipientsOn(owner, today).to.some(
    ({ email }) => !dispatch.to.some((address) => sameMailbox(address, email)),
  );
}

/** Each owner's turn of the day. A mail that is being made up or sent at this moment has it as well. */
async function turnsOf(
  { ledger, now }: Planner,
  { board }: BoardView,
  live: readonly Dispatch[],
  today: CalendarDate,
): Promise<(owner: string) => Turn> {
  const turns = (await ledger.turns(board.id)).filter(({ on }) => on === today);
  const holders = await ledger.known(
    board.id,
    turns.map(({ dispatch }) => dispatch),
    toldAlready,
  );
  const underHand = live.filter(
    (dispatch) =>
      (dispatch.state === 'claimed' || dispatch.state === 'sending') && !isWaiting(dispatch, now()),
  );
  return (owner) => {
    if (underHand.some((dispatch) => dispatch.owner === owner)) return 'had';
    const holder = holders.find((dispatch) => dispatch.owner === owner);
    if (holder === undefined) return undefined;
    if (isWaiting(holder, now())) return { held: holder.id };
    return isPastStopping(holder) ? 'had' : undefined;
  };
}
