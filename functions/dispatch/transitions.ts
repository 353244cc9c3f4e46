import { isDeepStrictEqual } from 'node:util';
import { addMinutes, type CalendarDate, type Instant, inWords } from '../calendar/days.ts';
import type { MailEvent, MailEventKind } from '../mail/events.ts';
import { takenInWords } from '../mail/mail-service.ts';
import type { SendOutcome } from '../mail/ses.ts';
import type { Policy } from '../register/board.ts';
import { type Author, type Versioned, withBriefHistory, withStep } from '../register/history.ts';
import {
  type Dispatch,
  type DispatchId,
  type DispatchState,
  fieldsOfEveryState,
  isLeftToPerson,
  isTrouble,
  type PlannedDispatch,
  type Ref,
  reachedNobody,
  reachedSomebody,
  soundDispatch,
} from '../reminders/dispatch.ts';
import { addressesAfter, addressesMeant, subjectNotKept, subjectUnknown, without } from './addresses.ts';

type Of<State extends DispatchState> = Extract<Dispatch, { state: State }>;
export type Addressed = { to: string[]; copies: string[]; subject: string };

export const theServiceItself = 'the service';
/** The service itself at work, at that moment and in that part of it. */
export const theService = (at: Instant, from: string): Author => ({ at, by: theServiceItself, from });

/** A send that has not been answered for this long was cut off: longer than the mail client waits, and clocks differ. */
const cutOffMinutes = 2;

/**
 * Since when a mail is being sent, and until when whoever sends it may still hear more than any person can know, be it that
 * it went or that it did not; undefined where nobody need wait for that.
 */
export function inFlight(dispatch: Dispatch, now: Instant): { since: Instant; until: Instant } | undefined {
  if (dispatch.state !== 'sending') return undefined;
  const { since } = dispatch;
  const until = addMinutes(since, cutOffMinutes);
  return now < until ? { since, until } : undefined;
}

/** What is tried again every morning would grow without end: repeats stand once, so that every ending has room. */
const nextVersion = <T extends Versioned>(thing: T, author: Author, what: string): Dispatch =>
  soundDispatch(withBriefHistory(withStep(thing, author, what)));

/** `dispatch` in another state, holding what that state needs and nothing of the one before. */
function withState(dispatch: Dispatch, state: object, author: Author, what: string): Dispatch {
  const lasting = Object.fromEntries(fieldsOfEveryState.map((name) => [name, dispatch[name]]));
  return nextVersion({ ...(lasting as Versioned), ...state }, author, what);
}

const addressedTo = ({ to, copies, subject }: Addressed): Addressed => ({ to, copies, subject });

const firstEntry = (owed: PlannedDispatch, state: object, author: Author, what: string): Dispatch => {
  const blank = { attempts: 0, reportedIn: null, version: 0, history: [] };
  return nextVersion({ ...owed, ...blank, ...state }, author, what);
};

/** The ledger's first word on a dispatch: it is to be sent; on another day, where its office has had its mail of today. */
export const planned = (
  owed: PlannedDispatch,
  author: Author,
  waitingFor: 'another day' | null = null,
): Dispatch => firstEntry(owed, { state: 'planned', waitingFor }, author, `planned: ${owed.why}`);

const underCover = (coveredBy: DispatchId) =>
  ({ state: 'planned', waitingFor: 'another mail', coveredBy }) as const;

/** The ledger's first word on a dispatch that `cover`, to the same office, says too: it waits to see that one go. */
export const plannedUnder = (cover: DispatchId, owed: PlannedDispatch, author: Author): Dispatch =>
  firstEntry(owed, underCover(cover), author, `planned: ${owed.why}; to be said in ${cover}`);

/** The ledger's first and last word on a dispatch: its time had passed when it was found. */
export const missedUnsent = (owed: PlannedDispatch, why: string, author: Author): Dispatch =>
  firstEntry(owed, { state: 'missed', at: author.at, because: why }, author, `missed: ${why}`);

const notKnownToWhom = { to: [], copies: [], subject: subjectNotKept };

const inDoubt = (addressed: Addressed, because: string, author: Author) =>
  ({ ...addressed, state: 'unknown', at: author.at, because, leftToPerson: true }) as const;

/** What the history says of one whose outcome is not known. */
const notKnown = (why: string): string => `not known whether it was sent: ${why}`;

