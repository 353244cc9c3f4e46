import * as z from 'zod';
import { type CalendarDate, inWords } from '../calendar/days.ts';
import {
  type Action,
  actionRefSchema,
  byReference,
  closedOn,
  type DischargedAction,
  type WithdrawnAction,
} from '../register/action.ts';
import { dueDate } from '../register/due.ts';
import type { DatedMeeting, Meeting } from '../register/meeting.ts';
import { datedMeetings, meetingBefore } from '../register/meetings.ts';
import type { BoardView } from '../register/view.ts';
import { countOf } from '../words/english.ts';
import { dueInWords, oneLine, together } from './wording.ts';

/** "Notes of Previous Meeting", the second item of a meeting's notes, as values. */
export const itemTwoSchema = z.object({
  heading: z.string(),
  sentence: z.string(),
  bullets: z
    .array(z.object({ ref: actionRefSchema, text: z.string() }))
    .describe('One for each action discharged or withdrawn, in the order of their references.'),
  outstanding: z.string().nullable().describe('What is still owed besides; null when nothing is.'),
});
export type ItemTwo = z.infer<typeof itemTwoSchema>;

type Closed = DischargedAction | WithdrawnAction;
type Undertaking = NonNullable<DischargedAction['discharge']['undertaking']>;

/** Closed at `meeting`; or, at no meeting or another, after the one before it and by its day. */
const closedFor =
  (meeting: DatedMeeting, previous: DatedMeeting | undefined) =>
  (action: Action): action is Closed => {
    if (action.status === 'discharged' && action.discharge.meeting === meeting.id) return true;
    const on = closedOn(action);
    return on !== null && on > (previous?.date ?? '') && on <= meeting.date;
  };

/** Text that a full stop, or more of a sentence, may follow. */
const withoutStop = (text: string): string => oneLine(text).replace(/[\s.;:,]+$/, '');

const by = ({ by: due }: Undertaking, meetings: readonly Meeting[]): string => {
  const words = dueInWords(due, meetings);
  return dueDate(due, meetings) === null ? ` (due: ${words})` : `, by ${words}`;
};

const metBy = ({ met }: Undertaking, date: CalendarDate): Undertaking['met'] =>
  met !== null && met.on <= date ? met : null;

/** What a discharge rests on, as a bullet goes on; nothing when "how" is that promise in the same words. */
function undertakingInWords(
  { how, undertaking }: DischargedAction['discharge'],
  date: CalendarDate,
  meetings: readonly Meeting[],
): string {
  if (undertaking === null) return '';
  const promise = withoutStop(undertaking.text);
  const said = oneLine(how).toLowerCase().includes(promise.toLowerCase());
  const promised = said ? '' : `; on the undertaking: ${promise}`;
  const met = metBy(undertaking, date);
  if (met !== null) return `${promised}; met on ${inWords(met.on)}: ${withoutStop(met.how)}`;
  return said ? '' : `${promised}${by(undertaking, meetings)}`;
}

function ending(action: Closed, date: CalendarDate, meetings: readonly Meeting[]): string {
  if (action.status === 'withdrawn') return `withdrawn: ${withoutStop(action.withdrawal.reason)}`;
  const { discharge } = action;
  return `${withoutStop(discharge.how)}${undertakingInWords(discharge, date, meetings)}`;
}

const bullet =
  (date: CalendarDate, meetings: readonly Meeting[]) =>
  (action: Closed): ItemTwo['bullets'][number] => ({
    ref: action.ref,
    text: `${withoutStop(action.text)} – ${ending(action, date, meetings)}.`,
  });

/** Where an action that was closed stands in the notes: its line in item 2, and of which meeting's; null while none has a day. */
export type LineInItemTwo = { text: string; meeting: DatedMeeting | null };

/** The line of an action in item 2 of the meeting that accepted it; or else of the first from its day on. */
export function lineInItemTwo(action: Closed, meetings: readonly Meeting[]): LineInItemTwo {
  const on = action.status === 'discharged' ? action.discharge.on : action.withdrawal.on;
  const at = action.status === 'discharged' ? action.discharge.meeting : null;
  const dated = datedMeetings(meetings);
  const meeting = dated.find(({ id }) => id === at) ?? dated.find(({ date }) => date >= on) ?? null;
  return { text: bullet(meeting?.date ?? on, meetings)(action).text, meeting };
}

/** Asked for before that day, and neither discharged nor withdrawn by it. */
const openOn =
  (date: CalendarDate) =>
  (action: Action): boolean =>
    action.raisedOn < date && (closedOn(action) ?? '9999') > date;

/** Discharged by that day on an undertaking not met by it. */
const promisedOn =
  (date: CalendarDate) =>
  (action: Action): boolean =>
    action.status === 'discharged' &&
    action.discharge.on <= date &&
    action.discharge.undertaking !== null &&
    metBy(action.discharge.undertaking, date) === null;

function outstandingInWords(others: readonly Action[], date: CalendarDate): string | null {
  const open = others.filter(openOn(date)).length;
  const promised = others.filter(promisedOn(date)).length;
  const parts = [
    ...(open === 0 ? [] : [`${countOf(open, 'action')} in the Overview of Actions`]),
    ...(promised === 0 ? [] : [countOf(promised, 'earlier undertaking')]),
  ];
  return parts.length === 0 ? null : `Still outstanding: ${parts.join(', and ')}.`;
}

function sentenceOf(closed: readonly Closed[], previous: boolean, outstanding: boolean): string {
  const agreed = previous
    ? 'The notes were agreed as an accurate record'
    : 'There was no earlier meeting whose notes could be agreed';
  if (closed.length === 0) {
    return outstanding
      ? `${agreed}. No actions were discharged.`
      : `${agreed}, and there were no matters outstanding.`;
  }
  const what = closed.length === 1 ? 'action was' : 'actions were';
  const verb = [...new Set(closed.map(({ status }) => status))].sort().join(' or ');
  return `${agreed}, and the following ${what} ${verb}:`;
}

/**
 * The wording of "Notes of previous meeting" for a meeting: what was discharged at it or since the one before, each
 * with how, and what was withdrawn, with the reason; else that nothing was outstanding, or that things still are.
 * `closed` holds discharged and withdrawn actions of any age, besides those of the view.
 */
export function itemTwo(
  { meetings, actions }: Pick<BoardView, 'meetings' | 'actions'>,
  meeting: DatedMeeting,
  closed: readonly Action[],
): ItemTwo {
  const previous = meetingBefore(meetings, meeting.date);
  const all = together(actions, closed);
  const dealtWith = all.filter(closedFor(meeting, previous)).sort(byReference);
  const others = all.filter((action) => !dealtWith.some(({ ref }) => ref === action.ref));
  const outstanding = outstandingInWords(others, meeting.date);
  return {
    heading: `Notes of Previous Meeting${previous === undefined ? '' : ` – ${inWords(previous.date)}`}`,
    sentence: sentenceOf(dealtWith, previous !== undefined, outstanding !== null),
    bullets: dealtWith.map(bullet(meeting.date, meetings)),
    outstanding,
  };
}

/** Item 2 as plain text, to be pasted into the notes; it ends with a new line. */
export function itemTwoText({ heading, sentence, bullets, outstanding }: ItemTwo): string {
  const list = bullets.map(({ text }) => `• ${text}\n`).join('');
  return [`${heading}\n`, `${sentence}\n`, list, outstanding === null ? '' : `${outstanding}\n`]
    .filter((part) => part !== '')
    .join('\n');
}
