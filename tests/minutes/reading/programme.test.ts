import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { FoundProgramme } from '../../../functions/minutes/findings.ts';
import { readNotes } from '../../../functions/minutes/reading/read.ts';
import { houseNotes, readText } from './reading.ts';

type Found = Pick<FoundProgramme, 'standing' | 'toNote'> & {
  meetings: { meeting: string; items: FoundProgramme['meetings'][number]['items'] }[];
};
type Item = [title: string, reason: string | null, lead: string | null];
const items = (...all: Item[]) => all.map(([title, reason, lead]) => ({ title, reason, lead }));

const TITLE = 'Harbour Police and Crime Panel - Future work programme – June 2025';
const DRONES: Item = ['Drones', 'Offered by the Commissioner', 'PCC'];
const drones = items(DRONES);
const DRONES_ROW = 'Drones\tOffered by the Commissioner\tPCC';

/** What `readText` finds of the programme, by meeting: each item's title, reason and lead. */
async function programmeOf(text: string) {
  const { findings } = await readText(text);
  return { ...findings, items: findings.programme?.meetings.map((one) => [one.meeting, one.items]) };
}

const PANEL: Found = {
  meetings: [
    {
      meeting: '2025-10-14',
      items: items(
        [
          'Complaints against the Commissioner – Annual Report 2024/25',
          'Statutory Requirement',
          'Panel Officers',
        ],
        ['Calling the Marine Unit (101/999)', 'Requested by the Panel/Offered by the Commissioner', 'PCC'],
        ['PCC’s Annual Report', 'Statutory Requirement', 'PCC'],
      ),
    },
    { meeting: '2026-02', items: items(['Precept', 'Statutory Requirement', 'PCC']) },
  ],
  standing: ['Questions to the Commissioner'],
  toNote: [
    { title: 'Commissioner’s decisions', condition: null },
    { title: 'Delivery Board minutes', condition: 'if available' },
  ],
};

const REGULAR = `Standard item at each meeting

Questions to the Commissioner

Items to note at each meeting

Commissioner’s decisions

Delivery Board minutes (if available)
`;

