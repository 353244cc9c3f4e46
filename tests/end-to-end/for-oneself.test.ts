import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataFolders, type End, matters, npmStart, type Running, sampleNotes, start } from './a-program.ts';

const folder = dataFolders();

/** Starts a program of somebody who is careless of who may read what. */
function startWith(umask: number, words: readonly string[], data: string): Running {
  const before = process.umask(umask);
  try {
    return start(words, { env: { MATTERS_DATA: data } });
  } finally {
    process.umask(before);
  }
}

async function done(words: readonly string[], data: string, umask = 0): Promise<End> {
  const end = await startWith(umask, [...matters, ...words], data).ended;
  expect(end.exit, end.talk).toBe(0);
  return end;
}

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777;
const everythingIn = async (data: string): Promise<string[]> =>
  (await readdir(data, { recursive: true })).map((name) => join(data, name));

/** Each file that is not of mode 600 and each folder that is not of mode 700, as `644 mail/a.eml`. */
async function openIn(data: string): Promise<string[]> {
  const found = await Promise.all(
    [data, ...(await everythingIn(data))].map(async (path) => {
      const about = await stat(path);
      const mode = about.mode & 0o777;
      return mode === (about.isDirectory() ? 0o700 : 0o600)
        ? []
        : [`${mode.toString(8)} ${relative(data, path)}`];
    }),
  );
  return found.flat();
}

const addBoard = ['board', 'add', 'pdb', '--name', 'PDB', '--secretary', 'asha@pcc.example'];
const addForce = ['owner', 'add', 'force', '--board', 'pdb', '--name', 'Force'];
const sweep = ['sweep', '--board', 'pdb', '--as-of', '2025-11-24'];

describe('whatever the umask, a data folder', () => {
  it('is for its owner alone: register, mails, uploads, secrets and log of a served morning', async () => {
    const data = folder('served');
    const service = startWith(0, [...npmStart, '--data', data, '--port', '0'], data);
    const printed = await service.printed('It stays up until Ctrl-C.');
    const [, api = ''] = /^ {2}Open {2}(http:\/\/localhost:\d+)\/$/m.exec(printed) ?? [];
    for (const words of [
      addBoard,
      [...addForce, '--contact', 'sian@force.example'],
      ['record', sampleNotes, '--board', 'pdb', '--as-of', '2025-11-17', '--yes'],
    ]) {
      await done(words, data);
    }
    // Some of the notes' owners have no contact, which a morning says by how it ends.
    expect((await startWith(0, [...matters, ...sweep], data).ended).out).toContain(
      'for Force (sian@force.example)',
    );
    const token = (await done(['token', '--scope', 'matters/record'], data)).out.trim();
    const body = new FormData();
    body.set('file', new File([await readFile(sampleNotes)], 'board.docx'));
    const headers = { authorization: `Bearer ${token}` };
    const sent = await fetch(`${api}/v1/boards/pdb/notes`, { method: 'POST', headers, body });
    expect(sent.status).toBe(201);
    const there = new Set((await everythingIn(data)).map((path) => relative(data, path)));
    for (const name of ['running.json', 'issuer.json', 'link-secret.json', 'mail-route.json', 'http.log']) {
      expect(there, name).toContain(name);
    }
    for (const beginning of ['dynamodb/', 'mail/2', 'uploads/papers/notes/pdb/', 'lock/']) {
      expect([...there].filter((name) => name.startsWith(beginning)).length, beginning).toBeGreaterThan(0);
    }
    expect(await openIn(data)).toEqual([]);
    service.child.kill('SIGINT');
    await service.ended;
    expect(await openIn(data)).toEqual([]);
  });

  it('that others could look into is closed to them by the next command', async () => {
    const data = folder('from-before');
    for (const words of [addBoard, [...addForce, '--contact', 'sian@force.example'], sweep]) {
      await done(words, data);
    }
    for (const path of [...(await everythingIn(data)), data]) {
      await chmod(path, (await stat(path)).isDirectory() ? 0o755 : 0o644);
    }
    expect(await openIn(data)).not.toEqual([]);
    await done(['board', 'list'], data);
    expect(await openIn(data)).toEqual([]);
  });
});

describe('what somebody asks to be written elsewhere', () => {
  it.each([
    [0o022, 0o644, 0o755],
    [0o027, 0o640, 0o750],
  ])('is for others as the umask %o says: papers and the public register', async (umask, file, directory) => {
    const data = folder(`papers-${umask}`);
    const out = folder(`out-${umask}`);
    await done(addBoard, data);
    const site = join(out, 'site');
    await done(['publish', 'pdb', '--to', site, '--yes'], data, umask);
    for (const path of [out, site, join(site, 'pdb')]) expect(await modeOf(path), path).toBe(directory);
    const pages = (await readdir(join(site, 'pdb'))).map((name) => join(site, 'pdb', name));
    expect(pages.length).toBeGreaterThan(3);
    expect(new Set(await Promise.all(pages.map(modeOf)))).toEqual(new Set([file]));
    const overview = join(out, 'overview.html');
    await done(['overview', '--board', 'pdb', '--format', 'html', '--out', overview], data, umask);
    expect(await modeOf(overview)).toBe(file);
    // Whoever keeps a paper of an earlier day to themselves goes on doing so.
    await chmod(overview, 0o600);
    await done(['overview', '--board', 'pdb', '--format', 'html', '--out', overview], data, umask);
    expect(await modeOf(overview)).toBe(0o600);
    expect(await openIn(data)).toEqual([]);
  });

  it('is for its owner alone where it is the whole register', async () => {
    const data = folder('exported');
    await done(addBoard, data);
    const out = folder('register.jsonl');
    await done(['export', '--out', out], data);
    expect(await modeOf(out)).toBe(0o600);
  });
});
