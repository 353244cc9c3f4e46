import type { CalendarDate } from '../../calendar/days.ts';
import { allDates, type DateFound } from './dates.ts';

const MOVED =
  '(?:postponed|moved|deferred|adjourned|changed|transferred|brought forward|put back|put off|re-?(?:arranged|scheduled|dated|set))';

const OF_A_MEETING =
  '(?: (?:the|that))?(?: (?:meeting|one|date))?(?: (?:of|on|(?:planned|arranged|called) for))?';
/** What stands before a day that no longer holds: "originally", "re-arranged from", "instead of", "was to have been on". */
const GIVEN_UP_BEFORE = new RegExp(
  `\\b(?:originally\\b[^.;]{0,60}|to have (?:been|met|taken place)\\b[^.;]{0,40}|(?:${MOVED}|moves|switched) from\\b(?:(?!\\bto\\b)[^.;]){0,30}|(?:instead|in (?:place|lieu)|rather) (?:of|than)\\b[^.;]{0,60}|replac(?:es|ing)${OF_A_MEETING}|formerly|previously|(?<=[(,]\\s?)was|not(?: (?:meet|be held|take place))?(?: on)?)\\s*$`,
  'i',
);
/** "CANCELLED: meeting of …"; not "the last one having been cancelled, the Board now meets on …". */
const CALLED_OFF_BEFORE =
  /\b(?:cancelled|canceled|postponed)\b(?!.*\b(?:to|until|now|will|held|is|next|instead|(?:re-?)?arranged for)\b)[^.;]{0,60}$/i;
/** Where what is called off or moved is another meeting, or something that was to come at this one. */
const OF_ANOTHER =
  '.*[,(].*\\b(?:the|that|its) (?:\\w+ ){0,3}(?:meeting|date|one)\\b|.*\\b(?:items?|reports?|papers?|actions?|business|minutes|notes|interviews?)\\b';
/** What stands behind one: "is cancelled", "– POSTPONED to 1 October", "will not now take place". */
const GIVEN_UP_AFTER = new RegExp(
  `^(?!${OF_ANOTHER})[^.;]{0,80}?\\b(?:(?:cancelled|canceled|postponed(?! from)|(?:will|does|shall) not (?:now |longer )?(?:take place|be held|go ahead|stand))(?!\\w)|(?:${MOVED} (?:to|until|for)|moves to|is now|(?<=[(,–—-]\\s?)now|becomes)(?: the)?(?:\\s*$|(?: an?)? (?:later|new|future|another|earlier)\\b))`,
  'i',
);
/** What was meant for a day, which holds unless another took its place: "due to be held on", "scheduled for". */
const MEANT_BEFORE =
  /(?<!\b(?:is|are|now) )\b(?:due|planned|scheduled|arranged|intended|meant|supposed|expected|fixed|called)\b(?: (?:to|for)\b)[^.;]{0,40}$/i;
/** What stands before the day that took it, if it speaks of the same meeting. */
const HOLDS_BEFORE =
  /^(?!.*\b(?:agm|annual|special|another|following|subsequent|after)\b).*\b(?:held|met|took place|now|instead|will be|will take place|will meet)\b[^.;]{0,30}$/i;

type InPlace = { date: DateFound; before: string; after: string };

/** Each date with the words about it, up to the dates beside it and the ends of its sentence. */
function inPlaceOf(words: string): InPlace[] {
  const dates = allDates(words);
  return dates.map((date, index) => {
    const last = dates[index - 1];
    const from = last === undefined ? 0 : last.at + last.words.length;
    const between = words.slice(from, date.at).split(/[.;]\s/);
    const rest = words.slice(date.at + date.words.length, dates[index + 1]?.at);
    return { date, before: between.at(-1) ?? '', after: rest.split(/[.;](?:\s|$)/)[0] ?? '' };
  });
}

/** The dates in words that call some of them off or move them: those that hold, in order. */
export function datesThatHold(words: string): DateFound[] {
  const standing = inPlaceOf(words).filter(
    ({ before, after }, index) =>
      !GIVEN_UP_BEFORE.test(before) &&
      !GIVEN_UP_AFTER.test(after) &&
      !(index === 0 && CALLED_OFF_BEFORE.test(before)),
  );
  const [first, ...others] = standing;
  const tookItsPlace = others.filter(({ before }) => HOLDS_BEFORE.test(before));
  const isReplaced = first !== undefined && MEANT_BEFORE.test(first.before) && tookItsPlace.length > 0;
  return (isReplaced ? tookItsPlace : standing).map(({ date }) => date);
}

/** The first day, with its year, that holds. */
export function firstDayThatHolds(words: string): { date: CalendarDate; weekdayAgrees: boolean } | null {
  const day = datesThatHold(words).find(({ written }) => written.kind === 'day');
  return day?.written.kind === 'day' ? day.written : null;
}

export const firstDateThatHolds = (words: string): DateFound | null => datesThatHold(words)[0] ?? null;
