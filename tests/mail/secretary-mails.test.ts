import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import type { Mail } from '../../functions/mail/mime.ts';
import { actionReportMail, answersMail, problemsMail } from '../../functions/mail/secretary-mails.ts';
import { actionReport } from '../../functions/papers/action-report.ts';
import { type Action, actionRefSchema } from '../../functions/register/action.ts';
import type { ProgrammeEntry } from '../../functions/register/programme.ts';
import { type Dispatch, dispatchSchema } from '../../functions/reminders/dispatch.ts';
import { item, panel, panelView } from '../papers/a-panel.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';

const word = new Uint8Array([80, 75, 3, 4]);
const today = day('2024-12-02');
const owners = [anOwner(), anOwner({ id: 'chief-constable', name: 'Chief Constable' })];

const sent = {
  board: 'pdb',
  id: 'pdb_2024-12_20241211_second-reminder_force',
  kind: 'digest',
  owner: 'force',
  meeting: { id: '2024-12', date: '2024-12-11' },
  refs: ['PDB-2024-10-2', 'PDB-2024-10-3'],
  stage: 'second-reminder',
  dueOn: '2024-11-19',
  cutOff: '2024-11-25',
  attempts: 1,
  reportedIn: null,
  version: 3,
  history: [],
};
const bounced: Dispatch = dispatchSchema.parse({
  ...sent,
  state: 'bounced',
  to: ['owen.pryce@force.example'],
  copies: ['desk@force.example'],
  subject: 'due',
  at: '2024-11-19T08:00:05.669Z',
  why: 'Force has 1 action due',
  because: 'no such mailbox <b>here</b>',
  messageId: '0107-example',
});
const unaddressed: Dispatch = dispatchSchema.parse({
  ...sent,
  id: 'pdb_due_20241002_chase-2_chief-constable',
  owner: 'chief-constable',
  kind: 'chase',
  stage: 'chase-2',
  refs: [],
  state: 'planned',
  waitingFor: 'a contact',
  why: 'Chief Constable let 1 action due on Wednesday 2 October 2024 pass',
});

const lostReport: Dispatch = { ...bounced, owner: null, kind: 'action report', stage: 'action-report' };

const chairSheet = { format: 'html', content: new TextEncoder().encode('<p>the sheet</p>') } as const;

const reportOn = (
  actions: Action[],
  more: { gaps?: string[]; troubles?: Dispatch[]; meetings?: [] } = {},
): Mail => {
  const view = { board: aBoard(), owners, meetings: more.meetings ?? [aMeeting()], actions, programme: [] };
  const { gaps = [], troubles = [] } = more;
  return actionReportMail(view.board, actionReport(view, today, { gaps, troubles }), {
    overview: word,
    programme: null,
    chairSheet,
  });
};

const everyHeading = [
  anAction({ ref: 'PDB-2024-07-1', due: { at: 'date', date: '2024-11-29', words: null } }),
  anAction({ ref: 'PDB-2024-10-2' }),
  anAction({
    ref: 'PDB-2024-10-3',
    owner: 'chief-constable',
    status: 'proposed',
    text: 'Brief the board on custody & detention times',
    proposal: {
      on: '2024-11-20',
      how: 'briefing sent on paper',
      evidence: ['https://force.example/custody?month=10'],
    },
  }),
  anAction({
    ref: 'PDB-2024-10-4',
    status: 'discharged',
    text: 'Share the survey of victims',
    discharge: {
      on: '2024-10-02',
      meeting: null,
      how: 'to follow',
      evidence: [],
      undertaking: {
        text: 'the tables by district',
        by: { at: 'meeting', meeting: '2024-12', words: null },
        met: null,
      },
    },
  }),
  anAction({ ref: 'PDB-2024-10-5', due: { at: 'date', date: '2025-02-28', words: null } }),
  anAction({ ref: 'PDB-2024-10-6', due: { at: 'not agreed', words: 'in due course' } }),
];

