import { type CalendarDate, inWords } from '../calendar/days.ts';
import { type TakenBack, takenBackInWords } from './action-transitions.ts';
import { type Author, asNew, withChange } from './history.ts';
import type { Meeting } from './meeting.ts';
import { owedUntilNow } from './owed-before.ts';
import {
  type CurrentRegularItem,
  type ItemToCome,
  isItemInError,
  isToCome,
  type PaperSent,
  type ProgrammeEntry,
  type ProgrammeItem,
  paperSaidSent,
  programmeEntrySchema,
  type RegularItem,
  sourceInWords,
  waitsForLead,
} from './programme.ts';
import { type Refusal, refusal } from './refusal.ts';

type RefusedMove = Refusal<
  | 'no longer to come'
  | 'still to come'
  | 'not offered'
  | 'not accepted'
  | 'already received'
  | 'already said to be sent'
  | 'not said to be sent'
  | 'already there'
  | 'meeting is over'
  | 'has no condition'
  | 'already settled'
  | 'already withdrawn'
  | 'already taken back'
  | 'not withdrawn'
  | 'dated in the future'
  | 'comes at every meeting'
  | 'comes once'
  | 'always comes'
>;
export type ProgrammeTransition<Moved extends ProgrammeEntry> =
  | { outcome: 'done'; entry: Moved }
  | RefusedMove;

/** Whoever parses keeps what the type promises. Throws a ZodError otherwise. */
const added = <Entry extends ProgrammeEntry>(
  entry: Omit<Entry, 'version' | 'history'>,
  author: Author,
  what: string,
): Entry => programmeEntrySchema.parse(asNew(entry, author, what)) as Entry;

const moved = <Entry extends ProgrammeEntry>(
  before: ProgrammeEntry,
  entry: Entry,
  author: Author,
  what: string,
): ProgrammeTransition<Entry> => ({
  outcome: 'done',
  entry: withChange(before, programmeEntrySchema.parse(entry) as Entry, author, what),
});

export type NewItem = Pick<
  ProgrammeItem,
  'board' | 'ref' | 'title' | 'meeting' | 'reason' | 'lead' | 'received' | 'duty' | 'source' | 'printed'
> & { late?: Late };

/** Why an item comes to a meeting whose agenda is public already; null where it is in time. */
export type Late = ProgrammeItem['late'];

const inLateness = (late: Late): string =>
  late === null ? '' : `, a late item, by reason of: ${late.circumstances}`;

const asNewItem = ({ late = null }: NewItem) => ({
  ...{ late, comes: 'once' as const, paperSent: null },
  ...{ owedSince: null, owedBefore: [] },
});

/** Business put on the programme for a meeting. */
export const plan = (item: NewItem, author: Author): ItemToCome =>
  added<ItemToCome>(
    { ...item, ...asNewItem(item), state: 'planned' },
    author,
    `put on the programme${inLateness(item.late ?? null)}`,
  );

/** Business that another body offers; it waits for the panel to accept it. */
export const offer = (item: NewItem, author: Author): ItemToCome =>
  added<ItemToCome>(
    { ...item, ...asNewItem(item), state: 'offered' },
    author,
    `offered${inLateness(item.late ?? null)}`,
  );

export type NewRegularItem = Pick<RegularItem, 'board' | 'ref' | 'title' | 'as' | 'condition'>;

/** Business of every meeting from now on. */
export const keepRegular = (item: NewRegularItem, author: Author): CurrentRegularItem =>
  added<CurrentRegularItem>(
    { ...item, comes: 'every meeting', state: 'current', settled: [] },
    author,
    `${item.as} of every meeting`,
  );

/** What became of an item that no meeting is still to consider. */
function endSaid(item: ProgrammeItem): string {
  switch (item.state) {
    case 'presented':
      return `was presented on ${inWords(item.presented.on)}`;
    case 'withdrawn':
      return `was withdrawn on ${inWords(item.withdrawal.on)}`;
    case 'replaced':
      return `was replaced on ${inWords(item.replacement.on)} by ${item.replacement.by}`;
    default:
      return `is ${item.state}`;
  }
}

const endedRefusal = (item: ProgrammeItem): RefusedMove =>
  refusal('no longer to come', `${item.ref} ${endSaid(item)}`);

const onlyOffered = ({ ref }: ProgrammeItem): RefusedMove =>
  refusal('not accepted', `${ref} is only offered: accept it first`);

