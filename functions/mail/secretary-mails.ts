import { inFull } from '../calendar/days.ts';
import type { ActionReport, ClaimedLine, ReportLine, UndertakingLine } from '../papers/action-report.ts';
import type { OfferedLine, PaperLine } from '../papers/papers-for-meeting.ts';
import type { Board } from '../register/board.ts';
import { type Owner, ownerName } from '../register/owner.ts';
import { type AnswerGiven, answersInWords } from '../reminders/answers.ts';
import { type Dispatch, type DispatchState, isTrouble } from '../reminders/dispatch.ts';
import { countOf, series, withCapital } from '../words/english.ts';
import { type Entry, mailOf, type Section } from './letter.ts';
import type { Attachment, Mail } from './mime.ts';
import { bare, dayAsOf, subjectOf, toBeProvided, whatToDo } from './phrases.ts';

const inPlainSight = (heading: string, points: string[]): Section[] =>
  points.length === 0 ? [] : [{ heading, note: '', points, table: null }];

const gapsSection = (gaps: string[]): Section[] => inPlainSight('Gaps in the register', gaps);

const fillGaps = 'Fill the gaps listed below: until then somebody may not be told.';

const greeting = ({ secretaryTitle }: Board): string => `To the ${secretaryTitle}`;

const whyYou = (board: Board): string[] => [
  `You get this mail because the register of the ${bare(board.name)} names you as its ${board.secretaryTitle}. A machine wrote it.`,
];

/** The papers that go with the report: in Word, the future work programme only where there is one; and the chair's sheet. */
export type AttachedPapers = {
  overview: Uint8Array;
  programme: Uint8Array | null;
  chairSheet: { format: 'html' | 'pdf'; content: Uint8Array };
};

const inWord = (name: string, { todayInWords }: ActionReport, content: Uint8Array): Attachment => ({
  filename: `${name} as at ${todayInWords}.docx`,
  contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  content,
});

/**
 * The secretary's page before a meeting, with the papers for the pack attached. Sent with nothing owed too, and then
 * says so.
 */
export function actionReportMail(board: Board, report: ActionReport, attached: AttachedPapers): Mail {
  const headline = `action report, ${reportInShort(report).join(', ')}`;
  const letter = {
    subject: subjectOf(board, report.nextMeeting.date, headline),
    from: board.name,
    headline: withCapital(headline),
    greeting: greeting(board),
    opening: reportOpening(report),
    sections: [
      whatToDo(reportSteps(report, attached)),
      ...actionsSection('Overdue', report.overdue.map(reportEntry)),
      ...actionsSection('Due by the next meeting', report.due.map(reportEntry)),
      ...tableSection('Reports for the next meeting', 'Report', 'Paper', report.papers.map(paperEntry)),
      ...tableSection('Offered to the panel', 'Item', 'Meeting', report.offered.map(offeredEntry)),
      ...actionsSection('Reported done', report.claimedDone.map(claimedEntry)),
      ...actionsSection('Undertakings still to be met', report.undertakings.map(undertakingEntry)),
      ...actionsSection('Later', report.later.map(reportEntry)),
      ...actionsSection('With no date', report.undated.map(reportEntry)),
      ...inPlainSight(
        'Mails that did not get through',
        report.troubles.map(({ inWords }) => inWords),
      ),
      ...gapsSection(report.gaps),
    ],
    footer: whyYou(board),
  };
  const { overview, programme, chairSheet } = attached;
  return mailOf(letter, [
    inWord('Overview of Actions', report, overview),
    ...(programme === null ? [] : [inWord('Future work programme', report, programme)]),
    {
      filename: `Sheet for the chair as at ${report.todayInWords}.${chairSheet.format}`,
      contentType: chairSheet.format === 'pdf' ? 'application/pdf' : 'text/html',
      content: chairSheet.content,
    },
  ]);
}

const notIn = (papers: readonly PaperLine[]): PaperLine[] =>
  papers.filter(({ received }) => received === null);

