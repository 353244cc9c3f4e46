import type { CalendarDate } from '../../../calendar/days.ts';
import type { ActionStatus } from '../../findings.ts';
import { allDates } from '../dates.ts';
import type { MeetingDates } from '../when-said.ts';
import type { ActionColumn } from './action-columns.ts';
import type { CellParagraph, CellRead, GridRow } from './cells.ts';
import type { ColourKey } from './colours.ts';
import type { Column } from './columns.ts';

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
  key: ColourKey;
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

/** An owner's cell may say by when as well, "JB – 11 June 2026": its date is the due date, where no other cell gives one. */
export const withDateApart =
  (fields: Fields): Fields =>
  (kind) => {
    const said = fields(kind);
    if (kind !== 'owner' && kind !== 'due') return said;
    const { text } = fields('owner');
    const date = allDates(text).find(({ written }) => written.kind !== 'month' || written.year !== null);
    if (date === undefined) return said;
    const before = text.slice(0, date.at).replace(/(?:[\s,;:/(–—-]|\b(?:by|due|on|before))+$/i, '');
    if (kind === 'owner')
      return { ...said, text: before, paragraphs: [{ text: before, struck: '', isItem: false }] };
    return said.text !== '' ? said : { ...said, text: text.slice(date.at).replace(/\)$/, '') };
  };
