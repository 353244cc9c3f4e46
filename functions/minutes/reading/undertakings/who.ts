import { bodies, roles, things } from './phrases.ts';

/**
 * Somebody who can promise: as printed, from where, and what sort of somebody. A name is what has capitals and may be
 * a person's; people are several whom nobody names.
 */
export type Agent = { words: string; at: number; sort: 'pronoun' | 'person' | 'name' | 'people' | 'body' };

const whole = (words: string): RegExp => new RegExp(`^(?:${words})$`, 'i');
const ROLE = whole(roles);
const BODY = whole(bodies);
const THING = whole(things);
/** "IT" is an office. */
const PRONOUN = /^(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|[Ww]ho|[Ii]t)$/;
const DETERMINER = /^(?:the|a|an|his|her|their|our|its|both|all|some|one|two|three|another|each|any|other)$/i;
const JOINS = /^(?:of|for|and|&|\/)$/;
/** "Clerk to the Council": whom such a one serves belongs to the name of the office. */
const SERVES = /^(?:clerk|secretary|assistant|adviser|advisor|solicitor|counsel|deputy)$/i;
const isJoin = (word: string, before: string): boolean =>
  JOINS.test(word) || (word === 'to' && SERVES.test(before));
const TITLE =
  /^(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllrs?|Clr|Councillors?|Sir|Lord|Lady|Dame|Rev|Revd|Prof|Professor|PC|Sgt|Insp|Supt)\.?$/i;
const PLURAL =
  /^(?:chairs|chairmen|clerks|officers|members|councillors|cllrs|governors|trustees|directors|heads|managers|leads|executives|auditors|consultants|contractors|advisers|advisors|representatives|colleagues|authors|presenters|owners|staff|everyone|all)$/i;
/** Words with which a sentence begins and no name does. */
const OPENS =
  /^(?:Following|However|Noting|In|As|When|After|Also|Then|And|But|On|At|For|From|With|Having|Given|While|Whilst|Although|If|Since|Because|Once|Until|Before|Finally|Further|Additionally|Therefore|Subsequently|Meanwhile|Agreed|Resolved|AGREED|RESOLVED|Action|ACTION|Actions|Recommended|RECOMMENDED|That|To|By|Advising|Confirming|Responding|Thanking|Welcoming|Please|Possible|Possibly|Not|No|Update|Agenda|Next|Last)$/;
const ADVERB =
  /^(?:also|therefore|nevertheless|nonetheless|then|however|subsequently|further|again|kindly|now|accordingly|both|each|all|jointly|duly|in|too|yet|either|still|once|since|[a-z]{3,14}ly)$/;
const NO_ADJECTIVE =
  /^(?:that|this|and|or|was|were|is|are|be|had|has|have|said|says|stated|advised|noted|confirmed|reported|added|explained|asked|requested|if|whether|by|to|from|as|with|thanked|when|which|who|for|of|in|on|at|would|will|not|because|so|but|than|about|into)$/i;

type Word = { text: string; at: number };

const bare = (word: string): string => word.replace(/^["'‘“([]+|["'’”)\].,;:]+$/g, '').replace(/[’']s$/, '');
const isName = (word: string): boolean => /^[\p{Lu}@]/u.test(bare(word));
/** "Section 151 Officer" */
const isNumbered = (word: string, before: string): boolean =>
  /^\d{1,4}$/.test(word) && /^(?:Section|S)$/.test(before);
const isOffice = (word: string): boolean => ROLE.test(bare(word)) || BODY.test(bare(word));
/** Whether a name or a list of them ends at this word. */
const stops = (word: string): boolean =>
  /[,;:?!–—]$/.test(word) || (/\.$/.test(word) && !TITLE.test(word) && !/^[A-Z](?:\.[A-Z])*\.$/.test(word));

