import { zipSync } from 'fflate';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { type Findings, findingsSchema } from '../../../functions/minutes/findings.ts';
import { readNotes } from '../../../functions/minutes/reading/read.ts';
import { p, r, tbl, tc, tr, wordFile } from '../../documents/word-file.ts';
import { brief, readText } from './reading.ts';

const doubts = ({ differences }: Findings) => differences.map(({ kind }) => kind);
const itemsOf = ({ programme }: Findings) =>
  (programme?.meetings ?? []).map(({ meeting, items }) => [
    meeting,
    ...items.map(({ title, reason, lead }) => [title, reason, lead]),
  ]);

describe('notes as text', () => {
  it('are dated by a block of title, date and place that stands below the first items', async () => {
    const { findings } = await readText(`Meeting Notes

1. Welcome
• The Commissioner opened the meeting.

2. Notes of Previous Meeting – 8 March 2023
• The notes were agreed and the action below was discharged:
o Write a mooring plan - a walk along the quay added to May.

3. Letters
• The Commissioner read two letters.

Title: Harbour Delivery Board
Date & time: Wednesday 14 June 2023
Venue: Pilots’ Room

• The Harbour Master spoke.

Actions
• Force: Bring the report on night sailings.

Date of next Harbour Delivery Board: 20 September 2023
`);
    expect(findings).toMatchObject({
      board: 'Harbour Delivery Board',
      meeting: { date: '2023-06-14', previous: '2023-03-08', next: '2023-09-20' },
      discharged: [{ text: 'Write a mooring plan', how: 'a walk along the quay added to May' }],
    });
    expect(brief(findings)).toEqual([['Bring the report on night sailings', 'open', 'Force', null]]);
  });

  it('have discharges whose lines wrap, also over a blank line', async () => {
    const { findings } = await readText(`Harbour Delivery Board
Meeting Notes
Date: 14 June 2023

2. Notes of Previous Meeting – 8 March 2023
• The board agreed the notes, and the two actions below were discharged:${' '}
o Explain at length how the Dive Team is called out - visit to the Dive${' '}

Team added to the August visits.${' '}
o Tell the office about the new buoys and their upkeep - a talk added to${' '}

the August visits.${' '}

3. Letters
• The Commissioner spoke.
`);
    expect(findings.discharged).toEqual([
      {
        text: 'Explain at length how the Dive Team is called out',
        how: 'visit to the Dive Team added to the August visits',
        undertaking: null,
      },
      {
        text: 'Tell the office about the new buoys and their upkeep',
        how: 'a talk added to the August visits',
        undertaking: null,
      },
    ]);
    expect(findings.unread).toEqual([]);
  });

  it('tell what stands below a list of discharges that a stray line ended', async () => {
    const { findings } = await readText(`Harbour Delivery Board
Meeting Notes
Date: 14 June 2023

2. Notes of Previous Meeting – 8 March 2023
• The notes were agreed, and the actions below were discharged:
o Explain the Dive Team - visit

Photographs on page 9
o Price the new buoys - figures sent
• The Commissioner said that the visit - a long one - was useful.
`);
    expect(findings.discharged).toMatchObject([{ text: 'Explain the Dive Team', how: 'visit' }]);
    expect(findings.unread).toEqual([
      {
        line: 10,
        text: 'Price the new buoys - figures sent',
        why: 'this stands below a list of the last meeting’s actions, and may be one of them',
      },
    ]);
  });

  it('say two dates in one paragraph, and are of the first', async () => {
    const { findings } = await readText(`Quayside Board – Action Log

Meeting held on 7 May 2025. Date of next meeting: 9 July 2025.

Actions
• CC: Send the board its tide tables.
`);
    expect(findings.meeting).toEqual({ date: '2025-05-07', previous: null, next: '2025-07-09' });
    expect(brief(findings)).toEqual([['Send the board its tide tables', 'open', 'CC', null]]);
  });

  it('ask for something without a colon, of several at once, of initials and of a name', async () => {
    const { findings } = await readText(`Harbour Delivery Board
Meeting Notes
Date: 5 February 2025

3. Berths
Action – RB/SC to measure the fenders.
Action KM to talk to NA about ropes.
Action – Nell Farrow to put oars on a future agenda.
`);
    const { actions } = findings;
    expect(
      actions.map(({ text, owner }) => [owner, text.replace(/^(?:RB\/SC|KM|Nell Farrow) to /, '')]),
    ).toEqual([
      ['RB/SC', 'Measure the fenders'],
      ['KM', 'Talk to NA about ropes'],
      ['Nell Farrow', 'Put oars on a future agenda'],
    ]);
  });

  it('list below “Actions”, without marks, what offices of any name are to do', async () => {
    const { findings } = await readText(`Harbour Delivery Board
Meeting Notes
Date: 5 February 2025

3. Berths
Actions
Sailmaker to mend the awning by 1 May 2025
Rigger to price new rope
`);
    expect(findings.actions.map(({ owner, due }) => [owner, due])).toEqual([
      ['Sailmaker', '2025-05-01'],
      ['Rigger', null],
    ]);
    expect(findings.unread).toEqual([]);
  });

  it('have actions in a table that ends in a row saying there are no more', async () => {
    const { findings } = await readText(`Harbour Delivery Board
Meeting Notes
Date: 12 March 2025

Overview of Actions

Action | Status | Owner | Due date
Send the lamp figures | Open | Force | 11/06/2025
No further actions |  |  |${' '}

Date of next meeting: 11 June 2025
`);
    expect(brief(findings)).toEqual([['Send the lamp figures', 'open', 'Force', '2025-06-11']]);
    expect(findings.nothingOutstanding).toBe(false);
    expect(findings.unread).toEqual([]);
  });

  it('have a table whose last row keeps the sentence below it out, which is told', async () => {
    const { findings } = await readText(`Harbour Delivery Board
Meeting Notes
Date: 12 March 2025

Overview of Actions

Action                          Owner     Due date
Send the lamp figures           Force     11/06/2025
Actions that are struck through are closed.

Date of next meeting: 11 June 2025
`);
    expect(brief(findings)).toEqual([['Send the lamp figures', 'open', 'Force', '2025-06-11']]);
    expect(findings.unread).toMatchObject([{ line: 9, text: 'Actions that are struck through are closed.' }]);
  });

  it('speak of matters arising by minute: complete is discharged, and ongoing carried forward', async () => {
    const { findings } = await readText(`Gull Island Parish Council
Minutes of the meeting held on Monday 9 June 2025

46. Matters arising
Minute 31 – Slipway: the Clerk had written to the owner. Action complete.
Minute 33 – Bench: ordered. Action ongoing.

47. Planning
None.
`);
    expect(findings.meeting.date).toBe('2025-06-09');
    expect(findings.discharged).toMatchObject([
      { text: 'Slipway', how: 'the Clerk had written to the owner' },
    ]);
    expect(findings.differences).toEqual([
      { kind: 'carried forward', detail: 'the notes say: “Minute 33 – Bench: ordered. Action ongoing”' },
    ]);
  });
});

