import { parse } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { type FormatOf, formatsOf } from '../../functions/papers/formats.ts';
import { type ProgrammePaper, programmePaperOf } from '../../functions/papers/programme.ts';
import { renderProgramme } from '../../functions/papers/render.ts';
import { endOfJune, item, panelView, regular } from './a-panel.ts';
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

const programme: ProgrammePaper = programmePaperOf(
  panelView([
    item(1, { title: 'Complaints – annual report', lead: 'panel-officers' }),
    item(2, { title: 'Answering calls', reason: 'Requested by the Panel/Offered by the Commissioner' }),
    item(3, { title: 'Proposed precept 2024/25', meeting: '2024-02' }),
    item(4, { title: 'Rural crime', meeting: '2024-04', reason: null, lead: null }),
    regular(5, { title: 'Questions to the Commissioner' }),
    regular(6, { title: 'Commissioner’s decisions', as: 'item to note' }),
    regular(7, { title: 'Board minutes', as: 'item to note', condition: 'if available' }),
  ]),
  endOfJune,
);
const nothing = programmePaperOf(panelView([]), endOfJune);

const text = async (of: ProgrammePaper, format: FormatOf<'programme'>): Promise<string> =>
  textOf(await renderProgramme(of, format));
const word = (of: ProgrammePaper): Promise<string | Uint8Array> => renderProgramme(of, 'docx');
const documentOf = async (of: ProgrammePaper): Promise<string> =>
  partsOf(await word(of))['word/document.xml'] ?? '';

const columns = ['Item', 'Reason', 'Lead'];

/** The rows of the tables as another program reads them, the header row of each first. */
const readers: Record<FormatOf<'programme'>, (of: ProgrammePaper) => Promise<string[][]>> = {
  docx: async (of) => rowsOf((await byMammoth(await word(of))).page),
  html: async (of) => rowsOf(parse(await text(of, 'html'))),
  md: async (of) => rowsOfMarkdown(await text(of, 'md')),
  csv: async (of) => {
    const rows = rowsOfCsv(await text(of, 'csv')).slice(1);
    return rows.flatMap(([meeting, ...cells], index) => [
      ...(meeting?.startsWith('Each') || meeting === rows[index - 1]?.[0] ? [] : [columns]),
      ...(meeting?.startsWith('Each') ? [] : [cells.slice(0, 3)]),
    ]);
  },
  json: async (of) => {
    const { meetings }: ProgrammePaper = JSON.parse(await text(of, 'json'));
    return meetings.flatMap(({ items }) => [
      columns,
      ...items.map((row) => [row.item, row.reasonInWords, row.leadInWords]),
    ]);
  },
};

describe.each(formatsOf.programme)('the programme as %s', (format) => {
  it('has a table for each meeting, and a row for each item', async () => {
    expect(await readers[format](programme)).toEqual([
      columns,
      ['Complaints – annual report', 'Statutory Requirement', 'Panel Officers'],
      ['Answering calls', 'Requested by the Panel/Offered by the Commissioner', 'PCC'],
      columns,
      ['Proposed precept 2024/25', 'Statutory Requirement', 'PCC'],
      columns,
      ['Rural crime', 'To be confirmed', 'To be confirmed'],
    ]);
  });

  it('says what is planned, letter by letter, however awkward', async () => {
    const items = awkward.map((title, index) => item(index + 1, { title }));
    const rows = await readers[format](programmePaperOf(panelView(items), endOfJune));
    expect(rows.slice(1).map(([title]) => title)).toEqual(awkward);
  });

  it('says in words that nothing is planned, and shows no table and no list', async () => {
    const rendered = format === 'docx' ? await documentOf(nothing) : await text(nothing, format);
    expect(rendered).toContain('No items are planned for any meeting to come.');
    expect(rendered).not.toMatch(/<w:tbl>|<table|<ul|\| Item|"ref"|at each meeting|Each meeting/);
  });
});

const headings = [
  'Future work programme',
  'Tuesday 17 October 2023',
  'February 2024',
  'Date to be confirmed',
  'Standing items at each meeting',
  'Items to note at each meeting',
];
const points = ['Questions to the Commissioner', 'Commissioner’s decisions', 'Board minutes (if available)'];

describe('the programme in Word', () => {
  it('has its headings in order, and lists for what comes at each meeting', async () => {
    const { page } = await byMammoth(await word(programme));
    expect(textsOf(page, 'h1, h2, h3')).toEqual(headings);
    expect(textsOf(page, 'h1')).toHaveLength(1);
    expect(textsOf(page, 'li')).toEqual(points);
    expect(textsOf(page, 'p')).toEqual(
      expect.arrayContaining([
        'Westmere Police and Crime Panel',
        'As at 30 June 2023. Next meeting: Tuesday 17 October 2023.',
      ]),
    );
  });

  it('has alternative text for each of its tables, last in the table’s properties', async () => {
    const document = await documentOf(programme);
    const described = [
      ...document.matchAll(/<w:tblCaption w:val="(.*?)"\/><w:tblDescription w:val="(.*?)"\/><\/w:tblPr>/g),
    ];
    expect(described.map(([, caption, description]) => [caption, description])).toEqual([
      ['Tuesday 17 October 2023', '2 items, one to a row: Item, Reason, Lead.'],
      ['February 2024', '1 item, one to a row: Item, Reason, Lead.'],
      ['Date to be confirmed', '1 item, one to a row: Item, Reason, Lead.'],
    ]);
    expect(elements(xml(document), 'w:tbl')).toHaveLength(3);
  });

  it('names its title and what it is about', async () => {
    const properties = xml(partsOf(await word(programme))['docProps/core.xml']);
    expect(['dc:title', 'dc:subject'].map((name) => elements(properties, name)[0]?.text)).toEqual([
      'Future work programme – Westmere Police and Crime Panel',
      'Future work programme as at 30 June 2023',
    ]);
  });
});

