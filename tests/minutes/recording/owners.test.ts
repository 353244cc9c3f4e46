import { describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../../functions/calendar/days.ts';
import type { PersonMeant } from '../../../functions/minutes/findings.ts';
import { draftOf, type WholeBoard } from '../../../functions/minutes/recording/draft.ts';
import { ownedBy, ownerDoubts, ownersInWords } from '../../../functions/minutes/recording/owners.ts';
import { ownerNames } from '../../../functions/register/owner.ts';
import { aBoard, anOwner } from '../../register/examples.ts';

const sam: PersonMeant = { said: 'SW', name: 'Sam West', office: 'Head of Estates', organisation: 'Wexmoor' };
const ann: PersonMeant = { said: 'AL', name: 'Ann Lee', office: null, organisation: 'Wexmoor' };

type Said = Parameters<typeof ownedBy>[1];
const said = (owner: string | null, more: Partial<Said> = {}): Said => ({
  text: 'Sell the launch',
  owner,
  owners: owner === null ? [] : owner.split('/'),
  meant: [sam, ann],
  ...more,
});

const draft = (...owners: WholeBoard['owners']) =>
  draftOf({ board: aBoard(), owners, meetings: [], actions: [], programme: [] }, day('2024-10-09'), {
    at: instantSchema.parse('2024-10-09T09:00:00.000Z'),
    by: 'Asha Verity',
    from: 'october.docx',
  });

/** The names of those whose it is, in a register that has those of them too who were new. */
const whose = (of: ReturnType<typeof draft>, entry: Said): string => {
  const owned = ownedBy(of, entry);
  return ownerNames(of.owners, owned);
};

const estates = anOwner({ id: 'estates', name: 'Head of Estates' });

describe('whose an action of the notes is', () => {
  it.each([
    ['the register’s owner of that very name', [anOwner({ id: 'sw', name: 'SW' }), estates], 'SW', 'SW'],
    [
      'one known under it',
      [anOwner({ id: 'boats', name: 'Boats', aliases: ['SW'] }), estates],
      'SW',
      'Boats',
    ],
    ['the office by the list of those present', [estates], 'SW', 'Head of Estates'],
    ['the person, where the register has them', [anOwner({ id: 'sam', name: 'Sam West' })], 'SW', 'Sam West'],
    [
      'the office behind whose door they are',
      [
        anOwner({
          id: 'works',
          name: 'Works',
          contacts: [{ name: 'Sam West', email: 'sam@wexmoor.example', from: null, until: null }],
        }),
      ],
      'SW',
      'Works',
    ],
    [
      'their body, where the list gives no office',
      [anOwner({ id: 'wexmoor', name: 'Wexmoor' })],
      'AL',
      'Wexmoor',
    ],
    ['a new office', [], 'SW', 'Head of Estates'],
    ['a new person, where the list gives no office', [], 'AL', 'Ann Lee'],
    ['a new owner of the words, where the list has nobody', [], 'ZQ', 'ZQ'],
  ] as const)('is %s', (_, owners, printed, name) => {
    expect(whose(draft(...owners), said(printed))).toBe(name);
    expect(ownerDoubts(draft(...owners), said(printed))).toEqual([]);
  });

  it('is in doubt of several, who are named, and of one whom the list leaves open', () => {
    expect(ownerDoubts(draft(), said('SW/AL'))).toEqual([
      'the owner of “Sell the launch”: “SW/AL” names several (Head of Estates and Ann Lee), and no office of the register is called that',
    ]);
    const unknown = [{ said: 'SW', why: '“SW” may be Sam West or Sue Wren' }];
    const open = said('SW', { meant: [], unknown });
    expect(ownerDoubts(draft(), open)).toEqual([
      'the owner of “Sell the launch”: “SW” may be Sam West or Sue Wren',
    ]);
    expect(ownerDoubts(draft(anOwner({ aliases: ['SW'] })), open)).toEqual([]);
  });

  it('is that of several together whom the register has, by whatever the notes call them', () => {
    const works = draft(estates, anOwner({ id: 'ann', name: 'Ann Lee' }));
    expect(ownerDoubts(works, said('SW/AL'))).toEqual([]);
    const owned = ownedBy(works, said('SW/AL'));
    expect(owned).toEqual({ owner: 'estates', jointOwners: ['ann'], ownerMinuted: 'SW/AL' });
    expect(ownersInWords(works, owned)).toBe('Head of Estates and Ann Lee (“SW/AL” in the notes)');
  });

  it('of several that are behind one door is that door’s', () => {
    const works = anOwner({ id: 'works', name: 'Works', aliases: ['AL', 'Head of Estates'] });
    expect(whose(draft(works), said('SW/AL'))).toBe('Works');
    expect(ownerDoubts(draft(works), said('SW/AL'))).toEqual([]);
  });

  it('of nobody is the secretary’s until it is given to somebody, and nobody’s office is made for it', () => {
    const nobody = draft();
    expect(ownedBy(nobody, said(null))).toEqual({
      owner: 'secretary-2',
      jointOwners: [],
      ownerMinuted: null,
    });
    expect(nobody.attention.map(({ what }) => what)).toContain(
      'nobody is named for “Sell the launch”: it stands with the secretary until it is given to its owner',
    );
  });
});
