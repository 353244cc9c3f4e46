import { isPost } from '../owners.ts';
import { sentencesOf } from '../undertakings/sentences.ts';
import { isVerb } from '../verbs.ts';
import { type ActionText, actionTextOf, asks } from './action-text.ts';
import { type CellParagraph, withoutMark } from './cells.ts';
import { ownerOfSentence } from './owners-said.ts';
import { statusInWords } from './status-said.ts';

const GOES_WITH_THE_LAST =
  /^(?:updates?|progress|status|position|response|outcome|comments?|owner|lead|due|deadline|target|by when|by(?=:)|note|nb)\b/i;

/** The points of an action's cell, each with the paragraphs that go with it: its update, its status, what it wraps to. */
export function pointsOf(paragraphs: readonly CellParagraph[]): CellParagraph[][] {
  const points: CellParagraph[][] = [];
  for (const paragraph of paragraphs) {
    const text = withoutMark(paragraph.text);
    const last = points.at(-1);
    const isRest =
      GOES_WITH_THE_LAST.test(text) || /^[a-z(]/.test(text) || saysOnlyStatus(text) || text === '';
    if (last === undefined || !isRest) points.push([paragraph]);
    else last.push(paragraph);
  }
  const [first, ...others] = points;
  const leads =
    first !== undefined && first[0]?.isItem === false && others.some(([one]) => one?.isItem === true);
  return leads || others.every(([one]) => one?.isItem === false) ? joinedUnlessPaired(points) : points;
}

/** Paragraphs that are no list are one action, unless the cells beside them are parted likewise, which is seen later. */
const joinedUnlessPaired = (points: CellParagraph[][]): CellParagraph[][] =>
  points.every(([one]) => /^[A-Z]/.test(one?.text ?? '') && !/:$/.test(one?.text ?? ''))
    ? points
    : [points.flat()];

const saysOnlyStatus = (text: string): boolean => statusInWords(text)?.words === text && text.length < 60;

/** Whether entries of a list in a cell, half of them at least, ask for something or end, before the last, in when they are due or how they stand. */
export function areTasks(points: readonly (readonly CellParagraph[])[]): boolean {
  const said = points.map((point) => actionTextOf(point.map(({ text }) => text).join(' ')));
  const isEnded = ({ due, status }: ActionText): boolean => due !== null || status !== null;
  // Behind the last of them a day may be that of all.
  const areOwn = said.filter((one, at) => asks(one.text) || (isEnded(one) && at < said.length - 1));
  return said.some(isEnded) && areOwn.length * 2 >= said.length;
}

/** Sentences that each name who is to do something, with what follows up to the next: a page's lines may show no paragraphs. */
export function apartByOwner(paragraph: CellParagraph): CellParagraph[] {
  const parts: string[] = [];
  for (const text of sentencesOf(paragraph.text).flatMap((sentence) => apartByOwners(sentence.text))) {
    const last = parts.at(-1);
    if (last === undefined || ownerOfSentence(withoutMark(text)) !== null) parts.push(text);
    else parts[parts.length - 1] = `${last} ${text}`;
  }
  const areOwned = parts.every((part) => ownerOfSentence(withoutMark(part)) !== null);
  return areOwned && paragraph.struck === '' ? parts.map((text) => ({ ...paragraph, text })) : [paragraph];
}

/** "Cllr", "JB" and "Clerk" and what may stand with them: "JB & KM", "Cllr Ash and Cllr Reed", "Head of Works". */
const SOMEBODY = "\\p{Lu}[\\p{L}’'.]*(?:(?: | ?[/&] ?| (?:and|of|&) )\\p{Lu}[\\p{L}’'.]*){0,4}";
const FURTHER_OWNER = new RegExp(`(?<=\\s[\\p{Ll}\\d]\\S*) (?=(${SOMEBODY}) (?:to|will) (\\p{Ll}+))`, 'gu');
const INITIALS = /^[A-Z]{2,4}(?:(?: and | ?[/&] ?)[A-Z]{2,4})*$/;
const TITLED = /^(?:Cllrs?|Mr|Mrs|Ms|Miss|Dr)\b/;

/** "JB to order rope Clerk to sell the launch": the lines of a page's cell may end without a stop. Nobody's "ask KM to" is parted. */
function apartByOwners(sentence: string): string[] {
  if (ownerOfSentence(sentence) === null) return [sentence];
  const parts: string[] = [];
  let from = 0;
  for (const { index, 1: name = '', 2: deed = '' } of sentence.matchAll(FURTHER_OWNER)) {
    const before = sentence.slice(from, index).split(' ').at(-1) ?? '';
    const isSomebody = INITIALS.test(name) || (isVerb(deed) && (TITLED.test(name) || isPost(name)));
    if (!isSomebody || leadsToName(before)) continue;
    parts.push(sentence.slice(from, index));
    from = index + 1;
  }
  return [...parts, sentence.slice(from)];
}

/** Whether a name behind such a word goes with it: "ask the", "with", "invite". */
export const leadsToName = (word: string): boolean => isVerb(word) || JOINS.test(word);
const JOINS =
  /^(?:a|an|and|as|at|before|but|by|for|from|if|in|of|on|once|or|so|that|the|than|to|until|when|while|with|[a-z]+ing)$/i;
