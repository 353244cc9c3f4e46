import type { CalendarDate } from '../calendar/days.ts';
import type { OwnerLinks } from '../links/owner-link.ts';
import { digestMail } from '../mail/digest-mail.ts';
import type { Mail } from '../mail/mime.ts';
import { type AttachedPapers, actionReportMail, answersMail, problemsMail } from '../mail/secretary-mails.ts';
import { chairSheetInHtml } from '../papers/chair-sheet-file.ts';
import { actionReportFrom, chairSheetFrom, overviewFrom } from '../papers/from-register.ts';
import { overviewPage } from '../papers/overview-layout.ts';
import { programmePaperOf } from '../papers/programme.ts';
import { programmePage } from '../papers/programme-layout.ts';
import { type Board, hasEnded, type Person, secretariesToWriteTo } from '../register/board.ts';
import { meetingById } from '../register/meetings.ts';
import { recipientsOn } from '../register/owner.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import type { BoardView } from '../register/view.ts';
import type { DateGiven } from '../reminders/dates-given.ts';
import { datesGiven, digestFor } from '../reminders/digest.ts';
import type { DigestKind, Dispatch, DispatchId } from '../reminders/dispatch.ts';
import { escalationFor, stepOf } from '../reminders/escalation.ts';
import { gapsIn } from '../reminders/gaps.ts';
import { answersUpTo } from '../reminders/receipts.ts';
import {
  boardEnded,
  hasOthersToCover,
  meetingGone,
  meetingStillStands,
  reasonGone,
} from '../reminders/worth-sending.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Register } from '../store/register.ts';
import { needsReporting } from './reporting.ts';

/** A page by itself, printed as PDF; undefined where that cannot be done just now. */
export type PrintPage = (html: string) => Promise<Uint8Array | undefined>;

export type Sources = {
  register: Pick<Register, 'boardView' | 'closedSince' | 'meetings' | 'meetingsFor'>;
  ledger: Pick<Ledger, 'dispatchesOf' | 'known'>;
  /** Where offices answer by the links of their mails; nowhere when left out. */
  links?: OwnerLinks | undefined;
  /** The chair's sheet goes as a page for any browser when left out. */
  printPage?: PrintPage | undefined;
};

/**
 * What a dispatch says when its mail is made up: what is true then, and not when it was planned. `dates` are those of
 * meetings that it gives to an owner.
 */
export type Content =
  | {
      outcome: 'mail';
      mail: Mail;
      to: Person[];
      copies: Person[];
      reports: DispatchId[];
      dates: DateGiven[];
    }
  | { outcome: 'nothing left to say'; why: string }
  | { outcome: 'nobody to write to'; why: string };

/** Makes up the mail of `dispatch` from the register as it stands, for an owner who goes by the dates `given`. */
export async function contentOf(
  sources: Sources,
  view: BoardView,
  dispatch: Dispatch,
  today: CalendarDate,
  given: readonly DateGiven[] = [],
): Promise<Content> {
  if (hasEnded(view.board, today)) return { outcome: 'nothing left to say', why: boardEnded };
  switch (dispatch.kind) {
    case 'action report':
      return reportToSecretary(sources, view, dispatch, today);
    case 'answers':
      return answersToSecretary(view, dispatch);
    case 'problems':
      return problemsToSecretary(sources, view, dispatch, today);
    default:
      return digestToOwner(sources, view, dispatch, dispatch.kind, today, given);
  }
}

