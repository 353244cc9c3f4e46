import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate, day, inFull } from '../../functions/calendar/days.ts';
import {
  bankHolidays,
  type Closures,
  closuresWith,
  isWorkingDay,
} from '../../functions/calendar/working-days.ts';
import { type Policy, policySchema } from '../../functions/register/board.ts';
import { papersCalendar } from '../../functions/register/papers-calendar.ts';
import {
  doubtsAbout,
  farOffInWords,
  type LeadUpDay,
  leadUpTo,
  movedDays,
  reasonOf,
  titleOf,
} from '../../functions/reminders/lead-up.ts';
import { actionReportWindow, stageWindows } from '../../functions/reminders/stages.ts';

const house = policySchema.parse({});
const daysTo = (date: string, policy: Policy = house, closures: Closures = bankHolidays): LeadUpDay[] =>
  leadUpTo(policy, { date: day(date) }, closures);
const dates = (days: LeadUpDay[]): string[] => days.map((one) => `${one.date} ${titleOf(one)}`);
const named = (days: LeadUpDay[], name: string): (LeadUpDay & { reason: string }) | undefined =>
  days.flatMap((one) => (one.name === name ? [{ ...one, reason: reasonOf(one) }] : []))[0];

describe('the days that lead up to a meeting', () => {
  it('stand in their order, with the meeting last', () => {
    expect(dates(daysTo('2024-04-02'))).toEqual([
      '2024-02-22 first reminder',
      '2024-03-07 second reminder',
      '2024-03-13 final reminder',
      '2024-03-14 papers deadline',
      '2024-03-20 action report',
      '2024-03-21 publication',
      '2024-03-27 last call',
      '2024-04-02 meeting',
    ]);
  });

  it('say by what rule each falls where it does, and all that was not counted on the way', () => {
    const days = daysTo('2024-04-02');
    expect(named(days, 'publication')?.reason).toBe(
      'five clear days before the meeting, counting neither the day of publication nor the day of the meeting; weekends do not count; Friday 29 March 2024 is Good Friday and does not count; Monday 1 April 2024 is Easter Monday and does not count',
    );
    expect(named(days, 'papers deadline')?.reason).toBe(
      'five working days before publication, that day itself not counted; weekends do not count',
    );
    expect(named(days, 'first-reminder')?.reason).toBe(
      '15 working days before the papers deadline, that day itself not counted; weekends do not count',
    );
    expect(named(days, 'final-reminder')?.reason).toBe(
      'one working day before the papers deadline, that day itself not counted',
    );
    expect(named(days, 'last-call')?.reason).toBe(
      'two working days before the meeting, that day itself not counted; weekends do not count; Friday 29 March 2024 is Good Friday and does not count; Monday 1 April 2024 is Easter Monday and does not count',
    );
    expect(named(days, 'meeting')?.reason).toBe('the day of the meeting');
  });

  it('name the board’s own closure as what it is', () => {
    const days = daysTo('2024-12-11', house, closuresWith([day('2024-12-06')]));
    expect(named(days, 'publication')).toMatchObject({
      date: '2024-12-02',
      reason: expect.stringContaining(
        '; Friday 6 December 2024 is a day on which the office is closed and does not count',
      ),
    });
  });

  it('have no publication where nothing is published: papers and stages are counted from the meeting', () => {
    const policy = policySchema.parse({
      clearDays: null,
      papersWorkingDays: 3,
      stages: [{ name: 'reminder', workingDays: 4, before: 'publication' }],
    });
    const days = daysTo('2024-12-11', policy);
    expect(dates(days)).toEqual([
      '2024-12-05 reminder',
      '2024-12-06 papers deadline',
      '2024-12-10 action report',
      '2024-12-11 meeting',
    ]);
    expect(named(days, 'reminder')?.reason).toContain('four working days before the meeting');
    expect(named(days, 'papers deadline')?.reason).toContain('three working days before the meeting');
  });

  it('count no days as the day itself, or the last working day before it', () => {
    const policy = policySchema.parse({
      clearDays: 0,
      papersWorkingDays: 0,
      stages: [
        { name: 'on-deadline', workingDays: 0, before: 'papers' },
        { name: 'last-call', workingDays: 0, before: 'meeting' },
      ],
    });
    const days = daysTo('2024-04-01', policy);
    expect(dates(days)).toEqual([
      '2024-03-27 action report',
      '2024-03-28 on deadline',
      '2024-03-28 last call',
      '2024-03-28 papers deadline',
      '2024-03-28 publication',
      '2024-04-01 meeting',
    ]);
    expect(named(days, 'publication')?.reason).toMatch(/^no clear days before the meeting, /);
    expect(named(days, 'papers deadline')?.reason).toBe('the day of publication');
    expect(named(days, 'last-call')?.reason).toBe(
      'the last working day before the day of the meeting; weekends do not count; Friday 29 March 2024 is Good Friday and does not count; Monday 1 April 2024 is Easter Monday and does not count',
    );
    expect(named(days, 'on-deadline')?.notSent).toBe(
      'overtaken by the last call, which falls on the same day',
    );
  });

  it('say which stage is overtaken by another, and which comes too late to be sent', () => {
    const policy = policySchema.parse({
      stages: [
        { name: 'early', workingDays: 10, before: 'meeting' },
        { name: 'papers-due', workingDays: 0, before: 'papers' },
        { name: 'call', workingDays: 11, before: 'meeting' },
        { name: 'too-late', workingDays: 2, before: 'meeting' },
      ],
      cutOffWorkingDays: 4,
    });
    expect(
      daysTo('2024-12-11', policy).flatMap(({ name, notSent }) => (notSent ? [[name, notSent]] : [])),
    ).toEqual([
      ['papers-due', 'overtaken by the call, which falls on the same day'],
      [
        'too-late',
        'after Thursday 5 December 2024, the last day on which a reminder for the meeting is sent',
      ],
    ]);
  });
});

