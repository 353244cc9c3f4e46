import { PutCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { calendarMonthSchema, day } from '../../functions/calendar/days.ts';
import { actionRefSchema } from '../../functions/register/action.ts';
import { itemRefSchema } from '../../functions/register/programme.ts';
import { receive, recordReceived } from '../../functions/register/received-notes.ts';
import type { Ref } from '../../functions/reminders/dispatch.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openRegister, type Register } from '../../functions/store/register.ts';
import {
  aBoard,
  aMeeting,
  anAction,
  anItem,
  anOwner,
  aRegularItem,
  secretary,
} from '../register/examples.ts';
import { type Engine, startEngine } from './engine.ts';

let engine: Engine;
let register: Register;

beforeAll(async () => {
  engine = await startEngine();
  register = openRegister(engine.client, engine.tableName);
});
afterAll(() => engine.stop());

const refs = (actions: { ref: string }[]): string[] => actions.map(({ ref }) => ref).sort();

describe('what is kept', () => {
  it('comes back as it was, apostrophes, accents and all', async () => {
    const board = aBoard({ id: 'kept', name: 'Bwrdd Perfformiad “Cyflawni” 🚓' });
    const owner = anOwner({
      board: 'kept',
      id: 'deputy',
      name: "Siân O'Brien’s office",
      aliases: ['D/PCC #1'],
    });
    const meeting = aMeeting({ board: 'kept', state: 'to be confirmed', reason: 'no room; 李 to say' });
    const action = anAction({
      board: 'kept',
      ref: 'KEPT-2024-10-1',
      text: "Publish the Commissioner's café log",
    });
    const item = anItem({
      board: 'kept',
      ref: 'KEPT-ITEM-1',
      title: "Women's safety – 2024/25",
      state: 'moved',
    });
    const regular = aRegularItem({ board: 'kept', ref: 'KEPT-ITEM-2', condition: 'os ar gael' });
    for (const thing of [board, owner, meeting, action, item, regular])
      expect(await register.save(thing)).toBe('saved');

    expect(await register.board('kept')).toEqual(board);
    expect(await register.owner('kept', 'deputy')).toEqual(owner);
    expect(await register.meeting('kept', '2024-12')).toEqual(meeting);
    expect(await register.action(actionRefSchema.parse('KEPT-2024-10-1'))).toEqual(action);
    expect(await register.boardView('kept')).toEqual({
      board,
      owners: [owner],
      meetings: [meeting],
      actions: [action],
      programme: [item, regular],
    });
    expect(await register.item(itemRefSchema.parse('KEPT-ITEM-1'))).toEqual(item);
  });

  it.each([
    ['board', () => register.board('nobody')],
    ['view', () => register.boardView('nobody')],
    ['owner', () => register.owner('nobody', 'force')],
    ['meeting', () => register.meeting('nobody', '2024-12')],
    ['action', () => register.action(actionRefSchema.parse('NOBODY-2024-10-1'))],
    ['item', () => register.item(itemRefSchema.parse('NOBODY-ITEM-1'))],
  ])('is undefined when there is no such %s', async (_, ask) => {
    expect(await ask()).toBeUndefined();
  });

  it('holds of a programme what is still to come, and finds the rest when asked for all', async () => {
    const entry = (number: number, more: object) => ({
      board: 'panel',
      ref: `PANEL-ITEM-${number}`,
      ...more,
    });
    const toCome = (['offered', 'planned', 'moved'] as const).map((state, at) =>
      anItem(entry(at + 1, { state })),
    );
    const ended = (['presented', 'withdrawn', 'replaced'] as const).map((state, at) =>
      anItem(entry(at + 4, { state })),
    );
    const regular = [aRegularItem(entry(7, {})), aRegularItem(entry(8, { state: 'withdrawn' }))];
    for (const thing of [aBoard({ id: 'panel' }), ...toCome, ...ended, ...regular]) {
      expect(await register.save(thing)).toBe('saved');
    }
    const view = await register.boardView('panel');
    expect(refs([...(view?.programme ?? [])])).toEqual([1, 2, 3, 7].map((number) => `PANEL-ITEM-${number}`));
    expect(await register.programme('panel')).toHaveLength(8);
  });

  it('belongs to one board only', async () => {
    for (const board of ['north', 'south']) {
      await register.save(aBoard({ id: board }));
      await register.save(anOwner({ board, name: `Force of the ${board}` }));
      await register.save(aMeeting({ board }));
      await register.save(anAction({ board, ref: `${board.toUpperCase()}-2024-10-1` }));
    }
    expect((await register.owners('south')).map(({ name }) => name)).toEqual(['Force of the south']);
    expect((await register.meetings('south')).map(({ board }) => board)).toEqual(['south']);
    expect(refs(await register.actions('south'))).toEqual(['SOUTH-2024-10-1']);
    expect(refs(await register.liveActions('north'))).toEqual(['NORTH-2024-10-1']);
  });

  it('must be of the board that its reference names', async () => {
    await expect(register.save(anAction({ board: 'pcp' }))).rejects.toThrow(
      'PDB-2024-10-2 is not a reference of board pcp',
    );
  });
});

describe('a thing of another table', () => {
  const moved = { board: 'moved', ref: 'MOVED-2024-10-1', version: 7 };

  it('is put where nothing stands, of whatever version, and goes on from there', async () => {
    const action = anAction({ ...moved, status: 'proposed' });
    expect(await register.restore(action)).toBe('saved');
    expect(await register.actions('moved')).toEqual([action]);
    expect(await register.liveActions('moved')).toEqual([action]);
    expect(await register.save(anAction({ ...moved, version: 8 }))).toBe('saved');
  });

  it('is there already when the very same is, and is never written over another', async () => {
    const item = anItem({ board: 'moved', ref: 'MOVED-ITEM-1', version: 3 });
    expect(await register.restore(item)).toBe('saved');
    expect(await register.restore(item)).toBe('there already');
    for (const other of [anItem({ ...item, title: 'Another' }), anItem({ ...item, version: 4 })]) {
      expect(await register.restore(other)).toBe('another stands there');
    }
    expect(await register.programme('moved')).toEqual([item]);
  });

  it('is the same as one stored before a field was that is now filled in', async () => {
    const { owedSince: _, ...earlier } = anAction({ board: 'moved', ref: 'MOVED-2024-11-1' });
    const key = { entry: 'ACTION#MOVED-2024-11-1', live: 'ACTION#MOVED-2024-11-1' };
    await engine.client.send(new PutCommand({ TableName: engine.tableName, Item: { ...earlier, ...key } }));
    expect(await register.restore(anAction(earlier))).toBe('there already');
  });

  it('is a board that every sweep then visits', async () => {
    const board = aBoard({ id: 'moved', version: 5 });
    expect(await register.restore(board)).toBe('saved');
    expect(await register.boards()).toContainEqual(board);
  });

  it('must be of the board that its reference names', async () => {
    await expect(register.restore(anAction({ board: 'pcp' }))).rejects.toThrow(
      'PDB-2024-10-2 is not a reference of board pcp',
    );
  });

  it('is compared with what stands, however many, without a word written', async () => {
    const owners = Array.from({ length: 130 }, (_, n) => anOwner({ board: 'beside', id: `office-${n}` }));
    for (const owner of owners.slice(0, 110)) await register.restore(owner);
    await register.save(anOwner({ board: 'beside', id: 'office-109', version: 2, name: 'Renamed' }));
    const standing = await register.standing(owners.toReversed());
    expect(standing.slice(0, 20)).toEqual(Array(20).fill('nothing stands there'));
    expect(standing[20]).toBe('another stands there');
    expect(standing.slice(21)).toEqual(Array(109).fill('there already'));
    expect(await register.owners('beside')).toHaveLength(110);
    expect(await register.standing([])).toEqual([]);
  });
});

describe('two who write at once', () => {
  it('cannot both raise the same reference', async () => {
    const racing = Array.from({ length: 50 }, (_, racer) =>
      register.save(anAction({ board: 'race', ref: 'RACE-2024-10-1', text: `Wording ${racer}` })),
    );
    const outcomes = await Promise.all(racing);
    expect(outcomes.filter((outcome) => outcome === 'saved')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'changed meanwhile')).toHaveLength(49);
    const winner = outcomes.indexOf('saved');
    const [kept] = await register.actions('race');
    expect(kept?.text).toBe(`Wording ${winner}`);
  });

  it('cannot both change the same version: one is told, and the other’s change stands', async () => {
    const first = { board: 'versions', ref: 'VERSIONS-2024-10-1' };
    await register.save(anAction(first));
    const outcomes = await Promise.all([
      register.save(anAction({ ...first, version: 2, status: 'proposed' })),
      register.save(anAction({ ...first, version: 2, status: 'discharged' })),
    ]);
    expect([...outcomes].sort()).toEqual(['changed meanwhile', 'saved']);
    const [kept] = await register.actions('versions');
    expect(kept?.status).toBe(outcomes[0] === 'saved' ? 'proposed' : 'discharged');
  });

  it.each([
    ['the version before', 1],
    ['a version further on', 4],
  ])('nothing is written over by %s', async (_, version) => {
    const owner = { board: `order-${version}`, id: 'force' };
    await register.save(anOwner(owner));
    await register.save(anOwner({ ...owner, version: 2, name: 'The second name' }));
    expect(await register.save(anOwner({ ...owner, version, name: 'Another name' }))).toBe(
      'changed meanwhile',
    );
    expect((await register.owners(owner.board)).map(({ name }) => name)).toEqual(['The second name']);
  });

  it('a change to what is not there is refused', async () => {
    expect(await register.save(aMeeting({ board: 'empty', version: 2 }))).toBe('changed meanwhile');
    expect(await register.meetings('empty')).toEqual([]);
  });

  it('of two who make the very same change in the same moment, one made it', async () => {
    const meeting = aMeeting({ board: 'again' });
    const moved = aMeeting({ board: 'again', version: 2, date: '2024-12-18' });
    for (const version of [meeting, moved]) {
      const outcomes = await Promise.all([register.save(version), register.save(version)]);
      expect(outcomes.sort()).toEqual(['changed meanwhile', 'saved']);
    }
    expect(await register.meetings('again')).toEqual([moved]);
  });
});

