import { describe, expect, it } from 'vitest';
import type { Block, Cell, Document, Paragraph, Table } from '../../../functions/documents/document.ts';
import { wordsOf } from '../../../functions/documents/document.ts';
import { type Line, lineOf, rowOf } from '../../../functions/minutes/reading/lines.ts';
import { programmesOf } from '../../../functions/minutes/reading/programme/programme.ts';
import { readText } from './reading.ts';

/** A cell's words, each paragraph of them for itself; or with what else the file says of it. */
type Words =
  | string
  | readonly string[]
  | { words: string | readonly string[]; down?: number; across?: number; shade?: string; struck?: true };

const place = { line: 1, page: null };
const paragraph = (text: string, struck?: true): Paragraph => ({
  kind: 'paragraph',
  at: place,
  spans: [{ text, ...(struck && { struck }) }],
  heading: null,
  item: null,
  placement: null,
});

function cell(words: Words, column: number): Cell {
  const {
    words: said,
    down = 1,
    across = 1,
    shade = null,
    struck,
  } = typeof words === 'string' || Array.isArray(words)
    ? { words: words as string | readonly string[] }
    : (words as Exclude<Words, string | readonly string[]>);
  const paragraphs = typeof said === 'string' ? [said] : said;
  return { blocks: paragraphs.map((text) => paragraph(text, struck)), shade, column, across, down };
}

/** A table of rows of cells; `null` where a cell above or to the left covers the place. */
function table(rows: readonly (readonly (Words | null)[])[], rowsAre: Table['rowsAre'] = 'whole'): Table {
  return {
    kind: 'table',
    at: place,
    columns: Math.max(...rows.map((row) => row.length)),
    rows: rows.map((row, index) => ({
      at: place,
      isHeading: index === 0,
      cells: row.flatMap((words, column) => (words === null ? [] : [cell(words, column)])),
    })),
    rowsAre,
  };
}

/** A file of these, a line for each paragraph and each row. */
function file(...parts: readonly (string | Table)[]): { document: Document; lines: Line[] } {
  let line = 0;
  const lines: Line[] = [];
  const blocks = parts.map((part): Block => {
    if (typeof part === 'string') {
      line += 1;
      lines.push(lineOf(line, part));
      return { ...paragraph(part), at: { line, page: null } };
    }
    const rows = part.rows.map((row) => {
      line += 1;
      const words = row.cells.map(({ blocks: own }) =>
        own.map((one) => (one.kind === 'table' ? '' : wordsOf(one.spans))).join(' '),
      );
      lines.push(rowOf(line, words, 1));
      return { ...row, at: { line, page: null } };
    });
    return { ...part, rows, at: rows[0]?.at ?? place };
  });
  return { document: { blocks, pages: null, wraps: false, leftOut: [] }, lines };
}

function programmeOf(...parts: readonly (string | Table)[]) {
  const { document, lines } = file(...parts);
  const { programmes, unread } = programmesOf(document, lines);
  const [found] = programmes;
  return {
    items: found?.programme.meetings.map(({ meeting, items }) => [
      meeting,
      ...items.map(({ title, reason, lead }) =>
        [title, reason, lead].filter((said) => said !== null).join(' | '),
      ),
    ]),
    standing: found?.programme.standing,
    toNote: found?.programme.toNote.map(({ title }) => title),
    unread: [...(found?.unread ?? []), ...unread].map(({ text, why }) => `${text}: ${why}`),
    remarks: found?.remarks ?? [],
  };
}

const TITLE = 'Harbour Scrutiny Panel – Work Programme 2025/26';

