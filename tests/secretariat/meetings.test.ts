import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { calendarDateSchema } from '../../functions/calendar/days.ts';
import type { ActionRef } from '../../functions/register/action.ts';
import type { ItemRef } from '../../functions/register/programme.ts';
import { carryOver } from '../../functions/secretariat/carry-over.ts';
import {
  addMeeting,
  addMeetingInput,
  cancelMeeting,
  holdMeeting,
  listMeetings,
  postponeMeeting,
  previewMove,
  previewMoveInput,
  rearrangeInput,
  rearrangeMeeting,
} from '../../functions/secretariat/meetings.ts';
import { findWhen } from '../../functions/secretariat/naming.ts';
import type { Saved } from '../../functions/store/register.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { done, faults, offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
let office: TestOffice;

const december = aMeeting({ id: '2024-12', date: '2024-12-11' });
const march = aMeeting({ id: '2025-03', state: 'month', month: '2025-03' });
const day = (date: string) => calendarDateSchema.parse(date);
const add = (input: z.input<typeof addMeetingInput>) =>
  addMeeting(office.on('2024-11-13'), addMeetingInput.parse(input));
const rearrange = (input: z.input<typeof rearrangeInput>, id = '2024-12') =>
  rearrangeMeeting(office.on('2024-11-13'), id, rearrangeInput.parse(input));

beforeEach(async () => {
  office = anOffice();
  await office.put(
    aBoard(),
    anOwner(),
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    december,
    march,
  );
});

describe('the meetings of a board', () => {
  it('come in the order of time, or only those that stand so', async () => {
    await office.put(aMeeting({ id: 'later', state: 'to be confirmed', reason: 'no room yet' }));
    await office.put(aMeeting({ id: 'spring', date: '2025-03-26' }));
    const listed = async (state?: 'month') => {
      const meetings = await listMeetings(office.on(), { state });
      return meetings.outcome === 'found' ? meetings.thing.map(({ id }) => id) : [];
    };
    expect(await listed()).toEqual(['2024-10', '2024-12', 'spring', '2025-03', 'later']);
    expect(await listed('month')).toEqual(['2025-03']);
  });
});

describe('a new meeting', () => {
  it('that may be the one still expected in its month is added, with the step that says so', async () => {
    const { thing, cautions } = done(await add({ state: 'scheduled', date: '2025-03-12' }));
    expect(thing).toMatchObject({ id: '2025-03-b', time: null, place: null });
    expect(cautions).toEqual([
      {
        what: 'meeting 2025-03 is still expected in March 2025',
        step: {
          take: 'its day for the one expected',
          board: 'pdb',
          expected: '2025-03',
          added: '2025-03-b',
          date: '2025-03-12',
        },
      },
    ]);
    expect(done(await add({ state: 'month', month: '2025-03' })).cautions).toEqual([]);
  });

  it('never takes the day of another, which is shown', async () => {
    expect(await add({ state: 'scheduled', date: '2024-12-11' })).toMatchObject({
      faults: [{ because: 'date taken', field: null }],
      standing: { id: '2024-12' },
    });
  });

  it.each([
    [{}, ['date']],
    [{ date: day('2025-03-12'), month: '2025-03' }, ['month']],
    [{ date: day('2025-03-12'), reason: 'no room yet' }, ['reason']],
    [{ month: '2025-03', time: '10:00' }, ['time']],
    [{ month: '2025-03', place: 'Council Chamber' }, ['place']],
  ])('is not to be when %j says, at %j', (said, field) => {
    expect(findWhen(said as Parameters<typeof findWhen>[0])).toMatchObject({
      outcome: 'refused',
      faults: [{ field }],
    });
  });

  it('is to be on the day that is said, at no time unless that is', () => {
    expect(findWhen({ date: day('2025-03-12') })).toEqual({
      outcome: 'found',
      thing: { state: 'scheduled', date: '2025-03-12', time: null, place: null },
    });
  });
});

