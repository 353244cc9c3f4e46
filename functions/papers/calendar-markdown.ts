import { type CalendarOfPapers, ofMeeting, type PublicationInPrint, type StandingDay } from './calendar.ts';
import { markdownText, rowOf } from './markdown.ts';

const columns = ['Date', 'What', 'Reason'];

const dayRow = ({ dateInWords, title, reason, notSent, standing, standingInWords }: StandingDay): string => {
  const said = [reason, notSent, standingInWords].filter((sentence) => sentence !== null).join(' ');
  const cells = [dateInWords, title, said].map(markdownText);
  return rowOf(standing === 'not kept' ? cells.map((cell) => `**${cell}**`) : cells);
};

/** The calendar of papers as GitHub's Markdown, ending with a new line. */
export function calendarMarkdown(calendar: CalendarOfPapers): string {
  const { publications, shortNotice } = ofMeeting(calendar);
  return [
    `# ${markdownText(calendar.heading)}`,
    '',
    markdownText(calendar.meetingInWords),
    '',
    ...(shortNotice === null ? [] : [markdownText(shortNotice), '']),
    rowOf(columns),
    rowOf(columns.map(() => '---')),
    ...calendar.days.map(dayRow),
    '',
    ...(publications.length === 0 ? [] : [...publications.flatMap(publicationLines), '']),
    ...[...calendar.doubts, calendar.bankHolidays].flatMap((note) => [markdownText(note), '']),
  ].join('\n');
}

const publicationLines = ({ inWords, files, recordedInWords }: PublicationInPrint): string[] => [
  `- ${markdownText(`${inWords}. ${recordedInWords}.`)}`,
  ...files.map(({ name, sha256 }) => `  - ${markdownText(name)}, SHA-256 ${sha256}`),
];
