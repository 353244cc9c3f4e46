import * as z from 'zod';
import type { CalendarDate } from '../calendar/days.ts';
import { isWorkingDay, workingDaysAfter } from '../calendar/working-days.ts';
import { contentOf } from '../dispatch/content.ts';
import {
  addressee,
  dispatchFacts,
  standingInLine,
  stateInWords,
  whatFollows,
} from '../dispatch/dispatch-words.ts';
import { throwFailures, toldAlready } from '../dispatch/failures.ts';
import { lastTurnOf, officesWrittenTo, planEach } from '../dispatch/planning.ts';
import { planned } from '../dispatch/transitions.ts';
import { linksToLookAt } from '../links/owner-link.ts';
import { momentInWords } from '../papers/calendar.ts';
import { type HistoryLine, historyLines } from '../papers/history-words.ts';
import type { Board, Person } from '../register/board.ts';
import type { Owner } from '../register/owner.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import { isRemoved } from '../register/taking-back.ts';
import type { BoardView } from '../register/view.ts';
import type { DateGiven } from '../reminders/dates-given.ts';
import { type Dispatch, type DispatchId, isAskedFor, type PlannedDispatch } from '../reminders/dispatch.ts';
import { datesGoneBy } from '../reminders/office-turn.ts';
import type { SentText } from '../reminders/sent-text.ts';
import { countOf, sizeInWords } from '../words/english.ts';
import { findDispatch, listDispatches, type listDispatchesInput } from './dispatches.ts';
import { dayMeant } from './inputs.ts';
import { viewOf } from './naming.ts';
import { type Found, match, type Office } from './office.ts';

/** A mail in a table: to whom, why, and what became of it. */
export type MailRow = {
  id: DispatchId;
  dueOn: CalendarDate;
  to: string;
  stage: string;
  why: string;
  state: Dispatch['state'];
  stateInWords: string;
  subject: string | null;
  mail: Dispatch;
};

/** The mails that were looked for, the latest first, and the owners by which they can be. */
export async function mailTable(
  office: Office,
  input: z.infer<typeof listDispatchesInput>,
): Promise<Found<{ rows: MailRow[]; owners: Owner[] }>> {
  const { register, board } = office;
  const [found, owners] = await Promise.all([listDispatches(office, input), register.owners(board.id)]);
  if (found.outcome === 'refused') return found;
  const rows = found.thing.toReversed().map((mail) => ({
    ...{ id: mail.id, dueOn: mail.dueOn, to: addressee({ board, owners }, mail) },
    ...{ stage: mail.stage, why: mail.why, state: mail.state, stateInWords: stateInWords(mail) },
    ...{ subject: 'subject' in mail ? mail.subject : null, mail },
  }));
  return match({ rows, owners: owners.filter((owner) => !isRemoved(owner)) });
}

/** What a mail says: as it is, or would be, written on a day; or why it would not be. */
export type MailText =
  | { subject: string; text: string; html: string; to: Person[]; copies: Person[]; attachments: string[] }
  | { notWritten: string };

/** What the mail service was given of a mail, and in words when that was, which of several, and how much of it is kept. */
export type MailSaid = { subject: string; text: string; attachments: string[]; standing: string };

/** A mail's whole story, in words. */
export type MailStory = {
  dispatch: Dispatch;
  to: string;
  /** “delivered to Force (owen.pryce@force.example)”. */
  standing: string;
  /** Its subject, how it came to that, and why it was owed. */
  facts: string[];
  /** What happened to it, the earliest first. */
  lines: (HistoryLine & { moment: string })[];
  /** What happens to it by itself, and whether somebody who knows can say that it went; null once it has ended. */
  follows: ReturnType<typeof whatFollows>;
  /** What the mail service was last given, and when; null where it was never asked to send it. */
  said: MailSaid | 'not kept' | null;
  /** What it will say, or would if it were sent, as the register stands; null of one that went, or may have. */
  text: MailText | null;
};

