import { inFull, monthOf } from '../../calendar/days.ts';
import { hasDate, type Meeting, whenInWords } from '../../register/meeting.ts';
import { isLateFor, lastDayForItems } from '../../register/notice.ts';
import { namedAlike, ownerName, ownersNamed } from '../../register/owner.ts';
import {
  type ItemRef,
  isCurrent,
  isItemInError,
  isToCome,
  nextItemRef,
  type ProgrammeItem,
  type RegularItem,
} from '../../register/programme.ts';
import {
  amendItem,
  type ItemAmendment,
  keepRegular,
  moveTo,
  type ProgrammeTransition,
  plan,
  reinstate,
  restoreRegular,
} from '../../register/programme-transitions.ts';
import { dutyOf } from '../../register/statutory.ts';
import { series } from '../../words/english.ts';
import { isSameName } from '../../words/names.ts';
import type { FoundItem } from '../findings.ts';
import type { SaidItem, SaidProgramme, SaidRegular } from './corrections.ts';
import { type Draft, doBy, flag, ownerFor, putEntry, trialOf } from './draft.ts';
import { meetingFormerlyOn, meetingForProgramme, meetingMovedTo } from './meetings.ts';
import { matching } from './similarity.ts';

/** One meeting of the programme, and what it lists there. */
type Block = { meeting: Meeting; items: readonly SaidItem[] };

/**
 * Puts a programme of work into the register: what is new is planned, what stands at another of its meetings than it
 * did is moved, and what it says otherwise than before is changed. Nothing is withdrawn because a page leaves it out;
 * that is for a person to say. Of what a person left out nothing changes.
 */
export function recordProgramme(draft: Draft, found: SaidProgramme, file: string): void {
  const days = found.meetings.map(({ meeting }) => meeting);
  const before = printedByMeeting(draft);
  const blocks = found.meetings.map(({ meeting, items, isEmptied }) => {
    const into = isEmptied ? trialOf(draft) : draft;
    const its =
      meetingFormerlyOn(into, meeting, earlierMeetings(into, items)) ??
      meetingMovedTo(into, meeting, { days, isOf: isMostOf(items), before }) ??
      meetingForProgramme(into, meeting, days);
    return { meeting: its, items };
  });
  const taken = new Set<string>();
  for (const block of blocks) {
    for (const item of block.items) recordIn(draft, block, item, { blocks, taken, file, before });
  }
  flagLeftOut(draft, blocks, taken);
  flagDropped(draft, blocks, before);
  recordRegular(draft, found);
}

/** The titles that an earlier page put to each meeting that is still to come, of what still stands there. */
function printedByMeeting({ programme, meetings, today }: Draft): Map<string, string[]> {
  const toCome = meetings.filter(
    (meeting) =>
      (meeting.state === 'scheduled' && meeting.date >= today) ||
      (meeting.state === 'month' && meeting.month >= monthOf(today)),
  );
  const printed = programme
    .filter(isToCome)
    .flatMap(({ meeting, printed: print }) => (print?.meeting === meeting ? [print] : []));
  return new Map(
    toCome.flatMap(({ id }) => {
      const titles = printed.filter(({ meeting }) => meeting === id).map(({ title }) => title);
      return titles.length === 0 ? [] : [[id, titles] as const];
    }),
  );
}

/** Whether `items` are at least half of what was printed elsewhere. */
const isMostOf =
  (items: readonly FoundItem[]) =>
  (titles: readonly string[]): boolean =>
    2 * titles.filter((title) => items.some((item) => isSameName(item.title, title))).length >= titles.length;

type Page = {
  blocks: readonly Block[];
  taken: Set<string>;
  file: string;
  /** What earlier pages put to each meeting. */
  before: ReadonlyMap<string, readonly string[]>;
};

