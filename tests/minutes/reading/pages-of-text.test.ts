import { describe, expect, it } from 'vitest';
import { brief, readText } from './reading.ts';

const columns = (places: readonly number[], ...rows: readonly (readonly string[])[]): string =>
  rows
    .map((cells) =>
      cells.reduce((line, words, at) => (words === '' ? line : line.padEnd(places[at] ?? 0) + words), ''),
    )
    .join('\n');

const first = [0, 7, 41, 58] as const;
const overleaf = [0, 6, 38, 52] as const;
const head = ['No.', 'Action', 'Lead', 'Due'] as const;

const pages = (running: (page: number) => string, start: string): string =>
  [
    `${start}Mosedale Water Users`,
    'Actions from the meeting of 3 June 2025',
    '',
    columns(
      first,
      head,
      ['6/1', 'Walk the leat from the weir to', 'Chair', '2 September'],
      ['', 'the mill', '', '2025'],
      ['6/2', 'Write to every mill owner about', 'Secretary of the', '30 June'],
    ),
    '',
    running(1),
    `\f${start}${columns(
      overleaf,
      head,
      ['', 'the sluice boards and the', 'Water Users', '2025'],
      ['', 'eel pass'],
      ['6/3', 'Price a new grating', 'Treasurer', '2 September'],
      ['', '', '', '2025'],
    )}`,
    '',
    running(2),
    '\f',
  ].join('\n');

const actions = [
  ['Walk the leat from the weir to the mill', 'open', 'Chair', '2025-09-02'],
  [
    'Write to every mill owner about the sluice boards and the eel pass',
    'open',
    'Secretary of the Water Users',
    '2025-06-30',
  ],
  ['Price a new grating', 'open', 'Treasurer', '2025-09-02'],
];

describe('a row of a table that is cut by the end of its page, in a text', () => {
  it.each([
    ['a foot between strokes', (page: number) => `Water Users | Actions | Page ${page} of 2`, ''],
    ['a foot with the number alone', (page: number) => `                    – ${page} –`, ''],
    ['a marking at the head', (page: number) => `Page ${page}`, 'INTERNAL\n'],
  ])('goes on overleaf, where columns stand elsewhere: with %s', async (_, running, start) => {
    const { findings } = await readText(pages(running, start));
    expect(brief(findings)).toEqual(actions);
  });
});

it('an office below a filled cell has the rows below it, where others stand over theirs', async () => {
  const { findings } = await readText(
    `Mosedale Water Users\n\nActions by owner, meeting of 3 June 2025\n\n${columns(
      [0, 44, 66],
      ['Action', 'By when', 'Progress'],
      ['Weir Warden'],
      ['Walk the leat from the weir to the mill and', '2 September 2025', 'Under way'],
      ['the eel pass'],
      ['Count the boards of the sluice at gate 12', '2 July 2025', 'Not started'],
      ['Head of Estates'],
      ['Price a new grating for the lower mill pool', '2 September 2025', 'Completed'],
      ['Secretary to the Users'],
      ['Write to every mill owner', '30 June 2025', 'Completed'],
    )}\n`,
  );
  expect(findings.actions.map(({ text, owner }) => [text, owner])).toEqual([
    ['Walk the leat from the weir to the mill and the eel pass', 'Weir Warden'],
    ['Count the boards of the sluice at gate 12', 'Weir Warden'],
    ['Price a new grating for the lower mill pool', 'Head of Estates'],
    ['Write to every mill owner', 'Secretary to the Users'],
  ]);
});

it('a cell that fills its column ends before the words of the next one, a single space away', async () => {
  const { findings } = await readText(`Mosedale Water Users

Actions from the meeting of 3 June 2025

Ref     Action              Owner           Due           Status
AB/61   Set out the cost ACC                30/06/2025    Open
        of the new weir     Estates
AB/63   Count the eels      Head of         02/09/2025    Open
        by hand             Fisheries
AB/64   Walk the leat       Secretary       02/07/2025    Open
        with the crew
`);
  expect(findings.actions.map(({ text, owner }) => [text, owner])).toEqual([
    ['Set out the cost of the new weir', 'ACC Estates'],
    ['Count the eels by hand', 'Head of Fisheries'],
    ['Walk the leat with the crew', 'Secretary'],
  ]);
});

it('a discharge goes on with its day below a page’s foot', async () => {
  const { findings } = await readText(`Estuary Policing Board
Meeting Notes
Date: Wednesday 4 June 2025

1. Welcome
• All were welcomed.

2. Notes of Previous Meeting – 5 March 2025
• The notes were agreed and the following actions were discharged:
o Force to set out how the marine rota is drawn up - paper sent to the office on


Office of the Commissioner, Quay House, Tolmouth TL1 2AB
Page 1 of 2

12 May.
o Force to explain the wait for certificates - covered in the paper at item 3.
`);
  expect(findings.discharged.map(({ text, how }) => [text, how])).toEqual([
    ['Force to set out how the marine rota is drawn up', 'paper sent to the office on 12 May'],
    ['Force to explain the wait for certificates', 'covered in the paper at item 3'],
  ]);
});

