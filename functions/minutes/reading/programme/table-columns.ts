import { allDates } from '../dates.ts';
import type { RowInPlace } from './cells.ts';
import { isColumnHeading, isLead, isReason, rolesOfRows } from './columns.ts';
import { meetingNamed } from './headings.ts';
import { type Meaning, meaningOf, plainHeading, type Role } from './meanings.ts';
import { heldIn, loneCell, textsOf, underHeading } from './table-read.ts';

/** How the rows of a table are read: from which on, by which columns, and the headings of these. */
export type Plan = { from: number; roles: readonly Role[]; headings: readonly string[] };

export type NamedColumn = { column: number; heading: string; meaning: Meaning | null };

export function bestOf(named: readonly NamedColumn[], role: Role): number | null {
  const of = named.filter(({ meaning }) => meaning?.role === role);
  const [best] = [...of].sort((a, b) => (b.meaning?.weight ?? 0) - (a.meaning?.weight ?? 0));
  return best?.column ?? null;
}

export const holdsWords = (rows: readonly RowInPlace[], column: number): boolean =>
  rows.filter(({ cells }) => /\p{L}{3}/u.test(cells[column]?.text ?? '')).length * 2 > rows.length;

/** A column without a heading that any knows may still hold the leads. */
export const leadBeside = (
  rows: readonly RowInPlace[],
  named: readonly NamedColumn[],
  title: number | null,
): number | null =>
  named.find(({ column, meaning }) => {
    const held = heldIn(rows, column);
    return (
      column !== title && meaning === null && held.length > 0 && held.filter(isLead).length * 2 > held.length
    );
  })?.column ?? null;

/** Whether headings speak of what was decided, or is still to be done, as those of a programme need not. */
export const isOfOtherMatters = (headings: readonly string[]): boolean =>
  headings.some(
    (heading) =>
      meaningOf(heading)?.role !== 'reason' &&
      /\b(?:actions?|resolutions?|decisions?|minute|recommendations?|status|due|progress|complet\w+|closed|outcome|updates?)\b/.test(
        plainHeading(heading),
      ),
  );

/** Whether headings are those of a table of actions, of who was there, or of what was decided. */
const isOfOtherTable = (headings: readonly string[]): boolean => {
  const plain = headings.map(plainHeading);
  const asks = plain.some((heading) =>
    /^(?:(?:agreed|new|open|outstanding) )?actions?\b(?! required)|\baction (?:agreed|points?|required by)\b/.test(
      heading,
    ),
  );
  const closes = plain.some((heading) =>
    /\b(?:status|progress|complet\w+|closed|due|deadline|outcome|updates?|by when|target date)\b/.test(
      heading,
    ),
  );
  const others = plain.some((heading) =>
    /^(?:decision no|members?|names?|attendees?|attendance|councillors?|apologies|councillor name|risk|budget|actual|variance)\b/.test(
      heading,
    ),
  );
  return (asks && closes) || others;
};

/** The columns of a table: by the headings that its first rows give; else those of a table above; else by what they hold. */
export function planOf(
  rows: readonly RowInPlace[],
  columns: number,
  before: readonly Role[] | null,
): Plan | null {
  const first = rows.findIndex((row) => loneCell(row) === null && row.words !== '');
  if (columns === 1 || first === -1) return { from: 0, roles: ['title'], headings: [] };
  const header = rows[first];
  if (header === undefined) return null;
  const headings = header.cells.map(({ text, isBeside }) => (isBeside ? '' : text));
  const named = namedColumns(headings, rows.slice(first + 1), header.isHeading);
  if (named !== null) return { from: first + 1, roles: named, headings };
  const isHeading =
    !headings.some(isData) && headings.filter((heading) => meaningOf(heading) !== null).length > 1;
  if (isHeading || isOfOtherTable(headings)) return null;
  const cells = rows.filter((row) => loneCell(row) === null).map(textsOf);
  const roles = before !== null && before.length === columns ? before : rolesByCells(cells, columns);
  const titles = cells.map((row) => row[roles.indexOf('title')] ?? '').filter((text) => text !== '');
  const places = titles.filter((text) => TIME_OR_PLACE.test(text));
  return titles.length > places.length * 2 ? { from: 0, roles, headings: [] } : null;
}