/** The meetings to which an earlier page put any of these. */
const earlierMeetings = ({ programme }: Draft, items: readonly FoundItem[]): string[] =>
  programme.flatMap((entry) => {
    const printed = entry.comes === 'once' ? entry.printed : null;
    return printed && items.some(({ title }) => isSameName(title, printed.title)) ? [printed.meeting] : [];
  });

/** Records an item as the hand that is in it, or tries it alone where a person left it out; and says what became of it. */
function recordIn(draft: Draft, block: Block, found: SaidItem, page: Page): void {
  const { said, title, reason, lead, lines } = found;
  const isLeftOut = said.take === false;
  const into = isLeftOut ? trialOf(draft) : draft;
  const before = into.changes.length;
  const known = new Set<string>(draft.programme.map(({ ref }) => ref));
  const { item, candidates } = doBy(into, said.hand, () => recordItem(into, block, found, page));
  const isKnown = item !== null && known.has(item.ref);
  if (item !== null && (isKnown || !isLeftOut)) page.taken.add(item.ref);
  draft.rows.push({
    ...{ row: said.row, kind: 'item', candidates, text: title, reason, lines, hand: said.hand },
    becomes: isLeftOut
      ? 'left out'
      : item === null
        ? 'one of several'
        : !isKnown
          ? 'new'
          : into.changes.length > before
            ? 'changed'
            : 'as it stands',
    ref: item !== null && (isKnown || !isLeftOut) ? item.ref : null,
    ...{ owner: lead, due: whenInWords(block.meeting) },
    ...noneOfItems,
  });
}

const noneOfItems = { wording: null, status: 'open', how: null, undertaking: null, why: [] } as const;

type Made = { item: ProgrammeItem | null; candidates: readonly ItemRef[] };
const made = (item: ProgrammeItem): Made => ({ item, candidates: [] });

function recordItem(draft: Draft, block: Block, found: SaidItem, page: Page): Made {
  const { meeting } = block;
  const { about } = found.said;
  if (about === 'none') return made(planNew(draft, meeting, found));
  const left = draft.programme.filter(
    (entry): entry is ProgrammeItem => entry.comes === 'once' && !page.taken.has(entry.ref),
  );
  if (about != null) return followAs(draft, block, found, { ...page, left });
  const before = left.find(
    ({ printed }) => printed?.meeting === meeting.id && isSameName(printed.title, found.title),
  );
  if (before) return made(followPage(draft, meeting, putItemBack(draft, before), found));
  const here = left.filter((item) => item.meeting === meeting.id && !isListed(item, block));
  const match = matching(found.title, here, ({ title }) => [title]);
  if (match.outcome === 'the same') {
    return made(takeOver(draft, meeting, putItemBack(draft, match.known), found));
  }
  if (match.outcome === 'one of several') {
    const candidates = match.candidates.map(({ ref }) => ref);
    flag(draft, `“${found.title}” may be ${candidates.join(' or ')}: nothing was changed for it`);
    return { item: null, candidates };
  }
  const elsewhere = left.find((item) => isMovedTo(item, block, found, page));
  if (elsewhere) return made(moveAsPage(draft, meeting, elsewhere, found, page));
  return made(planNew(draft, meeting, found));
}

/** The item that a person says it is: it comes where the programme has it. */
function followAs(
  draft: Draft,
  { meeting }: Block,
  found: SaidItem,
  { left, ...page }: Page & { left: readonly ProgrammeItem[] },
): Made {
  const known = left.find(({ ref }) => ref === found.said.about);
  if (known === undefined) {
    flag(draft, `“${found.title}” cannot be ${found.said.about} any more: nothing was changed for it`);
    return { item: null, candidates: left.filter(isToCome).map(({ ref }) => ref) };
  }
  const item = putItemBack(draft, known);
  return made(
    item.meeting === meeting.id
      ? takeOver(draft, meeting, item, found)
      : moveAsPage(draft, meeting, item, found, page),
  );
}

