import { readdirSync, readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  BOLD,
  type Document,
  type Paragraph,
  type Table,
  wordsOf,
} from '../../functions/documents/document.ts';
import { documentOfPdf } from '../../functions/documents/pdf.ts';

type Paper = PDFKit.PDFDocument;

/** A PDF of A4 pages, drawn by the test. */
function pdf(draw: (paper: Paper) => void, options: PDFKit.PDFDocumentOptions = {}): Promise<Uint8Array> {
  return new Promise((resolve) => {
    const paper = new PDFDocument({ size: 'A4', margin: 50, compress: false, ...options });
    const parts: Buffer[] = [];
    paper.on('data', (part: Buffer) => parts.push(part));
    paper.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    draw(paper.fontSize(10));
    paper.end();
  });
}

async function read(draw: (paper: Paper) => void, options?: PDFKit.PDFDocumentOptions): Promise<Document> {
  const document = await documentOfPdf(await pdf(draw, options));
  if (document === 'no text') throw new Error('no text');
  return document;
}

const isTable = (block: Block): block is Table => block.kind === 'table';
const isParagraph = (block: Block): block is Paragraph => block.kind === 'paragraph';
/** The printed lines outside every table. */
const linesOf = ({ blocks }: Document): string[] =>
  blocks.filter(isParagraph).map(({ spans }) => wordsOf(spans));
const textOf = (block: Block): string =>
  isTable(block) ? `[${rowsIn(block).join(' / ')}]` : wordsOf(block.spans);
/** A table's rows, their cells parted by "|" and a cell's paragraphs by "¶". */
const rowsIn = (table: Table): string[] =>
  table.rows.map(({ cells }) => cells.map(({ blocks }) => blocks.map(textOf).join(' ¶ ')).join(' | '));
const tablesOf = ({ blocks }: Document): string[][] => blocks.filter(isTable).map(rowsIn);
const firstTable = ({ blocks }: Document): Table => {
  const table = blocks.find(isTable);
  if (table === undefined) throw new Error('no table');
  return table;
};

const ACTIONS = [
  ['Action', 'Owner', 'Due'],
  ['Bring a paper on the marine unit', 'Force', '6 June'],
  ['Write to the ports', 'OPCC', 'July'],
];
const WIDTHS = [200, 100, 80];
type Cell = { x: number; y: number; width: number; height: number; text: string };

/** The cells of a table drawn at 50, `top`, each row 40 points high. */
function cellsAt(top: number, rows: readonly (readonly string[])[], widths = WIDTHS): Cell[] {
  return rows.flatMap((row, index) =>
    row.map((text, column) => ({
      x: 50 + widths.slice(0, column).reduce((sum, width) => sum + width, 0),
      y: top + 40 * index,
      width: widths[column] ?? 0,
      height: 40,
      text,
    })),
  );
}

const write = (paper: Paper, cells: readonly Cell[]): void => {
  for (const { x, y, width, text } of cells) paper.text(text, x + 5, y + 5, { width: width - 10 });
};
const line = (paper: Paper, x0: number, y0: number, x1: number, y1: number): void => {
  paper.moveTo(x0, y0).lineTo(x1, y1).stroke();
};
/** Every side of every cell as a line of its own. */
const rule = (paper: Paper, cells: readonly Cell[]): void => {
  for (const { x, y, width, height } of cells) {
    line(paper, x, y, x + width, y);
    line(paper, x, y + height, x + width, y + height);
    line(paper, x, y, x, y + height);
    line(paper, x + width, y, x + width, y + height);
  }
};

const THE_LINES = [
  'Action Owner Due',
  'Bring a paper on the marine unit Force 6 June',
  'Write to the ports OPCC July',
];
const THE_ROWS = [
  'Action | Owner | Due',
  'Bring a paper on the marine unit | Force | 6 June',
  'Write to the ports | OPCC | July',
];