const LAYOUTS: [string, string][] = [
  [
    'tabs, its first heading run on to the title',
    `${TITLE}**14 October 2025**

Complaints against the Commissioner – Annual Report 2024/25\tStatutory Requirement\tPanel Officers
Calling the Marine Unit (101/999)\tRequested by the Panel/Offered by the Commissioner\tPCC
PCC’s Annual Report\tStatutory Requirement\tPCC

**February 2026**

Precept\tStatutory Requirement\tPCC

${REGULAR}`,
  ],
  [
    'headings run on with no mark between',
    `${TITLE}14 October 2025
Complaints against the Commissioner – Annual Report 2024/25\tStatutory Requirement\tPanel Officers
Calling the Marine Unit (101/999)\tRequested by the Panel/Offered by the Commissioner\tPCC
PCC’s Annual Report\tStatutory Requirement\tPCC
February 2026Precept\tStatutory Requirement\tPCC
**Standard item at each meeting**Questions to the Commissioner
**Items to note at each meeting**Commissioner’s decisions
Delivery Board minutes (if available)
`,
  ],
  [
    'tabs, with line ends within cells',
    `${TITLE}

14 October 2025

Complaints against the Commissioner –
Annual Report 2024/25\tStatutory
Requirement\tPanel
Officers
Calling the Marine Unit
(101/999)\tRequested by the Panel/
Offered by the Commissioner\tPCC
PCC’s Annual Report\tStatutory Requirement\tPCC

February 2026

Precept\tStatutory Requirement\tPCC

${REGULAR}`,
  ],
  [
    'tabs, each line with its own',
    `${TITLE}

14 October 2025

Complaints against the Commissioner –\tStatutory\tPanel
Annual Report 2024/25\tRequirement\tOfficers
Calling the Marine Unit\tRequested by the Panel/\tPCC
(101/999)\tOffered by
\tthe Commissioner
\t\t
PCC’s Annual Report\tStatutory Requirement\tPCC

February 2026
Precept\tStatutory Requirement\tPCC
${REGULAR.replace('minutes (if', 'minutes\n(if')}`,
  ],
  [
    'one cell to a line',
    `${TITLE}

14 October 2025

Item
Reason
Lead

Complaints against the Commissioner – Annual Report 2024/25
Statutory Requirement
Panel Officers
Calling the Marine Unit (101/999)
Requested by the Panel/
Offered by the Commissioner
PCC
PCC’s Annual Report
Statutory Requirement
PCC
February 2026
Precept
Statutory Requirement
PCC
${REGULAR}`,
  ],
  [
    'one cell to a line, each with a blank line below',
    `${TITLE}
14 October 2025
Complaints against the Commissioner – Annual Report 2024/25
Statutory Requirement
Panel Officers
Calling the Marine Unit (101/999)
Requested by the Panel/Offered by the Commissioner
PCC
PCC’s Annual Report
Statutory Requirement
PCC
February 2026
Precept
Statutory Requirement
PCC
${REGULAR}`.replaceAll('\n', '\n\n'),
  ],
  [
    'runs of spaces',
    `          ${TITLE}

Tuesday 14th October 2025 at 10.00am

Complaints against the Commissioner –   Statutory Requirement    Panel Officers
Annual Report 2024/25
Calling the Marine Unit (101/999)       Requested by the Panel/  PCC
                                        Offered by the
                                        Commissioner
PCC’s Annual Report                     Statutory Requirement    PCC

February 2026 (date tbc)

Precept                                 Statutory Requirement    PCC

${REGULAR}`,
  ],
  [
    'cells run together on their lines',
    `${TITLE}
14 October 2025
Complaints against the Commissioner – Annual Report 2024/25 Statutory Requirement Panel Officers
Calling the Marine Unit (101/999) Requested by the Panel/Offered by the Commissioner PCC
PCC’s Annual Report Statutory Requirement PCC
February 2026
Precept Statutory Requirement PCC
${REGULAR}`,
  ],
  [
    'tabs that were made into spaces, and lines that wrap at the margin',
    `${TITLE}
14 October 2025

Complaints against the Commissioner – Annual Report 2024/25Statutory Requirement
      Panel Officers
Calling the Marine Unit (101/999)    Requested by the Panel/Offered by the
Commissioner      PCC
PCC’s Annual Report     Statutory Requirement   PCC

February 2026

Precept     Statutory Requirement   PCC

${REGULAR}`,
  ],
  [
    'strokes between cells',
    `${TITLE}
14 October 2025
Complaints against the Commissioner – Annual Report 2024/25 | Statutory Requirement | Panel Officers
Calling the Marine Unit (101/999) | Requested by the Panel/Offered by the Commissioner | PCC
PCC’s Annual Report | Statutory Requirement | PCC
February 2026
Precept | Statutory Requirement | PCC
${REGULAR}`,
  ],
  [
    'bullets with dashes',
    `${TITLE}
14 October 2025
- Complaints against the Commissioner – Annual Report 2024/25 – Statutory Requirement – Panel Officers
- Calling the Marine Unit (101/999) – Requested by the Panel/Offered by the Commissioner – PCC
- PCC’s Annual Report – Statutory Requirement – PCC
February 2026
- Precept – Statutory Requirement – PCC

Standing items: Questions to the Commissioner
For information at every meeting: Commissioner’s decisions; Delivery Board minutes, if available
`,
  ],
  [
    'Markdown, as this service publishes it',
    `# Future work programme

Harbour Police and Crime Panel

As at 12 June 2025

## Tuesday 14 October 2025

| Item | Reason | Lead |
| --- | --- | --- |
| Complaints against the Commissioner – Annual Report 2024/25 | Statutory Requirement | Panel Officers |
| Calling the Marine Unit (101/999) | Requested by the Panel/Offered by the Commissioner | PCC |
| | | |
| PCC’s Annual Report | Statutory Requirement | PCC |

## February 2026

| Item | Reason | Lead |
| --- | --- | --- |
| Precept | Statutory Requirement | PCC |

## Standing items at each meeting

- Questions to the Commissioner

## Items to note at each meeting

- Commissioner’s decisions
- Delivery Board minutes (if available)
`,
  ],
  [
    'one table with its meetings as rows, its columns in another order',
    `Forward plan 2025/26 – Harbour Police & Crime Panel

| Lead officer/Author | Report title | Reason for item |
| --- | --- | --- |
| **14 October 2025** | | |
| Panel Officers | Complaints against the Commissioner – Annual Report 2024/25 | Statutory Requirement |
| PCC | Calling the Marine Unit (101/999) | Requested by the Panel/Offered by the Commissioner |
| PCC | PCC’s Annual Report | Statutory Requirement |
| **February 2026** | | |
| PCC | Precept | Statutory Requirement |
| **Standing items at each meeting** | | |
| | Questions to the Commissioner | |
| **Items to note at each meeting** | | |
| | Commissioner’s decisions | |
| | Delivery Board minutes (if available) | |
`,
  ],
  [
    'a column of dates, blank where they stay the same',
    `HARBOUR POLICE AND CRIME PANEL
WORK PROGRAMME 2025/26

Date of meeting\tItem\tResponsible officer\tPurpose
14 October 2025\tComplaints against the Commissioner – Annual Report 2024/25\tPanel Officers\tStatutory Requirement
\tCalling the Marine Unit (101/999)\tPCC\tRequested by the Panel/Offered by the Commissioner
14 October 2025\tPCC’s Annual Report\tPCC\tStatutory Requirement
Feb 2026\tPrecept\tPCC\tStatutory Requirement

${REGULAR}`,
  ],
  [
    'an HTML table within an export, with merged cells',
    `## Harbour Police and Crime Panel work programme

<table><tr><th>Meeting</th><th>Topic</th><th>Reason</th><th>Lead</th></tr>
<tr><td rowspan="3">14 October 2025</td><td>Complaints against the Commissioner –<br>Annual Report 2024/25</td><td>Statutory Requirement</td><td>Panel Officers</td></tr>
<tr><td>Calling the Marine Unit (101/999)</td><td>Requested by the Panel/Offered by the Commissioner</td><td>PCC</td></tr>
<tr><td>PCC’s Annual Report</td><td>Statutory Requirement</td><td>PCC</td></tr>
<tr><td>February 2026</td><td>Precept</td><td>Statutory Requirement</td><td>PCC</td></tr></table>

${REGULAR}`,
  ],
];

