import { describe, expect, it } from 'vitest';
import { day } from '../../../../functions/calendar/days.ts';
import type { Block } from '../../../../functions/documents/document.ts';
import { actionTablesOf } from '../../../../functions/minutes/reading/tables/action-tables.ts';
import { keyOf } from '../../../../functions/minutes/reading/tables/keys.ts';
import { documentOf, paragraph, table } from './documents.ts';

const meeting = { date: day('2026-03-10'), next: day('2026-06-09') };

const read = (...blocks: readonly Block[]) => {
  const document = documentOf(...blocks);
  const reads = actionTablesOf(document, { meeting, key: keyOf(document) });
  const rows = reads.flatMap((one) => one.rows);
  return {
    readAs: reads.map(({ readAs }) => readAs),
    actions: rows.map(({ text, status, owner, due }) => [text, status, owner, due.due]),
    rows,
    told: [...reads.flatMap(({ differences }) => differences), ...rows.flatMap(({ doubts }) => doubts)].map(
      ({ kind, detail }) => `${kind}: ${detail}`,
    ),
    unread: reads.flatMap(({ unread }) => unread.map(({ text }) => text)),
    nil: reads.some(({ nil }) => nil),
  };
};

describe('a table of actions', () => {
  it.each([
    [['Action', 'Owner', 'Due date', 'Status']],
    [['Agreed action', 'Lead officer', 'By when', 'Progress/Status']],
    [['What', 'Who', 'When', 'Done?']],
    [['Task', 'Assigned to', 'Deadline', 'RAG status']],
    [['Action point', 'Responsibility', 'Timescale', 'Current position']],
    [['Camau / Action', 'Perchennog / Owner', 'Dyddiad / Date', 'Statws / Status']],
    [['Description of action', 'For action by', 'Completion date', 'Open/Closed']],
    [['Action required', 'Accountable', 'Target date', 'Complete (Y/N)']],
    [['Follow-up action', 'Initials', 'Date due', 'State']],
  ])('is known by what its headings mean: %j', (headings) => {
    const { actions } = read(
      table([
        headings,
        ['Provide the ferry figures', 'Harbour Master', '1 May 2026', 'Complete'],
        ['Draft a tide table', 'JB', '4 May 2026', 'Open'],
      ]),
    );
    expect(actions).toEqual([
      ['Provide the ferry figures', 'discharged', 'Harbour Master', '2026-05-01'],
      ['Draft a tide table', 'open', 'JB', '2026-05-04'],
    ]);
  });

  it('may have its columns in any order, and others beside them', () => {
    const { actions, rows } = read(
      table([
        ['Status', 'Ref', 'Date raised', 'Due', 'Owner', 'Agenda item', 'Action', 'Priority'],
        ['Open', '4/26', '9 December 2025', '1 May 2026', 'Clerk', 'Estates', 'Price the new roof', 'High'],
      ]),
    );
    expect(actions).toEqual([['Price the new roof', 'open', 'Clerk', '2026-05-01']]);
    expect(rows[0]).toMatchObject({ reference: '4/26', raised: '2025-12-09' });
  });

  it('has an action in each sentence of a cell that names who is to do it, with its own date', () => {
    const { actions } = read(
      table([
        ['Item', 'Discussion', 'Action'],
        [
          '1. Slipway',
          'The planks are loose.',
          'JB to ring the joiner by 2 April 2026. KL and JB to price new planks by 4 May 2026. Oak is wanted.',
        ],
        ['2. Lights', 'Two are out.', 'KL to renew both by 9 April 2026.'],
      ]),
    );
    expect(actions).toEqual([
      ['JB to ring the joiner by 2 April 2026', 'open', 'JB', '2026-04-02'],
      ['KL and JB to price new planks by 4 May 2026. Oak is wanted', 'open', 'KL and JB', '2026-05-04'],
      ['KL to renew both by 9 April 2026', 'open', 'KL', '2026-04-09'],
    ]);
  });

  it('tells of two dates that the sentences of one action name', () => {
    const { told } = read(
      table([
        ['Action', 'Owner', 'Status'],
        ['Ring the joiner by 2 April 2026. Price new planks by 4 May 2026', 'JB', 'Open'],
      ]),
    );
    expect(told).toEqual([
      "due date: the table's due date for “Ring the joiner by 2 April 2026. Price new planks by 4 May 2026”: its own words name 2 April 2026 and 4 May 2026",
    ]);
  });

  it('may have two rows to an action, the second of which labels whose it is, by when and how it stands', () => {
    const of = (reference: string, asked: string, ...labelled: readonly string[]) => [
      [
        { words: reference, down: 2 },
        { words: asked, across: 3 },
      ],
      [null, ...labelled],
    ];
    const { actions, rows } = read(
      table([
        ...of(
          'HB-4',
          'Price the stone for the mole',
          'Lead: Engineer',
          'Due: 4 May 2026',
          'Status: In progress',
        ),
        ...of('HB-7', 'Write to the ferrymen', 'Lead: Clerk', 'Due: 2 March 2026', 'Status: Completed'),
      ]),
    );
    expect(actions).toEqual([
      ['Price the stone for the mole', 'open', 'Engineer', '2026-05-04'],
      ['Write to the ferrymen', 'discharged', 'Clerk', '2026-03-02'],
    ]);
    expect(rows.map(({ reference }) => reference)).toEqual(['HB-4', 'HB-7']);
  });

  it('tells of its rows where the second of an action labels nothing that we know', () => {
    const { actions, unread } = read(
      paragraph('Actions', 1, 1),
      table([
        [
          { words: 'HB-4', down: 2 },
          { words: 'Send the price of stone to the board', across: 2 },
        ],
        [null, 'Lead: Engineer', 'See the plan'],
      ]),
    );
    expect(actions).toEqual([]);
    expect(unread).toContain('HB-4 | Send the price of stone to the board');
  });

  it('may have no headings at all', () => {
    const { actions } = read(
      table([
        ['1', 'Provide a note on the slipway', 'Engineer', '1 May 2026', 'Open'],
        ['2', 'Write to the council about the lights', 'Clerk', '4 May 2026', 'Complete'],
      ]),
    );
    expect(actions).toEqual([
      ['Provide a note on the slipway', 'open', 'Engineer', '2026-05-01'],
      ['Write to the council about the lights', 'discharged', 'Clerk', '2026-05-04'],
    ]);
  });

  it('may go on below a paragraph without its headings', () => {
    const { actions } = read(
      table([
        ['Action', 'Owner', 'Due'],
        ['Provide a note', 'Engineer', '1 May 2026'],
      ]),
      paragraph('Members also asked for:'),
      table([['Write to the council about the lights', 'Clerk', '4 May 2026']]),
    );
    expect(actions.map(([text]) => text)).toEqual([
      'Provide a note',
      'Write to the council about the lights',
    ]);
  });

  it('may stand card by card, a label before each value', () => {
    const { actions } = read(
      table([
        ['Action', 'Provide a note on the slipway'],
        ['Owner', 'Engineer'],
        ['Due date', '1 May 2026'],
        ['Status', 'Open'],
        ['Action', 'Paint the buoys'],
        ['Owner', 'Harbour Master'],
        ['Due date', '4 May 2026'],
        ['Status', 'Closed'],
      ]),
    );
    expect(actions).toEqual([
      ['Provide a note on the slipway', 'open', 'Engineer', '2026-05-01'],
      ['Paint the buoys', 'discharged', 'Harbour Master', '2026-05-04'],
    ]);
  });

  it('may have its headings down its first column, and an action in each of the others', () => {
    const { actions, unread } = read(
      table([
        ['No.', '1', '2', '3'],
        ['Action', 'Paint the buoys', 'Price the roof', 'Survey the ferry steps'],
        ['Owner', 'Harbour Master', 'Clerk', ''],
        ['Due date', '1 May 2026', '4 May 2026', '9 June 2026'],
        ['Status', 'Complete', 'In progress', 'Not started'],
      ]),
    );
    expect(actions).toEqual([
      ['Paint the buoys', 'discharged', 'Harbour Master', '2026-05-01'],
      ['Price the roof', 'open', 'Clerk', '2026-05-04'],
      ['Survey the ferry steps', 'open', null, '2026-06-09'],
    ]);
    expect(unread).toEqual([]);
  });

  it('may stand beside the minutes', () => {
    const { actions } = read(
      table([
        ['Item', 'Discussion', 'Action'],
        ['1', 'The Chair welcomed members.', ''],
        ['2', 'The accounts were received.', 'JB to circulate the audit letter'],
      ]),
    );
    expect(actions).toEqual([['JB to circulate the audit letter', 'open', 'JB', null]]);
  });

  it.each([
    ['boxes that a label begins', [['Action 3', 'Clerk to write to the council', 'By: 4 May 2026']]],
    ['one column below a heading', [['ACTIONS'], ['Clerk to write to the council by 4 May 2026']]],
    ['a cell that begins with its label', [['Action: Clerk to write to the council by 4 May 2026']]],
  ])('may be of %s', (_, rows) => {
    const { readAs, actions } = read(table(rows));
    expect(readAs).toEqual(['actions']);
    expect(actions.map(([text, , owner, due]) => [String(text).slice(0, 29), owner, due])).toEqual([
      ['Clerk to write to the council', 'Clerk', '2026-05-04'],
    ]);
  });

  it('may have its first row for a title', () => {
    const { actions } = read(
      table([
        [{ words: 'Action log of 10 March 2026', across: 3 }],
        ['Action', 'Owner', 'Due'],
        ['Price the roof', 'Clerk', '4 May 2026'],
      ]),
    );
    expect(actions).toEqual([['Price the roof', 'open', 'Clerk', '2026-05-04']]);
  });

  it('is put together from its printed lines', () => {
    const lines = [
      ['Action', 'Owner', 'Due', 'Status'],
      ['Write to the council', 'Harbour', '4 May 2026', 'Open'],
      ['about the lights', 'Master', '', ''],
      ['Price the roof', 'Clerk', '5 May 2026', 'Closed'],
    ];
    expect(read(table(lines, 1, 'printed lines')).actions).toEqual([
      ['Write to the council about the lights', 'open', 'Harbour Master', '2026-05-04'],
      ['Price the roof', 'discharged', 'Clerk', '2026-05-05'],
    ]);
  });

  it('may have a row that ends elsewhere, all of which is then in doubt', () => {
    const { rows, ...rest } = table([
      ['Action', 'Owner', 'Due', 'Status'],
      ['Write to the council', 'Clerk', '4 May 2026', 'Open'],
      ['Price the roof Mend the gate', 'Clerk', '5 May 2026', 'Open'],
    ]);
    const [head, sure, doubtful] = rows;
    if (head === undefined || sure === undefined || doubtful === undefined) throw new Error('three rows');
    const { told } = read({ ...rest, rows: [head, sure, { ...doubtful, isDoubtful: true }] });
    expect(told).toEqual([
      'text: the text, the owner, the due date and the status of “Price the roof Mend the gate”: it is not certain where its row begins and ends, which was taken to be “Price the roof Mend the gate | Clerk | 5 May 2026 | Open”',
    ]);
  });

  it('is unread, line by line, where nothing says where its rows end', () => {
    const lines = [
      ['Action', 'Owner', 'Due'],
      ['Write to the council', '', ''],
      ['about the lights', 'Clerk', '4 May 2026'],
      ['and the gate', '', ''],
    ];
    const { actions, unread } = read(table(lines, 1, 'printed lines'));
    expect(actions).toEqual([]);
    expect(unread).toEqual([
      'Action | Owner | Due',
      'Write to the council',
      'about the lights | Clerk | 4 May 2026',
      'and the gate',
    ]);
  });

  it('has a column that is none of these, and says so', () => {
    const { told } = read(
      table([
        ['Action', 'Owner', 'Due', 'Status', 'Cost centre'],
        ['Price the roof', 'Clerk', '4 May 2026', 'Open', 'to be invoiced'],
      ]),
    );
    expect(told).toEqual(['column: what stands in the table of actions under “Cost centre” was not read']);
  });

  it('is told from tables of attendance, business, money, risks and votes', () => {
    const tables = [
      [
        ['Name', 'Role', 'Present'],
        ['Ann Pier', 'Chair', 'Yes'],
      ],
      [
        ['Item', 'Title', 'Lead', 'Time'],
        ['1', 'Welcome', 'Chair', '10.00'],
      ],
      [
        ['Cost centre', 'Budget', 'Actual', 'Variance'],
        ['Dredging', '100', '90', '10'],
      ],
      [
        ['Risk', 'Likelihood', 'Impact', 'Owner'],
        ['Silting', '3', '4', 'Engineer'],
      ],
      [
        ['Name', 'For', 'Against'],
        ['Ann Pier', 'X', ''],
      ],
      [
        ['Agenda item', 'Lead', 'Action'],
        ['Accounts', 'Treasurer', 'To note'],
        ['Fees', 'Clerk', 'For decision'],
      ],
    ];
    const reads = tables.map((rows) => read(table(rows)));
    expect(reads.flatMap(({ actions }) => actions)).toEqual([]);
    expect(reads.flatMap(({ readAs }) => readAs)).toEqual([
      'attendance',
      'agenda',
      'finance',
      'risks',
      'votes',
      'agenda',
    ]);
  });

  it('is unread, and says so, where it may be of actions and cannot be read', () => {
    const { actions, unread } = read(
      paragraph('Actions', 1, 2),
      table(
        [
          ['Matter', 'Responsible', 'Page'],
          ['Provide a note on moorings', 'Clerk', '4'],
          ['Fees', 'Treasurer', '5'],
        ],
        2,
      ),
    );
    expect(actions).toEqual([]);
    expect(unread).toEqual([
      'Matter | Responsible | Page',
      'Provide a note on moorings | Clerk | 4',
      'Fees | Treasurer | 5',
    ]);
  });
});

