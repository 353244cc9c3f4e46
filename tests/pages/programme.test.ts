import { beforeEach, describe, expect, it } from 'vitest';
import type { ItemRef } from '../../functions/register/programme.ts';
import { type Site, sites } from './a-site.ts';

const open = sites();
let site: Site;

const programme = '/boards/pcp/programme';
const onDay = (name: string, day: number, month: number, year: number) => ({
  [`${name}-day`]: String(day),
  [`${name}-month`]: String(month),
  [`${name}-year`]: String(year),
});

/** The panel's officer on 18 November 2024, with a meeting on 10 December and one in March. */
beforeEach(async () => {
  site = open();
  site.now('2024-11-18T10:00:00.000Z');
  await site.matters(
    ...['board', 'add', 'pcp', '--name', 'Police and Crime Panel'],
    ...['--secretary', 'Joan Ellery <joan@council.example>'],
  );
  await site.matters('owner', 'add', 'pcc', '--board', 'pcp', '--name', 'PCC');
  await site.matters('meeting', 'add', '--board', 'pcp', '--date', '2024-12-10');
  await site.matters('meeting', 'add', '--board', 'pcp', '--month', '2025-03');
});

const item = async (number: number) => {
  const entry = await site.service.register.item(`PCP-ITEM-${number}` as ItemRef);
  return { ...entry, history: undefined };
};

const add = (title: string, more: Record<string, string> = {}) =>
  site
    .visitor()
    .fill(`${programme}/new?meeting=2024-12`, { title, comes: 'once', lead: 'pcc', offered: [], ...more });