/** In the programme under the very title that an earlier page gave it. */
const isListed = ({ printed }: ProgrammeItem, { meeting, items }: Block): boolean =>
  printed?.meeting === meeting.id && items.some(({ title }) => isSameName(title, printed.title));

/** Still at another meeting, to which an earlier page put it: one of this page that lists it no longer, or one to come that the page dropped. */
const isMovedTo = (
  item: ProgrammeItem,
  { meeting }: Block,
  found: FoundItem,
  { blocks, before }: Page,
): boolean => {
  const there = blocks.find((block) => block.meeting.id === item.meeting);
  const isThere =
    there?.items.some(({ title }) => isSameName(title, found.title)) ?? !before.has(item.meeting);
  return (
    isToCome(item) &&
    item.meeting !== meeting.id &&
    item.printed?.meeting === item.meeting &&
    isSameName(item.printed.title, found.title) &&
    !isThere
  );
};

const inPrint = ({ id }: Meeting, { title, reason, lead }: FoundItem) => ({
  printed: { meeting: id, title, reason, lead },
});

/** The item after that transition was made; or as it was, with the refusal shown. */
function carryOut(
  draft: Draft,
  item: ProgrammeItem,
  made: ProgrammeTransition<ProgrammeItem>,
  what: string,
): ProgrammeItem {
  if (made.outcome === 'done') return putEntry(draft, made.entry, what);
  flag(draft, `${made.why}: nothing was changed`);
  return item;
}

/** What was taken back as recorded in error is planned again, once a page has it after all. */
const putItemBack = (draft: Draft, item: ProgrammeItem): ProgrammeItem =>
  isItemInError(item)
    ? carryOut(
        draft,
        item,
        reinstate(item, 'recorded again', draft.author),
        `back on the programme: ${item.title}`,
      )
    : item;

/** Its lead; nobody where the name could be several, which is left to a person. */
function leadOf(draft: Draft, { title, lead }: FoundItem): string | null {
  if (lead === null) return null;
  const known = ownersNamed(draft.owners, lead);
  if (known.length < 2) return ownerFor(draft, lead).id;
  flag(draft, `the lead of “${title}”: “${lead}” could be ${namedAlike(known)}: nobody was entered`);
  return null;
}

/** What the page says of an item otherwise than the last one did. */
function amendmentBy(draft: Draft, meeting: Meeting, item: ProgrammeItem, found: FoundItem): ItemAmendment {
  const before = item.printed;
  return {
    ...(found.title !== before?.title && { title: found.title }),
    ...(found.reason !== before?.reason && { reason: found.reason }),
    ...(!isSameLead(found.lead, before?.lead) && { lead: leadOf(draft, found) }),
    ...inPrint(meeting, found),
  };
}

const isSameLead = (one: string | null, other: string | null | undefined): boolean =>
  one === null || other == null ? one === other : isSameName(one, other);

/** Changes of an item only what the page says otherwise than the last one did. */
function followPage(draft: Draft, meeting: Meeting, item: ProgrammeItem, found: FoundItem): ProgrammeItem {
  const amendment = amendmentBy(draft, meeting, item, found);
  const amended = amendItem(item, amendment, draft.author);
  const what = newInsteadOfOld(draft, item, amendment);
  return carryOut(draft, item, amended, `changed as the programme now says${what}: ${found.title}`);
}

/** ", lead PCC instead of CFO"; nothing where the register has it so already. */
function newInsteadOfOld(draft: Draft, item: ProgrammeItem, amendment: ItemAmendment): string {
  const nameOf = (code: string | null): string => (code === null ? 'nobody' : ownerName(draft.owners, code));
  const said = [
    { as: 'title', now: amendment.title, was: item.title },
    { as: 'reason', now: amendment.reason, was: item.reason },
    {
      as: 'lead',
      now: amendment.lead === undefined ? undefined : nameOf(amendment.lead),
      was: nameOf(item.lead),
    },
  ];
  return said
    .filter(({ now, was }) => now !== undefined && now !== was)
    .map(({ as, now, was }) => `, ${as} ${now ?? 'none'} instead of ${was ?? 'none'}`)
    .join('');
}

