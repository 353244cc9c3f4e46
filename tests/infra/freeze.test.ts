import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { instantSchema } from '../../functions/calendar/days.ts';
import { freezeInWords } from '../../functions/dispatch/freeze.ts';
import { endFreeze, freeze, freezeIn, frozenIn, keepFreeze } from '../../infra/local/freeze.ts';

const at = (text: string) => instantSchema.parse(text);
let root: string;
let where: { MATTERS_DATA: string };

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'matters-freeze-'));
  where = { MATTERS_DATA: join(root, 'data') };
});
afterEach(() => rm(root, { recursive: true, force: true }));

it('is kept beside the table until it is ended, with who froze it and why, for nobody else to read', async () => {
  expect(await frozenIn(where)).toBeNull();
  await freeze(where, 'the mails name the wrong day', at('2026-11-24T09:12:00.000Z'), "Siân O'Neill");
  const frozen = await frozenIn(where);
  expect(frozen && freezeInWords(frozen)).toBe(
    "sending is frozen by Siân O'Neill since 24 November 2026, 09:12: the mails name the wrong day",
  );
  expect((await stat(join(root, 'data', 'frozen.json'))).mode & 0o777).toBe(0o600);
  await endFreeze(where);
  expect(await frozenIn(where)).toBeNull();
  expect(await readdir(join(root, 'data'))).toEqual([]);
});

it('is told in London time, through the change of clocks', () => {
  const since = (moment: string) => freezeInWords({ since: at(moment), by: 'Asha', because: null });
  expect(since('2026-10-25T00:59:00.000Z')).toBe('sending is frozen by Asha since 25 October 2026, 01:59');
  expect(since('2026-10-25T01:01:00.000Z')).toBe('sending is frozen by Asha since 25 October 2026, 01:01');
});

it('stops sending where it cannot be read, and says which file', async () => {
  await freeze(where, null, at('2026-11-24T09:12:00.000Z'), 'Asha');
  const file = join(root, 'data', 'frozen.json');
  await writeFile(file, (await readFile(file, 'utf8')).slice(0, 20));
  expect(await frozenIn(where)).toMatchObject({
    because: expect.stringContaining(`${file} is not as it was`),
  });
  // Nobody knows any longer what a thaw must mind: that is not written over.
  await freeze(where, null, at('2026-11-25T09:12:00.000Z'), 'Asha');
  expect(await freezeIn(where)).toBe('unreadable');
});

it('of a register that was restored still says so when somebody freezes it again', async () => {
  const made = at('2026-11-23T07:30:00.000Z');
  const restored = { made, at: at('2026-11-24T09:00:00.000Z'), boardsLeft: [] };
  await keepFreeze(where, { since: restored.at, by: 'Asha', because: 'restored', restored });
  await freeze(where, 'another look', at('2026-11-24T10:00:00.000Z'), 'Owen');
  expect(await freezeIn(where)).toMatchObject({ by: 'Owen', because: 'another look', restored });
});

it('is of one register: a database that the environment names has its own', async () => {
  const own = { ...where, AWS_ENDPOINT_URL_DYNAMODB: 'http://localhost:8000' };
  await freeze(own, null, at('2026-11-24T09:12:00.000Z'), 'Asha');
  expect(await frozenIn(where)).toBeNull();
  expect(await frozenIn(own)).toMatchObject({ by: 'Asha' });
});
