import * as z from 'zod';
import { type CalendarDate, calendarDateSchema, instantSchema } from '../calendar/days.ts';
import { series } from '../words/english.ts';
import { isExactName, isSameName } from '../words/names.ts';
import { type Owned, ownersOf } from './action.ts';
import {
  codeSchema,
  eachMailboxOnce,
  emailSchema,
  isUndeliverable,
  type Person,
  sameMailbox,
  undeliverableSchema,
} from './board.ts';
import { type Author, asNew, versioned, withChange } from './history.ts';

/** Somebody behind an office's door, from a day until a day (both included; null is without end). */
const contactSchema = z.object({
  name: z.string().min(1),
  email: emailSchema,
  from: calendarDateSchema.nullable(),
  until: calendarDateSchema.nullable(),
});
export type Contact = z.infer<typeof contactSchema>;

/** Whom the board's own reports are for. */
const SECRETARY = 'secretary';

/** Of the links that mails carry to the office's own page: what is to be let in, and who asked for a new one. */
const linksSchema = z.object({
  /** Raised to end all links of the mails that went until then. */
  epoch: z.int().min(0),
  /** Mails whose links were ended alone, each until the day on which its link ends by itself. */
  ended: z.array(z.object({ mail: z.string().min(1), until: calendarDateSchema })),
  /** The moment at which a new link was asked for last; null when none was. */
  askedAt: instantSchema.nullable(),
});
export const noLinks: z.infer<typeof linksSchema> = { epoch: 0, ended: [], askedAt: null };

/** A role that owes things to a board. People change; the office stays answerable. */
export const ownerSchema = z.object({
  board: codeSchema,
  /** `secretary` is who the board's own reports are for, and names no owner. */
  id: codeSchema.refine((id) => id !== SECRETARY, 'is the board’s own: call the owner otherwise'),
  name: z.string().min(1),
  /** Other names the notes use for the same office: "CC", "Chief Constable". */
  aliases: z.array(z.string().min(1)),
  contacts: z.array(contactSchema),
  /** Written to when no contact can be: none in post, or their mailbox refuses. */
  deputies: z.array(contactSchema),
  /** Always copied in. */
  copies: z.array(contactSchema),
  undeliverable: z.array(undeliverableSchema),
  links: linksSchema.default(noLinks),
  /** It was entered by mistake: it goes by no name, and is written to no more; `removed`: nothing hung on it, and no list shows it. */
  inError: z
    .object({ on: calendarDateSchema, reason: z.string().trim().min(1), removed: z.literal(true).optional() })
    .nullable()
    .default(null),
  ...versioned,
});
export type Owner = z.infer<typeof ownerSchema>;

export type Recipients = { to: Contact[]; copies: Contact[] };

const inPost = (contact: Contact, today: CalendarDate): boolean =>
  (contact.from === null || contact.from <= today) && (contact.until === null || today <= contact.until);

/**
 * Who is written to on that day: the contacts in post whose mailboxes take mail; failing them, the deputies;
 * and the copy list. `to` is empty when nobody can be reached, which is a gap to show, never a reason to skip.
 */
export function recipientsOn(owner: Owner, today: CalendarDate): Recipients {
  const reachable = (people: Contact[]): Contact[] =>
    people.filter((person) => inPost(person, today) && !isUndeliverable(owner, person.email));
  const contacts = reachable(owner.contacts);
  const to = contacts.length > 0 ? contacts : reachable(owner.deputies);
  const copies = reachable(owner.copies).filter(
    (copy) => !to.some(({ email }) => sameMailbox(email, copy.email)),
  );
  return { to, copies };
}

/** Whether whoever has that mailbox is somebody of the office on that day, as a contact, a deputy or copied in. */
export const isInServiceOf = (owner: Owner, email: string, today: CalendarDate): boolean =>
  [...owner.contacts, ...owner.deputies, ...owner.copies].some(
    (person) => sameMailbox(person.email, email) && inPost(person, today),
  );

/** Its deputies in post on that day whose mailboxes take mail. */
export const deputiesOn = (owner: Owner, today: CalendarDate): Contact[] =>
  owner.deputies.filter((person) => inPost(person, today) && !isUndeliverable(owner, person.email));

/**
 * How many mailboxes a mail to the office may go to, on that day or a later one, when `escalatedTo` are copied in. That a
 * mailbox refuses mail does not count: it may be written to again.
 */
export function mostWrittenTo(owner: Owner, escalatedTo: readonly Person[], today: CalendarDate): number {
  const { contacts, deputies, copies } = owner;
  const firstDays = [...contacts, ...deputies, ...copies].flatMap(({ from }) => from ?? []);
  const days = [today, ...firstDays.filter((from) => from > today)];
  const on = (date: CalendarDate): number => {
    const there = (people: Contact[]): Contact[] => people.filter((person) => inPost(person, date));
    const copied = [...there(copies), ...escalatedTo];
    const written = [contacts, deputies].map((to) => eachMailboxOnce([...there(to), ...copied]).length);
    return Math.max(...written);
  };
  return Math.max(...days.map(on));
}

