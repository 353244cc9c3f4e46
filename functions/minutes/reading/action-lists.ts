import { isItem, type Paragraph } from './lines.ts';
import { isNamed, isOwner, isPlace, isPost, ownerInSentence } from './owners.ts';
import { DASH, endsInStanding, isOwned, type Standing } from './standing.ts';
import { isStatus, statusOf } from './statuses.ts';
import { isDoneSince, mayBeDone, statusOfTitle } from './tables/status-said.ts';
import { beginsWithVerb } from './verbs.ts';
import { isDue } from './when-said.ts';

const LONGEST_HEADING = 90;
const OF_ACTIONS = /\bactions?\b/i;
/** A heading over a meeting's talk of its actions, its table of them, or a sentence about some: no list that says how all stand. */
const NOT_OF_ALL =
  /\b(?:review|updates?|progress|log|table|tracker|register|overview|plan|no|none|following|was|were)\b|[.;,?]$|[.;]\s/i;

/** How all the actions of the list below a heading stand, if it says so: "Actions still open", "Discharged since March". */
export function standingOfList(text: string): Standing | null {
  if (text.length > LONGEST_HEADING || !OF_ACTIONS.test(text) || NOT_OF_ALL.test(text)) return null;
  const status = statusOfTitle(text);
  return status === 'open'
    ? 'carried over'
    : status === 'discharged' || status === 'withdrawn'
      ? status
      : null;
}

const LEADS =
  /^(?!.*\b(?:discharged|closed|completed?|done|outstanding|open|ongoing|carried|deferred|withdrawn|previous|last|review|reviewed|went|gone|going|considered|updates?|progress|notes|minutes|no)\b).{0,60}\b(?:actions?(?: points?| items?)?|follow[- ]ups?|to[- ]dos?|(?:jobs|tasks)(?= (?:we|to|for|that|agreed|from))|who (?:does|is doing|will do|is to do) what)\b[^.;:]{0,50}:$/i;

/** "The actions from last night are below; shout if I have one wrong": a list of them follows, and no colon. */
const ARE_BELOW =
  /\b(?:actions?(?: points?| items?)?|follow[- ]ups?|to[- ]dos?|jobs|tasks)\b(?![^.;:]*\b(?:previous|last (?!night|week|month|evening)|outstanding|completed|closed|carried)\b)[^.;:]{0,80}\b(?:below|as follows|listed here|set out here|follow)\b/i;

/** "Progress on the actions agreed in April was reported as follows:" leads to what became of them. */
const TELLS_OF_EARLIER = /^(?:progress|updates?|reports?) (?:on|against|with|of)\b/i;

/** Whether a line's last sentence leads to a list of actions, "… The actions that we agreed are:", or one says that they stand below. */
export function leadsToActions(text: string): boolean {
  const sentences = text.length > 1_000 ? [] : text.split(/(?<=[.!?])\s+/);
  const last = sentences.at(-1) ?? '';
  const leads = (sentence: string): boolean =>
    sentence.length <= LONGEST_LEAD && ARE_BELOW.test(sentence) && !TELLS_OF_EARLIER.test(sentence);
  return (last.length <= LONGEST_HEADING && LEADS.test(last)) || sentences.slice(-2).some(leads);
}

/** In characters; no sentence that leads to a list is longer. */
const LONGEST_LEAD = 160;

/** Whether a list of actions, and of nothing else, stands below the line. */
export const isOverList = (text: string): boolean => standingOfList(text) !== null || leadsToActions(text);

/** The entries of every list below a heading that says how all its actions stand, with the headings themselves. */
export function statedLists(
  paragraphs: readonly Paragraph[],
  isHeading: (paragraph: Paragraph) => boolean,
): { headings: ReadonlySet<Paragraph>; entries: ReadonlyMap<Paragraph, Standing> } {
  const headings = new Set<Paragraph>();
  const entries = new Map<Paragraph, Standing>();
  let list: Standing | null = null;
  paragraphs.forEach((paragraph, index) => {
    const next = paragraphs[index + 1];
    const own = paragraph.cells === null && !paragraph.bullet ? standingOfList(paragraph.text) : null;
    if (
      own !== null &&
      next !== undefined &&
      !isHeading(next) &&
      isEntry(next) &&
      mayLeadTo(paragraph, next)
    ) {
      headings.add(paragraph);
      list = own;
    } else if (list !== null && !isHeading(paragraph) && isEntry(paragraph)) {
      entries.set(paragraph, list);
    } else {
      list = null;
    }
  });
  return { headings, entries };
}

const isEntry = (paragraph: Paragraph): boolean =>
  paragraph.heading === null &&
  paragraph.cells === null &&
  (isItem(paragraph) || dashedParts(paragraph.text) !== null || isPlainEntry(paragraph));

