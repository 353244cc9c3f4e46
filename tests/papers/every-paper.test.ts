import { parse, valid } from 'node-html-parser';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type FormatOf, formatsOf } from '../../functions/papers/formats.ts';
import { overviewOf } from '../../functions/papers/overview.ts';
import { programmePaperOf } from '../../functions/papers/programme.ts';
import { renderOverview, renderProgramme } from '../../functions/papers/render.ts';
import { action, asOf, discharged, viewOf } from './a-board.ts';
import { endOfJune, item, panelView, regular, sessions } from './a-panel.ts';
import { awkward, byMammoth, elements, partsOf, textOf, xml } from './opened.ts';

const longText = (index: number): string => `${awkward.join('; ')} (${index})`;
const forty = Array.from({ length: 40 }, (_, index) => index + 1);

const overview = overviewOf(
  viewOf(forty.map((index) => action(`PDB-2024-10-${index}`, { text: longText(index) }))),
  asOf,
  { openOnly: false, closed: [action('PDB-2024-06-1', discharged('2024-10-02', 'done'))] },
);
const programme = programmePaperOf(
  panelView([
    ...forty.map((index) =>
      item(index, {
        title: longText(index),
        meeting: sessions[index % sessions.length]?.id,
        reason: index % 3 === 0 ? null : longText(index),
        lead: index % 4 === 0 ? null : 'pcc',
      }),
    ),
    ...awkward.map((title, index) => regular(41 + index, { title, as: 'item to note' })),
  ]),
  endOfJune,
);

type Render = (format: FormatOf<'overview'>) => Promise<string | Uint8Array>;
const papers: [string, Render, { tables: number; columns: number }][] = [
  ['the Overview', (format) => renderOverview(overview, format), { tables: 1, columns: 4 }],
  ['the programme', (format) => renderProgramme(programme, format), { tables: 4, columns: 3 }],
];

describe.each(papers)('%s', (_, render) => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each(formatsOf.overview)('is the same file when written again: %s', async (format) => {
    expect(await render(format)).toEqual(await render(format));
  });

  it('needs no office program: no other program can be found', async () => {
    vi.stubEnv('PATH', '');
    const rendered = await Promise.all(formatsOf.overview.map(render));
    expect(rendered.map(({ length }) => length > 100)).toEqual(formatsOf.overview.map(() => true));
  });
});

describe.each(papers)('%s in Word', (_, render, { tables: tableCount, columns }) => {
  const part = async (name: string) => xml(partsOf(await render('docx'))[name]);
  const tables = async () => elements(await part('word/document.xml'), 'w:tbl');

  it('is well-formed in every part, and mammoth has nothing to remark', async () => {
    const file = await render('docx');
    for (const [name, source] of Object.entries(partsOf(file))) {
      expect.soft(valid(source.replace(/<\?xml.*?\?>/, '')), name).toBe(true);
    }
    expect((await byMammoth(file)).remarks).toEqual([]);
  });

  it('repeats the header row of each table, and splits no row over two pages', async () => {
    const rows = (await tables()).map((table) => elements(table, 'w:tr'));
    expect(rows).toHaveLength(tableCount);
    for (const of of rows) {
      const [head, ...rest] = of.map((row) => elements(row, 'w:tblHeader').length);
      expect([head, new Set(rest)]).toEqual([1, new Set([0])]);
      expect(of.map((row) => elements(row, 'w:cantSplit').length)).toEqual(of.map(() => 1));
    }
  });

  it('has no cell that is empty, merged or split', async () => {
    for (const table of await tables()) {
      const counts = elements(table, 'w:tr').map((row) => elements(row, 'w:tc').length);
      expect(new Set(counts)).toEqual(new Set([columns]));
      expect(elements(table, 'w:tc').filter((cell) => cell.text.trim() === '')).toEqual([]);
      expect(elements(table, 'w:gridSpan').concat(elements(table, 'w:vMerge'))).toEqual([]);
    }
  });

  it('has fixed columns that fill the page between its margins', async () => {
    for (const table of await tables()) {
      const widths = elements(table, 'w:gridCol').map((column) => Number(column.getAttribute('w:w')));
      expect(widths).toHaveLength(columns);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11906 - 2 * 1134);
      expect(elements(table, 'w:tblLayout')[0]?.getAttribute('w:type')).toBe('fixed');
    }
  });

  it('is in British English', async () => {
    const [defaults] = elements(await part('word/styles.xml'), 'w:docDefaults');
    expect(defaults && elements(defaults, 'w:lang')[0]?.getAttribute('w:val')).toBe('en-GB');
  });
});

describe.each(papers)('%s as a web page', (_, render, { tables, columns }) => {
  const source = async (): Promise<string> => textOf(await render('html'));

  it('is a whole page, in British English', async () => {
    const page = await source();
    expect(page.startsWith('<!doctype html>\n<html lang="en-GB">')).toBe(true);
    expect(valid(page.replace('<!doctype html>', ''))).toBe(true);
  });

  it('has a name and headers for the columns and rows of every table', async () => {
    const page = parse(await source());
    const found = page.querySelectorAll('table');
    expect(found).toHaveLength(tables);
    for (const table of found) {
      const heading = table.getAttribute('aria-labelledby');
      const name = heading ? page.querySelector(`h2#${heading}`) : table.querySelector('caption');
      expect(name?.text.trim() ?? '').not.toBe('');
      const heads = table.querySelectorAll('thead th').map((th) => th.getAttribute('scope'));
      expect(heads).toEqual(Array(columns).fill('col'));
      const rows = table.querySelectorAll('tbody tr > th:first-child').map((th) => th.getAttribute('scope'));
      expect(rows).toEqual(table.querySelectorAll('tbody tr').map(() => 'row'));
    }
  });

  it('runs nothing and fetches nothing', async () => {
    expect(parse(await source()).querySelectorAll('script, img, link, [src]')).toEqual([]);
  });
});
