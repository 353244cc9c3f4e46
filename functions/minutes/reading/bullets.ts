import { withCapital } from '../../words/english.ts';
import type { ActionStatus, Unread } from '../findings.ts';
import { dashedParts, leadsToActions, namesOwnerByDash, standingOfList } from './action-lists.ts';
import { type AgendaItem, isActionsHeading, isOverviewTitle, itemAt } from './agenda.ts';
import { isDoneWithItem } from './done-with-item.ts';
import { headedActions } from './headed-actions.ts';
import { ACTION_GOES_ON, inlineAction } from './inline-action.ts';
import { ACTION_LABEL, AP_LABEL, type Labelled, labelledIn } from './labels.ts';
import { isItem, type Paragraph, withoutFullStop } from './lines.ts';
import { endingOf, FIRST_NAME, namesBeginList, namesEndList, whoseBefore } from './names-beside.ts';
import {
  isNamed,
  isOwner,
  isPost,
  ownerAsSubject,
  ownerInSentence,
  ownerPrefix,
  ownerSuffix,
} from './owners.ts';
import { signedEntries } from './signed-entries.ts';
import { DONE, isOwned, STILL_OPEN } from './standing.ts';
import { isStatus, statusFirst } from './statuses.ts';
import { isDoneSince, mayBeDone, statusInCell, statusInWords } from './tables/status-said.ts';
import { TELLS_OF_NEXT } from './title-block.ts';
import { NOTHING_SAID, type UnlessSaid, unlessSaid } from './unless-said.ts';
import { beginsWithVerb, beginsWithVerbTo, isVerb } from './verbs.ts';
import { dueHeaded, dueInWordsOf, dueWordsOf, isDue } from './when-said.ts';
import { whoAndWhen } from './who-and-when.ts';

/** An action as a section of the notes gives it. */
export type Bullet = {
  line: number;
  /** As minuted, with its owner; without the bullet. */
  wording: string;
  text: string;
  owner: string | null;
  section: string | null;
  /** As its own last words say it, its tick box, or the line through it; null where nothing does. */
  status: ActionStatus | null;
  /** The paragraph at whose end it stands, where it is only that; null where it is the whole. */
  within: string | null;
  /** When it is due, where its end says so by a date alone; null else. */
  due: string | null;
  /** The lines on which it is asked for again in the same words, as in a summary. */
  again?: readonly number[];
};

const NONE =
  /^(?:none|nil|n\/a|not applicable|no (?:new |further |specific )?actions?\b.*|there (?:were|are) no .*)\.?$/i;
/** Whether the words say that there is no action. */
export const isNone = (text: string): boolean => NONE.test(text);
const ASKS =
  /^(?:provide|present|share|report|circulate|update|bring|send|produce|prepare|arrange|review|consider|confirm|publish|supply|include|submit|write|invite|develop|ensure|explore|investigate|liaise|look|add|discuss|draft|complete|establish|undertake|work|give|brief|return|revise|amend|set|clarify|comparative|follow|feed|check|contact|obtain|organise|deliver|continue|meet)\b/i;

/** Whether the words ask for something, as an action does: "Provide …", "Force to provide …". */
export const asksForSomething = (text: string): boolean => ASKS.test(text) || ownerInSentence(text) !== null;

/** "… (owner: Luke Abbott; deadline: 4 July 2025)": nothing but an action ends so. */
const OWNER_LABELLED_LAST = /\s[([](?:action )?(?:owner|lead|responsible)\s?:\s[^()[\]]{2,120}[)\]]\.?$/i;

