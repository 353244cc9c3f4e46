import type { CalendarDate } from '../../../calendar/days.ts';
import type { ActionStatus } from '../../findings.ts';
import { allDates } from '../dates.ts';
import type { UnlessSaid } from '../unless-said.ts';
import { isDue, type MeetingDates } from '../when-said.ts';
import type { ActionColumn } from './action-columns.ts';
import { type CellParagraph, type CellRead, type GridRow, plainParagraph } from './cells.ts';
import type { Column } from './columns.ts';
import type { Key } from './keys.ts';

/** What rows have in common below a title, or below a row across the table. */
export type Group = {
  section: string | null;
  status: ActionStatus | null;
  owner: string | null;
  /** The day, or the first of the month, of the meeting that raised them. */
  raised: CalendarDate | null;
};

export type RowsAbout = {
  columns: readonly Column<ActionColumn>[];
  group: Group;
  meeting: MeetingDates;
  key: Key;
  /** What holds for rows that name nobody or no day. */
  otherwise?: UnlessSaid;
};

/** The cells of a row that stand in columns of one kind, as one. */
export type Said = {
  text: string;
  paragraphs: readonly CellParagraph[];
  struck: string;
  cells: readonly CellRead[];
};
export type Fields = (kind: ActionColumn | null) => Said;

export const fieldsOf =
  (row: GridRow, columns: readonly Column<ActionColumn>[]): Fields =>
  (kind) => {
    const cells = row.cells.filter((_, column) => columns[column]?.kind === kind);
    return {
      text: cells
        .map(({ text }) => text)
        .filter((text) => text !== '')
        .join(' '),
      struck: cells
        .map(({ struck }) => struck)
        .filter((text) => text !== '')
        .join(' '),
      paragraphs: cells.flatMap(({ paragraphs }) => paragraphs),
      cells,
    };
  };

/** Of a row that is struck through the struck words are those that count; how it stood is not. */
export const struckFields =
  (fields: Fields): Fields =>
  (kind) => {
    const said = fields(kind);
    if (said.text !== '' || kind === 'status' || kind === 'done') return said;
    return {
      ...said,
      text: said.struck,
      struck: '',
      paragraphs: said.paragraphs.map(({ struck, isItem }) => ({ text: struck, struck: '', isItem })),
    };
  };

/** An owner's cell may say by when as well, "JB – 11 June 2026": that is when it is due, where no other cell says. */
export const withDateApart =
  (fields: Fields, columns: readonly Column<ActionColumn>[]): Fields =>
  (kind) => {
    const said = fields(kind);
    if (kind !== 'owner' && kind !== 'due') return said;
    const { text } = fields('owner');
    const at = whenIn(text, columns);
    if (at === null) return said;
    const before = text.slice(0, at).replace(/(?:[\s,;:/(–—-]|\b(?:by|due|on|before))+$/i, '');
    if (kind === 'owner') return { ...said, text: before, paragraphs: [plainParagraph(before)] };
    return said.text !== '' ? said : { ...said, text: text.slice(at).replace(/\)$/, '') };
  };

/** Under "By (2025)" a day or a month that stands without its year is of that one. */
export const withYearHeaded =
  (fields: Fields, columns: readonly Column<ActionColumn>[]): Fields =>
  (kind) => {
    const said = fields(kind);
    const heads = kind === null || !DATED.has(kind) ? [] : columns.filter((column) => column.kind === kind);
    const [year, ...others] = heads.flatMap(({ heading }) => YEAR.exec(heading)?.[0] ?? []);
    if (year === undefined || others.length > 0) return said;
    const text = withYear(said.text, year);
    return text === said.text ? said : { ...said, text, paragraphs: [plainParagraph(text)] };
  };

const DATED: ReadonlySet<ActionColumn> = new Set(['due', 'revised', 'original', 'raised']);
/** Of "2025/26" nothing says which. */
const YEAR = /(?<![\d/–-])20\d{2}(?!\s?[/–-]\s?\d|\d)/;

function withYear(words: string, year: string): string {
  const [, figures, stroke] = /^(\d{1,2}([/.])\d{1,2})$/.exec(words) ?? [];
  if (figures !== undefined) return `${figures}${stroke}${year}`;
  const [date, ...others] = words.length > LONGEST_DATED ? [] : allDates(words);
  const isUndated =
    date?.written.kind === 'day without year' ||
    (date?.written.kind === 'month' && date.written.year === null);
  if (date === undefined || others.length > 0 || !isUndated) return words;
  const end = date.at + date.words.length;
  return `${words.slice(0, end)} ${year}${words.slice(end)}`;
}

/** In characters. */
const LONGEST_DATED = 60;

/** Where in an owner's cell it says when: at a date, or under "Lead / Deadline" at words for one that end it. */
function whenIn(owner: string, columns: readonly Column<ActionColumn>[]): number | null {
  const date = allDates(owner).find(({ written }) => written.kind !== 'month' || written.year !== null);
  if (date !== undefined) return date.at;
  const isOfBoth = columns.some(({ kind, heading }) => kind === 'owner' && SAYS_WHEN.test(heading));
  if (!isOfBoth || owner.length > 120) return null;
  const starts = [...owner.matchAll(/(?<=[\s/(])(?=[\p{L}\d])/gu)].map(({ index }) => index);
  return starts.find((at) => isWhen(owner.slice(at).replace(/[).]+$/, ''))) ?? null;
}

const SAYS_WHEN = /\b(?:when|due|deadlines?|dates?|timescales?|timeframes?|timing|target|completion)\b/i;

const isWhen = (words: string): boolean => isDue(words) || WITHOUT_DATE.test(words);

/** What boards put where a date is asked for and there is none. */
const WITHOUT_DATE =
  /^(?:immediate(?:ly)?|urgent(?:ly)?|as soon as possible|straight ?away|at once|forthwith|rolling|continuous|(?:week|month|quarter|annual|year)ly|daily|(?:by |before )?(?:the )?(?:end of |next |this )(?:the )?(?:\w+ )?(?:term|year|quarter|month|week|visit|season|audit))$/i;
