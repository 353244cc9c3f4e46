import fc from 'fast-check';
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { type CalendarDate, day, instantSchema } from '../../functions/calendar/days.ts';
import { digestMail } from '../../functions/mail/digest-mail.ts';
import type { Mail } from '../../functions/mail/mime.ts';
import { type Action, actionRefSchema } from '../../functions/register/action.ts';
import { propose, reopen } from '../../functions/register/action-transitions.ts';
import type { EscalationStep, Person } from '../../functions/register/board.ts';
import { itemRefSchema, type ProgrammeItem } from '../../functions/register/programme.ts';
import { digestFor } from '../../functions/reminders/digest.ts';
import type { DigestKind } from '../../functions/reminders/dispatch.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner, secretary } from '../register/examples.ts';

/** Days that tell the cases apart: papers are due on 26 November, published on 3 December, for 11 December 2024. */
const before = day('2024-11-19');
const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });

const due = (number: number, text = 'Report how many rural patrols ran each month'): Action =>
  anAction({ ref: `PDB-2024-10-${number}`, text });
const overdue = (number: number): Action =>
  anAction({
    ref: `PDB-2024-07-${number}`,
    raisedOn: '2024-07-10',
    text: 'Set out how 101 calls will be answered within two minutes',
    due: { at: 'meeting', meeting: '2024-10', words: null },
  });
const pausedOf = (action: Action): Action => ({
  ...action,
  pause: {
    ...{ on: day('2024-11-18'), until: day('2025-01-13') },
    ...{ reason: 'the census comes out in January', resumedOn: null },
  },
});
const later = (number: number): Action =>
  anAction({ ref: `PDB-2024-09-${number}`, due: { at: 'not agreed', words: 'in due course' } });
const promised = (number: number, by = '2024-12', text = 'the tables by district'): Action =>
  anAction({
    ref: `PDB-2024-08-${number}`,
    text: 'Share the survey of victims',
    status: 'discharged',
    discharge: {
      on: '2024-10-02',
      meeting: '2024-10',
      how: 'tables to follow',
      evidence: [],
      undertaking: {
        text,
        by: { at: 'meeting', meeting: by, words: null },
        met: null,
      },
    },
  });

const report = (number: number, title = 'Commissioning Report', more: object = {}): ProgrammeItem =>
  anItem({ ref: `PDB-ITEM-${number}`, title, ...more });
const laterReport = (number: number): ProgrammeItem =>
  report(number, 'Update on Fraud', { meeting: '2025-03' });

type Case = {
  kind?: DigestKind;
  today?: CalendarDate;
  actions?: Action[];
  programme?: ProgrammeItem[];
  next?: string;
  about?: string[];
  board?: Parameters<typeof aBoard>[0];
  owner?: Parameters<typeof anOwner>[0];
  scheduled?: boolean;
};

function mailOf({ kind = 'digest', today = before, about = [], ...given }: Case): Mail {
  const { actions = [], programme = [], next = '2024-12-11' } = given;
  const board = aBoard(given.board);
  const owner = anOwner(given.owner);
  const march = aMeeting({ id: '2025-03', state: 'month', month: '2025-03' });
  const meetings = given.scheduled === false ? [october, march] : [october, aMeeting({ date: next }), march];
  const digest = digestFor({ board, owners: [owner], meetings, actions, programme }, owner, today);
  const refs = about.map((ref) => itemRefSchema.or(actionRefSchema).parse(ref));
  return digestMail(board, kind, digest, refs);
}

/** The paragraphs between the greeting and what to do, each on one line. */
const openingOf = ({ text }: Mail): string[] =>
  (/To the .+?\n\n(.*?)\n\nWhat to do now/s.exec(text)?.[1] ?? '')
    .split('\n\n')
    .map((paragraph) => paragraph.replaceAll('\n', ' '));

