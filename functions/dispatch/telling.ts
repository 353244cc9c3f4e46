import { createHash } from 'node:crypto';
import { addMinutes, type CalendarDate, type Instant } from '../calendar/days.ts';
import { isWorkingDay, workingDaysAfter } from '../calendar/working-days.ts';
import type { Board, Policy } from '../register/board.ts';
import type { Author } from '../register/history.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import type { BoardView } from '../register/view.ts';
import {
  type Dispatch,
  type DispatchId,
  dispatchIdSchema,
  isTrouble,
  isUnreportedTrouble,
  type PlannedDispatch,
} from '../reminders/dispatch.ts';
import type { Ledger } from '../store/ledger.ts';
import { entered, theService, told } from './transitions.ts';

type Teller = { ledger: Pick<Ledger, 'known' | 'live' | 'save'>; now: () => Instant };

/** How many working days word of a trouble stays worth sending to the secretary. */
const problemsWorkingDays = 5;

/** Went wrong, or may have, and the secretary does not know. */
export const isNews = (dispatch: Dispatch): boolean =>
  dispatch.reportedIn === null && (isTrouble(dispatch) || dispatch.state === 'unknown');

/** A dispatch of unknown outcome that the board leaves to a person, who has to be asked. */
const isToBeAsked = (dispatch: Dispatch, policy: Policy, now: Instant): boolean =>
  dispatch.state === 'unknown' &&
  dispatch.owner !== null &&
  dispatch.reportedIn === null &&
  policy.unknownThen === 'ask' &&
  addMinutes(dispatch.at, policy.unknownAfterMinutes) <= now;

/**
 * After the sending: enters a mail to the secretary about what went wrong and is not told yet, and returns its name.
 * What another such mail tells, or may have told, is left to that one; if that one ends badly, it is told anew.
 */
export async function enterProblems(
  { ledger, now }: Teller,
  { board }: BoardView,
  today: CalendarDate,
): Promise<DispatchId | undefined> {
  const closures = closuresOf(board);
  if (!isWorkingDay(today, closures)) return undefined;
  const live = await ledger.live(board.id);
  const inHand = new Set(live.flatMap(({ reports }) => reports));
  const untold = live.filter(
    (dispatch) =>
      (isUnreportedTrouble(dispatch) || isToBeAsked(dispatch, board.policy, now())) &&
      !inHand.has(dispatch.id),
  );
  if (untold.length === 0) return undefined;
  const planned = problems(board, untold, today, workingDaysAfter(today, problemsWorkingDays, closures));
  await ledger.save(entered(planned, theService(now(), 'sweep')));
  return planned.id;
}

/** Named for the troubles it tells of, so that two who find the same ones on a day enter one mail. */
function problems(
  { id: board, secretaryTitle }: Board,
  untold: readonly Dispatch[],
  today: CalendarDate,
  cutOff: CalendarDate,
): PlannedDispatch {
  const names = untold.map(({ id, state }) => `${id} ${state}`).sort();
  const mark = createHash('sha256').update(names.join('\n')).digest('hex').slice(0, 12);
  return {
    board,
    id: dispatchIdSchema.parse(`${board}_problems_${today.replaceAll('-', '')}_${mark}`),
    kind: 'problems',
    owner: null,
    meeting: null,
    refs: [...new Set(untold.flatMap(({ refs }) => refs))],
    alsoCovers: [],
    reports: untold.map(({ id }) => id),
    stage: 'problems',
    dueOn: today,
    cutOff,
    why: `the ${secretaryTitle} does not know yet that ${untold.length === 1 ? 'a mail' : `${untold.length} mails`} went wrong`,
  };
}

/**
 * Writes the name of `mail`, which went, into each trouble it told of, and then into its own entry: cut off in
 * between, the next sweep does it again. A trouble that changed meanwhile has its own story by now, and is told anew
 * if that is still a trouble.
 */
export async function markTold(
  ledger: Pick<Ledger, 'known' | 'save'>,
  mail: Dispatch,
  author: Author,
): Promise<void> {
  for (const trouble of (await ledger.known(mail.board, mail.reports)).filter(isNews)) {
    await ledger.save(told(trouble, mail.id, author));
  }
  await ledger.save(told(mail, mail.id, author));
}
