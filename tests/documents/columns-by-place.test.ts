import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withTablesByPlace } from '../../functions/documents/columns-by-place.ts';
import type {
  Block,
  Cell,
  Paragraph,
  Placed,
  Placement,
  Span,
  Table,
} from '../../functions/documents/document.ts';
import { wordsOf } from '../../functions/documents/document.ts';
import { madeTable } from './made-tables.ts';

/** Printed lines as they stand in a drawing. A rule of dashes is none of them: it stands above the next. */
function drawn(drawing: string): Paragraph[] {
  const rows = drawing.split('\n').slice(1, -1);
  const indent = Math.min(...rows.filter((row) => row.trim() !== '').map((row) => row.search(/\S/)));
  let isRuled = false;
  return rows.flatMap((row, index) => {
    if (/^\s*-{5,}$/.test(row)) {
      isRuled = true;
      return [];
    }
    const text = row.slice(indent).trimEnd();
    const segments = [...text.matchAll(/\S+(?: \S+)*/g)].map(({ 0: words, index: from }) => ({
      text: words,
      from,
      to: from + words.length,
    }));
    const line = printed(index + 1, segments, { ruledAbove: isRuled });
    isRuled = false;
    return [line];
  });
}

function printed(
  line: number,
  segments: Placed,
  known: Partial<Placement> = {},
  spans?: readonly Span[],
): Paragraph {
  const text = segments.map((segment) => segment.text).join(' ');
  return {
    kind: 'paragraph',
    at: { line, page: null },
    spans: spans ?? (text === '' ? [] : [{ text }]),
    heading: null,
    item: null,
    placement: { segments, roomAbove: 0, ruledAbove: false, ...known },
  };
}

const isTable = (block: Block): block is Table => block.kind === 'table';

const paragraphs = ({ blocks }: Cell): string =>
  blocks.map((block) => (isTable(block) ? '' : wordsOf(block.spans))).join(' ¶ ');

const rowsOf = (table: Table): string[] =>
  table.rows.map(({ cells, isHeading }) => `${isHeading ? '= ' : ''}${cells.map(paragraphs).join(' | ')}`);

/** What is made of a drawing: a table's rows, and the lines that stay as they are. */
const read = (drawing: string): (string | string[])[] =>
  withTablesByPlace(drawn(drawing)).flatMap((block): (string | string[])[] => {
    if (isTable(block)) return [rowsOf(block)];
    const words = wordsOf(block.spans);
    return words === '' ? [] : [words];
  });

