import * as z from 'zod';
import { codeSchema } from '../../register/board.ts';
import type { Owner } from '../../register/owner.ts';
import { mailbox } from '../../secretariat/inputs.ts';
import { findOwnerByCode } from '../../secretariat/naming.ts';
import {
  addOwner,
  addOwnerInput,
  amendOwner,
  amendOwnerInput,
  clearMailbox,
  clearMailboxInput,
  endLinksInput,
  endOwnerLinks,
  listOwners,
  removeContact,
  removeContactInput,
  sendOwnerLink,
  setContact,
  setContactInput,
} from '../../secretariat/owners.ts';
import { answerChange, answerThing, officeOf } from '../protocol/conditional-change.ts';
import { operation } from '../protocol/operation.ts';
import { answerList, pageInput } from '../protocol/pagination.ts';
import { withoutRequests } from '../protocol/representation.ts';
import { boardCode, boardParams, pageOf } from '../shapes/common.ts';
import { forceOwner, ownerListed, ownerShown } from '../shapes/owner.ts';

const ownerId = codeSchema.describe('The code of an owner, such as `force`.');
export const ownerParams = z.object({ board: boardCode, id: ownerId });

const ownerPath = ({ board, id }: Owner): string => `/v1/boards/${board}/owners/${id}`;

const list = operation({
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
    example: { items: [{ ...forceOwner, history: undefined }], next: null },
  },
  handle: async (request) => {
    const { query, board, service } = request;
    return answerList(service, {
      path: `/v1/boards/${board.id}/owners`,
      query,
      found: await listOwners(officeOf(request)),
      placeOf: ({ id }) => [id],
      represent: withoutRequests,
    });
  },
});

const show = operation({
  id: 'showOwner',
  method: 'get',
  path: '/v1/boards/{board}/owners/{id}',
  section: 'Owners',
  summary: 'An owner, its people, its mailboxes in trouble, and its history',
  scope: 'matters/read',
  params: ownerParams,
  done: { status: 200, description: 'The owner.', schema: ownerShown, example: forceOwner },
  handle: async (request) =>
    answerThing(request, await findOwnerByCode(officeOf(request), request.params.id)),
});

const add = operation({
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
    schema: addOwnerInput,
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
    example: forceOwner,
    location: true,
  },
  handle: (request) =>
    answerChange(request, {
      perform: (office) => addOwner(office, request.body),
      status: 201,
      location: ownerPath,
    }),
});

const amend = operation({
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
    schema: amendOwnerInput,
    examples: {
      renamed: { name: 'Wealdshire Police', aliases: ['Force', 'CC'] },
      'another contact': {
        contacts: [{ name: 'Siân O’Neill', email: 'sian@force.example', from: '2024-11-01' }],
      },
    },
  },
  ifMatch: 'required',
  done: { status: 200, description: 'The owner as it is now.', schema: ownerShown, example: forceOwner },
  handle: (request) =>
    answerChange(request, { perform: (office) => amendOwner(office, request.params.id, request.body) }),
});

const set = operation({
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
    schema: setContactInput,
    examples: {
      'somebody new': { name: 'Siân O’Neill', email: 'sian@force.example', from: '2024-11-01' },
      'somebody who leaves': { email: 'owen@force.example', until: '2024-10-31' },
      'a deputy': { name: 'Deputy Chief Constable', email: 'dcc@force.example', as: 'deputy' },
    },
  },
  ifMatch: 'heeded',
  done: { status: 200, description: 'The owner as it is now.', schema: ownerShown, example: forceOwner },
  handle: (request) =>
    answerChange(request, { perform: (office) => setContact(office, request.params.id, request.body) }),
});

const remove = operation({
  id: 'removeContact',
  method: 'delete',
  path: '/v1/boards/{board}/owners/{id}/contacts/{email}',
  section: 'Owners',
  summary: 'Takes somebody off a list of an owner’s people',
  description:
    'For somebody who should never have been on it. For one who leaves, set the last day instead: the register then knows who was asked at the time.',
  scope: 'matters/record',
  params: ownerParams.extend({ email: mailbox }),
  query: removeContactInput.omit({ email: true }),
  ifMatch: 'required',
  done: { status: 200, description: 'The owner as it is now.', schema: ownerShown, example: forceOwner },
  handle: (request) => {
    const { id, email } = request.params;
    return answerChange(request, {
      perform: (office) => removeContact(office, id, { ...request.query, email }),
    });
  },
});

const clear = operation({
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
    schema: clearMailboxInput,
    examples: { 'in order again': { email: 'owen@force.example' } },
  },
  ifMatch: 'heeded',
  done: {
    status: 201,
    description: 'The owner as it is now.',
    schema: ownerShown,
    example: forceOwner,
    location: true,
  },
  handle: (request) =>
    answerChange(request, {
      perform: (office) => clearMailbox(office, request.params.id, request.body),
      status: 201,
      location: ownerPath,
    }),
});

const endLinks = operation({
  id: 'endOwnerLinks',
  method: 'post',
  path: '/v1/boards/{board}/owners/{id}/link-endings',
  section: 'Owners',
  summary: 'Ends the links by which an office reaches its own page',
  description:
    'All that its mails carried until now, or that of one mail. What was answered by them stays; the next mail carries a new one.',
  scope: 'matters/record',
  params: ownerParams,
  body: {
    kind: 'json',
    schema: endLinksInput,
    examples: {
      all: { reason: 'a mail was passed on to somebody outside' },
      'of one mail': { reason: 'sent to a wrong address', mail: 'pdb_2024-12_20241211_notice_force' },
    },
  },
  ifMatch: 'heeded',
  done: {
    status: 201,
    description: 'The owner as it is now.',
    schema: ownerShown,
    example: forceOwner,
    location: true,
  },
  handle: (request) =>
    answerChange(request, {
      perform: (office) => endOwnerLinks(office, request.params.id, request.body),
      status: 201,
      location: ownerPath,
    }),
});

const sendLink = operation({
  id: 'sendOwnerLink',
  method: 'post',
  path: '/v1/boards/{board}/owners/{id}/link-requests',
  section: 'Owners',
  summary: 'Has an office sent a new link to its own page',
  description:
    'To its present mailboxes, with the next sweep of a working day; on the next working morning where it had a mail that day. Once an hour at the most.',
  scope: 'matters/record',
  params: ownerParams,
  ifMatch: 'heeded',
  done: {
    status: 201,
    description: 'The owner as it is now.',
    schema: ownerShown,
    example: forceOwner,
    location: true,
  },
  handle: (request) =>
    answerChange(request, {
      perform: (office) => sendOwnerLink(office, request.params.id),
      status: 201,
      location: ownerPath,
    }),
});

export const ownerOperations = [list, add, show, amend, set, remove, clear, endLinks, sendLink];
