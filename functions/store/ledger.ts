import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { CalendarDate } from '../calendar/days.ts';
import {
  type Dispatch,
  type DispatchId,
  dispatchFormat,
  dispatchSchema,
  isLiveDispatch,
  isSound,
  upgradeDispatch,
} from '../reminders/dispatch.ts';
import { type OfficeTurn, officeTurnSchema } from '../reminders/office-turn.ts';
import { type SentText, sentTextSchema } from '../reminders/sent-text.ts';
import { type SweepRecord, sweepRecordSchema } from '../reminders/sweep-record.ts';
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

/** One of a board. It tells of the machine that the register is on, and does not go with it to another. */
const sweepPlace = (board: string): Key => ({ board, entry: 'SWEEP' });

const textPrefix = 'MAILTEXT#';
/**
 * Beside the dispatch, so that whoever looks through dispatches reads no texts. The text of the last try but one is written
 * over, for an earlier release wrote that of the next before it knew that there would be one.
 */
const textPlace = (board: string, id: DispatchId, attempt: number): Key => ({
  board,
  entry: `${textPrefix}${id}#${attempt % 2 === 0 ? 'even' : 'odd'}`,
});

/** A dispatch as it is read, in whichever format it was written: the first left its number out. */
const entrySchema = z
  .looseObject({ format: z.literal([1, dispatchFormat], 'a later release wrote it').default(1) })
  .transform((entry) => upgradeDispatch(entry, entry.format))
  .pipe(dispatchSchema);

const turnPlacement = (turn: OfficeTurn): Placed<OfficeTurn> => ({
  schema: officeTurnSchema,
  entry: { ...parseEntry(officeTurnSchema, turn), ...turnPlace(turn.board, turn.owner) },
});

const textPlacement = (text: SentText): Placed<SentText> => {
  const key = textPlace(text.board, text.dispatch, text.attempt);
  return { schema: sentTextSchema, entry: { ...parseEntry(sentTextSchema, { ...text, ...key }), ...key } };
};

/** A dispatch as it is stored. */
function placementOf(dispatch: Dispatch): Placed<Dispatch> {
  const key = place(dispatch.board, dispatch.id);
  const live = `${isLiveDispatch(dispatch) ? prefix : ended}${dispatch.dueOn}#${dispatch.id}`;
  const entry = {
    ...(isSound(dispatch) ? dispatch : parseEntry(dispatchSchema, { ...dispatch, ...key })),
    ...{ ...key, format: dispatchFormat, live },
  };
  return { schema: entrySchema, entry };
}

/** What is written before the mail service is asked to send a mail; one to the secretary takes no turn. */
export type Asking = {
  sending: Extract<Dispatch, { state: 'sending' }>;
  turn: OfficeTurn | undefined;
  text: SentText;
};

/** All that the ledger keeps. */
export type Ledgered = Dispatch | OfficeTurn | SentText;

function placementOfAny(thing: Ledgered): Placed<Ledgered> {
  if ('attempt' in thing) return textPlacement(thing) as Placed<Ledgered>;
  return ('dispatch' in thing ? turnPlacement(thing) : placementOf(thing)) as Placed<Ledgered>;
}

export type Ledger = ReturnType<typeof openLedger>;

