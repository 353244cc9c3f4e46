import { beforeEach, expect, it } from 'vitest';
import type { ActionRef } from '../../functions/register/action.ts';
import type { Saved } from '../../functions/store/register.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { type Site, sites, type Visitor } from './a-site.ts';

const open = sites();
let site: Site;
let asha: Visitor;

const gate = '/boards/pdb/publish';
const [first, second] = ['PDB-2024-10-1', 'PDB-2024-10-2'] as [ActionRef, ActionRef];

const put = async (...things: readonly Saved[]): Promise<void> => {
  for (const thing of things) await site.service.register.save(thing);
};
const entryOf = (ref: ActionRef) => site.service.register.publicEntry(ref);

beforeEach(async () => {
  site = open();
  site.now('2024-12-03T09:00:00.000Z');
  await put(
    aBoard(),
    anOwner(),
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting(),
    anAction({ ref: first, text: 'Ring Mr O’Brien-Hale on 07700 900123 about 46/12345/24' }),
    anAction({ ref: second }),
  );
  asha = site.visitor();
});

it('the gate is reached from the papers, and shows what looks private before anything is public', async () => {
  const { links } = await asha.open('/boards/pdb/papers');
  expect(links.map(({ to }) => to)).toContain(gate);
  const { text, links: ways } = await asha.open(gate);
  expect(text).toContain('To be looked at: 2 actions.');
  expect(text).toContain('A person in “What was asked for”: “Mr O’Brien-Hale”');
  expect(text).toContain('A telephone number in “What was asked for”: “07700 900123”');
  expect(text).toContain('A crime or incident number in “What was asked for”: “46/12345/24”');
  expect(ways).toContainEqual({
    to: `${gate}/these?ref=${second}`,
    words: 'Publish all in which nothing looks private (1)',
  });
  expect(await entryOf(first)).toBeUndefined();
});

it('what is ticked is published after a last look, and what loses its tick there is not', async () => {
  const page = `${gate}/these?ref=${first}&ref=${second}`;
  const { text, html } = await asha.open(page);
  expect(text).toContain('Publish 2 actions');
  const [, mark = ''] = /value="(PDB-2024-10-2 [0-9a-f]{16})"/.exec(html) ?? [];
  const done = await asha.fill(page, { rows: [mark] });
  expect(done.text).toContain(`Published: ${second}.`);
  expect(await entryOf(second)).toMatchObject({
    public: { place: 'published', row: { action: 'Report how many rural patrols ran each month' } },
    history: [
      { what: 'published in the public register', by: expect.stringContaining('Asha Verity'), from: 'page' },
    ],
  });
  expect(await entryOf(first)).toBeUndefined();
  expect((await asha.fill(page, { rows: [] })).problems).toEqual(['Tick what is to be published']);
});

it('is not published as it was shown once somebody changed it, and is looked at again', async () => {
  const page = `${gate}/these?ref=${second}`;
  const { html, form } = await asha.open(page);
  const [, mark = ''] = /value="(PDB-2024-10-2 [0-9a-f]{16})"/.exec(html) ?? [];
  await put(anAction({ ref: second, text: 'Report to Mrs Hale', version: 2 }));
  const left = await asha.post(page, { ...form, rows: [mark] });
  expect(left.text).toContain(`Not decided on, being changed since you looked: ${second}.`);
  expect(await entryOf(second)).toBeUndefined();
});

it('publishes with other words, and names the field that has none', async () => {
  const page = `${gate}/${first}/words`;
  const shown = await asha.open(page);
  expect(shown.location ?? '').toMatch(/words\?seen=[0-9a-f]{16}$/);
  const at = shown.location ?? '';
  const empty = await asha.fill(at, { action: ' ' });
  expect(empty.problems).toEqual(['Enter the words for “What was asked for”']);
  const done = await asha.fill(at, { action: 'Tell somebody what became of a case' });
  expect(done.text).toContain(`Published: ${first}.`);
  expect(await entryOf(first)).toMatchObject({
    public: { row: { action: 'Tell somebody what became of a case', owner: 'Force' } },
    otherWords: [{ text: 'action' }],
  });
  expect(done.text).toContain('In other words: the register has “Ring Mr O’Brien-Hale');
});

it('holds back for a reason, which is asked for, and refuses what was changed meanwhile', async () => {
  const at = (await asha.open(`${gate}/${first}/hold`)).location ?? '';
  expect((await asha.fill(at, { reason: '' })).problems).toEqual([
    'Enter why it is held back, such as “it names a witness”',
  ]);
  const { form } = await asha.open(at);
  const done = await asha.fill(at, { reason: 'it names a witness' });
  expect(done.text).toContain(`Held back: ${first}.`);
  expect(await entryOf(first)).toMatchObject({ heldBack: 'it names a witness' });
  const stale = await asha.post(at, { ...form, reason: 'and a second reason' });
  expect(stale.status).toBe(412);
  expect(stale.problems).toEqual([`${first} was changed since it was looked at: look at it again.`]);
});

it('shows everybody, and lets only those decide who decide for the board', async () => {
  const reader = site.visitor({ name: 'Jo Ellery', groups: ['board-pdb-reader'] });
  const shown = await reader.open(gate);
  expect(shown.status).toBe(200);
  expect(shown.links.map(({ words }) => words)).not.toContain(`Hold back ${first}`);
  expect((await reader.open(`${gate}/${first}/hold`)).status).toBe(403);
  expect((await reader.post(`${gate}/these?ref=${first}`, { rows: ['x'] })).status).toBe(403);
});

it('has no page for what is not there', async () => {
  expect((await asha.open(`${gate}/PDB-2024-10-9/hold`)).status).toBe(404);
  expect((await asha.open(`${gate}/nonsense/words`)).status).toBe(404);
  expect((await asha.open(`${gate}/these`)).location).toBe(gate);
});
