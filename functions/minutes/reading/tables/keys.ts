import { type Block, type Document, type Table, wordsOf } from '../../../documents/document.ts';
import type { ActionStatus } from '../../findings.ts';
import { tidy } from '../lines.ts';
import type { ActionColumn } from './action-columns.ts';
import { type CellRead, gridOf, ownCells } from './cells.ts';
import { type ColourKey, colourKeyOf, meaningOf } from './colours.ts';
import type { Column } from './columns.ts';

/** What a letter or a number in the column of statuses means, as far as the document's own key says. */
type LetterKey = ReadonlyMap<string, ActionStatus>;
export type Key = { colours: ColourKey; letters: LetterKey };

export const keyOf = (document: Document): Key => ({
  colours: colourKeyOf(document),
  letters: letterKeyOf(document),
});

const LETTER = "['‘“]?([A-Z](?:\\/?[A-Z])?|\\d)['’”]?\\s?(?:=|[:–—]|\\s-\\s|means|is for|stands for)";
const ENTRY = new RegExp(
  `(?<![\\w/&-])${LETTER}\\s?([A-Za-z][^;,.|=\\n]{2,40}?)(?=$|[;,.|)\\n]|\\s(?:and\\s|/\\s)?${LETTER})`,
  'g',
);
const NAMES_KEY = /\b(?:key|legend|codes?|status|abbreviations)\b/i;
/** In characters; a key is shorter. */
const LONGEST_KEY = 400;

/** "C = completed; O = ongoing": what the letters and numbers mean that are told in one way only, and beside another or under "Key". */
function letterKeyOf({ blocks }: Document): LetterKey {
  const meanings = new Map<string, Set<ActionStatus>>();
  for (const line of blocks.flatMap(linesOf)) {
    const entries = line.length > LONGEST_KEY ? [] : entriesIn(line);
    if (entries.length < 2 && !NAMES_KEY.test(line)) continue;
    for (const [letter, status] of entries) {
      meanings.set(letter, (meanings.get(letter) ?? new Set()).add(status));
    }
  }
  return new Map(
    [...meanings].flatMap(([letter, [status, ...others]]): [string, ActionStatus][] =>
      status === undefined || others.length > 0 ? [] : [[letter, status]],
    ),
  );
}

const entriesIn = (line: string): [string, ActionStatus][] =>
  [...line.matchAll(ENTRY)].flatMap(([, letter = '', words = '']): [string, ActionStatus][] => {
    const status = meaningOf(words);
    return status === null ? [] : [[letter, status]];
  });

const linesOf = (block: Block): string[] =>
  block.kind === 'table' ? linesOfTable(block) : [tidy(wordsOf(block.spans).slice(0, LONGEST_KEY + 1))];

/** A key may stand in a table's heading, in a row across it, or be a small table of letters and what they mean. */
function linesOfTable(table: Table): string[] {
  const isSmall = table.rows.length <= 8 && table.columns <= 6;
  const grid = gridOf(
    isSmall ? table : { ...table, rows: [...table.rows.slice(0, 3), ...table.rows.slice(-2)] },
  );
  const across = grid.filter((row) => ownCells(row).length === 1).flatMap(ownCells);
  const cells = [...(grid[0]?.cells ?? []), ...across].map(({ text }) => text);
  // Rows of anything may be numbered.
  const code = cells.some((text) => NAMES_KEY.test(text)) ? /^(?:[A-Z]{1,2}|\d)$/ : /^[A-Z]{1,2}$/;
  const isPaired = (own: readonly CellRead[]): boolean =>
    own.every(({ text }, at) => at % 2 === 1 || code.test(text));
  const paired = grid
    .filter((row) => isPaired(row.cells))
    .flatMap((row) => row.cells.map(({ text }, at) => (at % 2 === 1 ? `${text};` : `${text} =`)));
  return isSmall ? [...cells, paired.join(' ')] : cells;
}

/** Under "C/O" or the like, whatever its heading, stand the letters of a key: that is how each action stands. */
export function withLettered(
  columns: readonly Column<ActionColumn>[],
  rows: readonly { cells: readonly { text: string }[] }[],
  { letters }: Key,
): readonly Column<ActionColumn>[] {
  if (letters.size === 0 || columns.some(({ kind }) => kind === 'status')) return columns;
  const at = columns.findIndex(({ weight }, column) => {
    const said = rows.flatMap(({ cells }) => cells[column]?.text || []);
    const known = said.filter((text) => letters.has(text) && !/\d/.test(text));
    return weight === 0 && known.length > 0 && known.length >= 0.6 * said.length;
  });
  return columns.map((column, index) =>
    index === at ? { ...column, kind: 'status' as const, weight: 3, share: 1 } : column,
  );
}
