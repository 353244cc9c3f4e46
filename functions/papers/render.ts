import { sheetInCsv } from './csv.ts';
import { pageInHtml } from './html.ts';
import { pageInMarkdown } from './markdown.ts';
import type { Overview } from './overview.ts';
import { overviewPage, overviewSheet } from './overview-layout.ts';
import type { Page, Sheet } from './page.ts';
import type { ProgrammePaper } from './programme.ts';
import { programmePage, programmeSheet } from './programme-layout.ts';
import { pageInWord } from './word.ts';

/** The formats of a paper, which are also the endings of its files. */
export const paperFormats = ['docx', 'html', 'md', 'csv', 'json'] as const;
export type PaperFormat = (typeof paperFormats)[number];

type Paper = { values: object; page: Page; sheet: Sheet };

const renderers: Record<PaperFormat, (paper: Paper) => string | Promise<Uint8Array>> = {
  docx: ({ page }) => pageInWord(page),
  html: ({ page }) => pageInHtml(page),
  md: ({ page }) => pageInMarkdown(page),
  csv: ({ sheet }) => sheetInCsv(sheet),
  json: ({ values }) => `${JSON.stringify(values, null, 2)}\n`,
};

/** The Overview in that format: text, or the bytes of a Word file. */
export const renderOverview = async (overview: Overview, format: PaperFormat): Promise<string | Uint8Array> =>
  renderers[format]({ values: overview, page: overviewPage(overview), sheet: overviewSheet(overview) });

/** The future work programme in that format: text, or the bytes of a Word file. */
export const renderProgramme = async (
  programme: ProgrammePaper,
  format: PaperFormat,
): Promise<string | Uint8Array> =>
  renderers[format]({
    values: programme,
    page: programmePage(programme),
    sheet: programmeSheet(programme),
  });
