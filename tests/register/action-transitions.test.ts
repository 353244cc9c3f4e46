import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, instantSchema } from '../../functions/calendar/days.ts';
import {
  type Action,
  actionSchema,
  hasUnmetUndertaking,
  isLive,
  type ProposedAction,
} from '../../functions/register/action.ts';
import {
  type ActionTransition,
  amend,
  change,
  discharge,
  disclaim,
  keepWithOwner,
  meetUndertaking,
  propose,
  reopen,
  sendBack,
  withdraw,
} from '../../functions/register/action-transitions.ts';
import type { Author } from '../../functions/register/history.ts';
import { anAction, secretary } from './examples.ts';

const today = day('2024-12-12');

function done<Moved extends Action>(move: ActionTransition<Moved>): Moved {
  if (move.outcome === 'refused') throw new Error(move.why);
  return move.action;
}

const accepted = { on: day('2024-12-11'), meeting: '2024-12', how: 'figures seen', evidence: [] };
const promised = {
  text: 'full-year figures',
  by: { at: 'date', date: day('2025-03-31'), words: null } as const,
  met: null,
};

describe('an open action', () => {
  it('is discharged by the secretary, saying how', () => {
    const action = done(discharge(anAction(), { ...accepted, undertaking: null }, today, secretary));
    expect(action).toMatchObject({ status: 'discharged', discharge: { how: 'figures seen' }, version: 2 });
    expect(action.history.at(-1)).toEqual({
      ...secretary,
      what: 'discharged on 11 December 2024: figures seen',
      changed: [
        { field: 'status', before: 'open', after: 'discharged' },
        { field: 'discharge', before: null, after: { ...accepted, undertaking: null } },
      ],
    });
    expect(isLive(action)).toBe(false);
  });

  it('cannot be discharged without saying how', () => {
    expect(() =>
      discharge(anAction(), { ...accepted, how: '  ', undertaking: null }, today, secretary),
    ).toThrow('say how');
  });

  it('discharged on an undertaking is still chased, until that is met', () => {
    const resting = done(discharge(anAction(), { ...accepted, undertaking: promised }, today, secretary));
    expect(hasUnmetUndertaking(resting)).toBe(true);
    const met = done(meetUndertaking(resting, { on: today, how: 'figures sent' }, today, secretary));
    expect(isLive(met)).toBe(false);
    expect(meetUndertaking(met, { on: today, how: 'again' }, today, secretary)).toMatchObject({
      because: 'no undertaking to meet',
    });
  });

  it('is amended, and unchanged when nothing differs', () => {
    const action = anAction();
    expect(done(amend(action, { text: action.text, due: action.due }, secretary))).toBe(action);
    const put = done(amend(action, { text: 'Report rural patrols' }, secretary));
    expect(put.history.at(-1)?.what).toBe('amended: text now “Report rural patrols”');
    expect(
      amend(action, { due: { at: 'date', date: day('2024-09-30'), words: null } }, secretary),
    ).toMatchObject({
      why: 'PDB-2024-10-2 was raised on 2 October 2024 and cannot be due on 30 September 2024',
    });
  });
});