it('minutes with their numbers beside them are read as prose, each action with all its lines', async () => {
  const { findings } = await readText(`THORNBY PARVA PARISH COUNCIL
Minutes of the meeting of the Parish Council held on Tuesday 4th March 2025 at 7.30pm
25/031     Apologies for absence
           Apologies were received and accepted from Cllr J Nunn (holiday) and Cllr D Orme
           (work).
25/035     Highways
(a)        The finger post at Pound Corner had been struck by a lorry. The Clerk had
           photographs.
           Action: Clerk to report the broken finger post at Pound Corner with the
           photographs
(b)        The speed device had recorded a mean of 34 mph on the Harborough Road, which
           surprised members.
           Action: Cllr Wray to move the speed device back into Church Street by 28th
           March 2025
25/039     Date of next meeting
           Tuesday 1st April 2025 at 7.30pm
`);
  expect(brief(findings)).toEqual([
    ['Report the broken finger post at Pound Corner with the photographs', 'open', 'Clerk', null],
    ['Move the speed device back into Church Street by 28th March 2025', 'open', 'Cllr Wray', '2025-03-28'],
  ]);
  expect(findings.meeting).toEqual({ date: '2025-03-04', previous: null, next: '2025-04-01' });
});

it('a programme’s private briefings are told, and are no meetings of it', async () => {
  const { findings } = await readText(`Fenhollow Harbour Board – Annual work programme 2026/27

Meeting on 24 September 2026
Item                                           Purpose           Lead
Winter plan                                    For approval      Chief Pilot
Tide gauges                                    For information   Head of Works

Board development sessions (private briefings, not meetings of
the Board)
   27 August 2026 – cyber security
   29 October 2026 – harbour data
`);
  expect(findings.programme?.meetings.map(({ meeting, items }) => [meeting, items.length])).toEqual([
    ['2026-09-24', 2],
  ]);
  expect(findings.unread.map(({ text }) => text).join(' ')).toContain('cyber security');
});

it('is told where actions are known by how they look alone', async () => {
  const { findings } = await readText(`Harbour Board
Minutes of the meeting held on 12 March 2025
Actions are shown in bold italics.

1. Slipway
The slip was swept. Members were pleased to hear it.

Mr Prowse to prepare a forecast
`);
  expect(findings.unread.map(({ text, why }) => [text, why])).toEqual([
    ['Actions are shown in bold italics.', expect.stringContaining('by how they look')],
    ['Mr Prowse to prepare a forecast', expect.stringContaining('by how they look')],
  ]);
});

it('what stands over the number of each page is of no action above it', async () => {
  const { findings } = await readText(`Kelmshire Harbour Authority
Minutes of meeting of the Audit Committee – 18th September 2025

Contract waivers
Cllr Yeo asked whether an earlier order would have avoided the waiver.
Action 19/25: Monitoring Officer to add the reason for urgency on the waiver form
Audit Committee 18 September 2025

Page 1

Next meeting
11th December 2025 at 14:00

Audit Committee 18 September 2025

Page 2
`);
  expect(brief(findings)).toEqual([
    ['Add the reason for urgency on the waiver form', 'open', 'Monitoring Officer', null],
  ]);
  expect(findings.meeting).toEqual({ date: '2025-09-18', previous: null, next: '2025-12-11' });
});

it('the numbers of every fifth line, at the edge of the page, are no part of what they stand beside', async () => {
  const { findings } = await readText(`     Dolwen Community Council
     Minutes of the ordinary meeting held on 11 September 2025 in the Old School

     Present: Cllr Tegwen Parry (chair), Cllr Ifor Jenks, Cllr Susan Maddocks. Clerk:
 5   Non Beynon. Apologies: Cllr Robin Speake.

     2025/61 Minutes
     It was resolved to sign the minutes of the meeting held on 10 July 2025.

10   2025/63 Highways
     Members reported that the drain at Pont Wen has again overflowed on to the road.

     The county council cleared it in March.

15   Action for the Clerk: Report the drain at Pont Wen and ask for a survey.

     2025/64 Playground
     The inspector’s report was received. The rest is in good order.

20   Next meeting: 13 November 2025, 7 pm, Old School
`);
  expect(brief(findings)).toEqual([
    ['Report the drain at Pont Wen and ask for a survey', 'open', 'Clerk', null],
  ]);
  expect(findings.meeting).toEqual({ date: '2025-09-11', previous: '2025-07-10', next: '2025-11-13' });
});
