import type { FoundUndertaking } from '../../findings.ts';
import { type AgendaItem, itemAt } from '../agenda.ts';
import { isFilled, type Line, LONGEST_PARAGRAPH, type Paragraph, withoutFullStop } from '../lines.ts';
import { standingIn } from '../standing.ts';
import { beginsWithVerb } from '../verbs.ts';
import { clauseOf, type Match, matchesIn, noteWithOwner } from './phrase-match.ts';
import { information, inPlaceOf, papers, words as toldOnly } from './phrases.ts';
import { type Sentence, sentencesOf } from './sentences.ts';
import { whenIn, withoutWhen } from './when.ts';
import {
  agentAtEnd,
  agentIn,
  NOBODY,
  type Speakers,
  speakersAfter,
  WITH_ANOTHER,
  whomItMeans,
} from './who.ts';

/** The text in which promises are looked for, and what was read of it as something else. */
export type Read = {
  lines: readonly Line[];
  /** Whether a paragraph may run over several lines. */
  wraps: boolean;
  paragraphs: readonly Paragraph[];
  agenda: readonly AgendaItem[];
  /** The lines of actions and discharges, which are no promises too. */
  elsewhere: ReadonlySet<number>;
  /** The actions found, each with its section: what says one of them again is left out. */
  actions: readonly { text: string; section: string | null }[];
};

/** What was promised or asked for in running text: offered to a person, and never entered unasked. */
export function undertakingsOf({ lines, agenda, elsewhere, actions, ...text }: Read): FoundUndertaking[] {
  const found: FoundUndertaking[] = [];
  const paragraphs = text.wraps ? wholeParagraphs(text.paragraphs, lines) : text.paragraphs;
  const minuteOf = minutesOf(lines, headingsAmong(agenda, paragraphs));
  paragraphs.forEach((paragraph, index) => {
    const minute = minuteOf(paragraph);
    if (isTitle(paragraph, minute)) return;
    const following = textOf(paragraphs[index + 1]);
    for (const text of textsOf(paragraph)) {
      if (elsewhere.has(paragraph.line) && !goesFurther(paragraph, text)) continue;
      for (const promise of promisesIn(text, following)) {
        if (isActionAgain(promise, paragraph, itemAt(agenda, paragraph.from)?.title ?? null, actions))
          continue;
        const { at, ...rest } = promise;
        found.push({
          minute: minute.name,
          paragraph: paragraphNumber(paragraph),
          ...rest,
          line: lineAt(lines, paragraph, at),
        });
      }
    }
  });
  return found;
}

/** A filled line that ends in a full stop ends no paragraph where the next line follows at once and begins nothing new. */
function wholeParagraphs(paragraphs: readonly Paragraph[], lines: readonly Line[]): Paragraph[] {
  const whole: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    const above = lines[paragraph.from - 1];
    const last = whole.at(-1);
    if (
      last !== undefined &&
      above !== undefined &&
      isFilled(above) &&
      last.text.endsWith(above.text) &&
      goesOn(paragraph) &&
      goesOn({ ...last, bullet: false, label: null })
    ) {
      whole[whole.length - 1] = { ...last, text: `${last.text} ${paragraph.text}` };
    } else {
      whole.push(paragraph);
    }
  }
  return whole;
}

const goesOn = ({ bullet, label, heading, cells }: Paragraph): boolean =>
  !bullet && label === null && heading === null && cells === null;

/** Prose may speak of an old action in one sentence, and promise something else in the next. */
const goesFurther = (paragraph: Paragraph, text: string): boolean =>
  !paragraph.bullet && paragraph.cells === null && sentencesOf(text).length > 2;

type Promised = Omit<FoundUndertaking, 'minute' | 'paragraph' | 'line'> & { at: number };

const textOf = (paragraph: Paragraph | undefined): string => paragraph?.text.slice(0, 400) ?? '';

/** A row's cells are texts of their own. */
const textsOf = ({ text, cells }: Paragraph): readonly string[] =>
  (cells === null ? [text] : cells.slice(0, MOST_CELLS)).filter(
    (words) => A_FEW_WORDS.test(words) && words.length <= LONGEST_PARAGRAPH,
  );

/** "Chair to write" */
const A_FEW_WORDS = /\S\s+\S+\s+\S/;
/** No table of minutes is broader. */
const MOST_CELLS = 100;