describe('who owed it before, and by when', () => {
  const on = (at: string): Author => ({ ...secretary, at: instantSchema.parse(at) });
  const december = { at: 'meeting', meeting: '2024-12', words: null } as const;
  const march = { at: 'meeting', meeting: '2025-03', words: null } as const;
  const recorded = secretary.at;
  const given = '2024-11-17T10:00:00.000Z';
  const putOff = '2024-11-20T10:00:00.000Z';

  it('is kept when it is given to another, or another date', () => {
    const theirs = done(amend(anAction(), { owner: 'pcc' }, on(given)));
    expect(theirs.owedBefore).toEqual([{ owner: 'force', due: december, from: recorded, until: given }]);
    const later = done(change(theirs, { due: march }, on(putOff)));
    expect([later.owedSince, later.owedBefore.slice(1)]).toEqual([
      putOff,
      [{ owner: 'pcc', due: december, from: given, until: putOff }],
    ]);
    expect(done(propose(later, { on: today, how: 'sent', evidence: [] }, today, secretary))).toMatchObject({
      owedBefore: later.owedBefore,
    });
  });

  it('of an undertaking is when that was due', () => {
    const resting = done(discharge(anAction(), { ...accepted, undertaking: promised }, today, on(given)));
    expect(done(change(resting, { due: march, owner: 'pcc' }, on(putOff))).owedBefore).toEqual([
      { owner: 'force', due: promised.by, from: given, until: putOff },
    ]);
  });

  it.each(['proposed', 'discharged', 'withdrawn'] as const)('is nobody while it is %s', (status) => {
    expect(done(amend(anAction({ status }), { owner: 'pcc' }, on(given))).owedBefore).toEqual([]);
  });

  it('is not changed with the wording', () => {
    expect(done(amend(anAction(), { text: 'Report rural patrols' }, on(given))).owedBefore).toEqual([]);
  });

  it('is kept of the last twenty times', () => {
    let action = anAction();
    for (let n = 10; n < 35; n += 1) {
      const owner = action.owner === 'force' ? 'pcc' : 'force';
      action = done(amend(action, { owner }, on(`2024-11-17T10:${n}:00.000Z`)));
    }
    expect(action.owedBefore).toHaveLength(20);
    expect(action.owedBefore.at(-1)?.until).toBe('2024-11-17T10:34:00.000Z');
  });
});

describe('an action of several offices', () => {
  const joint = anAction({ jointOwners: ['pcc'], ownerMinuted: 'Force/PCC' });

  it('keeps them in whichever state it comes to', () => {
    const sent = { on: today, how: 'sent', evidence: [] };
    for (const move of [
      done(propose(joint, sent, today, secretary)),
      done(discharge(joint, { ...accepted, undertaking: null }, today, secretary)),
      done(withdraw(joint, { on: today, reason: 'overtaken' }, today, secretary)),
    ]) {
      expect(move).toMatchObject({ owner: 'force', jointOwners: ['pcc'], ownerMinuted: 'Force/PCC' });
    }
  });

  it('was owed by each of them until it is given to others, and is theirs no more', () => {
    const given = instantSchema.parse('2024-11-01T10:00:00.000Z');
    const theirs = done(amend(joint, { owner: 'cfo', jointOwners: ['pcc'] }, { ...secretary, at: given }));
    expect(theirs).toMatchObject({
      owner: 'cfo',
      jointOwners: ['pcc'],
      ownerMinuted: null,
      owedSince: given,
    });
    expect(theirs.owedBefore.map(({ owner, until }) => [owner, until])).toEqual([
      ['force', given],
      ['pcc', given],
    ]);
    expect(theirs.history.at(-1)?.what).toBe('amended: owner now “cfo” and “pcc”');
    const alone = done(amend(joint, { owner: 'force' }, secretary));
    expect(alone).toMatchObject({ owner: 'force', jointOwners: [], ownerMinuted: null });
  });

  it('is as it was when the same offices are named, in whichever order', () => {
    expect(done(amend(joint, { owner: 'pcc', jointOwners: ['force'] }, secretary))).toBe(joint);
  });
});

describe('an illegal move is refused by name', () => {
  const withdrawn = anAction({ status: 'withdrawn', withdrawal: { on: '2024-10-03', reason: 'overtaken' } });
  const closed = anAction({ status: 'discharged' });
  const proposal = { on: day('2024-11-20'), how: 'sent', evidence: [] };
  it.each([
    [
      'PDB-2024-10-2 was withdrawn on 3 October 2024',
      discharge(withdrawn, { ...accepted, undertaking: null }, today, secretary),
    ],
    ['PDB-2024-10-2 was withdrawn on 3 October 2024', propose(withdrawn, proposal, today, secretary)],
    [
      'PDB-2024-10-2 was discharged on 11 December 2024',
      discharge(closed, { ...accepted, undertaking: null }, today, secretary),
    ],
    [
      'PDB-2024-10-2 was discharged on 11 December 2024',
      withdraw(closed, { on: today, reason: 'overtaken' }, today, secretary),
    ],
    [
      'PDB-2024-10-2 was already reported done on 20 November 2024',
      propose(anAction({ status: 'proposed' }), proposal, today, secretary),
    ],
    ['PDB-2024-10-2 is open already', reopen(anAction(), 'not done', secretary)],
    [
      'PDB-2024-10-2 was raised on 2 October 2024: 1 October 2024 is before that',
      discharge(anAction(), { ...accepted, on: day('2024-10-01'), undertaking: null }, today, secretary),
    ],
    [
      '13 December 2024 has not come yet',
      withdraw(anAction(), { on: day('2024-12-13'), reason: 'overtaken' }, today, secretary),
    ],
  ])('%s', (why, move) => {
    expect(move).toMatchObject({ outcome: 'refused', why });
  });
});