/** An entry that is reworded follows the page; of what somebody put there by hand, what it lacks is filled in. */
function takeOver(draft: Draft, meeting: Meeting, item: ProgrammeItem, found: FoundItem): ProgrammeItem {
  if (item.printed?.meeting === meeting.id) return followPage(draft, meeting, item, found);
  const amendment: ItemAmendment = {
    ...(item.reason === null && { reason: found.reason }),
    ...(item.lead === null && { lead: leadOf(draft, found) }),
    ...inPrint(meeting, found),
  };
  flagDifferences(draft, item, found);
  return carryOut(
    draft,
    item,
    amendItem(item, amendment, draft.author),
    `is in the programme: ${found.title}`,
  );
}

function flagDifferences(draft: Draft, { ref, reason, lead }: ProgrammeItem, found: FoundItem): void {
  const kept: [string, string | null, string | null][] = [
    ['reason', reason, found.reason],
    ['lead', lead && ownerName(draft.owners, lead), found.lead],
  ];
  for (const [what, ours, theirs] of kept) {
    if (ours === null || theirs === null || isSameName(ours, theirs)) continue;
    flag(draft, `${ref}: the programme gives the ${what} as “${theirs}”, and the register has “${ours}”`);
  }
}

function moveAsPage(
  draft: Draft,
  meeting: Meeting,
  item: ProgrammeItem,
  found: FoundItem,
  { file }: Page,
): ProgrammeItem {
  const { today, author } = draft;
  const amended = { ...item, ...amendmentBy(draft, meeting, item, found) };
  const reason = `the programme in ${file} has it there`;
  const what = `moved to ${whenInWords(meeting)}: ${found.title}`;
  flagLate(draft, meeting);
  return carryOut(draft, item, moveTo(amended, meeting, reason, today, author), what);
}

/**
 * A page cannot say by reason of what an item is late, nor whether it stood on the agenda all along: said once of each
 * meeting whose agenda was to be public before.
 */
function flagLate(draft: Draft, meeting: Meeting): void {
  const { board, today } = draft;
  const last = lastDayForItems(board, meeting);
  if (last === null || !isLateFor(board, meeting, today)) return;
  const tells = `the programme has new items for meeting ${meeting.id}, whose agenda was to be public by ${inFull(last)}: what did not stand on that is a late item, and needs its special circumstances`;
  if (!draft.attention.some(({ what }) => what === tells)) flag(draft, tells);
}

function planNew(draft: Draft, meeting: Meeting, found: FoundItem): ProgrammeItem {
  const { board, programme, author } = draft;
  const { title, reason } = found;
  const lead = leadOf(draft, found);
  flagPast(draft, meeting);
  flagLate(draft, meeting);
  const item = plan(
    {
      ...{ board: board.id, ref: nextItemRef(board.id, programme), title, meeting: meeting.id, reason, lead },
      ...{
        received: null,
        duty: dutyOf({ title, reason }, meeting),
        source: null,
        ...inPrint(meeting, found),
      },
    },
    author,
  );
  return putEntry(
    draft,
    item,
    `planned for ${whenInWords(meeting)}, by ${found.lead ?? 'nobody yet'}: ${title}`,
  );
}

/** A page may have the year wrong, or be an old one: said once of each meeting that is over. */
function flagPast(draft: Draft, meeting: Meeting): void {
  if (!hasDate(meeting) || meeting.date >= draft.today) return;
  const tells = `${inFull(meeting.date)}, for which the programme has new items, has passed: present or move them, unless the page has the date wrong`;
  if (!draft.attention.some(({ what }) => what === tells)) flag(draft, tells);
}