/** One that may have gone without the ledger's knowing, which was restored to an earlier moment: it is not sent by itself. */
export function doubt(dispatch: Dispatch, why: string, author: Author): Dispatch {
  const wasAsked = dispatch.state === 'sending' || dispatch.state === 'unknown';
  const state = inDoubt(wasAsked ? addressedTo(dispatch) : notKnownToWhom, why, author);
  return withState({ ...dispatch, reportedIn: null }, state, author, notKnown(why));
}

/** The ledger's first word on a dispatch that may have gone so; said in `coveredBy`, where that one went. */
export const doubtful = (
  owed: PlannedDispatch,
  coveredBy: DispatchId | null,
  why: string,
  author: Author,
): Dispatch =>
  firstEntry(owed, { ...inDoubt(notKnownToWhom, why, author), coveredBy }, author, notKnown(why));

/** Whether it waits to be sent, and not for another mail to say it. */
export const isToBeSent = ({ state, coveredBy }: Dispatch): boolean =>
  state === 'planned' && coveredBy === null;

/** One that waited by itself waits for `cover`, to the same office, which says it too. */
export const waitForCover = (dispatch: Dispatch, cover: DispatchId, author: Author): Dispatch =>
  withState({ ...dispatch, coveredBy: cover }, underCover(cover), author, `to be said in ${cover}`);

/**
 * One that waited, for another mail or by itself, is to go, and says what those others would have said. With nobody to
 * write to it waits on for a contact, of which the secretary may be hearing just now.
 */
export const speakFor = (dispatch: Dispatch, alsoCovers: Ref[], author: Author): Dispatch => {
  const stillFor = dispatch.state === 'planned' && dispatch.waitingFor === 'a contact' ? 'a contact' : null;
  return withState(
    { ...dispatch, alsoCovers, coveredBy: null },
    { state: 'planned', waitingFor: stillFor },
    author,
    alsoCovers.length > 0 ? `to be sent, also about ${alsoCovers.join(', ')}` : 'to be sent by itself',
  );
};

/**
 * One that ended is to be sent after all, by another last day where its own has passed. What the secretary was told of it
 * is past with that, but for what she was told of its coming back.
 */
export function sendAgain(
  dispatch: Dispatch,
  {
    alsoCovers = dispatch.alsoCovers,
    cutOff = dispatch.cutOff,
  }: { alsoCovers?: Ref[]; cutOff?: CalendarDate },
  why: string,
  author: Author,
): Dispatch {
  const reportedIn = dispatch.cameBack.length > 0 ? dispatch.reportedIn : null;
  const again = { ...dispatch, alsoCovers, cutOff, reportedIn, coveredBy: null };
  const by = cutOff === dispatch.cutOff ? '' : `, by ${inWords(cutOff)}`;
  return withState(again, { state: 'planned', waitingFor: null }, author, `to be sent again${by}: ${why}`);
}

/**
 * What becomes of a dispatch that waits for `cover` to say it, now that this one went: it need not go, where `cover` went
 * by its last day. Otherwise the same dispatch.
 */
export function afterCover(
  dispatch: Dispatch,
  cover: Dispatch | undefined,
  today: CalendarDate,
  author: Author,
): Dispatch {
  if (cover === undefined || !reachedSomebody(cover)) return dispatch;
  const on = cover.askedOn ?? today;
  return on <= dispatch.cutOff
    ? end(dispatch, 'cancelled', `said in ${cover.id} on ${inWords(on)}`, author)
    : end(dispatch, 'missed', `said only on ${inWords(on)}, in ${cover.id}`, author);
}

/**
 * Written before the mail service is called, so that no crash can hide that it may have been. What the secretary was
 * told of this dispatch is past with it, but for what she was told of its coming back: should it now go wrong, that is
 * news.
 */
export const markSending = (
  dispatch: Dispatch,
  addressed: Addressed,
  reports: DispatchId[],
  today: CalendarDate,
  author: Author,
): Of<'sending'> => {
  const state = { ...addressedTo(addressed), state: 'sending', since: author.at };
  const asked = { attempts: dispatch.attempts + 1, sentVia: author.from, askedOn: today };
  const reportedIn = dispatch.cameBack.length > 0 ? dispatch.reportedIn : null;
  const cameBack = without(dispatch.cameBack, [...addressed.to, ...addressed.copies]);
  const addresses = { cameBack, cameBackForNow: [], takenBy: [] };
  const counted = { ...dispatch, ...asked, ...addresses, reports, reportedIn };
  const what = `asking the mail service to send it to ${addressed.to.join(', ')}`;
  return withState(counted, state, author, what) as Of<'sending'>;
};

export type WaitingFor = NonNullable<Of<'planned'>['waitingFor']>;

