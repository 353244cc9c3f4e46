import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../functions/calendar/days.ts';
import {
  dueDate,
  dueNamed,
  dueNamedSince,
  dueOf,
  metBy,
  type WhenSaid,
} from '../../functions/register/due.ts';
import { datedMeetings } from '../../functions/register/meetings.ts';
import { aMeeting } from './examples.ts';

const meetings = [
  aMeeting({ id: '2024-10', date: '2024-10-02', state: 'held' }),
  aMeeting(),
  aMeeting({ id: '2025-03', state: 'month', month: '2025-03' }),
  aMeeting({ id: '2025-06', state: 'cancelled', reason: 'an election' }),
];
const asked = day('2024-10-02');
const at = (meeting: string) => ({ outcome: 'done', due: { at: 'meeting', meeting, words: null } });

describe('when something is due, as people name it:', () => {
  it.each([
    ['2024-12-11', at('2024-12')],
    ['2024-12', at('2024-12')],
    ['2025-03', at('2025-03')],
    ['next meeting', at('2024-12')],
    ['Next', at('2024-12')],
    ['2024-11-29', { outcome: 'done', due: { at: 'date', date: '2024-11-29', words: null } }],
    ['not agreed', { outcome: 'done', due: { at: 'not agreed', words: null } }],
  ])('%s', (text, due) => {
    expect(dueNamed(text, meetings, asked)).toEqual(due);
  });

  it.each([
    ['2024-02-30', 'no such time', '"2024-02-30" is neither a date nor a meeting of the board'],
    ['soon', 'no such time', '"soon" is neither a date nor a meeting of the board'],
    ['2025-06', 'meeting cancelled', 'nothing can be due at meeting 2025-06: it was cancelled (an election)'],
  ])('%s is refused: %s', (text, because, why) => {
    expect(dueNamed(text, meetings, asked)).toEqual({ outcome: 'refused', because, why });
  });

  it('the next meeting is none where only a month is known', () => {
    expect(dueNamed('next meeting', meetings, day('2024-12-11'))).toEqual({
      outcome: 'refused',
      because: 'no next meeting',
      why: 'no meeting after 11 December 2024 has a date yet',
    });
  });

  it('what was asked for on a day is not due before it', () => {
    expect(dueNamedSince('2024-10-01', meetings, asked, asked)).toEqual({
      outcome: 'refused',
      because: 'due before it was raised',
      why: 'what was asked for on 2 October 2024 cannot be due on 1 October 2024',
    });
    expect(dueNamedSince('2024-10-02', meetings, asked, asked)).toEqual(at('2024-10'));
  });
});

describe('when something is due, as it was said on 2 October 2024:', () => {
  const followed = [
    ...meetings,
    aMeeting({ id: '2025-02', date: '2025-02-05' }),
    aMeeting({ id: '2025-12', date: '2025-12-10' }),
  ];
  const inMonth = (month: number, year: number | null): WhenSaid => ({
    at: 'month',
    month,
    year,
    words: 'then',
  });
  const dueAt = (meeting: string) => ({ at: 'meeting', meeting, words: 'then' });
  const dueOn = (date: string) => ({ at: 'date', date, words: 'then' });

  it.each<[WhenSaid, object]>([
    [{ at: 'date', date: day('2024-12-11'), words: 'then' }, dueAt('2024-12')],
    [{ at: 'date', date: day('2024-12-12'), words: 'then' }, dueOn('2024-12-12')],
    [{ at: 'date', date: asked, words: 'then' }, dueOn('2024-10-02')],
    [inMonth(12, null), dueAt('2024-12')],
    [inMonth(12, 2025), dueAt('2025-12')],
    [inMonth(2, null), dueAt('2025-02')],
    [inMonth(3, null), dueOn('2025-03-31')],
    [inMonth(2, 2028), dueOn('2028-02-29')],
    [inMonth(10, null), dueOn('2024-10-31')],
    [inMonth(9, null), dueOn('2025-09-30')],
    [inMonth(12, 2024), dueAt('2024-12')],
    [inMonth(12, 2026), dueOn('2026-12-31')],
    [{ at: 'next meeting', words: 'then' }, dueAt('2024-12')],
    [{ at: 'in due course', words: 'then' }, dueAt('2024-12')],
    [{ at: 'later in the year', words: 'then' }, dueAt('2025-02')],
    [
      { at: 'not agreed', words: 'then' },
      { at: 'not agreed', words: 'then' },
    ],
  ])('%j', (said, due) => {
    expect(dueOf(said, followed, asked)).toEqual(due);
  });

  it.each(['next meeting', 'in due course', 'later in the year'] as const)(
    '%s is at no agreed time where no meeting that follows has a day',
    (at) => {
      const said = { at, words: 'then' };
      expect(dueOf(said, meetings, day('2024-12-11'))).toEqual({ at: 'not agreed', words: 'then' });
    },
  );

  const someDay = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays(day('2024-01-01'), days));
  const words = fc.constantFrom('then', null);
  const said: fc.Arbitrary<WhenSaid> = fc.oneof(
    fc.record({ at: fc.constant('date' as const), date: someDay, words }),
    fc.record({
      at: fc.constant('month' as const),
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.constantFrom(null, 2024, 2025, 2026),
      words,
    }),
    fc.record({
      at: fc.constantFrom(
        'next meeting' as const,
        'in due course' as const,
        'later in the year' as const,
        'not agreed' as const,
      ),
      words,
    }),
  );
  const calendar = fc
    .uniqueArray(someDay, { maxLength: 6 })
    .map((days) => [
      ...meetings.filter(({ state }) => state === 'month' || state === 'cancelled'),
      ...days.map((date) => aMeeting({ id: date, date })),
    ]);

  it('is at a meeting only where that has a day, and follows; and the words are kept', () => {
    fc.assert(
      fc.property(said, calendar, someDay, (when, board, after) => {
        const due = dueOf(when, board, after);
        expect(due.words).toBe(when.words);
        if (due.at !== 'meeting') return;
        expect(
          datedMeetings(board)
            .filter(({ date }) => date > after)
            .map(({ id }) => id),
        ).toContain(due.meeting);
      }),
    );
  });

  it('is on a day, or at the meeting of that day; and within the month', () => {
    fc.assert(
      fc.property(said, calendar, someDay, (when, board, after) => {
        const date = dueDate(dueOf(when, board, after), board);
        if (when.at === 'date') expect(date).toBe(when.date);
        if (when.at === 'month') expect(Number(date?.slice(5, 7))).toBe(when.month);
      }),
    );
  });
});

describe('an undertaking', () => {
  const given = day('2024-12-11');

  it('is to be met by the day or meeting named', () => {
    expect(dueNamedSince('2025-03', meetings, given, given, 'an undertaking of')).toEqual(at('2025-03'));
  });

  it('is not to be met before it was given', () => {
    expect(dueNamedSince('2024-12-10', meetings, given, given, 'an undertaking of')).toMatchObject({
      outcome: 'refused',
      why: 'an undertaking of 11 December 2024 cannot be due on 10 December 2024',
    });
  });
});

it.each([
  ['2024-12', '2024-12-11', 'done'],
  ['2024-12', '2024-12-10', 'refused'],
  ['2025-03', '2025-04-01', 'refused'],
])('meeting %s, by %s: %s', (id, on, outcome) => {
  const meeting = meetings.find((one) => one.id === id);
  expect(meeting && metBy(meeting, day(on)).outcome).toBe(outcome);
});
