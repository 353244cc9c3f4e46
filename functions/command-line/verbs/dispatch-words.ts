import { addMinutes, type CalendarDate, inWords } from '../../calendar/days.ts';
import type { MorningEnd } from '../../dispatch/morning.ts';
import { waitInWords } from '../../dispatch/transitions.ts';
import { isMailbox, takenInWords } from '../../mail/mail-service.ts';
import type { Board } from '../../register/board.ts';
import { ownerName } from '../../register/owner.ts';
import type { BoardView } from '../../register/view.ts';
import { type Dispatch, isUnderWay, type PlannedDispatch } from '../../reminders/dispatch.ts';

/** Whose dispatches they are: the board that owes them, and the offices it writes to. */
type Sender = Pick<BoardView, 'board' | 'owners'>;

/** A dispatch over a few lines: how it stands and for whom, then its subject, then why it was owed. */
export function dispatchInWords(dispatch: Dispatch, sender: Sender): string {
  const subject = 'subject' in dispatch ? [`“${dispatch.subject}”`] : [];
  const because = 'because' in dispatch ? [dispatch.because] : [];
  const rest = [...subject, ...because, ...whyWaiting(dispatch), whyOwed(dispatch)];
  return `  ${`${standing(dispatch)} ${addressee(sender, dispatch)}`}${mailboxes(dispatch)}\n${rest.map((line) => `      ${line}\n`).join('')}`;
}

/** The office a dispatch is for, as a person says it. */
export const addressee = ({ board, owners }: Sender, { owner }: Pick<Dispatch, 'owner'>): string =>
  owner === null ? `the ${board.secretaryTitle}` : ownerName(owners, owner);

/** Which stage it is, and why the dispatch is owed. */
export const whyOwed = ({ stage, why }: PlannedDispatch): string => `${stage}: ${why}`;

function mailboxes(dispatch: Dispatch): string {
  if (!('to' in dispatch)) return '';
  const copied = dispatch.copies.length > 0 ? `, copied to ${dispatch.copies.join(', ')}` : '';
  return ` (${dispatch.to.join(', ')}${copied})`;
}

/** The state of a dispatch; of one that lies in a mailbox on this machine, that it does, for nobody was sent it. */
export const stateInWords = ({ state, sentVia }: Dispatch): string =>
  state === 'sent' ? takenInWords(sentVia) : state;

/** The mail that it waits to be said in; or why the mail service would not take it, or may not be asked to, as the history says last. */
function whyWaiting(dispatch: Dispatch): string[] {
  if (dispatch.state !== 'planned') return [];
  const { waitingFor, coveredBy, history } = dispatch;
  if (coveredBy !== null) return [`to be said in ${coveredBy}`];
  if (waitingFor !== 'the mail service' && waitingFor !== 'leave to write') return [];
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
    case 'claimed':
      return `held by another run until ${dispatch.leaseUntil}:`;
    case 'sending':
    case 'unknown':
      return 'not known whether it went to';
    default:
      return `${dispatch.state}:`;
  }
}

/** The end of one dispatch; or what went wrong with it that nobody expected. */
export const endInWords = (end: MorningEnd, sender: Sender): string =>
  'dispatch' in end
    ? dispatchInWords(end.dispatch, sender)
    : `  ${end.id}: error, ${end.error instanceof Error ? end.error.message : String(end.error)}\n`;

/**
 * What will happen by itself to a dispatch whose outcome is not known, or whose time has passed though no sweep ended
 * it; and what a person can do.
 */
export function leftToDo(dispatch: Dispatch, { policy }: Pick<Board, 'policy'>, today: CalendarDate): string {
  if (dispatch.state !== 'sending' && dispatch.state !== 'unknown') {
    if (!isUnderWay(dispatch) || today <= dispatch.cutOff) return '';
    return `      its last day was ${inWords(dispatch.cutOff)}, and no sweep has ended it: matters sweep says why\n`;
  }
  const since = dispatch.state === 'sending' ? dispatch.since : dispatch.at;
  const then =
    policy.unknownThen === 'send again'
      ? `sent again by the first sweep after ${addMinutes(since, policy.unknownAfterMinutes)} unless evidence comes`
      : 'waits for evidence or for a person';
  return `      ${then}; if you know: matters settle ${dispatch.id} --went | --did-not-go | --came-back --why TEXT\n`;
}
