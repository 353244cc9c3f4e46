import fc from 'fast-check';
import ICAL from 'ical.js';
import nodeIcal from 'node-ical';
import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import { feedDays } from '../../functions/papers/feed.ts';
import { feedIcs } from '../../functions/papers/feed-ics.ts';
import type { Action } from '../../functions/register/action.ts';
import type { FeedOf } from '../../functions/register/feed.ts';
import { type Author, withChange } from '../../functions/register/history.ts';
import type { Meeting } from '../../functions/register/meeting.ts';
import { cancel, hold, reschedule, type When } from '../../functions/register/meeting-transitions.ts';
import type { BoardView } from '../../functions/register/view.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner, secretary } from '../register/examples.ts';

const board: FeedOf = { of: 'board' };
const force: FeedOf = { of: 'owner', owner: 'force' };

/** What a feed says of itself and of each of its entries, by the start of its UID, however it is read. */
type Read = {
  start: string;
  allDay: boolean;
  summary: string;
  description: string;
  sequence: number;
  status: string;
};

function readByIcalJs(file: string): Map<string, Read> {
  const calendar = new ICAL.Component(ICAL.parse(file));
  return new Map(
    calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      return [
        event.uid,
        {
          start: event.startDate.isDate
            ? event.startDate.toString()
            : event.startDate.toJSDate().toISOString(),
          allDay: event.startDate.isDate,
          summary: event.summary,
          description: event.description,
          sequence: event.sequence,
          status: String(component.getFirstPropertyValue('status')),
        },
      ];
    }),
  );
}

function readByNodeIcal(file: string): Map<string, Read> {
  const events = Object.values(nodeIcal.sync.parseICS(file)).filter((one) => one?.type === 'VEVENT');
  return new Map(
    events.map((event) => {
      const allDay = event.datetype === 'date';
      // It takes a day without a zone as midnight on the clock of the machine.
      const at = new Date(event.start.getTime() - event.start.getTimezoneOffset() * 60_000);
      return [
        String(event.uid),
        {
          start: allDay ? at.toISOString().slice(0, 10) : event.start.toISOString(),
          allDay,
          summary: String(event.summary),
          description: String(event.description),
          sequence: Number(event.sequence),
          status: String(event.status),
        },
      ];
    }),
  );
}

const view = (more: Partial<BoardView> = {}): BoardView => ({
  ...{ board: aBoard(), owners: [anOwner()], meetings: [aMeeting()], actions: [], programme: [] },
  ...more,
});

const ics = (of: FeedOf, known: BoardView, today = '2024-11-20'): string =>
  feedIcs(feedDays(known, of, day(today)));

/** The same, as both libraries read it alike. */
function read(of: FeedOf, known: BoardView, today?: string): Map<string, Read> {
  const file = ics(of, known, today);
  const [one, other] = [readByIcalJs(file), readByNodeIcal(file)];
  expect(other).toEqual(one);
  return one;
}

const later = (hours: number): Author => ({
  ...secretary,
  at: instantSchema.parse(new Date(Date.parse(secretary.at) + hours * 3_600_000).toISOString()),
});

function moved(meeting: Meeting, when: When): Meeting {
  const done = reschedule(meeting, when, [meeting], later(1));
  if (done.outcome === 'refused') throw new Error(done.why);
  return done.meeting;
}

const scheduled = (date: string, time: string | null = '10:00'): When => ({
  ...{ state: 'scheduled', date: day(date), time, place: 'Committee Room 2' },
});