describe('a meeting that moves', () => {
  it('keeps what is not said, and is the very same where it stands so already', async () => {
    const { thing } = done(await rearrange({ date: '2025-01-15' }));
    expect(thing).toMatchObject({ date: '2025-01-15', time: '10:00', place: 'Committee Room 2' });
    const again = done(await rearrange({ date: '2025-01-15' }));
    expect(again.thing).toBe(again.before);
  });

  it('may have no date any more, for a reason', async () => {
    expect(done(await rearrange({ reason: 'an election' })).thing).toMatchObject({
      state: 'to be confirmed',
      reason: 'an election',
    });
  });

  it('is refused at the field that does not say when, and with the meeting that has its day', async () => {
    expect(faults(await rearrange({ date: '2025-01-15', month: '2025-01' }))).toEqual([
      ['said twice', ['month']],
    ]);
    expect(faults(await rearrange({}))).toEqual([['not said', ['date']]]);
    expect(await rearrange({ date: '2024-10-02' })).toMatchObject({
      faults: [{ because: 'date taken', field: null }],
      standing: { id: '2024-10' },
    });
    expect(faults(await rearrange({ date: '2025-01-15' }, '2024-11'))).toEqual([['not there', null]]);
  });

  it('that was held does not, however when is said', async () => {
    expect(faults(await rearrange({}, '2024-10'))).toEqual([['already held', null]]);
    const off = await postponeMeeting(office.on(), '2024-10', { reason: 'an election' });
    expect(faults(off)).toEqual([['already held', null]]);
  });
});

describe('a meeting that was held', () => {
  it('was on the day it stands at, where another is not said', async () => {
    const other = await holdMeeting(office.on(), '2024-12', { on: day('2024-12-10') });
    expect(faults(other)).toEqual([['stands at another day', ['on']]]);
    const { thing } = done(await holdMeeting(office.on(), '2024-12', { on: day('2024-12-11') }));
    expect(thing).toMatchObject({ state: 'held', date: '2024-12-11' });
  });

  it('was not before its day', async () => {
    expect(faults(await holdMeeting(office.on('2024-12-10'), '2024-12', {}))).toEqual([
      ['not yet come', null],
    ]);
  });
});

