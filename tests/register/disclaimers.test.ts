import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import { type Action, disclaimerWaiting, waitsForOwner } from '../../functions/register/action.ts';
import {
  type ActionTransition,
  amend,
  change,
  discharge,
  disclaim,
  keepWithOwner,
  propose,
  reopen,
} from '../../functions/register/action-transitions.ts';
import type { Author } from '../../functions/register/history.ts';
import { anAction, secretary } from './examples.ts';

const today = day('2024-12-12');
const later: Author = { ...secretary, at: instantSchema.parse('2024-12-12T09:00:00.000Z') };
const said = {
  owner: 'force',
  whose: 'the PCC',
  reason: 'the figures are the commissioner’s',
  on: day('2024-11-20'),
  saidBy: 'Sergeant Owen O’Pryce',
};
const why = 'the Force runs the call centre';

function done(move: ActionTransition<Action>): Action {
  if (move.outcome === 'refused') throw new Error(move.why);
  return move.action;
}
const saying = (of: Action = anAction(), what = said): Action => done(disclaim(of, what, today, secretary));
const words = ({ history }: Action): string | undefined => history.at(-1)?.what;

const promised = {
  on: day('2024-12-11'),
  meeting: '2024-12',
  how: 'to follow',
  evidence: [],
  undertaking: {
    text: 'the audit',
    by: { at: 'date' as const, date: day('2025-01-31'), words: null },
    met: null,
  },
};

describe('an office that says it is not its to answer', () => {
  it('still owes it, when and as it did', () => {
    const { disclaimer, version, history, ...rest } = saying();
    const { disclaimer: _, version: before, history: __, ...unchanged } = anAction();
    expect(disclaimer).toEqual({ ...said, kept: null });
    expect(rest).toEqual(unchanged);
    expect(version).toBe(before + 1);
    expect(history.at(-1)?.what).toBe(
      '“force” says that it is not its to answer, but that of the PCC: the figures are the commissioner’s',
    );
    expect(waitsForOwner(saying())).toBe(true);
  });

  it('need not know whose it is', () => {
    expect(words(saying(anAction(), { ...said, whose: null as never }))).toBe(
      '“force” says that it is not its to answer: the figures are the commissioner’s',
    );
  });

  it('may owe it with others, or have promised something', () => {
    const joint = anAction({ owner: 'pcc', jointOwners: ['force'] });
    expect(disclaimerWaiting(saying(joint))?.owner).toBe('force');
    const resting = done(discharge(anAction(), promised, today, secretary));
    expect(disclaimerWaiting(saying(resting))?.owner).toBe('force');
  });

  it('keeps it where the board says so, and may say it again', () => {
    const kept = done(keepWithOwner(saying(), why, today, later));
    expect(kept.disclaimer).toEqual({ ...said, kept: { on: '2024-12-12', reason: why } });
    expect(words(kept)).toBe('kept with “force”: the Force runs the call centre');
    expect(disclaimerWaiting(kept)).toBeNull();
    expect(disclaimerWaiting(saying(kept))).toMatchObject({ owner: 'force', kept: null });
  });

  it('is rid of it once it is another’s, and not while it owes it with that other', () => {
    const resting = done(discharge(anAction(), promised, today, secretary));
    expect(done(amend(saying(), { owner: 'pcc' }, later)).disclaimer).toBeNull();
    expect(done(change(saying(resting), { owner: 'pcc' }, later)).disclaimer).toBeNull();
    const shared = done(amend(saying(), { owner: 'pcc', jointOwners: ['force'] }, later));
    expect(disclaimerWaiting(shared)?.owner).toBe('force');
    expect(disclaimerWaiting(done(amend(saying(), { text: 'Report it' }, later)))).not.toBeNull();
  });

  it.each([
    ['reported done', (action: Action) => propose(action, promised, today, later)],
    ['discharged', (action: Action) => discharge(action, promised, today, later)],
  ] as const)('answered for it after all where it is %s', (_, end) => {
    const ended = done(end(saying()));
    expect(ended.disclaimer).toBeNull();
    expect(done(reopen(ended, 'not so', later)).disclaimer).toBeNull();
  });

  it.each([
    [
      'already disclaimed',
      '“force” said on 20 November 2024 that PDB-2024-10-2 is not its to answer, and that is to be decided',
      disclaim(saying(), said, today, later),
    ],
    [
      'not an owner',
      'PDB-2024-10-2 is owed by “force”, not by “pcc”',
      disclaim(anAction(), { ...said, owner: 'pcc' }, today, later),
    ],
    [
      'already proposed',
      'PDB-2024-10-2 was already reported done on 20 November 2024',
      disclaim(anAction({ status: 'proposed' }), said, today, later),
    ],
    [
      'already discharged',
      'PDB-2024-10-2 was discharged on 11 December 2024',
      disclaim(anAction({ status: 'discharged' }), said, today, later),
    ],
    [
      'already withdrawn',
      'PDB-2024-10-2 was withdrawn on 20 November 2024',
      disclaim(anAction({ status: 'withdrawn' }), said, today, later),
    ],
    [
      'dated in the future',
      '13 December 2024 has not come yet',
      disclaim(anAction(), { ...said, on: day('2024-12-13') }, today, later),
    ],
    [
      'dated before it was raised',
      'PDB-2024-10-2 was raised on 2 October 2024: 1 October 2024 is before that',
      disclaim(anAction(), { ...said, on: day('2024-10-01') }, today, later),
    ],
    [
      'not disclaimed',
      'no office waits to hear whether PDB-2024-10-2 is its to answer',
      keepWithOwner(anAction(), why, today, later),
    ],
    [
      'not disclaimed',
      'no office waits to hear whether PDB-2024-10-2 is its to answer',
      keepWithOwner(done(keepWithOwner(saying(), why, today, later)), why, today, later),
    ],
  ])('is refused: %s', (because, words, move) => {
    expect(move).toMatchObject({ outcome: 'refused', because, why: words });
  });
});