/** What an earlier page put to a meeting of this one, and this one leaves out. */
function flagLeftOut(draft: Draft, blocks: readonly Block[], taken: ReadonlySet<string>): void {
  const covered = new Set(blocks.map(({ meeting }) => meeting.id));
  for (const entry of draft.programme) {
    if (!isToCome(entry) || taken.has(entry.ref) || !covered.has(entry.meeting)) continue;
    if (entry.printed?.meeting !== entry.meeting) continue;
    flag(
      draft,
      `${entry.ref} is no longer in the programme; move, withdraw or replace it if it should not stand: ${entry.title}`,
    );
  }
}

/** A meeting to come that an earlier page had business for, and this page has not. */
function flagDropped(draft: Draft, blocks: readonly Block[], before: ReadonlyMap<string, unknown>): void {
  for (const meeting of draft.meetings) {
    if (!before.has(meeting.id) || blocks.some((block) => block.meeting.id === meeting.id)) continue;
    const left = draft.programme
      .filter((entry) => isToCome(entry) && entry.meeting === meeting.id)
      .map(({ ref }) => ref);
    const withItems = left.length === 0 ? '' : ` with ${series(left)}`;
    flag(
      draft,
      `the programme no longer has meeting ${meeting.id} (${whenInWords(meeting)}), which stays in the register${withItems}: move or cancel it if it will not be`,
    );
  }
}

/** What comes at every meeting is put there once; later pages change nothing of it, and differences are shown. */
function recordRegular(draft: Draft, { regular: found }: SaidProgramme): void {
  const known = draft.programme.filter((entry): entry is RegularItem => entry.comes === 'every meeting');
  for (const item of found) {
    const before = known.find(({ as, title }) => as === item.as && isSameName(title, item.title));
    const isLeftOut = item.said.take === false;
    const changes = draft.changes.length;
    const entry = isLeftOut ? before : doBy(draft, item.said.hand, () => putRegular(draft, item, before));
    const isChanged = draft.changes.length > changes;
    draft.rows.push({
      ...{ row: item.said.row, kind: 'item', candidates: [], text: item.title, reason: item.condition },
      becomes: isLeftOut ? 'left out' : !isChanged ? 'as it stands' : before ? 'changed' : 'new',
      ...{ ref: entry?.ref ?? null, owner: null, due: null, lines: [], hand: item.said.hand },
      ...noneOfItems,
    });
  }
  if (found.length === 0) return;
  for (const { ref, as, title } of known.filter(isCurrent)) {
    if (found.some((item) => item.as === as && isSameName(item.title, title))) continue;
    flag(draft, `${ref} is no longer in the programme; withdraw it if it should not come: ${title}`);
  }
}

function putRegular(draft: Draft, item: SaidRegular, before: RegularItem | undefined): RegularItem {
  if (before === undefined) return keepNew(draft, item);
  if (!isItemInError(before)) {
    flagCondition(draft, before, item);
    return before;
  }
  const back = restoreRegular(before, 'recorded again', draft.author);
  return back.outcome === 'done'
    ? putEntry(draft, back.entry, `back on the programme: ${item.title}`)
    : before;
}

function keepNew(draft: Draft, { as, title, condition }: SaidRegular): RegularItem {
  const { board, programme, author } = draft;
  const ref = nextItemRef(board.id, programme);
  const entry = keepRegular({ board: board.id, ref, as, title, condition }, author);
  const depends = condition === null ? '' : ` (${condition})`;
  return putEntry(draft, entry, `${as} of every meeting: ${title}${depends}`);
}

function flagCondition(draft: Draft, known: RegularItem, { condition }: SaidRegular): void {
  if (known.state === 'withdrawn') {
    flag(draft, `${known.ref} is in the programme, and was withdrawn from the register: ${known.title}`);
  } else if (known.condition !== condition) {
    const inQuotes = (words: string | null): string => (words === null ? 'no condition' : `“${words}”`);
    flag(
      draft,
      `${known.ref}: the programme says ${inQuotes(condition)}, and the register has ${inQuotes(known.condition)}: ${known.title}`,
    );
  }
}
