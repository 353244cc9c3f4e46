import { type CalendarDate, dayIn } from '../calendar/days.ts';
import type { Action } from './action.ts';
import type { Board } from './board.ts';

/** When and why what its owner last reported done was not accepted; null of an action that stands otherwise. */
export type SentBack = { on: CalendarDate; reason: string };

/** The words of the line that `reopen` writes. */
const reopened = /^re-opened: (?<reason>[\s\S]+)$/;

export function sentBackOf(
  { status, history }: Action,
  { timeZone }: Pick<Board, 'timeZone'>,
): SentBack | null {
  if (status !== 'open') return null;
  const last = history.findLast(({ changed = [] }) => changed.some(({ field }) => field === 'status'));
  const wasReported = last?.changed?.some(({ field, before }) => field === 'status' && before === 'proposed');
  const reason = reopened.exec(last?.what ?? '')?.groups?.['reason'];
  if (!last || !wasReported || reason === undefined) return null;
  return { on: dayIn(timeZone, last.at), reason };
}
