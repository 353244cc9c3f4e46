import { isOverviewTitle } from './agenda.ts';
import {
  type Column,
  columnNamed,
  columnsNamed,
  columnsRunTogether,
  HOUSE_COLUMNS,
  isHeadingRemainder,
} from './columns.ts';
import { DUE_IN_RUN, isDue } from './due.ts';
import type { Unread } from './findings.ts';
import { isFurniture, type Line, tidy } from './lines.ts';
import { isHalfAnOwner, isOwner, OWNER_IN_RUN, wrappedOwner } from './owners.ts';
import { assembleRows, type Piece } from './rows.ts';
import { isStatus, STATUS_IN_RUN, statusMeant } from './statuses.ts';

/** What a row's cells say; a column that the table has not, or that is blank, is empty. */
export type Fields = Partial<Record<Column, string>>;

export type Row = { line: number; text: string; status: string; owner: string; due: string };

export type Overview = {
  rows: Row[];
  unread: Unread[];
  /** Positions of the lines that the tables hold. */
  taken: Set<number>;
  /** "There are no outstanding actions" where the rows would be. */
  nil: boolean;
  /** Whether the tables have a column for each: a missing one is no fault of its rows. */
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
  /^(?:\d+\.\s)?(?:dates?(?: (?:and|&|,) (?:time|venue))*(?: and venue)? (?:of|for) (?:the )?next|next meeting|(?:in )?closing\b|this page is intentionally left blank)/i;
const NIL =
  /\bno (?:outstanding |open |new |further )?actions?\b(?: (?:were|are|to|recorded|outstanding|raised|arising)\b|\.?$)|^(?:none|nil)\.?$/i;
/** Longer than any action that a board has asked for: a line so long is a paragraph. */
const LONGEST_ROW = 2_000;

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
  const pieces = piecesOf(body, region.columns);
  const { rows, left } = assembleRows(pieces);
  if (region.found !== 'heading' && rows.length === 0) return;
  const heldTo = lastHeld(body, rows.flat());
  for (let index = region.from; index < region.from + heldTo; index += 1) overview.taken.add(index);
  for (const row of rows) addRow(row, overview);
  for (const piece of left) {
    if (NIL.test(piece.line.text)) overview.nil = true;
    else if (
      piece.line.table !== null ||
      rows.some((row) => (row.at(-1)?.line.number ?? 0) > piece.line.number)
    ) {
      overview.unread.push({
        line: piece.line.number,
        text: piece.line.text,
        why: 'this stands in the table of actions, with no status, owner or due date to make it a row',
      });
    }
  }
}

function lastHeld(body: readonly Line[], pieces: readonly Piece[]): number {
  const last = Math.max(0, ...pieces.slice(-20).map(({ line }) => line.number));
  const index = body.findLastIndex(({ number }) => number <= last);
  return index + 1;
}

