import { wrap } from '../words/plain-text.ts';
import { asAtSentence, type Page } from './page.ts';

const width = 100;
const indent = '    ';

function partInText(part: Page['parts'][number]): string[] {
  switch (part.kind) {
    case 'statement':
    case 'paragraph':
      return [wrap(part.text, '', '', width), ''];
    case 'list':
      return [
        ...(part.heading === null ? [] : [part.heading]),
        ...part.points.map((point) => wrap(point, '- ', '  ', width)),
        '',
      ];
    case 'table':
      return [
        part.caption.text,
        ...part.rows.flatMap(({ cells }) =>
          cells.map(({ text }, column) => {
            const words = `${part.columns[column]}: ${text}`;
            return wrap(words, column === 0 ? '- ' : indent, indent, width);
          }),
        ),
        '',
      ];
  }
}

/** A paper as plain text, ending with a new line: of a table each row one cell below the other. */
export function pageInText(page: Page): string {
  const asAt = asAtSentence(page);
  const head = [page.board, page.heading, ...(asAt === null ? [] : [asAt]), ''];
  return [...head, ...page.parts.flatMap(partInText)].join('\n');
}
