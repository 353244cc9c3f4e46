import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { type Action, actionSchema, pauseOn } from '../../functions/register/action.ts';
import {
  type ActionTransition,
  change,
  discharge,
  pause,
  propose,
  reopen,
  resume,
} from '../../functions/register/action-transitions.ts';
import { anAction, secretary } from './examples.ts';

const today = day('2024-12-16');
const figures = { until: day('2025-01-13'), reason: 'the figures come out in January' };
const kept = { on: today, ...figures, resumedOn: null };

function done(transition: ActionTransition<Action>): Action {
  if (transition.outcome === 'refused') throw new Error(transition.why);
  return transition.action;
}
const paused = done(pause(anAction(), figures, today, secretary));

describe('an action that is paused', () => {
  it('says until when and why, and so does its history', () => {
    expect(paused).toMatchObject({ status: 'open', version: 2, pause: kept });
    expect(paused.history.at(-1)).toEqual({
      ...secretary,
      what: 'paused until 13 January 2025: the figures come out in January',
      changed: [{ field: 'pause', before: null, after: kept }],
    });
  });

  it.each([
    ['2024-12-16', true],
    ['2025-01-12', true],
    ['2025-01-13', false],
  ])('is so until that day, and then no longer by itself: on %s %s', (on, isPaused) => {
    expect(pauseOn(paused, day(on)) !== null).toBe(isPaused);
  });

  it('is resumed before that day, and once', () => {
    const resumed = done(resume(paused, day('2025-01-06'), secretary));
    expect(pauseOn(resumed, day('2025-01-06'))).toBeNull();
    expect(resumed.history.at(-1)?.what).toBe('resumed');
    expect(resume(resumed, day('2025-01-07'), secretary)).toMatchObject({ because: 'not paused' });
    expect(resume(paused, day('2025-01-13'), secretary)).toMatchObject({ because: 'not paused' });
  });

  it('is paused for longer, or for another reason; in the same words nothing changes', () => {
    const longer = { ...figures, until: day('2025-02-03') };
    expect(done(pause(paused, longer, day('2025-01-06'), secretary)).pause).toMatchObject({
      ...longer,
      on: '2025-01-06',
    });
    expect(done(pause(paused, figures, day('2025-01-06'), secretary))).toBe(paused);
  });

  it('keeps its pause when its date is put right, and loses it when it is answered', () => {
    const date = { at: 'date', date: day('2025-03-03'), words: null } as const;
    expect(done(change(paused, { due: date }, secretary)).pause).toEqual(kept);
    const proposal = { on: today, how: 'figures sent', evidence: [] };
    const proposed = done(propose(paused, proposal, today, secretary));
    expect(proposed.pause).toBeNull();
    expect(done(reopen(proposed, 'two districts are missing', secretary)).pause).toBeNull();
  });
});

describe('a pause', () => {
  it('is of what its owner still has to do, a promise too', () => {
    const undertaking = { text: 'the audit', by: anAction().due, met: null };
    const accepted = { on: today, meeting: null, how: 'to follow', evidence: [], undertaking };
    const promise = done(discharge(paused, accepted, today, secretary));
    expect(promise.pause).toBeNull();
    expect(done(pause(promise, figures, today, secretary)).pause).toEqual(kept);
  });

  it.each([
    ['proposed', 'already proposed'],
    ['discharged', 'already discharged'],
    ['withdrawn', 'already withdrawn'],
  ] as const)('is refused of one that is %s', (status, because) => {
    expect(pause(anAction({ status }), figures, today, secretary)).toMatchObject({ because });
  });

  it('ends on a day to come, and says why', () => {
    expect(pause(anAction(), { ...figures, until: today }, today, secretary)).toMatchObject({
      because: 'paused until a day gone by',
      why: '16 December 2024 is not to come: name a later day',
    });
    expect(() => pause(anAction(), { ...figures, reason: ' ' }, today, secretary)).toThrow('say why');
  });

  it('is none of an action kept before there were any', () => {
    const { pause: _, ...before } = anAction();
    expect(actionSchema.parse(before).pause).toBeNull();
  });
});
