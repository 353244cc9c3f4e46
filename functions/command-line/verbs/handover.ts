import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { type Check, checkHandover } from '../../handover/check.ts';
import { kinds, total } from '../../handover/format.ts';
import { type Line, linesIn, NotLines } from '../../handover/lines.ts';
import { type BoardComparison, compare, restore } from '../../handover/restoring.ts';
import { countOfKind } from '../../handover/words.ts';
import { ChangedMeanwhile, handoverLines, inventoryOf } from '../../handover/writing.ts';
import type { Board } from '../../register/board.ts';
import { countOf } from '../../words/english.ts';
import { boardOrFail, type Desk, Failed, printTable, type Service, whyNoFile } from '../terminal/desk.ts';
import { boardOption, withExample } from '../terminal/options.ts';

const personal =
  'It holds names and mail addresses: keep it where only those can read it who need it, and delete it when it has arrived.\n';

export function handoverVerbs(matters: Command, desk: Desk): void {
  withExample(
    matters
      .command('export')
      .description('everything of a board, ledger and histories too, for another machine or a successor')
      .option('--board <id>', 'one board; all of them when left out', boardOption)
      .option('--out <file>', 'where to write it, over what is there; standard output when left out'),
    'export --out register.jsonl',
    'export --board pdb --out pdb.jsonl',
  ).action(({ board, out }: { board?: string; out?: string }) => exportTo(desk, board, out));

  withExample(
    matters
      .command('import <file>')
      .description(
        'puts what was exported elsewhere into the register: checks all, shows, asks, then does it',
      )
      .option('--yes', 'do it without asking'),
    'import register.jsonl',
    'import register.jsonl --yes',
  ).action(async (path: string, { yes = false }: { yes?: boolean }) => {
    const file = await openFile(path);
    try {
      await importFrom(desk, path, () => linesIn(file.createReadStream({ start: 0, autoClose: false })), yes);
    } catch (error) {
      if (error instanceof NotLines) throw new Failed(`${path} cannot be read: ${error.message}`);
      throw error;
    } finally {
      await file.close();
    }
  });
}

async function exportTo(desk: Desk, id: string | undefined, out: string | undefined): Promise<void> {
  const service = await desk.service();
  const boards = id === undefined ? await allBoards(service) : [await boardOrFail(service, id)];
  const { counts, inDoubt } = await inventoryOf(service, boards);
  const lines = handoverLines(service, boards, counts, desk.now());
  try {
    if (out === undefined) {
      for await (const line of lines) desk.data(line);
    } else {
      await writeForOwner(out, lines);
    }
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile)) throw error;
    throw new Failed('the register was changed while it was being read: stop the sweep, and export again');
  }
  const all = kinds.map((kind) => countOfKind(counts[kind], kind)).join(', ');
  desk.say(`${out === undefined ? 'Exported' : `Written to ${out}`}: ${all}.\n${personal}`);
  sayInDoubt(desk, inDoubt);
}

async function allBoards({ register }: Service): Promise<Board[]> {
  const boards = await register.boards();
  if (boards.length === 0) throw new Failed('there is nothing to export: there is no board yet');
  return boards.sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** Readable by its owner alone from the first line on, and under its name only when whole. */
async function writeForOwner(path: string, lines: AsyncIterable<string>): Promise<void> {
  const failure = (why: string): Failed => new Failed(`${path} cannot be written: ${why}`);
  const tried = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw failure(whyNoFile(error));
    });
  // A device or a folder of that name is not for replacing.
  const there = await stat(path).catch(() => undefined);
  if (there && !there.isFile()) throw failure('it is no file');
  const part = `${path}.part`;
  await tried(rm(part, { force: true }));
  const file = await tried(open(part, 'wx', 0o600));
  try {
    for await (const line of lines) await tried(file.appendFile(line));
    await tried(file.sync());
    await file.close();
    await tried(rename(part, path));
  } catch (error) {
    await file.close();
    await rm(part, { force: true });
    throw error;
  }
}