/** Who stands at the very end of a text, before the word that says what they do; null where nobody does. */
export function agentAtEnd(text: string): Agent | null {
  const from = Math.max(0, text.length - 160);
  const all: Word[] = [...text.slice(from).matchAll(/\S+/g)].map((word) => ({
    text: word[0],
    at: from + word.index,
  }));
  while (all.length > 0 && ADVERB.test(all.at(-1)?.text ?? '')) all.pop();
  const last = all.at(-1);
  if (last === undefined) return null;
  if (PRONOUN.test(last.text)) return { words: last.text, at: last.at, sort: 'pronoun' };
  if (/,$/.test(last.text)) return beforeAside(text.slice(0, last.at + last.text.length - 1));
  const words = nameAtEnd(all);
  const [first] = words;
  if (first === undefined) return null;
  const printed = text.slice(first.at, last.at + last.text.length);
  const sort = sortOf(words.map((word) => word.text));
  return sort === null ? null : { words: withoutArticle(printed), at: first.at, sort };
}

/** "Mrs Taylor, the Scrutiny Officer, …" is she before her aside; "Its chair, Mr Tay," he. */
function beforeAside(text: string): Agent | null {
  const comma = text.lastIndexOf(', ');
  const aside = text.slice(comma + 2);
  if (comma < 0 || aside.length > 80) return null;
  if (!/^(?:the |a |an |[A-Z]|who |on |as |for |and |having |after |following |in response )/.test(aside))
    return null;
  const agent = agentAtEnd(text.slice(0, comma));
  return agent !== null && /^(?:its|their|our|his|her)\b/i.test(agent.words)
    ? (agentIn(aside) ?? agent)
    : agent;
}

/** "(b)" numbers what follows. */
const LETTERED = /^\((?:[a-z]|[ivx]+|[A-Z]{0,3}\d{1,3})\)$/;

function nameAtEnd(all: readonly Word[]): Word[] {
  let first = all.length;
  let inBrackets = false;
  for (let index = all.length - 1; index >= 0; index -= 1) {
    const word = all[index]?.text ?? '';
    const [over = '', before = ''] = [all[index - 2]?.text, all[index - 1]?.text];
    if (LETTERED.test(word)) break;
    if (/\)$/.test(word)) inBrackets = true;
    if (inBrackets) {
      if (/^\(/.test(word)) inBrackets = false;
      first = index;
      continue;
    }
    if (index < all.length - 1 && stops(word)) break;
    if (DETERMINER.test(word)) {
      if (first === all.length) break;
      first = index;
      if (!(isJoin(before, over) && (isName(over) || isOffice(over)))) break;
    } else if (isName(word) || isOffice(word) || (first < all.length && isNumbered(word, before))) {
      first = index;
    } else if (
      isJoin(word, before) &&
      first < all.length &&
      (isName(before) || isOffice(before)) &&
      !stops(before)
    ) {
      first = index;
    } else if (first < all.length && isPlain(all[first]?.text ?? '') && opensAbove(all, index)) {
      first = index;
    } else {
      break;
    }
  }
  while (
    first < all.length &&
    (JOINS.test(all[first]?.text ?? '') || OPENS.test(bare(all[first]?.text ?? '')))
  )
    first += 1;
  return all.slice(first);
}

/** An office's name without capitals, or an adjective taken with it. */
const isPlain = (word: string): boolean => isOffice(word) || /^[a-z]/.test(word);

