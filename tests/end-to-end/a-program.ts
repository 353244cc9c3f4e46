import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The program as it is installed, and `npm start` as npm runs it. */
export const matters = [at('infra/local/matters.mjs')];
export const npmStart = [at('infra/local/start.mjs')];
export const sampleNotes = at('tests/fixtures/minutes/board.docx');

export type End = { exit: number | null; out: string; talk: string };
/** Nothing was said but that a file is still being read, which a busy machine may come to say. */
export const quiet: unknown = expect.stringMatching(/^(?:Reading \S+…\n)*$/);

export type Running = {
  child: ChildProcess;
  /** What the program printed, once this is in it. Rejects when it ends before. */
  printed: (text: string) => Promise<string>;
  ended: Promise<End>;
};

type How = { cwd?: string; env?: Record<string, string>; input?: string };

/** A program of its own, with nothing in its environment that says where data are but what is given. */
export const start = (words: readonly string[], how: How = {}): Running =>
  startProgram(process.execPath, words, how);

function startProgram(
  program: string,
  words: readonly string[],
  { cwd = at('.'), env = {}, input = '' }: How,
): Running {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(program, words, { cwd, env: { PATH, HOME, MATTERS_USER: 'Asha', ...env } });
  const said = { out: '', talk: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    said.out += chunk.toString();
    child.emit('printed');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    said.talk += chunk.toString();
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const ended = new Promise<End>((resolve) => {
    child.on('close', (exit) => resolve({ exit, ...said }));
  });
  const printed = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (said.out.includes(text)) resolve(said.out);
      };
      child.on('printed', look);
      ended.then(({ talk }) => reject(new Error(`it ended before it printed “${text}”: ${talk}`)));
      look();
    });
  return { child, printed, ended };
}

export const run = (words: readonly string[], how: How = {}): Promise<End> => start(words, how).ended;

/** Runs lines as somebody types them into a terminal in the project's folder. */
export const runShell = (lines: string, how: How = {}): Promise<End> =>
  startProgram('bash', ['-c', lines], how).ended;

/** A data folder of the file's own for each name. */
export function dataFolders(): (name: string) => string {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'matters-end-to-end-'));
  });
  afterAll(() => rm(root, { recursive: true, force: true }));
  return (name) => join(root, name);
}

export const mailsIn = async (data: string): Promise<string[]> =>
  (await readdir(join(data, 'mail'))).filter((name) => name.endsWith('.eml'));
