import type { CalendarDate } from '../calendar/days.ts';
import type { DispatchKind, PlannedDispatch, Ref } from './dispatch.ts';

/** Which kind of mail speaks for the others when one owner is owed several on a day: all say the same things. */
const loudestFirst: readonly DispatchKind[] = ['escalation', 'digest', 'chase', 'notice'];

export type Fold = {
  /** One mail an owner at the most, besides those for the secretary. */
  send: PlannedDispatch[];
  /** Mails that need not go out, since another of the day says the same. */
  saidIn: { dispatch: PlannedDispatch; by: PlannedDispatch }[];
  /** Mails whose time has passed. */
  missed: PlannedDispatch[];
};

/** Makes one mail an owner of those the ledger does not know yet: a mail says everything its owner owes. */
export function fold(fresh: readonly PlannedDispatch[], today: CalendarDate): Fold {
  const loudness = ({ kind }: PlannedDispatch): number => loudestFirst.indexOf(kind);
  const sendable = fresh.filter(({ cutOff }) => today <= cutOff);
  const speaking = (dispatch: PlannedDispatch): PlannedDispatch =>
    dispatch.owner === null
      ? dispatch
      : sendable
          .filter(({ owner }) => owner === dispatch.owner)
          .reduce((loudest, other) => (loudness(other) < loudness(loudest) ? other : loudest));
  const saidIn = sendable
    .map((dispatch) => ({ dispatch, by: speaking(dispatch) }))
    .filter(({ dispatch, by }) => dispatch !== by);
  const saidBy = (speaker: PlannedDispatch): Ref[] =>
    saidIn.filter(({ by }) => by === speaker).flatMap(({ dispatch }) => dispatch.refs);
  return {
    send: sendable
      .filter((dispatch) => speaking(dispatch) === dispatch)
      .map((dispatch) => ({ ...dispatch, alsoCovers: [...new Set(saidBy(dispatch))] })),
    saidIn,
    missed: fresh.filter(({ cutOff }) => cutOff < today),
  };
}
