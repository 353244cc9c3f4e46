import * as z from 'zod';
import { type CalendarDate, calendarDateSchema } from '../calendar/days.ts';
import {
  codeSchema,
  eachMailboxOnce,
  emailSchema,
  isUndeliverable,
  type Person,
  sameMailbox,
  undeliverableSchema,
} from './board.ts';
import { type Author, versioned, withChange } from './history.ts';

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

/** The office's name, or its code where `owners` lacks it. */
export const ownerName = (owners: readonly Owner[], id: string): string =>
  owners.find((owner) => owner.id === id)?.name ?? id;

const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();

/** The owner that notes mean by `name`: its code, its name, or another name it goes by, whatever the capitals. */
export const ownerNamed = (owners: readonly Owner[], name: string): Owner | undefined =>
  owners.find((owner) =>
    [owner.id, owner.name, ...owner.aliases].some((known) => plain(known) === plain(name)),
  );

/** A code for an office from its name: "Chief Constable" is `chief-constable`, lettered when another has that. */
function codeFor(name: string, owners: readonly Owner[]): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-');
  const stem = `${/^[a-z]/.test(plain) ? '' : 'owner-'}${plain}`.replace(/^-+|-+$/g, '').slice(0, 36);
  const free = [stem, ...[2, 3, 4, 5, 6, 7, 8, 9].map((number) => `${stem}-${number}`)];
  const isTaken = (code: string): boolean => code === SECRETARY || owners.some(({ id }) => id === code);
  return free.find((code) => !isTaken(code)) ?? stem;
}

/** An office that the register does not know yet, under a code made from its name, and with nobody behind its door. */
export function newOwner(
  board: string,
  owners: readonly Owner[],
  name: string,
  author: Author,
  what: string,
): Owner {
  const lists = { aliases: [], contacts: [], deputies: [], copies: [], undeliverable: [] };
  const blank = { board, id: codeFor(name, owners), name, ...lists, version: 0, history: [] };
  return ownerSchema.parse(withChange(blank, author, what));
}

/** What is still to be done about an office with nobody behind its door. */
export const contactGap = ({ name }: Owner): string =>
  `${name} has no contact yet, so no reminder can be sent`;
