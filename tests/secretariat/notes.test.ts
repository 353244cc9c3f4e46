import { beforeEach, describe, expect, it } from 'vitest';
import {
  keptAs,
  listNotes,
  lookAtNotes,
  type NotesOffice,
  notesInput,
  readNotesFile,
  receiveNotes,
  recordAtOnce,
  recordingOfFile,
  recordNotes,
} from '../../functions/secretariat/notes.ts';
import type { Done, Found, NotDone, Office, Terms } from '../../functions/secretariat/office.ts';
import type { Saved } from '../../functions/store/register.ts';
import { notes } from '../command-line/a-desk.ts';
import { aBoard, aMeeting, anOwner } from '../register/examples.ts';
import { aBucket } from '../store/a-bucket.ts';
import { done, faults, offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
let office: TestOffice;
const papers = aBucket();
const on = (day?: string, more: Partial<Office> = {}): NotesOffice => ({ ...office.on(day, more), papers });

beforeEach(async () => {
  office = anOffice();
  await office.put(
    aBoard(),
    anOwner(),
    aMeeting({ id: '2024-06', state: 'held', date: '2024-06-12' }),
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting({ id: '2024-12', date: '2024-12-11' }),
  );
});

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const october = { name: 'october.txt', bytes: bytesOf(notes()) };
const changes = [
  'PDB-2024-10-1: new, for Force, due 11 December 2024: Report how long 101 callers wait',
  'notes recorded from october.txt',
];
/** Of a meeting that discharges what the notes of October ask for. */
const december = {
  name: 'december.txt',
  bytes: bytesOf(
    notes({
      date: 'Date: Wednesday 11 December 2024',
      rows: [],
      discharged: ['Report how long 101 callers wait – figures were in the papers'],
    })
      .replace('12 June 2024', '2 October 2024')
      .replace(/Date of next.*/, ''),
  ),
};

const thing = <T>(looked: Found<T>): T => {
  if (looked.outcome === 'found') return looked.thing;
  throw new Error(looked.faults.map(({ why }) => why).join('; '));
};
const receive = (file = october, input: object = {}, more: Partial<Office> = {}) =>
  receiveNotes(on('2024-10-09', more), file, notesInput.parse(input));
const received = async (file = october): Promise<string> => done(await receive(file)).thing.id;
const record = (id: string, { day = '2024-10-09', mayDecide = true, more = {} as Partial<Office> } = {}) =>
  recordNotes(on(day, more), id, { mayDecide });
const refs = async () => (await office.register.actions('pdb')).map(({ ref }) => ref);

const asked = (key: string): Terms => ({
  request: { key, content: 'the same', answer: async () => ({ status: 201, headers: {}, body: '{}' }) },
});
const replayed = (answer: Done<unknown> | NotDone): boolean => done(answer).replayed !== null;

describe('a file of notes', () => {
  it('is received with what it says and would change, and changes nothing', async () => {
    const { thing: notesReceived, before } = done(await receive());
    expect([notesReceived, before]).toMatchObject([
      { file: 'october.txt', state: 'received', receivedBy: 'Asha Verity', recording: { attention: [] } },
      null,
    ]);
    const seen = thing(await lookAtNotes(on('2024-10-09'), notesReceived.id));
    expect(seen.recording.changes.map(({ what }) => what)).toEqual(changes);
    expect(seen.reading.findings.actions).toMatchObject([{ owner: 'Force' }]);
    expect(await refs()).toEqual([]);
  });

  it('is kept before anything speaks of it', async () => {
    const gone = { ...papers, keep: () => Promise.reject(new Error('the bucket is gone')) };
    await expect(receiveNotes({ ...on('2024-10-09'), papers: gone }, october, {})).rejects.toThrow(
      'the bucket is gone',
    );
    expect(await office.register.allNotesReceived('pdb')).toEqual([]);
  });

  it('is not read again to be shown, unless by another reader', async () => {
    const notesReceived = done(await receive()).thing;
    const shown = () => lookAtNotes(on('2024-10-09'), notesReceived.id);
    const before = thing(await shown());
    await papers.keep(keptAs(notesReceived), bytesOf(notes({ rows: [] })));
    expect(thing(await shown())).toEqual(before);
    const reading = { ...before.reading, remarks: ['read by another'] };
    const ofAnother = JSON.stringify({ reader: 'another', reading });
    await papers.keep(`${keptAs(notesReceived)}.reading`, bytesOf(ofAnother));
    expect(thing(await shown()).reading).toMatchObject({
      findings: { actions: [] },
      remarks: [expect.stringContaining('no actions')],
    });
    await papers.keep(keptAs(notesReceived), october.bytes);
    expect(thing(await shown()).reading.findings.actions).toEqual([]);
  });

  it('is received though what it says cannot be kept, and is then read again', async () => {
    const full = {
      ...papers,
      keep: (name: string, bytes: Uint8Array) =>
        name.endsWith('.reading')
          ? Promise.reject(new Error('the bucket is full'))
          : papers.keep(name, bytes),
    };
    const { id } = done(await receiveNotes({ ...on('2024-10-09'), papers: full }, october, {})).thing;
    expect(thing(await lookAtNotes(on('2024-10-09'), id)).reading.findings.actions).toHaveLength(1);
  });

  it('is received once by one request, and is listed, the latest first', async () => {
    const first = done(await receive(october, {}, { terms: asked('october') })).thing;
    expect(replayed(await receive(october, {}, { terms: asked('october') }))).toBe(true);
    const later = done(await receiveNotes(on('2024-10-10'), october, { again: true })).thing;
    expect((await listNotes(on())).map(({ id }) => id)).toEqual([later.id, first.id]);
  });

  it.each<[string, string, object, string, string[]]>([
    ['without the day of its meeting', notes({ date: 'Venue: Room 2' }), {}, 'no date', ['meeting']],
    ['of another day than was said', notes(), { meeting: '2024-10-03' }, 'another date', ['meeting']],
    ['of a day to come', notes({ date: 'Date: Wednesday 11 December 2024' }), {}, 'not come yet', ['file']],
    [
      'said to be of a day to come',
      notes({ date: 'Venue: Room 2' }),
      { meeting: '2024-12-11' },
      'not come yet',
      ['meeting'],
    ],
    ['without the part that is meant', notes(), { only: 'programme' }, 'no such part', ['only']],
    ['that is empty', '', {}, 'no notes to read', ['file']],
  ])('%s is refused, and says where that is put right', async (_, text, input, because, field) => {
    const file = { name: 'notes.txt', bytes: bytesOf(text) };
    expect(faults(await receive(file, input))).toEqual([[because, field]]);
    const reading = await readNotesFile(file);
    const atOnce =
      reading.outcome === 'refused'
        ? reading
        : await recordingOfFile(on('2024-10-09'), file.name, reading.thing, notesInput.parse(input));
    expect(faults(atOnce)).toEqual([[because, field]]);
  });

  it('that says more than can be shown is refused', async () => {
    const text = 'how long callers wait, '.repeat(20);
    const rows = Array.from({ length: 400 }, (_, row) => `Report ${row} ${text} | Open | Force | 11/12/2024`);
    const answer = await receive({ name: 'long.txt', bytes: bytesOf(notes({ rows })) });
    expect(faults(answer)).toEqual([['too large', ['file']]]);
  });

  it('may be recorded at once', async () => {
    const reading = thing(await readNotesFile(october));
    const recording = thing(await recordingOfFile(on('2024-10-09'), october.name, reading, {}));
    expect(done(await recordAtOnce(on('2024-10-09'), recording)).thing).toBe(2);
    expect(await refs()).toEqual(['PDB-2024-10-1']);
    const again = thing(await recordingOfFile(on('2024-10-09'), october.name, reading, {}));
    expect(again.changes).toEqual([]);
  });
});

describe('received notes', () => {
  it('are recorded as they were seen, with who, and from which file', async () => {
    const id = await received();
    expect(done(await record(id)).thing).toMatchObject({
      state: 'recorded',
      recorded: { by: 'Asha Verity', changes: 2 },
      recording: { changes: [{}, {}] },
    });
    const [action] = await office.register.actions('pdb');
    expect(action?.history).toMatchObject([{ by: 'Asha Verity', from: 'october.txt, command line' }]);
    expect(thing(await lookAtNotes(on(), id)).recording.changes).toEqual([]);
  });

  it('are not recorded again where the register says all of it', async () => {
    const id = await received();
    done(await record(id));
    const again = await record(id);
    expect(faults(again)).toEqual([['already recorded', null]]);
    expect(again).toMatchObject({ standing: { state: 'recorded', version: 2 } });
  });

  it('that would now change anything else are not recorded, and are shown as they are', async () => {
    const id = await received();
    const more = { terms: { isAsSeen: async () => false } };
    const answer = await record(id, { more });
    expect(faults(answer)).toEqual([['not as seen', null]]);
    expect(answer).toMatchObject({ standing: { recording: { changes: [{}, {}] } } });
    expect(await refs()).toEqual([]);
  });

  it('that discharge are recorded by whoever may decide for the board, and by nobody else', async () => {
    done(await record(await received()));
    const id = done(await receiveNotes(on('2024-12-12'), december, {})).thing.id;
    const refused = await record(id, { day: '2024-12-12', mayDecide: false });
    expect(faults(refused)).toEqual([['decides for the board', null]]);
    expect(await office.register.actions('pdb')).toMatchObject([{ status: 'open' }]);
    done(await record(id, { day: '2024-12-12' }));
    expect(await office.register.actions('pdb')).toMatchObject([
      { status: 'discharged', discharge: { how: 'figures were in the papers' } },
    ]);
  });

  it('that decide nothing are recorded by whoever may put things into the register', async () => {
    done(await record(await received(), { mayDecide: false }));
    expect(await refs()).toEqual(['PDB-2024-10-1']);
  });

  it('are recorded once by one request, which is answered the same', async () => {
    const id = await received();
    const more = { terms: asked('confirmed') };
    expect(replayed(await record(id, { more }))).toBe(false);
    expect(replayed(await record(id, { more }))).toBe(true);
  });

  const whenSaved = (then: (saved: Saved) => 'changed meanwhile' | undefined): Partial<Office> => ({
    register: { ...office.register, save: async (saved) => then(saved) ?? office.register.save(saved) },
  });

  it('that lose a race half way say how far they came, and what is left', async () => {
    const id = await received();
    const more = whenSaved((saved) => ('minutes' in saved ? 'changed meanwhile' : undefined));
    const answer = await record(id, { more });
    expect(answer).toMatchObject({
      faults: [
        {
          because: 'changed meanwhile',
          why: '1 of 2 changes were recorded, then meeting 2024-10 was changed by somebody else: read the notes again and confirm the rest to finish',
        },
      ],
      standing: { state: 'received', recording: { changes: [{ what: changes[1] }] } },
    });
    expect(done(await record(id)).thing).toMatchObject({ recorded: { changes: 1 } });
  });

  it('cut off half way say how far they came; and cut off before the last write, are finished', async () => {
    const id = await received();
    const dead = (kind: string) =>
      whenSaved((saved) => {
        if (kind in saved) throw new Error('the line went dead');
        return undefined;
      });
    await expect(record(id, { more: dead('minutes') })).rejects.toThrow(
      '1 of 2 changes were recorded, then: the line went dead. Read the notes again and confirm the rest to finish',
    );
    await expect(record(id, { more: dead('receivedAt') })).rejects.toThrow('the line went dead');
    expect(done(await record(id)).thing).toMatchObject({ state: 'recorded', recorded: { changes: 0 } });
    expect(await refs()).toEqual(['PDB-2024-10-1']);
  });

  it('whose file is gone are neither shown nor recorded', async () => {
    const id = await received();
    await papers.lose();
    for (const answer of [await lookAtNotes(on(), id), await record(id)]) {
      expect(faults(answer)).toEqual([['file gone', null]]);
      expect(answer).toMatchObject({ standing: { state: 'received' } });
    }
  });

  it('are known by a name of their own, and no other', async () => {
    expect(faults(await lookAtNotes(on(), '0123456789abcdef'))).toEqual([['not there', null]]);
    expect(faults(await record('0123456789abcdef'))).toEqual([['not there', null]]);
  });
});
