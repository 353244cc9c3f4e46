import { createHash } from 'node:crypto';
import { addMinutes, type CalendarDate, type Instant } from '../calendar/days.ts';
import { isWorkingDay, workingDaysAfter } from '../calendar/working-days.ts';
import { type Board, hasEnded, type Policy, secretariesToWriteTo } from '../register/board.ts';
import type { Author } from '../register/history.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import type { BoardView } from '../register/view.ts';
import {
  type Dispatch,
  type DispatchId,
  dispatchIdSchema,
  hasUnmarkedReport,
  isNews,
  isUnreportedTrouble,
  type PlannedDispatch,
  reachedNobody,
} from '../reminders/dispatch.ts';
import type { Ledger } from '../store/ledger.ts';
import { doEach, type Failure, throwFailures, toldAlready } from './failures.ts';
import { markNotReported, markReachedNobody, markReported, planned, theService } from './transitions.ts';

type Reporter = { ledger: Pick<Ledger, 'known' | 'live' | 'save'>; now: () => Instant };

/** How many working days word of a trouble stays worth sending to the secretary. */
const problemsWorkingDays = 5;

/** Went wrong, or may have, and the secretary does not know. */
export const needsReporting = (dispatch: Dispatch): boolean =>
  dispatch.reportedIn === null && (isNews(dispatch) || dispatch.state === 'unknown');

/** A dispatch of unknown outcome that is left to a person, who has to be asked. */
const isToBeAsked = (dispatch: Dispatch, policy: Policy, now: Instant): boolean =>
  dispatch.state === 'unknown' &&
  dispatch.owner !== null &&
  dispatch.reportedIn === null &&
  (policy.unknownThen === 'ask' || dispatch.leftToPerson) &&
  addMinutes(dispatch.at, policy.unknownAfterMinutes) <= now;

/**
 * After the sending: enters a mail to the secretary about what went wrong and is not reported yet, and names it to be
 * sent, or as what could not be entered. What another such mail reports, or may have reported, is left to that one; if
 * that one reaches nobody, it is reported anew. While there is no secretary who can be written to, which an alarm and
 * `status` tell, none is entered: each would only be missed. Of a board that has ended, nothing is reported.
 */
export async function enterProblems(
  { ledger, now }: Reporter,
  { board }: BoardView,
  today: CalendarDate,
): Promise<{ toSend: DispatchId[]; failures: Failure[] }> {
  const closures = closuresOf(board);
  if (!isWorkingDay(today, closures) || hasEnded(board, today)) return { toSend: [], failures: [] };
  const live = await ledger.live(board.id, toldAlready);
  const inHand = new Set(live.flatMap((dispatch) => (reachedNobody(dispatch) ? [] : dispatch.reports)));
  const unreported = live.filter(
    (dispatch) =>
      (isUnreportedTrouble(dispatch) || isToBeAsked(dispatch, board.policy, now())) &&
      !inHand.has(dispatch.id),
  );
  if (unreported.length === 0 || secretariesToWriteTo(board).length === 0)
    return { toSend: [], failures: [] };
  const mail = problems(board, unreported, today, workingDaysAfter(today, problemsWorkingDays, closures));
  const failures = await doEach([planned(mail, theService(now(), 'sweep'))], ledger.save);
  return { toSend: failures.length === 0 ? [mail.id] : [], failures };
}

/**
 * Named for the troubles it reports and for whom it goes to, so that two who find the same ones on a day enter one mail;
 * and that one which came back is followed on that day by one to others, if there are any, and by none to the same.
 */
function problems(
  board: Board,
  unreported: readonly Dispatch[],
  today: CalendarDate,
  cutOff: CalendarDate,
): PlannedDispatch {
  const names = unreported.map(({ id, state }) => `${id} ${state}`).sort();
  const readers = secretariesToWriteTo(board)
    .map(({ email }) => email.toLowerCase())
    .sort();
  const mark = createHash('sha256')
    .update([...names, ...readers].join('\n'))
    .digest('hex')
    .slice(0, 12);
  return {
    board: board.id,
    id: dispatchIdSchema.parse(`${board.id}_problems_${today.replaceAll('-', '')}_${mark}`),
    kind: 'problems',
    owner: null,
    meeting: null,
    refs: [...new Set(unreported.flatMap(({ refs }) => refs))],
    alsoCovers: [],
    reports: unreported.map(({ id }) => id),
    stage: 'problems',
    dueOn: today,
    cutOff,
    why: `the ${board.secretaryTitle} does not know yet that ${unreported.length === 1 ? 'a mail' : `${unreported.length} mails`} went wrong`,
  };
}

/**
 * Writes into each trouble that `mail` reported whether the secretary was told of it, and then into its own entry that
 * this is done: cut off in between, the next sweep does it again. The mail is read anew, for word that it came back may
 * have overtaken it. Throws where one could not be written, once all others are.
 */
export async function markReports(
  ledger: Pick<Ledger, 'known' | 'save'>,
  { board, id, reports }: Dispatch,
  author: Author,
): Promise<void> {
  const known = await ledger.known(board, [id, ...reports]);
  const mail = known.find((dispatch) => dispatch.id === id);
  if (mail === undefined || !hasUnmarkedReport(mail)) return;
  const reported = known.filter((dispatch) => dispatch !== mail);
  if (reachedNobody(mail)) await markNoneReported(ledger, mail, reported, author);
  else await markAllReported(ledger, mail, reported, author);
}

/** A trouble that changed meanwhile has its own story by now, and is reported anew if that is still a trouble. */
async function markAllReported(
  ledger: Pick<Ledger, 'save'>,
  mail: Dispatch,
  reported: readonly Dispatch[],
  author: Author,
): Promise<void> {
  const troubles = reported.filter(needsReporting);
  throwFailures(await doEach(troubles, (trouble) => ledger.save(markReported(trouble, mail.id, author))));
  await ledger.save(markReported(mail, mail.id, author));
}

/**
 * What bears no name yet is written too, so that nobody who was about to write that of `mail` still can. What changed
 * meanwhile is left, with `mail` itself, to the next sweep.
 */
async function markNoneReported(
  ledger: Pick<Ledger, 'save'>,
  mail: Dispatch,
  reported: readonly Dispatch[],
  author: Author,
): Promise<void> {
  const troubles = reported.filter((trouble) => trouble.reportedIn === mail.id || needsReporting(trouble));
  let isOvertaken = false;
  const failures = await doEach(troubles, async (trouble) => {
    const saved = await ledger.save(markNotReported(trouble, mail, author));
    if (saved === 'changed meanwhile') isOvertaken = true;
  });
  throwFailures(failures);
  if (!isOvertaken) await ledger.save(markReachedNobody(mail, author));
}