describe('a programme with its meetings across', () => {
  it('has an item at each meeting that is marked', () => {
    const found = programmeOf(
      TITLE,
      table([
        ['Item', 'Lead', '12 June 2025', '11 September 2025', '5 March 2026'],
        ['Harbour accounts', 'CFO', 'X', '', ''],
        ['Quay safety', 'Harbour Master', 'X', '', 'X'],
      ]),
    );
    expect(found.items).toEqual([
      ['2025-06-12', 'Harbour accounts | CFO', 'Quay safety | Harbour Master'],
      ['2025-09-11'],
      ['2026-03-05', 'Quay safety | Harbour Master'],
    ]);
    expect(found.unread).toEqual([]);
  });

  it('has its days below their years, though the first item runs on to them', () => {
    const found = programmeOf(
      TITLE,
      table([
        ['Item', 'Lead', '2025', '', '2026', ''],
        ['Harbour accounts', 'CFO', '12 Jun ●', '11 Dec', '5 Mar', '4 Jun ●'],
        ['Quay safety', 'Harbour Master', '', '●', '', '●'],
      ]),
    );
    expect(found.items).toEqual([
      ['2025-06-12', 'Harbour accounts | CFO'],
      ['2025-12-11', 'Quay safety | Harbour Master'],
      ['2026-03-05'],
      ['2026-06-04', 'Harbour accounts | CFO', 'Quay safety | Harbour Master'],
    ]);
    expect(found.unread).toEqual([]);
  });

  it.each(['✓', 'x', '●', 'Y', 'Yes', '\uF0FC', '*'])('is marked by “%s”', (mark) => {
    const found = programmeOf(
      TITLE,
      table([
        ['Topic', 'Jun 25', 'Sep 25'],
        ['Quay safety', '', mark],
        ['Dredging', mark, ''],
      ]),
    );
    expect(found.items).toEqual([
      ['2025-06', 'Dredging'],
      ['2025-09', 'Quay safety'],
    ]);
  });

  it('may say more than a mark, which is told', () => {
    const found = programmeOf(
      TITLE,
      table([
        ['Item', 'June 2025', 'September 2025'],
        ['Harbour accounts', 'Draft', 'Final'],
        ['Dredging', '', 'X'],
      ]),
    );
    expect(found.items).toEqual([
      ['2025-06', 'Harbour accounts'],
      ['2025-09', 'Harbour accounts', 'Dredging'],
    ]);
    expect(found.remarks.join()).toContain('“Draft” stands beside “Harbour accounts”');
  });

  it('has its years over its months, or by its title', () => {
    const rows = [
      ['Quay safety', 'X', '', ''],
      ['Dredging', '', 'X', 'X'],
    ];
    const years = table([['Item', '2025', '2025', '2026'], ['', 'Sep', 'Dec', 'Mar'], ...rows]);
    const title = table([['Item', 'Sep', 'Dec', 'Mar'], ...rows]);
    const items = [
      ['2025-09', 'Quay safety'],
      ['2025-12', 'Dredging'],
      ['2026-03', 'Dredging'],
    ];
    expect(programmeOf(TITLE, title).items).toEqual(items);
    expect(programmeOf('Harbour Scrutiny Panel – Work Programme', years).items).toEqual(items);
  });

  it('tells a row that is marked nowhere, or by a colour, or not clearly', () => {
    const found = programmeOf(
      TITLE,
      table([
        ['Item', 'June 2025', 'September 2025'],
        ['Quay safety', 'X', ''],
        ['Dredging', '', ''],
        ['Moorings', { words: '', shade: '#00b050' }, ''],
        ['Lighthouse', 'X?', ''],
      ]),
    );
    expect(found.items).toEqual([['2025-06', 'Quay safety'], ['2025-09']]);
    expect(found.unread).toEqual([
      'Dredging: no meeting is marked for this row of the programme',
      'Moorings: coloured (June 2025): nothing but a colour stands here, and whether it means that the item comes could not be told',
      'Lighthouse: X? (June 2025): this stands where a mark should, and whether the item comes at this meeting could not be told',
    ]);
  });

  it('may hold the items of each meeting in its column', () => {
    const found = programmeOf(
      TITLE,
      table([
        ['12 June 2025', '11 September 2025'],
        [['Quay safety', 'Dredging (Harbour Master)'], 'Moorings'],
      ]),
    );
    expect(found.items).toEqual([
      ['2025-06-12', 'Quay safety', 'Dredging | Harbour Master'],
      ['2025-09-11', 'Moorings'],
    ]);
  });
});

