import { isOverviewTitle } from '../agenda.ts';
import { isFurniture, type Line, LONGEST_ROW } from '../lines.ts';
import { isHalfAnOwner, isOwner, OWNER_IN_RUN } from '../owners.ts';
import { isColour, isStatus, STATUS_IN_RUN } from '../statuses.ts';
import { DUE_IN_RUN, isDue } from '../when-said.ts';
import { type Fields, fieldsOfGroups, fieldsOfRun } from './cells-in-run.ts';
import { cellsByPlace, headingAt, isHeadingWord, type LineColumn } from './headings-of-lines.ts';

/** One line's part of a table row. */
export type Piece = {
  line: Line;
  fields: Fields;
  /** A blank line, or a wider space, stands before it. */
  apart: boolean;
  /** It brings what a row has only once: a status, a due date. The other pieces are what the row wraps to. */
  anchor: boolean;
};

/** Where a line stands: what its row has said since its last words of action, and the lines that follow. */
type Place = { said: Fields; lastOwner: string; afterAction: boolean; ahead: readonly Line[] };

/** The lines of a table's body as pieces of rows: each knows what it says of which column. */
export function piecesOf(body: readonly Line[], columns: readonly LineColumn[]): Piece[] {
  const pieces: Piece[] = [];
  let apart = true;
  let said: Fields = {};
  let lastOwner = '';
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
    if (isApartFromTheTable(line, columns, pieces.length === 0)) continue;
    const ahead = body.slice(index + 1, index + 8).filter(({ text }) => text !== '');
    const piece = pieceOf(line, columns, apart, {
      said,
      lastOwner,
      afterAction: pieces.at(-1)?.anchor === false,
      ahead,
    });
    lastOwner = piece.fields.owner ?? lastOwner;
    said = piece.fields.action === undefined ? { ...said, ...piece.fields } : piece.fields;
    pieces.push(piece);
    apart = false;
  }
  return pieces;
}

function isApartFromTheTable(line: Line, columns: readonly LineColumn[], first: boolean): boolean {
  if (isOverviewTitle(line.text)) return true;
  if (first && isHeadingWord(line.text) && !isStatus(line.text)) return true;
  return isFurniture(line.text) && !(columns.includes('reference') && isReference(line.text));
}

function pieceOf(line: Line, columns: readonly LineColumn[], apart: boolean, place: Place): Piece {
  const { text, label } = line;
  const cells = cellsByPlace(line);
  if (cells.length > 2 && cells.length === columns.length) {
    return asPiece(
      line,
      Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])),
      apart,
    );
  }
  if (text.length > LONGEST_ROW) return asPiece(line, { action: text }, apart);
  if (OWNERS_END.test(text) && place.said.owner === undefined && isHalfAnOwner(place.lastOwner)) {
    return { line, fields: { owner: text }, apart, anchor: false };
  }
  const fields = cellAlone(text, columns, place) ??
    fieldsOfRun(text, columns) ??
    halfRun(text, place) ?? { action: text };
  const numbered =
    label !== null && label !== '' && columns.includes('reference') && fields.action !== undefined;
  return asPiece(line, numbered ? { reference: label, ...fields } : withReference(fields, columns), apart);
}

/** "done)" below "Open (reported", "2024" below "11 December": these cells began on the line above. */
function onlyEndsCells({ status = '', owner = '', due = '' }: Fields): boolean {
  const statusEnds = /^[a-z\d)]/.test(status) && !isStatus(status);
  const dueEnds = /^(?:19|20)\d\d[).]?$/.test(due) || (/^[a-z]/.test(due) && !isDue(due));
  const ownerEnds = owner === '' || /^[a-z(&/]/.test(owner) || OWNERS_END.test(owner);
  return (statusEnds || dueEnds) && ownerEnds && (statusEnds || status === '');
}

/** "Constable", when the row's owner is "Deputy Chief" so far. */
const OWNERS_END = /^(?:Chief )?(?:Constable|Executive|Finance Officer|Officer|Commissioner)$/;

