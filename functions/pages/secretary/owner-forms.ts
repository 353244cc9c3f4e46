import * as z from 'zod';
import { inWords } from '../../calendar/days.ts';
import { sameMailbox } from '../../register/board.ts';
import { type Contact, type Owner, recipientsOn } from '../../register/owner.ts';
import { type Part, placesOf } from '../../register/owner-transitions.ts';
import { isRemoved } from '../../register/taking-back.ts';
import { findOwnerByCode } from '../../secretariat/naming.ts';
import { type Found, notDone } from '../../secretariat/office.ts';
import {
  addOwner,
  addOwnerInput,
  amendOwner,
  amendOwnerInput,
  clearMailbox,
  clearMailboxInput,
  endLinksInput,
  endOwnerLinks,
  removeContact,
  removeContactInput,
  sendOwnerLink,
  setContact,
  setContactInput,
} from '../../secretariat/owners.ts';
import { removeInput, removeOwner } from '../../secretariat/removals.ts';
import type { Field } from '../fields.ts';
import { question } from '../question.ts';
import { dayTyped, Typed } from '../sent.ts';
import type { Page, Visit } from '../visit.ts';
import { parts, partsInWords, peopleInWords } from './owner-words.ts';

const idOf = ({ params }: Visit): string => params['id'] ?? '';
const ownerAt = (visit: Visit): Promise<Found<Owner>> => findOwnerByCode(visit.office, idOf(visit));
const backTo = ({ id, name }: Owner) => ({ to: `/owners/${id}`, words: name });

/** What was typed one to a line. */
const linesIn = (text = ''): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const nothingSaid = z.strictObject({});

const nameField: Field = {
  kind: 'text',
  name: 'name',
  label: 'Name',
  hint: 'As the notes call it, such as “Chief Constable”',
  missing: 'Enter the name of the office, such as “Chief Constable”',
};
const aliasesField: Field = {
  kind: 'words',
  name: 'aliases',
  label: 'Other names that the notes use for it',
  hint: 'Each on a line of its own, such as “CC”',
  rows: 3,
};
const personNameField = (name: string): Field => ({
  kind: 'text',
  name,
  label: 'Name of the person',
  hint: 'Such as “Sgt Owen Pryce”',
});
const emailField = (name: string): Field => ({ kind: 'text', type: 'email', name, label: 'Email address' });

const addPage: Page = {
  path: '/add-owner',
  section: 'Owners',
  scope: 'matters/record',
  ...question({
    ask: () => ({
      title: 'Add an owner',
      lead: ['An office that owes the board things. People come and go; the office stays answerable.'],
      fields: [
        nameField,
        {
          kind: 'text',
          name: 'id',
          label: 'Code',
          hint: 'Short, in small letters, figures and hyphens, and never changed: “chief-constable”',
          missing: 'Enter a code, such as “chief-constable”',
        },
        aliasesField,
        { ...personNameField('contacts.0.name'), label: 'Name of the person to write to, if known' },
        { ...emailField('contacts.0.email'), label: 'Email address of that person' },
      ],
      button: 'Add the owner',
      back: { to: '/owners', words: 'Owners' },
    }),
    input: addOwnerInput,
    said: (typed) => {
      const [name, email] = [typed.text('contacts.0.name'), typed.text('contacts.0.email')];
      const hasContact = name !== undefined || email !== undefined;
      return {
        id: typed.text('id')?.toLowerCase(),
        name: typed.text('name'),
        aliases: linesIn(typed.text('aliases')),
        // Of somebody half known, what is missing is asked for at its field.
        ...(hasContact && { contacts: [{ name: name ?? '', email: email ?? '' }] }),
      };
    },
    perform: (terms, input, { office }) => addOwner({ ...office, terms }, input),
    done: ({ id }) => `/owners/${id}?done=added`,
  }),
};

const changePage: Page = {
  path: '/owners/:id/change',
  section: 'Owners',
  scope: 'matters/record',
  ...question({
    find: ownerAt,
    ask: (_visit, owner) => ({
      title: 'Change its names',
      caption: owner.name,
      lead: ['What was minuted under a name that it had before stays as it was minuted.'],
      fields: [nameField, aliasesField],
      typed: Typed.of({ name: owner.name, aliases: owner.aliases.join('\n') }),
      button: 'Change the names',
      back: backTo(owner),
    }),
    input: amendOwnerInput,
    said: (typed) => ({ name: typed.text('name'), aliases: linesIn(typed.text('aliases')) }),
    perform: (terms, input, visit) => amendOwner({ ...visit.office, terms }, idOf(visit), input),
    done: ({ id }) => `/owners/${id}?done=changed`,
  }),
};

