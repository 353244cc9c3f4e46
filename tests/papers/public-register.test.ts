import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { type CalendarDate, day, instantSchema } from '../../functions/calendar/days.ts';
import { publicFiles } from '../../functions/papers/public-files.ts';
import { publicRegisterOf } from '../../functions/papers/public-register.ts';
import { publicRowOf } from '../../functions/papers/public-row.ts';
import type { Action, ActionRef } from '../../functions/register/action.ts';
import { withChange } from '../../functions/register/history.ts';
import type { PublicEntry, PublicRow } from '../../functions/register/public-entry.ts';
import { holdBack, publishRow } from '../../functions/register/public-entry-transitions.ts';
import {
  aBoard,
  aMeeting,
  anAction,
  anOwner,
  aPublicEntry,
  aPublicRow,
  secretary,
} from '../register/examples.ts';

const board = aBoard({ calendarMark: '9f3c51d2a07e' });
const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const meetings = [october, aMeeting()];
const style = '.govuk-body { color: #0b0c0c; }';
const since = secretary.at;
const later = instantSchema.parse('2024-12-12T09:00:00.000Z');

const published = (
  ref: string,
  row: Partial<PublicRow> = {},
  changedAt: typeof since | null = null,
): PublicEntry => {
  const said = aPublicRow(row as never);
  return aPublicEntry({ ref, looked: said, public: { place: 'published', row: said, since, changedAt } });
};
const gone = (ref: string): PublicEntry =>
  aPublicEntry({
    ref,
    public: { place: 'no longer published', since, until: later },
    heldBack: 'a court asked',
    looked: aPublicRow({ action: 'Name a witness' }),
  });

const filesOf = (
  entries: readonly PublicEntry[],
  today: CalendarDate = day('2024-12-12'),
  address?: string,
) =>
  new Map(
    publicFiles({ board, meetings, entries }, today, { style, ...(address && { address }) }).map((file) => [
      file.name,
      file.text,
    ]),
  );
const fileOf = (files: Map<string, string>, name: string): string => {
  const text = files.get(name);
  if (text === undefined) throw new Error(`there is no ${name}`);
  return text;
};

const due = (date: string) => ({ date: day(date), inWords: date });
const hostile = 'Tom & Jerry’s <script>alert("1")</script> ]]> "quoted" =2+2';

const several = [
  published('PDB-2024-10-1'),
  published(
    'PDB-2024-10-2',
    { status: 'discharged', closedOn: day('2024-12-11'), how: 'figures were sent' },
    later,
  ),
  published('PDB-2024-10-3', {
    status: 'discharged',
    closedOn: day('2025-03-12'),
    how: 'late figures were sent',
  }),
  published('PDB-2024-10-4', { status: 'withdrawn', closedOn: day('2024-11-20'), how: 'overtaken' }),
  published('PDB-2024-10-5', {
    ...{ status: 'discharged on an undertaking', closedOn: day('2024-12-11'), how: 'a report is to follow' },
    ...{ undertaking: 'the report', undertakingDue: due('2025-01-31') },
  }),
  published('PDB-2024-10-6', { status: 'reported done' }),
  published('PDB-2024-10-10', {
    ...{ status: 'discharged', firstDue: null, due: { date: null, inWords: 'No date agreed' } },
    ...{ closedOn: day('2025-03-12'), how: 'done in the end' },
  }),
  published('PDB-2024-07-1', {
    ...{ meeting: '2024-07', askedOn: day('2024-07-03'), action: hostile, owner: 'O’Neill & Sons' },
    moves: [{ on: day('2024-12-04'), to: due('2025-03-12') }],
  }),
  gone('PDB-2024-10-7'),
];

