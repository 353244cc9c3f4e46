import * as z from 'zod';
import { ownerSchema } from '../../register/owner.ts';
import { from, until } from '../../secretariat/owners.ts';
import { shownKept } from './common.ts';

const { shape } = ownerSchema;

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
    links: shape.links.describe(
      'The links that mails carry to the office’s own page: how often all were ended, which were alone, and when a new one was asked for.',
    ),
    inError: shape.inError.describe(
      'When and why it was marked as entered by mistake, since when it goes by no name and nobody writes to it; null for all others.',
    ),
    ...shownKept,
  })
  .meta({
    id: 'Owner',
    description: 'An office that owes things to a board, and the people behind its door.',
  });

/** The same in a list, without its history. */
export const ownerListed = ownerShown
  .omit({ history: true })
  .meta({ id: 'ListedOwner', description: 'An owner in a list, without its history.' });

const owen = { name: 'Sgt Owen Pryce', email: 'owen@force.example', from: null, until: '2024-10-31' };
/** What the reference shows: the Force, one of whose contacts leaves. */
export const forceOwner = {
  board: 'pdb',
  id: 'force',
  name: 'Force',
  aliases: ['Chief Constable', 'CC'],
  contacts: [owen, { name: 'Siân O’Neill', email: 'sian@force.example', from: '2024-11-01', until: null }],
  deputies: [],
  copies: [],
  undeliverable: [],
  links: { epoch: 0, ended: [], askedAt: null },
  inError: null,
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

/** What the reference shows of one that was taken back. */
export const removedOwner = {
  ...forceOwner,
  inError: { on: '2024-10-04', reason: 'entered twice', removed: true },
  version: 2,
  history: [
    ...forceOwner.history,
    {
      at: '2024-10-04T08:30:00.000Z',
      by: 'staff-directory',
      what: 'removed: entered twice',
      from: 'HTTP API, client staff-directory',
    },
  ],
};
