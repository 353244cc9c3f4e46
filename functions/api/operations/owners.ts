import * as z from 'zod';
import { calendarDateSchema } from '../../calendar/days.ts';
import { Problem } from '../../http/problem.ts';
import { codeSchema, emailSchema, sameMailbox } from '../../register/board.ts';
import { type Owner, ownerSchema } from '../../register/owner.ts';
import {
  addOwner,
  amend,
  clearMailbox,
  daysRefusal,
  type Part,
  placesOf,
  removeContact,
  setContact,
  unlessTaken,
} from '../../register/owner-transitions.ts';
import { added, changed, unlessRefused } from '../protocol/conditional-change-old.ts';
import { namedAt, wrongAt } from '../protocol/lookups.ts';
import { operation, type Request } from '../protocol/operation.ts';
import { linked, pageFrom, pageInput } from '../protocol/pagination.ts';
import { inList, shown } from '../protocol/representation.ts';
import { boardCode, boardParams, pageOf, shownKept } from '../shapes/common.ts';

const { shape } = ownerSchema;

const email = emailSchema
  .max(254)
  .describe('The mailbox, by which a person is known; capitals make no difference.');
const person = z.string().trim().min(1).max(200).describe('The person.');
const from = calendarDateSchema.nullable().describe('The first day in post; null when it is not known.');
const until = calendarDateSchema.nullable().describe('The last day in post; null while no end is known.');

const contactShown = shape.contacts.element
  .extend({ from, until })
  .meta({ id: 'Contact', description: 'Somebody behind an office’s door, from a day until a day.' });

/** An owner, as the API shows it. */
export const ownerShown = ownerSchema
  .extend({
    id: shape.id.describe('Its code.'),
    name: shape.name.describe('What the notes call it.'),
    aliases: shape.aliases.describe('Other names the notes use for it.'),
    contacts: z.array(contactShown).describe('Whom reminders are written to.'),
    deputies: z.array(contactShown).describe('Who is written to when no contact can be.'),
    copies: z.array(contactShown).describe('Who is always copied in.'),
    undeliverable: shape.undeliverable.describe(
      'Mailboxes that refused mail, and are not written to until they are cleared.',
    ),
    ...shownKept,
  })
  .meta({
    id: 'Owner',
    description: 'An office that owes things to a board, and the people behind its door.',
  });

/** The same in a list, without its history. */
const ownerListed = ownerShown
  .omit({ history: true })
  .meta({ id: 'ListedOwner', description: 'An owner in a list, without its history.' });

const ownerId = codeSchema.describe('The code of an owner, such as `force`.');
const ownerParams = z.object({ board: boardCode, id: ownerId });
type RequestForOwner = Pick<Request<z.infer<typeof ownerParams>>, 'service' | 'board' | 'params'>;

const represented = async (owner: Owner) => shown(owner);

/** The owner that the path names. Throws the {@link Problem} when the board has none. */
const ownerOf =
  ({ service, board, params: { id } }: RequestForOwner) =>
  async (): Promise<Owner> => {
    const owner = await service.register.owner(board.id, id);
    if (owner) return owner;
    throw new Problem('not-found', `Board ${board.id} has no owner ${id}.`);
  };

const whereOwnerIs = ({ board, id }: Owner): string => `/v1/boards/${board}/owners/${id}`;

const owen = { name: 'Sgt Owen Pryce', email: 'owen@force.example', from: null, until: '2024-10-31' };
const force = {
  board: 'pdb',
  id: 'force',
  name: 'Force',
  aliases: ['Chief Constable', 'CC'],
  contacts: [owen, { name: 'Siân O’Neill', email: 'sian@force.example', from: '2024-11-01', until: null }],
  deputies: [],
  copies: [],
  undeliverable: [],
  version: 1,
  history: [
    {
      at: '2024-10-03T09:12:00.000Z',
      by: 'staff-directory',
      what: 'added',
      from: 'HTTP API, client staff-directory',
    },
  ],
};

const listOwners = operation({
  id: 'listOwners',
  method: 'get',
  path: '/v1/boards/{board}/owners',
  section: 'Owners',
  summary: 'The owners of a board',
  description: 'The offices that owe it things, in the order of their codes.',
  scope: 'matters/read',
  params: boardParams,
  query: z.strictObject(pageInput),
  done: {
    status: 200,
    description: 'A page of them.',
    schema: pageOf(ownerListed),
    example: { items: [{ ...force, history: undefined }], next: null },
  },
  handle: async ({ query, board, service }) => {
    const things = (await service.register.owners(board.id)).map(inList);
    const path = `/v1/boards/${board.id}/owners`;
    return linked(await pageFrom(service, { path, query, things, nameOf: ({ id }) => id }));
  },
});

