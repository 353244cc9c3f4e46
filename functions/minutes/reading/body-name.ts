import { firstDate, startsWithDate } from './dates.ts';
import { type Line, tidy } from './lines.ts';
import { afterLabel, BODY, TITLE_LABEL } from './title-block.ts';

const OF_DIRECTORS = 'Board of (?:Directors|Trustees|Governors|Management)';
/** The notes of a meeting, as a title or a sentence has them. */
export const NOTES = /\b(?:notes|minutes|minute(?= (?:of|from)\b))\b/i;

/** The body whose notes these are, by the block of their title. */
export function boardIn(block: readonly Line[]): string | null {
  const title = afterLabel(
    block.filter(({ text }) => !isDated(text.replace(TITLE_LABEL, ''))),
    TITLE_LABEL,
  );
  const isTitled = title !== null && /[a-z]/i.test(title) && title.length <= 120 && !isDated(title);
  const held = block.map(({ text }) => bodyWhoseNotes(text)).find((name) => name !== null);
  const named = block.flatMap(({ text, bullet }) => (bullet ? [] : (bodyOnLine(text) ?? [])));
  const name = (isTitled ? title : null) ?? held ?? named[0] ?? null;
  const bare = name?.replace(/ meeting$/i, '') ?? '';
  return BARE.test(bare) ? wholeName(bare, named, block) : name;
}

/** "27 March 2025" is when a board met, and none. */
const isDated = (text: string): boolean => startsWithDate(text) || /^(?:\w+day)\b/i.test(text);

/** What many bodies have, so that it names none by itself. */
const BARE = new RegExp(
  `^(?:the )?(?:(?:full|main|management|executive|governing) )*(?:${BODY}|${OF_DIRECTORS})$`,
  'i',
);

/** "Board" is that of the longer name which ends so, or of the body whose name stands over it. */
function wholeName(bare: string, named: readonly string[], block: readonly Line[]): string {
  const longer = named.find(
    (name) => !BARE.test(name) && name.toLowerCase().endsWith(` ${bare.toLowerCase()}`),
  );
  if (longer !== undefined) return longer;
  const [first] = block;
  if (first === undefined || !BODYS_NAME.test(first.text) || firstDate(first.text) !== null) return bare;
  const { text } = first;
  const isOther = !text.toLowerCase().includes(bare.toLowerCase()) && !NOTES.test(text);
  return isOther ? `${text === text.toUpperCase() ? inTitleCase(text) : text} ${bare}` : bare;
}

const BODYS_NAME =
  /^(?!(?:meeting|agenda|actions?|draft|official|confidential|appendix|item|paper|report|present|title)\b)[A-Z][\w’'&-]*(?: (?:[A-Z][\w’'&-]*|and|&|of|the|for|in|on)){1,9}$/i;

/** "Minutes of a meeting of the Harbour Panel held in …" */
function bodyWhoseNotes(text: string): string | null {
  const name =
    /^(?:draft )?(?:notes|minutes) of (?:a |the )?(?:meeting of )?(?:the )?(.{3,100}?)(?: meeting)?(?: held\b|,|$)/i.exec(
      text,
    )?.[1];
  return name !== undefined && !/^meeting$/i.test(name) && new RegExp(`\\b${BODY}$`, 'i').test(name)
    ? name
    : null;
}

/** A line that is a body's name, perhaps with "Notes" or a date beside it. */
function bodyOnLine(text: string): string | null {
  if (text.length > 120) return null;
  const name = new RegExp(
    `^(?:(?:meeting )?(?:notes|minutes)(?: of (?:the )?|\\s?[:–—-]\\s?| ))?((?:[A-Z][\\w’'&-]*|and|&|of|the)(?: (?:[A-Z][\\w’'-]*|and|&|of|the)){0,9} ${BODY}|${OF_DIRECTORS})(?:$|\\s?[:–—,(-]| (?:notes|minutes|meeting|actions?)\\b| \\d)`,
    'i',
  ).exec(text)?.[1];
  if (
    name === undefined ||
    /^(?:date|next|previous|the) |^(?:notes|minutes?)\b|\bactions\b|\bnext meeting$/i.test(name)
  )
    return null;
  return /[A-Z]/.test(name.charAt(0)) ? name : null;
}

/** One name for one board: "Performance & Delivery Board" is the Performance and Delivery Board. */
export function boardName(name: string | null): string | null {
  if (name === null) return null;
  const cased = name === name.toUpperCase() ? inTitleCase(name) : name;
  const plain = tidy(cased.replace(/&/g, ' and '))
    .replace(/^the /i, '')
    .replace(/\s?[–—-]\s?(?:meeting )?(?:notes|minutes).*$/i, '')
    .replace(/ (?:meeting )?(?:notes|minutes)$/i, '')
    .replace(/(?<=Board|Panel|Committee|Group) meeting$/i, '')
    .replace(/[:.,\s]+$/, '');
  return plain === '' ? null : plain;
}

const inTitleCase = (name: string): string =>
  name
    .toLowerCase()
    .split(' ')
    .map((word, index) =>
      index > 0 && /^(?:and|of|the|for|in)$/.test(word)
        ? word
        : /^(?:nhs|icb|pcc|uk)$/.test(word)
          ? word.toUpperCase()
          : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ');

/** The body that a sentence on the notes of a meeting names. */
export const bodyThatMet = (text: string): string | null =>
  /\b(?:from|of) (?:the |a )?(?:meeting of (?:the )?)?(?:previous |last )?((?:[A-Z][\w’'-]*|and|&|of|the|,)(?: (?:[A-Z][\w’'-]*|and|&|of|the)){1,12}) (?:meeting )?held\b/.exec(
    text.slice(0, 600),
  )?.[1] ?? null;

/** Whether words end as the name of a body does. */
export const IS_BODY = new RegExp(`\\b${BODY}$`, 'i');
const LAST_BODY = new RegExp(`.*\\b(${BODY.replace('|Meeting', '')})\\b`, 'is');
/** What a body may be called or not, as the sentence has it. */
const ASIDE = /\b(?:the|of|and|for|full|ordinary|special|annual|general|extraordinary|quarterly|meeting)\b/gi;

/** Whether a name may be the board's own, which it says in full, in part or by its initials. */
export function isSameBody(name: string, board: string | null): boolean {
  const [kind, own] = [name, board ?? ''].map((one) => LAST_BODY.exec(one)?.[1]?.toLowerCase());
  if (board === null || /^[A-Z]{2,6}(?: meeting)?$/.test(name)) return true;
  if (kind !== undefined && own !== undefined && kind !== own) return false;
  const wordsOf = (one: string): string[] =>
    (
      one
        .toLowerCase()
        .replace(ASIDE, ' ')
        .match(/[\p{L}]{2,}/gu) ?? []
    ).filter((word) => word !== kind);
  const [theirs, ours] = [wordsOf(name), wordsOf(board)];
  return kind === undefined || theirs.length === 0 || theirs.some((word) => ours.includes(word));
}