describe('what waits for a meeting', () => {
  const tooFew = { reason: 'too few could come' };
  const carry = (to: string, reason?: string) =>
    carryOver(office.on('2024-11-25'), '2024-12', { to, reason });

  beforeEach(() =>
    office.put(
      anAction(),
      anAction({
        ref: 'PDB-2024-10-3',
        status: 'discharged',
        discharge: {
          ...{ on: '2024-10-03', meeting: null, how: 'report to follow', evidence: [] },
          undertaking: {
            text: 'the report',
            by: { at: 'meeting', meeting: '2024-12', words: 'next meeting' },
            met: null,
          },
        },
      }),
      anItem(),
      anItem({ ref: 'PDB-ITEM-3', state: 'offered' }),
      anItem({ ref: 'PDB-ITEM-4', meeting: '2025-03' }),
    ),
  );

  it('is named when the meeting is cancelled, with the step that carries it', async () => {
    const { thing, cautions } = done(await cancelMeeting(office.on('2024-11-25'), '2024-12', tooFew));
    expect(thing).toMatchObject({ state: 'cancelled', reason: 'too few could come' });
    expect(cautions).toEqual([
      {
        what: 'PDB-2024-10-2 and PDB-2024-10-3 were due at it, and PDB-ITEM-1 and PDB-ITEM-3 were to be considered at it',
        step: { take: 'a carry-over', board: 'pdb', meeting: '2024-12' },
      },
    ]);
    expect(done(await cancelMeeting(office.on('2024-11-25'), '2025-03', tooFew)).cautions).toHaveLength(1);
  });

  it('is put to another, undertakings too, and the items with what became of the meeting', async () => {
    done(await cancelMeeting(office.on('2024-11-25'), '2024-12', tooFew));
    const { thing } = done(await carry('2025-03'));
    expect(thing).toMatchObject({
      from: { id: '2024-12' },
      to: { id: '2025-03' },
      actions: [
        { ref: 'PDB-2024-10-2', due: { at: 'meeting', meeting: '2025-03' } },
        {
          ref: 'PDB-2024-10-3',
          discharge: { undertaking: { by: { meeting: '2025-03', words: 'next meeting' } } },
        },
      ],
      items: [
        {
          ref: 'PDB-ITEM-1',
          state: 'moved',
          move: { on: '2024-11-25', reason: 'the meeting was cancelled: too few could come' },
        },
        { ref: 'PDB-ITEM-3', state: 'offered', meeting: '2025-03' },
      ],
    });
    expect(await office.register.item('PDB-ITEM-1' as ItemRef)).toMatchObject({ meeting: '2025-03' });
    const again = done(await carry('2025-03'));
    expect(again.thing).toBe(again.before);
    expect(again.thing).toMatchObject({ actions: [], items: [] });
  });

  it.each([
    [
      undefined,
      'carried over from the meeting scheduled for Wednesday 11 December 2024 at 10:00, Committee Room 2',
    ],
    ['the agenda is full', 'the agenda is full'],
  ])('goes for the reason %s', async (reason, why) => {
    const { thing } = done(await carry('2025-03', reason));
    expect(thing.items[0]).toMatchObject({ move: { reason: why } });
  });

  it('goes for what put the meeting off', async () => {
    done(await postponeMeeting(office.on('2024-11-25'), '2024-12', { reason: 'an election' }));
    const { thing } = done(await carry('2025-03'));
    expect(thing.items[0]).toMatchObject({ move: { reason: 'the meeting was put off: an election' } });
  });

  it.each([
    [
      '2024-10',
      'meeting is over',
      'nothing can be carried to meeting 2024-10: held on Wednesday 2 October 2024',
    ],
    ['2024-12', 'same meeting', 'nothing can be carried to meeting 2024-12: it is the same'],
    ['2025-01', 'no such meeting', 'there is no meeting "2025-01"'],
  ])('does not go to %s, where nothing is changed', async (to, because, why) => {
    const answer = await carry(to);
    expect(answer).toMatchObject({
      faults: [{ because, why: expect.stringContaining(why), field: ['to'] }],
    });
    expect(await office.register.action('PDB-2024-10-2' as ActionRef)).toMatchObject({ version: 1 });
  });

  it('that was carried in part is carried to the end by carrying again', async () => {
    const { save } = office.register;
    const register = {
      ...office.register,
      save: async (thing: Saved) => ('comes' in thing ? ('changed meanwhile' as const) : save(thing)),
    };
    const cutOff = await carryOver(office.on('2024-11-25', { register }), '2024-12', { to: '2025-03' });
    expect(cutOff).toMatchObject({
      faults: [
        {
          because: 'changed meanwhile',
          why: '2 of 4 changes were recorded, then PDB-ITEM-1 was changed by somebody else: carry again to finish',
        },
      ],
    });
    const { thing } = done(await carry('2025-03'));
    expect([thing.actions.length, thing.items.length]).toEqual([0, 2]);
  });
});

