import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { CalendarDate } from '../calendar/days.ts';
import {
  type Dispatch,
  type DispatchId,
  dispatchFormat,
  dispatchSchema,
  isLiveDispatch,
  upgradeDispatch,
  withCover,
} from '../reminders/dispatch.ts';
import { type OfficeTurn, officeTurnSchema } from '../reminders/office-turn.ts';
import {
  byNameAfter,
  type Key,
  openEntries,
  type Placed,
  parseEntry,
  type RestoreOutcome,
  type SaveOutcome,
  type Standing,
  startingWith,
  type ToldByName,
} from './entries.ts';

const prefix = 'DISPATCH#';
/** Where those that are live no longer stand in the index, by the day they fell due. */
const ended = 'ENDED#';
const place = (board: string, id: DispatchId): Key => ({ board, entry: `${prefix}${id}` });

const turnPrefix = 'TURN#';
const turnPlace = (board: string, owner: string): Key => ({ board, entry: `${turnPrefix}${owner}` });

/** A dispatch as it is read, in whichever format it was written: the first left its number out. */
const entrySchema = z
  .looseObject({ format: z.literal([1, dispatchFormat], 'a later release wrote it').default(1) })
  .transform((entry) => withCover(entry.format === 1 ? upgradeDispatch(entry) : entry))
  .pipe(dispatchSchema);

const turnPlacement = (turn: OfficeTurn): Placed<OfficeTurn> => ({
  schema: officeTurnSchema,
  entry: { ...parseEntry(officeTurnSchema, turn), ...turnPlace(turn.board, turn.owner) },
});

/** A dispatch as it is stored. */
function placementOf(dispatch: Dispatch): Placed<Dispatch> {
  const key = place(dispatch.board, dispatch.id);
  const live = `${isLiveDispatch(dispatch) ? prefix : ended}${dispatch.dueOn}#${dispatch.id}`;
  const entry = {
    ...parseEntry(dispatchSchema, { ...dispatch, ...key }),
    ...{ ...key, format: dispatchFormat, live },
  };
  return { schema: entrySchema, entry };
}

export type Ledger = ReturnType<typeof openLedger>;

/** The record of every dispatch, in DynamoDB. What cannot be read throws an `UnreadableEntry` that names it. */
export function openLedger(client: DynamoDBDocumentClient, tableName: string) {
  const entries = openEntries(client, tableName);
  return {
    dispatch: (board: string, id: DispatchId): Promise<Dispatch | undefined> =>
      entries.get(entrySchema, place(board, id)),

    /** Those of `ids` that the ledger already holds, in no order, as they are at this moment. */
    known: (board: string, ids: readonly DispatchId[], told?: ToldByName): Promise<Dispatch[]> =>
      entries.getMany(
        entrySchema,
        ids.map((id) => place(board, id)),
        byNameAfter(prefix, told),
      ),

    /** Under way, or a trouble still to be told, by the day it fell due. */
    live: (board: string, told?: ToldByName): Promise<Dispatch[]> =>
      entries.live(entrySchema, board, startingWith(prefix), byNameAfter(prefix, told)),

    /**
     * Every dispatch of the board, or those that fell due on `since` or later, by the day they fell due. Of what ended
     * before `since` nothing is read.
     */
    async dispatchesOf(board: string, { since }: { since?: CalendarDate } = {}): Promise<Dispatch[]> {
      const found =
        since === undefined
          ? await entries.all(entrySchema, board, prefix)
          : await Promise.all([
              entries.live(entrySchema, board, { from: `${prefix}${since}`, to: `${prefix}~` }),
              entries.live(entrySchema, board, { from: `${ended}${since}`, to: `${ended}~` }),
            ]);
      return found
        .flat()
        .sort((one, other) => one.dueOn.localeCompare(other.dueOn) || one.id.localeCompare(other.id));
    },

    /**
     * Keeps `dispatch` if it is the next version of what is kept; a first version, if there is none. Of two who claim
     * the same dispatch in the same moment, one is told `saved`. Saving the same again is `changed meanwhile`.
     */
    save: (dispatch: Dispatch): Promise<SaveOutcome> => entries.save(placementOf(dispatch).entry),

    /** The last turn of an office. */
    turn: (board: string, owner: string): Promise<OfficeTurn | undefined> =>
      entries.get(officeTurnSchema, turnPlace(board, owner)),

    /** The last turn of each office that the board ever wrote to, as it is at this moment. */
    turns: (board: string): Promise<OfficeTurn[]> => entries.all(officeTurnSchema, board, turnPrefix),

    /** Keeps `turn` if it is the next version of what is kept: of two mails to one office, one has the day's turn. */
    saveTurn: (turn: OfficeTurn): Promise<SaveOutcome> => entries.save(turnPlacement(turn).entry),

    /** Every dispatch of the board, one after another, by its name. */
    each: (board: string): AsyncGenerator<Dispatch> => entries.each(entrySchema, board, prefix),

    /** What stands in the place of each of `things`, in their order. */
    standing: (things: readonly (Dispatch | OfficeTurn)[]): Promise<Standing[]> =>
      entries.standing<Dispatch | OfficeTurn>(
        things.map((thing) => ('dispatch' in thing ? turnPlacement(thing) : placementOf(thing))),
      ),

    /** Puts a thing of another table where nothing stands, with its version and history as they are. */
    restore: (thing: Dispatch | OfficeTurn): Promise<RestoreOutcome> =>
      'dispatch' in thing ? entries.restore(turnPlacement(thing)) : entries.restore(placementOf(thing)),
  };
}
