import { chmod, cp, mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { matters, npmStart, run } from './a-program.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'matters-sentences-'));
  const env = { MATTERS_DATA: join(root, 'whole') };
  await run([...matters, 'board', 'add', 'pdb', '--name', 'PDB', '--secretary', 'asha@pcc.example'], { env });
});
afterAll(() => rm(root, { recursive: true, force: true }));

/** A copy of the folder, damaged. */
async function damaged(name: string, damage: (folder: string) => Promise<unknown>): Promise<string> {
  const folder = join(root, name);
  await cp(join(root, 'whole'), folder, { recursive: true });
  await damage(folder);
  return folder;
}

const each = async (folder: string, kind: RegExp, bytes: number): Promise<void> => {
  const names = (await readdir(folder)).filter((name) => kind.test(name));
  expect(names).not.toEqual([]);
  for (const name of names) await truncate(join(folder, name), bytes);
};

const replace =
  (...path: string[]) =>
  async (folder: string): Promise<void> => {
    await rm(join(folder, ...path), { recursive: true, force: true });
    await writeFile(join(folder, ...path), 'a file');
  };

const isDamaged =
  /^matters: the database in .+dynamodb is damaged \(.+\)\. Leave it as it is, and restore the last backup into another folder: docs\/backup\.md\n$/;

describe('a data folder that cannot be used is told in a sentence that says what to do', () => {
  it.each([
    [
      'the list of the database’s files',
      (at: string) => writeFile(join(at, 'dynamodb', 'CURRENT'), 'else'),
      isDamaged,
    ],
    ['that list, gone', (at: string) => rm(join(at, 'dynamodb', 'CURRENT')), isDamaged],
    ['its manifest', (at: string) => each(join(at, 'dynamodb'), /^MANIFEST/, 10), isDamaged],
    ['its tables', (at: string) => each(join(at, 'dynamodb'), /\.ldb$/, 100), isDamaged],
    ['the database itself', replace('dynamodb'), isDamaged],
    ['the lock', replace('lock'), /lock is damaged .*Nothing is in it: move it away/],
    [
      'the mailbox',
      replace('mail'),
      /mail cannot be used: a file stands where a folder should be\. To mend it, move the file away/,
    ],
    [
      'how mail goes out',
      replace('mail-route.json'),
      /mail-route\.json is not as it was written.*move it away, and say so anew/,
    ],
  ])('%s', async (name, damage, said) => {
    const MATTERS_DATA = await damaged(name, damage);
    const { exit, talk } = await run([...matters, 'status'], { env: { MATTERS_DATA } });
    expect(talk).toMatch(said);
    expect(talk.trim().split('\n')).toHaveLength(1);
    expect(exit).toBe(1);
  });

  it.each([
    [
      'the issuer',
      replace('issuer.json'),
      'issuer.json is not as it was written: move it away, and a new one is made',
    ],
    [
      'what signs links',
      replace('link-secret.json'),
      'link-secret.json is not as it was written: move it away',
    ],
    ['uploads', replace('uploads'), 'uploads cannot be used: a file stands where a folder should be'],
  ])('by npm start: %s', async (name, damage, said) => {
    const folder = await damaged(name, damage);
    const { exit, talk } = await run([...npmStart, '--data', folder, '--port', '0']);
    expect(talk).toContain(said);
    expect(talk.trim().split('\n')).toHaveLength(1);
    expect(exit).toBe(1);
  });

  it('an announcement of a service that cannot be read is none', async () => {
    const MATTERS_DATA = await damaged('announced', replace('running.json'));
    expect(await run([...matters, 'board', 'list'], { env: { MATTERS_DATA } })).toMatchObject({
      exit: 0,
      talk: '',
    });
  });

  it.skipIf(process.getuid?.() === 0)('a folder that one may not write to', async () => {
    const MATTERS_DATA = await damaged('shut', (folder) => chmod(join(folder, 'dynamodb'), 0o500));
    const { talk } = await run([...matters, 'board', 'list'], { env: { MATTERS_DATA } });
    await chmod(join(MATTERS_DATA, 'dynamodb'), 0o700);
    expect(talk).toContain('you may not write there. Let yourself, or name another folder by MATTERS_DATA');
  });

  it('a backup whose file may not grow leaves no half of one', async () => {
    await mkdir(join(root, 'usb'));
    const line = `ulimit -f 0; exec "${process.execPath}" ${matters.join(' ')} backup "${join(root, 'usb')}"`;
    const { exit, talk } = await run(['-e', spawnBash(line)], { env: { MATTERS_DATA: join(root, 'whole') } });
    expect(exit).toBe(1);
    expect(talk).toMatch(/cannot be (written|used): .*larger/);
    expect(await readdir(join(root, 'usb'))).toEqual([]);
  });
});

/** The same in a shell, which may set limits. */
const spawnBash = (line: string): string =>
  `process.exit(require('child_process').spawnSync('bash',['-c',${JSON.stringify(line)}],{stdio:'inherit'}).status)`;
