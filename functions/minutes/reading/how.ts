import type { CalendarDate } from '../../calendar/days.ts';
import type { WhenSaid } from '../../register/due.ts';
import type { FoundDischarge, MinutedDischarge } from '../findings.ts';
import { dashedParts } from './action-lists.ts';
import { allDates, type DateFound, firstDate, nextAfter } from './dates.ts';
import { withoutFullStop } from './lines.ts';
import { isOwner, isPost, ownerInSentence, ownerPrefix, ownerSuffix } from './owners.ts';
import { DASH, DONE, lastWordsOf, reportIn } from './standing.ts';
import type { MeetingDates } from './when-said.ts';

/** What is still to come, and by when, if that is said. */
type ToCome = { text: string; by: Extract<WhenSaid, { at: 'date' | 'month' }> | null };
/** A discharge as it is printed, and what stands beside it. */
export type DischargeRead = { found: FoundDischarge; minuted: MinutedDischarge };

/**
 * A discharge from its entry in the notes: the action, as `about` has it where a sentence speaks of it, how, and what is
 * still to come of it, which is due at the next meeting where the notes do not say by when.
 */
export function dischargeFrom(entry: string, meeting: MeetingDates, about?: string): DischargeRead {
  const prefix = ownerPrefix(entry);
  const words = prefix !== null && prefix.rest !== '' ? prefix.rest : entry;
  const { said, promise, met } = promiseIn(words, meeting);
  const split = withWhoseApart(splitHow(said));
  const text = about ?? withoutFullStop(split.text);
  const how = split.how === null || met === null ? split.how : `${split.how}; ${met}`;
  const toCome = promise ?? (how === null || met !== null ? null : undertakingIn(how, meeting));
  const by = toCome?.by ?? null;
  const printed = by?.at === 'date' ? by.date : (by?.words ?? null);
  return {
    found: { text, how, undertaking: toCome && { text: toCome.text, by: printed } },
    minuted: {
      owner: ownerInSentence(text) ?? split.owner,
      undertaking: toCome && { text: toCome.text, by: by ?? { at: 'next meeting', words: null } },
    },
  };
}

type Split = { text: string; how: string | null };

/** What was done, apart from whose it was: "Order rope – Clerk – delivered in May", "Order rope (Clerk)". */
function withWhoseApart({ text, how }: Split): Split & { owner: string | null } {
  if (how !== null && (isOwner(how) || isPost(how))) return { text, how: null, owner: how };
  const parts = dashedParts(text);
  const suffix = ownerSuffix(text);
  if (parts !== null && parts.owner !== null && parts.status === null && parts.due === null)
    return { text: parts.text, how, owner: parts.owner };
  return suffix === null ? { text, how, owner: null } : { text: suffix.rest, how, owner: suffix.owner };
}

const PROMISE =
  /^(?<said>.*?)(?:; on the undertaking: (?<promise>.+?)(?:, by (?<by>[^,;:]{3,40})| \(due: (?<due>.+)\))?)?(?:; (?<met>met on \d[^:;]{3,30}: .+))?$/s;

/** Our own wording of item 2 gives an undertaking in words of its own; one that is met leaves nothing to come. */
function promiseIn(
  entry: string,
  meeting: MeetingDates,
): { said: string; promise: ToCome | null; met: string | null } {
  const { said, promise, by, due, met } = PROMISE.exec(withoutFullStop(entry))?.groups ?? {};
  if (said !== undefined && met !== undefined) {
    const kept = promise === undefined ? met : `on the undertaking: ${promise}; ${met}`;
    return { said, promise: null, met: kept };
  }
  if (said === undefined || promise === undefined) return { said: entry, promise: null, met: null };
  const when = firstDate(by ?? due ?? '');
  return { said, promise: { text: promise, by: when && byDate(when, meeting) }, met: null };
}

const SAYS_HOW =
  /^(?:(?:now |since |already |has |have |had |was |were |is |are |been |being |it |this |to be |will be |all )*(?:to follow|to be|will|discharged|closed|complete|completed|done|provided|circulated|shared|sent|presented|delivered|received|covered|included|submitted|published|emailed|addressed|discussed|arranged|held|issued|actioned|noted|updated|reported|scheduled|awaited|awaiting|attached|superseded|agreed|added|briefed|undertaken|forms?|planned|expected|due|addressed)\b|(?:see|on (?:the )?(?:agenda|today)|on \d|in (?:the )?(?:paper|papers|report)|the (?:briefing|update|paper|report|information|data|presentation)|(?:a |an )?(?:briefing|update|paper|report|information|presentation|response|email|letter|agenda item|item|visit|data|meeting)\b.{0,80}\b(?:provided|circulated|shared|sent|presented|delivered|received|included|held|arranged|took place|to be|will be|has been|was|given|published|issued)\b|(?:PCC|CC|DCC|Force|OPCC)\b.{0,60}\b(?:briefed|provided|confirmed|received|content|satisfied|updated)))/i;

/** Whether words begin by saying what was done: "circulated in May". */
export const saysHow = (words: string): boolean => SAYS_HOW.test(words);

