import { randomUUID } from 'node:crypto';
import {
  addDays,
  type CalendarDate,
  day,
  type Instant,
  inFull,
  instantSchema,
} from '../../functions/calendar/days.ts';
import { workingDaysAfter, workingDaysBefore } from '../../functions/calendar/working-days.ts';
import { settleByEvent } from '../../functions/dispatch/evidence.ts';
import { type Morning, workMorning } from '../../functions/dispatch/morning.ts';
import { requestCounter } from '../../functions/http/request-counter.ts';
import { usualLimits } from '../../functions/http/service.ts';
import { sweep } from '../../functions/lambda/sweeping.ts';
import { readNotes } from '../../functions/minutes/reading/read.ts';
import { closuresOf } from '../../functions/register/papers-calendar.ts';
import { scopes } from '../../functions/scopes.ts';
import { recordAtOnce, recordingOfFile } from '../../functions/secretariat/notes.ts';
import type { Office } from '../../functions/secretariat/office.ts';
import { openLedger } from '../../functions/store/ledger.ts';
import { openRegister } from '../../functions/store/register.ts';
import { webApp } from '../../functions/web/app.ts';
import { anInvocation, sqsEvent } from '../lambda/an-invocation.ts';
import { aBoard, anOwner } from '../register/examples.ts';
import { type Engine, startEngine } from '../store/engine.ts';
import { type Asked, counted } from './counted.ts';
import type { Benchmark, Row } from './row.ts';

/** The last meeting and the next of every history, however long, and the day on which it is asked. */
const [last, next, today] = [day('2024-10-02'), day('2024-12-11'), day('2024-11-27')];
const quarter = 91;
const actionsEach = 6;
const owners = ['Force', 'Chief Constable', 'PCC'] as const;

const closures = closuresOf(aBoard());
const at = (date: CalendarDate, hour = '09'): Instant => instantSchema.parse(`${date}T${hour}:00:00.000Z`);
const places = Array.from({ length: actionsEach }, (_, place) => place + 1);
const asked = [
  'Report on',
  'Circulate the figures for',
  'Explain the cost of',
  'Review',
  'Bring a paper on',
  'Compare',
];
const subjects =
  'burglary drones cadets custody estates firearms fleet forensics hydrants kennels licensing mentoring overtime pensions radios recruitment rural seizures stalking stations taxis translators vetting warrants witnesses'.split(
    ' ',
  );
const towns =
  'Ashford Broadstairs Canterbury Dartford Deal Dover Faversham Folkestone Gravesend Herne Hythe Maidstone Margate Medway Ramsgate Sandwich Sevenoaks Sheerness Swanley Tenterden Thanet Tonbridge Whitstable'.split(
    ' ',
  );

/** No two of a board are alike: so many are the pairs of what is asked about and where. */
function textOf(date: CalendarDate, place: number): string {
  const number =
    Math.round((Date.parse(last) - Date.parse(date)) / 86_400_000 / quarter) * actionsEach + place;
  const pick = (words: readonly string[], by: number): string => words[(number * by) % words.length] ?? '';
  return `${asked[place - 1]} ${pick(subjects, 7)} and ${pick(subjects, 11)}, ${pick(towns, 5)} ${number}`;
}

const inFigures = (date: CalendarDate): string => date.split('-').reverse().join('/');

/** The notes of a quarter's meeting: what the one before asked for is discharged, and as much is asked for anew. */
const notesOf = (date: CalendarDate, before: CalendarDate | undefined, following: CalendarDate): string =>
  [
    'Performance and Delivery Board',
    'Meeting notes',
    `Date: ${inFull(date)}`,
    ...(before === undefined ? [] : [`2. Notes of Previous Meeting – ${inFull(before)}`]),
    ...(before === undefined ? [] : ['• The notes were agreed and the following actions discharged:']),
    ...(before === undefined
      ? []
      : places.map((place) => `• ${textOf(before, place)} – reported on to the board.`)),
    '3. Policing',
    '• The board heard how the quarter went.',
    'Overview of Actions',
    'Action | Status | Owner | Due date',
    ...places.map(
      (place) => `${textOf(date, place)} | Open | ${owners[place % owners.length]} | ${inFigures(following)}`,
    ),
    `Date of next Performance and Delivery Board: ${inFull(following)}`,
  ].join('\n');

/** The days of the meetings of so many quarters, of which the last is always the same. */
const meetingsOf = (quarters: number): CalendarDate[] =>
  Array.from({ length: quarters }, (_, before) => addDays(last, -quarter * (quarters - 1 - before)));

type Kept = Pick<Office, 'register' | 'ledger'>;