describe('what is in doubt', () => {
  const doubts = (date: string): string[] => doubtsAbout(daysTo(date), { date: day(date) }, bankHolidays);

  it('is nothing for most meetings', () => {
    expect(doubts('2024-04-02')).toEqual([]);
    expect(doubts('2028-12-29')).toEqual([]);
  });

  it.each([
    ['2029-01-10', 'Bank holidays after Sunday 31 December 2028 are not known yet'],
    ['2016-01-20', 'Bank holidays before Friday 1 January 2016 are not known'],
    ['2024-03-29', 'The meeting is not on a working day: Friday 29 March 2024 is Good Friday.'],
    ['2024-03-30', 'The meeting is not on a working day: Saturday 30 March 2024 is a day of the weekend.'],
  ])('is said of a meeting on %s', (date, doubt) => {
    expect(doubts(date)).toEqual([expect.stringContaining(doubt)]);
  });
});

describe('the days that a move changes', () => {
  it('are those that differ, with the day before and after', () => {
    expect(movedDays(daysTo('2024-04-02'), daysTo('2024-03-28'))).toEqual([
      { title: 'first reminder', was: '2024-02-22', now: '2024-02-21' },
      { title: 'second reminder', was: '2024-03-07', now: '2024-03-06' },
      { title: 'final reminder', was: '2024-03-13', now: '2024-03-12' },
      { title: 'papers deadline', was: '2024-03-14', now: '2024-03-13' },
      { title: 'action report', was: '2024-03-20', now: '2024-03-19' },
      { title: 'publication', was: '2024-03-21', now: '2024-03-20' },
      { title: 'last call', was: '2024-03-27', now: '2024-03-26' },
      { title: 'meeting', was: '2024-04-02', now: '2024-03-28' },
    ]);
  });

  it('are all of them when there was no date, or is none any more; and none when nothing moved', () => {
    const days = daysTo('2024-04-02');
    expect(movedDays([], days).map(({ was }) => was)).toEqual(days.map(() => null));
    expect(movedDays(days, []).map(({ now }) => now)).toEqual(days.map(() => null));
    expect(movedDays(days, daysTo('2024-04-02'))).toEqual([]);
  });

  it('keep a stage apart from the report of the same name', () => {
    const policy = policySchema.parse({
      stages: [{ name: 'report', workingDays: 3, before: 'meeting' }],
      actionReport: { name: 'report', workingDays: 1, before: 'meeting' },
    });
    expect(movedDays(daysTo('2024-12-11', policy), daysTo('2024-12-12', policy))).toContainEqual({
      title: 'report',
      was: '2024-12-10',
      now: '2024-12-11',
    });
  });
});

