import type { CalendarDate } from '../calendar/days.ts';
import { isSameName } from '../words/names.ts';
import type { Author } from './history.ts';
import type { Meeting } from './meeting.ts';
import { isCurrent, isToCome, kindInWords, type ProgrammeEntry, type ProgrammeItem } from './programme.ts';
import {
  amendItem,
  amendRegular,
  dropRegular,
  type ItemAmendment,
  type Late,
  type ProgrammeTransition,
  type RegularAmendment,
  reinstate,
  restoreRegular,
  type Settlement,
  settle,
  withdrawItem,
} from './programme-transitions.ts';
import { type Refusal, refusal } from './refusal.ts';

const isOf = (entry: ProgrammeEntry): string => `${entry.ref} is ${kindInWords(entry)}`;

/** Does to an item for one meeting what cannot be `done` to business of every meeting, which is refused. */
export const ofOneMeeting = (
  entry: ProgrammeEntry,
  done: string,
  move: (item: ProgrammeItem) => ProgrammeTransition<ProgrammeEntry>,
): ProgrammeTransition<ProgrammeEntry> =>
  entry.comes === 'once'
    ? move(entry)
    : refusal('comes at every meeting', `${isOf(entry)}: it cannot be ${done}`);

/** The panel no longer wants it, at its meeting or at any. */
export const withdrawEntry = (
  entry: ProgrammeEntry,
  withdrawal: { on: CalendarDate; reason: string },
  today: CalendarDate,
  author: Author,
): ProgrammeTransition<ProgrammeEntry> =>
  entry.comes === 'once'
    ? withdrawItem(entry, withdrawal, today, author)
    : dropRegular(entry, withdrawal, today, author);

/** It is to come after all: its end is set aside, with the reason. */
export const reinstateEntry = (
  entry: ProgrammeEntry,
  reason: string,
  author: Author,
  late?: Late,
): ProgrammeTransition<ProgrammeEntry> =>
  entry.comes === 'once' ? reinstate(entry, reason, author, late) : restoreRegular(entry, reason, author);

/** Says for one meeting whether it will come. Refused for an item of one meeting, which comes on no condition. */
export const settleEntry = (
  entry: ProgrammeEntry,
  settlement: Settlement,
  today: CalendarDate,
  author: Author,
): ProgrammeTransition<ProgrammeEntry> =>
  entry.comes === 'once'
    ? refusal('comes once', `${isOf(entry)}: only an item to note is settled for one`)
    : settle(entry, settlement, today, author);

export type EntryAmendment = Pick<ItemAmendment, 'title' | 'reason' | 'lead' | 'source' | 'late'> &
  Pick<RegularAmendment, 'condition'>;

/**
 * The same with what is given put right. Refused where its kind has no such thing: business of every meeting has no
 * reason, lead or source, and only an item to note comes on a condition.
 */
export function amendEntry(
  entry: ProgrammeEntry,
  { condition, ...ofItem }: EntryAmendment,
  author: Author,
): ProgrammeTransition<ProgrammeEntry> {
  if (entry.comes === 'once') {
    return condition === undefined
      ? amendItem(entry, ofItem, author)
      : refusal('comes once', `${isOf(entry)}: only an item to note comes on a condition`);
  }
  const { title, ...others } = ofItem;
  if (Object.values(others).some((value) => value !== undefined)) {
    return refusal('comes at every meeting', `${isOf(entry)}: it has no reason, lead or source`);
  }
  if (condition !== undefined && condition !== null && entry.as === 'standing item') {
    return refusal('always comes', `${isOf(entry)}: it comes on no condition`);
  }
  const amendment = { ...(title !== undefined && { title }), ...(condition !== undefined && { condition }) };
  return amendRegular(entry, amendment, author);
}

/** Whether something new can be planned for the meeting, which must still be to come. */
export const unlessOver = ({ id, state }: Meeting): { outcome: 'done' } | Refusal<'meeting is over'> =>
  state === 'held' || state === 'cancelled'
    ? refusal('meeting is over', `meeting ${id} was ${state}: nothing can be planned for it`)
    : { outcome: 'done' };

/** The same business for the same meeting, or for every one. */
const isTwin = (one: ProgrammeEntry, other: ProgrammeEntry): boolean =>
  isSameName(one.title, other.title) &&
  (one.comes === 'once'
    ? other.comes === 'once' && one.meeting === other.meeting
    : other.comes === 'every meeting' && one.as === other.as);

/** A new entry beside those of the programme. Refused when one of them is the same: it is put down twice by mistake. */
export function unlessThere<New extends ProgrammeEntry>(
  entry: New,
  programme: readonly ProgrammeEntry[],
): { outcome: 'done'; entry: New } | Refusal<'already on the programme'> {
  const twin = programme.find((known) => (isToCome(known) || isCurrent(known)) && isTwin(known, entry));
  if (twin === undefined) return { outcome: 'done', entry };
  return refusal(
    'already on the programme',
    `${twin.ref} is that already: ${twin.title}, ${kindInWords(twin)}`,
  );
}
