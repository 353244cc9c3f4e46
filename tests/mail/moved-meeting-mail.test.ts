import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { digestMail } from '../../functions/mail/digest-mail.ts';
import type { Mail } from '../../functions/mail/mime.ts';
import type { Meeting } from '../../functions/register/meeting.ts';
import { type DateGiven, dateGivenSchema } from '../../functions/reminders/dates-given.ts';
import { digestFor } from '../../functions/reminders/digest.ts';
import type { DigestKind } from '../../functions/reminders/dispatch.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner } from '../register/examples.ts';

/** Papers for 4 December 2024 are due on 19 November; for 11 December, on 26 November. */
const eleventh = aMeeting();
const putOff = aMeeting({ state: 'to be confirmed' });
const cancelled = aMeeting({ state: 'cancelled', reason: 'no business' });
const overdue = anAction({ ref: 'PDB-2024-07-1', due: { at: 'date', date: day('2024-10-31'), words: null } });

type Case = {
  kind?: DigestKind;
  today?: string;
  meetings?: Meeting[];
  given?: [meeting: string, date: string][];
  actions?: ReturnType<typeof anAction>[];
  programme?: ReturnType<typeof anItem>[];
  names?: { owner: string; board: string };
};

const dateGiven = ([meeting, date]: [string, string]): DateGiven => dateGivenSchema.parse({ meeting, date });

function mailOf({ kind = 'change of date', today = '2024-11-15', ...of }: Case): Mail {
  const { meetings = [eleventh], given = [['2024-12', '2024-12-04']], actions = [anAction()] } = of;
  const { programme = [], names } = of;
  const board = aBoard(names && { name: names.board });
  const owner = anOwner(names && { name: names.owner });
  const view = { board, owners: [owner], meetings, actions, programme };
  const digest = digestFor(view, owner, day(today), given.map(dateGiven));
  return digestMail(
    board,
    kind,
    digest,
    actions.map(({ ref }) => ref),
  );
}

/** The paragraphs between the greeting and what to do, each on one line. */
const openingOf = ({ text }: Mail): string[] =>
  (/To the .+?\n\n(.*?)\n\nWhat to do now/s.exec(text)?.[1] ?? '')
    .split('\n\n')
    .map((paragraph) => paragraph.replaceAll('\n', ' '));

/** The same of the HTML, and the subject and headline that go with it. */
const paragraphsIn = ({ html }: Mail): string[] =>
  parse(html)
    .querySelectorAll('p')
    .map(({ textContent }) => textContent.trim());

describe('the first sentence of a mail to an owner who was given a date', () => {
  it.each<[string, Case, string, string]>([
    [
      'that moved',
      {},
      'meeting of 4 December is now on 11 December',
      'The meeting of Wednesday 4 December 2024 is now on Wednesday 11 December 2024: your answer is due by Tuesday 26 November 2024.',
    ],
    [
      'that moved, whose answers are late for the new one',
      { today: '2024-11-28', actions: [anAction(), anAction({ ref: 'PDB-2024-10-3' })] },
      'meeting of 4 December is now on 11 December',
      'The meeting of Wednesday 4 December 2024 is now on Wednesday 11 December 2024: your answers are needed today.',
    ],
    [
      'that moved, with a report that the law wants earlier',
      {
        meetings: [aMeeting({ date: '2025-02-28' })],
        programme: [anItem({ duty: { kind: 'precept', year: 2025 } }), anItem({ ref: 'PDB-ITEM-2' })],
      },
      'meeting of 4 December is now on 28 February',
      'The meeting of Wednesday 4 December 2024 is now on Friday 28 February 2025: your report is due by Saturday 1 February 2025 and your answer and your report are due by Thursday 13 February 2025.',
    ],
    [
      'that was put off',
      { meetings: [putOff] },
      'meeting of 4 December is put off',
      'The meeting of Wednesday 4 December 2024 was put off, and has no new date yet (the chair is away): your answer, due at it, has no date until it has one.',
    ],
    [
      'that was put off to a month',
      { meetings: [aMeeting({ state: 'month', month: '2025-02' })], programme: [anItem()] },
      'meeting of 4 December is put off',
      'The meeting of Wednesday 4 December 2024 was put off to February 2025, and has no new date yet: your answer and your report, due at it, have no date until it has one.',
    ],
    [
      'that will not be',
      { meetings: [cancelled] },
      'meeting of 4 December will not take place',
      'The meeting of Wednesday 4 December 2024 will not take place (no business): your answer, due at it, has no date until another meeting takes its place.',
    ],
    [
      'that will not be, what was due at it being due at another',
      {
        meetings: [cancelled, aMeeting({ id: '2025-01', date: '2025-01-15' })],
        actions: [anAction({ due: { at: 'meeting', meeting: '2025-01', words: null } })],
      },
      'meeting of 4 December will not take place',
      'The meeting of Wednesday 4 December 2024 will not take place (no business): what you owe is below, with its dates as they now stand.',
    ],
    [
      'that moved, and who owes nothing at it',
      { actions: [overdue] },
      'meeting of 4 December is now on 11 December',
      'The meeting of Wednesday 4 December 2024 is now on Wednesday 11 December 2024: nothing is due from you at it.',
    ],
    [
      'that was put off, and has a new one',
      { given: [['2024-12', 'put off']] },
      'meeting that was put off is now on 11 December',
      'The meeting that was put off is now on Wednesday 11 December 2024: your answer is due by Tuesday 26 November 2024.',
    ],
    [
      'that moved to a day which has come and gone',
      { today: '2024-12-12' },
      'meeting of 4 December is now on 11 December',
      'The meeting of Wednesday 4 December 2024 was moved to Wednesday 11 December 2024, which has passed: your answer is needed today.',
    ],
  ])('%s', (_, given, headline, opening) => {
    const mail = mailOf(given);
    expect(mail.subject).toBe(`Performance and Delivery Board: ${headline}`);
    expect(openingOf(mail)[0]).toBe(opening);
    expect(paragraphsIn(mail)).toContain(opening);
    expect(parse(mail.html).querySelector('h1')?.textContent.toLowerCase()).toBe(headline.toLowerCase());
  });

  it('is there whatever the mail is for, and in its subject', () => {
    const subject = (kind: DigestKind, actions = [anAction(), overdue]) => mailOf({ kind, actions }).subject;
    const board = 'Performance and Delivery Board, 11 December';
    const moved = 'meeting of 4 December is now on 11 December';
    expect(subject('digest')).toBe(`${board}: ${moved}; 1 action due, 1 overdue`);
    expect(subject('chase')).toBe(`${board}: ${moved}; chasing 1 overdue action`);
    expect(subject('escalation')).toBe(`${board}: ${moved}; 1 overdue action escalated`);
    expect(subject('notice')).toBe(`${board}: ${moved}; 2 new actions`);
    for (const kind of ['digest', 'chase', 'escalation', 'notice'] as const) {
      expect(openingOf(mailOf({ kind, actions: [anAction(), overdue] }))[0]).toMatch(
        /^The meeting of .* is now on/,
      );
    }
  });

  it('is one for each meeting', () => {
    const mail = mailOf({
      meetings: [eleventh, aMeeting({ id: '2025-03', state: 'cancelled', reason: 'an election' })],
      given: [
        ['2025-03', '2025-03-12'],
        ['2024-12', '2024-12-04'],
      ],
    });
    expect(mail.subject).toBe('Performance and Delivery Board: dates of 2 meetings have changed');
    expect(openingOf(mail).slice(0, 2)).toEqual([
      'The meeting of Wednesday 4 December 2024 is now on Wednesday 11 December 2024: your answer is due by Tuesday 26 November 2024.',
      'The meeting of Wednesday 12 March 2025 will not take place (an election): what you owe is below, with its dates as they now stand.',
    ]);
  });
});