const showOwner = operation({
  id: 'showOwner',
  method: 'get',
  path: '/v1/boards/{board}/owners/{id}',
  section: 'Owners',
  summary: 'An owner, its people, its mailboxes in trouble, and its history',
  scope: 'matters/read',
  params: ownerParams,
  done: { status: 200, description: 'The owner.', schema: ownerShown, example: force },
  handle: async (request) => ({ status: 200, body: await represented(await ownerOf(request)()) }),
});

/** A list of people: each mailbox once, and nobody gone before they came. */
const people = (description: string) =>
  z
    .array(z.strictObject({ name: person, email, from: from.default(null), until: until.default(null) }))
    .max(50)
    .superRefine((contacts, context) => {
      for (const [place, contact] of contacts.entries()) {
        const wrong = daysRefusal(contact);
        if (wrong) context.addIssue({ code: 'custom', path: [place, 'until'], message: wrong.why });
        const first = contacts.findIndex((one) => sameMailbox(one.email, contact.email));
        if (first === place) continue;
        const message = `${contact.email} is in the list already`;
        context.addIssue({ code: 'custom', path: [place, 'email'], message });
      }
    })
    .describe(description);

const name = z.string().trim().min(1).max(200).describe('What the notes call it.');
const aliases = z
  .array(z.string().trim().min(1).max(200))
  .max(50)
  .describe('Other names the notes use for it.');
const contacts = people('Whom reminders are written to.');

/** Throws the {@link Problem} of each name that another owner goes by, where it stands in the body. */
function refuseTaken(
  owners: readonly Owner[],
  named: { id?: string; name?: string; aliases?: readonly string[] },
  except?: string,
): void {
  const names: [string, string | undefined][] = [
    ['/id', named.id],
    ['/name', named.name],
    ...(named.aliases ?? []).map((alias, place): [string, string] => [`/aliases/${place}`, alias]),
  ];
  for (const [pointer, one] of names) {
    if (one !== undefined) namedAt(pointer, unlessTaken(owners, one, except));
  }
}

const adding = z.strictObject({
  id: shape.id.describe('Its code: small letters, figures and hyphens. It never changes.'),
  name,
  aliases: aliases.default([]),
  contacts: contacts.default([]),
});

const addOwners = operation({
  id: 'addOwner',
  method: 'post',
  path: '/v1/boards/{board}/owners',
  section: 'Owners',
  summary: 'Adds an owner',
  description: 'No two owners of a board go by the same name: notes could then mean either.',
  scope: 'matters/record',
  params: boardParams,
  body: {
    kind: 'json',
    schema: adding,
    examples: {
      'with a contact': {
        id: 'force',
        name: 'Force',
        aliases: ['Chief Constable', 'CC'],
        contacts: [{ name: 'Sgt Owen Pryce', email: 'owen@force.example' }],
      },
      'with nobody yet': { id: 'cfo', name: 'Chief Finance Officer' },
    },
  },
  done: {
    status: 201,
    description: 'The new owner.',
    schema: ownerShown,
    example: force,
    location: true,
  },
  handle: async (request) => {
    const { body, board, author, service } = request;
    return added<Owner>(request, {
      among: () => service.register.owners(board.id),
      make: async (owners) => {
        await refuseStanding(owners.find(({ id }) => id === body.id));
        refuseTaken(owners, body);
        return addOwner({ ...body, board: board.id }, author);
      },
      represent: represented,
      location: whereOwnerIs,
    });
  },
});

async function refuseStanding(owner: Owner | undefined): Promise<void> {
  if (owner === undefined) return;
  const why = `There is an owner ${owner.id} already: ${owner.name}.`;
  throw new Problem('conflict', why, { because: 'already there', record: await represented(owner) });
}

const amending = z
  .strictObject({
    name: name.exactOptional(),
    aliases: aliases.exactOptional(),
    contacts: contacts.exactOptional(),
    deputies: people('Who is written to when no contact can be.').exactOptional(),
    copies: people('Who is always copied in.').exactOptional(),
  })
  .refine(
    (given) => Object.keys(given).length > 0,
    'say what to change: name, aliases, contacts, deputies or copies',
  );