/** One mail: to whom, why, what became of it line by line, and what it says. */
export async function mailStory(office: Office, id: DispatchId): Promise<Found<MailStory>> {
  const { ledger, board, today } = office;
  const found = await findDispatch(office, id);
  if (found.outcome === 'refused') return found;
  const dispatch = found.thing;
  const [view, { turn, mail }] = await Promise.all([viewOf(office), lastTurnOf(ledger, dispatch)]);
  const given = datesGoneBy(turn, mail, view.meetings, today);
  const { history } = dispatch;
  return match({
    dispatch,
    to: addressee(view, dispatch),
    standing: standingInLine(dispatch, view),
    facts: dispatchFacts(dispatch),
    lines: historyLines(history, view).map((line, place) => ({
      ...line,
      moment: momentInWords(board, history[place]?.at ?? office.author.at),
    })),
    follows: whatFollows(dispatch, board, today),
    said: await saidBy(office, dispatch),
    text: 'to' in dispatch ? null : await textOf(office, view, dispatch, given),
  });
}

async function saidBy({ ledger, board }: Office, dispatch: Dispatch): Promise<MailStory['said']> {
  if (!isAskedFor(dispatch)) return null;
  const text = await ledger.sentText(dispatch);
  if (text === undefined) return 'not kept';
  return {
    subject: text.subject,
    text: text.text,
    attachments: text.attachments.map(({ name, bytes }) => `${name} (${sizeInWords(bytes)})`),
    standing: standingOfText(board, dispatch, text),
  };
}

function standingOfText(board: Board, { attempts, state }: Dispatch, { at, cutFrom }: SentText): string {
  return [
    `As the mail service was given it on ${momentInWords(board, at)}.`,
    ...(attempts > 1 ? [`It was asked ${attempts} times; this is what it was given the last time.`] : []),
    ...(state === 'sending' || state === 'unknown' ? ['It is not known whether it went.'] : []),
    ...(cutFrom === null
      ? []
      : [`Only the beginning is kept: the whole had ${countOf(cutFrom, 'character')}.`]),
  ].join(' ');
}

async function textOf(
  office: Pick<Office, 'register' | 'ledger' | 'today'>,
  view: BoardView,
  dispatch: Dispatch,
  given: readonly DateGiven[],
): Promise<MailText> {
  const content = await contentOf({ ...office, links: linksToLookAt }, view, dispatch, office.today, given);
  if (content.outcome !== 'mail') return { notWritten: content.why };
  const { to, copies, mail } = content;
  const attachments = mail.attachments.map(({ filename }) => filename);
  return { subject: mail.subject, text: mail.text, html: mail.html, to, copies, attachments };
}

/** A mail of a morning to come, and what it will say. */
export type MailToCome = { dispatch: PlannedDispatch; to: string; text: MailText };

export const mailsToComeInput = z.strictObject({
  on: dayMeant.optional().describe('The day whose mails they are; the next working day when left out.'),
});

/**
 * What a morning’s mails will say, as the register stands: one an office, as its readers will see it. Nothing is sent.
 * What goes wrong until then is reported to the secretary in one more.
 */
export async function mailsToCome(
  office: Office,
  { on }: z.infer<typeof mailsToComeInput>,
): Promise<Found<{ on: CalendarDate; working: boolean; mails: MailToCome[] }>> {
  const { ledger, board, author, today } = office;
  const closures = closuresOf(board);
  const morning = on ?? workingDaysAfter(today, 1, closures);
  if (!isWorkingDay(morning, closures)) return match({ on: morning, working: false, mails: [] });
  const [view, live] = await Promise.all([viewOf(office), ledger.live(board.id, toldAlready)]);
  const [{ plan, held, failures }, offices] = await Promise.all([
    planEach({ ledger }, view, live, morning),
    officesWrittenTo(ledger, view, morning),
  ]);
  throwFailures(failures);
  const goesBy = new Map(offices.map(({ turn, goesBy }) => [turn.owner, goesBy]));
  const mails = plan.send.map(async (mail) => ({
    dispatch: mail,
    to: addressee(view, mail),
    text: await textOf(
      { ...office, today: morning },
      view,
      { ...(held.get(mail.id) ?? planned(mail, author)), alsoCovers: mail.alsoCovers },
      goesBy.get(mail.owner ?? '') ?? [],
    ),
  }));
  return match({ on: morning, working: true, mails: await Promise.all(mails) });
}
