import { describe, expect, it } from 'vitest';
import { calendarMonthSchema, day, instantSchema } from '../../functions/calendar/days.ts';
import { dueDate } from '../../functions/register/due.ts';
import type { Meeting } from '../../functions/register/meeting.ts';
import {
  addMeeting,
  cancel,
  hold,
  type MeetingTransition,
  rearrange,
  reschedule,
} from '../../functions/register/meeting-transitions.ts';
import { nextMeeting } from '../../functions/register/meetings.ts';
import { aMeeting, anAction, secretary } from './examples.ts';

function done(tried: MeetingTransition | ReturnType<typeof rearrange>): Meeting {
  if (tried.outcome === 'refused') throw new Error(tried.why);
  return tried.meeting;
}
const on = (date: string) => ({ state: 'scheduled', date: day(date), time: null, place: null }) as const;

describe('a meeting that moves', () => {
  it('keeps its identity, and what is due at it follows', () => {
    const december = aMeeting();
    const january = done(reschedule(december, on('2025-01-15'), [december], secretary));
    expect(january.id).toBe('2024-12');
    expect(dueDate(anAction().due, [january])).toBe('2025-01-15');
    expect(january.history.at(-1)?.what).toBe(
      'scheduled for Wednesday 15 January 2025 (was Wednesday 11 December 2024)',
    );
  });

  it('to no other day, but to another time or place, says only that', () => {
    const december = aMeeting({ time: '10:00', place: 'Committee Room 2' });
    const when = { ...on('2024-12-11'), place: 'Council Chamber' };
    const elsewhere = done(reschedule(december, when, [december], secretary));
    expect(elsewhere).toMatchObject({ date: '2024-12-11', time: null, place: 'Council Chamber' });
    expect(elsewhere.formerly).toEqual([]);
    expect(elsewhere.history.at(-1)?.what).toBe('amended: no time; place now “Council Chamber”');
  });

  it('postponed with no new date leaves its actions without one, as on 4 December 2019', () => {
    const december = aMeeting({ id: '2019-12', date: '2019-12-04' });
    const off = done(
      reschedule(
        december,
        { state: 'to be confirmed', reason: 'the general election' },
        [december],
        secretary,
      ),
    );
    expect(dueDate({ at: 'meeting', meeting: '2019-12', words: null }, [off])).toBeNull();
    expect(nextMeeting([off], day('2019-11-20'))).toBeUndefined();
  });

  it('may be known to a month first', () => {
    const month = calendarMonthSchema.parse('2024-02');
    const february = done(addMeeting('pdb', [], { state: 'month', month }, secretary));
    expect(february.id).toBe('2024-02');
    expect(done(reschedule(february, on('2024-02-21'), [february], secretary))).toMatchObject({
      id: '2024-02',
      date: '2024-02-21',
    });
  });

  it('never takes the day of another', () => {
    const [december, january] = [aMeeting(), aMeeting({ id: '2025-01', date: '2025-01-15' })];
    expect(reschedule(december, on('2025-01-15'), [december, january], secretary)).toMatchObject({
      why: 'meeting 2025-01 is already on Wednesday 15 January 2025',
    });
    expect(addMeeting('pdb', [december], on('2024-12-11'), secretary)).toMatchObject({
      because: 'date taken',
    });
  });
});

describe('a meeting that is to be otherwise', () => {
  const december = aMeeting({ place: 'Committee Room 2' });

  it('keeps what nobody mentions, and loses what is said to be none', () => {
    const moved = done(rearrange(december, { date: day('2024-12-18') }, [december], secretary));
    expect(moved).toMatchObject({ date: '2024-12-18', time: '10:00', place: 'Committee Room 2' });
    const elsewhere = done(rearrange(moved, { place: null }, [moved], secretary));
    expect(elsewhere).toMatchObject({ date: '2024-12-18', time: '10:00', place: null });
  });

  it('is the very same when it stands so already', () => {
    expect(done(rearrange(december, { time: '10:00' }, [december], secretary))).toBe(december);
  });

  it.each([
    [{}, 'not said'],
    [{ date: day('2024-12-18'), month: calendarMonthSchema.parse('2025-01') }, 'said twice'],
    [{ month: calendarMonthSchema.parse('2025-01'), time: '10:00' }, 'no day yet'],
  ])('must be asked for rightly: %j is %s', (asked, because) => {
    expect(rearrange(december, asked, [december], secretary)).toMatchObject({ because });
  });

  it('has a time and place once it has a day', () => {
    const off = aMeeting({ state: 'to be confirmed', reason: 'the general election' });
    expect(rearrange(off, { place: 'Council Chamber' }, [off], secretary)).toMatchObject({
      because: 'no day yet',
    });
  });

  it('cannot be when it was cancelled, whatever is asked', () => {
    const off = aMeeting({ state: 'cancelled', reason: 'too few could come' });
    expect(rearrange(off, { time: '11:00' }, [off], secretary)).toMatchObject({
      why: 'meeting 2024-12 was cancelled: too few could come',
    });
  });
});

describe('a month', () => {
  it('has no more than 26 meetings', () => {
    const when = { state: 'month', month: calendarMonthSchema.parse('2025-03') } as const;
    const meetings: Meeting[] = [];
    for (let added = 1; added <= 26; added += 1) {
      meetings.push(done(addMeeting('pdb', meetings, when, secretary)));
    }
    expect(meetings.at(-1)?.id).toBe('2025-03-z');
    expect(addMeeting('pdb', meetings, when, secretary)).toMatchObject({ because: 'no identity left' });
  });
});

describe('a meeting that is over', () => {
  it('cannot be moved, held again or cancelled once held', () => {
    const held = done(hold(aMeeting(), day('2024-12-11'), secretary));
    for (const tried of [
      reschedule(held, on('2025-01-15'), [held], secretary),
      hold(held, day('2024-12-12'), secretary),
      cancel(held, 'fog', secretary),
    ]) {
      expect(tried).toMatchObject({ why: 'meeting 2024-12 was held on Wednesday 11 December 2024' });
    }
  });

  it('cannot be held before its day, or without one', () => {
    expect(hold(aMeeting(), day('2024-12-10'), secretary)).toMatchObject({ because: 'not yet come' });
    expect(hold(aMeeting({ state: 'month' }), day('2024-12-10'), secretary)).toMatchObject({
      because: 'has no date',
    });
  });

  it('cancelled stays so', () => {
    const off = done(cancel(aMeeting(), 'fog', secretary));
    expect(reschedule(off, on('2025-01-15'), [off], secretary)).toMatchObject({
      why: 'meeting 2024-12 was cancelled: fog',
    });
  });
});

it('letters a second meeting of the same month', () => {
  expect(done(addMeeting('pdb', [aMeeting()], on('2024-12-20'), secretary)).id).toBe('2024-12-b');
});

it('is news of its date when that changes, and not when its time or place does', () => {
  const meeting = aMeeting();
  const later = { ...secretary, at: instantSchema.parse('2024-11-20T09:00:00.000Z') };
  const when = { state: 'scheduled', date: day('2024-12-11'), time: '14:00', place: 'Annexe' } as const;
  expect(done(reschedule(meeting, when, [meeting], later))).toMatchObject({
    time: '14:00',
    datedSince: secretary.at,
  });
  const moved = reschedule(meeting, { ...when, date: day('2024-12-12') }, [meeting], later);
  expect(done(moved)).toMatchObject({ datedSince: later.at });
});
