import type { Block } from '../../../documents/document.ts';
import { type Line, lineOf } from '../lines.ts';
import { type CellInPlace, type RowInPlace, rowSaying, rowsInPlace, saying } from './cells.ts';
import { meetingNamed } from './headings.ts';
import { cellsOfLine } from './loose-lines.ts';

/** The meetings that a paper calls by short names, as their dates are printed: "LGB1" for "Thursday 2 October 2025". */
export type ShortNames = ReadonlyMap<string, string>;

const NAMED = /^(\S[^:=–—(]{0,24}?)\s*(?:[:=–—(]|\s-\s|\bis\b|\bon\b)\s*(\S.{5,40}?)\)?[.;,]?$/u;
const LETTER_AND_NUMBER = /^(?=.*\p{L}).*\d/u;

function shortName(line: Line): [name: string, date: string] | null {
  const [first = '', second = '', ...more] = cellsOfLine(line);
  const [, name = first, date = second] = more.length > 0 ? [] : (NAMED.exec(line.text) ?? []);
  const isName = name.length <= 25 && LETTER_AND_NUMBER.test(name) && meetingNamed(name)?.kind !== 'meeting';
  return isName && meetingNamed(date)?.kind === 'meeting' ? [name, date] : null;
}

/**
 * The short names of meetings that stand in cells of a file's tables, two of them at least, by lines above or below that say when
 * each meets; and the lines without these.
 */
export function withShortNames(
  lines: readonly Line[],
  blocks: readonly Block[],
): { lines: Line[]; names: ShortNames } {
  const found = lines.map((line) => (line.text.length > 80 ? null : shortName(line)));
  if (found.filter((one) => one !== null).length < 2) return { lines: [...lines], names: new Map() };
  const said = new Set(
    blocks.flatMap((block) =>
      block.kind === 'table' ? rowsInPlace(block, false).flatMap(({ cells }) => cells.map(textOf)) : [],
    ),
  );
  const named = found.map((one) => (one !== null && said.has(one[0]) ? one : null));
  const names = new Map(named.flatMap((one) => (one === null ? [] : [one])));
  if (names.size < 2) return { lines: [...lines], names: new Map() };
  return { lines: lines.map((line, at) => (named[at] ? lineOf(line.number, '') : line)), names };
}

const textOf = ({ text }: CellInPlace): string => text;

/** The rows of a table with the day in place of each meeting's short name. */
export const withMeetingsDated = (rows: readonly RowInPlace[], names: ShortNames): RowInPlace[] =>
  names.size === 0
    ? [...rows]
    : rows.map((row) =>
        rowSaying(row, (cell) => {
          const date = names.get(cell.text);
          return date === undefined ? cell : { ...cell, ...saying(date) };
        }),
      );