/** "2 due", "1 overdue", "1 reported done", "1 undertaking", "2 reports not in", "1 item offered". */
function reportInShort(report: ActionReport): string[] {
  const { due, overdue, claimedDone, undertakings, papers, offered, nothingOwed } = report;
  const waiting = notIn(papers).length;
  const parts = [
    ...(due.length > 0 ? [`${due.length} due`] : []),
    ...(overdue.length > 0 ? [`${overdue.length} overdue`] : []),
    ...(claimedDone.length > 0 ? [`${claimedDone.length} reported done`] : []),
    ...(undertakings.length > 0
      ? [`${countOf(undertakings.length, 'undertaking')}${lateAmong(undertakings, 'late')}`]
      : []),
    ...(waiting > 0 ? [`${countOf(waiting, 'report')} not in`] : []),
    ...(offered.length > 0 ? [`${countOf(offered.length, 'item')} offered`] : []),
  ];
  return parts.length > 0 ? parts : [nothingOwed ? 'nothing owed' : 'nothing due yet'];
}

function reportOpening(report: ActionReport): string[] {
  const { nextMeeting, nothingOwed, today } = report;
  const meeting =
    nextMeeting.date === null
      ? `The next meeting: ${nextMeeting.inWords}.`
      : `The next meeting is on ${dayAsOf(today, nextMeeting.date)}.`;
  const stand = `This is how things stand on ${inFull(today)}. ${meeting}`;
  const owed = nothingOwed ?? sentence(actionsAtLength(report));
  const programme = programmeAtLength(report);
  return [stand, owed, ...(programme.length > 0 ? [sentence(programme)] : [])];
}

const sentence = (parts: readonly string[]): string => `${withCapital(series(parts))}.`;

/** Things of one kind, and what a sentence says of one of them and of several. */
type Said = [things: readonly unknown[], thing: string, one: string, many: string];

const atLength = (parts: readonly Said[]): string[] =>
  parts
    .filter(([things]) => things.length > 0)
    .map(
      ([things, thing, one, many]) => `${countOf(things.length, thing)} ${things.length === 1 ? one : many}`,
    );

/** " (1 late)", of promises whose day has passed; nothing where there is none. */
function lateAmong(undertakings: readonly UndertakingLine[], inWords: string): string {
  const late = undertakings.filter(({ overdue }) => overdue).length;
  return late > 0 ? ` (${late} ${inWords})` : '';
}

/** What each heading of the report holds of actions, as a sentence says it. */
function actionsAtLength(report: ActionReport): string[] {
  const late = lateAmong(report.undertakings, 'past the day promised');
  return atLength([
    [report.overdue, 'action', 'is overdue', 'are overdue'],
    [report.due, 'action', 'is due by the next meeting', 'are due by the next meeting'],
    [report.claimedDone, 'action', 'is reported done', 'are reported done'],
    [report.undertakings, 'undertaking', `is still to be met${late}`, `are still to be met${late}`],
    [report.later, 'action', 'is due later', 'are due later'],
    [report.undated, 'action', 'has no date', 'have no date'],
  ]);
}

const programmeAtLength = ({ papers, offered }: ActionReport): string[] =>
  atLength([
    [notIn(papers), 'report', 'for the next meeting is not in', 'for the next meeting are not in'],
    [papers.filter(({ received }) => received !== null), 'report', 'is in', 'are in'],
    [
      offered,
      'item',
      'offered to the panel waits to be accepted',
      'offered to the panel wait to be accepted',
    ],
  ]);

/** Whether an owner waits to hear what the board decides of its asking for more time, or of its not being its to answer. */
const isWaiting = (
  { overdue, due, undertakings, later, undated }: ActionReport,
  what: 'moreTime' | 'notOurs',
): boolean => [...overdue, ...due, ...undertakings, ...later, ...undated].some((line) => line[what] !== null);

const reportSteps = (report: ActionReport, { programme }: AttachedPapers): string[] => [
  ...stepsBeforeMeeting(report, programme !== null),
  ...(report.troubles.length > 0 ? ['Tell the offices whose mails did not get through yourself.'] : []),
  ...(report.gaps.length > 0 ? [fillGaps] : []),
];