/** A piece anchors a row when it brings what a row has only once. */
function asPiece(line: Line, fields: Fields, apart: boolean): Piece {
  const { status = '', owner = '', due = '' } = fields;
  const anchor = !onlyEndsCells(fields) && (owner !== '' || due !== '' || status !== '');
  return { line, fields, apart, anchor };
}

const REFERENCE = '(?:[A-Z]{1,6}[-/ ]?)?\\d{1,4}(?:[./-]\\d{1,4}){0,3}';
const REFERENCE_ALONE = new RegExp(`^${REFERENCE}$`);
const REFERENCE_FIRST = new RegExp(`^(${REFERENCE})\\s+(.*)$`, 's');

const isReference = (text: string): boolean => REFERENCE_ALONE.test(text);

function withReference(fields: Fields, columns: readonly LineColumn[]): Fields {
  if (columns[0] !== 'reference' || fields.action === undefined) return fields;
  const [, reference, action] = REFERENCE_FIRST.exec(fields.action) ?? [];
  return reference === undefined || action === undefined ? fields : { ...fields, reference, action };
}

/** One cell to a line: a status, an owner, a date, a reference, by what it says and by what stands about it. */
function cellAlone(
  text: string,
  columns: readonly LineColumn[],
  { said, afterAction, ahead }: Place,
): Fields | null {
  if (text.length > 120) return null;
  if (/^(?:none|nil)\.?$/i.test(text) && !afterAction && Object.keys(said).length === 0)
    return { action: text };
  const due = isDue(text);
  const status = isStatus(text) || (isColour(text) && columns.includes('status'));
  if (status && /^[A-Z]/.test(text) && !(due && said.status !== undefined)) return { status: text };
  if (due) return { due: text };
  if (columns.includes('reference') && isReference(text)) return { reference: text };
  if (isOwner(text) && (afterAction || said.action !== undefined || said.status !== undefined)) {
    return { owner: text };
  }
  return isOwnerByPlace(text, columns, { said, afterAction, ahead }) ? { owner: text } : null;
}

/** Anyone may own an action who stands between a status and a date, or between an action and a date. */
function isOwnerByPlace(
  text: string,
  columns: readonly LineColumn[],
  { said, afterAction, ahead }: Pick<Place, 'said' | 'afterAction' | 'ahead'>,
): boolean {
  const [next = ''] = ahead.map((line) => line.text);
  const statusFirst = columns.indexOf('status') < columns.indexOf('owner');
  const nextEnds = isDue(next) || (isStatus(next) && !statusFirst);
  if (statusFirst && said.status !== undefined && said.due === undefined) {
    return (
      text.length <= 60 &&
      !/\d/.test(text) &&
      (nextEnds || isHalfAnOwner(text) || isHalfAnOwner(said.owner ?? ''))
    );
  }
  return !statusFirst && afterAction && nextEnds && text.length <= 40;
}

const HALF = '(?:Deputy |Assistant )?Chief|Police (?:and|&) Crime';
const STATUS_TAIL = new RegExp(
  `^(?<action>.*\\s|)(?<status>${STATUS_IN_RUN})(?:\\s(?<owner>${OWNER_IN_RUN}|${HALF}))?$`,
);
const DUE_TAIL = new RegExp(`^(?:(?<owner>[A-Z][\\w&/ ]{0,60})\\s)?(?<due>${DUE_IN_RUN})$`);

/** A row whose tail itself wrapped: "… Open Chief" and on the next line "Constable 20/03/2019". */
function halfRun(text: string, { said, ahead }: Place): Fields | null {
  const rest = said.status !== undefined && said.due === undefined ? DUE_TAIL.exec(text)?.groups : undefined;
  if (rest !== undefined) return fieldsOfGroups(rest);
  const [next = ''] = ahead.map((line) => line.text);
  const groups = STATUS_TAIL.exec(text)?.groups;
  if (groups === undefined) return null;
  const goesOn = isHalfAnOwner(groups['owner'] ?? '') && /^[A-Z][a-z]+( Officer)?$/.test(next);
  return goesOn || DUE_TAIL.test(next) || isOwner(next) ? fieldsOfGroups(groups) : null;
}
