import { describe, expect, it } from 'vitest';
import { type CalendarDate, calendarMonthSchema, day, instantSchema } from '../../functions/calendar/days.ts';
import { bankHolidays, clearDaysBetween } from '../../functions/calendar/working-days.ts';
import { type DatedMeeting, hasDate } from '../../functions/register/meeting.ts';
import { publish, reschedule } from '../../functions/register/meeting-transitions.ts';
import {
  isLateFor,
  lastDayForItems,
  latenessInWords,
  noticeRule,
  noticeStanding,
  oddities,
  shortNotice,
  shortNoticeInWords,
} from '../../functions/register/notice.ts';
import { aBoard, aMeeting, secretary } from './examples.ts';

const panel = aBoard({ id: 'pcp', name: 'Police and Crime Panel', secretaryTitle: 'panel officer' });
const board = aBoard();

function dated(overrides: Parameters<typeof aMeeting>[0] = {}): DatedMeeting {
  const meeting = aMeeting({ id: '2026-12', date: '2026-12-02', ...overrides });
  if (!hasDate(meeting)) throw new Error('no date');
  return meeting;
}

const pack = (at: string, of = '2026-12-02') => ({
  what: 'pack' as const,
  item: null,
  at: instantSchema.parse(at),
  of: day(of),
  files: [{ name: 'pack.pdf', sha256: 'a'.repeat(64) }],
  recorded: { at: instantSchema.parse(at), by: 'Asha Verity' },
});

describe('clear days between publication and a meeting', () => {
  it.each([
    ['2026-11-24', '2026-12-02', 5],
    ['2026-11-25', '2026-12-02', 4],
    ['2024-03-21', '2024-04-02', 5], // Easter in between
    ['2026-12-01', '2026-12-02', 0],
    ['2026-12-02', '2026-12-02', 0],
    ['2026-12-03', '2026-12-02', 0],
    // On a Saturday nobody can see it before Monday, which then is the day of publication.
    ['2026-11-28', '2026-12-07', 4],
    ['2026-11-27', '2026-12-07', 5],
  ])('published on %s for %s are %i', (published, meeting, days) => {
    expect(clearDaysBetween(day(published), day(meeting), bankHolidays)).toBe(days);
  });
});

describe('notice of a meeting', () => {
  it('is too short for one on 2 December that is thought of on 28 November', () => {
    const short = shortNotice(panel, day('2026-12-02'), day('2026-11-28'));
    expect(short).toEqual({ deadline: 'publication', lastDay: '2026-11-24', earliest: '2026-12-08' });
    expect(short && shortNoticeInWords(panel, day('2026-12-02'), short)).toBe(
      'papers for a meeting on Wednesday 2 December 2026 had to be public by Tuesday 24 November 2026 (five clear days, Local Government Act 1972 s.100A(6) and s.100B(3)); made public today, they allow a meeting from Tuesday 8 December 2026 on',
    );
  });

  it('counts for another board by the rule of its house', () => {
    const short = shortNotice(board, day('2026-12-02'), day('2026-11-28'));
    expect(short && shortNoticeInWords(board, day('2026-12-02'), short)).toContain(
      'were to be public by Tuesday 24 November 2026 (five clear days, by the board’s own rule)',
    );
    expect(noticeRule(aBoard({ secretaryTitle: 'panel officer', policy: { clearDays: 7 } }))).toEqual({
      clearDays: 7,
      byLaw: false,
    });
  });

  it.each([
    ['2026-12-08', '2026-11-30', 'papers', '2026-11-23', '2026-12-15'],
    ['2026-12-15', '2026-11-30', null, null, null],
    ['2026-12-01', '2026-12-01', 'publication', '2026-11-23', '2026-12-09'],
    ['2026-11-10', '2026-11-28', null, null, null],
  ])('of a meeting on %s thought of on %s', (meeting, today, deadline, lastDay, earliest) => {
    const short = shortNotice(board, day(meeting), day(today));
    expect(short).toEqual(deadline === null ? null : { deadline, lastDay, earliest });
  });

  it('is the papers deadline alone, where a board publishes nothing beforehand', () => {
    const quiet = aBoard({ policy: { clearDays: null, papersWorkingDays: 3 } });
    expect(shortNotice(quiet, day('2026-12-02'), day('2026-11-28'))).toEqual({
      deadline: 'papers',
      lastDay: '2026-11-27',
      earliest: '2026-12-03',
    });
    expect(noticeStanding(quiet, dated(), day('2026-12-01'))).toEqual({ standing: 'none needed' });
  });
});

describe('a day that is asked about', () => {
  const today = day('2026-11-28');

  it.each([
    ['2026-12-25', ['Friday 25 December 2026 is Christmas Day']],
    ['2026-12-06', ['Sunday 6 December 2026 is a day of the weekend']],
    ['2026-11-27', ['Friday 27 November 2026 is past']],
    ['2028-11-29', ['Wednesday 29 November 2028 is more than two years ahead']],
    ['2028-11-28', []],
    [
      '2036-12-07',
      [
        'Sunday 7 December 2036 is more than two years ahead',
        'Sunday 7 December 2036 is a day of the weekend',
      ],
    ],
    ['2026-12-02', []],
  ])('%s', (date, said) => {
    expect(oddities(board, day(date), today)).toEqual(said);
  });

  it.each([
    ['2026-10', ['October 2026 is past']],
    ['2026-11', []],
    ['2028-11', []],
    ['2028-12', ['December 2028 is more than two years ahead']],
  ])('or month, %s', (month, said) => {
    expect(oddities(board, calendarMonthSchema.parse(month), today)).toEqual(said);
  });
});

