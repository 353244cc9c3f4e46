import { allDates } from './dates.ts';
import { isNamed, isPost, ownerAsSubject } from './owners.ts';
import { dueHeaded } from './when-said.ts';

/** Whose actions are that name nobody, and by when those are due that give no day; null where that is not said. */
export type UnlessSaid = { owner: string | null; due: string | null };

export const NOTHING_SAID: UnlessSaid = { owner: null, due: null };

const SHOWN = '(?:shown|given|stated|named|noted|indicated|marked|specified|listed|printed|otherwise|set)';
const ASIDE = new RegExp(
  `\\b(?:(?:unless|except where|save where)\\b(?=[^,.;]{0,60}\\b${SHOWN}\\b)|(?:where|if) (?:no|none|not|nothing|nobody)\\b(?=[^,.;]{0,60}\\b${SHOWN}\\b))[^,.;]{0,60}?\\b${SHOWN}\\b(?: (?:${SHOWN}|below|here|against (?:it|them)|differently))?|\\b(?:with no|without an?|that (?:have|has|show|shows|give|gives) no|showing no) (?:\\w+ )?(?:name|owner|lead|initials|date|day|deadline)s?\\b`,
  'i',
);
/** In characters. */
const LONGEST = 300;

/** "Actions are for the Clerk unless another name is shown", "Every action is due by the next meeting unless …". */
export function unlessSaid(words: string): UnlessSaid | null {
  const sentences = words.length > 2 * LONGEST ? [] : words.split(/(?<=[.;])\s+/);
  const said = sentences.map(saidBy).filter((one) => one !== null);
  const owner = said.find((one) => one.owner !== null)?.owner ?? null;
  const due = said.find((one) => one.due !== null)?.due ?? null;
  return owner === null && due === null ? null : { owner, due };
}

function saidBy(sentence: string): UnlessSaid | null {
  const aside = sentence.length > LONGEST ? null : ASIDE.exec(sentence);
  if (aside === null || ownerAsSubject(sentence) !== null) return null;
  const [isOfNames, isOfDays] = [OF_NAMES.test(aside[0]), OF_DAYS.test(aside[0])];
  if (!isOfNames && !isOfDays && !OF_ACTIONS.test(sentence)) return null;
  const rest = sentence
    .replace(aside[0], ' ')
    .replace(/\s+/g, ' ')
    .replace(/[\s,.;]+$/, '');
  return {
    owner: isOfDays && !isOfNames ? null : ownerIn(rest),
    due: isOfNames && !isOfDays ? null : dueIn(rest),
  };
}

const OF_ACTIONS = /\b(?:actions?|items?|tasks?|points?|everything|owner|lead)\b/i;
const OF_NAMES =
  /\b(?:names?|owners?|leads?|initials|officers?|some(?:one|body)|any(?:one|body)|nobody|persons?)\b/i;
const OF_DAYS = /\b(?:dates?|days?|deadlines?|times?|when)\b/i;

/** The only office or person whom the words name, where they give something to them. */
function ownerIn(words: string): string | null {
  if (!GIVES.test(words)) return null;
  const undated = allDates(words).reduce((rest, { words: date }) => rest.replace(date, ';'), words);
  const names = [...undated.matchAll(CAPITALS)]
    .map(([name]) => name.replace(OPENING, '').replace(/[’']s?$/, ''))
    .filter((name) => isPost(name) || isNamed(name));
  const [owner, ...others] = new Set(names);
  return owner === undefined || others.length > 0 || EVERYBODY.test(owner) ? null : owner;
}

const GIVES =
  /\b(?:for|by|with|to|on|owners?|leads?|responsible|takes?|owns?|has|does|falls?|rests?|acts?)\b|[’']s?\b/i;
const CAPITALS = /\b\p{Lu}[\p{L}’'&-]*(?: (?:(?:of|for|and|to)(?: the)? )?\p{Lu}[\p{L}’'&-]*){0,6}/gu;
const OPENING =
  /^(?:(?:The|All|Every|Each|Any|Actions?|Items?|Tasks?|Points?|Owners?|Leads?|Unless|Where|If|By|For)(?:\s|$))+/;
const EVERYBODY = /^(?:All|Both|Everyone)$/i;

/** By when, in the words behind the first that leads to it. */
function dueIn(words: string): string | null {
  for (const { index } of words.matchAll(/\b(?:by|before|due)\b/gi)) {
    const due = dueHeaded(words.slice(index));
    if (due !== null) return due;
  }
  return null;
}
