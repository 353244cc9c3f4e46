import type { CalendarDate, CalendarMonth } from '../calendar/days.ts';
import type { NextMeeting } from './wording.ts';

/** Words, and the day or month they stand for, where they stand for one. */
export type Words = { text: string; when: CalendarDate | CalendarMonth | null };

/** A row's cells stand in the order of the columns; none is blank. */
export type Row = { ref: string; muted: boolean; cells: Words[] };

/** Which widths its columns have. */
export type TableLook =
  | 'overview'
  | 'overview-history'
  | 'undertakings'
  | 'undertakings-history'
  | 'programme'
  | 'calendar'
  | 'certificate'
  | 'report-lines'
  | 'report';

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

/** Without a heading it goes on with what stands above it. */
export type List = { kind: 'list'; heading: string | null; points: string[] };

export type Paragraph = { kind: 'paragraph'; text: string };

/** Says in words what would otherwise be left blank. */
export type Statement = { kind: 'statement'; text: string };

/** A paper as every format lays it out: what it is, then its parts, one below the other. No text has markup. */
export type Page = {
  board: string;
  heading: string;
  subject: string;
  asAt: CalendarDate;
  asAtInWords: string;
  /** Null where the paper is of one meeting, and says nothing of the next. */
  nextMeeting: NextMeeting | null;
  parts: Part[];
};

export type Part = Statement | Paragraph | Table | List;

/** What stands below the heading; null of a paper that is of one meeting. */
export const asAtSentence = ({
  asAtInWords,
  nextMeeting,
}: Pick<Page, 'asAtInWords' | 'nextMeeting'>): string | null =>
  nextMeeting && `As at ${asAtInWords}. Next meeting: ${nextMeeting.inWords}.`;

/** A paper for a spreadsheet: a record for each row. */
export type Sheet = { columns: readonly string[]; records: string[][] };
