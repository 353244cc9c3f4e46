import { type CalendarDate, dayIn, type Instant, latest } from '../calendar/days.ts';
import { type Closures, workingDaysAfter } from '../calendar/working-days.ts';
import type { Board } from '../register/board.ts';
import type { Owner } from '../register/owner.ts';
import type { BoardView } from '../register/view.ts';
import { type DispatchId, dispatchIdSchema, type PlannedDispatch } from './dispatch.ts';
import type { Owing } from './owing.ts';
import type { StageWindow } from './stages.ts';

const dayOf = ({ timeZone }: BoardView['board'], moment: Instant | null): CalendarDate[] =>
  moment === null ? [] : [dayIn(timeZone, moment)];

/** The latest of the days since which somebody could be written to: not while the board had ended. */
export const couldWriteSince = ({ board }: BoardView, ...days: CalendarDate[]): CalendarDate =>
  latest([...days, ...dayOf(board, board.meetsSince)]);

/** The latest of the days since which everything stands that a reminder goes by, the board's policy among them. */
export const knownSince = (view: BoardView, ...days: CalendarDate[]): CalendarDate =>
  couldWriteSince(view, ...days, ...dayOf(view.board, view.board.policySince));

/** Still to be sent; or past its cut-off, though what it was about was known on a morning before that. */
export const isSendableOrMissed = (
  window: StageWindow,
  today: CalendarDate,
  knownOn: CalendarDate,
  closures: Closures,
): boolean =>
  window.dueOn <= today &&
  (today <= window.cutOff || workingDaysAfter(knownOn, 1, closures) <= window.cutOff);

/**
 * Past its cut-off: until it was given away there was a morning on which its owner could have been sent it, and none was
 * left after that for whoever owes it now.
 */
const isMissedBefore = (
  { dueOn, cutOff }: StageWindow,
  today: CalendarDate,
  knownOn: CalendarDate,
  until: CalendarDate,
  closures: Closures,
): boolean => {
  const firstMorning = latest([dueOn, workingDaysAfter(knownOn, 1, closures)]);
  const isLeftToOthers = workingDaysAfter(until, 1, closures) <= cutOff;
  return cutOff < today && firstMorning <= cutOff && firstMorning < until && !isLeftToOthers;
};

/** Of what an owner owes or owed, what a mail of the window says; or, past its cut-off, could have said in time. */
export const saidIn = (
  view: BoardView,
  window: StageWindow,
  owing: readonly Owing[],
  today: CalendarDate,
  closures: Closures,
  ...knownOn: CalendarDate[]
): Owing[] =>
  owing.filter(({ since, until }) => {
    const known = knownSince(view, since, ...knownOn);
    return until === null
      ? isSendableOrMissed(window, today, known, closures)
      : isMissedBefore(window, today, known, until, closures);
  });

/** "Force has", or "Force had" of what it owes no longer. */
export const hasOrHad = ({ name }: Owner, about: readonly Owing[]): string =>
  `${name} ${about.some(({ until }) => until === null) ? 'has' : 'had'}`;

type Mail = Pick<PlannedDispatch, 'kind' | 'meeting' | 'why'> & { about: readonly Pick<Owing, 'ref'>[] };

/** A dispatch's own name: what it is sent for, at which stage, and to whom. */
export const dispatchName = (
  { id }: Pick<Board, 'id'>,
  anchor: string,
  stage: string,
  to: string,
): DispatchId => dispatchIdSchema.parse([id, anchor, stage, to].join('_'));

/** A mail of a stage, to an owner or, with none, the secretary. `anchor` tells it from that stage's of another occasion. */
export function plannedDispatch(
  { board }: BoardView,
  owner: Owner | null,
  anchor: string,
  { name: stage, dueOn, cutOff }: StageWindow,
  { about, ...mail }: Mail,
): PlannedDispatch {
  return {
    board: board.id,
    id: dispatchName(board, anchor, stage, owner?.id ?? 'secretary'),
    owner: owner?.id ?? null,
    refs: about.map(({ ref }) => ref),
    alsoCovers: [],
    reports: [],
    ...{ stage, dueOn, cutOff },
    ...mail,
  };
}
