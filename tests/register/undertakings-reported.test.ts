import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import { type Action, proposalOf, sendingBack, waitsForOwner } from '../../functions/register/action.ts';
import { isOverdue, isStandingAs } from '../../functions/register/action-standing.ts';
import {
  type ActionTransition,
  askForExtension,
  discharge,
  disclaim,
  meetUndertaking,
  pause,
  propose,
  putOff,
  reopen,
  sendBack,
} from '../../functions/register/action-transitions.ts';
import { anAction, secretary } from './examples.ts';

const today = day('2025-02-03');
const later = { ...secretary, at: instantSchema.parse('2025-02-03T09:00:00.000Z') };
const onDay = (date: string) => ({ at: 'date', date: day(date), words: null }) as const;
const accepted = { on: day('2024-12-11'), meeting: '2024-12', how: 'to follow' };
const report = {
  on: day('2025-01-30'),
  how: 'sent to members',
  evidence: ['https://force.example/audit'],
  saidBy: 'Mo O’Hara',
};

function done(move: ActionTransition<Action>): Action {
  if (move.outcome === 'refused') throw new Error(move.why);
  return move.action;
}
const promised = (): Action => {
  const undertaking = { text: 'the audit', by: onDay('2025-01-31'), met: null };
  const evidence = ['https://force.example/plan'];
  return done(discharge(anAction(), { ...accepted, evidence, undertaking }, today, secretary));
};
const reported = (of: Action = promised()): Action => done(propose(of, report, today, secretary));
const sentBack = (): Action => done(sendBack(reported(), 'it leaves out custody', later));

describe('an undertaking that is reported provided', () => {
  it('waits for the board, and is chased no more', () => {
    const action = reported();
    expect(action).toMatchObject({ status: 'discharged', discharge: { undertaking: { met: null } } });
    expect(proposalOf(action)).toEqual(report);
    expect(action.history.at(-1)?.what).toBe(
      'undertaking reported provided on 30 January 2025: sent to members',
    );
    expect([promised(), action].map(waitsForOwner)).toEqual([true, false]);
    expect([promised(), action].map((one) => isOverdue(one, [], today))).toEqual([true, false]);
    const isReported = (one: Action) => isStandingAs('proposed', one, [], today);
    expect([promised(), action].map(isReported)).toEqual([false, true]);
    expect(isStandingAs('undertaking', action, [], today)).toBe(true);
  });

  it('is accepted by its having been provided, with what was shown of it', () => {
    const met = { on: day('2025-02-01'), how: 'audit sent to members' };
    expect(done(meetUndertaking(reported(), met, today, later))).toMatchObject({
      discharge: {
        evidence: ['https://force.example/plan', 'https://force.example/audit'],
        undertaking: { met, proposal: null },
      },
    });
  });

  it('is sent back with why, and owed again; its discharge stands', () => {
    expect(sentBack()).toMatchObject({
      ...{ status: 'discharged', owedSince: later.at },
      discharge: { undertaking: { met: null, proposal: null } },
    });
    expect(sentBack().history.at(-1)?.what).toBe('undertaking sent back: it leaves out custody');
    expect(waitsForOwner(sentBack())).toBe(true);
    const back = { at: later.at, how: 'sent to members', reason: 'it leaves out custody' };
    expect(sendingBack(sentBack())).toEqual(back);
    expect(sendingBack(done(putOff(sentBack(), onDay('2025-03-31'), later)))).toEqual(back);
    expect(sendingBack(reported(sentBack()))).toBeNull();
    expect(sendingBack(promised())).toBeNull();
    expect(sendingBack(done(reopen(sentBack(), 'asked for again', later)))).toBeNull();
  });

  it.each([
    ['reported again', propose(reported(), report, today, later), 'already proposed'],
    [
      'paused',
      pause(reported(), { until: day('2025-03-01'), reason: 'so' }, today, later),
      'already proposed',
    ],
    [
      'given more time',
      askForExtension(
        reported(),
        { on: today, until: onDay('2025-03-31'), reason: 'so', askedBy: null },
        { meetings: [], today },
        later,
      ),
      'already proposed',
    ],
    [
      'disowned',
      disclaim(
        reported(),
        { owner: 'force', whose: null, reason: 'so', on: today, saidBy: null },
        today,
        later,
      ),
      'already proposed',
    ],
    [
      'reported of a day to come',
      propose(promised(), { ...report, on: day('2025-02-04') }, today, later),
      'dated in the future',
    ],
    ['sent back unreported', sendBack(promised(), 'so', later), 'not reported done'],
    ['sent back twice', sendBack(sentBack(), 'so', later), 'not reported done'],
    ['sent back while open', sendBack(anAction(), 'so', later), 'not reported done'],
  ])('is not %s', (_, move, because) => {
    expect(move).toMatchObject({ outcome: 'refused', because });
  });

  it('is not there in what was promised before reports were kept', () => {
    const undertaking = { text: 'the audit', by: onDay('2025-01-31'), met: null };
    const old = anAction({ status: 'discharged', discharge: { ...accepted, evidence: [], undertaking } });
    expect(old).toMatchObject({ discharge: { undertaking: { proposal: null } } });
    expect(waitsForOwner(old)).toBe(true);
  });
});

it('what was reported done is sent back as an action re-opened', () => {
  const back = done(sendBack(anAction({ status: 'proposed' }), 'not these', later));
  expect([back.status, sendingBack(back)?.reason]).toEqual(['open', 'not these']);
});
