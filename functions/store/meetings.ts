import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import { type Board, boardSchema } from '../register/board.ts';
import { type Meeting, meetingSchema, recordedMinutesSchema } from '../register/meeting.ts';
import { mattersSince, meetingsNamedBy, type Speaking } from '../register/meetings-spoken-of.ts';
import { type Entries, type Entry, type Key, type Placed, parseEntry } from './entries.ts';

export const meetingPrefix = 'MEETING#';
/** What the notes of a meeting said: a part of the meeting, kept apart, for it is long and recording alone reads it. */
const minutesPrefix = 'MINUTES#';

export const boardPlace = (id: string): Key => ({ board: id, entry: 'BOARD' });
export const meetingPlace = (board: string, id: string): Key => ({ board, entry: `${meetingPrefix}${id}` });
const minutesPlace = (board: string, id: string): Key => ({ board, entry: `${minutesPrefix}${id}` });

/** An entry as the table has it. */
export const itemSchema = z.record(z.string(), z.unknown());
export type Item = z.infer<typeof itemSchema>;

/** On a board's own entry: all its meetings stand in the index. */
const indexedMark = { name: 'meetings', value: 'indexed' } as const;

const isHeld = ({ state }: Meeting): boolean => state === 'held';

/** The day on which a meeting that is over was held, or cancelled; undefined of one that is to come. */
function overOn(meeting: Meeting): string | undefined {
  if (meeting.state === 'held') return meeting.date;
  return meeting.state === 'cancelled' ? (meeting.history.at(-1)?.at ?? '').slice(0, 10) : undefined;
}

/** Those that are over stand in the index by their days, and those to come after them: so both are read at once, from a day on. */
const placeInIndex = (meeting: Meeting): string => `${meetingPrefix}${overOn(meeting) ?? '~'}#${meeting.id}`;

/** No meeting stands beyond. */
const lastPlace = `${meetingPrefix}~~`;

/** As many of the meetings last held as reminders of the last one are reckoned by, and how many are read to find them. */
const lastHeld = 2;
const readAtOnce = 4;

const mostRemembered = 1_000;

const minutesEntry = recordedMinutesSchema.extend({ edition: z.string() });

/** The same words have the same mark: by it a meeting knows what was kept for it. */
const editionOf = (said: object): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);

/** A meeting without what its notes said, and that as it is kept apart; none where it is not at hand, and stays as it is kept. */
function withMinutesApart(meeting: Meeting): { meeting: Meeting; minutes: Entry | undefined } {
  if (meeting.minutes?.said === undefined) return { meeting, minutes: undefined };
  const { file, said } = meeting.minutes;
  const edition = editionOf(said);
  const entry = { ...minutesEntry.parse({ ...said, edition }), ...minutesPlace(meeting.board, meeting.id) };
  return { meeting: { ...meeting, minutes: { file, edition } }, minutes: { ...entry, version: 1 } };
}

