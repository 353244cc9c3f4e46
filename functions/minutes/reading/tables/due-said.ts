import { addDays, type CalendarDate, calendarDateSchema } from '../../../calendar/days.ts';
import { allDates, type DateFound, nextAfter } from '../dates.ts';
import { type DueRead, dueInWordsOf, dueOfCell, type MeetingDates } from '../when-said.ts';

const OLD =
  /\s*[([]?\b(?:was|were|originally|original|previously|formerly|orig\.?|prev\.?|first set for)\b:?\s?(?:due\s)?[^)\],;]{3,40}(?:[)\]]|$|(?=[,;]))/i;
const REVISED_TO =
  /(?:\b(?:revised|extended|moved|amended|changed|deferred|rescheduled|postponed|now|new)\b(?: date| deadline| due date)?(?: to| until)?\s?:?|→|->|=>)\s*(?=\S)/gi;
const NOT_THE_DAY =
  /\b(?:after|from|since|not before|w\/c|w\/b|w\/e|wc|week|beginning|commencing|between|until further)\b/i;
const END_OF =
  /\b(?:by |at |before )*(?:the )?(?:end|last day) (?:of )?(?:the )?(?=(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/i;
const DAY_AND_MONTH = /^(?:by |due |on )?(?:[a-z]{3,9}\s)?(\d{1,2})[/.](\d{1,2})\.?$/i;

/**
 * When a cell says that something is due: a revised date before the one it was, the last day of a month whose end is
 * said, "11/12" as the first 11 December from `base` on, which is when the action was raised.
 */
export function dueInCell(cell: string, meeting: MeetingDates, base: CalendarDate | null): DueRead {
  const words = cell.trim();
  const said = latestSaid(words);
  const about = {
    ...meeting,
    own: meeting.date,
    date: base ?? meeting.date ?? halfAYearBefore(meeting.next),
  };
  const read = readDue(said, about);
  return read.due === null || read.words !== null ? { ...read, words: words === '' ? null : words } : read;
}

/** Where only the next meeting is known, what is due without a year is due about it. */
const halfAYearBefore = (next: CalendarDate | null): CalendarDate | null =>
  next === null ? null : addDays(next, -182);

function readDue(said: string, about: MeetingDates): DueRead {
  const [, date, month] = DAY_AND_MONTH.exec(said) ?? [];
  if (date !== undefined && month !== undefined) return withoutYear(said, Number(date), Number(month), about);
  const end = endOfMonth(said, about.date ?? about.next);
  if (end !== null) return { due: end, words: said, trouble: null, noSuchDay: false };
  const plain = said.replace(/\bmtgs?\b/gi, 'meeting');
  const read = dueOfCell(plain, about);
  const [only, ...others] = allDates(plain.slice(0, 300));
  if (read.due !== null || only === undefined || others.length > 0 || only.written.kind !== 'day')
    return read;
  if (NOT_THE_DAY.test(plain)) return read;
  const why = `“${said}” says more than its date`;
  return { due: only.written.date, words: said, trouble: { kind: 'due date', why }, noSuchDay: false };
}

/** The words that count: without what a date was, after what it was revised to, of two languages the one that is read. */
function latestSaid(words: string): string {
  const now = words.replace(OLD, ' ').trim();
  const kept = allDates(now).length > 0 ? now : words;
  const revised = [...kept.matchAll(REVISED_TO)].findLast(
    ({ 0: mark, index }) => allDates(kept.slice(index + mark.length)).length > 0,
  );
  const latest = revised === undefined ? kept : kept.slice(revised.index + revised[0].length);
  const sides = latest.split(/\s\/\s/);
  const dated = sides.filter((side) => allDates(side).length > 0);
  const said = (sides.length > 1 && dated.length === 1 ? (dated[0] ?? latest) : latest).replace(
    /^[\s([:–—-]+/,
    '',
  );
  return (said.includes('(') ? said : said.replace(/[\s)\]]+$/, '')).trim();
}

function withoutYear(words: string, date: number, month: number, about: MeetingDates): DueRead {
  const from = about.date ?? about.next;
  const due = from === null ? null : nextAfter(from, month, date);
  if (due !== null && due === about.next) return { due, words, trouble: null, noSuchDay: false };
  const why =
    due === null
      ? `“${words}” gives no year`
      : `“${words}” gives no year, and the first after the meeting was taken`;
  const kind = due === null ? 'no due date' : 'due date';
  return { due, words, trouble: { kind, why }, noSuchDay: false };
}

/** The last day of the month whose end is said; without its year the first such from `from` on. */
function endOfMonth(words: string, from: CalendarDate | null): CalendarDate | null {
  const end = END_OF.exec(words);
  const month = end === null ? undefined : allDates(words.slice(end.index + end[0].length))[0];
  return month === undefined ? null : lastDayOf(month, from);
}

function lastDayOf({ written }: DateFound, from: CalendarDate | null): CalendarDate | null {
  if (written.kind !== 'month') return null;
  const years =
    written.year === null ? [0, 1].map((more) => Number(from?.slice(0, 4)) + more) : [written.year];
  const ends = years.flatMap((year) => {
    const [after, next] = written.month === 12 ? [year + 1, 1] : [year, written.month + 1];
    const first = calendarDateSchema.safeParse(`${after}-${String(next).padStart(2, '0')}-01`);
    return first.success ? [addDays(first.data, -1)] : [];
  });
  return ends.find((end) => written.year !== null || (from !== null && end >= from)) ?? null;
}

const BY_END =
  /\bby (?:the )?end (?:of )?(?:the )?((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{4})?)/i;
const TO_MEETING =
  /\b(?:to|for|at|by|before|in time for) (?:the )?((?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?) (?:meeting|board|panel|committee|pdb)\b/i;

/** "end of March 2025", where an action's own sentence says that it is due by then; or null. */
export function endOfMonthIn(text: string): string | null {
  const end = BY_END.exec(text.slice(-600))?.[1];
  return end === undefined ? null : `end of ${end}`;
}

/** The words of an action's own sentence that say by when: "by the end of March 2025", "to the June meeting"; or null. */
export function dueWordsIn(text: string): string | null {
  const tail = text.slice(-600);
  const end = endOfMonthIn(tail);
  if (end !== null) return end;
  return TO_MEETING.exec(tail)?.[1] ?? dueInWordsOf(tail);
}