/** What the history says of a wait. */
export const waitInWords = (waitingFor: WaitingFor, why: string): string => `waits for ${waitingFor}: ${why}`;

/** Nothing can be sent yet, and nothing was: it waits, and the first sweep that can sends it. */
export const waitFor = (dispatch: Dispatch, waitingFor: WaitingFor, why: string, author: Author): Dispatch =>
  withState(dispatch, { state: 'planned', waitingFor }, author, waitInWords(waitingFor, why));

/**
 * It will not be sent: nothing is left to say, its time has passed, or it was refused for good. That one which came back
 * is missed when it was to be sent again is news, whatever the secretary was told of it before.
 */
export function end(
  dispatch: Dispatch,
  state: 'cancelled' | 'missed' | 'failed',
  why: string,
  author: Author,
): Dispatch {
  const isNews = state === 'missed' && dispatch.cameBack.length > 0;
  const ended = isNews ? { ...dispatch, reportedIn: null } : dispatch;
  return withState(ended, { state, at: author.at, because: why }, author, `${state}: ${why}`);
}

/** What the mail service's answer, or its silence, makes of a dispatch of which nobody knew yet whether it went. */
function afterAnswer(dispatch: Of<'sending' | 'unknown'>, answer: SendOutcome, author: Author): Dispatch {
  const addressed = addressedTo(dispatch);
  switch (answer.outcome) {
    case 'accepted': {
      const { messageId } = answer;
      const state = { ...addressed, state: 'sent', at: author.at, messageId };
      const what = `${takenInWords(dispatch.sentVia)}, as mail ${messageId}`;
      return withState(withMail(dispatch, messageId), state, author, what);
    }
    case 'refused for now':
      return waitFor(dispatch, 'the mail service', answer.why, author);
    case 'refused for good':
      return end({ ...dispatch, reportedIn: null }, 'failed', answer.why, author);
    case 'unknown': {
      if (dispatch.state === 'unknown') return dispatch;
      const state = { ...addressed, state: 'unknown', at: author.at, because: answer.why };
      return withState(dispatch, state, author, notKnown(answer.why));
    }
  }
}

/**
 * What the answer to the try that `asked` was makes of a dispatch that others may have written to since then. That the
 * mail was taken is evidence, whatever they wrote; that it was not counts where nobody knew.
 */
export function afterLateAnswer(
  dispatch: Dispatch,
  asked: Of<'sending'>,
  answer: SendOutcome,
  author: Author,
): Dispatch {
  const isOpen = dispatch.state === 'sending' || dispatch.state === 'unknown';
  if (isOpen && dispatch.attempts === asked.attempts) return afterAnswer(dispatch, answer, author);
  return answer.outcome === 'accepted'
    ? afterTaken(dispatch, addressedTo(asked), { messageId: answer.messageId, at: author.at }, author)
    : dispatch;
}

/** The mail service has it, as that mail, whatever is known of its fate; the same dispatch where that is known. */
function afterTaken(
  dispatch: Dispatch,
  addressed: Addressed,
  { messageId, at }: Pick<MailEvent, 'messageId' | 'at'>,
  author: Author,
): Dispatch {
  if (dispatch.mails.includes(messageId)) return dispatch;
  const known = withMail(dispatch, messageId);
  if (numberOf(dispatch) !== null) return nextVersion(known, author, twice(messageId));
  const what = `${takenInWords(dispatch.sentVia)}, as mail ${messageId}`;
  if (weight.indexOf(dispatch.state) > weight.indexOf('sent')) {
    return nextVersion({ ...known, messageId }, author, what);
  }
  return withState(known, { ...addressed, state: 'sent', at, messageId }, author, what);
}

/** The number of the mail whose fate its state tells; null where it tells of none. */
const numberOf = (dispatch: Dispatch): string | null => ('messageId' in dispatch ? dispatch.messageId : null);

/** A mail of which the ledger knows, and after which the dispatch was to be sent again. */
const isEarlierMail = (dispatch: Dispatch, mail: string | null): boolean =>
  mail !== null && dispatch.mails.includes(mail) && numberOf(dispatch) !== mail && !dispatch.wentTwice;

/** A mail of which the ledger did not know, beside the one whose fate it tells. */
const isAnotherMail = (dispatch: Dispatch, mail: string | null): mail is string => {
  const told = numberOf(dispatch);
  return mail !== null && told !== null && ![told, ...dispatch.mails].includes(mail);
};

const twice = (mail: string): string => `went twice: the mail service has it as mail ${mail} too`;

