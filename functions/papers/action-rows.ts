import type { CalendarDate } from '../calendar/days.ts';
import { type Action, type ActionRef, type ActionStatus, hasUnmetUndertaking } from '../register/action.ts';
import { isOverdue } from '../register/action-standing.ts';
import { dueDate, dueNow } from '../register/due.ts';
import { dueRecordOf } from '../register/due-record.ts';
import type { BoardView } from '../register/view.ts';
import { statusInWords } from './overview.ts';
import type { Sheet } from './page.ts';
import { dueInWords, oneLine, ownersInPrint } from './wording.ts';

/** An action in a list of any: how it stands, and when what is owed under it is due. */
export type ActionRow = {
  ref: ActionRef;
  action: string;
  status: ActionStatus;
  /** “Open”, “Open (reported done)”, “Discharged 02/10/2024, on an undertaking”. */
  statusInWords: string;
  /** Whether its owner let the day of what is owed pass. */
  overdue: boolean;
  /** What is still to be provided, of one that was discharged on it; null of any other. */
  undertaking: string | null;
  /** Whose it is, as it was minuted; or by the names of the offices. */
  owner: string;
  due: CalendarDate | null;
  dueInWords: string;
  /** At how many meetings it was still open; null where the register cannot say. */
  timesCarriedOver: number | null;
};

/** A row for each of the actions, in their order. */
export const actionRows = (
  actions: readonly Action[],
  { board, owners, meetings }: Pick<BoardView, 'board' | 'owners' | 'meetings'>,
  today: CalendarDate,
): ActionRow[] =>
  actions.map((action) => ({
    ref: action.ref,
    action: oneLine(action.text),
    status: action.status,
    statusInWords: statusInWords(action),
    overdue: isOverdue(action, meetings, today),
    undertaking: hasUnmetUndertaking(action) ? oneLine(action.discharge.undertaking.text) : null,
    owner: ownersInPrint(owners, action),
    due: dueDate(dueNow(action), meetings),
    dueInWords: dueInWords(dueNow(action), meetings),
    timesCarriedOver: dueRecordOf(action, meetings, board).carriedOverAt?.length ?? null,
  }));

/** The same for a spreadsheet. */
export const sheetOfActions = (rows: readonly ActionRow[]): Sheet => ({
  columns: [
    ...['Reference', 'Action', 'Status', 'Overdue', 'Owner', 'Due date', 'Due date (ISO)'],
    ...['Times carried over', 'Undertaking'],
  ],
  records: rows.map((row) => [
    ...[row.ref, row.action, row.statusInWords, row.overdue ? 'Yes' : 'No', row.owner, row.dueInWords],
    ...[row.due ?? '', row.timesCarriedOver === null ? 'Not known' : String(row.timesCarriedOver)],
    row.undertaking ?? '',
  ]),
});
