import { inWords } from '../calendar/days.ts';
import { type CalendarOfPapers, ofMeeting, type PublicationInPrint, type StandingDay } from './calendar.ts';
import type { Page, Paragraph, Row, Table } from './page.ts';

const rowOf = ({
  kind,
  name,
  date,
  dateInWords,
  title,
  reason,
  notSent,
  standingInWords,
}: StandingDay): Row => ({
  ref: `${date}-${kind}-${name}`.replace(/[^\w-]+/g, '-'),
  muted: notSent !== null,
  cells: [
    { text: dateInWords, when: date },
    { text: title, when: null },
    { text: [reason, notSent, standingInWords].filter((said) => said !== null).join(' '), when: null },
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

const paragraph = (text: string): Paragraph => ({ kind: 'paragraph', text });

const publicationIn = ({ inWords: said, files, recordedInWords }: PublicationInPrint): Paragraph =>
  paragraph(
    [`${said}. ${recordedInWords}.`, ...files.map(({ name, sha256 }) => `${name}: SHA-256 ${sha256}.`)].join(
      ' ',
    ),
  );

/** The calendar of papers as a page, below it what is not known of its days. */
export function calendarPage(calendar: CalendarOfPapers): Page {
  const { board, meeting, meetingInWords, days, doubts, bankHolidays } = calendar;
  const { date } = meeting;
  const { publications, shortNotice } = ofMeeting(calendar);
  return {
    ...{ board: board.name, heading: 'Calendar of papers', subject: meetingInWords, nextMeeting: null },
    ...{ asAt: date, asAtInWords: `meeting of ${inWords(date)}` },
    parts: [
      ...(shortNotice === null ? [] : [paragraph(`${shortNotice}.`)]),
      days.length === 0 ? paragraph(`${meetingInWords}.`) : tableOf(calendar),
      ...publications.map(publicationIn),
      ...[...doubts, bankHolidays].map(paragraph),
    ],
  };
}