describe('a table drawn by rules', () => {
  const cells = cellsAt(100, ACTIONS);
  it.each<[string, (paper: Paper) => void]>([
    ['lines', (paper) => rule(paper, cells)],
    ['dashed lines', (paper) => rule(paper.dash(3, { space: 2 }), cells)],
    ['thick lines', (paper) => rule(paper.lineWidth(3), cells)],
    [
      'double lines',
      (paper) => {
        for (const by of [0, 2]) {
          for (const y of [100, 140, 180, 220]) line(paper, 50, y + by, 430, y + by);
          for (const x of [50, 250, 350, 430]) line(paper, x + by, 100, x + by, 220);
        }
      },
    ],
    [
      'thin filled boxes',
      (paper) => {
        for (const y of [100, 140, 180, 220]) paper.rect(50, y, 380, 0.5).fill('#000000');
        for (const x of [50, 250, 350, 430]) paper.rect(x, 100, 0.5, 120).fill('#000000');
      },
    ],
    [
      'a box about each cell',
      (paper) => {
        for (const { x, y, width, height } of cells) paper.rect(x, y, width, height).stroke();
      },
    ],
    [
      'shaded cells',
      (paper) => {
        for (const { x, y, width, height } of cells) paper.rect(x, y, width, height).fill('#eeeeee');
        paper.fillColor('#000000');
      },
    ],
    [
      'lines that stop short of one another',
      (paper) => {
        for (const y of [100, 140, 180, 220]) line(paper, 50.4, y, 429.6, y);
        for (const x of [50, 250, 350, 430]) line(paper, x, 100.4, x, 219.6);
      },
    ],
    [
      'lines between its columns and rows, its sides open',
      (paper) => {
        for (const y of [100, 140, 180, 220]) line(paper, 50, y, 430, y);
        for (const x of [250, 350]) line(paper, x, 100, x, 220);
      },
    ],
  ])('as %s has whole cells', async (_, draw) => {
    const document = await read((paper) => {
      draw(paper);
      write(paper, cells);
    });
    expect(tablesOf(document)).toEqual([THE_ROWS]);
    expect(firstTable(document)).toMatchObject({ columns: 3, rowsAre: 'whole' });
    expect(linesOf(document)).toEqual([]);
  });

  it('says which columns and rows a merged cell covers', async () => {
    const document = await read((paper) => {
      paper.rect(50, 100, 300, 40).stroke();
      paper.rect(50, 140, 100, 80).stroke();
      for (const y of [140, 180]) paper.rect(150, y, 100, 40).rect(250, y, 100, 40).stroke();
      paper.text('Open actions', 55, 105).text('June', 55, 145);
      paper.text('One', 155, 145).text('Force', 255, 145).text('Two', 155, 185).text('OPCC', 255, 185);
    });
    const shape = firstTable(document).rows.map(({ cells: own }) =>
      own.map(({ column, across, down }) => [column, across, down]),
    );
    expect(tablesOf(document)).toEqual([['Open actions', 'June | One | Force', 'Two | OPCC']]);
    expect(shape).toEqual([
      [[0, 3, 1]],
      [
        [0, 1, 2],
        [1, 1, 1],
        [2, 1, 1],
      ],
      [
        [1, 1, 1],
        [2, 1, 1],
      ],
    ]);
  });

  it('says the colour behind a cell, and takes a shaded first row for its heading', async () => {
    const document = await read((paper) => {
      for (const { x, y, width, height } of cells.slice(0, 3))
        paper.rect(x, y, width, height).fill('#00b050');
      paper.rect(350, 180, 80, 40).fill('#ff0000').fillColor('#000000');
      rule(paper, cells);
      write(paper, cells);
    });
    const { rows } = firstTable(document);
    expect(rows.map((row) => row.cells.map(({ shade }) => shade))).toEqual([
      ['#00b050', '#00b050', '#00b050'],
      [null, null, null],
      [null, null, '#ff0000'],
    ]);
    expect(rows.map(({ isHeading }) => isHeading)).toEqual([true, false, false]);
  });

  it('parts the paragraphs of a cell, and joins the lines of one', async () => {
    const one = cellsAt(100, [['Item', 'Lead']], [160, 90]).map((cell) => ({ ...cell, height: 160 }));
    const document = await read((paper) => {
      for (const { x, y, width, height } of one) paper.rect(x, y, width, height).stroke();
      paper.rect(50, 260, 160, 20).rect(210, 260, 90, 20).stroke();
      paper.text('Agree how the harbour is lit in the winter months', 55, 105, { width: 150 });
      paper.text('Update: in hand', 55, 150, { width: 150 });
      paper.text('Election of chair\nAnnual report', 55, 190, { width: 150 });
      paper.text('Clerk', 215, 105);
    });
    expect(tablesOf(document)).toEqual([
      [
        'Agree how the harbour is lit in the winter months ¶ Update: in hand ¶ Election of chair ¶ Annual report | Clerk',
        ' | ',
      ],
    ]);
  });

  it('has words whole for which a cell is too narrow, and the lines of its cells apart that stand in step', async () => {
    const rows = [
      ['Action', 'Lead', 'Due'],
      ['Grease the gears\nOil the lock', 'PK\nTreasurer', '06/05/2025\n07/05/2025'],
      ['Paint the boat', 'Treasurer', '12/03/2025'],
    ];
    const narrow = cellsAt(100, rows, [150, 50, 60]).map((cell) => ({ ...cell, height: 40 }));
    const wide = await read((paper) => {
      rule(paper, narrow);
      write(paper.fontSize(8), narrow);
    });
    expect(tablesOf(wide)).toEqual([
      [
        'Action | Lead | Due',
        'Grease the gears ¶ Oil the lock | PK ¶ Treasurer | 06/05/2025 ¶ 07/05/2025',
        'Paint the boat | Treasurer | 12/03/2025',
      ],
    ]);
    const cells = cellsAt(100, rows.slice(2), [150, 50, 50]).concat(
      cellsAt(140, [['Oil the oars', 'PK', '14/03/2025']], [150, 16, 50]),
    );
    const broken = await read((paper) => {
      rule(paper, cells);
      write(paper, cells);
    });
    expect(tablesOf(broken).flat()).toEqual([
      'Paint the boat | Treasurer | 12/03/2025',
      'Oil the oars | PK | 14/03/2025',
    ]);
  });

  it('stands in the cell of another that holds it', async () => {
    const document = await read((paper) => {
      for (const { x, y, width } of cellsAt(100, [['', '']], [200, 100]))
        paper.rect(x, y, width, 120).stroke();
      for (const y of [140, 170]) paper.rect(60, y, 60, 20).rect(120, y, 60, 20).stroke();
      for (const y of [160]) paper.rect(60, y, 60, 10).rect(120, y, 60, 10).stroke();
      paper.text('Survey the clubs', 55, 105).text('Panel', 255, 105);
      paper
        .fontSize(7)
        .text('Step', 64, 145)
        .text('Who', 124, 145)
        .text('Ask', 64, 175)
        .text('Clerk', 124, 175);
    });
    expect(tablesOf(document)).toEqual([['Survey the clubs ¶ [Step | Who /  |  / Ask | Clerk] | Panel']]);
  });

  it('is none where a box stands about prose, or rules only run across', async () => {
    const document = await read((paper) => {
      paper.rect(20, 20, 555, 800).stroke();
      paper.text('The board met in the harbour room.', 50, 60);
      for (const y of [100, 120, 140]) line(paper, 50, y, 400, y);
      paper.text('Write to the ports', 50, 105).text('Open', 300, 105);
    });
    expect(tablesOf(document)).toEqual([]);
    expect(linesOf(document)).toEqual(['The board met in the harbour room.', 'Write to the ports Open']);
    const [, row] = document.blocks.filter(isParagraph);
    expect(row?.placement).toMatchObject({
      segments: [
        { text: 'Write to the ports', from: 50 },
        { text: 'Open', from: 300 },
      ],
      ruledAbove: true,
    });
  });

  it('is cut at its rules, where a row was written in one go', async () => {
    const document = await read((paper) => {
      paper.font('Courier');
      for (const y of [100, 130]) paper.rect(50, y, 78, 30).rect(128, y, 96, 30).stroke();
      paper.text('Write to portOPCC', 50, 110, { lineBreak: false });
      paper.text('Open', 55, 140).text('June', 150, 140);
    });
    expect(tablesOf(document)).toEqual([['Write to port | OPCC', 'Open | June']]);
  });

  it('is printed lines where only its heading is shaded, as its rows are', async () => {
    const document = await read((paper) => {
      for (const { x, y, width } of cells.slice(0, 3)) paper.rect(x, y, width, 20).fill('#dddddd');
      paper.fillColor('#000000');
      write(paper, [...cells.slice(0, 3), ...cells.slice(3, 6).map((cell) => ({ ...cell, y: 120 }))]);
    });
    expect(tablesOf(document)).toEqual([]);
    expect(linesOf(document)).toEqual(['Action Owner Due', 'Bring a paper on the marine unit Force 6 June']);
  });

  it('is printed lines where only some of its cells are shaded', async () => {
    const document = await read((paper) => {
      for (const [index, colour] of ['#00b050', '#ff0000'].entries())
        paper.rect(250, 140 + 40 * index, 100, 40).fill(colour);
      paper.fillColor('#000000');
      write(paper, cells);
    });
    expect(tablesOf(document)).toEqual([]);
    expect(linesOf(document)).toEqual(THE_LINES);
  });

  it('is printed lines where rules run across only, and cells at its end are shaded', async () => {
    const document = await read((paper) => {
      for (const { x, y, width } of cells.slice(0, 3)) paper.rect(x, y, width, 40).fill('#d9e2ec');
      for (const [index, colour] of ['#00b050', '#ff0000'].entries())
        paper.rect(350, 140 + 40 * index, 80, 40).fill(colour);
      paper.fillColor('#000000');
      for (const y of [100, 140, 180, 220]) line(paper, 50, y, 430, y);
      write(paper, cells);
    });
    expect(tablesOf(document)).toEqual([]);
    expect(linesOf(document)).toEqual(THE_LINES);
  });

  it('keeps its rules about cells of which some are shaded', async () => {
    const document = await read((paper) => {
      paper.rect(350, 140, 80, 40).fill('#00b050').fillColor('#000000');
      rule(paper, cells);
      write(paper, cells);
    });
    expect(tablesOf(document)).toEqual([THE_ROWS]);
  });

  it('is printed lines where only its heading is ruled, over a box about its rows', async () => {
    const document = await read((paper) => {
      rule(paper, cells.slice(0, 3));
      paper.rect(50, 140, 380, 80).stroke();
      write(paper, cells);
    });
    expect(tablesOf(document)).toEqual([]);
    expect(linesOf(document)).toEqual(THE_LINES);
  });

  it('keeps a heading that is turned to fit its column', async () => {
    const document = await read((paper) => {
      rule(paper, cells);
      write(
        paper,
        cells.filter(({ text }) => text !== 'Due'),
      );
      paper
        .save()
        .rotate(-90, { origin: [380, 135] })
        .text('Due', 380, 135, { lineBreak: false })
        .restore();
    });
    expect(tablesOf(document)).toEqual([THE_ROWS]);
    expect(document.leftOut).toEqual([]);
  });
});

