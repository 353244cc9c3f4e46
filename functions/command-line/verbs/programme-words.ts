import { type CalendarDate, inFull, inWords } from '../../calendar/days.ts';
import { historyInWords } from '../../papers/history-words.ts';
import { type Meeting, whenInWords } from '../../register/meeting.ts';
import { meetingById } from '../../register/meetings.ts';
import { ownerName } from '../../register/owner.ts';
import { paperDue } from '../../register/papers-calendar.ts';
import {
  boardOfItemRef,
  type ItemRef,
  isToCome,
  itemRefSchema,
  kindInWords,
  type ProgrammeEntry,
  type ProgrammeItem,
  type RegularItem,
  sourceInWords,
  titleInWords,
} from '../../register/programme.ts';
import { businessOf, type StatutoryBusiness } from '../../register/statutory.ts';
import type { BoardView } from '../../register/view.ts';
import { viewOf } from '../../secretariat/naming.ts';
import type { Done, NotDone, Office } from '../../secretariat/office.ts';
import { findItem } from '../../secretariat/programme.ts';
import { doAsking } from '../terminal/asking.ts';
import { type Desk, type Fact, factsInWords, Misused, officeOf } from '../terminal/desk.ts';
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
  print(entryInWords(entry, await viewOf(office)));
}

/** "Tuesday 17 October 2023, meeting 2023-10". */
export function meetingInWords(meetings: readonly Meeting[], id: string): string {
  const meeting = meetingById(meetings, id);
  return `${meeting ? whenInWords(meeting) : 'a meeting that is not in the register'}, meeting ${id}`;
}

function entryInWords(entry: ProgrammeEntry, known: Known): string {
  const facts = entry.comes === 'once' ? itemFacts(entry, known) : regularFacts(entry, known);
  const heading = `${entry.ref}: ${titleInWords(entry)}`;
  return `${factsInWords(heading, facts)}${historyInWords(entry.history, known)}`;
}

function itemFacts(item: ProgrammeItem, known: Known): Fact[] {
  return [
    ['state', stateInWords(item, known)],
    ['meeting', meetingInWords(known.meetings, item.meeting)],
    ['reason', item.reason],
    ['late item', item.late && `by reason of: ${item.late.circumstances}`],
    ['lead', item.lead === null ? 'nobody yet' : ownerName(known.owners, item.lead)],
    ['paper', paperInWords(item, known)],
    ['came from', item.source && sourceInWords(item.source)],
    ...(item.duty === null ? [] : lawInWords(businessOf(item.duty))),
    ['printed as', printedInWords(item, known)],
  ];
}

function stateInWords(item: ProgrammeItem, { meetings }: Known): string {
  switch (item.state) {
    case 'offered':
      return 'offered, and not accepted yet';
    case 'planned':
      return 'planned';
    case 'moved': {
      const { from, on, reason } = item.move;
      return `moved on ${inWords(on)} from ${meetingInWords(meetings, from)}: ${reason}`;
    }
    case 'presented':
      return `presented on ${inWords(item.presented.on)}`;
    case 'withdrawn':
      return `withdrawn on ${inWords(item.withdrawal.on)}: ${item.withdrawal.reason}`;
    case 'replaced': {
      const { on, by, reason } = item.replacement;
      return `replaced on ${inWords(on)} by ${by}: ${reason}`;
    }
  }
}

function paperInWords(item: ProgrammeItem, known: Known): string | null {
  if (item.received) return `in on ${inWords(item.received.on)}`;
  if (!isToCome(item)) return null;
  const due = paperDue(known, item);
  return due === null ? 'due once its meeting has a date' : `due by ${inFull(due)}`;
}

function printedInWords({ printed }: ProgrammeItem, { meetings }: Known): string | null {
  if (printed === null) return null;
  const { title, reason, lead, meeting } = printed;
  const cells = [title, reason ?? 'no reason', lead ?? 'no lead'];
  return `${cells.join('; ')}; for ${meetingInWords(meetings, meeting)}`;
}

function regularFacts(item: RegularItem, { meetings }: Known): Fact[] {
  return [
    ['comes', `as ${kindInWords(item)}`],
    [
      'withdrawn',
      item.state === 'withdrawn' ? `on ${inWords(item.withdrawal.on)}: ${item.withdrawal.reason}` : null,
    ],
    ['condition', item.condition],
    ...item.settled.map(({ meeting, available, on, how }): Fact => {
      const said = `${available ? 'available' : 'not available'}${how === null ? '' : ` (${how})`}`;
      return ['settled', `${said} for ${meetingInWords(meetings, meeting)}, said on ${inWords(on)}`];
    }),
  ];
}

/** What the law says of a piece of business, and the days that it sets. */
export function lawInWords({ days, onlyIf, source }: StatutoryBusiness): Fact[] {
  const said = days.map(({ what, by }) => `${what} by ${inFull(by)}`);
  return [
    ['only if', onlyIf],
    ['by law', said.length === 0 ? 'no day is set' : said.join('; ')],
    ['source', source],
  ];
}