describe('the subject of a mail to an owner', () => {
  it.each<[string, Case, string]>([
    ['due and overdue', { actions: [due(1), due(2), overdue(1)] }, ', 11 December: 2 actions due, 1 overdue'],
    ['one due', { actions: [due(1)] }, ', 11 December: 1 action due'],
    ['one overdue', { actions: [overdue(1)] }, ', 11 December: 1 action overdue'],
    ['several overdue', { actions: [overdue(1), overdue(2)] }, ', 11 December: 2 actions overdue'],
    ['an undertaking', { actions: [promised(1)] }, ', 11 December: 1 undertaking due'],
    [
      'everything',
      { actions: [due(1), promised(1), promised(2), overdue(1), later(1)] },
      ', 11 December: 1 action due, 2 undertakings due, 1 overdue',
    ],
    ['only later', { actions: [later(1), later(2)] }, ', 11 December: nothing due, 2 actions open'],
    [
      'a notice',
      { kind: 'notice', actions: [due(1), due(2)], about: ['PDB-2024-10-1'] },
      ', 11 December: 1 new action',
    ],
    [
      'a notice of two',
      { kind: 'notice', actions: [due(1), due(2)], about: ['PDB-2024-10-1', 'PDB-2024-10-2'] },
      ', 11 December: 2 new actions',
    ],
    [
      'a notice of an action and an undertaking, when another is overdue',
      {
        kind: 'notice',
        actions: [due(1), promised(2), overdue(3)],
        about: ['PDB-2024-10-1', 'PDB-2024-08-2'],
      },
      ', 11 December: 1 new action and 1 new undertaking, 1 overdue',
    ],
    [
      'a notice of what is settled already',
      { kind: 'notice', actions: [due(1)], about: ['PDB-2024-10-9'] },
      ', 11 December: 1 action due',
    ],
    ['a chase', { kind: 'chase', actions: [overdue(1), due(1)] }, ', 11 December: chasing 1 overdue action'],
    [
      'a chase of an action and an undertaking',
      { kind: 'chase', actions: [overdue(1), overdue(2), promised(1, '2024-10')] },
      ', 11 December: chasing 2 overdue actions and 1 overdue undertaking',
    ],
    [
      'a chase, while another is paused',
      { kind: 'chase', actions: [overdue(1), pausedOf(overdue(2))] },
      ', 11 December: chasing 1 overdue action',
    ],
    [
      'a chase of what is paused by now',
      { kind: 'chase', actions: [pausedOf(overdue(1)), due(1)] },
      ', 11 December: 1 action due, 1 overdue',
    ],
    ['a chase of nothing any longer', { kind: 'chase', actions: [due(1)] }, ', 11 December: 1 action due'],
    [
      'an escalation',
      { kind: 'escalation', actions: [overdue(1), overdue(2)] },
      ', 11 December: 2 overdue actions escalated',
    ],
    ['a report', { programme: [report(1)] }, ', 11 December: 1 report due'],
    [
      'actions and reports',
      { actions: [due(1), overdue(1)], programme: [report(1), report(2)] },
      ', 11 December: 1 action due, 2 reports due, 1 overdue',
    ],
    [
      'reports only, after the papers deadline',
      { today: day('2024-11-27'), programme: [report(1)] },
      ', 11 December: 1 report late',
    ],
    [
      'an action and a report for later',
      { actions: [later(1)], programme: [laterReport(1)] },
      ', 11 December: nothing due, 1 action and 1 report to come',
    ],
    [
      'a notice of an action and two reports',
      {
        kind: 'notice',
        actions: [due(1)],
        programme: [report(1), laterReport(2)],
        about: ['PDB-2024-10-1', 'PDB-ITEM-1', 'PDB-ITEM-2'],
      },
      ', 11 December: 1 new action and 2 new reports',
    ],
    [
      'a notice of a report that has come in',
      {
        kind: 'notice',
        actions: [due(1)],
        programme: [report(1, 'Fraud', { received: { on: '2024-11-18' } })],
        about: ['PDB-ITEM-1'],
      },
      ', 11 December: 1 action due',
    ],
    [
      'a chase, with a report due',
      { kind: 'chase', actions: [overdue(1)], programme: [report(1)] },
      ', 11 December: chasing 1 overdue action',
    ],
    ['no next meeting', { scheduled: false, actions: [overdue(1)] }, ': 1 action overdue'],
    [
      'no next meeting, nothing overdue',
      { scheduled: false, actions: [later(1)] },
      ': nothing due, 1 action open',
    ],
  ])('%s', (_, given, subject) => {
    expect(mailOf(given).subject).toBe(`Performance and Delivery Board${subject}`);
  });
});

describe('an escalation step by step', () => {
  const chief = { name: 'Chief Exec', email: 'ce@pcc.example' };
  const wren = { name: 'Inspector Wren', email: 'wren@force.example', from: null, until: null };
  const said = (step: EscalationStep, scheduled = true, told: Person[] = [wren]) => {
    const board = aBoard();
    const owner = anOwner({ deputies: [wren] });
    const meetings = scheduled ? [october, aMeeting()] : [october];
    const view = { board, owners: [owner], meetings, actions: [overdue(1), overdue(2)], programme: [] };
    const digest = digestFor(view, owner, before);
    return digestMail(board, 'escalation', digest, [], { escalation: { step, told } });
  };
  const words = (mail: Mail) => mail.text.replace(/\s+/g, ' ');

  it('says that it goes to the deputy', () => {
    expect(words(said('deputy'))).toContain(
      'The register holds no answer, so the matter now goes to your deputy, Inspector Wren, as well.',
    );
    expect(words(said('deputy', true, [chief]))).toContain('now goes to Chief Exec as well.');
  });

  it('says to whom it goes then', () => {
    expect(words(said('named', true, [wren, chief]))).toContain(
      'goes to Inspector Wren and Chief Exec as well.',
    );
  });

  it('asks the office to attend, in its subject too', () => {
    const mail = said('attend', true, [chief]);
    expect(mail.subject).toContain('2 overdue actions escalated, and you are asked to attend');
    expect(words(mail)).toContain(
      'goes to Chief Exec as well. The Force is asked to attend the meeting on Wednesday 11 December 2024, and to say there why these are not done.',
    );
    expect(words(mail)).toContain('Say who comes to the meeting for your office.');
    expect(words(said('attend', false))).toContain(
      'The Force is asked to attend the board’s next meeting, whose date you will be told,',
    );
  });
});

