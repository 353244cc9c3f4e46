import { series } from '../words/english.ts';
import type { ActionReport, ClaimedLine, ReportLine, UndertakingLine } from './action-report.ts';
import type { Page, Part, Sheet, Table, TableLook, Words } from './page.ts';
import type { OfferedLine, PaperLine } from './papers-for-meeting.ts';

/** A line of the report in print: what it is about, its cells, and the day it has, if any. */
type Line = { ref: string; cells: string[]; due: ReportLine['due'] };

/** What stands under one heading; the column named last holds the day. */
type Heading = { heading: string; rowIs: string; look: TableLook; columns: readonly string[]; lines: Line[] };

const owed = ({
  ref,
  action,
  owner,
  due,
  dueInWords,
  dates,
  moreTime,
  notOurs,
  paused,
  escalations,
}: ReportLine): Line => ({
  ...{ ref, due },
  cells: [
    [
      `${action} (${ref})`,
      dates,
      moreTime,
      notOurs,
      paused && `paused ${paused}`,
      ...escalations.map(({ inWords }) => `escalated ${inWords}`),
    ]
      .filter((words) => words !== null)
      .join('; '),
    owner,
    dueInWords,
  ],
});

const between = (line: ReportLine, words: string): Line => {
  const { ref, due, cells } = owed(line);
  const [action = '', ...rest] = cells;
  return { ref, due, cells: [action, words, ...rest] };
};

const claimed = (line: ClaimedLine): Line =>
  between(
    line,
    `${line.onInWords}${line.saidBy === null ? '' : `, by ${line.saidBy}`}: ${line.how}${line.evidence.length === 0 ? '' : ` (${series(line.evidence)})`}`,
  );

const promised = (line: UndertakingLine): Line =>
  between(line, [line.undertaking, line.reported].filter(Boolean).join('; '));

const paperLine = ({
  ref,
  item,
  leadInWords,
  due,
  paperInWords,
  specialCircumstances: late,
}: PaperLine): Line => ({
  ...{ ref, due },
  cells: [`${item} (${ref})${late === null ? '' : `; late item: ${late}`}`, leadInWords, paperInWords],
});

const offeredLine = ({ ref, item, reasonInWords, meetingInWords }: OfferedLine): Line => ({
  ...{ ref, due: null },
  cells: [`${item} (${ref})`, reasonInWords, meetingInWords],
});

/** What the report has headings for, empty ones among them, in the order in which its mail has them. */
function headingsOf(report: ActionReport): Heading[] {
  const lines = { rowIs: 'action', look: 'report-lines', columns: ['Action', 'Owner', 'Due date'] } as const;
  const more = (column: string) =>
    ({ rowIs: 'action', look: 'report', columns: ['Action', column, 'Owner', 'Due date'] }) as const;
  const items = (columns: string[]) => ({ rowIs: 'item', look: 'report-lines', columns }) as const;
  return [
    { heading: 'Overdue', ...lines, lines: report.overdue.map(owed) },
    { heading: 'Due by the next meeting', ...lines, lines: report.due.map(owed) },
    {
      heading: 'Reports for the next meeting',
      ...items(['Report', 'Lead', 'Paper']),
      lines: report.papers.map(paperLine),
    },
    {
      heading: 'Offered to the panel',
      ...items(['Item', 'Reason', 'Meeting']),
      lines: report.offered.map(offeredLine),
    },
    { heading: 'Reported done', ...more('Reported'), lines: report.claimedDone.map(claimed) },
    {
      heading: 'Undertakings still to be met',
      ...more('Undertaking'),
      lines: report.undertakings.map(promised),
    },
    { heading: 'Later', ...lines, lines: report.later.map(owed) },
    { heading: 'With no date', ...lines, lines: report.undated.map(owed) },
  ];
}

const listsOf = ({ troubles, gaps }: ActionReport): { heading: string; points: string[] }[] =>
  [
    { heading: 'Mails that did not get through', points: troubles.map(({ inWords }) => inWords) },
    { heading: 'Gaps in the register', points: gaps },
  ].filter(({ points }) => points.length > 0);

function tableOf({ heading, rowIs, look, columns, lines }: Heading): Table {
  const wordsOf = ({ cells, due }: Line): Words[] =>
    cells.map((text, column) => ({ text, when: columns[column] === 'Due date' ? due : null }));
  return {
    ...{ kind: 'table', look, caption: { text: heading, when: null }, isHeading: true, columns, rowIs },
    rows: lines.map((line) => ({ ref: line.ref, muted: false, cells: wordsOf(line) })),
  };
}

/** The action report as a page for chair, chief executive and secretary: only headings that something stands under. */
export function actionReportPage(report: ActionReport): Page {
  const { board, heading, today, todayInWords, nextMeeting, nothingOwed } = report;
  const statement: Part[] = nothingOwed === null ? [] : [{ kind: 'statement', text: nothingOwed }];
  return {
    ...{ board, heading, subject: `${heading} as at ${todayInWords}`, nextMeeting },
    ...{ asAt: today, asAtInWords: todayInWords },
    parts: [
      ...statement,
      ...headingsOf(report)
        .filter(({ lines }) => lines.length > 0)
        .map(tableOf),
      ...listsOf(report).map((list) => ({ kind: 'list' as const, ...list })),
    ],
  };
}

/** The action report for a spreadsheet: a record for each line, under which heading it stands first. */
export function actionReportSheet(report: ActionReport): Sheet {
  const records = headingsOf(report).flatMap(({ heading, columns, lines }) =>
    lines.map(({ ref, cells, due }) => {
      const [about = '', ...rest] = cells;
      const last = rest.at(-1) ?? '';
      const who = rest.at(columns.length === 4 ? 1 : 0) ?? '';
      const said = columns.length === 4 ? (rest[0] ?? '') : '';
      return [heading, about.replace(` (${ref})`, ''), who, last, said, ref, due ?? ''];
    }),
  );
  const told = listsOf(report).flatMap(({ heading, points }) =>
    points.map((text) => [heading, text, '', '', '', '', '']),
  );
  const { nothingOwed } = report;
  return {
    columns: ['Heading', 'What', 'Who', 'When', 'Said', 'Reference', 'When (ISO)'],
    records: [...(nothingOwed === null ? [] : [['', nothingOwed, '', '', '', '', '']]), ...records, ...told],
  };
}
