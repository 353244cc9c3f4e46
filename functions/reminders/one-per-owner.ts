import type { CalendarDate } from '../calendar/days.ts';
import type { DispatchKind, PlannedDispatch, Ref } from './dispatch.ts';

/** Which kind goes out when an owner is owed several mails on a day, and covers the others: all say the same things. */
const precedence: readonly DispatchKind[] = ['escalation', 'digest', 'chase', 'change of date', 'notice'];

/** What becomes of the mails that a morning finds owed. */
export type MorningPlan = {
  /** One mail an owner at the most, besides those for the secretary. */
  send: PlannedDispatch[];
  /** Mails that need not go out, each with the one of the day that says the same. */
  coveredBy: { dispatch: PlannedDispatch; by: PlannedDispatch }[];
  /** Mails whose time has passed. */
  missed: PlannedDispatch[];
};

/** Makes one mail an owner of those the ledger does not know yet: a mail says everything its owner owes. */
export function onePerOwner(fresh: readonly PlannedDispatch[], today: CalendarDate): MorningPlan {
  const rank = ({ kind }: PlannedDispatch): number => precedence.indexOf(kind);
  const inTime = fresh.filter(({ cutOff }) => today <= cutOff);
  const coverOf = (dispatch: PlannedDispatch): PlannedDispatch =>
    dispatch.owner === null
      ? dispatch
      : inTime
          .filter(({ owner }) => owner === dispatch.owner)
          .reduce((first, other) => (rank(other) < rank(first) ? other : first));
  const coveredBy = inTime
    .map((dispatch) => ({ dispatch, by: coverOf(dispatch) }))
    .filter(({ dispatch, by }) => dispatch !== by);
  const refsCoveredBy = (cover: PlannedDispatch): Ref[] =>
    coveredBy.filter(({ by }) => by === cover).flatMap(({ dispatch }) => dispatch.refs);
  return {
    send: inTime
      .filter((dispatch) => coverOf(dispatch) === dispatch)
      .map((dispatch) => ({ ...dispatch, alsoCovers: [...new Set(refsCoveredBy(dispatch))] })),
    coveredBy,
    missed: fresh.filter(({ cutOff }) => cutOff < today),
  };
}
