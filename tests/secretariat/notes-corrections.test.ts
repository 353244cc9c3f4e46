import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  isInView,
  keptAs,
  listNotes,
  lookAtNotes,
  type NotesInView,
  type NotesOffice,
  receiveNotes,
  recordNotes,
} from '../../functions/secretariat/notes.ts';
import {
  correctNotes,
  correctNotesInput,
  removeNotes,
} from '../../functions/secretariat/notes-corrections.ts';
import type { Office } from '../../functions/secretariat/office.ts';
import { notes } from '../command-line/a-desk.ts';
import { aBoard, aMeeting, anOwner } from '../register/examples.ts';
import { aBucket } from '../store/a-bucket.ts';
import { done, faults, offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
let office: TestOffice;
const papers = aBucket();
const on = (day = '2024-10-09', more: Partial<Office> = {}): NotesOffice => ({
  ...office.on(day, more),
  papers,
});

beforeEach(async () => {
  office = anOffice();
  await office.put(
    aBoard(),
    anOwner(),
    anOwner({ id: 'opcc', name: 'OPCC', aliases: ['Office'] }),
    anOwner({ id: 'other', name: 'Other', aliases: ['Office'] }),
    aMeeting({ id: '2024-06', state: 'held', date: '2024-06-12' }),
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting({ id: '2024-12', date: '2024-12-11' }),
  );
});

const october = { name: 'october.txt', bytes: new TextEncoder().encode(notes()) };
const received = async (): Promise<string> => done(await receiveNotes(on(), october, {})).thing.id;
const correct = async (id: string, input: object, more: Partial<Office> = {}) =>
  correctNotes(on('2024-10-09', more), id, correctNotesInput.parse(input));
const shown = async (id: string): Promise<NotesInView> => {
  const looked = await lookAtNotes(on(), id);
  if (looked.outcome === 'found') return looked.thing;
  throw new Error(looked.faults[0].why);
};
const changes = ({ recording }: NotesInView) => recording.changes.map(({ what }) => what);

describe('a correction of received notes', () => {
  it('is kept with who and when, changes what recording would do, and nothing of the register', async () => {
    const id = await received();
    const { thing } = done(await correct(id, { rows: [{ row: 'action-1', owner: 'OPCC' }] }));
    expect(isInView(thing) && changes(thing)[0]).toBe(
      'PDB-2024-10-1: new, for OPCC, due 11 December 2024: Report how long 101 callers wait',
    );
    const again = await shown(id);
    expect(again).toMatchObject({
      version: 2,
      corrections: { rows: [{ row: 'action-1', of: 'Report how long 101 callers wait', by: 'Asha Verity' }] },
      history: [{}, { what: 'changed before it was recorded: action-1 (owner)' }],
    });
    expect(await office.register.actions('pdb')).toEqual([]);
    done(await recordNotes(on(), id, { mayDecide: true }));
    const [action] = await office.register.actions('pdb');
    expect(action).toMatchObject({ owner: 'opcc' });
    expect(action?.history[0]?.from).toMatch(
      /^october\.txt, command line; line \d+, changed by Asha Verity before it was recorded$/,
    );
  });

  it('keeps what was said before, row by row, until it is taken back', async () => {
    const id = await received();
    await correct(id, { rows: [{ row: 'action-1', owner: 'OPCC' }] });
    await correct(id, { rows: [{ row: 'action-1', due: '2025-01-20' }] });
    expect(changes(await shown(id))[0]).toContain('for OPCC, due 20 January 2025');
    await correct(id, { rows: [{ row: 'action-1', asRead: true }] });
    expect(changes(await shown(id))[0]).toContain('for Force, due 11 December 2024');
    await correct(id, { rows: [{ row: 'action-1', take: false }] });
    expect(changes(await shown(id)).join()).not.toContain('PDB-2024-10-1');
  });

  it('puts in a row from its lines, and takes it out again', async () => {
    const id = await received();
    const [line] = (await shown(id)).reading.source.lines;
    const lines = [{ from: line?.number, to: line?.number }];
    const add = [{ as: 'action', lines, text: 'Publish the plan', owner: 'Force', due: 'next meeting' }];
    done(await correct(id, { add }));
    expect(changes(await shown(id)).join()).toContain('Publish the plan');
    done(await correct(id, { rows: [{ row: 'added-1', asRead: true }] }));
    expect((await shown(id)).corrections.rows).toEqual([]);
  });

  it('is refused where somebody else changed the notes meanwhile', async () => {
    const id = await received();
    const terms = { isAsSeen: async (thing: object) => 'version' in thing && thing.version === 1 };
    done(await correct(id, { rows: [{ row: 'action-1', owner: 'OPCC' }] }, { terms }));
    const late = await correct(id, { rows: [{ row: 'action-1', owner: 'Force' }] }, { terms });
    expect(faults(late)).toEqual([['not as seen', null]]);
    expect(late).toMatchObject({ standing: { corrections: { rows: [{ owner: 'OPCC' }] } } });
  });

  it.each<[string, object, string, (string | number)[]]>([
    [
      'of a row that is not there',
      { rows: [{ row: 'action-9', take: true }] },
      'no such row',
      ['rows', 0, 'row'],
    ],
    [
      'to a name of two offices',
      { rows: [{ row: 'action-1', owner: 'Office' }] },
      'one of several',
      ['rows', 0, 'owner'],
    ],
    [
      'to words that are no time',
      { rows: [{ row: 'action-1', due: 'soon' }] },
      'no such time',
      ['rows', 0, 'due'],
    ],
    [
      'to an action that is not there',
      { rows: [{ row: 'action-1', about: 'PDB-2020-01-1' }] },
      'no such action',
      ['rows', 0, 'about'],
    ],
    [
      'of an action with what only an item of a programme has',
      { rows: [{ row: 'action-1', lead: 'Force' }] },
      'not of such a row',
      ['rows', 0, 'lead'],
    ],
    [
      'of an action to an item of a programme',
      { rows: [{ row: 'action-1', about: 'PDB-ITEM-1' }] },
      'no such action',
      ['rows', 0, 'about'],
    ],
    [
      'from lines that are not there',
      { add: [{ as: 'action', text: 'Do', lines: [{ from: 900, to: 901 }] }] },
      'no such line',
      ['add', 0, 'lines', 0],
    ],
    [
      'without its words',
      { add: [{ as: 'action', lines: [{ from: 1, to: 1 }] }] },
      'nothing said',
      ['add', 0, 'text'],
    ],
    [
      'with a next meeting that came before',
      { meeting: { next: '2024-09-01' } },
      'out of order',
      ['meeting', 'next'],
    ],
    [
      'with a previous meeting that comes after',
      { meeting: { previous: '2024-11-01' } },
      'out of order',
      ['meeting', 'previous'],
    ],
    [
      'of a meeting to come',
      { meeting: { date: '2024-11-01', next: null } },
      'not come yet',
      ['meeting', 'date'],
    ],
  ])('%s is refused, and nothing is kept', async (_, input, because, field) => {
    const id = await received();
    expect(faults(await correct(id, input))).toEqual([[because, field]]);
    expect(await shown(id)).toMatchObject({ version: 1 });
  });

  it('tells all that is wrong at once', async () => {
    const rows = [
      { row: 'action-1', owner: 'Office', due: 'soon' },
      { row: 'discharge-7', take: true },
    ];
    expect(faults(await correct(await received(), { rows }))).toHaveLength(3);
  });

  it('is bounded', async () => {
    const id = await received();
    const long = { as: 'action', lines: [{ from: 1, to: 1 }], owner: 'Force', text: 'x'.repeat(3_900) };
    const answer = await correct(id, { add: Array.from({ length: 20 }, () => long) });
    expect(faults(answer)).toEqual([['too large', null]]);
  });
});

describe('a correction of a programme of work', () => {
  const programme = {
    name: 'programme.docx',
    bytes: readFileSync(new URL('../fixtures/minutes/programme.docx', import.meta.url)),
  };
  const sent = async () => done(await receiveNotes(on(), programme, { only: 'programme' })).thing.id;

  it('leaves one entry out, and changes another', async () => {
    const id = await sent();
    const { recording } = await shown(id);
    const [first, second] = recording.rows;
    done(
      await correct(id, {
        rows: [
          { row: first?.row, take: false },
          { row: second?.row, text: 'Another title' },
        ],
      }),
    );
    const again = await shown(id);
    expect(changes(again).join()).not.toContain(first?.text);
    expect(changes(again).join()).toContain('Another title');
    expect(again.recording.rows[1]?.hand).toMatch(/^line \d+, changed by Asha Verity/);
    done(await correct(id, { rows: [{ row: first?.row, asRead: true }] }));
    expect(changes(await shown(id)).join()).toContain(first?.text);
  });

  it.each<[string, object, string, (string | number)[]]>([
    ['when it is due', { row: 'item-1', due: '2025-01-20' }, 'not of such a row', ['rows', 0, 'due']],
    ['a lead of two offices', { row: 'item-1', lead: 'Office' }, 'one of several', ['rows', 0, 'lead']],
    [
      'an item that is not there',
      { row: 'item-1', about: 'PDB-ITEM-9' },
      'no such item',
      ['rows', 0, 'about'],
    ],
    ['an action', { row: 'item-1', about: 'PDB-2024-10-1' }, 'no such item', ['rows', 0, 'about']],
    ['a row that is not there', { row: 'item-999', take: false }, 'no such row', ['rows', 0, 'row']],
  ])('to %s is refused', async (_, row, because, field) => {
    expect(faults(await correct(await sent(), { rows: [row] }))).toEqual([[because, field]]);
  });

  it('of what comes at every meeting has its words alone', async () => {
    const id = await sent();
    const { recording } = await shown(id);
    const regular = recording.rows.find(({ due }) => due === null)?.row;
    expect(faults(await correct(id, { rows: [{ row: regular, lead: 'Force' }] }))).toEqual([
      ['not of such a row', ['rows', 0, 'lead']],
    ]);
  });
});

describe('received notes', () => {
  it('are put aside, and taken up again by the next correction', async () => {
    const id = await received();
    done(await correct(id, { aside: true }));
    expect(await listNotes(on())).toMatchObject([{ aside: { by: 'Asha Verity' } }]);
    done(await correct(id, { aside: true }));
    expect((await shown(id)).version).toBe(2);
    done(await correct(id, { rows: [{ row: 'action-1', take: false }] }));
    expect(await listNotes(on())).toMatchObject([{ aside: null }]);
  });

  it('may be corrected once more after they were recorded, and then not be put aside', async () => {
    const id = await received();
    done(await recordNotes(on(), id, { mayDecide: true }));
    done(await correct(id, { rows: [{ row: 'action-1', due: '2025-01-20' }] }));
    expect(changes(await shown(id))).toEqual([
      'PDB-2024-10-1: changed as the notes now say: due 20 January 2025 instead of 11 December 2024',
      'notes recorded again from october.txt',
    ]);
    expect(faults(await correct(id, { aside: true }))).toEqual([['already recorded', ['aside']]]);
  });

  it('are taken away with their file, and the board’s history says so', async () => {
    const id = await received();
    const name = keptAs(await shown(id));
    done(await removeNotes(on(), id));
    expect(await papers.paper(name)).toBeUndefined();
    expect(await papers.paper(`${name}.reading`)).toBeUndefined();
    expect(await listNotes(on())).toEqual([]);
    expect(faults(await lookAtNotes(on(), id))).toEqual([['not there', null]]);
    expect((await office.register.board('pdb'))?.history.at(-1)?.what).toBe(
      'took away the file october.txt, received on 2024-10-09 by Asha Verity',
    );
    expect(faults(await removeNotes(on(), id))).toEqual([['not there', null]]);
    done(await receiveNotes(on(), october, {}));
  });

  it('are not taken away once they are recorded', async () => {
    const id = await received();
    done(await recordNotes(on(), id, { mayDecide: true }));
    expect(faults(await removeNotes(on(), id))).toEqual([['already recorded', null]]);
    expect(await papers.paper(keptAs(await shown(id)))).toBeDefined();
  });

  it('of the very same file are refused, with who and when, unless they are wanted again', async () => {
    const id = await received();
    const again = { name: 'copy.txt', bytes: october.bytes };
    const refused = await receiveNotes(on(), again, {});
    expect(refused).toMatchObject({
      faults: [
        {
          because: 'received before',
          field: ['again'],
          why: 'the same file was received on 9 October 2024 by Asha Verity: copy.txt (as october.txt)',
        },
      ],
      standing: { id },
    });
    done(await recordNotes(on(), id, { mayDecide: true }));
    expect(await receiveNotes(on('2024-10-12'), again, {})).toMatchObject({
      faults: [{ why: expect.stringContaining('was recorded on 9 October 2024 by Asha Verity') }],
    });
    expect(done(await receiveNotes(on(), again, { again: true })).thing.id).not.toBe(id);
  });
});
