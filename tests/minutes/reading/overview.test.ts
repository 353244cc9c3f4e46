import { describe, expect, it } from 'vitest';
import { brief, houseNotes, readText } from './reading.ts';

const twoRows = [
  ['Bring a paper on the marine unit', 'open', 'Force', '2024-12-11'],
  ['Write to the ports about lighting', 'discharged', 'OPCC', '2024-10-02'],
];

const wrappedRows = [
  [
    'Bring a paper on how the marine unit sets its rota and what it costs in the summer months of the year',
    'open',
    'Chief Constable',
    '2024-12-11',
  ],
  ['Write to the ports', 'open', 'OPCC', '2024-12-11'],
];

const layouts: [string, string][] = [
  [
    'cells one to a line, the first heading blank',
    '\t\n\tStatus\n\tOwner\n\tDue date\n\n\tBring a paper on the marine unit\n\tOpen\n\tForce\n\t11/12/2024\n\n\tWrite to the ports about lighting\n\tClosed\n\tOPCC\n\t02/10/2024\n',
  ],
  [
    'cells one to a line, no blank line between rows',
    'Action\nStatus\nOwner\nDue date\nBring a paper on the marine unit\nOpen\nForce\n11/12/2024\nWrite to the ports about lighting\nComplete\nOPCC\n02/10/2024',
  ],
  [
    'cells one to a line, a blank line after each',
    'Overview of Actions\n\nStatus\n\nOwner\n\nDue date\n\nBring a paper on the marine unit\n\nOpen\n\nForce\n\n11/12/2024\n\nWrite to the ports about lighting\n\nDischarged\n\nOPCC\n\n02/10/2024',
  ],
  [
    'cells one to a line, the heading absent',
    'Overview of Actions\n\nBring a paper on the marine unit\nOpen\nForce\n11/12/2024\n\nWrite to the ports about lighting\nDone\nOPCC\n02/10/2024',
  ],
  [
    'cells one to a line, title and heading absent',
    'Bring a paper on the marine unit\nOpen\nForce\n11/12/2024\n\nWrite to the ports about lighting\nClosed\nOPCC\n02/10/2024',
  ],
  [
    'tabs, the first heading blank',
    '\tStatus\tOwner\tDue date\nBring a paper on the marine unit\tOpen\tForce\t11/12/2024\nWrite to the ports about lighting\tClosed\tOPCC\t02/10/2024',
  ],
  [
    'tabs, the heading short of a tab',
    'Status\tOwner\tDue date\nBring a paper on the marine unit\tOpen\tForce\t11/12/2024\nWrite to the ports about lighting\tClosed\tOPCC\t02/10/2024',
  ],
  [
    'tabs and no heading',
    'Overview of Actions\nBring a paper on the marine unit\tOpen\tForce\t11/12/2024\nWrite to the ports about lighting\tClosed\tOPCC\t02/10/2024',
  ],
  [
    'run together on a line',
    'Overview of Actions\n \n Status Owner Due date\n\nBring a paper on the marine unit Open Force 11/12/2024 \n\nWrite to the ports about lighting  Closed OPCC  02/10/2024 ',
  ],
  [
    'run together with no blank lines',
    'Overview of Actions\nStatus Owner Due date\nBring a paper on the marine unit Open Force 11/12/2024\nWrite to the ports about lighting Closed OPCC 02/10/2024',
  ],
  [
    'run together with no heading',
    'Overview of Actions\n\nBring a paper on the marine unit Open Force 11/12/2024\nWrite to the ports about lighting Closed OPCC 02/10/2024',
  ],
  [
    'set out with spaces',
    'Action                               Status     Owner     Due date\nBring a paper on the marine unit     Open       Force     11/12/2024\nWrite to the ports about lighting    Closed     OPCC      02/10/2024',
  ],
  [
    'Markdown, the first heading blank',
    '| | Status | Owner | Due date |\n|---|---|:--:|---|\n| Bring a paper on the marine unit | Open | Force | 11/12/2024 |\n| Write to the ports about lighting. | **Closed** | OPCC | 02/10/2024 |',
  ],
  [
    'an export’s HTML',
    '<table><tr><th></th><th>Status</th><th>Owner</th><th>Due date</th></tr>\n<tr><td>Bring a paper on the marine unit</td><td>Open</td><td>Force</td><td>11/12/2024</td></tr>\n<tr><td>Write to the ports<br>about lighting</td><td>Closed</td><td>OPCC</td><td>02/10/2024</td></tr></table>',
  ],
  [
    'a page’s foot in the middle of it',
    'Overview of Actions\nStatus Owner Due date\nBring a paper on the marine unit Open Force 11/12/2024\n\nOffice of the Commissioner, Quay Street, Harbour Town HT1 2AB\nOffice telephone: 01234 567890\nhttps://www.example.org/papers/4-People.pdf\nPage 7 of 8\n7\nStatus Owner Due date\nWrite to the ports about lighting Closed OPCC 02/10/2024',
  ],
  [
    'a bullet and a number alone on their lines about it',
    'Overview of Actions\n\u2022\nStatus\nOwner\nDue date\n\nBring a paper on the marine unit\nOpen\nForce\nNext meeting\n\nWrite to the ports about lighting\nClosed\nOPCC\n02/10/2024\n5.\nDate of next meeting',
  ],
  [
    'columns parted by a single space at times',
    'Action                           Status Owner Due date\nBring a paper on the marine unit Open   Force 11/12/2024\nWrite to the ports about         Closed OPCC  02/10/2024\nlighting',
  ],
  [
    'cells that have slipped from below their headings',
    '          Status      Owner       Due date\nBring a paper on the marine unit    Open     Force       11/12/2024\nWrite to the ports about lighting    Closed   OPCC      02/10/2024',
  ],
  [
    'its lines ended as on Windows',
    '\tStatus\tOwner\tDue date\r\nBring a paper on the marine unit\tOpen\tForce\t11/12/2024\r\nWrite to the ports about lighting\tClosed\tOPCC\t02/10/2024',
  ],
];

