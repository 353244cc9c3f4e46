import { type CalendarDate, inFull, monthInWords } from '../calendar/days.ts';
import { hasDate, type Meeting, placeInTime } from '../register/meeting.ts';
import { nextMeeting } from '../register/meetings.ts';
import { isRemoved } from '../register/taking-back.ts';
import type { Field, Option } from './fields.ts';
import type { Typed } from './sent.ts';

/** A meeting as a list to choose from names it: those that have no day say so. */
export function meetingInList(meeting: Meeting): string {
  switch (meeting.state) {
    case 'scheduled':
    case 'held':
      return inFull(meeting.date);
    case 'month':
      return `${monthInWords(meeting.month)}, day not fixed`;
    case 'to be confirmed':
      return `${meeting.id}, date to be confirmed`;
    case 'cancelled':
      return `${meeting.id}, cancelled`;
  }
}

export const meetingOptions = (meetings: readonly Meeting[]): Option[] =>
  meetings
    .filter((meeting) => !isRemoved(meeting))
    .toSorted((one, other) => placeInTime(one).localeCompare(placeInTime(other)))
    .map((meeting) => ({ value: meeting.id, label: meetingInList(meeting) }));

/** Those that something can be due at: on that day or later, or without a day yet. */
const isToCome = (meeting: Meeting, from: CalendarDate): boolean =>
  meeting.state !== 'cancelled' && (!hasDate(meeting) || meeting.date >= from);

type DueAsked = {
  /** The field of the input: `due`, `undertaking.by`. */
  name: string;
  label: string;
  hint?: string;
  meetings: readonly Meeting[];
  today: CalendarDate;
  /** What is not offered, where it makes no sense there. */
  without?: 'not agreed';
};

/**
 * When something is due, asked as people say it: at the next meeting, at another, on a day, or at no agreed time. What is
 * chosen is read by {@link dueTyped}.
 */
export function dueField({ name, label, hint, meetings, today, without }: DueAsked): Field {
  const next = nextMeeting(meetings, today);
  const others = meetings.filter((meeting) => isToCome(meeting, today));
  const options: Option[] = [
    // By its identity: what was read is what is meant, though another be the next by the time that it is sent.
    ...(next ? [{ value: next.id, label: 'At the next meeting', hint: inFull(next.date) }] : []),
    ...(others.length > 0
      ? [{ value: 'meeting', label: 'At another meeting', fields: [otherMeeting(name, others)] }]
      : []),
    { value: 'day', label: 'On a day', fields: [anyDay(name)] },
    ...(without ? [] : [{ value: 'not agreed', label: 'No date was agreed' }]),
  ];
  return {
    kind: 'radios',
    name,
    label,
    missing: 'Choose when it is due',
    options,
    ...(hint !== undefined && { hint }),
  };
}

const otherMeeting = (name: string, meetings: readonly Meeting[]): Field => ({
  kind: 'select',
  name: `${name}.meeting`,
  label: 'Which meeting?',
  missing: 'Choose the meeting at which it is due',
  options: [{ value: '', label: 'Choose a meeting' }, ...meetingOptions(meetings)],
});

const anyDay = (name: string): Field => ({
  kind: 'day',
  name: `${name}.on`,
  label: 'Which day?',
  hint: 'Such as 9 2 2027',
  missing: 'Enter the day on which it is due',
});

/** What was chosen of {@link dueField}, as a use case takes it; undefined where nothing was. */
export function dueTyped(typed: Typed, name: string): string | undefined {
  const chosen = typed.text(name);
  switch (chosen) {
    case 'meeting':
      return typed.text(`${name}.meeting`);
    case 'day':
      return typed.day(`${name}.on`);
    default:
      return chosen;
  }
}
