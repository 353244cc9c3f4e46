import { describe, expect, it } from 'vitest';
import { day } from '../../../functions/calendar/days.ts';
import { allDates, firstDate, firstDay, nextAfter } from '../../../functions/minutes/reading/dates.ts';

describe('a written date', () => {
  it.each([
    ['Wednesday 2 October 2024', '2024-10-02'],
    ['Tuesday, 27th June, 2023', '2023-06-27'],
    ['the 1st of March 2025', '2025-03-01'],
    ['11/12/2024', '2024-12-11'],
    ['11/12/24', '2024-12-11'],
    ['11.12.24', '2024-12-11'],
    ['11-12-2024', '2024-12-11'],
    ['2024-12-11', '2024-12-11'],
    ['11 Dec 2024', '2024-12-11'],
    ['11-Dec-24', '2024-12-11'],
    ['11 Dec. ’24', '2024-12-11'],
    ['3 Sept 2024', '2024-09-03'],
    ['October 2, 2024', '2024-10-02'],
    ['29 February 2024', '2024-02-29'],
    ['10:00 on Thursday 5 June 2025', '2025-06-05'],
    ['2 OCTOBER 2024', '2024-10-02'],
  ])('“%s” is %s', (words, date) => {
    expect(firstDay(words)).toMatchObject({ date, weekdayAgrees: true });
  });

  it.each([
    ['31/02/2025', { kind: 'no such day' }],
    ['30 February 2025', { kind: 'no such day' }],
    ['29 February 2023', { kind: 'no such day' }],
    ['11 December', { kind: 'day without year', month: 12, day: 11, weekday: null }],
    ['Wednesday 11 December 10.30am', { kind: 'day without year', month: 12, day: 11, weekday: 3 }],
    ['11 December 14:00', { kind: 'day without year', month: 12, day: 11, weekday: null }],
    ['12 June, 11 September', { kind: 'day without year', month: 6, day: 12, weekday: null }],
    ['Dec 2024', { kind: 'month', month: 12, year: 2024 }],
    ['before the December meeting', { kind: 'month', month: 12, year: null }],
    ['12/2024', { kind: 'month', month: 12, year: 2024 }],
    ['May 2025', { kind: 'month', month: 5, year: 2025 }],
  ])('“%s” is %o', (words, written) => {
    expect(firstDate(words)?.written).toEqual(written);
  });

  it.each([
    'they may decide',
    'a marked decline',
    '24/7 cover',
    'between 09:00 – 13:00',
    '4.7% and 2.7%',
    'the section 136 suite',
    '2023/24',
  ])('is none in “%s”', (words) => {
    expect(firstDate(words)).toBeNull();
  });

  it('names its day of the week wrongly at times', () => {
    expect(firstDay('Thursday 2 October 2024')).toMatchObject({ date: '2024-10-02', weekdayAgrees: false });
  });

  it('is one of several, in order', () => {
    expect(allDates('12 June 2024, then 2/10/2024, then December').map(({ words }) => words)).toEqual([
      '12 June 2024',
      '2/10/2024',
      'December',
    ]);
  });

  it('without a year is the first on or after a day', () => {
    expect(nextAfter(day('2024-10-02'), 12, 11)).toBe('2024-12-11');
    expect(nextAfter(day('2024-10-02'), 10, 2)).toBe('2024-10-02');
    expect(nextAfter(day('2024-10-02'), 3, 5)).toBe('2025-03-05');
    expect(nextAfter(day('2024-10-02'), 2, 29)).toBe('2028-02-29');
    expect(nextAfter(day('2024-10-02'), 2, 30)).toBeNull();
  });
});
