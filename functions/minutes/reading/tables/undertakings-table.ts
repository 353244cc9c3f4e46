import { cell, paragraph, tableOf } from '../../../documents/blocks.ts';
import type { Block, Cell, Row, Table } from '../../../documents/document.ts';
import { overviewColumns, undertakingColumns } from '../../../papers/overview.ts';
import type { FoundUndertaking } from '../../findings.ts';
import { wordsOfCell } from '../lines-of-document.ts';

/** Whether those are the headings under which this service's own Overview prints what is still to be provided. */
export const headsUndertakings = (headings: readonly string[]): boolean =>
  undertakingColumns.every((heading, column) => headings[column] === heading);

/** Its rows, each to be offered: the actions that they name are discharged, and asked for no more. */
export const undertakingsIn = ({ rows }: Table): FoundUndertaking[] =>
  rows.slice(1).map(({ at, cells }) => {
    const [what = '', action = '', owner = '', by = ''] = cells.map(wordsOfCell);
    return {
      minute: null,
      paragraph: null,
      sentence: `${what}: still to be provided for “${action}”`,
      owner: owner === '' ? null : owner,
      what,
      by: by === '' ? null : by,
      kind: 'undertaking',
      line: at.line,
    };
  });

const cellAt = ({ cells }: Row, at: number): Cell | undefined => cells.find(({ column }) => column === at);
const wordsAt = (row: Row, at: number): string => {
  const there = cellAt(row, at);
  return there === undefined ? '' : wordsOfCell(there);
};

/** Where a sheet of this service's own Overview has the undertaking of rows that are one. */
function undertakingsColumn(headings: Row): number | undefined {
  const said = headings.cells.map(wordsOfCell);
  const at = said.indexOf(undertakingColumns[0]);
  const isOurs = overviewColumns.every((heading, column) => said[column] === heading);
  return isOurs && at >= overviewColumns.length ? at : undefined;
}

/** A sheet holds both tables of the Overview in one: they are parted, as the other formats have them. */
export const withSheetsParted = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block): Block[] => (block.kind === 'table' ? partedSheet(block) : [block]));

function partedSheet(table: Table): Table[] {
  const [headings, ...rows] = table.rows;
  const at = headings && undertakingsColumn(headings);
  if (headings === undefined || at === undefined) return [table];
  const [promised, asked] = [true, false].map((isPromise) =>
    rows.filter((row) => (wordsAt(row, at) !== '') === isPromise),
  ) as [Row[], Row[]];
  const without = (row: Row): Row => ({ ...row, cells: row.cells.filter(({ column }) => column !== at) });
  const actions = { ...table, rows: [headings, ...asked].map(without) };
  const [first] = promised;
  return first === undefined ? [actions] : [actions, undertakingsTable(first, promised, at)];
}

function undertakingsTable(first: Row, promised: readonly Row[], at: number): Table {
  const headings = undertakingColumns.map((text, column) =>
    cell(column, [paragraph(first.at.line, [{ text }])]),
  );
  // The action, its owner and the day stand where the sheet has them for actions.
  const places = [at, 0, 2, 3];
  const rows = promised.map((row) => ({
    ...row,
    cells: places.map((place, column) => ({ ...(cellAt(row, place) ?? cell(column, [])), column })),
  }));
  return tableOf([{ ...first, cells: headings, isHeading: true }, ...rows]);
}