it('quotes why what was reported done was sent back', () => {
  const proposed = anAction({ status: 'proposed' });
  const sent = reopen(proposed, 'they are of 2023', secretary);
  const actions = sent.outcome === 'done' ? [sent.action] : [];
  expect(mailOf({ actions }).text.replace(/\s+/g, ' ')).toContain(
    'Sent back: “figures sent to the secretary” was not accepted on 3 October 2024: they are of 2023',
  );
});

it('says that it waits to be decided whose something is, and quotes why it stays', () => {
  const said = { owner: 'force', whose: null, reason: 'no figures', on: '2024-10-09', saidBy: null };
  const words = (kept: object | null) =>
    mailOf({ actions: [anAction({ disclaimer: { ...said, kept } as never })] }).text.replace(/\s+/g, ' ');
  expect(words(null)).toContain(
    'Not yours: said on 9 October 2024: no figures; not decided yet: it stays yours',
  );
  expect(words({ on: '2024-10-10', reason: 'the Force counts them' })).toContain(
    'Still yours: “no figures” was not accepted on 10 October 2024: the Force counts them',
  );
});

it('sets what is paused apart from what is chased, with until when and why', () => {
  const { text } = mailOf({ kind: 'chase', actions: [overdue(1), pausedOf(overdue(2))] });
  const said = text.replace(/\s+/g, ' ');
  expect(said).toContain('Your answer on 1 overdue action is needed today.');
  expect(said).toContain(
    'You are not chased for this before the day beside it; an answer is welcome all the same.',
  );
  expect(said).toContain('Until Monday 13 January 2025: the census comes out in January');
  expect(said.indexOf('PDB-2024-07-1')).toBeLessThan(said.indexOf('You are not chased'));
  expect(said.indexOf('PDB-2024-07-2')).toBeGreaterThan(said.indexOf('You are not chased'));
});

describe('what must be done, and by when', () => {
  const onAction = 'Your answer on 1 action due';
  const meets = 'The meeting is on Wednesday 11 December 2024 at 10:00, Committee Room 2.';
  it.each<[string, Case, string[]]>([
    [
      'in good time',
      { actions: [due(1)] },
      [
        `${onAction} must reach the secretary by Tuesday 26 November 2024 to make the papers published on Tuesday 3 December 2024.`,
        meets,
      ],
    ],
    [
      'on the last day',
      { today: day('2024-11-26'), actions: [due(1), due(2), overdue(1)] },
      [
        'Your answers on 1 overdue action and 2 actions due must reach the secretary by Tuesday 26 November 2024 (today) to make the papers published on Tuesday 3 December 2024.',
        meets,
      ],
    ],
    [
      'after the deadline',
      { today: day('2024-11-27'), actions: [due(1)] },
      [
        `${onAction} had to reach the secretary by Tuesday 26 November 2024, and that day has passed. Send it today, and ask the secretary whether it can still go into the papers published on Tuesday 3 December 2024.`,
        meets,
      ],
    ],
    [
      'after publication',
      { today: day('2024-12-04'), actions: [due(1), promised(1)] },
      [
        'Your answers on 1 action due and 1 undertaking due are too late for the papers published on Tuesday 3 December 2024. Send them today, so that the secretary can report them at the meeting on Wednesday 11 December 2024.',
        meets,
      ],
    ],
    [
      'on the day of the meeting',
      { today: day('2024-12-11'), actions: [due(1)] },
      [
        `${onAction} is too late for the papers published on Tuesday 3 December 2024. Send it today, so that the secretary can report it at the meeting on Wednesday 11 December 2024 (today).`,
        'The meeting is on Wednesday 11 December 2024 (today) at 10:00, Committee Room 2.',
      ],
    ],
    [
      'where nothing is published beforehand',
      { board: { policy: { clearDays: null } }, actions: [due(1)] },
      [
        `${onAction} must reach the secretary by Wednesday 4 December 2024 to make the papers for the meeting on Wednesday 11 December 2024.`,
        meets,
      ],
    ],
    [
      'with no next meeting',
      { scheduled: false, actions: [overdue(1)] },
      [
        'Your answer on 1 overdue action is needed now. The board’s next meeting has no date yet: please do not wait for one.',
      ],
    ],
    [
      'with nothing due',
      { actions: [later(1)] },
      ['Nothing is due from you at the meeting on Wednesday 11 December 2024. There is 1 action for later.'],
    ],
    [
      'in a notice',
      { kind: 'notice', actions: [due(1), due(2)], about: ['PDB-2024-10-2'] },
      [
        'You have 1 new action. Your answers on 2 actions due must reach the secretary by Tuesday 26 November 2024 to make the papers published on Tuesday 3 December 2024.',
        meets,
      ],
    ],
    [
      'in a chase',
      { kind: 'chase', actions: [overdue(1), due(1)] },
      [
        'Your answer on 1 overdue action is needed today. The register holds no answer yet.',
        `${onAction} must reach the secretary by Tuesday 26 November 2024 to make the papers published on Tuesday 3 December 2024.`,
        meets,
      ],
    ],
    [
      'in an escalation to the secretary',
      { kind: 'escalation', scheduled: false, actions: [overdue(1), overdue(2)] },
      [
        'Your answers on 2 overdue actions are needed today. The register holds no answer, so the matter now goes to Asha Verity as well.',
      ],
    ],
    [
      'in an escalation to others',
      {
        kind: 'escalation',
        scheduled: false,
        actions: [overdue(1)],
        board: {
          policy: {
            escalateTo: [
              { name: 'Ines Marlow', email: 'ines@pcc.example' },
              { name: 'Tom Ashby', email: 'tom@pcc.example' },
            ],
          },
        },
      },
      [
        'Your answer on 1 overdue action is needed today. The register holds no answer, so the matter now goes to Ines Marlow and Tom Ashby as well.',
      ],
    ],
    [
      'in an escalation to nobody, for no other mailbox takes mail',
      {
        kind: 'escalation',
        scheduled: false,
        actions: [overdue(1)],
        board: {
          undeliverable: [{ email: 'asha.verity@pcc.example', since: '2024-11-12', why: 'no such mailbox' }],
        },
      },
      ['Your answer on 1 overdue action is needed today. The register holds no answer.'],
    ],
  ])('%s', (_, given, opening) => {
    expect(openingOf(mailOf(given))).toEqual(opening);
  });
});

