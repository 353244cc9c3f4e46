import { asksForSomething } from './bullets.ts';
import { entrySaying, isOwned, lastWordsOf, type Standing } from './standing.ts';

/**
 * The entries of a list that stands on one line behind its lead: each with its owner or what it asks for, or in brackets; or as
 * many as the lead counts. Else the line is one entry.
 */
export function entriesIn(text: string, counted: number | null): string[] {
  const parts = text.split(/;\s+(?:and\s+)?/);
  const areApart = parts.every(asks) || parts.length === counted || /;\s+and\s/.test(text);
  const ways = [
    ...(areApart ? [parts] : []),
    ...(text.length > LONGEST ? [] : [betweenBrackets(text), ...betweenCommas(text, counted)]),
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