describe('a meeting that is not held', () => {
  it('is no part of the row above, with which it runs together', () => {
    const found = programmeOf(
      TITLE,
      table([
        ['Month', 'Item', 'Lead'],
        ['June 2025 August', 'Quay safety No meeting', 'Harbour Master'],
        ['October', 'Dredging', 'CFO'],
      ]),
    );
    expect(found.items).toEqual([
      ['2025-06', 'Quay safety | Harbour Master'],
      ['2025-10', 'Dredging | CFO'],
    ]);
    expect(found.unread).toEqual([]);
  });

  it('is in doubt behind an item, where only one meeting stands beside both', () => {
    const found = programmeOf(
      TITLE,
      table([
        ['Month', 'Item', 'Lead'],
        ['June 2025', 'Quay safety No meeting', 'Harbour Master'],
        ['October', 'Dredging', 'CFO'],
      ]),
    );
    expect(found.items).toEqual([['2025-06'], ['2025-10', 'Dredging | CFO']]);
    expect(found.unread).toHaveLength(1);
  });
});

describe('a programme with its meetings down', () => {
  const HEADS = ['Meeting date', 'Item', 'Purpose', 'Lead officer', 'Report deadline'];
  const ITEMS = [
    ['2025-06-26', 'Harbour accounts | Statutory | CFO', 'Complaints | To monitor | Clerk'],
    ['2025-09-25', 'Quay safety | Asked for by members | Harbour Master'],
  ];

  it.each([
    ['merged', { words: '26 June 2025', down: 2 }, null],
    ['blank below', '26 June 2025', ''],
    ['repeated', '26 June 2025', '26 June 2025'],
  ])('may have a date %s for several items, and deadlines that are neither', (_, first, second) => {
    const found = programmeOf(
      TITLE,
      table([
        HEADS,
        [first, 'Harbour accounts', 'Statutory', 'CFO', '13 June 2025'],
        [second, 'Complaints', 'To monitor', 'Clerk', '13 June 2025'],
        ['25 September 2025', 'Quay safety', 'Asked for by members', 'Harbour Master', '12 September 2025'],
      ]),
    );
    expect(found.items).toEqual(ITEMS);
    expect(found.unread).toEqual([]);
    expect(found.remarks).toEqual([
      "line 2: the programme's column “Report deadline” gives deadlines, and is not read",
    ]);
  });

  it('may have its date in the last column, and some of them to come', () => {
    const found = programmeOf(
      TITLE,
      table([
        ['Topic', 'Why', 'Format', 'Who', 'When'],
        ['Quay safety', 'Public concern', 'Report', 'Harbour Master', '10 July 2025'],
        ['Dredging', 'Annual', 'Workshop', 'Engineer', '9 October 2025'],
        ['Moorings', 'Member request', 'Visit', 'Clerk', 'TBC'],
        ['Lighthouse', 'Annual', 'Report', 'Engineer', '10 July 2025'],
        ['Pilots', 'Annual', 'Report', 'Engineer', ''],
      ]),
    );
    expect(found.items).toEqual([
      ['2025-07-10', 'Quay safety | Public concern | Harbour Master', 'Lighthouse | Annual | Engineer'],
      ['2025-10-09', 'Dredging | Annual | Engineer'],
    ]);
    expect(found.unread).toEqual([
      'Moorings Member request Visit Clerk TBC: its meeting has no date yet (“TBC”)',
      'Pilots Annual Report Engineer: no meeting stands beside it in its row',
    ]);
    expect(found.remarks.join()).toContain('column “Format” is neither item, reason nor lead');
  });

  it('may have several items in a cell, each with the lead beside it', () => {
    const found = programmeOf(
      TITLE,
      table([
        ['Meeting', 'Items', 'Lead'],
        ['19 June 2025', ['Election of chair', 'Quay safety', 'Dredging'], ['Clerk', '', 'Engineer']],
        ['11 September 2025', 'Moorings\nPilots', 'Clerk\nHarbour Master'],
        ['4 December 2025', ['Lighthouse', 'Buoys'], 'Engineer'],
      ]),
    );
    expect(found.items).toEqual([
      ['2025-06-19', 'Election of chair | Clerk', 'Quay safety', 'Dredging | Engineer'],
      ['2025-09-11', 'Moorings | Clerk', 'Pilots | Harbour Master'],
      ['2025-12-04', 'Lighthouse', 'Buoys'],
    ]);
    expect(found.unread).toEqual([
      'Engineer: this stands beside 2 items of the programme, and to which of them it belongs could not be told',
    ]);
  });

  it('keeps an item that wraps in its cell whole', () => {
    const found = programmeOf(
      TITLE,
      table([
        ['Meeting', 'Item', 'Lead'],
        ['19 June 2025', 'Commissioner’s\nannual report', 'Chief\nExecutive'],
      ]),
    );
    expect(found.items).toEqual([['2025-06-19', 'Commissioner’s annual report | Chief Executive']]);
  });

  it('may have rows of dates across the table, or tables below their dates', () => {
    const heads = ['Subject', 'Reason', 'Author'];
    const one = ['Quay safety', 'Statutory', 'Harbour Master'];
    const two = ['Dredging', 'Requested by members', 'Engineer'];
    const items = [
      ['2025-06-12', 'Quay safety | Statutory | Harbour Master'],
      ['2025-09-11', 'Dredging | Requested by members | Engineer'],
    ];
    const across = (words: string) => [{ words, across: 3 }, null, null];
    expect(
      programmeOf(
        TITLE,
        table([
          heads,
          across('12 June 2025'),
          one,
          across('Deadline for papers: 2 September 2025'),
          across('11 September 2025'),
          two,
        ]),
      ).items,
    ).toEqual(items);
    expect(
      programmeOf(TITLE, '12 June 2025', table([heads, one]), '11 September 2025', table([two])).items,
    ).toEqual(items);
  });

  it('may have standing items and items to note in its rows, or below it', () => {
    const rows = [
      ['Meeting', 'Item', 'Lead'],
      ['12 June 2025', 'Quay safety', 'Harbour Master'],
    ];
    const inRows = table([
      ...rows,
      [{ words: 'Standing items', across: 3 }, null, null],
      [{ words: 'Minutes', across: 3 }, null, null],
      ['Each meeting', 'Public questions', 'Clerk'],
      ['Items to note', 'Pilotage figures', ''],
    ]);
    const found = programmeOf(TITLE, inRows);
    expect([found.standing, found.toNote]).toEqual([['Minutes', 'Public questions'], ['Pilotage figures']]);
    const below = programmeOf(
      TITLE,
      table(rows),
      'Standing items at each meeting',
      'Minutes',
      'Public questions',
    );
    expect(below.standing).toEqual(['Minutes', 'Public questions']);
    expect(below.items).toEqual([['2025-06-12', 'Quay safety | Harbour Master']]);
  });

  it('may name an item for several meetings', () => {
    const found = programmeOf(
      TITLE,
      table([
        ['Item', 'Lead', 'Meeting'],
        ['Budget', 'CFO', 'June and December 2025'],
        ['Quay safety', 'Clerk', ['June 2025', 'September 2025']],
      ]),
    );
    expect(found.items).toEqual([
      ['2025-06', 'Budget | CFO', 'Quay safety | Clerk'],
      ['2025-12', 'Budget | CFO'],
      ['2025-09', 'Quay safety | Clerk'],
    ]);
  });

  it('tells what is struck through, and what its notes move', () => {
    const found = programmeOf(
      TITLE,
      table([
        ['Meeting', 'Item', 'Lead', 'Notes'],
        ['12 June 2025', { words: 'Dredging', struck: true }, 'Engineer', ''],
        ['12 June 2025', 'Moorings', 'Clerk', 'Moved to September'],
        ['12 June 2025', 'Pilots', 'Clerk', ''],
      ]),
    );
    expect(found.items).toEqual([['2025-06-12', 'Pilots | Clerk']]);
    expect(found.unread).toHaveLength(2);
  });
});

