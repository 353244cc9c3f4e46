import type { List, Page, Sheet, Statement, Table } from './page.ts';
import {
  type ProgrammeMeeting,
  type ProgrammePaper,
  programmeCells,
  programmeColumns,
  type RegularLine,
} from './programme.ts';

const tableOf = ({ meeting, inWords, items }: ProgrammeMeeting): Table => ({
  kind: 'table',
  look: 'programme',
  caption: { text: inWords, when: meeting },
  isHeading: true,
  columns: programmeColumns,
  rowIs: 'item',
  rows: items.map((row) => ({
    ref: row.ref,
    muted: false,
    cells: programmeCells(row).map((text) => ({ text, when: null })),
  })),
});

const listOf = (heading: string, lines: readonly RegularLine[]): List[] =>
  lines.length === 0 ? [] : [{ kind: 'list', heading, points: lines.map(({ inWords }) => inWords) }];

const statement = (text: string | null): Statement[] => (text === null ? [] : [{ kind: 'statement', text }]);

/** The programme as its panel prints it: by meeting, then what comes at each. */
export function programmePage(programme: ProgrammePaper): Page {
  const { board, heading, asAt, asAtInWords, nextMeeting } = programme;
  return {
    ...{ board, heading, subject: `${heading} as at ${asAtInWords}`, asAt, asAtInWords, nextMeeting },
    parts: [
      ...statement(programme.nothingPlanned),
      ...programme.meetings.map(tableOf),
      ...listOf('Standing items at each meeting', programme.standing),
      ...listOf('Items to note at each meeting', programme.toNote),
    ],
  };
}

const regularRecords = (meeting: string, lines: readonly RegularLine[]): string[][] =>
  lines.map(({ ref, inWords }) => [meeting, inWords, '', '', ref, '']);

/** The programme for a spreadsheet: a row for each item, what comes at every meeting last. */
export const programmeSheet = ({ meetings, standing, toNote, nothingPlanned }: ProgrammePaper): Sheet => ({
  columns: ['Meeting', ...programmeColumns, 'Reference', 'Meeting (ISO)'],
  records: [
    ...(nothingPlanned === null ? [] : [[nothingPlanned, '', '', '', '', '']]),
    ...meetings.flatMap(({ meeting, inWords, items }) =>
      items.map((row) => [inWords, ...programmeCells(row), row.ref, meeting ?? '']),
    ),
    ...regularRecords('Each meeting (standing item)', standing),
    ...regularRecords('Each meeting (to note)', toNote),
  ],
});
