import type { CalendarDate } from '../../functions/calendar/days.ts';
import type { Board } from '../../functions/register/board.ts';
import type { Author } from '../../functions/register/history.ts';
import type { Ledger } from '../../functions/store/ledger.ts';
import type { Register, Registered } from '../../functions/store/register.ts';
import type { Happening } from './season.ts';
import type { Table } from './table.ts';

/** What somebody in a board’s office has before them. */
export type Desk = {
  register: Register;
  ledger: Ledger;
  table: Table;
  board: Board;
  today: CalendarDate;
  author: Author;
  /** What chance has chosen for them: of whom or what, and how. */
  choice: Pick<Happening, 'which' | 'more'>;
};

/** What was done, as a sentence tells it; undefined where there was nothing to do. */
export type Done = Promise<string | undefined>;

/** The name after `prefix` of everything that the board has of a kind. */
export const namesOf = ({ table, board }: Pick<Desk, 'table' | 'board'>, prefix: string): string[] =>
  [...table.items()]
    .filter((item) => item.board === board.id && item.entry.startsWith(prefix))
    .map(({ entry }) => entry.slice(prefix.length))
    .sort();

export const choose = <T>(things: readonly T[], which: number): T | undefined =>
  things.length === 0 ? undefined : things[which % things.length];

/** How often a change is tried that others may be making too. */
const tries = 5;

type Decided<T> = { outcome: 'refused' } | { outcome: 'done'; thing: T; what: string } | undefined;

/** Reads a thing, decides, and saves; again where somebody else’s change came between. */
export async function change<T extends Registered>(
  { register }: Desk,
  read: () => Promise<T | undefined>,
  decide: (thing: T) => Decided<Registered> | Promise<Decided<Registered>>,
): Done {
  for (let tried = 0; tried < tries; tried += 1) {
    const before = await read();
    const decided = before && (await decide(before));
    if (decided?.outcome !== 'done' || decided.thing === before) return undefined;
    if ((await register.save(decided.thing)) === 'saved') return decided.what;
  }
  return undefined;
}
