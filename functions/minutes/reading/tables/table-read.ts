import type { Table } from '../../../documents/document.ts';
import type { Difference, Unread } from '../../findings.ts';
import type { OtherTable } from './action-columns.ts';
import type { ActionRow } from './action-rows.ts';

/**
 * What a table was read as. One that is 'not read' could be of actions, and all that could be one in it is unread; 'minutes'
 * have who is to act beside them, and are read as prose too.
 */
export type TableRead = {
  table: Table;
  readAs: 'actions' | 'not read' | 'undertakings' | 'minutes' | OtherTable | 'nothing';
  rows: readonly ActionRow[];
  unread: readonly Unread[];
  /** What is in doubt of the table as a whole; a row's own doubts are with the row. */
  differences: readonly Difference[];
  /** Whether it says that there are no actions. */
  nil: boolean;
  /** Whether it says at all how actions stand: what lacks for want of a column is no fault of its rows. */
  hasStatus: boolean;
  /** Whether headings of its own say what its columns are. */
  isHeaded: boolean;
  /** The lines of the notes below it that marks in its cells call for. */
  notes: readonly number[];
};