describe('a table that goes on overleaf', () => {
  const overTwoPages = (rest: readonly (readonly string[])[]) => (paper: Paper) => {
    const feet = (page: number): void => {
      paper.text(`Office of the Commissioner ${page}`, 50, 780, { lineBreak: false });
    };
    const above = cellsAt(600, ACTIONS);
    rule(paper, above);
    write(paper, above);
    feet(1);
    paper.addPage();
    const below = cellsAt(50, rest);
    rule(paper, below);
    write(paper, below);
    feet(2);
  };
  const options = { margins: { top: 50, bottom: 20, left: 50, right: 50 } };

  it('is one table, its repeated heading dropped and said', async () => {
    const document = await read(
      overTwoPages([ACTIONS[0] ?? [], ['Publish the figures', 'Force', 'May']]),
      options,
    );
    expect(tablesOf(document)).toEqual([[...THE_ROWS, 'Publish the figures | Force | May']]);
    expect(firstTable(document).rows.map(({ at, isHeading }) => [at, isHeading])).toEqual([
      [{ line: 1, page: 1 }, true],
      [{ line: 2, page: 1 }, false],
      [{ line: 3, page: 1 }, false],
      [{ line: 4, page: 2 }, false],
    ]);
    expect(document.leftOut).toEqual([
      {
        at: { line: 1, page: 1 },
        text: 'Office of the Commissioner 1',
        why: 'it stands at the head or foot of page after page',
      },
      {
        at: { line: 4, page: 2 },
        text: 'Office of the Commissioner 2',
        why: 'it stands at the head or foot of page after page',
      },
      { at: { line: 4, page: 2 }, text: 'Action Owner Due', why: 'it repeats the heading of the table' },
    ]);
  });

  it('joins a row that was cut, whose rest has no first cell', async () => {
    const document = await read(
      overTwoPages([
        ['', 'and the Panel', ''],
        ['Publish the figures', 'Force', 'May'],
      ]),
      options,
    );
    expect(tablesOf(document)).toEqual([
      [
        'Action | Owner | Due',
        'Bring a paper on the marine unit | Force | 6 June',
        'Write to the ports | OPCC and the Panel | July',
        'Publish the figures | Force | May',
      ],
    ]);
  });

  it('is another table where its columns are others', async () => {
    const document = await read((paper) => {
      const above = cellsAt(650, ACTIONS);
      rule(paper, above);
      write(paper, above);
      paper.addPage();
      const below = cellsAt(
        100,
        [
          ['Title', 'Reason'],
          ['Custody', 'Statutory'],
        ],
        [150, 150],
      );
      rule(paper, below);
      write(paper, below);
    });
    expect(tablesOf(document)).toHaveLength(2);
  });
});