const pastItsDay = anAction({
  ref: 'PDB-2024-10-4',
  status: 'discharged',
  discharge: {
    ...{ on: '2024-10-02', meeting: null, how: 'to follow', evidence: [] },
    undertaking: { text: 'the tables', by: { at: 'date', date: '2024-11-01', words: null }, met: null },
  },
});

const headings = ({ html }: Mail): string[] =>
  parse(html)
    .querySelectorAll('h2')
    .map(({ text }) => text);

describe('the action report as a mail', () => {
  it.each<[string, Action[], string]>([
    ['some of each', everyHeading, '1 due, 1 overdue, 1 reported done, 1 undertaking'],
    ['two due', [anAction(), anAction({ ref: 'PDB-2024-10-9' })], '2 due'],
    ['a promise past its day', [pastItsDay], '1 undertaking (1 late)'],
    ['only later', everyHeading.slice(4), 'nothing due yet'],
    ['nothing', [], 'nothing owed'],
  ])('%s: its subject says so', (_, actions, found) => {
    expect(reportOn(actions).subject).toBe(
      `Performance and Delivery Board, 11 December: action report, ${found}`,
    );
  });

  it('lists each thing under one heading, with its owner, in both parts', () => {
    const mail = reportOn(everyHeading, { gaps: ['Force has no contact'], troubles: [bounced] });
    expect(headings(mail)).toEqual([
      'What to do now',
      'Overdue',
      'Due by the next meeting',
      'Reported done',
      'Undertakings still to be met',
      'Later',
      'With no date',
      'Mails that did not get through',
      'Gaps in the register',
    ]);
    for (const { ref } of everyHeading) {
      expect(mail.text.match(new RegExp(`^${ref}$`, 'gm'))).toHaveLength(1);
      expect(mail.html.split(ref)).toHaveLength(2);
    }
    expect(mail.text).toContain(`PDB-2024-10-3
  Brief the board on custody & detention times
  Owner:    Chief Constable
  Reported: 20 November 2024, briefing sent on paper
  Evidence: https://force.example/custody?month=10
  Due:      11 December 2024
`);
    expect(mail.text).toContain(`PDB-2024-10-4
  To be provided: the tables by district
  Action: Share the survey of victims
  Owner:  Force
  Due:    11 December 2024
`);
    expect(mail.html).toContain('custody &amp; detention times');
  });

  it('says how things stand in a sentence, and what to do', () => {
    const { text } = reportOn(everyHeading, { gaps: ['Force has no contact'], troubles: [bounced] });
    expect(text.replaceAll('\n', ' ')).toContain(
      'This is how things stand on Monday 2 December 2024. The next meeting is on Wednesday 11 December 2024.  ' +
        '1 action is overdue, 1 action is due by the next meeting, 1 action is reported done, ' +
        '1 undertaking is still to be met, 1 action is due later and 1 action has no date.  What to do now',
    );
    expect(text.match(/^\* .*/gm)).toHaveLength(7);
  });

  it('says that nothing is owed, and carries the Overview all the same', () => {
    const mail = reportOn([]);
    expect(mail.text.replaceAll('\n', ' ')).toContain('There are no open actions');
    expect(headings(mail)).toEqual(['What to do now']);
    expect(mail.attachments).toEqual([
      {
        filename: 'Overview of Actions as at 2 December 2024.docx',
        contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        content: word,
      },
      {
        filename: 'Sheet for the chair as at 2 December 2024.html',
        contentType: 'text/html',
        content: chairSheet.content,
      },
    ]);
  });

  it('says when no next meeting has a day', () => {
    const mail = reportOn([anAction()], { meetings: [] });
    expect(mail.subject).toBe('Performance and Delivery Board: action report, nothing due yet');
    expect(mail.text.replaceAll('\n', ' ')).toContain('The next meeting: date to be confirmed.');
  });
});