describe('what is closed', () => {
  const status = (words: string, heading = 'Status') =>
    read(
      table([
        ['Action', 'Owner', heading],
        ['Paint the buoys', 'Clerk', words],
        ['Price the roof', 'Clerk', 'Open'],
      ]),
    ).actions[0]?.[1];

  it.each([
    'Closed',
    'COMPLETE – circulated to members on 2 April 2026',
    'Complete – see item 4',
    'Completed 3 February 2026',
    'Completed.',
    'Action closed',
    'Now complete',
    'Action complete',
    'This action is now closed',
    'Discharged at March meeting',
    'Done',
    'Note sent to all. CLOSED',
    'Paper circulated in May. Action closed.',
    '100%',
    '✓ Complete',
  ])('is closed by “%s”', (words) => expect(status(words)).toBe('discharged'));

  it.each([
    'In progress – the harbour bridge was closed in May',
    'Not complete',
    'Not yet complete',
    'To be completed by June',
    'Partially complete',
    '80% complete',
    'Open – to be closed in June',
    'Incomplete',
    'On track to be completed in July',
    'Not yet due',
    'Overdue',
    'Carry forward to June',
    'Moved to August for want of time',
    'Will be closed when the paper is out',
    'Complete in part',
  ])('is not by “%s”', (words) => expect(status(words)).toBe('open'));

  it.each([
    ['Recommended for closure', 'proposed'],
    ['Propose to close', 'proposed'],
    ['Withdrawn', 'withdrawn'],
    ['No longer required', 'withdrawn'],
  ])('“%s” is %s', (words, expected) => expect(status(words)).toBe(expected));

  it.each([
    ['✓', 'discharged'],
    ['☒', 'discharged'],
    ['☑', 'discharged'],
    ['[x]', 'discharged'],
    ['Y', 'discharged'],
    ['Yes', 'discharged'],
    ['Yes – at last meeting', 'discharged'],
    ['☐', 'open'],
    ['[ ]', 'open'],
    ['N', 'open'],
    ['No', 'open'],
    ['✗', 'open'],
    ['', 'open'],
  ])('a column for what is done says “%s”: %s', (mark, expected) =>
    expect(status(mark, 'Done')).toBe(expected),
  );

  it.each([
    ['Buoys delivered and lit', 'discharged'],
    ['Two of the five buoys delivered', 'open'],
    ['Half done', 'open'],
    ['Buoys sent for, none of them received so far', 'open'],
    ['Yard written to, no answer yet', 'open'],
    ['Nearly finished', 'open'],
    ['Almost all done', 'open'],
    ['Soundings taken, chart to follow', 'open'],
  ])('by an outcome “%s” is taken as %s, and told', (outcome, expected) => {
    const { actions, told } = read(
      table([
        ['Action', 'Owner', 'Outcome'],
        ['Paint the buoys', 'Clerk', outcome],
      ]),
    );
    expect(actions.map(([, standing]) => standing)).toEqual([expected]);
    expect(JSON.stringify(told)).toContain(outcome);
  });

  it('is closed by a date in the column for it', () => {
    const { actions } = read(
      table([
        ['Action', 'Owner', 'Due', 'Date closed'],
        ['Paint the buoys', 'Clerk', '1 May 2026', '3 April 2026'],
        ['Price the roof', 'Clerk', '1 May 2026', ''],
        ['Mend the gate', 'Clerk', '1 May 2026', 'n/a'],
      ]),
    );
    expect(actions.map(([, standing]) => standing)).toEqual(['discharged', 'open', 'open']);
  });

  it.each([
    ['COMPLETE', 'discharged'],
    ['Complete', 'discharged'],
    ['Complete / closed', 'discharged'],
    ['Complete items', 'discharged'],
    ['Completed in May 2026', 'discharged'],
    ['Complete at 10 March 2026', 'discharged'],
    ['Part complete', 'open'],
    ['To be completed', 'open'],
    ['Complete in May 2026', 'open'],
    ['Complete by May', 'open'],
    ['Complete outstanding items', 'open'],
  ])('below a row across that says “%s” is %s', (band, status) => {
    const { actions } = read(
      table([['Action', 'Owner'], [{ words: band, across: 2 }], ['Paint the buoys', 'Clerk']]),
    );
    expect(actions).toEqual([['Paint the buoys', status, 'Clerk', null]]);
  });

  it('is closed by the title of its table or of its group', () => {
    const { actions } = read(
      paragraph('Actions closed since the last meeting', 1, 2),
      table([
        ['Action', 'Owner'],
        ['Paint the buoys', 'Clerk'],
      ]),
      paragraph('Outstanding actions', 1, 2),
      table([
        ['Action', 'Owner'],
        ['Price the roof', 'Clerk'],
        [{ words: 'Completed actions', across: 2 }],
        ['Mend the gate', 'Clerk'],
      ]),
    );
    expect(actions.map(([text, standing]) => [text, standing])).toEqual([
      ['Paint the buoys', 'discharged'],
      ['Price the roof', 'open'],
      ['Mend the gate', 'discharged'],
    ]);
  });

  it.each([
    ['O', 'open'],
    ['C', 'discharged'],
  ])('is said by the letter %s where the heading spells it out', (letter, expected) => {
    expect(status(letter, 'Open/Closed (O/C)')).toBe(expected);
  });

  it('is said in a row of progress across the table, below the action', () => {
    const { actions } = read(
      table([
        ['Action', 'Owner', 'Due'],
        ['Paint the buoys', 'Clerk', '1 May 2026'],
        [{ words: 'Update: paint bought, buoys painted. Closed.', across: 3 }],
      ]),
    );
    expect(actions).toEqual([['Paint the buoys', 'discharged', 'Clerk', '2026-05-01']]);
  });

  it('is said of a topic by the action’s cell alone', () => {
    const { actions } = read(
      table([
        ['Matter', 'Action', 'By'],
        ['Notice board', 'Completed', 'Clerk'],
        ['Gate', 'To be mended before Easter', 'JB'],
      ]),
    );
    expect(actions.map(([text, standing]) => [text, standing])).toEqual([
      ['Notice board', 'discharged'],
      ['To be mended before Easter', 'open'],
    ]);
  });

  it.each([
    'Complete list of actions',
    'Please complete the update column below.',
    'Actions of the closed session',
  ])('is not said by the title “%s”', (title) => {
    const { actions } = read(
      paragraph(title),
      table([
        ['Action', 'Owner'],
        ['Paint the buoys', 'Clerk'],
      ]),
    );
    expect(actions[0]?.[1]).toBe('open');
  });

  it('is closed where all its words are struck through', () => {
    const { actions } = read(
      table([
        ['Action', 'Owner', 'Due'],
        ['~~Paint the buoys~~', '~~Clerk~~', '~~1 May 2026~~'],
        ['Price the roof', 'Clerk', '4 May 2026'],
      ]),
    );
    expect(actions.map(([text, standing]) => [text, standing])).toEqual([
      ['Paint the buoys', 'discharged'],
      ['Price the roof', 'open'],
    ]);
  });

  it('is told where two cells disagree', () => {
    const { told } = read(
      table([
        ['Action', 'Owner', 'Due', 'Status', 'Update'],
        ['Paint the buoys', 'Clerk', '1 May 2026', 'Open', 'Buoys painted. CLOSED'],
      ]),
    );
    expect(told).toEqual([
      'status: the status of “Paint the buoys”: its status says “Open”, and its progress says “Buoys painted. CLOSED”; it is taken as open',
    ]);
  });

  it('is told where a cell has the statuses of two rows', () => {
    const { told } = read(
      table([
        ['Action', 'Owner', 'Due', 'Status'],
        ['Price the new roof', 'Clerk', '4 May 2026', 'Open Closed'],
        ['Move the buoys', 'Clerk', '4 May 2026', 'Open'],
      ]),
    );
    expect(told).toEqual([
      'status: the status of “Price the new roof”: it says “Open Closed”, as where two rows have run into one',
    ]);
  });

  it('is told where no word of its status is known', () => {
    const { actions, told } = read(
      table([
        ['Action', 'Owner', 'Due', 'Status'],
        ['Paint the buoys', 'Clerk', '1 May 2026', 'Verbal report'],
      ]),
    );
    expect(actions[0]?.[1]).toBe('open');
    expect(told).toEqual([
      'status: the table gives “Paint the buoys” the status “Verbal report”, which is none we know; it is taken as open',
    ]);
  });
});