describe('what must be said of reports', () => {
  const panel = { name: 'Police and Crime Panel', secretaryTitle: 'panel officer' };
  const meets = 'The meeting is on Wednesday 11 December 2024 at 10:00, Committee Room 2.';
  const inTime =
    'must reach the panel officer by Tuesday 26 November 2024 to make the papers published on Tuesday 3 December 2024.';
  it.each<[string, Case, string]>([
    ['one', { programme: [report(1)] }, `Your report on the Commissioning Report ${inTime}`],
    [
      'one with another kind of title',
      { programme: [report(1, 'The PCC’s views on O’Neill’s review')] },
      `Your report on “The PCC’s views on O’Neill’s review” ${inTime}`,
    ],
    [
      'one whose title starts with an article',
      { programme: [report(1, 'The Annual Report')] },
      `Your report on the Annual Report ${inTime}`,
    ],
    [
      'one whose title has two parts',
      { programme: [report(1, 'Complaints – Annual Report')] },
      `Your report on “Complaints – Annual Report” ${inTime}`,
    ],
    ['two', { programme: [report(1), report(2)] }, `Your 2 reports ${inTime}`],
    [
      'one with an action',
      { actions: [due(1)], programme: [report(1)] },
      `Your answer on 1 action due, and your report on the Commissioning Report, ${inTime}`,
    ],
    [
      'two with what is overdue and due',
      { actions: [due(1), due(2), overdue(1)], programme: [report(1), report(2)] },
      `Your answers on 1 overdue action and 2 actions due, and your 2 reports, ${inTime}`,
    ],
    [
      'on the last day',
      { today: day('2024-11-26'), programme: [report(1)] },
      'Your report on the Commissioning Report must reach the panel officer by Tuesday 26 November 2024 (today) to make the papers published on Tuesday 3 December 2024.',
    ],
    [
      'after the deadline',
      { today: day('2024-11-27'), programme: [report(1)] },
      'Your report on the Commissioning Report had to reach the panel officer by Tuesday 26 November 2024, and that day has passed. Send it today, and ask the panel officer whether it can still go into the papers published on Tuesday 3 December 2024.',
    ],
    [
      'after publication, with an action',
      { today: day('2024-12-04'), actions: [due(1)], programme: [report(1)] },
      'Your answer on 1 action due, and your report on the Commissioning Report, are too late for the papers published on Tuesday 3 December 2024. Send them today, and ask the panel officer whether the meeting on Wednesday 11 December 2024 can still take them.',
    ],
    [
      'where nothing is published beforehand',
      { board: { ...panel, policy: { clearDays: null } }, programme: [report(1)] },
      'Your report on the Commissioning Report must reach the panel officer by Wednesday 4 December 2024 to make the papers for the meeting on Wednesday 11 December 2024.',
    ],
    [
      'in a notice of one for later',
      { kind: 'notice', programme: [laterReport(1)], about: ['PDB-ITEM-1'] },
      'You have 1 new report to write. Nothing is due from you at the meeting on Wednesday 11 December 2024. There is 1 report for later.',
    ],
    [
      'in a notice of one and an action',
      {
        kind: 'notice',
        actions: [due(1)],
        programme: [report(1)],
        about: ['PDB-2024-10-1', 'PDB-ITEM-1'],
      },
      `You have 1 new action and 1 new report to write. Your answer on 1 action due, and your report on the Commissioning Report, ${inTime}`,
    ],
    [
      'with no next meeting',
      { scheduled: false, programme: [laterReport(1), laterReport(2)] },
      'Nothing is overdue. The board’s next meeting has no date yet, and 2 reports are still to come.',
    ],
  ])('%s', (_, given, opening) => {
    const mail = mailOf({ board: panel, ...given });
    expect(openingOf(mail)[0]).toBe(opening);
    expect(mail.text).not.toContain('secretary');
  });

  // Where papers are wanted on the day of publication, those of 20 February 2025 are wanted on the 12th; the law asks
  // for a precept's on the 1st.
  const precept = 'Your report on “Proposed precept 2025/26”';
  it.each([
    [
      '2025-01-20',
      `${precept} must reach the panel officer by Saturday 1 February 2025, the day that the law sets. Your answer on 1 action due must reach the panel officer by Wednesday 12 February 2025 to make the papers published on Wednesday 12 February 2025.`,
    ],
    [
      '2025-02-03',
      `${precept} had to reach the panel officer by Saturday 1 February 2025, the day that the law sets. Send it today. Your answer on 1 action due must reach the panel officer by Wednesday 12 February 2025 to make the papers published on Wednesday 12 February 2025.`,
    ],
    [
      '2025-02-13',
      `${precept} is too late for the papers published on Wednesday 12 February 2025. Send it today, and ask the panel officer whether the meeting on Thursday 20 February 2025 can still take it. Your answer on 1 action due is too late for the papers published on Wednesday 12 February 2025. Send it today, so that the panel officer can report it at the meeting on Thursday 20 February 2025.`,
    ],
  ])('that the law wants earlier than the papers, in a sentence of its own: on %s', (today, opening) => {
    const mail = mailOf({
      board: { ...panel, policy: { papersWorkingDays: 0 } },
      today: day(today),
      next: '2025-02-20',
      actions: [due(1)],
      programme: [report(1, 'Proposed precept 2025/26', { duty: { kind: 'precept', year: 2025 } })],
    });
    expect(openingOf(mail)[0]).toBe(opening);
  });

  it('after what is chased, in a sentence of their own', () => {
    const actions = [overdue(1)];
    expect(openingOf(mailOf({ board: panel, kind: 'chase', actions, programme: [report(1)] }))).toEqual([
      'Your answer on 1 overdue action is needed today. The register holds no answer yet.',
      `Your report on the Commissioning Report ${inTime}`,
      meets,
    ]);
  });
});