/** A meeting as it is stored, without what its notes said. */
export function placementOfMeeting(thing: Meeting): Placed<Meeting> {
  const { meeting } = withMinutesApart(thing);
  const key = meetingPlace(meeting.board, meeting.id);
  const entry = { ...parseEntry(meetingSchema, { ...meeting, ...key }), ...key, live: placeInIndex(meeting) };
  return { schema: meetingSchema, entry };
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/**
 * The meetings of boards. A view reads those that matter to it by the index, so that what is long past costs nothing. An
 * earlier release kept them in no index, and their minutes in them: whoever reads such a one puts it where it belongs.
 */
export function openMeetings(entries: Entries) {
  /** Boards whose meetings are known to stand in the index: a thousand at most. */
  const indexed = new Set<string>();
  function remember(id: string): void {
    if (indexed.size >= mostRemembered) indexed.clear();
    indexed.add(id);
  }

  const isIndexed = (board: Item): boolean => board[indexedMark.name] === indexedMark.value;

  /** A meeting as the table has it; put where it belongs, with what its notes said apart. */
  async function meetingOf(item: Item): Promise<Meeting> {
    const kept = parseEntry(meetingSchema, item);
    const { meeting, minutes } = withMinutesApart(kept);
    if (item['live'] === undefined) {
      if (minutes !== undefined) await entries.put({ Item: minutes });
      await entries.rewrite(placementOfMeeting(meeting).entry);
    }
    return meeting;
  }

  async function meetingsOf(items: readonly Item[]): Promise<Meeting[]> {
    const found: Meeting[] = [];
    for (const item of items) found.push(await meetingOf(item));
    return found;
  }

  async function meeting(of: string, id: string): Promise<Meeting | undefined> {
    const item = await entries.get(itemSchema, meetingPlace(of, id));
    return item && meetingOf(item);
  }

  /** With what its notes said, as far as that is there. */
  async function meetingWithMinutes(of: string, id: string): Promise<Meeting | undefined> {
    const found = await meeting(of, id);
    if (!found?.minutes) return found;
    const kept = await entries.get(minutesEntry, minutesPlace(of, id));
    if (kept === undefined || kept.edition !== found.minutes.edition) return found;
    const { edition, ...said } = kept;
    return { ...found, minutes: { file: found.minutes.file, said } };
  }

  /** Every meeting that the board ever had. */
  const meetings = async (of: string): Promise<Meeting[]> =>
    meetingsOf(await entries.all(itemSchema, of, meetingPrefix));

  /**
   * Every meeting of a board of which nobody knows yet that all stand in the index, which they then do; undefined where
   * that is known. Cut off anywhere, it is finished by the next who asks.
   */
  async function meetingsIfNew(of: string): Promise<Meeting[] | undefined> {
    if (indexed.has(of)) return undefined;
    const board = await entries.get(itemSchema, boardPlace(of));
    if (board === undefined || isIndexed(board)) {
      if (board !== undefined) remember(of);
      return undefined;
    }
    const all = await meetings(of);
    const { version } = parseEntry(boardSchema, board);
    await entries.rewrite({ ...board, ...boardPlace(of), version, [indexedMark.name]: indexedMark.value });
    return all;
  }

  /** The meetings to come, the last two that were held, and those cancelled meanwhile: the last first. */
  async function lastMeetings(of: string): Promise<Meeting[]> {
    const range = { from: meetingPrefix, to: lastPlace };
    const isEnough = (found: readonly Meeting[]): boolean => found.filter(isHeld).length >= lastHeld;
    const found = await entries.lastLive(meetingSchema, of, range, { atOnce: readAtOnce, isEnough });
    const [, last] = found.filter(isHeld);
    return last === undefined ? found : found.slice(0, found.indexOf(last) + 1);
  }

  /** Those to come, and those that were over on that day or since; where `to` is given, those up to that place. */
  const since = (of: string, day: string, to = lastPlace): Promise<Meeting[]> =>
    entries.live(meetingSchema, of, { from: `${meetingPrefix}${day}`, to });

  /** Those meetings, each once, and all others that are named, in the order of their identities. */
  async function withNamed(of: string, near: readonly Meeting[], by: Speaking): Promise<Meeting[]> {
    const found = new Map(near.map((one) => [one.id, one]));
    const missing = meetingsNamedBy(by).filter((id) => !found.has(id));
    const items = await entries.getMany(
      itemSchema,
      missing.map((id) => meetingPlace(of, id)),
    );
    return [...found.values(), ...(await meetingsOf(items))].sort((one, other) =>
      compareText(one.id, other.id),
    );
  }

  return {
    meeting,
    meetingWithMinutes,
    meetings,
    lastMeetings,

    /** Takes note of whether a board's own entry says that its meetings stand in the index. */
    noteIndexed(id: string, board: Item): void {
      if (isIndexed(board)) remember(id);
    },

    /** What a board's own entry says of that, as it is about to be saved: a new one has no meeting yet. */
    async indexedMarkFor({ id, version }: Board): Promise<object> {
      const board = version === 1 ? undefined : await entries.get(itemSchema, boardPlace(id));
      const stands = version === 1 || (board !== undefined && isIndexed(board));
      return stands ? { [indexedMark.name]: indexedMark.value } : {};
    },

    /** Before the meeting itself: cut off in between, it knows of none by that mark, and its notes count as new. */
    async keepMinutesOf(thing: Meeting): Promise<void> {
      const { minutes } = withMinutesApart(thing);
      if (minutes !== undefined) await entries.put({ Item: minutes });
    },

    /** Whether what its notes said is kept as `thing` has it. */
    async isMinutedAlike(thing: Meeting): Promise<boolean> {
      const there = await meetingWithMinutes(thing.board, thing.id);
      return isDeepStrictEqual(there?.minutes?.said, thing.minutes?.said);
    },

    /**
     * The meetings to come, those that are over since the first of `by` was asked for, and all that `by` names; the last two
     * that were held, where `by` has no action.
     */
    async meetingsFor(of: string, by: Speaking): Promise<Meeting[]> {
      const all = await meetingsIfNew(of);
      if (all !== undefined) return all;
      const first = mattersSince(by);
      return withNamed(of, first === undefined ? await lastMeetings(of) : await since(of, first), by);
    },

    /** The same of a board, and the last two that were held in any case: `last` are the last meetings of it, which were just read. */
    async withSpokenOf(of: string, last: readonly Meeting[], by: Speaking): Promise<Meeting[]> {
      const all = await meetingsIfNew(of);
      if (all !== undefined) return all;
      const first = mattersSince(by);
      const [earliest] = last.map(placeInIndex).sort(compareText);
      const isAllThereIs = last.filter(isHeld).length < lastHeld;
      if (first === undefined || earliest === undefined || isAllThereIs) return withNamed(of, last, by);
      if (earliest <= `${meetingPrefix}${first}`) return withNamed(of, last, by);
      return withNamed(of, [...(await since(of, first, earliest)), ...last], by);
    },
  };
}