describe('what boards write otherwise', () => {
  it('names an owner in brackets, after “for”, or by several initials', async () => {
    const { findings } = await readText(`Harbour Delivery Board
Meeting Notes
Date: 5 February 2025

3. Berths
Action (RB): price the rope
Action for KM: talk to the port
Action NF/RB – find the oars
`);
    expect(findings.actions.map(({ owner, text }) => [owner, text])).toEqual([
      ['RB', 'price the rope'],
      ['KM', 'talk to the port'],
      ['NF/RB', 'find the oars'],
    ]);
  });

  it('ends a matter arising by one word, and one that says nothing of itself is told', async () => {
    const { findings } = await readText(`Gull Island Parish Council
Minutes of the meeting held on Monday 9 June 2025

46. Matters arising
Min 31 Slipway – the Clerk had written. Closed.
Item 5.2 – Bench: Complete.
(Minute 33) Fence – carried forward.
Minute 36 – Path: no reply yet.

47. Planning
None.
`);
    expect(findings.discharged.map(({ text, how }) => [text, how])).toEqual([
      ['Slipway', 'the Clerk had written'],
      ['Bench', null],
    ]);
    expect(findings.differences).toEqual([
      { kind: 'carried forward', detail: 'the notes say: “(Minute 33) Fence – carried forward”' },
    ]);
    expect(findings.unread).toMatchObject([{ text: 'Minute 36 – Path: no reply yet.' }]);
  });
});