describe('a meeting, if it moved', () => {
  const preview = async (input: z.input<typeof previewMoveInput>, id = '2024-12', on = '2024-11-13') => {
    const found = await previewMove(office.on(on), id, previewMoveInput.parse(input));
    if (found.outcome === 'refused') throw new Error(JSON.stringify(faults(found)));
    return found.thing;
  };
  const told = async (state: 'sent' | 'bounced') => {
    await office.ledger.save(aDispatch({ state, attempts: 1 }));
    const gives = { meeting: '2024-12', date: day('2024-12-11') };
    const { board, owner, id: dispatch } = aDispatch();
    const turn = {
      board,
      owner: owner ?? '',
      on: day('2024-11-12'),
      dispatch,
      givenBefore: [],
      given: [gives],
    };
    await office.ledger.restore({ ...turn, version: 1 });
  };

  it('has its days, and what is due at it, elsewhere, and is still where it was', async () => {
    await office.put(
      anAction(),
      anItem(),
      anItem({ ref: 'PDB-ITEM-2', lead: null, received: { on: day('2024-11-12') } }),
    );
    const { days, follow, clearDays, shut, warnings, asks, ...rest } = await preview({ date: '2025-01-08' });
    expect(rest).toMatchObject({
      was: 'Wednesday 11 December 2024',
      now: 'Wednesday 8 January 2025',
      version: 1,
    });
    expect(days.slice(-5).map(({ title, was, now }) => [title, was, now])).toEqual([
      ['Papers deadline', '2024-11-26', '2024-12-19'],
      ['Action report', '2024-12-02', '2024-12-27'],
      ['Publication', '2024-12-03', '2024-12-30'],
      ['Last call', '2024-12-09', '2025-01-06'],
      ['Meeting', '2024-12-11', '2025-01-08'],
    ]);
    expect(follow).toEqual([
      {
        ...{ ref: 'PDB-2024-10-2', kind: 'action', text: 'Report how many rural patrols ran each month' },
        ...{ owner: 'Force', was: '11 December 2024', now: '8 January 2025' },
      },
      {
        ...{ ref: 'PDB-ITEM-1', kind: 'paper', text: 'Neighbourhood policing', owner: 'Force' },
        ...{ was: '26 November 2024', now: '19 December 2024' },
      },
    ]);
    expect(shut).toEqual([
      'Wednesday 25 December 2024 is Christmas Day',
      'Thursday 26 December 2024 is Boxing Day',
      'Wednesday 1 January 2025 is New Year’s Day',
    ]);
    expect(clearDays).toBe(
      'Published by Monday 30 December 2024: five clear days before the meeting, counting neither the day of publication nor the day of the meeting.',
    );
    expect([warnings, asks]).toEqual([[], []]);
    expect(await office.register.meeting('pdb', '2024-12')).toMatchObject({ date: '2024-12-11', version: 1 });
  });

  it('names the offices whom a mail gave the date as it stands', async () => {
    await told('sent');
    expect((await preview({ date: '2024-12-18' })).told).toEqual([
      { owner: 'force', name: 'Force', was: 'Wednesday 11 December 2024', mail: aDispatch().id },
    ]);
    expect((await preview({ date: '2024-12-11' })).told).toEqual([]);
  });

  it('names none whom no mail reached', async () => {
    await told('bounced');
    const bounced = await office.ledger.dispatch('pdb', aDispatch().id);
    expect(bounced?.state).toBe('bounced');
    expect((await preview({ date: '2024-12-18' })).told).toEqual([]);
  });

  it('says what is asked of a day too soon, past or not worked, and warns of what follows', async () => {
    const soon = await preview({ date: '2024-11-16' });
    expect(soon.asks.map(({ field }) => field)).toEqual(['confirmed', 'shortNotice']);
    expect(soon.asks[1]?.why).toContain('were to be public by Friday 8 November 2024');
    expect(soon.shut).toEqual(['Saturday 16 November 2024 is a day of the weekend']);
    expect(soon.warnings).toEqual([]);
    const late = await preview({ date: '2029-01-10' });
    expect(late.asks).toMatchObject([{ because: 'confirmation wanted' }]);
    expect(late.warnings).toEqual([
      'The meeting of Wednesday 10 January 2029 lies after 31 December 2028, the last day for which bank holidays are known.',
    ]);
  });

  it('without a day leaves what is due at it without one', async () => {
    await office.put(anAction());
    const off = await preview({ reason: 'an election' });
    expect(off).toMatchObject({ now: 'A date to be confirmed', clearDays: null, shut: [] });
    expect(off.days.at(-1)).toEqual({ title: 'Meeting', was: '2024-12-11', now: null, reason: null });
    expect(off.follow).toMatchObject([{ now: 'To be confirmed' }]);
    expect(off.warnings).toEqual([
      'Performance and Delivery Board has no next meeting with a date: meeting 2024-12 is set for a date to be confirmed.',
      'PDB-2024-10-2 is due at a date to be confirmed (meeting 2024-12).',
    ]);
    expect((await preview({ month: '2025-02' })).now).toBe('February 2025');
  });

  it('is refused as moving it is', async () => {
    await office.put(aMeeting({ id: 'spring', date: '2025-03-26' }));
    const refused = async (input: z.input<typeof previewMoveInput>, id = '2024-12') =>
      faults(await previewMove(office.on('2024-11-13'), id, previewMoveInput.parse(input)));
    expect(await refused({ date: '2025-03-26' })).toEqual([['date taken', null]]);
    expect(await refused({ date: '2025-03-12' }, '2024-10')).toEqual([['already held', null]]);
    expect(await refused({})).toEqual([['not said', ['date']]]);
    expect(await refused({ date: '2025-01-08', month: '2025-02' })).toEqual([['said twice', ['month']]]);
    expect(await refused({ date: '2025-01-08' }, '2031-01')).toEqual([['not there', null]]);
  });
});
