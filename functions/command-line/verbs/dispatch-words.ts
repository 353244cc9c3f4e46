import type { CalendarDate } from '../../calendar/days.ts';
import { dispatchFacts, type Sender, standingInLine, whatFollows } from '../../dispatch/dispatch-words.ts';
import type { MorningEnd } from '../../dispatch/morning.ts';
import type { Board } from '../../register/board.ts';
import type { Dispatch } from '../../reminders/dispatch.ts';

/** A dispatch over a few lines: how it stands and for whom, then its subject, then why it was owed. */
export const dispatchInWords = (dispatch: Dispatch, sender: Sender): string =>
  `  ${standingInLine(dispatch, sender)}\n${dispatchFacts(dispatch)
    .map((line) => `      ${line}\n`)
    .join('')}`;

/** The end of one dispatch; or what went wrong with it that nobody expected. */
export const endInWords = (end: MorningEnd, sender: Sender): string =>
  'dispatch' in end
    ? dispatchInWords(end.dispatch, sender)
    : `  ${end.id}: error, ${end.error instanceof Error ? end.error.message : String(end.error)}\n`;

/** What will happen by itself to a dispatch that is not ended as it should, and the command by which a person ends it. */
export function leftToDo(dispatch: Dispatch, board: Pick<Board, 'policy'>, today: CalendarDate): string {
  const follows = whatFollows(dispatch, board, today);
  if (follows === null) return '';
  const command = follows.canBeSettled
    ? `; if you know: matters settle ${dispatch.id} --went | --did-not-go | --came-back --why TEXT`
    : ': matters sweep says why';
  return `      ${follows.words}${command}\n`;
}
