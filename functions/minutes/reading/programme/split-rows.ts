import { isHalf, tellsReason } from './reasons-and-leads.ts';
import type { RowInProgress } from './row.ts';

const ENOUGH_ROWS = 100;
const SPLIT =
  'this stands with one cell to a line, and whether it is a row or part of one could not be told: read the Word or PDF file it was made from';

/**
 * Rows of words that are not whole, beside others that are. A lead that other rows have is one at the end of a title too; a title
 * that fills its column goes on with the whole row below it. Two that have the cells of one row between them are one
 * where the cell in doubt speaks of a reason; where it does not, neither is read.
 */
export function withSplitRowsJoined(rows: readonly RowInProgress[]): RowInProgress[] {
  const whole = rows.filter(isWhole);
  if (whole.length === 0 || whole.length === rows.length) return [...rows];
  const leads = new Set(whole.slice(0, ENOUGH_ROWS).flatMap(({ row, run }) => (run ? [row.lead] : [])));
  const widest = whole.reduce((most, { row, wraps }) => Math.max(most, wraps ? 0 : row.title.length), 0);
  const joined: RowInProgress[] = [];
  for (const inProgress of rows) {
    const below = withLeadApart(inProgress, leads);
    const above = joined.at(-1);
    const both = above === undefined || !isSplitRow(above) ? null : joinedRow(above, below, widest);
    if (both !== null) joined.pop();
    joined.push(...(both ?? [below]));
  }
  return joined;
}

/** What two rows come to, where the first is not whole: one row, or two that are in doubt; null where each stands for itself. */
function joinedRow(above: RowInProgress, below: RowInProgress, widest: number): RowInProgress[] | null {
  const { title, reason, lead, line } = above.row;
  const { row } = below;
  const bare = reason === '' && lead === '';
  const words = `${above.row.words} ${row.words}`;
  const fills = title.length + 1 + (row.title.split(' ')[0] ?? '').length > widest;
  if (bare && isWhole(below) && !below.apart && fills)
    return [{ ...below, row: { ...row, line, words, title: `${title} ${row.title}` } }];
  if (!isSplitRow(below) || below.run || row.reason !== '' || lead !== '' || bare === (row.lead === ''))
    return null;
  return bare && tellsReason(row.title)
    ? [
        {
          ...above,
          decidedByNeighbours: true,
          row: { ...above.row, words, reason: row.title, lead: row.lead },
        },
      ]
    : [above, below].map((half) => ({ ...half, row: { ...half.row, doubt: SPLIT } }));
}

function withLeadApart(inProgress: RowInProgress, leads: ReadonlySet<string>): RowInProgress {
  const { row, wraps } = inProgress;
  if (!isOfWords(inProgress) || wraps || row.reason !== '' || row.lead !== '') return inProgress;
  const lead = [...leads].find(
    (one) => row.title.endsWith(` ${one}`) && !isHalf(row.title.slice(0, -one.length - 1)),
  );
  return lead === undefined
    ? inProgress
    : { ...inProgress, run: true, row: { ...row, title: row.title.slice(0, -lead.length - 1), lead } };
}

const isOfWords = ({ isOfTable, bullet }: RowInProgress): boolean => !isOfTable && !bullet;
const isWhole = (inProgress: RowInProgress): boolean =>
  isOfWords(inProgress) && inProgress.row.reason !== '' && inProgress.row.lead !== '';
const isSplitRow = (inProgress: RowInProgress): boolean =>
  isOfWords(inProgress) && !isWhole(inProgress) && inProgress.row.doubt === null;