async function openFile(path: string): Promise<FileHandle> {
  const cannot = (why: string): Failed => new Failed(`${path} cannot be opened: ${why}`);
  const file = await open(path).catch((error: unknown) => {
    throw cannot(whyNoFile(error));
  });
  if ((await file.stat()).isFile()) return file;
  await file.close();
  throw cannot('it is no file');
}

/** The file is read three times, and never held: to check it, to lay it beside the register, and to write it there. */
async function importFrom(
  desk: Desk,
  path: string,
  lines: () => AsyncIterable<Line>,
  yes: boolean,
): Promise<void> {
  const check = await checkHandover(lines());
  if (check.outcome === 'faulty') return refuse(desk, path, check);
  const service = await desk.service();
  const { boards, others } = await compare(service, lines());
  if (others.length > 0) refuseOthers(desk, path, others);
  saySome(desk, check.missing);
  sayInDoubt(desk, check.inDoubt);
  printTable(desk, headings, [...boards].map(row), 'There is nothing in it.');
  const lacking = [...boards.values()].reduce((sum, { lacks }) => sum + total(lacks), 0);
  if (lacking === 0) return desk.say('Nothing to import: the register has all this already.\n');
  if (!yes && !(await isAgreed(desk, lacking))) throw new Failed('nothing was imported');
  return putBack(desk, service, lines(), total(check.header.counts));
}

const headings = ['Board', 'Name', 'New', 'There already'];

const row = ([code, { name, lacks, has }]: [string, BoardComparison]): string[] => {
  const some = kinds.filter((kind) => lacks[kind] > 0).map((kind) => countOfKind(lacks[kind], kind));
  return [code, name, some.join(', ') || 'nothing', String(has)];
};

function refuse(desk: Desk, path: string, { faults, more }: Extract<Check, { outcome: 'faulty' }>): never {
  sayEach(desk, faults, more);
  throw new Failed(`${path} has ${countOf(faults.length + more, 'fault')}: nothing was imported`);
}

function refuseOthers(desk: Desk, path: string, others: readonly string[]): never {
  saySome(
    desk,
    others.map((name) => `${name} stands in the register otherwise`),
  );
  throw new Failed(
    `the register has ${countOf(others.length, 'thing')} otherwise than ${path}: nothing was imported. Import into an empty register`,
  );
}

/** What could tell whether such a mail went, a mailbox or the mail service's events, does not go with the file. */
const sayInDoubt = (desk: Desk, ids: readonly string[]): void =>
  saySome(
    desk,
    ids.map(
      (id) =>
        `${id} was being sent when this was exported, and could be sent twice: settle it where it was sent from (matters status there says how), and export again`,
    ),
  );

/** As many as somebody would look up. */
const saidAtMost = 20;

const saySome = (desk: Desk, cautions: readonly string[]): void =>
  sayEach(desk, cautions.slice(0, saidAtMost), Math.max(0, cautions.length - saidAtMost));

function sayEach(desk: Desk, cautions: readonly string[], more: number): void {
  for (const caution of cautions) desk.say(`! ${caution}\n`);
  if (more > 0) desk.say(`! and ${more} more\n`);
}

async function isAgreed({ ask }: Desk, count: number): Promise<boolean> {
  if (ask === undefined) throw new Failed('nobody is here to ask: say --yes to import it');
  return ask(`Put ${count === 1 ? 'this' : `these ${count} things`} into the register?`);
}

/** After so many things somebody who waits is told how far it is. */
const toldAfter = 1_000;

async function putBack(desk: Desk, service: Service, lines: AsyncIterable<Line>, all: number): Promise<void> {
  let told = 0;
  const progress = (done: number): void => {
    if (done - told < toldAfter) return;
    told = done;
    desk.say(`${done} of ${all} are in the register\n`);
  };
  const end = await restore(service, lines, progress);
  if (end.outcome === 'restored') return desk.say(`Imported: ${countOf(end.written, 'thing')}.\n`);
  throw new Failed(
    `${end.written} of ${all} things were written, then: ${end.why}. Import the same file again to finish`,
  );
}
