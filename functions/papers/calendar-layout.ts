import { inWords } from '../calendar/days.ts';
import type { CalendarDay, CalendarOfPapers } from './calendar.ts';
import type { Page, Row, Table } from './page.ts';

const rowOf = ({ kind, name, date, dateInWords, title, reason, notSent }: CalendarDay): Row => ({
  ref: `${date}-${kind}-${name}`.replace(/[^\w-]+/g, '-'),
  muted: notSent !== null,
  cells: [
    { text: dateInWords, when: date },
    { text: title, when: null },
    { text: notSent === null ? reason : `${reason} ${notSent}`, when: null },
  ],
});

const tableOf = ({ meetingInWords, days }: CalendarOfPapers): Table => ({
  kind: 'table',
  look: 'calendar',
  caption: { text: meetingInWords, when: null },
  isHeading: false,
  columns: ['Date', 'What', 'Reason'],
  rowIs: 'day',
  rows: days.map(rowOf),
});

/** The calendar of papers as a page, below it what is not known of its days. */
export function calendarPage(calendar: CalendarOfPapers): Page {
  const { board, meeting, meetingInWords, days, doubts, bankHolidays } = calendar;
  const { date } = meeting;
  return {
    ...{ board: board.name, heading: 'Calendar of papers', subject: meetingInWords, nextMeeting: null },
    ...{ asAt: date, asAtInWords: `meeting of ${inWords(date)}` },
    parts: [
      days.length === 0 ? { kind: 'paragraph', text: `${meetingInWords}.` } : tableOf(calendar),
      ...[...doubts, bankHolidays].map((text) => ({ kind: 'paragraph' as const, text })),
    ],
  };
}
