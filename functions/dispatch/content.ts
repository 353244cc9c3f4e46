import { addDays, type CalendarDate } from '../calendar/days.ts';
import { actionReportMail, digestMail, problemsMail } from '../mail/compose.ts';
import type { Mail } from '../mail/mime.ts';
import { actionReport } from '../papers/action-report.ts';
import { overviewOf } from '../papers/overview.ts';
import { overviewWord } from '../papers/overview-word.ts';
import { escalationContacts, type Person } from '../register/board.ts';
import { hasDate } from '../register/meeting.ts';
import { type Owner, recipientsOn } from '../register/owner.ts';
import { type BoardView, meetingBefore, meetingById } from '../register/view.ts';
import { type Digest, digestFor, owesAnything, presses } from '../reminders/digest.ts';
import { type Dispatch, type DispatchKind, isTrouble, isUntoldTrouble } from '../reminders/dispatch.ts';
import { gapsIn } from '../reminders/gaps.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Register } from '../store/register.ts';

export type Sources = {
  register: Pick<Register, 'closedSince'>;
  ledger: Pick<Ledger, 'dispatchesOf' | 'live'>;
};

/** What a dispatch says when it is claimed, which is what is true then and not when it was planned. */
export type Content =
  | { outcome: 'mail'; mail: Mail; to: Person[]; copies: Person[]; tells: Dispatch[] }
  | { outcome: 'nothing left to say'; why: string }
  | { outcome: 'nobody to write to'; why: string };

/** Makes up the mail of `dispatch` from the register as it stands. */
export async function contentOf(
  sources: Sources,
  view: BoardView,
  dispatch: Dispatch,
  today: CalendarDate,
): Promise<Content> {
  if (!meetingStillStands(view, dispatch)) {
    return { outcome: 'nothing left to say', why: 'the meeting has moved or will not take place' };
  }
  switch (dispatch.kind) {
    case 'action report':
      return reportToSecretary(sources, view, today);
    case 'problems':
      return problemsToSecretary(sources, view, today);
    default:
      return digestToOwner(view, dispatch, dispatch.kind, today);
  }
}

function meetingStillStands({ meetings }: BoardView, { meeting: planned }: Dispatch): boolean {
  if (planned === null) return true;
  const meeting = meetingById(meetings, planned.id);
  return meeting !== undefined && hasDate(meeting) && meeting.date === planned.date;
}

type OwnerMail = Extract<DispatchKind, 'digest' | 'notice' | 'chase' | 'escalation'>;

function digestToOwner(view: BoardView, dispatch: Dispatch, kind: OwnerMail, today: CalendarDate): Content {
  const owner = view.owners.find(({ id }) => id === dispatch.owner);
  if (owner === undefined) {
    return { outcome: 'nobody to write to', why: `${dispatch.owner} is not in the register` };
  }
  const digest = digestFor(view, owner, today);
  if (!stillWorthSaying(dispatch, kind, digest)) {
    return { outcome: 'nothing left to say', why: `${owner.name} has answered everything it was about` };
  }
  const { to, copies } = recipientsOn(owner, today);
  if (to.length === 0) {
    return { outcome: 'nobody to write to', why: `${owner.name} has no contact who can be written to` };
  }
  const escalatedTo = kind === 'escalation' ? escalationContacts(view.board) : [];
  const alsoCopied = [...copies, ...escalatedTo].filter(
    (copy, index, all) => !isAmong(copy, to) && all.findIndex((other) => isAmong(copy, [other])) === index,
  );
  const mail = digestMail(view.board, kind, digest, dispatch.refs);
  return { outcome: 'mail', mail, to, copies: alsoCopied, tells: [] };
}

const isAmong = ({ email }: Person, people: readonly Person[]): boolean =>
  people.some((other) => other.email.toLowerCase() === email.toLowerCase());

/** A digest, while anything presses; the others, while one of the actions they were planned for is still owed. */
function stillWorthSaying({ refs }: Dispatch, kind: OwnerMail, digest: Digest): boolean {
  const { overdue, due, undertakings, later } = digest;
  if (kind === 'digest') return presses(digest);
  const concerned = kind === 'notice' ? [...overdue, ...due, ...undertakings, ...later] : overdue;
  return owesAnything(digest) && concerned.some(({ ref }) => refs.includes(ref));
}

async function reportToSecretary(sources: Sources, view: BoardView, today: CalendarDate): Promise<Content> {
  const { board, meetings } = view;
  const since = meetingBefore(meetings, addDays(today, -1))?.date ?? today;
  const [closed, dispatches] = await Promise.all([
    sources.register.closedSince(board.id, since),
    sources.ledger.dispatchesOf(board.id, { since }),
  ]);
  const gaps = gapsIn(view, today).map(({ detail }) => detail);
  const report = actionReport(view, today, { gaps, troubles: dispatches.filter(isTrouble) });
  const word = await overviewWord(overviewOf(view, today, { openOnly: false, closed }));
  const mail = actionReportMail(board, report, word);
  return { outcome: 'mail', mail, to: board.secretary, copies: [], tells: [] };
}

async function problemsToSecretary(
  { ledger }: Sources,
  view: BoardView,
  today: CalendarDate,
): Promise<Content> {
  const troubles = (await ledger.live(view.board.id)).filter(isUntoldTrouble);
  if (troubles.length === 0) {
    return { outcome: 'nothing left to say', why: 'the secretary has been told already' };
  }
  const gaps = gapsIn(view, today).map(({ detail }) => detail);
  const mail = problemsMail(view.board, troubles, gaps, view.owners);
  return { outcome: 'mail', mail, to: view.board.secretary, copies: [], tells: troubles };
}

/** The office a dispatch is for, as a person says it. */
export const addressee = (owners: readonly Owner[], dispatch: Pick<Dispatch, 'owner'>): string =>
  dispatch.owner === null
    ? 'the secretary'
    : (owners.find(({ id }) => id === dispatch.owner)?.name ?? dispatch.owner);
