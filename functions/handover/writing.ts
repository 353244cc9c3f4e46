import type { Instant } from '../calendar/days.ts';
import type { Board } from '../register/board.ts';
import type { Ledger } from '../store/ledger.ts';
import type { KindOfBoard, Register } from '../store/register.ts';
import {
  type Counts,
  type End,
  formatName,
  formatVersion,
  type HandoverRecord,
  type Header,
  kinds,
  noCounts,
  recordSchema,
  total,
} from './format.ts';
import { isInDoubt } from './words.ts';

type Source = { register: Pick<Register, 'each'>; ledger: Pick<Ledger, 'each' | 'turns' | 'eachSentText'> };

/** The register was changed between the count that the header gives and the last line. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';
}

/** What there is to hand over, counted before the first line is written; everything is read, so that all can be. */
export type Inventory = { counts: Counts; inDoubt: string[] };

export async function inventoryOf(source: Source, boards: readonly Board[]): Promise<Inventory> {
  const counts = noCounts();
  const inDoubt: string[] = [];
  for await (const record of everything(source, boards)) {
    counts[record.kind] += 1;
    if (isInDoubt(record)) inDoubt.push(record.thing.id);
  }
  return { counts, inDoubt };
}

/**
 * The lines of a handover file, by kind, board and name, read from the table a page at a time. Throws
 * {@link ChangedMeanwhile} in place of an end mark that would not be true.
 */
export async function* handoverLines(
  source: Source,
  boards: readonly Board[],
  counts: Counts,
  made: Instant,
): AsyncGenerator<string> {
  yield lineOf({
    kind: 'header',
    format: formatName,
    version: formatVersion,
    made,
    boards: boards.map(({ id }) => id),
    counts,
  });
  const written = noCounts();
  for await (const record of everything(source, boards)) {
    written[record.kind] += 1;
    yield lineOf(record);
  }
  if (kinds.some((kind) => written[kind] !== counts[kind])) throw new ChangedMeanwhile();
  yield lineOf({ kind: 'end', things: total(written) });
}

const lineOf = (line: Header | HandoverRecord | End): string => `${JSON.stringify(line)}\n`;

async function* everything(
  { register, ledger }: Source,
  boards: readonly Board[],
): AsyncGenerator<HandoverRecord> {
  for (const board of boards) yield { kind: 'board', thing: board };
  for (const kind of ['owner', 'meeting', 'action', 'item', 'publicEntry'] satisfies KindOfBoard[]) {
    for (const { id } of boards) {
      for await (const thing of register.each(kind, id)) yield recordSchema.parse({ kind, thing });
    }
  }
  for (const { id } of boards) {
    for await (const thing of ledger.each(id)) yield { kind: 'dispatch', thing };
  }
  for (const { id } of boards) {
    for (const thing of await ledger.turns(id)) yield { kind: 'turn', thing };
  }
  for (const { id } of boards) {
    for await (const thing of ledger.eachSentText(id)) yield { kind: 'text', thing };
  }
}
