import { beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { overviewFrom } from '../../functions/papers/from-register.ts';
import { lookAtLastRecording, undoLastRecording } from '../../functions/secretariat/last-recording.ts';
import { readNotesFile, recordAtOnce, recordingOfFile } from '../../functions/secretariat/notes.ts';
import type { Office } from '../../functions/secretariat/office.ts';
import { notes } from '../command-line/a-desk.ts';
import { aBoard, aMeeting, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { done, faults, offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
let office: TestOffice;

beforeEach(async () => {
  office = anOffice();
  await office.put(
    aBoard(),
    anOwner(),
    aMeeting({ id: '2024-10', date: '2024-10-02' }),
    aMeeting({ id: '2024-12', date: '2024-12-11' }),
  );
});

const callers = 'Report how long 101 callers wait | Open | Force | 11/12/2024';
const radios = 'Count the spare radios | Open | CFO | 11/12/2024';

async function record(text: string, on = '2024-10-09', more: Partial<Office> = {}) {
  const file = { name: 'october.txt', bytes: new TextEncoder().encode(text) };
  const reading = await readNotesFile(file);
  if (reading.outcome === 'refused') throw new Error('it was not read');
  const recording = await recordingOfFile(office.on(on), file.name, reading.thing, {});
  if (recording.outcome === 'refused') throw new Error(recording.faults[0].why);
  return done(await recordAtOnce(office.on(on, more), recording.thing)).thing;
}

const undo = (on = '2024-10-10', more: Partial<Office> = {}) => undoLastRecording(office.on(on, more));
const actions = async () =>
  (await office.register.actions('pdb')).map(({ ref, status, text }) => [ref, status, text]);
const meetings = async () => (await office.register.meetings('pdb')).map(({ id, state }) => [id, state]);

describe('the last recording', () => {
  it('is taken back: what it brought is withdrawn in error, and what it changed is as it was', async () => {
    await record(notes({ rows: [callers, radios] }));
    const { thing } = done(await undo());
    expect(thing.left).toEqual(['the office CFO stays']);
    expect(await actions()).toEqual([
      ['PDB-2024-10-1', 'withdrawn', 'Report how long 101 callers wait'],
      ['PDB-2024-10-2', 'withdrawn', 'Count the spare radios'],
    ]);
    expect(await meetings()).toEqual([
      ['2024-06', 'cancelled'],
      ['2024-10', 'scheduled'],
      ['2024-12', 'scheduled'],
    ]);
    const meeting = await office.register.meeting('pdb', '2024-10');
    expect(meeting?.minutes).toBeNull();
    expect(meeting?.history.map(({ what }) => what).slice(-3)).toEqual([
      'held on Wednesday 2 October 2024',
      'notes recorded from october.txt',
      'the recording of october.txt was taken back',
    ]);
  });

  it('taken back is in no paper, and is shown as it was once it is recorded again', async () => {
    await record(notes({ rows: [callers] }));
    done(await undo());
    const view = await office.register.boardView('pdb');
    if (view === undefined) throw new Error('the board is gone');
    const overview = await overviewFrom(office.register, view, day('2024-10-10'));
    expect(JSON.stringify(overview)).not.toContain('101 callers');
    await record(notes({ rows: [callers] }), '2024-10-11');
    expect(await actions()).toEqual([['PDB-2024-10-1', 'open', 'Report how long 101 callers wait']]);
    expect(await meetings()).toEqual([
      ['2024-06', 'held'],
      ['2024-10', 'held'],
      ['2024-12', 'scheduled'],
    ]);
    expect(await record(notes({ rows: [callers] }), '2024-10-11')).toBe(0);
    done(await undo('2024-10-12'));
    expect(await actions()).toEqual([['PDB-2024-10-1', 'withdrawn', 'Report how long 101 callers wait']]);
  });

  it('that corrected an earlier one goes back to that', async () => {
    await record(notes({ rows: [callers] }));
    await record(
      notes({ rows: [callers.replace('Open', 'Closed').replace('101', '101 and 999')] }),
      '2024-10-10',
    );
    expect((await actions())[0]?.slice(1)).toEqual([
      'discharged',
      'Report how long 101 and 999 callers wait',
    ]);
    done(await undo('2024-10-11'));
    expect(await actions()).toEqual([['PDB-2024-10-1', 'open', 'Report how long 101 callers wait']]);
    expect(await record(notes({ rows: [callers] }), '2024-10-12')).toBe(0);
  });

  it('keeps what was changed since, or told by mail, and the meetings that it needs, and says so', async () => {
    const owed = [callers, radios.replace('CFO', 'Force'), callers.replace('callers wait', 'calls are lost')];
    await record(notes({ rows: owed }));
    const action = await office.register.action('PDB-2024-10-1' as never);
    if (action === undefined) throw new Error('nothing was raised');
    const by = { at: office.on('2024-10-10').author.at, by: 'Tom Adeyemi', from: 'command line' };
    const history = [...action.history, { ...by, what: 'amended: text now “Report it”' }];
    await office.register.save({ ...action, text: 'Report it', version: 2, history });
    await office.ledger.save(
      aDispatch({
        ...{ state: 'sent', owner: 'force', refs: ['PDB-2024-10-2'], at: '2024-10-10T07:00:00.000Z' },
        ...{ to: ['owen@force.example'], copies: [], subject: 'New actions', messageId: 'm-1' },
      }),
    );
    const seen = await lookAtLastRecording(office.on('2024-10-11'));
    const { thing } = done(await undo('2024-10-11'));
    expect(seen).toMatchObject({ thing: { left: thing.left } });
    expect(thing.left).toEqual([
      'PDB-2024-10-2 stays: a mail to force of 10 October 2024 told of it',
      'PDB-2024-10-1 was changed since, by Tom Adeyemi on 10 October 2024: amended: text now “Report it”',
      'meeting 2024-10 stays: PDB-2024-10-1 needs it',
    ]);
    expect(await office.register.meeting('pdb', '2024-10')).toMatchObject({ state: 'held', minutes: null });
    expect((await actions()).map(([ref, status]) => [ref, status])).toEqual([
      ['PDB-2024-10-1', 'open'],
      ['PDB-2024-10-2', 'open'],
      ['PDB-2024-10-3', 'withdrawn'],
    ]);
  });

  it('cut off half way is taken back whole, and a taking back that is cut off is finished', async () => {
    const dying = (after: number): Partial<Office> => {
      let left = after;
      const save: typeof office.register.save = async (thing) => {
        left -= 1;
        if (left < 0) throw new Error('the line went dead');
        return office.register.save(thing);
      };
      return { register: { ...office.register, save } };
    };
    await expect(record(notes({ rows: [callers, radios] }), '2024-10-09', dying(4))).rejects.toThrow('dead');
    await record(notes({ rows: [callers, radios] }), '2024-10-09');
    await expect(undo('2024-10-10', dying(1))).rejects.toThrow('Take it back again to finish');
    done(await undo());
    expect((await actions()).map(([, status]) => status)).toEqual(['withdrawn', 'withdrawn']);
    expect((await meetings()).map(([, state]) => state)).toEqual(['cancelled', 'scheduled', 'scheduled']);
  });

  it('cut off half way and left so is taken back as far as it came', async () => {
    let left = 5;
    const save: typeof office.register.save = async (thing) => {
      left -= 1;
      if (left < 0) throw new Error('the line went dead');
      return office.register.save(thing);
    };
    const more = { register: { ...office.register, save } };
    await expect(record(notes({ rows: [callers, radios] }), '2024-10-09', more)).rejects.toThrow('dead');
    expect((await actions()).map(([, status]) => status)).toEqual(['open']);
    expect(done(await undo()).thing.left).toEqual(['the office CFO stays']);
    expect((await actions()).map(([, status]) => status)).toEqual(['withdrawn']);
    expect((await meetings()).map(([, state]) => state)).toEqual(['cancelled', 'scheduled', 'scheduled']);
  });

  it('leaves a meeting on the day that a mail gave for it', async () => {
    const moved = notes({ rows: [callers] }).replace(/11 December 2024/g, '18 December 2024');
    await record(moved.replace('11/12/2024', '18/12/2024'));
    expect(await office.register.meeting('pdb', '2024-12')).toMatchObject({ date: '2024-12-18' });
    await office.ledger.save(
      aDispatch({
        ...{ state: 'sent', kind: 'change of date', owner: 'force', refs: ['PDB-2024-06-1'] },
        ...{ meeting: { id: '2024-12', date: '2024-12-18' }, at: '2024-10-10T07:00:00.000Z' },
        ...{ to: ['owen@force.example'], copies: [], subject: 'It moves', messageId: 'm-1' },
      }),
    );
    expect(done(await undo('2024-10-11')).thing.left).toEqual([
      'meeting 2024-12 stays: a mail to force of 10 October 2024 told of it',
    ]);
    expect(await office.register.meeting('pdb', '2024-12')).toMatchObject({ date: '2024-12-18' });
  });

  it('that two made at once is taken back whole', async () => {
    const both = await Promise.allSettled([1, 2].map(() => record(notes({ rows: [callers, radios] }))));
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    await record(notes({ rows: [callers, radios] }));
    done(await undo());
    expect((await actions()).map(([, status]) => status)).toEqual(['withdrawn', 'withdrawn']);
  });

  it('is taken back once; of a board that never recorded there is none', async () => {
    expect(faults(await undo())).toEqual([['not there', null]]);
    await record(notes());
    done(await undo());
    expect(faults(await undo())).toEqual([['nothing to take back', null]]);
    expect(faults(await lookAtLastRecording(office.on()))).toEqual([['nothing to take back', null]]);
  });
});