const stepsBeforeMeeting = (report: ActionReport, hasProgramme: boolean): string[] => [
  `Put the attached Overview of Actions${hasProgramme ? ' and Future work programme' : ''} into the pack.`,
  'Give the attached sheet, which prints on one page, to the chair.',
  ...(notIn(report.papers).length > 0
    ? ['Ask for the reports that are not in, and enter each in the register on the day it comes.']
    : []),
  ...(report.offered.length > 0
    ? ['Accept in the register what is offered to the panel, or move it to another meeting, or withdraw it.']
    : []),
  ...(report.claimedDone.length > 0 || report.undertakings.some(({ reported }) => reported !== null)
    ? [
        'Ask the board whether it accepts what is reported done, and discharge in the register what it accepts.',
      ]
    : []),
  ...(isWaiting(report, 'moreTime')
    ? ['Ask the board whether it gives the more time that is asked for, and enter what it decides.']
    : []),
  ...(isWaiting(report, 'notOurs')
    ? [
        'Put what an office says is not its to answer to another owner in the register, or keep it there and say why.',
      ]
    : []),
];

function tableSection(heading: string, what: string, when: string, entries: Entry[]): Section[] {
  if (entries.length === 0) return [];
  const caption = `${heading}: ${entries.length}`;
  return [{ heading, note: '', points: [], table: { caption, what, when, entries } }];
}

const actionsSection = (heading: string, entries: Entry[]): Section[] =>
  tableSection(heading, 'Action', 'Due', entries);

const paperEntry = ({
  ref,
  item,
  leadInWords,
  paperInWords,
  specialCircumstances: late,
}: PaperLine): Entry => ({
  reference: ref,
  mark: '',
  text: item,
  details: [
    { label: 'Lead', words: leadInWords },
    ...(late === null ? [] : [{ label: 'Late item, by reason of', words: late }]),
  ],
  when: paperInWords,
});

const offeredEntry = ({ ref, item, reason, meetingInWords }: OfferedLine): Entry => ({
  reference: ref,
  mark: '',
  text: item,
  details: reason === null ? [] : [{ label: 'Reason', words: reason }],
  when: meetingInWords,
});

const reportEntry = ({
  ref,
  action,
  owner,
  dueInWords,
  dates,
  moreTime,
  notOurs,
  paused,
  escalations,
}: ReportLine): Entry => ({
  reference: ref,
  mark: '',
  text: action,
  details: [
    { label: 'Owner', words: owner },
    ...(escalations.length === 0
      ? []
      : [{ label: 'Escalated', words: series(escalations.map(({ inWords }) => inWords)) }]),
    ...(paused === null ? [] : [{ label: 'Paused', words: paused }]),
    ...(dates === null ? [] : [{ label: 'History', words: dates }]),
    ...(moreTime === null ? [] : [{ label: 'More time', words: moreTime }]),
    ...(notOurs === null ? [] : [{ label: 'Not its own', words: notOurs }]),
  ],
  when: dueInWords,
});

function claimedEntry(line: ClaimedLine): Entry {
  const entry = reportEntry(line);
  const details = [
    ...entry.details,
    {
      label: 'Reported',
      words: `${line.onInWords}${line.saidBy === null ? '' : `, by ${line.saidBy}`}, ${line.how}`,
    },
    ...line.evidence.map((link) => ({ label: 'Evidence', words: link })),
  ];
  return { ...entry, details };
}

function undertakingEntry(line: UndertakingLine): Entry {
  const entry = reportEntry(line);
  return {
    ...entry,
    text: toBeProvided(line.undertaking),
    details: [
      { label: 'Action', words: line.action },
      ...(line.reported === null ? [] : [{ label: 'Provided', words: line.reported }]),
      ...entry.details,
    ],
    when: line.overdue ? `${entry.when} (passed)` : entry.when,
  };
}