describe('a printed line', () => {
  it('has its words in segments, a raised "th" among them, and the room above it', async () => {
    const document = await read((paper) => {
      paper.text('Minutes of the 9', 50, 100, { lineBreak: false });
      const end = 50 + paper.widthOfString('Minutes of the 9');
      paper.fontSize(6).text('th', end, 100, { lineBreak: false });
      paper
        .fontSize(10)
        .text('meeting', end + 9, 100, { lineBreak: false })
        .text('Open', 300, 100);
      paper.text('The board met.', 50, 130);
    });
    expect(linesOf(document)).toEqual(['Minutes of the 9th meeting Open', 'The board met.']);
    expect(
      document.blocks.filter(isParagraph).map(({ at, placement }) => [at, placement?.roomAbove]),
    ).toEqual([
      [{ line: 1, page: 1 }, null],
      [{ line: 2, page: 1 }, 2],
    ]);
    expect(document).toMatchObject({ pages: 1, wraps: true });
  });

  it('is a heading where it is set larger, or short and bold among plain lines', async () => {
    const document = await read((paper) => {
      paper.fontSize(16).text('Delivery Board', 50, 60);
      paper.fontSize(10).font('Helvetica-Bold').text('Open actions', 50, 100);
      paper
        .font('Helvetica')
        .text('The board met in the harbour room, and heard how the quarter had gone.', 50, 120);
      paper
        .font('Helvetica')
        .text('It thanked the marine unit for its work over the winter months.', 50, 140);
    });
    expect(document.blocks.filter(isParagraph).map(({ heading }) => heading)).toEqual([1, BOLD, null, null]);
    expect(document.blocks.filter(isParagraph)[1]?.spans).toEqual([{ text: 'Open actions', bold: true }]);
  });

  it('is whole where its letters are set apart', async () => {
    const document = await read((paper) => {
      paper.text('A C T I O N', 50, 60, { lineBreak: false });
      paper.text('Deliver the plan', 50, 90, { characterSpacing: 1, lineBreak: false });
      paper.text('OWNER', 50, 120, { characterSpacing: 4, lineBreak: false });
    });
    expect(linesOf(document)).toEqual(['ACTION', 'Deliver the plan', 'OWNER']);
  });

  it('parts what runs into the next column from what stands there', async () => {
    const document = await read((paper) => {
      const options = { characterSpacing: 1, lineBreak: false };
      paper.text('Publish the figures', 50, 60, options);
      const end = 50 + paper.widthOfString('Publish the figures', options);
      paper.text('Open', end - 1, 60, options).text('Write at length', 50, 90, options);
      paper.text('Closed', 110, 90, options);
    });
    const segments = document.blocks
      .filter(isParagraph)
      .map(({ placement }) => placement?.segments.map(({ text }) => text));
    expect(segments).toEqual([
      ['Publish the figures', 'Open'],
      ['Write at length', 'Closed'],
    ]);
  });

  it('that is drawn twice is there once, in bold', async () => {
    const document = await read((paper) => {
      for (const x of [50, 50.3]) paper.text('Open actions', x, 60, { lineBreak: false });
      paper.text('Write to the ports about the lighting of the quay.', 50, 90);
    });
    expect(document.blocks.filter(isParagraph).map(({ spans }) => spans)).toEqual([
      [{ text: 'Open actions', bold: true }],
      [{ text: 'Write to the ports about the lighting of the quay.' }],
    ]);
  });

  it('says what is struck through, and a line through words cuts no cell', async () => {
    const cells = cellsAt(100, ACTIONS);
    const document = await read((paper) => {
      rule(paper, cells);
      write(paper, cells.slice(0, 6));
      paper.text('Write to the ports', 55, 185, { strike: true });
      paper.text('OPCC', 255, 185, { underline: true }).text('July', 355, 185);
    });
    expect(tablesOf(document)).toEqual([THE_ROWS]);
    const [struck, owner] = firstTable(document).rows[2]?.cells ?? [];
    expect(struck?.blocks).toMatchObject([{ spans: [{ text: 'Write to the ports', struck: true }] }]);
    expect(owner?.blocks).toMatchObject([{ spans: [{ text: 'OPCC' }] }]);
  });

  it('that ends in a soft hyphen has the rest of its word', async () => {
    const document = await read((paper) => {
      paper.text('The board heard of the esti\u00AD', 50, 60).text('mates for the year.', 50, 75);
    });
    expect(linesOf(document)).toEqual(['The board heard of the estimates', 'for the year.']);
  });

  it('that ends in a hyphen has what is no word of its own below', async () => {
    const document = await read((paper) => {
      paper.text('The board heard of the light-', 50, 60).text('ing of the quays, on the well-', 50, 75);
      paper.text('being of its crews.', 50, 90);
    });
    expect(linesOf(document)).toEqual([
      'The board heard of the lighting',
      'of the quays, on the well-',
      'being of its crews.',
    ]);
  });

  it('that ends in a soft hyphen goes on in its cell, and a hyphen stays', async () => {
    const cells = cellsAt(
      100,
      [
        ['Bring the esti­\nmates plan', 'Multi-\nagency'],
        ['Agree the organi-\nsation chart', 'Follow-\nup'],
      ],
      [200, 100],
    );
    const document = await read((paper) => {
      rule(paper, cells);
      write(paper, cells);
    });
    expect(tablesOf(document)).toEqual([
      ['Bring the estimates plan | Multi-agency', 'Agree the organisation chart | Follow-up'],
    ]);
  });
});

