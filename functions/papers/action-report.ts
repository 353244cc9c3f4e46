import { type CalendarDate, inWords } from '../calendar/days.ts';
import {
  type Action,
  type ActionRef,
  disclaimerWaiting,
  extensionAsked,
  hasUnmetUndertaking,
  isOwedBy,
  type OpenAction,
  type Owned,
  type Pause,
  type ProposedAction,
  pauseOn,
  type UnmetUndertaking,
} from '../register/action.ts';
import type { Board, EscalationStep } from '../register/board.ts';
import { byDueDate, dueDate, dueNow } from '../register/due.ts';
import { dueRecordOf } from '../register/due-record.ts';
import type { Meeting } from '../register/meeting.ts';
import { nextMeeting } from '../register/meetings.ts';
import type { BoardView } from '../register/view.ts';
import { type Dispatch, type DispatchState, reachedSomebody } from '../reminders/dispatch.ts';
import { stepOf } from '../reminders/escalation.ts';
import { series } from '../words/english.ts';
import { type OfferedLine, offeredItems, type PaperLine, papersForMeeting } from './papers-for-meeting.ts';
import {
  disclaimerInWords,
  dueInWords,
  dueRecordInWords,
  type NextMeeting,
  nextMeetingInWords,
  oneLine,
  ownerInPrint,
  ownersInPrint,
  saidOn,
} from './wording.ts';

/** A step by which something was escalated: "to the deputy of Force on 2 January 2025". */
export type EscalationLine = { step: EscalationStep; on: CalendarDate; inWords: string };

/** One thing that is owed, with who owes it and by when. */
export type ReportLine = {
  ref: ActionRef;
  action: string;
  /** Whose it is, as it was minuted; or by the names of the offices. */
  owner: string;
  /** Of an undertaking, the day of the undertaking. */
  due: CalendarDate | null;
  dueInWords: string;
  overdue: boolean;
  /** The steps by which it was escalated, as mails that went tell, each with its day: the earliest first. */
  escalations: EscalationLine[];
  /** "until 13 January 2025: the figures come out then", of what is neither chased nor escalated; null when it is. */
  paused: string | null;
  /** "first due 2 October 2024, moved twice, carried over at 3 meetings"; null of what was neither. */
  dates: string | null;
  /** "asks for more time until 12 March 2025 (the figures come out in February): to be decided"; null when it does not. */
  moreTime: string | null;
  /** "Force says that it is not its to answer (the figures are not ours): to be decided"; null when no office says so. */
  notOurs: string | null;
};

/** A line whose owner says that it is done: since when, how, who said so, and links that show it. */
export type ClaimedLine = ReportLine & {
  on: CalendarDate;
  onInWords: string;
  how: string;
  saidBy: string | null;
  evidence: string[];
};

/** A line for what a discharge rests on, still to be provided. */
export type UndertakingLine = ReportLine & {
  undertaking: string;
  /** "reported provided on 20 November 2024 by Mo Khan: sent by email"; null while its owner does not say so. */
  reported: string | null;
};

/** A mail that did not do its work. */
type TroubleLine = {
  dispatch: string;
  /** The office that was to have it; null for the secretary. */
  owner: string | null;
  state: DispatchState;
  why: string;
  inWords: string;
};

/** A page for chair, chief executive and secretary before a meeting. Each action stands under one heading only. */
export type ActionReport = {
  board: string;
  heading: string;
  today: CalendarDate;
  todayInWords: string;
  nextMeeting: NextMeeting;
  overdue: ReportLine[];
  /** Due by the next meeting that has a day. */
  due: ReportLine[];
  claimedDone: ClaimedLine[];
  undertakings: UndertakingLine[];
  later: ReportLine[];
  undated: ReportLine[];
  /** What the next meeting that has a day is to consider. */
  papers: PaperLine[];
  /** What another body offers, and waits to be accepted. */
  offered: OfferedLine[];
  /** What stops an owner from being told, each as a sentence. */
  gaps: string[];
  troubles: TroubleLine[];
  /** Says that nothing is owed; null when something is. */
  nothingOwed: string | null;
};

const reportLine =
  (view: BoardView, today: CalendarDate, escalations: readonly Dispatch[]) =>
  (action: Action): ReportLine => {
    const { board, owners, meetings } = view;
    const due = dueDate(dueNow(action), meetings);
    return {
      ref: action.ref,
      action: oneLine(action.text),
      owner: ownersInPrint(owners, action),
      due,
      dueInWords: dueInWords(dueNow(action), meetings),
      overdue: due !== null && due < today,
      escalations: escalationsIn(view, { ...action, due }, escalations),
      paused: pauseInWords(pauseOn(action, today)),
      dates: dueRecordInWords(dueRecordOf(action, meetings, board)),
      moreTime: moreTimeInWords(action, meetings),
      notOurs: notOursInWords(action, owners),
    };
  };

function moreTimeInWords(action: Action, meetings: readonly Meeting[]): string | null {
  const asked = extensionAsked(action);
  if (asked === null) return null;
  const until = dueInWords(asked.until, meetings);
  return `asks for more time until ${until} (${oneLine(asked.reason)}): to be decided`;
}

function notOursInWords(action: Action, owners: BoardView['owners']): string | null {
  const said = disclaimerWaiting(action);
  return said && `${disclaimerInWords(said, owners)}: to be decided`;
}

const providedInWords = ({ proposal }: UnmetUndertaking['discharge']['undertaking']): string | null =>
  proposal &&
  `reported provided ${saidOn(proposal)}: ${oneLine([proposal.how, ...proposal.evidence].join('; '))}`;

