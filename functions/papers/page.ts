import type { CalendarDate, CalendarMonth } from '../calendar/days.ts';
import type { NextMeeting } from './wording.ts';

/** Words, and the day or month they stand for, where they stand for one. */
export type Words = { text: string; when: CalendarDate | CalendarMonth | null };

/** A row's cells stand in the order of the columns; none is blank. */
export type Row = { ref: string; muted: boolean; cells: Words[] };

/** Which widths its columns have. */
export type TableLook = 'overview' | 'programme' | 'certificate';

export type Table = {
  kind: 'table';
  look: TableLook;
  caption: Words;
  /** Whether its caption is a heading of the page. */
  isHeading: boolean;
  columns: readonly string[];
  /** What a row is, for counting: "action". */
  rowIs: string;
  rows: Row[];
};

export type List = { kind: 'list'; heading: string; points: string[] };

/** Says in words what would otherwise be left blank. */
export type Statement = { kind: 'statement'; text: string };

/** A paper as every format lays it out: what it is, then its parts, one below the other. No text has markup. */
export type Page = {
  board: string;
  heading: string;
  subject: string;
  asAt: CalendarDate;
  asAtInWords: string;
  nextMeeting: NextMeeting;
  parts: (Statement | Table | List)[];
};

/** What stands below the heading. */
export const asAtSentence = ({
  asAtInWords,
  nextMeeting,
}: Pick<Page, 'asAtInWords' | 'nextMeeting'>): string =>
  `As at ${asAtInWords}. Next meeting: ${nextMeeting.inWords}.`;

/** A paper for a spreadsheet: a record for each row. */
export type Sheet = { columns: readonly string[]; records: string[][] };
