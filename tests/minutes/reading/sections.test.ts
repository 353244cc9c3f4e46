import { describe, expect, it } from 'vitest';
import { lineOf, paragraphsOf } from '../../../functions/minutes/reading/lines.ts';
import { withCapital } from '../../../functions/words/english.ts';
import { brief, houseNotes, readText } from './reading.ts';

const row = (text: string, owner = 'Force'): string =>
  `Status Owner Due date\n${text} Open ${owner} 11/12/2024`;

describe('the actions of a section', () => {
  it.each([
    ['· Force: Bring a paper on the marine unit.'],
    ['• Force: Bring a paper on the marine unit.'],
    ['\uF0B7 Force: Bring a paper on the marine unit.'],
    ['o Force: Bring a paper on the marine unit.'],
    ['- **Force: Bring a paper on the marine unit.**'],
    ['* Force:   Bring a paper on the marine unit'],
    ['1. Force: Bring a paper on the marine unit.'],
    ['a) Force: Bring a paper on the marine unit.'],
    ['Force: Bring a paper on the marine unit.'],
    ['Force - Bring a paper on the marine unit'],
    ['Force:\n· Bring a paper on the marine unit.'],
    ['•\tForce: Bring a paper on the marine unit.'],
  ])('are read from “%s”', async (bullet) => {
    const { findings } = await readText(houseNotes({ sections: `\nActions\n${bullet}` }));
    expect(findings.actions).toEqual([
      {
        text: 'Bring a paper on the marine unit',
        status: 'open',
        owner: 'Force',
        due: null,
        section: 'Safer Harbours Plan: Delivery & Performance',
      },
    ]);
    expect(findings.differences.map(({ kind }) => kind)).toEqual(['only in the notes']);
    expect(findings.unread).toEqual([]);
  });

  it.each([
    'Action',
    'Actions',
    'Action:',
    'ACTIONS',
    '**Actions**',
    '### Actions',
    'Action(s)',
    'Action points',
    'Agreed actions:',
  ])('stand below “%s”', async (heading) => {
    const { findings } = await readText(
      houseNotes({ sections: `\n${heading}\n\n· PCC: Write to the ports.` }),
    );
    expect(brief(findings)).toEqual([['Write to the ports', 'open', 'PCC', null]]);
  });

  it.each([
    ['Action: DCC to report on 101 calls.', 'Report on 101 calls', 'DCC'],
    ['ACTION 24/17 – DCC to report on 101 calls', 'Report on 101 calls', 'DCC'],
    ['Action – TS/SC to review call times', 'Review call times', 'TS/SC'],
    ['Action: Report on 101 calls (DCC)', 'Report on 101 calls', 'DCC'],
    ['Action: Report on 101 calls', 'Report on 101 calls', null],
  ])('are read from “%s” on a line of its own', async (line, text, owner) => {
    const { findings } = await readText(houseNotes({ sections: `\n${line}` }));
    expect(brief(findings)).toEqual([[text, 'open', owner, null]]);
  });

  it.each([
    ['Force/OPCC: Meet the ports.', 'Force/OPCC'],
    ['Chief Constable: Meet the ports.', 'Chief Constable'],
    ['Deputy Chief Constable and CFO: Meet the ports.', 'Deputy Chief Constable and CFO'],
    ['OPCC & Force: Meet the ports.', 'OPCC & Force'],
    ['Jane Harbour: Meet the ports.', 'Jane Harbour'],
  ])('belong to the owner before the colon in “%s”', async (bullet, owner) => {
    const { findings } = await readText(houseNotes({ sections: `\nActions\n· ${bullet}` }));
    expect(brief(findings)).toEqual([['Meet the ports', 'open', owner, null]]);
  });

  it('keep a colon of their own', async () => {
    const { findings } = await readText(
      houseNotes({ sections: '\nActions\n· Bring two papers: the rota and its cost.' }),
    );
    expect(brief(findings)).toEqual([['Bring two papers: the rota and its cost', 'open', null, null]]);
  });

  it('are whole where a line wraps, and end before the next heading', async () => {
    const text = `Meeting Notes

1. Welcome

The Commissioner welcomed those present and thanked the officers of the marine unit for their long service.

2. People

\uF0B7 The Chief Constable said that the number of officers leaving had fallen for the third quarter in a row and that
the Force Control Room was now at full strength.

Action

\uF0B7 Force: comparative data on the awareness-
raising work of the unit, and on the number of officers who have joined it since it was set up under the
Harbour Plan.
\uF0B7 OPCC: a note on the estates.

3. Finance

The budget was on course.
`;
    const { findings } = await readText(text);
    expect(findings.actions.map((action) => [action.text, action.owner, action.section])).toEqual([
      [
        'comparative data on the awareness-raising work of the unit, and on the number of officers who have joined it since it was set up under the Harbour Plan',
        'Force',
        'People',
      ],
      ['a note on the estates', 'OPCC', 'People'],
    ]);
  });

  it.each([
    'Action Fraud was named by members as a cause of delay.',
    '· Action Fraud: the Chief Constable said reports had risen.',
    '· The Retail Crime Action Plan was discussed, and actions agreed with partners were noted.',
    '· He asked what action was being taken to manage expectations.',
    'Actions taken by officers\n· The Chief Constable thanked them.',
    '- D1 Questions to the Commissioner',
    'Actions\nNone',
    'Actions\n· None.',
    'Actions: None',
    'Action: Nil',
  ])('are not made of “%s”', async (prose) => {
    const { findings } = await readText(houseNotes({ sections: `\n${prose}` }));
    expect(findings.actions).toEqual([]);
    expect(findings.unread).toEqual([]);
  });

  it('show what stands below their heading and asks for nothing', async () => {
    const { findings } = await readText(
      houseNotes({ sections: '\nActions\nThe table was not ready in time for these notes.' }),
    );
    expect(findings.actions).toEqual([]);
    expect(findings.unread).toEqual([
      {
        line: 18,
        text: 'The table was not ready in time for these notes.',
        why: 'this stands below a heading “Actions” and asks for nothing that could be read',
      },
    ]);
  });

  it.each([
    [
      'Action 4: Set out what the winter storms cost in the report of the spring. Owner:\nHarbour Master. Due: 11 June 2025.',
    ],
    [
      'Action 4: Set out what the winter storms cost in the report of the spring.\nOwner: Harbour Master. Due: 11 June 2025.',
    ],
    [
      'Action 4: Set out what the winter storms cost in the report of the spring. (Lead:\nHarbour Master; by: 11 June 2025)',
    ],
  ])('say whose they are and by when by labels, wherever the line wraps: “%s”', async (action) => {
    const { findings } = await readText(houseNotes({ sections: `\n${action}` }));
    expect(brief(findings)).toEqual([
      [
        'Set out what the winter storms cost in the report of the spring',
        'open',
        'Harbour Master',
        '2025-06-11',
      ],
    ]);
    expect(findings.unread).toEqual([]);
  });

  it('keep the words for when', async () => {
    const bullets = [
      ['in due course', { at: 'in due course' }],
      ['at a future meeting', { at: 'in due course' }],
      ['later in the year', { at: 'later in the year' }],
      ['to the next Board', { at: 'date', date: '2024-12-11' }],
      ['on some subsequent date', { at: 'not agreed' }],
    ] as const;
    const { minuted } = await readText(
      houseNotes({
        sections: `\nActions\n${bullets.map(([words]) => `· Force: Report ${words}.`).join('\n')}`,
      }),
    );
    expect(minuted.actions).toMatchObject(
      bullets.map(([words, when]) => ({ wording: null, when: { ...when, words } })),
    );
  });

  it.each([
    ['send the outturn by 29th November 2024', '2024-11-29', null],
    ['send the outturn by the end of 29/11/2024 to all', '2024-11-29', null],
    ['send the outturn to the next meeting', '2024-12-11', 'to the next meeting'],
    ['send the outturn by December 2024', '2024-12-11', 'December 2024'],
    ['count the cases from before 1 April 2024', null, null],
    ['send the paper of 1 January 2025', null, null],
  ])('are due by their own words where no table has them: “%s”', async (deed, due, words) => {
    const { findings, minuted } = await readText(houseNotes({ sections: `\nACTION: CFO to ${deed}.` }));
    expect(brief(findings)).toEqual([[withCapital(deed), 'open', 'CFO', due]]);
    const when = due === null ? { at: 'not agreed', words } : { at: 'date', date: due, words };
    expect(minuted.actions).toMatchObject([{ wording: null, when }]);
  });

  it('that are due in a month without a meeting have no date, and a difference says so', async () => {
    const { findings, minuted } = await readText(
      houseNotes({ sections: '\nActions\n· Force: Report on the rota by March 2025.' }),
    );
    expect(brief(findings)).toEqual([['Report on the rota by March 2025', 'open', 'Force', null]]);
    expect(minuted.actions[0]?.when).toEqual({ at: 'not agreed', words: 'March 2025' });
    expect(findings.differences.map(({ kind }) => kind)).toEqual(['only in the notes', 'no due date']);
  });

  it.each([
    'Item 4 Finance',
    'Item 4: Finance',
    'ITEM 4 – Finance',
    '4) Finance',
    '4. Finance',
    '4 Finance',
    'Agenda item 4 – Finance',
    'Agenda Item 4\nFinance',
  ])('stand in the section headed “%s”', async (heading) => {
    const [first, second, third] = ['1 Welcome', '2 Notes of Previous Meeting', '3 People'].map((words) =>
      heading.replace('4', words.charAt(0)).replace('Finance', words.slice(2)),
    );
    const { findings } = await readText(
      `Meeting Notes\nTitle: Harbour Board\n\n${first}\n\nAll were welcomed.\n\n${second}\n\nThe notes were agreed.\n\n${third}\n\nThe rota was noted.\n\n${heading}\n\nThe budget was noted.\n\nACTION: CFO to send the outturn.\n`,
    );
    expect(findings.actions.map(({ section }) => section)).toEqual(['Finance']);
  });
});