describe('the action report to a panel’s officer', () => {
  const programmeWord = new Uint8Array([80, 75, 5, 6]);
  const reportOf = (programme: ProgrammeEntry[], actions: Action[] = []): Mail => {
    const report = actionReport({ ...panelView(programme), actions }, day('2023-10-03'), {
      gaps: [],
      troubles: [],
    });
    return actionReportMail(panel, report, { overview: word, programme: programmeWord, chairSheet });
  };
  const four = [
    item(1, { title: 'Answering calls & texts' }),
    item(2, { received: { on: '2023-09-20' } }),
    item(3, { lead: null }),
    item(4, { state: 'offered', title: 'Minutes of another body', reason: 'For the panel to note' }),
  ];

  it('tells which reports are in, which are not, and what is offered', () => {
    const mail = reportOf(four);
    expect(mail.subject).toBe(
      'Westmere Police and Crime Panel, 17 October: action report, 2 reports not in, 1 item offered',
    );
    expect(headings(mail)).toEqual([
      'What to do now',
      'Reports for the next meeting',
      'Offered to the panel',
    ]);
    expect(mail.text).toContain(`Reports for the next meeting
----------------------------

PCP-ITEM-1
  Answering calls & texts
  Lead:  PCC
  Paper: Overdue, was due by 2 October 2023

PCP-ITEM-3
  Matter 3
  Lead:  To be confirmed
  Paper: Overdue, was due by 2 October 2023

PCP-ITEM-2
  Matter 2
  Lead:  PCC
  Paper: In since 20 September 2023

Offered to the panel
--------------------

PCP-ITEM-4
  Minutes of another body
  Reason:  For the panel to note
  Meeting: Tuesday 17 October 2023
`);
    expect(mail.html).toContain('Answering calls &amp; texts');
  });

  it('says how the reports stand in a sentence, and what to do', () => {
    const { text } = reportOf(four);
    expect(text.replaceAll('\n', ' ')).toContain(
      'There are no open actions and no undertakings to be met.  2 reports for the next meeting are not in, ' +
        '1 report is in and 1 item offered to the panel waits to be accepted.  What to do now',
    );
    expect(text.match(/^\* .*/gm)).toEqual([
      '* Put the attached Overview of Actions and Future work programme into',
      '* Give the attached sheet, which prints on one page, to the chair.',
      '* Ask for the reports that are not in, and enter each in the register on',
      '* Accept in the register what is offered to the panel, or move it to',
    ]);
  });

  it('puts reports beside the actions that press', () => {
    const mail = reportOf(
      [item(1)],
      [
        anAction({
          board: 'pcp',
          ref: 'PCP-2023-06-1',
          due: { at: 'date', date: '2023-10-17', words: null },
        }),
      ],
    );
    expect(mail.subject).toContain('action report, 1 due, 1 report not in');
    expect(headings(mail).slice(1)).toEqual(['Due by the next meeting', 'Reports for the next meeting']);
    expect(mail.text.replaceAll('\n', ' ')).toContain('1 report for the next meeting is not in.');
  });

  it('asks for no report once all are in', () => {
    const mail = reportOf([item(1, { received: { on: '2023-09-20' } })]);
    expect(mail.subject).toContain('action report, nothing owed');
    expect(mail.text).toContain('1 report is in.');
    expect(mail.text.match(/^\* .*/gm)).toHaveLength(2);
  });

  it('carries the Overview and the future work programme', () => {
    expect(reportOf(four).attachments.map(({ filename, content }) => [filename, content])).toEqual([
      ['Overview of Actions as at 3 October 2023.docx', word],
      ['Future work programme as at 3 October 2023.docx', programmeWord],
      ['Sheet for the chair as at 3 October 2023.html', chairSheet.content],
    ]);
  });

  it('calls them what the panel calls them, from greeting to footer', () => {
    const { text } = reportOf([]);
    expect(text).toContain('\nTo the panel officer\n');
    expect(text.replaceAll('\n', ' ')).toContain('names you as its panel officer.');
    const unsent: Dispatch = { ...bounced, owner: null };
    const problems = problemsMail(panel, [unsent], [], owners).text;
    expect(problems).toContain('Second reminder, to the panel officer, about');
    expect(text + problems).not.toContain('secretary');
  });
});