/** That it went twice the secretary is told, whatever she was told of it before. */
function withMail<T extends Dispatch>(dispatch: T, mail: string | null): T {
  if (mail === null || dispatch.mails.includes(mail) || numberOf(dispatch) === mail) return dispatch;
  const known = { ...dispatch, mails: [...dispatch.mails, mail] };
  if (!isAnotherMail(dispatch, mail)) return known;
  return { ...known, wentTwice: true, reportedIn: dispatch.kind === 'problems' ? dispatch.reportedIn : null };
}

/** Evidence may only make the known end worse: one of several addresses that bounced outweighs those that took it. */
const evidenceState: Record<Exclude<MailEventKind, 'rejected'>, DispatchState> = {
  taken: 'sent',
  delayed: 'sent',
  delivered: 'delivered',
  suppressed: 'suppressed',
  'bounced for now': 'bounced',
  bounced: 'bounced',
  complained: 'complained',
};
const weight: readonly DispatchState[] = ['sent', 'delivered', 'suppressed', 'bounced', 'complained'];
const isGraver = (one: DispatchState, other: DispatchState): boolean =>
  weight.indexOf(one) > weight.indexOf(other);

/** What is said of a mail, with its number where one is known. */
type Evidence = Pick<MailEvent, 'kind' | 'recipients' | 'unread' | 'at' | 'why'> & {
  messageId: string | null;
};
/** A mail that reports and of which it is news whether it reached anybody: what it reported is to be marked anew. */
const withReportsToMark = (before: Dispatch, after: Dispatch): Dispatch =>
  after.reports.length > 0 && reachedNobody(before) !== reachedNobody(after)
    ? { ...after, reportedIn: null }
    : after;

/**
 * What the mail service's own event makes of a dispatch; the same dispatch when it tells nothing new. A mail that the
 * service took went, though the ledger, restored to an earlier day, knows of no try. An event that names only
 * addresses which the mail was not written to is noted, and tells nothing of it.
 */
export const afterEvidence = (dispatch: Dispatch, event: MailEvent, author: Author): Dispatch =>
  withReportsToMark(dispatch, settledBy(dispatch, event, author));

function settledBy(dispatch: Dispatch, event: Evidence, author: Author): Dispatch {
  if (isEarlierMail(dispatch, event.messageId)) return dispatch;
  const meant = addressesMeant(dispatch, event);
  if (meant === undefined) return noteStrangers(dispatch, event, author);
  if (event.kind !== 'rejected') return afterWordOf(dispatch, event, event.kind, meant, author);
  if (dispatch.attempts === 0) return dispatch;
  const settled = dispatch.state === 'failed' || ![null, event.messageId].includes(numberOf(dispatch));
  return settled ? dispatch : end(dispatch, 'failed', event.why, author);
}

/** Once, however often it is told. */
function noteStrangers(dispatch: Dispatch, { recipients, why }: Evidence, author: Author): Dispatch {
  const what = `not counted, for it was not written to ${recipients.join(', ')}: ${why}`;
  return dispatch.history.some((change) => change.what === what)
    ? dispatch
    : nextVersion(dispatch, author, what);
}

function afterWordOf(
  dispatch: Dispatch,
  { messageId, at, why }: Evidence,
  kind: Exclude<MailEventKind, 'rejected'>,
  meant: string[],
  author: Author,
): Dispatch {
  const addresses = addressesAfter(dispatch, kind, meant);
  const isAllOut =
    kind === 'bounced for now' && meant.length > 0 && without(meant, dispatch.takenBy).length === 0;
  const said = isAllOut ? 'delivered' : evidenceState[kind];
  const wasOnlyOut = dispatch.cameBack.length > 0 && addresses.cameBack.length === 0;
  const isAnother = (wasOnlyOut && dispatch.state === 'bounced') || isGraver(said, dispatch.state);
  const isBack = addresses.cameBack.length > dispatch.cameBack.length;
  const isNew = isBack && dispatch.kind !== 'problems' && !isTrouble(dispatch);
  const heard = { ...dispatch, ...addresses, reportedIn: isNew ? null : dispatch.reportedIn };
  const known = withMail(heard, messageId);
  if (!isAnother && known.mails === dispatch.mails && isDeepStrictEqual(heard, dispatch)) return dispatch;
  const number = numberOf(dispatch) ?? messageId;
  const standing = said === 'sent' ? takenInWords(dispatch.sentVia) : said;
  const word = `${standing} (${meant.length > 0 ? meant.join(', ') : 'no address named'}): ${why}`;
  const what = isAnotherMail(dispatch, messageId) ? `${twice(messageId)}; ${word}` : word;
  if (!isAnother) {
    return nextVersion({ ...known, ...('to' in dispatch && { messageId: number }) }, author, what);
  }
  const addressed =
    'to' in dispatch && dispatch.subject !== subjectNotKept
      ? addressedTo(dispatch)
      : { to: meant, copies: [], subject: subjectUnknown };
  const state = { ...addressed, state: said, at, messageId: number };
  return withState(known, said === 'sent' ? state : { ...state, because: why }, author, what);
}