describe('a programme of work set out with', () => {
  it.each(LAYOUTS)('%s is read whole', async (_, text) => {
    const { findings, programmeOf: of, remarks } = await readText(text);
    expect(findings).toEqual({
      board: null,
      meeting: { date: null, previous: null, next: null },
      actions: [],
      discharged: [],
      nothingOutstanding: false,
      programme: PANEL,
      differences: [],
      unread: [],
      undertakings: [],
    });
    expect(of).toBe('Harbour Police and Crime Panel');
    expect(remarks).toEqual([]);
  });
});

const fixtures = fileURLToPath(new URL('../../fixtures/minutes/', import.meta.url));
const readFixture = async (name: string) => {
  const read = await readNotes({ name, bytes: readFileSync(`${fixtures}${name}`) });
  if (read.outcome !== 'read') throw new Error(read.why);
  return read;
};

const COAST: Found = {
  meetings: [
    {
      meeting: '2025-10-14',
      items: items(
        [
          'Complaints against the Commissioner – Annual Report 2024/25',
          'Statutory Requirement',
          'Panel Officers',
        ],
        [
          'Reporting to the Marine Unit (101/999)',
          'Requested by the Panel/Offered by the Commissioner',
          'PCC',
        ],
        ['Commissioner’s Annual Report', 'Statutory Requirement', 'Chief Executive and Monitoring Officer'],
      ),
    },
    { meeting: '2026-02', items: items(['Precept proposal', 'Statutory Requirement', 'PCC']) },
  ],
  standing: ['Questions to the Commissioner'],
  toNote: [
    { title: 'Commissioner’s decisions', condition: null },
    { title: 'Delivery and Standards Board notes', condition: 'if available' },
  ],
};

describe('a word alone in the first column of a programme’s printed rows', () => {
  const printed = (...rows: string[]): string =>
    [
      'Harbour Panel – Work Programme 2026',
      '',
      '12 February 2026',
      '',
      'Item                        Reason                 Lead',
      ...rows,
    ].join('\n');
  const BUDGET = 'Budget and precept proposal Statutory Requirement  Commissioner';
  const RURAL = 'Rural crime strategy        Panel request          Commissioner';

  it('above the first whole row is no item, and is told with its line', async () => {
    const { items: found, unread } = await programmeOf(printed('Estates', BUDGET, RURAL));
    expect(found).toEqual([
      [
        '2026-02-12',
        items(
          ['Budget and precept proposal', 'Statutory Requirement', 'Commissioner'],
          ['Rural crime strategy', 'Panel request', 'Commissioner'],
        ),
      ],
    ]);
    expect(unread.map(({ line, text }) => [line, text])).toEqual([[6, 'Estates']]);
  });

  it.each([
    ['between two rows', [BUDGET, 'Estates', RURAL], 6, 'Budget and precept proposal Estates'],
    ['below the last row', [BUDGET, RURAL, 'Estates'], 7, 'Rural crime strategy Estates'],
  ])('%s is told with the row that it may belong to', async (_, rows, line, text) => {
    const { unread } = await programmeOf(printed(...rows));
    expect(unread.map((one) => [one.line, one.text])).toEqual([[line, expect.stringMatching(`^${text}`)]]);
  });

  it('that begins low goes on with the row above, and is not told', async () => {
    const wrapped = ['Annual report of the Panel  Panel request          Panel Officers', 'and its costs'];
    const { items: found, unread } = await programmeOf(printed(BUDGET, ...wrapped, RURAL));
    expect(found?.[0]?.[1]?.[1]).toEqual({
      title: 'Annual report of the Panel and its costs',
      reason: 'Panel request',
      lead: 'Panel Officers',
    });
    expect(unread).toEqual([]);
  });
});

describe('a programme of work in a file', () => {
  it.each(['programme.pdf', 'programme-without-rules.pdf'])(
    '%s goes on over the page’s end',
    async (name) => {
      const { findings, programmeOf: of } = await readFixture(name);
      expect(findings.programme).toEqual(COAST);
      expect(findings.unread).toEqual([
        {
          line: expect.any(Number) as number,
          text: 'Custody',
          why: expect.stringContaining('alone') as string,
        },
      ]);
      expect(of).toBe('Harbour and Coast Police and Crime Panel');
    },
  );

  it('in Word has a table to each meeting, and cells of several paragraphs', async () => {
    const { findings, programmeOf: of } = await readFixture('programme.docx');
    expect(findings.programme).toEqual({
      ...COAST,
      meetings: [
        {
          meeting: '2025-10-14',
          items: [
            ...(COAST.meetings[0]?.items.slice(0, 2) ?? []),
            ...items(['Visit to the Quayside Custody Suite', null, null]),
          ],
        },
        COAST.meetings[1],
        { meeting: '2026-04', items: [] },
      ],
    });
    expect(findings.unread).toEqual([]);
    expect(of).toBe('Harbour and Coast Police and Crime Panel');
  });

  it('in Word may be one table, with a year that the plan’s title gives', async () => {
    const { findings, programmeOf: of } = await readFixture('programme-in-one-table.docx');
    expect(findings.programme).toEqual({
      meetings: [
        {
          meeting: '2025-10-14',
          items: items(
            ['Complaints – annual report', 'Statutory requirement', 'Panel Officers'],
            ['Rural crime (VAWG)', 'Requested by the Panel', 'PCC'],
          ),
        },
        { meeting: '2026-02-03', items: items(['Precept proposal', 'Statutory requirement', 'PCC']) },
      ],
      standing: ['Questions to the Commissioner'],
      toNote: [],
    });
    expect(findings.unread).toEqual([
      {
        line: 10,
        text: 'PCC Drones Offered by the Commissioner',
        why: 'its meeting has no date yet (“Date to be confirmed”)',
      },
    ]);
    expect(of).toBe('Harbour and Coast Police and Crime Panel');
  });
});

