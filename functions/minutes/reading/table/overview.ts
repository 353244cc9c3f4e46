import type { Unread } from '../../findings.ts';
import { asksForSomething } from '../bullets.ts';
import { firstDate } from '../dates.ts';
import { type Line, tidy, withoutBullet } from '../lines.ts';
import { unwrapOwner } from '../owners.ts';
import { isColour, statusOf, withoutColour } from '../statuses.ts';
import { actionsBeside, type Column, isHeadingWord } from './columns.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { type Region, regionsOf } from './regions.ts';
import { assembleRows } from './rows.ts';

export type Row = {
  line: number;
  text: string;
  status: string;
  /** What the progress column says of it. */
  update: string;
  /** Its status is given by a colour alone. */
  coloured: boolean;
  owner: string;
  due: string;
};

export type Overview = {
  rows: Row[];
  unread: Unread[];
  /** Positions of the lines that the tables hold. */
  taken: Set<number>;
  /** "There are no outstanding actions" where the rows would be. */
  nil: boolean;
  /** Whether every table has a column for it: a missing one is no fault of the rows. */
  hasStatus: boolean;
};

const NIL =
  /\bno (?:outstanding |open |new |further )?actions?\b(?: (?:were|are|to|recorded|outstanding|raised|arising)\b|\.?$)|^(?:none|nil)\.?$/i;
/** Reads every actions table among the lines. `sections` are the positions where an agenda item begins: no table crosses one. */
export function overviewOf(lines: readonly Line[], sections: ReadonlySet<number>): Overview {
  const overview: Overview = { rows: [], unread: [], taken: new Set(), nil: false, hasStatus: true };
  const regions = regionsOf(lines, sections);
  for (const region of regions) readRegion(lines, region, overview);
  overview.hasStatus = regions.every(({ columns }) => columns.includes('status'));
  overview.unread.push(...actionsBesideMinutes(lines, overview.taken));
  return overview;
}

const BESIDE =
  'this stands in a table’s column for actions, beside the minutes, and was not read as an action';

/** What a table that is no actions table says in a column for actions: told, since it may be one. */
function actionsBesideMinutes(lines: readonly Line[], taken: ReadonlySet<number>): Unread[] {
  let table: number | null = null;
  let column = -1;
  return lines.flatMap(({ number, cells, table: own }, index): Unread[] => {
    const isHeading = own !== table;
    if (isHeading) column = own === null || taken.has(index) ? -1 : actionsBeside(cells ?? []);
    table = own;
    const text = isHeading || taken.has(index) ? '' : (cells?.[column] ?? '');
    return text === '' || NIL.test(text) ? [] : [{ line: number, text, why: BESIDE }];
  });
}

function readRegion(lines: readonly Line[], region: Region, overview: Overview): void {
  const body = lines.slice(region.from, region.to);
  const { rows, left } = assembleRows(piecesOf(body, region.columns));
  if (region.found !== 'heading' && rows.length === 0) {
    overview.nil ||= region.found === 'title' && left.slice(0, 6).some(({ line }) => NIL.test(line.text));
    return;
  }
  const held = endOfPieces(body, rows.flat());
  for (let index = region.from; index < region.from + held; index += 1) overview.taken.add(index);
  for (const row of rows) addRow(row, overview);
  const last = body[held - 1]?.number ?? 0;
  for (const { line } of left) {
    const { number, text } = line;
    if (NIL.test(text)) {
      overview.nil = true;
    } else if (line.table !== null || number < last || asksForSomething(text)) {
      overview.unread.push({ line: number, text, why: NO_ROW });
    }
  }
}

const OUT_OF_ORDER =
  'a heading stands among the cells of the table of actions, whose order this file has lost: read the Word or PDF file it was made from';
const NO_ROW = 'this stands in the table of actions, with no status, owner or due date to make it a row';

function endOfPieces(body: readonly Line[], pieces: readonly Piece[]): number {
  const last = Math.max(0, ...pieces.slice(-20).map(({ line }) => line.number));
  const index = body.findLastIndex(({ number }) => number <= last);
  return index + 1;
}

function addRow(pieces: readonly Piece[], overview: Overview): void {
  const wordsOf = (column: Column): string =>
    tidy(pieces.map(({ fields }) => fields[column] ?? '').join(' '));
  const line = pieces[0]?.line.number ?? 0;
  const stray = pieces.find(
    ({ line: { text: words, cells }, fields }) =>
      cells === null && fields.action === words && isHeadingWord(words),
  );
  if (stray !== undefined) {
    overview.unread.push({ line: stray.line.number, text: stray.line.text, why: OUT_OF_ORDER });
  }
  const [named, due] = withoutDates(wordsOf('owner'), wordsOf('due'));
  const { owner, text } = unwrapOwner(named, withoutBullet(joinedText(pieces)));
  if (NIL.test(text) && saysNothing(due) && saysNothing(owner)) {
    overview.nil = true;
  } else if (text === '') {
    const words = tidy(pieces.map((piece) => piece.line.text).join(' '));
    overview.unread.push({ line, text: words, why: 'this row of the table of actions has no action in it' });
  } else {
    const update = wordsOf('update');
    overview.rows.push({ line, text, ...statusIn(wordsOf('status'), update), update, owner, due });
  }
}

/** No office has a date in its name: what begins with one is of the due date ("07/06/2023 – revised to 13/09/2023"). */
function withoutDates(owner: string, due: string): [owner: string, due: string] {
  const date = firstDate(owner);
  if (date === null || date.written.kind !== 'day') return [owner, due];
  return [owner.slice(0, date.at).trim(), `${owner.slice(date.at)} ${due}`.trim()];
}

const saysNothing = (cell: string): boolean => /^(?:n\/?a|nil|none|[-–—]*)$/i.test(cell);

/** Where the status is blank or a colour, the progress may begin with one: "Complete – circulated in May". */
function statusIn(cell: string, update: string): Pick<Row, 'status' | 'coloured'> {
  const status = isColour(cell) ? withoutColour(cell) : cell;
  if (status === '' && statusOf(update) !== null) return { status: update, coloured: false };
  const coloured = isColour(cell) && statusOf(status) === null;
  return { status: coloured ? '' : status, coloured };
}

const joinedText = (pieces: readonly Piece[]): string =>
  tidy(
    pieces
      .map(({ fields }) => fields.action ?? '')
      .join(' ')
      .replace(/(\w-) (?=[a-z])/g, '$1'),
  );