describe('what stands between a programme’s rows', () => {
  const heads = ['Meeting', 'Item', 'Lead'];
  const across = (words: string) => [{ words, across: 3 }, null, null];

  it('says where items without a meeting begin, and parts the business of one', () => {
    const found = programmeOf(
      TITLE,
      table([
        ['Item', 'Reason', 'Lead'],
        across('12 June 2025'),
        across('For decision'),
        ['Quay safety', 'Statutory', 'Harbour Master'],
        across('Ideas from members'),
        ['Dredging', 'Member request', 'Engineer'],
        across('Unscheduled'),
        ['Moorings', 'Member request', 'Clerk'],
      ]),
    );
    expect(found.items).toEqual([['2025-06-12', 'Quay safety | Statutory | Harbour Master']]);
    expect(found.unread).toEqual([
      'Dredging Member request Engineer: it stands below “Ideas from members”, which names no meeting',
      'Moorings Member request Clerk: its meeting has no date yet (“Unscheduled”)',
    ]);
    expect(found.remarks).toContain(
      "line 4: “For decision” stands across the programme's table, and is read as no item",
    );
  });

  it('is a date above the headings, or in their place, or alone in its column', () => {
    const items = [['2025-06-12', 'Quay safety | Harbour Master']];
    const row = ['', 'Quay safety', 'Harbour Master'];
    expect(programmeOf(TITLE, table([across('12 June 2025'), heads, row])).items).toEqual(items);
    expect(programmeOf(TITLE, table([heads, ['12 June 2025', '', ''], row])).items).toEqual(items);
    expect(
      programmeOf(
        TITLE,
        table([
          ['12 June 2025', 'Lead'],
          ['Quay safety', 'Harbour Master'],
        ]),
      ).items,
    ).toEqual(items);
  });

  it('is its headings again, which are no item', () => {
    const found = programmeOf(
      TITLE,
      table([
        heads,
        ['12 June 2025', 'Quay safety', 'Clerk'],
        heads,
        ['11 September 2025', 'Dredging', 'Clerk'],
      ]),
    );
    expect(found.items).toEqual([
      ['2025-06-12', 'Quay safety | Clerk'],
      ['2025-09-11', 'Dredging | Clerk'],
    ]);
  });

  it('takes an item called as a column might be for an item', () => {
    const found = programmeOf(
      TITLE,
      table([
        ['Meeting', 'Business'],
        ['12 June 2025', 'Annual report\nDredging'],
      ]),
    );
    expect(found.items).toEqual([['2025-06-12', 'Annual report', 'Dredging']]);
  });

  it('tells a row whose words break off', () => {
    const found = programmeOf(
      TITLE,
      table([heads, ['12 June 2025', 'Complaints against the', 'Clerk'], ['', 'Quay safety', 'Clerk']]),
    );
    expect(found.unread).toEqual([
      'Complaints against the | Clerk: the words of this item break off, and it may be a part of the item above or below it',
    ]);
  });

  it('puts rows that are printed lines together', () => {
    const found = programmeOf(
      TITLE,
      table(
        [
          heads,
          ['12 June 2025', 'Harbour dues and', 'Harbour'],
          ['', 'charges', 'Master'],
          ['', 'Dredging', 'Engineer'],
        ],
        'printed lines',
      ),
    );
    expect(found.items).toEqual([
      ['2025-06-12', 'Harbour dues and charges | Harbour Master', 'Dredging | Engineer'],
    ]);
    const why =
      'it is not certain where this row of the programme begins and ends: what was read of it may belong to another';
    expect(found.unread).toEqual([
      `12 June 2025 Harbour dues and charges Harbour Master: ${why}`,
      `Dredging Engineer: ${why}`,
    ]);
  });
});

