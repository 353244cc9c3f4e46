import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { CalendarDate, CalendarMonth } from '../calendar/days.ts';
import {
  type Action,
  type ActionRef,
  actionSchema,
  boardOfRef,
  type DischargedAction,
  isLive,
  isOwedBy,
} from '../register/action.ts';
import { type Board, boardSchema, codeSchema } from '../register/board.ts';
import { dueNow } from '../register/due.ts';
import { type Feed, feedSchema } from '../register/feed.ts';
import { type Meeting, meetingSchema } from '../register/meeting.ts';
import { type Owner, ownerSchema } from '../register/owner.ts';
import {
  boardOfItemRef,
  type ItemRef,
  isCurrent,
  isItemRef,
  isToCome,
  type ProgrammeEntry,
  programmeEntrySchema,
} from '../register/programme.ts';
import { type PublicEntry, publicEntrySchema } from '../register/public-entry.ts';
import { type ReceivedNotes, receivedNotesSchema } from '../register/received-notes.ts';
import { type RecordingLog, recordingLogSchema } from '../register/recording-log.ts';
import type { BoardView } from '../register/view.ts';
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
import {
  boardPlace,
  type Item,
  itemSchema,
  meetingPlace,
  meetingPrefix,
  openMeetings,
  placementOfMeeting,
} from './meetings.ts';

/** The partition that lists the boards; no board can have this code. */
const directory = 'BOARDS';
const directoryEntry = z.object({ entry: codeSchema, removed: z.literal(true).optional() });

/** What a board has many of and is handed over with it, each kind under a prefix of its own. */
const kinds = {
  owner: { schema: ownerSchema, prefix: 'OWNER#' },
  meeting: { schema: meetingSchema, prefix: meetingPrefix },
  action: { schema: actionSchema, prefix: 'ACTION#' },
  item: { schema: programmeEntrySchema, prefix: 'ITEM#' },
  publicEntry: { schema: publicEntrySchema, prefix: 'PUBLIC#' },
} as const;
export type KindOfBoard = keyof typeof kinds;

/** Notes that a board was sent: no part of its register, and not handed over with it. */
const notesPrefix = 'NOTES#';
/** Addresses of its calendar feeds, which are good at this service alone: neither. */
const feedPrefix = 'FEED#';

const places = {
  board: boardPlace,
  owner: (board: string, id: string): Key => ({ board, entry: `${kinds.owner.prefix}${id}` }),
  action: (board: string, ref: string): Key => ({ board, entry: `${kinds.action.prefix}${ref}` }),
  item: (board: string, ref: string): Key => ({ board, entry: `${kinds.item.prefix}${ref}` }),
  publicEntry: (board: string, ref: string): Key => ({ board, entry: `${kinds.publicEntry.prefix}${ref}` }),
  notes: (board: string, id: string): Key => ({ board, entry: `${notesPrefix}${id}` }),
  feed: (board: string, id: string): Key => ({ board, entry: `${feedPrefix}${id}` }),
  /** The last one alone: no part of the register, and not handed over with it. */
  recordingLog: (board: string): Key => ({ board, entry: 'RECORDING' }),
};

/** The day from which nothing more was owed: that of the discharge, or of the undertaking it rested on. */
function nothingOwedFrom(action: Action): CalendarDate | undefined {
  if (action.status === 'withdrawn') return action.withdrawal.on;
  if (action.status !== 'discharged') return undefined;
  const { on, undertaking } = action.discharge;
  return undertaking?.met && undertaking.met.on > on ? undertaking.met.on : on;
}

/**
 * Live actions stand in the index by reference, not by due date: what is due at a meeting moves with the meeting,
 * and no key could keep up. Closed ones stand by the day they closed.
 */
const livePlace = (action: Action): string =>
  isLive(action) ? `${kinds.action.prefix}${action.ref}` : `CLOSED#${nothingOwedFrom(action)}#${action.ref}`;

/** What the register keeps. */
export type Registered = Board | Owner | Meeting | Action | ProgrammeEntry | PublicEntry;

/** All that it saves: what it keeps, the notes that wait to be put into it, and the addresses of its calendar feeds. */
export type Saved = Registered | ReceivedNotes | Feed;

function refuseAnothers({ board, ref }: { board: string; ref: string }, boardOf: string): void {
  if (boardOf !== board) throw new RangeError(`${ref} is not a reference of board ${board}`);
}

