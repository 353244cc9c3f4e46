import { mayBeWhose } from './action-lists.ts';
import { isItem, type Paragraph } from './lines.ts';
import { isNamed, isPost } from './owners.ts';
import { isStatus } from './statuses.ts';
import { isDue } from './when-said.ts';
import { whoAndWhen } from './who-and-when.ts';

/** "Clerk – order rope": in a list of actions a post is whose it is; "Ann: order rope", where the list begins with names. */
export function whoseBefore(text: string, namesBegin: boolean): { owner: string; rest: string } | null {
  const [, owner = '', rest = ''] = /^([^–—:]{2,40}?)(?:\s[–—-]|\s?:)\s(\S.*)$/s.exec(text) ?? [];
  return isPost(owner) || EVERYBODY.test(owner) || (namesBegin && mayBeWhose(owner)) ? { owner, rest } : null;
}

const DUE_TAIL = /\s\((?:due |deadline:? )?((?:by|before|for|at|on)\s[^()]{3,40})\)[.]?$/i;
const ENDING = /^(.{8,}?)\s(?:\(([^()]{2,100})\)|\[([^[\]]{2,100})\]|[–—-]\s([^–—()]{2,60}))\.?$/s;

type Ending = { text: string; owner: string | null; due: string | null };

/** What an action's last words give beside it: "(Clerk, 30 September 2025)", "– 1 May 2025", "– Tom (due 1 May 2025)". */
export function endingOf(words: string, namesFollow: boolean): Ending {
  const last = lastPartOf(words, namesFollow);
  const before = lastPartOf(last.text, namesFollow);
  const isMore = (last.owner === null || before.owner === null) && (last.due === null || before.due === null);
  return isMore
    ? { text: before.text, owner: last.owner ?? before.owner, due: last.due ?? before.due }
    : last;
}

/** "… awaiting a transfer By 11 July 2025": the capital shows that the day stood apart. */
const DUE_APART =
  /^(.{8,}[\p{Ll}\d)])\s(?:By|Due(?: by)?:?)\s(\d{1,2}(?:st|nd|rd|th)? \p{Lu}\p{Ll}+(?: \d{4})?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})\.?$/su;

function lastPartOf(words: string, namesFollow: boolean): Ending {
  const none = { text: words, owner: null, due: null };
  const [, asked, day] = words.length > 2_000 ? [] : (DUE_APART.exec(words) ?? []);
  if (asked !== undefined && day !== undefined) return { text: asked, owner: null, due: day };
  const [, text, round, square, dashed = ''] = words.length > 2_000 ? [] : (ENDING.exec(words) ?? []);
  const bracketed = round ?? square;
  if (text === undefined) return none;
  const isName = (part: string): boolean =>
    bracketed === undefined
      ? namesFollow && isNameBehindDash(part)
      : isNamed(part) || EVERYBODY.test(part) || (square !== undefined && mayBeWhose(part));
  const said = whoAndWhen(bracketed ?? dashed, isName);
  if (said === null) return { ...none, text: words.replace(DUE_TAIL, '') };
  return { text, owner: said.owner, due: said.due };
}

/** "all berth holders on the north quay": several by what they are, not what they have. */
export const EVERYBODY =
  /^all (?:the |our |other )?(?:[a-z]+ )?(?!papers|letters|orders|numbers|matters|quarters|events|plants|\w*ments)[a-z]*(?:ers|ors|ees|ents|ants|ists|men|leads|heads|chairs|staff|crew|teams)(?: (?:of|on|in|at|from|with) [\w’' -]+)?$/i;

const BEHIND_DASH = /\s[–—-]\s([^–—()]{2,60}?)(?:\s\([^()]{2,60}\))?\.?$/s;

/** A dash may lead to anything: it leads to whose the action is where its neighbours in the list end in such names too. */
export function namesEndList(pieces: readonly Paragraph[], index: number): boolean {
  const near = pieces.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1).filter(isItem);
  const named = near.filter(({ text }) => {
    const name = BEHIND_DASH.exec(text.slice(-160))?.[1];
    return name !== undefined && whoAndWhen(name, isNameBehindDash)?.owner != null;
  });
  return named.length >= 2 && named.length >= near.length / 2;
}

/** A word before a dash may be a matter: it is whose the action is where its neighbours begin with offices or people. */
export function namesBeginList(pieces: readonly Paragraph[], index: number): boolean {
  const near = pieces.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1).filter(isItem);
  const begun = near.flatMap(({ text }) => /^([^–—:]{2,40}?)\s?(?:[–—:]|\s-)\s/.exec(text)?.[1] ?? []);
  const known = begun.filter((words) => isNamed(words) || isPost(words));
  return begun.length === near.length && known.length >= 2 && known.length >= begun.length / 3;
}

const NEIGHBOURS = 5;

const isNameBehindDash = (words: string): boolean =>
  !isStatus(words) &&
  !isDue(words) &&
  (isNamed(words) || words.split(/\s?[/,&+]\s?|\sand\s/).every((name) => FIRST_NAME.test(name)));

/** No word that says how soon, how often or how things stand. */
export const FIRST_NAME =
  /^(?!(?:urgent|asap|high|medium|low|priority|immediate|agreed|noted|approved|yes|no|see|daily|weekly|monthly|quarterly|annually|yearly|red|amber|green|blue|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$)[A-Z][a-z][\w’'-]{0,20}$/i;
