import { inWords } from '../calendar/days.ts';
import { sameMailbox, type Undeliverable } from './board.ts';
import { type Author, type Versioned, withChange } from './history.ts';
import { type Refusal, refusal } from './refusal.ts';

/** What keeps whom it cannot write to: an owner, or a board of its own people. */
type Keeper = Versioned & { undeliverable: Undeliverable[] };

/** As a list shows it: "owen@force.example since 2 December 2024 (no such mailbox)". */
export const undeliverableInWords = ({ email, since, why }: Undeliverable): string =>
  `${email} since ${inWords(since)} (${why})`;

/** `keeper` with those mailboxes marked; the very same when all of them are already. */
export function withMarks<T extends Keeper>(keeper: T, found: readonly Undeliverable[], author: Author): T {
  const fresh = found.filter(
    ({ email }) => !keeper.undeliverable.some((known) => sameMailbox(known.email, email)),
  );
  if (fresh.length === 0) return keeper;
  const undeliverable = [...keeper.undeliverable, ...fresh];
  const what = `cannot be written to: ${fresh.map(({ email }) => email).join(', ')}`;
  return withChange(keeper, { ...keeper, undeliverable }, author, what);
}

/** `keeper` with that mailbox written to again; the very same when it is not marked. */
export function withoutMark<T extends Keeper>(keeper: T, email: string, author: Author): T {
  const undeliverable = keeper.undeliverable.filter((one) => !sameMailbox(one.email, email));
  if (undeliverable.length === keeper.undeliverable.length) return keeper;
  return withChange(keeper, { ...keeper, undeliverable }, author, `cleared: ${email}`);
}

export const notMarked = (email: string): Refusal<'not marked'> =>
  refusal('not marked', `${email} is not marked as undeliverable`);
