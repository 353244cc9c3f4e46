import { asAtSentence, type Overview, overviewCells, overviewColumns } from './overview.ts';

const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Text that Markdown prints as it stands: no cell ends early, and nothing in it is HTML, emphasis or a link. */
const markdownText = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\|`*_[\]~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');

/** The Overview as GitHub's Markdown, ending with a new line. */
export function overviewMarkdown(overview: Overview): string {
  const { rows } = overview;
  const table = [
    `**${markdownText(overview.caption)}**`,
    '',
    rowOf(overviewColumns),
    rowOf(overviewColumns.map(() => '---')),
    ...rows.map((row) => rowOf(overviewCells(row).map(markdownText))),
    '',
  ];
  return [
    `# ${overview.heading}: ${markdownText(overview.board)}`,
    '',
    asAtSentence(overview),
    '',
    ...(overview.nothingOpen === null ? [] : [overview.nothingOpen, '']),
    ...(rows.length === 0 ? [] : table),
  ].join('\n');
}