const removePage: Page = {
  path: '/owners/:id/remove',
  section: 'Owners',
  scope: 'matters/record',
  ...question({
    find: ownerAt,
    ask: (_visit, owner) => ({
      title: `Was ${owner.name} entered by mistake?`,
      caption: owner.name,
      lead: [
        'It then goes by no name, and is written to no more. Where mails or the register speak of it, they still do.',
        'An office that was merged or renamed was no mistake: change its names instead.',
      ],
      fields: [
        {
          kind: 'words',
          name: 'reason',
          label: 'Why is it a mistake?',
          rows: 3,
          missing: 'Enter why, such as “the same office as Force, misspelt”',
        },
      ],
      button: 'It was entered by mistake',
      isDangerous: true,
      back: backTo(owner),
    }),
    input: removeInput,
    said: (typed) => ({ reason: typed.text('reason') }),
    perform: (terms, input, visit) => removeOwner({ ...visit.office, terms }, idOf(visit), input),
    done: (owner) => (isRemoved(owner) ? '/owners?done=gone' : `/owners/${owner.id}?done=removed`),
  }),
};

const fromField: Field = {
  kind: 'day',
  name: 'from',
  label: 'First day in post, if known',
  hint: 'Such as 4 11 2026. Nothing is written to them before.',
};
const untilField: Field = {
  kind: 'day',
  name: 'until',
  label: 'Last day in post, if known',
  hint: 'Nothing is written to them after it.',
};

const addPersonPage: Page = {
  path: '/owners/:id/people/new',
  section: 'Owners',
  scope: 'matters/record',
  ...question({
    find: ownerAt,
    ask: (_visit, owner) => ({
      title: 'Add somebody',
      caption: owner.name,
      fields: [
        {
          kind: 'radios',
          name: 'as',
          label: 'As what?',
          options: parts.map((value) => ({
            value,
            label: partsInWords[value].title,
            hint: partsInWords[value].hint,
          })),
          missing: 'Say what they are',
        },
        { ...personNameField('name'), missing: 'Enter their name' },
        { ...emailField('email'), missing: 'Enter their email address' },
        fromField,
        untilField,
      ],
      typed: Typed.of({ as: 'contact' }),
      button: 'Add them',
      back: backTo(owner),
    }),
    input: setContactInput,
    said: (typed) => ({
      ...{ as: typed.text('as'), name: typed.text('name'), email: typed.text('email') },
      ...{ from: typed.day('from'), until: typed.day('until') },
    }),
    perform: (terms, input, visit) => setContact({ ...visit.office, terms }, idOf(visit), input),
    done: ({ id }) => `/owners/${id}?done=person`,
  }),
};

/** Whom the address names: by the list that they are on, and their mailbox. */
const personNamed = ({ query }: Visit): { as: string; email: string } => ({
  as: query.get('as') ?? '',
  email: query.get('email') ?? '',
});

function personIn(owner: Owner, { as, email }: { as: string; email: string }): Contact | undefined {
  const part = parts.find((one): one is Part => one === as);
  return part && owner[placesOf[part]].find((person) => sameMailbox(person.email, email));
}

/** The owner, where somebody so named is on its list. */
async function ownerOfPerson(visit: Visit): Promise<Found<Owner>> {
  const found = await ownerAt(visit);
  if (found.outcome === 'refused' || personIn(found.thing, personNamed(visit))) return found;
  return notDone('not there', `${personNamed(visit).email} is not on that list of ${found.thing.name}`);
}

const changePersonPage: Page = {
  path: '/owners/:id/people/change',
  section: 'Owners',
  scope: 'matters/record',
  ...question({
    find: ownerOfPerson,
    ask: (visit, owner) => {
      const { name, email, from, until } = personIn(owner, personNamed(visit)) ?? { name: '', email: '' };
      return {
        title: `Change what is known of ${name}`,
        caption: owner.name,
        lead: [`A person is known by their mailbox, ${email}. For another mailbox, add it and end this one.`],
        fields: [{ ...personNameField('name'), missing: 'Enter their name' }, fromField, untilField],
        typed: Typed.of({ name, ...dayTyped('from', from), ...dayTyped('until', until) }),
        button: 'Change it',
        back: backTo(owner),
      };
    },
    input: setContactInput,
    said: (typed, visit) => ({
      ...personNamed(visit),
      name: typed.text('name'),
      from: typed.day('from') ?? null,
      until: typed.day('until') ?? null,
    }),
    perform: (terms, input, visit) => setContact({ ...visit.office, terms }, idOf(visit), input),
    done: ({ id }) => `/owners/${id}?done=person`,
  }),
};

