import { plainHeading } from '../tables/columns.ts';
import { type CellInPlace, joinPieces, type Piece, saying } from './cells.ts';
import { goesOnWith } from './halves.ts';
import { fieldsLabelled } from './labelled.ts';

/** In lines; to look whether more of them go on would take ever longer. */
const LONGEST_TITLE = 20;

/** What a cell says of one item. */
export type ItemInCell = { title: CellInPlace; reason: CellInPlace | null; lead: CellInPlace | null };

const OF_BOTH =
  /^(?:agenda |report )?(?:items?|topics?|subjects?|titles?|reports?|business)(?: of (?:the )?(?:item|report))?(?: \/ | and | with )(?:its |the )?(?:reasons?|purposes?|aims?|objectives?|scope|rationale|why)\b/;

/** Whether a heading stands over items with why each comes in the same cell: "Title and purpose". */
export const isOfTitleAndReason = (heading: string): boolean => OF_BOTH.test(plainHeading(heading));

const BEHIND_MARK = /^([^:–—]{3,80}?)(?::| [–—-]) (\S.+)$/;

/** What why it comes begins with, and a title's second line seldom does. */
const BEGINS_REASON = /^(?:to|for|so|as|how|why|what|whether|which|a|an|the|because|purpose|reason|aim)\b/i;

const MAY_BE_TITLE =
  'its title and why it comes stand in one cell, and where one ends could not be told: a title may go on over its line';

/** A cell's title, and why it comes: on lines below it, or behind a colon or a dash. `doubt` where the title may go on. */
export function titleAndReason(
  cell: CellInPlace,
): { title: CellInPlace; reason: CellInPlace; doubt: string | null } | null {
  const pieces = cell.pieces.filter(({ text }) => text !== '');
  const end = pieces.findIndex(
    ({ text }, at) => at > 0 && (at === LONGEST_TITLE || !goesOnWith(joinPieces(pieces.slice(0, at)), text)),
  );
  if (end === -1) {
    const [, title = '', reason = ''] = BEHIND_MARK.exec(cell.text) ?? [];
    return title === ''
      ? null
      : { title: { ...cell, ...saying(title) }, reason: { ...cell, ...saying(reason) }, doubt: null };
  }
  const rest = pieces.slice(end);
  const isSure = rest[0]?.isParagraph === true || BEGINS_REASON.test(rest[0]?.text ?? '');
  return {
    title: withPieces(cell, pieces.slice(0, end)),
    reason: withPieces(cell, rest),
    doubt: isSure ? null : MAY_BE_TITLE,
  };
}

/** The items of a cell that say behind labels, on lines below each title, whose it is or why it comes; null where none does. */
export function itemsLabelled(cell: CellInPlace): ItemInCell[] | null {
  const items: { titles: Piece[]; reason?: string; lead?: string }[] = [];
  let isBelowLabel = true;
  for (const piece of cell.pieces.filter(({ text }) => text !== '')) {
    const labelled = items.length === 0 ? null : fieldsLabelled(piece.text);
    const last = items.at(-1);
    if (labelled?.before === '') Object.assign(last ?? {}, labelled.fields);
    else if (last === undefined || isBelowLabel) items.push({ titles: [piece] });
    else last.titles.push(piece);
    isBelowLabel = items.length === 0 || labelled?.before === '';
  }
  if (!items.some(({ reason, lead }) => reason !== undefined || lead !== undefined)) return null;
  const said = (words: string | undefined): CellInPlace | null =>
    words === undefined ? null : { ...cell, ...saying(words) };
  return items.map(({ titles, reason, lead }) => ({
    title: withPieces(cell, titles),
    reason: said(reason),
    lead: said(lead),
  }));
}

const withPieces = (cell: CellInPlace, pieces: readonly Piece[]): CellInPlace => ({
  ...cell,
  ...saying(joinPieces(pieces)),
});