/** The action, and how it was discharged: what stands after the dash. Dashes of the action's own sentence are passed over. */
export function splitHow(entry: string): Split {
  const reported = reportIn(entry);
  if (reported !== null) {
    const { action, report } = reported;
    return partsOf(action, lastWordsOf(report)?.action ?? report);
  }
  const dashes = [...entry.matchAll(DASH)];
  const split =
    dashes.find((dash) => SAYS_HOW.test(entry.slice(dash.index + dash[0].length))) ?? dashes.at(-1);
  if (split !== undefined) {
    return partsOf(entry.slice(0, split.index), entry.slice(split.index + split[0].length));
  }
  const bracket = /^(.+\S)\s\(([^()]{3,300})\)\.?$/s.exec(entry);
  if (bracket?.[1] !== undefined && bracket[2] !== undefined && SAYS_HOW.test(bracket[2])) {
    return partsOf(bracket[1], bracket[2]);
  }
  const colon = /^(.{10,}?)[:;]\s(\S.*)$/s.exec(entry);
  if (colon?.[1] !== undefined && colon[2] !== undefined && SAYS_HOW.test(colon[2])) {
    return partsOf(colon[1], colon[2]);
  }
  return { text: entry, how: null };
}

/** "complete – circulated in May": how is what follows. */
const DONE_FIRST = new RegExp(`^(?:now )?${DONE}(?:[,;:]| [-–—])\\s+`, 'i');

function partsOf(text: string, after: string): Split {
  const how = withoutFullStop(after);
  const bare = new RegExp(`^(?:action )?(?:now )?${DONE}$`, 'i').test(how);
  const alone = how.replace(DONE_FIRST, '');
  return { text: text.trim(), how: alone === '' || bare ? null : alone };
}

const STILL_TO_COME =
  /\bto follow\b|^(?:is |are |due |expected |planned )?to be \w+(?:ed|en|t|ght|ld)\b|\b(?:is|are|still|briefing|update|paper|report|information|presentation|data|it|which|this|and|–|-) to be \w+|\b(?:will|shall) (?:\w+ )?(?:be |follow\b|provide|circulate|share|send|present|report|come|attend|bring)|^(?:the )?(?:force|o?pcc|d?cc|acc|cfo|ce|cex|board|panel) (?:is |are )?to \w+|\bawait(?:ed|ing)\b|^due\b|^(?:scheduled|planned|expected|arranged) (?:for|in|at|on)\b/i;
const BEFORE_A_DATE =
  /\b(?:before|by|at|in|for|on|until|ahead of|prior to|no later than|during|end of|early|late|mid)\b(?:\s(?:the|end|of|early|late|mid|start|beginning|next))*[\s-]*$/i;
const BY_NEXT_MEETING =
  /\b(?:before|by|at|for|to|ahead of|prior to)\s(?:the\s)?next\s(?:\w+\s){0,5}?(?:meeting|board|pdb)\b/i;

/** Something is to be handed over, whatever it is called: "table to be provided by 31 January 2025". */
const TO_BE_HANDED_OVER =
  /\bto be (?:provided|circulated|shared|sent|presented|submitted|published|issued|delivered|supplied|emailed|brought)\b/i;
/** A visit or a briefing that has its day: still to come only where that is after the meeting. */
const HAS_ITS_DAY = /^(?:\w+ ){0,4}(?:scheduled|planned|arranged) (?:for|in|on)\b/i;
/** What the same meeting deals with under another item is not still to come, unless a day says otherwise. */
const UNDER_AN_ITEM = /\b(?:in|under|within|at) (?:agenda )?item \d/i;

/** What is still to come though the action is discharged, and by when: a day, or a month as minuted. */
function undertakingIn(how: string, meeting: MeetingDates): ToCome | null {
  const by = byWhen(how, meeting);
  if (by === null && UNDER_AN_ITEM.test(how)) return null;
  if (STILL_TO_COME.test(how) || TO_BE_HANDED_OVER.test(how)) return { text: how, by };
  const ahead = HAS_ITS_DAY.test(how) && by !== null && isAfter(how, meeting.date);
  return ahead ? { text: how, by } : null;
}

/** Whether the first date named is later than the meeting; a month is, when it ends later. */
function isAfter(how: string, date: CalendarDate | null): boolean {
  const written = firstDate(how)?.written;
  if (date === null || written === undefined) return false;
  if (written.kind === 'day') return written.date > date;
  if (written.kind !== 'month' || written.year === null) return written.kind !== 'no such day';
  return `${written.year}-${String(written.month).padStart(2, '0')}` >= date.slice(0, 7);
}

function byWhen(how: string, meeting: MeetingDates): ToCome['by'] {
  for (const found of allDates(how)) {
    if (!BEFORE_A_DATE.test(how.slice(0, found.at)) && !/^due|^scheduled/i.test(how)) continue;
    if (found.written.kind !== 'no such day') return byDate(found, meeting);
  }
  const { next } = meeting;
  return BY_NEXT_MEETING.test(how) && next !== null ? { at: 'date', date: next, words: null } : null;
}

/** A day without its year is the first after the meeting. */
function byDate({ written, words }: DateFound, { date, next }: MeetingDates): ToCome['by'] {
  switch (written.kind) {
    case 'day':
      return { at: 'date', date: written.date, words: null };
    case 'month': {
      const { month, year } = written;
      return { at: 'month', month, year, words: words.replace(/[.,]$/, '').trim() };
    }
    case 'day without year': {
      const from = date ?? next;
      const found = from === null ? null : nextAfter(from, written.month, written.day);
      return found && { at: 'date', date: found, words: null };
    }
    case 'no such day':
      return null;
  }
}
