import { type CalendarDate, inWords } from '../calendar/days.ts';
import { type TakenBack, takenBackInWords } from './action-transitions.ts';
import { personInWords, sameMailbox } from './board.ts';
import { type Author, asNew, withChange } from './history.ts';
import { notMarked, withoutMark } from './mailboxes.ts';
import { type Contact, noLinks, type Owner, ownerSchema, ownersNamed } from './owner.ts';
import { type Refusal, refusal } from './refusal.ts';

/** The lists that an owner's people are on, and what somebody on each is called. */
export const placesOf = { contact: 'contacts', deputy: 'deputies', copy: 'copies' } as const;
export type Part = keyof typeof placesOf;

type RefusedMove = Refusal<'not among them' | 'leaves before coming' | 'not marked' | 'already taken back'>;
export type OwnerTransition = { outcome: 'done'; owner: Owner } | RefusedMove;

const isAt =
  (mailbox: string) =>
  ({ email }: { email: string }): boolean =>
    sameMailbox(email, mailbox);

/** Refuses a name that another owner than `except` goes by: notes could then mean either. */
export function unlessTaken(
  owners: readonly Owner[],
  name: string,
  except?: string,
): { outcome: 'done' } | Refusal<'name taken'> {
  const [taken] = ownersNamed(
    owners.filter(({ id }) => id !== except),
    name,
  );
  if (taken === undefined) return { outcome: 'done' };
  return refusal('name taken', `an owner is called "${name}" already: ${taken.name} (${taken.id})`);
}

/** What a new owner is known by, and its first contacts. */
export type OwnerNamed = Pick<Owner, 'board' | 'id' | 'name' | 'aliases' | 'contacts'>;

/**
 * A new owner; or one that was taken back as entered by mistake, and is added again. That its names are nobody else's is
 * for {@link unlessTaken} to say.
 */
export function addOwner(named: OwnerNamed, author: Author, before?: Owner): Owner {
  const blank = { ...named, deputies: [], copies: [], undeliverable: [], inError: null };
  if (before === undefined) return ownerSchema.parse(asNew({ ...blank, links: noLinks }, author, 'added'));
  return ownerSchema.parse(withChange(before, { ...before, ...blank }, author, 'added again'));
}

/** It was entered by mistake: it goes by no name, and is written to no more. */
export function takeBackOwner(owner: Owner, back: TakenBack, author: Author): OwnerTransition {
  if (owner.inError !== null) {
    return refusal('already taken back', `${owner.name} is marked as entered by mistake already`);
  }
  const { on, reason, removed } = back;
  const inError = { on, reason, ...(removed && { removed: true as const }) };
  const after = { ...owner, inError };
  return { outcome: 'done', owner: withChange(owner, after, author, takenBackInWords(back)) };
}

/** Of an owner everything that is said at once, each list whole. */
export type OwnerAmended = Partial<Pick<Owner, 'name' | 'aliases' | 'contacts' | 'deputies' | 'copies'>>;

/** What zod read stands in the order of its schema, and can be compared as text. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const isRenaming = (field: string): boolean => field === 'name' || field === 'aliases';

/** Its name, other names or lists put right; the very same owner when nothing differs. */
export function amend(owner: Owner, amended: OwnerAmended, author: Author): Owner {
  const after = ownerSchema.parse({ ...owner, ...amended });
  const fields = (['name', 'aliases', 'contacts', 'deputies', 'copies'] as const).filter(
    (field) => !isSame(after[field], owner[field]),
  );
  if (fields.length === 0) return owner;
  const what = fields.every(isRenaming) ? 'renamed' : `changed: ${fields.join(', ')}`;
  return withChange(owner, after, author, what);
}

/** Whether somebody's last day in post comes before their first. */
export function daysRefusal({
  email,
  from,
  until,
}: Pick<Contact, 'email' | 'from' | 'until'>): Refusal<'leaves before coming'> | undefined {
  if (from === null || until === null || until >= from) return undefined;
  const why = `${email} cannot be in post from ${inWords(from)} until ${inWords(until)}`;
  return refusal('leaves before coming', why);
}

const notAmong = (contacts: readonly Contact[], email: string): RefusedMove => {
  const known = contacts.map(personInWords).join(', ') || 'nobody';
  return refusal('not among them', `${email} is not among them (known: ${known})`);
};

/** Somebody by their mailbox: what is left out stays as it was; null is no such day. */
export type ContactSaid = {
  email: string;
  name?: string | undefined;
  from?: CalendarDate | null | undefined;
  until?: CalendarDate | null | undefined;
};

/**
 * Puts somebody new on a list, who needs a name; or puts right what is known of somebody on it. The very same owner
 * when nothing differs.
 */
export function setContact(
  owner: Owner,
  part: Part,
  { email, name, from, until }: ContactSaid,
  author: Author,
): OwnerTransition {
  const contacts = owner[placesOf[part]];
  const before = contacts.find(isAt(email));
  const called = name ?? before?.name;
  if (called === undefined) return notAmong(contacts, email);
  const after: Contact = {
    name: called,
    email,
    from: from === undefined ? (before?.from ?? null) : from,
    until: until === undefined ? (before?.until ?? null) : until,
  };
  const wrong = daysRefusal(after);
  if (wrong) return wrong;
  const list = before
    ? contacts.map((contact) => (contact === before ? after : contact))
    : [...contacts, after];
  if (isSame(list, contacts)) return { outcome: 'done', owner };
  const next = ownerSchema.parse({ ...owner, [placesOf[part]]: list });
  return { outcome: 'done', owner: withChange(owner, next, author, `${part} set: ${email}`) };
}

/** Takes somebody off a list. */
export function removeContact(owner: Owner, part: Part, email: string, author: Author): OwnerTransition {
  const contacts = owner[placesOf[part]];
  const list = contacts.filter((contact) => !isAt(email)(contact));
  if (list.length === contacts.length) return notAmong(contacts, email);
  const next = { ...owner, [placesOf[part]]: list };
  return { outcome: 'done', owner: withChange(owner, next, author, `${part} removed: ${email}`) };
}

/** A mailbox that had refused mail is written to again. */
export function clearMailbox(owner: Owner, email: string, author: Author): OwnerTransition {
  const cleared = withoutMark(owner, email, author);
  return cleared === owner ? notMarked(email) : { outcome: 'done', owner: cleared };
}
