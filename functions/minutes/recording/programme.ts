import { inFull, monthOf } from '../../calendar/days.ts';
import { hasDate, type Meeting, whenInWords } from '../../register/meeting.ts';
import { isLateFor, lastDayForItems } from '../../register/notice.ts';
import { namedAlike, ownerName, ownersNamed } from '../../register/owner.ts';
import {
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
import type { FoundItem, FoundProgramme } from '../findings.ts';
import { type Draft, flag, ownerFor, putEntry } from './draft.ts';
import { meetingFormerlyOn, meetingForProgramme, meetingMovedTo } from './meetings.ts';
import { matching } from './similarity.ts';

/** One meeting of the programme, and what it lists there. */
type Block = { meeting: Meeting; items: readonly FoundItem[] };

/**
 * Puts a programme of work into the register: what is new is planned, what stands at another of its meetings than it
 * did is moved, and what it says otherwise than before is changed. Nothing is withdrawn because a page leaves it out;
 * that is for a person to say.
 */
export function recordProgramme(draft: Draft, found: FoundProgramme, file: string): void {
  const days = found.meetings.map(({ meeting }) => meeting);
  const before = printedByMeeting(draft);
  const blocks = found.meetings.map(({ meeting, items }) => ({
    meeting:
      meetingFormerlyOn(draft, meeting, earlierMeetings(draft, items)) ??
      meetingMovedTo(draft, meeting, { days, isOf: isMostOf(items), before }) ??
      meetingForProgramme(draft, meeting, days),
    items,
  }));
  const taken = new Set<string>();
  for (const { meeting, items } of blocks) {
    for (const item of items) {
      const ref = recordItem(draft, { meeting, items }, item, { blocks, taken, file, before });
      if (ref !== undefined) taken.add(ref);
    }
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
  taken: ReadonlySet<string>;
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

/** The reference of the item that an entry of the programme is; undefined when it may be one of several. */
function recordItem(draft: Draft, block: Block, found: FoundItem, page: Page): string | undefined {
  const { meeting } = block;
  const left = draft.programme.filter(
    (entry): entry is ProgrammeItem => entry.comes === 'once' && !page.taken.has(entry.ref),
  );
  const before = left.find(
    ({ printed }) => printed?.meeting === meeting.id && isSameName(printed.title, found.title),
  );
  if (before) return followPage(draft, meeting, putItemBack(draft, before), found).ref;
  const here = left.filter((item) => item.meeting === meeting.id && !isListed(item, block));
  const match = matching(found.title, here, ({ title }) => [title]);
  if (match.outcome === 'the same') {
    return takeOver(draft, meeting, putItemBack(draft, match.known), found).ref;
  }
  if (match.outcome === 'one of several') {
    const refs = match.candidates.map(({ ref }) => ref).join(' or ');
    flag(draft, `“${found.title}” may be ${refs}: nothing was changed for it`);
    return undefined;
  }
  const elsewhere = left.find((item) => isMovedTo(item, block, found, page));
  if (elsewhere) return moveAsPage(draft, meeting, elsewhere, found, page).ref;
  return planNew(draft, meeting, found).ref;
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

type FoundRegular = Pick<RegularItem, 'as' | 'title' | 'condition'>;

/** What comes at every meeting is put there once; later pages change nothing of it, and differences are shown. */
function recordRegular(draft: Draft, { standing, toNote }: FoundProgramme): void {
  const found: FoundRegular[] = [
    ...standing.map((title) => ({ as: 'standing item' as const, title, condition: null })),
    ...toNote.map((item) => ({ as: 'item to note' as const, ...item })),
  ];
  const known = draft.programme.filter((entry): entry is RegularItem => entry.comes === 'every meeting');
  for (const item of found) {
    const before = known.find(({ as, title }) => as === item.as && isSameName(title, item.title));
    if (before && isItemInError(before)) {
      const made = restoreRegular(before, 'recorded again', draft.author);
      if (made.outcome === 'done') putEntry(draft, made.entry, `back on the programme: ${item.title}`);
    } else if (before) {
      flagCondition(draft, before, item);
    } else {
      keepNew(draft, item);
    }
  }
  if (found.length === 0) return;
  for (const { ref, as, title } of known.filter(isCurrent)) {
    if (found.some((item) => item.as === as && isSameName(item.title, title))) continue;
    flag(draft, `${ref} is no longer in the programme; withdraw it if it should not come: ${title}`);
  }
}

function keepNew(draft: Draft, item: FoundRegular): void {
  const { board, programme, author } = draft;
  const ref = nextItemRef(board.id, programme);
  const entry = keepRegular({ board: board.id, ref, ...item }, author);
  const condition = item.condition === null ? '' : ` (${item.condition})`;
  putEntry(draft, entry, `${item.as} of every meeting: ${item.title}${condition}`);
}

function flagCondition(draft: Draft, known: RegularItem, { condition }: FoundRegular): void {
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