describe('a page', () => {
  const prose =
    'The Commissioner asked how the marine unit sets its rota in the summer, and heard that it is set by the tides and by the ferries that run.';

  it('set in two columns is read column after column', async () => {
    const document = await read((paper) => {
      paper.text('Minutes of the Delivery Board held in the harbour room on 6 March 2025 at ten', 50, 60);
      paper.text(`LEFT ${prose} ${prose}`, 50, 100, { width: 230 });
      paper.text(`RIGHT ${prose} ${prose}`, 310, 103, { width: 230 });
    });
    const words = linesOf(document).join(' ');
    expect(words).toBe(
      `Minutes of the Delivery Board held in the harbour room on 6 March 2025 at ten LEFT ${prose} ${prose} RIGHT ${prose} ${prose}`,
    );
  });

  it('with a table in two columns is read across', async () => {
    const document = await read((paper) => {
      for (let row = 0; row < 4; row += 1) {
        paper.text(`Row ${row} ${prose}`, 50, 100 + 70 * row, { width: 230 });
        paper.text(`Update ${row} ${prose}`, 310, 100 + 70 * row, { width: 230 });
      }
    });
    expect(linesOf(document)[0]).toMatch(/^Row 0 .* Update 0 /);
  });

  it.each([90, 270])('turned by %i degrees is read as it is shown', async (rotate) => {
    const cells = cellsAt(100, ACTIONS);
    const bytes = await pdf((paper) => {
      rule(paper, cells);
      write(paper, cells);
      Object.assign(paper.page.dictionary.data, { Rotate: rotate });
    });
    const document = await documentOfPdf(bytes);
    expect(document === 'no text' ? [] : tablesOf(document)).toEqual([THE_ROWS]);
  });

  it('whose words are turned is laid out by them', async () => {
    const cells = cellsAt(100, ACTIONS);
    const document = await read((paper) => {
      paper.rotate(-90, { origin: [0, 0] }).translate(-700, 0);
      rule(paper, cells);
      write(paper, cells);
    });
    expect(tablesOf(document)).toEqual([THE_ROWS]);
  });

  it('leaves out a mark laid over it at an angle, and says so', async () => {
    const document = await read((paper) => {
      paper.text('The board met in the harbour room and heard the quarter.', 50, 100);
      paper
        .rotate(45, { origin: [200, 300] })
        .fontSize(40)
        .text('DRAFT COPY', 200, 300, { lineBreak: false });
    });
    expect(linesOf(document)).toEqual(['The board met in the harbour room and heard the quarter.']);
    expect(document.leftOut).toEqual([
      { at: { line: 1, page: 1 }, text: 'DRAFT COPY', why: 'it stands at an angle to the page' },
    ]);
  });

  it.each<[string, (paper: Paper) => void]>([
    ['it has the colour of what is behind it', (paper) => paper.fillColor('#ffffff').text('Closed', 50, 100)],
    ['it is too small to be seen', (paper) => paper.fontSize(1).text('Closed', 50, 100)],
    ['it stands outside the page', (paper) => paper.text('Closed', 50, -80)],
    ['it is written so that nobody sees it', (paper) => paper.opacity(0).text('Closed', 50, 100)],
  ])('leaves out what nobody sees: %s', async (why, draw) => {
    const document = await read((paper) => {
      paper.text('The board met.', 50, 60);
      draw(paper);
    });
    expect(linesOf(document)).toEqual(['The board met.']);
    expect(document.leftOut).toEqual([{ at: { line: 1, page: 1 }, text: 'Closed', why }]);
  });

  it('keeps white words on a dark ground', async () => {
    const document = await read((paper) => {
      paper.rect(50, 50, 300, 30).fill('#003366');
      paper.fillColor('#ffffff').text('Open actions', 60, 60);
    });
    expect(linesOf(document)).toEqual(['Open actions']);
    expect(document.leftOut).toEqual([]);
  });

  it('leaves out the numbers of its lines', async () => {
    const document = await read((paper) => {
      for (let row = 1; row <= 14; row += 1) {
        paper.text(`${row}`, 40, 60 + 20 * row, { lineBreak: false });
        paper.text(`The board heard of matter ${'ABCDEFGHIJKLMN'[row - 1]}.`, 70, 60 + 20 * row);
      }
    });
    expect(linesOf(document)[0]).toBe('The board heard of matter A.');
    expect(document.leftOut).toMatchObject([
      { text: '1 2 3 4 5 6 7 8 9 10 11 12 13 14', why: 'they count the lines of the page' },
    ]);
  });

  it('whose unit is larger is measured in it', async () => {
    const bytes = await pdf((paper) => {
      rule(paper, cellsAt(100, ACTIONS));
      write(paper, cellsAt(100, ACTIONS));
      Object.assign(paper.page.dictionary.data, { UserUnit: 2 });
    });
    const document = await documentOfPdf(bytes);
    expect(document === 'no text' ? [] : tablesOf(document)).toEqual([THE_ROWS]);
  });

  it('knows what is struck by a mark laid over it, and says the notes laid over it', async () => {
    const document = await read((paper) => {
      paper.text('Write to the ports', 50, 100).strike(50, 98, paper.widthOfString('Write to the ports'), 12);
      paper.note(300, 100, 30, 30, 'Ask the clerk');
    });
    expect(document.blocks.filter(isParagraph).map(({ spans }) => spans)).toEqual([
      [{ text: 'Write to the ports', struck: true }],
    ]);
    expect(document.leftOut).toMatchObject([
      { text: 'Ask the clerk', why: 'it is a note laid over the page' },
    ]);
  });

  it('has the values of its fields where they stand', async () => {
    const cells = cellsAt(
      100,
      [
        ['Action', 'Done'],
        ['', ''],
      ],
      [200, 100],
    );
    const document = await read((paper) => {
      rule(paper, cells);
      write(paper, cells);
      paper.initForm();
      paper.formText('what', 55, 145, 190, 30, { value: 'Write to the ports' });
      paper.formCombo('done', 255, 145, 90, 30, { value: 'Closed', select: ['Open', 'Closed'] });
    });
    expect(tablesOf(document)).toEqual([['Action | Done', 'Write to the ports | Closed']]);
  });
});

