import { firstDate } from '../dates.ts';
import { isDue } from '../when-said.ts';
import { ACTION_COLUMNS } from './action-columns.ts';
import { ownerInText } from './action-text.ts';
import { type CellParagraph, type CellRead, type GridRow, plainParagraph, withoutMark } from './cells.ts';
import { isHeadingRow } from './columns.ts';
import { isOwnerWords } from './owners-said.ts';

const LABEL =
  /^(?:agreed |new |resulting )?(?:actions?(?: points?| items?)?|AP)\s?(?:no\.?\s?)?(?:[A-Z]{0,5}[-/ ]?\d[\w/.-]*)?\s?:?$/i;
const LABELLED =
  /^(?:agreed |new )?(?:actions?(?: points?| items?)?|AP)\s?(?:no\.?\s?)?(?:[A-Z]{0,5}[-/ ]?\d[\w/.-]*)?\s?(?::|[–—-]\s)\s*\S/i;

/**
 * A table without columns to speak of whose rows are actions, each as one cell: boxes that a label begins ("Action 3 | Clerk
 * to write …"), or one column below a heading "Actions", or cells that begin "Action: …". Null where it is none of these.
 */
export function boxesIn(rows: readonly GridRow[], isOfActions: boolean): GridRow[] | null {
  const filled = rows.map((row) => ({
    row,
    cells: row.cells.filter(({ text, isFromAbove }) => text !== '' && !isFromAbove),
  }));
  const width = Math.max(0, ...filled.map(({ cells }) => cells.length));
  if (width > 1) {
    const isBox = filled.every(
      ({ row, cells }) =>
        cells.length > 1 &&
        !isHeadingRow(row, ACTION_COLUMNS) &&
        LABEL.test(cells[0]?.text ?? '') &&
        !LABEL.test(cells[1]?.text ?? ''),
    );
    return isBox ? filled.map(({ row, cells: [, ...cells] }) => rowOf(row, cells.flatMap(asLabelled))) : null;
  }
  const isHeaded = filled.length > 1 && LABEL.test(filled[0]?.cells[0]?.text ?? '');
  const body = isHeaded ? filled.slice(1) : filled;
  const paragraphs = body.flatMap(({ row, cells }) =>
    cells.flatMap((cell) => cell.paragraphs.map((paragraph) => ({ row, paragraph }))),
  );
  const asking = paragraphs.filter(
    ({ paragraph: { text } }) => LABELLED.test(text) || ((isHeaded || isOfActions) && asks(text)),
  );
  if (asking.length === 0 || (!isHeaded && !isOfActions && asking.length < paragraphs.length)) return null;
  return paragraphs.map(({ row, paragraph }) => rowOf(row, [paragraph]));
}

const asks = (text: string): boolean =>
  ownerInText(withoutMark(text.slice(0, 300))) !== null || /^(?:none|nil)\b/i.test(text);

/** A cell of a box that is only an owner or a date, as one that says so. */
function asLabelled({ paragraphs, text }: CellRead, at: number): readonly CellParagraph[] {
  if (at === 0 || /^[A-Za-z ]{2,20}:\s/.test(text)) return paragraphs;
  const label =
    text.length <= 30 && (isDue(text) || firstDate(text) !== null)
      ? 'Due'
      : isOwnerWords(text)
        ? 'Owner'
        : 'Update';
  return [plainParagraph(`${label}: ${text}`)];
}

function rowOf({ at, cells }: GridRow, paragraphs: readonly CellParagraph[]): GridRow {
  const cell: CellRead = {
    paragraphs,
    text: paragraphs.map(({ text }) => text).join(' '),
    struck: paragraphs
      .map(({ struck }) => struck)
      .join(' ')
      .trim(),
    shade: cells[0]?.shade ?? null,
    bold: false,
    nested: cells.flatMap(({ nested }) => nested),
    across: 1,
    isFromAbove: false,
  };
  return { at, isHeading: false, cells: [cell], begun: 1 };
}
