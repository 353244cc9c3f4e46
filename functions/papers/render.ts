import type { Overview } from './overview.ts';
import { overviewCsv } from './overview-csv.ts';
import { overviewHtml } from './overview-html.ts';
import { overviewMarkdown } from './overview-markdown.ts';
import { overviewWord } from './overview-word.ts';

/** The formats of the Overview, which are also the endings of its files. */
export const overviewFormats = ['docx', 'html', 'md', 'csv', 'json'] as const;
export type OverviewFormat = (typeof overviewFormats)[number];

const renderers: Record<OverviewFormat, (overview: Overview) => string | Promise<Uint8Array>> = {
  docx: overviewWord,
  html: overviewHtml,
  md: overviewMarkdown,
  csv: overviewCsv,
  json: (overview) => `${JSON.stringify(overview, null, 2)}\n`,
};

/** The Overview in that format: text, or the bytes of a Word file. */
export const renderOverview = async (
  overview: Overview,
  format: OverviewFormat,
): Promise<string | Uint8Array> => renderers[format](overview);