/** What offices answered by the links of their mails since the working day before. */
export function answersMail(board: Board, answers: readonly AnswerGiven[]): Mail {
  const headline = `${answersInWords(answers)} from offices`;
  return mailOf({
    subject: subjectOf(board, null, headline),
    from: board.name,
    headline: withCapital(headline),
    greeting: greeting(board),
    opening: [
      `Offices answered by the links of their mails. Nothing is decided by that: ${answers.length === 1 ? 'it waits' : 'they wait'} for the board.`,
    ],
    sections: [
      whatToDo([
        'Look at each on Today, where it waits: put to the board what is reported done or asked for, and say who answers for what is said to be another’s.',
      ]),
      ...tableSection(
        'Answers',
        'What was answered',
        'On',
        answers.map(({ ref, text, by, what, on }) => ({
          ...{ reference: ref, mark: '', text, when: inFull(on) },
          details: [
            { label: 'Answer', words: withCapital(what) },
            { label: 'By', words: by },
          ],
        })),
      ),
    ],
    footer: whyYou(board),
  });
}

const stepsForOffices = [
  'Tell each office listed below yourself what it owes.',
  'Put the right contact into the register, so that the next mail arrives.',
];

/**
 * Tells the secretary which mails did not do their work, one at least, and the gaps that keep others from being told.
 * The offices are named from `owners`; one that is not among them, by its code.
 */
export function problemsMail(
  board: Board,
  troubles: readonly Dispatch[],
  gaps: string[],
  owners: readonly Owner[],
): Mail {
  const ofOffices = troubles.some(({ owner }) => owner !== null);
  const ofSecretary = troubles.some(({ owner }) => owner === null);
  const failed = `${countOf(troubles.length, 'mail')} did not get through`;
  const headline = gaps.length > 0 ? `${failed}, ${countOf(gaps.length, 'gap')} in the register` : failed;
  return mailOf({
    subject: subjectOf(board, null, headline),
    from: board.name,
    headline,
    greeting: greeting(board),
    opening: [
      ofOffices
        ? 'Until you act, somebody may not know what they owe.'
        : 'Until you act, the board may come to its meeting without its action report.',
    ],
    sections: [
      whatToDo([
        ...(ofOffices ? stepsForOffices : []),
        ...(ofSecretary
          ? [
              'Make up the papers of the action report from the register yourself: the Overview of Actions, and the future work programme if there is one.',
            ]
          : []),
        ...(gaps.length > 0 ? [fillGaps] : []),
      ]),
      ...troublesSection(board, troubles, owners),
      ...gapsSection(gaps),
    ],
    footer: whyYou(board),
  });
}

const becameOf: Record<DispatchState, string> = {
  planned: 'Nobody to write to',
  sending: 'Not sent yet',
  unknown: 'Perhaps not sent',
  sent: 'Sent',
  delivered: 'Delivered',
  bounced: 'Sent back',
  complained: 'Reported as unwanted',
  suppressed: 'Held back',
  cancelled: 'Not needed any more',
  missed: 'Not sent in time',
  failed: 'Refused',
};

function became(dispatch: Dispatch): string {
  if (dispatch.wentTwice) return 'Sent twice';
  return isTrouble(dispatch) || dispatch.cameBack.length === 0
    ? becameOf[dispatch.state]
    : 'Sent back, then sent again';
}

function troublesSection(board: Board, found: readonly Dispatch[], owners: readonly Owner[]): Section[] {
  const troubles = found.toSorted(
    (one, other) => one.dueOn.localeCompare(other.dueOn) || one.id.localeCompare(other.id),
  );
  const entries = troubles.map((dispatch) => troubleEntry(board, dispatch, owners));
  return tableSection('Mails that did not get through', 'Mail', 'Was due', entries);
}

function troubleEntry(board: Board, dispatch: Dispatch, owners: readonly Owner[]): Entry {
  const office = dispatch.owner === null ? board.secretaryTitle : bare(ownerName(owners, dispatch.owner));
  const about = dispatch.refs.length > 0 ? `, about ${series(dispatch.refs)}` : '';
  const addresses = 'to' in dispatch ? [...dispatch.to, ...dispatch.copies] : [];
  return {
    reference: became(dispatch),
    mark: '',
    text: `${withCapital(dispatch.stage.replaceAll('-', ' '))}, to the ${office}${about}`,
    details: [
      { label: 'Why', words: 'because' in dispatch ? dispatch.because : dispatch.why },
      ...(addresses.length > 0 ? [{ label: 'Written to', words: addresses.join(', ') }] : []),
      { label: 'In the ledger', words: dispatch.id },
    ],
    when: inFull(dispatch.dueOn),
  };
}
