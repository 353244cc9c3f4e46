import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Meeting } from '../../functions/register/meeting.ts';
import { openRegister, type Register } from '../../functions/store/register.ts';
import { counted } from '../benchmarks/counted.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner, secretary } from '../register/examples.ts';
import { type Engine, startEngine } from './engine.ts';

let engine: Engine;
let register: Register;

beforeEach(async () => {
  engine = await startEngine();
  register = openRegister(engine.client, engine.tableName);
});
afterEach(() => engine.stop());

const said = (text = 'Report how long 101 callers wait') => ({
  next: '2024-12-11',
  actions: [{ ref: 'PDB-2024-10-1', text, owner: 'force', due: '2024-12-11', status: 'open' }],
  discharged: [],
});
const held = (date: string, more: object = {}): Meeting =>
  aMeeting({ id: date.slice(0, 7), state: 'held', date, ...more });
const recorded = (text?: string): Meeting =>
  held('2024-10-02', { minutes: { file: 'october.docx', said: said(text) } });
const cancelled = (id: string, on: string): Meeting =>
  aMeeting({
    ...{ id, state: 'cancelled', reason: 'the chair is away' },
    history: [{ ...secretary, at: `${on}T09:00:00.000Z`, what: 'cancelled' }],
  });

const itemAt = async (entry: string): Promise<Record<string, unknown> | undefined> =>
  (
    await engine.client.send(
      new GetCommand({ TableName: engine.tableName, Key: { board: 'pdb', entry }, ConsistentRead: true }),
    )
  ).Item;

const put = (Item: Record<string, unknown>) =>
  engine.client.send(new PutCommand({ TableName: engine.tableName, Item }));

const view = async (of: Register = register) => {
  const found = await of.boardView('pdb');
  if (found === undefined) throw new Error('there is no board');
  return found;
};
const inView = async (of: Register = register) => (await view(of)).meetings.map(({ id }) => id);

