import { describe, expect, it } from 'vitest';
import { type CalendarDate, day, instantSchema, monthOf } from '../../functions/calendar/days.ts';
import type { Meeting } from '../../functions/register/meeting.ts';
import { cancel, hold, reschedule, type When } from '../../functions/register/meeting-transitions.ts';
import { closuresOf } from '../../functions/register/papers-calendar.ts';
import type { BoardView } from '../../functions/register/view.ts';
import { changeOfDateDue, isStillToTell } from '../../functions/reminders/change-of-date.ts';
import {
  changesOfDate,
  type DateGiven,
  dateGivenSchema,
  withDatesGiven,
} from '../../functions/reminders/dates-given.ts';
import { datesGiven, digestFor } from '../../functions/reminders/digest.ts';
import { dispatchesDueTo } from '../../functions/reminders/plan.ts';
import { aBoard, aMeeting, anAction, anItem, anOwner, secretary } from '../register/examples.ts';

const force = anOwner();
const fourth = aMeeting({ date: '2024-12-04' });

/** By the secretary, at that moment. */
const author = (at: string) => ({ ...secretary, at: instantSchema.parse(at) });
function done(transition: ReturnType<typeof reschedule>): Meeting {
  if (transition.outcome === 'done') return transition.meeting;
  throw new Error(transition.why);
}
const on = (date: string, place: string | null = null): When => ({
  state: 'scheduled',
  date: day(date),
  time: null,
  place,
});
const putOff: When = { state: 'to be confirmed', reason: 'the chair is away' };
const moved = (meeting: Meeting, to: When, at = '2024-11-14T15:00:00.000Z'): Meeting =>
  done(reschedule(meeting, to, [], author(at)));
const cancelled = (meeting: Meeting, at = '2024-11-14T15:00:00.000Z'): Meeting =>
  done(cancel(meeting, 'no business', author(at)));

const given = (date: string, meeting = '2024-12'): DateGiven => dateGivenSchema.parse({ meeting, date });
const aView = (meetings: Meeting[], more: Partial<BoardView> = {}): BoardView => ({
  board: aBoard(),
  owners: [force],
  meetings,
  actions: [anAction()],
  programme: [],
  ...more,
});
const due = (view: BoardView, today: CalendarDate, ...dates: DateGiven[]) =>
  changeOfDateDue(view, force, dates, today, closuresOf(view.board));

const friday = day('2024-11-15');

