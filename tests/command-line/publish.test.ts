import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { desks, notes, type TestDesk, withAction, withBoard } from './a-desk.ts';

const open = desks();
let desk: TestDesk;
let to: string;

beforeEach(async () => {
  desk = open();
  to = join(desk.folder, 'public');
  await rm(to, { recursive: true, force: true });
});

/** All that the folder holds, names of files too, as one text. */
async function everythingIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const texts = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'utf8')));
  return [...files.map(({ name }) => name), ...texts].join('\n');
}
const filesIn = async (folder: string): Promise<string[]> => (await readdir(folder)).sort();
const page = (name: string): Promise<string> => readFile(join(to, 'pdb', name), 'utf8');
const publish = (...words: string[]) => desk.matters('publish', 'pdb', ...words);

const privateNotes = notes({
  rows: [
    'Mr O’Brien-Hale (07700 900123) to be told what became of crime 46/12345/24 | Open | Force | 11/12/2024',
    'Report how long 101 callers wait | Open | Force | 11/12/2024',
  ],
});

describe('publishing notes in which something is private', () => {
  beforeEach(async () => {
    await withBoard(desk);
    await desk.done('record', await desk.file('private.txt', privateNotes), '--board', 'pdb', '--yes');
  });

  it('names what looks private before anything is written', async () => {
    const { exit, out, talk } = await publish('--dry-run');
    expect(exit).toBe(0);
    expect(out).toContain('PDB-2024-10-1  new');
    expect(out).toContain('! A person in action: “Mr O’Brien-Hale”');
    expect(out).toContain('! A telephone number in action: “07700 900123”');
    expect(out).toContain('! A crime or incident number in action: “46/12345/24”');
    expect(talk).toBe('');
    expect(await desk.done('publish', 'pdb', '--dry-run')).toBe(out);
  });

  it('has nothing of what is held back in any file, also once that changed', async () => {
    const why = 'it names Mr O’Brien-Hale, who is a witness';
    const first = await publish('--to', to, '--yes', '--hold', 'pdb-2024-10-1', '--because', why);
    expect(first.exit).toBe(0);
    expect(first.talk).toContain(`PDB-2024-10-1: held back from the public register: ${why}`);
    expect(first.talk).toContain('1 action published.');
    expect(await filesIn(join(to, 'pdb'))).toEqual([
      '.matters-arising.json',
      'PDB-2024-10-2.html',
      'actions.csv',
      'actions.json',
      'changes.atom',
      'index.html',
      'meetings.ics',
      'schema.json',
      expect.stringMatching(/^style-[0-9a-f]{12}\.css$/),
    ]);
    const hidden = /O.?.?.?.?Brien|Hale|07700|900123|12345|witness|PDB-2024-10-1(?!\d)/;
    expect(await everythingIn(to)).not.toMatch(hidden);
    expect(await everythingIn(to)).toContain('Report how long 101 callers wait');

    desk.today('2024-12-12');
    await desk.done('discharge', 'PDB-2024-10-1', '--on', '2024-12-11', '--how', 'Mr Hale was told');
    const later = await publish('--to', to);
    expect(later.exit).toBe(0);
    expect(later.out).toContain(`PDB-2024-10-1  held back (${why}), and changed since`);
    expect(later.talk).toContain('1 action not decided on: PDB-2024-10-1');
    expect(await everythingIn(to)).not.toMatch(hidden);
  });

  it('publishes other words, which hold until what they stand for is worded anew', async () => {
    const words = 'PDB-2024-10-1=Tell a member of the public what became of a case';
    expect((await publish('--to', to, '--words', words)).exit).toBe(0);
    expect(await page('PDB-2024-10-1.html')).toContain('Tell a member of the public what became of a case');
    desk.today('2024-12-12');
    await desk.done('discharge', 'PDB-2024-10-1', '--on', '2024-12-11', '--how', 'they were told');
    expect((await publish('--to', to, '--yes')).exit).toBe(0);
    expect(await page('PDB-2024-10-1.html')).toContain('they were told');
    expect(await page('PDB-2024-10-1.html')).toContain(
      '12 December 2024</time>: What is published here last changed',
    );
    expect(await everythingIn(to)).not.toMatch(/Brien|07700|12345\//);
    await desk.done(
      'action',
      'change',
      'PDB-2024-10-1',
      '--text',
      'Tell Mr O’Brien-Hale about 46/12345/24 again',
    );
    expect((await publish('--dry-run')).out).toContain('! A person in action: “Mr O’Brien-Hale”');
    expect((await publish('--to', to)).exit).toBe(0);
    expect(await everythingIn(to)).not.toMatch(/Brien/);
  });
});

describe('publishing', () => {
  beforeEach(() => withAction(desk));

  it('writes nothing that nobody has looked at', async () => {
    const { exit, talk } = await publish('--to', to);
    expect(exit).toBe(0);
    expect(talk).toContain('! 1 action not decided on: PDB-2024-10-1');
    expect(await page('index.html')).toContain('Nothing is published yet.');
    expect(await everythingIn(to)).not.toContain('callers');
  });

  it('asks about each row, and leaves to wait what gets no reason', async () => {
    desk.reply = false;
    desk.words = () => '';
    expect((await publish('--to', to)).talk).toContain('! 1 action not decided on');
    desk.reply = true;
    expect((await publish('--to', to)).talk).toContain('PDB-2024-10-1: published in the public register');
    expect((await publish('--to', to)).out).toBe(
      'Nothing is new or changed since it was last looked at: 1 action.\n',
    );
  });

  it('lets what was published stand until somebody has looked at what it became', async () => {
    await desk.done('publish', 'pdb', '--to', to, '--yes');
    await desk.done('action', 'change', 'PDB-2024-10-1', '--text', 'Report to Mrs Hale');
    const { out } = await publish('--to', to);
    expect(out).toContain('changed: action Report to Mrs Hale, was Report how long 101 callers wait');
    expect(await page('PDB-2024-10-1.html')).toContain('Report how long 101 callers wait');
    expect(await everythingIn(to)).not.toContain('Hale');
  });

  it('keeps the address of what is held back later, and says so there', async () => {
    await desk.done('publish', 'pdb', '--to', to, '--yes');
    desk.today('2024-10-20');
    await desk.done('publish', 'pdb', '--to', to, '--hold', 'PDB-2024-10-1', '--because', 'a court asked');
    expect(await page('PDB-2024-10-1.html')).toContain('This action is no longer published');
    expect(await everythingIn(to)).not.toMatch(/callers|court/);
    expect(await page('changes.atom')).toContain('PDB-2024-10-1: no longer published');
    expect((await publish('--to', to, '--hold', 'PDB-2024-10-1', '--because', 'a court asked')).exit).toBe(0);
  });

  it('writes the same again, but for the day, and tells how many files differ', async () => {
    await desk.done('publish', 'pdb', '--to', to, '--yes');
    expect((await publish('--to', to)).talk).toContain('8 files in');
    expect((await publish('--to', to)).talk).toContain('of which 0 changed');
  });

  it('marks what has become overdue without another look', async () => {
    await desk.done('publish', 'pdb', '--to', to, '--yes');
    expect(await page('index.html')).not.toContain('Overdue');
    desk.today('2024-12-12');
    await desk.done('publish', 'pdb', '--to', to);
    expect(await page('index.html')).toContain('Overdue');
  });

  it('refuses a folder with anything in it that it did not write, and changes nothing', async () => {
    await mkdir(to, { recursive: true });
    await writeFile(join(to, 'letters.txt'), 'mine');
    const foreign = await publish('--to', to, '--yes');
    expect(foreign.exit).toBe(1);
    expect(foreign.talk).toContain('holds what this program did not write (letters.txt)');
    await rm(join(to, 'letters.txt'));
    await desk.done('publish', 'pdb', '--to', to, '--yes');
    await writeFile(join(to, 'pdb', 'notes.html'), 'mine');
    const inside = await publish('--to', to);
    expect(inside.talk).toContain('did not write (notes.html)');
    expect(await page('notes.html')).toBe('mine');
    await rm(join(to, 'pdb', 'notes.html'));
    await writeFile(join(to, 'pdb', 'index.html.unfinished'), 'cut off');
    expect((await publish('--to', to)).exit).toBe(0);
    expect(await filesIn(join(to, 'pdb'))).not.toContain('index.html.unfinished');
  });

  it('refuses where an address would vanish, as of another register', async () => {
    await desk.done('publish', 'pdb', '--to', to, '--yes');
    const record = JSON.parse(await page('.matters-arising.json'));
    const files = [...record.files, 'PDB-2023-01-1.html'];
    await writeFile(join(to, 'pdb', '.matters-arising.json'), JSON.stringify({ ...record, files }));
    await writeFile(join(to, 'pdb', 'PDB-2023-01-1.html'), 'published before');
    expect((await publish('--to', to)).talk).toContain('PDB-2023-01-1.html was published there');
    await writeFile(
      join(to, 'pdb', '.matters-arising.json'),
      JSON.stringify({ ...record, mark: '0123456789ab' }),
    );
    await rm(join(to, 'pdb', 'PDB-2023-01-1.html'));
    expect((await publish('--to', to)).talk).toContain('is the public register of another board');
  });

  it('keeps two boards apart in one folder', async () => {
    await desk.done('board', 'add', 'pcp', '--name', 'Panel', '--secretary', 'Jo Ellery <jo@county.example>');
    await desk.done('publish', 'pdb', '--to', to, '--yes');
    await desk.done('publish', 'pcp', '--to', to, '--yes');
    expect(await filesIn(to)).toEqual(['pcp', 'pdb']);
    expect(await everythingIn(join(to, 'pcp'))).not.toMatch(/PDB|callers|Force|Performance/);
  });

  it.each([
    [['--hold', 'PDB-2024-10-1'], 'say why it is held back: --because'],
    [['--because', 'no'], '--because goes with --hold'],
    [['--dry-run', '--to', 'x'], '--dry-run writes nothing'],
    [['--words', 'PDB-2024-10-1'], 'Write it as PDB-2024-10-2'],
    [['--words', 'PDB-2024-10-1.colour=red'], 'of action, owner, how, undertaking, met'],
    [
      ['--hold', 'PDB-2024-10-1', '--because', 'no', '--words', 'PDB-2024-10-1=x'],
      'PDB-2024-10-1 is either held back or published with other words',
    ],
  ])('refuses %j', async (words, why) => {
    const { exit, talk } = await publish(...words);
    expect(exit).toBe(2);
    expect(talk).toContain(why);
  });

  it('refuses an action that is not there, and words for what it has not', async () => {
    expect((await publish('--hold', 'PDB-2024-10-9', '--because', 'no')).talk).toContain(
      'the board has no action PDB-2024-10-9 to publish',
    );
    const { exit, talk } = await publish('--words', 'PDB-2024-10-1.how=done');
    expect(exit).toBe(1);
    expect(talk).toContain('PDB-2024-10-1 has no “how” that could be worded otherwise');
  });

  it('marks what was decided on as entered by mistake, and does not remove it', async () => {
    await desk.done('publish', 'pdb', '--to', to, '--yes');
    await desk.done('action', 'remove', 'PDB-2024-10-1', '--reason', 'it was another board’s');
    const { out } = await publish('--dry-run');
    expect(out).toContain('changed: status withdrawn, was open');
  });
});