const endPersonPage: Page = {
  path: '/owners/:id/people/end',
  section: 'Owners',
  scope: 'matters/record',
  ...question({
    find: ownerOfPerson,
    ask: (visit, owner) => {
      const person = personIn(owner, personNamed(visit));
      return {
        title: `When does ${person?.name ?? 'this person'} leave?`,
        caption: owner.name,
        facts: [
          { key: 'Mailbox', value: person?.email ?? '' },
          { key: 'In post since', value: person?.from ? inWords(person.from) : 'not known' },
        ],
        fields: [
          {
            kind: 'day',
            name: 'until',
            label: 'Last day in post',
            hint: 'They are written to on that day still, and not after it.',
            missing: 'Enter the last day, such as 31 12 2026',
          },
        ],
        typed: Typed.of(dayTyped('until', person?.until ?? visit.today)),
        button: 'End on that day',
        back: backTo(owner),
      };
    },
    input: setContactInput,
    said: (typed, visit) => ({ ...personNamed(visit), until: typed.day('until') }),
    perform: (terms, input, visit) => setContact({ ...visit.office, terms }, idOf(visit), input),
    done: ({ id }) => `/owners/${id}?done=person`,
  }),
};

const removePersonPage: Page = {
  path: '/owners/:id/people/remove',
  section: 'Owners',
  scope: 'matters/record',
  ...question({
    find: ownerAt,
    ask: (visit, owner) => {
      const { email } = personNamed(visit);
      return {
        title: 'Take somebody off the list',
        caption: owner.name,
        lead: [
          `This is for an address that should never have been on it, such as one mistyped. Somebody who leaves is ended on a day instead, so that it stays known whom mails went to.`,
        ],
        facts: [{ key: 'Mailbox', value: email }],
        fields: [],
        button: 'Take it off',
        isDangerous: true,
        back: backTo(owner),
      };
    },
    input: removeContactInput,
    said: (_typed, visit) => personNamed(visit),
    perform: (terms, input, visit) => removeContact({ ...visit.office, terms }, idOf(visit), input),
    done: ({ id }) => `/owners/${id}?done=person`,
  }),
};

const writeAgainPage: Page = {
  path: '/owners/:id/write-again',
  section: 'Owners',
  scope: 'matters/record',
  ...question({
    find: ownerAt,
    ask: ({ query }, owner) => ({
      title: 'Write to this mailbox again',
      caption: owner.name,
      facts: [{ key: 'Mailbox', value: query.get('email') ?? '' }],
      fields: [],
      button: 'Write to it again',
      back: backTo(owner),
    }),
    input: clearMailboxInput,
    said: (_typed, { query }) => ({ email: query.get('email') ?? '' }),
    perform: (terms, input, visit) => clearMailbox({ ...visit.office, terms }, idOf(visit), input),
    done: ({ id }) => `/owners/${id}?done=cleared`,
  }),
};

const sendLinkPage: Page = {
  path: '/owners/:id/send-link',
  section: 'Owners',
  scope: 'matters/record',
  ...question({
    find: ownerAt,
    ask: ({ today }, owner) => ({
      title: 'Send a new link to its page',
      caption: owner.name,
      lead: [
        'Each mail carries a link to a page that shows what the office owes, on which it can answer without an account. This sends one more, in a mail of its own.',
      ],
      facts: [
        { key: 'It goes to', value: peopleInWords(recipientsOn(owner, today).to) || 'nobody: add a contact' },
      ],
      fields: [],
      button: 'Send a new link',
      back: backTo(owner),
    }),
    input: nothingSaid,
    said: () => ({}),
    perform: (terms, _input, visit) => sendOwnerLink({ ...visit.office, terms }, idOf(visit)),
    done: ({ id }) => `/owners/${id}?done=link`,
  }),
};

const endLinksPage: Page = {
  path: '/owners/:id/end-links',
  section: 'Owners',
  scope: 'matters/record',
  ...question({
    find: ownerAt,
    ask: ({ query }, owner) => ({
      title: query.has('mail') ? 'End the link of this mail' : 'End all links of this office',
      caption: owner.name,
      lead: [
        'Whoever has the link of a mail sees what the office owes, and may answer for it. This is for a mail that came into the wrong hands, or somebody who left.',
        'What was answered by it stays. The next mail carries a new link.',
      ],
      facts: [
        { key: 'Ended', value: query.get('mail') ?? `the links of every mail to ${owner.name} until now` },
      ],
      fields: [
        {
          kind: 'words',
          name: 'reason',
          label: 'Why?',
          rows: 3,
          missing: 'Enter why, such as “a mail was passed on to somebody outside”',
        },
      ],
      button: query.has('mail') ? 'End the link' : 'End all links',
      isDangerous: true,
      back: backTo(owner),
    }),
    input: endLinksInput,
    said: (typed, { query }) => ({ reason: typed.text('reason'), mail: query.get('mail') ?? undefined }),
    perform: (terms, input, visit) => endOwnerLinks({ ...visit.office, terms }, idOf(visit), input),
    done: ({ id }) => `/owners/${id}?done=ended`,
  }),
};

export const ownerForms: readonly Page[] = [
  addPage,
  changePage,
  removePage,
  addPersonPage,
  changePersonPage,
  endPersonPage,
  removePersonPage,
  writeAgainPage,
  sendLinkPage,
  endLinksPage,
];
