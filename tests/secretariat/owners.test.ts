import { beforeEach, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import {
  addOwner,
  addOwnerInput,
  amendOwner,
  amendOwnerInput,
  clearMailbox,
  removeContact,
  setContact,
  setContactInput,
} from '../../functions/secretariat/owners.ts';
import { aBoard, anOwner } from '../register/examples.ts';
import { done, faults, offices, type TestOffice } from './an-office.ts';

const anOffice = offices();
let office: TestOffice;

const owen = { name: 'Sergeant Owen Pryce', email: 'owen.pryce@force.example', from: null, until: null };
const sian = { name: "Siân O'Neill", email: "sian.o'neill@force.example" };
const add = (input: z.input<typeof addOwnerInput>) => addOwner(office.on(), addOwnerInput.parse(input));
const amend = (input: z.input<typeof amendOwnerInput>) =>
  amendOwner(office.on(), 'force', amendOwnerInput.parse(input));
const set = (input: z.input<typeof setContactInput>) =>
  setContact(office.on(), 'force', setContactInput.parse(input));

beforeEach(async () => {
  office = anOffice();
  await office.put(aBoard(), anOwner());
});

describe('a new owner', () => {
  it('goes by its code where no name is said, and has nobody behind its door', async () => {
    expect(done(await add({ id: 'cfo' })).thing).toMatchObject({
      name: 'cfo',
      aliases: [],
      contacts: [],
      history: [{ what: 'added' }],
    });
  });

  it('that is there already is shown', async () => {
    expect(await add({ id: 'force', name: 'Another' })).toMatchObject({
      faults: [{ because: 'already there', why: 'there is an owner force already: Force', field: null }],
      standing: { id: 'force', version: 1 },
    });
  });

  it('goes by no name of another, each of which is told at once', async () => {
    const wrong = { id: 'constabulary', name: 'FORCE', aliases: ['CC', 'the  force', 'force'] };
    expect(faults(await add(wrong))).toEqual([
      ['name taken', ['id']],
      ['name taken', ['name']],
      ['name taken', ['aliases', 2]],
    ]);
    expect(await office.register.owners('pdb')).toHaveLength(1);
  });
});

describe('an owner', () => {
  it('has each list that is named whole, and keeps the others', async () => {
    const { thing } = done(await amend({ deputies: [sian] }));
    expect(thing).toMatchObject({ contacts: [owen], deputies: [{ ...sian, from: null, until: null }] });
    const again = done(await amend({ deputies: [sian] }));
    expect(again.thing).toBe(again.before);
  });

  it('may go by another of its own names, and by none of another’s', async () => {
    done(await add({ id: 'cfo', name: 'CFO' }));
    expect(done(await amend({ name: 'Constabulary', aliases: ['Force'] })).thing).toMatchObject({
      name: 'Constabulary',
      history: [{}, { what: 'renamed' }],
    });
    expect(faults(await amend({ aliases: ['Force', 'cfo'] }))).toEqual([['name taken', ['aliases', 1]]]);
  });

  it('that the board does not have is not there', async () => {
    expect(faults(await clearMailbox(office.on(), 'opcc', { email: owen.email }))).toEqual([
      ['not there', null],
    ]);
  });
});

describe('the people of an owner', () => {
  it('are known by their mailboxes, and keep what is not said', async () => {
    done(await set({ ...sian, from: '2024-11-01' }));
    const { thing } = done(await set({ email: owen.email.toUpperCase(), until: '2024-10-31' }));
    expect(thing.contacts).toEqual([
      { ...owen, email: owen.email.toUpperCase(), until: '2024-10-31' },
      { ...sian, from: '2024-11-01', until: null },
    ]);
    const again = done(await set({ email: sian.email, as: 'contact', from: '2024-11-01' }));
    expect(again.thing).toBe(again.before);
  });

  it('need a name when they are new, and do not leave before they come', async () => {
    expect(faults(await set({ email: sian.email }))).toEqual([['not among them', ['name']]]);
    expect(await set({ email: owen.email, from: '2024-11-01', until: '2024-10-01' })).toMatchObject({
      faults: [{ because: 'leaves before coming', field: ['until'], step: { take: 'a day away' } }],
    });
  });

  it('are taken off the list that they are on, and no other', async () => {
    const wrong = await removeContact(office.on(), 'force', { email: owen.email, as: 'copy' });
    expect(wrong).toMatchObject({
      faults: [
        {
          because: 'not there',
          why: 'of the copies of Force: owen.pryce@force.example is not among them (known: nobody)',
        },
      ],
    });
    const { thing } = done(await removeContact(office.on(), 'force', { email: owen.email, as: 'contact' }));
    expect(thing.contacts).toEqual([]);
  });
});

describe('how many one mail is written to', () => {
  const many = (count: number, name: string) =>
    Array.from({ length: count }, (_, at) => ({ name, email: `${name}-${at}@force.example` }));
  const why =
    'a mail to Force could go to 51 mailboxes, those it is copied and escalated to included, and the mail service takes 50 at the most';

  it('is counted over all lists and the escalation, whichever list grows', async () => {
    // The secretary is escalated to, which makes fifty.
    done(await amend({ contacts: many(19, 'contact'), copies: many(30, 'copy') }));
    expect(await set({ email: 'one.more@force.example', name: 'One More', as: 'copy' })).toMatchObject({
      faults: [{ because: 'too many to write to', why, field: ['email'] }],
    });
    expect(faults(await amend({ copies: many(31, 'copy') }))).toEqual([['too many to write to', ['copies']]]);
    expect(faults(await amend({ deputies: many(20, 'deputy') }))).toEqual([
      ['too many to write to', ['deputies']],
    ]);
    expect(faults(await add({ id: 'cfo', contacts: many(50, 'contact') }))).toEqual([
      ['too many to write to', ['contacts']],
    ]);
  });

  it('leaves room for who comes when another has gone, and counts nobody twice', async () => {
    done(await amend({ contacts: many(19, 'contact'), copies: many(30, 'copy') }));
    done(await set({ email: 'CONTACT-0@force.example', name: 'Contact', as: 'copy' }));
    done(await set({ email: 'contact-1@force.example', until: '2025-01-31' }));
    done(await set({ email: 'one.more@force.example', name: 'One More', from: '2025-02-01' }));
  });

  it('may shrink, and stay, where it was more before anybody counted', async () => {
    await office.put({
      ...anOwner({ version: 2, copies: many(60, 'copy').map((one) => ({ ...owen, ...one })) }),
    });
    done(await amend({ name: 'Wealdshire Police' }));
    done(await removeContact(office.on(), 'force', { email: 'copy-0@force.example', as: 'copy' }));
    expect(faults(await set({ ...sian, as: 'copy' }))).toEqual([['too many to write to', ['email']]]);
  });
});

describe('a mailbox that refused mail', () => {
  it('is cleared once', async () => {
    const undeliverable = [{ email: owen.email, since: '2024-12-02', why: 'no such mailbox' }];
    await office.put(anOwner({ id: 'opcc', name: 'OPCC', aliases: [], undeliverable }));
    const email = owen.email.toUpperCase();
    const { thing } = done(await clearMailbox(office.on(), 'opcc', { email }));
    expect(thing).toMatchObject({ undeliverable: [], history: [{}, { what: `cleared: ${email}` }] });
    expect(await clearMailbox(office.on(), 'opcc', { email })).toMatchObject({
      faults: [{ because: 'not marked', field: null }],
      standing: { id: 'opcc', version: 2 },
    });
  });
});
