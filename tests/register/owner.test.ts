import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { ownerNamed, recipientsOn } from '../../functions/register/owner.ts';
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

describe('an office', () => {
  it('is known by its code, its name and its other names, whatever the capitals and spaces', () => {
    const owners = [anOwner({ aliases: ['Chief Constable', 'CC'] })];
    for (const name of ['force', 'FORCE', 'chief  constable', 'cc']) {
      expect(ownerNamed(owners, name)?.id).toBe('force');
    }
    expect(ownerNamed(owners, 'OPCC')).toBeUndefined();
  });
});
