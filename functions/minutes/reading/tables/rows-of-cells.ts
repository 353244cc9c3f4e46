import { LOWER, type Piece as PlacedPiece, type Strip } from '../../../documents/row-costs.ts';
import { cutRows } from '../../../documents/row-cuts.ts';
import { asksForSomething } from '../bullets.ts';
import { isHalfAnOwner } from '../owners.ts';
import type { LineColumn } from './headings-of-lines.ts';
import type { Piece } from './lines-as-cells.ts';

export type AssembledRow = { pieces: readonly Piece[]; isDoubtful: boolean };

/** A column is so wide, in characters, that no line fills it: what breaks off is told by its words alone. */
const WIDTH = 300;

/** Puts pieces together into rows, as lines of a page are that draws no rules. What belongs to no row is left, never dropped. */
export function assembleRows(
  pieces: readonly Piece[],
  { columns, words }: { columns: readonly LineColumn[]; words: readonly string[] },
): { rows: AssembledRow[]; left: Piece[] } {
  const units = unitsOf(pieces);
  const own = units.slice(0, endOfLast(units));
  const stripOf = (cells: readonly string[], isApart: boolean): Strip => ({
    at: { line: 0, page: null },
    cells: cells.map((text, column) => pieceAt(text, column)),
    isAcross: false,
    room: isApart ? 1 : 0,
    atPageHead: false,
    isRuledAbove: false,
  });
  const strips = own.map((unit) =>
    stripOf(
      columns.map((column) => unit.flatMap(({ fields }) => fields[column] ?? []).join(' ')),
      unit[0]?.apart === true,
    ),
  );
  const edges = columns.map((_, column) => column * WIDTH);
  const { rows: cut } = cutRows([stripOf(words, false), ...strips], { edges, letter: 1 });
  const unitOf = new Map(strips.map((strip, index) => [strip, own[index] ?? []]));
  const rows = cut.map(({ strips: held, isDoubtful }): AssembledRow => {
    const pieces = held.flatMap((strip) => unitOf.get(strip) ?? []);
    return { pieces, isDoubtful: isDoubtful && !isOneSentence(pieces) };
  });
  const isRow = (row: AssembledRow): boolean => row.pieces.some(({ anchor }) => anchor);
  const left = rows.filter((row) => !isRow(row)).flatMap((row) => row.pieces);
  return { rows: rows.filter(isRow), left: [...left, ...units.slice(own.length).flat()] };
}

/** It begins with a capital, and each line of it goes on in the middle of the sentence. */
const isOneSentence = (pieces: readonly Piece[]): boolean =>
  pieces
    .flatMap(({ fields }) => fields.action ?? [])
    .every((text, index) => (index === 0 ? /^[A-Z]/ : LOWER).test(text));

const pieceAt = (text: string, column: number): PlacedPiece | null =>
  text === '' ? null : { text, from: column * WIDTH, to: column * WIDTH + text.length, spans: [{ text }] };

/** Pieces that make one line of a row, such as an action, a status, an owner and a date that stand below one another. */
type Unit = readonly Piece[];

function unitsOf(pieces: readonly Piece[]): Unit[] {
  const units: Piece[][] = [];
  for (const piece of pieces) {
    const last = units.at(-1);
    if (last !== undefined && piece.anchor && completes(last, piece)) last.push(piece);
    else units.push([piece]);
  }
  return units;
}

const says = (unit: Unit, column: LineColumn): boolean =>
  unit.some(({ fields }) => fields[column] !== undefined);

function completes(unit: Unit, { fields }: Piece): boolean {
  if (fields.action !== undefined || fields.reference !== undefined) return false;
  const owner = unit.at(-1)?.fields.owner ?? '';
  return (
    !(fields.status !== undefined && says(unit, 'status')) &&
    !(fields.due !== undefined && says(unit, 'due')) &&
    !(fields.owner !== undefined && says(unit, 'owner') && !isHalfAnOwner(owner))
  );
}

/** After the last line that gives a status, an owner or a date its row goes on, until one asks for something anew. */
function endOfLast(units: readonly Unit[]): number {
  const last = units.findLastIndex((unit) => unit.some(({ anchor }) => anchor));
  const anew = units.findIndex((unit, index) => index > last && asksAnew(unit));
  return last === -1 ? 0 : anew === -1 ? units.length : anew;
}

function asksAnew(unit: Unit): boolean {
  const text = unit.find(({ fields }) => fields.action !== undefined)?.fields.action ?? '';
  return /^[A-Z]/.test(text) && asksForSomething(text);
}