const alreadyReceived = (ref: string, on: CalendarDate): RefusedMove =>
  refusal('already received', `the paper of ${ref} came in on ${inWords(on)}`);

const inTheFuture = (on: CalendarDate, today: CalendarDate): RefusedMove | undefined =>
  on > today ? refusal('dated in the future', `${inWords(on)} has not come yet`) : undefined;

/** An item's own facts, without those of the state it is in. */
function bare(item: ProgrammeItem) {
  const { board, ref, title, version, history, meeting, reason, lead, ...rest } = item;
  const { received, paperSent, duty, source, printed, late, owedSince, owedBefore } = rest;
  return {
    ...{ board, ref, title, version, history, comes: 'once' as const },
    ...{ meeting, reason, lead, received, paperSent, duty, source, printed, late, owedSince, owedBefore },
  };
}

/** An item that its lead, or another, owes anew from now on; until now it was owed as it stands, if it was. */
const owedAnew = (item: ProgrammeItem, author: Author): Pick<ProgrammeItem, 'owedSince' | 'owedBefore'> => ({
  owedSince: author.at,
  owedBefore:
    item.lead !== null && waitsForLead(item)
      ? owedUntilNow(item, [{ lead: item.lead, meeting: item.meeting }], author)
      : item.owedBefore,
});

/** The panel takes what was offered, and its lead owes it from now on. */
export function accept(item: ProgrammeItem, author: Author): ProgrammeTransition<ItemToCome> {
  if (!isToCome(item)) return endedRefusal(item);
  if (item.state !== 'offered') return refusal('not offered', `${item.ref} is on the programme already`);
  return moved(item, { ...bare(item), state: 'planned', owedSince: author.at }, author, 'accepted');
}

/** Its paper came in on that day: its lead is reminded no more. */
export function receive(
  item: ProgrammeItem,
  on: CalendarDate,
  today: CalendarDate,
  author: Author,
): ProgrammeTransition<ItemToCome> {
  if (!isToCome(item)) return endedRefusal(item);
  if (item.received) return alreadyReceived(item.ref, item.received.on);
  return (
    inTheFuture(on, today) ??
    moved(item, { ...item, received: { on }, paperSent: null }, author, `paper in on ${inWords(on)}`)
  );
}

/** Its author says that its paper is sent, and is reminded no more until it is said not to have arrived. */
export function sayPaperSent(
  item: ProgrammeItem,
  said: Omit<PaperSent, 'notArrived'>,
  today: CalendarDate,
  author: Author,
): ProgrammeTransition<ItemToCome> {
  if (!isToCome(item)) return endedRefusal(item);
  if (item.state === 'offered') return onlyOffered(item);
  if (item.received) return alreadyReceived(item.ref, item.received.on);
  const before = paperSaidSent(item);
  if (before) {
    const already = `the paper of ${item.ref} was said to be sent on ${inWords(before.on)}`;
    return refusal('already said to be sent', `${already}: say first whether it came`);
  }
  const what = `paper said to be sent on ${inWords(said.on)}: ${said.where}`;
  return (
    inTheFuture(said.on, today) ??
    moved(item, { ...item, paperSent: { ...said, notArrived: null } }, author, what)
  );
}

/** The paper that was said to be sent did not come: its author owes it, and is told why this is thought. */
export function sayNotArrived(
  item: ProgrammeItem,
  reason: string,
  today: CalendarDate,
  author: Author,
): ProgrammeTransition<ItemToCome> {
  if (!isToCome(item)) return endedRefusal(item);
  const said = paperSaidSent(item);
  if (said === null) {
    return refusal('not said to be sent', `nobody waits to hear whether the paper of ${item.ref} came`);
  }
  const paperSent = { ...said, notArrived: { on: today, reason } };
  return moved(item, { ...item, paperSent, owedSince: author.at }, author, `paper not arrived: ${reason}`);
}

/** The meeting considered it. Refused while it is only offered. */
export function present(
  item: ProgrammeItem,
  on: CalendarDate,
  today: CalendarDate,
  author: Author,
): ProgrammeTransition<ProgrammeItem> {
  if (!isToCome(item)) return endedRefusal(item);
  if (item.state === 'offered') return onlyOffered(item);
  return (
    inTheFuture(on, today) ??
    moved(
      item,
      { ...bare(item), state: 'presented', presented: { on } },
      author,
      `presented on ${inWords(on)}`,
    )
  );
}

