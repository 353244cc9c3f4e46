import { type CalendarDate, inWords, isMonth, monthInWords } from '../../calendar/days.ts';
import type { Difference, Findings, FoundProgramme } from '../../minutes/findings.ts';
import { hasNotes } from '../../minutes/recording/parts.ts';

function programmeInWords(programme: FoundProgramme | null): string[] {
  if (programme === null) return [];
  return [
    'Future work programme:',
    ...programme.meetings.flatMap(({ meeting, items }) => [
      `  ${isMonth(meeting) ? monthInWords(meeting) : inWords(meeting)}${items.length === 0 ? ': nothing listed' : ''}`,
      ...items.map(
        ({ title, reason, lead }) =>
          `    ${title} (${reason ?? 'reason not stated'}; ${lead ?? 'lead not stated'})`,
      ),
    ]),
    ...programme.standing.map((title) => `  at each meeting: ${title}`),
    ...programme.toNote.map(
      ({ title, condition }) =>
        `  to note at each meeting: ${title}${condition === null ? '' : ` (${condition})`}`,
    ),
  ];
}

/** What was promised or asked for in the text, each with its line, so that a person can judge it. */
const promisesInWords = (undertakings: Findings['undertakings']): string[] =>
  undertakings.length === 0
    ? []
    : [
        'Promised or asked for in the text, not entered:',
        ...undertakings.map(
          ({ kind, owner, what, by, line }) =>
            `  [${kind}] ${owner ?? 'owner not stated'}, ${by ?? 'no time stated'}: ${what} (line ${line})`,
        ),
      ];

function notesInWords({ board, meeting, actions, discharged, ...rest }: Findings): string[] {
  const on = (date: CalendarDate | null): string => (date === null ? 'not stated' : inWords(date));
  return [
    `${board ?? 'Board not named'}, meeting of ${on(meeting.date)}`,
    `  previous meeting: ${on(meeting.previous)}; next meeting: ${on(meeting.next)}`,
    `Actions: ${actions.length === 0 ? 'none found' : ''}`.trimEnd(),
    ...actions.map(
      ({ text, status, owner, due }) =>
        `  [${status}] ${owner ?? 'owner not stated'}, due ${on(due)}: ${text}`,
    ),
    ...promisesInWords(rest.undertakings),
    `Discharged: ${discharged.length === 0 ? (rest.nothingOutstanding ? 'nothing was outstanding' : 'none found') : ''}`.trimEnd(),
    ...discharged.map(({ text, how }) => `  ${text} (${how ?? 'how is not stated'})`),
  ];
}

export const differenceInWords = ({ kind, detail }: Difference): string => `Difference, ${kind}: ${detail}`;

/** Whether there is more in the file than a programme of work. */
const tellsOfMeeting = (findings: Findings): boolean => findings.meeting.date !== null || hasNotes(findings);

/** What a file says, a line for each thing found, each difference and each line not read. */
export function findingsInWords(findings: Findings): string {
  const { programme, differences, unread } = findings;
  const lines = [
    ...(programme === null || tellsOfMeeting(findings) ? notesInWords(findings) : []),
    ...programmeInWords(programme),
    ...differences.map(differenceInWords),
    ...unread.map(({ line, text, why }) => `Not read, line ${line} (${why}): ${text}`),
  ];
  return `${lines.join('\n')}\n`;
}
