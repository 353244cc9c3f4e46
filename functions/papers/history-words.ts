import { type CalendarDate, calendarDateSchema, dayIn, inWords } from '../calendar/days.ts';
import { dueSchema } from '../register/action.ts';
import { type Board, personInWords, personSchema } from '../register/board.ts';
import type { Change } from '../register/history.ts';
import { type Meeting, whenInWords } from '../register/meeting.ts';
import { meetingById } from '../register/meetings.ts';
import { type Owner, ownerName } from '../register/owner.ts';
import type { FieldChanged } from '../register/what-changed.ts';
import { dueInWords } from './wording.ts';

/** Whose days they are, and what is known of whatever the lines name by its code. */
export type Known = {
  board: Pick<Board, 'timeZone'>;
  owners?: readonly Owner[];
  meetings?: readonly Meeting[];
};
type Value = FieldChanged['before'];

const fieldNames: Readonly<Record<string, string>> = {
  'discharge.undertaking.by': 'undertaking due',
  'discharge.undertaking.text': 'undertaking',
};

/** "due", "undertaking due"; a setting of a policy by its own name. */
const fieldInWords = (field: string): string =>
  fieldNames[field] ?? field.replace(/^policy\./, '').replaceAll('.', ' ');

const contactSchema = personSchema.extend({
  from: calendarDateSchema.nullish(),
  until: calendarDateSchema.nullish(),
});

function valueInWords(field: string, value: Value, known: Known): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return 'none';
  if (Array.isArray(value)) return value.map((one) => valueInWords(field, one, known)).join('; ');
  if (typeof value === 'string') return textInWords(field, value, known);
  if (typeof value === 'object') return partsInWords(value, known);
  return String(value);
}

function textInWords(field: string, text: string, { owners = [], meetings = [] }: Known): string {
  if (/^(?:owner|jointOwners|lead)$/.test(field)) return ownerName(owners, text);
  if (field === 'meeting') {
    const meeting = meetingById(meetings, text);
    return meeting ? `${text} (${whenInWords(meeting)})` : text;
  }
  const date = calendarDateSchema.safeParse(text);
  return date.success ? inWords(date.data) : `“${text}”`;
}

function partsInWords(parts: { [name: string]: Value }, known: Known): string {
  const due = dueSchema.safeParse(parts);
  if (due.success) {
    const at = due.data.at === 'meeting' ? ` (meeting ${due.data.meeting})` : '';
    return `${dueInWords(due.data, known.meetings ?? [])}${at}`;
  }
  const contact = contactSchema.safeParse(parts);
  if (contact.success) {
    const { from, until, ...person } = contact.data;
    const days = [from && `from ${inWords(from)}`, until && `until ${inWords(until)}`];
    return [personInWords(person), ...days.filter(Boolean)].join(' ');
  }
  if ('workingDays' in parts && 'before' in parts) return Object.values(parts).join(':');
  return Object.entries(parts)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${valueInWords(name, value, known)}`)
    .join(', ');
}

const isRecord = (value: Value): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How far a thing has come, and the record of it that comes or goes, the words of the line say themselves. */
const isSaid = ({ field, before, after }: FieldChanged): boolean =>
  /^(?:status|state|pause|extension|disclaimer|paperSent)\b/.test(field) ||
  ((before === null || after === null) && isRecord(before ?? after));

/** "due 4 December 2024, was 2 October 2024"; of a list what came to it, and what left it. */
function fieldChangedInWords({ field, before, after }: FieldChanged, known: Known): string {
  const name = fieldInWords(field);
  const [was, is] = [before, after].map((value = null) => valueInWords(field, value, known));
  if (Array.isArray(before) && Array.isArray(after)) {
    if (before.length === 0) return `${name} with ${is}`;
    if (after.length === 0) return `${name} without ${was}`;
  }
  return `${name} ${is}, was ${was}`;
}

/** How many times a change was made, and since which day; nothing of one made once. */
const timesInWords = ({ since, times }: Change, timeZone: string): string =>
  since && times ? ` (${times} times since ${dayIn(timeZone, since)})` : '';

/** A line of a history in words: on which day where the board is, who, through which door, what, and each field that changed. */
export type HistoryLine = { day: CalendarDate; by: string; from: string; what: string; changed: string[] };

/** Who changed what, and on which day where the board is; and what it was before. Oldest first. */
export const historyLines = (history: readonly Change[], known: Known): HistoryLine[] =>
  history.map((change) => {
    const { at, by, from, what, reason, changed = [] } = change;
    const { timeZone } = known.board;
    const why = reason === undefined ? '' : `: ${reason}`;
    return {
      day: dayIn(timeZone, at),
      by,
      from,
      what: `${what}${why}${timesInWords(change, timeZone)}`,
      changed: changed.filter((one) => !isSaid(one)).map((one) => fieldChangedInWords(one, known)),
    };
  });

/** The same as a terminal prints it. */
export const historyInWords = (history: readonly Change[], known: Known): string =>
  [
    'History:',
    ...historyLines(history, known).flatMap(({ day, by, from, what, changed }) => [
      `  ${day}  ${by} (${from}): ${what}`,
      ...changed.map((one) => `              ${one}`),
    ]),
  ]
    .map((line) => `${line}\n`)
    .join('');
