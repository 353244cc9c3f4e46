import { mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day, instantSchema } from '../../functions/calendar/days.ts';
import { documentClient } from '../../functions/store/client.ts';
import { openRegister } from '../../functions/store/register.ts';
import { sessionsPartition } from '../../functions/store/sessions.ts';
import { backUp } from '../../infra/local/backup/back-up.ts';
import { restore } from '../../infra/local/backup/restore.ts';
import { itemsOf } from '../../infra/local/database.ts';
import { type Engines, region, startEngines, tableName } from '../../infra/local/engines.ts';
import { frozenIn } from '../../infra/local/freeze.ts';
import { aBoard, anOwner } from '../register/examples.ts';

const now = () => instantSchema.parse('2026-11-24T07:30:00.000Z');
const situation = { now, by: 'Asha', say: () => undefined };

let root: string;
let data: string;
let engines: Engines;
let client: ReturnType<typeof documentClient>;

const open = (running: Engines) =>
  documentClient({ endpoint: running.dynamodb, region, credentials: running.keys });
const put = (board: string, entry: string, more: object = {}) =>
  client.send(new PutCommand({ TableName: tableName, Item: { board, entry, ...more } }));

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'matters-backup-'));
  data = join(root, 'data');
  engines = await startEngines({ dataDir: data, stays: true });
  client = open(engines);
});
afterEach(async () => {
  client.destroy();
  await engines.stop();
  await rm(root, { recursive: true, force: true });
});

const copy = (name: string) =>
  backUp({ dataDir: data, engines, now, say: () => undefined }, join(root, name));
const restoreInto = (name: string, file = 'b.zip') =>
  restore(join(root, file), { into: join(root, name) }, situation);

async function tableAt(dataDir: string): Promise<unknown[]> {
  const running = await startEngines({ dataDir });
  try {
    return await all(running);
  } finally {
    await running.stop();
  }
}

async function all(running: Engines): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const line of itemsOf(running)) items.push(JSON.parse(line));
  return items;
}

/** A board, with what else lies in a data folder. */
async function aRegister(): Promise<void> {
  const register = openRegister(client, tableName);
  await register.save(aBoard());
  await register.save(anOwner({ name: "Siân O'Neill’s office" }));
  await mkdir(join(data, 'uploads', 'papers', 'pdb'), { recursive: true });
  await writeFile(join(data, 'uploads', 'papers', 'pdb', "the chair's notes.docx"), Buffer.alloc(200_000, 7));
  await writeFile(join(data, 'mail', '20261123T080000Z-ses-1.eml'), 'a mail');
  await writeFile(join(data, 'mail', 'mailbox-name.txt'), 'the first one');
  for (const name of ['issuer.json', 'link-secret.json', 'mail-route.json']) {
    await writeFile(join(data, name), JSON.stringify({ name }));
  }
  await writeFile(join(data, 'http.log'), 'who asked for what\n');
}

const kept = ['issuer.json', 'link-secret.json', 'mail-route.json', 'mail/20261123T080000Z-ses-1.eml'];

describe('a backup', () => {
  it('has all that the register stands on, for its owner alone, and is restored as it was, frozen', async () => {
    await aRegister();
    await put(sessionsPartition, 'somebody signed in');
    const done = await copy('b.zip');
    expect(done).toMatchObject({ boards: ['pdb'], items: 3, files: 5, made: now() });
    expect((await stat(join(root, 'b.zip'))).mode & 0o777).toBe(0o600);
    // Any program that reads zips can take it apart.
    expect(Object.keys(unzipSync(await readFile(join(root, 'b.zip')))).sort()).toEqual([
      ...kept.map((name) => `files/${name}`),
      "files/uploads/papers/pdb/the chair's notes.docx",
      'manifest.json',
      'table/0001.jsonl',
    ]);
    const before = (await all(engines)).filter((item) => !JSON.stringify(item).includes(sessionsPartition));
    expect(await restoreInto('other')).toMatchObject({ boards: ['pdb'], items: 3, files: 5, inDoubt: 0 });
    expect(await tableAt(join(root, 'other'))).toEqual(before);
    for (const name of kept) {
      expect(await readFile(join(root, 'other', name))).toEqual(await readFile(join(data, name)));
      expect((await stat(join(root, 'other', name))).mode & 0o777).toBe(0o600);
    }
    expect(await readdir(join(root, 'other'))).not.toContain('http.log');
    // It knows nothing of what the first takes after this, and so is another mailbox.
    expect(await readdir(join(root, 'other', 'mail'))).not.toContain('mailbox-name.txt');
    expect(await frozenIn({ MATTERS_DATA: join(root, 'other') })).toMatchObject({
      because: 'restored from the backup of 24 November 2026, 07:30',
    });
    expect((await readdir(root)).sort()).toEqual(['b.zip', 'data', 'other']);
  });

  it('is of one moment, however much is written while it is made', async () => {
    await aRegister();
    const filler = 'x'.repeat(20_000);
    for (let n = 0; n < 300; n += 1) await put('pdb', `FILLER#${n}`, { filler });
    let isOver = false;
    let written = 0;
    // Whoever has the second of a pair has the first: the one at the table's beginning, the other at its end.
    async function write(pair: number): Promise<void> {
      for (let n = 1; !isOver; n += 1) {
        await put('pdb', `A#${pair}`, { n });
        await put('pdb', `Z#${pair}`, { n });
        written += 1;
      }
    }
    const writers = [1, 2, 3, 4].map(write);
    const names = ['1.zip', '2.zip', '3.zip', '4.zip'];
    const counts: number[] = [];
    for (const name of names) {
      const before = written;
      await copy(name);
      counts.push(written - before);
    }
    isOver = true;
    await Promise.all(writers);
    expect(Math.min(...counts)).toBeGreaterThan(0);
    for (const name of names) {
      const parts = unzipSync(await readFile(join(root, name)));
      const lines = Buffer.from(parts['table/0001.jsonl'] ?? [])
        .toString()
        .trim()
        .split('\n');
      const items = lines.map((line) => JSON.parse(line));
      const at = (entry: string) => Number(items.find((item) => item.entry.S === entry)?.n.N ?? 0);
      for (const pair of [1, 2, 3, 4]) expect(at(`A#${pair}`) - at(`Z#${pair}`)).toBeOneOf([0, 1]);
    }
  });

  it('goes into no file that is there, nor into the folder that it copies; and gets a name where it has none', async () => {
    await writeFile(join(root, 'mine.zip'), 'mine');
    await expect(copy('mine.zip')).rejects.toThrow('is there already, and is not written over');
    expect(await readFile(join(root, 'mine.zip'), 'utf8')).toBe('mine');
    await expect(copy('data/b.zip')).rejects.toThrow('is in the data folder, and would be lost with it');
    await mkdir(join(root, 'usb'));
    expect((await copy('usb')).file).toBe(join(root, 'usb', 'matters-backup-2026-11-24-0730.zip'));
    await expect(copy('nowhere/b.zip')).rejects.toThrow('cannot be written: there is no such file or folder');
    await expect(copy('mine.zip/b.zip')).rejects.toThrow(
      'cannot be written: a file stands where a folder should be',
    );
  });
});