const wrapped: [string, string][] = [
  [
    'a status on the first line',
    'Status Owner Due date\nBring a paper on how the marine unit sets its rota and what Open Chief 11/12/2024\nit costs in the summer months of the year Constable\nWrite to the ports Open OPCC 11/12/2024',
  ],
  [
    'a status on the last line',
    'Status Owner Due date\nBring a paper on how the marine unit sets its rota and what it costs in the summer\nmonths of the year Open Chief Constable 11/12/2024\nWrite to the ports Open OPCC 11/12/2024',
  ],
  [
    'an owner that wraps on the last line',
    'Status Owner Due date\n\nBring a paper on how the marine unit sets its rota and what it costs in the summer \nmonths of the year Open Chief \nConstable 11/12/2024\n\nWrite to the ports Open OPCC 11/12/2024',
  ],
  [
    'a status on the middle line',
    'Status Owner Due date\n\nBring a paper on how the marine unit sets its rota\nand what it costs in Open Chief Constable 11/12/2024\nthe summer months of the year\n\nWrite to the ports Open OPCC 11/12/2024',
  ],
  [
    'cells one to a line, two of them on two lines',
    'Status\nOwner\nDue date\n\nBring a paper on how the marine unit sets its rota and what it costs\nin the summer months of the year\nOpen\nChief\nConstable\n11/12/2024\n\nWrite to the ports\nOpen\nOPCC\n11/12/2024',
  ],
  [
    'tabs, and the action on two lines',
    '\tStatus\tOwner\tDue date\nBring a paper on how the marine unit sets its rota and what it costs in the\nsummer months of the year\tOpen\tChief Constable\t11/12/2024\nWrite to the ports\tOpen\tOPCC\t11/12/2024',
  ],
  [
    'a page’s foot within the row',
    'Status Owner Due date\nBring a paper on how the marine unit sets its rota and what Open Chief Constable 11/12/2024\n\n3\nhttps://www.example.org/6-Finance.pdf\n\nit costs in the summer months of the year\nWrite to the ports Open OPCC 11/12/2024',
  ],
  [
    'set out with spaces',
    'Action                                        Status    Owner      Due date\nBring a paper on how the marine unit sets     Open      Chief      11/12/2024\nits rota and what it costs in the summer                Constable\nmonths of the year\nWrite to the ports                            Open      OPCC       11/12/2024',
  ],
];

