import type { CalendarDate } from '../../../calendar/days.ts';
import type { ActionStatus } from '../../findings.ts';
import { allDates, type DateFound, lastBefore } from '../dates.ts';
import type { CellRead } from './cells.ts';
import { type StatusSaid, statusInWords } from './status-said.ts';

/** An entry of a diary that a cell keeps, "6 May 2025: Open. Asked of both.", its words without the day. */
type Entry = { day: string; words: string };

/** What a cell says of how an action stands; of several entries that each begin with their day the latest that says so. */
export function statusOfProgress(
  { paragraphs, text }: Pick<CellRead, 'paragraphs' | 'text'>,
  meeting: CalendarDate | null,
): ActionStatus | null {
  const entries = entriesOf(paragraphs.map((paragraph) => paragraph.text).join('\n'), meeting);
  return entries === null ? (statusInWords(text)?.status ?? null) : statusOfLatest(entries);
}

/** The same of words that are not a cell's, with those that say it. */
export function statusInProgress(words: string): StatusSaid | null {
  const entries = entriesOf(words, null);
  const status = entries === null ? null : statusOfLatest(entries);
  return entries === null ? statusInWords(words) : status === null ? null : { status, words };
}

/** What was said since a thing was closed, and is not understood, may have opened it again. */
function statusOfLatest(entries: readonly Entry[]): ActionStatus | null {
  const said = [...entries]
    .sort((one, other) => other.day.localeCompare(one.day))
    .map(({ words }) => statusInWords(words)?.status ?? null);
  const at = said.findIndex((status) => status !== null);
  const status = said[at] ?? null;
  return at > 0 && status !== 'open' ? null : status;
}

/** The entries in the order in which they stand; null where the words are no diary, or a day of theirs cannot be told. */
function entriesOf(words: string, meeting: CalendarDate | null): Entry[] | null {
  const text = words.slice(0, LONGEST);
  const begins = allDates(text).filter(({ at, words: date }) => beginsEntry(text, at, date.length));
  const days = begins.map((found) => dayOf(found, meeting));
  if (begins.length < 2) return null;
  const entries = begins.flatMap(({ at, words: date }, index): Entry[] => {
    const day = days[index];
    const said = text.slice(at + date.length, begins[index + 1]?.at).replace(/^[\s:)\]–—-]+/, '');
    return day == null ? [] : [{ day, words: said.replace(/[\s([]+$/, '') }];
  });
  return entries.length === begins.length ? entries : null;
}

const LONGEST = 5_000;

const beginsEntry = (text: string, at: number, length: number): boolean =>
  /(?:^|[.;!?)\n]\s*|\n\s*)[([]?$/.test(text.slice(Math.max(0, at - 5), at)) &&
  /^(?:[)\]]|\s?(?:[:–—]|-\s|\n))/.test(text.slice(at + length, at + length + 4));

/** As text that sorts; without its year it is the last such day before the meeting, or that of the meeting itself. */
function dayOf({ written }: DateFound, meeting: CalendarDate | null): string | null {
  switch (written.kind) {
    case 'day':
      return written.date;
    case 'month':
      return written.year === null ? null : `${written.year}-${String(written.month).padStart(2, '0')}`;
    case 'day without year': {
      const { month, day } = written;
      const ofMonth = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      if (meeting === null) return null;
      return meeting.endsWith(ofMonth) ? meeting : lastBefore(meeting, month, day);
    }
    case 'no such day':
      return null;
  }
}