describe('a mail of a moved meeting', () => {
  it('goes on with what is owed, as any other', () => {
    const mail = mailOf({});
    expect(openingOf(mail).slice(1)).toEqual([
      'Your answer on 1 action due must reach the secretary by Tuesday 26 November 2024 to make the papers published on Tuesday 3 December 2024.',
      'The meeting is on Wednesday 11 December 2024 at 10:00, Committee Room 2.',
    ]);
    expect(mail.text).toContain(
      '* Put the date right wherever you noted it, and tell whoever goes by it.\n* Reply to this mail',
    );
    expect(mail.text).toContain('PDB-2024-10-2');
  });

  it('says what stays open when no meeting has a date', () => {
    expect(openingOf(mailOf({ meetings: [putOff] })).slice(1)).toEqual([
      'Nothing is overdue. The board’s next meeting has no date yet, and 1 action stays open.',
    ]);
  });

  it('says of what its owner owes nothing but that, when that is nothing', () => {
    const moved = mailOf({ actions: [] });
    expect(openingOf(moved)).toEqual([
      'The meeting of Wednesday 4 December 2024 is now on Wednesday 11 December 2024: nothing is due from you.',
      'The meeting is on Wednesday 11 December 2024 at 10:00, Committee Room 2.',
    ]);
    expect(moved.text).toContain(
      '* Put the date right wherever you noted it, and tell whoever goes by it.\n  Nothing else is needed.\n\nWho to ask',
    );
    expect(moved.text).toContain('because an earlier one gave the Force a date of the\nPerformance');
    expect(moved.text).not.toMatch(/what is listed here|is overdue|must reach/);
    expect(openingOf(mailOf({ actions: [], meetings: [putOff] }))).toEqual([
      'The meeting of Wednesday 4 December 2024 was put off, and has no new date yet (the chair is away): nothing is due from you.',
    ]);
  });

  it('reads as an ordinary reminder when the date stands again', () => {
    const mail = mailOf({ given: [['2024-12', '2024-12-11']] });
    expect(mail.subject).toBe('Performance and Delivery Board, 11 December: 1 action due');
    expect(mail.text).not.toContain('Put the date right');
  });

  it('prints names and reasons as they are, in text and in HTML', () => {
    const names = { owner: "Chief Constable's Office", board: 'O’Neill & Sons\' "Board" <b>' };
    const meetings = [aMeeting({ state: 'cancelled', reason: "the chair's away & <i>ill</i>" })];
    const mail = mailOf({ actions: [], meetings, names });
    const sentence =
      "The meeting of Wednesday 4 December 2024 will not take place (the chair's away & <i>ill</i>): nothing is due from you.";
    expect(openingOf(mail)).toEqual([sentence]);
    expect(paragraphsIn(mail)).toContain(sentence);
    expect(mail.html).not.toMatch(/<i>|<b>/);
    expect(mail.text).toContain("To the Chief Constable's Office");
    expect(mail.subject).toBe('O’Neill & Sons\' "Board" <b>: meeting of 4 December will not take place');
  });
});
