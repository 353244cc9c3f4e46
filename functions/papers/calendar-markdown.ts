import type { CalendarDay, CalendarOfPapers } from './calendar.ts';
import { markdownText, rowOf } from './markdown.ts';

const columns = ['Date', 'What', 'Reason'];

const dayRow = ({ dateInWords, title, reason, notSent }: CalendarDay): string =>
  rowOf([dateInWords, title, notSent === null ? reason : `${reason} ${notSent}`].map(markdownText));

/** The calendar of papers as GitHub's Markdown, ending with a new line. */
export const calendarMarkdown = (calendar: CalendarOfPapers): string =>
  [
    `# ${markdownText(calendar.heading)}`,
    '',
    markdownText(calendar.meetingInWords),
    '',
    rowOf(columns),
    rowOf(columns.map(() => '---')),
    ...calendar.days.map(dayRow),
    '',
    ...[...calendar.doubts, calendar.bankHolidays].flatMap((note) => [markdownText(note), '']),
  ].join('\n');