describe('the plain-text part', () => {
  it('reads as a letter', () => {
    const minuted = anAction({
      ref: 'PDB-2024-10-3',
      text: 'Brief the board on custody & detention times',
      minuted:
        'The Chief Constable will brief the board on custody staffing and on how long people are detained',
      section: null,
    });
    const { text } = mailOf({
      kind: 'notice',
      actions: [minuted, promised(1), overdue(1), later(1)],
      about: ['PDB-2024-10-3'],
    });
    expect(text).toBe(`Performance and Delivery Board

1 new action, 1 overdue
=======================

To the Force

You have 1 new action. Your answers on 1 overdue action, 1 action due
and 1 undertaking due must reach the secretary by Tuesday 26 November
2024 to make the papers published on Tuesday 3 December 2024.

The meeting is on Wednesday 11 December 2024 at 10:00, Committee Room 2.

What to do now
--------------

* Reply to this mail: the reply goes to the secretary. Quote the
  reference, such as PDB-2024-07-1, and say what was done and when.
* If it is not done, say by when it will be, or ask for more time and
  say why.
* If it is not yours to answer, say at once whose it is.

Overdue
-------

Answer this now, at the latest by Tuesday 26 November 2024.

PDB-2024-07-1
  Set out how 101 calls will be answered within two minutes
  Asked: Wednesday 10 July 2024, under “Neighbourhood policing”
  Due:   Wednesday 2 October 2024

Due by the meeting on Wednesday 11 December 2024
------------------------------------------------

Answer this by Tuesday 26 November 2024.

PDB-2024-10-3 (new)
  Brief the board on custody & detention times
  Minuted: The Chief Constable will brief the board on custody staffing
           and on how long people are detained
  Asked:   Wednesday 2 October 2024
  Due:     Wednesday 11 December 2024

Undertakings
------------

The board took this action as done on your undertaking to provide
something. Send it by Tuesday 26 November 2024.

PDB-2024-08-1
  To be provided: the tables by district
  Action: Share the survey of victims
  Asked:  Wednesday 2 October 2024, under “Neighbourhood policing”
  Due:    Wednesday 11 December 2024

Later
-----

Nothing is needed on this yet.

PDB-2024-09-1
  Report how many rural patrols ran each month
  Asked: Wednesday 2 October 2024, under “Neighbourhood policing”
  Due:   In due course

Who to ask
----------

The secretary of the Performance and Delivery Board is Asha Verity,
asha.verity@pcc.example.

-- 
You get this mail because the register of the Performance and Delivery
Board names the Force as the office that answers for what is listed
here. A machine wrote it; a person reads the replies.

Dates move when meetings do. Go by the latest of these mails, not by a
calendar entry: this one gives the dates as they stand on Tuesday 19
November 2024.
`);
  });

  it('lists reports with why, for when and from what, and says how to send them', () => {
    const { text } = mailOf({
      board: { name: 'Police and Crime Panel', secretaryTitle: 'panel officer' },
      today: day('2024-11-27'),
      kind: 'notice',
      programme: [
        report(1, 'Update on Fraud', {
          reason: null,
          source: { kind: 'minute', board: 'pdb', meeting: '2024-10', minute: '88' },
        }),
        report(2, 'Commissioning Report', { meeting: '2025-03', reason: 'Statutory Requirement' }),
      ],
      about: ['PDB-ITEM-1'],
    });
    expect(text).toContain(`What to do now
--------------

* Send the report to the panel officer in a reply to this mail, and
  quote its reference, PDB-ITEM-1.
* If the report will not be ready, say so now, and by when it will be;
  or ask for it to be moved to another meeting, and say why.
* If it is not yours to write, say at once whose it is.

Reports
-------

Send this today.

PDB-ITEM-1 (new)
  Update on Fraud
  Meeting: Wednesday 11 December 2024
  From:    Minute 88 of the meeting of Wednesday 2 October 2024
  Due:     Tuesday 26 November 2024 (passed)

Later
-----

Nothing is needed on this yet.

PDB-ITEM-2
  Commissioning Report
  Reason:  Statutory Requirement
  Meeting: March 2025
  Due:     No date yet

Who to ask
----------

The panel officer of the Police and Crime Panel is Asha Verity,
asha.verity@pcc.example.
`);
  });

  it.each<[string, Case, string[]]>([
    [
      'answers and reports',
      { actions: [due(1)], programme: [report(1), report(2)] },
      [
        'Reply to this mail: the reply goes to the secretary. Quote the reference, such as PDB-2024-10-1, and say what was done and when.',
        'If it is not done, say by when it will be, or ask for more time and say why.',
        'Send each report to the secretary in a reply to this mail, and quote its reference, such as PDB-ITEM-1.',
        'If a report will not be ready, say so now, and by when it will be; or ask for it to be moved to another meeting, and say why.',
        'If something here is not yours, say at once whose it is.',
      ],
    ],
    [
      'a report for later',
      { programme: [laterReport(3)] },
      [
        'Nothing is needed today. When a report is ready, send it in a reply to this mail, and quote its reference, such as PDB-ITEM-3.',
      ],
    ],
    [
      'answers and reports for later',
      { actions: [later(1)], programme: [laterReport(3)] },
      [
        'Nothing is needed today. When something is done, reply to this mail: the reply goes to the secretary. Quote the reference, such as PDB-2024-09-1, and say what was done and when.',
        'When a report is ready, send it in a reply to this mail, and quote its reference, such as PDB-ITEM-3.',
        'Where there is no date yet, reply with one.',
      ],
    ],
  ])('says what to do with %s', (_, given, steps) => {
    const points = parse(mailOf(given).html).querySelectorAll('li');
    expect(points.map((point) => point.text)).toEqual(steps);
  });

  it.each<[string, Case, string]>([
    ['all by one day', { programme: [report(1), report(2)] }, 'Send these by Tuesday 26 November 2024.'],
    ['all late', { today: day('2024-11-27'), programme: [report(1), report(2)] }, 'Send these today.'],
    [
      'by different days, one of them late',
      {
        board: { policy: { papersWorkingDays: 0 } },
        today: day('2025-02-03'),
        next: '2025-02-20',
        programme: [report(1, 'Precept', { duty: { kind: 'precept', year: 2025 } }), report(2)],
      },
      'Send each by the day beside it; what is late, today.',
    ],
  ])('says by when to send reports, %s', (_, given, note) => {
    expect(mailOf(given).text).toContain(`Reports
-------

${note}
`);
  });

  it('says when nothing is needed, and asks for the date that is missing', () => {
    const { text } = mailOf({ actions: [later(1)] });
    expect(text).toContain('* Nothing is needed today. When something is done, reply to this mail');
    expect(text).toContain('* Where there is no date yet, reply with one.');
  });

  it.each([
    ['secretary', 'secretaries'],
    ['panel officer', 'panel officers'],
    ['Clerk', 'Clerks'],
    ['attorney', 'attorneys'],
  ])('calls several with the title of %s %s', (secretaryTitle, several) => {
    const secretary = [
      { name: 'Asha Verity', email: 'asha@pcc.example' },
      { name: 'Ben Cole', email: 'ben@pcc.example' },
    ];
    const { text } = mailOf({ actions: [due(1)], board: { secretaryTitle, secretary } });
    expect(text).toContain(`The ${several} of the Performance and Delivery Board are`);
  });

  it('names every secretary, and an office without a second “the”', () => {
    const { text } = mailOf({
      actions: [due(1)],
      owner: { name: 'The Chief Constable' },
      board: {
        name: 'The Policing Board',
        secretary: [
          { name: 'Asha Verity', email: 'asha@pcc.example' },
          { name: 'Ben Cole', email: 'ben@pcc.example' },
        ],
      },
    });
    expect(text).toContain('To the Chief Constable\n');
    expect(text.replaceAll('\n', ' ')).toContain(
      'The secretaries of the Policing Board are Asha Verity, asha@pcc.example; Ben Cole, ben@pcc.example.',
    );
  });

  it('keeps forty actions within 72 columns', () => {
    const text =
      'Report on each district in turn, with the figures for the year before, and say what was learnt';
    const actions = Array.from({ length: 40 }, (_, index) => due(index + 1, text));
    const mail = mailOf({ actions });
    expect(mail.subject).toBe('Performance and Delivery Board, 11 December: 40 actions due');
    expect(mail.text.split('\n').filter((line) => line.length > 72)).toEqual([]);
    expect(mail.text.match(/^PDB-2024-10-\d+$/gm)).toHaveLength(40);
  });
});