describe('a programme as text', () => {
  it('may have a title on two lines', async () => {
    const { findings } = await readText(`Harbour Panel - Future Work
Programme – March 2026
9 June 2026

Rope theft    Offered by the Commissioner    PCC

October 2026

Annual Report    Statutory Requirement    PCC
`);
    expect(itemsOf(findings)).toEqual([
      ['2026-06-09', ['Rope theft', 'Offered by the Commissioner', 'PCC']],
      ['2026-10', ['Annual Report', 'Statutory Requirement', 'PCC']],
    ]);
  });

  it('names deadlines, which are neither items nor meetings, and are told', async () => {
    const { findings, remarks } = await readText(`Quays Committee Forward Plan

Thursday 12 June 2025, 10.30am
Deadline for papers: 3 June 2025
• Annual report
• Membership
`);
    expect(itemsOf(findings)).toEqual([
      ['2025-06-12', ['Annual report', null, null], ['Membership', null, null]],
    ]);
    expect(remarks).toEqual(['line 4: “Deadline for papers: 3 June 2025” is a deadline, and no item']);
  });
});

/** Reads a Word file of the house's form with this between its head and its foot. */
async function readWord(body: string, parts: Parameters<typeof wordFile>[1] = {}) {
  const head = [
    'Meeting Notes',
    'Title:',
    'Saltmarsh Delivery Board',
    'Date & time:',
    'Wednesday 2 October 2024',
  ];
  const text = [...head, '1. Welcome', 'All were welcomed.', 'Overview of Actions'].map((words) =>
    p(words.replace('&', '&amp;')),
  );
  const foot = p('Date of next Saltmarsh Delivery Board: 11 December 2024');
  const bytes = zipSync(wordFile(`${text.join('')}${body}${foot}`, parts));
  const read = await readNotes({ name: 'notes.docx', bytes });
  if (read.outcome !== 'read') throw new Error(read.why);
  expect(findingsSchema.parse(read.findings).meeting).toMatchObject({
    date: '2024-10-02',
    next: '2024-12-11',
  });
  return read;
}

const HEAD = ['Action', 'Status', 'Owner', 'Due date'];
const RAMP = ['Bring a paper on the ramp', 'Open', 'Force', '11/12/2024'];
const LAMPS = ['Write to the ports about lamps', 'Open', 'OPCC', '11/12/2024'];
const asRead = [
  ['Bring a paper on the ramp', 'open', 'Force', '2024-12-11'],
  ['Write to the ports about lamps', 'open', 'OPCC', '2024-12-11'],
];
const struck = (words: string): string => tc(p(r(words, '<w:strike/>')));