describe('the public register', () => {
  it('counts what was asked and what became of it', () => {
    const { figures } = publicRegisterOf(board, several, day('2025-03-13'));
    expect(figures).toEqual({ asked: 8, keptOnTime: 2, keptLate: 1, withdrawn: 1, open: 4, overdue: 3 });
    expect(figures.asked).toBe(figures.keptOnTime + figures.keptLate + figures.withdrawn + figures.open);
  });

  it('is overdue only after its day, and not once it was reported done', () => {
    const overdueOn = (date: string) =>
      publicRegisterOf(board, several, day(date)).actions.flatMap(({ ref, overdue }) =>
        overdue ? [ref] : [],
      );
    expect(overdueOn('2024-12-11')).toEqual([]);
    expect(overdueOn('2024-12-12')).toEqual(['PDB-2024-10-1', 'PDB-2024-07-1']);
    expect(overdueOn('2025-02-01')).toEqual(['PDB-2024-10-1', 'PDB-2024-10-5', 'PDB-2024-07-1']);
  });

  it('stands by meeting, the newest first, and each action by its reference', () => {
    const { actions } = publicRegisterOf(board, several, day('2024-12-12'));
    expect(actions.map(({ ref }) => ref)).toEqual([
      ...[
        'PDB-2024-10-1',
        'PDB-2024-10-2',
        'PDB-2024-10-3',
        'PDB-2024-10-4',
        'PDB-2024-10-5',
        'PDB-2024-10-6',
      ],
      ...['PDB-2024-10-10', 'PDB-2024-07-1'],
    ]);
  });

  it('takes of an action nothing that nobody looked at: not the notes’ own words for owner or date, nor a report', () => {
    const action = anAction({
      ...{ status: 'proposed', ownerMinuted: 'DC Hale', minuted: 'DC Hale to report' },
      due: { at: 'not agreed', words: 'once DC Hale is back' },
      proposal: { on: '2024-11-20', how: 'DC Hale says so', evidence: ['https://pcc.example/hale'] },
    });
    const row = publicRowOf(action, { board, owners: [anOwner()], meetings });
    expect(JSON.stringify(row)).not.toMatch(/hale/i);
    expect(row).toMatchObject({
      owner: 'Force',
      due: { inWords: 'No date agreed' },
      status: 'reported done',
    });
  });

  it('follows a meeting to its new day, and says so where it has none', () => {
    const at = (meeting: object) =>
      publicRowOf(anAction(), { board, owners: [anOwner()], meetings: [october, aMeeting(meeting)] }).due;
    expect(at({ date: '2024-12-18' })).toEqual({ date: '2024-12-18', inWords: '18 December 2024' });
    expect(at({ state: 'to be confirmed' }).inWords).toBe('Date to be confirmed');
    expect(at({ state: 'month', month: '2025-02' }).inWords).toBe('February 2025, day not fixed');
    expect(at({ state: 'cancelled' }).inWords).toBe('Date to be confirmed');
  });
});