describe('what the notes of a meeting said', () => {
  it('is kept apart from the meeting, and comes back with it to whoever asks for both', async () => {
    await register.save(recorded());
    expect(JSON.stringify(await itemAt('MEETING#2024-10'))).not.toContain('101 callers');
    expect((await register.meeting('pdb', '2024-10'))?.minutes).toEqual({
      file: 'october.docx',
      edition: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    expect((await register.meetingWithMinutes('pdb', '2024-10'))?.minutes).toEqual({
      file: 'october.docx',
      said: said(),
    });
  });

  it('stays while the meeting is changed by somebody who did not read it', async () => {
    await register.save(recorded());
    const read = await register.meeting('pdb', '2024-10');
    await register.save(held('2024-10-02', { ...read, place: 'The Guildhall', version: 2 }));
    expect(await register.meetingWithMinutes('pdb', '2024-10')).toMatchObject({
      place: 'The Guildhall',
      minutes: { said: said() },
    });
  });

  it('counts as unknown where a recording was cut off between the two, or lost to another', async () => {
    await register.save(recorded());
    expect(await register.save(recorded('Report how long 999 callers wait'))).toBe('changed meanwhile');
    expect((await register.meetingWithMinutes('pdb', '2024-10'))?.minutes).toEqual({
      file: 'october.docx',
      edition: expect.any(String),
    });
  });

  it('is no more where the meeting says that its notes are not recorded', async () => {
    await register.save(recorded());
    await register.save(held('2024-10-02', { minutes: null, version: 2 }));
    expect((await register.meetingWithMinutes('pdb', '2024-10'))?.minutes).toBeNull();
  });
});

describe('the meetings in view', () => {
  beforeEach(async () => {
    for (const thing of [aBoard(), anOwner(), aMeeting()]) await register.save(thing);
    for (const date of ['2023-06-07', '2023-10-04', '2024-01-10', '2024-04-10', '2024-06-12', '2024-10-02']) {
      await register.save(held(date));
    }
  });

  it('are those to come and the last two that were held', async () => {
    expect(await inView()).toEqual(['2024-06', '2024-10', '2024-12']);
    expect((await register.meetings('pdb')).map(({ id }) => id)).toEqual([
      ...['2023-06', '2023-10', '2024-01', '2024-04', '2024-06', '2024-10', '2024-12'],
    ]);
  });

  it('are every one since the first live action was asked for', async () => {
    await register.save(anAction({ ref: 'PDB-2024-01-1', raisedAt: '2024-01', raisedOn: '2024-01-10' }));
    expect(await inView()).toEqual(['2024-01', '2024-04', '2024-06', '2024-10', '2024-12']);
  });

  it('are every one since the day on which an action was due, though it was entered later', async () => {
    const due = { at: 'date', date: '2024-03-01', words: null } as const;
    await register.save(anAction({ due }));
    expect(await inView()).toEqual(['2024-04', '2024-06', '2024-10', '2024-12']);
  });

  it('are those that an item of the programme stands at, however long ago', async () => {
    await register.save(anItem({ board: 'pdb', ref: 'PDB-ITEM-1', meeting: '2023-06' }));
    expect(await inView()).toEqual(['2023-06', '2024-06', '2024-10', '2024-12']);
  });

  it('are those cancelled since the last but one, and not those long before', async () => {
    for (const meeting of [cancelled('2024-03', '2024-02-20'), cancelled('2024-11', '2024-10-20')]) {
      await register.save(meeting);
    }
    expect(await inView()).toEqual(['2024-06', '2024-10', '2024-11', '2024-12']);
  });

  it('are the two last held though many were cancelled since', async () => {
    for (const month of ['01', '02', '03', '04', '05'])
      await register.save(cancelled(`2025-${month}`, `2024-10-1${month[1]}`));
    expect((await inView()).filter((id) => id < '2024-11')).toEqual(['2024-06', '2024-10']);
  });

  it('for one action are those to come and those over since it was asked for', async () => {
    const about = async (raisedOn: string) =>
      (
        await register.meetingsFor('pdb', {
          actions: [
            anAction({ ref: `PDB-${raisedOn.slice(0, 7)}-1`, raisedAt: raisedOn.slice(0, 7), raisedOn }),
          ],
          programme: [],
        })
      ).map(({ id }) => id);
    expect(await about('2024-10-02')).toEqual(['2024-10', '2024-12']);
    expect(await about('2024-04-10')).toEqual(['2024-04', '2024-06', '2024-10', '2024-12']);
  });

  it('are read at the same cost after ten years as after one', async () => {
    const { during } = counted(engine.client);
    const young = await during(() => view());
    for (let year = 2013; year < 2023; year += 1) {
      for (const day of ['01-09', '04-10', '07-10', '10-09']) await register.save(held(`${year}-${day}`));
    }
    expect(await during(() => view())).toEqual(young);
  });
});

describe('what an earlier release kept', () => {
  /** As it stood there: in no index, with what the notes said in the meeting itself. */
  const asBefore = async (meeting: Meeting): Promise<void> => {
    const { file = '', said: its = said() } = meeting.minutes ?? {};
    const minutes = meeting.minutes === null ? null : { file, ...its };
    await put({ ...meeting, entry: `MEETING#${meeting.id}`, minutes });
  };
  const boardAsBefore = () => put({ ...aBoard(), board: 'pdb', entry: 'BOARD' });

  beforeEach(async () => {
    await boardAsBefore();
    for (const meeting of [held('2024-04-10'), held('2024-06-12'), recorded(), aMeeting()]) {
      await asBefore(meeting);
    }
  });

  it('moves over by itself with the first view, once, and reads the same', async () => {
    expect(await inView()).toEqual(['2024-04', '2024-06', '2024-10', '2024-12']);
    expect(await inView()).toEqual(['2024-06', '2024-10', '2024-12']);
    expect((await register.meetingWithMinutes('pdb', '2024-10'))?.minutes).toEqual({
      file: 'october.docx',
      said: said(),
    });
    expect(await itemAt('BOARD')).toMatchObject({ meetings: 'indexed', version: 1 });
    const { during } = counted(engine.client);
    expect(await during(() => view(openRegister(engine.client, engine.tableName)))).toMatchObject({
      writes: 0,
    });
  });

  it('is whole where it was cut off half way: each meeting that is read is moved, and the board is said to be last', async () => {
    await register.meeting('pdb', '2024-10');
    expect(await itemAt('MEETING#2024-10')).toMatchObject({ live: 'MEETING#2024-10-02#2024-10' });
    expect(await itemAt('MEETING#2024-12')).not.toHaveProperty('live');
    const other = openRegister(engine.client, engine.tableName);
    expect(await inView(other)).toEqual(['2024-04', '2024-06', '2024-10', '2024-12']);
    expect(await inView(other)).toEqual(['2024-06', '2024-10', '2024-12']);
  });

  it('loses nothing when its minutes had moved and the meeting had not', async () => {
    await register.meeting('pdb', '2024-10');
    await asBefore(recorded());
    expect((await register.meetingWithMinutes('pdb', '2024-10'))?.minutes?.said).toEqual(said());
  });

  it('is changed as it would be today, and says so of itself only once all of it moved', async () => {
    const december = await register.meeting('pdb', '2024-12');
    expect(await register.save({ ...aMeeting(december), version: 2 })).toBe('saved');
    expect(await register.save(aBoard({ name: 'Performance Board', version: 2 }))).toBe('saved');
    expect(await itemAt('BOARD')).not.toHaveProperty('meetings');
    expect(await inView()).toEqual(['2024-04', '2024-06', '2024-10', '2024-12']);
    expect(await register.save(aBoard({ name: 'Delivery Board', version: 3 }))).toBe('saved');
    expect(await itemAt('BOARD')).toMatchObject({ name: 'Delivery Board', meetings: 'indexed' });
  });

  it('moves over as well when one action alone is asked for, and when two ask at once', async () => {
    const by = { actions: [anAction()], programme: [] };
    const two = [register, openRegister(engine.client, engine.tableName)];
    const found = await Promise.all(two.map((one) => one.meetingsFor('pdb', by)));
    expect(found.map((meetings) => meetings.map(({ id }) => id))).toEqual([
      ['2024-04', '2024-06', '2024-10', '2024-12'],
      ['2024-04', '2024-06', '2024-10', '2024-12'],
    ]);
    expect((await register.meetingsFor('pdb', by)).map(({ id }) => id)).toEqual(['2024-10', '2024-12']);
  });

  it('that is gone by the time it is to be moved stays gone', async () => {
    await engine.client.send(
      new DeleteCommand({ TableName: engine.tableName, Key: { board: 'pdb', entry: 'MEETING#2024-04' } }),
    );
    expect(await inView()).toEqual(['2024-06', '2024-10', '2024-12']);
  });
});