describe('colours', () => {
  const rows = (
    first: Parameters<typeof table>[0][number][number],
    second: Parameters<typeof table>[0][number][number],
  ) =>
    table([
      ['Action', 'Owner', 'RAG'],
      ['Paint the buoys', 'Clerk', first],
      ['Price the roof', 'Clerk', second],
    ]);
  const standing = (...blocks: Block[]) => read(...blocks).actions.map(([, status]) => status);

  it.each([
    'Key: Green – complete; Amber – in progress; Red – overdue',
    'RAG key: G = complete, A = on track, R = not started',
  ])('mean what the key says: %s', (key) => {
    expect(standing(rows('Green', 'Red'), paragraph(key))).toEqual(['discharged', 'open']);
    expect(standing(rows('G', 'R'), paragraph(key))).toEqual(['discharged', 'open']);
    expect(
      standing(rows({ words: '', shade: '#00b050' }, { words: '', shade: '#ff0000' }), paragraph(key)),
    ).toEqual(['discharged', 'open']);
  });

  it('mean what a key of shaded cells says', () => {
    const key = table([
      [{ words: '', shade: '#00B0F0' }, 'Complete'],
      [{ words: '', shade: '#00b050' }, 'On target'],
    ]);
    expect(standing(key, rows({ words: '', shade: '#0070c0' }, { words: '', shade: '#00b050' }))).toEqual([
      'discharged',
      'open',
    ]);
  });

  it('mean what is said of shaded rows', () => {
    const { actions } = read(
      paragraph('Items shaded grey are closed.'),
      table([
        ['Action', 'Owner'],
        [{ words: 'Paint the buoys', shade: '#d9d9d9' }, 'Clerk'],
        ['Price the roof', 'Clerk'],
      ]),
    );
    expect(actions.map(([, standingOf]) => standingOf)).toEqual(['discharged', 'open']);
  });

  it('are told where there is no key', () => {
    expect(read(rows('Green', 'Red')).told.filter((one) => one.startsWith('status'))).toEqual([
      'status: the status of “Paint the buoys”: it has the colour “Green”, and nothing says what that means; it is taken as open',
      'status: the status of “Price the roof”: it has the colour “Red”, and nothing says what that means; it is taken as open',
    ]);
  });

  it('leave the last word to a status beside them', () => {
    expect(standing(rows('Green – complete', 'Amber – in progress'))).toEqual(['discharged', 'open']);
  });
});

