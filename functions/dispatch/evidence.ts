import { type CalendarDate, dayIn, type Instant } from '../calendar/days.ts';
import type { MailEvent } from '../mail/events.ts';
import { type Board, peopleOf, sameMailbox, type Undeliverable } from '../register/board.ts';
import type { Author } from '../register/history.ts';
import { withMarks } from '../register/mailboxes.ts';
import type { Owner } from '../register/owner.ts';
import type { Dispatch, DispatchId } from '../reminders/dispatch.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Register } from '../store/register.ts';
import { addressesMeant } from './addresses.ts';
import { afterEvidence, afterStatement } from './transitions.ts';

export type Settler = {
  register: Pick<Register, 'board' | 'owner' | 'save'>;
  ledger: Pick<Ledger, 'dispatch' | 'save'>;
  now: () => Instant;
};

export type Settlement =
  | { outcome: 'settled'; dispatch: Dispatch }
  | { outcome: 'nothing new'; dispatch: Dispatch }
  | { outcome: 'no such dispatch' };

/** How often a write is tried that others may be writing too. */
const tries = 10;

/**
 * Settles a dispatch by the mail service's own event, however often and in whatever order events arrive, and marks the
 * mailboxes that cannot be written to, of those that the dispatch wrote to. `asRead` is the dispatch as it was some moments
 * ago, where somebody has read it.
 */
export async function settleByEvent(
  settler: Settler,
  event: MailEvent,
  asRead?: Dispatch,
): Promise<Settlement> {
  const author = { at: settler.now(), by: 'the mail service', from: `event ${event.messageId}` };
  const change = (dispatch: Dispatch): Dispatch => afterEvidence(dispatch, event, author);
  const settlement = await rewrite(settler, event.board, event.dispatch, change, asRead);
  if (settlement.outcome === 'no such dispatch') return settlement;
  const { dispatch } = settlement;
  const addresses = addressesMeant(dispatch, event);
  if (addresses === undefined) return { outcome: 'nothing new', dispatch };
  if (event.undeliverable) await markUndeliverable(settler, event, addresses, dispatch.owner, author);
  return settlement;
}

/** Settles a dispatch that a mail service is known never to have had; nothing new where its outcome is known. */
export const settleAsNotSent = (
  settler: Settler,
  board: string,
  id: DispatchId,
  why: string,
  today: CalendarDate,
  author: Author,
): Promise<Settlement> =>
  rewrite(settler, board, id, (dispatch) => afterStatement(dispatch, false, why, today, author) ?? dispatch);

async function rewrite(
  { ledger }: Settler,
  board: string,
  id: DispatchId,
  change: (dispatch: Dispatch) => Dispatch,
  asRead?: Dispatch,
): Promise<Settlement> {
  for (let tried = 0; tried < tries; tried += 1) {
    const dispatch = (tried === 0 ? asRead : undefined) ?? (await ledger.dispatch(board, id));
    if (dispatch === undefined) return { outcome: 'no such dispatch' };
    const next = change(dispatch);
    if (next === dispatch) return { outcome: 'nothing new', dispatch };
    if ((await ledger.save(next)) === 'saved') return { outcome: 'settled', dispatch: next };
  }
  throw new Error(`dispatch ${id} kept changing and could not be settled`);
}

/** Marks each mailbox where it belongs, as one that cannot be written to since that moment, and why. */
export async function markUndeliverable(
  { register }: Pick<Settler, 'register'>,
  { board: code, at, why }: Pick<MailEvent, 'board' | 'at' | 'why'>,
  addresses: readonly string[],
  ownerId: string | null,
  author: Author,
): Promise<void> {
  const board = await register.board(code);
  if (board === undefined) return;
  const since = dayIn(board.timeZone, at);
  const found = addresses.map((email) => ({ email, since, why }));
  await keepMarks(
    register,
    () => register.board(board.id),
    () => found.filter((mark) => isKeptAtBoard(board, mark)),
    author,
  );
  if (ownerId === null) return;
  const atOwner = (owner: Owner): Undeliverable[] =>
    found.filter((mark) => isKeptAtOwner(board, owner, mark));
  await keepMarks(register, () => register.owner(board.id, ownerId), atOwner, author);
}

type Mailbox = { email: string };

/** Whether the board keeps it if that mailbox refuses mail: that of one of its own people. */
export const isKeptAtBoard = (board: Board, mailbox: Mailbox): boolean => isAmong(peopleOf(board))(mailbox);

/** Whether the owner that was written to does, besides: its own people's, and all whom the board does not name. */
export const isKeptAtOwner = (
  board: Board,
  { contacts, deputies, copies }: Owner,
  mailbox: Mailbox,
): boolean => isAmong([...contacts, ...deputies, ...copies])(mailbox) || !isKeptAtBoard(board, mailbox);

const isAmong =
  (people: readonly Mailbox[]) =>
  ({ email }: Mailbox): boolean =>
    people.some((person) => sameMailbox(person.email, email));

async function keepMarks<T extends Board | Owner>(
  { save }: Pick<Register, 'save'>,
  read: () => Promise<T | undefined>,
  found: (keeper: T) => Undeliverable[],
  author: Author,
): Promise<void> {
  for (let tried = 0; tried < tries; tried += 1) {
    const keeper = await read();
    const marked = keeper && withMarks(keeper, found(keeper), author);
    if (marked === undefined || marked === keeper || (await save(marked)) === 'saved') return;
  }
  throw new Error('a board or owner kept changing, and its mailboxes could not be marked');
}