describe('one change of an action discharged on an undertaking', () => {
  const before = anAction({ status: 'discharged', discharge: { ...accepted, undertaking: promised } });
  const by = { at: 'date', date: day('2025-04-30'), words: null } as const;

  it('puts its wording right and the undertaking off, and leaves when it was due itself', () => {
    const move = change(before, { text: 'Send the audit report', due: by }, secretary);
    expect(move).toMatchObject({
      outcome: 'done',
      action: {
        text: 'Send the audit report',
        due: before.due,
        discharge: { undertaking: { by } },
        version: before.version + 1,
      },
    });
    expect(move.outcome === 'done' && move.action.history.at(-1)?.what).toBe(
      'amended: text now “Send the audit report”; undertaking now due on 30 April 2025',
    );
  });

  it('is none when nothing differs', () => {
    const same = change(before, { text: before.text, due: promised.by }, secretary);
    expect(same).toEqual({ outcome: 'done', action: before });
  });
});

it('what was reported done before it was kept who said so has nobody', () => {
  expect(anAction({ status: 'proposed' })).toMatchObject({ proposal: { saidBy: null } });
  const report = { on: day('2024-11-20'), how: 'sent', evidence: [], saidBy: 'Mo O’Hara' };
  const { proposal } = done(propose(anAction(), report, today, secretary)) as ProposedAction;
  expect(proposal).toEqual(report);
});

describe('whatever moves are tried, in whatever order', () => {
  const on = fc.integer({ min: -5, max: 80 }).map((days) => addDays(day('2024-10-02'), days));
  const words = fc.constantFrom('sent', 'overtaken', 'not done');
  const step = fc.tuple(
    fc.constantFrom(
      'propose',
      'discharge',
      'promise',
      'meet',
      'withdraw',
      'reopen',
      'disclaim',
      'keep',
      'send back',
    ),
    on,
    words,
  );
  const take = (
    action: Action,
    [kind, date, how]: [string, typeof today, string],
  ): ActionTransition<Action> => {
    switch (kind) {
      case 'propose':
        return propose(action, { on: date, how, evidence: [] }, today, secretary);
      case 'discharge':
        return discharge(action, { ...accepted, on: date, how, undertaking: null }, today, secretary);
      case 'promise':
        return discharge(action, { ...accepted, on: date, how, undertaking: promised }, today, secretary);
      case 'meet':
        return meetUndertaking(action, { on: date, how }, today, secretary);
      case 'disclaim':
        return disclaim(
          action,
          { owner: 'force', whose: null, reason: how, on: date, saidBy: null },
          today,
          secretary,
        );
      case 'keep':
        return keepWithOwner(action, how, today, secretary);
      case 'send back':
        return sendBack(action, how, secretary);
      case 'withdraw':
        return withdraw(action, { on: date, reason: how }, today, secretary);
      default:
        return reopen(action, how, secretary);
    }
  };

  it('the action stays whole: each done move adds one version and one line of history, each refused one nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let action: Action = anAction();
        for (const tried of steps) {
          const before = structuredClone(action);
          const move = take(action, tried);
          expect(action).toEqual(before);
          if (move.outcome === 'refused') continue;
          action = move.action;
          expect(action.version).toBe(before.version + 1);
          expect(action.history.slice(0, -1)).toEqual(before.history);
          expect(actionSchema.parse(action)).toEqual(action);
          expect(action.ref).toBe(before.ref);
        }
      }),
    );
  });

  it('discharged and withdrawn are left only by re-opening, or by meeting an undertaking', () => {
    fc.assert(
      fc.property(step, fc.constantFrom('discharged', 'withdrawn'), (tried, status) => {
        const move = take(anAction({ status }), tried);
        expect(move.outcome === 'refused' || tried[0] === 'reopen').toBe(true);
      }),
    );
  });
});