describe('a table of meetings and items', () => {
  const rows = [
    ['Meeting date', 'Item', 'Purpose', 'Lead'],
    ['26 June 2025', 'Harbour accounts', 'Statutory', 'CFO'],
  ];

  it('is a programme without a title, where its headings say so', () => {
    expect(programmeOf('Harbour Board', table(rows)).items).toEqual([
      ['2025-06-26', 'Harbour accounts | Statutory | CFO'],
    ]);
  });

  it.each([
    'Looking ahead 2025/26',
    'Board planner',
    'Committee timetable',
    'Annual cycle of business',
    'Future business',
    'Forward agenda',
  ])('is one below “%s”', (title) => {
    const matrix = table([
      ['Report', 'Jun 2025', 'Sep 2025'],
      ['Quay safety', '', 'X'],
    ]);
    expect(programmeOf(title, matrix).items).toEqual([['2025-06'], ['2025-09', 'Quay safety']]);
  });

  it('that no title nor headings call a programme is told', () => {
    const matrix = table([
      ['Report', 'Jun 2025', 'Sep 2025'],
      ['Quay safety', '', 'X'],
    ]);
    const found = programmeOf('Harbour Board', matrix);
    expect(found.items).toBeUndefined();
    expect(found.unread).toEqual([
      'Report Jun 2025 Sep 2025 | Quay safety X: this table has meetings and what comes at them, but neither a title nor its headings say that it is a programme of work',
    ]);
  });

  it.each([
    [
      'actions',
      [
        ['Meeting', 'Action', 'Owner', 'Due', 'Status'],
        ['12 June 2025', 'Repair the quay', 'Force', '1 July 2025', 'Open'],
      ],
    ],
    [
      'attendance',
      [
        ['Member', '12 June 2025', '11 September 2025'],
        ['A Quay', 'Y', 'N'],
        ['B Mole', 'Y', 'Y'],
      ],
    ],
    [
      'dates alone',
      [
        ['Committee', 'Date', 'Time', 'Venue'],
        ['Harbour Panel', '12 June 2025', '10am', 'Town Hall'],
      ],
    ],
  ])('is not one of %s', (_, cells) => {
    expect(programmeOf(TITLE, table(cells)).items).toBeUndefined();
  });
});