describe('how notice stands', () => {
  const on = (today: string, meeting: DatedMeeting) => noticeStanding(panel, meeting, day(today));

  it('is to come until its day has passed, and then is asked after', () => {
    expect(on('2026-11-24', dated())).toEqual({ standing: 'to come', by: '2026-11-24' });
    expect(on('2026-11-25', dated())).toEqual({
      standing: 'unrecorded',
      by: '2026-11-24',
      calledAfter: false,
    });
    const late = dated({ datedSince: '2026-11-28T10:00:00.000Z' });
    expect(on('2026-11-28', late)).toMatchObject({ standing: 'unrecorded', calledAfter: true });
  });

  it.each([
    ['2026-11-24T16:00:00.000Z', 'in time', 5],
    ['2026-11-25T09:00:00.000Z', 'late', 4],
  ])('published at %s is %s', (at, standing, clearDays) => {
    expect(on('2026-11-26', dated({ publications: [pack(at)] }))).toMatchObject({ standing, clearDays });
  });

  it('of a meeting at short notice is given with its calling, and not after', () => {
    const called = { shortNotice: { reason: 'the flood', on: day('2026-11-27') } };
    const at = (moment: string) => on('2026-11-30', dated({ ...called, publications: [pack(moment)] }));
    expect(at('2026-11-27T15:00:00.000Z')).toMatchObject({ standing: 'at shorter notice', clearDays: 2 });
    expect(at('2026-11-30T09:00:00.000Z')).toMatchObject({ standing: 'late', clearDays: 1 });
  });

  it('is given by the agenda, for the day that the meeting has, and by nothing else', () => {
    const other = { ...pack('2026-11-20T09:00:00.000Z', '2026-12-09') };
    const papers = { ...pack('2026-11-20T09:00:00.000Z'), what: 'papers' as const };
    expect(on('2026-11-26', dated({ publications: [other, papers] }))).toMatchObject({
      standing: 'unrecorded',
    });
  });
});

describe('what is published', () => {
  const meeting = dated();
  const author = { ...secretary, at: instantSchema.parse('2026-11-24T17:00:00.000Z') };
  const said = { what: 'pack', item: null, files: pack('2026-11-24T16:00:00.000Z').files } as const;
  const at = (moment: string) =>
    publish(meeting, { ...said, at: instantSchema.parse(moment) }, board, author);

  it('is kept with the moment, the day it gives notice of, who recorded it, and in the history', () => {
    const made = at('2026-11-24T16:00:00.000Z');
    if (made.outcome === 'refused') throw new Error(made.why);
    expect(made.meeting.publications).toEqual([
      {
        ...said,
        at: '2026-11-24T16:00:00.000Z',
        of: '2026-12-02',
        recorded: { at: '2026-11-24T17:00:00.000Z', by: 'Asha Verity' },
      },
    ]);
    expect(made.meeting.history.at(-1)?.what).toBe(
      `pack published on Tuesday 24 November 2026 at 16:00: pack.pdf (SHA-256 ${'a'.repeat(64)})`,
    );
    const again = { ...said, at: instantSchema.parse('2026-11-24T16:00:00.000Z') };
    expect(publish(made.meeting, again, board, author)).toMatchObject({ because: 'recorded already' });
    const moved = reschedule(
      made.meeting,
      { state: 'scheduled', date: day('2026-12-09'), time: null, place: null },
      [made.meeting],
      author,
    );
    expect(moved).toMatchObject({ outcome: 'done', meeting: { publications: [{ of: '2026-12-02' }] } });
  });

  it('is refused for a moment to come, after the meeting, and for a meeting without a day', () => {
    expect(at('2026-11-24T17:00:01.000Z')).toMatchObject({ because: 'dated in the future' });
    const past = dated({ date: '2026-11-23' });
    expect(
      publish(past, { ...said, at: instantSchema.parse('2026-11-24T16:00:00.000Z') }, board, author),
    ).toMatchObject({ because: 'after the meeting' });
    const off = aMeeting({ state: 'to be confirmed' });
    expect(publish(off, { ...said, at: author.at }, board, author)).toMatchObject({ because: 'has no date' });
  });
});

describe('a late item', () => {
  const late = (today: string, meeting = dated(), of = panel) => isLateFor(of, meeting, day(today));

  it.each([
    ['2026-11-24', false],
    ['2026-11-25', true],
    ['2026-12-02', true],
    ['2026-12-03', false],
  ])('comes to a meeting of 2 December on %s: %s', (today, is) => {
    expect(late(today)).toBe(is);
  });

  it('comes after the day on which a meeting at short notice was called', () => {
    const called = dated({ shortNotice: { reason: 'the flood', on: '2026-11-27' as CalendarDate } });
    expect(lastDayForItems(panel, called)).toBe('2026-11-27');
    expect([late('2026-11-27', called), late('2026-11-28', called)]).toEqual([false, true]);
  });

  it('is none of a meeting without a day, or of a board that publishes nothing beforehand', () => {
    expect(isLateFor(panel, aMeeting({ state: 'month', month: '2026-12' }), day('2026-12-01'))).toBe(false);
    expect(late('2026-11-30', dated(), aBoard({ policy: { clearDays: null } }))).toBe(false);
  });

  it('needs what the Act asks of a panel, and what the house asks of another board', () => {
    expect(latenessInWords(panel, dated())).toContain(
      'by reason of special circumstances that the minutes must name (Local Government Act 1972 s.100B(4)(b))',
    );
    expect(latenessInWords(board, dated())).toBe(
      'the agenda of meeting 2026-12 was to be public by Tuesday 24 November 2026: a late item is considered only for a reason that the papers give, by the board’s own rule',
    );
  });
});
