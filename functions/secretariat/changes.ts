import * as z from 'zod';
import { calendarDateSchema, dayIn, type Instant, instantSchema } from '../calendar/days.ts';
import type { Change } from '../register/history.ts';
import type { Registered } from '../store/register.ts';
import { type Found, match, type Office } from './office.ts';

export const listChangesInput = z.strictObject({
  since: z
    .union([instantSchema, calendarDateSchema])
    .optional()
    .describe(
      'Those of that moment or later, as `2024-12-11T15:40:00Z`, or of that day where the board is; all of them when left out.',
    ),
});

/** A line of the history of something of a board, with what it is known by and which version it has now. */
export type ChangeOfThing = Omit<Change, 'request'> & {
  kind: 'board' | 'owner' | 'meeting' | 'action' | 'item' | 'publicEntry';
  id: string;
  /** The place of the line among the thing's own. */
  line: number;
  version: number;
};

function linesOf(thing: Registered): ChangeOfThing[] {
  const known = kindOf(thing);
  return thing.history.map(({ request: _, ...change }, line) => ({
    ...known,
    ...change,
    ...{ line, version: thing.version },
  }));
}

function kindOf(thing: Registered): Pick<ChangeOfThing, 'kind' | 'id'> {
  if ('looked' in thing) return { kind: 'publicEntry', id: thing.ref };
  if ('ref' in thing) return { kind: 'comes' in thing ? 'item' : 'action', id: thing.ref };
  if ('contacts' in thing) return { kind: 'owner', id: thing.id };
  return { kind: 'state' in thing ? 'meeting' : 'board', id: thing.id };
}

/**
 * What has changed of a board, its owners, meetings, actions, programme and public register, in the order of time: every
 * line of their histories. What leaves the register leaves a line in the board's own.
 */
export async function listChanges(
  { register, board }: Office,
  { since }: z.infer<typeof listChangesInput>,
): Promise<Found<ChangeOfThing[]>> {
  const [owners, meetings, actions, programme, published] = await Promise.all([
    register.owners(board.id),
    register.meetings(board.id),
    register.actions(board.id),
    register.programme(board.id),
    register.publicEntries(board.id),
  ]);
  const day = calendarDateSchema.safeParse(since).data;
  const isSince = (at: Instant): boolean =>
    day !== undefined
      ? dayIn(board.timeZone, at) >= day
      : since === undefined || Date.parse(at) >= Date.parse(since);
  return match(
    [board, ...owners, ...meetings, ...actions, ...programme, ...published]
      .flatMap(linesOf)
      .filter(({ at }) => isSince(at))
      .sort((one, other) => Date.parse(one.at) - Date.parse(other.at)),
  );
}