function promisesIn(text: string, following: string): Promised[] {
  const sentences = sentencesOf(text).map(withoutNumber);
  const promises: Promised[] = [];
  let speakers = NOBODY;
  sentences.forEach((sentence, index) => {
    const next = sentences[index + 1]?.text ?? (following === '' ? null : following);
    const told = standingIn(sentence.text)?.standing;
    const found = inSentence(sentence, speakers, next, sentences.length === 1);
    const isReplaced = found.some(({ kind }) => kind === 'replacement');
    promises.push(
      ...found.filter(({ kind }) =>
        kind === 'withdrawal' ? !isReplaced && told !== 'withdrawn' : told === undefined,
      ),
    );
    if (index + 1 < sentences.length) speakers = speakersAfter(sentence.text, speakers);
  });
  return promises;
}

/** The paragraph's own number is none of its first sentence's words. */
function withoutNumber({ text, at }: Sentence): Sentence {
  const number = at === 0 ? (PARAGRAPH_NUMBER.exec(text)?.[0].length ?? 0) : 0;
  return { text: text.slice(number), at: at + number };
}

/** A line by itself that names a thing and somebody is mostly a heading. */
function inSentence(
  { text, at }: Sentence,
  speakers: Speakers,
  next: string | null,
  isAlone: boolean,
): Promised[] {
  const matches = matchesIn(text);
  const note = matches.length === 0 && !isAlone ? noteWithOwner(text) : null;
  return [...matches, ...(note === null ? [] : [note])].flatMap((match) => {
    if (FULFILLED.test(text.slice(match.to))) return [];
    const clause = match === note ? text.slice(0, match.to) : clauseOf(text.slice(match.what));
    const by = whenOf(text, match, clause);
    const isQuestion = match.kind === 'ask' && !/^to\b/i.test(text.slice(match.from));
    const isTasked = /^(?:was|were) \w+ to $/i.test(text.slice(match.from, match.to));
    if (isQuestion && by === null && isAnswered(questionIn(text, match), next, isTasked)) return [];
    const what = withoutWhen(withoutFullStop(clause))
      .replace(/[,:.?]$/, '')
      .replace(/^(?:for|that|if|whether) /, '');
    if (what.length < 3) return [];
    const kind =
      match.kind !== 'withdrawal' && inPlaceOf.test(text) && isOfPaper(text) ? 'replacement' : match.kind;
    const owner = ownerOf(match, text, speakers) ?? ownerInBrackets(text);
    return [{ sentence: text, owner, what, by, kind, at }];
  });
}

/** What the same sentence says was done is asked for no more. */
const FULFILLED =
  /,\s(?:which|and (?:this|these|it)|this|these) (?:was|were|had been|has been|have been) (?:\w+ )?(?:submitted|done|provided|sent|circulated|received|completed|given|supplied|answered)\b|\band (?:this|these|it|they) (?:has|have|had) (?:now |since )?been \w+|\band (?:he|she|they|[A-Z]\S*) (?:duly )?did so\b|\band (?:the \w+ told (?:him|her|them)|was referred to)\b|\s[–—-]\s(?:done|closed|completed?|actioned)\b/i;

const A_PAPER = new RegExp(`\\b(?:${papers})\\b`, 'i');
const isOfPaper = (text: string): boolean => A_PAPER.test(text);

function whenOf(text: string, { kind, from, to, what }: Match, clause: string): string | null {
  const first = /^[^,]{3,80}(?=,\s)/.exec(text)?.[0] ?? '';
  const ahead = first.length < from ? whenIn(first) : null;
  const within = whenIn(text.slice(Math.min(from, what), to));
  const then = whenIn(clauseOf(text.slice(to)));
  // A time before these words is that of what was asked for once.
  if (kind === 'withdrawal') return then;
  return then ?? whenIn(clause) ?? within ?? (ahead !== null && first.startsWith(ahead) ? ahead : null);
}

/** "(AH)" or "(Action: Clerk)" at the end says whose it is, where the sentence does not. */
function ownerInBrackets(text: string): string | null {
  const whose = /\((?:action\s*[:–-]?\s*)?([^()]{2,40})\)\.?$/i.exec(text)?.[1];
  const owner = whose === undefined ? null : agentIn(whose);
  return owner === null || owner.sort === 'pronoun' ? null : owner.words;
}

