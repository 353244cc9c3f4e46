import type { Action, Owned } from '../../register/action.ts';
import {
  isInUse,
  namedAlike,
  type Owner,
  type OwnersMeant,
  ownerNamed,
  ownerNames,
  ownersMeant,
} from '../../register/owner.ts';
import { isSameName } from '../../words/names.ts';
import type { MinutedAction, PersonMeant } from '../findings.ts';
import { type Draft, flag, ownerFor } from './draft.ts';

/** What an entry of the notes says of whose it is. */
type OwnerSaid = { text: string; owner: string | null } & Partial<
  Pick<MinutedAction, 'owners' | 'meant' | 'unknown'>
>;

/**
 * Whose an action is that an entry gives to somebody: the office, or the several, that the register knows by the very words;
 * else those whom the list of those present means by them, as the register knows them or their office, and new offices for
 * the rest. One for whom nobody is named stands with the secretary.
 */
export function ownedBy(draft: Draft, said: OwnerSaid): Owned & Pick<Action, 'ownerMinuted'> {
  const [first, ...others] = ownersSaid(draft, said);
  const owned = { owner: first.id, jointOwners: others.map(({ id }) => id) };
  const isNamedSo = said.owner === null || isSameName(said.owner, ownerNames(draft.owners, owned));
  return { ...owned, ownerMinuted: isNamedSo ? null : said.owner };
}

/** Whose it is, as the register has them, and in the notes' own words where those are others. */
export function ownersInWords(draft: Draft, owned: ReturnType<typeof ownedBy>): string {
  const names = ownerNames(draft.owners, owned);
  return owned.ownerMinuted === null ? names : `${names} (“${owned.ownerMinuted}” in the notes)`;
}

/** Why whose an action is cannot be told by the register and the list of those present. */
export function ownerDoubts(draft: Draft, said: OwnerSaid): string[] {
  const { text, owner, owners = [], unknown = [] } = said;
  if (owner === null) return [];
  const about = `the owner of “${text}”`;
  const meant = ownersMeant(draft.owners, owner);
  if (meant.outcome === 'one of several') {
    return [`${about}: “${meant.name}” could be ${namedAlike(meant.owners)}`];
  }
  if (meant.outcome === 'found') return [];
  const names = namesMeant(draft, said);
  const who = names.join(' and ');
  const are = who === owners.join(' and ') ? '' : ` (${who})`;
  const strangers = names.filter((name) => ownerNamed(draft.owners, name) === undefined);
  return [
    ...unknown.flatMap(({ said: one, why }) => (ownerNamed(draft.owners, one) ? [] : [`${about}: ${why}`])),
    ...(names.length < 2 || strangers.length === 0
      ? []
      : [`${about}: “${owner}” names several${are}, and no office of the register is called that`]),
  ];
}

function ownersSaid(draft: Draft, said: OwnerSaid): [Owner, ...Owner[]] {
  if (said.owner === null) return [secretaryOf(draft, said.text)];
  const meant: OwnersMeant = ownersMeant(draft.owners, said.owner);
  if (meant.outcome === 'found') return meant.owners;
  if (meant.outcome === 'one of several') return [ownerFor(draft, meant.name)];
  const [first = said.owner, ...others] = namesMeant(draft, said);
  return [ownerFor(draft, first), ...others.map((name) => ownerFor(draft, name))];
}

/** Those whom the notes name for it, each once, under the names that the register has or is to have. */
const namesMeant = (draft: Draft, { owners = [], meant = [] }: OwnerSaid): string[] => [
  ...new Set(owners.map((one) => nameMeant(draft, one, meant))),
];

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
  const [behind, ...others] = owners
    .filter(isInUse)
    .filter(({ contacts }) => contacts.some((contact) => name !== null && isSameName(contact.name, name)));
  if (behind !== undefined && others.length === 0) return behind.name;
  const body = organisation === null || office !== null ? undefined : ownerNamed(owners, organisation);
  return body?.name ?? office ?? name ?? said;
}

function secretaryOf(draft: Draft, text: string): Owner {
  flag(draft, `nobody is named for “${text}”: it stands with the secretary until it is given to its owner`);
  const title = draft.board.secretaryTitle;
  return ownerFor(draft, title.charAt(0).toUpperCase() + title.slice(1));
}
