import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { type HTMLElement, parse } from 'node-html-parser';

type Rendered = string | Uint8Array;

/** A paper that is text. Throws on a Word file. */
export function textOf(rendered: Rendered): string {
  if (typeof rendered !== 'string') throw new Error('a Word file is not text');
  return rendered;
}

/** A paper that is a Word file. Throws on text. */
function bytesOf(rendered: Rendered): Uint8Array {
  if (typeof rendered === 'string') throw new Error('text is not a Word file');
  return rendered;
}

/** The files within a Word file, by name. */
export const partsOf = (rendered: Rendered): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytesOf(rendered))).map(([name, part]) => [name, strFromU8(part)]),
  );

export const xml = (source = ''): HTMLElement => parse(source, { comment: true });

export const elements = (within: HTMLElement, name: string): HTMLElement[] =>
  within.getElementsByTagName(name);

/** What mammoth makes of a Word file, and what it has to remark but for styles it does not know. */
export async function byMammoth(rendered: Rendered): Promise<{ page: HTMLElement; remarks: string[] }> {
  const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytesOf(rendered)) });
  const remarks = messages.map(({ message }) => message);
  return {
    page: parse(value),
    remarks: remarks.filter((message) => !message.startsWith('Unrecognised paragraph style')),
  };
}

export const textsOf = (page: HTMLElement, selector: string): string[] =>
  page.querySelectorAll(selector).map(({ text }) => text);

/** The cells of a page's tables, row by row. */
export const rowsOf = (page: HTMLElement): string[][] =>
  page.querySelectorAll('tr').map((row) => row.querySelectorAll('th, td').map(({ text }) => text.trim()));

/** The cells of tables in Markdown, row by row, as it prints them. */
export const rowsOfMarkdown = (markdown: string): string[][] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) => line.slice(2, -2).split(' | ').map(fromMarkdown));

const fromMarkdown = (cell: string): string =>
  cell
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\\([\\|`*_[\]~])/g, '$1');

/** The cells of a CSV file, row by row, as a spreadsheet shows them. */
export const rowsOfCsv = (csv: string): string[][] =>
  csv
    .slice(1)
    .split('\r\n')
    .slice(0, -1)
    .map((line) => [...line.matchAll(/(?<=^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(fromCsv));

/** An apostrophe in front only says that what follows is text. */
const fromCsv = ([, quoted, bare]: RegExpMatchArray): string =>
  (quoted?.replaceAll('""', '"') ?? bare ?? '').replace(/^'(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/, '');

/** Text that has to be escaped somewhere. */
export const awkward = [
  'Meet Tonbridge & Malling’s councillors about the "cut-through"',
  `Explain <script>alert('x')</script> in the annex`,
  'Reconcile A|B with C\\D, *bold* and _plain_, `code` and [links](https://example.org)',
  '=HYPERLINK("https://example.org")',
  '@all staff to be told',
  '-2.5% to be explained',
  '+44 numbers to be listed',
];
