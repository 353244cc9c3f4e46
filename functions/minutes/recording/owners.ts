import { type Owner, ownerNamed } from '../../register/owner.ts';
import type { MinutedAction, PersonMeant } from '../findings.ts';
import { type Draft, flag, ownerFor } from './draft.ts';

/** What an entry of the notes says of whose it is. */
type OwnerSaid = { text: string; owner: string | null } & Partial<
  Pick<MinutedAction, 'owners' | 'meant' | 'unknown'>
>;

/**
 * The owner that an entry means: who the register knows by the very words; else who those are by the list of those present,
 * as the register knows them or their office. One whom nobody is named for stands with the secretary.
 */
export function ownerMeant(draft: Draft, said: OwnerSaid): Owner {
  const { owner, owners = [] } = said;
  if (owner === null) return secretaryOf(draft, said.text);
  const known = ownerNamed(draft.owners, owner);
  if (known !== undefined) return known;
  const [first = owner, ...others] = new Set(owners.map((one) => nameMeant(draft, one, said.meant ?? [])));
  return ownerFor(draft, others.length === 0 ? first : owner);
}

/** Why whose an action is cannot be told by the register and the list of those present. */
export function ownerDoubts(draft: Draft, said: OwnerSaid): string[] {
  const { text, owner, owners = [], meant = [], unknown = [] } = said;
  if (owner === null || ownerNamed(draft.owners, owner)) return [];
  const about = `the owner of “${text}”`;
  const names = new Set(owners.map((one) => nameMeant(draft, one, meant)));
  const who = [...names].join(' and ');
  const are = who === owners.join(' and ') ? '' : ` (${who})`;
  return [
    ...unknown.flatMap(({ said: one, why }) => (ownerNamed(draft.owners, one) ? [] : [`${about}: ${why}`])),
    ...(names.size < 2
      ? []
      : [`${about}: “${owner}” names several${are}, and no office of the register is called that`]),
  ];
}

/** Under which name the register has, or is to have, somebody: the office comes before the person, and a body last. */
function nameMeant({ owners }: Draft, said: string, meant: readonly PersonMeant[]): string {
  const printed = ownerNamed(owners, said);
  if (printed !== undefined) return printed.name;
  const person = meant.find((one) => one.said === said);
  if (person === undefined) return said;
  const { name, office, organisation } = person;
  for (const one of [office, name]) {
    const known = one === null ? undefined : ownerNamed(owners, one);
    if (known !== undefined) return known.name;
  }
  const [behind, ...others] = owners.filter(({ contacts }) =>
    contacts.some((contact) => contact.name === name),
  );
  if (behind !== undefined && others.length === 0) return behind.name;
  const body = organisation === null || office !== null ? undefined : ownerNamed(owners, organisation);
  return body?.name ?? office ?? name ?? said;
}

function secretaryOf(draft: Draft, text: string): Owner {
  flag(draft, `nobody is named for “${text}”: it stands with the secretary until it is given to its owner`);
  const title = draft.board.secretaryTitle;
  return ownerFor(draft, title.charAt(0).toUpperCase() + title.slice(1));
}