describe('the programme', () => {
  it('stands as its paper prints it, with what can be done of each item', async () => {
    await add('Youth Justice: “what works”', { reason: 'Requested by the Panel' });
    await add('Notes of the board', { offered: 'yes' });
    const asha = site.visitor();
    const note = { title: 'Board minutes', comes: 'item to note', condition: 'if available' };
    await asha.fill(`${programme}/new`, note);
    const { text, links } = await asha.open(programme);
    expect(text).toMatch(
      /Tuesday 10 December 2024 .*Youth Justice: “what works” Requested by the Panel PCC Due by 25 November 2024/,
    );
    expect(text).toMatch(/Items to note at each meeting .*Board minutes \(if available\)/);
    const stepsOf = (number: number) =>
      links
        .filter(({ to }) => to.startsWith(`${programme}/PCP-ITEM-${number}/`))
        .map(({ to }) => to.split('/').at(-1));
    expect([1, 2, 3].map(stepsOf)).toEqual([
      ['move', 'withdraw', 'replace', 'receive', 'present'],
      ['accept', 'withdraw', 'move'],
      ['settle', 'withdraw'],
    ]);
    const reader = await site.visitor({ groups: ['board-pcp-reader'] }).open(programme);
    expect(reader.links.filter(({ to }) => /\/PCP-ITEM-\d\//.test(to))).toEqual([]);
  });

  it('takes what is offered, or declines it with a reason', async () => {
    await add('Notes of October', { offered: 'yes' });
    await add('Notes of November', { offered: 'yes' });
    const asha = site.visitor();
    await asha.fill(`${programme}/PCP-ITEM-1/accept`, {});
    await asha.fill(`${programme}/PCP-ITEM-2/withdraw`, { reason: 'too late for the agenda' });
    expect(await item(1)).toMatchObject({ state: 'planned' });
    expect(await item(2)).toMatchObject({
      state: 'withdrawn',
      withdrawal: { on: '2024-11-18', reason: 'too late for the agenda' },
    });
  });

  it('keeps at its foot what was moved, withdrawn or replaced, and why', async () => {
    await add('Rural crime');
    await add('Custody visiting');
    const asha = site.visitor();
    const form = (await asha.open(`${programme}/PCP-ITEM-1/move`)).form;
    const move = { ...form, to: '2025-03', reason: 'the agenda’s full' };
    expect((await asha.post(`${programme}/PCP-ITEM-1/move`, move)).text).toMatch(/The item is moved/);
    expect((await asha.post(`${programme}/PCP-ITEM-1/move`, move)).location).toContain('done=moved');
    site.now('2024-11-19T10:00:00.000Z');
    await asha.fill(`${programme}/PCP-ITEM-2/replace`, { by: 'a visit', reason: 'better seen' });
    const { text } = await asha.open(programme);
    expect(text).toMatch(
      /What was moved, withdrawn or replaced .*Custody visiting Tuesday 19 November 2024 Replaced by a visit: better seen Rural crime Monday 18 November 2024 Moved from meeting 2024-12 to 2025-03: the agenda’s full$/,
    );
    expect(await item(1)).toMatchObject({ meeting: '2025-03', version: 2 });
  });

  it('has a paper that is said to be sent looked for, asked for again, and in', async () => {
    await add('Rural crime');
    const asha = site.visitor();
    const at = `${programme}/PCP-ITEM-1`;
    const words = async () => (await asha.open(at)).links.map((link) => link.words);
    expect(await words()).toContain('Enter that it is said to be sent');
    const bare = await asha.fill(`${at}/sent`, {});
    expect([bare.status, bare.html]).toEqual([422, expect.stringContaining('href="#where"')]);
    const said = await asha.fill(`${at}/sent`, { where: 'by email', saidBy: 'Mo O’Hara' });
    expect(said.text).toContain('Sent on 18 November 2024 by Mo O’Hara (by email): to be looked for');
    expect(await words()).toEqual(expect.arrayContaining(['Paper is in', 'It has not arrived']));
    expect((await words()).filter((one) => one === 'Paper is in')).toHaveLength(1);
    expect((await asha.open(programme)).text).toContain('Said to be sent on 18 November 2024 by Mo O’Hara');
    expect((await asha.open('/boards/pcp')).text).toContain('A paper is said to be sent');
    const back = await asha.fill(`${at}/not-arrived`, { reason: 'nothing came' });
    expect(back.text).toContain('Its lead is reminded of it again.');
    await asha.fill(`${at}/sent`, { where: 'by post' });
    await asha.fill(`${at}/receive`, {});
    expect(await item(1)).toMatchObject({ received: { on: '2024-11-18' }, paperSent: null });
  });

  it('logs a paper that is in, and what a meeting considered', async () => {
    await add('Rural crime');
    const asha = site.visitor();
    const early = await asha.fill(`${programme}/PCP-ITEM-1/receive`, onDay('on', 19, 11, 2024));
    expect(early).toMatchObject({ status: 422, problems: ['19 November 2024 has not come yet.'] });
    await asha.fill(`${programme}/PCP-ITEM-1/receive`, {});
    expect(await item(1)).toMatchObject({ received: { on: '2024-11-18' } });
    site.now('2024-12-11T10:00:00.000Z');
    expect((await asha.open(programme)).text).toMatch(/Neither presented nor moved .*Rural crime/);
    await asha.fill(`${programme}/PCP-ITEM-1/present`, {});
    expect(await item(1)).toMatchObject({ presented: { on: '2024-12-10' } });
  });

  it('asks of a late item by reason of what it is considered', async () => {
    site.now('2024-12-04T10:00:00.000Z');
    const asked = await add('A matter of urgency');
    expect(asked.status).toBe(422);
    expect(asked.problems).toEqual([expect.stringMatching(/special circumstances .*: say which\.$/)]);
    const added = await site
      .visitor()
      .post(`${programme}/new`, { ...asked.form, specialCircumstances: 'it came up on Monday' });
    expect(added.text).toContain('By reason of: it came up on Monday');
  });

  it('puts an item right, back, and out of it again', async () => {
    await add('Rural crime');
    const asha = site.visitor();
    await asha.fill(`${programme}/PCP-ITEM-1/amend`, { title: 'Rural crime, a year on', lead: '' });
    expect(await item(1)).toMatchObject({ title: 'Rural crime, a year on', lead: null });
    await asha.fill(`${programme}/PCP-ITEM-1/withdraw`, { reason: 'an election' });
    await asha.fill(`${programme}/PCP-ITEM-1/reinstate`, { reason: 'no election' });
    expect(await item(1)).toMatchObject({ state: 'planned' });
    const removed = await asha.fill(`${programme}/PCP-ITEM-1/remove`, { reason: 'twice' });
    expect(removed.location).toBe(`${programme}?done=removed`);
    expect((await asha.open(`${programme}/PCP-ITEM-1`)).status).toBe(404);
  });

  it('of a board that is no panel says so, and takes an item all the same', async () => {
    await site.aBoard();
    const asha = site.visitor();
    const { text, links } = await asha.open('/boards/pdb/programme');
    expect(text).toContain('Performance and Delivery Board is not a panel');
    expect(links.map(({ to }) => to)).not.toContain('/boards/pdb/programme/statutory-year');
    const added = await asha.fill('/boards/pdb/programme/new', { title: 'Estates', comes: 'standing item' });
    expect(added).toMatchObject({ status: 200, location: '/boards/pdb/programme/PDB-ITEM-1?done=added' });
    expect((await asha.open('/boards/pdb/programme/statutory-year/2025')).status).toBe(404);
    expect((await asha.open('/boards/pdb/programme/PCP-ITEM-1')).status).toBe(404);
  });
});

describe('the statutory year', () => {
  it('is proposed with its sources and days, and what is ticked of it is added', async () => {
    const asha = site.visitor();
    expect((await asha.open(`${programme}/statutory-year`)).location).toBe(
      `${programme}/statutory-year/2025`,
    );
    const year = `${programme}/statutory-year/2025`;
    const { text, form } = await asha.open(year);
    expect(text).toContain('the panel reports by Saturday 8 February 2025');
    expect(text).toContain('Police Reform and Social Responsibility Act 2011 sch.5');
    const none = await asha.post(year, { ...form, only: [] });
    expect(none).toMatchObject({ status: 422, problems: ['Tick what is to be added'] });
    const added = await asha.post(year, { ...form, only: ['precept', 'annual report'] });
    expect(added.location).toBe(`${programme}?done=year`);
    expect(added.text).toMatch(/Proposed precept 2025\/26 .*PCC’s Annual Report 2024\/25/);
    expect(added.text).not.toContain('Police and Crime Plan');
    expect((await asha.open(year)).text).toContain('On the programme already, planned.');
  });
});