/** Of two that are alike the first is an entry too, "Rope – closed", and leads to nothing. */
export const mayLeadTo = (paragraph: Paragraph, next: Paragraph): boolean =>
  isItem(next) || dashedParts(next.text) !== null || (isPlainEntry(next) && !isPlainEntry(paragraph));

/** In characters; an entry of a list without bullets is a line, and no paragraph. */
const LONGEST_ENTRY = 200;
const NUMBER_FIRST = /^[A-Z]{0,6}[-/]?\d+[/.-]?[\w/.-]*\s?[–—:-]\s/;
const IS_NO_ENTRY = /^[[(]|[.!?]\s+\p{Lu}|[:;]$|^actions?\s?:/iu;

/** Whether a paragraph without bullet or number may be an entry of the list below a heading: it says whose it is, what it asks, or what was done. */
export function isPlainEntry({ text, cells, heading }: Paragraph): boolean {
  if (cells !== null || heading !== null || text.length > LONGEST_ENTRY || IS_NO_ENTRY.test(text))
    return false;
  const behind = text.split(DASH).slice(1).at(-1) ?? '';
  return (
    isOwned(text) ||
    beginsWithVerb(text) ||
    NUMBER_FIRST.test(text) ||
    endsInStanding(text) ||
    (behind !== '' && mayBeDone(behind))
  );
}

/** What an entry gives between its dashes: "Order rope – Clerk – due 30 June 2026", "Clerk – order rope – done in May". */
export type DashedParts = {
  text: string;
  owner: string | null;
  due: string | null;
  /** The words that say how it stands. */
  status: string | null;
};

/** The parts of an entry between dashes, where they give an owner, a day or a status; null where none does. */
export function dashedParts(words: string, namesBegin = false): DashedParts | null {
  const [first = '', ...others] = words.length > 2_000 ? [] : words.split(DASH).map((part) => part.trim());
  const [second = ''] = others;
  // Of "OPCC – Head of Policy to write …" both are its owner.
  const goesOn = (ownerInSentence(words)?.length ?? 0) > first.length;
  const begins =
    others.length > 0 && !goesOn && (isWhoseFirst(first, second) || (namesBegin && mayBeWhose(first)));
  const [asked, behind] = begins ? [second, others.slice(1)] : [first, others];
  const parts: DashedParts = { text: asked, owner: begins ? first : null, due: null, status: null };
  for (const part of behind) if (!isDueOrStatus(parts, part)) parts.text += ` – ${part}`;
  const named = parts.owner === null ? withOwnerBehind(parts) : parts;
  return named.owner === null && named.due === null && named.status === null ? null : named;
}

/** "Night pay review – Clerk – not done", "Ann Lee – order rope": whether dashes part off whose an entry is. */
export const namesOwnerByDash = (text: string): boolean => (dashedParts(text)?.owner ?? null) !== null;

/** An office; or a name, where what it is to do follows in a small letter: "Ann Lee – order rope". */
const isWhoseFirst = (first: string, second: string): boolean =>
  isOwner(first) || isPost(first) || (isNamed(first) && !isPlace(first) && /^\p{Ll}/u.test(second));

/** "Ann", "Hon. Treasurer and Pilot": a word or two that may be somebody, or several, where other entries of the list begin with whose they are. */
export const mayBeWhose = (words: string): boolean =>
  words.split(/ and | & |\s?\/\s?/).every((name) => A_WORD_OR_TWO.test(name));
const A_WORD_OR_TWO = /^\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+)?$/u;

const BY = /^(?:to be (?:done|completed) )?(?:by|due(?: by| on)?|before|for|deadline|target)\s?:?\s+/i;

/** Keeps a part that says when, or how the action stands. */
function isDueOrStatus(parts: DashedParts, part: string): boolean {
  const words = part.replace(/[.;]$/, '');
  const when = words.replace(BY, '');
  if (parts.due === null && isDue(when) && !isStatus(words)) parts.due = when;
  else if (parts.status === null && (isDoneSince(words) || (isStatus(words) && statusOf(words) !== null)))
    parts.status = words;
  else return false;
  return true;
}

/** Whose it is, by the last part of the text: an office; or a name, where a day or a status stands behind it. */
function withOwnerBehind(parts: DashedParts): DashedParts {
  const at = parts.text.lastIndexOf(' – ');
  const owner = at === -1 ? '' : parts.text.slice(at + 3).replace(/[.;]$/, '');
  const isWhose =
    isOwner(owner) ||
    isPost(owner) ||
    ((parts.due !== null || parts.status !== null) && isNamed(owner) && !isPlace(owner));
  return isWhose ? { ...parts, text: parts.text.slice(0, at), owner } : parts;
}