describe('what is live', () => {
  const ref = (number: number): string => `LIVE-2024-10-${number}`;
  const discharge = (on: string, met: string | null | undefined) => ({
    on,
    meeting: null,
    how: 'figures provided',
    evidence: [],
    undertaking:
      met === undefined
        ? null
        : {
            text: 'breakdown by district',
            by: { at: 'meeting' as const, meeting: '2024-12', words: null },
            met: met === null ? null : { on: met, how: 'sent to members' },
          },
  });

  beforeAll(async () => {
    const board = 'live';
    await register.save(anAction({ board, ref: ref(1) }));
    await register.save(anAction({ board, ref: ref(2), status: 'proposed' }));
    const closed = [
      { ref: ref(3), status: 'discharged', discharge: discharge('2024-10-02', undefined) },
      { ref: ref(4), status: 'discharged', discharge: discharge('2024-12-11', undefined) },
      { ref: ref(5), status: 'discharged', discharge: discharge('2024-10-02', null) },
      { ref: ref(6), status: 'discharged', discharge: discharge('2024-10-02', '2024-11-28') },
      { ref: ref(7), status: 'discharged', discharge: discharge('2024-12-11', null) },
      { ref: ref(8), status: 'withdrawn', withdrawal: { on: '2024-11-20', reason: 'overtaken' } },
    ] as const;
    for (const action of closed) await register.save(anAction({ board, ...action }));
  });

  it('is what is open, proposed, or discharged on an undertaking not yet met', async () => {
    expect(refs(await register.liveActions('live'))).toEqual([ref(1), ref(2), ref(5), ref(7)]);
  });

  it.each([
    ['2024-10-02', [3, 4, 6, 8]],
    ['2024-10-03', [4, 6, 8]],
    ['2024-11-20', [4, 6, 8]],
    ['2024-11-28', [4, 6]],
    ['2024-11-29', [4]],
    ['2024-12-12', []],
  ])('what closed on %s or later is closed since then', async (since, numbers) => {
    expect(refs(await register.closedSince('live', day(since)))).toEqual(numbers.map(ref));
  });

  it.each([
    ['2024-10-02', [3, 4, 5, 6, 7]],
    ['2024-10-03', [4, 7]],
    ['2024-12-12', []],
  ])('what was discharged on %s or later includes what rests on an undertaking', async (since, numbers) => {
    expect(refs(await register.dischargedSince('live', day(since)))).toEqual(numbers.map(ref));
  });

  it('follows the action as it is discharged and opened again', async () => {
    const action = { board: 'to-and-fro', ref: 'TO-AND-FRO-2024-10-1' };
    await register.save(anAction(action));
    await register.save(anAction({ ...action, version: 2, status: 'discharged' }));
    expect(await register.liveActions('to-and-fro')).toEqual([]);
    expect(refs(await register.closedSince('to-and-fro', day('2024-12-11')))).toEqual([action.ref]);
    await register.save(anAction({ ...action, version: 3 }));
    expect(refs(await register.liveActions('to-and-fro'))).toEqual([action.ref]);
    expect(await register.closedSince('to-and-fro', day('2024-01-01'))).toEqual([]);
  });
});

