import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import {
  mostWrittenTo,
  ownerNamed,
  ownersMeant,
  ownersNamed,
  recipientsOn,
} from '../../functions/register/owner.ts';
import { anOwner } from './examples.ts';

const person = (name: string, from: string | null = null, until: string | null = null) => ({
  name,
  email: `${name}@force.example`,
  from,
  until,
});
const names = (people: { name: string }[]) => people.map(({ name }) => name);

describe('who is written to', () => {
  const office = anOwner({
    contacts: [person('leaver', null, '2024-11-30'), person('joiner', '2024-12-01')],
    deputies: [person('deputy')],
    copies: [person('copied')],
  });
  it.each([
    ['2024-11-30', ['leaver']],
    ['2024-12-01', ['joiner']],
  ])('on %s is %j', (today, expected) => {
    expect(names(recipientsOn(office, day(today)).to)).toEqual(expected);
    expect(names(recipientsOn(office, day(today)).copies)).toEqual(['copied']);
  });

  it('is a deputy when the contact’s mailbox refuses, and nobody when theirs does too', () => {
    const bounced = (...emails: string[]) =>
      anOwner({
        ...office,
        undeliverable: emails.map((email) => ({ email, since: '2024-12-02', why: 'no such mailbox' })),
      });
    const today = day('2024-12-03');
    expect(names(recipientsOn(bounced('JOINER@force.example'), today).to)).toEqual(['deputy']);
    expect(recipientsOn(bounced('joiner@force.example', 'deputy@force.example'), today).to).toEqual([]);
  });
});

describe('how many a mail may go to', () => {
  const office = anOwner({
    contacts: [person('leaver', null, '2024-11-30'), person('joiner', '2024-12-01'), person('stayer')],
    deputies: [person('first'), person('second'), person('third', '2025-03-01')],
    copies: [person('COPIED'), person('stayer'), person('gone', null, '2024-06-30')],
  });
  it.each([
    ['as many as are in post at once, each mailbox counted once', [], 5],
    ['whoever is escalated to is copied in', [person('chief'), person('copied')], 6],
  ])('is %s', (_, escalatedTo, expected) => {
    expect(mostWrittenTo(office, escalatedTo, day('2024-11-30'))).toBe(expected);
  });
});

describe('an office', () => {
  it('is known by its code, its name and its other names, whatever the capitals and spaces', () => {
    const owners = [anOwner({ aliases: ['Chief Constable', 'CC'] })];
    for (const name of ['force', 'FORCE', 'chief  constable', 'cc']) {
      expect(ownerNamed(owners, name)?.id).toBe('force');
    }
    expect(ownerNamed(owners, 'OPCC')).toBeUndefined();
  });
});

describe('an office as people type its name', () => {
  const typed = anOwner({ id: 'office', name: "Commissioner's Office", aliases: ['OPCC'] });
  const printed = anOwner({ id: 'office-2', name: 'Commissioner’s Office', aliases: [] });
  const ids = (owners: { id: string }[]) => owners.map(({ id }) => id);

  it('is the same, whatever its apostrophe', () => {
    expect(ownerNamed([typed], 'Commissioner’s\u00A0Office')?.id).toBe('office');
  });

  it('is one of two that stood apart before, when written exactly, and neither otherwise', () => {
    const both = [typed, printed];
    expect(ids(ownersNamed(both, "commissioner's office"))).toEqual(['office']);
    expect(ids(ownersNamed(both, 'Commissioner’s Office'))).toEqual(['office-2']);
    expect(ids(ownersNamed(both, 'Commissionerʼs Office'))).toEqual(['office', 'office-2']);
    expect(ownerNamed(both, 'Commissionerʼs Office')).toBeUndefined();
  });
});

describe('offices that are named together', () => {
  const force = anOwner({ aliases: ['Chief Constable', 'CC'] });
  const pcc = anOwner({ id: 'pcc', name: 'PCC', aliases: ['Police and Crime Commissioner'] });
  const cfo = anOwner({ id: 'cfo', name: 'Chief Finance Officer', aliases: ['CFO'] });
  const owners = [force, pcc, cfo];
  const meant = (words: string) => {
    const found = ownersMeant(owners, words);
    return found.outcome === 'found' ? found.owners.map(({ id }) => id) : found.outcome;
  };

  it.each([
    ['Force', ['force']],
    ['Force and PCC', ['force', 'pcc']],
    ['PCC/Force', ['pcc', 'force']],
    ['CC & CFO', ['force', 'cfo']],
    ['CC, PCC and CFO', ['force', 'pcc', 'cfo']],
    ['CC, PCC, and CFO', ['force', 'pcc', 'cfo']],
    ['Police and Crime Commissioner', ['pcc']],
    ['CFO and Police and Crime Commissioner', ['cfo', 'pcc']],
    ['Force and CC', ['force']],
    ['Force and the auditors', 'none'],
    ['and', 'none'],
    ['', 'none'],
  ])('“%s” are %j', (words, ids) => {
    expect(meant(words)).toEqual(ids);
  });

  it('are none, and take no time, where there are very many', () => {
    expect(meant(Array.from({ length: 500 }, () => 'Force').join(' and '))).toBe('none');
  });
});
