import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantSchema } from '../../functions/calendar/days.ts';
import { checkHandover } from '../../functions/handover/check.ts';
import { type HandoverRecord, noCounts } from '../../functions/handover/format.ts';
import { compare, restore } from '../../functions/handover/restoring.ts';
import { ChangedMeanwhile, handoverLines, inventoryOf } from '../../functions/handover/writing.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { type Ledger, openLedger } from '../../functions/store/ledger.ts';
import { openRegister, type Register } from '../../functions/store/register.ts';
import { aBoard, anAction, anOwner } from '../register/examples.ts';
import { type Engine, startEngine } from '../store/engine.ts';
import { asRead, everyState, fileOf, thingsIn } from './a-handover.ts';

type Store = { register: Register; ledger: Ledger };

let engines: Engine[];
let here: Store;
let successor: Store;

beforeAll(async () => {
  engines = [await startEngine(), await startEngine()];
  const [one, other] = engines.map(({ client, tableName }) => ({
    register: openRegister(client, tableName),
    ledger: openLedger(client, tableName),
  }));
  if (!one || !other) throw new Error('two engines are needed');
  [here, successor] = [one, other];
});
afterAll(() => Promise.all(engines.map(({ stop }) => stop())));

let made = 0;
/** A board's code that no test had before. */
const another = (): string => {
  made += 1;
  return `b${made}`;
};

async function keep({ register, ledger }: Store, records: readonly HandoverRecord[]): Promise<void> {
  for (const record of records) {
    const outcome =
      record.kind === 'dispatch' || record.kind === 'turn' || record.kind === 'text'
        ? await ledger.restore(record.thing)
        : await register.restore(record.thing);
    expect(outcome).toBe('saved');
  }
}

async function exported(store: Store, ...codes: string[]): Promise<string[]> {
  const boards = (await store.register.boards()).filter(({ id }) => codes.includes(id));
  const { counts } = await inventoryOf(store, boards);
  const lines: string[] = [];
  const moment = instantSchema.parse('2025-01-06T09:00:00.000Z');
  for await (const line of handoverLines(store, boards, counts, moment)) lines.push(line.replace(/\n$/, ''));
  return lines;
}

const untold = (): void => undefined;

describe('a register that moves', () => {
  const words = fc
    .oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('\u0000\u2028"\\\n', "Siân O'Neill’s “café” 🚓", '__proto__', 'x'.repeat(5_000)),
    )
    .map((text) => text.trim() || 'nothing');

  it('arrives as it was, in every state and whatever its words, and moves on from there the same', () =>
    fc.assert(
      fc.asyncProperty(words, fc.integer({ min: 1, max: 9 }), async (text, version) => {
        const code = another();
        const records = everyState(code, text, version);
        await keep(here, records);
        const lines = await exported(here, code);
        expect(thingsIn(lines)).toEqual(expect.arrayContaining(records));
        expect(lines).toHaveLength(records.length + 2);
        expect(await restore(successor, asRead(lines), untold)).toEqual({
          outcome: 'restored',
          written: records.length,
        });
        expect(await exported(successor, code)).toEqual(lines);
      }),
      { numRuns: 15 },
    ));

  it('stands there as if it had been made there: live where it was live, and in the list of boards', async () => {
    const code = another();
    await keep(here, everyState(code, 'said so'));
    await restore(successor, asRead(await exported(here, code)), untold);
    expect(await successor.register.boardView(code)).toEqual(await here.register.boardView(code));
    expect(await successor.ledger.live(code)).toEqual(await here.ledger.live(code));
    expect(await successor.register.boardCodes()).toContain(code);
    const [owner] = await successor.register.owners(code);
    expect(owner && (await successor.register.save({ ...owner, version: 2 }))).toBe('saved');
  });

  it('is written by kind, board and name, whatever was made first', async () => {
    const [one, two] = [another(), another()];
    await keep(here, [...everyState(two, 'two').toReversed(), ...everyState(one, 'one')]);
    const of = (kind: string) => (record: HandoverRecord) => record.kind === kind;
    const things = thingsIn(await exported(here, two, one));
    expect([...new Set(things.map(({ kind }) => kind))]).toEqual([
      ...['board', 'owner', 'meeting', 'action', 'item', 'publicEntry', 'dispatch', 'turn', 'text'],
    ]);
    const boards = things.filter(of('meeting')).map(({ thing }) => 'board' in thing && thing.board);
    expect(boards).toEqual([...Array(5).fill(one), ...Array(5).fill(two)]);
  });

  it('is not finished with an end mark when something came to it meanwhile', async () => {
    const code = another();
    await keep(here, everyState(code, 'before'));
    const [board] = (await here.register.boards()).filter(({ id }) => id === code);
    const { counts } = await inventoryOf(here, board ? [board] : []);
    await keep(here, [{ kind: 'owner', thing: anOwner({ board: code, id: 'new' }) }]);
    const lines = handoverLines(
      here,
      board ? [board] : [],
      counts,
      instantSchema.parse('2025-01-06T09:00:00Z'),
    );
    const read = async () => {
      for await (const line of lines) expect(line).not.toContain('"end"');
    };
    await expect(read()).rejects.toThrow(ChangedMeanwhile);
  });
});

