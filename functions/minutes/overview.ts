import { isOverviewTitle } from './agenda.ts';
import { asksForSomething } from './bullets.ts';
import { type Column, HOUSE_COLUMNS, headingAt, isHeadingWord } from './columns.ts';
import { isDue } from './due.ts';
import type { Unread } from './findings.ts';
import { isFurniture, type Line, LONGEST_ROW, tidy, withoutBullet } from './lines.ts';
import { isOwner, wrappedOwner } from './owners.ts';
import { fieldsOfRun, type Piece, piecesOf } from './pieces.ts';
import { assembleRows } from './rows.ts';
import { isColour, isStatus, statusMeant, withoutColour } from './statuses.ts';

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

type Region = {
  columns: readonly Column[];
  from: number;
  to: number;
  table: number | null;
  found: 'heading' | 'title' | 'rows';
};

const AFTER =
  /^(?:\d+\.\s)?(?:dates?\b.{0,40}\b(?:of|for) (?:the )?next|next meeting\s?(?:[:–-]|is\b|will\b|on\b|date\b|\d)|(?:in )?closing\b|this page is intentionally left blank)/i;
const NIL =
  /\bno (?:outstanding |open |new |further )?actions?\b(?: (?:were|are|to|recorded|outstanding|raised|arising)\b|\.?$)|^(?:none|nil)\.?$/i;
/** Reads every actions table among the lines. `sections` are the positions where an agenda item begins: no table crosses one. */
export function overviewOf(lines: readonly Line[], sections: ReadonlySet<number>): Overview {
  const overview: Overview = { rows: [], unread: [], taken: new Set(), nil: false, hasStatus: true };
  const regions = regionsOf(lines, sections);
  for (const region of regions) readRegion(lines, region, overview);
  overview.hasStatus = regions.every(({ columns }) => columns.includes('status'));
  return overview;
}

function readRegion(lines: readonly Line[], region: Region, overview: Overview): void {
  const body = lines.slice(region.from, region.to);
  const { rows, left } = assembleRows(piecesOf(body, region.columns));
  if (region.found !== 'heading' && rows.length === 0) {
    overview.nil ||= region.found === 'title' && left.slice(0, 6).some(({ line }) => NIL.test(line.text));
    return;
  }
  const held = lastHeld(body, rows.flat());
  for (let index = region.from; index < region.from + held; index += 1) overview.taken.add(index);
  for (const row of rows) addRow(row, overview);
  const last = body[held - 1]?.number ?? 0;
  for (const { line } of left) {
    const { number, text } = line;
    if (NIL.test(text)) overview.nil = true;
    else if (line.table !== null || number < last || asksForSomething(text)) {
      overview.unread.push({ line: number, text, why: NO_ROW });
    }
  }
}

const OUT_OF_ORDER =
  'a heading stands among the cells of the table of actions, whose order this file has lost: read the Word or PDF file it was made from';
const NO_ROW = 'this stands in the table of actions, with no status, owner or due date to make it a row';

function lastHeld(body: readonly Line[], pieces: readonly Piece[]): number {
  const last = Math.max(0, ...pieces.slice(-20).map(({ line }) => line.number));
  const index = body.findLastIndex(({ number }) => number <= last);
  return index + 1;
}

function addRow(pieces: readonly Piece[], overview: Overview): void {
  const said = (column: Column): string => tidy(pieces.map(({ fields }) => fields[column] ?? '').join(' '));
  const line = pieces[0]?.line.number ?? 0;
  const stray = pieces.find(
    ({ line: { text: words, cells }, fields }) =>
      cells === null && fields.action === words && isHeadingWord(words),
  );
  if (stray !== undefined) {
    overview.unread.push({ line: stray.line.number, text: stray.line.text, why: OUT_OF_ORDER });
  }
  const { owner, text } = wrappedOwner(said('owner'), withoutBullet(joinedText(pieces)));
  if (NIL.test(text) && saysNothing(said('due')) && saysNothing(owner)) {
    overview.nil = true;
  } else if (text === '') {
    const words = tidy(pieces.map((piece) => piece.line.text).join(' '));
    overview.unread.push({ line, text: words, why: 'this row of the table of actions has no action in it' });
  } else {
    const update = said('update');
    overview.rows.push({ line, text, ...statusIn(said('status'), update), update, owner, due: said('due') });
  }
}