describe('a tagged PDF', () => {
  const options = { tagged: true, pdfVersion: '1.7', lang: 'en' } as const;
  type Struct = PDFKit.PDFStructureElement;

  /** A row of the structure tree, its cells written at `y` in columns 200 points apart. */
  function tagRow(paper: Paper, y: number, texts: readonly string[], role = 'TD'): Struct {
    const row = paper.struct('TR');
    for (const [column, text] of texts.entries()) {
      const cell = paper.struct(role).add(() => {
        paper.text(text, 55 + 200 * column, y, { width: 180 });
      });
      row.add(cell);
    }
    return row;
  }

  it('has the table that no rule is drawn about', async () => {
    const document = await read((paper) => {
      const table = paper.struct('Table');
      paper.addStructure(table);
      table.add(tagRow(paper, 100, ['Action', 'Owner'], 'TH'));
      table.add(tagRow(paper, 120, ['Write to the ports about how the quay is lit in the winter', 'OPCC']));
      table.add(tagRow(paper, 144, ['Bring a paper', 'Force']));
      table.end();
    }, options);
    expect(tablesOf(document)).toEqual([
      [
        'Action | Owner',
        'Write to the ports about how the quay is lit in the winter | OPCC',
        'Bring a paper | Force',
      ],
    ]);
    expect(firstTable(document).rows.map(({ isHeading }) => isHeading)).toEqual([true, false, false]);
  });

  it('says which row was cut at the end of a page', async () => {
    const document = await read((paper) => {
      const table = paper.struct('Table');
      paper.addStructure(table);
      table.add(tagRow(paper, 600, ['Action', 'Owner'], 'TH'));
      const cut = paper.struct('TR');
      const action = paper.struct('TD').add(() => {
        paper.text('Bring a paper on', 55, 640);
      });
      const owner = paper.struct('TD').add(() => {
        paper.text('Force and', 255, 640);
      });
      table.add(cut.add(action).add(owner));
      paper.addPage();
      action.add(() => {
        paper.text('the marine unit', 55, 60);
      });
      owner.add(() => {
        paper.text('OPCC', 255, 60);
      });
      table.add(tagRow(paper, 100, ['Write to the ports', 'Panel']));
      table.end();
    }, options);
    expect(tablesOf(document)).toEqual([
      ['Action | Owner', 'Bring a paper on the marine unit | Force and OPCC', 'Write to the ports | Panel'],
    ]);
  });

  it('whose rules frame whole rows, and not their cells, is read by its tags', async () => {
    const document = await read((paper) => {
      paper.text('Overview of Actions', 55, 60);
      rule(paper, cellsAt(95, [['', '']], [200, 200]));
      rule(paper, cellsAt(135, [[''], ['']], [400]));
      const table = paper.struct('Table');
      paper.addStructure(table);
      table.add(tagRow(paper, 100, ['Action', 'Owner'], 'TH'));
      table.add(tagRow(paper, 140, ['Write to the ports', 'OPCC']));
      table.add(tagRow(paper, 180, ['Bring a paper', 'Force']));
      table.end();
    }, options);
    expect(tablesOf(document)).toEqual([
      ['Action | Owner', 'Write to the ports | OPCC', 'Bring a paper | Force'],
    ]);
    expect(document.leftOut).toEqual([]);
  });

  it('whose tags say otherwise than its rules is read by its rules, and says so', async () => {
    const document = await read((paper) => {
      const cells = cellsAt(
        95,
        [
          ['', ''],
          ['', ''],
          ['', ''],
        ],
        [200, 200],
      );
      rule(paper, cells);
      const table = paper.struct('Table');
      paper.addStructure(table);
      table.add(tagRow(paper, 100, ['Action', 'Owner'], 'TH'));
      const row = paper.struct('TR');
      const wrong = paper.struct('TD').add(() => {
        paper.text('Write to the ports', 55, 140).text('OPCC', 255, 140);
      });
      table.add(row.add(wrong));
      table.add(tagRow(paper, 180, ['Bring a paper', 'Force']));
      table.end();
    }, options);
    expect(tablesOf(document)).toEqual([
      ['Action | Owner', 'Write to the ports | OPCC', 'Bring a paper | Force'],
    ]);
    expect(document.leftOut).toMatchObject([
      { text: '', why: 'the file’s own tags and its ruling lines disagree here' },
    ]);
  });
});