describe('columns set out by place', () => {
  it('are a table, whose rows begin where their first column does', () => {
    expect(
      read(`
        Harbour Board

        Ref     Action                 Owner    Due
        25/01   Share the dredging     CFO      1 May 2025
                plan with the
                district councils
        25/02   Write to the ports     Clerk    TBC
        25/03   Publish the figures    DCO      1 July 2025
                on lighting
      `),
    ).toEqual([
      'Harbour Board',
      [
        '= Ref | Action | Owner | Due',
        '25/01 | Share the dredging plan with the district councils | CFO | 1 May 2025',
        '25/02 | Write to the ports | Clerk | TBC',
        '25/03 | Publish the figures on lighting | DCO | 1 July 2025',
      ],
    ]);
  });

  it('have words whole for which a column is too narrow', () => {
    expect(
      read(`
        Ref     Action                 Owner      Due
        25/01   Share the dredging     Treasure   12/03/20
                plan with the towns    r          25
        25/02   Write to the ports     Clerk      14/03/20
                                                  25
        25/03   Publish the figures    Treasure   11/06/20
                on lighting            r          25
      `),
    ).toEqual([
      [
        '= Ref | Action | Owner | Due',
        '25/01 | Share the dredging plan with the towns | Treasurer | 12/03/2025',
        '25/02 | Write to the ports | Clerk | 14/03/2025',
        '25/03 | Publish the figures on lighting | Treasurer | 11/06/2025',
      ],
    ]);
  });

  it('may be cells run together where one is full', () => {
    expect(
      read(`
        Item    Action         Who     When
        1       Ask the bank   Clerk   25/3
                for a reader
        2       Send the costs Chair   2/4
                to all
        3       Send all costs SBM     3/4
      `),
    ).toEqual([
      [
        '= Item | Action | Who | When',
        '1 | Ask the bank for a reader | Clerk | 25/3',
        '2 | Send the costs to all | Chair | 2/4',
        '3 | Send all costs | SBM | 3/4',
      ],
    ]);
  });

  it('may be cells that touch where one is full', () => {
    const row = (line: number, action: string, to: number, owner: string): Paragraph =>
      printed(line, [
        { text: action, from: 0, to },
        { text: owner, from: 24, to: 24 + owner.length },
        { text: 'Open', from: 34, to: 38 },
      ]);
    const [table] = withTablesByPlace([
      row(1, 'Write to the ports', 18, 'Clerk'),
      row(2, 'Publish the figures of all', 24, 'CFO'),
      row(3, 'Survey the quay', 15, 'Clerk'),
    ]).filter(isTable);
    expect(table === undefined ? [] : rowsOf(table)).toEqual([
      'Write to the ports | Clerk | Open',
      'Publish the figures of all | CFO | Open',
      'Survey the quay | Clerk | Open',
    ]);
  });

  it('may have a heading on several lines, and a first column without one', () => {
    expect(
      read(`
                                     Target    Status/
                             Owner   date      Comment
        Share the dredging   CFO     1 May     Moved to
        plan                                   August
        Write to the ports   Clerk   TBC       Not yet due
        Publish the          DCO     1 July    Complete
        figures
      `),
    ).toEqual([
      [
        '=  | Owner | Target date | Status/Comment',
        'Share the dredging plan | CFO | 1 May | Moved to August',
        'Write to the ports | Clerk | TBC | Not yet due',
        'Publish the figures | DCO | 1 July | Complete',
      ],
    ]);
  });

  it('may be blank in most rows', () => {
    expect(
      read(`
        Item             Lead    June   Sept   Dec
        Draft accounts   CFO     X
        Internal audit   Clerk   X      X      X
        progress
        Risk register    Clerk          X
      `),
    ).toEqual([
      [
        '= Item | Lead | June | Sept | Dec',
        'Draft accounts | CFO | X |  | ',
        'Internal audit progress | Clerk | X | X | X',
        'Risk register | Clerk |  | X | ',
      ],
    ]);
  });

  it('may be more than their heading leaves room between', () => {
    expect(
      read(`
        No.Meeting date &       Action                   Owner
           Reference
        1  12 March 2025 Item   Report jointly on the    Clerk
           6 Pilot boats        pilot boats
        2  12 March 2025 Item   Circulate the headline   Harbour
           8 Survey             figures                  Master
      `),
    ).toEqual([
      [
        '=  | No.Meeting date & Reference | Action | Owner',
        '1 | 12 March 2025 Item 6 Pilot boats | Report jointly on the pilot boats | Clerk',
        '2 | 12 March 2025 Item 8 Survey | Circulate the headline figures | Harbour Master',
      ],
    ]);
  });

  it('may be right-aligned', () => {
    expect(
      read(`
        Heading       Budget    Spent
        Estates       12,000    9,500
        Fleet            950       20
        Training       1,200    1,150
      `),
    ).toEqual([
      [
        '= Heading | Budget | Spent',
        'Estates | 12,000 | 9,500',
        'Fleet | 950 | 20',
        'Training | 1,200 | 1,150',
      ],
    ]);
  });

  it('keep a date that is merged down with the first of its rows', () => {
    expect(
      read(`
        Meeting       Item                Lead
        19 June       Election of chair   Clerk
                      Annual report       PFCC
                      Budget outturn      CFO
        11 December   Fire inspection     PFCC
                      Camera overview     PFCC
      `),
    ).toEqual([
      [
        '= Meeting | Item | Lead',
        '19 June | Election of chair | Clerk',
        ' | Annual report | PFCC',
        ' | Budget outturn | CFO',
        '11 December | Fire inspection | PFCC',
        ' | Camera overview | PFCC',
      ],
    ]);
  });
});

