import { beforeEach, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { offices, type TestOffice } from '../secretariat/an-office.ts';
import { aVisitor, type Visitor } from './a-visitor.ts';

const anOffice = offices();
let office: TestOffice;
let asha: Visitor;

const force = '/boards/pdb/owners/force';

beforeEach(async () => {
  office = anOffice();
  await office.put(
    aBoard(),
    anOwner({ deputies: [{ name: 'Insp Ines Rao', email: 'ines@force.example', from: null, until: null }] }),
    aMeeting(),
  );
  asha = await aVisitor(office);
});

const theForce = async () => {
  const owner = await office.register.owner('pdb', 'force');
  if (owner === undefined) throw new Error('the Force is gone');
  return owner;
};

it('the list says where mail goes, and where none can', async () => {
  const marked = { email: 'may@pcc.example', since: '2024-12-02', why: 'no such mailbox' };
  const may = { name: 'May O’Hara', email: 'may@pcc.example', from: null, until: null };
  await office.put(
    anOwner({ id: 'cfo', name: 'CFO', aliases: [], contacts: [may], undeliverable: [marked] }),
    anOwner({ id: 'farce', name: 'Farce', aliases: [], inError: { on: '2024-12-02', reason: 'misspelt' } }),
  );
  const { words, status } = await asha.open('/boards/pdb/owners');
  expect(status).toBe(200);
  expect(words).toContain('CFO nobody No mail can go');
  expect(words).toContain('Farce Entered by mistake');
  expect(words).toContain('Force Constabulary Sergeant Owen Pryce <owen.pryce@force.example>');
  expect(
    (await (await aVisitor(office, { may: ['matters/read'] })).open('/boards/pdb/owners')).words,
  ).not.toContain('Add an owner');
});

it('an owner is shown with its people, what it owes and a mailbox in trouble', async () => {
  const marked = { email: 'owen.pryce@force.example', since: day('2024-12-02'), why: 'no such mailbox' };
  await office.put(anAction());
  await office.register.save({ ...(await theForce()), version: 2, undeliverable: [marked] });
  const { words } = await asha.open(force);
  expect(words).toContain('Deputies are written to');
  expect(words).toContain('A mail of today goes to Insp Ines Rao <ines@force.example>');
  expect(words).toContain(
    'PDB-2024-10-2 Report how many rural patrols ran each month 11 December 2024 Open Overdue',
  );
  expect(words).toContain('owen.pryce@force.example 2 December 2024 no such mailbox Write to it again');
});

it('an owner is added once, though its form is sent twice', async () => {
  const form = await asha.form('/boards/pdb/owners/new');
  const fields = {
    ...{ name: 'Chief Constable’s Office', id: 'CC', aliases: 'CC\r\n\r\nO’Hare’s office' },
    ...{ 'contacts.0.name': 'May O’Hara', 'contacts.0.email': 'may@force.example' },
  };
  for (const _time of ['first', 'second']) {
    expect(await asha.send(form, fields)).toMatchObject({
      status: 303,
      to: '/boards/pdb/owners/cc?done=added',
    });
  }
  expect(await office.register.owner('pdb', 'cc')).toMatchObject({
    aliases: ['CC', 'O’Hare’s office'],
    contacts: [{ name: 'May O’Hara', email: 'may@force.example', from: null, until: null }],
    version: 1,
    history: [{ by: 'Asha Verity', from: 'page' }],
  });
});

it('a name that another goes by, and somebody half known, are told at their fields', async () => {
  const form = await asha.form('/boards/pdb/owners/new');
  const taken = await asha.send(form, { name: 'Force', id: 'police', aliases: 'Constabulary' });
  expect(taken.status).toBe(422);
  expect(taken.html).toContain('href="#name"');
  expect(taken.html).toContain('href="#aliases"');
  const half = await asha.send(form, { name: 'Police', id: 'police', 'contacts.0.name': 'May O’Hara' });
  expect(half.status).toBe(422);
  expect(half.html).toContain('href="#contacts-0-email"');
  expect(half.html).toContain('value="May O’Hara"');
});

it('somebody is added, ended on a day, and taken off when put on by mistake', async () => {
  const add = await asha.form(`${force}/people/new`);
  const mo = { as: 'copy', name: 'Mo Khan', email: 'mo@force.example' };
  expect((await asha.send(add, { ...mo, 'from-day': '1', 'from-month': '12', 'from-year': '2024' })).to).toBe(
    `${force}?done=person`,
  );
  const who = 'as=copy&email=mo%40force.example';
  const end = await asha.form(`${force}/people/end?${who}`);
  const early = await asha.send(end, { 'until-day': '30', 'until-month': '11', 'until-year': '2024' });
  expect([early.status, early.words]).toMatchObject([422, expect.stringContaining('cannot be in post')]);
  await asha.send(end, { 'until-day': '31', 'until-month': '12', 'until-year': '2024' });
  expect((await theForce()).copies).toMatchObject([{ from: '2024-12-01', until: '2024-12-31' }]);
  const off = await asha.form(`${force}/people/remove?${who}`);
  for (const _time of ['first', 'second']) expect((await asha.send(off)).status).toBe(303);
  expect((await theForce()).copies).toEqual([]);
  expect((await asha.open(`${force}/people/change?${who}`)).status).toBe(404);
});

it('a mailbox is written to again by one button, unless the owner was changed meanwhile', async () => {
  const marked = { email: 'owen.pryce@force.example', since: day('2024-12-02'), why: 'no such mailbox' };
  await office.register.save({ ...(await theForce()), version: 2, undeliverable: [marked] });
  const button = await asha.form(force, `${force}/write-again?email=owen.pryce%40force.example`);
  await asha.send(await asha.form(`${force}/change`), { name: 'The Force', aliases: '' });
  expect(await asha.send(button)).toMatchObject({
    status: 412,
    words: expect.stringContaining('Somebody changed this meanwhile'),
  });
  const anew = await asha.form(force, `${force}/write-again?email=owen.pryce%40force.example`);
  expect((await asha.send(anew)).to).toBe(`${force}?done=cleared`);
  expect(await theForce()).toMatchObject({ name: 'The Force', aliases: [], undeliverable: [] });
});

it('one that owes something is not taken back; one that nothing speaks of is gone', async () => {
  await office.put(anAction());
  const form = await asha.form(`${force}/remove`);
  const owing = await asha.send(form, { reason: 'a slip' });
  expect([owing.status, owing.words]).toMatchObject([
    409,
    expect.stringContaining('still owes PDB-2024-10-2'),
  ]);
  await office.put(anOwner({ id: 'farce', name: 'Farce', aliases: [] }));
  const slip = await asha.form('/boards/pdb/owners/farce/remove');
  expect((await asha.send(slip, { reason: 'misspelt' })).to).toBe('/boards/pdb/owners?done=gone');
  expect((await asha.open('/boards/pdb/owners/farce')).status).toBe(404);
});

it('is for those who may, and of the board that they reach', async () => {
  const reader = await aVisitor(office, { may: ['matters/read'] });
  expect((await reader.open(force)).words).not.toContain('Change its names');
  expect((await reader.open(`${force}/change`)).status).toBe(403);
  expect((await asha.open('/boards/pcp/owners/force')).status).toBe(404);
});
