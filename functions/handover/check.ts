import { boardOfRef } from '../register/action.ts';
import { boardOfItemRef } from '../register/programme.ts';
import { countOf } from '../words/english.ts';
import { boardOf, type End, type HandoverRecord, type Header, kinds, noCounts, total } from './format.ts';
import type { Line } from './lines.ts';
import { mentionsIn, nameOf } from './names.ts';
import { readHeader, readLine } from './reading.ts';
import { countOfKind, isInDoubt } from './words.ts';

/**
 * What became of a file that was read to its end. `missing` is spoken of in the file and not in it, which a register
 * may well be: it is said, and no fault. `inDoubt` are the mails of which nobody knew whether they went.
 */
export type Check =
  | { outcome: 'sound'; header: Header; missing: string[]; inDoubt: string[] }
  | { outcome: 'faulty'; faults: string[]; more: number };

/** A file may be wrong in every line; whoever mends it does not read more than this. */
const shownAtMost = 100;

/** Reads every line, whatever is wrong with those before it; only without a header is nothing else worth saying. */
export async function checkHandover(lines: AsyncIterable<Line>): Promise<Check> {
  let inspection: ReturnType<typeof inspectionBy> | undefined;
  for await (const line of lines) {
    if (inspection === undefined) {
      const header = readHeader(line.text);
      if (header.outcome === 'fault')
        return { outcome: 'faulty', faults: [`line 1: ${header.why}`], more: 0 };
      inspection = inspectionBy(header.header);
    } else {
      inspection.take(line);
    }
  }
  return inspection?.close() ?? { outcome: 'faulty', faults: ['the file is empty'], more: 0 };
}

function inspectionBy(header: Header) {
  const boards = new Set(header.boards);
  const faults: string[] = [];
  let more = 0;
  const lineOf = new Map<string, number>();
  /** By the name of what is spoken of, and not in the file so far: who first spoke of it. */
  const awaited = new Map<string, string>();
  const inDoubt: string[] = [];
  const counts = noCounts();
  let allOfAKind = true;
  let last = 1;
  let end: End | undefined;

  function fault(why: string): void {
    if (faults.length < shownAtMost) {
      faults.push(why);
    } else {
      more += 1;
    }
  }

  function takeRecord(record: HandoverRecord, number: number): void {
    const name = nameOf(record);
    const before = lineOf.get(name);
    if (before !== undefined) fault(`line ${number}: ${name} stands in line ${before} already`);
    lineOf.set(name, number);
    awaited.delete(name);
    for (const why of faultsOfPlace(record, boards)) fault(`line ${number}: ${name} ${why}`);
    if (isInDoubt(record)) inDoubt.push(record.thing.id);
    for (const { board, name: other } of mentionsIn(record)) {
      if (!boards.has(board) || lineOf.has(other) || awaited.has(other)) continue;
      awaited.set(other, `${name} (line ${number})`);
    }
  }

  /** What the header and the end mark promise, where every line before could be told. */
  function promises(things: number): string[] {
    const differing = kinds.filter((kind) => counts[kind] !== header.counts[kind]);
    const absent = header.boards.filter((board) => !lineOf.has(`board ${board}`));
    return [
      ...(things === total(counts)
        ? []
        : [`the end mark says ${countOf(things, 'thing')}, and the file has ${total(counts)}`]),
      ...differing.map(
        (kind) =>
          `the header says ${countOfKind(header.counts[kind], kind)}, and the file has ${counts[kind]}`,
      ),
      ...absent.map((board) => `the header names board ${board}, which the file does not have`),
    ];
  }

  return {
    take({ number, text }: Line): void {
      last = number;
      if (end !== undefined) {
        fault(`line ${number}: comes after the end mark`);
        return;
      }
      const read = readLine(text, header.version);
      if (read.kind === undefined) {
        allOfAKind = false;
      } else if (read.kind !== 'end') {
        counts[read.kind] += 1;
      }
      if (read.outcome === 'end') {
        end = read.end;
      } else if (read.outcome === 'fault') {
        fault(`line ${number}: ${read.why}`);
      } else {
        takeRecord(read.record, number);
      }
    },

    close(): Check {
      if (end === undefined) {
        fault(`the file is cut off: line ${last}, its last, is not the end mark. Fetch it again`);
      } else if (allOfAKind) {
        for (const why of promises(end.things)) fault(why);
      }
      if (faults.length > 0) return { outcome: 'faulty', faults, more };
      const missing = [...awaited].map(([name, by]) => `${by} speaks of ${name}, which is not in the file`);
      return { outcome: 'sound', header, missing, inDoubt };
    },
  };
}

/** What is wrong with where a thing says it belongs. */
function faultsOfPlace(record: HandoverRecord, boards: ReadonlySet<string>): string[] {
  const board = boardOf(record);
  const others = isAnothers(record) ? [`is not a reference of board ${board}`] : [];
  const unknown = boards.has(board) ? [] : [`is of board ${board}, which the header does not name`];
  const unborn = record.thing.version > 0 ? [] : ['has no first change in its history'];
  return [...others, ...unknown, ...unborn];
}

const isAnothers = ({ kind, thing }: HandoverRecord): boolean =>
  ((kind === 'action' || kind === 'publicEntry') && boardOfRef(thing.ref) !== thing.board) ||
  (kind === 'item' && boardOfItemRef(thing.ref) !== thing.board);
