import { wrap } from '../words/plain-text.ts';
import type { CalendarDay, CalendarOfPapers } from './calendar.ts';

/** The longest reason, that of a bank holiday with a long name, stands on one line. */
const width = 110;
const indent = '    ';

/** Date and title on a line, and below them why it is that day. */
const dayInText = ({ dateInWords, title, reasons, notSent }: CalendarDay, column: number): string[] => [
  `${dateInWords.padEnd(column)}  ${title}`,
  ...[...reasons, ...(notSent === null ? [] : [notSent])].map((line) => wrap(line, indent, indent, width)),
  '',
];

/** The calendar of papers as plain text, ending with a new line. */
export function calendarText({
  heading,
  meetingInWords,
  days,
  doubts,
  bankHolidays,
}: CalendarOfPapers): string {
  const column = Math.max(...days.map(({ dateInWords }) => dateInWords.length));
  return [
    wrap(heading, '', '', width),
    wrap(meetingInWords, '', '', width),
    '',
    ...days.flatMap((one) => dayInText(one, column)),
    ...doubts.map((doubt) => wrap(doubt, '! ', '  ', width)),
    wrap(bankHolidays, '', '', width),
    '',
  ].join('\n');
}