describe('a table laid out with tabs, with meetings on lines of their own', () => {
  const rowsUnder = (lines: readonly (readonly string[])[]): string =>
    ['Tidal Trust', 'Plan of business', ...lines.map((cells) => cells.join('\t'))].join('\n');
  const itemsOf = async (text: string) =>
    (await readText(text)).findings.programme?.meetings.map(({ meeting, items }) => [
      meeting,
      ...items.map(({ title, reason, lead }) => [title, reason, lead].join(' | ')),
    ]);

  it('has its columns by the headings at its top, though each meeting has one row', async () => {
    const text = rowsUnder([
      ['Report', 'Why', 'Author', 'Papers by'],
      ['Monday 2 March 2026'],
      ['Risk register', 'Half-yearly look', 'Chief Officer 2', '16 February 2026'],
      ['Monday 1 June 2026'],
      ['Budget for the weir', 'To comment', 'Head of Works', '18 May 2026'],
      ['Monday 7 September 2026'],
      ['Members’ allowances', 'Set by law', 'Clerk', '24 August 2026'],
      ['Monday 7 December 2026'],
      ['Rates', 'Set by law', 'Clerk', '23 November 2026'],
    ]);
    expect(await itemsOf(text)).toEqual([
      ['2026-03-02', 'Risk register | Half-yearly look | Chief Officer 2'],
      ['2026-06-01', 'Budget for the weir | To comment | Head of Works'],
      ['2026-09-07', 'Members’ allowances | Set by law | Clerk'],
      ['2026-12-07', 'Rates | Set by law | Clerk'],
    ]);
  });

  it('tells rows that have no date yet', async () => {
    const { findings } = await readText(
      rowsUnder([
        ['Item', 'Lead', 'Purpose'],
        ['2 March 2026'],
        ['Tide mill', 'Miller', 'For decision'],
        ['Not yet dated'],
        ['Eel pass', 'Warden', 'Public concern'],
      ]),
    );
    expect(findings.programme?.meetings.map(({ items }) => items.map(({ title }) => title))).toEqual([
      ['Tide mill'],
    ]);
    expect(findings.unread.map(({ text }) => text)).toEqual(['Eel pass Warden Public concern']);
  });
});

it.each([
  ['Marsh Ecology', 'Specialist', ['Otters | To note | Marsh Ecology Specialist']],
  ['Treasurer', 'Warden', undefined],
])('a lead of %s, with %s and another day on the line below, is one or is told', (above, below, items) => {
  const { document, lines } = file(
    TITLE,
    table([
      ['Item', 'Purpose', 'Lead', 'Meeting date'],
      ['Otters', 'To note', above, '2 June 2026'],
      ['', '', below, '1 December 2026'],
      ['Reeds', 'To agree', 'Clerk', '2 March 2027'],
    ]),
  );
  const { programmes, unread } = programmesOf({ ...document, wraps: true }, lines);
  const [found] = programmes;
  const second = found?.programme.meetings.find(({ meeting }) => meeting === '2026-12-01');
  const said = second?.items.map(({ title, reason, lead }) => [title, reason, lead].join(' | '));
  expect(said).toEqual(items);
  if (items === undefined)
    expect([...(found?.unread ?? []), ...unread].some(({ text }) => text.includes('Otters'))).toBe(true);
});
