import { type Action, isInError, isLive, isOwedBy } from './action.ts';
import { isMeetingRemoved, type Meeting } from './meeting.ts';
import type { Owner } from './owner.ts';
import { isItemInError, isToCome, type ProgrammeEntry } from './programme.ts';

/** Whether it was entered by mistake, and nothing hung on it: no list shows it. */
export function isRemoved(thing: Action | ProgrammeEntry | Meeting | Owner): boolean {
  if ('contacts' in thing) return thing.inError?.removed === true;
  if ('formerly' in thing) return isMeetingRemoved(thing);
  return 'withdrawal' in thing && thing.withdrawal.removed === true;
}

/** Everything that a board ever asked for, and that its programme ever held. */
type Whole = { actions: readonly Action[]; programme: readonly ProgrammeEntry[] };

const refsOf = (things: readonly { ref: string }[]): string[] => things.map(({ ref }) => ref);

const standing = ({ actions, programme }: Whole): Whole => ({
  actions: actions.filter((action) => !isInError(action)),
  programme: programme.filter((entry) => !isItemInError(entry)),
});

const meetingsOf = (action: Action): string[] => {
  const discharge = action.status === 'discharged' ? action.discharge : null;
  const dues = [action.due, ...(discharge?.undertaking ? [discharge.undertaking.by] : [])];
  return [
    action.raisedAt,
    ...(discharge?.meeting ? [discharge.meeting] : []),
    ...dues.flatMap((due) => (due.at === 'meeting' ? [due.meeting] : [])),
  ];
};

const isFromMeeting = (entry: ProgrammeEntry, board: string, meeting: string): boolean =>
  entry.comes === 'once' &&
  entry.source?.kind === 'minute' &&
  entry.source.board === board &&
  entry.source.meeting === meeting;

/**
 * What speaks of a meeting, by reference: what it asked for or accepted, what was or is due at it, what is, was or had
 * been planned for it, and what came from its notes, in `elsewhere` too. What was itself entered by mistake does not count.
 */
export function hangsOnMeeting(
  { board, id }: Pick<Meeting, 'board' | 'id'>,
  whole: Whole,
  elsewhere: readonly ProgrammeEntry[],
): string[] {
  const { actions, programme } = standing(whole);
  const isAtIt = (entry: ProgrammeEntry): boolean =>
    entry.comes === 'once'
      ? entry.meeting === id || (entry.state === 'moved' && entry.move.from === id)
      : entry.settled.some(({ meeting }) => meeting === id);
  return [
    ...refsOf(actions.filter((action) => meetingsOf(action).includes(id))),
    ...refsOf(programme.filter((entry) => isAtIt(entry) || isFromMeeting(entry, board, id))),
    ...refsOf(fromElsewhere(elsewhere, board, id)),
  ];
}

const fromElsewhere = (elsewhere: readonly ProgrammeEntry[], board: string, id: string): ProgrammeEntry[] =>
  elsewhere.filter((entry) => !isItemInError(entry) && isFromMeeting(entry, board, id));

/** What rests on a meeting's having been held: what it asked for, accepted or considered, and what came from its notes. */
export function restsOnHolding(
  { board, id }: Pick<Meeting, 'board' | 'id'>,
  whole: Whole,
  elsewhere: readonly ProgrammeEntry[],
): string[] {
  const { actions, programme } = standing(whole);
  const isAccepted = (action: Action): boolean =>
    action.status === 'discharged' && action.discharge.meeting === id;
  const isConsidered = (entry: ProgrammeEntry): boolean =>
    entry.comes === 'once' && entry.state === 'presented' && entry.meeting === id;
  return [
    ...refsOf(actions.filter((action) => action.raisedAt === id || isAccepted(action))),
    ...refsOf(programme.filter((entry) => isConsidered(entry) || isFromMeeting(entry, board, id))),
    ...refsOf(fromElsewhere(elsewhere, board, id)),
  ];
}

/** What an office still owes, alone or with others: to whom else it falls is for a person to say. */
export const stillOwedBy = ({ id }: Pick<Owner, 'id'>, { actions, programme }: Whole): string[] => [
  ...refsOf(actions.filter((action) => isOwedBy(action, id) && isLive(action))),
  ...refsOf(programme.filter((entry) => isToCome(entry) && entry.lead === id)),
];

/** Whether anything that ever was in the register speaks of an office. */
export const isSpokenOf = ({ id }: Pick<Owner, 'id'>, { actions, programme }: Whole): boolean =>
  actions.some((action) => isOwedBy(action, id) || action.owedBefore.some(({ owner }) => owner === id)) ||
  programme.some(
    (entry) =>
      entry.comes === 'once' && (entry.lead === id || entry.owedBefore.some(({ lead }) => lead === id)),
  );

/** What came from an action, by reference. */
export const cameFrom = ({ ref }: Pick<Action, 'ref'>, programme: readonly ProgrammeEntry[]): string[] =>
  refsOf(
    programme.filter(
      (entry) =>
        entry.comes === 'once' &&
        entry.source?.kind === 'action' &&
        entry.source.ref === ref &&
        !isItemInError(entry),
    ),
  );
