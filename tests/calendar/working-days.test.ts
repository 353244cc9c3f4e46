import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, day, weekday } from '../../functions/calendar/days.ts';
import {
  bankHolidays,
  bankHolidaysKnownFrom,
  bankHolidaysKnownTo,
  closuresWith,
  isWorkingDay,
  publishBy,
  uncountedDays,
  whyNotWorked,
  workingDaysAfter,
  workingDaysBefore,
} from '../../functions/calendar/working-days.ts';

const anyDay = fc
  .integer({ min: 0, max: 4382 })
  .map((offset): CalendarDate => addDays(day('2016-06-01'), offset));
const daysBetween = (from: CalendarDate, to: CalendarDate): CalendarDate[] =>
  addDays(from, 1) < to ? [addDays(from, 1), ...daysBetween(addDays(from, 1), to)] : [];
const fewDays = fc.integer({ min: 0, max: 15 });

describe('clear days', () => {
  it.each([
    ['2019-04-23', '2019-04-11'],
    ['2023-06-07', '2023-05-30'],
    ['2023-09-13', '2023-09-05'],
    ['2023-10-17', '2023-10-09'],
    ['2024-10-02', '2024-09-24'],
    ['2024-12-11', '2024-12-03'],
    ['2025-01-08', '2024-12-30'],
    ['2025-04-24', '2025-04-14'],
    ['2023-06-27', '2023-06-19'],
    ['2024-04-02', '2024-03-21'],
  ])('to meet on %s with five clear days, publish by %s', (meeting, publish) => {
    expect(publishBy(day(meeting), 5, bankHolidays)).toBe(day(publish));
  });

  it('leaves out a day on which the board’s own office is shut', () => {
    expect(publishBy(day('2024-12-11'), 5, closuresWith([day('2024-12-06')]))).toBe('2024-12-02');
  });

  it('always publishes on a working day, leaving exactly that many between', () => {
    fc.assert(
      fc.property(anyDay, fewDays, (meeting, clearDays) => {
        const publish = publishBy(meeting, clearDays, bankHolidays);
        expect(isWorkingDay(publish, bankHolidays)).toBe(true);
        const between = daysBetween(publish, meeting).filter((date) => isWorkingDay(date, bankHolidays));
        expect(between).toHaveLength(clearDays);
      }),
    );
  });

  it('never publishes later for a later number of clear days, nor earlier for a later meeting', () => {
    fc.assert(
      fc.property(anyDay, fewDays, fewDays, (meeting, clearDays, later) => {
        const publish = publishBy(meeting, clearDays, bankHolidays);
        expect(publishBy(meeting, clearDays + 1, bankHolidays) < publish).toBe(true);
        expect(publishBy(addDays(meeting, later), clearDays, bankHolidays) >= publish).toBe(true);
      }),
    );
  });
});

describe('working days', () => {
  it('counts forward over a bank holiday weekend', () => {
    expect(workingDaysAfter(day('2025-04-17'), 1, bankHolidays)).toBe('2025-04-22');
  });

  it('goes back as far as it went forward, from any working day', () => {
    fc.assert(
      fc.property(anyDay, fewDays, (date, count) => {
        fc.pre(isWorkingDay(date, bankHolidays));
        expect(workingDaysBefore(workingDaysAfter(date, count, bankHolidays), count, bankHolidays)).toBe(
          date,
        );
      }),
    );
  });

  it('counts none to the day itself, or to the nearest working day when it is none', () => {
    expect(workingDaysBefore(day('2024-03-28'), 0, bankHolidays)).toBe('2024-03-28');
    expect(workingDaysBefore(day('2024-04-01'), 0, bankHolidays)).toBe('2024-03-28');
    expect(workingDaysAfter(day('2024-03-29'), 0, bankHolidays)).toBe('2024-04-02');
  });

  it('refuses to count a part of a day, or backwards', () => {
    expect(() => workingDaysBefore(day('2024-12-11'), 1.5, bankHolidays)).toThrow(RangeError);
    expect(() => workingDaysBefore(day('2024-12-11'), -1, bankHolidays)).toThrow(RangeError);
  });
});