describe('lists', () => {
  it('hold everything, over many pages', async () => {
    const board = 'pages';
    const text = 'Report the rural patrols of every month. '.repeat(400);
    const wanted = Array.from(
      { length: 150 },
      (_, index) => `PAGES-2024-${index < 90 ? '10' : '12'}-${index + 1}`,
    );
    for (const ref of wanted) await register.save(anAction({ board, ref, text }));

    expect(text.length * wanted.length).toBeGreaterThan(2 * 1024 * 1024);
    expect(refs(await register.actions(board))).toEqual([...wanted].sort());
    expect(refs(await register.liveActions(board))).toEqual([...wanted].sort());
    const october = calendarMonthSchema.parse('2024-10');
    expect(refs(await register.actionsRaisedIn(board, october))).toEqual(wanted.slice(0, 90).sort());
  });

  it('of a month hold nothing of a month or board that only begins alike', async () => {
    for (const [board, ref] of [
      ['am', 'AM-2024-10-1'],
      ['am', 'AM-2024-10-12'],
      ['am', 'AM-2024-11-1'],
      ['am-2024', 'AM-2024-2024-10-1'],
    ] as const) {
      await register.save(anAction({ board, ref }));
    }
    const october = calendarMonthSchema.parse('2024-10');
    expect(refs(await register.actionsRaisedIn('am', october))).toEqual(['AM-2024-10-1', 'AM-2024-10-12']);
  });
});

