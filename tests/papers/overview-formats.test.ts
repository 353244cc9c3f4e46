import fc from 'fast-check';
import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { type FormatOf, formatsOf } from '../../functions/papers/formats.ts';
import { type Overview, overviewColumns, overviewOf } from '../../functions/papers/overview.ts';
import { renderOverview } from '../../functions/papers/render.ts';
import type { Action } from '../../functions/register/action.ts';
import {
  action,
  asOf,
  discharged,
  dueOn,
  meeting,
  noDateAgreed,
  proposed,
  undertaking,
  viewOf,
} from './a-board.ts';
import {
  awkward,
  byMammoth,
  elements,
  partsOf,
  rowsOf,
  rowsOfCsv,
  rowsOfMarkdown,
  textOf,
  textsOf,
  xml,
} from './opened.ts';

const overview = (actions: readonly Action[], closed: readonly Action[] = []): Overview =>
  overviewOf(viewOf(actions), asOf, { openOnly: false, closed });

const two = overview([
  action('PDB-2024-10-1', { text: awkward[0] }),
  action('PDB-2024-10-2', { due: noDateAgreed('in due course'), ...proposed('sent') }),
]);
const nothing = overview([]);

const text = async (of: Overview, format: FormatOf<'overview'>): Promise<string> =>
  textOf(await renderOverview(of, format));
const word = (of: Overview): Promise<string | Uint8Array> => renderOverview(of, 'docx');
const parts = async (of: Overview): Promise<Record<string, string>> => partsOf(await word(of));

/** The table's rows as another program reads them, its header row first. */
const readers: Record<FormatOf<'overview'>, (of: Overview) => Promise<string[][]>> = {
  docx: async (of) => rowsOf((await byMammoth(await word(of))).page),
  html: async (of) => rowsOf(parse(await text(of, 'html'))),
  md: async (of) => rowsOfMarkdown(await text(of, 'md')),
  csv: async (of) => rowsOfCsv(await text(of, 'csv')).map((cells) => cells.slice(0, 4)),
  json: async (of) => {
    const { rows }: Overview = JSON.parse(await text(of, 'json'));
    const cells = rows.map((row) => [row.action, row.statusInWords, row.owner, row.dueInWords]);
    return [[...overviewColumns], ...cells];
  },
};

describe.each(formatsOf.overview)('the Overview as %s', (format) => {
  const read = readers[format];

  it('has the house’s columns and a row for each action', async () => {
    const due = format === 'json' ? '11 December 2024' : '11/12/2024';
    expect(await read(two)).toEqual([
      ['Action', 'Status', 'Owner', 'Due date'],
      [awkward[0], 'Open', 'Force', due],
      [
        'Report on the matter of PDB-2024-10-2',
        'Open (reported done)',
        'Force',
        'In due course (no date agreed)',
      ],
    ]);
  });

  it('has three columns more where somebody asks what became of due dates', async () => {
    const moved = action('PDB-2024-10-1', {
      due: dueOn('2025-02-28'),
      history: [
        { at: '2024-10-03T08:15:00.000Z', by: 'Sam Reed', from: 'x', what: 'raised' },
        {
          at: '2024-11-20T08:15:00.000Z',
          by: 'Sam Reed',
          from: 'x',
          what: 'amended: due on 28 February 2025',
          changed: [{ field: 'due', before: dueOn('2024-12-03'), after: dueOn('2025-02-28') }],
        },
      ],
    });
    const view = viewOf([moved], [meeting('2024-11', { state: 'held', date: '2024-11-13' })]);
    const withHistory = overviewOf(view, asOf, { openOnly: true, withHistory: true });
    if (format === 'json') {
      expect(JSON.parse(await text(withHistory, 'json'))).toMatchObject({
        withHistory: true,
        rows: [
          {
            history: {
              firstDue: '2024-12-03',
              firstDueInWords: '3 December 2024',
              timesMoved: 1,
              timesCarriedOver: 1,
            },
          },
        ],
      });
      return;
    }
    const rows = format === 'csv' ? rowsOfCsv(await text(withHistory, 'csv')) : await read(withHistory);
    expect(rows.map((cells) => cells.slice(3, 7))).toEqual([
      ['Due date', 'First due date', 'Times moved', 'Times carried over'],
      ['28/02/2025', '03/12/2024', '1', '1'],
    ]);
  });

  it('says what was asked for, letter by letter, however awkward', async () => {
    const actions = awkward.map((words, index) => action(`PDB-2024-10-${index + 1}`, { text: words }));
    expect((await read(overview(actions))).slice(1).map(([asked]) => asked)).toEqual(awkward);
  });

  it('shows every open action exactly once, whatever its text', async () => {
    const printable = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 60 })
      .filter((words) => /[\p{L}\p{N}\p{P}]/u.test(words));
    const breaking = fc.constantFrom(
      '|',
      '\\',
      '\n',
      '\t',
      '"',
      "'",
      '<b>',
      '&lt;',
      '&',
      '=',
      '\u0000',
      '\uD800',
      '\uFFFF',
    );
    const anyText = fc.array(fc.oneof(printable, breaking), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { minLength: 1, maxLength: 8 }), async (texts) => {
        const actions = texts.map((words, index) =>
          action(`PDB-2024-10-${index + 1}`, { text: `No. ${index + 1}${words.join('')}` }),
        );
        const of = overview(actions);
        expect((await read(of)).slice(1).map(([asked]) => asked)).toEqual(of.rows.map((row) => row.action));
        expect(of.rows).toHaveLength(texts.length);
      }),
      { numRuns: 40 },
    );
  });

  it('says in words that nothing is open, and shows no table', async () => {
    const rendered =
      format === 'docx' ? (await parts(nothing))['word/document.xml'] : await text(nothing, format);
    expect(rendered).toContain('There are no open actions.');
    expect(rendered).not.toMatch(/<w:tbl>|<table|\| Action|"ref"/);
  });
});

