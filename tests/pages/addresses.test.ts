import { beforeEach, expect, it } from 'vitest';
import { pagePaths } from '../../functions/pages/routes.ts';
import { actionRefSchema } from '../../functions/register/action.ts';
import { codeSchema, meetingIdSchema } from '../../functions/register/board.ts';
import { itemRefSchema } from '../../functions/register/programme.ts';
import { notesIdSchema } from '../../functions/register/received-notes.ts';
import { type Site, sites } from './a-site.ts';

const open = sites();
let site: Site;
beforeEach(async () => {
  site = open();
  await site.aBoard();
});

/** What can stand in an address after each of these. */
const names = {
  '/boards': codeSchema,
  '/owners': codeSchema,
  '/meetings': meetingIdSchema,
  '/actions': actionRefSchema,
  '/programme': itemRefSchema,
  '/notes': notesIdSchema,
};

it.each(Object.entries(names))('no page stands where a name of %s could', (list, schema) => {
  const beside = pagePaths.flatMap((path) => new RegExp(`${list}/([^/:]+)$`).exec(path)?.[1] ?? []);
  expect(pagePaths.some((path) => path.includes(`${list}/:`))).toBe(true);
  expect(beside.filter((word) => schema.safeParse(word).success)).toEqual([]);
});

it('an office and a board called new have their pages, as have the forms that add one', async () => {
  const asha = site.visitor();
  await asha.fill('/boards/pdb/add-owner', { id: 'new', name: 'New Towns Office' });
  expect((await asha.open('/boards/pdb/owners/new')).title).toContain('New Towns Office');
  expect((await asha.open('/boards/pdb/owners')).links).toContainEqual(
    expect.objectContaining({ to: '/boards/pdb/owners/new' }),
  );
  await site.matters(
    ...['board', 'add', 'new', '--name', 'New Board', '--secretary', 'Asha Verity <asha@pcc.example>'],
  );
  expect((await asha.open('/boards/new')).title).toContain('New Board');
  expect((await asha.open('/add-board')).title).toContain('Add a board');
});