describe('the HTML part', () => {
  const page = parse(mailOf({ actions: [due(1), due(2), overdue(1)] }).html);

  it('names its language and itself, and has headings in order', () => {
    expect(page.querySelector('html')?.getAttribute('lang')).toBe('en-GB');
    expect(page.querySelector('title')?.text).toBe(
      'Performance and Delivery Board, 11 December: 2 actions due, 1 overdue',
    );
    expect(page.querySelectorAll('h1, h2').map(({ tagName, text }) => `${tagName} ${text}`)).toEqual([
      'H1 2 actions due, 1 overdue',
      'H2 What to do now',
      'H2 Overdue',
      'H2 Due by the meeting on Wednesday 11 December 2024',
      'H2 Who to ask',
    ]);
  });

  it('lists what is owed in tables with a caption and headings for columns and rows', () => {
    const tables = page.querySelectorAll('table:not([role])');
    expect(tables.map((table) => table.querySelector('caption')?.text)).toEqual([
      'Overdue: 1 action',
      'Due by the meeting: 2 actions, earliest first',
    ]);
    for (const table of tables) {
      expect(table.querySelectorAll('thead th').map((cell) => cell.getAttribute('scope'))).toEqual([
        'col',
        'col',
      ]);
      expect(table.querySelectorAll('thead th').map((cell) => cell.text)).toEqual(['What is owed', 'Due']);
      for (const row of table.querySelectorAll('tbody tr')) {
        expect(row.querySelector('th')?.getAttribute('scope')).toBe('row');
        expect(row.querySelectorAll('td')).toHaveLength(1);
      }
    }
  });

  it('needs no picture, no link and no script', () => {
    expect(page.querySelectorAll('img, a, script, link, iframe, form')).toEqual([]);
    expect(page.toString()).not.toMatch(/https?:|url\(|src=/);
  });

  it('writes in colours with a contrast of at least 4.5 to 1', () => {
    const luminance = (hex: string): number => {
      const [red = 0, green = 0, blue = 0] = [1, 3, 5]
        .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
        .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: string, other: string): number => {
      const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
      return (light + 0.05) / (dark + 0.05);
    };
    const marked = parse(mailOf({ kind: 'notice', actions: [due(1)], about: ['PDB-2024-10-1'] }).html);
    const styles = marked.querySelectorAll('[style]').map((element) => element.getAttribute('style') ?? '');
    const written = styles.filter((style) => /(?<!-)color: #/.test(style));
    expect(written.length).toBeGreaterThan(10);
    for (const style of written) {
      const ink = /(?<!-)color: (#[0-9a-f]{6})/.exec(style)?.[1] ?? '';
      const paper = /background-color: (#[0-9a-f]{6})/.exec(style)?.[1] ?? '#ffffff';
      expect(contrast(ink, paper), style).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('whatever people write into the register', () => {
  const unkind = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '</td></tr></table><h1>Free money</h1>',
      '{{constructor}} {{{subject}}}',
      'Q&A &amp; <b>more</b> – O’Neill’s "plan" at 5 = `5`',
      'line one\nOverdue\n-------\nline two\r\n\r\n',
      '-- \nThe end',
      'https://force.example/a-very-long-address-without-any-space/that-goes-on-and-on/until-the-margin-is-passed',
    ),
  );
  const said = unkind.filter((text) => text.replace(/[\s\p{Cc}]+/gu, '') !== '');
  const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const allowed = new Set(
    parse(mailOf({ kind: 'notice', actions: [due(1)], about: ['PDB-2024-10-1'] }).html)
      .querySelectorAll('*')
      .map(({ tagName }) => tagName),
  );

  it('is said in both parts, and is never markup', () => {
    fc.assert(
      fc.property(fc.array(said, { minLength: 8, maxLength: 8 }), (texts) => {
        const [text, minuted, section, undertaking, name, words, title, reason] = texts.map(
          (one) => one.trim() || '?',
        );
        const actions = [
          anAction({
            ref: 'PDB-2024-10-1',
            text: text ?? '',
            minuted: minuted ?? '',
            section: section ?? '',
          }),
          anAction({
            ref: 'PDB-2024-10-2',
            status: 'discharged',
            discharge: {
              on: '2024-10-02',
              meeting: '2024-10',
              how: 'to follow',
              evidence: [],
              undertaking: {
                text: undertaking ?? '',
                by: { at: 'not agreed', words: words ?? '' },
                met: null,
              },
            },
          }),
        ];
        const mail = mailOf({
          kind: 'notice',
          actions,
          programme: [report(1, title, { reason })],
          about: ['PDB-2024-10-1'],
          owner: { name: `Office of ${name}` },
          board: { name: `Board ${name}`, secretary: [{ name: name ?? '', email: 'asha@pcc.example' }] },
        });
        const page = parse(mail.html);
        const html = oneLine(page.text);
        const plain = oneLine(mail.text);
        for (const one of [
          'PDB-2024-10-1',
          'PDB-2024-10-2',
          'PDB-ITEM-1',
          ...texts.filter((_, at) => at !== 5),
        ]) {
          expect(html).toContain(oneLine(one ?? ''));
          expect(plain).toContain(oneLine(one ?? ''));
        }
        const tags = page.querySelectorAll('*').map(({ tagName }) => tagName);
        expect(tags.filter((tag) => !allowed.has(tag))).toEqual([]);
        expect(page.querySelectorAll('h1')).toHaveLength(1);
      }),
    );
  });
});

it('gives an undertaking in the words of the notes, where those say that it is to be', () => {
  const mail = mailOf({ actions: [promised(1, '2024-12', 'to be provided before December meeting')] });
  expect(mail.text).toContain('\n  To be provided before December meeting\n');
});

it('quotes why a paper that was said to be sent is asked for again', () => {
  const notArrived = { on: '2024-10-14', reason: 'nothing came' };
  const paperSent = { on: '2024-10-11', where: 'by post', saidBy: null, notArrived };
  expect(mailOf({ programme: [anItem({ paperSent })] }).text.replace(/\s+/g, ' ')).toContain(
    'Not arrived: You said on 11 October 2024 that it was sent (by post); it was not here on 14 October 2024: nothing came',
  );
});

describe('the page of an office', () => {
  const page = 'https://matters.pcc.example/o/eyA.eyB.c';
  const withPage = (actions: Action[], kind: DigestKind = 'digest') => {
    const board = aBoard();
    const view = { board, owners: [anOwner()], meetings: [october, aMeeting()], actions, programme: [] };
    return digestMail(board, kind, digestFor(view, anOwner(), before), [], { page });
  };

  it('is led to by one link of the whole, and in HTML by one of each thing', () => {
    const { text, html } = withPage([due(1), overdue(2)]);
    expect(text).toContain(`Open the page of the Force:\n${page}\n`);
    expect(text).not.toContain(`${page}/`);
    expect(
      parse(html)
        .querySelectorAll('a')
        .map((link) => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      ['Open the page of the Force', page],
      ['Answer PDB-2024-07-2', `${page}/PDB-2024-07-2`],
      ['Answer PDB-2024-10-1', `${page}/PDB-2024-10-1`],
    ]);
    expect(text).toContain('* Answer on the page that the link above opens');
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      '* Or reply to this mail: the reply goes to the secretary.',
    );
  });

  it('is not spoken of where there is none', () => {
    const { text, html } = mailOf({ actions: [due(1)] });
    expect(`${text}${html}`).not.toMatch(/<a |the link above/);
    expect(text).toContain('* Reply to this mail');
  });

  it('is what a mail is about that somebody asked for, though nothing be owed', () => {
    const { subject, text } = withPage([], 'new link');
    expect(subject).toBe('Performance and Delivery Board, 11 December: a new link to your page');
    expect(text).toContain('A new link to the page of the Force was asked for');
    expect(text).toContain(page);
  });

  it('has its receipts: what was answered, and what to do if it was not said for the office', () => {
    const answered = propose(
      due(1),
      { on: day('2024-11-18'), how: 'figures circulated', evidence: [] },
      before,
      { ...secretary, at: instantSchema.parse('2024-11-18T16:30:00.000Z'), from: 'link' },
    );
    if (answered.outcome === 'refused') throw new Error(answered.why);
    const { subject, text } = withPage([answered.action], 'receipt');
    const plain = text.replaceAll(/\s+/g, ' ');
    expect(subject).toBe('Performance and Delivery Board, 11 December: 1 answer given in your name');
    expect(plain).toContain('Somebody gave 1 answer in the name of the Force, by the link of a mail to it.');
    expect(plain).toContain('Answer: Reported done on 18 November 2024: figures circulated');
    expect(plain).toContain('If it was not said for your office, reply to this mail at once.');
  });
});
