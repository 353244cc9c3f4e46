import { numberNamed, numberWords } from '../../words/english.ts';
import { withoutFullStop } from './lines.ts';
import { ownerPrefix } from './owners.ts';
import { DONE, isOwned, numberedIn, STILL_OPEN, type Standing, standingBy, standingIn } from './standing.ts';

/** A matter that sentences tell of before the one that says how it stands; null where that one does not fit those before it. */
export type MatterTold = {
  about: string;
  how: string | null;
  owner: string | null;
  standing: Standing | null;
  words: string;
};

const COUNTS = `(?:(?<count>both|${numberWords.join('|')}) |(?<all>all|these|those) |the |this |that |of |each )*`;
const IS =
  '(?:(?:is|was|were|are|be|has been|have been|had been|could|can|should|now|therefore|also|then|both|all|remains?|remained|still) )*';
/** "closed and removed from the log" */
const OFF_THE_LOG =
  '(?:,? and (?:(?:was|were|is|are|be|been|could|can|should|would|now|then|to) )*(?:removed|taken|struck|deleted|dropped|cleared|come) (?:off|from) the (?:[a-z]+ ){0,2}(?:log|list|tracker|register|schedule|sheet))?';
const STANDS = `(?:(?<done>${DONE})${OFF_THE_LOG}|(?<withdrawn>withdrawn)|${STILL_OPEN}(?: (?:to|until|for) .{3,60}?)?)`;
const AGREED = '(?:it was agreed that |the (?:board|panel|committee|council|group) agreed that )?';
/** "Both actions were closed.", "It was agreed that the action be discharged.", "Action carried forward." */
const OUTCOME = new RegExp(`^[([]?${AGREED}${COUNTS}action(?<plural>s)? ${IS}${STANDS}[)\\]]?\\.?$`, 'i');
const SHORTEST_OUTCOME = 10;
const LONGEST_OUTCOME = 160;
const LONGEST = 5_000;

type Outcome = { standing: Standing; count: number | null };

/** How those of the sentences before it stand, and how many they are; null where it does not say how many. */
function outcomeIn(sentence: string): Outcome | null {
  const isFit = sentence.length >= SHORTEST_OUTCOME && sentence.length <= LONGEST_OUTCOME;
  const groups = isFit ? OUTCOME.exec(sentence)?.groups : undefined;
  if (groups === undefined) return null;
  const { count, plural, done, withdrawn } = groups;
  const counted = count === undefined ? null : /^both$/i.test(count) ? 2 : numberNamed(count);
  return { standing: standingBy(done, withdrawn), count: counted ?? (plural === undefined ? 1 : null) };
}

/**
 * The matters of a paragraph whose sentences end by saying how those stand: by their numbers in brackets, or else one. An action
 * that stays open and says whose it is, is an action, and not among them.
 */
