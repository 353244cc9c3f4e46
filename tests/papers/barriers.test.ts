import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { overviewOf } from '../../functions/papers/overview.ts';
import { overviewPage } from '../../functions/papers/overview-layout.ts';
import type { Page, Table } from '../../functions/papers/page.ts';
import { pageInWord } from '../../functions/papers/word.ts';
import { barriersIn } from '../../functions/papers/word-for-all.ts';
import { action, asOf, viewOf } from './a-board.ts';

const overview = (): Page =>
  overviewPage(overviewOf(viewOf([action('PDB-2024-10-1', {})]), asOf, { openOnly: true }));

/** What Word itself is told: for each table whether it has a heading row and no blank cell; the language, and the title. */
async function toldToWord(page: Page) {
  const parts = unzipSync(await pageInWord(page));
  const partOf = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const tables = partOf('word/document.xml').split('<w:tbl>').slice(1);
  const cells = tables.flatMap((table) => (table.split('</w:tbl>')[0] ?? '').split(/<w:tc[ >]/).slice(1));
  return {
    headingRows: tables.map((table) => table.includes('<w:tblHeader')),
    hasBlank: cells.some((cell) => !/<w:t(?: [^>]*)?>\s*[^<\s]/.test(cell)),
    language: /<w:lang [^>]*w:val="([a-z]{2}-[A-Z]{2})"/.exec(partOf('word/styles.xml'))?.[1],
    title: /<dc:title>([^<]*)/.exec(partOf('docProps/core.xml'))?.[1],
  };
}

const withTable = (change: (table: Table) => Partial<Table>): Page => {
  const page = overview();
  const parts = page.parts.map((part) => (part.kind === 'table' ? { ...part, ...change(part) } : part));
  return { ...page, parts };
};
const blank = { text: ' ', when: null };

describe('a paper that has', () => {
  it('no barrier is a Word file with heading rows, a language and a title, and no blank cell', async () => {
    expect(barriersIn(overview())).toEqual([]);
    expect(await toldToWord(overview())).toEqual({
      headingRows: [true],
      hasBlank: false,
      language: 'en-GB',
      title: 'Overview of Actions – Performance and Delivery Board',
    });
  });

  it.each<[string, Page, string]>([
    ['no columns', withTable(() => ({ columns: [], rows: [] })), 'a table has no heading row'],
    [
      'a column without a name',
      withTable(({ columns }) => ({ columns: columns.map(() => ' ') })),
      'a cell of a table has nothing in it',
    ],
    [
      'a blank cell',
      withTable(({ rows }) => ({
        rows: rows.map((row) => ({ ...row, cells: [blank, ...row.cells.slice(1)] })),
      })),
      'a cell of a table has nothing in it',
    ],
    [
      'a cell too few',
      withTable(({ rows }) => ({ rows: rows.map((row) => ({ ...row, cells: row.cells.slice(1) })) })),
      'a cell of a table has nothing in it',
    ],
    ['no heading', { ...overview(), heading: '' }, 'it has no title'],
  ])('%s is told', (_, page, barrier) => {
    expect(barriersIn(page)).toEqual([barrier]);
  });

  it('a blank cell is a Word file with one', async () => {
    const page = withTable(({ rows }) => ({ rows: rows.map((row) => ({ ...row, cells: [blank] })) }));
    expect((await toldToWord(page)).hasBlank).toBe(true);
  });
});