function ownerOf({ owner }: Match, text: string, speakers: Speakers): string | null {
  if (owner === null || typeof owner === 'string') return owner;
  const before = text.slice(0, owner.at);
  const [another] = WITH_ANOTHER.exec(owner.words) ?? [];
  if (another !== undefined) {
    const one = whomItMeans(another, speakersAfter(before, speakers));
    return one === null ? owner.words : owner.words.replace(WITH_ANOTHER, one);
  }
  if (owner.sort !== 'pronoun') return owner.words;
  if (/^who$/i.test(owner.words)) return agentAtEnd(before.replace(/,?\s*$/, ''))?.words ?? null;
  return whomItMeans(owner.words, speakersAfter(before, speakers));
}

const TOLD = new RegExp(`^(?:[\\w’'-]+\\s){0,6}?(?:${toldOnly})\\b`, 'i');
const INFORMATION = new RegExp(
  `^(?:for |requested |asked )?(?:[\\w’'&/-]+\\s){0,6}?(?:${information})\\b|^(?:[\\w’'&/-]+\\s){0,8}?(?:confirm|clarify|advise|provide|give|update|be (?:provided|given|clarified|confirmed|shown))\\b`,
  'i',
);
const ANSWERS =
  /^(?:(?:In|By way of) (?:response|reply|answer)|Responding|Replying|Advising|Confirming|Noting|Explaining|Acknowledging|Highlighting|Commenting|Reporting|Members (?:were|heard)|The (?:Panel|Board|Committee|Council|meeting) (?:was|were|heard)|(?:It|This) was (?:confirmed|explained|reported|noted|advised|clarified|stated)|[A-Z][^.;]{0,90}? (?:said|explained|advised|reported|confirmed|replied|responded|stated|answered|told|commented|clarified|outlined|informed|assured|added|(?<!\b(?:was|were|be) )noted)\b)/;
const PROMISES =
  /\b(?:said|replied|confirmed|advised) (?:that )?(?:he|she) would\b|\b(?:would|will) (?:\w+ ){0,2}(?:provide|circulate|send|share|look|check|come back|take|bring|find|report back|follow|write|let|get back|supply|raise|chase)\b|\b(?:agreed|offered|promised) to\b|\bundertook\b|\bbe (?:provided|circulated|sent|shared|brought|looked into|followed up)\b|\b(?:outside|following|after) (?:of )?the meeting\b/i;
const ANSWERED_AT_ONCE =
  /(?:\band (?:was|were) (?:told|advised|informed|assured)|(?:\band|;|\bto which|,) (?:the |it |he |she |they |[A-Z])[^,;]{0,60}? ?(?:was )?(?:replied|responded|answered|confirmed|explained|advised|stated|reported|clarified)\b)/;

const IN_WRITING =
  /\b(?:in writing|by (?:e-?mail|letter)|written|after the meeting|outside (?:of )?the meeting|(?:come|get|report|feed) back|circulated?)\b/i;

/** A question asked in the meeting and answered there is no longer asked. */
function isAnswered(after: string, next: string | null, isTasked: boolean): boolean {
  if (IN_WRITING.test(clauseOf(after))) return false;
  if (!isTasked && TOLD.test(after)) return true;
  if (!INFORMATION.test(after)) return false;
  if (ANSWERED_AT_ONCE.test(after)) return true;
  const [answer] = next === null ? [] : sentencesOf(next);
  return answer !== undefined && ANSWERS.test(answer.text) && !PROMISES.test(answer.text);
}

/** "Clarification was sought on …" is a question from its first word on; "the Force's response was requested" asks for one thing. */
const questionIn = (text: string, { from, what, to }: Match): string =>
  text.slice(what === from && !/^the\b/i.test(text.slice(what)) ? what : to);

type Minute = { name: string | null; at: number };