describe('a table of actions in Word', () => {
  it('may have a row that begins in a later column: it has no action, and is told', async () => {
    const { findings } = await readWord(
      tbl([HEAD, RAMP, tr(['Open', 'OPCC', '11/12/2024'], '<w:gridBefore w:val="1"/>')]),
    );
    expect(brief(findings)).toEqual(asRead.slice(0, 1));
    expect(findings.unread).toMatchObject([{ text: 'Open | OPCC | 11/12/2024' }]);
  });

  it('may have a table within its first row: the row is whole, and what stands in it is told', async () => {
    const within = tc(
      p('Bring a paper on the ramp') +
        tbl([
          ['Step', 'When'],
          ['Ask', 'May'],
        ]) +
        p(''),
    );
    const { findings } = await readWord(tbl([HEAD, tr([within, ...RAMP.slice(1)]), LAMPS]));
    expect(brief(findings)).toEqual(asRead);
    expect(findings.differences).toEqual([
      {
        kind: 'text',
        detail: 'the text of “Bring a paper on the ramp”: a table stands within it: Step – When; Ask – May',
      },
    ]);
  });

  it.each([
    ['an empty paragraph', p('')],
    ['a sentence', p('The Commissioner thanked the Force.')],
  ])('goes on below %s without its headings', async (_, between) => {
    const { findings } = await readWord(tbl([HEAD, RAMP]) + between + tbl([LAMPS]));
    expect(brief(findings)).toEqual(asRead);
    expect(doubts(findings)).toEqual([]);
  });

  it('that says of one action two things in two places is told', async () => {
    const closed = ['Bring a paper on the ramp', 'Complete', 'Force', '11/12/2024'];
    const { findings } = await readWord(tbl([HEAD, RAMP]) + p('Since then') + tbl([HEAD, closed]));
    expect(findings.actions.map(({ status }) => status)).toEqual(['open', 'discharged']);
    expect(findings.differences).toEqual([
      {
        kind: 'status',
        detail: '“Bring a paper on the ramp” stands on line 10 as open, and on line 13 as discharged',
      },
    ]);
  });

  it('has what is struck through closed', async () => {
    const { findings } = await readWord(tbl([HEAD, RAMP, tr(LAMPS.map(struck))]));
    expect(brief(findings)).toEqual([
      ['Bring a paper on the ramp', 'open', 'Force', '2024-12-11'],
      ['Write to the ports about lamps', 'discharged', 'OPCC', '2024-12-11'],
    ]);
  });

  it('has the words of a field', async () => {
    const field = `<w:fldSimple w:instr=" REF Title ">${r('Harbour Lighting Plan')}</w:fldSimple>`;
    const { findings } = await readWord(
      tbl([HEAD, tr([tc(p(`${r('Bring the ')}${field}${r(' to the board')}`)), ...RAMP.slice(1)]), LAMPS]),
    );
    expect(brief(findings)).toEqual([
      ['Bring the Harbour Lighting Plan to the board', 'open', 'Force', '2024-12-11'],
      asRead[1],
    ]);
  });

  it('keeps a footnote’s mark out of its words, and its text out of the row', async () => {
    const mark = '<w:r><w:footnoteReference w:id="2"/></w:r>';
    const footnotes = `<w:footnote w:id="2">${p('As agreed in private.')}</w:footnote>`;
    const row = tr([tc(p(`${r('Bring a paper on the ramp')}${mark}`)), ...RAMP.slice(1)]);
    const { findings } = await readWord(tbl([HEAD, row, LAMPS]), { footnotes });
    expect(brief(findings)).toEqual(asRead);
  });

  it('leaves hidden words out, and says so', async () => {
    const hidden = r(' (not for the public)', '<w:vanish/>');
    const row = tr([tc(p(`${r('Bring a paper on the ramp')}${hidden}`)), ...RAMP.slice(1)]);
    const { findings, remarks } = await readWord(tbl([HEAD, row, LAMPS]));
    expect(brief(findings)).toEqual(asRead);
    expect(remarks).toEqual(['line 10: hidden text (“(not for the public)”)']);
  });
});

it.each([
  ['before its meeting moved', '25 September 2025', '2025-09-25'],
  ['after it', '2 October 2025', '2025-10-02'],
])('a programme in Word is read by meeting, %s', async (_, said, meeting) => {
  const rows = [
    ['Meeting date', 'Item', 'Purpose', 'Lead officer'],
    ['26 June 2025', 'Annual report', 'Statutory', 'OPCC'],
    [said, 'Rural quays', 'Requested by the Panel', 'OPCC'],
    ['29 January 2026', 'Proposed precept', 'Statutory', 'CFO'],
  ];
  const body = p('Saltmarsh Police and Crime Panel – Work Programme 2025/26') + tbl(rows);
  const read = await readNotes({ name: 'programme.docx', bytes: zipSync(wordFile(body)) });
  if (read.outcome !== 'read') throw new Error(read.why);
  expect(itemsOf(read.findings)).toEqual([
    ['2025-06-26', ['Annual report', 'Statutory', 'OPCC']],
    [meeting, ['Rural quays', 'Requested by the Panel', 'OPCC']],
    ['2026-01-29', ['Proposed precept', 'Statutory', 'CFO']],
  ]);
});