/** "(Action: CFO)" or "ACTION – Head of Audit" at the end of a paragraph, which is then the action. */
const MARKED =
  /^(.{15,}?)[;,.]?\s*[([]?\b(?:(?:FOR )?ACTIONS?|(?:For a|A)ctions?)(?:\s(?:by|for|on))?\s?[:–—-]\s?([A-Z][\w’'&/ ,.–-]{0,60}?)[)\]]?[;,.]*(?:\s?and)?$/s;

/** How an action stands by what was reported of it below. */
type Reported = { status: ActionStatus | null };
/** "25/14 Order rope": the number of an action, without a dash. */
const NUMBER_FIRST = /^[A-Z]{0,5}[-/ ]?\d[\d/.-]*\s+(?=\p{Lu})/u;

/** The actions of every section: the bullets below "Actions", and what stands after "Action:" on a line of its own. */
export function bulletsOf(
  paragraphs: readonly Paragraph[],
  agenda: readonly AgendaItem[],
  { themes, answered }: { themes: ReadonlySet<number>; answered: ReadonlyMap<number, Reported> },
): { bullets: Bullet[]; unread: Unread[] } {
  const bullets: Bullet[] = [];
  const unread: Unread[] = [];
  const items = new Set(agenda.map(({ at }) => at));
  let list: List = 'none';
  let owner: string | null = null;
  let listDue: string | null = null;
  /** Whether the list stands below a heading with a number of its own, or sums up the meeting, and so under no item. */
  let isItemItself = false;
  /** What a sentence above says of those that name nobody or no day. */
  let otherwise = NOTHING_SAID;
  /** The line down to which the last action reaches. */
  let reach: number | null = null;
  const pieces = withLabelsJoined(paragraphs.flatMap(withActionsApart), items);
  const signed = signedEntries(pieces.filter(({ from }) => !items.has(from)));
  const headed = headedActions(pieces, ({ from }) => items.has(from));
  for (const [index, paragraph] of pieces.entries()) {
    const { text, from, line } = paragraph;
    if (isKeyOfInitials(text) || headed.heads.has(paragraph)) continue;
    const unless = isItem(paragraph) || inlineAction(text) !== null ? null : unlessSaid(text);
    if (unless !== null) {
      otherwise = unless;
      continue;
    }
    const before = bullets.length;
    // Only the first words of a paragraph head an item: "3. Quay. The wall leans. Action: …".
    const isItemHeading = items.has(from) && pieces[index - 1]?.from !== from;
    if (isItemHeading) isItemItself = false;
    const section = isItemItself ? null : (itemAt(agenda, from)?.title ?? null);
    const next = pieces.slice(index + 1, index + 2).find((one) => !headed.heads.has(one));
    const inline = boxedAction(paragraph.cells ?? []) ?? inlineAction(text);
    const marked = markedAction(paragraph, next);
    const tagged = taggedAction(text);
    const above = pieces[index - 1]?.line;
    const isBelow = above !== undefined && (bullets.at(-1)?.line === above || reach === above);
    const beside = isBelow ? besideAction(text) : null;
    const noted = isBelow ? notedBelow(paragraph) : null;
    const headedBy = headed.below.get(paragraph);
    const reported = pieces[index - 1]?.from === from ? undefined : answered.get(line);
    if (reported !== undefined) {
      const bullet = bulletFrom(paragraph, text.replace(NUMBER_FIRST, ''), section, owner);
      bullets.push({ ...bullet, status: bullet.status ?? reported.status });
    } else if (headedBy !== undefined) {
      const bullet = bulletFrom(paragraph, text, section, null);
      const { owner: whose, due, status } = headedBy;
      bullets.push({ ...bullet, owner: whose, due: due ?? bullet.due, status: status ?? bullet.status });
      list = 'none';
    } else if (beside !== null) {
      giveToLast(bullets, beside);
      reach = line;
    } else if (noted !== null) {
      giveToLast(bullets, { text: '', owner: null, due: null, status: noted.status });
      if (noted.status === null) unread.push({ line, text, why: MAY_BE_DONE });
      reach = line;
    } else if (list !== 'none' && isOwnerHeading(paragraph, next)) {
      owner = text.replace(/\s*:$/, '');
    } else if (
      (isActionsHeading(text) || endsInActions(paragraph, next)) &&
      (!isItemHeading || (next !== undefined && isItem(next)))
    ) {
      list = 'begun';
      owner = null;
      listDue = null;
      isItemItself ||= /^\d+$/.test(paragraph.label ?? '') || /\b(?:summary|list) of\b/i.test(text);
    } else if (themes.has(from) && (list !== 'none' || dueHeaded(text) !== null)) {
      list = list === 'none' ? 'begun' : list;
      owner = null;
      listDue = dueHeaded(text);
    } else if (isItemHeading || isOverviewTitle(text)) {
      list = isOverviewTitle(text) && next !== undefined && isItem(next) ? 'begun' : 'none';
      owner = null;
      listDue = null;
    } else if (inline !== null && isNamedAlone(namedBy(inline).owner) && pieces[index - 1] !== undefined) {
      list = 'none';
    } else if (inline !== null) {
      for (const asked of isNone(inline) ? [] : countedIn(inline)) {
        // Behind a label and before a colon a first name is somebody's: "Action – Derek: chase the rents".
        const names = { begin: /^\p{Lu}[^:–—]{1,30}:\s/u.test(asked), end: false };
        bullets.push(withoutSubject(bulletFrom(paragraph, asked, section, null, names)));
      }
      list = 'none';
    } else if (OWNER_LABELLED_LAST.test(text.slice(-200))) {
      bullets.push(bulletFrom(paragraph, text, section, null));
      list = 'none';
    } else if (tagged !== null) {
      const { text: asked, owner: whose, due, status } = tagged;
      const bullet = bulletFrom(paragraph, asked, section, whose);
      bullets.push({ ...bullet, owner: whose, due: due ?? bullet.due, status: status ?? bullet.status });
      list = 'none';
    } else if (marked !== null) {
      const bullet = bulletFrom(paragraph, marked.text, section, marked.owner);
      bullets.push({ ...bullet, within: marked.within, due: marked.due ?? bullet.due });
    } else if (list === 'none' && signed.get(paragraph) === 'beside') {
      unread.push({ line, text, why: AMONG_SIGNED });
    } else if (list !== 'none' || signed.has(paragraph) || standsInList(pieces, index)) {
      const kind = kindOf(paragraph, list);
      // Words of their own, whatever they say, part what stands below them from the day above.
      if (kind !== 'action' && !isItem(paragraph)) listDue = null;
      if (kind === 'owner') owner = text.replace(/\s*:$/, '');
      if (kind === 'unread') unread.push({ line, text, why: ASKS_NOTHING });
      for (const asked of kind === 'action' ? runTogether(text) : []) {
        const bullet = bulletFrom(paragraph, asked, section, owner, {
          begin: signed.get(paragraph) === 'begun' || namesBeginList(pieces, index),
          end: namesEndList(pieces, index),
        });
        bullets.push({ ...bullet, due: bullet.due ?? (dueInWordsOf(asked) === null ? listDue : null) });
      }
      if (list !== 'none' || !signed.has(paragraph)) list = listAfter(kind, paragraph, list);
    }
    for (const at of bullets.slice(before).keys()) giveUnsaid(bullets, before + at, otherwise);
  }
  return { bullets, unread };
}

/** "JT – Jenny Tarn, Clerk. MO – Councillor Otway." says who is meant by initials, and asks nothing of anybody. */
function isKeyOfInitials(text: string): boolean {
  const entries = text.length > 1_000 ? [] : text.split(/(?<=[\p{Ll})])[.;]\s+(?=[A-Z]{2,4}\s?[=:–—-])/u);
  return entries.length > 1 && entries.every((entry) => KEY_OF_INITIALS.test(entry));
}
const KEY_OF_INITIALS = /^[A-Z]{2,4}\s?[=:–—-]\s?\p{Lu}[^.;]{2,60}[.;]?$/u;

const ENDS_IN_ACTIONS =
  /^(?!.*\b(?:previous|last|progress|review|updates?|outstanding|completed|closed|no|arising)\b).{0,70}\b(?:actions?(?: points?| items?| list)?|follow[- ]ups?|to[- ]do(?: list)?)\s?:?$/i;

/** A title over a list that ends by calling it one of actions: "Meeting of 11 March 2025 – follow-up actions". */
const endsInActions = ({ text, cells, bullet }: Paragraph, next: Paragraph | undefined): boolean =>
  cells === null &&
  !bullet &&
  next !== undefined &&
  isItem(next) &&
  standingOfList(text) === null &&
  (ENDS_IN_ACTIONS.test(text) || leadsToActions(text));

/** Each of what "Actions: (1) …; (2) …" counts; the whole where it counts nothing. */
function countedIn(asked: string): string[] {
  const [before = '', ...others] = asked
    .slice(0, 5_000)
    .split(/(?:^|[;.,]\s+(?:and\s+)?)\(?(?:\d{1,2}|[a-z])[.)]\s+(?=[A-Z])/);
  return before === '' && others.length > 0 ? others : runTogether(asked);
}

/** "Clerk:" alone owns nothing yet. */
const isOwnedItself = (asked: string): boolean => isOwned(asked) && ownerPrefix(asked)?.rest !== '';

/** Actions in one paragraph, where each says whose it is: "Clerk to order rope; Pilots to test the radio". */
function runTogether(asked: string): string[] {
  const parts = asked
    .slice(0, 5_000)
    .split(/;\s+(?:and\s+)?|(?<=[a-z\d)])\.\s+(?=[A-Z])/)
    .filter((part) => part.trim() !== '');
  return parts.every(isOwnedItself) && parts.length > 1 && asked.length <= 5_000 ? parts : [asked];
}

/** A line of its own below an action that only labels what stands beside it: "Owner: Harbour Master. Due: 1 May 2025". */
function besideAction(words: string): Labelled | null {
  const said = labelledIn(words);
  return said.text === '' ? said : null;
}

const NOTED_BELOW =
  /^(?:[^:]{1,200}[.!?]\s)?[[(]?(?<since>post[- ]?meeting (?:note|update)|(?:clerk|secretary|chair)[’']?s note|note added|pmn|note|update)(?: after the meeting)?(?: \([^()]{2,40}\))?\s?[:–—-]\s*(?<said>\S.*?)[\])]?$/is;
const MAY_BE_DONE =
  'this note below an action may say that it is done, and does not say so in words that are known';

/**
 * What was noted since below an action, "Post-meeting note: sent to all on 14 February. Action closed.", and how that stands by it.
 * An entry of a list may be an action itself, "Update: the website", and so may words that tell of nothing done.
 */
function notedBelow(paragraph: Paragraph): { status: ActionStatus | null } | null {
  const { since = '', said = '' } = NOTED_BELOW.exec(paragraph.text)?.groups ?? {};
  const status = statusInWords(said)?.status ?? null;
  const isOwnAction = isItem(paragraph) && /^(?:note|update)$/i.test(since);
  return said !== '' && !isOwnAction && (status !== null || mayBeDone(said)) ? { status } : null;
}

function giveToLast(bullets: Bullet[], { owner, due, status }: Labelled): void {
  const last = bullets.at(-1);
  if (last === undefined) return;
  bullets[bullets.length - 1] = {
    ...last,
    owner: owner ?? last.owner,
    due: due ?? last.due,
    status: status ?? last.status,
  };
}

function giveUnsaid(bullets: Bullet[], at: number, { owner, due }: UnlessSaid): void {
  const bullet = bullets[at];
  if (bullet === undefined || (owner === null && due === null)) return;
  const saysWhen = dueInWordsOf(bullet.text) !== null || dueWordsOf(bullet.text) !== null;
  bullets[at] = { ...bullet, owner: bullet.owner ?? owner, due: bullet.due ?? (saysWhen ? null : due) };
}

/** Where a sentence of a paragraph begins "Action:", the action stands apart from what leads up to it. */
function withActionsApart(paragraph: Paragraph): Paragraph[] {
  if (paragraph.text.length > 5_000) return [paragraph];
  const text = withTailMarked(paragraph.text);
  if (!/action|\bAP\s?\d|\bto (?:progress|take forward)\b/i.test(text)) return [paragraph];
  const pieces = withToActionMarked(bracketsApart(text)).flatMap((part) => {
    const [first = '', ...others] = part.split(BEFORE_ACTION);
    const apart = [first];
    for (const piece of others) {
      const asked = inlineAction(piece);
      if (asked === null || isNamedAlone(asked.replace(REFERRED, ''))) apart[apart.length - 1] += ` ${piece}`;
      else apart.push(...endedByName(piece));
    }
    const isWhole = others.length > 0 && besideAction(first) !== null;
    return isWhole ? [`${apart.slice(1).join(' ')} ${first}`] : apart;
  });
  return pieces.map((text, index) =>
    index === 0 ? { ...paragraph, text } : { ...paragraph, text, bullet: false, label: null },
  );
}

/** What somebody is to do with what is said, and no more: "Clerk to action". */
const TO_SEE_TO = 'to (?:action|progress|take forward)';
/** "Clerk to action.", "(GH to action by 20 June 2025)", as a sentence of its own, says whose the sentence before it is. */
const TO_ACTION = new RegExp(
  `(?<=[a-z\\d)”’][.;])\\s+[([]?(\\p{Lu}[\\p{L}’'& -]{1,60}?) ${TO_SEE_TO}(?: this)?( by [\\p{L}\\d /.-]{3,30}?)?[)\\]]?(?:\\.|$)(?:\\s+(?=\\p{Lu})|$)`,
  'gu',
);

/** Each sentence that ends so is marked as others mark it, "… (Action: Clerk)", and what follows stands apart. */
const withToActionMarked = (parts: readonly string[]): string[] =>
  parts.flatMap((part) =>
    part
      .replace(TO_ACTION, (whole, owner: string, by: string | undefined) =>
        isNamed(owner) ? ` (Action: ${owner}${by === undefined ? '' : `,${by}`})\n` : whole,
      )
      .split('\n')
      .filter((piece) => piece !== ''),
  );

const ACTION_IN_BRACKETS =
  /\[((?:agreed |new )?(?:action|AP)[^[\]]{12,400})\][.;,]?|\(((?:agreed |new )?(?:action|AP)[^()]{12,400})\)[.;,]?/gi;

/** What is asked in brackets, "[Action: Clerk to order lamps]", apart from the words around it; "[Action: Clerk]" is only a mark. */
function bracketsApart(text: string): string[] {
  const parts = text.replace(ACTION_IN_BRACKETS, (whole, square?: string, round?: string) => {
    const said = square ?? round ?? '';
    const asked = inlineAction(said) ?? '';
    const asks = isOwnedItself(asked) || asksForSomething(asked) || isVerb(asked.split(' ', 1)[0] ?? '');
    return asks && whoAndWhen(asked, isNamed) === null ? `\n${said}\n` : whole;
  });
  return parts.split('\n').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}

/** "Action: letter to the mill (MB). The rest …": an action ends with whose it is, and prose goes on behind it. */
function endedByName(piece: string): string[] {
  const [, asked, named = '', rest] = /^(.{10,400}?\(([^()]{2,40})\))\.\s+([A-Z].*)$/s.exec(piece) ?? [];
  return asked === undefined || rest === undefined || !isNamed(named) ? [piece] : [asked, rest];
}

/** "… had fallen. – JB to bring a forecast", "… is out. (Clerk to report)": somebody is asked behind the paragraph's end. */
const TAIL_ASKED = /^(.{15,}[.!?)”’])\s+(?:[–—-]\s+([^–—()]{6,240})|[([]([^()[\]]{6,240})[)\]])\.?$/s;

/** "GH to action by 20 June" says whose the paragraph is. */
const NAMES_WHO = new RegExp(`\\b${TO_SEE_TO}\\b`);

function withTailMarked(text: string): string {
  const [, before, dashed, bracketed] = TAIL_ASKED.exec(text) ?? [];
  const asked = dashed ?? bracketed ?? '';
  const isAsked =
    TO_DO.test(asked.slice(ownerAsSubject(asked)?.length ?? asked.length)) && !NAMES_WHO.test(asked);
  return before !== undefined && isAsked && !/^actions?\b/i.test(asked) ? `${before} Action: ${asked}` : text;
}

const BEFORE_ACTION = new RegExp(
  `(?<=[.;:!?)”"’])\\s+(?=(?:${ACTION_LABEL}(?:${ACTION_GOES_ON})?|${AP_LABEL})(?:\\s?(?::|[-–—])\\s*\\S|\\s\\p{L}))`,
  'iu',
);

const isNamedAlone = (words: string): boolean => isNamed(words.replace(/[.;,)\]]+$/, ''));

type Marked = { text: string; owner: string; due: string | null; within: string | null };

/** Who is named in a mark, and by when: "Business Manager by 20 March 2025", "HB/25/07 – Clerk". */
function namedBy(mark: string): { owner: string; due: string | null } {
  const words = mark.replace(/[.;,)\]]+$/, '').replace(REFERRED, '');
  const [, owner = words, due = null] =
    /^(.{2,50}?)(?:,|\s[–—-]|\s(?=by\s|before\s|due\s))\s*((?:by |before |due )?.{4,30})$/.exec(words) ?? [];
  const when = due?.replace(/^(?:by|before|due(?: by)?:?)\s/i, '') ?? null;
  return when !== null && isDue(when) ? { owner, due: when } : { owner: words, due: null };
}

/** The action that a paragraph is by the name at its end, or that stands alone below it. */
function markedAction(paragraph: Paragraph, next: Paragraph | undefined): Marked | null {
  const text = withMarkLast(paragraph.text);
  if (text.length > 2_000 || text.length < 15) return null;
  const below = next === undefined ? null : inlineAction(next.text);
  const [, before, mark = ''] = MARKED.exec(text) ?? AT_EDGE.exec(text) ?? [];
  const named = namedBy(mark);
  const alone = namedBy(below ?? '');
  const said =
    before !== undefined && isNamedAlone(named.owner)
      ? { text: before.replace(/\s+[–—-]$/, ''), ...named }
      : below !== null && isNamedAlone(alone.owner)
        ? { text, ...alone }
        : null;
  if (said === null || inlineAction(said.text) !== null) return null;
  const sentences = said.text.split(/(?<=[.!?])\s+(?=[A-Z])/);
  const last = sentences.at(-1) ?? '';
  const isLast = sentences.length > 1 && last.split(' ').length > 4;
  const asked = (isLast ? last : said.text).replace(RESOLVED, '');
  const { due } = said;
  return { text: asked, owner: said.owner, due, within: asked === said.text ? null : said.text };
}

const TAG = new RegExp(
  `^[[(]\\s?(?:${ACTION_LABEL}|${AP_LABEL}|AP)(?:\\s?[,–—-]?\\s?(${DONE}|${STILL_OPEN}|withdrawn))?\\s?(?::|\\s[–—-])\\s?([^[\\]()]{2,120}(?:\\([^()]{1,40}\\))?)[\\])]\\s?[:–—-]?\\s*(\\S.{7,})$`,
  'is',
);

type Tagged = { text: string; owner: string | null; due: string | null; status: ActionStatus | null };

/**
 * An action behind a tag in brackets that says whose it is: "[ACTION: Clerk, 1 May 2025] Order rope", "[Action closed: Clerk] …".
 * A square tag that says something else stays with the action's words, so that it is not lost.
 */
export function taggedAction(text: string): Tagged | null {
  const [, stands, tag = '', asked] = text.length > 2_000 ? [] : (TAG.exec(text) ?? []);
  const said = asked === undefined ? null : whoAndWhen(tag, (name) => isNamed(name) || FIRST_NAME.test(name));
  const own = stands === undefined ? null : statusInCell(stands);
  if (asked === undefined || (stands !== undefined && own === null)) return null;
  if (said?.owner != null) return { ...said, text: asked, status: own ?? said.status };
  return text.startsWith('[') ? { text, owner: null, due: null, status: own } : null;
}

const MARK_WITHIN =
  /^(.{15,1000}?[^.;:\s])\s+((?:ACTION|Action)(?:\s(?:by|for|on))?\s?[:–—-]\s?([A-Z][\w’'&/,. -]{0,60}?))\s+([a-z(].*)$/s;

/** A mark at the right edge of an action's first line stands within its sentence, which goes on on the next. */
function withMarkLast(text: string): string {
  const [, before, mark, named = '', after = ''] = MARK_WITHIN.exec(text) ?? [];
  return before === undefined || !isNamedAlone(named) ? text : `${before} ${withoutFullStop(after)}. ${mark}`;
}

const RESOLVED =
  /^(?:[Ii]t was |[Tt]he (?:[Bb]oard|[Cc]ouncil|[Pp]anel|[Cc]ommittee) )?(?:RESOLVED|AGREED|resolved|agreed)\s?:?\s+(?:that |to )?(?=\S.{15})/;

/** Initials alone behind a paragraph's last sentence: they stood at the page's right edge. */
const AT_EDGE = /^(.{25,}[.;])\s+([A-Z]{2,4}(?:\s?[/,&+]\s?[A-Z]{2,4}){0,4})$/s;

type List = 'none' | 'begun' | 'bulleted' | 'plain';
type Kind = 'action' | 'owner' | 'none' | 'end' | 'unread';

const ASKS_NOTHING = 'this stands below a heading “Actions” and asks for nothing that could be read';
const AMONG_SIGNED = 'this stands among actions that say whose they are, and does not say so';
const NARRATES =
  /^(?:In closing\b|(?:The |Mr |Mrs |Ms )?[A-Z][\w’'/& ]{0,40}? (?:said|stated|noted|thanked|advised|confirmed|asked|reported|commented|welcomed|explained|expressed|added|highlighted|congratulated) )/;

/** Whether the words tell what somebody said, and so ask for nothing. */
export const narrates = (text: string): boolean => NARRATES.test(text);

/** Longer, in characters, a paragraph that asks for nothing is prose, and ends the list. */
const LONGEST_ASK = 160;

function listAfter(kind: Kind, paragraph: Paragraph, list: List): List {
  if (kind === 'end' || (kind === 'unread' && paragraph.text.length > LONGEST_ASK)) return 'none';
  if (kind !== 'action') return list;
  return isItem(paragraph) || list === 'bulleted' ? 'bulleted' : 'plain';
}

const TO_DO = /^\s(?:is to|are to|agreed to|undertook to|to|will|shall|TO|WILL)\s/;

/** Behind a label of its own an action says what, and its owner whose: "Action: Clerk to write …" asks "Write …" of the Clerk. */
export function withoutSubject(bullet: Bullet): Bullet {
  const { text, owner } = bullet;
  const deed = owner !== null && text.startsWith(owner) ? text.slice(owner.length) : '';
  return TO_DO.test(deed) ? { ...bullet, text: withCapital(deed.replace(TO_DO, '')) } : bullet;
}

/** Whether a paragraph is an action in full, whose it is and how it stands: "Action 7: Order rope. Owner: Clerk. Status: Open." */
export function isWholeAction(text: string): boolean {
  const { owner, status } = labelledIn(inlineAction(text) ?? '');
  return owner !== null && status !== null;
}

const BOX_LABEL =
  /^(?:agreed |new )?(?:actions?(?: points?)?|AP)\s?(?:no\.?\s?)?[A-Z]{0,5}[-/]?\d[\w/.-]{0,12}\s?:?$/i;
/** "ACTION Vicky Hulme", beside what she is to do. */
const OWNED_LABEL = /^(?:ACTION|Action)(?: (?:for|by))? (\p{Lu}[^:–—]{1,60}?)\s?:?$/u;
/** An action in a box of its own, "Action 1 | Provide a paper | Owner: CFO | By: 3 December 2024", as a sentence. */
export function boxedAction([label = '', ...others]: readonly string[]): string | null {
  const cells = others.filter((cell) => cell !== '');
  const isBare = /^action\s?:?$/i.test(label);
  const [who = '', asked, ...more] = isBare ? cells : [OWNED_LABEL.exec(label)?.[1] ?? '', ...cells];
  if (isNamed(who) && asked !== undefined && more.length === 0) return `${who}: ${asked}`;
  const said = cells.map(labelledIn);
  const text = said.find((one) => one.text !== '')?.text;
  if (!BOX_LABEL.test(label) || text === undefined) return null;
  const owner = said.find((one) => one.owner !== null)?.owner;
  const due = said.find((one) => one.due !== null)?.due;
  return `${owner == null ? '' : `${owner}: `}${withoutFullStop(text)}${due == null ? '' : ` by ${due}`}`;
}

/** "Action 3" on a line of its own labels what stands below it. */
function withLabelsJoined(pieces: readonly Paragraph[], items: ReadonlySet<number>): Paragraph[] {
  const isLabel = ({ text, cells }: Paragraph): boolean =>
    cells === null && text.length < 30 && /\d/.test(text) && BOX_LABEL.test(text);
  return pieces.flatMap((piece, index): Paragraph[] => {
    const [above, below] = [pieces[index - 1], pieces[index + 1]];
    const joins = (label: Paragraph, asked: Paragraph): boolean =>
      isLabel(label) && !isLabel(asked) && !items.has(asked.from) && asked.cells === null;
    if (below !== undefined && joins(piece, below)) return [];
    if (above === undefined || !joins(above, piece)) return [piece];
    return [
      { ...piece, text: `${above.text.replace(/\s?:$/, '')}: ${piece.text}`, bullet: false, heading: null },
    ];
  });
}

/** Neighbours in a list that each begin with how they stand, or with a box, are actions, whatever stands over them. */
const standsInList = (pieces: readonly Paragraph[], index: number): boolean =>
  standsFirst(pieces[index]) && (standsFirst(pieces[index - 1]) || standsFirst(pieces[index + 1]));

const standsFirst = (paragraph: Paragraph | undefined): boolean =>
  paragraph !== undefined &&
  isItem(paragraph) &&
  (statusBefore(paragraph.text) !== null ||
    (paragraph.ticked !== null && saysMoreThanChoice(paragraph.text)));

/** A box may stand before a choice: "☒ For information", "☐ Yes". */
const saysMoreThanChoice = (text: string): boolean => text.split(' ').length >= 3 && !isDoneWithItem(text);

/** The word for how it stands before what asks for something; else the word is one of a sentence, or of a report. */
export function statusBefore(text: string): ReturnType<typeof statusFirst> {
  const first = statusFirst(text);
  const isShouted = /^[A-Z ]{4,}$/.test(first?.said ?? '');
  const asks = first !== null && (isShouted || asksForSomething(first.action) || isOwnedItself(first.action));
  return asks || beginsWithVerb(first?.action ?? '') ? first : null;
}

/** Somebody's name above a list of what is asked of them; in a list itself, only an office, over what begins with a verb. */
function isOwnerHeading(paragraph: Paragraph, next: Paragraph | undefined): boolean {
  const name = paragraph.text.replace(/\s*:$/, '');
  if (next === undefined || !isItem(next)) return false;
  return isItem(paragraph) ? (isPost(name) || isOwner(name)) && beginsWithVerb(next.text) : isNamed(name);
}

/** "The minutes of the meeting held on 4 March 2025 were agreed as a true record." */
const MINUTES_AGREED =
  /^(?:the |draft )*(?:minutes|notes|record)\b[^;]{0,120} (?:was|were|is|are) (?:then |also |duly )?(?:agreed|approved|confirmed|accepted|adopted|signed|received|taken as read)\b/i;

function kindOf(paragraph: Paragraph, list: List): Kind {
  const { heading } = paragraph;
  const text = (statusBefore(paragraph.text)?.action ?? paragraph.text).replace(REFERRED, '');
  if (TELLS_OF_NEXT.test(text)) return 'none';
  if (isNone(text) || MINUTES_AGREED.test(text)) return 'none';
  if (text.endsWith(':') && ownerPrefix(text)?.rest === '') return 'owner';
  if (isItem(paragraph)) return narrates(text) ? 'unread' : 'action';
  const prefix = ownerPrefix(text);
  const prefixed = prefix !== null && prefix.rest !== '';
  const asks =
    asksForSomething(text) ||
    beginsWithVerbTo(text) ||
    ownerAsSubject(text) !== null ||
    namesOwnerByDash(text);
  if (prefixed || (list !== 'bulleted' && asks)) return 'action';
  if (heading !== null) return 'end';
  return list === 'begun' && text.length > 15 && /[a-z]/.test(text) ? 'unread' : 'end';
}

/** The number of an action or a minute before its words: "HB/25/07 – …". */
export const REFERRED =
  /^(?:(?:minute|min\.?|item|para(?:graph)?|agenda item)(?: no\.?)? )?[\w/.-]*\d[\w/.()-]*\s?[–—:-]\s+(?=[A-Z])/i;
const TAIL =
  /(?:(?:\s[-–—]\s*|\s\(|[,;.]\s)([a-z][a-z/ -]{1,40})\)?|\s(DONE|COMPLETED?|CLOSED|ACTIONED|ONGOING|OUTSTANDING))[.]?$/i;
/** "(done, sent on Monday)" */
const NOTED_TAIL = /\s\(([a-z][^()]{1,80})\)[.]?$/i;

/** An action of a list: whose, and how it stands, by its own words or its marks. */
export function bulletFrom(
  { line, struck, ticked }: Pick<Paragraph, 'line' | 'struck' | 'ticked'>,
  wording: string,
  section: string | null,
  listOwner: string | null,
  names = { begin: false, end: false },
): Bullet {
  const first = statusBefore(wording);
  const labelled = labelledIn(first?.action ?? wording);
  const noted = NOTED_TAIL.exec(labelled.text);
  const tail = noted !== null && isStatus(noted[1] ?? '') ? noted : TAIL.exec(labelled.text);
  // Without a dash before it only a word in capitals is a standing: "Insurance (Treasurer) DONE".
  const stands = tail?.[1] ?? (tail?.[2] === tail?.[2]?.toUpperCase() ? tail?.[2] : undefined);
  const isStanding = stands !== undefined && (isStatus(stands) || isDoneSince(stands));
  const said = isStanding ? statusInCell(stands) : null;
  const asked = said === null ? labelled.text : labelled.text.slice(0, tail?.index);
  const unreferred = asked.replace(REFERRED, '');
  const dashed = dashedParts(unreferred, names.begin);
  const words = dashed?.text ?? unreferred;
  const ending = endingOf(words, names.end);
  const prefix = ownerPrefix(ending.text) ?? whoseBefore(ending.text, names.begin);
  const suffix = ownerSuffix(ending.text);
  const isPrefixed = prefix !== null && prefix.rest !== '';
  const rest = isPrefixed ? prefix.rest : (suffix?.rest ?? ending.text);
  const owner =
    labelled.owner ??
    dashed?.owner ??
    (isPrefixed ? prefix.owner : null) ??
    suffix?.owner ??
    ending.owner ??
    listOwner ??
    ownerInSentence(words) ??
    ownerAsSubject(ending.text);
  const own = said ?? (dashed?.status == null ? null : statusInCell(dashed.status));
  const standing = own ?? labelled.status ?? first?.status ?? null;
  const status = struck || ticked === true ? 'discharged' : standing;
  const text = withoutFullStop(rest).replace(/;(?: and)?$/, '');
  const due = labelled.due ?? dashed?.due ?? ending.due;
  return { line, wording, text, owner, section, status, within: null, due };
}
