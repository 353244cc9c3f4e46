import { appendFile, chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { aBoard, anAction, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { desks, type TestDesk, withAction, withBoard } from './a-desk.ts';

/** The desk that hands over, and that of whoever takes over, each with a table of its own. */
const aDesk = desks();
const aSuccessor = desks();

const personal =
  'It holds names and mail addresses: keep it where only those can read it who need it, and delete it when it has arrived.\n';

async function exported(desk: TestDesk, name = 'register.jsonl'): Promise<string> {
  const file = join(desk.folder, name);
  await desk.done('export', '--out', file);
  return file;
}

const linesIn = async (file: string): Promise<string[]> =>
  (await readFile(file, 'utf8')).trimEnd().split('\n');

describe('export', () => {
  it('writes a header, each thing as its schema has it, and an end mark, one to a line', async () => {
    const desk = await withAction(aDesk());
    const { exit, out, talk } = await desk.matters('export');
    expect(exit).toBe(0);
    expect(talk).toBe(
      `Exported: 1 board, 1 owner, 2 meetings, 1 action, 0 programme items, 0 decisions on publishing, 0 mails, 0 mailing records, 0 mail texts.\n${personal}`,
    );
    const [header, board, owner, october, , action, end] = out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    const counts = {
      board: 1,
      owner: 1,
      meeting: 2,
      action: 1,
      item: 0,
      publicEntry: 0,
      dispatch: 0,
      turn: 0,
      text: 0,
    };
    const made = '2024-10-09T09:00:00.000Z';
    const format = 'matters-arising handover';
    expect(header).toEqual({ kind: 'header', format, version: 4, made, boards: ['pdb'], counts });
    expect(board).toEqual({ kind: 'board', thing: await desk.service.register.board('pdb') });
    expect(owner).toEqual({ kind: 'owner', thing: await desk.service.register.owner('pdb', 'force') });
    expect(october).toMatchObject({ kind: 'meeting', thing: { id: '2024-10', state: 'held', version: 2 } });
    const [kept] = await desk.service.register.actions('pdb');
    expect(action).toEqual({ kind: 'action', thing: kept });
    expect(end).toEqual({ kind: 'end', things: 5 });
  });

  it('says the same again, but for the moment', async () => {
    const desk = await withAction(aDesk());
    const before = await linesIn(await exported(desk));
    desk.today('2024-10-10');
    const after = await linesIn(await exported(desk));
    expect(after.slice(1)).toEqual(before.slice(1));
    expect(after[0]).toBe(before[0]?.replace('2024-10-09', '2024-10-10'));
  });

  it('is of one board when one is named, and of all by their codes otherwise', async () => {
    const desk = await withBoard(aDesk());
    await desk.done('board', 'add', 'a-panel', '--name', 'The Panel', '--secretary', 'asha@pcc.example');
    const boardsIn = (out: string): unknown => JSON.parse(out.split('\n')[0] ?? '');
    expect(boardsIn(await desk.done('export'))).toMatchObject({ boards: ['a-panel', 'pdb'] });
    expect(boardsIn(await desk.done('export', '--board', 'pdb'))).toMatchObject({ boards: ['pdb'] });
    expect(await desk.done('export', '--board', 'pdb')).not.toContain('The Panel');
  });

  it('makes a file that only its owner can read, whatever stood there, and leaves nothing else', async () => {
    const desk = await withBoard(aDesk());
    const folder = join(desk.folder, 'export');
    await mkdir(folder);
    const out = join(folder, 'register.jsonl');
    for (const name of [out, `${out}.part`]) {
      await writeFile(name, 'an older one, longer than what is to come\n'.repeat(1_000));
      await chmod(name, 0o644);
    }
    expect(await desk.matters('export', '--out', out)).toEqual({
      exit: 0,
      out: '',
      talk: `Written to ${out}: 1 board, 1 owner, 0 meetings, 0 actions, 0 programme items, 0 decisions on publishing, 0 mails, 0 mailing records, 0 mail texts.\n${personal}`,
    });
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    expect(await linesIn(out)).toHaveLength(4);
    expect(await readdir(folder)).toEqual(['register.jsonl']);
  });

  it('does not follow a link that somebody laid for it', async () => {
    const desk = await withBoard(aDesk());
    const theirs = await desk.file('theirs.txt', 'theirs\n');
    const out = join(desk.folder, 'linked.jsonl');
    await symlink(theirs, `${out}.part`);
    await desk.done('export', '--out', out);
    expect(await readFile(theirs, 'utf8')).toBe('theirs\n');
  });

  it('fails where there is nothing, where it cannot write, and for an unknown board', async () => {
    const empty = aSuccessor();
    expect(await empty.matters('export')).toEqual({
      exit: 1,
      out: '',
      talk: 'matters: there is nothing to export: there is no board yet\n',
    });
    const desk = await withBoard(aDesk());
    const talkOf = async (...words: string[]) => (await desk.matters('export', ...words)).talk;
    expect(await talkOf('--out', desk.folder)).toBe(
      `matters: ${desk.folder} cannot be written: it is no file\n`,
    );
    expect(await talkOf('--out', join(desk.folder, 'none', 'x'))).toBe(
      `matters: ${join(desk.folder, 'none', 'x')} cannot be written: there is no such file or folder\n`,
    );
    expect(await talkOf('--board', 'pcp')).toBe('matters: there is no board "pcp" (known: pdb)\n');
  });

  it('leaves no half of a file, nor touches the one before, when the register breaks off', async () => {
    const desk = await withBoard(aDesk());
    const out = await desk.file('before.jsonl', 'before\n');
    const { ledger } = desk.service;
    let reads = 0;
    async function* each(board: string) {
      reads += 1;
      if (reads > 1) throw new Error('the line went dead');
      yield* ledger.each(board);
    }
    desk.service = { ...desk.service, ledger: { ...ledger, each } };
    expect((await desk.matters('export', '--out', out)).talk).toBe('matters: the line went dead\n');
    expect(await readFile(out, 'utf8')).toBe('before\n');
    expect(await readdir(desk.folder)).not.toContain('before.jsonl.part');
  });

  it('that a sweep runs into says so', async () => {
    const desk = await withBoard(aDesk());
    const { ledger } = desk.service;
    let reads = 0;
    async function* each() {
      reads += 1;
      if (reads > 1) yield aDispatch();
    }
    desk.service = { ...desk.service, ledger: { ...ledger, each } };
    expect(await desk.matters('export', '--out', join(desk.folder, 'swept.jsonl'))).toMatchObject({
      exit: 1,
      talk: 'matters: the register was changed while it was being read: stop the sweep, and export again\n',
    });
  });

  it('names a mail that was being sent', async () => {
    const desk = await withBoard(aDesk());
    await desk.service.ledger.save(aDispatch({ id: 'pdb_doubt', state: 'sending' }));
    expect((await desk.matters('export')).talk).toContain(
      '! pdb_doubt was being sent when this was exported, and could be sent twice: settle it where it was sent from (matters status there says how), and export again\n',
    );
  });
});

describe('import', () => {
  it('shows what would come, asks, and puts nothing without a yes', async () => {
    const file = await exported(await withAction(aDesk()));
    const successor = aSuccessor();
    const table = [
      'Board  Name                            New                                     There already',
      'pdb    Performance and Delivery Board  1 board, 1 owner, 2 meetings, 1 action  0',
      '',
    ].join('\n');
    expect(await successor.matters('import', file)).toEqual({
      exit: 1,
      out: table,
      talk: 'matters: nobody is here to ask: say --yes to import it\n',
    });
    successor.reply = false;
    expect(await successor.matters('import', file)).toMatchObject({
      exit: 1,
      talk: 'matters: nothing was imported\n',
    });
    expect(await successor.service.register.boardCodes()).toEqual([]);
    successor.reply = true;
    expect(await successor.matters('import', file)).toEqual({
      exit: 0,
      out: table,
      talk: 'Imported: 5 things.\n',
    });
    expect(await successor.matters('import', file)).toMatchObject({
      exit: 0,
      talk: 'Nothing to import: the register has all this already.\n',
    });
  });

  it('brings the ledger too: what was sent this morning is sent to nobody again', async () => {
    const desk = await withAction(aDesk());
    desk.today('2024-12-02');
    await desk.done('sweep');
    expect(desk.mails).toHaveLength(3);
    const file = await exported(desk);

    const successor = aSuccessor();
    successor.today('2024-12-02');
    await successor.done('import', file, '--yes');
    expect(await successor.done('sweep')).toBe(
      'Performance and Delivery Board, Monday 2 December 2024\n  nothing to send: the 2 mails owed were sent before, and go to nobody twice\n',
    );
    expect(successor.mails).toEqual([]);
    expect(await successor.done('status')).toBe(await desk.done('status'));
    expect(await successor.done('plan', '--as-of', '2024-12-09')).toBe(
      await desk.done('plan', '--as-of', '2024-12-09'),
    );
  });

  it('and export give the same file, and the histories say who did it, not who moved it', async () => {
    const desk = await withAction(aDesk());
    await desk.done('propose', 'PDB-2024-10-1', '--on', '2024-10-09', '--how', "sent to O'Neill");
    const file = await exported(desk);
    const successor = aSuccessor();
    await successor.done('import', file, '--yes');
    expect(await readFile(await exported(successor, 'again.jsonl'), 'utf8')).toBe(
      await readFile(file, 'utf8'),
    );
    expect(await successor.done('action', 'show', 'PDB-2024-10-1')).toBe(
      await desk.done('action', 'show', 'PDB-2024-10-1'),
    );
  });

  it('says every fault with its line, and asks the register nothing', async () => {
    const desk = aSuccessor();
    const file = await exported(await withAction(aDesk()));
    const lines = await linesIn(file);
    const broken = lines.toSpliced(2, 1, '{"kind":"owner"', '{"kind":"vote"}');
    await writeFile(file, broken.join('\n'));
    const { service } = desk;
    const opened = {
      ...service,
      register: { ...service.register, standing: () => Promise.reject(new Error()) },
    };
    desk.service = opened;
    expect(await desk.matters('import', file, '--yes')).toEqual({
      exit: 1,
      out: '',
      talk: [
        '! line 3: is not JSON',
        '! line 4: is of no kind that a register keeps',
        `matters: ${file} has 2 faults: nothing was imported`,
        '',
      ].join('\n'),
    });
  });

  it('says of a file that was cut off that it was, and of one with too many faults how many more', async () => {
    const desk = aDesk();
    const file = await exported(await withAction(desk));
    const lines = await linesIn(file);
    await writeFile(file, lines.slice(0, 4).join('\n'));
    expect((await desk.matters('import', file)).talk).toBe(
      `! the file is cut off: line 4, its last, is not the end mark. Fetch it again\nmatters: ${file} has 1 fault: nothing was imported\n`,
    );
    await writeFile(file, `${lines[0]}\n${'{}\n'.repeat(120)}`);
    const { talk } = await desk.matters('import', file);
    expect(talk.match(/^! line/gm)).toHaveLength(100);
    expect(talk).toContain('! and 21 more\n');
    expect(talk).toContain(`${file} has 121 faults`);
  });

  it('fails for what is no file of ours, naming it', async () => {
    const { matters, file, folder } = aDesk();
    const talkOf = async (path: string) => (await matters('import', path)).talk;
    expect(await talkOf(join(folder, 'none'))).toContain('cannot be opened: there is no such file or folder');
    expect(await talkOf(folder)).toBe(`matters: ${folder} cannot be opened: it is no file\n`);
    expect(await talkOf(await file('empty', ''))).toContain('! the file is empty\n');
    expect(await talkOf(await file('letter', 'Dear Asha,\n'))).toContain(
      '! line 1: is not the header of a file that matters export made\n',
    );
    const picture = await file('picture', '');
    await appendFile(picture, Uint8Array.of(0x89, 0x50, 0x4e, 0x47));
    expect(await talkOf(picture)).toBe(
      `matters: ${picture} cannot be read: line 1 or one soon after it is no text in UTF-8\n`,
    );
    const later = '{"kind":"header","format":"matters-arising handover","version":5}\n';
    expect(await talkOf(await file('later', later))).toContain('the file is of version 5 of the format');
  });

  it('leaves what is there already, and refuses by name what stands otherwise', async () => {
    const file = await exported(await withAction(aDesk()));
    const successor = await withAction(aSuccessor());
    const once = await successor.matters('import', file, '--yes');
    expect(once).toMatchObject({ exit: 0, talk: 'Nothing to import: the register has all this already.\n' });
    await successor.done('action', 'change', 'PDB-2024-10-1', '--text', 'Say how long callers wait');
    await successor.done('owner', 'change', 'force', '--board', 'pdb', '--name', 'The Force');
    expect(await successor.matters('import', file, '--yes')).toEqual({
      exit: 1,
      out: '',
      talk: [
        '! owner force of pdb stands in the register otherwise',
        '! action PDB-2024-10-1 stands in the register otherwise',
        `matters: the register has 2 things otherwise than ${file}: nothing was imported. Import into an empty register`,
        '',
      ].join('\n'),
    });
    expect(await successor.done('action', 'show', 'PDB-2024-10-1')).toContain('Say how long callers wait');
  });

  it('names at most twenty of what stands otherwise, and counts the rest', async () => {
    const desk = aDesk();
    const successor = aSuccessor();
    await desk.service.register.save(aBoard());
    for (let n = 0; n < 23; n += 1) {
      const id = `office-${n}`;
      expect(await desk.service.register.save(anOwner({ id }))).toBe('saved');
      expect(await successor.service.register.save(anOwner({ id, name: 'Another' }))).toBe('saved');
    }
    const { talk } = await successor.matters('import', await exported(desk), '--yes');
    expect(talk.match(/^! owner/gm)).toHaveLength(20);
    expect(talk).toContain('! and 3 more\nmatters: the register has 23 things otherwise than ');
    expect(await successor.service.register.boardCodes()).toEqual([]);
  });

  it('that is cut off says how far it came, and is finished by importing again', async () => {
    const file = await exported(await withAction(aDesk()));
    const successor = aSuccessor();
    const { service } = successor;
    const { restore } = service.register;
    let left = 3;
    const failing: typeof restore = async (thing) => {
      left -= 1;
      if (left < 0) throw new Error('the line went dead');
      return restore(thing);
    };
    successor.service = { ...service, register: { ...service.register, restore: failing } };
    expect(await successor.matters('import', file, '--yes')).toMatchObject({
      exit: 1,
      talk: 'matters: 3 of 5 things were written, then: the line went dead. Import the same file again to finish\n',
    });
    expect(await successor.done('board', 'list')).toBe('No board yet: matters board add.\n');
    successor.service = service;
    const finished = await successor.matters('import', file, '--yes');
    expect(finished).toMatchObject({ exit: 0, talk: 'Imported: 2 things.\n' });
    expect(finished.out).toMatch(/ 1 board, 1 action +3\n$/);
    const rest = (lines: string[]): string[] => lines.slice(1);
    expect(rest(await linesIn(await exported(successor, 'after.jsonl')))).toEqual(rest(await linesIn(file)));
  });

  it('says what is spoken of and not in the file, and which mails nobody knew the end of', async () => {
    const desk = aDesk();
    const { register, ledger } = desk.service;
    for (const thing of [aBoard(), anAction()]) expect(await register.save(thing)).toBe('saved');
    const doubtful = aDispatch({ state: 'unknown', owner: null, meeting: null, id: 'pdb_doubt' });
    expect(await ledger.save(doubtful)).toBe('saved');
    const file = await exported(desk);
    const { exit, talk } = await aSuccessor().matters('import', file, '--yes');
    expect(exit).toBe(0);
    expect(talk).toBe(
      [
        '! action PDB-2024-10-2 (line 3) speaks of owner force of pdb, which is not in the file',
        '! action PDB-2024-10-2 (line 3) speaks of meeting 2024-10 of pdb, which is not in the file',
        '! action PDB-2024-10-2 (line 3) speaks of meeting 2024-12 of pdb, which is not in the file',
        '! pdb_doubt was being sent when this was exported, and could be sent twice: settle it where it was sent from (matters status there says how), and export again',
        'Imported: 3 things.',
        '',
      ].join('\n'),
    );
  });

  it('of a long file says how far it is', async () => {
    const desk = aDesk();
    const { register } = desk.service;
    const things = Array.from({ length: 2_100 }, (_, n) => anOwner({ id: `office-${n}` }));
    await Promise.all([aBoard(), ...things].map((thing) => register.restore(thing)));
    const file = await exported(desk);
    expect((await aSuccessor().matters('import', file, '--yes')).talk).toBe(
      '1000 of 2101 are in the register\n2000 of 2101 are in the register\nImported: 2101 things.\n',
    );
  });
});
