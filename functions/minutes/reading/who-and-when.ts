import type { ActionStatus } from '../findings.ts';
import { isNamed, isPost } from './owners.ts';
import { isStatus } from './statuses.ts';
import { statusInCell } from './tables/status-said.ts';
import { isDue } from './when-said.ts';

/** What commas, dashes and "by" part, of words that say whose an action is and by when. */
const partsIn = (words: string): string[] => words.split(/[,;]\s|\s[–—-]\s|\s(?=by\s)/);

/** The day that such a part gives, without the word that leads to it: "by 1 May". */
const dueIn = (part: string): string => part.replace(/^(?:by|due(?: by)?:?)\s/i, '');

export type WhoAndWhen = { owner: string | null; due: string | null; status: ActionStatus | null };

/** What words give that say whose an action is, by when and how it stands, and nothing else: "Clerk, 1 May 2025", "Clerk, no date". */
export function whoAndWhen(words: string, isName: (part: string) => boolean): WhoAndWhen | null {
  // "(06/2024)" alone may as well be the action's number.
  const isWhen = (part: string): boolean => !/^\d{1,3}\/\d{2,4}$/.test(part) && isDue(dueIn(part));
  const parts = partsIn(words).filter((part) => !NO_DATE.test(part));
  const dates = parts.filter(isWhen);
  const standings = parts.filter((part) => !dates.includes(part) && isStatus(part));
  const names = parts.filter((part) => !dates.includes(part) && !standings.includes(part));
  if (Math.max(dates.length, standings.length, names.length) > 1 || !names.every(isName)) return null;
  const [standing] = standings;
  return {
    owner: names[0] ?? null,
    due: dates[0] === undefined ? null : dueIn(dates[0]),
    status: standing === undefined ? null : statusInCell(standing),
  };
}

const NO_DATE =
  /^(?:no (?:due |target |fixed |set )?(?:date|deadline|time)(?: (?:set|given|fixed|agreed|yet|stated))*|(?:due )?(?:date )?(?:tbc|tba|to be (?:set|agreed|confirmed))|undated|not dated)$/i;

const IN_BRACKETS = /^.{8,}\s\(([^()]{2,100})\)\.?$/s;
const BEHIND_DASH = /^.{8,}\s[–—-]\s([^–—]{2,100}?)\.?$/s;

/**
 * Whether words end by saying whose it is, and by when or that no day is set: "… (Clerk; no date set)", "… – Clerk, by 1 May". Behind
 * a dash an office alone says it, too.
 */
export function endsInWhoAndWhen(text: string): boolean {
  const end = text.slice(-400);
  const bracketed = IN_BRACKETS.exec(end)?.[1];
  const [name = '', ...others] = partsIn(bracketed ?? BEHIND_DASH.exec(end)?.[1] ?? '');
  if (others.length === 0) return bracketed === undefined && isPost(name);
  const isWhose = isPost(name) || name.split(/ (?:and|&) /).every(isNamed);
  return isWhose && others.some((part) => isDue(dueIn(part)) || NO_DATE.test(part));
}