const amendOwner = operation({
  id: 'amendOwner',
  method: 'patch',
  path: '/v1/boards/{board}/owners/{id}',
  section: 'Owners',
  summary: 'Renames an owner, or puts its lists right',
  description: 'What is not named stays. A list that is named takes the place of the whole list before.',
  scope: 'matters/record',
  params: ownerParams,
  body: {
    kind: 'json',
    schema: amending,
    examples: {
      renamed: { name: 'Wealdshire Police', aliases: ['Force', 'CC'] },
      'another contact': {
        contacts: [{ name: 'Siân O’Neill', email: 'sian@force.example', from: '2024-11-01' }],
      },
    },
  },
  ifMatch: 'required',
  done: { status: 200, description: 'The owner as it is now.', schema: ownerShown, example: force },
  handle: async (request) => {
    const { body, board, author, service } = request;
    return changed<Owner>(request, {
      read: ownerOf(request),
      represent: represented,
      decide: async (owner) => {
        refuseTaken(await service.register.owners(board.id), body, owner.id);
        return amend(owner, body, author);
      },
    });
  },
});

const as = z
  .enum(Object.keys(placesOf) as [Part, ...Part[]])
  .default('contact')
  .describe(
    '`contact`: who is written to; `deputy`: who is when no contact can be; `copy`: who is always copied in.',
  );

const setting = z.strictObject({
  email,
  name: person.exactOptional().describe('The person; needed for somebody new.'),
  from: from.exactOptional(),
  until: until.exactOptional(),
  as,
});

const setOwnerContact = operation({
  id: 'setContact',
  method: 'post',
  path: '/v1/boards/{board}/owners/{id}/contacts',
  section: 'Owners',
  summary: 'Adds somebody to an owner’s people, or puts right what is known of them',
  description:
    'By their mailbox. Of somebody who is on the list already, what is not named stays; a day of null is none.',
  scope: 'matters/record',
  params: ownerParams,
  body: {
    kind: 'json',
    schema: setting,
    examples: {
      'somebody new': { name: 'Siân O’Neill', email: 'sian@force.example', from: '2024-11-01' },
      'somebody who leaves': { email: 'owen@force.example', until: '2024-10-31' },
      'a deputy': { name: 'Deputy Chief Constable', email: 'dcc@force.example', as: 'deputy' },
    },
  },
  ifMatch: 'heeded',
  done: { status: 200, description: 'The owner as it is now.', schema: ownerShown, example: force },
  handle: async (request) => {
    const { as: part, ...said } = request.body;
    return changed<Owner>(request, {
      read: ownerOf(request),
      represent: represented,
      decide: (owner) => {
        const move = setContact(owner, part, said, request.author);
        if (move.outcome === 'done') return move.owner;
        const isNew = move.because === 'not among them';
        throw isNew
          ? wrongAt('/name', `${move.why}: somebody new needs a name`)
          : wrongAt('/until', move.why);
      },
    });
  },
});

const removeOwnerContact = operation({
  id: 'removeContact',
  method: 'delete',
  path: '/v1/boards/{board}/owners/{id}/contacts/{email}',
  section: 'Owners',
  summary: 'Takes somebody off a list of an owner’s people',
  description:
    'For somebody who should never have been on it. For one who leaves, set the last day instead: the register then knows who was asked at the time.',
  scope: 'matters/record',
  params: ownerParams.extend({ email }),
  query: z.strictObject({ as }),
  ifMatch: 'required',
  done: { status: 200, description: 'The owner as it is now.', schema: ownerShown, example: force },
  handle: async (request) => {
    const { params, query, author } = request;
    return changed<Owner>(request, {
      read: ownerOf(request),
      represent: represented,
      decide: (owner) => {
        const move = removeContact(owner, query.as, params.email, author);
        if (move.outcome === 'done') return move.owner;
        throw new Problem('not-found', `Of the ${placesOf[query.as]} of ${owner.name}: ${move.why}.`);
      },
    });
  },
});

const clearOwnerMailbox = operation({
  id: 'clearMailbox',
  method: 'post',
  path: '/v1/boards/{board}/owners/{id}/clearances',
  section: 'Owners',
  summary: 'Has mail written again to a mailbox that had refused it',
  description: 'With the next mail that falls due; what was refused is not sent again.',
  scope: 'matters/record',
  params: ownerParams,
  body: {
    kind: 'json',
    schema: z.strictObject({ email }),
    examples: { 'in order again': { email: 'owen@force.example' } },
  },
  ifMatch: 'heeded',
  done: {
    status: 201,
    description: 'The owner as it is now.',
    schema: ownerShown,
    example: force,
    location: true,
  },
  handle: async (request) =>
    changed<Owner>(request, {
      read: ownerOf(request),
      represent: represented,
      decide: async (owner) =>
        unlessRefused(clearMailbox(owner, request.body.email, request.author), await represented(owner))
          .owner,
      status: 201,
      location: whereOwnerIs,
    }),
});

export const ownerOperations = [
  listOwners,
  addOwners,
  showOwner,
  amendOwner,
  setOwnerContact,
  removeOwnerContact,
  clearOwnerMailbox,
];
