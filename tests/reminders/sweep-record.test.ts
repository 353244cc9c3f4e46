import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import {
  afterSweep,
  morningsSince,
  type SweepRecord,
  sleptThrough,
} from '../../functions/reminders/sweep-record.ts';
import { aBoard } from '../register/examples.ts';

const board = aBoard();
const at = (date: string) => instantSchema.parse(`${date}T08:00:00.000Z`);
const sweptOn = (...dates: string[]): SweepRecord | undefined =>
  dates.reduce<SweepRecord | undefined>(
    (record, date) => afterSweep(record, board, { today: day(date), at: at(date) }),
    undefined,
  );
const told = (record: SweepRecord | undefined, today: string): string[] =>
  sleptThrough(record, board, day(today)).map(({ detail }) => detail);

describe('mornings that the service slept through', () => {
  it.each([
    ['the morning after', '2026-11-26', '2026-11-27', undefined],
    ['a weekend later', '2026-11-27', '2026-11-30', undefined],
    ['one working day between', '2026-11-26', '2026-11-30', ['2026-11-27', '2026-11-27', 1]],
    ['four days of sleep over a weekend', '2026-11-26', '2026-12-01', ['2026-11-27', '2026-11-30', 2]],
    ['Christmas between', '2026-12-24', '2026-12-29', undefined],
    ['Easter between', '2027-03-25', '2027-03-31', ['2027-03-30', '2027-03-30', 1]],
    ['swept on a Saturday', '2026-11-28', '2026-12-01', ['2026-11-30', '2026-11-30', 1]],
    ['a clock that was put back', '2026-11-27', '2026-11-20', undefined],
  ])('%s: from %s to %s', (_, last, today, slept) => {
    const found = morningsSince(sweptOn(last), board, day(today));
    expect(found && [found.from, found.to, found.number]).toEqual(slept);
  });

  it('are not known where no sweep was written down', () => {
    expect(morningsSince(undefined, board, day('2026-11-30'))).toBeUndefined();
    expect(told(undefined, '2026-11-30')).toEqual([]);
  });

  it('are told as long as they go on, and for a week after they are made good', () => {
    const before = sweptOn('2026-11-25', '2026-11-26');
    expect(told(before, '2026-11-27')).toEqual([]);
    expect(told(before, '2026-11-30')).toEqual([
      'the service has not run on Friday 27 November 2026: nobody has been reminded since Thursday 26 November 2026',
    ]);
    const madeGood = [
      'the service did not run on two mornings, from Friday 27 November 2026 to Monday 30 November 2026: what could still be sent was sent on Tuesday 1 December 2026',
    ];
    const after = [
      '2026-11-26',
      '2026-12-01',
      '2026-12-01',
      '2026-12-02',
      '2026-12-03',
      '2026-12-04',
      '2026-12-07',
    ];
    expect(sweptOn(...after)).toMatchObject({
      on: '2026-12-07',
      version: 7,
      missed: { until: '2026-12-01' },
    });
    expect(told(sweptOn(...after.slice(0, 2)), '2026-12-01')).toEqual(madeGood);
    expect(told(sweptOn(...after), '2026-12-08')).toEqual(madeGood);
    expect(told(sweptOn(...after, '2026-12-08'), '2026-12-09')).toEqual([]);
  });

  it('count the days on which the board’s own office is shut as no mornings', () => {
    const shut = aBoard({ policy: { ...board.policy, closureDays: [day('2026-11-27')] } });
    expect(morningsSince(sweptOn('2026-11-26'), shut, day('2026-11-30'))).toBeUndefined();
  });
});