const NUMBERED =
  /^(?:(?:minute|item)\s)?((?:[A-Z]{1,5}[/.-]?)?\d{1,4}(?:[./-]\d{1,4}){0,3})[.):]?\s+(?=["'‘“(]?\p{Lu})/iu;

/** A numbered paragraph whose first printed line looks like a title is none. */
function headingsAmong(agenda: readonly AgendaItem[], paragraphs: readonly Paragraph[]): AgendaItem[] {
  const running = new Set(
    paragraphs.filter(({ text }) => /[.;?!]["'’”)]?$/.test(text)).map(({ from }) => from),
  );
  return agenda.filter(({ at }) => !running.has(at));
}

/** The minute that a paragraph stands under: its number as printed, or else its heading. */
function minutesOf(lines: readonly Line[], agenda: readonly AgendaItem[]) {
  let own: Minute = { name: null, at: -1 };
  return (paragraph: Paragraph): Minute => {
    const item = itemAt(agenda, paragraph.from);
    const number = NUMBERED.exec(paragraph.text)?.[1];
    if (isHeading(paragraph))
      own = { name: paragraph.label || (number ?? withoutFullStop(paragraph.text)), at: paragraph.from };
    if (item === null || own.at > item.at) return own;
    const line = lines[item.at];
    return { name: line?.label || (NUMBERED.exec(line?.text ?? '')?.[1] ?? item.title), at: item.at };
  };
}

/** A numbered line of a few words, or one in capitals, heads a minute where no agenda says so. */
function isHeading({ text, bullet, label, cells, heading }: Paragraph): boolean {
  if (bullet || cells !== null || text.length > 120 || /[.;,?]$/.test(text) || !/[A-Za-z]/.test(text))
    return false;
  const isNumbered = (/^\d{1,3}$/.test(label ?? '') || NUMBERED.test(text)) && text.split(' ').length <= 16;
  return (heading !== null || /^[^a-z]{6,}$/.test(text) || isNumbered) && matchesIn(text).length === 0;
}

const isTitle = ({ from, text }: Paragraph, { at }: Minute): boolean =>
  from === at ||
  (text.length <= LONGEST_TITLE && (OF_BODY.test(text) || (OF_LOG.test(text) && !beginsWithVerb(text))));

/** "Contact Centre Improvement Group": a body's name promises nothing. */
const OF_BODY =
  /^(?:(?:\p{Lu}[\p{L}’'-]*|and|of|the|for|&)\s)+(?:Group|Board|Panel|Committee|Council|Forum|Partnership)$/u;
/** "Repairs board action log" */
const OF_LOG =
  /^\p{Lu}(?!.*\b(?:to|will|would|shall|should|must|agreed|asked|undertook|requested)\b)[^.;!?]*\baction (?:log|list|tracker|register|schedule|table|sheet)$/u;
/** In characters. */
const LONGEST_TITLE = 80;

const paragraphNumber = ({ text, label }: Paragraph): string | null =>
  label || (PARAGRAPH_NUMBER.exec(text)?.[1] ?? null);
const PARAGRAPH_NUMBER = /^\(?(\d{1,4}(?:\.\d{1,3}){0,3})(?:[.)]|(?<=\.\d{1,3}))\s+(?=["'‘“(]?[\p{Lu}0-9])/u;

/** The line on which a place in a paragraph stands. */
function lineAt(lines: readonly Line[], { line, from, text }: Paragraph, at: number): number {
  let place = 0;
  let last = line;
  const end = Math.min(lines.length, from + MOST_LINES);
  for (let index = from; index < end && place <= at; index += 1) {
    const printed = lines[index];
    if (printed === undefined || (printed.text !== '' && !text.startsWith(printed.text, place))) continue;
    if (printed.text === '') continue;
    last = printed.number;
    place += printed.text.length;
    if (text[place] === ' ') place += 1;
    if (place >= text.length) break;
  }
  return last;
}

/** Of the longest paragraph, with empty lines between. */
const MOST_LINES = 500;

const GENERIC = new Set(
  'provide update updates report reports information future meeting next board panel force police paper details which their would about further regarding'.split(
    ' ',
  ),
);

/** The words that tell what something is about, each by its beginning, so that its endings do not matter. */
function telling(text: string): Set<string> {
  const all = text.toLowerCase().match(/[a-z0-9]{3,}/g) ?? [];
  return new Set(all.filter((word) => word.length > 3 && !GENERIC.has(word)).map((word) => word.slice(0, 6)));
}

/** How much of an action's words a text has; from here on it says the action again. */
const SAME = 0.6;

function isActionAgain(
  { sentence }: Promised,
  { text }: Paragraph,
  section: string | null,
  actions: Read['actions'],
): boolean {
  if (actions.length === 0) return false;
  const [said, around] = [telling(sentence), telling(text)];
  return actions.some((action) => {
    const wanted = telling(action.text);
    const has = (within: ReadonlySet<string>): boolean =>
      wanted.size > 1 && [...wanted].filter((word) => within.has(word)).length >= SAME * wanted.size;
    return has(said) || (section !== null && section === action.section && has(around));
  });
}