describe('the directory', () => {
  it('lists a board from when it is saved, once, with what it is now', async () => {
    await register.save(aBoard({ id: 'listed' }));
    await register.save(aBoard({ id: 'listed', version: 2, name: 'Listed Board' }));
    const listed = (await register.boards()).filter(({ id }) => id === 'listed');
    expect(listed.map(({ name }) => name)).toEqual(['Listed Board']);
    expect(await register.boardCodes()).toContain('listed');
  });

  it('passes over a board whose making was cut short, and the next try makes it', async () => {
    const cutShort = { board: 'BOARDS', entry: 'cut-short' };
    await engine.client.send(new PutCommand({ TableName: engine.tableName, Item: cutShort }));
    const codes = async () => (await register.boards()).map(({ id }) => id);
    expect(await codes()).not.toContain('cut-short');
    expect(await register.save(aBoard({ id: 'cut-short' }))).toBe('saved');
    expect(await codes()).toContain('cut-short');
  });

  it('takes a code once', async () => {
    await register.save(aBoard({ id: 'taken', name: 'First' }));
    expect(await register.save(aBoard({ id: 'taken', name: 'Second' }))).toBe('changed meanwhile');
    expect((await register.board('taken'))?.name).toBe('First');
  });

  it('lists more boards than one batch brings', async () => {
    const codes = Array.from({ length: 120 }, (_, index) => `many-${index + 100}`);
    await Promise.all(codes.map((id) => register.save(aBoard({ id }))));
    const listed = (await register.boards()).map(({ id }) => id).filter((id) => id.startsWith('many-'));
    expect(listed).toEqual(codes);
  });
});

describe('notes that a board was sent', () => {
  it('are kept beside its register, and are none of what is handed over or swept', async () => {
    const asked = { board: 'sent', id: '0123456789abcdef', file: 'october.docx', bytes: 4_711 };
    const said = { sha256: 'a'.repeat(64), meeting: null, only: null };
    const sent = receive({ ...asked, ...said }, secretary);
    expect(await register.save(aBoard({ id: 'sent' }))).toBe('saved');
    expect(await register.save(sent)).toBe('saved');
    expect(await register.save(sent)).toBe('changed meanwhile');
    const recorded = recordReceived(sent, 1, secretary);
    expect(await register.save(recorded)).toBe('saved');
    expect(await register.notesReceived('sent', sent.id)).toEqual(recorded);
    expect(await register.allNotesReceived('sent')).toEqual([recorded]);
    expect(recorded.history.map(({ what }) => what)).toEqual([
      'received as october.docx',
      'recorded, with 1 change to the register',
    ]);
    expect(await register.boardView('sent')).toEqual({
      board: aBoard({ id: 'sent' }),
      owners: [],
      meetings: [],
      actions: [],
      programme: [],
    });
    for (const kind of ['owner', 'meeting', 'action', 'item'] as const) {
      expect((await register.each(kind, 'sent').next()).done).toBe(true);
    }
  });
});