const saysNothing = (cell: string): boolean => /^(?:n\/?a|nil|none|[-–—]*)$/i.test(cell);

/** Where the status is blank or a colour, the progress may begin with one: "Complete – circulated in May". */
function statusIn(cell: string, update: string): Pick<Row, 'status' | 'coloured'> {
  const status = isColour(cell) ? withoutColour(cell) : cell;
  if (status === '' && statusMeant(update) !== null) return { status: update, coloured: false };
  const coloured = isColour(cell) && statusMeant(status) === null;
  return { status: coloured ? '' : status, coloured };
}

const joinedText = (pieces: readonly Piece[]): string =>
  tidy(
    pieces
      .map(({ fields }) => fields.action ?? '')
      .join(' ')
      .replace(/(\w-) (?=[a-z])/g, '$1'),
  );

function regionsOf(lines: readonly Line[], sections: ReadonlySet<number>): Region[] {
  const headed = byHeading(lines, sections);
  if (headed.length > 0) return headed;
  const title = lines.findIndex(({ text, cells }) => cells === null && isOverviewTitle(text));
  const after = title === -1 ? firstRow(lines) : title + 1;
  if (after === null) return [];
  const from = lines.findIndex(({ text }, index) => index >= after && text !== '');
  if (from === -1) return [];
  const table = lines[from]?.table ?? null;
  const to = endOf(lines, from, sections, table);
  return [{ columns: HOUSE_COLUMNS, from, to, table, found: title === -1 ? 'rows' : 'title' }];
}

function byHeading(lines: readonly Line[], sections: ReadonlySet<number>): Region[] {
  const regions: Region[] = [];
  for (let index = 0; index < lines.length; ) {
    const heading = headingAt(lines, index);
    if (heading === null) {
      index += 1;
      continue;
    }
    const table = lines[index]?.table ?? null;
    const to = endOf(lines, heading.after, sections, table);
    regions.push({ columns: heading.columns, from: index, to, table, found: 'heading' });
    index = Math.max(to, heading.after);
  }
  return regions;
}

/** Where the table ends: at an agenda item, at the next meeting's date, and in Word at the table's own end. */
function endOf(
  lines: readonly Line[],
  from: number,
  sections: ReadonlySet<number>,
  table: number | null,
): number {
  for (let index = from; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    if (table !== null) {
      if (line.text !== '' && line.table !== table && !isFurniture(line.text)) return index;
      continue;
    }
    if (line.table !== null || sections.has(index) || AFTER.test(line.text.slice(0, 100))) return index;
    if (line.heading !== null && line.text !== '') return index;
  }
  return lines.length;
}

/** The first line of a table that has lost both title and heading: one that can be nothing but a row of it. */
function firstRow(lines: readonly Line[]): number | null {
  const whole = lines.findIndex((line, index) => isWholeRow(lines, line, index));
  if (whole === -1) return null;
  let from = whole;
  while (from > 0 && belongsAbove(lines[from - 1])) from -= 1;
  return from;
}

const belongsAbove = (line: Line | undefined): boolean =>
  line !== undefined &&
  line.text !== '' &&
  line.cells === null &&
  !line.bullet &&
  line.heading === null &&
  line.text.length < 300;

function isWholeRow(lines: readonly Line[], line: Line, index: number): boolean {
  if (line.cells !== null) {
    const [text, status, owner, due] = line.cells;
    return (
      line.cells.length === 4 && text !== '' && isStatus(status ?? '') && owner !== '' && isDue(due ?? '')
    );
  }
  if (line.bullet || line.text.length > LONGEST_ROW) return false;
  const run = fieldsOfRun(line.text, HOUSE_COLUMNS);
  if (run?.due !== undefined && run.status !== undefined) return true;
  if (!isStatus(line.text) || !/^[A-Z]/.test(line.text)) return false;
  const after = lines.slice(index + 1, index + 7).filter(({ text }) => text !== '');
  return isOwner(after[0]?.text ?? '') && isDue(after[1]?.text ?? '');
}