describe('letters', () => {
  const log = (heading: string, ...letters: string[]) =>
    table([
      ['Action', 'Owner', 'Due', heading],
      ...letters.map((letter, at) => [`Paint buoy ${at + 1}`, 'Clerk', '1 May 2026', letter]),
    ]);
  const standing = (...blocks: Block[]) => read(...blocks).actions.map(([, status]) => status);

  it.each([
    'C = completed; O = ongoing; N = not started',
    'Key: C – complete, O – open, N – not yet due',
    'C: closed O: outstanding N: not started',
    'Key (C = Complete / O = Open / N = Not due)',
  ])('mean what the key says: %s', (key) => {
    const expected = ['discharged', 'open', 'open'];
    expect(standing(paragraph(key), log('C/O/N', 'C', 'O', 'N'))).toEqual(expected);
    expect(standing(log('Status', 'C', 'O', 'N'), paragraph(key))).toEqual(expected);
  });

  it('mean what a small table beside theirs says, or its heading', () => {
    const key = table([
      ['C', 'Completed'],
      ['IP', 'In progress'],
    ]);
    expect(standing(log('C/IP', 'C', 'IP'), key)).toEqual(['discharged', 'open']);
    expect(standing(log('Status (C = complete, O = open)', 'C', 'O'))).toEqual(['discharged', 'open']);
  });

  it('are told where no key explains them, or two do otherwise', () => {
    const key = paragraph('C = completed; O = ongoing');
    expect(read(key, log('C/O', 'C', 'O', 'D')).told).toEqual([
      'status: the table gives “Paint buoy 3” the status “D”, which is none we know; it is taken as open',
    ]);
    expect(read(log('C/O', 'C', 'O')).told).toContain(
      'column: what stands in the table of actions under “C/O” was not read',
    );
    const other = paragraph('C = carried forward; O = overdue');
    expect(read(key, other, log('Status', 'C')).told).toEqual([
      'status: the table gives “Paint buoy 1” the status “C”, which is none we know; it is taken as open',
    ]);
  });
});

