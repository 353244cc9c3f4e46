import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import type { Owner } from '../../functions/register/owner.ts';
import {
  addOwner,
  amend,
  clearMailbox,
  type OwnerTransition,
  removeContact,
  setContact,
  unlessTaken,
} from '../../functions/register/owner-transitions.ts';
import { anOwner, secretary } from './examples.ts';

function done(tried: OwnerTransition): Owner {
  if (tried.outcome === 'refused') throw new Error(tried.why);
  return tried.owner;
}
const owen = 'owen.pryce@force.example';
const lastChange = (owner: Owner): string | undefined => owner.history.at(-1)?.what;

describe('a new owner', () => {
  it('has its first contacts, and when it was added', () => {
    const contacts = [{ name: "Siân O'Neill", email: 'sian@cfo.example', from: null, until: null }];
    const cfo = addOwner({ board: 'pdb', id: 'cfo', name: 'CFO', aliases: [], contacts }, secretary);
    expect(cfo).toMatchObject({
      id: 'cfo',
      contacts,
      deputies: [],
      version: 1,
      history: [{ what: 'added' }],
    });
  });

  it.each(['force', 'FORCE', ' constabulary '])('cannot be called “%s” while another is', (name) => {
    expect(unlessTaken([anOwner()], name)).toMatchObject({ because: 'name taken' });
    expect(unlessTaken([anOwner()], name, 'force')).toEqual({ outcome: 'done' });
  });
});

describe('the people of an owner', () => {
  it('are known by their mailbox, whatever its capitals, and keep what nobody mentions', () => {
    const leaving = done(
      setContact(anOwner(), 'contact', { email: owen, until: day('2024-10-31') }, secretary),
    );
    const coming = { email: 'OWEN.PRYCE@force.example', from: day('2023-01-09') };
    expect(done(setContact(leaving, 'contact', coming, secretary)).contacts).toEqual([
      {
        name: 'Sergeant Owen Pryce',
        email: 'OWEN.PRYCE@force.example',
        from: '2023-01-09',
        until: '2024-10-31',
      },
    ]);
    const staying = done(setContact(leaving, 'contact', { email: owen, until: null }, secretary));
    expect(staying.contacts[0]?.until).toBeNull();
  });

  it('said again are the very same owner', () => {
    const office = anOwner();
    expect(done(setContact(office, 'contact', { email: owen }, secretary))).toBe(office);
    expect(amend(office, { name: 'Force', contacts: office.contacts }, secretary)).toBe(office);
  });

  it('need a name when they are new', () => {
    expect(setContact(anOwner(), 'deputy', { email: 'dcc@force.example' }, secretary)).toMatchObject({
      because: 'not among them',
      why: 'dcc@force.example is not among them (known: nobody)',
    });
  });

  it('cannot leave before they come', () => {
    const days = { from: day('2024-11-01'), until: day('2024-10-01') };
    expect(setContact(anOwner(), 'contact', { email: owen, ...days }, secretary)).toMatchObject({
      because: 'leaves before coming',
    });
  });

  it('come off one list and stay on another', () => {
    const both = done(setContact(anOwner(), 'copy', { email: owen, name: 'Owen' }, secretary));
    const after = done(removeContact(both, 'contact', 'Owen.Pryce@force.example', secretary));
    expect(after).toMatchObject({ contacts: [], copies: [{ email: owen }] });
    expect(lastChange(after)).toBe('contact removed: Owen.Pryce@force.example');
    expect(removeContact(after, 'contact', owen, secretary)).toMatchObject({ because: 'not among them' });
  });
});

describe('an owner', () => {
  it('is renamed, or has its lists changed, and says which', () => {
    expect(lastChange(amend(anOwner(), { name: 'Wealdshire Police' }, secretary))).toBe('renamed');
    expect(lastChange(amend(anOwner(), { aliases: ['CC'], contacts: [] }, secretary))).toBe(
      'changed: aliases, contacts',
    );
  });

  it('is written to again at a mailbox that had refused mail', () => {
    const undeliverable = [{ email: owen, since: day('2024-12-02'), why: 'no such mailbox' }];
    const cleared = done(clearMailbox(anOwner({ undeliverable }), owen.toUpperCase(), secretary));
    expect(cleared.undeliverable).toEqual([]);
    expect(clearMailbox(cleared, owen, secretary)).toMatchObject({ because: 'not marked' });
  });
});
