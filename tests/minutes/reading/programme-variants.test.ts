import { expect, it } from 'vitest';
import { houseNotes, readText } from './reading.ts';

const TITLE = 'Harbour Police and Crime Panel - Future work programme – June 2025';
const COMPLAINTS = ['Complaints – Annual Report 2024/25', 'Statutory Requirement', 'Panel Officers'];
const MARINE = [
  'Calling the Marine Unit (101/999)',
  'Requested by the Panel/Offered by the Commissioner',
  'PCC',
];
const REPORT = ['PCC’s Annual Report', 'Statutory Requirement', 'PCC'];
const PRECEPT = ['Precept', 'Statutory Requirement', 'PCC'];
const REGULAR = `
Standard item at each meeting

Questions to the Commissioner

Items to note at each meeting

Commissioner’s decisions

Delivery Board minutes (if available)
`;

type Row = readonly (string | null)[];
type Meeting = readonly [string, ...Row[]];
const row = (cells: readonly string[]): string => cells.join('\t');
/** Each cell behind a tab on a line of its own, the rows parted by blank lines. */
const below = (...rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map((cell) => `\t${cell}\n`).join('')).join('\n');

async function programmeOf(text: string) {
  const { findings } = await readText(text);
  const { programme, unread } = findings;
  return {
    meetings: programme?.meetings.map(({ meeting, items }) => [
      meeting,
      ...items.map(({ title, reason, lead }) => [title, reason, lead]),
    ]),
    standing: programme?.standing,
    toNote: programme?.toNote.map(({ title, condition }) => [title, condition]),
    unread,
  };
}

const WHOLE: readonly Meeting[] = [
  ['2025-10-14', COMPLAINTS, MARINE, REPORT],
  ['2026-02', PRECEPT],
];

const SET_OUT: readonly [string, string][] = [
  [
    'its first row run on to its first heading, and that to the title',
    `${TITLE}**14 October 2025**${row(COMPLAINTS)}\n${row(MARINE)}\n${row(REPORT)}\n\n**February 2026 (tbc)**\n\n${row(PRECEPT)}\n`,
  ],
  [
    'a heading run on to the row above it',
    `**${TITLE}****14 October 2025**\n\n${row(COMPLAINTS)}\n${row(MARINE)}\n${row(REPORT)}**February 2026**\n\n${row(PRECEPT)}\n`,
  ],
  [
    'a heading merged across, which its export repeats',
    `${TITLE}\n\n14 October 2025\t14 October 2025\t14 October 2025\n${row(COMPLAINTS)}\n${row(MARINE)}\n${row(REPORT)}\nFebruary 2026\tFebruary 2026\tFebruary 2026\n${row(PRECEPT)}\n`,
  ],
  [
    'paragraphs of HTML in its cells',
    `${TITLE}**14 October 2025**\n\n<p>Complaints –</p> <p>Annual Report 2024/25</p>\tStatutory Requirement\t<p>Panel Officers</p>\n${MARINE[0]}\t<p>Requested by the Panel/</p> <p>Offered by the Commissioner</p>\tPCC\n${row(REPORT)}\n\nFebruary 2026\n\n${row(PRECEPT)}\n`,
  ],
  [
    'an HTML table to each meeting',
    `${TITLE}\n\n<table><tr><th colspan="3">14 October 2025</th></tr><tr><td>${COMPLAINTS.join('</td><td>')}</td></tr><tr><td>${MARINE[0]}</td><td>Requested by the Panel/<br>Offered by the Commissioner</td><td>PCC</td></tr><tr><td>${REPORT.join('</td><td>')}</td></tr></table>\n\n<table><tr><td colspan="3">February 2026</td></tr><tr><td>${PRECEPT.join('</td><td>')}</td></tr></table>\n`,
  ],
  [
    'each cell behind a tab on its own line',
    `${TITLE}\n\n14 October 2025\n\n${below(COMPLAINTS, MARINE, REPORT, ['', '', ''])}\n\nFebruary 2026\n\n${below(['', 'Reason', 'Lead'], PRECEPT)}\n`,
  ],
  [
    'each cell behind a tab on its own line, its headings too',
    `${TITLE}\n\n${below(['14 October 2025', '', ''], COMPLAINTS, MARINE, REPORT, ['February 2026', '', ''], PRECEPT)}\n`,
  ],
  [
    'blank lines between cells and none within',
    `${TITLE}\n\n14 October 2025\n\nComplaints – Annual Report\n2024/25\n\nStatutory Requirement\n\nPanel Officers\n\nCalling the\nMarine Unit (101/999)\n\nRequested by the Panel/Offered by the\nCommissioner\n\nPCC\n\n${REPORT.join('\n\n')}\n\nFebruary 2026\n\n${PRECEPT.join('\n\n')}\n`,
  ],
  [
    'a reason and a lead on the line below their item',
    `${TITLE} \n14 October 2025 \nComplaints – Annual \nReport 2024/25 \nStatutory Requirement Panel \nOfficers \nCalling the Marine Unit (101/999) Requested by the \nPanel/Offered by the \nCommissioner \nPCC \n${REPORT.join(' ')} \nFebruary 2026 \n${PRECEPT.join(' ')} \n`,
  ],
  [
    'columns so narrow that the ends of cells read as headings',
    `${TITLE}\n\n14 October 2025\n\nComplaints           Statutory           Panel\n– Annual             Requirement         Officers\nReport\n2024/25\nCalling the          Requested by        PCC\nMarine Unit          the Panel/\n(101/999)            Offered by the\n                     Commissioner\nPCC’s Annual         Statutory           PCC\nReport               Requirement\n\nFebruary 2026\n\nPrecept              Statutory           PCC\n                     Requirement\n`,
  ],
  [
    'its reasons in brackets',
    `${TITLE}\n\n14 October 2025\n\n- ${COMPLAINTS[0]} (Statutory Requirement) – Panel Officers\n- ${MARINE[0]} (${MARINE[1]}) – PCC\n- ${REPORT[0]} (Statutory Requirement) – PCC\n\nFebruary 2026\n\n- Precept (Statutory Requirement) – PCC\n`,
  ],
  [
    'page numbers and the page’s foot between',
    `${TITLE}\n\n14 October 2025\n\n${row(COMPLAINTS)}\nHarbour Police and Crime Panel\t27\n${row(MARINE)}\n\n28\n\n${row(REPORT)}\n\nFebruary 2026\n\n${row(PRECEPT)}\nPage 29\n`,
  ],
];