describe('the files of the public register', () => {
  const files = filesOf(several);

  it('has a page for each action, also of one that is no longer published, which says only that', () => {
    expect([...files.keys()].filter((name) => name.endsWith('.html')).toSorted()).toEqual(
      [...several.map(({ ref }) => `${ref}.html`), 'index.html'].toSorted(),
    );
    expect(fileOf(files, 'PDB-2024-10-7.html')).toContain('This action is no longer published');
    for (const text of files.values()) expect(text).not.toMatch(/witness|court/);
  });

  it('says of each file of text in which letters it is', () => {
    const types = publicFiles({ board, meetings, entries: several }, day('2024-12-12'), { style }).map(
      ({ name, type }) => [name.replace(/^.*\./, ''), type],
    );
    expect(Object.fromEntries(types)).toEqual({
      html: 'text/html; charset=utf-8',
      css: 'text/css; charset=utf-8',
      csv: 'text/csv; charset=utf-8',
      ics: 'text/calendar; charset=utf-8',
      atom: 'application/atom+xml; charset=utf-8',
      json: 'application/json',
    });
  });

  it('is sound HTML that runs no script, and loads nothing from elsewhere, under any address', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:standard'] });
    const pages = [...files, ...filesOf([])].filter(([name]) => name.endsWith('.html'));
    for (const [name, html] of pages) {
      const { results } = await validator.validateString(html);
      expect(results.flatMap(({ messages }) => messages.map(({ message }) => `${name}: ${message}`))).toEqual(
        [],
      );
      expect(html).not.toMatch(/<script|<form|\son\w+=|\sstyle=/);
      const loaded = [...html.matchAll(/<(?:link|img|iframe)[^>]*(?:href|src)="([^"]*)"/g)].map(
        ([, to = '']) => to,
      );
      for (const to of loaded) expect(files.has(to)).toBe(true);
      const links = [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, to = '']) => to);
      const elsewhere = links.filter((to) => !to.startsWith('#') && !files.has(to));
      expect([...new Set(elsewhere)]).toEqual([
        'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
      ]);
    }
  });

  it('says what is asked, by whom, by when, and what became of it', () => {
    expect(fileOf(files, 'index.html')).toContain('Meeting of Wednesday 2 October 2024');
    expect(fileOf(files, 'index.html')).toContain('Changed on 12 December 2024');
    expect(fileOf(files, 'PDB-2024-10-2.html')).toContain('figures were sent');
    expect(fileOf(files, 'PDB-2024-10-5.html')).toContain('the report');
    expect(fileOf(files, 'PDB-2024-07-1.html')).toContain('Put to another date: 2025-03-12');
    expect(fileOf(filesOf([]), 'index.html')).toContain('Nothing is published yet.');
  });

  it('is as its schema has it, in JSON, with its licence', () => {
    const ajv = new Ajv2020({ allErrors: true });
    formats(ajv);
    const data = JSON.parse(fileOf(files, 'actions.json'));
    const validate = ajv.compile(JSON.parse(fileOf(files, 'schema.json')));
    expect([validate(data), validate.errors]).toEqual([true, null]);
    expect(data.licence.name).toBe('Open Government Licence v3.0');
    expect(validate({ ...data, actions: [{ ...data.actions[0], secret: 1 }] })).toBe(false);
  });

  it('has the same rows for a spreadsheet, where nothing is a formula', () => {
    const rows = parseCsv(fileOf(files, 'actions.csv'), { bom: true, columns: true }) as Record<
      string,
      string
    >[];
    expect(rows.map(({ Reference }) => Reference)).toEqual(
      JSON.parse(fileOf(files, 'actions.json')).actions.map(({ ref }: { ref: string }) => ref),
    );
    const formula = filesOf([published('PDB-2024-10-1', { action: '=HYPERLINK("x")' })]);
    expect(fileOf(formula, 'actions.csv')).toContain("'=HYPERLINK");
  });

  it('tells calendars of the meetings, and of no place or person', () => {
    const ics = fileOf(files, 'meetings.ics');
    expect(ics).toContain('UID:pdb.2024-12.meeting@9f3c51d2a07e.matters-arising');
    expect(ics).toContain('DTSTART;VALUE=DATE:20241211');
    expect(ics).not.toMatch(/Committee Room|Asha|mailto/);
    const cancelled = aMeeting({ state: 'cancelled', formerly: ['2024-12-11'] });
    const [file] = publicFiles({ board, meetings: [cancelled], entries: [] }, day('2024-12-01'), {
      style,
    }).filter(({ name }) => name === 'meetings.ics');
    expect(file?.text).toContain('STATUS:CANCELLED');
  });
});

type Element = { name: string; attributes: Record<string, string>; text: string; children: Element[] };

