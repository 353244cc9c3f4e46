/**
 * `npm run bench:today`: within how long what needs a board's office is found, and that page and the papers' are answered, with
 * 1,000 open actions, twenty owners and 500 mails; the board is read each time.
 */
import { calendarDateSchema, instantSchema } from '../../functions/calendar/days.ts';
import { usualLimits } from '../../functions/http/service.ts';
import type { SignIn } from '../../functions/http/session.ts';
import { scopes } from '../../functions/scopes.ts';
import type { Office } from '../../functions/secretariat/office.ts';
import { todayOf } from '../../functions/secretariat/today.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { webApp } from '../../functions/web/app.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { startEngine } from '../store/engine.ts';
import { aDispatch } from '../store/examples.ts';

const times = 200;
const nobodyAsks = (): Promise<never> => Promise.reject(new Error('nobody asks for this here'));
const nothing = {
  path: '/none',
  type: 'text/plain',
  bytes: Buffer.from(''),
  gzip: Buffer.from(''),
  brotli: Buffer.from(''),
};
const person = { name: 'Asha Verity', email: 'asha@pcc.example' };
const caller = {
  ...{ subject: person.email, name: person.name, client: 'pages' },
  ...{ scopes: new Set(Object.keys(scopes)), groups: new Set(['boards-secretary']) },
};
const signIn: SignIn = {
  sessionOf: async () => ({ person, caller, formToken: 'a token' }),
  ...{ begin: nobodyAsks, complete: nobodyAsks, end: nobodyAsks, issuerOrigin: 'https://issuer.example' },
};
const complain = (what: string, error: unknown): void =>
  void process.stderr.write(`${what}: ${String(error)}\n`);

const numbers = (many: number): number[] => Array.from({ length: many }, (_, index) => index + 1);

const engine = await startEngine();
try {
  const register = openRegister(engine.client, engine.tableName);
  const ledger = openLedger(engine.client, engine.tableName);
  const board = aBoard();
  const things = [
    board,
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting(),
    ...numbers(20).map((number) =>
      anOwner({ id: `office-${number}`, name: `Office ${number}`, aliases: [] }),
    ),
    ...numbers(1_000).map((number) =>
      anAction({ ref: `PDB-2024-10-${number}`, owner: `office-${1 + (number % 20)}` }),
    ),
  ];
  for (const thing of things) await register.save(thing);
  for (const number of numbers(500)) {
    await ledger.save(
      aDispatch({ id: `pdb_${number}`, owner: `office-${1 + (number % 20)}`, state: 'sent' }),
    );
  }
  const office: Office = {
    ...{ register, ledger, board },
    today: calendarDateSchema.parse('2024-11-20'),
    author: { at: instantSchema.parse('2024-11-20T09:00:00.000Z'), by: 'the benchmark', from: 'tests' },
  };
  const app = webApp({
    service: {
      ...{ register, ledger, now: () => office.author.at },
      papers: { keep: nobodyAsks, paper: nobodyAsks, discard: nobodyAsks, papersNamed: nobodyAsks },
      countRequest: async () => 1,
      linkSecrets: async () => ['a secret of the benchmark'],
    },
    access: nobodyAsks,
    limits: usualLimits,
    log: { info: () => {}, warn: () => {}, error: (what, { error }) => complain(what, error) },
    pages: {
      signIn,
      assets: { style: nothing, script: nothing, icon: nothing },
      origin: 'http://localhost',
      uploads: { straight: null, read: nobodyAsks, patience: 0 },
    },
  });
  const opened = async (path = ''): Promise<void> => {
    const answer = await app.request(`http://localhost/boards/pdb${path}`);
    if (answer.status !== 200) throw new Error(`the page answered ${answer.status}`);
    await answer.text();
  };
  process.stdout.write('1,000 open actions, 500 mails; database and service in one process\n');
  await measure('what needs the office', () => todayOf(office));
  await measure('the whole page', () => opened());
  await measure('the page of the papers', () => opened('/papers'));
} finally {
  await engine.stop();
}

/** By the clock, and by what this process had of the processor: the second is the same on a machine that is busy otherwise. */
async function measure(name: string, work: () => Promise<unknown>): Promise<void> {
  const took: number[] = [];
  const worked: number[] = [];
  for (const _ of numbers(times)) {
    const [begun, before] = [performance.now(), process.cpuUsage()];
    await work();
    took.push(performance.now() - begun);
    const { user, system } = process.cpuUsage(before);
    worked.push((user + system) / 1_000);
  }
  const inWords = (all: number[]): string => {
    const at = (share: number): string =>
      (all.toSorted((one, other) => one - other)[Math.ceil(share * times) - 1] ?? 0).toFixed(0);
    return `median ${at(0.5)} ms, p99 ${at(0.99)} ms`;
  };
  process.stdout.write(`${name}: ${inWords(took)}; of the processor ${inWords(worked)}\n`);
}