describe('rows', () => {
  it('are told by the room between them, wherever their cells stand in their height', () => {
    expect(
      read(`
                                           Target
        Ref     Action             Owner   date

                Share the
        25/01   dredging plan      CFO     1 May
                with all

                Write to the                Next
        25/02   ports about        Clerk
                lighting                    meeting

        25/03   Publish            DCO     TBC
      `),
    ).toEqual([
      [
        '= Ref | Action | Owner | Target date',
        '25/01 | Share the dredging plan with all | CFO | 1 May',
        '25/02 | Write to the ports about lighting | Clerk | Next meeting',
        '25/03 | Publish | DCO | TBC',
      ],
    ]);
  });

  it('may stand far apart, and wherever their cells stand in their height', () => {
    expect(
      read(`
        Ref     Action             Owner   Due



        25/01   Share the          CFO     1 May
                dredging plan




                Write to the
        25/02   ports about        Clerk   June
                lighting



        25/03   Publish                    TBC



        The board met in the harbour room.
      `),
    ).toEqual([
      [
        '= Ref | Action | Owner | Due',
        '25/01 | Share the dredging plan | CFO | 1 May',
        '25/02 | Write to the ports about lighting | Clerk | June',
        '25/03 | Publish |  | TBC',
      ],
      'The board met in the harbour room.',
    ]);
  });

  it('may begin in lower case where a line has words in every column', () => {
    expect(
      read(`
        Action                         Owner            Due          Status
        Paint the ferry steps          Harbour Master   1 May 2025   Open
        Ask the pilots who among       Harbour Master   2 June 2025  Closed
        them will train
        Hang the lamps by the slip     Ferry Clerk      1 May 2025   Open
        Read the tide gauge            all skippers     ongoing      Closed
      `),
    ).toEqual([
      [
        '= Action | Owner | Due | Status',
        'Paint the ferry steps | Harbour Master | 1 May 2025 | Open',
        'Ask the pilots who among them will train | Harbour Master | 2 June 2025 | Closed',
        'Hang the lamps by the slip | Ferry Clerk | 1 May 2025 | Open',
        'Read the tide gauge | all skippers | ongoing | Closed',
      ],
    ]);
  });

  it('are told by rules', () => {
    expect(
      read(`
        Owner       Action
        --------------------------------
        CFO         Share the plan
        Resources   With the districts
        --------------------------------
        Clerk       Write to the ports
                    Ask the harbour
        --------------------------------
        DCO         Publish
      `),
    ).toEqual([
      [
        '= Owner | Action',
        'CFO Resources | Share the plan With the districts',
        'Clerk | Write to the ports Ask the harbour',
        'DCO | Publish',
      ],
    ]);
  });

  it('reach up for the beginning of a cell that the others are centred on', () => {
    expect(
      read(`
                                               Status    Owner          Due
        Bring the board a paper on the drones
        and the boats, with what each of        Open      Deputy Chief   16 March
        them costs                                        Constable
        Provide a note on the speed cameras     Open      Force          16 March
      `),
    ).toEqual([
      [
        '=  | Status | Owner | Due',
        'Bring the board a paper on the drones and the boats, with what each of them costs | Open | Deputy Chief Constable | 16 March',
        'Provide a note on the speed cameras | Open | Force | 16 March',
      ],
    ]);
  });

  it('are printed lines where nothing tells them', () => {
    const [table] = withTablesByPlace(
      drawn(`
        Share the dredging plan   and with clerks
        Councils and the ports    of the harbour
        the Districts will ask    Of Boards or of
        Clerks for the figures    the Ports there
        Lights and the harbour    and of cameras
      `),
    );
    expect(table).toMatchObject({ kind: 'table', rowsAre: 'printed lines', rows: { length: 5 } });
  });

  it('may be a group of those below', () => {
    const drawing = `
      No      Action              Lead
      May 2025
      01.05   Hold fire safety    MW
              training
      02.05   Agree a date        MW
      Held over from the meeting of 3 April 2025
      04.01   Draw up a           MW
              strategy
    `;
    expect(read(drawing)).toEqual([
      [
        '= No | Action | Lead',
        'May 2025',
        '01.05 | Hold fire safety training | MW',
        '02.05 | Agree a date | MW',
        'Held over from the meeting of 3 April 2025',
        '04.01 | Draw up a strategy | MW',
      ],
    ]);
    const [table] = withTablesByPlace(drawn(drawing)).filter(isTable);
    expect(table?.rows[1]?.cells).toMatchObject([{ column: 0, across: 3, down: 1 }]);
    expect(table?.rows.map(({ mayBeOneCell }) => mayBeOneCell ?? false)).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it('stand in as many columns as they have parts', () => {
    expect(
      read(`
        Rope theft        Offered by the Harbour Commissioner        PCC

        Annual Report        Statutory Requirement        PCC
      `).filter((one) => typeof one !== 'string'),
    ).toEqual([]);
  });

  it('end where the text below the table begins', () => {
    expect(
      read(`
        Ref        Action               Owner
        25/01      Share the plan       CFO
        25/02      Write to the ports   Clerk
        4. Finance
        The accounts were noted, and the board thanked all who made them.
      `),
    ).toEqual([
      ['= Ref | Action | Owner', '25/01 | Share the plan | CFO', '25/02 | Write to the ports | Clerk'],
      '4. Finance',
      'The accounts were noted, and the board thanked all who made them.',
    ]);
  });

  it('of another table stand under its own title and heading', () => {
    expect(
      read(`
        Ref     Action               Owner   Due
        25/01   Share the plan       CFO     1 May
        25/02   Write to the ports   Clerk   TBC

        Closed

        Ref     Action               Owner   Outcome
        24/07   Visit the quay       DCO     Held
      `),
    ).toEqual([
      [
        '= Ref | Action | Owner | Due',
        '25/01 | Share the plan | CFO | 1 May',
        '25/02 | Write to the ports | Clerk | TBC',
      ],
      'Closed',
      ['= Ref | Action | Owner | Outcome', '24/07 | Visit the quay | DCO | Held'],
    ]);
  });

  it('of another table may have columns of their own', () => {
    expect(
      read(`
        Ref    Action                     Owner             Outcome
        12     Provide the figures        Pilots            Completed
        13     Bring the tug plan         CFO               Carried forward

        3. New actions

        Ref       Action                            Owner           Due date
        15        Report on towing charges          Pilots          11 June 2025

        Date of next meeting: 11 June 2025
      `),
    ).toEqual([
      [
        '= Ref | Action | Owner | Outcome',
        '12 | Provide the figures | Pilots | Completed',
        '13 | Bring the tug plan | CFO | Carried forward',
      ],
      '3. New actions',
      ['= Ref | Action | Owner | Due date', '15 | Report on towing charges | Pilots | 11 June 2025'],
      'Date of next meeting: 11 June 2025',
    ]);
  });

  it('of another table may have lists in a column that stands across those of the one above', () => {
    expect(
      read(`
        Member              Present     Apologies
        Ash (Chair)         Yes
        Birk                            Yes

        What we settled

        The committee heard that the well is low, chose the days for watering and left
        rents as they are.

        Who                     Tasks

        Secretary               • Clear the lower gutter and the one by the shed (by 30 May
                                  2025)
                                • Order two loads of bark for the long path (done)
                                • Send the waiting list for plots to the borough

        Treasurer               • Write to the three plots in arrears

        Show lead               • Book the tent
      `).at(-1),
    ).toEqual([
      '= Who | Tasks',
      'Secretary | • Clear the lower gutter and the one by the shed (by 30 May 2025) ¶ • Order two loads of bark for the long path (done) ¶ • Send the waiting list for plots to the borough',
      'Treasurer | • Write to the three plots in arrears',
      'Show lead | • Book the tent',
    ]);
  });

  it('go on over a page, whose repeated heading is left out', () => {
    const lines = drawn(`
      Ref     Action               Owner
      25/01   Share the dredging   CFO
              plan with the
      Ref     Action               Owner
              district councils
      25/02   Write to the ports   Clerk
    `).map((line, index) =>
      index === 3 && line.placement !== null
        ? { ...line, placement: { ...line.placement, roomAbove: null } }
        : line,
    );
    expect(withTablesByPlace(lines).filter(isTable).map(rowsOf)).toEqual([
      [
        '= Ref | Action | Owner',
        '25/01 | Share the dredging plan with the district councils | CFO',
        '25/02 | Write to the ports | Clerk',
      ],
    ]);
  });
});

describe('a cell', () => {
  it('joins what a line end has broken, and begins a paragraph at a mark or after room', () => {
    expect(
      read(`
        Ref     Action                 Owner
        25/01   Agree the mid-         Chair/
                year report and:       Clerk
                • ask the ports
                  about it
                • tell the board
        25/02   Write to the ports     DCO
        25/03   Publish the figures    DCO
      `),
    ).toEqual([
      [
        '= Ref | Action | Owner',
        '25/01 | Agree the mid-year report and: ¶ • ask the ports about it ¶ • tell the board | Chair/Clerk',
        '25/02 | Write to the ports | DCO',
        '25/03 | Publish the figures | DCO',
      ],
    ]);
  });

  it('begins a paragraph where words are set in below the first lines of a cell', () => {
    expect(
      read(`
Action               Owner      Due
Report on the        Clerk      8 May
mooring fees
 Step
 Survey the berths
 Ask the members
Price the new        Clerk      9 May
slipway
`),
    ).toEqual([
      [
        '= Action | Owner | Due',
        'Report on the mooring fees ¶ Step ¶ Survey the berths ¶ Ask the members | Clerk | 8 May',
        'Price the new slipway | Clerk | 9 May',
      ],
    ]);
  });

  it('takes a dash between words for no mark', () => {
    expect(
      read(`
        Ref     Action                Owner
        25/01   Status: in progress   CFO
                – with the clerk
        25/02   Write to the ports    DCO
      `),
    ).toEqual([
      [
        '= Ref | Action | Owner',
        '25/01 | Status: in progress – with the clerk | CFO',
        '25/02 | Write to the ports | DCO',
      ],
    ]);
  });

  it('keeps how its words look', () => {
    const row = (
      line: number,
      ref: string,
      action: string,
      owner: string,
      spans?: readonly Span[],
    ): Paragraph =>
      printed(
        line,
        [
          { text: ref, from: 0, to: ref.length },
          { text: action, from: 10, to: 10 + action.length },
          { text: owner, from: 30, to: 30 + owner.length },
        ],
        {},
        spans,
      );
    const [table] = withTablesByPlace([
      row(1, 'Ref', 'Action', 'Owner', [{ text: 'Ref Action Owner', bold: true }]),
      row(2, '25/01', 'Visit the quay', 'CFO', [
        { text: '25/01 ' },
        { text: 'Visit the quay', struck: true },
        { text: ' CFO' },
      ]),
      row(3, '25/02', 'Write', 'Clerk'),
    ]).filter(isTable);
    expect(table?.rows[1]?.cells.map(({ blocks }) => blocks)).toMatchObject([
      [{ spans: [{ text: '25/01' }] }],
      [{ spans: [{ text: 'Visit the quay', struck: true }], at: { line: 2 } }],
      [{ spans: [{ text: 'CFO' }] }],
    ]);
  });
});

describe('is no table:', () => {
  it.each([
    [
      'a list behind its marks',
      `
        •    Ask the bank for a reader
        •    Send the prizes to the Secretary
        •    Find a date for the fair
        •    Talk to the head
      `,
    ],
    [
      'a list behind its numbers',
      `
        1.    Welcome and apologies
        2.    Notes of the last meeting
        3.    Estates
        4.    Fleet
      `,
    ],
    [
      'an agenda with its pages',
      `
        Welcome and apologies            1
        Notes of the last meeting        2
        Estates                          7
        Fleet                           12
      `,
    ],
    [
      'what a meeting is, a line each',
      `
        Title:        Harbour Board
        Date:         1 May 2025
        Venue:        County Hall
        Attendees:    All
      `,
    ],
    [
      'prose with a wide space in it',
      `
        The board took the report as read.  It asked how the
        ports were lit,  and was told that all was well and
        would be so.  The chair thanked the officers for their
        work in the year,  which had been a long one.
      `,
    ],
    [
      'two columns of prose',
      `
        The board took the report as read,    ports had been asked to light the
        and asked how the ports were lit.     quays by night, and most of them
        It was told that all was well, and    had done so. The chair thanked the
        that it would be so for the rest of   officers, and said that the board
        the year. The clerk added that the    would look at it again in a year.
      `,
    ],
  ])('%s', (_, drawing) => {
    const lines = drawn(drawing);
    expect(withTablesByPlace(lines)).toEqual(lines);
  });

  it('what has no places', () => {
    const paragraph: Paragraph = { ...printed(1, []), spans: [{ text: 'Harbour Board' }], placement: null };
    expect(withTablesByPlace([paragraph])).toEqual([paragraph]);
  });
});

describe('tables made of wrapped words', () => {
  /** Rows that a table has, and those that are not as they were made, by whether they are told. */
  const judged = (seed: number): 'exact' | 'told' | 'wrong' => {
    const { lines, rows } = madeTable(seed);
    const blocks = withTablesByPlace(lines);
    const [table, ...others] = blocks.filter(isTable);
    if (table === undefined || table.rowsAre === 'printed lines') return 'told';
    const text = (row: Table['rows'][number]): string =>
      row.cells.map(paragraphs).join(' | ').replaceAll(' ¶ ', ' ');
    if (others.length > 0 || blocks.length > 1) return 'wrong';
    if (table.rows.map(text).join('\n') === rows.join('\n')) return 'exact';
    return table.rows.every((row) => row.isDoubtful || rows.includes(text(row))) ? 'told' : 'wrong';
  };

  it('are cut into the rows they were made of in nine of ten, and hardly ever wrongly without a word', () => {
    const all = Array.from({ length: 400 }, (_, seed) => judged(seed));
    const count = (what: string): number => all.filter((one) => one === what).length;
    expect(count('exact')).toBeGreaterThanOrEqual(360);
    expect(count('wrong')).toBeLessThanOrEqual(12);
  });
});

describe('no word', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9.,:/•-]{1,9}$/);
  const segment = fc.record({
    room: fc.integer({ min: 1, max: 12 }),
    words: fc.array(word, { minLength: 1, maxLength: 5 }),
  });
  const line = fc.record({
    parts: fc.array(segment, { maxLength: 5 }),
    roomAbove: fc.constantFrom(0, 0, 0.4, 1, 3, null),
    ruledAbove: fc.boolean(),
  });

  it('is lost or doubled, whatever stands where', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), fc.constantFrom(1, 4.7), (lines, unit) => {
        const placed = lines.map(({ parts, ...known }, index) => {
          let end = 0;
          const segments = parts.map(({ room, words }) => {
            const text = words.join(' ');
            const from = end + room * unit;
            end = from + text.length * unit;
            return { text, from, to: end };
          });
          return printed(index + 1, segments, known);
        });
        // A heading row that is printed again is left out by intent: here every line has a word of its own.
        const own = placed.map((paragraph, index) => withOwnWord(paragraph, index));
        expect(letters(withTablesByPlace(own))).toEqual(letters(own));
      }),
      { numRuns: 400, examples: [[headOfTwoTables, 1]] },
    );
  });
});

/** Lines of which one could end a table and head the next. */
const headOfTwoTables = [
  [
    [1, 'A'],
    [1, '0'],
  ],
  [
    [4, '-,..A'],
    [1, '•'],
  ],
  [[8, '/']],
  [
    [8, 'a.'],
    [1, ','],
  ],
  [
    [1, ',•'],
    [8, ','],
  ],
].map((parts) => ({
  parts: parts.map(([room, word]) => ({ room: Number(room), words: [String(word)] })),
  roomAbove: 0 as const,
  ruledAbove: false,
}));

function withOwnWord(paragraph: Paragraph, index: number): Paragraph {
  const segments = (paragraph.placement?.segments ?? []).map((one, at) =>
    at === 0 ? { ...one, text: `${one.text}#${index}` } : one,
  );
  return printed(index + 1, segments, { ...paragraph.placement, segments });
}

/** All letters of what is read, however it is cut and ordered. */
const letters = (blocks: readonly Block[]): string =>
  [...blocks.map(allText).join('').replace(/\s/g, '')].sort().join('');

const allText = (block: Block): string =>
  isTable(block)
    ? block.rows.map(({ cells }) => cells.map(({ blocks }) => blocks.map(allText).join('')).join('')).join('')
    : wordsOf(block.spans);