it.each(
  SET_OUT.flatMap(([how, text]) => [
    [how, `${text}${REGULAR}`] as const,
    [`${how}, in a file of Windows`, `${text}${REGULAR}`.replaceAll('\n', '\r\n')] as const,
    [
      `${how}, its spaces not to be broken`,
      `${text.replaceAll('Statutory Requirement', 'Statutory\u00a0Requirement')}${REGULAR}`,
    ] as const,
  ]),
)('a programme with %s is read whole', async (_, text) => {
  expect(await programmeOf(text)).toEqual({
    meetings: WHOLE,
    standing: ['Questions to the Commissioner'],
    toNote: [
      ['Commissioner’s decisions', null],
      ['Delivery Board minutes', 'if available'],
    ],
    unread: [],
  });
});

/** The ways in which a row of three cells may stand. */
const WAYS: readonly [string, (cells: readonly string[]) => string][] = [
  ['by tabs', row],
  ['one to a line', (cells) => cells.join('\n')],
  ['each behind a tab on its own line', (cells) => `\n${below(cells)}`],
];

const inEveryWay = (
  values: readonly string[],
): [value: string, way: string, set: (cells: readonly string[]) => string][] =>
  values.flatMap((value) => WAYS.map(([way, set]): [string, string, typeof set] => [value, way, set]));

async function itemsOf(set: (cells: readonly string[]) => string, cells: readonly string[]) {
  const { meetings, unread } = await programmeOf(
    `${TITLE}\n14 October 2025\n${[REPORT, cells, PRECEPT].map(set).join('\n')}\n${REGULAR}`,
  );
  expect(unread).toEqual([]);
  return meetings;
}

it.each(
  inEveryWay([
    'HMICFRS inspection 2024/25 - update',
    'Annual Report',
    'Budget and Precept Proposal 2026/27',
    'Members’ Questions',
    '‘Right Boat, Right Berth’ – update',
    'Harbour Safety/Speed Awareness',
    'Commissioner elections – May 2028',
    'Statutory duties',
    'Review of statutory duties',
    'Making Harbours Safer Plan: 2025-2029',
  ]),
)('the item “%s” with its cells %s is read', async (title, _, set) => {
  const cells = [title, 'Statutory Requirement', 'PCC'];
  expect(await itemsOf(set, cells)).toEqual([['2025-10-14', REPORT, cells, PRECEPT]]);
});

