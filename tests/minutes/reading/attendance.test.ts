import { describe, expect, it } from 'vitest';
import { attendanceOf, type Entry, ownersMeant } from '../../../functions/minutes/reading/attendance.ts';
import { readNotes } from '../../../functions/minutes/reading/read.ts';

/** Paragraphs, and rows as lists of cells, whose paragraphs are parted by line breaks. */
const listOf = (...given: readonly (string | readonly string[])[]) =>
  attendanceOf(
    given.map((row, index): Entry => {
      const cells = (typeof row === 'string' ? [row] : row).map((cell) => cell.split('\n'));
      return { line: index + 1, cells, heading: null, isItem: false };
    }),
  ).map(({ name, initials, office, organisation }) => [name, initials, office, organisation]);

describe('the list of those present', () => {
  it.each([
    ['Nell Farrow (NF), Chair', ['Nell Farrow', 'NF', 'Chair', null]],
    ['Tom O’Dowd (TOD) – Treasurer', ['Tom O’Dowd', 'TOD', 'Treasurer', null]],
    ['Ann Reed AR Clerk', ['Ann Reed', 'AR', 'Clerk', null]],
    ['Sam West – Head of Estates (SW)', ['Sam West', 'SW', 'Head of Estates', null]],
    ['SW – Sam West, Head of Estates', ['Sam West', 'SW', 'Head of Estates', null]],
    [
      'Jo Poole (JP), Head of Estates, Wexmoor Council',
      ['Jo Poole', 'JP', 'Head of Estates', 'Wexmoor Council'],
    ],
    ['Jo Poole, Wexmoor Council', ['Jo Poole', null, null, 'Wexmoor Council']],
    ['Chief Constable Nell Ames (NA)', ['Nell Ames', 'NA', 'Chief Constable', null]],
    ['PFCC (SM)', [null, 'SM', 'PFCC', null]],
    ['Mrs P Field (Clerk)', ['Mrs P Field', null, 'Clerk', null]],
    ['N. Farrow (Chair) (NF)', ['N. Farrow', 'NF', 'Chair', null]],
  ])('reads “%s”', (text, someone) => {
    expect(listOf('Present', text)).toEqual([someone]);
  });

  it('is read within a line, and several lists in one', () => {
    const cllrs = 'Present: Cllrs Farrow (Chair), O’Dowd and Reed. In attendance: Jo Lane (JL), Clerk';
    expect(listOf(cllrs)).toEqual([
      ['Cllr Farrow', null, 'Chair', null],
      ['Cllr O’Dowd', null, null, null],
      ['Cllr Reed', null, null, null],
      ['Jo Lane', 'JL', 'Clerk', null],
    ]);
    expect(listOf('Apologies were received from Cllr J Okafor and Mrs Field.')).toEqual([
      ['Cllr J Okafor', null, null, null],
      ['Mrs Field', null, null, null],
    ]);
  });

  it('is read in a table, with headings and without', () => {
    expect(listOf(['Initials', 'Name', 'Role'], ['NF', 'Nell Farrow', 'Chair'])).toEqual([
      ['Nell Farrow', 'NF', 'Chair', null],
    ]);
    expect(listOf('In attendance', ['Nell Farrow', 'Chair', 'NF'])).toEqual([
      ['Nell Farrow', 'NF', 'Chair', null],
    ]);
    expect(listOf(['Present:', 'Nell Farrow (Chair)\nTom Reed'], ['Apologies:', 'Ann Lee (AL)'])).toEqual([
      ['Nell Farrow', null, 'Chair', null],
      ['Tom Reed', null, null, null],
      ['Ann Lee', 'AL', null, null],
    ]);
  });

  it('gives each body above them to those whom it lists', () => {
    expect(
      listOf('Attendees', 'Wexmoor Council', 'Sam West (SW)', 'Harbour Trust', 'Jan Poole (JP), Chair'),
    ).toEqual([
      ['Sam West', 'SW', null, 'Wexmoor Council'],
      ['Jan Poole', 'JP', 'Chair', 'Harbour Trust'],
    ]);
    expect(listOf('Present', 'Wexmoor Council: Sam West (SW), Ann Lee (AL)')).toEqual([
      ['Sam West', 'SW', null, 'Wexmoor Council'],
      ['Ann Lee', 'AL', null, 'Wexmoor Council'],
    ]);
  });

  it('ends where the notes begin, and is none where nobody is listed', () => {
    expect(listOf('Present', 'Nell Farrow', 'The Chair welcomed all.', 'Tom Reed (TR)')).toEqual([
      ['Nell Farrow', null, null, null],
    ]);
    expect(listOf('Apologies: None', 'Present the report to Ann Lee')).toEqual([]);
  });
});