describe('whatever the policy, the meeting and the closures', () => {
  const anyDay = fc.integer({ min: 0, max: 4300 }).map((offset) => addDays(day('2017-01-02'), offset));
  const count = fc.integer({ min: 0, max: 15 });
  const before = fc.constantFrom('papers', 'publication', 'meeting');
  const stage = (name: string) => fc.record({ name: fc.constant(name), workingDays: count, before });
  const anyPolicy = fc
    .record({
      clearDays: fc.option(count),
      papersWorkingDays: count,
      stages: fc.tuple(stage('one'), stage('two'), stage('three')),
      actionReport: stage('report'),
      cutOffWorkingDays: fc.integer({ min: 0, max: 3 }),
    })
    .map((policy) => policySchema.parse(policy));
  /** A board's own closures, within a month and a half before the meeting. */
  const anyClosures = (date: CalendarDate) =>
    fc
      .array(fc.integer({ min: 0, max: 45 }), { maxLength: 6 })
      .map((offsets) => closuresWith(offsets.map((offset) => addDays(date, -offset))));
  const anyCase = fc
    .tuple(anyPolicy, anyDay)
    .chain(([policy, date]) =>
      fc.record({ policy: fc.constant(policy), date: fc.constant(date), closures: anyClosures(date) }),
    );

  it('every day but the meeting’s is a working day, not after the meeting', () => {
    fc.assert(
      fc.property(anyCase, ({ policy, date, closures }) => {
        for (const one of leadUpTo(policy, { date }, closures).filter(({ kind }) => kind !== 'meeting')) {
          expect(isWorkingDay(one.date, closures), one.name).toBe(true);
          expect(one.date <= date, one.name).toBe(true);
        }
      }),
    );
  });

  it('the dates are those by which reminders are sent and papers asked for', () => {
    fc.assert(
      fc.property(anyCase, ({ policy, date, closures }) => {
        const days = leadUpTo(policy, { date }, closures);
        const on = (kind: LeadUpDay['kind']) => days.find((one) => one.kind === kind)?.date ?? null;
        const sent = days.filter(({ kind, notSent }) => kind === 'stage' && notSent === null);
        expect(sent.map(({ name, date: dueOn }) => ({ name, dueOn }))).toEqual(
          stageWindows(policy, { date }, closures).map(({ name, dueOn }) => ({ name, dueOn })),
        );
        expect({ publication: on('publication'), papersDeadline: on('papers deadline') }).toEqual(
          papersCalendar(policy, { date }, closures),
        );
        expect(on('action report')).toBe(actionReportWindow(policy, { date }, closures).dueOn);
      }),
    );
  });

  it('no day is earlier for a later meeting', () => {
    fc.assert(
      fc.property(anyCase, count, ({ policy, date, closures }, later) => {
        const sooner = leadUpTo(policy, { date }, closures);
        for (const one of leadUpTo(policy, { date: addDays(date, later) }, closures)) {
          const other = sooner.find(({ kind, name }) => kind === one.kind && name === one.name);
          expect(other !== undefined && other.date <= one.date, one.name).toBe(true);
        }
      }),
    );
  });

  it('no day is later for one more clear day, or one more working day for papers', () => {
    fc.assert(
      fc.property(anyCase, ({ policy, date, closures }) => {
        fc.pre(policy.clearDays !== null);
        const days = leadUpTo(policy, { date }, closures);
        for (const more of [
          { ...policy, clearDays: (policy.clearDays ?? 0) + 1 },
          { ...policy, papersWorkingDays: policy.papersWorkingDays + 1 },
        ]) {
          for (const one of leadUpTo(more, { date }, closures)) {
            const other = days.find(({ kind, name }) => kind === one.kind && name === one.name);
            expect(other !== undefined && one.date <= other.date, one.name).toBe(true);
          }
        }
      }),
    );
  });

  it('the reason for publication names each weekday between that is not worked, once, and nothing else', () => {
    fc.assert(
      fc.property(anyCase, ({ policy, date, closures }) => {
        const publication = leadUpTo(policy, { date }, closures).find(({ kind }) => kind === 'publication');
        fc.pre(publication !== undefined);
        const [, ...leftOut] = publication?.reasons ?? [];
        const between = [...closures]
          .filter(([closed]) => publication && closed > publication.date && closed < date)
          .filter(([closed]) => !/^S/.test(inFull(closed)))
          .sort()
          .map(([closed, name]) => `${inFull(closed)} is ${name} and does not count`);
        expect(leftOut.filter((said) => said !== 'weekends do not count')).toEqual(between);
      }),
    );
  });

  it('and so does each count of working days, back to the day it starts from', () => {
    fc.assert(
      fc.property(anyCase, ({ policy, date, closures }) => {
        const plain = { ...policy, papersWorkingDays: policy.papersWorkingDays + 1 };
        const days = leadUpTo(plain, { date }, closures);
        const papers = days.find(({ kind }) => kind === 'papers deadline');
        const from = days.find(({ kind }) => kind === 'publication')?.date ?? date;
        const between = [...closures.keys()].filter(
          (closed) => papers && closed > papers.date && closed < from && !/^S/.test(inFull(closed)),
        );
        const said = papers?.reasons.filter((reason) => reason.endsWith(' and does not count')) ?? [];
        for (const closed of between) {
          expect(said.filter((reason) => reason.startsWith(`${inFull(closed)} is `))).toHaveLength(1);
        }
        expect(said).toHaveLength(between.length);
      }),
    );
  });
});

it.each([
  ['2024-12-20', '2024-12-20', 'today'],
  ['2024-12-20', '2024-12-21', 'tomorrow'],
  ['2024-12-20', '2024-12-22', 'in less than a working day'],
  ['2024-12-20', '2024-12-23', 'in 1 working day'],
  ['2024-12-20', '2024-12-27', 'in 3 working days'],
  ['2024-12-22', '2024-12-21', 'yesterday'],
  ['2024-12-27', '2024-12-24', '1 working day ago'],
  ['2024-12-29', '2024-12-27', 'less than a working day ago'],
])('on %s, %s is said to be %s', (today, date, far) => {
  expect(farOffInWords(day(date), day(today), bankHolidays)).toBe(far);
});
