import type { CalendarDate, Instant } from '../calendar/days.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import { withoutTokens } from '../links/owner-link.ts';
import { toMime } from '../mail/mime.ts';
import { whyNotWrittenTo } from '../mail/only-to.ts';
import type { RawMail, SendOutcome } from '../mail/ses.ts';
import { type Board, eachMailboxOnce } from '../register/board.ts';
import type { Author } from '../register/history.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import type { BoardView } from '../register/view.ts';
import { type Dispatch, type DispatchId, hasUnmarkedReport } from '../reminders/dispatch.ts';
import { datesGoneBy, isPastStopping, type OfficeTurn } from '../reminders/office-turn.ts';
import { sentText } from '../reminders/sent-text.ts';
import type { ToldByName } from '../store/entries.ts';
import type { Asking, Ledger } from '../store/ledger.ts';
import type { Register } from '../store/register.ts';
import { type Content, contentOf, type Sources } from './content.ts';
import { type LastTurn, lastTurnOf } from './planning.ts';
import { markReports } from './reporting.ts';
import { afterLateAnswer, end, isToBeSent, markSending, theService, waitFor } from './transitions.ts';

export type Sender = {
  register: Sources['register'] & Pick<Register, 'boardViewNow'>;
  ledger: Pick<Ledger, 'dispatch' | 'dispatchesOf' | 'known' | 'save' | 'saveSending' | 'turn'>;
  sendMail: (mail: RawMail) => Promise<SendOutcome>;
  /** The address all mail comes from, verified with the mail service. */
  from: string;
  configurationSet: string | undefined;
  /** Who may be written to, by domain or address; everybody when left out, and when nobody is named. */
  onlyTo?: readonly string[];
  links?: Sources['links'];
  printPage?: Sources['printPage'];
  /** What the ledger calls the mail service that is asked. */
  mailService: string;
  now: () => Instant;
  pause: (milliseconds: number) => Promise<void>;
};

/**
 * What was read beforehand, for several mails of a board at once, and may be some moments old by the time it is used. What is
 * written on it is written on condition that it stands; where it does not, it is read afresh.
 */
export type ReadAhead = {
  view?: BoardView | undefined;
  dispatch?: Dispatch | undefined;
  last?: LastTurn | undefined;
};

/** How a try ended: where the dispatch stands now, or that somebody else was first. */
export type SendEnd = { outcome: 'tried' | 'taken by another'; dispatch: Dispatch };

/** The mail service would not take it just now, or the ledger would not keep what it says: in a while it can be tried again. */
export const isHeldUp = (dispatch: Dispatch): boolean =>
  dispatch.state === 'planned' &&
  (dispatch.waitingFor === 'the mail service' || dispatch.waitingFor === 'the ledger');

/** Somebody else wrote to this dispatch, or took its office's turn, since it was read. What they wrote stands. */
class ChangedMeanwhile extends Error {}

/** How often in a row others may write first before it is left to another try. */
const mostOvertaken = 5;

/**
 * Makes up the mail of a dispatch from the register as it stands; writes down at once that the mail service is about to be
 * asked, what it is given, and that the mail has its office's turn of the day; asks it once, and writes down what came of it.
 * Throws when the dispatch or its board does not exist, and when others keep writing first.
 */
export async function sendDispatch(
  sender: Sender,
  board: string,
  id: DispatchId,
  today: CalendarDate,
  { view, ...ahead }: ReadAhead = {},
): Promise<SendEnd> {
  let { dispatch, last } = ahead;
  for (let overtaken = 0; overtaken < mostOvertaken; overtaken += 1) {
    dispatch ??= await dispatchNamed(sender, board, id);
    if (!isToBeSent(dispatch)) return { outcome: 'taken by another', dispatch };
    // Another mail that was on its way when that was read ahead may have failed since.
    if (last === undefined || isHad(last, dispatch, today)) last = await lastTurnOf(sender.ledger, dispatch);
    try {
      return { outcome: 'tried', dispatch: await makeUpAndSend(sender, dispatch, last, today, view) };
    } catch (error) {
      if (!(error instanceof ChangedMeanwhile)) throw error;
    }
    dispatch = undefined;
    last = undefined;
  }
  throw new Error(
    `others kept writing to ${id} of board ${board}, or took its office's turn, and it did not go`,
  );
}

async function dispatchNamed({ ledger }: Sender, board: string, id: DispatchId): Promise<Dispatch> {
  const dispatch = await ledger.dispatch(board, id);
  if (dispatch === undefined) throw new Error(`the ledger of ${board} has no dispatch ${id}`);
  return dispatch;
}

const author = ({ now, mailService }: Sender): Author => theService(now(), mailService);

async function save<T extends Dispatch>({ ledger }: Sender, dispatch: T): Promise<T> {
  if ((await ledger.save(dispatch)) === 'changed meanwhile') throw new ChangedMeanwhile(dispatch.id);
  return dispatch;
}