describe('the mail about mails that did not get through', () => {
  it.each<[string, Dispatch[], string[], string]>([
    ['one', [bounced], [], '1 mail did not get through'],
    [
      'two and a gap',
      [bounced, unaddressed],
      ['a gap'],
      '2 mails did not get through, 1 gap in the register',
    ],
    [
      'one and two gaps',
      [bounced],
      ['a gap', 'another'],
      '1 mail did not get through, 2 gaps in the register',
    ],
  ])('%s: its subject says so', (_, troubles, gaps, found) => {
    expect(problemsMail(aBoard(), troubles, gaps, owners).subject).toBe(
      `Performance and Delivery Board: ${found}`,
    );
  });

  it('says of each what became of it, whom it was for, why, and what to do', () => {
    const mail = problemsMail(
      aBoard(),
      [bounced, unaddressed],
      ['PDB-2024-10-5 has no agreed due date'],
      owners,
    );
    expect(headings(mail)).toEqual([
      'What to do now',
      'Mails that did not get through',
      'Gaps in the register',
    ]);
    expect(mail.text).toContain(`Sent back
  Second reminder, to the Force, about PDB-2024-10-2 and PDB-2024-10-3
  Why:           no such mailbox <b>here</b>
  Written to:    owen.pryce@force.example, desk@force.example
  In the ledger: pdb_2024-12_20241211_second-reminder_force
  Was due:       Tuesday 19 November 2024

Nobody to write to
  Chase 2, to the Chief Constable
  Why:           Chief Constable let 1 action due on Wednesday 2 October
                 2024 pass
  In the ledger: pdb_due_20241002_chase-2_chief-constable
  Was due:       Tuesday 19 November 2024

Gaps in the register
--------------------

* PDB-2024-10-5 has no agreed due date
`);
    expect(mail.html).toContain('no such mailbox &lt;b&gt;here&lt;/b&gt;');
  });

  it.each<[string, Dispatch[], string, number]>([
    ['an office', [bounced], 'somebody may not know what they owe', 2],
    ['the secretary', [lostReport], 'the board may come to its meeting without its action report', 1],
    ['both', [bounced, lostReport], 'somebody may not know what they owe', 3],
  ])('says what to do of a mail to %s', (_, troubles, opening, steps) => {
    const { text } = problemsMail(aBoard(), troubles, [], owners);
    const words = text.replaceAll(/\s+/g, ' ');
    expect(words).toContain(`Until you act, ${opening}.`);
    expect(words.includes('* Make up the papers of the action report from the register yourself')).toBe(
      troubles.includes(lostReport),
    );
    expect(words.includes('* Tell each office listed below yourself')).toBe(troubles.includes(bounced));
    expect(text.match(/^\* /gm)).toHaveLength(steps);
  });

  it('names an office that is not in the register by its code', () => {
    expect(problemsMail(aBoard(), [bounced], [], []).text).toContain('Second reminder, to the force,');
  });
});

it('what offices answered is told with who answered and how, and that nothing is decided by it', () => {
  const { subject, text } = answersMail(aBoard(), [
    {
      ...{
        ref: actionRefSchema.parse('PDB-2024-10-2'),
        text: 'Report how many rural patrols ran each month',
      },
      ...{ at: instantSchema.parse('2024-11-21T16:30:00.000Z'), on: day('2024-11-21') },
      ...{ by: 'Force, by the link of pdb_2024-12_20241211_first-reminder_force' },
      what: 'reported done on 20 November 2024: figures circulated',
    },
  ]);
  expect(subject).toBe('Performance and Delivery Board: 1 answer from offices');
  const plain = text.replaceAll(/\s+/g, ' ');
  expect(plain).toContain('Nothing is decided by that: it waits for the board.');
  expect(plain).toContain(
    'Answer: Reported done on 20 November 2024: figures circulated By: Force, by the link of',
  );
});