describe('the Overview of Actions', () => {
  it.each(layouts)('is read with %s', async (_, overview) => {
    const { findings } = await readText(houseNotes({ overview }));
    expect(brief(findings)).toEqual(twoRows);
    expect(findings.unread).toEqual([]);
    expect(findings.differences).toEqual([]);
  });

  it.each(wrapped)('keeps a row that wraps whole, with %s', async (_, overview) => {
    const { findings } = await readText(houseNotes({ overview }));
    expect(brief(findings)).toEqual(wrappedRows);
    expect(findings.unread).toEqual([]);
  });

  it('is read in another office’s order, with a reference, initials and its own words', async () => {
    const overview = `Action log
| Ref | Agreed action | Lead | Deadline | Comments | Status |
|-----|---------------|------|----------|----------|--------|
| 24/01 | Review the estates strategy | CFO | 11 Dec 2024 | With the auditors | Ongoing |
| 24/02 | Publish the objectives | CEX/DCC | Dec 2024 | | Complete – on the website |
| 24/03 | Agree a date for the seminar | CC & CFO | Next meeting | | Carried forward |
| 24/04 | Replace the tracker | DCC | TBC | | No longer required |
| 24/05 | Close the front counter at Quay Street | ACC Harman | 2024-12-11 | | Awaiting approval |`;
    const { findings, minuted } = await readText(houseNotes({ overview }));
    expect(brief(findings)).toEqual([
      ['Review the estates strategy', 'open', 'CFO', '2024-12-11'],
      ['Publish the objectives', 'discharged', 'CEX/DCC', '2024-12-11'],
      ['Agree a date for the seminar', 'open', 'CC & CFO', '2024-12-11'],
      ['Replace the tracker', 'withdrawn', 'DCC', null],
      ['Close the front counter at Quay Street', 'proposed', 'ACC Harman', '2024-12-11'],
    ]);
    const december = { at: 'date', date: '2024-12-11' };
    expect(minuted.actions.map(({ when }) => when)).toEqual([
      { ...december, words: null },
      { ...december, words: 'Dec 2024' },
      { ...december, words: 'Next meeting' },
      { at: 'not agreed', words: 'TBC' },
      { ...december, words: null },
    ]);
    expect(findings.differences.map(({ kind }) => kind)).toEqual(['no due date']);
  });

  it('is read in another order when its cells run together', async () => {
    const overview = `Action Log
No. Action Owner Due Date Status
1 Review the estates strategy CFO 11 Dec 2024 Ongoing
2 Publish the equality objectives on the
website and tell the panel CEX/DCC TBC Complete
3 Agree a date for the seminar PCC Next meeting Open`;
    const { findings } = await readText(houseNotes({ overview }));
    expect(brief(findings)).toEqual([
      ['Review the estates strategy', 'open', 'CFO', '2024-12-11'],
      ['Publish the equality objectives on the website and tell the panel', 'discharged', 'CEX/DCC', null],
      ['Agree a date for the seminar', 'open', 'PCC', '2024-12-11'],
    ]);
  });

  it('is read in another order when its cells stand one to a line', async () => {
    const overview = `Ref
Action
Lead
Target date
Status

24/01
Review the estates strategy
CFO
11 December 2024
Ongoing

24/02
Publish the objectives
Jane Harbour
TBC
Complete`;
    const { findings } = await readText(houseNotes({ overview }));
    expect(brief(findings)).toEqual([
      ['Review the estates strategy', 'open', 'CFO', '2024-12-11'],
      ['Publish the objectives', 'discharged', 'Jane Harbour', null],
    ]);
  });

  it.each([
    ['', null, 'no due date'],
    ['TBC', null, 'no due date'],
    ['Ongoing', null, 'no due date'],
    ['31/02/2025', null, 'no due date'],
    ['February 2025', null, 'no due date'],
    ['Dec 2024', '2024-12-11', null],
    ['December meeting', '2024-12-11', null],
    ['next meeting', '2024-12-11', null],
    ['Next PDB', '2024-12-11', null],
    ['11/12/24', '2024-12-11', null],
    ['11.12.24', '2024-12-11', null],
    ['Wednesday 11 December 2024', '2024-12-11', null],
    ['11th December, 2024', '2024-12-11', null],
    ['Tuesday 11 December 2024', '2024-12-11', 'due date'],
    ['3 February', '2025-02-03', 'due date'],
    ['11 December', '2024-12-11', null],
    ['02/10/2024 or 11/12/2024', null, 'no due date'],
    ['11/12/2024 (was 02/10/2024)', '2024-12-11', null],
  ])('a due date “%s” comes to %s, with a difference of kind %s', async (words, due, kind) => {
    const overview = `| Action | Status | Owner | Due date |\n|---|---|---|---|\n| Write to the ports | Open | Force | ${words} |`;
    const { findings } = await readText(houseNotes({ overview }));
    expect(findings.actions[0]?.due).toBe(due);
    expect(findings.differences.map((difference) => difference.kind)).toEqual(kind === null ? [] : [kind]);
  });

  it('says on which line a date is no date', async () => {
    const overview =
      '| | Status | Owner | Due date |\n|---|---|---|---|\n| Write | Open | Force | 31/02/2025 |';
    const { findings } = await readText(houseNotes({ overview }));
    expect(findings.unread).toEqual([
      { line: 25, text: '31/02/2025', why: '“31/02/2025” is not a day in the calendar' },
    ]);
  });

  it.each([
    ['Next meeting', 'Status Owner Due date\nWrite to the ports Open Force Next meeting'],
    [
      'At the following meeting',
      'Action | Status | Owner | Due date\nWrite to the ports | Open | Force | At the following meeting',
    ],
  ])('gives “%s” no date where the notes have none', async (words, overview) => {
    const { findings, minuted, remarks } = await readText(
      houseNotes({ overview, next: 'Date of next meeting: TBC' }),
    );
    expect(brief(findings)).toEqual([['Write to the ports', 'open', 'Force', null]]);
    expect(minuted.actions[0]?.when).toEqual({ at: 'next meeting', words });
    expect(findings.differences.map(({ kind }) => kind)).toEqual(['no due date']);
    expect(remarks).toEqual(['line 26: the next meeting has no date yet (“TBC”)']);
  });

  it.each([
    ['Stalled', 'the table gives “Write” the status “Stalled”, which is none we know; it is taken as open'],
    ['', 'the table gives “Write” no status; it is taken as open'],
  ])('takes the status “%s” as open, and says so', async (status, detail) => {
    const overview = `| | Status | Owner | Due date |\n|---|---|---|---|\n| Write | ${status} | Force | 11/12/2024 |`;
    const { findings } = await readText(houseNotes({ overview }));
    expect(findings.actions[0]?.status).toBe('open');
    expect(findings.differences).toEqual([{ kind: 'status', detail }]);
  });

  it.each([
    ['Partially complete', 'open', false],
    ['Stalled', 'open', true],
    ['Actioned', 'discharged', false],
    ['Resolved 3/10', 'discharged', false],
    ['Not complete', 'open', false],
    ['Completed', 'discharged', false],
    ['COMPLETE', 'discharged', false],
    ['Complete: sent 3/10', 'discharged', false],
    ['Recommended for closure', 'proposed', false],
    ['Superseded', 'withdrawn', false],
    ['Carried forward to March', 'open', false],
    ['Closed 12/4/19', 'discharged', false],
    ['Open – update awaited', 'open', false],
    ['Withdrawn 02/09/2024', 'withdrawn', false],
    ['Discharged 02/10/2024, on an undertaking', 'discharged', false],
    ['Open (reported done)', 'proposed', false],
    ['Green – complete', 'discharged', false],
  ])('a status “%s” means %s', async (words, status, told) => {
    const overview = `| | Status | Owner | Due date |\n|---|---|---|---|\n| Write | ${words} | Force | 11/12/2024 |`;
    const { findings } = await readText(houseNotes({ overview }));
    expect(findings.actions[0]?.status).toBe(status);
    expect(findings.differences.length > 0).toBe(told);
  });

  it('never drops a row that lacks its owner, its status or its date', async () => {
    const overview = `\tStatus\tOwner\tDue date
Bring a paper on the marine unit\tOpen\t\t11/12/2024
Write to the ports about lighting\tOpen\tForce\t
Ask the harbour master about speed\t\tForce\t11/12/2024`;
    const { findings } = await readText(houseNotes({ overview }));
    expect(brief(findings)).toEqual([
      ['Bring a paper on the marine unit', 'open', null, '2024-12-11'],
      ['Write to the ports about lighting', 'open', 'Force', null],
      ['Ask the harbour master about speed', 'open', 'Force', '2024-12-11'],
    ]);
    expect(findings.differences.map(({ kind }) => kind)).toEqual(['owner', 'no due date', 'status']);
  });

  it('keeps a row whose due date is in words of its own', async () => {
    const overview =
      '\tStatus\tOwner\tDue date\nWrite to the ports\tOpen\tForce\t11/12/2024\nBring a map\tOpen\tOPCC\tafter the election\nAsk the harbour master\t\tForce\twhen he is back';
    const { findings } = await readText(houseNotes({ overview }));
    expect(brief(findings)).toEqual([
      ['Write to the ports', 'open', 'Force', '2024-12-11'],
      ['Bring a map', 'open', 'OPCC', null],
      ['Ask the harbour master', 'open', 'Force', null],
    ]);
  });

  it('shows what stands in the table and is no row of it', async () => {
    const overview = `Status Owner Due date

Bring a paper on the marine unit Open Force 11/12/2024

Ask the harbour master about his speed boat

Write to the ports about lighting Open OPCC 11/12/2024`;
    const { findings } = await readText(houseNotes({ overview }));
    expect(findings.actions).toHaveLength(2);
    expect(findings.unread.map(({ line, text }) => [line, text])).toEqual([
      [27, 'Ask the harbour master about his speed boat'],
    ]);
  });

  it('is cut off by no due date “Next meeting” on a line of its own', async () => {
    const overview =
      'Action\nStatus\nOwner\nDue date\n\nWrite\nOpen\nForce\nNext meeting\n\nAsk\nOpen\nOPCC\nTBC';
    const { findings } = await readText(houseNotes({ overview }));
    expect(brief(findings)).toEqual([
      ['Write', 'open', 'Force', '2024-12-11'],
      ['Ask', 'open', 'OPCC', null],
    ]);
  });

  it('takes a status from the progress where it has no column of its own', async () => {
    const overview =
      '| Action | Lead | Date | Progress |\n|---|---|---|---|\n| Write to the ports | CC | 11/12/2024 | Complete – sent in May |\n| Bring a paper | CC | 11/12/2024 | Drafting |';
    const { findings } = await readText(houseNotes({ overview }));
    expect(brief(findings)).toEqual([
      ['Write to the ports', 'discharged', 'CC', '2024-12-11'],
      ['Bring a paper', 'open', 'CC', '2024-12-11'],
    ]);
    expect(findings.differences.map(({ kind }) => kind)).toEqual(['status']);
  });

  it('takes no colour for a status, and says so where no row tells what it means', async () => {
    const overview =
      '| Action | Owner | Due | RAG | Update |\n|---|---|---|---|---|\n| Write to the ports | CC | 11/12/2024 | Green | Complete - sent 2 Sept |\n| Bring a paper | CC | 11/12/2024 | A | In progress |\n| Bring a map | CC | 11/12/2024 | Red | The printer broke |\n| Bring a hat | CC | 11/12/2024 | Amber | |';
    const { findings } = await readText(houseNotes({ overview }));
    expect(brief(findings).map(([, status]) => status)).toEqual(['discharged', 'open', 'open', 'open']);
    expect(findings.differences).toEqual([
      {
        kind: 'status',
        detail:
          'the status of “Bring a map”: it has the colour “Red”, and nothing says what that means; it is taken as open',
      },
    ]);
  });

  it('takes the status from its own column where a colour stands beside it', async () => {
    const overview =
      '| Action | RAG status | Status | Owner | Due date |\n|---|---|---|---|---|\n| Write to the ports | Green | Complete | CC | 11/12/2024 |';
    const { findings } = await readText(houseNotes({ overview }));
    expect(brief(findings)).toEqual([['Write to the ports', 'discharged', 'CC', '2024-12-11']]);
    expect(findings.differences).toEqual([]);
  });

  it('says where status and progress disagree', async () => {
    const overview =
      '| Action | Status | Owner | Due date | Progress |\n|---|---|---|---|---|\n| Write to the ports | Open | CC | 11/12/2024 | Complete – sent in May |';
    const { findings } = await readText(houseNotes({ overview }));
    expect(findings.actions[0]?.status).toBe('open');
    expect(findings.differences.map(({ kind }) => kind)).toEqual(['status']);
  });

  it.each([
    ['Withdrawn 02/09/2024', 'withdrawn'],
    ['Discharged 02/10/2024, on an undertaking', 'discharged'],
    ['Open (reported done)', 'proposed'],
    ['Closed 12/4/19', 'discharged'],
    ['Open – update awaited', 'open'],
  ])('keeps a row whose status “%s” says more, however it is set out', async (words, status) => {
    const head = ['Action', 'Status', 'Owner', 'Due date'];
    const row = ['Write to the ports', words, 'Force', '11/12/2024'];
    for (const mark of ['\t', '\n', '     ']) {
      const overview = `${head.join(mark)}\n\n${row.join(mark)}`;
      const { findings } = await readText(houseNotes({ overview }));
      expect(brief(findings)).toEqual([['Write to the ports', status, 'Force', '2024-12-11']]);
    }
  });

  it('shows what asks for something below its last row', async () => {
    const overview =
      '\tStatus\tOwner\tDue date\nWrite to the ports\tOpen\tForce\t11/12/2024\nProvide a paper on the rota\t\t\t';
    const { findings } = await readText(houseNotes({ overview }));
    const shown = [...findings.actions, ...findings.unread].map(({ text }) => text);
    expect(shown).toContain('Write to the ports');
    expect(shown).toContain('Provide a paper on the rota');
  });

  it('shows a row with no action in it', async () => {
    const overview = '| | Status | Owner | Due date |\n|---|---|---|---|\n| | Open | Force | 11/12/2024 |';
    const { findings } = await readText(houseNotes({ overview }));
    expect(findings.actions).toEqual([]);
    expect(findings.unread).toHaveLength(1);
  });

  it('reads a table that says there is nothing outstanding as just that', async () => {
    const { findings } = await readText(
      houseNotes({
        overview: 'Overview of Actions\nStatus Owner Due date\nThere are no outstanding actions.',
      }),
    );
    expect(findings).toMatchObject({ actions: [], nothingOutstanding: true, unread: [] });
  });
});

it('takes a date for no part of an owner, and of two due dates the revised', async () => {
  const row = 'Provide the patrol timeline Open Force 07/06/2024 - revised to 13/09/2024';
  const { findings, minuted } = await readText(`Overview of Actions\n\n Status Owner Due date\n\n${row}\n`);
  expect(findings.actions).toMatchObject([{ owner: 'Force', due: '2024-09-13' }]);
  expect(minuted.actions[0]?.when).toEqual({ at: 'date', date: '2024-09-13', words: null });
});