function addRow(pieces: readonly Piece[], overview: Overview): void {
  const said = (column: Column): string => tidy(pieces.map(({ fields }) => fields[column] ?? '').join(' '));
  const line = pieces[0]?.line.number ?? 0;
  const { owner, text } = wrappedOwner(said('owner'), joinedText(pieces));
  if (NIL.test(text) && said('due') === '' && owner === '') {
    overview.nil = true;
  } else if (text === '') {
    const words = tidy(pieces.map((piece) => piece.line.text).join(' '));
    overview.unread.push({ line, text: words, why: 'this row of the table of actions has no action in it' });
  } else {
    overview.rows.push({ line, text, status: said('status'), owner, due: said('due') });
  }
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
  const from = title === -1 ? firstRow(lines) : title + 1;
  if (from === null) return [];
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

/** A heading on one line, in cells or run together, or one word to a line. */
function headingAt(
  lines: readonly Line[],
  index: number,
): { columns: readonly Column[]; after: number } | null {
  const line = lines[index];
  if (line === undefined || line.text === '' || line.text.length > 200) return null;
  if (line.cells !== null) {
    const columns = columnsNamed(line.cells);
    return columns === null ? null : { columns, after: index + 1 };
  }
  const together = columnsRunTogether(line.text);
  if (together !== null) return { columns: together, after: index + 1 };
  return stackedHeading(lines, index);
}

function stackedHeading(
  lines: readonly Line[],
  index: number,
): { columns: readonly Column[]; after: number } | null {
  const headings: string[] = [];
  let after = index;
  for (let at = index; at < lines.length && at < index + 20; at += 1) {
    const line = lines[at];
    if (line === undefined || line.cells !== null) break;
    if (line.text === '') continue;
    if (columnNamed(line.text) === null) break;
    headings.push(line.text);
    after = at + 1;
  }
  const telling = new Set(headings.map(columnNamed));
  if (['status', 'owner', 'due'].filter((column) => telling.has(column as Column)).length < 2) return null;
  const columns = columnsNamed(headings);
  return columns === null ? null : { columns, after };
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

/** The lines of a table's body as pieces of rows: each knows what it says of which column. */
function piecesOf(body: readonly Line[], columns: readonly Column[]): Piece[] {
  const pieces: Piece[] = [];
  let apart = true;
  for (let index = 0; index < body.length; index += 1) {
    const line = body[index];
    if (line === undefined) continue;
    if (line.text === '') {
      apart = true;
      continue;
    }
    const heading = headingAt(body, index);
    if (heading !== null) {
      index = heading.after - 1;
      continue;
    }
    if (isFurniture(line.text) || isOverviewTitle(line.text)) continue;
    if (pieces.length === 0 && isHeadingRemainder(line.cells ?? [line.text])) continue;
    pieces.push(pieceOf(line, columns, apart, body.slice(index + 1, index + 8), pieces.at(-1)));
    apart = false;
  }
  return pieces;
}

function pieceOf(
  line: Line,
  columns: readonly Column[],
  apart: boolean,
  ahead: readonly Line[],
  before: Piece | undefined,
): Piece {
  if (line.cells !== null) return asPiece(line, fieldsOfCells(line.cells, columns), apart);
  if (line.text.length > LONGEST_ROW) return asPiece(line, { action: line.text }, apart);
  const fields = cellAlone(
    line,
    columns,
    ahead.filter(({ text }) => text !== ''),
    before,
  ) ??
    fieldsOfRun(line.text, columns) ??
    halfRun(line.text, ahead, before) ?? { action: line.text };
  if (
    line.label !== null &&
    line.label !== '' &&
    columns.includes('reference') &&
    fields.action !== undefined
  ) {
    return asPiece(line, { reference: line.label, ...fields }, apart);
  }
  return asPiece(line, fields, apart);
}

/** A piece anchors a row when it brings what a row has only once; in a Word table every row is whole. */
function asPiece(line: Line, fields: Fields, apart: boolean): Piece {
  const { action = '', status = '', owner = '', due = '' } = fields;
  const single = statusMeant(status) !== null || isDue(due) || (/\d/.test(due) && due.length > 4);
  const begins = /^[^a-z]/.test(action) && (status !== '' || due !== '' || isOwner(owner));
  const ends = line.cells === null ? owner !== '' || due !== '' || status !== '' : single || begins;
  return { line, fields, apart, anchor: ends || (line.table !== null && !/^[a-z]/.test(action)) };
}

function fieldsOfCells(cells: readonly string[], columns: readonly Column[]): Fields {
  if (cells.length > columns.length || (cells.length < columns.length && !inPlace(cells, columns))) {
    return fieldsByTheirWords(cells);
  }
  const fields: Fields = {};
  columns.forEach((column, index) => {
    const cell = cells[index] ?? '';
    if (cell !== '') fields[column] = fields[column] === undefined ? cell : `${fields[column]} ${cell}`;
  });
  return fields;
}

/** A row short of cells has lost blank ones at its end, when what it has stands in place. */
const inPlace = (cells: readonly string[], columns: readonly Column[]): boolean =>
  cells.every((cell, index) => {
    const column = columns[index];
    return (
      cell === '' ||
      (column === 'status' ? statusMeant(cell) !== null : column === 'due' ? isDue(cell) : true)
    );
  });

function fieldsByTheirWords(cells: readonly string[]): Fields {
  const fields: Fields = {};
  const [longest] = [...cells].sort((a, b) => b.length - a.length);
  for (const cell of cells) {
    if (cell === '') continue;
    if (cell === longest && fields.action === undefined) fields.action = cell;
    else if (isStatus(cell) && fields.status === undefined) fields.status = cell;
    else if (isDue(cell) && fields.due === undefined) fields.due = cell;
    else if (fields.owner === undefined && (isOwner(cell) || fields.status !== undefined))
      fields.owner = cell;
    else fields.other = cell;
  }
  return fields;
}

/** One cell to a line: a status, an owner, a date, a reference, by what it says and by what stands about it. */
function cellAlone(
  line: Line,
  columns: readonly Column[],
  ahead: readonly Line[],
  before: Piece | undefined,
): Fields | null {
  const { text } = line;
  if (text.length > 120) return null;
  const open = before !== undefined && before.fields.action === undefined ? before.fields : null;
  const follows = (column: Column, first: Column): boolean =>
    columns.indexOf(column) > columns.indexOf(first);
  if (isStatus(text) && /^[A-Z]/.test(text) && !(open?.status !== undefined && isDue(text)))
    return { status: text };
  if (isDue(text)) return { due: text };
  if (/^(?:[A-Z]{1,6}[-/ ]?)?\d{1,4}(?:[./-]\d{1,4}){0,3}$/.test(text) && columns.includes('reference'))
    return { reference: text };
  if (isOwner(text) && before !== undefined) return { owner: text };
  const nextEnds =
    isDue(ahead[0]?.text ?? '') || (isStatus(ahead[0]?.text ?? '') && follows('status', 'owner'));
  if (
    open?.status !== undefined &&
    open.due === undefined &&
    follows('owner', 'status') &&
    text.length <= 60
  ) {
    if (nextEnds || isHalfAnOwner(text) || isHalfAnOwner(open.owner ?? '')) return { owner: text };
  }
  if (
    before?.anchor === false &&
    nextEnds &&
    follows('due', 'owner') &&
    !follows('owner', 'status') &&
    text.length <= 40
  ) {
    return { owner: text };
  }
  return null;
}

const TAIL: Partial<Record<Column, string>> = {
  status: `(?<status>${STATUS_IN_RUN})`,
  owner: `(?<owner>${OWNER_IN_RUN})`,
  due: `(?<due>${DUE_IN_RUN})`,
};
/** After a status, which ends the action, an owner may be anyone. */
const ANYONE = "(?<owner>[A-Z][\\w.'’&/,() -]{0,70}?)";

const patterns = new Map<string, RegExp[]>();

/** A row's tail, in the table's own order of columns, with each column that may be blank left out in turn. */
function tailsOf(columns: readonly Column[]): RegExp[] {
  const order = columns.filter((column) => TAIL[column] !== undefined);
  const key = order.join();
  const known = patterns.get(key);
  if (known !== undefined) return known;
  const made = [
    order,
    order.filter((c) => c !== 'owner'),
    order.filter((c) => c !== 'status'),
    order.filter((c) => c !== 'due'),
  ]
    .filter((tail) => tail.length >= 2)
    .map((tail) => {
      const parts = tail.map((column, index) =>
        column === 'owner' && tail[index - 1] === 'status' && tail.length > 2 ? ANYONE : TAIL[column],
      );
      return new RegExp(`^(?<action>.*\\s|)${parts.join('\\s')}$`);
    });
  patterns.set(key, made);
  return made;
}

/** A row whose cells run together on one line. The action is what stands before its tail. */
function fieldsOfRun(text: string, columns: readonly Column[]): Fields | null {
  if (!/[A-Z]/.test(text)) return null;
  for (const pattern of tailsOf(columns)) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    const fields: Fields = {};
    for (const column of ['action', 'status', 'owner', 'due'] as const) {
      const said = groups[column]?.trim() ?? '';
      if (said !== '') fields[column] = said;
    }
    return withReference(fields, columns);
  }
  return null;
}

function withReference(fields: Fields, columns: readonly Column[]): Fields {
  if (!columns.includes('reference') || fields.action === undefined) return fields;
  const match = /^((?:[A-Z]{1,6}[-/ ]?)?\d{1,4}(?:[./-]\d{1,4}){0,3})\s+(.*)$/.exec(fields.action);
  return match === null ? fields : { ...fields, reference: match[1] ?? '', action: match[2] ?? '' };
}

const STATUS_TAIL = new RegExp(
  `^(?<action>.*\\s|)(?<status>${STATUS_IN_RUN})(?:\\s(?<owner>${OWNER_IN_RUN}|(?:Deputy |Assistant )?Chief|Police (?:and|&) Crime))?$`,
);
const DUE_TAIL = new RegExp(`^(?<owner>[A-Z][\\w&/ ]{0,60}\\s)?(?<due>${DUE_IN_RUN})$`);

/** A row whose tail itself wrapped: "… Open Chief" and on the next line "Constable 20/03/2019". */
function halfRun(text: string, ahead: readonly Line[], before: Piece | undefined): Fields | null {
  const open = before?.fields;
  if (open?.status !== undefined && open.due === undefined) {
    const groups = DUE_TAIL.exec(text)?.groups;
    if (groups?.['due'] !== undefined) {
      const owner = groups['owner']?.trim();
      return owner === undefined ? { due: groups['due'] } : { owner, due: groups['due'] };
    }
  }
  const next = ahead[0]?.text ?? '';
  const groups = STATUS_TAIL.exec(text)?.groups;
  if (groups?.['status'] === undefined || !(DUE_TAIL.test(next) || isOwner(next))) return null;
  const fields: Fields = { status: groups['status'] };
  const action = groups['action']?.trim() ?? '';
  if (action !== '') fields.action = action;
  if (groups['owner'] !== undefined) fields.owner = groups['owner'];
  return fields;
}
