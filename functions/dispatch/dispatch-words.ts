import { addMinutes, type CalendarDate, type Instant, inWords } from '../calendar/days.ts';
import { isMailbox, takenInWords } from '../mail/mail-service.ts';
import type { Board } from '../register/board.ts';
import { ownerName } from '../register/owner.ts';
import type { BoardView } from '../register/view.ts';
import { type Dispatch, isLeftToPerson, isUnderWay, type PlannedDispatch } from '../reminders/dispatch.ts';
import { type WaitingFor, waitInWords } from './transitions.ts';

/** Whose dispatches they are: the board that owes them, and the offices it writes to. */
export type Sender = Pick<BoardView, 'board' | 'owners'>;

/** How a dispatch stands, for whom it is and in which mailboxes it went, in one line. */
export const standingInLine = (dispatch: Dispatch, sender: Sender): string =>
  `${standing(dispatch)} ${addressee(sender, dispatch)}${mailboxes(dispatch)}`;

/** What else is to be said of a dispatch, a line each: its subject, how it came to that, and why it was owed. */
export function dispatchFacts(dispatch: Dispatch): string[] {
  const subject = 'subject' in dispatch ? [`“${dispatch.subject}”`] : [];
  const because = 'because' in dispatch ? [dispatch.because] : [];
  return [...subject, ...because, ...whyWaiting(dispatch), whyOwed(dispatch)];
}

/** The office a dispatch is for, as a person says it. */
export const addressee = ({ board, owners }: Sender, { owner }: Pick<Dispatch, 'owner'>): string =>
  owner === null ? `the ${board.secretaryTitle}` : ownerName(owners, owner);

/** Which stage it is, and why the dispatch is owed. */
export const whyOwed = ({ stage, why }: PlannedDispatch): string => `${stage}: ${why}`;

function mailboxes(dispatch: Dispatch): string {
  if (!('to' in dispatch) || dispatch.to.length === 0) return '';
  const copied = dispatch.copies.length > 0 ? `, copied to ${dispatch.copies.join(', ')}` : '';
  return ` (${dispatch.to.join(', ')}${copied})`;
}

/** The state of a dispatch; of one that lies in a mailbox on this machine, that it does, for nobody was sent it. */
export const stateInWords = ({ state, sentVia }: Dispatch): string =>
  state === 'sent' ? takenInWords(sentVia) : state;

const waitsWithReason: readonly WaitingFor[] = ['the mail service', 'leave to write', 'the ledger'];

/** The mail that it waits to be said in; or why the mail service would not take it, or could not be asked to, as the history says last. */
function whyWaiting(dispatch: Dispatch): string[] {
  if (dispatch.state !== 'planned') return [];
  const { waitingFor, coveredBy, history } = dispatch;
  if (coveredBy !== null) return [`to be said in ${coveredBy}`];
  if (waitingFor === null || !waitsWithReason.includes(waitingFor)) return [];
  const said = waitInWords(waitingFor, '');
  const last = history.findLast(({ what }) => what.startsWith(said));
  return last === undefined ? [] : [last.what.slice(said.length)];
}

/** How it stands, before the name of whom it is for. */
function standing(dispatch: Dispatch): string {
  switch (dispatch.state) {
    case 'sent':
      return `${stateInWords(dispatch)} ${isMailbox(dispatch.sentVia) ? 'for' : 'to'}`;
    case 'delivered':
      return 'delivered to';
    case 'planned':
      return `waits for ${dispatch.waitingFor ?? 'its turn'}:`;
    case 'sending':
    case 'unknown':
      return 'not known whether it went to';
    default:
      return `${dispatch.state}:`;
  }
}

/**
 * What will happen by itself to a dispatch whose outcome is not known, or that its time has passed though no sweep ended
 * it; null of any other. `canBeSettled` where whoever knows can say whether it went.
 */
export function whatFollows(
  dispatch: Dispatch,
  { policy }: Pick<Board, 'policy'>,
  today: CalendarDate,
): { words: string; canBeSettled: boolean } | null {
  if (dispatch.state !== 'sending' && dispatch.state !== 'unknown') {
    if (!isUnderWay(dispatch) || today <= dispatch.cutOff) return null;
    const words = `its last day was ${inWords(dispatch.cutOff)}, and no sweep has ended it`;
    return { words, canBeSettled: false };
  }
  const since: Instant = dispatch.state === 'sending' ? dispatch.since : dispatch.at;
  const words =
    policy.unknownThen === 'send again' && !isLeftToPerson(dispatch)
      ? `sent again by the first sweep after ${addMinutes(since, policy.unknownAfterMinutes)} unless evidence comes`
      : 'waits for evidence or for a person';
  return { words, canBeSettled: true };
}