/** An XML file as its elements. Throws where it is not well-formed. */
function elementsOf(xml: string): Element {
  const parser = new SaxesParser({ xmlns: false });
  const root: Element = { name: '', attributes: {}, text: '', children: [] };
  const open = [root];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = {
      name,
      attributes: attributes as Record<string, string>,
      text: '',
      children: [],
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const within = open.at(-1);
    if (within) within.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return root.children[0] ?? root;
}
const childrenOf = ({ children }: Element, name: string): Element[] =>
  children.filter((one) => one.name === name);
const textsOf = (of: Element, name: string): string[] => childrenOf(of, name).map(({ text }) => text);

describe('the feed', () => {
  const feed = elementsOf(
    fileOf(filesOf(several, day('2024-12-12'), 'https://pcc.example/pdb/'), 'changes.atom'),
  );
  const entries = childrenOf(feed, 'entry');

  it('has all that RFC 4287 asks of a feed and of each entry', () => {
    expect(feed.attributes['xmlns']).toBe('http://www.w3.org/2005/Atom');
    for (const of of [feed, ...entries]) {
      for (const name of ['id', 'title', 'updated']) expect(textsOf(of, name)).toHaveLength(1);
      const [id = '', updated = ''] = [...textsOf(of, 'id'), ...textsOf(of, 'updated')];
      expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(updated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
    expect(childrenOf(childrenOf(feed, 'author')[0] ?? feed, 'name')).toHaveLength(1);
    expect(new Set(entries.flatMap((entry) => textsOf(entry, 'id'))).size).toBe(several.length);
    const links = childrenOf(feed, 'link').map(({ attributes }) => attributes);
    expect(links).toContainEqual({ rel: 'self', type: 'application/atom+xml', href: 'changes.atom' });
    expect(feed.attributes['xml:base']).toBe('https://pcc.example/pdb/');
  });

  it('says the latest first, in the words that were published, and of what is gone only that', () => {
    expect(entries.map((entry) => textsOf(entry, 'title')[0]).slice(0, 2)).toEqual([
      'PDB-2024-10-2: changed',
      'PDB-2024-10-7: no longer published',
    ]);
    const odd = entries.find((entry) => textsOf(entry, 'title')[0]?.startsWith('PDB-2024-07-1'));
    expect(odd && textsOf(odd, 'content')).toEqual([`O’Neill & Sons: ${hostile}`]);
    expect(textsOf(elementsOf(fileOf(filesOf([]), 'changes.atom')), 'updated')).toEqual([since]);
  });
});

const refs = ['PDB-2024-10-1', 'PDB-2024-10-2', 'PDB-2024-10-3'] as ActionRef[];
type Step = { at: number; does: 'publish' | 'words' | 'hold' | 'reword' | 'discharge' | 'reopen' };

/** What is kept of one action: as it stands, as it was decided on, and which of its words are public now. */
type Kept = { action: Action; entry: PublicEntry | undefined; isPublic: Set<string> };

const secretsIn = (row: PublicRow): string[] => JSON.stringify(row).match(/secret\d+x/g) ?? [];

function live(kept: Kept, { does }: Step, secret: string): Kept {
  const { action, entry } = kept;
  const row = publicRowOf(action, { board, owners: [anOwner()], meetings });
  const of = { board: board.id, ref: action.ref, row };
  const changed = (next: Action): Kept => ({ ...kept, action: withChange(action, next, secretary, does) });
  switch (does) {
    case 'reword':
      return changed({ ...action, text: `Tell ${secret}` });
    case 'discharge': {
      const how = `${secret} was told`;
      return changed(
        anAction({
          ...action,
          status: 'discharged',
          discharge: { on: '2024-12-11', meeting: null, how, evidence: [], undertaking: null },
        } as never),
      );
    }
    case 'reopen':
      return changed(anAction({ ...action, status: 'open' } as never));
    case 'hold': {
      const held = holdBack(entry, of, `it names ${secret}`, secretary);
      return held.outcome === 'done' ? { action, entry: held.entry, isPublic: new Set() } : kept;
    }
    default: {
      const said = publishRow(
        entry,
        of,
        does === 'words' ? { action: `Tell ${secret} otherwise` } : {},
        secretary,
      );
      if (said.outcome === 'refused') return kept;
      const shown = said.entry.public.place === 'published' ? secretsIn(said.entry.public.row) : [];
      return { action, entry: said.entry, isPublic: new Set(shown) };
    }
  }
}

it('has, after any decisions and changes, the words that were published last, and no other', () => {
  const steps = fc.array(
    fc.record({
      at: fc.nat({ max: refs.length - 1 }),
      does: fc.constantFrom<Step['does'][]>('publish', 'words', 'hold', 'reword', 'discharge', 'reopen'),
    }),
    { minLength: 6, maxLength: 20 },
  );
  const reached = { public: 0, gone: 0 };
  fc.assert(
    fc.property(steps, (story) => {
      const kept = refs.map(
        (ref, n): Kept => ({
          action: anAction({ ref, text: `Tell secret${n}x` }),
          entry: undefined,
          isPublic: new Set(),
        }),
      );
      for (const [n, step] of story.entries()) {
        const before = kept[step.at];
        if (before) kept[step.at] = live(before, step, `secret${100 + n}x`);
      }
      const entries = kept.flatMap(({ entry }) => entry ?? []);
      const files = publicFiles({ board, meetings, entries }, day('2024-12-12'), { style });
      const found = new Set(files.flatMap(({ text }) => text.match(/secret\d+x/g) ?? []));
      expect([...found].sort()).toEqual(kept.flatMap(({ isPublic }) => [...isPublic]).sort());
      reached.public += found.size;
      reached.gone += entries.filter(({ public: { place } }) => place === 'no longer published').length;
    }),
    { numRuns: 150 },
  );
  expect(Math.min(reached.public, reached.gone)).toBeGreaterThan(5);
});