const at = (
  schema: z.ZodType<Saved>,
  thing: Saved,
  key: Key,
  live: { live?: string } = {},
): Placed<Saved> => ({
  schema,
  entry: { ...parseEntry(schema, { ...thing, ...key }), ...key, ...live },
});

const isOfMeetings = (thing: Saved): thing is Meeting => 'publications' in thing;

const isStillToCome = (entry: ProgrammeEntry): boolean => isToCome(entry) || isCurrent(entry);

const leadOf = (entry: ProgrammeEntry): string | null => ('lead' in entry ? entry.lead : null);

/** A thing as it is stored, parsed on the way in too, so that nothing is written which could not be read again. */
function placementOf(thing: Saved): Placed<Saved> {
  if ('receivedAt' in thing) return at(receivedNotesSchema, thing, places.notes(thing.board, thing.id));
  if ('madeAt' in thing) return at(feedSchema, thing, places.feed(thing.board, thing.id));
  if ('comes' in thing) {
    const key = places.item(thing.board, thing.ref);
    refuseAnothers(thing, boardOfItemRef(thing.ref));
    const live = isStillToCome(thing) ? { live: key.entry } : {};
    return at(programmeEntrySchema, thing, key, live);
  }
  if ('looked' in thing) {
    refuseAnothers(thing, boardOfRef(thing.ref));
    return at(publicEntrySchema, thing, places.publicEntry(thing.board, thing.ref));
  }
  if ('ref' in thing) {
    refuseAnothers(thing, boardOfRef(thing.ref));
    return at(actionSchema, thing, places.action(thing.board, thing.ref), { live: livePlace(thing) });
  }
  if ('contacts' in thing) return at(ownerSchema, thing, places.owner(thing.board, thing.id));
  if (isOfMeetings(thing)) return placementOfMeeting(thing) as Placed<Saved>;
  return at(boardSchema, thing, places.board(thing.id));
}

/** Whom a mail goes to, null for the secretary, what it is of, and the meeting that it leads up to. */
type MailAbout = { owner: string | null; refs: readonly string[]; meeting?: string | undefined };

const placeOfRef = (board: string, ref: string): Key =>
  isItemRef(ref) ? places.item(board, ref) : places.action(board, ref);

/** The meetings by whose dates those things go. */
const meetingsWaitedFor = ({ actions, programme }: Pick<BoardView, 'actions' | 'programme'>): string[] => [
  ...actions.flatMap((action) => {
    const due = dueNow(action);
    return due.at === 'meeting' ? [due.meeting] : [];
  }),
  ...programme.flatMap((entry) => (isToCome(entry) ? [entry.meeting] : [])),
];

/** Whether that is where an entry stands, or how its place begins. */
const isAt = (prefix: string, { entry }: Item): boolean => String(entry).startsWith(prefix);

const byId = ({ id }: { id: string }): string => id;

/** As the table has them in order. */
const byKey = <T>(things: T[], keyOf: (thing: T) => string): T[] =>
  things.sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

export type Register = ReturnType<typeof openRegister>;

/**
 * The register in DynamoDB. Every list is whole, whatever its number of pages. Whatever cannot be read throws an
 * `UnreadableEntry` that names it.
 */
