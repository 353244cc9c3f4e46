import { plainHeading } from '../tables/columns.ts';
import { type CellInPlace, joinPieces, type Piece, saying } from './cells.ts';
import { goesOnWith } from './halves.ts';

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
    ({ text }, at) => at > 0 && !goesOnWith(joinPieces(pieces.slice(0, at)), text),
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

const withPieces = (cell: CellInPlace, pieces: readonly Piece[]): CellInPlace => ({
  ...cell,
  ...saying(joinPieces(pieces)),
});