describe('what is asked for twice', () => {
  const asked = 'Action: Force to provide an update';
  it('in two items is two actions', async () => {
    const sections = `\n\n6. Berths\n\n${asked}\n\n7. Buoys\n\n${asked}\n`;
    const { findings } = await readText(houseNotes({ sections }));
    expect(findings.actions.map(({ section }) => section)).toEqual(['Berths', 'Buoys']);
  });

  it('in an item and in a summary is one, with the lines of both', async () => {
    const head = 'Harbour Board\nMinutes of the meeting held on 2 October 2024';
    const summary = '2. Summary of actions\n\n- Force to provide an update';
    const { findings, minuted } = await readText(`${head}\n\n1. Berths\n\n${asked}\n\n${summary}\n`);
    expect(findings.actions.map(({ text }) => text)).toEqual(['Provide an update']);
    expect(minuted.actions[0]?.lines).toHaveLength(2);
  });
});

describe('a note below an action', () => {
  const below = (note: string): Promise<Awaited<ReturnType<typeof readText>>> =>
    readText(houseNotes({ sections: `\nAction: Clerk to order rope\n\n${note}\n` }));

  it.each([
    ['Post-meeting note: ordered on 3 October 2024. Action closed.', 'discharged'],
    ['Update: still outstanding.', 'open'],
  ])('says how it stands: %s', async (note, status) => {
    expect((await below(note)).findings.actions.map((one) => one.status)).toEqual([status]);
  });

  it('that may say so is told', async () => {
    const { findings } = await below('Post-meeting note: circulated on 3 October 2024.');
    expect(findings.actions.map(({ status }) => status)).toEqual(['open']);
    expect(findings.unread.map(({ text }) => text)).toEqual([
      'Post-meeting note: circulated on 3 October 2024.',
    ]);
  });

  it('is none where an entry of a list begins with such a word', async () => {
    const sections = '\nActions\n- Clerk: Order rope\n- Update: the tide table on the website\n';
    const { findings } = await readText(houseNotes({ sections }));
    expect(findings.actions).toHaveLength(2);
  });
});