describe('a file of version 1', () => {
  const file = new URL('../fixtures/handover/version-1.jsonl', import.meta.url);
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const reminder = dispatchIdSchema.parse('pdb_2024-12_20241211_second-reminder_force');
  const problems = dispatchIdSchema.parse('pdb_problems_20241120_0a1b2c3d4e5f');

  it('is sound, is put into the register under the names of today, and is there already from then on', async () => {
    expect(await checkHandover(asRead(lines))).toMatchObject({ outcome: 'sound', missing: [] });
    expect(await restore(successor, asRead(lines), untold)).toEqual({ outcome: 'restored', written: 7 });
    expect(await successor.ledger.dispatch('pdb', reminder)).toMatchObject({
      ...{ alsoCovers: ['PDB-2024-10-2'], reports: [], sentVia: 'SES', reportedIn: problems },
    });
    expect(await successor.ledger.dispatch('pdb', problems)).toMatchObject({
      ...{ alsoCovers: [], reports: [reminder], sentVia: 'SES', reportedIn: problems },
    });
    const { boards, others } = await compare(successor, asRead(lines));
    expect({ has: boards.get('pdb')?.has, others }).toEqual({ has: 7, others: [] });
  });

  it('is handed on in version 4, and nothing else is told by it', async () => {
    await restore(successor, asRead(lines), untold);
    const handedOn = await exported(successor, 'pdb');
    const header = JSON.parse(lines[0] ?? '');
    const counts = { ...header.counts, publicEntry: 0, turn: 0, text: 0 };
    expect(JSON.parse(handedOn[0] ?? '')).toEqual({ ...header, counts, version: 4 });
    expect(handedOn.join()).not.toMatch(/"(saysToo|tells|toldIn|asked)"/);
    expect(await compare(successor, asRead(handedOn))).toEqual(await compare(successor, asRead(lines)));
  });
});

describe('a file of version 2', () => {
  it('is taken as it stands, and the text of its mails was not kept', async () => {
    const code = another();
    const records = everyState(code, 'a word').filter(({ kind }) => kind !== 'text');
    const { text: _, ...counts } = JSON.parse(fileOf(records)[0] ?? '').counts;
    const lines = fileOf(records, { header: { version: 2, boards: [code], counts } });
    expect(await checkHandover(asRead(lines))).toMatchObject({ outcome: 'sound', missing: [] });
    await restore(successor, asRead(lines), untold);
    const sent = (await successor.ledger.dispatchesOf(code)).find(({ state }) => state === 'sent');
    expect(sent && (await successor.ledger.sentText({ ...sent, attempts: 1 }))).toBeUndefined();
  });
});

