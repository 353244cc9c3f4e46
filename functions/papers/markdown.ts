import { asAtSentence, type Page, type Part, type Table } from './page.ts';

export const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Text that Markdown prints as it stands: no cell ends early, and nothing in it is HTML, emphasis or a link. */
export const markdownText = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\|`*_[\]~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** A point of a list, which neither begins a list of its own nor a heading. */
const pointOf = (text: string): string => `- ${markdownText(text).replace(/^(\d*)([-+#.)])/, '$1\\$2')}`;

const tableLines = ({ caption, isHeading, columns, rows }: Table): string[] => [
  isHeading ? `## ${markdownText(caption.text)}` : `**${markdownText(caption.text)}**`,
  '',
  rowOf(columns),
  rowOf(columns.map(() => '---')),
  ...rows.map(({ cells }) => rowOf(cells.map(({ text }) => markdownText(text)))),
];

function linesOf(part: Part): string[] {
  switch (part.kind) {
    case 'statement':
    case 'paragraph':
      return [markdownText(part.text)];
    case 'table':
      return tableLines(part);
    case 'list':
      return [
        ...(part.heading === null ? [] : [`## ${markdownText(part.heading)}`, '']),
        ...part.points.map(pointOf),
      ];
  }
}

/** A paper as GitHub's Markdown, ending with a new line. */
export function pageInMarkdown(page: Page): string {
  const asAt = asAtSentence(page);
  return [
    `# ${page.heading}: ${markdownText(page.board)}`,
    '',
    ...(asAt === null ? [] : [asAt, '']),
    ...page.parts.flatMap((part) => [...linesOf(part), '']),
  ].join('\n');
}
