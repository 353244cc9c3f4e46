import { asksForSomething } from './bullets.ts';
import { saysHow } from './how.ts';
import { entrySaying, isOwned, lastWordsOf, type Standing } from './standing.ts';
import { isVerb } from './verbs.ts';

/**
 * The entries of a list that stands on one line behind its lead: each with its owner or what it asks for, or in brackets; or as
 * many as the lead counts. Else the line is one entry.
 */
export function entriesIn(text: string, counted: number | null): string[] {
  const parts = text.split(/;\s+(?:and\s+)?/);
  const areThings = parts.every((part) => !asks(part) && !saysHow(part));
  const areApart = parts.every(asks) || areThings || parts.length === counted || /;\s+and\s/.test(text);
  const ways = [
    ...(areApart ? [parts] : []),
    ...(text.length > LONGEST ? [] : [betweenBrackets(text), ...betweenCommas(text, counted)]),
    ...(asks(text) ? [] : [subjectsIn(text, counted)]),
  ];
  const entries = ways.find(({ length }) => length > 1) ?? [text];
  return entries.filter((entry) => entry !== '').map(withNumberBehind);
}

const LONGEST = 2_000;

const asks = (part: string): boolean => asksForSomething(part) || isOwned(part);

/** "the lights (minute 18), the badges (minute 21) and the visits (minute 24)" */
function betweenBrackets(text: string): string[] {
  const parts = text.split(/(?<=\))(?:[,;]\s+(?:and\s+)?|\s+and\s+)/);
  return parts.every((part) => /\)\.?$/.test(part)) ? parts : [];
}

/** "the lights, the badges and the visits", where there are to be three. */
function betweenCommas(text: string, counted: number | null): string[][] {
  const last = text.lastIndexOf(' and ');
  const lists = last === -1 ? [] : [[...text.slice(0, last).split(/,\s+/), text.slice(last + 5)]];
  return [...lists, text.split(/,\s+(?:and\s+)?|\s+and\s+/)]
    .map((parts) => parts.map((part) => part.replace(/,$/, '')).filter((part) => part !== ''))
    .filter(({ length }) => length === counted);
}

const PARTS_NO_MORE =
  /^(?:which|who|whose|where|as|including|both|but|not|all|carried|raised|agreed|due|being|namely|other|except)\b/i;
const DETERMINED = /^(?:the|an?|his|her|its|their|our|this|that|each)\s/i;

/**
 * What each of several actions is about, by words that name them in a row: "the lamps, the rope and the gate". None where the row
 * could be parted in another way, "pay and rations", or is not of as many as are counted.
 */
export function subjectsIn(row: string, counted: number | null, by: string | null = null): string[] {
  const words = row.length > LONGEST ? '' : row.replace(/^both /i, '').replace(/\.$/, '');
  const ways = [betweenNamings(words, by), inRow(words), ...betweenCommas(words, counted)];
  const parts = ways.find(({ length }) => length > 1) ?? [];
  const areParts = parts.every((part) => part.length > 2 && !PARTS_NO_MORE.test(part));
  return areParts && (counted === null || counted === parts.length) ? parts : [];
}

/** "the lamps and on the rope", "write to the pilots and to order rope": by the word that named the first. */
function betweenNamings(words: string, by: string | null): string[] {
  if (by === null) return [];
  const again = new RegExp(
    `(?:[,;] (?:and )?| and )(?:(?:that|those|(?:[\\w’'-]+ ){1,4}(?:one|action)s?) )?${by} `,
    'i',
  );
  const parts = words.split(again);
  const isTo = /^to$/i.test(by);
  const areApart = parts.every((part) =>
    isTo ? isVerb(/^\S+/.exec(part)?.[0] ?? '') : !part.includes(` ${by} `) && !part.includes(', '),
  );
  return areApart ? parts : [];
}

/** Commas part all but the last two; without any both must begin as a thing does. */
function inRow(words: string): string[] {
  const last = words.lastIndexOf(' and ');
  if (last === -1) return [];
  const head = words.slice(0, last);
  const tail = words.slice(last + 5);
  const parts = [...head.replace(/,$/, '').split(', '), tail];
  const determined = parts.filter((part) => DETERMINED.test(part)).length;
  const areAlike =
    determined === parts.length ||
    (parts.length > 2 && (determined === 0 || (determined === 1 && DETERMINED.test(words))));
  const isOneRow = head.endsWith(',') || !/\sand\s/.test(head);
  return areAlike && isOneRow && !tail.includes(', ') ? parts : [];
}

/** "24/18 – custody visit" is named by both. */
function withNumberBehind(entry: string): string {
  const [, number = '', matter = ''] =
    /^(?:action )?([A-Z]{0,6}[-/]?\d[\w/.-]*)(?:\s?[–—:]|\s-)\s([^–—:]{3,200}?)\.?$/.exec(entry) ?? [];
  return matter === '' || asks(matter) ? entry : `action ${number} (${matter})`;
}

/** An entry, and how it stands by its own words; null where it does not say so. */
type Told = { entry: string; standing: Standing | null };

/** Actions that one paragraph goes through, most of which say how they stand: "Clerk to write (done); Pilots to reply (not done)". */
export function toldOneByOne(paragraph: string): Told[] {
  const text = paragraph.length > LONGEST ? '' : paragraph.replace(LEAD, '');
  const told = text.split(/(?<=\))[;,.]?\s+(?:and\s+)?(?=\p{Lu})|;\s+(?:and\s+)?/u).map((part): Told => {
    const entry = part.split(/(?<=[\p{Ll}\d)]{2}[.!?])\s+(?=\p{Lu}.{5})/u).at(-1) ?? part;
    return { entry, standing: (entrySaying(entry) ?? lastWordsOf(entry))?.standing ?? null };
  });
  const saying = told.filter(({ standing }) => standing !== null);
  return saying.length > 1 && saying.length * 2 > told.length ? told : [];
}

/** "The actions were gone through in turn:" */
const LEAD = /^(?:[^:;()]{1,300}[.!?] )?[^:;()]{0,120}\bactions?\b[^:;()]{0,120}:\s/i;

/** Whether a paragraph says itself that it goes through actions. */
export const goesThroughActions = (text: string): boolean =>
  LEAD.test(text) && !/^actions?\b[^ ]*:/i.test(text);