/** Quarter by quarter its notes are recorded, its owners told and reminded, and their mails delivered. */
async function live({ register, ledger }: Kept, quarters: number): Promise<void> {
  const board = aBoard();
  await register.save(board);
  for (const [index, name] of owners.entries()) {
    await register.save(anOwner({ id: ['force', 'chief-constable', 'pcc'][index] ?? '', name, aliases: [] }));
  }
  const days = meetingsOf(quarters);
  for (const [index, date] of days.entries()) {
    const following = days[index + 1] ?? next;
    const on = addDays(date, 6);
    const office: Office = {
      ...{ register, ledger, board, today: on },
      author: { at: at(on), by: 'Asha Verity', from: 'command line' },
    };
    const name = `notes-of-${date}.txt`;
    const bytes = new TextEncoder().encode(notesOf(date, days[index - 1], following));
    const reading = await readNotes({ name, bytes });
    if (reading.outcome !== 'read') throw new Error(reading.why);
    const recording = await recordingOfFile(office, name, reading, {});
    if (recording.outcome === 'refused') throw new Error(recording.faults[0].why);
    await recordAtOnce(office, recording.thing);
    await aMorning({ register, ledger }, workingDaysAfter(on, 1, closures));
    if (date !== last) await aMorning({ register, ledger }, workingDaysBefore(following, 8, closures));
  }
}

async function aMorning({ register, ledger }: Kept, date: CalendarDate): Promise<void> {
  const now = (): Instant => at(date);
  const morning: Morning = {
    ...{ register, ledger, now },
    from: 'boards@pcc.example',
    configurationSet: 'matters',
    mailService: 'SES',
    sendMail: async () => ({ outcome: 'accepted', messageId: `m-${date}-${randomUUID()}` }),
    pause: async () => undefined,
    progress: () => undefined,
  };
  const view = await register.boardView('pdb');
  if (view === undefined) throw new Error('the board is gone');
  for (const end of await workMorning(morning, view, date)) {
    if (!('dispatch' in end) || end.dispatch.state !== 'sent') continue;
    const { board, id, to, messageId } = end.dispatch;
    await settleByEvent(
      { register, ledger, now },
      {
        board,
        dispatch: id,
        kind: 'delivered',
        at: at(date, '10'),
        messageId: messageId ?? '',
        recipients: to,
        why: 'delivered',
        undeliverable: false,
      },
    );
  }
}

/** What is asked of a board of so many quarters, by what asks it. */
async function askedOf(engine: Engine, quarters: number): Promise<Record<string, Asked>> {
  const register = openRegister(engine.client, engine.tableName);
  const ledger = openLedger(engine.client, engine.tableName);
  await live({ register, ledger }, quarters);
  const { during } = counted(engine.client);
  const clock = { now: () => at(today), takesAnyTime: false };
  const nothing = async (): Promise<void> => undefined;
  const sweeping = {
    ...{ register, ledger, clock, toBoards: nothing, toSend: nothing },
    isFrozen: async () => false,
    mailsWaiting: async () => 0,
    frozenSince: async () => undefined,
    deadLetters: async () => ({ ofOwners: 0, ofSecretaries: 0 }),
  };
  const morning = sqsEvent({ board: 'pdb', at: at(today, '08') });
  const caller = {
    ...{ subject: 'bench', name: 'Asha Verity', client: 'bench' },
    ...{ scopes: new Set(Object.keys(scopes)), groups: new Set(['boards-secretary']) },
  };
  const nobody = (): Promise<never> => Promise.reject(new Error('nobody asks for this here'));
  const app = webApp({
    service: {
      ...{ register, ledger, now: clock.now, countRequest: requestCounter() },
      papers: { keep: nobody, paper: nobody, discard: nobody, papersNamed: nobody },
      linkSecrets: async () => ['a secret'],
    },
    access: async () => caller,
    limits: usualLimits,
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (what, { error }) => {
        throw new Error(what, { cause: error });
      },
    },
  });
  const ask = async (path: string, init: RequestInit = {}): Promise<void> => {
    const answer = await app.request(`/v1/boards/pdb/${path}`, init);
    if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  const ref = 'PDB-2024-10-1';
  const sweepOnce = () => sweep(sweeping, morning, anInvocation().invocation);
  await sweepOnce();
  return {
    sweep: await during(sweepOnce),
    'one action': await during(() => ask(`actions/${ref}`)),
    'the owed list': await during(() => ask('actions?limit=50')),
    status: await during(() => ask('status')),
    plan: await during(() => ask('plan')),
    overview: await during(() => ask('overview')),
    'a discharge': await during(() =>
      ask(`actions/${ref}/discharges`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'bench-1' },
        body: JSON.stringify({ on: today, how: 'reported on to the board' }),
      }),
    ),
  };
}

/** How much more a board of so many years reads than one in its first half year: what is long past is to cost nothing. */
export const growth: Benchmark = async ({ quick }) => {
  const ages: [string, number][] = quick
    ? [['5 years', 20]]
    : [
        ['1 year', 4],
        ['10 years', 40],
        ['40 years', 160],
      ];
  const measure = async (quarters: number) => {
    const engine = await startEngine();
    try {
      return await askedOf(engine, quarters);
    } finally {
      await engine.stop();
    }
  };
  const young = await measure(2);
  const rows: Row[] = [];
  for (const [age, quarters] of ages) {
    const old = await measure(quarters);
    for (const [what, { bytes, reads }] of Object.entries(old)) {
      const before = young[what];
      if (before === undefined) throw new Error(`a new board was not asked for ${what}`);
      const goal = { atMost: what === 'sweep' ? 1.05 : 1.1 };
      rows.push({
        name: `bytes read by ${what}, ${age} against new (${bytes} B, ${reads} reads)`,
        is: bytes / before.bytes,
        unit: '×',
        goal,
      });
    }
  }
  return rows;
};
