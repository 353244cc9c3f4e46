import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import { calendarCalledOff, calendarFor } from '../../functions/papers/calendar.ts';
import { calendarIcs } from '../../functions/papers/calendar-ics.ts';
import { type Policy, policySchema } from '../../functions/register/board.ts';
import { formerDays } from '../../functions/register/former-days.ts';
import { withChange } from '../../functions/register/history.ts';
import { hasDate } from '../../functions/register/meeting.ts';
import { cancel, reschedule, type When } from '../../functions/register/meeting-transitions.ts';
import { aBoard, aMeeting, secretary } from '../register/examples.ts';

const early = { today: day('2019-01-01'), records: false };

type Of = { board?: Parameters<typeof aBoard>[0]; meeting?: object };

function ics({ board = {}, meeting = {} }: Of = {}): string {
  const of = aMeeting({ id: '2024-04', date: '2024-04-02', ...meeting });
  const calendar = hasDate(of) ? calendarFor(aBoard(board), of, early) : calendarCalledOff(aBoard(board), of);
  if (calendar === undefined) throw new Error('no date, and never one');
  return calendarIcs(calendar);
}

/** The file's content lines (RFC 5545 s.3.1), each as its property, its parameters, and its value as it is written. */
const linesOf = (file: string): { property: string; parameters: string; value: string }[] =>
  file
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1)
    .map((line) => {
      const parts = /^([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/u.exec(line);
      if (parts === null) throw new Error(`no content line: ${line}`);
      const [, property = '', parameters = '', value = ''] = parts;
      return { property, parameters, value };
    });

/** What an escaped text says (RFC 5545 s.3.3.11). */
const unescaped = (text: string): string =>
  text.replaceAll(/\\([nN\\;,])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));

/** The events, each as its properties, and the properties of the calendar itself. */
function parsed(file: string) {
  const events: Record<string, string>[] = [];
  const calendar: Record<string, string> = {};
  const open: string[] = [];
  for (const { property, parameters, value } of linesOf(file)) {
    if (property === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') events.push({});
    } else if (property === 'END') {
      expect(open.pop()).toBe(value);
    } else {
      const of = open.at(-1) === 'VEVENT' ? events.at(-1) : calendar;
      if (of) of[property + parameters] = value;
    }
  }
  expect(open).toEqual([]);
  return { calendar, events };
}

const event = (file: string, day: string): Record<string, string> =>
  parsed(file).events.find((one) => one['UID']?.split('@')[0]?.endsWith(`.${day}`)) ?? {};

const uids = (file: string): (string | undefined)[] => parsed(file).events.map((one) => one['UID']);

describe('the calendar as an iCalendar file', () => {
  it('publishes under our own name', () => {
    expect(parsed(ics()).calendar).toMatchObject({
      VERSION: '2.0',
      PRODID: '-//Matters Arising//Calendar of papers//EN',
      METHOD: 'PUBLISH',
      'X-WR-CALNAME': 'Calendar of papers: Performance and Delivery Board',
    });
  });

  it('has an all-day entry for each day, which takes up nobody’s time', () => {
    expect(event(ics(), 'papers-deadline')).toEqual({
      UID: 'pdb.2024-04.papers-deadline@matters-arising',
      SEQUENCE: '2',
      DTSTAMP: '20241003T081500Z',
      'LAST-MODIFIED': '20241003T081500Z',
      'DTSTART;VALUE=DATE': '20240314',
      'X-MICROSOFT-CDO-ALLDAYEVENT': 'TRUE',
      'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT': 'TRUE',
      'X-MICROSOFT-CDO-BUSYSTATUS': 'FREE',
      SUMMARY: 'Papers deadline: Performance and Delivery Board\\, 2 April 2024',
      DESCRIPTION:
        'Five working days before publication\\, that day itself not counted\\; weekends do not count.\\nThis date moves with the meeting: the register is what counts\\, and not this entry.',
      TRANSP: 'TRANSPARENT',
      STATUS: 'CONFIRMED',
      CATEGORIES: 'Calendar of papers,Performance and Delivery Board',
      'ORGANIZER;CN="Asha Verity"': 'mailto:asha.verity@pcc.example',
    });
  });

  it('says where the meeting is and when it begins', () => {
    expect(event(ics(), 'meeting')).toMatchObject({
      LOCATION: 'Committee Room 2',
      DESCRIPTION: expect.stringContaining('It begins at 10:00.'),
    });
    const bare = event(ics({ meeting: { time: null, place: null } }), 'meeting');
    expect(bare['LOCATION']).toBeUndefined();
    expect(bare['DESCRIPTION']).not.toContain('begins');
  });

  it('has the same identities whatever the date, and a higher sequence on every move and every change of policy', () => {
    const moved = ics({ meeting: { date: '2024-03-28', version: 2 } });
    const fewer = ics({ board: { version: 2, policy: { clearDays: 3 } } });
    expect(uids(moved)).toEqual(uids(ics()));
    expect(new Set(uids(fewer))).toEqual(new Set(uids(ics())));
    expect(new Set(uids(ics())).size).toBe(8);
    expect(event(ics(), 'publication')).toMatchObject({ SEQUENCE: '2', 'DTSTART;VALUE=DATE': '20240321' });
    expect(event(moved, 'publication')).toMatchObject({ SEQUENCE: '3', 'DTSTART;VALUE=DATE': '20240320' });
    expect(event(fewer, 'publication')).toMatchObject({ SEQUENCE: '3', 'DTSTART;VALUE=DATE': '20240325' });
  });

  it('keeps meetings, boards, and a stage and a report of one name, apart', () => {
    const policy = {
      stages: [{ name: 'action-report', workingDays: 3, before: 'meeting' as const }],
      actionReport: { name: 'action-report', workingDays: 1, before: 'meeting' as const },
    };
    const some = [{ board: { policy } }, { meeting: { id: '2024-04-b' } }, { board: { id: 'pdb-2024' } }];
    const all = some.flatMap((of) => uids(ics(of)));
    expect(new Set(all).size).toBe(all.length);
  });

  it('calls off the entry of a stage that another overtakes', () => {
    const stages = ['one', 'two'].map((name) => ({ name, workingDays: 5, before: 'papers' as const }));
    const file = ics({ board: { policy: { stages } } });
    expect(event(file, 'stage.two')).toMatchObject({ STATUS: 'CONFIRMED' });
    expect(event(file, 'stage.one')).toMatchObject({
      STATUS: 'CANCELLED',
      DESCRIPTION: expect.stringContaining('overtaken by the two\\, which falls on the same day.'),
    });
  });

  it.each([
    ['to be confirmed', 'the meeting was put off\\, and has no day yet (the chair is away).'],
    ['month', 'the meeting is set for December 2024.'],
    ['cancelled', 'the meeting was cancelled (the chair is away).'],
  ] as const)('calls off every entry of a meeting that is %s, on the last day it had', (state, why) => {
    const formerly = ['2024-03-28', '2024-04-02', '2024-06'];
    const { events } = parsed(ics({ meeting: { state, formerly, version: 4 } }));
    expect(events).toHaveLength(8);
    expect(new Set(events.map((one) => one['UID']))).toEqual(new Set(uids(ics())));
    for (const one of events) {
      expect(one).toMatchObject({ STATUS: 'CANCELLED', SEQUENCE: '5' });
      expect(one['DESCRIPTION']).toContain(`Called off: ${why}`);
    }
    expect(events.at(-1)).toMatchObject({ 'DTSTART;VALUE=DATE': '20240402' });
  });

  it('takes back, in a later edition, every entry that an earlier one had and that no longer stands', () => {
    const stage = fc.record({
      name: fc.constantFrom('first', 'second', 'third'),
      workingDays: fc.integer({ min: 0, max: 20 }),
      before: fc.constantFrom('papers' as const, 'publication' as const, 'meeting' as const),
    });
    const policies = fc
      .record({
        stages: fc.uniqueArray(stage, { selector: ({ name }) => name }),
        clearDays: fc.constantFrom(null, 3, 5),
      })
      .map((some) => policySchema.parse(some));
    const dates = fc.integer({ min: 1, max: 28 }).map((n) => `2025-02-${String(n).padStart(2, '0')}`);
    const whens = fc.oneof(
      dates.map((date): When => ({ state: 'scheduled', date: day(date), time: null, place: null })),
      fc.constant<When>({ state: 'to be confirmed', reason: 'an election' }),
    );
    const changes = fc.array(
      fc.oneof(
        policies.map((policy) => ({ policy })),
        whens.map((when) => ({ when })),
      ),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(changes, fc.boolean(), (made, isCancelled) => {
        let board = aBoard();
        let meeting = aMeeting({ date: '2025-02-12' });
        const seen = new Map<string, { sequence: number; event: string }>();
        const author = (n: number) => ({
          ...secretary,
          at: instantSchema.parse(`2024-11-01T09:00:${String(n).padStart(2, '0')}.000Z`),
        });
        const changePolicy = (policy: Policy, n: number) => {
          const { at } = author(n);
          const former = formerDays(board, policy, at);
          board = withChange(board, { ...board, policy, policySince: at, ...former }, author(n), 'changed');
        };
        const takeIn = () => {
          const calendar = hasDate(meeting)
            ? calendarFor(board, meeting, early)
            : calendarCalledOff(board, meeting);
          const { events } = parsed(calendar ? calendarIcs(calendar) : '');
          const current = new Map(events.map((one) => [one['UID'] ?? '', one]));
          expect(current.size).toBe(events.length);
          for (const [uid, before] of seen) {
            const now = current.get(uid);
            expect(now, uid).toBeDefined();
            const { SEQUENCE, ...says } = now ?? {};
            expect(Number(SEQUENCE)).toBeGreaterThanOrEqual(before.sequence);
            if (JSON.stringify(says) !== before.event)
              expect(Number(SEQUENCE)).toBeGreaterThan(before.sequence);
          }
          for (const [uid, { SEQUENCE, ...says }] of current) {
            seen.set(uid, { sequence: Number(SEQUENCE), event: JSON.stringify(says) });
          }
        };
        takeIn();
        made.forEach((change, n) => {
          if ('policy' in change) changePolicy(change.policy, n);
          const moved = 'when' in change ? reschedule(meeting, change.when, [meeting], author(n)) : undefined;
          if (moved?.outcome === 'done') meeting = moved.meeting;
          takeIn();
        });
        const end = cancel(meeting, 'too few could come', author(59));
        if (isCancelled && end.outcome === 'done') {
          meeting = end.meeting;
          takeIn();
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is nothing of a meeting that never had a day', () => {
    const neverDated = aMeeting({ state: 'month', formerly: ['2024-03'] });
    expect(calendarCalledOff(aBoard(), neverDated)).toBeUndefined();
    expect(calendarCalledOff(aBoard(), aMeeting({ formerly: ['2024-12-04'] }))).toBeUndefined();
  });

  it('calls off a stage that was taken out of the policy, and publication where it ceased', () => {
    const until = '2024-11-01T09:00:00.000Z';
    const board = {
      version: 3,
      policy: { clearDays: null, stages: [] },
      formerStages: [{ name: 'early-call', workingDays: 3, before: 'meeting', until }],
      formerPublication: { clearDays: 5, until },
    } satisfies Of['board'];
    const file = ics({ board, meeting: { date: '2024-12-11' } });
    expect(event(file, 'stage.early-call')).toMatchObject({
      STATUS: 'CANCELLED',
      SEQUENCE: '4',
      'DTSTART;VALUE=DATE': '20241206',
      DESCRIPTION: expect.stringContaining('Called off: the board’s policy no longer has it.'),
    });
    expect(event(file, 'publication')).toMatchObject({
      STATUS: 'CANCELLED',
      'DTSTART;VALUE=DATE': '20241203',
    });
    expect(event(file, 'meeting')).toMatchObject({ STATUS: 'CONFIRMED' });
    const days = (meeting: object) => parsed(ics({ board, meeting })).events.length;
    const over = { date: '2024-10-31' };
    const added = {
      date: '2024-12-11',
      history: [{ ...secretary, what: 'added', at: '2024-11-02T09:00:00.000Z' }],
    };
    expect([days({ date: '2024-12-11' }), days(over), days(added)]).toEqual([5, 3, 3]);
  });

  it('has other identities than a register elsewhere whose board has the same code', () => {
    const [here, there] = ['9f3c51d2a07e', '00aa11bb22cc'].map((calendarMark) =>
      uids(ics({ board: { calendarMark } })),
    );
    expect(here?.at(-1)).toBe('pdb.2024-04.meeting@9f3c51d2a07e.matters-arising');
    expect(there?.at(-1)).toBe('pdb.2024-04.meeting@00aa11bb22cc.matters-arising');
    expect(uids(ics()).at(-1)).toBe('pdb.2024-04.meeting@matters-arising');
  });

  it('says in each entry what is in doubt', () => {
    expect(event(ics({ meeting: { date: '2029-01-10' } }), 'publication')['DESCRIPTION']).toContain(
      'Bank holidays after Sunday 31 December 2028 are not known yet',
    );
  });

  it('is stamped by the last change, whichever it was', () => {
    const history = [{ ...secretary, what: 'moved', at: '2024-10-05T16:30:12.345Z' }];
    expect(event(ics({ meeting: { history } }), 'meeting')).toMatchObject({
      DTSTAMP: '20241005T163012Z',
      'LAST-MODIFIED': '20241005T163012Z',
    });
  });

  it('ends its lines as it must, none of them longer than 75 octets', () => {
    const name = 'Bwrdd Perfformiad a Chyflawni – Siân’s 😀 '.repeat(5);
    const file = ics({ board: { name }, meeting: { place: name } });
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const long = file.split('\r\n').filter((line) => Buffer.byteLength(line) > 75);
    expect(long).toEqual([]);
    expect(unescaped(event(file, 'meeting')['LOCATION'] ?? '')).toBe(name.trim());
  });

  it('takes nobody’s words for its own', () => {
    const words = 'Kent, Medway; "a" \\n b\\\r\nBEGIN:VEVENT\r\nSUMMARY:x\u0007';
    const printed = 'Kent, Medway; "a" \\n b\\ BEGIN:VEVENT SUMMARY:x';
    const file = ics({
      board: { name: words, secretary: [{ name: words, email: 'asha@pcc.example' }] },
      meeting: { place: words },
    });
    const { calendar, events } = parsed(file);
    expect(events).toHaveLength(8);
    expect(unescaped(calendar['X-WR-CALNAME'] ?? '')).toBe(`Calendar of papers: ${printed}`);
    expect(unescaped(events.at(-1)?.['SUMMARY'] ?? '')).toBe(`Meeting: ${printed}, 2 April 2024`);
    expect(unescaped(events.at(-1)?.['LOCATION'] ?? '')).toBe(printed);
    expect(Object.keys(events[0] ?? {}).find((property) => property.startsWith('ORGANIZER'))).toBe(
      'ORGANIZER;CN="Kent, Medway; ”a” /n b/ BEGIN:VEVENT SUMMARY:x"',
    );
  });

  it('names its organizer by the mailbox when the name is blank', () => {
    const secretary = [{ name: ' ', email: 'asha@pcc.example' }];
    expect(event(ics({ board: { secretary } }), 'meeting')).toMatchObject({
      'ORGANIZER;CN="asha@pcc.example"': 'mailto:asha@pcc.example',
    });
  });
});
