import { dayIn, type Instant, inWords } from '../calendar/days.ts';
import type { RegisterChange } from '../minutes/recording/draft.ts';
import { keyOf, logOf, placeOf, type Thing } from '../minutes/recording/log.ts';
import { type Undoing, undoingOf } from '../minutes/recording/undoing.ts';
import { wholeBoard } from '../minutes/recording/whole-board.ts';
import type { Logged, RecordingLog } from '../register/recording-log.ts';
import { keepAll } from './keeping.ts';
import { type Done, type Found, match, type NotDone, notDone, type Office } from './office.ts';

/** The last recording of a board: of which file, when and by whom, and what taking it back changes and leaves. */
export type LastRecording = Undoing & { file: string; at: Instant; by: string };

/** How often it is tried to log a recording while others record too. */
const tries = 5;

/**
 * Writes down what a recording is about to change, and how that stood, so that it can be taken back. Of several at once
 * the last to be written is the last recording. Refused, before anything is changed, where they do not let it through.
 */
export async function keepRecordingLog(
  { register, board, author }: Office,
  { file, changes }: { file: string; changes: readonly RegisterChange[] },
): Promise<NotDone | undefined> {
  for (let tried = 0; tried < tries; tried += 1) {
    const last = await register.recordingLog(board.id);
    const places = [...changes.map(({ thing }) => placeOf(thing)), ...(last?.logged ?? [])];
    const things = await thingsAt({ register }, places);
    const log = logOf(last, { board: board.id, file, changes }, (place) => things.get(keyOf(place)), author);
    if (log === undefined || (await register.saveRecordingLog(log)) === 'saved') return undefined;
  }
  return notDone('changed meanwhile', `others record for board ${board.id} at this moment: try again`);
}

type Place = Pick<Logged, 'board' | 'kind' | 'name'>;

async function thingsAt(
  { register }: Pick<Office, 'register'>,
  places: readonly Place[],
): Promise<Map<string, Thing>> {
  const different = [...new Map(places.map((place) => [keyOf(place), place])).entries()];
  const found = await Promise.all(
    different.map(async ([key, place]) => [key, await thingAt({ register }, place as Logged)] as const),
  );
  return new Map(found.flatMap(([key, thing]) => (thing === undefined ? [] : [[key, thing] as const])));
}

function thingAt({ register }: Pick<Office, 'register'>, place: Logged): Promise<Thing | undefined> {
  switch (place.kind) {
    case 'action':
      return register.action(place.name);
    case 'meeting':
      return register.meetingWithMinutes(place.board, place.name);
    case 'owner':
      return register.owner(place.board, place.name);
    case 'item':
      return register.item(place.name);
  }
}

/** What the board's last recording was, and what taking it back would change and leave. */
export async function lookAtLastRecording(office: Office): Promise<Found<LastRecording>> {
  const log = await office.register.recordingLog(office.board.id);
  const refused = refusalToTakeBack(office, log);
  return log === undefined || refused
    ? (refused ?? nothingRecorded(office))
    : match(await undoingNow(office, log));
}

async function undoingNow(office: Office, log: RecordingLog): Promise<LastRecording> {
  const { register, ledger, today, author } = office;
  const codes = [...new Set(log.logged.map(({ board }) => board))];
  const boards = (await Promise.all(codes.map((code) => register.board(code)))).filter(
    (board) => board !== undefined,
  );
  const [wholes, mails] = await Promise.all([
    Promise.all(boards.map((board) => wholeBoard(register, board))),
    Promise.all(codes.map((code) => ledger.dispatchesOf(code))),
  ]);
  const { changes, left } = undoingOf(log, { wholes, mails: mails.flat() }, today, author);
  const [{ at, by } = author] = log.history;
  return { file: log.file, at, by, changes, left };
}

const nothingRecorded = ({ board }: Office): NotDone =>
  notDone('not there', `nothing was recorded for board ${board.id} that could be taken back`);

function refusalToTakeBack(office: Office, log: RecordingLog | undefined): NotDone | undefined {
  if (log === undefined) return nothingRecorded(office);
  const { file, takenBack, logged } = log;
  if (takenBack) {
    const why = `the recording of ${file} was taken back already, and of those before it nothing is kept`;
    return notDone('nothing to take back', why);
  }
  if (logged.length > 0) return undefined;
  return notDone('nothing to take back', `the recording of ${file} changed too much to be taken back`);
}

/**
 * Takes the board's last recording back, as far as nothing was changed or told by mail since. Cut off anywhere, it is
 * finished by doing it again.
 */
export async function undoLastRecording(office: Office): Promise<Done<LastRecording> | NotDone> {
  const { register, board } = office;
  const log = await register.recordingLog(board.id);
  if (log === undefined) return nothingRecorded(office);
  const undoing = await undoingNow(office, log);
  const { changes, left, at, file } = undoing;
  const done = await keepAll(office, {
    among: [...(await thingsAt(office, log.logged)).values()],
    decide: () => {
      const refused = refusalToTakeBack(office, log);
      if (refused) return refused;
      if (changes.length > 0) return { outcome: 'done', things: changes.map(({ thing }) => thing) };
      const nothing = `nothing of the recording of ${file} on ${inWords(dayIn(board.timeZone, at))} can be taken back`;
      return notDone('nothing to take back', [nothing, ...left].join('; '));
    },
    whole: () => undoing,
    again: 'take it back again',
  });
  if (done.outcome === 'done' && done.replayed === null) {
    await register.saveRecordingLog({ ...log, version: log.version + 1, takenBack: true });
  }
  return done;
}
