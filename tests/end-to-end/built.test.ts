import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from './a-program.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
const matters = (...words: string[]) =>
  run([join(folder, 'infra/local/matters.mjs'), ...words], { cwd: folder });
const builds = async () => (await readdir(join(folder, 'dist'))).length;

/** The sources by themselves, with what is installed beside them. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matters-built-'));
  for (const name of ['functions', 'infra', 'templates', 'package.json', 'package-lock.json']) {
    await cp(join(root, name), join(folder, name), { recursive: true });
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('is built once by several that are started at once', async () => {
  const ends = await Promise.all([matters('--help'), matters('--help'), matters('token', '--help')]);
  expect(ends).toEqual(ends.map(() => expect.objectContaining({ exit: 0, talk: '' })));
  expect(await builds()).toBe(1);
});

it('is never older than its sources', async () => {
  const verb = join(folder, 'functions/command-line/verbs/token.ts');
  const source = await readFile(verb, 'utf8');
  await writeFile(verb, source.replace(/\.description\(\s*'/, '$&that no one had yesterday: '));
  expect((await matters('--help')).out).toContain('that no one had yesterday');
  expect((await matters('token', '--help')).out).toContain('that no one had yesterday');
  expect(await builds()).toBe(2);
});

it('says what to do where an engine, or what builds it, is not installed', async () => {
  await rm(join(folder, 'node_modules'));
  const noEngine = 'matters: level is not installed here: npm ci, without --omit=dev,';
  expect(await matters('status')).toMatchObject({ exit: 1, talk: expect.stringContaining(noEngine) });
  expect(await matters('--stage', 'nowhere', 'status')).toMatchObject({
    exit: 2,
    talk: expect.stringContaining('there is no stage "nowhere"'),
  });
  await writeFile(join(folder, 'functions/new.ts'), '');
  const notBuilt = 'matters: it is not built: ';
  expect(await matters('status')).toMatchObject({ exit: 1, talk: expect.stringContaining(notBuilt) });
});
