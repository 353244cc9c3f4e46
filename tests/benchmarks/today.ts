/**
 * `npm run bench:today`: within how long what needs a board's office is found, with 1,000 open actions, twenty owners and a
 * year of mails; the board is read each time.
 */
import { calendarDateSchema, instantSchema } from '../../functions/calendar/days.ts';
import type { Office } from '../../functions/secretariat/office.ts';
import { todayOf } from '../../functions/secretariat/today.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { startEngine } from '../store/engine.ts';
import { aDispatch } from '../store/examples.ts';

const times = 200;
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
  const took: number[] = [];
  for (const _ of numbers(times)) {
    const begun = performance.now();
    await todayOf(office);
    took.push(performance.now() - begun);
  }
  took.sort((one, other) => one - other);
  const at = (share: number): string => (took[Math.ceil(share * times) - 1] ?? 0).toFixed(0);
  process.stdout.write(
    `1,000 open actions, 500 mails: median ${at(0.5)} ms, p99 ${at(0.99)} ms of ${times}, database and service in one process\n`,
  );
} finally {
  await engine.stop();
}
