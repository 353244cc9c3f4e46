import { inFull } from '../calendar/days.ts';
import { capitalised, counted, listed } from '../english.ts';
import type { ActionReport, ClaimedLine, ReportLine, UndertakingLine } from '../papers/action-report.ts';
import type { Board } from '../register/board.ts';
import { type Owner, ownerName } from '../register/owner.ts';
import type { Dispatch, DispatchState } from '../reminders/dispatch.ts';
import { type Entry, type Section, written } from './letter.ts';
import type { Mail } from './mime.ts';
import { bare, dayAsOf, subjectOf, toBeProvided, whatToDo } from './phrases.ts';

const inPlainSight = (heading: string, points: string[]): Section[] =>
  points.length === 0 ? [] : [{ heading, note: '', points, table: null }];

const gapsSection = (gaps: string[]): Section[] => inPlainSight('Gaps in the register', gaps);

const fillGaps = 'Fill the gaps listed below: until then somebody may not be told.';

const toTheSecretary = (board: Board): string[] => [
  `You get this mail because the register of the ${bare(board.name)} names you as its secretary. A machine wrote it.`,
];

/**
 * The secretary's page before a meeting, with the Overview of Actions attached in Word. Sent with nothing owed too,
 * and then says so.
 */
export function actionReportMail(board: Board, report: ActionReport, overviewWord: Uint8Array): Mail {
  const headline = `action report, ${reportInShort(report).join(', ')}`;
  const letter = {
    subject: subjectOf(board, report.nextMeeting.date, headline),
    from: board.name,
    headline: capitalised(headline),
    greeting: 'To the secretary',
    opening: reportOpening(report),
    sections: [
      whatToDo(reportSteps(report)),
      ...reportSection('Overdue', report.overdue.map(reportEntry)),
      ...reportSection('Due by the next meeting', report.due.map(reportEntry)),
      ...reportSection('Reported done', report.claimedDone.map(claimedEntry)),
      ...reportSection('Undertakings still to be met', report.undertakings.map(undertakingEntry)),
      ...reportSection('Later', report.later.map(reportEntry)),
      ...reportSection('With no date', report.undated.map(reportEntry)),
      ...inPlainSight(
        'Mails that did not get through',
        report.troubles.map(({ inWords }) => inWords),
      ),
      ...gapsSection(report.gaps),
    ],
    footer: toTheSecretary(board),
  };
  return written(letter, [
    {
      filename: `Overview of Actions as at ${report.todayInWords}.docx`,
      contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      content: overviewWord,
    },
  ]);
}