describe('the programme as a web page', () => {
  it('has a title, its headings in order, and lists for what comes at each meeting', async () => {
    const page = parse(await text(programme, 'html'));
    expect(textsOf(page, 'title')).toEqual(['Future work programme – Westmere Police and Crime Panel']);
    expect(textsOf(page, 'h1, h2, h3')).toEqual(headings);
    expect(textsOf(page, 'li')).toEqual(points);
  });

  it('names each table by the heading above it, and each row by its reference', async () => {
    const page = parse(await text(programme, 'html'));
    const named = page.querySelectorAll('table').map((table) => table.getAttribute('aria-labelledby'));
    expect(named.flatMap((id) => textsOf(page, `h2#${id}`))).toEqual(headings.slice(1, 4));
    const refs = ['PCP-ITEM-1', 'PCP-ITEM-2', 'PCP-ITEM-3', 'PCP-ITEM-4'];
    expect(page.querySelectorAll('tbody tr').map(({ id }) => id)).toEqual(refs);
  });

  it('labels each cell for a phone, and gives days and months to machines', async () => {
    const page = parse(await text(programme, 'html'));
    const [row] = page.querySelectorAll('tbody tr');
    expect(row?.querySelectorAll('td').map((td) => td.getAttribute('data-column'))).toEqual([
      'Reason',
      'Lead',
    ]);
    const times = page.querySelectorAll('h2 time').map((time) => [time.getAttribute('datetime'), time.text]);
    expect(times).toEqual([
      ['2023-10-17', 'Tuesday 17 October 2023'],
      ['2024-02', 'February 2024'],
    ]);
  });
});

describe('the programme as CSV', () => {
  it('is, byte for byte, what a spreadsheet expects', async () => {
    expect(await text(programme, 'csv')).toBe(
      [
        '\uFEFFMeeting,Item,Reason,Lead,Reference,Meeting (ISO)',
        'Tuesday 17 October 2023,Complaints – annual report,Statutory Requirement,Panel Officers,PCP-ITEM-1,2023-10-17',
        'Tuesday 17 October 2023,Answering calls,Requested by the Panel/Offered by the Commissioner,PCC,PCP-ITEM-2,2023-10-17',
        'February 2024,Proposed precept 2024/25,Statutory Requirement,PCC,PCP-ITEM-3,2024-02',
        'Date to be confirmed,Rural crime,To be confirmed,To be confirmed,PCP-ITEM-4,',
        'Each meeting (standing item),Questions to the Commissioner,,,PCP-ITEM-5,',
        'Each meeting (to note),Commissioner’s decisions,,,PCP-ITEM-6,',
        'Each meeting (to note),Board minutes (if available),,,PCP-ITEM-7,',
        '',
      ].join('\r\n'),
    );
  });
});

describe('the programme as Markdown', () => {
  it('reads well as it stands', async () => {
    expect(await text(programme, 'md')).toBe(
      [
        '# Future work programme: Westmere Police and Crime Panel',
        '',
        'As at 30 June 2023. Next meeting: Tuesday 17 October 2023.',
        '',
        '## Tuesday 17 October 2023',
        '',
        '| Item | Reason | Lead |',
        '| --- | --- | --- |',
        '| Complaints – annual report | Statutory Requirement | Panel Officers |',
        '| Answering calls | Requested by the Panel/Offered by the Commissioner | PCC |',
        '',
        '## February 2024',
        '',
        '| Item | Reason | Lead |',
        '| --- | --- | --- |',
        '| Proposed precept 2024/25 | Statutory Requirement | PCC |',
        '',
        '## Date to be confirmed',
        '',
        '| Item | Reason | Lead |',
        '| --- | --- | --- |',
        '| Rural crime | To be confirmed | To be confirmed |',
        '',
        '## Standing items at each meeting',
        '',
        '- Questions to the Commissioner',
        '',
        '## Items to note at each meeting',
        '',
        '- Commissioner’s decisions',
        '- Board minutes (if available)',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['# no heading', '- \\# no heading'],
    ['- no list', '- \\- no list'],
    ['+ no list', '- \\+ no list'],
    ['1. no number', '- 1\\. no number'],
    ['2) no number', '- 2\\) no number'],
    ['101 calls', '- 101 calls'],
    ['<b>*Bold*</b>', '- &lt;b&gt;\\*Bold\\*&lt;/b&gt;'],
  ])('lists %j as the words they are', async (title, line) => {
    const paper = programmePaperOf(panelView([regular(1, { title })]), endOfJune);
    expect((await text(paper, 'md')).split('\n')).toContain(line);
  });
});

describe('the programme as JSON', () => {
  it('is the values themselves', async () => {
    expect(JSON.parse(await text(programme, 'json'))).toEqual(programme);
  });
});