export function openRegister(client: DynamoDBDocumentClient, tableName: string) {
  const entries = openEntries(client, tableName);
  const ofMeetings = openMeetings(entries);

  function boardIn(id: string, item: Item | undefined): Board | undefined {
    if (item === undefined) return undefined;
    ofMeetings.noteIndexed(id, item);
    return parseEntry(boardSchema, item);
  }
  const unlessRemoved = (found: Board | undefined): Board | undefined =>
    found?.removed === null ? found : undefined;
  const boardAsKept = async (id: string): Promise<Board | undefined> =>
    boardIn(id, await entries.get(itemSchema, places.board(id)));
  /** One that was removed counts as never added. */
  const board = async (id: string): Promise<Board | undefined> => unlessRemoved(await boardAsKept(id));
  const owners = (of: string, told?: ToldByName): Promise<Owner[]> =>
    entries.all(ownerSchema, of, kinds.owner.prefix, byNameAfter(kinds.owner.prefix, told));
  const liveActions = (of: string): Promise<Action[]> =>
    entries.live(actionSchema, of, startingWith(kinds.action.prefix));
  const liveProgramme = (of: string): Promise<ProgrammeEntry[]> =>
    entries.live(programmeEntrySchema, of, startingWith(kinds.item.prefix));
  const closedSince = (of: string, date: CalendarDate): Promise<Action[]> =>
    entries.live(actionSchema, of, { from: `CLOSED#${date}`, to: 'CLOSED#~' });

  /**
   * All that is live of a board, and `first`, which is read with it: what that tells of the board's meetings is then known.
   * Where somebody is told of an owner that cannot be read, the others are there.
   */
  async function liveAfter<First>(
    id: string,
    first: Promise<First>,
    told: ToldByName | undefined,
  ): Promise<[First, Omit<BoardView, 'board'>]> {
    const [found, itsOwners, actions, programme, last] = await Promise.all([
      first,
      owners(id, told),
      liveActions(id),
      liveProgramme(id),
      ofMeetings.lastMeetings(id),
    ]);
    const meetings = await ofMeetings.withSpokenOf(id, last, { actions, programme });
    return [found, { owners: itsOwners, meetings, actions, programme }];
  }

  /** A board with all that is live of it; undefined when there is no such board. */
  async function boardView(id: string, told?: ToldByName): Promise<BoardView | undefined> {
    const [found, its] = await liveAfter(id, board(id), told);
    return found && { board: found, ...its };
  }

  /**
   * `view` as it is at this moment in all that a mail to `owner` may be about (to the secretary, with none): the board, the
   * owner, what the view shows as theirs, what `refs` name, the meetings to come, and those that any of it waits for, each
   * read by its own key. Undefined where the board is gone.
   */
  async function renewView(
    view: BoardView,
    { owner, refs, meeting }: MailAbout,
  ): Promise<BoardView | undefined> {
    const { id } = view.board;
    const shown = {
      actions: view.actions.filter((action) => owner === null || isOwedBy(action, owner)),
      programme: view.programme.filter((entry) => owner === null || leadOf(entry) === owner),
    };
    const toCome = view.meetings.filter(({ state }) => state !== 'held' && state !== 'cancelled');
    const meetingsAsked = new Set([
      ...(meeting === undefined ? [] : [meeting]),
      ...toCome.map((one) => one.id),
      ...meetingsWaitedFor(shown),
    ]);
    const keys = [
      places.board(id),
      ...(owner === null ? [] : [places.owner(id, owner)]),
      ...[...meetingsAsked].map((one) => meetingPlace(id, one)),
      ...[...shown.actions, ...shown.programme].map(({ ref }) => placeOfRef(id, ref)),
      ...refs.map((ref) => placeOfRef(id, ref)),
    ];
    const items = await entries.itemsAt(keys);
    // What stands as it was read before need not be made sense of once more.
    const of = <T extends { version: number }>(
      { schema, prefix }: { schema: z.ZodType<T>; prefix: string },
      before: readonly T[],
      nameOf: (thing: T) => string,
    ): T[] =>
      items
        .filter((item) => isAt(prefix, item))
        .map((item) => {
          const isIt = (thing: T): boolean =>
            thing.version === item['version'] && item['entry'] === `${prefix}${nameOf(thing)}`;
          return before.find(isIt) ?? parseEntry(schema, item);
        });
    const [now] = of({ schema: boardSchema, prefix: 'BOARD' }, [view.board], () => '');
    if (now === undefined || now.removed !== null) return undefined;
    const its = {
      actions: of(kinds.action, view.actions, ({ ref }) => ref).filter(isLive),
      programme: of(kinds.item, view.programme, ({ ref }) => ref).filter(isStillToCome),
    };
    // What came to wait for another meeting since then.
    const alsoAsked = meetingsWaitedFor(its).filter((one) => !meetingsAsked.has(one));
    const itsMeetings = [
      ...of(kinds.meeting, view.meetings, byId),
      ...(await entries.getMany(
        meetingSchema,
        alsoAsked.map((one) => meetingPlace(id, one)),
      )),
    ];
    const readRefs = new Set<string>([
      ...[...shown.actions, ...shown.programme].map(({ ref }) => ref),
      ...refs,
    ]);
    const readMeetings = new Set([...meetingsAsked, ...alsoAsked]);
    const isNotRead = ({ ref }: { ref: string }): boolean => !readRefs.has(ref);
    return {
      board: now,
      owners: byKey(
        [...view.owners.filter((one) => one.id !== owner), ...of(kinds.owner, view.owners, byId)],
        byId,
      ),
      meetings: byKey([...view.meetings.filter((one) => !readMeetings.has(one.id)), ...itsMeetings], byId),
      actions: byKey([...view.actions.filter(isNotRead), ...its.actions], ({ ref }) => ref),
      programme: byKey([...view.programme.filter(isNotRead), ...its.programme], ({ ref }) => ref),
    };
  }

  /** The codes in the directory; one whose board was never finished may be among them. */
  async function boardCodes(): Promise<string[]> {
    const listed = await entries.whole(directoryEntry, directory);
    return listed.filter(({ removed }) => removed === undefined).map(({ entry }) => entry);
  }

  const listBoard = (code: string, { removed }: Pick<Board, 'removed'>): Promise<void> =>
    entries.put({
      Item: { board: directory, entry: code, ...(removed !== null && { removed: true }) },
    });

  return {
    /** Codes only, so that one board that cannot be read need not silence the others. */
    boardCodes,

    async boards(): Promise<Board[]> {
      const found = await entries.getMany(boardSchema, (await boardCodes()).map(places.board));
      return found
        .filter(({ removed }) => removed === null)
        .sort((one, other) => one.id.localeCompare(other.id));
    },

    board,

    /** The same, though it was removed. */
    boardAsKept,

    /** A board that counts, and an action of it, both read at once. */
    async boardAndAction(id: string, ref: ActionRef): Promise<{ board?: Board; action?: Action }> {
      const items = await entries.itemsAt([places.board(id), places.action(id, ref)]);
      const itemAt = (prefix: string): Item | undefined => items.find((item) => isAt(prefix, item));
      const found = unlessRemoved(boardIn(id, itemAt('BOARD')));
      if (found === undefined) return {};
      const action = itemAt(kinds.action.prefix);
      return { board: found, ...(action && { action: parseEntry(actionSchema, action) }) };
    },

    boardView,

    /** All that is live of a board that was read already. */
    liveOf: async (id: string, told?: ToldByName): Promise<Omit<BoardView, 'board'>> =>
      (await liveAfter(id, Promise.resolve(), told))[1],

    /**
     * The same, as it is at this moment in all that a mail may be about, for the index trails the table; and so does `shown`,
     * where the view was read some moments ago.
     */
    async boardViewNow(
      id: string,
      about: MailAbout,
      told?: ToldByName,
      shown?: BoardView,
    ): Promise<BoardView | undefined> {
      const view = shown ?? (await boardView(id, told));
      return view && renewView(view, about);
    },

    owner: (of: string, id: string): Promise<Owner | undefined> =>
      entries.get(ownerSchema, places.owner(of, id)),
    owners: (of: string): Promise<Owner[]> => owners(of),

    meeting: ofMeetings.meeting,
    meetingWithMinutes: ofMeetings.meetingWithMinutes,
    meetings: ofMeetings.meetings,
    meetingsFor: ofMeetings.meetingsFor,

    action: (ref: ActionRef): Promise<Action | undefined> =>
      entries.get(actionSchema, places.action(boardOfRef(ref), ref)),

    /** Every action the board ever asked for. */
    actions: (of: string): Promise<Action[]> => entries.all(actionSchema, of, kinds.action.prefix),

    actionsRaisedIn: (of: string, month: CalendarMonth): Promise<Action[]> =>
      entries.all(actionSchema, of, `${kinds.action.prefix}${of.toUpperCase()}-${month}-`),

    item: (ref: ItemRef): Promise<ProgrammeEntry | undefined> =>
      entries.get(programmeEntrySchema, places.item(boardOfItemRef(ref), ref)),

    /** Everything the board's programme of work ever held. */
    programme: (of: string): Promise<ProgrammeEntry[]> =>
      entries.all(programmeEntrySchema, of, kinds.item.prefix),

    /** Of the programme of work what is still to come, and what comes at every meeting. */
    liveProgramme,

    publicEntry: (ref: ActionRef): Promise<PublicEntry | undefined> =>
      entries.get(publicEntrySchema, places.publicEntry(boardOfRef(ref), ref)),

    /** What was decided of each of the board's actions for the public register. */
    publicEntries: (of: string): Promise<PublicEntry[]> =>
      entries.all(publicEntrySchema, of, kinds.publicEntry.prefix),

    notesReceived: (of: string, id: string): Promise<ReceivedNotes | undefined> =>
      entries.get(receivedNotesSchema, places.notes(of, id)),

    /** Every file of notes that the board was sent, in no order. */
    allNotesReceived: (of: string): Promise<ReceivedNotes[]> =>
      entries.all(receivedNotesSchema, of, notesPrefix),

    feed: (of: string, id: string): Promise<Feed | undefined> => entries.get(feedSchema, places.feed(of, id)),

    /** Every address of a calendar feed that was made for the board, in no order. */
    feeds: (of: string): Promise<Feed[]> => entries.all(feedSchema, of, feedPrefix),

    /**
     * Everything of one kind that the board ever had, one after another, by its code or reference; meetings with what their
     * notes said.
     */
    async *each(kind: KindOfBoard, of: string): AsyncGenerator<Registered> {
      for await (const thing of entries.each<Registered>(kinds[kind].schema, of, kinds[kind].prefix)) {
        yield isOfMeetings(thing) ? ((await ofMeetings.meetingWithMinutes(of, thing.id)) ?? thing) : thing;
      }
    },

    /** What the last recording of the board set out to change. */
    recordingLog: (of: string): Promise<RecordingLog | undefined> =>
      entries.get(recordingLogSchema, places.recordingLog(of)),

    saveRecordingLog: (log: RecordingLog): Promise<SaveOutcome> => {
      const key = places.recordingLog(log.board);
      return entries.save({ ...parseEntry(recordingLogSchema, { ...log, ...key }), ...key });
    },

    /** Of which something is still owed: open, proposed, or discharged on an undertaking not yet met. */
    liveActions,

    /** Of which nothing more was owed from `date` or later. One discharged on an unmet undertaking is still live. */
    closedSince,

    /** Discharged on `date` or later, whether or not an undertaking is still to be met: what item 2 reports. */
    async dischargedSince(of: string, date: CalendarDate): Promise<DischargedAction[]> {
      const [live, closed] = await Promise.all([liveActions(of), closedSince(of, date)]);
      return [...live, ...closed].filter(
        (action): action is DischargedAction => action.status === 'discharged' && action.discharge.on >= date,
      );
    },

    /**
     * Keeps `thing` if it is the next version of what is kept; a first version, if there is none, so that no
     * reference is given twice. A new board is put in the directory first: a crash in between leaves a code that
     * `boards` passes over, and the next try writes the same code and then the board. The other way round, a board
     * could exist that no sweep ever visits. One that is removed leaves the directory after.
     */
    async save(thing: Saved): Promise<SaveOutcome> {
      const { entry } = placementOf(thing);
      const isOfBoard = 'policy' in thing;
      if (isOfBoard) Object.assign(entry, await ofMeetings.indexedMarkFor(thing));
      if (isOfMeetings(thing)) await ofMeetings.keepMinutesOf(thing);
      if (isOfBoard && thing.removed === null) await listBoard(thing.id, thing);
      const outcome = await entries.save(entry);
      if (isOfBoard && thing.removed !== null && outcome === 'saved') await listBoard(thing.id, thing);
      return outcome;
    },

    /** What stands in the place of each of `things`, in their order. */
    async standing(things: readonly Registered[]): Promise<Standing[]> {
      const stand = await entries.standing(things.map(placementOf));
      return Promise.all(
        stand.map(async (one, at) => {
          const thing = things[at];
          if (one !== 'there already' || thing === undefined || !isOfMeetings(thing)) return one;
          return (await ofMeetings.isMinutedAlike(thing)) ? one : 'nothing stands there';
        }),
      );
    },

    /**
     * Puts a thing of another table where nothing stands, with its version and history as they are. A sweep visits a
     * board once it is in the directory: put it there after all that is its own, and after its ledger.
     */
    async restore(thing: Registered): Promise<RestoreOutcome> {
      if ('policy' in thing) await listBoard(thing.id, thing);
      const outcome = await entries.restore(placementOf(thing));
      if (isOfMeetings(thing) && outcome !== 'another stands there') await ofMeetings.keepMinutesOf(thing);
      return outcome;
    },
  };
}
