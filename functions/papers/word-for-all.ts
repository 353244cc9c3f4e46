import type { Page } from './page.ts';

const isBlank = (text: string): boolean => text.trim() === '';

/**
 * What keeps somebody who has a paper read aloud from reading it in Word, each as a clause: a table without a heading row, a
 * cell with nothing in it, no title. What writes Word files gives each of them its language, and each table what Word knows
 * a heading row by.
 */
export function barriersIn({ board, heading, parts }: Page): string[] {
  const tables = parts.filter((part) => part.kind === 'table');
  const hasBlank = tables.some(
    ({ columns, rows }) =>
      columns.some(isBlank) ||
      rows.some(({ cells }) => cells.length < columns.length || cells.some(({ text }) => isBlank(text))),
  );
  return [
    ...(tables.some(({ columns }) => columns.length === 0) ? ['a table has no heading row'] : []),
    ...(hasBlank ? ['a cell of a table has nothing in it'] : []),
    ...(isBlank(heading) || isBlank(board) ? ['it has no title'] : []),
  ];
}