/** The record of every dispatch, in DynamoDB. What cannot be read throws an `UnreadableEntry` that names it. */
export function openLedger(client: DynamoDBDocumentClient, tableName: string) {
  const entries = openEntries(client, tableName);
  const inOrder = (dispatches: readonly Dispatch[]): Dispatch[] =>
    dispatches.toSorted(
      (one, other) => one.dueOn.localeCompare(other.dueOn) || one.id.localeCompare(other.id),
    );
  const since = (board: string, state: string, date: CalendarDate): Promise<Dispatch[]> =>
    entries.live(entrySchema, board, { from: `${state}${date}`, to: `${state}~` });
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
    async dispatchesOf(board: string, { since: day }: { since?: CalendarDate } = {}): Promise<Dispatch[]> {
      if (day === undefined) return inOrder(await entries.all(entrySchema, board, prefix));
      const found = await Promise.all([since(board, prefix, day), since(board, ended, day)]);
      return inOrder(found.flat());
    },

    /** The same since that day, and all that is live besides. */
    async liveAndSince(board: string, day: CalendarDate): Promise<{ live: Dispatch[]; recent: Dispatch[] }> {
      const [live, over] = await Promise.all([
        entries.live(entrySchema, board, startingWith(prefix)),
        since(board, ended, day),
      ]);
      return { live, recent: inOrder([...live.filter(({ dueOn }) => dueOn >= day), ...over]) };
    },

    /**
     * Keeps `dispatch` if it is the next version of what is kept; a first version, if there is none. Of two who write to
     * the same dispatch in the same moment, one is told `saved`. Saving the same again is `changed meanwhile`. Several that
     * are saved in the same moment are one request.
     */
    save: async (dispatch: Dispatch): Promise<SaveOutcome> =>
      entries.saveWithOthers(placementOf(dispatch).entry),

    /**
     * Keeps, at once or not at all, that a dispatch is being sent, what it says, and that it has the turn of its office: if
     * dispatch and turn are the next versions of what is kept. So of those who send one mail, and of two mails to one office,
     * one goes; and none goes whose text nobody could show.
     */
    saveSending: ({ sending, turn, text }: Asking): Promise<SaveOutcome> =>
      entries.saveAllOrNone(
        [placementOf(sending).entry, ...(turn ? [turnPlacement(turn).entry] : [])],
        textPlacement(text).entry,
      ),

    /** The last turn of an office. */
    turn: (board: string, owner: string): Promise<OfficeTurn | undefined> =>
      entries.get(officeTurnSchema, turnPlace(board, owner)),

    /** The last turn of each of those offices that has one and can be read, in no order. */
    turnsOf: (board: string, owners: readonly string[]): Promise<OfficeTurn[]> =>
      entries.getMany(
        officeTurnSchema,
        owners.map((owner) => turnPlace(board, owner)),
        () => undefined,
      ),

    /** The last turn of each office that the board ever wrote to, as it is at this moment. */
    turns: (board: string): Promise<OfficeTurn[]> => entries.all(officeTurnSchema, board, turnPrefix),

    /** Until when the board was swept; undefined where the service does not wake by itself. */
    sweepRecord: (board: string): Promise<SweepRecord | undefined> =>
      entries.get(sweepRecordSchema, sweepPlace(board)),

    /** Keeps `record` if it is the next version of what is kept. */
    saveSweepRecord: (record: SweepRecord): Promise<SaveOutcome> =>
      entries.save({
        ...parseEntry(sweepRecordSchema, { ...record, ...sweepPlace(record.board) }),
        ...sweepPlace(record.board),
      }),

    /** What the last try to send a dispatch handed to the mail service; undefined where none was made, or it was not kept. */
    async sentText({ board, id, attempts }: Dispatch): Promise<SentText | undefined> {
      const found = await entries.get(sentTextSchema, textPlace(board, id, attempts));
      return found?.attempt === attempts ? found : undefined;
    },

    /** Every dispatch of the board, one after another, by its name. */
    each: (board: string): AsyncGenerator<Dispatch> => entries.each(entrySchema, board, prefix),

    /** Every text that is kept of the board's mails, one after another, by the names of these. */
    eachSentText: (board: string): AsyncGenerator<SentText> =>
      entries.each(sentTextSchema, board, textPrefix),

    /** What stands in the place of each of `things`, in their order. */
    standing: (things: readonly Ledgered[]): Promise<Standing[]> =>
      entries.standing(things.map(placementOfAny)),

    /** Puts a thing of another table where nothing stands, with its version and history as they are. */
    restore: (thing: Ledgered): Promise<RestoreOutcome> => entries.restore(placementOfAny(thing)),
  };
}
