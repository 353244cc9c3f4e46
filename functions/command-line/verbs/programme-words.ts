import type { CalendarDate } from '../../calendar/days.ts';
import { historyInWords } from '../../papers/history-words.ts';
import { entryFacts } from '../../papers/programme-words.ts';
import {
  boardOfItemRef,
  type ItemRef,
  itemRefSchema,
  type ProgrammeEntry,
  titleInWords,
} from '../../register/programme.ts';
import type { BoardView } from '../../register/view.ts';
import { viewWithMeetings } from '../../secretariat/naming.ts';
import type { Done, NotDone, Office } from '../../secretariat/office.ts';
import { findItem } from '../../secretariat/programme.ts';
import { doAsking } from '../terminal/asking.ts';
import { type Desk, factsInWords, Misused, officeOf } from '../terminal/desk.ts';
import { type Flags, foundOrFail, warn } from '../terminal/outcomes.ts';

type Known = Pick<BoardView, 'board' | 'owners' | 'meetings'>;

/** The reference of something on a programme, however it is capitalised. Throws {@link Misused} for what is none. */
export function itemRefNamed(name: string): ItemRef {
  const ref = itemRefSchema.safeParse(name.toUpperCase());
  if (ref.success) return ref.data;
  throw new Misused(`"${name}" is no reference: write one as PCP-ITEM-7`);
}

/** The entry that is named, and the office of its board. Throws {@link Failed} where there is none. */
export async function openItem(desk: Desk, name: string): Promise<{ office: Office; entry: ProgrammeEntry }> {
  const ref = itemRefNamed(name);
  const office = await officeOf(desk, await desk.service(), boardOfItemRef(ref));
  return { office, entry: foundOrFail(await findItem(office, ref)) };
}

/** What the office does to an entry of the programme. */
export type Perform = (
  office: Office,
  ref: ItemRef,
  /** What was answered to what the office asked first. */
  answers: object,
) => Promise<Done<ProgrammeEntry> | NotDone>;
type How = { asOf?: CalendarDate | undefined; flags?: Flags };

/** Has the office change the entry that is named, and shows how it then stands. */
export async function changeEntry(
  desk: Desk,
  name: string,
  perform: Perform,
  { asOf, flags }: How = {},
): Promise<void> {
  const ref = itemRefNamed(name);
  const office = await officeOf(desk, await desk.service(), boardOfItemRef(ref), asOf);
  const asked = (answers: object) => perform(office, ref, answers);
  const { thing, before, cautions } = await doAsking(desk, {}, asked, flags);
  if (thing === before) return desk.say(`${ref} says so already.\n`);
  await show(office, thing, desk.say);
  return warn(desk, cautions);
}

/** Says how an entry stands, with its whole history. */
export async function show(
  office: Office,
  entry: ProgrammeEntry,
  print: (text: string) => void,
): Promise<void> {
  print(entryInWords(entry, await viewWithMeetings(office)));
}

function entryInWords(entry: ProgrammeEntry, known: Known): string {
  const heading = `${entry.ref}: ${titleInWords(entry)}`;
  return `${factsInWords(heading, entryFacts(entry, known))}${historyInWords(entry.history, known)}`;
}
