import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { build } from 'esbuild';
import * as z from 'zod';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { requireOfModules } from '../../infra/build.mjs';
import { startIssuer } from '../http/an-issuer.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { type Engine, startEngine } from '../store/engine.ts';
import { aDispatch } from '../store/examples.ts';
import { median } from './median.ts';
import type { Benchmark } from './row.ts';

/** As many as a process of Lambda may answer before it is put away, after some that load what they need. */
const requests = 300;
const toLoad = 20;
const rounds = 3;

const measured = [
  { name: 'a request for one action', path: '/actions/PDB-2024-10-2', atMost: 8 },
  { name: 'a request for a list of 50 actions', path: '/actions?limit=50', atMost: 10 },
  { name: 'a request for the status of a board', path: '/status', atMost: 12 },
  { name: 'a request for overview.docx of 50 actions', path: '/overview.docx', atMost: 60 },
];

const numbers = (many: number): number[] => Array.from({ length: many }, (_, index) => index + 1);

/** A board with fifty open actions, four offices that owe them, and the mails of a quarter. */
async function fillBoard({ client, tableName }: Engine): Promise<void> {
  const register = openRegister(client, tableName);
  const ledger = openLedger(client, tableName);
  const officeOf = (number: number): string => `office-${1 + (number % 4)}`;
  const things = [
    aBoard(),
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting(),
    ...numbers(4).map((number) => anOwner({ id: officeOf(number), name: `Office ${number}`, aliases: [] })),
    ...numbers(50).map((number) => anAction({ ref: `PDB-2024-10-${number}`, owner: officeOf(number) })),
  ];
  for (const thing of things) await register.save(thing);
  for (const number of numbers(20)) {
    await ledger.save(aDispatch({ id: `pdb_${number}`, owner: officeOf(number), state: 'delivered' }));
  }
}

const addresses = z.object({ url: z.url(), bareUrl: z.url() });
const usage = z.object({ user: z.number(), system: z.number() });

type Served = z.infer<typeof addresses> & { microseconds: () => Promise<number>; stop: () => Promise<void> };

/** Starts `file` in a process of its own. */
async function serve(file: string, environment: Record<string, string>): Promise<Served> {
  const child = fork(file, { env: { ...process.env, ...environment }, execArgv: [], silent: true });
  child.stdout?.resume();
  child.stderr?.pipe(process.stderr);
  const told = addresses.parse((await once(child, 'message'))[0]);
  return {
    ...told,
    microseconds: async () => {
      child.send('what was it');
      const { user, system } = usage.parse((await once(child, 'message'))[0]);
      return user + system;
    },
    stop: async () => {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

/** The service as one file, as it is deployed. */
async function buildServed(folder: string): Promise<string> {
  const outfile = join(folder, 'served.mjs');
  await build({
    entryPoints: ['tests/benchmarks/served.ts'],
    ...{ outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' },
    mainFields: ['module', 'main'],
    banner: { js: requireOfModules },
  });
  return outfile;
}

/** What a request takes of the processor, as times what a bare greeting takes, each asked of a process that began afresh. */
export const benchmark: Benchmark = async ({ quick }) => {
  if (quick) return [];
  await mkdir('.cache', { recursive: true });
  const folder = await mkdtemp(join('.cache', 'served-'));
  const [engine, issuer] = [await startEngine(), await startIssuer()];
  try {
    await fillBoard(engine);
    const file = await buildServed(folder);
    const environment = {
      ...engine.environment,
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      BENCH_TABLE: engine.tableName,
      BENCH_ISSUER: issuer.issuer,
      BENCH_AUDIENCE: issuer.audience,
      BENCH_NOW: '2024-11-20T09:00:00.000Z',
    };
    const headers = { authorization: `Bearer ${await issuer.token()}` };
    const ask = async (url: string, amount: number): Promise<void> => {
      const { non2xx, errors } = await autocannon({ url, headers, amount, connections: 2 });
      if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx + errors} were not answered well`);
    };
    const costOf = async (urlAt: (served: Served) => string): Promise<number> => {
      const served = await serve(file, environment);
      await ask(urlAt(served), toLoad);
      const before = await served.microseconds();
      await ask(urlAt(served), requests);
      const cost = ((await served.microseconds()) - before) / requests;
      await served.stop();
      return cost;
    };
    const ratios = new Map<string, number[]>(measured.map(({ name }) => [name, []]));
    const asking: number[] = [];
    for (const _ of numbers(rounds)) {
      const greeting = await costOf(({ bareUrl }) => bareUrl);
      asking.push((await costOf(({ bareUrl }) => `${bareUrl}/asking`)) / greeting);
      for (const { name, path } of measured) {
        ratios.get(name)?.push((await costOf(({ url }) => `${url}/v1/boards/pdb${path}`)) / greeting);
      }
    }
    const unit = '× a bare Hono';
    return [
      ...measured.map(({ name, atMost }) => ({
        ...{ name, is: median(ratios.get(name) ?? []), unit },
        goal: { atMost },
      })),
      { name: 'two askings of the SDK in a bare Hono', is: median(asking), unit, goal: 'beside' },
    ];
  } finally {
    await issuer.stop();
    await engine.stop();
    await rm(folder, { recursive: true });
  }
};