describe('the feed of a board', () => {
  it('has its meeting at its time, and the days of its papers; and not when others are reminded', () => {
    const events = read(board, view());
    expect([...events].map(([uid, { start }]) => [uid, start])).toEqual([
      ['pdb.2024-12.papers-deadline@matters-arising', '2024-11-26'],
      ['pdb.2024-12.action-report@matters-arising', '2024-12-02'],
      ['pdb.2024-12.publication@matters-arising', '2024-12-03'],
      ['pdb.2024-12.meeting@matters-arising', '2024-12-11T10:00:00.000Z'],
    ]);
    expect(events.get('pdb.2024-12.meeting@matters-arising')).toMatchObject({ allDay: false, sequence: 2 });
  });

  it('has a meeting in summer at the moment that its clock means', () => {
    const events = read(board, view({ meetings: [moved(aMeeting(), scheduled('2025-06-11', '14:30'))] }));
    expect(events.get('pdb.2024-12.meeting@matters-arising')?.start).toBe('2025-06-11T13:30:00.000Z');
  });

  it('moves with its meeting, as both libraries read it before and after', () => {
    const before = read(board, view());
    const after = read(board, view({ meetings: [moved(aMeeting(), scheduled('2025-01-15'))] }));
    expect([...after.keys()]).toEqual([...before.keys()]);
    expect([...after.values()].map(({ start }) => start)).toEqual([
      '2024-12-30',
      '2025-01-06',
      '2025-01-07',
      '2025-01-15T10:00:00.000Z',
    ]);
    for (const [uid, { sequence }] of after) expect(sequence).toBe((before.get(uid)?.sequence ?? 0) + 1);
  });

  it.each([
    [
      'cancelled',
      (meeting: Meeting) => cancel(meeting, 'no business', later(1)),
      'was cancelled (no business)',
    ],
    [
      'put off',
      (meeting: Meeting) =>
        reschedule(meeting, { state: 'to be confirmed', reason: 'the chair is ill' }, [], later(1)),
      'was put off, and has no day yet (the chair is ill)',
    ],
  ])('has a meeting that is %s as cancelled, with why, for a year', (_, change, why) => {
    const done = change(aMeeting());
    if (done.outcome === 'refused') throw new Error(done.why);
    const meeting = read(board, view({ meetings: [done.meeting] })).get(
      'pdb.2024-12.meeting@matters-arising',
    );
    expect(meeting).toMatchObject({ status: 'CANCELLED', start: '2024-12-11', sequence: 3 });
    expect(meeting?.description).toContain(why);
    expect(read(board, view({ meetings: [done.meeting] }), '2025-12-12').size).toBeGreaterThan(0);
    expect(read(board, view({ meetings: [done.meeting] }), '2025-12-13')).toEqual(new Map());
  });

  it('keeps a meeting that was held', () => {
    const done = hold(aMeeting(), day('2024-12-11'), later(2_000));
    if (done.outcome === 'refused') throw new Error(done.why);
    const events = read(board, view({ meetings: [done.meeting] }), '2024-12-12');
    expect(events.get('pdb.2024-12.meeting@matters-arising')).toMatchObject({
      status: 'CONFIRMED',
      start: '2024-12-11T10:00:00.000Z',
    });
  });

  it('says when it is to be looked at again, and is the same while the register is', () => {
    const file = ics(board, view());
    expect(file).toMatch(/\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n/);
    expect(ics(board, view(), '2024-11-27')).toBe(file);
  });
});