describe('what cannot be kept or read', () => {
  it('is named, with its board and what is wrong, and hides nothing by being skipped', async () => {
    const broken = { board: 'broken', entry: 'ACTION#BROKEN-2024-10-2', live: 'ACTION#BROKEN-2024-10-2' };
    await register.save(anAction({ board: 'broken', ref: 'BROKEN-2024-10-1' }));
    await engine.client.send(
      new PutCommand({
        TableName: engine.tableName,
        Item: {
          ...anAction({ board: 'broken', ref: 'BROKEN-2024-10-2' }),
          ...broken,
          due: { at: 'date', date: 'in due course', words: null },
        },
      }),
    );
    const named = /^ACTION#BROKEN-2024-10-2 of board broken is not as it should be: due\.date: /;
    await expect(register.actions('broken')).rejects.toThrow(named);
    await expect(register.liveActions('broken')).rejects.toThrow(named);
    await expect(register.action(actionRefSchema.parse('BROKEN-2024-10-2'))).rejects.toThrow(named);
    await expect(register.boardView('broken')).rejects.toThrow(named);
  });

  it('is refused on the way in too', async () => {
    const nameless = { ...anOwner({ board: 'unkept' }), name: '' };
    await expect(register.save(nameless)).rejects.toThrow(
      /^OWNER#force of board unkept is not as it should be: name: /,
    );
    await expect(register.save(anOwner({ board: 'unkept', version: 0 }))).rejects.toThrow(
      'OWNER#force of board unkept has no first change in its history',
    );
    expect(await register.owners('unkept')).toEqual([]);
  });

  it('is refused when it is larger than an entry can be', async () => {
    const vast = anAction({ board: 'vast', ref: 'VAST-2024-10-1', text: 'x'.repeat(410_000) });
    await expect(register.save(vast)).rejects.toThrow(
      'ACTION#VAST-2024-10-1 of board vast is larger than the 400 kB that one entry can hold',
    );
  });
});

describe('a view of a board as it is at this moment', () => {
  /** Another client of the same table, whose index shows what it showed when this was called. */
  async function whoseIndexTrails(board: string): Promise<Register> {
    const shown = new Map<string, QueryCommandOutput>();
    const client = documentClient(engine.settings);
    let isTrailing = false;
    client.middlewareStack.add(
      (next) => async (request) => {
        const key = JSON.stringify(request.input);
        if (!key.includes('"IndexName"')) return next(request);
        const before = shown.get(key);
        if (isTrailing && before) return { output: before, response: {} };
        const answer = await next(request);
        shown.set(key, answer.output as QueryCommandOutput);
        return answer;
      },
      { step: 'initialize' },
    );
    onTestFinished(() => client.destroy());
    const trailing = openRegister(client, engine.tableName);
    await trailing.boardView(board);
    isTrailing = true;
    return trailing;
  }
  const ofForce = { owner: 'force', refs: ['NOW-2024-10-4', 'NOW-ITEM-2'] as Ref[] };
  const action = (number: number, more: Parameters<typeof anAction>[0] = {}) =>
    anAction({ board: 'now', ref: `NOW-2024-10-${number}`, ...more });
  const item = (number: number, more: Parameters<typeof anItem>[0] = {}) =>
    anItem({ board: 'now', ref: `NOW-ITEM-${number}`, lead: 'force', ...more });

  it('has nothing of what was closed or given away, and all that a mail is about, whatever the index shows', async () => {
    const things = [action(1), action(2), action(3), action(5, { owner: 'pcc' }), item(1)];
    for (const thing of [aBoard({ id: 'now' }), ...things]) await register.save(thing);
    const trailing = await whoseIndexTrails('now');
    for (const thing of [
      action(1, { status: 'discharged', version: 2 }),
      action(2, { owner: 'pcc', version: 2 }),
      action(3, { text: 'reworded', version: 2 }),
      action(4),
      item(1, { state: 'withdrawn', version: 2 }),
      item(2),
    ]) {
      await register.save(thing);
    }
    expect(refs([...((await trailing.boardView('now'))?.actions ?? [])])).toEqual([
      ...['NOW-2024-10-1', 'NOW-2024-10-2', 'NOW-2024-10-3', 'NOW-2024-10-5'],
    ]);
    const view = await trailing.boardViewNow('now', ofForce);
    expect(view?.actions.map(({ ref, owner, text }) => `${ref} ${owner} ${text}`)).toEqual([
      `NOW-2024-10-2 pcc ${action(2).text}`,
      'NOW-2024-10-3 force reworded',
      `NOW-2024-10-4 force ${action(4).text}`,
      `NOW-2024-10-5 pcc ${action(5).text}`,
    ]);
    expect(view?.programme.map(({ ref }) => ref)).toEqual(['NOW-ITEM-2']);
    const forSecretary = await trailing.boardViewNow('now', { owner: null, refs: [] });
    expect(refs([...(forSecretary?.actions ?? [])])).toEqual([
      ...['NOW-2024-10-2', 'NOW-2024-10-3', 'NOW-2024-10-5'],
    ]);
  });

  it('is of no board that is not there', async () => {
    expect(await register.boardViewNow('nowhere', ofForce)).toBeUndefined();
  });
});
