import type { CalendarDate } from '../../calendar/days.ts';
import type { Author } from '../../register/history.ts';
import { isToCome, type ProgrammeEntry } from '../../register/programme.ts';
import type { ProgrammeTransition } from '../../register/programme-transitions.ts';
import type { BoardView } from '../../register/view.ts';
import {
  asOfOr,
  authorOf,
  type Desk,
  entryNamed,
  Failed,
  itemRefNamed,
  kept,
  made,
  viewOf,
} from '../terminal/desk.ts';
import { cautionsOf, entryInWords, titleInWords, warn } from './programme-words.ts';

export type At = { view: BoardView; today: CalendarDate; author: Author };
export type Decide = (entry: ProgrammeEntry, at: At) => ProgrammeTransition<ProgrammeEntry>;
type Done = At & { after: ProgrammeEntry };

async function carryOut(
  desk: Desk,
  name: string,
  asOf: CalendarDate | undefined,
  decide: Decide,
): Promise<Done> {
  const service = await desk.service();
  const before = await entryNamed(service, name);
  const view = await viewOf(service, before.board);
  const at = { view, today: asOfOr(desk, view.board, asOf), author: authorOf(desk, asOf) };
  const after = made(decide(before, at)).entry;
  await kept(service, after);
  return { ...at, after };
}

/** Does it to the one that is named, and shows how it then stands. */
export async function moveOne(
  desk: Desk,
  name: string,
  asOf: CalendarDate | undefined,
  decide: Decide,
): Promise<void> {
  const { after, view, today } = await carryOut(desk, name, asOf, decide);
  desk.say(entryInWords(after, view));
  if (isToCome(after)) warn(desk, cautionsOf(view, after, today));
}

/** Does it to each that is named, saying so. Those that it could not be done to are said at the end; the others stay. */
export async function moveEach(
  desk: Desk,
  names: readonly string[],
  decide: Decide,
  then: (done: Done) => void = () => undefined,
): Promise<void> {
  const refs = new Set(names.map(itemRefNamed));
  const failures: string[] = [];
  for (const ref of refs) {
    try {
      const done = await carryOut(desk, ref, undefined, decide);
      desk.say(`${ref} (${titleInWords(done.after)}): ${done.after.history.at(-1)?.what}\n`);
      then(done);
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      failures.push(error.message);
    }
  }
  if (failures.length === 0) return;
  const of = refs.size === 1 ? '' : `${failures.length} of ${refs.size} could not be done: `;
  throw new Failed(`${of}${failures.join('; ')}`);
}