const onUndertaking = (ref: string, what: string, by: string): Action =>
  action(ref, discharged('2024-10-02', 'report to follow', undertaking(what, dueOn(by))));
const promised = overview([
  onUndertaking('PDB-2024-06-4', 'the audit | of custody', '2025-01-08'),
  onUndertaking('PDB-2024-06-5', 'the costs', '2024-11-01'),
]);

describe.each(formatsOf.overview)('undertakings that are not met, in the Overview as %s', (format) => {
  const said = async (of: Overview): Promise<string> =>
    format === 'docx' ? ((await parts(of))['word/document.xml'] ?? '') : text(of, format);

  it('stand in a table of their own, and nothing says that there is nothing', async () => {
    const rendered = await said(promised);
    expect(rendered).toContain('the costs');
    expect(rendered).toMatch(/the audit \\?\| of custody/);
    expect(rendered).not.toContain('There are no');
  });

  it('are not spoken of where there are none', async () => {
    expect(await said(nothing)).not.toMatch(/no undertakings/i);
    if (format !== 'json') expect(await said(nothing)).not.toContain('still to be met');
  });
});

describe('undertakings that are not met', () => {
  it('stand below the actions, by the day they are due', async () => {
    expect(await text(promised, 'md')).toBe(
      [
        '# Overview of Actions: Performance and Delivery Board',
        '',
        'As at 25 November 2024. Next meeting: Wednesday 11 December 2024.',
        '',
        'No action is open, and 2 undertakings are still to be met.',
        '',
        '**Actions as at 25 November 2024: discharged or withdrawn since 2 October 2024**',
        '',
        '| Action | Status | Owner | Due date |',
        '| --- | --- | --- | --- |',
        '| Report on the matter of PDB-2024-06-4 | Discharged 02/10/2024, on an undertaking | Force | 11/12/2024 |',
        '| Report on the matter of PDB-2024-06-5 | Discharged 02/10/2024, on an undertaking | Force | 11/12/2024 |',
        '',
        '**Undertakings still to be met as at 25 November 2024**',
        '',
        '| Undertaking | Action discharged | Owner | Due date |',
        '| --- | --- | --- | --- |',
        '| the costs | Report on the matter of PDB-2024-06-5 | Force | 01/11/2024 |',
        '| the audit \\| of custody | Report on the matter of PDB-2024-06-4 | Force | 08/01/2025 |',
        '',
      ].join('\n'),
    );
  });

  it('are records of a spreadsheet, which name what is to be provided', async () => {
    const [, , , costs] = rowsOfCsv(await text(promised, 'csv'));
    expect(costs).toEqual([
      'Report on the matter of PDB-2024-06-5',
      'Discharged 02/10/2024, on an undertaking',
      'Force',
      '01/11/2024',
      'PDB-2024-06-5',
      '2024-11-01',
      'the costs',
    ]);
  });

  it('have an address of their own on a web page, whose tables are two', async () => {
    const page = parse(await text(promised, 'html'));
    expect(textsOf(page, 'table > caption')).toEqual([
      'Actions as at 25 November 2024: discharged or withdrawn since 2 October 2024',
      'Undertakings still to be met as at 25 November 2024',
    ]);
    const ids = page.querySelectorAll('tbody tr').map(({ id }) => id);
    expect(new Set(ids).size).toBe(4);
    expect(ids).toContain('PDB-2024-06-5-undertaking');
  });

  it('have alternative text in Word', async () => {
    expect((await parts(promised))['word/document.xml']).toContain(
      '<w:tblDescription w:val="2 undertakings, one to a row: Undertaking, Action discharged, Owner, Due date."/>',
    );
  });
});