it.each(
  inEveryWay([
    'Statutory requirement',
    'Requested by the Panel',
    'Offered by Commissioner',
    'Panel request',
    'Panel function',
    'Standing item',
    'Annual item',
    'Annual update',
    'Requested by the Panel (April 2025)',
    'Requested by the Panel - April 2025',
    'Requested at the meeting on 15 April 2025',
    'Requested by Cllr Quay-Mole',
    'Statutory Requirement (PRSRA 2011)',
    'Requested by the Panel / Offered by the Commissioner',
    'Postponed from June meeting',
    'Update following June meeting',
  ]),
)('the reason “%s” with its cells %s is read', async (reason, _, set) => {
  const cells = ['Rural crime', reason, 'PCC'];
  expect(await itemsOf(set, cells)).toEqual([['2025-10-14', REPORT, cells, PRECEPT]]);
});

it.each(
  inEveryWay([
    'Panel Officers',
    'Harbour County Council',
    'HCC',
    'Commissioner',
    'PCC/CC',
    'Chair',
    'OPCC',
    'Panel Officers/Chair',
    'PCC and Chief Constable',
    'PCC’s Chief Executive',
  ]),
)('the lead “%s” with its cells %s is read', async (lead, _, set) => {
  const cells = ['Rural crime', 'Panel request', lead];
  expect(await itemsOf(set, cells)).toEqual([['2025-10-14', REPORT, cells, PRECEPT]]);
});

it.each([
  ['17 October 2025*', '2025-10-17'],
  ['Friday 17 October 2025 10.00 am Harbour House, County Hall, Quayport', '2025-10-17'],
  ['October 2025 (date to be confirmed following the election)', '2025-10'],
  ['5 February 2026 - Budget meeting', '2026-02-05'],
  ['## **5 February 2026**', '2026-02-05'],
])('the heading “%s” is of %s', async (heading, meeting) => {
  const { meetings, unread } = await programmeOf(`${TITLE}\n\n${heading}\n\n${row(REPORT)}\n${REGULAR}`);
  expect(meetings).toEqual([[meeting, REPORT]]);
  expect(unread).toEqual([]);
});

const RUN = (cells: readonly string[]): string => cells.join(' ');

it.each<[string, string, readonly Row[]]>([
  [
    'a title that fills its column and goes on',
    `Neighbourhood Harbours\nModel Review\nPanel request\nPCC\n${PRECEPT.join('\n')}`,
    [['Neighbourhood Harbours Model Review', 'Panel request', 'PCC'], PRECEPT],
  ],
  [
    'a short item that has neither reason nor lead',
    `Boats\n${MARINE.join('\n')}\n${PRECEPT.join('\n')}`,
    [['Boats', null, null], MARINE, PRECEPT],
  ],
  [
    'a row whose reason is missing, its cells run together',
    `${RUN(PRECEPT)}\nHarbour Violence PCC\nFraud Panel request HCC`,
    [PRECEPT, ['Harbour Violence', null, 'PCC'], ['Fraud', 'Panel request', 'HCC']],
  ],
  [
    'weaker reasons, their cells run together',
    'Fraud Standing item HCC\nHarbour Safety Annual update PCC\nBoats Annual item PCC/CC',
    [
      ['Fraud', 'Standing item', 'HCC'],
      ['Harbour Safety', 'Annual update', 'PCC'],
      ['Boats', 'Annual item', 'PCC/CC'],
    ],
  ],
  [
    'a year below a row by tabs',
    `Complaints – Annual Report\tStatutory Requirement\tPanel Officers\n2024/25\n${row(PRECEPT)}`,
    [COMPLAINTS, PRECEPT],
  ],
  [
    'a year below an item, its cells one to a line',
    `${PRECEPT.join('\n')}\nThe Commissioner’s Annual Report\n2025\nStatutory Requirement\nPCC`,
    [PRECEPT, ['The Commissioner’s Annual Report 2025', 'Statutory Requirement', 'PCC']],
  ],
  [
    'a year that begins the line with the reason',
    `${row(PRECEPT)}\nComplaints – Annual Report\n2024/25\tStatutory Requirement\tPanel Officers`,
    [PRECEPT, COMPLAINTS],
  ],
  [
    'cells behind tabs, one blank',
    below(['Boats', '', 'PCC'], ['Quays', 'Panel request', ''], PRECEPT),
    [['Boats', null, 'PCC'], ['Quays', 'Panel request', null], PRECEPT],
  ],
])('%s is read', async (_, rows, items) => {
  const { meetings, unread } = await programmeOf(`${TITLE}\n14 October 2025\n${rows}\n${REGULAR}`);
  expect(meetings).toEqual([['2025-10-14', ...items]]);
  expect(unread).toEqual([]);
});