async function makeUpAndSend(
  sender: Sender,
  dispatch: Dispatch,
  last: LastTurn,
  today: CalendarDate,
  ahead: BoardView | undefined,
): Promise<Dispatch> {
  if (dispatch.cutOff < today) {
    return save(sender, end(dispatch, 'missed', `not sent by ${dispatch.cutOff}`, author(sender)));
  }
  const view = await viewFor(sender, dispatch, ahead);
  if (view === undefined) {
    throw new Error(`dispatch ${dispatch.id} is of board ${dispatch.board}, which is unknown`);
  }
  if (!isWorkingDay(today, closuresOf(view.board))) {
    return save(sender, waitFor(dispatch, 'a working day', `${today} is none`, author(sender)));
  }
  const given = datesGoneBy(last.turn, last.mail, view.meetings, today);
  const content = await contentOf(sender, view, dispatch, today, given);
  switch (content.outcome) {
    case 'nothing left to say':
      return save(sender, end(dispatch, 'cancelled', content.why, author(sender)));
    case 'nobody to write to':
      return save(sender, waitFor(dispatch, 'a contact', content.why, author(sender)));
    case 'mail': {
      if (isHad(last, dispatch, today)) {
        const why = `its office has had its mail of ${today}`;
        return save(sender, waitFor(dispatch, 'another day', why, author(sender)));
      }
      const turn = turnOf(dispatch, last, { givenBefore: given, given: content.dates }, today);
      return sendContent(sender, dispatch, view.board, content, turn, today);
    }
  }
}

/** The board and all that a mail may be about, as it is now that the mail is to be made up. */
function viewFor(
  { register }: Sender,
  { board, owner, refs, alsoCovers, meeting }: Dispatch,
  ahead: BoardView | undefined,
): Promise<BoardView | undefined> {
  const about = { owner, refs: [...refs, ...alsoCovers], meeting: meeting?.id };
  const told: ToldByName = ({ id, error }) => {
    if (id === owner) throw error;
  };
  // The secretary's mails are of all that the board has.
  return register.boardViewNow(board, about, told, owner === null ? undefined : ahead);
}

/** Whether another mail has the office's turn of the day, of which there is one: it went that day, or may have. */
const isHad = ({ turn, mail }: LastTurn, { id }: Dispatch, today: CalendarDate): boolean =>
  turn?.on === today && turn.dispatch !== id && mail !== undefined && isPastStopping(mail);

/** The turn of its office that the mail takes after `last`; the secretary takes none. */
function turnOf(
  { board, owner, id }: Dispatch,
  last: LastTurn,
  dates: Pick<OfficeTurn, 'givenBefore' | 'given'>,
  today: CalendarDate,
): OfficeTurn | undefined {
  if (owner === null) return undefined;
  return { board, owner, on: today, dispatch: id, ...dates, version: (last.turn?.version ?? 0) + 1 };
}

async function sendContent(
  sender: Sender,
  dispatch: Dispatch,
  { name, secretary }: Board,
  { mail, reports, ...named }: Extract<Content, { outcome: 'mail' }>,
  turn: OfficeTurn | undefined,
  today: CalendarDate,
): Promise<Dispatch> {
  const to = eachMailboxOnce(named.to);
  const copies = eachMailboxOnce(named.copies, to);
  const unpermitted = whyNotWrittenTo(
    sender.onlyTo ?? [],
    [...to, ...copies].map(({ email }) => email),
  );
  if (unpermitted) return save(sender, waitFor(dispatch, 'leave to write', unpermitted, author(sender)));
  const at = sender.now();
  const raw = await toMime(mail, {
    dispatch,
    from: { name, email: sender.from },
    to,
    copies,
    replyTo: eachMailboxOnce(secretary),
    at,
  });
  const addressed = {
    to: to.map(({ email }) => email),
    copies: copies.map(({ email }) => email),
    subject: mail.subject,
  };
  const sending = markSending(dispatch, addressed, reports, today, author(sender));
  const text = sentText(dispatch, { ...mail, text: withoutTokens(mail.text) }, at);
  const notKept = await keepSending(sender, { sending, turn, text });
  if (notKept) return save(sender, waitFor(dispatch, 'the ledger', notKept, author(sender)));
  const answer = await sender.sendMail({
    raw,
    from: sender.from,
    ...addressed,
    dispatch: sending.id,
    board: sending.board,
    configurationSet: sender.configurationSet,
  });
  const after = await keepAnswer(sender, sending, answer);
  if (hasUnmarkedReport(after)) await markReports(sender.ledger, after, author(sender));
  return after;
}

/**
 * Keeps what is about to be asked before anybody is asked to send it, so that no crash hides it and none goes whose text
 * nobody could show: why it could not, where it could not.
 */
async function keepSending({ ledger }: Sender, asking: Asking): Promise<string | undefined> {
  try {
    if ((await ledger.saveSending(asking)) === 'saved') return undefined;
  } catch (error) {
    return `what it says could not be kept: ${error instanceof Error ? error.message : String(error)}`;
  }
  throw new ChangedMeanwhile(asking.sending.id);
}

/** Pauses before each try to write down what the mail service answered: nobody else may ever hear it again. */
const pauses = [0, 200, 1_000, 3_000];

/**
 * Writes down the answer to the try that `asked` was, whoever wrote to the dispatch meanwhile. Throws when the ledger
 * could not be written to at all, which leaves it to the mail service's own events.
 */
async function keepAnswer(
  sender: Sender,
  asked: Parameters<typeof afterLateAnswer>[1],
  answer: SendOutcome,
): Promise<Dispatch> {
  let failure: unknown = new Error(`dispatch ${asked.id} kept changing, and its answer could not be kept`);
  let dispatch: Dispatch | undefined = asked;
  for (const before of pauses) {
    await sender.pause(before);
    try {
      for (let overtaken = 0; overtaken < mostOvertaken; overtaken += 1) {
        dispatch ??= await dispatchNamed(sender, asked.board, asked.id);
        const after = afterLateAnswer(dispatch, asked, answer, author(sender));
        if (after === dispatch || (await sender.ledger.save(after)) === 'saved') return after;
        dispatch = undefined;
      }
    } catch (error) {
      failure = error;
      dispatch = undefined;
    }
  }
  throw failure;
}