/** Puts the item to another meeting, saying why. Refused for the meeting it has, and for one that is over. */
export function moveTo(
  item: ProgrammeItem,
  to: Meeting,
  reason: string,
  today: CalendarDate,
  author: Author,
  late: Late = null,
): ProgrammeTransition<ItemToCome> {
  if (!isToCome(item)) return endedRefusal(item);
  if (item.meeting === to.id) {
    return refusal('already there', `${item.ref} is planned for meeting ${to.id} already`);
  }
  if (to.state === 'held' || to.state === 'cancelled') {
    return refusal('meeting is over', `meeting ${to.id} was ${to.state}: nothing can be moved to it`);
  }
  const there = { ...bare(item), meeting: to.id, late, ...owedAnew(item, author) };
  const what = `moved from meeting ${item.meeting} to ${to.id}: ${reason}${inLateness(late)}`;
  if (item.state === 'offered') return moved(item, { ...there, state: 'offered' }, author, what);
  return moved(
    item,
    { ...there, state: 'moved', move: { from: item.meeting, on: today, reason } },
    author,
    what,
  );
}

type Withdrawal = Extract<ProgrammeEntry, { state: 'withdrawn' }>['withdrawal'];

/** The panel no longer wants it. */
export function withdrawItem(
  item: ProgrammeItem,
  withdrawal: Withdrawal,
  today: CalendarDate,
  author: Author,
): ProgrammeTransition<ProgrammeItem> {
  if (!isToCome(item)) return endedRefusal(item);
  return (
    inTheFuture(withdrawal.on, today) ??
    moved(item, { ...bare(item), state: 'withdrawn', withdrawal }, author, `withdrawn: ${withdrawal.reason}`)
  );
}

/** It never was on the programme: it was entered by mistake. Refused for what was presented or replaced. */
export function takeBackEntry(
  entry: ProgrammeEntry,
  back: TakenBack,
  author: Author,
): ProgrammeTransition<ProgrammeEntry> {
  if (isItemInError(entry)) {
    return refusal('already taken back', `${entry.ref} is marked as entered by mistake already`);
  }
  const { on, reason, removed } = back;
  const withdrawal = { on, reason, inError: true as const, ...(removed && { removed: true as const }) };
  const what = takenBackInWords(back);
  if (entry.comes === 'every meeting')
    return moved(entry, { ...entry, state: 'withdrawn', withdrawal }, author, what);
  if (entry.state === 'presented' || entry.state === 'replaced') return endedRefusal(entry);
  return moved(entry, { ...bare(entry), state: 'withdrawn', withdrawal }, author, what);
}

/** Something elsewhere takes its place: a visit, a briefing, a wider report. */
export function replace(
  item: ProgrammeItem,
  replacement: { on: CalendarDate; by: string; reason: string },
  today: CalendarDate,
  author: Author,
): ProgrammeTransition<ProgrammeItem> {
  if (!isToCome(item)) return endedRefusal(item);
  const what = `replaced by ${replacement.by}: ${replacement.reason}`;
  return (
    inTheFuture(replacement.on, today) ??
    moved(item, { ...bare(item), state: 'replaced', replacement }, author, what)
  );
}

/** It is to come after all, at the meeting it was planned for: its end is set aside, with the reason. */
export function reinstate(
  item: ProgrammeItem,
  reason: string,
  author: Author,
  late: Late = item.late,
): ProgrammeTransition<ItemToCome> {
  if (isToCome(item)) return refusal('still to come', `${item.ref} is on the programme already`);
  return moved(
    item,
    { ...bare(item), state: 'planned', late, owedSince: author.at },
    author,
    `put back on the programme: ${reason}${late === item.late ? '' : inLateness(late)}`,
  );
}

export type ItemAmendment = Partial<
  Pick<ProgrammeItem, 'title' | 'reason' | 'lead' | 'source' | 'printed' | 'duty' | 'late'>
>;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const nowSaid = (field: string, value: string | null): string =>
  value === null ? `no ${field}` : `${field} now “${value}”`;