describe('when an action is due', () => {
  const due = (words: string) =>
    read(
      table([
        ['Action', 'Owner', 'Due', 'Status'],
        ['Paint the buoys', 'Clerk', words, 'Open'],
      ]),
    );

  it.each([
    ['30 Sept', '2026-09-30'],
    ['17.7.26', '2026-07-17'],
    ['11/12', '2026-12-11'],
    ['next mtg', '2026-06-09'],
    ['Next meeting', '2026-06-09'],
    ['June', '2026-06-09'],
    ['June 11, 2026', '2026-06-11'],
    ['2026-06-11', '2026-06-11'],
    ['Thu 11 Jun 2026', '2026-06-11'],
    ['By 11 June 2026', '2026-06-11'],
    ['11/06/2026 – 3.00pm', '2026-06-11'],
    ['11/06/2026 (was 12/03/2026)', '2026-06-11'],
    ['12/03/2026 revised to 11/06/2026', '2026-06-11'],
    ['~~12/03/2026~~ 11/06/2026', '2026-06-11'],
    ['End of March 2026', '2026-03-31'],
    ['10 Mehefin / 10 June 2026', '2026-06-10'],
    ['w/c 8 June 2026', null],
    ['Q3 2026/27', null],
    ['Summer term', null],
    ['ASAP', null],
    ['Sept 26', null],
    ['31 June 2026', null],
    ['1 May 2026 and 4 May 2026', null],
  ])('“%s” is %s', (words, expected) => expect(due(words).actions[0]?.[3]).toBe(expected));

  it.each([
    'Est. completion',
    'Estimated completion',
    'Anticipated completion',
    'Completion by',
    'Completion (est.)',
  ])('is said under “%s”', (heading) => {
    const { actions } = read(
      table([
        ['Action', 'Owner', heading, 'Status'],
        ['Paint the buoys', 'Clerk', '1/5/26', 'Finalised'],
      ]),
    );
    expect(actions).toEqual([['Paint the buoys', 'discharged', 'Clerk', '2026-05-01']]);
  });

  it.each(['w/c 8 June 2026', 'Summer term', 'ASAP', '31 June 2026', ''])('“%s” is told', (words) => {
    expect(due(words).told.join()).toMatch(/^(?:no )?due date: the table's due date for “Paint the buoys”: /);
  });

  it('is the revised date before the one it first had', () => {
    const { actions } = read(
      table([
        ['Action', 'Owner', 'Original date', 'Revised date', 'Status'],
        ['Paint the buoys', 'Clerk', '1 May 2026', '3 July 2026', 'Open'],
        ['Price the roof', 'Clerk', '4 May 2026', '', 'Open'],
      ]),
    );
    expect(actions.map(([, , , date]) => date)).toEqual(['2026-07-03', '2026-05-04']);
  });

  it('is said under two rows of headings', () => {
    const { actions } = read(
      table([
        [
          { words: 'Action', down: 2 },
          { words: 'Owner', down: 2 },
          { words: 'Date due', across: 2 },
          { words: 'Status', down: 2 },
        ],
        [null, null, 'Original', 'Revised', null],
        ['Paint the buoys', 'Clerk', '1 May 2026', '3 July 2026', 'Open'],
      ]),
    );
    expect(actions).toEqual([['Paint the buoys', 'open', 'Clerk', '2026-07-03']]);
  });

  it('is said by the action itself where the table has no column for it', () => {
    const { actions } = read(
      table([
        ['Action', 'Owner'],
        ['Publish the fees by the end of April 2026', 'Clerk'],
        ['Bring a paper on buoys to the June meeting', 'Clerk'],
        ['Price the roof by 4 May 2026', 'Clerk'],
      ]),
    );
    expect(actions.map(([, , , date]) => date)).toEqual(['2026-04-30', '2026-06-09', '2026-05-04']);
  });
});

describe('whose an action is', () => {
  it.each([
    ['TS/PF', ['TS', 'PF']],
    ['Force and OPCC', ['Force', 'OPCC']],
    ['PCC/CC', ['PCC', 'CC']],
    ['Supt. Ames and Insp. Lee', ['Supt. Ames', 'Insp. Lee']],
    ['OPCC – Head of Policy & Research', ['OPCC – Head of Policy & Research']],
    ['T/ACC North', ['T/ACC North']],
    ['Jane Quay, Head of Estates', ['Jane Quay, Head of Estates']],
  ])('“%s” is %j', (words, owners) => {
    const { rows, told } = read(
      table([
        ['Action', 'Owner', 'Due', 'Status'],
        ['Paint the buoys', words, '1 May 2026', 'Open'],
      ]),
    );
    expect(rows[0]).toMatchObject({ owner: words, owners });
    expect(told).toEqual([]);
  });

  it('is each row’s where it is merged downwards', () => {
    const { actions } = read(
      table([
        ['Action', 'Owner', 'Due'],
        ['Paint the buoys', { words: ['DCO', 'CFO'], down: 2 }, '1 May 2026'],
        ['Price the roof', null, '4 May 2026'],
      ]),
    );
    expect(actions.map(([, , owner]) => owner)).toEqual(['DCO CFO', 'DCO CFO']);
  });

  it.each([
    ['JB – 11 June 2026', 'JB', '2026-06-11'],
    ['Clerk by 30/4/26', 'Clerk', '2026-04-30'],
    ['April Jones', 'April Jones', null],
  ])('“%s” may say when as well', (words, owner, date) => {
    const { actions } = read(
      table([
        ['Action', 'Who/When', 'Status'],
        ['Paint the buoys', words, 'Open'],
      ]),
    );
    expect(actions).toEqual([['Paint the buoys', 'open', owner, date]]);
  });

  it.each([
    [['Harbour Master', 'TBC'], 'Harbour Master', 'TBC'],
    [['Head of Works', 'Q3'], 'Head of Works', 'Q3'],
    [['Clerk', 'ASAP'], 'Clerk', 'ASAP'],
    [['JB – ongoing'], 'JB', 'ongoing'],
    [['Pilots', 'Immediately'], 'Pilots', 'Immediately'],
    [['Clerk', 'Next meeting'], 'Clerk', 'Next meeting'],
  ])('%j under “Lead / deadline” says when without a date', (words, owner, when) => {
    const { rows } = read(
      table([
        ['Action', 'Lead / deadline', 'Status'],
        ['Paint the buoys', { words }, 'Open'],
        ['Price the roof', { words: ['Clerk', '4 May 2026'] }, 'Open'],
      ]),
    );
    expect(rows[0]).toMatchObject({ owner, due: { words: when } });
  });

  it.each(['"', '”', 'ditto', 'Ditto.', 'do.', 'As above', 'Same as above'])(
    'is the one above where the cell says %s, as is the due date',
    (ditto) => {
      const { actions, told } = read(
        table([
          ['Action', 'Owner', 'Due', 'Status'],
          ['Paint the buoys', 'Harbour Master', '1 May 2026', 'Open'],
          [{ words: 'Winter works', across: 4 }],
          ['Price the roof', ditto, '4 May 2026', 'Closed'],
          ['Clean the lamps', ditto, ditto, 'Open'],
        ]),
      );
      expect(actions).toEqual([
        ['Paint the buoys', 'open', 'Harbour Master', '2026-05-01'],
        ['Price the roof', 'discharged', 'Harbour Master', '2026-05-04'],
        ['Clean the lamps', 'open', 'Harbour Master', '2026-05-04'],
      ]);
      expect(told).toEqual([]);
    },
  );

  it('is in doubt where the cell says ditto and none stands above', () => {
    const { told } = read(
      table([
        ['Action', 'Owner', 'Due', 'Status'],
        ['Paint the buoys', 'Ditto', '1 May 2026', 'Open'],
      ]),
    );
    expect(told).toEqual(['owner: the owner of “Paint the buoys”: “Ditto” names nobody']);
  });

  it('is nobody’s where the cell is blank, and that is told', () => {
    const { actions, told } = read(
      table([
        ['Action', 'Owner', 'Due', 'Status'],
        ['Paint the buoys', 'TBC', '1 May 2026', 'Open'],
      ]),
    );
    expect(actions[0]?.[2]).toBe(null);
    expect(told).toEqual(['owner: the owner of “Paint the buoys”: the table gives “TBC”']);
  });

  it('is said by the action’s own sentence where there is no column for it', () => {
    const { actions } = read(
      table([
        ['Action', 'Due'],
        ['Clerk to circulate the survey', '1 May 2026'],
        ['JB: price the roof', '4 May 2026'],
        ['Chair and HT to meet the caterer', '4 May 2026'],
      ]),
    );
    expect(actions.map(([text, , owner]) => [text, owner])).toEqual([
      ['Clerk to circulate the survey', 'Clerk'],
      ['price the roof', 'JB'],
      ['Chair and HT to meet the caterer', 'Chair and HT'],
    ]);
  });

  it('is said by a row across the table', () => {
    const { actions } = read(
      table([
        ['Action', 'Due'],
        [{ words: '**Harbour Master**', across: 2 }],
        ['Paint the buoys', '1 May 2026'],
        [{ words: '**All**', across: 2 }],
        ['Send comments', '4 May 2026'],
      ]),
    );
    expect(actions.map(([, , owner]) => owner)).toEqual(['Harbour Master', 'All']);
  });
});

describe('rows', () => {
  it('across the table give the meeting that raised those below, and are no actions', () => {
    const { actions, rows } = read(
      table([
        ['No', 'Action', 'Owner', 'Due'],
        [{ words: 'Actions held over from previous meeting on 9 December 2025', across: 4 }],
        ['1', 'Paint the buoys', 'Clerk', '30 Sept'],
        [{ words: 'May 2025', across: 4 }],
        ['2', 'Price the roof', 'Clerk', '13 Nov'],
      ]),
    );
    expect(actions).toEqual([
      ['Paint the buoys', 'open', 'Clerk', '2026-09-30'],
      ['Price the roof', 'open', 'Clerk', '2025-11-13'],
    ]);
    expect(rows.map(({ raised }) => raised)).toEqual(['2025-12-09', '2025-05-01']);
  });

  it('are several where a cell has several points, with as many owners beside them', () => {
    const { actions } = read(
      table([
        ['Action', 'Owner', 'Due'],
        [
          { words: ['Paint the buoys', 'Price the roof'], items: true },
          { words: ['Clerk', 'Engineer'] },
          '1 May 2026',
        ],
      ]),
    );
    expect(actions).toEqual([
      ['Paint the buoys', 'open', 'Clerk', '2026-05-01'],
      ['Price the roof', 'open', 'Engineer', '2026-05-01'],
    ]);
  });

  it('are several where each paragraph of a cell says who is to do it', () => {
    const { actions, told } = read(
      table([
        ['Item', 'Discussion', 'Action'],
        ['1', 'The fees were agreed.', ''],
        [
          '2',
          'The ferry steps are worn.',
          { words: ['Clerk to ask three masons for a price', 'Chair to write to the ferry company'] },
        ],
      ]),
    );
    expect(actions).toEqual([
      ['Clerk to ask three masons for a price', 'open', 'Clerk', null],
      ['Chair to write to the ferry company', 'open', 'Chair', null],
    ]);
    expect(told.filter((one) => one.startsWith('text'))).toEqual([]);
  });

  it('are one, and that is told, where several points have one owner', () => {
    const { actions, told } = read(
      table([
        ['Action', 'Owner', 'Due', 'Status'],
        [{ words: ['Paint the buoys', 'Price the roof'], items: true }, 'Clerk', '1 May 2026', 'Open'],
      ]),
    );
    expect(actions.map(([text]) => text)).toEqual(['Paint the buoys Price the roof']);
    expect(told).toEqual([
      'text: the text of “Paint the buoys Price the roof”: its 2 points stand in one cell, and were taken for one action',
    ]);
  });

  it('hand on their update and status from the action’s own cell', () => {
    const { actions, rows } = read(
      table([
        ['Minute', 'Action and update', 'Lead'],
        [
          '4',
          { words: ['Paint the buoys.', 'Update 3/2/26: paint ordered.', 'Status: in progress'] },
          'Clerk',
        ],
        ['5', 'Price the roof. Update 3/2/26: it is item 9 today. CLOSED', 'Clerk'],
        ['6', '7/2026/P – Draft a lease. Action complete.', 'Clerk'],
        ['7', 'Complete the lease review', 'Clerk'],
      ]),
    );
    expect(actions.map(([text, standing]) => [text, standing])).toEqual([
      ['Paint the buoys', 'open'],
      ['Price the roof', 'discharged'],
      ['Draft a lease', 'discharged'],
      ['Complete the lease review', 'open'],
    ]);
    expect(rows[0]?.update).toBe('paint ordered.');
  });

  it('keep a table that stands within them, by saying so', () => {
    const { told } = read(
      table([
        ['Action', 'Owner', 'Due', 'Status'],
        [
          {
            words: 'Report on moorings',
            within: table([
              ['Step', 'When'],
              ['Survey', 'July'],
            ]),
          },
          'Clerk',
          '1 May 2026',
          'Open',
        ],
      ]),
    );
    expect(told).toEqual([
      'text: the text of “Report on moorings”: a table stands within it: Step – When; Survey – July',
    ]);
  });

  it('say that there is nothing', () => {
    const { actions, nil } = read(
      table([['Action', 'Owner', 'Due'], [{ words: 'No outstanding actions', across: 3 }]]),
    );
    expect([actions, nil]).toEqual([[], true]);
  });

  it('are due by the column that says so, whatever other dates stand beside it', () => {
    const { actions, told } = read(
      table([
        ['Action', 'Owner', 'Due date', 'Created date', 'Seen by chair', 'Status'],
        ['Paint the buoys', 'Clerk', '1 May 2026', '4 February 2026', '6 February 2026', 'Open'],
        ['Price the roof', 'Works', '2 May 2026', '4 February 2026', '6 February 2026', 'Open'],
      ]),
    );
    expect(actions).toEqual([
      ['Paint the buoys', 'open', 'Clerk', '2026-05-01'],
      ['Price the roof', 'open', 'Works', '2026-05-02'],
    ]);
    expect(told).toEqual(['column: what stands in the table of actions under “Seen by chair” was not read']);
  });

  it('are none where there are headings alone, and those are told', () => {
    const { actions, unread } = read(table([['Action', 'Status', 'Owner', 'Due date']]));
    expect([actions, unread]).toEqual([[], ['Action | Status | Owner | Due date']]);
  });

  it('say nothing of the sort below others', () => {
    const { actions, nil } = read(
      table([
        ['Action', 'Owner', 'Due'],
        ['Paint the buoys', 'Clerk', '1 May 2026'],
        ['No further actions', '', ''],
      ]),
    );
    expect([actions.length, nil]).toEqual([1, false]);
  });

  it('are counted against what the words above say', () => {
    const { told } = read(
      paragraph('The following two actions were agreed:'),
      table([
        ['Action', 'Owner', 'Due', 'Status'],
        ['Paint the buoys', 'Clerk', '1 May 2026', 'Open'],
      ]),
    );
    expect(told).toEqual([
      'count: the notes speak of “following two actions”, and the table below has 1 action',
    ]);
  });

  it('are told where the days under “Date” alone may be those on which they were raised', () => {
    const { told } = read(
      table([
        ['Action', 'Owner', 'Status', 'Date'],
        ['Paint the buoys', 'Clerk', 'Open', '10 March 2026'],
      ]),
    );
    expect(told).toEqual([
      'due date: the due date of “Paint the buoys”: it stands under “Date”, which may be when the action was raised',
    ]);
  });

  it('may come under other headings further down', () => {
    const { actions } = read(
      table([
        ['Action', 'Owner', 'Due'],
        ['Paint the buoys', 'Clerk', '1 May 2026'],
        [{ words: 'Closed', across: 3 }],
        ['Action', 'Owner', 'Date closed'],
        ['Price the roof', 'Clerk', '4 February 2026'],
      ]),
    );
    expect(actions).toEqual([
      ['Paint the buoys', 'open', 'Clerk', '2026-05-01'],
      ['Price the roof', 'discharged', 'Clerk', null],
    ]);
  });
});
