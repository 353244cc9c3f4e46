import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { measureKanboard } from './mail-kanboard.ts';
import type { MailMorning } from './mail-morning.ts';
import type { Benchmark, Row } from './row.ts';

const here = (name: string): string => fileURLToPath(new URL(`${name}.ts`, import.meta.url));
const execArgv = ['--import', 'tsx'];

type Environment = Record<string, string>;
type Engines = { environment: Environment; process: ChildProcess };

async function startEngines(): Promise<Engines> {
  const engines = spawn(process.execPath, [...execArgv, here('mail-engines')], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: engines.stdout })) {
    return { environment: z.record(z.string(), z.string()).parse(JSON.parse(line)), process: engines };
  }
  throw new Error('the engines did not start');
}

/** What that script told, which ran in a process of its own: what it wrote besides goes nowhere. */
async function run<T>(script: string, words: (string | number)[], environment: Environment): Promise<T[]> {
  const child = fork(here(script), words.map(String), {
    execArgv,
    env: { ...process.env, ...environment, NODE_NO_WARNINGS: '1' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const told: T[] = [];
  child.on('message', (message) => told.push(message as T));
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`${script} ended with ${status}`);
  return told;
}

type Measured = MailMorning & { peerMs: number; kanboardMs: number };

/** A morning in which each of `offices` of `boards` is reminded; and, unless counts are all that is asked, what its peers take. */
async function measure(boards: number, offices: number, quick: boolean): Promise<Measured> {
  const engines = await startEngines();
  try {
    await run('mail-morning', ['before', boards, offices], engines.environment);
    const kanboard = process.env['KANBOARD'];
    const kanboardMs = quick || !kanboard ? 0 : await measureKanboard(kanboard, boards, offices);
    const [morning] = await run<MailMorning>(
      'mail-morning',
      ['reminders', boards, offices],
      engines.environment,
    );
    if (morning === undefined) throw new Error('the morning told nothing');
    if (quick) return { ...morning, peerMs: 0, kanboardMs };
    const [peer] = await run<{ processorMs: number }>('mail-peer', [morning.mails], engines.environment);
    return { ...morning, peerMs: peer?.processorMs ?? 0, kanboardMs };
  } finally {
    engines.process.kill();
  }
}

const rowsOf = ({ mails, reads, writes, processorMs, peerMs, kanboardMs }: Measured, what: string): Row[] => [
  {
    name: `what ${mails} mails of ${what} read`,
    is: reads / mails,
    unit: 'reads a mail',
    goal: { atMost: 2 },
  },
  { name: 'what they write', is: writes / mails, unit: 'writes a mail', goal: { atMost: 4 } },
  ...(peerMs === 0
    ? []
    : [
        {
          name: 'what they take of the processor',
          is: processorMs / mails,
          unit: 'ms a mail',
          goal: { atMost: 7 },
        },
        {
          name: 'the same against a script with the SES SDK',
          is: processorMs / peerMs,
          unit: '×',
          goal: { atMost: 3.5 },
        },
      ]),
  ...(kanboardMs === 0
    ? []
    : [
        {
          name: 'the same against Kanboard’s command for what is overdue',
          is: processorMs / kanboardMs,
          unit: '×',
          goal: { atMost: 2 },
        },
      ]),
];

/**
 * What a mail asks of the table, and takes of the processor, from the sweep that enters it to what SES tells of it; the table
 * and the mail service in a process of their own.
 */
export const mails: Benchmark = async ({ quick }) => {
  const many = quick ? 2 : 20;
  const rows = rowsOf(await measure(many, 50, quick), `${many} boards of 50 offices`);
  return quick ? rows : [...rows, ...rowsOf(await measure(1, many * 50, quick), 'one board')];
};