describe('the feed of an office', () => {
  const overdue = (ref: string) =>
    anAction({ ref, due: { at: 'date', date: '2024-11-01', words: null }, text: 'Share the survey' });

  it('has what it owes on its day, and the meeting at which it does', () => {
    const events = read(force, view({ actions: [anAction()], programme: [anItem()] }));
    expect([...events].map(([uid, { start, summary }]) => [uid, start, summary])).toEqual([
      [
        'pdb.2024-12.papers-deadline@matters-arising',
        '2024-11-26',
        'Papers deadline: Performance and Delivery Board, 11 December 2024',
      ],
      [
        'pdb.2024-12.meeting@matters-arising',
        '2024-12-11T10:00:00.000Z',
        'Meeting: Performance and Delivery Board, 11 December 2024',
      ],
      [
        'pdb.PDB-2024-10-2.due@matters-arising',
        '2024-12-11',
        'Due: PDB-2024-10-2, Report how many rural patrols ran each month',
      ],
      ['pdb.PDB-ITEM-1.due@matters-arising', '2024-11-26', 'Paper due: PDB-ITEM-1, Neighbourhood policing'],
    ]);
  });

  it('has all that is overdue in one entry of today', () => {
    const actions = [1, 2, 3].map((number) => overdue(`PDB-2024-10-${number}`));
    const [[uid, entry] = [], ...others] = [...read(force, view({ actions }))];
    expect(others).toEqual([]);
    expect(uid).toBe('pdb.force.overdue@matters-arising');
    expect(entry).toMatchObject({
      start: '2024-11-20',
      summary: '3 overdue of Force: PDB-2024-10-1, PDB-2024-10-2, PDB-2024-10-3',
      sequence: 20_241_120,
    });
    expect(entry?.description).toContain('PDB-2024-10-1, due Friday 1 November 2024: Share the survey\n');
  });

  it.each([
    ['paused', { pause: { until: '2025-01-31', reason: 'a court case', on: '2024-11-02', resumedOn: null } }],
    ['reported done', { status: 'proposed' as const }],
    ['discharged', { status: 'discharged' as const }],
    ['of another office', { owner: 'pcc' }],
  ])('has nothing of what is %s', (_, how) => {
    const pausedOrNot = anAction({ ...overdue('PDB-2024-10-1'), ...(how as object) } as object);
    expect(read(force, view({ actions: [pausedOrNot] }))).toEqual(new Map());
  });

  it('has what is still to be provided, in the words of the undertaking', () => {
    const undertaking = {
      text: 'the figures of July',
      by: { at: 'date', date: '2025-01-08', words: null },
      met: null,
    };
    const actions = [
      anAction({
        status: 'discharged',
        discharge: { on: '2024-10-02', meeting: '2024-10', how: 'promised', evidence: [], undertaking },
      } as object),
    ];
    const entry = read(force, view({ actions })).get('pdb.PDB-2024-10-2.due@matters-arising');
    expect(entry?.start).toBe('2025-01-08');
    expect(entry?.description).toContain('Still to be provided: the figures of July');
  });

  it('writes names as they are, in lines that every program takes', () => {
    const text = `Chief Constable’s “plan”, O'Neill; part 2: ${'a long matter, '.repeat(20)}end\\`;
    const owners = [anOwner({ name: 'ACC O’Neill; Crime, Justice' })];
    const known = view({ owners, actions: [anAction({ text })] });
    const entry = read(force, known).get('pdb.PDB-2024-10-2.due@matters-arising');
    expect(entry?.description).toContain(`PDB-2024-10-2: ${text}`);
    expect(entry?.description).toContain('Owed by ACC O’Neill; Crime, Justice to');
    for (const line of ics(force, known).split('\r\n'))
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});

describe('the feed of a person', () => {
  const person = (email: string): FeedOf => ({ of: 'person', email });
  const owners = [
    anOwner({
      contacts: [{ name: 'Owen Pryce', email: 'owen@force.example', from: null, until: day('2024-11-30') }],
    }),
    anOwner({
      id: 'pcc',
      name: 'PCC',
      aliases: [],
      contacts: [],
      deputies: [{ name: 'Owen Pryce', email: 'OWEN@force.example', from: null, until: null }],
    }),
  ];
  const actions = [anAction(), anAction({ ref: 'PDB-2024-10-3', owner: 'pcc', text: 'Publish the plan' })];
  const due = (of: FeedOf, today: string): string[] =>
    [...read(of, view({ owners, actions }), today).keys()].filter((uid) => uid.includes('.due@'));

  it('has what each office owes in which they are in post on that day', () => {
    expect(due(person('owen@force.example'), '2024-11-30')).toEqual([
      'pdb.PDB-2024-10-2.due@matters-arising',
      'pdb.PDB-2024-10-3.due@matters-arising',
    ]);
    expect(due(person('owen@force.example'), '2024-12-01')).toEqual([
      'pdb.PDB-2024-10-3.due@matters-arising',
    ]);
  });

  it('has the meetings of the board for its secretary, and nothing for whoever is nobody there', () => {
    expect(read(person('Asha.Verity@pcc.example'), view())).toEqual(read(board, view()));
    expect(read(person('gone@pcc.example'), view({ owners, actions }))).toEqual(new Map());
  });
});

describe('whatever becomes of meetings and of what is due', () => {
  const when: fc.Arbitrary<When> = fc.oneof(
    fc.integer({ min: 0, max: 300 }).map((days): When => {
      const date = new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10);
      return scheduled(date, days % 2 === 0 ? null : '10:00');
    }),
    fc.constant<When>({ state: 'to be confirmed', reason: 'the chair is away' }),
  );
  const step = fc.oneof(
    fc.record({ move: fc.constantFrom('2024-12', '2025-03'), when }),
    fc.record({ cancel: fc.constantFrom('2024-12', '2025-03') }),
    fc.record({
      due: fc.constantFrom<Action['due']>(
        { at: 'meeting', meeting: '2024-12', words: null },
        { at: 'meeting', meeting: '2025-03', words: null },
        { at: 'date', date: day('2025-05-02'), words: null },
        { at: 'date', date: day('2025-06-03'), words: null },
      ),
    }),
  );
  type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

  function after(known: BoardView, one: Step, author: Author): BoardView {
    if ('due' in one) {
      const change = (action: Action) =>
        withChange<Action>(action, { ...action, due: one.due }, author, 'due');
      return { ...known, actions: known.actions.map(change) };
    }
    const id = 'move' in one ? one.move : one.cancel;
    const change = (meeting: Meeting): Meeting => {
      if (meeting.id !== id) return meeting;
      const done =
        'move' in one
          ? reschedule(meeting, one.when, known.meetings, author)
          : cancel(meeting, 'no business', author);
      return done.outcome === 'done' ? done.meeting : meeting;
    };
    return { ...known, meetings: known.meetings.map(change) };
  }

  it('an entry keeps its UID, its SEQUENCE never falls, and rises when it moves', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let known = view({
          meetings: [aMeeting(), aMeeting({ id: '2025-03', date: '2025-03-12' })],
          actions: [anAction()],
        });
        const last = new Map<string, Read>();
        for (const [number, one] of steps.entries()) {
          known = after(known, one, later(number + 1));
          for (const of of [board, force]) {
            for (const [uid, read] of readByIcalJs(ics(of, known))) {
              const key = `${of.of} ${uid}`;
              const before = last.get(key);
              expect(uid).toMatch(/^pdb\.(2024-12|2025-03|PDB-2024-10-2)\.[a-z-]+@matters-arising$/);
              if (before) {
                expect(read.sequence).toBeGreaterThanOrEqual(before.sequence);
                if (before.start !== read.start || before.status !== read.status) {
                  expect(read.sequence).toBeGreaterThan(before.sequence);
                }
              }
              last.set(key, read);
            }
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});
