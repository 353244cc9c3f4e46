import { type CalendarMonth, day, weekday } from '../../../calendar/days.ts';
import { lastBefore, nextAfter } from '../dates.ts';
import { monthIn, type Under, type YearOver } from './headings.ts';

export type Known = Exclude<Under, { kind: 'no year' }>;
type NoYear = Extract<Under, { kind: 'no year' }>;
type From = { from: CalendarMonth | null; to?: CalendarMonth; span: boolean };

/**
 * The sections with the years that their headings leave out, where the headings beside them or the title's date leave only
 * one: a programme runs forward in time, but for those that stand apart. Where they leave none, or more, the heading is unread.
 */
export function withYears<Section extends { under: Under; apart: boolean; year: YearOver | null }>(
  sections: readonly Section[],
  title: From,
): (Omit<Section, 'under'> & { under: Known })[] {
  let before: string | null = null;
  const following = nextKnown(sections);
  let over: YearOver | null = null;
  return sections.map((section, index) => {
    const { under, year } = section;
    if (year !== over) before = null;
    over = year;
    const isFirst = before === null && goesOnInYear(sections, index);
    const known: Known =
      under.kind === 'no year'
        ? withYear(
            under,
            section.apart ? null : before,
            section.apart ? null : (following[index] ?? null),
            year === null ? title : { ...year, span: year.span && !isFirst },
          )
        : under;
    if (known.kind === 'meeting') before = known.meeting;
    return { ...section, under: known };
  });
}

/** Whether a later month stands below the same heading of a year, so that this one is of its beginning: "May", then "July". */
function goesOnInYear(sections: readonly { under: Under; year: YearOver | null }[], index: number): boolean {
  const month = (under: Under | undefined): number => (under?.kind === 'no year' ? under.month : 0);
  const next = sections.slice(index + 1).find(({ under }) => under.kind === 'no year');
  return next?.year === sections[index]?.year && month(next?.under) > month(sections[index]?.under);
}

/** For each section, the first meeting after it whose year is known. */
function nextKnown(sections: readonly { under: Under }[]): (string | null)[] {
  const following: (string | null)[] = [];
  let next: string | null = null;
  for (let index = sections.length - 1; index >= 0; index -= 1) {
    following[index] = next;
    const under = sections[index]?.under;
    if (under?.kind === 'meeting') next = under.meeting;
  }
  return following;
}

function withYear(
  heading: NoYear,
  before: string | null,
  after: string | null,
  { from, to, span }: From,
): Known {
  const start = before ?? from;
  const twice = before === null && span && (heading.month === 4 || heading.month === 5);
  const next = start === null || twice ? null : firstFrom(start, heading);
  const last = start === null && after !== null ? lastUntil(after, heading) : null;
  const meeting = next ?? last;
  const beyond = meeting !== null && to !== undefined && meeting.slice(0, 7) > to;
  const late = beyond || (meeting !== null && after !== null && meeting > after);
  if (meeting === null || late || !isOnItsWeekday(meeting, heading)) {
    const why = `“${heading.words}” has no year, and neither the title nor the headings beside it say which`;
    return { kind: 'unknown', why, itself: true };
  }
  return { kind: 'meeting', meeting, weekday: null, reserve: null };
}

type Meeting = Extract<Under, { kind: 'meeting' }>['meeting'];

function firstFrom(start: string, { month, day: date }: NoYear): Meeting | null {
  const year = Number(start.slice(0, 4));
  if (date === null) return monthIn(Number(start.slice(5, 7)) <= month ? year : year + 1, month);
  return nextAfter(day(start.length === 7 ? `${start}-01` : start), month, date);
}

function lastUntil(end: string, { month, day: date }: NoYear): Meeting | null {
  const year = Number(end.slice(0, 4));
  if (date === null) return monthIn(Number(end.slice(5, 7)) >= month ? year : year - 1, month);
  return lastBefore(day(end.length === 7 ? `${end}-01` : end), month, date);
}

const isOnItsWeekday = (meeting: Meeting, heading: NoYear): boolean =>
  heading.weekday === null || (meeting.length === 10 && weekday(day(meeting)) === heading.weekday);