describe('a restore', () => {
  it('takes nothing that is not, to the last byte, as it was written, and leaves nothing behind', async () => {
    await aRegister();
    await copy('b.zip');
    const whole = await readFile(join(root, 'b.zip'));
    const faults: [string, Buffer][] = [
      ['cut.zip', whole.subarray(0, whole.length - 1)],
      ['short.zip', whole.subarray(0, 50)],
      ['empty.zip', Buffer.alloc(0)],
      ['other.zip', Buffer.from('no zip at all, and longer than what ends one: '.repeat(9))],
    ];
    for (let at = 40; at < whole.length - 200; at += Math.floor(whole.length / 40)) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 0x10;
      faults.push([`${at}.zip`, changed]);
    }
    let refused = 0;
    for (const [name, bytes] of faults) {
      await writeFile(join(root, name), bytes);
      const end = await restoreInto('other', name).then(
        ({ items, files }) => `${items} items, ${files} files`,
        (error: Error) => error.message,
      );
      // A byte that says nothing, such as the day of a part, may be another.
      if (end === '3 items, 5 files') await rm(join(root, 'other'), { recursive: true });
      else refused += 1;
      expect(end).toMatch(
        /^3 items, 5 files$| is no whole backup: .*Nothing was restored; take another backup$/s,
      );
    }
    expect(refused).toBeGreaterThan(faults.length / 2);
    expect((await readdir(root)).filter((name) => !name.endsWith('.zip'))).toEqual(['data']);
  }, 60_000);

  it('goes into no folder that has anything in it', async () => {
    await aRegister();
    await copy('b.zip');
    await expect(restoreInto('data')).rejects.toThrow(
      'is not empty, and nothing is restored over what is there',
    );
    await mkdir(join(root, 'empty'));
    expect(await restoreInto('empty')).toMatchObject({ items: 3 });
    await expect(restoreInto('b.zip')).rejects.toThrow('a file stands where a folder should be');
    await expect(restoreInto('more', 'nowhere.zip')).rejects.toThrow('there is no such file or folder');
  });

  it('believes no day to come, and none before the backup', async () => {
    await aRegister();
    await copy('b.zip');
    const until = (text: string, into: string) =>
      restore(join(root, 'b.zip'), { into: join(root, into), sentUntil: day(text) }, situation);
    await expect(until('2026-11-25', 'a')).rejects.toThrow('25 November 2026 has not come yet');
    expect(await until('2026-11-20', 'b')).toMatchObject({ sentUntil: '2026-11-24' });
  });

  it('of a register with one thing that cannot be read has all the others, and says which', async () => {
    await aRegister();
    await put('pdb', 'DISPATCH#pdb_odd', { live: 'DISPATCH#2026-11-24#pdb_odd', version: 1, state: 'lost' });
    await copy('b.zip');
    const { items, cautions } = await restoreInto('other');
    expect(items).toBe(4);
    expect(cautions).toEqual([
      expect.stringContaining('DISPATCH#pdb_odd of board pdb is not as it should be'),
    ]);
    expect(await tableAt(join(root, 'other'))).toHaveLength(4);
  });
});

it('a database that is damaged is not backed up as if it were whole', async () => {
  await aRegister();
  await engines.stop();
  const folder = join(data, 'dynamodb');
  const tables = (await readdir(folder)).filter((name) => name.endsWith('.ldb'));
  expect(tables).not.toEqual([]);
  for (const name of tables) await truncate(join(folder, name), 100);
  await expect(startEngines({ dataDir: data }).then((running) => all(running))).rejects.toThrow();
});