async function digestToOwner(
  { links }: Sources,
  view: BoardView,
  dispatch: Dispatch,
  kind: DigestKind,
  today: CalendarDate,
  given: readonly DateGiven[],
): Promise<Content> {
  const owner = view.owners.find(({ id }) => id === dispatch.owner);
  if (owner === undefined) {
    return { outcome: 'nobody to write to', why: `${dispatch.owner} is not in the register` };
  }
  const digest = digestFor(view, owner, today, given);
  const gone = reasonGone(view, dispatch, kind, digest);
  if (gone !== undefined && !hasOthersToCover(dispatch, digest)) {
    return { outcome: 'nothing left to say', why: gone };
  }
  const { to, copies } = recipientsOn(owner, today);
  if (to.length === 0) {
    return { outcome: 'nobody to write to', why: `${owner.name} has no contact who can be written to` };
  }
  const voice = gone === undefined ? kind : 'digest';
  const step = voice === 'escalation' ? (stepOf(dispatch.stage) ?? 'named') : null;
  const escalation = step && escalationFor(view.board, owner, step, today);
  const refs = [...dispatch.refs, ...dispatch.alsoCovers];
  const page = links ? await links.addressFor(owner, dispatch, today) : null;
  const mail = digestMail(view.board, voice, digest, refs, { escalation, page });
  const dates = datesGiven(view, digest);
  return { outcome: 'mail', mail, to, copies: [...copies, ...(escalation?.told ?? [])], reports: [], dates };
}

const noSecretary = ({ name, secretaryTitle }: Board): Content => ({
  outcome: 'nobody to write to',
  why: `${name} has no ${secretaryTitle} who can be written to`,
});

async function reportToSecretary(
  sources: Sources,
  view: BoardView,
  dispatch: Dispatch,
  today: CalendarDate,
): Promise<Content> {
  if (!meetingStillStands(view, dispatch)) return { outcome: 'nothing left to say', why: meetingGone };
  const { board } = view;
  const to = secretariesToWriteTo(board);
  if (to.length === 0) return noSecretary(board);
  const meeting = meetingById(view.meetings, dispatch.meeting?.id ?? '');
  const [overview, report, sheet] = await Promise.all([
    overviewFrom(sources.register, view, today),
    actionReportFrom(sources.ledger, view, today),
    chairSheetFrom(sources.register, sources.ledger, view, meeting, today),
  ]);
  const programme = view.programme.length === 0 ? null : programmePage(programmePaperOf(view, today));
  // Only this mail has Word files, and their writer would be two fifths of what a sender loads.
  const { pageInWord } = await import('../papers/word.ts');
  const mail = actionReportMail(board, report, {
    overview: await pageInWord(overviewPage(overview)),
    programme: programme && (await pageInWord(programme)),
    chairSheet: await chairSheetAttached(sources, chairSheetInHtml(sheet)),
  });
  return { outcome: 'mail', mail, to, copies: [], reports: [], dates: [] };
}

/** A mail waits for no printer: where that fails, or is none, the page itself goes. */
async function chairSheetAttached(
  { printPage }: Sources,
  html: string,
): Promise<AttachedPapers['chairSheet']> {
  const pdf = await printPage?.(html).catch(() => undefined);
  return pdf ? { format: 'pdf', content: pdf } : { format: 'html', content: new TextEncoder().encode(html) };
}

function answersToSecretary(view: BoardView, { refs, dueOn }: Dispatch): Content {
  const to = secretariesToWriteTo(view.board);
  if (to.length === 0) return noSecretary(view.board);
  const answers = answersUpTo(view, dueOn, closuresOf(view.board)).filter(({ ref }) => refs.includes(ref));
  if (answers.length === 0) {
    return { outcome: 'nothing left to say', why: 'what was answered is not in the register any more' };
  }
  return { outcome: 'mail', mail: answersMail(view.board, answers), to, copies: [], reports: [], dates: [] };
}

async function problemsToSecretary(
  { ledger }: Sources,
  view: BoardView,
  { reports }: Dispatch,
  today: CalendarDate,
): Promise<Content> {
  const troubles = (await ledger.known(view.board.id, reports)).filter(needsReporting);
  if (troubles.length === 0) {
    return { outcome: 'nothing left to say', why: 'what went wrong was put right, or told already' };
  }
  const to = secretariesToWriteTo(view.board);
  if (to.length === 0) return noSecretary(view.board);
  const gaps = gapsIn(view, today).map(({ detail }) => detail);
  const mail = problemsMail(view.board, troubles, gaps, view.owners);
  const told = troubles.map(({ id }) => id);
  return { outcome: 'mail', mail, to, copies: [], reports: told, dates: [] };
}