/** The names of the offices that owe an action together, as the register has them: "Force and PCC". */
export const ownerNames = (owners: readonly Owner[], action: Owned): string =>
  series(ownersOf(action).map((id) => ownerName(owners, id)));

/** The office's name, or its code where `owners` lacks it. */
export const ownerName = (owners: readonly Owner[], id: string): string =>
  owners.find((owner) => owner.id === id)?.name ?? id;

/** Not entered by mistake. */
export const isInUse = ({ inError }: Owner): boolean => inError === null;

/**
 * The offices that a name may mean: by its code, its name, or another name it goes by. One that goes by exactly that, but
 * for capitals and spaces, is meant alone; failing it, every one that goes by the same as people type names. Two offices
 * may, of a register that is older than this: they are told apart, and not taken for one.
 */
export function ownersNamed(owners: readonly Owner[], name: string): Owner[] {
  const whose = (isMeant: (known: string, name: string) => boolean): Owner[] =>
    owners.filter(
      (owner) =>
        isInUse(owner) && [owner.id, owner.name, ...owner.aliases].some((known) => isMeant(known, name)),
    );
  const exactly = whose(isExactName);
  return exactly.length === 1 ? exactly : whose(isSameName);
}

/** The one office that a name means; undefined where it means none, or one of several. */
export function ownerNamed(owners: readonly Owner[], name: string): Owner | undefined {
  const [owner, ...others] = ownersNamed(owners, name);
  return others.length === 0 ? owner : undefined;
}

/** "force (“Commissioner's Office”) or pcc (“Commissioner’s Office”)": offices that a name does not tell apart. */
export const namedAlike = (owners: readonly Owner[]): string =>
  owners.map(({ id, name }) => `${id} (“${name}”)`).join(' or ');

const betweenOwners = /(\s*,\s*and\s+|\s+and\s+|\s*[/&,+;]\s*)/i;
/** More offices than any board asks together, and few enough to try in every way. */
const mostTogether = 12;

export type OwnersMeant =
  | { outcome: 'found'; owners: [Owner, ...Owner[]] }
  | { outcome: 'none' }
  /** `name` could be any of them. */
  | { outcome: 'one of several'; name: string; owners: Owner[] };

/**
 * Whom words mean: an office by any name it goes by; or several together, each by such a name, with “and”, “/”, “&” or “,”
 * between them. A name that has such a word in it is tried whole first.
 */
export function ownersMeant(owners: readonly Owner[], words: string): OwnersMeant {
  const parts = words.split(betweenOwners);
  if (parts.length > 2 * mostTogether) return { outcome: 'none' };
  const meant = ownersFrom(owners, parts);
  if (meant.outcome !== 'found') return meant;
  const [first, ...others] = meant.owners;
  return { outcome: 'found', owners: [first, ...new Set(others.filter((owner) => owner !== first))] };
}

/** Names stand at the even places of `parts`, and what is between them at the odd ones. */
function ownersFrom(owners: readonly Owner[], parts: readonly string[]): OwnersMeant {
  for (let end = parts.length; end > 0; end -= 2) {
    const name = parts.slice(0, end).join('');
    const [one, ...others] = ownersNamed(owners, name);
    if (one === undefined) continue;
    const rest = parts.slice(end + 1);
    const after: OwnersMeant | undefined = rest.length === 0 ? undefined : ownersFrom(owners, rest);
    if (after?.outcome === 'none') continue;
    if (others.length > 0) return { outcome: 'one of several', name: name.trim(), owners: [one, ...others] };
    if (after === undefined) return { outcome: 'found', owners: [one] };
    return after.outcome === 'found' ? { outcome: 'found', owners: [one, ...after.owners] } : after;
  }
  return { outcome: 'none' };
}

/** A code for an office from its name: "Chief Constable" is `chief-constable`, lettered when another has that. */
function codeFor(name: string, owners: readonly Owner[]): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘ʼ]/g, '')
    .replace(/[^a-z0-9]+/g, '-');
  const stem = `${/^[a-z]/.test(plain) ? '' : 'owner-'}${plain}`.replace(/^-+|-+$/g, '').slice(0, 36);
  const free = [stem, ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${stem}-${number}`)];
  const isTaken = (code: string): boolean => code === SECRETARY || owners.some(({ id }) => id === code);
  return free.find((code) => !isTaken(code)) ?? stem;
}

/**
 * An office that the register does not know yet, under a code made from its name, and with nobody behind its door; or one
 * that was taken back as entered by mistake, and is named after all.
 */
export function newOwner(
  board: string,
  owners: readonly Owner[],
  name: string,
  author: Author,
  what: string,
): Owner {
  const known = owners.find((owner) => !isInUse(owner) && isSameName(owner.name, name));
  if (known) return withChange(known, { ...known, inError: null }, author, what);
  const lists = { aliases: [], contacts: [], deputies: [], copies: [], undeliverable: [] };
  const blank = { board, id: codeFor(name, owners), name, ...lists };
  return ownerSchema.parse(asNew(blank, author, what));
}

/** What is still to be done about an office with nobody behind its door. */
export const contactGap = ({ name }: Owner): string =>
  `${name} has no contact yet, so no reminder can be sent`;