describe('the Overview in Word', () => {
  it('has one heading, and a caption over the table', async () => {
    const { page } = await byMammoth(await word(two));
    expect(textsOf(page, 'h1, h2')).toEqual(['Overview of Actions']);
    expect(textsOf(page, 'p')).toEqual(
      expect.arrayContaining([
        'Performance and Delivery Board',
        'As at 25 November 2024. Next meeting: Wednesday 11 December 2024.',
        'Open actions as at 25 November 2024',
      ]),
    );
  });

  it('has alternative text for its table, last in the table’s properties', async () => {
    expect((await parts(two))['word/document.xml']).toContain(
      '<w:tblCaption w:val="Open actions as at 25 November 2024"/>' +
        '<w:tblDescription w:val="2 actions, one to a row: Action, Status, Owner, Due date."/></w:tblPr>',
    );
  });

  it('names its title and author, and is dated by what it says', async () => {
    const properties = xml((await parts(two))['docProps/core.xml']);
    const said = ['dc:title', 'dc:creator', 'dcterms:created', 'dcterms:modified'].map(
      (name) => elements(properties, name)[0]?.text,
    );
    expect(said).toEqual([
      'Overview of Actions – Performance and Delivery Board',
      'Performance and Delivery Board',
      '2024-11-25T00:00:00Z',
      '2024-11-25T00:00:00Z',
    ]);
  });
});

describe('the Overview as a web page', () => {
  it('has a title and one heading', async () => {
    const page = parse(await text(two, 'html'));
    expect(textsOf(page, 'title')).toEqual(['Overview of Actions – Performance and Delivery Board']);
    expect(textsOf(page, 'h1, h2')).toEqual(['Overview of Actions']);
  });

  it('has a caption over the table', async () => {
    const page = parse(await text(two, 'html'));
    expect(textsOf(page, 'table > caption')).toEqual(['Open actions as at 25 November 2024']);
  });

  it('gives dates to machines, and each row its reference as an address', async () => {
    const page = parse(await text(two, 'html'));
    const times = page.querySelectorAll('time').map((time) => [time.getAttribute('datetime'), time.text]);
    expect(times).toEqual([
      ['2024-11-25', '25 November 2024'],
      ['2024-12-11', 'Wednesday 11 December 2024'],
      ['2024-12-11', '11/12/2024'],
    ]);
    expect(page.querySelectorAll('tbody tr').map(({ id }) => id)).toEqual(['PDB-2024-10-1', 'PDB-2024-10-2']);
  });
});

describe('the Overview as CSV', () => {
  it('is, byte for byte, what a spreadsheet expects', async () => {
    const of = overview([
      action('PDB-2024-10-1', { text: '=1+1, "so far"' }),
      action('PDB-2024-10-2', { text: '-5%', due: noDateAgreed() }),
    ]);
    expect(await text(of, 'csv')).toBe(
      [
        '\uFEFFAction,Status,Owner,Due date,Reference,Due date (ISO),Undertaking',
        `"'=1+1, ""so far""",Open,Force,11/12/2024,PDB-2024-10-1,2024-12-11,`,
        `'-5%,Open,Force,No date agreed,PDB-2024-10-2,,`,
        '',
      ].join('\r\n'),
    );
  });

  it('lets no cell begin as a formula does', async () => {
    const actions = ['=', '+', '-', '@', '\t=', '\r='].map((start, index) =>
      action(`PDB-2024-10-${index + 1}`, { text: `${start}SUM(A1)`, due: dueOn('2024-12-11', '=now') }),
    );
    const cells = (await text(overview(actions), 'csv')).split('\r\n').flatMap((line) => line.split(','));
    expect(cells.filter((cell) => /^"?[=+\-@\t\r]/.test(cell))).toEqual([]);
  });
});

describe('the Overview as Markdown', () => {
  it('reads well as it stands', async () => {
    expect(await text(two, 'md')).toBe(
      [
        '# Overview of Actions: Performance and Delivery Board',
        '',
        'As at 25 November 2024. Next meeting: Wednesday 11 December 2024.',
        '',
        '**Open actions as at 25 November 2024**',
        '',
        '| Action | Status | Owner | Due date |',
        '| --- | --- | --- | --- |',
        '| Meet Tonbridge & Malling’s councillors about the "cut-through" | Open | Force | 11/12/2024 |',
        '| Report on the matter of PDB-2024-10-2 | Open (reported done) | Force | In due course (no date agreed) |',
        '',
      ].join('\n'),
    );
  });

  it('keeps cells in their place and HTML inert', async () => {
    const of = overview([action('PDB-2024-10-1', { text: 'A|B \\ <b>&nbsp;</b> *x*' })]);
    expect(await text(of, 'md')).toContain('| A\\|B \\\\ &lt;b&gt;&amp;nbsp;&lt;/b&gt; \\*x\\* | Open |');
  });
});

describe('the Overview as JSON', () => {
  it('is the values themselves', async () => {
    expect(JSON.parse(await text(two, 'json'))).toEqual(two);
  });
});

describe('the Overview before a meeting without a day', () => {
  it('says what is known of a next meeting without a day', async () => {
    const postponed = meeting('2024-12', { state: 'to be confirmed', reason: 'no room' });
    const of = overviewOf(viewOf([], [postponed]), asOf, { openOnly: true });
    expect(parse(await text(of, 'html')).querySelector('.facts')?.text).toContain(
      'Next meeting: date to be confirmed',
    );
  });
});
