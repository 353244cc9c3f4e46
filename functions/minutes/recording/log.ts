import type { Action } from '../../register/action.ts';
import type { Author } from '../../register/history.ts';
import type { Meeting } from '../../register/meeting.ts';
import type { Owner } from '../../register/owner.ts';
import type { ProgrammeEntry } from '../../register/programme.ts';
import { type Logged, type RecordingLog, recordingLogSchema } from '../../register/recording-log.ts';
import type { RegisterChange } from './draft.ts';

export type Thing = Action | Meeting | Owner | ProgrammeEntry;
type Place = Pick<Logged, 'board' | 'kind' | 'name'>;

/** What a thing is and is called, and in whose register. */
export function placeOf(thing: Thing): Place {
  const { board } = thing;
  if ('comes' in thing) return { board, kind: 'item', name: thing.ref };
  if ('ref' in thing) return { board, kind: 'action', name: thing.ref };
  return { board, kind: 'contacts' in thing ? 'owner' : 'meeting', name: thing.id };
}

export const keyOf = ({ board, kind, name }: Place): string => `${board} ${kind} ${name}`;

/** How a thing that a recording changes stands in its register; of one that is not logged, nothing. */
export type Standing = (place: Place) => Thing | undefined;

/**
 * How a logged change stands now: `as left` by the recording, or by as much of it as was saved; `changed since`; or `not
 * made`, or no more.
 */
export function standingOf(
  { version, at, before }: Logged,
  thing: Thing | undefined,
): 'as left' | 'changed since' | 'not made' {
  if (thing === undefined || thing.version <= (before?.version ?? 0)) return 'not made';
  const isOwn = thing.history[Math.min(version, thing.version) - 1]?.at === at;
  if (!isOwn) return 'not made';
  return thing.version > version ? 'changed since' : 'as left';
}

/** The most that a log takes, in bytes of its JSON: an entry of the store holds 400 kB. */
const mostBytes = 300_000;

/** Those of things that still stand as they were read: of the others, nothing will be saved. */
function stillFresh(changes: readonly RegisterChange[], standing: Standing): RegisterChange[] {
  const first = new Map(changes.toReversed().map(({ thing }) => [keyOf(placeOf(thing)), thing.version]));
  return changes.filter(({ thing }) => {
    const place = placeOf(thing);
    return first.get(keyOf(place)) === (standing(place)?.version ?? 0) + 1;
  });
}

/**
 * What a recording is about to change; undefined where somebody else was faster with all of it. One that was cut off is finished by the next of the same file: they are taken back
 * together. Of one too large to be kept nothing is logged, and nothing can be taken back.
 */
export function logOf(
  last: RecordingLog | undefined,
  { board, file, changes }: { board: string; file: string; changes: readonly RegisterChange[] },
  standing: Standing,
  author: Author,
): RecordingLog | undefined {
  const fresh = stillFresh(changes, standing);
  if (fresh.length === 0) return undefined;
  const rest = last !== undefined && isCutOff(last, standing) && last.file === file ? last.logged : [];
  const logged = new Map(rest.map((entry) => [keyOf(entry), entry]));
  for (const { thing } of fresh) {
    const place = placeOf(thing);
    const earlier = logged.get(keyOf(place));
    const at = thing.history.at(-1)?.at ?? author.at;
    const before = earlier ? earlier.before : withoutHistory(standing(place));
    logged.delete(keyOf(place));
    logged.set(keyOf(place), { ...place, version: thing.version, at, before } as Logged);
  }
  const entries = [...logged.values()];
  const fits = new TextEncoder().encode(JSON.stringify(entries)).length <= mostBytes;
  return recordingLogSchema.parse({
    board,
    file,
    logged: fits ? entries : [],
    takenBack: false,
    version: (last?.version ?? 0) + 1,
    history: [{ at: author.at, by: author.by, what: `recording ${file}`, from: author.from }],
  });
}

const withoutHistory = (thing: Thing | undefined): Thing | null =>
  thing === undefined ? null : { ...thing, history: [] };

/** Its last change is saved last. */
function isCutOff({ logged, takenBack }: RecordingLog, standing: Standing): boolean {
  const last = logged.at(-1);
  if (last === undefined || takenBack) return false;
  const thing = standing(last);
  return thing === undefined || thing.version < last.version;
}