/** What the fields of an amendment are now, in words; that it follows how a page printed it is not said. */
const amendedTo = ({ title, reason, lead, source, duty, late }: ItemAmendment) =>
  new Map<string, string | null | undefined>([
    ...Object.entries({ title, reason, lead }),
    ['source', source && sourceInWords(source)],
    ['duty', duty && `${duty.kind} of ${duty.year}`],
    ['late', late === null ? null : late?.circumstances],
  ]);

/** The same item with its title, reason or lead put right; unchanged, and its version too, when nothing differs. */
export function amendItem<Amended extends ProgrammeItem>(
  item: Amended,
  amendment: ItemAmendment,
  author: Author,
): ProgrammeTransition<Amended> {
  const changed = Object.entries(amendment).filter(
    ([field, value]) => !same(item[field as keyof ItemAmendment], value),
  );
  if (changed.length === 0) return { outcome: 'done', entry: item };
  const words = amendedTo(amendment);
  const said = changed.flatMap(([field]) => {
    const value = words.get(field);
    return value === undefined ? [] : [nowSaid(field === 'late' ? 'special circumstances' : field, value)];
  });
  const newLead = amendment.lead !== undefined && amendment.lead !== item.lead;
  return moved(
    item,
    { ...item, ...amendment, ...(newLead ? { ...owedAnew(item, author), paperSent: null } : {}) },
    author,
    said.length > 0 ? `amended: ${said.join('; ')}` : 'as the programme has it',
  );
}

export type RegularAmendment = Partial<Pick<RegularItem, 'title' | 'as' | 'condition'>>;

/** The same regular item with its title, its place or its condition put right. */
export function amendRegular<Amended extends RegularItem>(
  item: Amended,
  amendment: RegularAmendment,
  author: Author,
): ProgrammeTransition<Amended> {
  const changed = Object.entries(amendment).filter(
    ([field, value]) => item[field as keyof RegularAmendment] !== value,
  );
  if (changed.length === 0) return { outcome: 'done', entry: item };
  const said = changed.map(([field, value]) => nowSaid(field, value));
  return moved(item, { ...item, ...amendment }, author, `amended: ${said.join('; ')}`);
}

const droppedAlready = ({ ref, withdrawal }: Extract<RegularItem, { state: 'withdrawn' }>): RefusedMove =>
  refusal('already withdrawn', `${ref} was withdrawn on ${inWords(withdrawal.on)}`);

export type Settlement = RegularItem['settled'][number];

/**
 * Says for one meeting whether what comes only on a condition will come. Refused for what always comes, and for what
 * comes no longer.
 */
export function settle(
  item: RegularItem,
  settlement: Settlement,
  today: CalendarDate,
  author: Author,
): ProgrammeTransition<RegularItem> {
  if (item.state === 'withdrawn') return droppedAlready(item);
  if (item.condition === null) {
    return refusal('has no condition', `${item.ref} comes at every meeting, on no condition`);
  }
  const before = item.settled.find(({ meeting }) => meeting === settlement.meeting);
  if (before && before.available === settlement.available && before.how === settlement.how) {
    const how = settlement.available ? 'available' : 'not available';
    return refusal('already settled', `${item.ref} is settled as ${how} for meeting ${settlement.meeting}`);
  }
  const others = item.settled.filter(({ meeting }) => meeting !== settlement.meeting);
  const how = settlement.how === null ? '' : `: ${settlement.how}`;
  const what = `${settlement.available ? 'available' : 'not available'} for meeting ${settlement.meeting}${how}`;
  return (
    inTheFuture(settlement.on, today) ??
    moved(item, { ...item, settled: [...others, settlement] }, author, what)
  );
}

/** It comes no longer. */
export function dropRegular(
  item: RegularItem,
  withdrawal: Withdrawal,
  today: CalendarDate,
  author: Author,
): ProgrammeTransition<RegularItem> {
  if (item.state === 'withdrawn') return droppedAlready(item);
  return (
    inTheFuture(withdrawal.on, today) ??
    moved(item, { ...item, state: 'withdrawn', withdrawal }, author, `withdrawn: ${withdrawal.reason}`)
  );
}

/** It comes at every meeting again. */
export function restoreRegular(
  item: RegularItem,
  reason: string,
  author: Author,
): ProgrammeTransition<RegularItem> {
  if (item.state === 'current') return refusal('not withdrawn', `${item.ref} comes at every meeting already`);
  const { withdrawal: _, ...rest } = item;
  return moved(item, { ...rest, state: 'current' }, author, `put back: ${reason}`);
}
