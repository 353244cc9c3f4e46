import {
  addDays,
  type CalendarDate,
  type CalendarMonth,
  earliest,
  latest,
  monthOf,
  weekday,
} from '../../../functions/calendar/days.ts';
import {
  bankHolidays,
  isWorkingDay,
  workingDaysAfter,
  workingDaysBefore,
} from '../../../functions/calendar/working-days.ts';
import { policySchema } from '../../../functions/register/board.ts';
import { type PapersCalendar, papersCalendar } from '../../../functions/register/papers-calendar.ts';

/** The days of the sample's story, as they fall for one who loads it on `today`. */
export type SampleDays = {
  today: CalendarDate;
  /** The board's meetings: the one before its first notes, that of the notes in the register, that of those that wait, the next. */
  board: { earlier: CalendarDate; former: CalendarDate; last: CalendarDate; next: CalendarDate };
  /** The panel's: the one before its minutes, that of the minutes, the next; and the month of the one after it. */
  panel: { earlier: CalendarDate; last: CalendarDate; next: CalendarDate; after: CalendarMonth };
  /** The register is begun: both bodies are entered, and their last notes recorded. */
  begun: CalendarDate;
  /** A briefing note went round before the meeting whose notes are in the register. */
  briefed: CalendarDate;
  /** The Force says that it has reported on its drones. */
  reported: CalendarDate;
  /** The summary of the victims’ survey was to be out; and was, as the notes that wait have it. */
  surveyDue: CalendarDate;
  surveyOut: CalendarDate;
  /** The mail of that morning to the Chief Finance Officer comes back. */
  cameBack: CalendarDate;
  /** The paper on road safety is in. */
  paperIn: CalendarDate;
  /** The notes of the board's last meeting are sent in. */
  notesIn: CalendarDate;
};

const tuesday = 2;
const wednesday = 3;
const week = 7;
const quarter = 13 * week;

/** Nobody meets while offices are half empty, or in a week that a bank holiday shortens. */
function isMeetingDay(date: CalendarDate): boolean {
  const inYear = date.slice(5);
  if (inYear >= '12-18' || inYear <= '01-06') return false;
  const monday = addDays(date, 1 - weekday(date));
  return [0, 1, 2, 3, 4].every((days) => isWorkingDay(addDays(monday, days), bankHolidays));
}

function meetingFrom(date: CalendarDate, onDay: number): CalendarDate {
  const first = addDays(date, (onDay - weekday(date) + week) % week);
  return isMeetingDay(first) ? first : meetingFrom(addDays(first, 1), onDay);
}

function meetingUntil(date: CalendarDate, onDay: number): CalendarDate {
  const last = addDays(date, -((weekday(date) - onDay + week) % week));
  return isMeetingDay(last) ? last : meetingUntil(addDays(last, -1), onDay);
}

const before = (date: CalendarDate, count: number): CalendarDate =>
  workingDaysBefore(date, count, bankHolidays);
const after = (date: CalendarDate, count: number): CalendarDate =>
  workingDaysAfter(date, count, bankHolidays);

/** The days that lead up to a meeting of either: both go by the usual policy. */
export const leadUpOf = (date: CalendarDate): PapersCalendar =>
  papersCalendar(policySchema.parse({}), { date }, bankHolidays);

/** The panel's papers are called for within days: its next meeting is the first whose deadline is still so far ahead. */
function panelNext(today: CalendarDate): CalendarDate {
  const date = meetingFrom(addDays(today, 2 * week), tuesday);
  const isEarly = leadUpOf(date).papersDeadline <= addDays(today, 4);
  return isEarly ? panelNext(addDays(today, 1)) : date;
}

/** The board's last meeting is long enough ago for what it was owed to have been chased. */
function boardLast(today: CalendarDate): CalendarDate {
  const date = meetingUntil(addDays(today, -8), wednesday);
  return firstChaseOf(date) < today ? date : boardLast(addDays(today, -1));
}

/** Whoever let a day pass is chased every five working days. */
const firstChaseOf = (missed: CalendarDate): CalendarDate => after(missed, 5);
function lastChaseOf(missed: CalendarDate, today: CalendarDate): CalendarDate {
  const days = [5, 10, 15].map((count) => after(missed, count));
  return latest(days.filter((date, place) => place === 0 || date < today));
}

/**
 * The board met a week or two ago, and its notes wait; the panel is about to meet. Both meet once a quarter. Every
 * day but today is one that offices work.
 */
export function sampleDays(today: CalendarDate): SampleDays {
  const last = boardLast(today);
  const former = meetingUntil(addDays(last, -quarter), wednesday);
  const board = {
    earlier: meetingUntil(addDays(former, -quarter), wednesday),
    ...{ former, last },
    next: meetingFrom(addDays(last, quarter), wednesday),
  };
  const begun = before(last, 17);
  const panelsNext = panelNext(today);
  const panelsLast = meetingUntil(
    earliest([addDays(panelsNext, -quarter), addDays(begun, -2 * week)]),
    tuesday,
  );
  const panel = {
    earlier: meetingUntil(addDays(panelsLast, -quarter), tuesday),
    ...{ last: panelsLast, next: panelsNext },
    after: monthOf(meetingFrom(addDays(panelsNext, quarter), tuesday)),
  };
  return {
    ...{ today, board, panel, begun },
    briefed: before(former, 10),
    reported: before(last, 6),
    surveyDue: before(last, 9),
    surveyOut: before(last, 2),
    cameBack: lastChaseOf(last, today),
    paperIn: before(today, 2),
    notesIn: before(today, 1),
  };
}