/** What mails told of it, of those `sent`: one that was said in a later step's is told by that one. */
function escalationsIn(
  { board, owners }: BoardView,
  action: Owned & Pick<Action, 'ref'> & { due: CalendarDate | null },
  sent: readonly Dispatch[],
): EscalationLine[] {
  const { due } = action;
  if (due === null) return [];
  return sent
    .filter(
      ({ kind, refs, alsoCovers }) => kind === 'escalation' && [...refs, ...alsoCovers].includes(action.ref),
    )
    .filter((mail) => mail.owner !== null && isOwedBy(action, mail.owner) && reachedSomebody(mail))
    .flatMap((mail) => {
      const step = stepOf(mail.stage);
      if (step === undefined) return [];
      const on = mail.askedOn ?? mail.dueOn;
      if (on <= due) return [];
      const office = ownerInPrint(owners, mail.owner ?? action.owner);
      return [{ step, on, inWords: `${stepInWords(board, step, office)} on ${inWords(on)}` }];
    })
    .sort((one, other) => one.on.localeCompare(other.on));
}

function stepInWords({ policy, secretaryTitle }: Board, step: EscalationStep, office: string): string {
  switch (step) {
    case 'deputy':
      return `to the deputy of ${office}`;
    case 'named':
      return policy.escalateTo.length === 0 ? `to the ${secretaryTitle}` : 'to those whom the policy names';
    case 'attend':
      return `with ${office} asked to attend`;
  }
}

const pauseInWords = (pause: Pause | null): string | null =>
  pause && `until ${inWords(pause.until)}: ${oneLine(pause.reason)}`;

const becameOf: Record<DispatchState, string> = {
  planned: 'has not been sent yet',
  sending: 'is being sent',
  unknown: 'may or may not have been sent',
  sent: 'was sent, and nobody knows whether it arrived',
  delivered: 'was delivered',
  bounced: 'was refused by the mailbox',
  complained: 'was reported as unwanted',
  suppressed: 'was held back by the mail service',
  cancelled: 'was not needed any more',
  missed: 'was not sent in time',
  failed: 'could not be sent',
};

function whyTrouble(dispatch: Dispatch): string {
  if ('because' in dispatch) return dispatch.because;
  if (dispatch.state === 'sending') return 'the mail service has not answered';
  return dispatch.wentTwice ? `the mail service took it as ${series(dispatch.mails)}` : noContact;
}

const became = ({ wentTwice, state }: Dispatch): string =>
  wentTwice ? `was sent twice, and ${becameOf[state]}` : becameOf[state];

/** The one trouble that has not ended: it waits. */
const noContact = 'there is no contact who can be written to';

/** What became of a mail that did not do its work. */
export function troubleLine(
  { board, owners }: Pick<BoardView, 'board' | 'owners'>,
  dispatch: Dispatch,
): TroubleLine {
  const owner = dispatch.owner === null ? null : ownerInPrint(owners, dispatch.owner);
  const why = oneLine(whyTrouble(dispatch));
  const stage = dispatch.stage.replaceAll('-', ' ') === dispatch.kind ? '' : ` (${dispatch.stage})`;
  const mail = `The ${dispatch.kind}${stage} to ${owner ?? `the ${board.secretaryTitle}`}`;
  return {
    dispatch: dispatch.id,
    owner,
    state: dispatch.state,
    why,
    inWords: `${mail}, due on ${inWords(dispatch.dueOn)}, ${became(dispatch)}: ${why}`,
  };
}

const isOpen = (action: Action): action is OpenAction => action.status === 'open';
const isProposed = (action: Action): action is ProposedAction => action.status === 'proposed';

/**
 * What chair, chief executive and secretary should know before the next meeting. Something due on `today` itself is
 * not overdue yet; where no meeting has a day, what is not overdue is later.
 */
export function actionReport(
  view: BoardView,
  today: CalendarDate,
  {
    gaps,
    troubles,
    escalations = [],
  }: { gaps: readonly string[]; troubles: readonly Dispatch[]; escalations?: readonly Dispatch[] },
): ActionReport {
  const meetingDay = nextMeeting(view.meetings, today)?.date ?? '';
  const line = reportLine(view, today, escalations);
  const open = view.actions.filter(isOpen).map(line).sort(byDueDate);
  const claimed = (action: ProposedAction): ClaimedLine => ({
    ...line(action),
    on: action.proposal.on,
    onInWords: inWords(action.proposal.on),
    how: oneLine(action.proposal.how),
    saidBy: action.proposal.saidBy,
    evidence: action.proposal.evidence,
  });
  const promised = (action: UnmetUndertaking): UndertakingLine => ({
    ...line(action),
    undertaking: oneLine(action.discharge.undertaking.text),
    reported: providedInWords(action.discharge.undertaking),
  });
  const claimedDone = view.actions.filter(isProposed).map(claimed).sort(byDueDate);
  const undertakings = view.actions.filter(hasUnmetUndertaking).map(promised).sort(byDueDate);
  const toCome = open.filter(({ due, overdue }) => due !== null && !overdue);
  return {
    board: oneLine(view.board.name),
    heading: 'Action report',
    today,
    todayInWords: inWords(today),
    nextMeeting: nextMeetingInWords(view.meetings, today),
    overdue: open.filter(({ overdue }) => overdue),
    due: toCome.filter(({ due }) => due !== null && due <= meetingDay),
    claimedDone,
    undertakings,
    later: toCome.filter(({ due }) => due !== null && due > meetingDay),
    undated: open.filter(({ due }) => due === null),
    papers: papersForMeeting(view, today),
    offered: offeredItems(view),
    gaps: [...gaps],
    troubles: troubles.map((dispatch) => troubleLine(view, dispatch)),
    nothingOwed:
      open.length + claimedDone.length + undertakings.length === 0
        ? 'There are no open actions and no undertakings to be met.'
        : null,
  };
}