type Page = PDFKit.PDFDocument;
type Write = (page: Page, words: string, x: number, y: number) => void;

const plainly: Write = (page, words, x, y) => void page.text(words, x, y, { lineBreak: false });
const HOUSE = [
  ...['Meeting Notes', 'Title:', 'Saltmarsh Delivery Board', 'Date & time:', 'Wednesday 2 October 2024'],
  ...['1. Welcome', 'All were welcomed.'],
];
const FOOT = 'Date of next Saltmarsh Delivery Board: 11 December 2024';
const COLUMNS = [60, 300, 370, 440];

function writeLines(page: Page, write: Write, lines: readonly string[], top = 60): void {
  for (const [index, line] of lines.entries()) write(page, line, 60, top + 18 * index);
}

function writeTable(page: Page, write: Write, top: number): void {
  for (const [row, cells] of [HEAD, RAMP, LAMPS].entries()) {
    for (const [column, words] of cells.entries()) write(page, words, COLUMNS[column] ?? 0, top + 22 * row);
  }
}

/** Reads a PDF of A4 pages in 11 points, drawn by the test. */
async function readPdf(draw: (page: Page) => void) {
  const bytes = await new Promise<Uint8Array>((resolve) => {
    const page = new PDFDocument({ size: 'A4', margin: 0 });
    const parts: Buffer[] = [];
    page.on('data', (part: Buffer) => parts.push(part));
    page.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    draw(page.fontSize(11));
    page.end();
  });
  const read = await readNotes({ name: 'notes.pdf', bytes });
  if (read.outcome !== 'read') throw new Error(read.why);
  expect(read.findings).toMatchObject({
    board: 'Saltmarsh Delivery Board',
    meeting: { date: '2024-10-02', next: '2024-12-11' },
    unread: [],
  });
  return read;
}

describe('notes in a PDF without rules', () => {
  const wholly = (write: Write) => (page: Page) => {
    writeLines(page, write, [...HOUSE, 'Overview of Actions']);
    writeTable(page, write, 220);
    write(page, FOOT, 60, 300);
  };

  it('are read as well where bold is made by drawing each word twice', async () => {
    const twice: Write = (page, words, x, y) => {
      plainly(page, words, x, y);
      plainly(page, words, x + 0.3, y);
    };
    expect(brief((await readPdf(wholly(twice))).findings)).toEqual(asRead);
  });

  it('are read as well where every letter stands apart', async () => {
    const spaced: Write = (page, words, x, y) =>
      void page.text(words, x, y, { lineBreak: false, characterSpacing: 1 });
    expect(brief((await readPdf(wholly(spaced))).findings)).toEqual(asRead);
  });

  it('are read past a mark set across the page in letters as small as theirs, which is told', async () => {
    const { findings, remarks } = await readPdf((page) => {
      page.save().rotate(-45, { origin: [300, 400] });
      plainly(page.fontSize(14), 'DRAFT FOR COMMENT', 240, 260);
      page.restore().fontSize(11);
      wholly(plainly)(page);
    });
    expect(brief(findings)).toEqual(asRead);
    expect(remarks).toEqual(['page 1: it stands at an angle to the page (“DRAFT FOR COMMENT”)']);
  });

  it('are read on to a table on a second page that lies on its side', async () => {
    const { findings } = await readPdf((page) => {
      writeLines(page, plainly, [...HOUSE, FOOT]);
      page.addPage();
      Object.assign(page.page.dictionary.data, { Rotate: 270 });
      page.rotate(90, { origin: [0, 0] }).translate(0, -595);
      writeLines(page, plainly, ['Overview of Actions']);
      writeTable(page, plainly, 90);
    });
    expect(brief(findings)).toEqual(asRead);
  });
});