describe('the heading of a meeting', () => {
  it.each([
    ['17 October 2023', '2023-10-17'],
    ['Tuesday 17th October 2023', '2023-10-17'],
    ['TUESDAY, 17TH OCTOBER 2023', '2023-10-17'],
    ['17 October 2023 at 10am', '2023-10-17'],
    ['17 October 2023, 2.00 pm, Council Chamber', '2023-10-17'],
    ['17 October 2023 – Annual Meeting', '2023-10-17'],
    ['Meeting: 6 Feb 2024', '2024-02-06'],
    ['Panel meeting – 6 February 2024', '2024-02-06'],
    ['Date of meeting: 06/02/2024', '2024-02-06'],
    ['Harbour Police and Crime Panel – 6 February 2024', '2024-02-06'],
    ['6 February 2024 (papers by 29 January 2024)', '2024-02-06'],
    ['October 2023', '2023-10'],
    ['February 2024 (date tbc)', '2024-02'],
    ['Date to be confirmed – February 2024', '2024-02'],
  ])('“%s” is of %s', async (heading, meeting) => {
    const found = await programmeOf(`${TITLE}\n\n${heading}\n\n${DRONES_ROW}\n`);
    expect(found.items).toEqual([[meeting, drones]]);
    expect(found.unread).toEqual([]);
  });

  it('may have no items below it, or say so', async () => {
    const found = await programmeOf(
      `${TITLE}\n14 October 2025\n3 February 2026\n${DRONES_ROW}\n14 April 2026\nNo items have been agreed.\n`,
    );
    expect(found.items).toEqual([
      ['2025-10-14', []],
      ['2026-02-03', drones],
      ['2026-04-14', []],
    ]);
  });

  it('may come again on a later page', async () => {
    const found = await programmeOf(
      `${TITLE}\n14 October 2025\n${DRONES_ROW}\nPage 3 of 9\n${TITLE}\n14 October 2025\nBoats\tStatutory Requirement\t-\n`,
    );
    expect(found.items).toEqual([['2025-10-14', items(DRONES, ['Boats', 'Statutory Requirement', null])]]);
  });

  it('may give the wrong day of the week, which is shown', async () => {
    const { items: found, differences } = await programmeOf(
      `${TITLE}\nMonday 14 October 2025\n${DRONES_ROW}\n`,
    );
    expect(found).toEqual([['2025-10-14', drones]]);
    expect(differences).toEqual([
      {
        kind: 'weekday',
        detail:
          'the programme dates a meeting “Monday 14 October 2025”, but that day is a Tuesday 14 October 2025',
      },
    ]);
  });

  it.each([
    ['To be confirmed', 'its meeting has no date yet (“To be confirmed”)'],
    ['Date TBC', 'its meeting has no date yet (“Date TBC”)'],
    ['Spring 2026', 'its meeting has no date yet (“Spring 2026”)'],
    ['Items for future meetings', 'its meeting has no date yet (“Items for future meetings”)'],
  ])('“%s” leaves its items unread, each with its line', async (heading, why) => {
    const found = await programmeOf(
      `${TITLE}\n\n14 October 2025\n\n${DRONES_ROW}\n\n${heading}\n\nBoats\tRequested by the Panel\tPCC\nPiers\t\t\n`,
    );
    expect(found.items).toEqual([['2025-10-14', drones]]);
    expect(found.unread).toEqual([
      { line: 9, text: 'Boats Requested by the Panel PCC', why },
      { line: 10, text: 'Piers', why },
    ]);
  });

  it.each([
    ['14/15 October 2025', /gives more than one date/],
    ['14 or 21 October 2025', /gives more than one date/],
    ['October/November 2025', /gives more than one date/],
    ['w/c 13 October 2025', /names a week and no day/],
    ['31 September 2025', /is no day that there is/],
    ['14 October 2025 boats and piers', /could not be read as a meeting's heading/],
  ])('“%s” is unread, and its items too', async (heading, why) => {
    const found = await programmeOf(`${TITLE}\n${heading}\n${DRONES_ROW}\n3 February 2026\n${DRONES_ROW}\n`);
    expect(found.items).toEqual([['2026-02-03', drones]]);
    expect(found.unread.map(({ line, text }) => [line, text])).toEqual([
      [2, heading],
      [3, 'Drones Offered by the Commissioner PCC'],
    ]);
    for (const one of found.unread) expect(one.why).toMatch(why);
  });

  it('keeps a date in reserve', async () => {
    const { findings, remarks } = await readText(
      `${TITLE}\n3 February 2026 (reserve date 10 February 2026)\n${DRONES_ROW}\nReserve date: 12 February 2026\n14 April 2026\n`,
    );
    expect(findings.programme?.meetings.map(({ meeting }) => meeting)).toEqual(['2026-02-03', '2026-04-14']);
    expect(remarks).toEqual([
      'line 2: the programme keeps a date in reserve (“3 February 2026 (reserve date 10 February 2026)”)',
      'line 4: the programme keeps a date in reserve (“Reserve date: 12 February 2026”)',
    ]);
  });
});

describe('a heading without its year', () => {
  it.each([
    ['Future work programme – June 2025', ['14 October', '3 February'], ['2025-10-14', '2026-02-03']],
    ['Future work programme', ['14 October', '3 February 2026'], ['2025-10-14', '2026-02-03']],
    [
      'Future work programme',
      ['14 October 2025', 'February', '14 April'],
      ['2025-10-14', '2026-02', '2026-04-14'],
    ],
    [
      'Work programme 2025/26',
      ['Tuesday 14 October', 'Tuesday 3 February at 2pm'],
      ['2025-10-14', '2026-02-03'],
    ],
    ['Work programme 2025', ['14 October'], ['2025-10-14']],
  ])('is of the year that “%s” and %j leave it', async (title, headings, meetings) => {
    const { items: found, unread } = await programmeOf(
      `${title}\n\n${headings.map((heading) => `${heading}\n\n${DRONES_ROW}\n\n`).join('')}`,
    );
    expect(found).toEqual(meetings.map((meeting) => [meeting, drones]));
    expect(unread).toEqual([]);
  });

  it.each([
    ['Future work programme', '14 October'],
    ['Work programme 2025/26', '14 April'],
    ['Future work programme – June 2025', 'Monday 14 October'],
  ])('is unread where “%s” leaves the year of “%s” open', async (title, heading) => {
    const { items: found, unread } = await programmeOf(`${title}\n\n${heading}\n\n${DRONES_ROW}\n`);
    expect(found).toEqual([]);
    expect(unread.map(({ line }) => line)).toEqual([3, 5]);
    expect(unread[0]?.why).toMatch(
      /has no year, and neither the title nor the headings beside it say which$/,
    );
  });
});

describe('what every meeting has', () => {
  it.each([
    'Standard item at each meeting',
    'Standing items at every meeting',
    'Standing items',
    'STANDING AGENDA ITEMS:',
    'Items at each meeting',
    'Standing item(s) for all meetings',
  ])('stands below “%s”', async (heading) => {
    const { programme } = await programmeOf(
      `${TITLE}\n14 October 2025\n${DRONES_ROW}\n\n${heading}\n\n• Questions to the Commissioner.\n• Work programme\n`,
    );
    expect(programme?.standing).toEqual(['Questions to the Commissioner', 'Work programme']);
  });

  it.each([
    'Items to note at each meeting',
    'Items to note',
    'For information',
    'Items for noting (at every meeting)',
  ])('is noted below “%s”', async (heading) => {
    const { programme } = await programmeOf(
      `${TITLE}\n14 October 2025\n${DRONES_ROW}\n\n${heading}\n\nDecisions\n\nBoard notes (if available)\n`,
    );
    expect(programme?.toNote).toEqual([
      { title: 'Decisions', condition: null },
      { title: 'Board notes', condition: 'if available' },
    ]);
  });

  it.each([
    ['Board notes (if available)', 'Board notes', 'if available'],
    ['Decisions (where applicable)', 'Decisions', 'where applicable'],
    ['Inspection reports, if required', 'Inspection reports', 'if required'],
    ['Letters [when received]', 'Letters', 'when received'],
    ['Calls (101/999)', 'Calls (101/999)', null],
    ['Violence at sea (VAWG)', 'Violence at sea (VAWG)', null],
    ['The Commissioner’s decisions', 'The Commissioner’s decisions', null],
  ])('“%s” is “%s” on condition %s', async (words, title, condition) => {
    const { programme } = await programmeOf(
      `${TITLE}\n14 October 2025\n${DRONES_ROW}\nItems to note at each meeting\n${words}\n`,
    );
    expect(programme?.toNote).toEqual([{ title, condition }]);
  });
});

describe('a row of the programme', () => {
  it.each<[string, Item]>([
    ['Boats\tStatutory Requirement\t', ['Boats', 'Statutory Requirement', null]],
    ['Boats\tStatutory Requirement\tTBC', ['Boats', 'Statutory Requirement', null]],
    ['Boats\t-\tPCC', ['Boats', null, 'PCC']],
    ['Boats\t\tPanel Officers', ['Boats', null, 'Panel Officers']],
    ['Boats\tPCC', ['Boats', null, 'PCC']],
    ['Boats\t\t', ['Boats', null, null]],
    ['Boats (Piers & Quays)\tAnnual\tPCC/OPCC', ['Boats (Piers & Quays)', 'Annual', 'PCC/OPCC']],
    [
      '“Boats” – l’été\tRequested by Cllr O’Quay\tMr O’Quay',
      ['“Boats” – l’été', 'Requested by Cllr O’Quay', 'Mr O’Quay'],
    ],
  ])('“%s” may lack a reason or a lead', async (row, item) => {
    const { items: found, unread } = await programmeOf(`${TITLE}\n14 October 2025\n${DRONES_ROW}\n${row}\n`);
    expect(found).toEqual([['2025-10-14', items(DRONES, item)]]);
    expect(unread).toEqual([]);
  });

  it('tells its reason from its lead by what they say, where no headings do', async () => {
    const { items: found } = await programmeOf(
      `${TITLE}\n14 October 2025\nDrones\tPCC\tOffered by the Commissioner\nBoats\tPanel Officers\tStatutory\n`,
    );
    expect(found).toEqual([['2025-10-14', items(DRONES, ['Boats', 'Statutory', 'Panel Officers'])]]);
  });

  it('without an item is unread', async () => {
    const { items: found, unread } = await programmeOf(
      `${TITLE}\n14 October 2025\n\n| Item | Reason | Lead |\n|---|---|---|\n| Drones | Offered by the Commissioner | PCC |\n| | Statutory Requirement | PCC |\n`,
    );
    expect(found).toEqual([['2025-10-14', drones]]);
    expect(unread).toEqual([
      { line: 7, text: 'Statutory Requirement PCC', why: 'this row of the programme has no item in it' },
    ]);
  });

  it('below no meeting is unread', async () => {
    const { items: found, unread } = await programmeOf(
      `${TITLE}\n\nBoats\tStatutory Requirement\tPCC\n\n14 October 2025\n\n${DRONES_ROW}\n`,
    );
    expect(found).toEqual([['2025-10-14', drones]]);
    expect(unread).toEqual([
      {
        line: 3,
        text: 'Boats Statutory Requirement PCC',
        why: 'it stands on the programme below no meeting that could be read',
      },
    ]);
  });

  it('is unread where a text has lost the order of its cells', async () => {
    const { programme, unread } = await programmeOf(
      `${TITLE}\n14 October 2025\nDrones\nBoats\nItems to note at each meeting\nDecisions\n\nStatutory Requirement\nOffered by the Commissioner\n\nPCC\nPCC\n`,
    );
    expect(programme?.toNote).toEqual([{ title: 'Decisions', condition: null }]);
    expect(unread.map(({ line, text }) => [line, text])).toEqual([
      [8, 'Statutory Requirement'],
      [9, 'Offered by the Commissioner'],
      [11, 'PCC'],
      [12, 'PCC'],
    ]);
  });

  it.each(['Requested by', 'Requested/Offered by', 'Requested by / Offered by'])(
    'has its reason under “%s”',
    async (heading) => {
      const { findings, remarks } = await readText(
        `${TITLE}\n14 October 2025\nItem\t${heading}\tLead\nDrones\tOffered by the Commissioner\tPCC\n`,
      );
      expect(findings.programme?.meetings[0]?.items).toEqual(drones);
      expect(remarks).toEqual([]);
    },
  );

  it('may have a column that is no part of it, which is told', async () => {
    const { findings, remarks } = await readText(
      `${TITLE}\n14 October 2025\nItem\tReason\tLead\tBudget\nDrones\tOffered by the Commissioner\tPCC\t£400\n`,
    );
    expect(findings.programme?.meetings[0]?.items).toEqual(drones);
    expect(remarks).toEqual([
      "line 3: the programme's column “Budget” is neither item, reason nor lead, and is not read (“£400”)",
    ]);
  });
});

describe('a list on the programme', () => {
  it('may have its bullets or numbers parted by tabs', async () => {
    const { programme, items: found } = await programmeOf(
      `${TITLE}\n14 October 2025\nItem\tReason\tLead\n1.\tDrones\tOffered by the Commissioner\tPCC\n•\tBoats\t\tPCC\n\nStanding items at each meeting:\n\n•\tQuestions to the Commissioner\n•\tDecisions\n`,
    );
    expect(found).toEqual([['2025-10-14', items(DRONES, ['Boats', null, 'PCC'])]]);
    expect(programme?.standing).toEqual(['Questions to the Commissioner', 'Decisions']);
  });

  it('may hold the programme itself as an item', async () => {
    const { programme } = await programmeOf(
      `${TITLE}\n14 October 2025\n${DRONES_ROW}\nStanding items\nWork programme\nQuestions\nItems to note\nForward plan\n`,
    );
    expect(programme?.standing).toEqual(['Work programme', 'Questions']);
    expect(programme?.toNote).toEqual([{ title: 'Forward plan', condition: null }]);
  });

  it('without items is empty', async () => {
    const { programme } = await programmeOf(
      `${TITLE}\n14 October 2025\n${DRONES_ROW}\nStanding items at each meeting\nNone.\nItems to note at each meeting\n`,
    );
    expect(programme).toMatchObject({ standing: [], toNote: [] });
  });
});

describe('the body whose programme it is', () => {
  it.each([
    ['Police and Crime Panel - Future work programme – June 2025', 'Police and Crime Panel'],
    ['Harbour Police & Crime Panel Forward Plan 2025/26', 'Harbour Police and Crime Panel'],
    ['HARBOUR POLICE AND CRIME PANEL WORK PROGRAMME', 'Harbour Police and Crime Panel'],
    ['The Harbour Police and Crime Panel’s Forward Work Programme', 'Harbour Police and Crime Panel'],
    ['Work programme of the Harbour Police and Crime Panel', 'Harbour Police and Crime Panel'],
    ['Harbour Police and Crime Panel\n\nForward Plan', 'Harbour Police and Crime Panel'],
    ['Forward Plan\n\nHarbour Police and Crime Panel', 'Harbour Police and Crime Panel'],
    [
      'To: Harbour Police and Crime Panel\nSubject: Future work programme\nDate: 10 June 2025',
      'Harbour Police and Crime Panel',
    ],
    ['Future work programme – June 2025', null],
    ['The Panel’s work programme 2025/26', null],
  ])('by “%s” is %s', async (title, body) => {
    const { findings, programmeOf: of } = await readText(`${title}\n\n14 October 2025\n\n${DRONES_ROW}\n`);
    expect(findings.programme?.meetings).toEqual([{ meeting: '2025-10-14', items: drones }]);
    expect(of).toBe(body);
  });
});

const NOTES = houseNotes({
  sections: '\nActions\n- Force: Bring a paper.',
  overview: '\tStatus\tOwner\tDue date\nBring a paper\tOpen\tForce\t11/12/2024',
});

describe('a programme of work within a pack', () => {
  it('ends where the letterhead of another body’s notes begins', async () => {
    const { findings, programmeOf: of } = await readText(
      `${TITLE}\n14 October 2025\n${DRONES_ROW}\n\nItems to note at each meeting\nDecisions\nBoard minutes (if available)\n\nJane Quay\nHarbour Police and Crime Commissioner\n\nOffice telephone: 01632 960055\nEmail: quay@harbour.example\n\nThe Office of the Harbour\nPolice and Crime\nCommissioner\n\n${NOTES}`,
    );
    expect(findings.programme).toEqual({
      meetings: [{ meeting: '2025-10-14', items: drones }],
      standing: [],
      toNote: [
        { title: 'Decisions', condition: null },
        { title: 'Board minutes', condition: 'if available' },
      ],
    });
    expect(of).toBe('Harbour Police and Crime Panel');
    expect(findings.board).toBe('Harbour Delivery Board');
    expect(findings.meeting.date).toBe('2024-10-02');
    expect(findings.actions.map(({ text }) => text)).toEqual(['Bring a paper']);
    expect(findings.unread).toEqual([]);
  });

  it.each([
    'Subject: Fraud\n\n1. Action Fraud takes reports.',
    'Background papers: none\n\nThe boats went out.',
    'Contact: Jane Quay, Scrutiny Officer',
    'The boats went out in fair weather and they came back at dusk.',
  ])('ends where something else follows: “%s”', async (after) => {
    const { programme, unread } = await programmeOf(
      `${TITLE}\n14 October 2025\n${DRONES_ROW}\n\nItems to note at each meeting\nDecisions\n\n${after}\n`,
    );
    expect(programme?.toNote).toEqual([{ title: 'Decisions', condition: null }]);
    expect(unread).toEqual([]);
  });

  it('is not mixed with the actions of the notes, though its columns are like theirs', async () => {
    const { findings } = await readText(
      `${NOTES}\nThis page is intentionally left blank\n\n${TITLE}\n\n14 October 2025\n\nReport\tOwner\tReason\nDrones\tPCC\tOffered by the Commissioner\n`,
    );
    expect(findings.actions).toHaveLength(1);
    expect(findings.programme?.meetings).toEqual([{ meeting: '2025-10-14', items: drones }]);
  });

  it('has its own tables, and none where the notes before it have their actions', async () => {
    const { findings } = await readText(
      `# Minutes of the Harbour Police and Crime Panel held on 10 June 2025\n\n## Overview of Actions\n\n| Action | Status | Owner | Due date |\n|---|---|---|---|\n| Write to the ports | Open | PCC | 14/10/2025 |\n\nNext meeting: 14 October 2025\n\n# ${TITLE}\n\n## 14 October 2025\n\n| Item | Reason | Lead |\n|---|---|---|\n| Drones | Offered by the Commissioner | PCC |\n\n## February 2026\n\n| Item | Reason | Lead |\n|---|---|---|\n| Precept | Statutory Requirement | PCC |\n`,
    );
    expect(findings.actions).toHaveLength(1);
    expect(findings.programme?.meetings).toEqual([
      { meeting: '2025-10-14', items: drones },
      { meeting: '2026-02', items: items(['Precept', 'Statutory Requirement', 'PCC']) },
    ]);
  });

  it.each([
    ['headed', '\tStatus\tOwner\tDue date\n'],
    ['headless', ''],
  ])('does not swallow a %s table of actions below a mention of a plan', async (_, header) => {
    const { findings } = await readText(
      `Meeting Notes\nTitle: Harbour Delivery Board\nDate: 2 October 2024\n\nForward Plan\n\nThe plan was noted.\n\nNext meeting: 5 June 2025\n\n${header}Bring a paper\tOpen\tForce\t05/06/2025\nWrite to the ports\tOpen\tOPCC\t05/06/2025\n`,
    );
    expect(findings.actions.map(({ text }) => text)).toEqual(['Bring a paper', 'Write to the ports']);
    expect(findings.programme).toBeNull();
  });

  it('is the fuller of two, and the other is shown as unread', async () => {
    const other = `Coast Police and Crime Panel work programme\n14 October 2025\n${DRONES_ROW}\n`;
    const { findings, programmeOf: of } = await readText(
      `${other}\nThis page is intentionally left blank\n${TITLE}\n14 October 2025\n${DRONES_ROW}\nBoats\tStatutory\tPCC\n`,
    );
    expect(of).toBe('Harbour Police and Crime Panel');
    expect(findings.unread).toEqual([
      {
        line: 1,
        text: 'Coast Police and Crime Panel: 2025-10-14',
        why: 'the file holds a second programme of work: read it from a file of its own',
      },
    ]);
  });

  it.each([
    [
      'an agenda',
      'AGENDA\n\n8. Future work programme\n9. For information\nF1 Minutes of the board\n\nMonday, 9 June 2025\n',
    ],
    [
      'an agenda’s entry with its pages',
      'E1 Future work programme (Pages 27 - 28)\n\nF - For Information\n\nMonday, 9 June 2025\n',
    ],
    [
      'a minute',
      '86. Future work programme\n\nRESOLVED to note the report.\n\n87. Future dates\n\n14 October 2025\n3 February 2026\n',
    ],
    [
      'running text',
      'The future work programme was noted.\n\n14 October 2025\n\nAnnual Report\tStatutory Requirement\tPCC\n',
    ],
    ['a title with nothing below it', `${TITLE}\n\n14 October 2025\n`],
    [
      'another programme',
      'Police Uplift Programme\n\n14 October 2025\n\nAnnual Report\tStatutory Requirement\tPCC\n',
    ],
  ])('is not found in %s, which only speaks of one', async (_, text) => {
    const { findings, programmeOf: of } = await readText(text);
    expect(findings.programme).toBeNull();
    expect(of).toBeNull();
  });
});

it('takes what a title runs on to for the title, though it ends with a date', async () => {
  const text = `${TITLE}\n\n14 October 2025\n\nNotes of the Delivery Board\tTo note\tPCC\nmeeting of 2 July 2025\n${DRONES_ROW}`;
  expect((await programmeOf(text)).items).toEqual([
    ['2025-10-14', items(['Notes of the Delivery Board meeting of 2 July 2025', 'To note', 'PCC'], DRONES)],
  ]);
});

it('takes the foot of its page for no item, and its date for no meeting’s', async () => {
  const foot = 'Harbour Police and Crime Panel: Future work programme, 10 June 2025 Page 1 of 1';
  const found = await programmeOf(
    `${TITLE}\n\n14 October 2025\n\n${DRONES_ROW}\n\nStanding items at each meeting\n\nQuestions\n\n${foot}`,
  );
  expect(found.programme?.standing).toEqual(['Questions']);
  expect(found.meeting.date).toBeNull();
});

it('may be a draft, by its title', async () => {
  const text = `Harbour Police and Crime Panel – Draft Work Programme 2025/26 (draft)\n\n14 October 2025\n\n${DRONES_ROW}\n`;
  expect((await programmeOf(text)).items).toEqual([['2025-10-14', drones]]);
});

it('takes “Draft” at the end of a line for the beginning of what stands below it', async () => {
  const text = `${TITLE}\n\n14 October 2025\n\nCommissioner’s Draft\tStatutory Requirement\tPCC\nPlan\t\t\n`;
  expect((await programmeOf(text)).items).toEqual([
    ['2025-10-14', items(['Commissioner’s Draft Plan', 'Statutory Requirement', 'PCC'])],
  ]);
});

it('may have its title on two lines', async () => {
  const found = await programmeOf(
    `Harbour Police and Crime Panel - Future Work\nProgramme – March 2026\n9 June 2026\n${DRONES_ROW}\nOctober 2026\nPrecept\tStatutory Requirement\tPCC\n`,
  );
  expect(found.items).toEqual([
    ['2026-06-09', drones],
    ['2026-10', items(['Precept', 'Statutory Requirement', 'PCC'])],
  ]);
});

it.each([
  'Deadline for papers: 3 June 2025',
  'Papers due 3 June 2025',
  'Agenda publication date: 4 June 2025',
])('takes “%s” for neither an item nor a meeting, and says so', async (deadline) => {
  const text = `Harbour Scrutiny Committee Forward Plan\n\nThursday 12 June 2025, 10.30am\n${deadline}\n- Quay safety\n- Membership\n`;
  const read = await readText(text);
  expect(read.findings.programme?.meetings).toEqual([
    { meeting: '2025-06-12', items: items(['Quay safety', null, null], ['Membership', null, null]) },
  ]);
  expect(read.remarks).toContain(`line 4: “${deadline}” is a deadline, and no item`);
});

it('may have a line to each meeting, with its items and whose they are', async () => {
  const text =
    'Harbour Overview Committee\n\nForward Programme\n\nJune 2025 – Annual report (Harbour Master); Complaints (Monitoring Officer)\n\n9 September 2025: Pilotage (Pilots Trust); Winter plan\n\nDecember 2025 – Budget, Fees\n';
  const read = await readText(text);
  expect(read.findings.programme?.meetings).toEqual([
    {
      meeting: '2025-06',
      items: items(['Annual report', null, 'Harbour Master'], ['Complaints', null, 'Monitoring Officer']),
    },
    { meeting: '2025-09-09', items: items(['Pilotage', null, 'Pilots Trust'], ['Winter plan', null, null]) },
    { meeting: '2025-12', items: items(['Budget, Fees', null, null]) },
  ]);
  expect(read.remarks).toContain('line 9: “Budget, Fees” is read as one item');
});

it('has its own name for a standing item, where that is not its title’s', async () => {
  const text = `Work Programme 2025/26\n\n14 October 2025\n\n${DRONES_ROW}\n\nStanding items at each meeting\n\nQuestions\n\nWork Programme\n\nMinutes\n`;
  expect((await programmeOf(text)).programme?.standing).toEqual(['Questions', 'Work Programme', 'Minutes']);
});
