import type { Ledger } from '../store/ledger.ts';
import type { Register } from '../store/register.ts';
import { boardOf, type Counts, type FormatVersion, type HandoverRecord, noCounts } from './format.ts';
import type { Line } from './lines.ts';
import { nameOf } from './names.ts';
import { readHeader, readLine } from './reading.ts';

type Moving = 'standing' | 'restore';
type Target = { register: Pick<Register, Moving>; ledger: Pick<Ledger, Moving> };

/** As many as one request of the store answers for. */
const comparedAtOnce = 100;
/** Writes that are under way together: enough to keep a database busy, few enough for any. */
const writtenAtOnce = 20;

/** The things of a file that was found sound before. */
async function* recordsIn(lines: AsyncIterable<Line>): AsyncGenerator<HandoverRecord> {
  let version: FormatVersion | undefined;
  for await (const { number, text } of lines) {
    const read = version === undefined ? readHeader(text) : readLine(text, version);
    if (read.outcome === 'fault') throw new Error(`line ${number} was changed after it had been checked`);
    if (read.outcome === 'header') version = read.header.version;
    if (read.outcome === 'record') yield read.record;
  }
}

async function* inBatches<T>(things: AsyncIterable<T> | Iterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const thing of things) {
    batch.push(thing);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** What of one board the register lacks, and how much it has exactly as the file. */
export type BoardComparison = { name: string; lacks: Counts; has: number };

/** By the board's code; and the names of what stands in the register otherwise. */
export type Comparison = { boards: Map<string, BoardComparison>; others: string[] };

/** Lays the file beside the register, and writes nothing. */
export async function compare(target: Target, lines: AsyncIterable<Line>): Promise<Comparison> {
  const boards = new Map<string, BoardComparison>();
  const others: string[] = [];
  for await (const batch of inBatches(recordsIn(lines), comparedAtOnce)) {
    for (const { record, stands } of await standings(target, batch)) {
      const code = boardOf(record);
      const board = boards.get(code) ?? { name: code, lacks: noCounts(), has: 0 };
      boards.set(code, board);
      if (record.kind === 'board') board.name = record.thing.name;
      if (stands === 'another stands there') others.push(nameOf(record));
      if (stands === 'there already') board.has += 1;
      if (stands === 'nothing stands there') board.lacks[record.kind] += 1;
    }
  }
  return { boards, others };
}

type OfLedger = Extract<HandoverRecord, { kind: 'dispatch' | 'turn' | 'text' }>;

const isOfLedger = (record: HandoverRecord): record is OfLedger =>
  record.kind === 'dispatch' || record.kind === 'turn' || record.kind === 'text';

async function standings({ register, ledger }: Target, batch: readonly HandoverRecord[]) {
  const registered = batch.flatMap((record) => (isOfLedger(record) ? [] : [record]));
  const inLedger = batch.filter(isOfLedger);
  const [those, these] = await Promise.all([
    register.standing(registered.map(({ thing }) => thing)),
    ledger.standing(inLedger.map(({ thing }) => thing)),
  ]);
  const stands = [...those, ...these];
  return [...registered, ...inLedger].map((record, at) => ({ record, stands: stands[at] }));
}

/** How far it came. What was `cut off` is finished by doing it again, since what is there already is left. */
export type Restoration =
  | { outcome: 'restored'; written: number }
  | { outcome: 'cut off'; written: number; why: string };

/**
 * Puts what the register lacks where it belongs, versions and histories as they are. Boards come last: until its board
 * is there no sweep looks at anything, and so none writes to an owner of what the ledger, still to come, says was sent.
 * `progress` is told how many things of the file are in the register.
 */
export async function restore(
  target: Target,
  lines: AsyncIterable<Line>,
  progress: (done: number) => void,
): Promise<Restoration> {
  const boards: HandoverRecord[] = [];
  async function* allElse(): AsyncGenerator<HandoverRecord> {
    for await (const record of recordsIn(lines)) {
      if (record.kind === 'board') {
        boards.push(record);
      } else {
        yield record;
      }
    }
  }
  let written = 0;
  let done = 0;
  for (const part of [allElse(), boards]) {
    for await (const batch of inBatches(part, writtenAtOnce)) {
      const ends = await Promise.allSettled(batch.map((record) => restoreOne(target, record)));
      written += ends.filter((end) => end.status === 'fulfilled' && end.value === 'saved').length;
      const failed = ends.find((end) => end.status === 'rejected');
      if (failed) return { outcome: 'cut off', written, why: reasonIn(failed.reason) };
      done += batch.length;
      progress(done);
    }
  }
  return { outcome: 'restored', written };
}

async function restoreOne(
  { register, ledger }: Target,
  record: HandoverRecord,
): Promise<'saved' | 'there already'> {
  const outcome = isOfLedger(record)
    ? await ledger.restore(record.thing)
    : await register.restore(record.thing);
  if (outcome !== 'another stands there') return outcome;
  throw new Error(`${nameOf(record)} was written by somebody else meanwhile`);
}

const reasonIn = (error: unknown): string => (error instanceof Error ? error.message : String(error));
