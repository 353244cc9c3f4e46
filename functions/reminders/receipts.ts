import { addDays, type CalendarDate, dayIn, type Instant, inFull } from '../calendar/days.ts';
import { type Closures, workingDaysAfter } from '../calendar/working-days.ts';
import type { Owner } from '../register/owner.ts';
import type { BoardView } from '../register/view.ts';
import { type AnswerGiven, answersGiven, answersInWords, answersSince } from './answers.ts';
import type { PlannedDispatch } from './dispatch.ts';
import { isSendableOrMissed, plannedDispatch } from './planned-dispatch.ts';

/** How many working days the receipt of an answer, or a new link, stays worth sending. */
const receiptWorkingDays = 5;
/** So many days back answers are looked for: as many as those working days take at Christmas. */
const daysReported = 14;

const stampOf = (at: Instant): string => at.replace(/[^0-9TZ]/g, '');

/** A receipt for each answer: nobody answers in an office's name without its hearing of it. */
export function receipts(
  view: BoardView,
  owner: Owner,
  today: CalendarDate,
  closures: Closures,
): PlannedDispatch[] {
  return answersGiven(view, owner, today)
    .map((answer) => {
      const cutOff = workingDaysAfter(answer.on, receiptWorkingDays, closures);
      return { answer, window: { name: 'receipt', dueOn: answer.on, cutOff } };
    })
    .filter(({ answer, window }) => isSendableOrMissed(window, today, answer.on, closures))
    .map(({ answer, window }) =>
      plannedDispatch(view, owner, `${answer.ref}_${stampOf(answer.at)}`, window, {
        kind: 'receipt',
        meeting: null,
        why: `${answer.ref} was answered in the name of ${owner.name} on ${inFull(answer.on)}`,
        about: [answer],
      }),
    );
}

/** What was answered by links up to a working morning, since the one before it. */
export const answersUpTo = (view: BoardView, morning: CalendarDate, closures: Closures): AnswerGiven[] =>
  answersSince(view, addDays(morning, -daysReported)).filter(
    ({ on }) => workingDaysAfter(on, 1, closures) === morning,
  );

/** What offices answered by links is told to the secretary on the next working morning: the board decides on it. */
export function answerReports(view: BoardView, today: CalendarDate, closures: Closures): PlannedDispatch[] {
  const answers = answersSince(view, addDays(today, -daysReported));
  const mornings = [...new Set(answers.map(({ on }) => workingDaysAfter(on, 1, closures)))];
  return mornings.flatMap((morning) => {
    const about = answersUpTo(view, morning, closures);
    const cutOff = workingDaysAfter(morning, receiptWorkingDays, closures);
    const window = { name: 'answers', dueOn: morning, cutOff };
    const [first] = about;
    if (!first || !isSendableOrMissed(window, today, first.on, closures)) return [];
    const why = `offices gave ${answersInWords(about)} by ${inFull(morning)}`;
    const mail = { kind: 'answers', meeting: null, why, about } as const;
    return [plannedDispatch(view, null, morning.replaceAll('-', ''), window, mail)];
  });
}

/** The mail that carries the new link that was asked for. */
export function newLinks(
  view: BoardView,
  owner: Owner,
  today: CalendarDate,
  closures: Closures,
): PlannedDispatch[] {
  const { askedAt } = owner.links;
  if (askedAt === null) return [];
  const on = dayIn(view.board.timeZone, askedAt);
  const window = { name: 'new-link', dueOn: on, cutOff: workingDaysAfter(on, receiptWorkingDays, closures) };
  if (!isSendableOrMissed(window, today, on, closures)) return [];
  const why = `a new link for ${owner.name} was asked for on ${inFull(on)}`;
  return [
    plannedDispatch(view, owner, stampOf(askedAt), window, {
      kind: 'new link',
      meeting: null,
      why,
      about: [],
    }),
  ];
}
