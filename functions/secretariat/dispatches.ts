import * as z from 'zod';
import { calendarDateSchema } from '../calendar/days.ts';
import { afterStatement } from '../dispatch/transitions.ts';
import { type Dispatch, type DispatchId, dispatchSchema } from '../reminders/dispatch.ts';
import { keepChange } from './keeping.ts';
import { findOwner } from './naming.ts';
import { type Done, type Found, match, type NotDone, notDone, type Office } from './office.ts';
import { firstDayShown } from './status.ts';

export const dispatchStates = dispatchSchema.options.map(({ shape }) => shape.state.value);

export const listDispatchesInput = z.strictObject({
  owner: z.string().max(200).optional().describe('Those to one owner, by code or name.'),
  since: calendarDateSchema
    .optional()
    .describe('Those that fell due on that day or later; in the last 90 days when left out.'),
  state: z.enum(dispatchStates).optional().describe('Those that stand so.'),
});

/** The mails that a board owed, and what became of each, by the day on which they fell due. */
export async function listDispatches(
  { register, ledger, board, today }: Office,
  { owner, since = firstDayShown(today), state }: z.infer<typeof listDispatchesInput>,
): Promise<Found<Dispatch[]>> {
  const [dispatches, owners] = await Promise.all([
    ledger.dispatchesOf(board.id, { since }),
    owner === undefined ? [] : register.owners(board.id),
  ]);
  const to = owner === undefined ? match(null) : findOwner(board, owners, owner, ['owner']);
  if (to.outcome === 'refused') return to;
  const { thing } = to;
  return match(
    dispatches
      .filter((one) => thing === null || one.owner === thing.id)
      .filter((one) => state === undefined || one.state === state),
  );
}

/** The mail of that name. Refused where the board's ledger has none. */
export async function findDispatch(
  { ledger, board }: Pick<Office, 'ledger' | 'board'>,
  id: DispatchId,
): Promise<Found<Dispatch>> {
  const dispatch = await ledger.dispatch(board.id, id);
  if (dispatch) return match(dispatch);
  const step = { take: 'a look at the ledger', board: board.id } as const;
  return notDone('not there', `the ledger has no dispatch ${id}`, { step });
}

export const settleInput = z.strictObject({
  went: z.boolean().describe('Whether it went; one that did not is sent again while there is time.'),
  why: z.string().trim().min(1, 'say how you know').max(4_000).describe('How that is known.'),
});

/** Says whether a mail went of which nobody knows. Refused where that is known. */
export const settleDispatch = (
  office: Office,
  id: DispatchId,
  { went, why }: z.infer<typeof settleInput>,
): Promise<Done<Dispatch> | NotDone> =>
  keepChange<Dispatch>(office, {
    read: () => findDispatch(office, id),
    decide: (dispatch) => {
      const settled = afterStatement(dispatch, went, why, office.today, office.author);
      if (settled) return { outcome: 'done', thing: settled };
      return notDone('needs no settling', `dispatch ${id} needs no settling: it is ${dispatch.state}`);
    },
  });
