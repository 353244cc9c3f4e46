import * as z from 'zod';
import { calendarDateSchema } from '../calendar/days.ts';
import { lastDayOf } from '../links/owner-link.ts';
import { type Board, escalationContacts, mostRecipients, type Person } from '../register/board.ts';
import { isInUse, mostWrittenTo, type Owner, ownerSchema } from '../register/owner.ts';
import { askForLink, endLink, endLinks, type LinkTransition } from '../register/owner-links.ts';
import {
  addOwner as add,
  amend,
  clearMailbox as clear,
  daysRefusal,
  type OwnerTransition,
  type Part,
  placesOf,
  removeContact as remove,
  setContact as set,
  unlessTaken,
} from '../register/owner-transitions.ts';
import { isRemoved } from '../register/taking-back.ts';
import { dispatchIdSchema } from '../reminders/dispatch.ts';
import { findDispatch } from './dispatches.ts';
import { endFeedsOfLinks } from './feeds.ts';
import { amendmentOf, eachOnce, mailbox, personName, reason } from './inputs.ts';
import { keepChange, keepNew } from './keeping.ts';
import { findOwnerByCode } from './naming.ts';
import {
  type Done,
  type Found,
  match,
  type NotDone,
  notDone,
  type Office,
  type Path,
  passOn,
  together,
} from './office.ts';

const name = z.string().trim().min(1).max(200);
const aliases = z.array(name).max(50).describe('Other names the notes use for it.');
export const from = calendarDateSchema
  .nullable()
  .describe('The first day in post; null when it is not known.');
export const until = calendarDateSchema
  .nullable()
  .describe('The last day in post; null while no end is known.');

/** A list of people: each mailbox once, and nobody gone before they came. */
const people = (description: string) =>
  eachOnce(
    z.strictObject({
      name: personName,
      email: mailbox,
      from: from.default(null),
      until: until.default(null),
    }),
  )
    .max(50)
    .superRefine((contacts, context) => {
      for (const [place, contact] of contacts.entries()) {
        const wrong = daysRefusal(contact);
        if (wrong) context.addIssue({ code: 'custom', path: [place, 'until'], message: wrong.why });
      }
    })
    .describe(description);
const contacts = people('Whom reminders are written to.');

/** The offices that owe a board things, in the order of their codes. */
export const listOwners = async ({ register, board }: Office): Promise<Found<Owner[]>> =>
  match((await register.owners(board.id)).filter((owner) => !isRemoved(owner)));

export const addOwnerInput = z.strictObject({
  id: ownerSchema.shape.id.describe('Its code: small letters, figures and hyphens. It never changes.'),
  name: name.optional().describe('What the notes call it; the code when left out.'),
  aliases: aliases.default([]),
  contacts: contacts.default([]),
});

/** Adds an owner. No two of a board go by the same name: notes could then mean either. */
export const addOwner = (
  office: Office,
  { id, name = id, ...lists }: z.infer<typeof addOwnerInput>,
): Promise<Done<Owner> | NotDone> =>
  keepNew<Owner>(office, {
    among: () => office.register.owners(office.board.id),
    make: (owners) => {
      const standing = owners.find((one) => one.id === id);
      if (standing && isInUse(standing)) {
        return notDone('already there', `there is an owner ${id} already: ${standing.name}`, { standing });
      }
      const free = findFree(owners, { id, name, aliases: lists.aliases });
      if (free.outcome === 'refused') return free;
      const thing = add({ id, name, ...lists, board: office.board.id }, office.author, standing);
      return refuseTooMany(office, undefined, thing, ['contacts']) ?? { outcome: 'done', thing };
    },
  });

type Names = { id?: string; name?: string; aliases?: readonly string[] };

/** Refuses each name that another owner than `except` goes by, where it stands in the input. */
function findFree(owners: readonly Owner[], { id, name, aliases = [] }: Names, except?: string) {
  const names: [Path, string | undefined][] = [
    [['id'], id],
    [['name'], name === id ? undefined : name],
    ...aliases.map((alias, place): [Path, string] => [['aliases', place], alias]),
  ];
  const free = ([field, one]: (typeof names)[number]): Found<unknown> => {
    const taken = one === undefined ? undefined : unlessTaken(owners, one, except);
    return taken?.outcome === 'refused' ? passOn(taken, { field }) : match(one);
  };
  return together(Object.fromEntries(names.map((named) => [named[0].join('.'), free(named)])));
}

export const amendOwnerInput = amendmentOf({
  name: name.exactOptional().describe('What the notes call it.'),
  aliases: aliases.exactOptional(),
  contacts: contacts.exactOptional(),
  deputies: people('Who is written to when no contact can be.').exactOptional(),
  copies: people('Who is always copied in.').exactOptional(),
});

/** Renames an owner, or puts its lists right, each of which takes the place of the whole list before. */
export const amendOwner = (
  office: Office,
  id: string,
  amended: z.infer<typeof amendOwnerInput>,
): Promise<Done<Owner> | NotDone> =>
  keepOwner(office, id, listOf(amended), async (owner) => {
    const free = findFree(await office.register.owners(office.board.id), amended, owner.id);
    if (free.outcome === 'refused') return free;
    return { outcome: 'done', owner: amend(owner, amended, office.author) };
  });

const listOf = (amended: object): Path =>
  Object.values(placesOf)
    .filter((list) => list in amended)
    .slice(-1);

