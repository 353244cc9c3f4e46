import { beforeEach, expect, it } from 'vitest';
import type { Saved } from '../../functions/store/register.ts';
import { aBoard, anOwner } from '../register/examples.ts';
import { type Site, sites, type Visitor } from './a-site.ts';

const open = sites();
let site: Site;
let asha: Visitor;

const settings = '/boards/pdb/settings';

const put = async (...things: readonly Saved[]): Promise<void> => {
  for (const thing of things) await site.service.register.save(thing);
};

beforeEach(async () => {
  site = open();
  site.now('2024-12-12T09:00:00.000Z');
  await put(aBoard(), anOwner());
  asha = site.visitor();
});

async function theBoard() {
  const board = await site.service.register.board('pdb');
  if (board === undefined) throw new Error('the board is gone');
  return board;
}

it('says in plain words who is told what, and when', async () => {
  const { text, links } = await asha.open(settings);
  expect(text).toContain('An escalation Besides the office: the secretary');
  expect(text).toContain('Papers deadline Five working days before publication');
  expect(text).toContain('Escalated After two chases');
  expect(text).toContain('Last call Two working days before the meeting');
  expect(links).toContainEqual({ words: 'Change how papers run', to: `${settings}/papers` });
  expect((await asha.open('/boards/pdb/owners')).links.some(({ to }) => to === settings)).toBe(true);
});

it('a number is changed within its bounds, and once though its form is sent twice', async () => {
  const papers = `${settings}/papers`;
  const { form } = await asha.open(papers);
  expect(form).toMatchObject({ 'policy.clearDays': '5', 'policy.actionReport.before': 'publication' });
  const beyond = await asha.post(papers, { ...form, 'policy.papersWorkingDays': '251' });
  expect([beyond.status, beyond.html]).toEqual([
    422,
    expect.stringContaining('href="#policy-papersWorkingDays"'),
  ]);
  const odd = await asha.post(papers, { ...form, 'policy.horizonDays': 'ninety' });
  expect(odd.problems).toEqual(['Enter a whole number in figures, such as 5']);
  for (const _time of ['first', 'second']) {
    const { location } = await asha.post(papers, { ...form, 'policy.clearDays': '' });
    expect(location).toBe(`${settings}?done=changed`);
  }
  expect(await theBoard()).toMatchObject({ version: 2, policy: { clearDays: null, papersWorkingDays: 5 } });
  expect((await asha.open(settings)).text).toContain('Papers deadline Five working days before the meeting');
});

it('a form that is stale shows what was changed meanwhile', async () => {
  const { form } = await asha.open(`${settings}/chases`);
  await asha.fill(`${settings}/mails`, { 'policy.unknownThen': 'ask' });
  const stale = await asha.post(`${settings}/chases`, { ...form, 'policy.chasesBeforeEscalation': '0' });
  expect([stale.status, stale.text]).toEqual([412, expect.stringContaining('unknownThen')]);
  expect(stale.form).toMatchObject({ 'policy.chasesBeforeEscalation': '0' });
});

it('a reminder is added, changed and taken away, and none has the name of another', async () => {
  const third = { stage: 'Third reminder', workingDays: '3', before: 'papers' };
  await asha.fill(`${settings}/stages/new`, third);
  expect((await theBoard()).policy.stages.at(-1)).toEqual({
    ...{ name: 'third-reminder', workingDays: 3, before: 'papers' },
  });
  expect((await asha.fill(`${settings}/stages/new`, third)).status).toBe(422);
  await asha.fill(`${settings}/stages/change?stage=third-reminder`, { workingDays: '0', before: 'meeting' });
  expect((await asha.open(settings)).text).toContain('Third reminder On the day of the meeting');
  const gone = `${settings}/stages/remove?stage=third-reminder`;
  const { form } = await asha.open(gone);
  for (const _time of ['first', 'second']) expect((await asha.post(gone, form)).status).toBe(200);
  expect((await theBoard()).policy.stages).toHaveLength(4);
});

it('days on which the office is shut are added in a row, and taken away one by one', async () => {
  const shut = `${settings}/closures/new`;
  const day = (name: string, [d, m, y]: readonly string[]) => ({
    [`${name}-day`]: d ?? '',
    [`${name}-month`]: m ?? '',
    [`${name}-year`]: y ?? '',
  });
  const backwards = { ...day('first', ['27', '12', '2024']), ...day('last', ['24', '12', '2024']) };
  expect((await asha.fill(shut, backwards)).problems).toEqual(['The last day comes before the first']);
  await asha.fill(shut, { ...day('first', ['30', '12', '2024']), ...day('last', ['31', '12', '2024']) });
  expect((await theBoard()).policy.closureDays).toEqual(['2024-12-30', '2024-12-31']);
  const { form, text } = await asha.open(settings);
  expect(text).toContain('Monday 30 December 2024 Take away');
  await asha.post(`${settings}/closures/remove?day=2024-12-30`, form);
  expect((await theBoard()).policy.closureDays).toEqual(['2024-12-31']);
});

it('its own people are added, renamed and taken off, but for the last secretary', async () => {
  const people = `${settings}/people`;
  const chief = { as: 'escalation', name: 'Mary O’Hare', email: 'mary@pcc.example' };
  await asha.fill(`${people}/new`, chief);
  expect((await asha.open(settings)).text).toContain('Besides the office: Mary O’Hare <mary@pcc.example>');
  await asha.fill(`${people}/change?as=escalation&email=mary%40pcc.example`, { name: 'Mary Hare' });
  expect((await theBoard()).policy.escalateTo).toEqual([{ name: 'Mary Hare', email: 'mary@pcc.example' }]);
  const last = await asha.fill(`${people}/remove?as=secretary&email=asha.verity%40pcc.example`, {});
  expect([last.status, last.problems]).toEqual([
    409,
    ['A board needs a secretary to report to: add another first.'],
  ]);
  await asha.fill(`${people}/remove?as=escalation&email=mary%40pcc.example`, {});
  expect((await theBoard()).policy.escalateTo).toEqual([]);
  expect((await asha.fill(`${people}/new`, { ...chief, email: 'mary' })).html).toContain('href="#email"');
});

it('a name that another board has is asked about', async () => {
  await put(aBoard({ id: 'pcp', name: 'Police and Crime Panel' }));
  const asked = await asha.fill(`${settings}/names`, { name: 'police and crime panel' });
  expect(asked.status).toBe(422);
  const again = { ...asked.form, sameName: 'yes' };
  expect((await asha.post(`${settings}/names`, again)).location).toBe(`${settings}?done=changed`);
  await asha.fill(`${settings}/panels`, { notesTo: 'PCP' });
  expect(await theBoard()).toMatchObject({ name: 'police and crime panel', notesTo: ['pcp'] });
  expect((await asha.fill(`${settings}/panels`, { notesTo: 'pdb' })).html).toContain('href="#notesTo"');
});

it('is changed by whoever may decide for the board alone', async () => {
  const officer = site.visitor({ groups: ['board-pdb-officer'] });
  expect((await officer.open(settings)).links.some(({ words }) => words === 'Add somebody')).toBe(false);
  expect((await officer.open(`${settings}/papers`)).status).toBe(403);
});
