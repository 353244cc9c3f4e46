import { type Action, actionSchema } from '../../functions/register/action.ts';
import { type Board, boardSchema } from '../../functions/register/board.ts';
import { type Meeting, meetingSchema } from '../../functions/register/meeting.ts';
import { type Owner, ownerSchema } from '../../functions/register/owner.ts';
import { type ProgrammeEntry, programmeEntrySchema } from '../../functions/register/programme.ts';
import type { Item, Table } from './table.ts';

/** What stood in one place from the so-manieth write on. */
export type Version<T> = { from: number; thing: T };
export type Versions<T> = Map<string, Version<T>[]>;

/** Everything that a board’s register ever said, and when it began to. */
export type BoardAccount = {
  board: Versions<Board>;
  owners: Versions<Owner>;
  meetings: Versions<Meeting>;
  actions: Versions<Action>;
  items: Versions<ProgrammeEntry>;
};

const blank = (): BoardAccount => ({
  board: new Map(),
  owners: new Map(),
  meetings: new Map(),
  actions: new Map(),
  items: new Map(),
});

function add<T>(versions: Versions<T>, name: string, version: Version<T>): void {
  const all = versions.get(name);
  if (all === undefined) versions.set(name, [version]);
  else all.push(version);
}

/** All that was so at some moment from the write `from` to the write `to`, both included, the oldest first. */
export function between<T>(versions: Version<T>[] | undefined, from: number, to: number): T[] {
  if (versions === undefined) return [];
  const first = versions.findLastIndex((version) => version.from <= from);
  return versions
    .slice(Math.max(first, 0))
    .filter((version) => version.from <= to)
    .map(({ thing }) => thing);
}

/** What stood after the so-manieth write. */
export const standingAt = <T>(versions: Versions<T>, at: number): T[] =>
  [...versions.values()].flatMap((all) => all.findLast(({ from }) => from <= at)?.thing ?? []);

/**
 * The register over time, read from what the table took and from nothing that the service says of itself: who owed
 * what, and who could be written to, after each write.
 */
export class Account {
  readonly #boards = new Map<string, BoardAccount>();
  /** What the ledger said of each dispatch, by board and name. */
  readonly dispatches: Versions<Item> = new Map();
  /** How many writes it has read, and which of those was the last to change a register. */
  writesRead = 0;
  lastChange = 0;

  of(board: string): BoardAccount {
    const found = this.#boards.get(board) ?? blank();
    this.#boards.set(board, found);
    return found;
  }

  /** Reads what the table took since it last did. */
  read({ written }: Table): void {
    for (; this.writesRead < written.length; this.writesRead += 1) {
      const item = written[this.writesRead];
      if (item !== undefined) this.#enter(item, this.writesRead + 1);
    }
  }

  #enter(item: Item, from: number): void {
    const [kind, name = ''] = item.entry.split('#');
    const account = item.board === 'BOARDS' ? undefined : this.of(item.board);
    if (account === undefined) return;
    if (kind === 'DISPATCH') {
      add(this.dispatches, `${item.board} ${name}`, { from, thing: item });
      return;
    }
    this.lastChange = from;
    if (kind === 'BOARD') add(account.board, '', { from, thing: boardSchema.parse(item) });
    if (kind === 'OWNER') add(account.owners, name, { from, thing: ownerSchema.parse(item) });
    if (kind === 'MEETING') add(account.meetings, name, { from, thing: meetingSchema.parse(item) });
    if (kind === 'ACTION') add(account.actions, name, { from, thing: actionSchema.parse(item) });
    if (kind === 'ITEM') add(account.items, name, { from, thing: programmeEntrySchema.parse(item) });
  }
}