describe('an owner, by the list of those present', () => {
  const all = attendanceOf(
    [
      'Present',
      'Nell Farrow (NF), Chair',
      'Sam West (SW), Wexmoor Council',
      'Mrs P Field, Clerk',
      'Mr T Field, Member',
      'Tom Reed',
      'Tara Roe',
      'Ann Lee, Member',
    ].map((text, index) => ({ line: index + 1, cells: [[text]], heading: null, isItem: false })),
  );
  const person = (said: string) => ownersMeant([said], all);
  const meant = (said: string, name: string, office: string | null, organisation: string | null = null) => ({
    meant: [{ said, name, office, organisation }],
  });

  it.each([
    ['initials that the list gives', 'NF', meant('NF', 'Nell Farrow', 'Chair')],
    ['a body in place of an office', 'SW', meant('SW', 'Sam West', null, 'Wexmoor Council')],
    ['initials that a name gives', 'AL', meant('AL', 'Ann Lee', null)],
    ['a title and a surname', 'Mrs Field', meant('Mrs Field', 'Mrs P Field', 'Clerk')],
    ['a surname', 'Farrow', meant('Farrow', 'Nell Farrow', 'Chair')],
    ['a whole name', 'Nell Farrow', meant('Nell Farrow', 'Nell Farrow', 'Chair')],
    [
      'two of one surname',
      'Field',
      { unknown: [{ said: 'Field', why: '“Field” may be Mrs P Field or Mr T Field' }] },
    ],
    [
      'two of the same initials',
      'TR',
      { unknown: [{ said: 'TR', why: '“TR” may be Tom Reed or Tara Roe' }] },
    ],
    [
      'initials of nobody',
      'ZQ',
      { unknown: [{ said: 'ZQ', why: 'nobody in the list of those present is “ZQ”' }] },
    ],
    ['an office', 'Clerk', {}],
    ['an office by its letters', 'CFO', {}],
  ])('takes %s', (_, said, expected) => {
    expect(person(said)).toEqual(expected);
  });

  it('is told beside what was read, in tables and in prose alike', async () => {
    const notes = [
      'Harbour Board',
      'Date: Wednesday 12 March 2025',
      'Present: Nell Farrow (NF), Chair; Tom Reed (TR), Treasurer; Ann Lee (AL)',
      '1. Berths',
      'ACTION: TR to price the new berths',
      '2. Actions',
      '| Action | Owner | Status |',
      '| --- | --- | --- |',
      '| Sell the old launch | NF | Open |',
      '| Count the buoys | ZQ | Open |',
      '| Thank the divers | AL/NF | Open |',
    ];
    const read = await readNotes({
      name: 'a.md',
      bytes: new TextEncoder().encode(notes.join('\n\n').replace(/\|\n\n\|/g, '|\n|')),
    });
    if (read.outcome !== 'read') throw new Error(read.why);
    const { findings, minuted, remarks } = read;
    expect(findings.actions.map(({ owner }) => owner)).toEqual(['NF', 'ZQ', 'AL/NF', 'TR']);
    expect(minuted.actions.map((said) => [said.owners, (said.meant ?? []).map(({ name }) => name)])).toEqual([
      [['NF'], ['Nell Farrow']],
      [['ZQ'], []],
      [
        ['AL', 'NF'],
        ['Ann Lee', 'Nell Farrow'],
      ],
      [['TR'], ['Tom Reed']],
    ]);
    expect(findings.differences).toContainEqual({
      kind: 'owner',
      detail: 'the owner of “Count the buoys”: nobody in the list of those present is “ZQ”',
    });
    expect(remarks).toContain(
      'by the list of those present, NF is Nell Farrow, Chair; AL is Ann Lee; TR is Tom Reed, Treasurer',
    );
  });
});
