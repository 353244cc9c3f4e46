import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import { type Action, actionSchema, type Due } from '../../functions/register/action.ts';
import {
  type ActionTransition,
  amend,
  change,
  discharge,
  putOff,
  reopen,
} from '../../functions/register/action-transitions.ts';
import { dueRecordOf } from '../../functions/register/due-record.ts';
import { type Author, withChange } from '../../functions/register/history.ts';
import type { Meeting } from '../../functions/register/meeting.ts';
import { type MeetingTransition, reschedule } from '../../functions/register/meeting-transitions.ts';
import { aMeeting, anAction, secretary } from './examples.ts';

const at = (moment: string): Author => ({ ...secretary, at: instantSchema.parse(moment) });
const november = at('2024-11-20T10:00:00.000Z');
const january = at('2025-01-15T10:00:00.000Z');

const london = { timeZone: 'Europe/London' };
const december: Due = { at: 'meeting', meeting: '2024-12', words: null };
const march: Due = { at: 'meeting', meeting: '2025-03', words: null };
const onDay = (date: string): Due => ({ at: 'date', date: day(date), words: null });

function done(move: ActionTransition<Action>): Action {
  if (move.outcome === 'refused') throw new Error(move.why);
  return move.action;
}
function moved(move: MeetingTransition): Meeting {
  if (move.outcome === 'refused') throw new Error(move.why);
  return move.meeting;
}

/** As it was stored before histories said what was. */
const asStoredBefore = (action: Action): Action =>
  actionSchema.parse({ ...action, history: action.history.map(({ changed: _, ...line }) => line) });

const held = (id: string, date: string): Meeting => aMeeting({ id, state: 'held', date });
const meetings = [aMeeting(), aMeeting({ id: '2025-03', date: '2025-03-12' })];

describe('when it was due', () => {
  const once = done(change(anAction(), { due: march }, november, 'the figures come out in February'));
  const twice = done(putOff(once, onDay('2025-04-30'), january, 'the meeting was put off: no room'));

  it('is kept from first to last, with when, who and why', () => {
    expect(dueRecordOf(twice, meetings, london)).toMatchObject({
      firstDue: december,
      firstDueOn: '2024-12-11',
      dueMoves: [
        {
          at: '2024-11-20T10:00:00.000Z',
          by: 'Asha Verity',
          of: 'action',
          before: december,
          after: march,
          reason: 'the figures come out in February',
        },
        { before: march, after: onDay('2025-04-30'), reason: 'the meeting was put off: no room' },
      ],
    });
  });

  it('of one that was never moved is when it is due', () => {
    expect(dueRecordOf(asStoredBefore(anAction()), meetings, london)).toMatchObject({
      firstDue: december,
      dueMoves: [],
    });
  });

  it('is no move in other words, nor with another owner', () => {
    const said = done(amend(anAction(), { due: { ...december, words: 'in due course' } }, november));
    const given = done(amend(said, { owner: 'pcc' }, january));
    expect(dueRecordOf(given, meetings, london).dueMoves).toEqual([]);
  });

  it('at a meeting is the day that the meeting then had', () => {
    const later = moved(
      reschedule(
        aMeeting(),
        { state: 'scheduled', date: day('2024-12-18'), time: null, place: null },
        [],
        november,
      ),
    );
    const record = dueRecordOf(anAction(), [later], london);
    expect([record.firstDue, record.firstDueOn, record.dueMoves]).toEqual([december, '2024-12-11', []]);
    const old = { ...later, history: later.history.map(({ changed: _, ...line }) => line) };
    expect(dueRecordOf(anAction(), [old], london).firstDueOn).toBeNull();
  });

  it('of an undertaking is moved with it, and the action is first due when it was', () => {
    const undertaking = { text: 'the audit', by: onDay('2025-01-31'), met: null };
    const accepted = {
      on: day('2024-12-11'),
      meeting: '2024-12',
      how: 'to follow',
      evidence: [],
      undertaking,
    };
    const resting = done(discharge(anAction(), accepted, day('2024-12-12'), november));
    const later = done(putOff(resting, onDay('2025-02-28'), january));
    expect(dueRecordOf(later, meetings, london)).toMatchObject({
      firstDue: december,
      dueMoves: [
        { of: 'undertaking', before: onDay('2025-01-31'), after: onDay('2025-02-28'), reason: null },
      ],
    });
  });

  it('is not moved by a recording that was taken back', () => {
    const { version, history } = once;
    const line = 'the recording of december.docx was taken back';
    const back = withChange(once, { ...anAction(), version, history }, january, line);
    expect(dueRecordOf(back, meetings, london)).toMatchObject({ firstDue: december, dueMoves: [] });
  });

  it.each([
    ['who owed it by when', twice, december, [december, march]],
    ['nothing more', { ...twice, owedBefore: [] }, null, [null, null]],
  ])('before histories said what was is known by %s', (_, action, firstDue, before) => {
    const record = dueRecordOf(asStoredBefore(action), meetings, london);
    expect(record.firstDue).toEqual(firstDue);
    expect(record.dueMoves.map((move) => move.before)).toEqual(before);
  });

  it('is not known of one whose recording was taken back before histories said what was', () => {
    const line = { ...november, what: 'the recording of october.txt was taken back' };
    const action = anAction({ history: [...anAction().history, line] });
    expect(dueRecordOf(action, meetings, london)).toMatchObject({ firstDue: null, firstDueOn: null });
  });
});

describe('the meetings at which it was carried over', () => {
  const year = [
    held('2024-06', '2024-06-12'),
    held('2024-10', '2024-10-02'),
    held('2024-12', '2024-12-11'),
    aMeeting({ id: '2025-01', state: 'cancelled' }),
    held('2025-03', '2025-03-12'),
    aMeeting({ id: '2025-06', date: '2025-06-11' }),
  ];
  const how = { how: 'seen', evidence: [], undertaking: null };
  const ended = (on: string, author = january): Action =>
    done(discharge(anAction(), { ...how, on: day(on), meeting: null }, day('2025-06-12'), author));

  it.each([
    ['it is still open', anAction(), ['2024-12', '2025-03']],
    ['it is reported done, and not accepted', anAction({ status: 'proposed' }), ['2024-12', '2025-03']],
    ['it was discharged at the last of them', ended('2025-03-12'), ['2024-12']],
    ['it was discharged between them', ended('2025-01-10'), ['2024-12']],
    ['it was discharged at the first', ended('2024-12-11'), []],
    ['it was re-opened after one', done(reopen(ended('2024-12-11'), 'not so', january)), ['2025-03']],
  ])('where %s', (_, action, carried) => {
    expect(dueRecordOf(action, year, london).carriedOverAt).toEqual(carried);
  });

  it('are not known where an older line does not say since when it had been closed', () => {
    const reopened = done(reopen(ended('2024-12-11'), 'not so', january));
    expect(dueRecordOf(asStoredBefore(reopened), year, london).carriedOverAt).toBeNull();
  });
});