describe('an office that was given a date by mail', () => {
  it.each<[string, Meeting, object]>([
    [
      'that moved, by the sooner of both days',
      moved(fourth, on('2024-12-11')),
      {
        id: 'pdb_2024-12_moved_20241204_20241211_20241114_change-of-date_force',
        cutOff: '2024-12-04',
        why: 'Force was told of a meeting on Wednesday 4 December 2024, and it is now on Wednesday 11 December 2024',
      },
    ],
    [
      'that was put off, by the day that it had',
      moved(fourth, putOff),
      {
        id: 'pdb_2024-12_moved_20241204_put-off_20241114_change-of-date_force',
        cutOff: '2024-12-04',
        why: 'Force was told of a meeting on Wednesday 4 December 2024, and it was put off, and has no day yet (the chair is away)',
      },
    ],
    [
      'that will not be',
      cancelled(fourth),
      {
        id: 'pdb_2024-12_moved_20241204_cancelled_20241114_change-of-date_force',
        why: 'Force was told of a meeting on Wednesday 4 December 2024, and it was cancelled (no business)',
      },
    ],
    [
      'that moved to a day soon after, not after that day',
      moved(fourth, on('2024-11-20')),
      { cutOff: '2024-11-20' },
    ],
  ])('is told of a meeting %s', (_, meeting, mail) => {
    expect(due(aView([meeting]), friday, given('2024-12-04'))).toEqual([
      expect.objectContaining({
        kind: 'change of date',
        stage: 'change-of-date',
        owner: 'force',
        meeting: null,
        refs: ['PDB-2024-10-2'],
        dueOn: '2024-11-14',
        ...mail,
      }),
    ]);
  });

  it('has five working days to be told in, though the day that it was given is nearer', () => {
    const meeting = moved(fourth, on('2025-01-15'), '2024-12-03T15:00:00.000Z');
    expect(due(aView([meeting]), day('2024-12-04'), given('2024-12-04'))).toMatchObject([
      { dueOn: '2024-12-03', cutOff: '2024-12-10' },
    ]);
    expect(due(aView([meeting]), day('2024-12-11'), given('2024-12-04'))).toMatchObject([
      { cutOff: '2024-12-10' },
    ]);
  });

  it('is told on the next working morning: of a move on the eve of a May bank holiday, after that', () => {
    const may = aMeeting({ id: '2025-05', date: '2025-05-07' });
    const view = aView([moved(may, on('2025-05-28'), '2025-05-03T10:00:00.000Z')]);
    const dates = [given('2025-05-07', '2025-05')];
    const mails = (today: string) =>
      dispatchesDueTo(view, force, day(today), dates).filter(({ kind }) => kind === 'change of date');
    expect(mails('2025-05-03')).toEqual([]);
    expect(mails('2025-05-05')).toEqual([]);
    expect(mails('2025-05-06')).toMatchObject([{ dueOn: '2025-05-06', cutOff: '2025-05-13' }]);
  });

  it('is told though it owes nothing at it', () => {
    const view = aView([moved(fourth, on('2024-12-11'))], { actions: [] });
    expect(due(view, friday, given('2024-12-04'))).toMatchObject([{ refs: [] }]);
    const reports = { programme: [anItem(), anItem({ ref: 'PDB-ITEM-2', lead: 'pcc' })] };
    expect(due({ ...view, actions: [anAction()], ...reports }, friday, given('2024-12-04'))).toMatchObject([
      { refs: ['PDB-2024-10-2', 'PDB-ITEM-1'] },
    ]);
  });

  it.each<[string, Meeting, string]>([
    ['stands where it did', fourth, '2024-12-04'],
    [
      'moved and was moved back before anybody heard',
      moved(moved(fourth, on('2024-12-11')), on('2024-12-04')),
      '2024-12-04',
    ],
    ['was put off, as it was told', moved(fourth, putOff), 'put off'],
    ['has only another time and place', moved(fourth, on('2024-12-04', 'Room 1')), '2024-12-04'],
  ])('is told nothing of a meeting that %s', (_, meeting, date) => {
    expect(due(aView([meeting]), friday, given(date))).toEqual([]);
  });

  it('is told nothing of a meeting that took place, nor of one whose day passed without a word', () => {
    const held = done(hold(fourth, day('2024-12-04'), author('2024-12-05T09:00:00.000Z')));
    for (const meeting of [held, fourth]) {
      expect(due(aView([meeting]), day('2024-12-05'), given('2024-12-04'))).toEqual([]);
    }
    expect(due(aView([held]), day('2024-12-05'), given('2024-11-27'))).toEqual([]);
  });

  it('is told again each time that it moves, under another name', () => {
    const eleventh = moved(fourth, on('2024-12-11'), '2024-11-14T15:00:00.000Z');
    const back = moved(eleventh, on('2024-12-04'), '2024-11-18T15:00:00.000Z');
    const again = moved(back, on('2024-12-11'), '2024-11-20T15:00:00.000Z');
    const id = (meeting: Meeting, date: string) =>
      due(aView([meeting]), day('2024-11-21'), given(date))[0]?.id;
    const ids = [id(eleventh, '2024-12-04'), id(back, '2024-12-11'), id(again, '2024-12-04')];
    expect(new Set(ids).size).toBe(3);
  });

  it('is told of the new day of a meeting that it was told was put off', () => {
    const redated = moved(moved(fourth, putOff), on('2025-01-15'), '2024-11-25T10:00:00.000Z');
    expect(due(aView([redated]), day('2024-11-25'), given('put off'))).toMatchObject([
      {
        dueOn: '2024-11-25',
        cutOff: '2025-01-15',
        why: 'Force was told that meeting 2024-12 was put off, and it is now on Wednesday 15 January 2025',
      },
    ]);
    const never = cancelled(moved(fourth, putOff), '2024-11-25T10:00:00.000Z');
    expect(due(aView([never]), day('2024-11-25'), given('put off'))).toMatchObject([
      { cutOff: '2024-12-02' },
    ]);
  });
});

it('a change is still to be told while the meeting of it stands elsewhere than was told', () => {
  const [mail] = due(aView([moved(fourth, on('2024-12-11'))]), friday, given('2024-12-04'));
  if (mail === undefined) throw new Error('no mail');
  const changes = (meeting: Meeting) => changesOfDate({ meetings: [meeting] }, [given('2024-12-04')], friday);
  expect(isStillToTell(mail, changes(moved(fourth, on('2024-12-11'))))).toBe(true);
  expect(isStillToTell(mail, changes(moved(fourth, on('2024-12-18'))))).toBe(true);
  expect(isStillToTell(mail, changes(fourth))).toBe(false);
  expect(isStillToTell(mail, [{ meeting: '2024-12-b' }, { meeting: '2024' }])).toBe(false);
});