/** Whether plain words before an office's name belong to it: "the senior planning officer". */
function opensAbove(all: readonly Word[], index: number): boolean {
  for (let at = index; at >= Math.max(0, index - 3); at -= 1) {
    const word = all[at]?.text ?? '';
    if (DETERMINER.test(word)) return true;
    if (NO_ADJECTIVE.test(word) || stops(word) || !/^[a-z][\w’'-]*$/.test(word)) return false;
  }
  return false;
}

function sortOf(printed: readonly string[]): Agent['sort'] | null {
  const words = printed
    .filter((word) => !/^\(/.test(word))
    .map(bare)
    .filter((word) => word !== '');
  const end = words.findIndex((word, at) => at > 0 && isJoin(word, words[at - 1] ?? ''));
  const own = (end < 0 ? words : words.slice(0, end)).filter((word) => !DETERMINER.test(word));
  const joined = words.some((word) => /^(?:and|&)$/.test(word)) && end > 0;
  const head = own.at(-1);
  if (head === undefined) return null;
  if (own.some((word) => TITLE.test(word))) return 'person';
  if (PLURAL.test(head)) return 'people';
  if (/^chief executive$/i.test(own.slice(-2).join(' '))) return 'person';
  if (BODY.test(head)) return 'body';
  if (ROLE.test(head) || (ROLE.test(own[0] ?? '') && own.every(isName))) return 'person';
  if (own.some((word) => word !== 'IT' && THING.test(word)) || !own.every(isName)) return null;
  if (own.some((word) => BODY.test(word))) return 'body';
  if (/^[A-Z]{3,6}s?$/.test(head) && !OFFICES.test(head)) return 'body';
  return own.length <= 5 ? (joined ? 'people' : OFFICES.test(head) ? 'person' : 'name') : null;
}

const OFFICES = /^(?:D?PF?CC|[AD]?CC|CEO?|CEX|CFO|COO|CIO|CTO|DC[EO]O?|ACO|MO|RFO|DPO|SRO|DPH|DCS|DASS|GM)$/;

/** Of "he and the Purser" whom "he" means is found by itself. */
export const WITH_ANOTHER = /^(he|she)(?= and )/i;

export const withoutArticle = (words: string): string =>
  words
    .replace(/^(?:the|a|an)\s/i, '')
    .replace(/[,:]$/, '')
    .trim();

/** Somebody named in the middle of a phrase, who must be all that stands there. */
export function agentIn(text: string): Agent | null {
  const words = text
    .replace(/^(?:that|for|both)\s|^(?:he|she|they|we|I) and (?=\S)/i, '')
    .replace(SENT, '')
    .trim();
  const agent = agentAtEnd(words);
  return agent !== null && agent.at === 0 ? agent : null;
}

/** "A representative of the Trust" is sent by the Trust. */
const SENT =
  /^(?:an? |some )?(?:representatives?|someone|somebody|(?:staff )?members?|colleagues?|officers?) (?:of|from) (?=(?:the|our|its|their) )/i;

const BY =
  /\bby ((?:the |an? |our |their |its )?(?:[\w’'&/-]+\s){0,7}?[\w’'&/-]+)(?=$|[,;:.]|\s(?:to|at|in|on|before|by|for|within|after|following|and|so|when|as|prior|with|if|until)\b)/g;

/** Who does what is said to be done: "… provided by the Head of Finance"; of "by him" the pronoun. */
export function agentAfterBy(text: string): Agent | null {
  for (const { 1: words = '' } of text.matchAll(BY)) {
    const agent = pronounOf(words) ?? agentIn(words);
    const isMeasure = agent?.sort === 'body' && /^[a-z]+$/.test(words);
    if (agent !== null && !isMeasure) return agent;
  }
  return null;
}

const OBJECTS: Readonly<Record<string, string>> = { him: 'he', her: 'she', them: 'they' };

/** "Him" as "he", so that it can be found whom it means. */
export function pronounOf(object: string): Agent | null {
  const words = OBJECTS[object.toLowerCase()];
  return words === undefined ? null : { words, at: 0, sort: 'pronoun' };
}

const SAYS =
  'said|says|stated|states|advised|advises|explained|reported|confirmed|replied|responded|noted|commented|added|stressed|highlighted|outlined|answered|told|assured|agreed|undertook|offered|acknowledged|thanked|welcomed|introduced|presented|informed|updated|clarified|indicated|reminded|observed|remarked|suggested|emphasised|accepted|recognised|reiterated|provided|gave|spoke|volunteered|apologised|read|summarised|referred|drew|felt|thought|expressed|declared|proposed|attended|reassured|pointed|described|mentioned|believed|considered|admitted|conceded|insisted|hoped|regretted|intended|recalled';
const ASKS =
  'asked|asks|queried|questioned|enquired|inquired|wondered|requested|sought|invited|challenged|pressed';
const SPEAKS = new RegExp(`\\b(?:(${SAYS})|(${ASKS}))\\b`, 'g');
const ADDRESSED =
  /^\s((?:the |Mr |Mrs |Ms |Cllr |Dr )?[A-Z][\w’'-]*(?:\s(?:of\s)?[A-Z][\w’'-]*){0,4})(?=\s(?:to|for|if|whether|how|what|why|about|when|where|on|over)\b)/;
const TOLD_BY = /^ by ((?:the )?[A-Z][\w’'-]*(?:\s(?:of\s)?[A-Z][\w’'-]*){0,4})/;

/** "The Bosun was asked whether he could" speaks of the Bosun. */
const WAS = /\s(?:was|were)\s$/;

/** Who may be meant so far: the persons, of whom one must be the one, and whoever was last, a body too. */
export type Speakers = { persons: readonly Agent[]; last: Agent | null };
export const NOBODY: Speakers = { persons: [], last: null };

/** Who has spoken, been spoken to or is the subject of a sentence, so far: nobody where it is not clear who "he" would be. */
export function speakersAfter(text: string, before: Speakers): Speakers {
  const subject = subjectIn(text);
  let speakers = subject === null ? before : speaking(before, subject);
  for (const verb of text.matchAll(SPEAKS)) {
    const ahead = text.slice(0, verb.index);
    const after = text.slice(verb.index + verb[0].length);
    const isPassive = WAS.test(ahead);
    const told = isPassive ? TOLD_BY.exec(after)?.[1] : undefined;
    const agent = told === undefined ? agentAtEnd(ahead.replace(isPassive ? WAS : '', '')) : agentIn(told);
    const addressed = verb[2] === undefined || isPassive ? undefined : ADDRESSED.exec(after)?.[1];
    const asked = addressed === undefined ? null : agentIn(addressed);
    if (asked !== null) speakers = speaking(speakers, asked);
    else if (agent === null || agent.sort === 'pronoun') continue;
    else if (verb[2] === undefined || isPassive) speakers = speaking(speakers, agent);
    else if (isSomeone(agent)) speakers = NOBODY;
  }
  return speakers;
}

/** A body that speaks is not "he", and leaves it as clear as it was who is. */
const speaking = ({ persons }: Speakers, agent: Agent): Speakers => ({
  persons: isSomeone(agent) ? [agent] : persons,
  last: agent,
});

const LEAD_IN = /^(?:[^:.;]{2,60}: |[A-Z][a-z]+ [^,;]{2,80}, )/;

/** The person whom a sentence is about: "The Purser had heard nothing from the bank". */
function subjectIn(text: string): Agent | null {
  const agent = opening(text) ?? opening(text.replace(LEAD_IN, ''));
  return agent?.sort === 'person' && /^\p{Lu}/u.test(agent.words) ? agent : null;
}

/** Who stands at the very beginning, before a verb: "The Head of Parks concurred". */
export function opening(text: string): Agent | null {
  const start = Math.max(text.lastIndexOf('; '), text.lastIndexOf('. ')) + 1;
  const from = start === 0 ? 0 : start + 1;
  let found: Agent | null = null;
  for (const { index } of text.slice(from, from + 90).matchAll(/\s(?=[a-z])|$/g)) {
    const agent = agentAtEnd(text.slice(from, from + index));
    if (agent !== null && isWholly(text.slice(from, from + agent.at)))
      found = { ...agent, at: from + agent.at };
  }
  return found;
}
const isWholly = (ahead: string): boolean => /^(?:the |an? )?$/i.test(ahead);

const isSomeone = ({ sort }: Agent): boolean => sort === 'person' || sort === 'name';
const isMan = ({ words }: Agent): boolean => /^(?:Mr|Sir|Lord)\b/.test(words);
const isWoman = ({ words }: Agent): boolean => /^(?:Mrs|Ms|Miss|Lady|Dame)\b/.test(words);

/** Whom a pronoun means, if exactly one can be meant. */
export function whomItMeans(pronoun: string, { persons, last }: Speakers): string | null {
  switch (pronoun.toLowerCase()) {
    case 'he':
      return onlyOne(persons.filter((person) => !isWoman(person)));
    case 'she':
      return onlyOne(persons.filter((person) => !isMan(person)));
    case 'they':
      return last === null || isMan(last) || isWoman(last) ? null : last.words;
    case 'it':
      return last?.sort === 'body' ? last.words : null;
    case 'who':
      return last?.words ?? null;
    default:
      return null;
  }
}

/** "Cllr Pike (County)" is Cllr Pike. */
const onlyOne = ([person, other]: readonly Agent[]): string | null =>
  person === undefined || other !== undefined ? null : person.words.replace(/\s\([^()]*\)$/, '');
