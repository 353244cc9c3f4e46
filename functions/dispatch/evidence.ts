import { type CalendarDate, dayIn, type Instant } from '../calendar/days.ts';
import type { MailEvent } from '../mail/events.ts';
import { sameMailbox } from '../register/board.ts';
import { type Author, withChange } from '../register/history.ts';
import type { Owner } from '../register/owner.ts';
import type { Dispatch, DispatchId } from '../reminders/dispatch.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Register } from '../store/register.ts';
import { addressesMeant, afterEvidence, afterStatement } from './transitions.ts';

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
 * owner's contacts that cannot be written to, of those that the dispatch wrote to.
 */
export async function settleByEvent(settler: Settler, event: MailEvent): Promise<Settlement> {
  const author = { at: settler.now(), by: 'the mail service', from: `event ${event.messageId}` };
  const settlement = await rewrite(settler, event.board, event.dispatch, (dispatch) =>
    afterEvidence(dispatch, event, author),
  );
  if (settlement.outcome !== 'no such dispatch' && event.undeliverable) {
    const addresses = addressesMeant(settlement.dispatch, event) ?? [];
    await markUndeliverable(settler, event, addresses, settlement.dispatch.owner, author);
  }
  return settlement;
}

/** Settles a dispatch of unknown outcome by the word of a person; nothing new where the outcome is known. */
export const settleByHand = (
  settler: Settler,
  board: string,
  id: DispatchId,
  { went, why }: { went: boolean; why: string },
  today: CalendarDate,
  author: Author,
): Promise<Settlement> =>
  rewrite(settler, board, id, (dispatch) => afterStatement(dispatch, went, why, today, author) ?? dispatch);

async function rewrite(
  { ledger }: Settler,
  board: string,
  id: DispatchId,
  change: (dispatch: Dispatch) => Dispatch,
): Promise<Settlement> {
  for (let tried = 0; tried < tries; tried += 1) {
    const dispatch = await ledger.dispatch(board, id);
    if (dispatch === undefined) return { outcome: 'no such dispatch' };
    const next = change(dispatch);
    if (next === dispatch) return { outcome: 'nothing new', dispatch };
    if ((await ledger.save(next)) === 'saved') return { outcome: 'settled', dispatch: next };
  }
  throw new Error(`dispatch ${id} kept changing and could not be settled`);
}

async function markUndeliverable(
  { register }: Settler,
  event: MailEvent,
  addresses: readonly string[],
  ownerId: string | null,
  author: Author,
): Promise<void> {
  const board = await register.board(event.board);
  if (ownerId === null || board === undefined) return;
  const since = dayIn(board.timeZone, event.at);
  const found = addresses.map((email) => ({ email, since, why: event.why }));
  for (let tried = 0; tried < tries; tried += 1) {
    const owner = await register.owner(event.board, ownerId);
    const marked = owner && withUndeliverable(owner, found, author);
    if (marked === undefined || (await register.save(marked)) === 'saved') return;
  }
  throw new Error(`owner ${ownerId} kept changing, and its mailbox could not be marked`);
}

/** Undefined when all those mailboxes are marked already. */
function withUndeliverable(owner: Owner, found: Owner['undeliverable'], author: Author): Owner | undefined {
  const fresh = found.filter(
    ({ email }) => !owner.undeliverable.some((known) => sameMailbox(known.email, email)),
  );
  if (fresh.length === 0) return undefined;
  const undeliverable = [...owner.undeliverable, ...fresh];
  const what = `cannot be written to: ${fresh.map(({ email }) => email).join(', ')}`;
  return withChange({ ...owner, undeliverable }, author, what);
}