it.each<[string, string, readonly [number, string][]]>([
  [
    'a lead that could be an item',
    `${PRECEPT.join('\n')}\nRural crime\nPanel request\nJane Quay\n${REPORT.join('\n')}`,
    [
      [6, 'Rural crime Panel request'],
      [8, 'Jane Quay'],
    ],
  ],
  [
    'a reason that could be an item',
    `${PRECEPT.join('\n')}\nRural crime\nHarbour watch\nPCC\n${REPORT.join('\n')}`,
    [
      [6, 'Rural crime'],
      [7, 'Harbour watch PCC'],
    ],
  ],
  [
    'an item with its reason in it',
    `${row(PRECEPT)}\nBoats Statutory Requirement 2024/25\t\tPCC\n${row(REPORT)}`,
    [[4, 'Boats Statutory Requirement 2024/25 PCC']],
  ],
])('%s is unread, and the rows about it are not', async (_, rows, lines) => {
  const { meetings, unread } = await programmeOf(`${TITLE}\n14 October 2025\n${rows}\n${REGULAR}`);
  expect(meetings).toEqual([['2025-10-14', PRECEPT, REPORT]]);
  expect(unread.map(({ line, text }) => [line, text])).toEqual(lines);
});

it.each([
  'Future meeting dates\n\n- Thursday 5 February 2026\n- Tuesday 14 April 2026',
  'HARBOUR COUNTY COUNCIL\n\nMINUTES of a meeting of the Harbour Police and Crime Panel held on 15 April 2025.\n\n86. Future work programme\n\nRESOLVED to note the report.',
  'By: Jane Quay, Scrutiny Officer\n\nTo: Harbour Police and Crime Panel\n\nSubject: Fraud',
  'Office of the Harbour Police and Crime Commissioner\n\nMeeting Notes',
  'Decision no.\tTitle\tDate\nD.013.25\tGrants\t12 May 2025\nD.014.25\tEstates\t14 May 2025',
  'Jane Quay\nScrutiny Officer\njane.quay@harbour.example\n01632 960055',
  'Recommendation:\nThe Panel is asked to note the programme.',
  'Agenda Item E2',
  'Items may be added by the Chair in consultation with the Commissioner',
  '* Subject to agreement by the Chair and the Commissioner.',
  '**Please note that the dates are subject to change**',
  'Next meeting: 14 October 2025',
  'F1 Minutes of the Delivery Board meeting held on 12 March 2025',
  'Harbour Police and Crime Panel\t27',
])('the items to note end before “%s”', async (after) => {
  const { meetings, toNote, unread } = await programmeOf(
    `E1 Future work programme (Pages 27 - 28)\n\n${TITLE}**14 October 2025**\n\n${row(REPORT)}\n${REGULAR}\n${after}\n`,
  );
  expect(meetings).toEqual([['2025-10-14', REPORT]]);
  expect(toNote).toEqual([
    ['Commissioner’s decisions', null],
    ['Delivery Board minutes', 'if available'],
  ]);
  expect(unread).toEqual([]);
});

it.each([
  ['Standing items to note', [['Decisions', null]]],
  ['Standard items to note at each meeting', [['Decisions', null]]],
])('“%s” heads items to note', async (heading, items) => {
  const { toNote } = await programmeOf(
    `${TITLE}\n14 October 2025\n${row(REPORT)}\n\n${heading}\n\nDecisions\n`,
  );
  expect(toNote).toEqual(items);
});

it('a list may have its reasons and leads beside it', async () => {
  const { standing, toNote } = await programmeOf(
    `${TITLE}\n14 October 2025\n${row(REPORT)}\n\nStandard item at each meeting\n\nQuestions\tStanding item\tPCC\n\nItems to note at each meeting\n\nBoard minutes (if available)\tFor noting\tPCC\n`,
  );
  expect(standing).toEqual(['Questions']);
  expect(toNote).toEqual([['Board minutes', 'if available']]);
});

it('a programme whose last row stands one cell to a line leaves none of it to the notes after it', async () => {
  const { findings } = await readText(
    `${TITLE}\n\n14 October 2025\n\n${below(REPORT, ['Boats', 'Panel request', 'Force: Bring a paper'])}\n${houseNotes({})}`,
  );
  expect(findings.actions).toEqual([]);
  expect(findings.board).toBe('Harbour Delivery Board');
});
