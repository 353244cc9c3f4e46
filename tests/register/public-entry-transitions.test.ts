import { describe, expect, it } from 'vitest';
import type { ActionRef } from '../../functions/register/action.ts';
import type { Author } from '../../functions/register/history.ts';
import { isPublished, type PublicEntry, type PublicRow } from '../../functions/register/public-entry.ts';
import {
  holdBack,
  type PublicTransition,
  publishRow,
  waitsForLook,
  withOtherWords,
} from '../../functions/register/public-entry-transitions.ts';
import { aPublicRow, secretary } from './examples.ts';

const ref = 'PDB-2024-10-2' as ActionRef;
const of = (row: PublicRow) => ({ board: 'pdb', ref, row });
const later: Author = { ...secretary, at: '2024-12-12T09:00:00.000Z' as Author['at'] };

function done(transition: PublicTransition): PublicEntry {
  if (transition.outcome === 'done') return transition.entry;
  throw new Error(transition.why);
}
const publish = (before: PublicEntry | undefined, row: PublicRow, words = {}, author = secretary) =>
  done(publishRow(before, of(row), words, author));

const open = aPublicRow();
const discharged = aPublicRow({ status: 'discharged', closedOn: '2024-12-11', how: 'Mrs Hale was told' });

describe('an action for the public register', () => {
  it('waits for a look until it was decided on, and again once it stands otherwise', () => {
    const entry = publish(undefined, open);
    expect([waitsForLook(undefined, open), waitsForLook(entry, open)]).toEqual([true, false]);
    expect(waitsForLook(entry, discharged)).toBe(true);
    expect(waitsForLook(done(holdBack(entry, of(discharged), 'it names a person', later)), discharged)).toBe(
      false,
    );
  });

  it('is published as it was looked at, and says since when and when that last changed', () => {
    const entry = publish(undefined, open);
    expect(entry.public).toEqual({ place: 'published', row: open, since: secretary.at, changedAt: null });
    expect(publish(entry, discharged, {}, later).public).toEqual({
      ...{ place: 'published', row: discharged, since: secretary.at },
      changedAt: later.at,
    });
  });

  it('keeps other words for what has not changed, and none for what has', () => {
    const entry = publish(undefined, discharged, { how: 'they were told' });
    expect(entry.public).toMatchObject({ row: { how: 'they were told' } });
    const moved = { ...discharged, owner: 'PCC' };
    expect(withOtherWords(entry, moved)).toEqual({ ...moved, how: 'they were told' });
    const reworded = { ...discharged, how: 'Mrs Hale and Mr Hale were told' };
    expect(withOtherWords(entry, reworded)).toEqual(reworded);
    expect(publish(entry, discharged, { how: 'Mrs Hale was told' }).public).toMatchObject({
      row: discharged,
    });
  });

  it('keeps other words while it is held back', () => {
    const held = done(
      holdBack(
        publish(undefined, discharged, { how: 'they were told' }),
        of(discharged),
        'a court asked',
        later,
      ),
    );
    expect(withOtherWords(held, discharged).how).toBe('they were told');
    const again = publish(held, discharged, {}, later);
    expect(again.public).toEqual({
      place: 'published',
      row: { ...discharged, how: 'they were told' },
      since: secretary.at,
      changedAt: later.at,
    });
  });

  it('is no longer published once it is held back, and was never where it always was', () => {
    const never = done(holdBack(undefined, of(open), 'it names a witness', secretary));
    expect([never.public, never.heldBack]).toEqual([{ place: 'never published' }, 'it names a witness']);
    expect(never.history.at(-1)?.what).toBe('held back from the public register: it names a witness');
    const gone = done(holdBack(publish(undefined, open), of(open), 'a court asked', later));
    expect(gone.public).toEqual({ place: 'no longer published', since: secretary.at, until: later.at });
    expect(isPublished(gone)).toBe(false);
    expect(JSON.stringify(gone.public)).not.toContain('patrols');
  });

  it.each([
    [() => publishRow(publish(undefined, open), of(open), {}, later), 'already published'],
    [() => publishRow(undefined, of(open), { how: 'done' }, later), 'nothing to word'],
    [
      () =>
        holdBack(
          done(holdBack(undefined, of(open), 'a court asked', later)),
          of(open),
          'a court asked',
          later,
        ),
      'already held back',
    ],
  ])('is refused where there is nothing to decide: %#', (decide, because) => {
    expect(decide()).toMatchObject({ outcome: 'refused', because });
  });

  it('says in its history what it was worded as, and keeps of its look nothing twice', () => {
    const entry = publish(publish(undefined, open), discharged, { how: 'they were told' }, later);
    const [first, second] = entry.history;
    expect(first?.what).toBe('published in the public register');
    expect(second?.what).toBe('published in the public register, with other words for how');
    expect(second?.changed?.map(({ field }) => field)).toEqual(['otherWords', 'public']);
  });
});
