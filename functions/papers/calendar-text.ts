import { wrap } from '../words/plain-text.ts';
import { type CalendarOfPapers, ofMeeting, type PublicationInPrint, type StandingDay } from './calendar.ts';

/** The longest reason, that of a bank holiday with a long name, stands on one line. */
const width = 110;
const indent = '    ';

/** Makes what breaks the law or the board's own rule stand out, where that can be seen. */
type Mark = (text: string) => string;

/** Date and title on a line, and below them why it is that day, and how it stands. */
function dayInText(day: StandingDay, column: number, mark: Mark): string[] {
  const { dateInWords, title, reasons, notSent, standing, standingInWords } = day;
  const inMark: Mark = standing === 'not kept' ? mark : (text) => text;
  const more = [...reasons, ...(notSent === null ? [] : [notSent])];
  return [
    inMark(`${dateInWords.padEnd(column)}  ${title}`),
    ...more.map((line) => wrap(line, indent, indent, width)),
    ...(standingInWords === null ? [] : [inMark(wrap(standingInWords, indent, indent, width))]),
    '',
  ];
}

function publicationInText({ inWords, files, recordedInWords }: PublicationInPrint): string[] {
  return [
    wrap(`${inWords}. ${recordedInWords}.`, '', indent, width),
    ...files.flatMap(({ name, sha256 }) => [wrap(name, indent, indent, width), `${indent}SHA-256 ${sha256}`]),
    '',
  ];
}

/** The calendar of papers as plain text, ending with a new line; what breaks a rule as `mark` has it. */
export function calendarText(calendar: CalendarOfPapers, mark: Mark = (text) => text): string {
  const { heading, meetingInWords, days, doubts, bankHolidays } = calendar;
  const { publications, shortNotice } = ofMeeting(calendar);
  const column = Math.max(...days.map(({ dateInWords }) => dateInWords.length));
  return [
    wrap(heading, '', '', width),
    wrap(meetingInWords, '', '', width),
    ...(shortNotice === null ? [] : [wrap(shortNotice, '', '', width)]),
    '',
    ...days.flatMap((one) => dayInText(one, column, mark)),
    ...publications.flatMap(publicationInText),
    ...doubts.map((doubt) => wrap(doubt, '! ', '  ', width)),
    wrap(bankHolidays, '', '', width),
    '',
  ].join('\n');
}