/**
 * What a person's own mailbox shows: the mail came back from those addresses, which counts as if the mail service had said
 * so. Undefined where it is known to have come back from all of them.
 */
export function afterCameBack(
  dispatch: Dispatch,
  recipients: string[],
  why: string,
  author: Author,
): Dispatch | undefined {
  if (without(recipients, dispatch.cameBack).length === 0) return undefined;
  const said = { kind: 'bounced', messageId: numberOf(dispatch), recipients, at: author.at, why } as const;
  return withReportsToMark(dispatch, settledBy(dispatch, said, author));
}

/** Somebody who found out says whether the mail went. Undefined where that is already known. */
export function afterStatement(
  dispatch: Dispatch,
  went: boolean,
  why: string,
  today: CalendarDate,
  author: Author,
): Dispatch | undefined {
  if (dispatch.state !== 'unknown' && dispatch.state !== 'sending') return undefined;
  if (!went) return againOrEnd(dispatch, `not sent, says ${author.by}: ${why}`, 'missed', today, author);
  const state = { ...addressedTo(dispatch), state: 'sent', at: author.at, messageId: null };
  return withState(dispatch, state, author, `sent, says ${author.by}: ${why}`);
}

function againOrEnd(
  dispatch: Dispatch,
  why: string,
  ending: 'missed' | 'failed',
  today: CalendarDate,
  author: Author,
): Dispatch {
  return today <= dispatch.cutOff
    ? withState(dispatch, { state: 'planned', waitingFor: null }, author, `to be sent again: ${why}`)
    : end(dispatch, ending, why, author);
}

/**
 * What time alone makes of a dispatch under way. One cut off while being sent is `unknown`; one unknown for longer
 * than the board's policy bears, with no evidence from the mail service, is sent again if the policy says so, and the
 * ledger says that it may have gone twice; one left to a person who has not spoken by the cut-off has failed; one not
 * sent by its cut-off is `missed`. Otherwise the same dispatch.
 */
export function afterDeadlines(
  dispatch: Dispatch,
  policy: Policy,
  today: CalendarDate,
  author: Author,
): Dispatch {
  if (dispatch.state === 'sending' || dispatch.state === 'unknown') {
    const since = dispatch.state === 'sending' ? dispatch.since : dispatch.at;
    const waited = (minutes: number): boolean => addMinutes(since, minutes) <= author.at;
    if (waited(policy.unknownAfterMinutes)) {
      const why = `no evidence in ${policy.unknownAfterMinutes} minutes that it went, though it may have`;
      if (policy.unknownThen === 'send again' && !isLeftToPerson(dispatch))
        return againOrEnd(dispatch, why, 'failed', today, author);
      if (dispatch.cutOff < today) return end(dispatch, 'failed', `${why}, and nobody said`, author);
    }
    if (dispatch.state === 'sending' && waited(cutOffMinutes)) {
      return afterAnswer(dispatch, { outcome: 'unknown', why: 'cut off while it was being sent' }, author);
    }
    return dispatch;
  }
  if (dispatch.state === 'planned' && dispatch.cutOff < today) {
    return end(dispatch, 'missed', `not sent by ${dispatch.cutOff}`, author);
  }
  return dispatch;
}

/** The secretary has been told of this trouble in that mail. */
export const markReported = (dispatch: Dispatch, reportedIn: Dispatch['id'], author: Author): Dispatch =>
  nextVersion({ ...dispatch, reportedIn }, author, `the secretary was told, in ${reportedIn}`);

/** The secretary has not been told of this trouble: that mail, which reported it, reached nobody. */
export const markNotReported = (dispatch: Dispatch, { id, state }: Dispatch, author: Author): Dispatch =>
  nextVersion(
    { ...dispatch, reportedIn: null },
    author,
    `the secretary was not told: ${id} ${state === 'failed' ? 'failed' : 'came back'}`,
  );

/** A mail that reported troubles and reached nobody: all of them say so. */
export const markReachedNobody = (mail: Dispatch, author: Author): Dispatch =>
  nextVersion({ ...mail, reportedIn: mail.id }, author, 'told nobody: what it reported is reported anew');
