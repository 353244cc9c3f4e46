import { beforeEach, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { withMarks } from '../../functions/register/mailboxes.ts';
import type { Saved } from '../../functions/store/register.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { type Site, sites, type Visitor } from './a-site.ts';

const open = sites();
let site: Site;
let asha: Visitor;

const owners = '/boards/pdb/owners';
const force = `${owners}/force`;

const put = async (...things: readonly Saved[]): Promise<void> => {
  for (const thing of things) await site.service.register.save(thing);
};

beforeEach(async () => {
  site = open();
  site.now('2024-12-12T09:00:00.000Z');
  await put(
    aBoard(),
    anOwner({ deputies: [{ name: 'Insp Ines Rao', email: 'ines@force.example', from: null, until: null }] }),
    aMeeting(),
  );
  asha = site.visitor();
});

async function theForce() {
  const owner = await site.service.register.owner('pdb', 'force');
  if (owner === undefined) throw new Error('the Force is gone');
  return owner;
}

const refusesMail = (email: string) => ({ email, since: day('2024-12-02'), why: 'no such mailbox' });

it('the list says where mail goes, and where none can', async () => {
  const may = { name: 'May O’Hara', email: 'may@pcc.example', from: null, until: null };
  await put(
    anOwner({
      id: 'cfo',
      name: 'CFO',
      aliases: [],
      contacts: [may],
      undeliverable: [refusesMail(may.email)],
    }),
    anOwner({ id: 'farce', name: 'Farce', aliases: [], inError: { on: '2024-12-02', reason: 'misspelt' } }),
  );
  const { text } = await asha.open(owners);
  expect(text).toContain('CFO nobody No mail can go');
  expect(text).toContain('Farce Entered by mistake');
  expect(text).toContain('Force Constabulary Sergeant Owen Pryce <owen.pryce@force.example>');
});

it('an owner is shown with its people, what it owes and a mailbox in trouble', async () => {
  const marked = {
    ...(await theForce()),
    version: 2,
    undeliverable: [refusesMail('owen.pryce@force.example')],
  };
  await put(anAction(), marked);
  const { text } = await asha.open(force);
  expect(text).toContain('Deputies are written to');
  expect(text).toContain('A mail of today goes to Insp Ines Rao <ines@force.example>');
  expect(text).toContain(
    'PDB-2024-10-2 Report how many rural patrols ran each month 11 December 2024 Open Overdue',
  );
  expect(text).toContain('owen.pryce@force.example 2 December 2024 no such mailbox Write to it again');
});

it('an owner is added once, though its form is sent twice', async () => {
  const { form } = await asha.open('/boards/pdb/add-owner');
  const fields = {
    ...{ ...form, name: 'Chief Constable’s Office', id: 'CC', aliases: 'CC\r\n\r\nO’Hare’s office' },
    ...{ 'contacts.0.name': 'May O’Hara', 'contacts.0.email': 'may@force.example' },
  };
  for (const _time of ['first', 'second']) {
    expect(await asha.post('/boards/pdb/add-owner', fields)).toMatchObject({
      location: `${owners}/cc?done=added`,
      text: expect.stringContaining('The owner is added.'),
    });
  }
  expect(await site.service.register.owner('pdb', 'cc')).toMatchObject({
    aliases: ['CC', 'O’Hare’s office'],
    contacts: [{ name: 'May O’Hara', email: 'may@force.example', from: null, until: null }],
    version: 1,
    history: [{ by: 'Asha Verity <asha@pcc.example>', from: 'page' }],
  });
});

it('a name that another goes by, and somebody half known, are told at their fields', async () => {
  const taken = await asha.fill('/boards/pdb/add-owner', {
    name: 'Force',
    id: 'police',
    aliases: 'Constabulary',
  });
  expect(taken.status).toBe(422);
  expect(taken.html).toContain('href="#name"');
  expect(taken.html).toContain('href="#aliases"');
  const half = await asha.fill('/boards/pdb/add-owner', {
    ...{ name: 'Police', id: 'police', 'contacts.0.name': 'May O’Hara' },
  });
  expect(half.status).toBe(422);
  expect(half.html).toContain('href="#contacts-0-email"');
  expect(half.form).toMatchObject({ 'contacts.0.name': 'May O’Hara' });
});

it('somebody is added, ended on a day, and taken off when put on by mistake', async () => {
  const mo = { as: 'copy', name: 'Mo Khan', email: 'mo@force.example' };
  await asha.fill(`${force}/people/new`, { ...mo, 'from-day': '1', 'from-month': '12', 'from-year': '2024' });
  const who = 'as=copy&email=mo%40force.example';
  const end = `${force}/people/end?${who}`;
  const early = await asha.fill(end, { 'until-day': '30', 'until-month': '11', 'until-year': '2024' });
  expect([early.status, early.problems]).toEqual([422, [expect.stringContaining('cannot be in post')]]);
  await asha.fill(end, { 'until-day': '31', 'until-month': '12', 'until-year': '2024' });
  expect((await theForce()).copies).toMatchObject([{ from: '2024-12-01', until: '2024-12-31' }]);
  const off = `${force}/people/remove?${who}`;
  const { form } = await asha.open(off);
  for (const _time of ['first', 'second']) {
    expect((await asha.post(off, form)).location).toBe(`${force}?done=person`);
  }
  expect((await theForce()).copies).toEqual([]);
  expect((await asha.open(`${force}/people/change?${who}`)).status).toBe(404);
});

it('a mailbox is written to again by one button, unless the owner was changed meanwhile', async () => {
  const before = await theForce();
  const author = { at: before.history[0]?.at ?? site.service.now(), by: 'the mail service', from: 'event 1' };
  await put(withMarks(before, [refusesMail('owen.pryce@force.example')], author));
  const again = `${force}/write-again?email=owen.pryce%40force.example`;
  const { form } = await asha.open(force);
  await asha.fill(`${force}/change`, { name: 'The Force', aliases: '' });
  const stale = await asha.post(again, form);
  expect([stale.status, stale.text]).toEqual([412, expect.stringContaining('“The Force”, was “Force”')]);
  expect((await asha.post(again, (await asha.open(force)).form)).location).toBe(`${force}?done=cleared`);
  expect(await theForce()).toMatchObject({ name: 'The Force', aliases: [], undeliverable: [] });
});

it('one that owes something is not taken back; one that nothing speaks of is gone', async () => {
  await put(anAction(), anOwner({ id: 'farce', name: 'Farce', aliases: [] }));
  const owing = await asha.fill(`${force}/remove`, { reason: 'a slip' });
  expect([owing.status, owing.problems]).toEqual([
    409,
    [expect.stringContaining('still owes PDB-2024-10-2')],
  ]);
  const slip = await asha.fill(`${owners}/farce/remove`, { reason: 'misspelt' });
  expect(slip.location).toBe(`${owners}?done=gone`);
  expect((await asha.open(`${owners}/farce`)).status).toBe(404);
});

it('whoever may only read is offered nothing to change, and is refused it', async () => {
  const reader = site.visitor({ groups: ['board-pdb-reader'] });
  expect((await reader.open(owners)).text).not.toContain('Add an owner');
  expect((await reader.open(force)).text).not.toContain('Change its names');
  expect((await reader.open(`${force}/change`)).status).toBe(403);
  expect((await reader.open('/boards/pcp/owners/force')).status).toBe(404);
});