/**
 * Refuses what would have a mail to the office go to more mailboxes than the mail service takes, the board's escalations
 * included; unless it went to as many before.
 */
export function refuseTooMany(
  { board, today }: Pick<Office, 'board' | 'today'>,
  before: { owner: Owner; board: Board } | undefined,
  owner: Owner,
  field: Path,
): NotDone | undefined {
  const count = mostWrittenTo(owner, escalatedTo(board, owner), today);
  const already = before ? mostWrittenTo(before.owner, escalatedTo(before.board, before.owner), today) : 0;
  if (count <= Math.max(mostRecipients, already)) return undefined;
  const why = `a mail to ${owner.name} could go to ${count} mailboxes, those it is copied and escalated to included, and the mail service takes ${mostRecipients} at the most`;
  return notDone('too many to write to', why, { field });
}

/** Everybody whom a mail to the office may tell besides, at one step or another. */
const escalatedTo = (board: Board, { deputies }: Owner): Person[] => [
  ...escalationContacts(board),
  ...(board.policy.escalationSteps.includes('deputy') ? deputies : []),
];

const as = z
  .enum(Object.keys(placesOf) as [Part, ...Part[]])
  .default('contact')
  .describe(
    '`contact`: who is written to; `deputy`: who is when no contact can be; `copy`: who is always copied in.',
  );

export const setContactInput = z.strictObject({
  email: mailbox,
  name: personName.exactOptional().describe('The person; needed for somebody new.'),
  from: from.exactOptional(),
  until: until.exactOptional(),
  as,
});

/** Adds somebody to an owner's people, or puts right what is known of them; by their mailbox. */
export const setContact = (
  office: Office,
  id: string,
  { as: part, ...said }: z.infer<typeof setContactInput>,
): Promise<Done<Owner> | NotDone> =>
  keepOwner(office, id, ['email'], (owner) => {
    const after = set(owner, part, said, office.author);
    if (after.outcome === 'done') return after;
    return after.because === 'not among them'
      ? notDone(after.because, `${after.why}: somebody new needs a name`, { field: ['name'] })
      : passOn(after, { field: ['until'], step: { take: 'a day away' } });
  });

export const removeContactInput = z.strictObject({ email: mailbox, as });

/** Takes somebody off a list who should never have been on it. */
export const removeContact = (
  office: Office,
  id: string,
  { email, as: part }: z.infer<typeof removeContactInput>,
): Promise<Done<Owner> | NotDone> =>
  keepOwner(office, id, ['email'], (owner) => {
    const after = remove(owner, part, email, office.author);
    if (after.outcome === 'done') return after;
    return notDone('not there', `of the ${placesOf[part]} of ${owner.name}: ${after.why}`);
  });

export const clearMailboxInput = z.strictObject({ email: mailbox });

/** Has mail written again to a mailbox that had refused it. */
export const clearMailbox = (
  office: Office,
  id: string,
  { email }: z.infer<typeof clearMailboxInput>,
): Promise<Done<Owner> | NotDone> =>
  keepOwner(office, id, ['email'], (owner) => clear(owner, email, office.author));

export const endLinksInput = z.strictObject({
  reason,
  mail: dispatchIdSchema
    .exactOptional()
    .describe('The mail whose link alone is ended; all links when left out.'),
});

/**
 * Lets nobody in any more by the link of a mail to the office, or by any that it had until now; nor at a calendar address
 * that was made by one. Those come after, so that what is cut off there is finished by doing it again.
 */
export async function endOwnerLinks(
  office: Office,
  id: string,
  { reason, mail }: z.infer<typeof endLinksInput>,
): Promise<Done<Owner> | NotDone> {
  const ended = await keepOwner(office, id, ['mail'], async (owner) => {
    if (mail === undefined) return endLinks(owner, reason, office.author);
    const found = await findDispatch(office, mail);
    if (found.outcome === 'refused') return found;
    const dispatch = found.thing;
    if (dispatch.owner !== owner.id) {
      return notDone('not its mail', `${mail} is no mail to ${owner.name}`, { field: ['mail'] });
    }
    const until = lastDayOf(dispatch, dispatch.askedOn ?? office.today);
    return endLink(owner, { mail, until, reason }, office.today, office.author);
  });
  if (ended.outcome === 'done') await endFeedsOfLinks(office, id, mail);
  return ended;
}

/** Has a new link sent to the office's present mailboxes with the next sweep: it gets one mail a day. */
export const sendOwnerLink = (office: Office, id: string): Promise<Done<Owner> | NotDone> =>
  keepOwner(office, id, [], (owner) => askForLink(owner, office.author));

type Decided = OwnerTransition | LinkTransition | NotDone;
type Deciding = (owner: Owner) => Decided | Promise<Decided>;

const keepOwner = (
  office: Office,
  id: string,
  field: Path,
  decide: Deciding,
): Promise<Done<Owner> | NotDone> =>
  keepChange<Owner>(office, {
    read: () => findOwnerByCode(office, id),
    decide: async (owner) => {
      const decided = await decide(owner);
      if (decided.outcome === 'done') {
        const { board } = office;
        const refused = refuseTooMany(office, { owner, board }, decided.owner, field);
        return refused ?? { outcome: 'done', thing: decided.owner };
      }
      return 'faults' in decided ? decided : passOn(decided);
    },
  });