describe('a file of a release that claimed its mails', () => {
  it('is sound, and such a mail waits to be sent', async () => {
    const code = another();
    const asThen = everyState(code, 'a word').map(({ kind, thing }) => {
      if (kind === 'turn') return { kind, thing: { ...thing, madeUpAt: 1 } };
      if (kind !== 'dispatch' || thing.state !== 'planned') return { kind, thing };
      const { waitingFor: _, ...lasting } = thing;
      return { kind, thing: { ...lasting, state: 'claimed', leaseUntil: '2024-11-19T09:05:00.000Z' } };
    });
    const lines = fileOf(asThen, { header: { boards: [code] } });
    expect(lines.join()).toMatch(/"claimed".*"madeUpAt"/);
    expect(await checkHandover(asRead(lines))).toMatchObject({ outcome: 'sound', missing: [] });
    await restore(successor, asRead(lines), untold);
    const states = (await successor.ledger.dispatchesOf(code)).map(({ state }) => state);
    expect([states.includes('planned'), (await successor.ledger.turns(code)).length]).toEqual([true, 1]);
    expect((await compare(successor, asRead(lines))).others).toEqual([]);
  });
});

describe('an import that is cut off', () => {
  /** A register and a ledger that answer so many writes, and then no more. */
  function failingAfter(writes: number): Store {
    let left = writes;
    const counting = <T, R>(restore: (thing: T) => Promise<R>) => {
      return async (thing: T): Promise<R> => {
        left -= 1;
        if (left < 0) throw new Error('the line went dead');
        return restore(thing);
      };
    };
    const { register, ledger } = successor;
    return {
      register: { ...register, restore: counting(register.restore) },
      ledger: { ...ledger, restore: counting(ledger.restore) },
    };
  }

  it('says how far it came, has no board a sweep would visit, and is finished by importing again', () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 34 }), async (writes) => {
        const code = another();
        const records = everyState(code, 'cut off');
        const lines = fileOf(records, { header: { boards: [code] } });
        const cut = await restore(failingAfter(writes), asRead(lines), untold);
        expect(cut).toEqual({ outcome: 'cut off', written: writes, why: 'the line went dead' });
        expect(await successor.register.boardCodes()).not.toContain(code);
        expect(await successor.register.boardView(code)).toBeUndefined();

        const { boards, others } = await compare(successor, asRead(lines));
        expect(others).toEqual([]);
        expect(boards.get(code)?.has).toBe(writes);
        expect(await restore(successor, asRead(lines), untold)).toEqual({
          outcome: 'restored',
          written: records.length - writes,
        });
        expect(thingsIn(await exported(successor, code))).toEqual(expect.arrayContaining(records));
      }),
      { numRuns: 12 },
    ));

  it('stops where somebody else wrote meanwhile, and leaves what they wrote', async () => {
    const code = another();
    const ref = `${code.toUpperCase()}-2024-10-1`;
    const lines = fileOf(everyState(code, 'the file'), { header: { boards: [code] } });
    await successor.register.save(anAction({ board: code, ref, text: 'Somebody else’s' }));
    expect(await restore(successor, asRead(lines), untold)).toMatchObject({
      outcome: 'cut off',
      why: `action ${ref} was written by somebody else meanwhile`,
    });
    expect((await successor.register.actions(code)).find((one) => one.ref === ref)?.text).toBe(
      'Somebody else’s',
    );
    expect(await successor.register.boardCodes()).not.toContain(code);
  });
});

describe('a file beside the register', () => {
  it('is new, there already, or otherwise, thing by thing and however many', async () => {
    const code = another();
    const records = Array.from(
      { length: 250 },
      (_, n): HandoverRecord => ({
        kind: 'action',
        thing: anAction({ board: code, ref: `${code.toUpperCase()}-2024-10-${n + 1}` }),
      }),
    );
    const board: HandoverRecord = { kind: 'board', thing: aBoard({ id: code, name: 'Beside' }) };
    const lines = fileOf([board, ...records], { header: { boards: [code] } });
    await keep(successor, records.slice(0, 120));
    const ref = `${code.toUpperCase()}-2024-10-200`;
    await successor.register.save(anAction({ board: code, ref, text: 'Otherwise' }));
    const { boards, others } = await compare(successor, asRead(lines));
    expect(others).toEqual([`action ${ref}`]);
    expect([...boards]).toEqual([
      [
        code,
        {
          name: 'Beside',
          has: 120,
          lacks: { ...noCounts(), board: 1, action: 129 },
        },
      ],
    ]);
  });

  it('that changed after it had been checked is not read on', async () => {
    const lines = fileOf([{ kind: 'vote' }]);
    await expect(compare(successor, asRead(lines))).rejects.toThrow(
      'line 2 was changed after it had been checked',
    );
  });
});