export function mattersTold(paragraph: string): MatterTold[] {
  if (paragraph.length > LONGEST || !/\baction/i.test(paragraph)) return [];
  const told: MatterTold[] = [];
  let before: string[] = [];
  for (const sentence of paragraph.split(/(?<=[\p{Ll}\d)”’][.;])\s+(?=[[(]?\p{Lu})/u)) {
    const outcome = outcomeIn(sentence);
    const ends = outcome === null ? endOf(sentence) : null;
    if (ends !== null) {
      const { earlier, own } = partedAt(before, ends.said);
      if (ASKS_OR_NAMES.test(earlier)) told.push(notUnderstood(earlier));
      told.push(...mattersOf(own, ends.outcome, sentence));
      before = [];
    } else if (outcome === null) {
      if (!MINUTES_AGREED.test(sentence)) before.push(sentence);
    } else if (before.length === 0) {
      return [];
    } else {
      const said = before.join(' ');
      told.push(...mattersOf(said, outcome, `${said} ${sentence}`));
      before = [];
    }
  }
  const rest = before.join(' ');
  if (told.length > 0 && ASKS_OR_NAMES.test(rest)) told.push(notUnderstood(rest));
  const isActionItself = ({ about, standing }: MatterTold): boolean =>
    standing === 'carried over' && !isByNumber(about) && isOwned(about);
  return told.some(isActionItself) ? [] : told;
}

/** What every meeting says before it comes to the actions. */
const MINUTES_AGREED =
  /^(?:the )?(?:draft )?(?:notes|minutes)\b[^.;]{0,120}\b(?:agreed|approved|confirmed|accepted|signed)\b[^.;]{0,60}[.;]$/i;
const NEXT_CLAUSE =
  /(?:[,;] (?:and |so |therefore )*|,? (?:and|so) )(?=(?:therefore )?(?:it was |the |this |that |both |these |those ))/g;
/** What may be, or somebody only thinks, closes nothing. */
const MAY_BE =
  /\b(?:if|once|when|until|unless|whether|propos\w+|recommend\w*|suggest\w*|would|hop(?:ed|es|ing)|ask(?:ed|s)?|could|can|should|may|might)\b/i;

/** "The lamps had been bought, and the action was closed.": what is said, and how the action of which it is said stands. */
function endOf(sentence: string): { said: string; outcome: Outcome } | null {
  if (standingIn(sentence) !== null || numberedIn(sentence).length > 0) return null;
  if (MAY_BE.test(sentence) && !/\b(?:agreed|resolved)\b/i.test(sentence)) return null;
  for (const { 0: mark, index } of sentence.matchAll(NEXT_CLAUSE)) {
    const outcome = outcomeIn(sentence.slice(index + mark.length));
    if (outcome !== null) return { said: sentence.slice(0, index), outcome };
  }
  return null;
}

const GOES_BACK = /^(?:it|this|that|these|those|they|he|she)\b/i;

/** A sentence tells of its own action, and those before it do too where they alone name it. */
function partedAt(before: readonly string[], said: string): { earlier: string; own: string } {
  const earlier = before.join(' ');
  const goesBack = GOES_BACK.test(said) || earlier.search(NUMBERS) !== -1;
  return goesBack && earlier !== '' ? { earlier: '', own: `${earlier} ${said}` } : { earlier, own: said };
}

const NUMBERS = /\((?:action )?([A-Z]{1,6}[-/]?\d[\w/.-]*|\d{1,4}[/-][\w/.-]*\d|(?<=action )\d{1,3})\)/gi;

/** What stands behind the last outcome, or in a matter, and may be an action itself. */
const ASKS_OR_NAMES = /\bactions?\b|\d[/-]\d|\b(?:is|are|agreed) to\b|\b(?:will|shall)\b/i;
const ACTION_MARK = /\bactions?\b[^.;:]{0,40}:/i;

const notUnderstood = (words: string): MatterTold => ({
  about: words,
  how: null,
  owner: null,
  standing: null,
  words,
});

const isByNumber = (about: string): boolean => about.startsWith('action ');

function mattersOf(said: string, { standing, count }: Outcome, words: string): MatterTold[] {
  const { owner = null, rest = said } = ownerPrefix(said) ?? {};
  const numbers = [...rest.matchAll(NUMBERS)];
  if (ACTION_MARK.test(rest)) return [notUnderstood(words)];
  if (numbers.length === 0 && count === 1) {
    const about = withoutFullStop(said);
    return [{ about, how: null, owner, standing, words }];
  }
  if (numbers.length === 0 || (count !== null && count !== numbers.length)) return [notUnderstood(words)];
  if (standing !== 'discharged')
    return [{ about: `action ${numbers[0]?.[1]}`, how: null, owner, standing, words }];
  return numbers.map(({ 0: bracketed, 1: number = '', index }, at) => {
    const from = numbers[at - 1];
    const lead = rest.slice(from === undefined ? 0 : from.index + from[0].length, index);
    const tail = rest.slice(index + bracketed.length, numbers[at + 1]?.index ?? rest.length);
    const subject = lead.split(PARTS).at(-1)?.trim() ?? '';
    const how = withoutFullStop(at === numbers.length - 1 ? tail : (tail.split(PARTS)[0] ?? '')).trim();
    const about = subject === '' ? `action ${number}` : `action ${number} (${subject})`;
    return { about, how: how === '' ? null : how, owner, standing, words };
  });
}

/** Where a sentence goes on to its next matter. */
const PARTS = /(?:[,;.]\s|[,;]?\s(?:and|that)\s)(?=(?:the|a|an|his|her|its|their|our)\s)/i;
