import { addDays, type CalendarDate, dayIn, type Instant } from '../calendar/days.ts';
import { isOwedBy } from '../register/action.ts';
import type { Change } from '../register/history.ts';
import type { Owner } from '../register/owner.ts';
import { isToCome } from '../register/programme.ts';
import type { BoardView } from '../register/view.ts';
import { countOf } from '../words/english.ts';
import type { Ref } from './dispatch.ts';

/** What the history of a thing says it came through that was answered by the link of a mail. */
export const byLink = 'link';

/** What somebody answered in an office's name by the link of a mail, on which day, and who it was. */
export type AnswerGiven = { ref: Ref; text: string; at: Instant; on: CalendarDate; by: string; what: string };

/** For so many days the mails to an office say what was answered in its name. */
const daysTold = 14;

const answersIn = (
  { board }: BoardView,
  { ref, text, history }: { ref: Ref; text: string; history: readonly Change[] },
): AnswerGiven[] =>
  history
    .filter(({ from }) => from === byLink)
    .map(({ at, by, what }) => ({ ref, text, at, on: dayIn(board.timeZone, at), by, what }));

/** Whatever of the view can be answered on by an office, or by any: actions and papers, each with its history. */
const answerable = ({ actions, programme }: BoardView, owner: string | null) => [
  ...actions.filter((action) => owner === null || isOwedBy(action, owner)),
  ...programme
    .filter(isToCome)
    .filter(({ lead }) => owner === null || lead === owner)
    .map(({ ref, title, history }) => ({ ref, text: title, history })),
];

const earliestFirst = (one: AnswerGiven, other: AnswerGiven): number => one.at.localeCompare(other.at);

/** What was answered by links on that day or since, whoever it was that answered, the earliest first. */
export const answersSince = (view: BoardView, day: CalendarDate): AnswerGiven[] =>
  answerable(view, null)
    .flatMap((thing) => answersIn(view, thing))
    .filter(({ on }) => on >= day)
    .sort(earliestFirst);

/** What was answered in the office's name within the last days, the earliest first. Whoever owes a thing together answers for all. */
export function answersGiven(view: BoardView, owner: Owner, today: CalendarDate): AnswerGiven[] {
  return answerable(view, owner.id)
    .flatMap((thing) => answersIn(view, thing))
    .filter(({ on }) => addDays(on, daysTold) >= today)
    .sort(earliestFirst);
}

/** "3 answers", "1 answer". */
export const answersInWords = (answers: readonly unknown[]): string => countOf(answers.length, 'answer');