/** A reason or an office that no heading is. */
const isData = (cell: string): boolean =>
  cell !== '' &&
  !isColumnHeading(cell) &&
  underHeading(cell) === null &&
  (isReason(cell) || (isLead(cell) && meaningOf(cell)?.weight !== 3));

function namedColumns(
  headings: readonly string[],
  rows: readonly RowInPlace[],
  isHeading: boolean,
): Role[] | null {
  if (headings.some((heading) => heading.length > 60) || isOfOtherTable(headings)) return null;
  if (headings.some(isData)) return null;
  const named = headings.map(
    (heading, column): NamedColumn => ({ column, heading, meaning: meaningOf(heading) }),
  );
  const isOfMeetings = (column: number): boolean => {
    const texts = heldIn(rows, column);
    return texts.length > 0 && texts.filter(isMeeting).length * 2 >= texts.length;
  };
  const dated = named.filter(({ column }) => isOfMeetings(column));
  const meeting =
    bestOf(dated, 'meeting') ??
    dated.find(
      ({ column, meaning }) =>
        meaning === null && heldIn(rows, column).some((text) => allDates(text).length > 0),
    )?.column ??
    null;
  const others = named.filter(({ column, meaning }) => column !== meeting && meaning?.role !== 'meeting');
  const lead = bestOf(others, 'lead');
  const reason = bestOf(others, 'reason');
  const title =
    bestOf(others, 'title') ??
    others.find(
      ({ column, heading, meaning }) =>
        meaning === null &&
        (heading === '' || meetingNamed(heading) !== null || meeting !== null) &&
        holdsWords(rows, column),
    )?.column ??
    null;
  const sure = named.filter(
    ({ meaning }) => meaning !== null && meaning.role !== 'other' && meaning.weight > 1,
  ).length;
  const isOfHeadings = headings.every(
    (heading, column) => column === title || meetingNamed(heading) === null,
  );
  if (title === null || !isOfHeadings || (lead === null && reason === null && meeting === null)) return null;
  if (sure < (isHeading ? 1 : 2) && !(sure === 1 && headings.length === 2)) return null;
  return headings.map(
    (_, column): Role =>
      column === title
        ? 'title'
        : column === meeting
          ? 'meeting'
          : column === reason
            ? 'reason'
            : column === lead
              ? 'lead'
              : 'other',
  );
}

/** Beside a date such words are no business. */
const TIME_OR_PLACE =
  /^(?:at )?\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m|noon|hrs?|hours)?\b|\b(?:chamber|hall|room|house|offices?|centre|building|suite|headquarters|library|teams|zoom)$|^[-–—]$/i;

const isMeeting = (text: string): boolean =>
  underHeading(text) !== null || (allDates(text).length > 0 && text.length < 80);

/** Columns without headings: that of meetings, in whatever place, and the others as what they hold tells. */
function rolesByCells(cells: readonly (readonly string[])[], columns: number): Role[] {
  const share = (column: number): number => {
    const held = cells.map((row) => row[column] ?? '').filter((text) => text !== '');
    return held.length === 0 ? 0 : held.filter((text) => meetingNamed(text) !== null).length / held.length;
  };
  const meeting =
    Array.from({ length: columns }, (_, column) => column).find((column) => share(column) > 0.5) ?? -1;
  const rest = rolesOfRows(
    cells.map((row) => row.filter((_, column) => column !== meeting)),
    meeting === -1 ? columns : columns - 1,
  );
  return meeting === -1 ? rest : [...rest.slice(0, meeting), 'meeting', ...rest.slice(meeting)];
}