/** "2 due", "1 overdue", "1 reported done", "1 undertaking". */
function reportInShort({ due, overdue, claimedDone, undertakings, nothingOwed }: ActionReport): string[] {
  const parts = [
    ...(due.length > 0 ? [`${due.length} due`] : []),
    ...(overdue.length > 0 ? [`${overdue.length} overdue`] : []),
    ...(claimedDone.length > 0 ? [`${claimedDone.length} reported done`] : []),
    ...(undertakings.length > 0 ? [counted(undertakings.length, 'undertaking')] : []),
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
  return [stand, nothingOwed ?? `${capitalised(listed(reportAtLength(report)))}.`];
}

/** What each heading of the report holds, as a sentence says it. */
function reportAtLength(report: ActionReport): string[] {
  const { due, overdue, claimedDone, undertakings, later, undated } = report;
  const parts: [unknown[], string, string, string][] = [
    [overdue, 'action', 'is overdue', 'are overdue'],
    [due, 'action', 'is due by the next meeting', 'are due by the next meeting'],
    [claimedDone, 'action', 'is reported done', 'are reported done'],
    [undertakings, 'undertaking', 'is still to be met', 'are still to be met'],
    [later, 'action', 'is due later', 'are due later'],
    [undated, 'action', 'has no date', 'have no date'],
  ];
  return parts
    .filter(([lines]) => lines.length > 0)
    .map(([lines, thing, one, many]) => `${counted(lines.length, thing)} ${lines.length === 1 ? one : many}`);
}

const reportSteps = ({ claimedDone, gaps, troubles }: ActionReport): string[] => [
  'Put the attached Overview of Actions into the pack.',
  ...(claimedDone.length > 0
    ? [
        'Ask the board whether it accepts what is reported done, and discharge in the register what it accepts.',
      ]
    : []),
  ...(troubles.length > 0 ? ['Tell the offices whose mails did not get through yourself.'] : []),
  ...(gaps.length > 0 ? [fillGaps] : []),
];

function reportSection(heading: string, entries: Entry[]): Section[] {
  if (entries.length === 0) return [];
  const caption = `${heading}: ${entries.length}`;
  return [{ heading, note: '', points: [], table: { caption, what: 'Action', when: 'Due', entries } }];
}

const reportEntry = ({ ref, action, owner, dueInWords }: ReportLine): Entry => ({
  reference: ref,
  mark: '',
  text: action,
  details: [{ label: 'Owner', words: owner }],
  when: dueInWords,
});

function claimedEntry(line: ClaimedLine): Entry {
  const entry = reportEntry(line);
  const details = [
    ...entry.details,
    { label: 'Reported', words: `${line.onInWords}, ${line.how}` },
    ...line.evidence.map((link) => ({ label: 'Evidence', words: link })),
  ];
  return { ...entry, details };
}

function undertakingEntry(line: UndertakingLine): Entry {
  const entry = reportEntry(line);
  return {
    ...entry,
    text: toBeProvided(line.undertaking),
    details: [{ label: 'Action', words: line.action }, ...entry.details],
  };
}

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
  const failed = `${counted(troubles.length, 'mail')} did not get through`;
  const headline = gaps.length > 0 ? `${failed}, ${counted(gaps.length, 'gap')} in the register` : failed;
  return written({
    subject: subjectOf(board, null, headline),
    from: board.name,
    headline,
    greeting: 'To the secretary',
    opening: ['Until you act, somebody may not know what they owe.'],
    sections: [
      whatToDo([
        'Tell each office listed below yourself what it owes.',
        'Put the right contact into the register, so that the next mail arrives.',
        ...(gaps.length > 0 ? [fillGaps] : []),
      ]),
      troublesSection(troubles, owners),
      ...gapsSection(gaps),
    ],
    footer: toTheSecretary(board),
  });
}

const becameOf: Record<DispatchState, string> = {
  planned: 'Nobody to write to',
  claimed: 'Not sent yet',
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

function troublesSection(found: readonly Dispatch[], owners: readonly Owner[]): Section {
  const troubles = found.toSorted(
    (one, other) => one.dueOn.localeCompare(other.dueOn) || one.id.localeCompare(other.id),
  );
  const heading = 'Mails that did not get through';
  const entries = troubles.map((dispatch) => troubleEntry(dispatch, owners));
  const caption = `${heading}: ${entries.length}`;
  return { heading, note: '', points: [], table: { caption, what: 'Mail', when: 'Was due', entries } };
}

function troubleEntry(dispatch: Dispatch, owners: readonly Owner[]): Entry {
  const office = dispatch.owner === null ? 'secretary' : bare(ownerName(owners, dispatch.owner));
  const about = dispatch.refs.length > 0 ? `, about ${listed(dispatch.refs)}` : '';
  const addresses = 'to' in dispatch ? [...dispatch.to, ...dispatch.copies] : [];
  return {
    reference: becameOf[dispatch.state],
    mark: '',
    text: `${capitalised(dispatch.stage.replaceAll('-', ' '))}, to the ${office}${about}`,
    details: [
      { label: 'Why', words: 'because' in dispatch ? dispatch.because : dispatch.why },
      ...(addresses.length > 0 ? [{ label: 'Written to', words: addresses.join(', ') }] : []),
      { label: 'In the ledger', words: dispatch.id },
    ],
    when: inFull(dispatch.dueOn),
  };
}
