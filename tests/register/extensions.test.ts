import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import { type Action, type Due, waitsForOwner } from '../../functions/register/action.ts';
import {
  type ActionTransition,
  askForExtension,
  discharge,
  grantExtension,
  propose,
  putOff,
  refuseExtension,
  reopen,
} from '../../functions/register/action-transitions.ts';
import { dueRecordOf } from '../../functions/register/due-record.ts';
import type { Author } from '../../functions/register/history.ts';
import { aMeeting, anAction, secretary } from './examples.ts';

const meetings = [
  aMeeting(),
  aMeeting({ id: '2025-03', date: '2025-03-12' }),
  aMeeting({ id: '2025-06', state: 'month', month: '2025-06' }),
];
const now = { meetings, today: day('2024-12-12') };
const later: Author = { ...secretary, at: instantSchema.parse('2024-12-12T09:00:00.000Z') };

const march: Due = { at: 'meeting', meeting: '2025-03', words: null };
const onDay = (date: string): Due => ({ at: 'date', date: day(date), words: null });
const asked = (until: Due = march) => ({
  until,
  reason: 'the figures come out in February',
  on: day('2024-11-20'),
  askedBy: 'Sergeant Owen Pryce',
});
const decision = { on: day('2024-12-11'), meeting: '2024-12' };

function done(move: ActionTransition<Action>): Action {
  if (move.outcome === 'refused') throw new Error(move.why);
  return move.action;
}
const asking = (of: Action = anAction()): Action => done(askForExtension(of, asked(), now, secretary));

const promised = {
  ...decision,
  how: 'to follow',
  evidence: [],
  undertaking: { text: 'the audit', by: onDay('2025-01-31'), met: null },
};

describe('more time', () => {
  it('is asked for until a time, with why, and what is owed stays due when it is', () => {
    const action = asking();
    expect(action).toMatchObject({ status: 'open', extension: { ...asked(), state: 'asked' } });
    expect([action.due, action.owedSince]).toEqual([anAction().due, anAction().owedSince]);
    expect(waitsForOwner(action)).toBe(true);
    expect(action.history.at(-1)?.what).toBe(
      'more time asked for, to be due at the meeting 2025-03: the figures come out in February',
    );
  });

  it('granted is another due date, owed anew, by the owner’s own reason', () => {
    const action = done(grantExtension(asking(), decision, now, later));
    expect(action).toMatchObject({
      due: march,
      extension: { state: 'granted', decision },
      owedSince: later.at,
      owedBefore: [{ owner: 'force', due: anAction().due, until: later.at }],
    });
    expect(action.history.at(-1)?.what).toBe(
      'more time granted at meeting 2024-12: due at the meeting 2025-03',
    );
    expect(dueRecordOf(action, meetings, { timeZone: 'Europe/London' })).toMatchObject({
      firstDue: anAction().due,
      dueMoves: [{ after: march, reason: 'the figures come out in February' }],
    });
  });

  it('granted for an undertaking puts the undertaking off', () => {
    const resting = done(discharge(anAction(), promised, now.today, secretary));
    const action = done(grantExtension(asking(resting), { ...decision, meeting: null }, now, later));
    expect(action).toMatchObject({ due: anAction().due, discharge: { undertaking: { by: march } } });
    expect(action.history.at(-1)?.what).toBe(
      'more time granted between meetings: due at the meeting 2025-03',
    );
  });

  it('refused says why, and it stays due when it was; then it can be asked for again', () => {
    const reason = 'the figures are needed for the budget';
    const action = done(refuseExtension(asking(), { ...decision, reason }, now.today, later));
    expect(action).toMatchObject({
      due: anAction().due,
      owedSince: anAction().owedSince,
      extension: { state: 'refused', decision: { reason } },
    });
    expect(action.history.at(-1)?.what).toBe(`more time refused at meeting 2024-12: ${reason}`);
    expect(asking(action).extension).toMatchObject({ state: 'asked' });
  });

  it.each([
    ['propose', (of: Action) => propose(of, { on: now.today, how: 'sent', evidence: [] }, now.today, later)],
    ['discharge', (of: Action) => discharge(of, { ...promised, undertaking: null }, now.today, later)],
  ])('is waited for no longer once they %s', (_, move) => {
    const ended = done(move(asking()));
    expect(ended.extension).toBeNull();
    expect(done(reopen(ended, 'not so', later)).extension).toBeNull();
  });

  it.each([
    [
      'already asked for',
      'more time for PDB-2024-10-2 was already asked for on 20 November 2024, and is to be decided',
      askForExtension(asking(), asked(), now, later),
    ],
    [
      'already proposed',
      'PDB-2024-10-2 was already reported done on 20 November 2024',
      askForExtension(anAction({ status: 'proposed' }), asked(), now, later),
    ],
    [
      'already discharged',
      'PDB-2024-10-2 was discharged on 11 December 2024',
      askForExtension(anAction({ status: 'discharged' }), asked(), now, later),
    ],
    [
      'not later',
      'PDB-2024-10-2 is due on 11 December 2024: more time is until after that',
      askForExtension(anAction(), asked(onDay('2024-12-11')), now, later),
    ],
    [
      'not later',
      'PDB-2024-10-2 is due at the meeting 2025-06: more time is until after that',
      askForExtension(
        anAction({ due: { at: 'meeting', meeting: '2025-06', words: null } }),
        asked({ at: 'meeting', meeting: '2025-06', words: 'later' }),
        now,
        later,
      ),
    ],
    [
      'not later',
      '11 December 2024 has passed: more time is until a day to come',
      askForExtension(anAction({ due: onDay('2024-11-01') }), asked(onDay('2024-12-11')), now, later),
    ],
    [
      'says no time',
      'say until when: a day or a meeting',
      askForExtension(anAction(), asked({ at: 'not agreed', words: null }), now, later),
    ],
    [
      'dated in the future',
      '13 December 2024 has not come yet',
      askForExtension(anAction(), { ...asked(), on: day('2024-12-13') }, now, later),
    ],
    [
      'not asked for',
      'no more time for PDB-2024-10-2 waits to be decided',
      grantExtension(anAction(), decision, now, later),
    ],
    [
      'not asked for',
      'no more time for PDB-2024-10-2 waits to be decided',
      refuseExtension(anAction(), { ...decision, reason: 'no' }, now.today, later),
    ],
    [
      'decided before it was asked for',
      'more time for PDB-2024-10-2 was asked for on 20 November 2024: 19 November 2024 is before that',
      grantExtension(asking(), { ...decision, on: day('2024-11-19') }, now, later),
    ],
    [
      'not later',
      'PDB-2024-10-2 is due on 30 April 2025: more time is until after that',
      grantExtension(done(putOff(asking(), onDay('2025-04-30'), later)), decision, now, later),
    ],
  ])('is %s: %s', (because, why, move) => {
    expect(move).toMatchObject({ outcome: 'refused', because, why });
  });
});
