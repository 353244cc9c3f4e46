import type { CalendarDate } from '../calendar/days.ts';
import { escalationSteps } from '../register/board.ts';
import type { DispatchId, DispatchKind, PlannedDispatch, Ref } from './dispatch.ts';
import { stepOf } from './escalation.ts';

/** Which kind goes out when an owner is owed several mails on a day, and covers the others: all say the same things. */
const precedence: readonly DispatchKind[] = [
  'escalation',
  'digest',
  'chase',
  'change of date',
  'notice',
  'receipt',
  'new link',
];

/** An escalation of a later step covers those of the earlier ones, and tells whom they would have told. */
const precedes = ({ kind, stage }: PlannedDispatch): number => {
  const step = stepOf(stage);
  const place = precedence.indexOf(kind);
  return step === undefined ? place : place - escalationSteps.indexOf(step) / 10;
};

/** What becomes of the mails that a morning finds owed. */
export type MorningPlan<Mail extends PlannedDispatch = PlannedDispatch> = {
  /** One mail an owner at the most, besides those for the secretary. */
  send: Mail[];
  /** Mails that need not go out, each with the one of the day that says the same. */
  coveredBy: { dispatch: Mail; by: Mail }[];
  /** Mails to an owner who has had one that day. */
  anotherDay: Mail[];
  /** Mails whose time has passed. */
  missed: Mail[];
};

/** Which mail has an owner's turn of the day, for nobody gets two: one by its name, or one that is past stopping. */
export type Turn = { held: DispatchId } | 'had' | undefined;

/**
 * Makes one mail an owner of those that are owed and have not gone: a mail says everything its owner owes. Where one of
 * them has the owner's turn already, it is that one; an owner who has had a mail that day gets no other.
 */
export function onePerOwner<Mail extends PlannedDispatch>(
  owed: readonly Mail[],
  today: CalendarDate,
  turnOf: (owner: string) => Turn = () => undefined,
): MorningPlan<Mail> {
  const inTime = owed.filter(({ cutOff }) => today <= cutOff);
  const hasHad = ({ owner }: Mail): boolean => owner !== null && turnOf(owner) === 'had';
  const mayGo = inTime.filter((mail) => !hasHad(mail));
  const rank = (mail: Mail): number => {
    const turn = mail.owner === null ? undefined : turnOf(mail.owner);
    return typeof turn === 'object' && turn.held === mail.id ? -1 : precedes(mail);
  };
  const coverOf = (mail: Mail): Mail =>
    mail.owner === null
      ? mail
      : mayGo
          .filter(({ owner }) => owner === mail.owner)
          .reduce((first, other) => (rank(other) < rank(first) ? other : first));
  const coveredBy = mayGo
    .map((dispatch) => ({ dispatch, by: coverOf(dispatch) }))
    .filter(({ dispatch, by }) => dispatch !== by);
  const refsCoveredBy = (cover: Mail): Ref[] =>
    coveredBy.filter(({ by }) => by === cover).flatMap(({ dispatch }) => dispatch.refs);
  return {
    send: mayGo
      .filter((mail) => coverOf(mail) === mail)
      .map((mail) => ({ ...mail, alsoCovers: [...new Set([...mail.alsoCovers, ...refsCoveredBy(mail)])] })),
    coveredBy,
    anotherDay: inTime.filter(hasHad),
    missed: owed.filter(({ cutOff }) => cutOff < today),
  };
}