it('has no text where a page is blank', async () => {
  expect(await documentOfPdf(await pdf(() => undefined))).toBe('no text');
});

it('is refused with more pages than any pack has', async () => {
  const bytes = await pdf((paper) => {
    for (let page = 0; page < 2_000; page += 1) paper.addPage();
  });
  await expect(documentOfPdf(bytes)).rejects.toThrow('this PDF has 2001 pages, and 2000 are read at most');
});

describe('every word of a fixture', () => {
  const folder = new URL('../fixtures/minutes/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.pdf') && !/locked|scanned/.test(file),
  );

  it.each(files)('of %s is in its Document, or is said to be left out', async (file) => {
    const bytes = new Uint8Array(readFileSync(new URL(file, folder)));
    const document = await documentOfPdf(bytes);
    if (document === 'no text') throw new Error('no text');
    const own = [...document.blocks.map(allText), ...document.leftOut.map(({ text }) => text)].join(' ');
    expect(own.split(/\s+/).filter(Boolean).sort()).toEqual((await rawWords(bytes)).sort());
  });

  const allText = (block: Block): string =>
    isParagraph(block)
      ? wordsOf(block.spans)
      : block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks.map(allText))).join(' ');

  /** The words of a PDF as pdf.js itself puts them together. */
  async function rawWords(bytes: Uint8Array): Promise<string[]> {
    const file = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const words: string[] = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const { items } = await (await file.getPage(number)).getTextContent();
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      words.push(...text.split(/\s+/).filter(Boolean));
    }
    return words;
  }
});