describe('what a count leaves out', () => {
  const leftOut = (from: string, to: string, closureDays: string[] = []): string[] =>
    uncountedDays(day(from), day(to), closuresWith(closureDays.map(day)));

  it.each([
    [
      'Easter',
      leftOut('2024-03-21', '2024-04-02'),
      [
        'weekends do not count',
        'Friday 29 March 2024 is Good Friday and does not count',
        'Monday 1 April 2024 is Easter Monday and does not count',
      ],
    ],
    [
      'a bank holiday where no weekend lies between',
      leftOut('2022-06-01', '2022-06-03'),
      ['Thursday 2 June 2022 is Spring bank holiday and does not count'],
    ],
    [
      'a day of the board’s own',
      leftOut('2024-12-04', '2024-12-10', ['2024-12-06']),
      [
        'weekends do not count',
        'Friday 6 December 2024 is a day on which the office is closed and does not count',
      ],
    ],
    [
      'a bank holiday that the board lists as well, once and by its own name',
      leftOut('2024-12-24', '2024-12-27', ['2024-12-25']),
      [
        'Wednesday 25 December 2024 is Christmas Day and does not count',
        'Thursday 26 December 2024 is Boxing Day and does not count',
      ],
    ],
    [
      'a closed Saturday, which is a weekend',
      leftOut('2024-12-06', '2024-12-09', ['2024-12-07']),
      ['weekends do not count'],
    ],
    ['nothing of a plain week', leftOut('2024-12-09', '2024-12-13'), []],
    ['neither of its two ends', leftOut('2024-03-29', '2024-04-01'), ['weekends do not count']],
    ['nothing between a day and itself', leftOut('2024-03-30', '2024-03-30'), []],
  ])('is %s', (_, left, expected) => {
    expect(left).toEqual(expected);
  });

  it('is why a day is not worked', () => {
    expect(whyNotWorked(day('2024-03-29'), bankHolidays)).toBe('Friday 29 March 2024 is Good Friday');
    expect(whyNotWorked(day('2024-03-30'), bankHolidays)).toBe(
      'Saturday 30 March 2024 is a day of the weekend',
    );
    expect(whyNotWorked(day('2024-03-28'), bankHolidays)).toBeNull();
  });
});

describe('the list of bank holidays', () => {
  const oneOff = ['2020-05-08', '2022-06-02', '2022-06-03', '2022-09-19', '2023-05-08'];
  const moved = ['2020-05-04', '2022-05-30'];

  it('agrees with an independent calendar, one-off days apart', () => {
    const calendar = new Holidays('GB', 'ENG');
    const years = Array.from({ length: 13 }, (_, index) => 2016 + index);
    const theirs = years
      .flatMap((year) => calendar.getHolidays(year))
      .filter(({ type }) => type === 'public' || type === 'bank')
      .map(({ date }) => date.slice(0, 10))
      .filter((date) => weekday(day(date)) <= 5 && !oneOff.includes(date) && !moved.includes(date));
    const ours = [...bankHolidays.keys()].filter((date) => !oneOff.includes(date));
    expect([...new Set(theirs)].sort()).toEqual(ours);
  });

  it('speaks for whole years, from its first to its last', () => {
    const known = [...bankHolidays.keys()];
    expect([known.at(0), known.at(-1)]).toEqual(['2016-01-01', '2028-12-26']);
    expect([bankHolidaysKnownFrom, bankHolidaysKnownTo]).toEqual(['2016-01-01', '2028-12-31']);
  });

  it('still has twelve months to run: when this fails, extend it from the Government’s list', () => {
    const inAYear = new Date();
    inAYear.setUTCFullYear(inAYear.getUTCFullYear() + 1);
    expect(bankHolidaysKnownTo > inAYear.toISOString().slice(0, 10)).toBe(true);
  });
});
