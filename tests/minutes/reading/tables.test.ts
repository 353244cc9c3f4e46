import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { describe, expect, it } from 'vitest';
import { readNotes } from '../../../functions/minutes/reading/read.ts';
import { brief, readText } from './reading.ts';

type Content = string | Table | TableCell | readonly (string | Table)[];

const filled = (content: string | Table | readonly (string | Table)[]) =>
  [content].flat().map((one) => (typeof one === 'string' ? new Paragraph(one) : one));
const table = (rows: readonly (readonly Content[])[]): Table =>
  new Table({
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map((cell) =>
            cell instanceof TableCell ? cell : new TableCell({ children: filled(cell) }),
          ),
        }),
    ),
  });

async function readWord(content: readonly (string | Table)[]) {
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children: filled(content) }] }));
  const read = await readNotes({ name: 'notes.docx', bytes });
  if (read.outcome !== 'read') throw new Error(read.why);
  return read.findings;
}

const overview = table([
  ['Action', 'Status', 'Owner', 'Due date'],
  ['Bring a paper on the marine unit', 'Open', 'Force', '11/12/2024'],
  ['Write to the ports', 'Closed', 'OPCC', '02/10/2024'],
]);
const rows = [
  ['Bring a paper on the marine unit', 'open', 'Force', '2024-12-11'],
  ['Write to the ports', 'discharged', 'OPCC', '2024-10-02'],
];

describe('a table in a Word file', () => {
  it.each([
    ['first', 0],
    ['between', 2],
    ['last', 3],
  ])('may hold a cell merged downwards, which speaks for each of its rows: the %s', async (_, at) => {
    const put = (row: readonly Content[], owner: readonly TableCell[]) => row.toSpliced(at, 0, ...owner);
    const force = new TableCell({ rowSpan: 2, children: filled('Force') });
    const findings = await readWord([
      table([
        put(['Status', 'Due date', 'Action'], [new TableCell({ children: filled('Owner') })]),
        put(['Open', '11/12/2024', 'Bring a paper on the marine unit'], [force]),
        put(['Open', '11/12/2024', 'Set out the plans for drones'], []),
        put(['Closed', '02/10/2024', 'Write to the ports'], [new TableCell({ children: filled('OPCC') })]),
      ]),
    ]);
    expect(brief(findings)).toEqual([
      rows[0],
      ['Set out the plans for drones', 'open', 'Force', '2024-12-11'],
      rows[1],
    ]);
  });

  it('may hold a cell merged across, which takes the place of all its columns', async () => {
    const across = new TableCell({ columnSpan: 2, children: filled('Bring a paper on the marine unit') });
    const findings = await readWord([
      table([
        ['Action', 'Detail', 'Status', 'Owner', 'Due date'],
        [across, 'Open', 'Force', '11/12/2024'],
        ['Write to the ports', '', 'Closed', 'OPCC', '02/10/2024'],
      ]),
    ]);
    expect(brief(findings)).toEqual(rows);
  });

  it('may stand within a cell of another', async () => {
    const findings = await readWord([
      'Harbour Board, 2 October 2024',
      table([
        ['1', 'Welcome'],
        ['2', ['Overview of Actions', overview, '']],
      ]),
    ]);
    expect(brief(findings)).toEqual(rows);
  });

  it('may have the minutes in it, with a column for actions: each that it holds is one', async () => {
    const findings = await readWord([
      'Harbour Board, 2 October 2024',
      table([
        ['Item', 'Discussion', 'Action'],
        ['1', 'All were welcomed.', ''],
        ['2', 'The Chief Constable spoke of the marine unit.', 'Force to bring a paper on its rota'],
        ['3', 'The budget was on course.', 'None'],
      ]),
    ]);
    expect(brief(findings)).toEqual([['Force to bring a paper on its rota', 'open', 'Force', null]]);
    expect(findings.unread).toEqual([]);
  });

  it('may be a frame around all of the notes', async () => {
    const agreed = 'The notes were agreed and there were no matters outstanding.';
    const findings = await readWord([
      table([
        [['Harbour Board', '2 October 2024', '1. Notes of previous meeting – 12 June 2024', agreed]],
        [[overview, '']],
      ]),
    ]);
    expect(findings.meeting).toEqual({ date: '2024-10-02', previous: '2024-06-12', next: null });
    expect(findings.nothingOutstanding).toBe(true);
    expect(brief(findings)).toEqual(rows);
  });
});

it('an HTML table in a text has merged cells too', async () => {
  const { findings } = await readText(
    '<table><tr><th>Owner</th><th>Action</th><th>Status</th><th>Due date</th></tr>\n<tr><td rowspan="2">Force</td><td>Bring a paper on the marine unit</td><td>Open</td><td>11/12/2024</td></tr>\n<tr><td>Set out the plans for drones</td><td>Open</td><td>11/12/2024</td></tr></table>\n',
  );
  expect(brief(findings)).toEqual([rows[0], ['Set out the plans for drones', 'open', 'Force', '2024-12-11']]);
});

it('the asterisks of an export that was pasted into Word are no part of an action', async () => {
  const findings = await readWord([
    'Harbour Board, 2 October 2024',
    '3. Performance',
    'Actions',
    '- **Force: Bring a paper on the marine unit.**',
    'Date of next meeting: 11 December 2024',
  ]);
  expect(findings.actions.map(({ text, owner }) => [text, owner])).toEqual([
    ['Bring a paper on the marine unit', 'Force'],
  ]);
});