describe('the dates that a mail gives', () => {
  const march = aMeeting({ id: '2025-03', date: '2025-03-12' });
  const june = aMeeting({ id: '2025-06', state: 'month', month: '2025-06' });
  const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
  const meetings = [october, fourth, march, june, aMeeting({ id: '2025-09', date: '2025-09-10' })];
  const dueAt = (ref: string, meeting: string) =>
    anAction({ ref, due: { at: 'meeting', meeting, words: null } });
  const datesOf = (view: BoardView, ...before: DateGiven[]) =>
    datesGiven(view, digestFor(view, force, friday, before));

  it('are that of the next meeting, and those that something in it is due at, each once', () => {
    const actions = [
      dueAt('PDB-2024-10-1', '2024-10'),
      dueAt('PDB-2024-10-2', '2025-03'),
      dueAt('PDB-2024-10-3', '2025-06'),
    ];
    const programme = [
      anItem({ meeting: '2025-03' }),
      anItem({ ref: 'PDB-ITEM-3', meeting: '2025-09', lead: 'pcc' }),
    ];
    expect(datesOf(aView(meetings, { actions, programme }))).toEqual([
      given('2024-12-04'),
      given('2025-03-12', '2025-03'),
    ]);
    expect(datesOf(aView([june], { actions: [] }))).toEqual([]);
  });

  it('are those of what has moved, put off or cancelled too', () => {
    const view = (meeting: Meeting) => aView([meeting], { actions: [] });
    expect(datesOf(view(moved(fourth, putOff)), given('2024-12-04'))).toEqual([given('put off')]);
    expect(datesOf(view(cancelled(fourth)), given('2024-12-04'))).toEqual([given('cancelled')]);
  });
});

describe('the dates that an office goes by', () => {
  const march = aMeeting({ id: '2025-03', date: '2025-03-12' });

  it('are those of all its mails, of each meeting the latest', () => {
    const before = [given('2024-12-04'), given('2025-03-12', '2025-03')];
    const meetings = [moved(fourth, on('2024-12-11')), march];
    expect(withDatesGiven(before, [given('2024-12-11')], friday, meetings)).toEqual([
      given('2024-12-11'),
      given('2025-03-12', '2025-03'),
    ]);
    expect(changesOfDate({ meetings }, before, friday)).toMatchObject([
      { meeting: '2024-12', was: '2024-12-04', now: { date: '2024-12-11' } },
    ]);
  });

  it.each<[string, Meeting]>([
    ['moved', moved(fourth, on('2024-12-11'))],
    ['was put off', moved(fourth, putOff)],
    ['was put off to a month', moved(fourth, { state: 'month', month: monthOf(day('2025-02-01')) })],
    ['was cancelled', cancelled(fourth)],
  ])('leave nothing to tell once a mail told that a meeting %s', (_, meeting) => {
    const before = [given('2024-12-04'), given('2025-03-12', '2025-03')];
    const view = aView([meeting, march], { actions: [] });
    const told = datesGiven(view, digestFor(view, force, friday, before));
    const after = withDatesGiven(before, told, friday, view.meetings);
    expect(changesOfDate(view, before, friday)).toHaveLength(1);
    expect(changesOfDate(view, after, friday)).toEqual([]);
    expect(digestFor(view, force, friday, after).moved).toEqual([]);
  });

  it.each<[string, Meeting[], string]>([
    ['was held', [aMeeting({ state: 'held', date: '2024-12-04' })], '2024-12-04'],
    ['is known to be cancelled', [cancelled(fourth)], 'cancelled'],
    ['is not in the register', [march], '2024-12-04'],
  ])('are none of a meeting that %s', (_, meetings, date) => {
    expect(withDatesGiven([given(date)], [], friday, meetings)).toEqual([]);
  });

  it('are kept until the change of them is told, or for 90 days after the last of them', () => {
    const kept = (today: string, meeting: Meeting, date = '2024-12-04') =>
      withDatesGiven([given(date)], [], day(today), [meeting]).length;
    expect([kept('2025-03-04', fourth), kept('2025-03-05', fourth)]).toEqual([1, 0]);
    expect([kept('2025-03-04', cancelled(fourth)), kept('2025-03-05', cancelled(fourth))]).toEqual([1, 0]);
    const eleventh = moved(fourth, on('2024-12-11'));
    expect([kept('2025-03-11', eleventh), kept('2025-03-12', eleventh)]).toEqual([1, 0]);
    expect(kept('2026-03-12', moved(fourth, putOff), 'put off')).toBe(1);
    expect(
      changesOfDate({ meetings: [cancelled(fourth)] }, [given('2024-12-04')], day('2025-03-05')),
    ).toEqual([]);
  });

  it('are never more than 200', () => {
    const many = Array.from({ length: 300 }, (_, n) => `m-${n}`);
    const meetings = many.map((id) => aMeeting({ id, state: 'to be confirmed' }));
    const dates = many.map((id) => given('put off', id));
    expect(withDatesGiven(dates, [], friday, meetings)).toHaveLength(200);
  });
});
