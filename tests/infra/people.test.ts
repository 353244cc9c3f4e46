import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keepPeople, peopleFile, peopleOf } from '../../infra/local/people.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'matters-people-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const siân = { name: 'Siân O’Neill', email: 'sian@weald.example', groups: ['board-wpdb-reader'] };

it('is a secretary of every board where nobody was named', async () => {
  expect(await peopleOf(dataDir)).toEqual([
    { name: 'Secretary', email: 'secretary@matters-arising.example', groups: ['boards-secretary'] },
  ]);
});

it('is whom the file of the data folder names, as it stands at that moment', async () => {
  await keepPeople(dataDir, [siân]);
  expect(await peopleOf(dataDir)).toEqual([siân]);
  await keepPeople(dataDir, [{ ...siân, groups: [] }]);
  expect(await peopleOf(dataDir)).toEqual([{ ...siân, groups: [] }]);
  await keepPeople(dataDir, []);
  expect(await peopleOf(dataDir)).toEqual([]);
});

it.each([
  ['no JSON', '[', 'is no JSON'],
  ['no list', '{}', 'the list'],
  ['nobody’s address', '[{"name": "A", "email": "a", "groups": []}]', '0.email is not an email address'],
  [
    'a role that there is not',
    '[{"name": "A", "email": "a@weald.example", "groups": ["board-wpdb-chair"]}]',
    '0.groups.0 is no group: write board-pdb-secretary',
  ],
  [
    'the same address twice',
    JSON.stringify([siân, { ...siân, email: 'Sian@weald.example' }]),
    'the list names an address twice',
  ],
])('is refused where the file has %s in it, and the file is named', async (_, text, why) => {
  await writeFile(peopleFile(dataDir), text);
  await expect(peopleOf(dataDir)).rejects.toThrow(why);
  await expect(peopleOf(dataDir)).rejects.toThrow(join(dataDir, 'people.json'));
});
