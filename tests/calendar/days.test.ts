import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  calendarMonthSchema,
  day,
  dayIn,
  inFigures,
  inFull,
  instantSchema,
  inWords,
  isPlaceOfTime,
  isTimeZone,
  momentIn,
  monthInWords,
  monthOf,
  placeOfTimeMeant,
  timeIn,
  weekday,
  withoutYear,
} from '../../functions/calendar/days.ts';

it('is told in each zone by its own clock, whichever was asked before', () => {
  const moment = instantSchema.parse('2024-07-01T23:30:00.000Z');
  for (const _ of [1, 2]) {
    expect([timeIn('Europe/London', moment), dayIn('Europe/London', moment)]).toEqual([
      '00:30:00',
      '2024-07-02',
    ]);
    expect([timeIn('America/New_York', moment), dayIn('America/New_York', moment)]).toEqual([
      '19:30:00',
      '2024-07-01',
    ]);
  }
});

describe('a day', () => {
  it.each(['2024-02-30', '2023-02-29', '11/12/2024', '2024-12-1', '', 'tomorrow'])('is not "%s"', (text) => {
    expect(() => day(text)).toThrow(`"${text}" is not a date`);
  });

  it('is written the house’s ways', () => {
    const board = day('2024-12-11');
    expect(inFull(board)).toBe('Wednesday 11 December 2024');
    expect(inWords(board)).toBe('11 December 2024');
    expect(withoutYear(board)).toBe('11 December');
    expect(inFigures(board)).toBe('11/12/2024');
    expect(monthInWords(monthOf(board))).toBe('December 2024');
  });

  it('crosses a leap day', () => {
    expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01');
  });
});

describe('the moment of a clock in London', () => {
  it.each([
    ['2026-11-24T16:00', '2026-11-24T16:00:00.000Z'],
    ['2026-07-24T16:00', '2026-07-24T15:00:00.000Z'],
    ['2026-03-29T00:30', '2026-03-29T00:30:00.000Z'],
    ['2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25T01:30', '2026-10-25T00:30:00.000Z'], // shown twice that night
    ['2026-10-25T02:30', '2026-10-25T02:30:00.000Z'],
  ])('%s', (local, moment) => {
    expect(momentIn('Europe/London', local)).toBe(moment);
  });

  it('is that of any zone', () => {
    expect(momentIn('Asia/Dhaka', '2026-11-24T03:00')).toBe('2026-11-23T21:00:00.000Z');
  });
});

describe('London time', () => {
  it.each([
    ['2024-10-26T23:30:00.000Z', '2024-10-27'],
    ['2024-10-27T00:30:00.000Z', '2024-10-27'],
    ['2024-10-27T23:30:00.000Z', '2024-10-27'],
    ['2024-03-31T23:30:00.000Z', '2024-04-01'],
  ])('it is, at %s, the day %s', (instant, date) => {
    expect(dayIn('Europe/London', instantSchema.parse(instant))).toBe(date);
  });

  it('is a zone the runtime knows, and a misspelt one is not', () => {
    expect(isTimeZone('Europe/London')).toBe(true);
    expect(isTimeZone('Europe/Lundon')).toBe(false);
  });
});

describe('a time zone by its place', () => {
  it.each(['Europe/London', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'UTC'])('is %s', (zone) => {
    expect(isPlaceOfTime(zone)).toBe(true);
  });

  it.each([
    'BST',
    'GMT',
    'GB',
    'EST5EDT',
    'Etc/GMT-1',
    'US/Eastern',
    '+01:00',
    'Europe/Lundon',
    'London',
    '',
  ])('is not "%s"', (zone) => {
    expect(isPlaceOfTime(zone)).toBe(false);
  });

  it.each([
    ['BST', 'Europe/London'],
    ['gmt', 'Europe/London'],
    ['British Summer Time', 'Europe/London'],
    ['london', 'Europe/London'],
    ['New York', 'America/New_York'],
    ['Mercia', undefined],
  ])('is meant by "%s": %s', (text, zone) => {
    expect(placeOfTimeMeant(text)).toBe(zone);
  });
});

describe('a month', () => {
  it('has two figures and lies in the year', () => {
    expect(calendarMonthSchema.safeParse('2024-02').success).toBe(true);
    expect(calendarMonthSchema.safeParse('2024-13').success).toBe(false);
  });
});

it.each(['1899-12-31', '2200-01-01', '0000-01-05'])('%s is in no year that a board meets in', (text) => {
  expect(() => day(text)).toThrow(RangeError);
});

describe('as the Temporal of the language will have it', () => {
  const aDay = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => day(date.toISOString().slice(0, 10)));
  const aMoment = fc
    .date({ min: new Date('1975-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    .map((date) => instantSchema.parse(date.toISOString()));
  const zones = ['Europe/London', 'UTC', 'America/St_Johns', 'Pacific/Kiritimati', 'Australia/Lord_Howe'];

  it('a day is moved, and falls on its weekday', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -40_000, max: 40_000 }), (date, days) => {
        const moved = Temporal.PlainDate.from(date).add({ days });
        expect(addDays(date, days)).toBe(moved.toString());
        expect(weekday(addDays(date, days))).toBe(moved.dayOfWeek);
      }),
    );
  });

  it('a moment falls on a day of its zone', () => {
    fc.assert(
      fc.property(aMoment, fc.constantFrom(...zones), (moment, zone) => {
        const there = Temporal.Instant.from(moment).toZonedDateTimeISO(zone);
        expect(dayIn(zone, moment)).toBe(there.toPlainDate().toString());
      }),
    );
  });
});