describe('bullets and table together', () => {
  const actions = (bullet: string): string => `\nActions\n· ${bullet}`;

  it.each([
    ['Force: bring a Paper on the marine unit.', 'Bring a paper on the marine unit', []],
    ['Force to bring a paper on the marine unit.', 'Bring a paper on the marine unit', []],
    [
      'Force: Bring a paper on the Prevent & Protect team',
      'Bring a paper on the Prevent and Protect team',
      [],
    ],
    [
      'Force: Bring a paper on the marine unit to a future meeting',
      'Bring a paper on the marine unit',
      ['wording'],
    ],
    ['OPCC: Bring a paper on the marine unit', 'Bring a paper on the marine unit', ['owner']],
    ['Force: Report on lighting', 'Report on vetting', ['only in the table', 'only in the notes']],
    [
      'OPCC: Bring a paper on lighting at the ports',
      'Share the minutes of the scrutiny panel',
      ['only in the table', 'only in the notes'],
    ],
  ])('“%s” against “%s”', async (bullet, text, kinds) => {
    const { findings } = await readText(houseNotes({ sections: actions(bullet), overview: row(text) }));
    expect(findings.differences.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('takes the action from the table and its section from the bullet', async () => {
    const { findings, minuted } = await readText(
      houseNotes({
        sections: actions('Force: Bring a paper on the marine unit in the future.'),
        overview: row('Bring a paper on the marine unit'),
      }),
    );
    expect(findings.actions).toEqual([
      {
        text: 'Bring a paper on the marine unit',
        status: 'open',
        owner: 'Force',
        due: '2024-12-11',
        section: 'Safer Harbours Plan: Delivery & Performance',
      },
    ]);
    expect(minuted.actions).toMatchObject([
      {
        wording: 'Bring a paper on the marine unit in the future',
        when: { at: 'date', date: '2024-12-11', words: 'in the future' },
      },
    ]);
  });

  it.each([
    ['Force: Bring a Paper on the  marine unit.', null],
    ['**Force:** Bring a paper on the marine unit', null],
    ['*Force:* Bring a paper on the marine unit', null],
    ['**Force: Bring a paper on the marine unit.**', null],
    ['**Force:** Bring a paper on the _marine_ unit in May.', 'Bring a paper on the marine unit in May'],
    [
      'Bring a paper on the marine unit, and its rota (Force)',
      'Bring a paper on the marine unit, and its rota',
    ],
  ])('“%s” says more than its action only where it does', async (bullet, wording) => {
    const { minuted } = await readText(
      houseNotes({ sections: actions(bullet), overview: row('Bring a paper on the marine unit') }),
    );
    expect(minuted.actions.map((said) => said.wording)).toEqual([wording]);
  });

  it('takes the due date from the bullet where the table’s is blank, and says so', async () => {
    const { findings } = await readText(
      houseNotes({
        sections: actions('Force: Bring a paper on the marine unit by 29 November 2024.'),
        overview: '\tStatus\tOwner\tDue date\nBring a paper on the marine unit\tOpen\tForce\t',
      }),
    );
    expect(findings.actions.map(({ due }) => due)).toEqual(['2024-11-29']);
    expect(findings.differences.map(({ kind }) => kind)).toEqual(['due date', 'wording']);
  });

  it('says where the bullet wants it sooner than the table', async () => {
    const { findings } = await readText(
      houseNotes({
        sections: actions('Force: Bring a paper on the marine unit by 29 November 2024.'),
        overview: row('Bring a paper on the marine unit by 29 November 2024'),
      }),
    );
    expect(findings.differences).toEqual([
      {
        kind: 'due date',
        detail:
          'the notes want “Bring a paper on the marine unit by 29 November 2024” by 29 November 2024, the table by 11 December 2024',
      },
    ]);
  });

  it('tells apart actions that begin alike', async () => {
    const { findings } = await readText(
      houseNotes({
        sections:
          '\nActions\n· Force: Provide an update on custody.\n· Force: Provide an update on recruitment.\n· Force: Provide an update on the rota.',
        overview:
          'Status Owner Due date\nProvide an update on recruitment Open Force 11/12/2024\nProvide an update on custody Open Force 11/12/2024',
      }),
    );
    expect(findings.actions.map(({ text, due }) => [text, due])).toEqual([
      ['Provide an update on recruitment', '2024-12-11'],
      ['Provide an update on custody', '2024-12-11'],
      ['Provide an update on the rota', null],
    ]);
    expect(findings.differences.map(({ kind }) => kind)).toEqual(['only in the notes']);
  });

  it('names both sides of a difference', async () => {
    const { findings } = await readText(
      houseNotes({
        sections: actions('OPCC: Bring a paper on the marine unit'),
        overview: row('Bring a paper on the marine unit', 'Chief Constable'),
      }),
    );
    expect(findings.differences).toEqual([
      {
        kind: 'owner',
        detail: 'the notes give “Bring a paper on the marine unit” to OPCC, the table to Chief Constable',
      },
    ]);
  });

  it('says when the notes discharge what the table has open', async () => {
    const { findings } = await readText(
      houseNotes({
        previous:
          '· The notes were agreed and the following action was discharged:\n· Force to bring a paper on the marine unit - sent in May.',
        overview: row('Bring a paper on the marine unit'),
      }),
    );
    expect(findings.differences.map(({ kind }) => kind)).toEqual(['status']);
  });
});

it.each([
  ['tabs', 'Action 1\tCost the new roof\tOwner: CFO\tBy: 11 December 2024'],
  ['pipes', '| AP2: | Cost the new roof | Lead: CFO | Due: 11 December 2024 |'],
])('an action in a box of its own, set out with %s, is an action of its section', async (_, box) => {
  const { findings } = await readText(`Meeting Notes\n1. Welcome\n2. Estates\nThe CFO spoke.\n${box}\n`);
  expect(findings.actions).toEqual([
    {
      text: 'Cost the new roof by 11 December 2024',
      status: 'open',
      owner: 'CFO',
      due: '2024-12-11',
      section: 'Estates',
    },
  ]);
});

it('a numbered list of actions ends where the notes go on with their own numbers', async () => {
  const { findings } = await readText(
    'Ferry Board\n\nMinutes of the meeting held on 4 June 2025\n\n1. Welcome\n\nAll were welcomed.\n\n2. Actions\n\n1. Paint the hull\n2. Ring the pilots\n\n3. Finance\n\nThe budget was noted.\n\n4. Actions carried forward\n\n1. Mend the gate\n\n2. Clerk – order rope – due 30 June 2025\n\n5. Any other business\n\nNone.\n',
  );
  expect(findings.actions.map(({ text, owner, due }) => [text, owner, due])).toEqual([
    ['Paint the hull', null, null],
    ['Ring the pilots', null, null],
    ['Mend the gate', null, null],
    ['order rope', 'Clerk', '2025-06-30'],
  ]);
});

it.each([
  ['Clerk – order rope – by 30 June 2025', 'order rope', 'Clerk', '2025-06-30'],
  ['Order rope – Ann Lee – due 30 June 2025', 'Order rope', 'Ann Lee', '2025-06-30'],
  ['Ann Lee – order rope – 30 June 2025', 'order rope', 'Ann Lee', '2025-06-30'],
  ['Mill Lane – mend the slip – 30 June 2025', 'Mill Lane – mend the slip', null, '2025-06-30'],
])('the parts of “%s” between its dashes are told apart', async (entry, text, owner, due) => {
  const { findings } = await readText(houseNotes({ sections: `\nActions\n- ${entry}` }));
  expect(findings.actions).toEqual([
    { text, status: 'open', owner, due, section: 'Safer Harbours Plan: Delivery & Performance' },
  ]);
});

it('a line that begins with a label ends the action above it, though that fills its line', () => {
  const action = 'ACTION – Harbour Master to report on the state of every mooring and buoy by 30 June 2025';
  const lines = [action, 'Date of next meeting: 11 June 2025'].map((text, index) => lineOf(index + 1, text));
  expect(paragraphsOf({ lines, wraps: true }).map(({ text }) => text)).toEqual([
    action,
    'Date of next meeting: 11 June 2025',
  ]);
});

it.each([
  [
    'Clerk to ask**\n**the mill for a price by 2 May 2025**',
    'Ask the mill for a price by 2 May 2025',
    '2025-05-02',
  ],
  ['Clerk to ask for a price by**\n**2 May 2025**', 'Ask for a price by 2 May 2025', '2025-05-02'],
  ['Clerk to ask for a price**\n\n**Lamps**', 'Ask for a price', null],
])('go on in bold below, where a heading would stand apart: “%s”', async (action, text, due) => {
  const { findings } = await readText(
    `Quay Trust\n\nMinutes of the meeting held on 4 March 2025\n\n1. Slip\n\nThe crews spoke at some length of the slip and of what it had\ncost. **ACTION: ${action}\n\n2. Dues\n\nThese were set.\n`,
  );
  expect(findings.actions.map((one) => [one.text, one.owner, one.due])).toEqual([[text, 'Clerk', due]]);
});
