import type { CalendarDate } from '../calendar/days.ts';
import { type Board, boardEndInWords } from './board.ts';
import { type Author, withChange } from './history.ts';
import { type Refusal, refusal } from './refusal.ts';

export type BoardTransition = { outcome: 'done'; board: Board } | Refusal<'already ended' | 'not ended'>;

type Ending = { on: CalendarDate; reason: string };

/** The board meets no more from that day on, which may be one to come. Refused for one that has ended already. */
export function endBoard(board: Board, ended: Ending, today: CalendarDate, author: Author): BoardTransition {
  if (board.ended !== null) {
    return refusal('already ended', `board ${board.id} ${boardEndInWords(board, today)} already`);
  }
  const after = { ...board, ended };
  const what = `${boardEndInWords(after, today)}: ${ended.reason}`;
  return { outcome: 'done', board: withChange(board, after, author, what) };
}

/** It meets after all, or again: who owes it something is reminded from now on. */
export function reopenBoard(board: Board, reason: string, author: Author): BoardTransition {
  if (board.ended === null) return refusal('not ended', `board ${board.id} has not ended`);
  const meets = { ...board, ended: null, meetsSince: author.at };
  return { outcome: 'done', board: withChange(board, meets, author, `re-opened: ${reason}`) };
}

/** Nobody is let in any more by the links for its chair that were given until now. */
export function endChairLinks(board: Board, reason: string, author: Author): BoardTransition {
  const chairLinks = { epoch: board.chairLinks.epoch + 1 };
  const what = 'all links for the chair ended';
  return { outcome: 'done', board: withChange(board, { ...board, chairLinks }, author, what, reason) };
}

/** It counts as never added: nothing may hang on it. */
export const removeBoard = (board: Board, removed: Ending, author: Author): Board =>
  withChange(board, { ...board, removed }, author, `removed: ${removed.reason}`);
