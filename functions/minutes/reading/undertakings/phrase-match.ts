import * as said from './phrases.ts';
import { whenIn } from './when.ts';
import { type Agent, agentAfterBy, agentAtEnd, agentIn, opening, pronounOf, withoutArticle } from './who.ts';

/** What a phrase found in a sentence: whose it is, and where the thing promised stands. */
export type Match = {
  kind: said.Kind;
  /** Where the phrase's own words begin and end. */
  from: number;
  to: number;
  /** Who does it, as printed, or a pronoun; null where the sentence does not say. */
  owner: Agent | string | null;
  /** Where the words of the thing promised begin. */
  what: number;
};

const ADVERB =
  '(?:also|therefore|nevertheless|nonetheless|instead|then|however|subsequently|further|again|kindly|now|accordingly|both|each|all|jointly|duly|in turn|in principle|(?!(?:re|sup|ap|com|re|im)p?ly\\b)[a-z]{3,14}ly)';
const GAP = `(?:(?:,(?:\\s[^,;:.]{2,60},)?)?\\s(?:${ADVERB},?\\s)?)`;
const NOT_A_PAPER =
  '(?:that|to|for|which|who|is|was|were|are|be|would|will|if|whether|how|why|what|when|where|from|because)';
/** A thing to be handed over, a few words before its name. */
const PAPER = `(?!(?:at|by|in|on|under|of|with)\\s)(?:(?!${NOT_A_PAPER}\\b)[\\w’'&/£%“”‘-]+,?\\s){0,6}?(?:${said.papers})(?![\\w’'-])`;
const deedOf = (words: string): string =>
  words
    .replaceAll('provide paper', `(?:provide|give|bring|seek)\\s(?:${PAPER}|(?:[\\w’'-]+\\s){1,6}?with\\s)`)
    .replace('|give paper|seek paper', '');

const NEXT: Readonly<Record<string, RegExp>> = {
  act: new RegExp(`^(?!(?:${said.decisions})\\b)[a-z-]{2,}`, 'i'),
  deed: new RegExp(`^(?:${deedOf(said.deeds)})(?![\\w’'])`, 'i'),
  finished: new RegExp(
    `^(?:${said.done}|(?!(?:noted|minuted|signed|sealed|carried|approved|accepted|adopted|recorded|thanked|congratulated|commended|endorsed|agreed|deferred|excluded|received|allowed|permitted|granted|given (?:to|more time)|explained|told|described|outlined|summarised|introduced|heard|answered|taken)\\b)(?:[a-z-]{2,}(?:ed|en|wn)|put|set|cut|split|spread|made|done|held|kept|met|built|sold|left|spent|paid|laid|read|found|shown|drawn|run|led|hung|bought|sought|taught|told|rerun|redone|remade|got|said|rung|rid|mown|dug))\\b`,
    'i',
  ),
  work: new RegExp(`^(?:${said.works})(?![\\w’'])`, 'i'),
  show: new RegExp(`^(?:${said.showing})(?![\\w’'])`, 'i'),
  doing: /^[a-z-]{2,}ing\b/i,
  done: new RegExp(`^(?:${said.done})\\b`, 'i'),
  paper: new RegExp(`^${PAPER}`, 'i'),
  dated: /^/,
};
const SLOT = /<(\w+)>/g;
const WITHIN: Readonly<Record<string, string>> = {
  owner: '(?<owner>[^;:?]{2,90}?)',
  pronoun: '(?<owner>he|she|they|we|I)',
  person: '(?<owner>[^,;:?]{2,60}?)',
  thing: '(?<thing>[^;:?]{2,200}?)',
  paper: PAPER,
};

type Compiled = {
  kind: said.Kind;
  first: string | null;
  /** Whether only a person can be whose it is. */
  isPersons: boolean;
  pattern: RegExp;
  last: string | null;
  /** Of each of these, whatever it finds has a word. */
  needs: readonly (readonly string[])[];
};

/** The slot before the phrase's own words; "Clerk’s going" has no space there. */
const OPENING_SLOT = /^<(\w+)>(?:\s|(?<=^<(?:owner|person)>)(?=\[’))/;

function compiled({ kind, phrase }: said.Phrase): Compiled {
  const slot = OPENING_SLOT.exec(phrase)?.[1] ?? null;
  const first = slot === 'person' ? 'owner' : slot;
  const last = /<(\w+)>$/.exec(phrase)?.[1] ?? null;
  const body = phrase.replace(OPENING_SLOT, '').replace(/<\w+>$/, '');
  const source = body
    .replace(/(?<!\[\\w) (?![^[]*\])/g, GAP)
    .replace(SLOT, (_, slot: string) => WITHIN[slot] ?? '');
  const end = last === null ? "(?![\\w’'])" : `(?=${lookahead(kind, body, last)})`;
  const start = body.startsWith('[’') ? '' : "(?<![\\w’'])";
  const pattern = new RegExp(`${start}${source}${end}`, 'gi');
  return { kind, first, isPersons: phrase.includes('<person>'), last, needs: needed(body), pattern };
}

const OPTIONAL = /^(?:\(\?:[^()]*\)\?)+/;
const PLAIN = /^(?:([a-z’'-]{2,}?)(s\?)?|\(\?:([a-z’' |-]{3,})\))$/;

/** Which words cannot be missing: those that stand by themselves, and those of which one must be chosen. */
function needed(body: string): string[][] {
  return outermost(body).flatMap((part) => {
    const [, word, plural, several] = PLAIN.exec(part.replace(OPTIONAL, '')) ?? [];
    if (several !== undefined) return [several.split('|').map(firstWord)];
    if (word === undefined) return [];
    return [plural === undefined ? [firstWord(word)] : [word, `${word}s`]];
  });
}

const firstWord = (words: string): string => words.split(/[ -]/)[0] ?? '';

/** The parts of a phrase between those of its spaces that stand in no bracket. */
function outermost(body: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of body) {
    if ('([{'.includes(letter)) depth += 1;
    if (')]}'.includes(letter)) depth -= 1;
    if (letter === ' ' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

/** Where one person will do it, any deed may be promised: whose it is, is looked at later. */
const FUTURE =
  /(?:if\|whether\)|\bthat) (?:<owner>|\(\?:he\|she\|they\|it\)) \((?:\?:[a-z| ]*\)) (?:\(\?:please \)\?)?$|must now |^(?:\(\?:would\|will|\(\?:was\|were\|is\|are\) \(\?:(?:going|happy|willing) |\(\?:was\|were\|is\|are\) \(\?:(?:happy|willing)\||<pronoun>)/;

function lookahead(kind: said.Kind, body: string, last: string): string {
  const next = last === 'done' && kind === 'ask' && body.includes('<thing>') ? 'finished' : last;
  const words = (name: string): string => NEXT[name]?.source.replace(/^\^/, '') ?? '';
  if (next === 'deed') return FUTURE.test(body) ? '[a-z-]{2}' : `${words('deed')}|${words('work')}`;
  return next === 'act' ? '[a-z-]{2}' : words(next);
}

const all = said.phrases.map(compiled);

/**
 * "Copies for the office: Clerk" and "New sign at the gate – KT": a note of a thing that ends with whose it is. Null of what says
 * who came, or moved something.
 */
export function noteWithOwner(sentence: string): Match | null {
  const { thing = '', whose = '' } = THING_AND_OWNER.exec(sentence)?.groups ?? {};
  const when = whenIn(whose);
  const owner = agentIn(when === null ? whose : whose.replace(when, '').replace(/[,\s]+$/, ''));
  if (owner === null || !(isOfPersons(owner) || isInitials(owner)) || NO_NOTE.test(thing)) return null;
  const at = sentence.indexOf(whose);
  return { kind: 'undertaking', from: 0, to: thing.length, what: 0, owner: { ...owner, at } };
}
const THING_AND_OWNER =
  /^(?<thing>(?:[^\s.;:–—]+\s){2,14}?[^\s.;:–—]+)(?:\s[–—-]\s|:\s|\s\((?=[^()]+\)\.?$))(?<whose>[^–—:.;()]{2,50})\)?\.?$/;
const NO_NOTE =
  /\b(?:was|were|is|are|be|been|had|has|have|said|agreed|noted|reported|thanked|did|does|welcomed|asked|apologies|present|attendance|absent|propos\w+|second\w+|signed|chaired|minutes|elected|appointed|interests?|votes?|against)\b/i;
const isInitials = ({ words }: Agent): boolean => /^[A-Z]{2,3}(?: (?:and|&) [A-Z]{2,3})*$/.test(words);

/** What is promised, asked for, withdrawn or replaced in a sentence, in order; of two that overlap the first phrase's. */
export function matchesIn(sentence: string): Match[] {
  const words = new Set(sentence.toLowerCase().split(/[^\w’']+/));
  if ((sentence.match(OFTEN)?.length ?? 0) > MOST) return [];
  const found: Match[] = [];
  // To look for each with its whole pattern costs a second for the first sentence of a file.
  const likely = all.filter(({ needs }) => needs.every((oneOf) => oneOf.some((word) => words.has(word))));
  for (const phrase of likely) {
    phrase.pattern.lastIndex = 0;
    for (let hit = phrase.pattern.exec(sentence); hit !== null; hit = phrase.pattern.exec(sentence)) {
      const match = withWhom(sentence, matchOf(sentence, phrase, hit));
      if (match === null || hit[0] === '') phrase.pattern.lastIndex = hit.index + 1;
      if (match !== null && !found.some((other) => overlap(sentence, other, match))) {
        found.push(match);
      }
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** No sentence promises so often: what seems to is none, and would be long in the reading. */
const MOST = 24;
const OFTEN = /\b(?:agreed|asked|requested|resolved|would|will|to|could|be)\b/gi;

/** Two phrases speak of the same words where the second stands in the clause of the first. */
function overlap(sentence: string, one: Match, other: Match): boolean {
  const [first, second] = one.from <= other.from ? [one, other] : [other, one];
  const clause = clauseOf(sentence.slice(first.what));
  return second.from < first.to || second.what <= first.to || second.from < first.what + clause.length;
}

/** "A note from the Head of Parks" is asked of her; "the letter from the Minister" is there already. */
function withWhom(sentence: string, match: Match | null): Match | null {
  if (match === null || match.owner !== null) return match;
  const [of, ahead] = WHOM[match.kind];
  const whom = of.exec(sentence.slice(match[ahead]))?.groups?.['whom'];
  if (whom === undefined) return match;
  const pronoun = pronounOf(whom.split(' ')[0] ?? '');
  return { ...match, owner: pronoun === null ? opening(whom) : { ...pronoun, at: match.what } };
}
const FROM = new RegExp(
  `^(?!the (?:letter|response|reply|answer)s?\\b)${PAPER}(?:\\s(?:was|were) (?:requested|sought|asked for)|\\s(?:by|of|on|for) [^,;:.]{2,40}?)?\\sfrom (?<whom>[^,;:.]{2,90})`,
  'i',
);
const TO_COME_FROM = /^ from (?<whom>[^,;:.]{2,60})/i;
/** What was once asked of somebody, and is no longer. */
const ASKED_OF = /\b(?:asked|requested|sought|required|expected) (?:of|from) (?<whom>[^,;:.]{2,60})/i;
const WHOM: Readonly<Record<said.Kind, readonly [RegExp, 'what' | 'to']>> = {
  ask: [FROM, 'what'],
  undertaking: [TO_COME_FROM, 'to'],
  withdrawal: [ASKED_OF, 'what'],
  replacement: [ASKED_OF, 'what'],
};

function matchOf(
  sentence: string,
  { kind, first, isPersons, last }: Compiled,
  hit: RegExpExecArray,
): Match | null {
  const from = hit.index;
  const to = from + hit[0].length;
  const before = sentence.slice(0, from);
  const after = sentence.slice(to);
  const named = hit.groups ?? {};
  if (isPast(before, hit[0]) || (/\?$/.test(sentence) && kind === 'undertaking')) return null;
  if (kind === 'undertaking' && OF_HABIT.test(hit[0])) return null;
  if (/^be\b/i.test(hit[0]) || kind === 'withdrawal') {
    if (PROPOSED.test(before) && !SETTLED.test(sentence)) return null;
  }
  if (/^should\b/i.test(hit[0]) && isWeighed(before)) return null;
  if (isPersons && BY_LAW.test(before)) return null;
  const subject = first === null ? null : first === 'name' ? agentAtEnd(before) : subjectOf(before);
  const whom = named['owner'];
  const asked = whom === undefined ? null : placed(agentIn(whom), from + hit[0].indexOf(whom));
  const thing = named['thing'];
  const base = { kind, from, to, what: to, owner: null };
  if (first === 'name' && !isNote(before, subject)) return null;
  if (first === 'name' && last === 'act' && (!isOfOffice(subject) || !BEGINS_DEED.test(after))) return null;
  if (whom !== undefined && asked === null && !isSomebody(whom, last)) return null;
  if (
    thing !== undefined &&
    (/^(?:if|whether|for|about|how|when|why|what|where|who|to|by|him|her|them)\b/i.test(thing) ||
      /(?:^(?:the|an?|no|any|all)|\s(?:the|an?|its|their|any|all|this|that|no))$/.test(thing) ||
      /\b(?:that|(?<!\b(?:relation|relating|regard|responses?|access|answers?|prior|related|subject|reference|how|what|where|when) )to|would|will|may|must|shall|was|were|is|are|be|had|has|have)\b/.test(
        thing,
      ))
  )
    return null;
  if (first === 'paper') {
    const at = paperAtEnd(before);
    return at === null ? null : { ...base, from: at, what: at };
  }
  const doer = whom === undefined ? (first === 'owner' || first === 'name' ? subject : null) : asked;
  if (isPersons && !(doer !== null && (doer.sort === 'person' || isInitials(doer)))) return null;
  const owner = whom !== undefined && asked === null ? nameFor(whom, before, from) : doer;
  if (last === 'act' || last === 'deed') {
    if (kind === 'ask' && doer !== null && doer.sort !== 'person' && OUTSIDERS.test(doer.words)) return null;
    const follows =
      kind === 'ask'
        ? isAsked(hit[0], after, last, doer)
        : (!INTENDED.test(hit[0]) || NEXT['deed']?.test(after) === true) &&
          isPromised(after, last, first, doer, before);
    return follows ? { ...base, owner } : null;
  }
  if (last === 'done' || last === 'finished') {
    const isNoted = thing === undefined && /^to be\b/i.test(hit[0]);
    const isAny = last === 'finished' && thing === undefined;
    if (isAny && !isOfAnyDeed(hit[0], before, after)) return null;
    const noted = isNoted ? notedThing(before, after) : null;
    if (noted !== null) return { ...base, what: noted, owner: doneBy(after, to) };
    const at = thing === undefined ? thingAtEnd(before) : from + hit[0].indexOf(thing);
    if (first === 'owner' && subject === null) return null;
    if (
      at === null ||
      (isAny && isNoted) ||
      !(
        isAny ||
        isWanted(
          sentence.slice(at, from + (thing === undefined ? 0 : hit[0].length)),
          after,
          thing !== undefined,
        )
      ) ||
      (thing === undefined && isWeighed(isAnew(hit[0], before.slice(0, at)) ? '' : before))
    )
      return null;
    const doer = doneBy(after, to);
    if (kind === 'undertaking' && doer !== null && ELSEWHERE.test(doer.words)) return null;
    return { ...base, what: at, owner: doer ?? (first === 'owner' ? subject : null) };
  }
  if (last === 'dated') {
    if (whenIn(clauseOf(after)) === null) return null;
    const at = first === 'thing' ? thingAtEnd(before) : from;
    return at === null
      ? null
      : { ...base, what: at, owner: first === 'owner' && !isMany(subject) ? subject : null };
  }
  if (last === 'doing' && kind === 'undertaking' && !(isDoing(after) && isTheirs(doer, before))) return null;
  if (last === 'show') {
    const shower = kind === 'ask' ? agentIn(thing ?? '') : null;
    if (shower?.sort === 'person' && /^(?:explain|tell)/i.test(after)) return null;
    return { ...base, owner: shower, what: shower === null ? from + hit[0].indexOf(thing ?? '') : to };
  }
  if (first === 'owner' && subject === null) return null;
  if (first === 'thing') return { ...base, what: thingAtEnd(before) ?? to };
  return { ...base, owner, what: last === null ? from : to };
}

const MONTHS = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
/** What was agreed or asked before this meeting is told of, and not promised anew. */
const BEFORE_NOW = new RegExp(
  `\\b(?:had|having|previously|never|not|n[’']t|already|earlier|formerly|would have|could have|as|has been|have been|is|are|which|when|if|unless)(?:\\s(?:been|also|already|all|both|recently|previously|now))?\\s*$|\\b(?:previously|last (?:year|month|week|time|autumn|spring|summer|winter)|at (?:the|its|our|their) (?:last|previous|${MONTHS})\\b|(?:^|[,;]\\s|that\\s)in ${MONTHS}\\b|(?:in|since) (?:19|20)\\d\\d\\b(?!/))[^;.]{0,60}$`,
  'i',
);
const SAID_THEN =
  /^(?:agreed|agrees|undertook|offered|volunteered|promised|pledged|committed|asked|requested|instructed|directed|tasked|urged|invited|commissioned|recommended|resolved|decided|wanted|sought|called)/i;

/** "The requested report" is spoken of, and not requested. */
const SPOKEN_OF = /\b(?:the|all|any|some|no|such|its|his|her|their|of)\s*$/i;
/** "Some wanted to see figures" is no wish of all. */
const SOME_ALONE = /\b(?:some(?: members)?|others)\s$/i;
/** "Whether they still wanted the Clerk to write" wants nothing. */
const WHETHER = /\b(?:whether|if)\b[^,;.]*$/i;
const ASKED_FOR = /^(?:requested|recommended|promised|agreed)\b/i;

const isPast = (before: string, words: string): boolean =>
  (SAID_THEN.test(words) && BEFORE_NOW.test(before)) ||
  (ASKED_FOR.test(words) && SPOKEN_OF.test(before)) ||
  (/^wanted\b/i.test(words) && WHETHER.test(before)) ||
  (/^(?:wanted|wished)\b/i.test(words) && SOME_ALONE.test(before)) ||
  (/^required\b/i.test(words) && before !== '' && agentAtEnd(before) === null);

/** Who stands before the phrase; of "thanked officers and agreed" the sentence's own subject. */
function subjectOf(before: string): Agent | null {
  const agent = agentAtEnd(before);
  const shared = agent === null ? null : WITH_ANOTHER_AHEAD.exec(before.slice(0, agent.at));
  if (agent !== null && shared !== null)
    return { ...agent, words: shared[0] + agent.words, at: shared.index };
  if (agent !== null) return agent;
  if (!/(?:,|\b(?:and|but|then|also|or))\s*$/i.test(before)) return null;
  return leading(before);
}

/** "She and the Purser" */
const WITH_ANOTHER_AHEAD = /\b(?:he|she) and (?:the )?$/;

const VERB =
  /\s(?:said|stated|advised|explained|reported|confirmed|replied|responded|noted|commented|added|stressed|highlighted|outlined|answered|told|assured|agreed|undertook|offered|acknowledged|thanked|welcomed|introduced|presented|informed|updated|clarified|asked|accepted|recognised|apologised|attended|spoke|gave|provided|was|were|is|has|had|will|would|expressed|referred|felt|queried|requested|read|took|did|drew|reminded|circulated|to)\b/g;

/** "It was agreed" speaks of nobody; "said it had" of a body. */
const isNamed = ({ words, at }: Agent, text: string): boolean =>
  words.toLowerCase() !== 'it' || /\b(?:said|that)\s$/.test(text.slice(0, at));

/**
 * Who the sentence is about: the one before its last verb of saying so far, else before its first verb; nobody where it
 * goes on to say what some thing would do.
 */
function leading(before: string): Agent | null {
  let found: Agent | null | undefined;
  for (const verb of before.matchAll(VERB)) {
    const agent = agentAtEnd(before.slice(0, verb.index));
    const does = /^\s(?:would|will) (?!be\b)/.test(before.slice(verb.index));
    if (agent === null && does) found = null;
    if (agent !== null && isNamed(agent, before)) found = agent;
  }
  return found === undefined ? opening(before) : found;
}

/** "Clerk to write to …" begins its sentence, or follows a colon or a dash. */
function isNote(before: string, subject: Agent | null): boolean {
  if (subject === null || subject.sort === 'pronoun') return false;
  if (/,\s*$/.test(before)) return false;
  const ahead = before.slice(0, subject.at).replace(/(?:the|a|an)\s$/i, '');
  if (/,\s$/.test(ahead)) return isOfOffice(subject) && FINITE.test(ahead) && !IN_A_ROW.test(ahead);
  if (/^(?:due to|following|after|given|in view of|because of|subject to)\b[^.;:]*$/i.test(ahead))
    return !FINITE.test(ahead);
  return /^\s*$|(?:[:;–—-]|\b(?:but|AGREED|RESOLVED|Agreed|Resolved|ACTION|Action))\s*$/.test(ahead);
}

/** "The Chair asked the Mayor, the Clerk …" names several. */
const IN_A_ROW =
  /\b(?:(?:asked|asks|requested|invited|instructed|tasked|urged|left|for|allow\w*|enabl\w+|including)\b|(?:by|with|between|from|and) (?:the )?[A-Z])[^,]*,\s$/;

/** Any deed will do in a short note, for the next report, or where an office is named that does it. */
const isOfAnyDeed = (words: string, before: string, after: string): boolean =>
  /^to be\b/i.test(words)
    ? /^(?:(?![a-z]+ed\b)[^\s,;:]+\s){1,5}$/.test(before)
    : IN_THE_NEXT.test(after) || (isCapital(doneBy(after, 0)) && !TAKES_PART.test(after));
const isCapital = (doer: Agent | null): boolean => doer?.sort === 'person' && /^\p{Lu}/u.test(doer.words);
/** Who chairs or pays what is going to happen is told of, and asked nothing. */
const TAKES_PART =
  /^(?:led|chaired|opened|funded|paid|succeeded|represented|supported|followed|run|owned|managed|joined|covered|hosted|attended|performed|conducted|replaced)\b/i;

/** "Footpath blocked, to be chased up" is a note as well: where its thing begins; null where somebody says or does something. */
function notedThing(before: string, after: string): number | null {
  const thing = /(?:^|[;:]\s|\s[–—-]\s|,\s(?:and |then )?)((?:[^\s,;:]+\s){0,7}[^\s,;:]+)[,:]?\s*$/.exec(
    before,
  )?.[1];
  if (
    thing === undefined ||
    FINITE.test(thing) ||
    FINITE.test(clauseOf(after).replace(/^\S+/, '').split(' that ')[0] ?? '')
  )
    return null;
  return before.lastIndexOf(thing);
}
const FINITE =
  /\b(?:is|are|was|were|be|been|has|have|had|having|will|would|can|could|may|might|must|should|shall|do|does|did|needs?|needed|ought|likely|due(?! to\b)|expected|set|planned|able|unable|required|used|appear\w*|seem\w*|hop\w+|wait\w*|remain\w*|going|wish\w*|want\w*|plans|agreed|asked|said|how|what|where|when|if|whether|which|who|that|order|as|not|too|enough|for)\b/i;

/** Of "Westminster to Dover" nobody is to do anything; initials are somebody's. */
const isOfOffice = (subject: Agent | null): boolean => subject?.sort !== 'name' || isInitials(subject);

/** Behind "Clerk to" a verb stands, and no thing. */
const BEGINS_DEED =
  /^(?!(?:the|an?|all|each|any|this|that|these|those|their|his|her|its|our|whom|which|date|be|whose|other|both|every|some|no)\b)[a-z]{2}/;

const doneBy = (after: string, at: number): Agent | null => {
  const agent = agentAfterBy(clauseOf(after));
  return agent === null ? null : { ...agent, at };
};

const placed = (agent: Agent | null, at: number): Agent | null => (agent === null ? null : { ...agent, at });

/** "Thanked Mr Obi and asked him" asks Mr Obi. */
function nameFor(whom: string, before: string, at: number): Agent | string | null {
  if (!/^(?:him|her|them|us)$/i.test(whom)) return withoutArticle(whom);
  if (/^(?:them|us)$/i.test(whom)) return null;
  const named = [...before.matchAll(TITLED)].at(-1)?.[0] ?? THANKED.exec(before)?.[1];
  const pronoun = pronounOf(whom);
  // Who asks is not whom he asks: only another in the same sentence may be meant.
  return named ?? (pronoun === null ? null : { ...pronoun, at: ANOTHER.test(before) ? at : 0 });
}
const THANKED = /\b(?:thanked|congratulated|welcomed) the ((?:[A-Z][\w’'-]*\s)+)and $/;
const ANOTHER = /\b(?:and|but) (?:the )?[A-Z][^,;.]{0,40} $/;
const TITLED = /\b(?:Mrs?|Ms|Miss|Dr|Cllr|Councillor|Sir|Prof)\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?/g;

const isSomebody = (words: string, last: string | null): boolean =>
  (last === 'act' || last === 'doing') &&
  SOMEBODY.test(words) &&
  !/\b(?:is|was|were|agreed|said|asked|offered|undertook|that|to|how|what|if|whether|for|about|be|not|with|on|in|by|as|at|from|public|residents|anyone|visitors)\b/.test(
    words,
  );
const SOMEBODY =
  /^(?:(?:the|all|any|its|our|their|his|her|each) \S|(?:him|her|them|us)$|[A-Z]|[a-z][\w’'-]+(?:\s[\w’'-]+){0,3}s$|[a-z]+ (?:\w+ )?(?:staff|people)$|management$)/;

/** What is asked for is a deed for later, not one that is done there and then. */
function isAsked(words: string, after: string, last: string, doer: Agent | null): boolean {
  if (/^be\b/i.test(after)) return false;
  if (/\breminded\b/i.test(words) && isMany(doer) && whenIn(clauseOf(after)) === null) return false;
  if (/^action/i.test(words)) return true;
  if (/^consider\b/i.test(after) && !isMeeting(doer)) return true;
  if (THERE_AND_THEN.test(after))
    return (
      whenIn(clauseOf(after)) !== null &&
      !/^(?:note|approve|agree|endorse|accept|receive|ratify|adopt|vote|consider)\b/i.test(after)
    );
  return last === 'act' ? /^[a-z-]{2,}/i.test(after) : isDeed(after, doer);
}

/** Those who sit in the meeting are asked to consider what lies before them. */
const isMeeting = (doer: Agent | null): boolean =>
  doer === null || /\b(?:members|panel|board|committee|council|governors|trustees)\b/i.test(doer.words);

const THERE_AND_THEN = new RegExp(`^(?:${said.thereAndThen})\\b`, 'i');

const isDeed = (after: string, doer: Agent | null): boolean =>
  NEXT['deed']?.test(after) === true ||
  (isOfPersons(doer) && !NO_DEED.test(after)) ||
  (NEXT['work']?.test(after) === true &&
    (!isMany(doer) || FOR_THE_BOARD.test(after) || whenIn(clauseOf(after)) !== null));

const isTheirs = (doer: Agent | null, before: string): boolean =>
  doer === null || (!ELSEWHERE.test(doer.words) && !isWeighed(clauseWith(doer, before)));

/** What a law has somebody do is no promise. */
const BY_LAW = /\b(?:under the|legislation|statut\w+|regulations|by law|law|rules|the Act)\b/i;

/** What was only proposed is withdrawn where the sentence says that it was agreed. */
const PROPOSED = /\b(?:proposed|suggested|moved)\b/i;
const SETTLED = /\b(?:agreed|resolved|carried|accepted|approved|content|unanimous(?:ly)?)\b/i;

/** "Drafting" as the deed that it is: "draft"; "arranging", "arrange"; "putting", "put". */
function isDoing(after: string): boolean {
  const [, stem = '', rest = ''] = /^([a-z-]+?)ing\b(.*)$/is.exec(after) ?? [];
  return [stem, `${stem}e`, stem.replace(/([a-z])\1$/, '$1')]
    .map((verb) => verb + rest)
    .some((deed) => NEXT['deed']?.test(deed) === true || NEXT['work']?.test(deed) === true);
}

const isOfPersons = (doer: Agent | null): boolean =>
  doer !== null && (doer.sort === 'person' || /^(?:he|she)$/i.test(doer.words) || isFullName(doer));

/** "Frank" or "Jo Hallam". */
const isFullName = ({ sort, words }: Agent): boolean =>
  sort === 'name' && /^@?\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)?$/u.test(words);
const NO_DEED = new RegExp(`^(?:${ADVERB},?\\s)?(?:${said.states})\\b`, 'i');

const FOR_THE_BOARD = new RegExp(`^(?:${said.doneForTheBoard})(?![\\w’'])`, 'i');
/** Whoever answers to Parliament promises nothing to a local board. */
const ELSEWHERE =
  /\b(?:Home Office|Government|Treasury|Ministry|Minister|Department (?:for|of)|Secretary of State|Parliament|Ofsted|CQC|HMIC\w*|NHS England)\b/;
/** The public is asked for much in minutes, and answers to no board. */
const OUTSIDERS =
  /\b(?:residents|parents|public|pupils|students|patients|drivers|motorists|visitors|customers|people|owners|anyone)\b/i;
const isMany = (doer: Agent | null): boolean =>
  doer !== null && (doer.sort === 'body' || doer.sort === 'people' || /^they$/i.test(doer.words));

function isPromised(
  after: string,
  last: string,
  first: string | null,
  doer: Agent | null,
  before: string,
): boolean {
  if (last === 'act' && NEXT['act']?.test(after) !== true) return false;
  if (doer === null) return (first === null || isOfTheMeeting(before)) && isDeed(after, null);
  if (ELSEWHERE.test(doer.words)) return false;
  const isWhole =
    doer.sort === 'body' || SITTING.test(doer.words) || (doer.sort === 'pronoun' && /^it$/i.test(doer.words));
  if (last === 'act') return !isWhole || isDeed(after, null) || whenIn(clauseOf(after)) !== null;
  if (/^it$/i.test(doer.words) && !SAYS_OF_ITSELF.test(before.slice(0, doer.at))) return false;
  if (isWeighed(clauseWith(doer, before))) return false;
  if (isMany(doer) && OF_SERVICE.test(clauseOf(after))) return false;
  if (/^an?\s/i.test(before.slice(doer.at)) && NEXT['deed']?.test(after) !== true) return false;
  if (isMany(doer) && /\bwhich (?:the |an? )?$/.test(before.slice(0, doer.at))) return false;
  return (
    isDeed(after, doer) &&
    !/\b(?<!(?:see|ask|check|out|know|consider|ascertain|establish|determine) )if\b/.test(clauseOf(after))
  );
}

/** "It was also" agreed, by all. */
const isOfTheMeeting = (before: string): boolean =>
  /^\s*$|\b(?:agreed|resolved|it was(?: (?:also|further|then|therefore|accordingly|subsequently|duly))?)\s*$/i.test(
    before,
  ) || /\bbut $/.test(before);

/** Only what is done for the board is promised by who means to do it. */
const INTENDED = /^(?:intend|propos|plan|aim|mean)/i;

/** Together they are the board itself: what they agree to is mostly a decision. */
const SITTING = /^(?:all |the )?(?:panel |board |committee )?(?:members|councillors|governors|trustees)$/i;

const OF_HABIT = /\b(?:normally|usually|generally|typically|ordinarily|routinely|rarely|hardly)\b/i;

/** How fast a body does a thing describes what it does each day. */
const OF_SERVICE = /\bwithin (?:\S+ ){1,3}(?:seconds|minutes)\b/i;

/** "The Force said it …": what a body says that it will do. */
const SAYS_OF_ITSELF = /\b(?:said|stated|confirmed|indicated|promised|advised)(?: that)?\s$/;

/** "… and the Clerk would write" begins anew, whatever was hoped before. */
const clauseWith = ({ at }: Agent, before: string): string => {
  if (/\bbut (?:that )?$/.test(before)) return '';
  const ahead = before.slice(0, at).replace(/\basked\b/.test(before) ? '' : BEGUN_ANEW, '');
  return /\band (?:that )?(?:the )?$/.test(ahead) ? before.slice(at) : before;
};
/** "… and the Clerk said that" begins anew as well. */
const BEGUN_ANEW =
  /(?<=\band )[^,;.]{2,50} (?:said|agreed|confirmed|stated|advised|explained|replied)(?: that)? (?:the )?$/;

/** What is hoped, expected or asked of somebody is no promise of theirs. */
const WEIGHED =
  /\b(?:if|whether|unless|hoped?|hopes|(?<!\bnot )wish(?:ed)?|suggested|suggesting|questioned|(?<!had )asked|queried|wondered|expected|expects|heard that|anticipated|believed|felt|thought|why|what|how|where|feared|concern(?:ed)?|previously|could|should|as(?! (?:regards|to)\b))\b[^,;:.]{0,60}$/i;
const clauseBefore = (before: string): string => before.slice(Math.max(0, before.length - 140));
const ONLY_IF =
  /\bif (?:there|funding|funds|resources|he|she|they|it|more|additional|the (?:opportunity|funding|money))\b[^;.]{0,80},\s(?:\w+\s){0,4}$/i;
const isWeighed = (before: string): boolean =>
  WEIGHED.test(clauseBefore(before)) || ONLY_IF.test(clauseBefore(before));

/** "It could be mended, and prices will be sought" weighs nothing of the second. */
const isAnew = (words: string, before: string): boolean => /^will\b/i.test(words) && /\band $/.test(before);

/** The words up to the end of their clause. */
export function clauseOf(text: string): string {
  const end = CLAUSE_END.exec(text);
  return end === null ? text : text.slice(0, end.index);
}
const CLAUSE_END =
  /;|\s[–—-]\s|,?\s(?:but|although|though|because|whilst|while|whereas)\s|,\s(?:adding|noting|saying|stating|explaining|advising|given|so that|which|as (?:this|it|he|she|they|the|there)|who|and (?:he|she|they|it|the|that|was|were|said|thanked|noted|advised|confirmed|asked|agreed|[A-Z]))\b|\sand (?:he|she|they|thanked|noted|said|advised|confirmed|asked|agreed|undertook|added|requested)\s|\sand (?:the )?(?:[A-Z][\w’'.]*\s){1,4}(?:agreed|said|noted|thanked|would|will|asked|confirmed|undertook|offered|was|to)\b|\s\((?=[A-Z]{2,5}\)$)|\.$/;

const BOUNDARY =
  /(?:^|[;:–—]\s|,\s(?:and\s|that\s|but\s)?|\b(?:that|said|stated|advised|confirmed|noted|added|explained|reported|if|whether|but|so|because|(?:requested|asked)(?!\s(?:for\s)?(?:in|at|by)\b)|RESOLVED|AGREED|Agreed|Resolved)\s|\band\s(?=(?:the|a|an|this|these|it|they|further|more|any|all|his|her|their|copies|details|information|figures)\b))/gi;

/** Where the thing spoken of at the end of a text begins. */
function thingAtEnd(before: string): number | null {
  if (/,\s*$/.test(before)) {
    const aside = before.lastIndexOf(', ', before.trimEnd().length - 2);
    return aside < 0 || before.length - aside > 90 ? null : thingAtEnd(before.slice(0, aside));
  }
  const from = Math.max(0, before.length - 240);
  let at: number | null = null;
  for (const boundary of before.slice(from).matchAll(BOUNDARY))
    at = from + boundary.index + boundary[0].length;
  return at === null || before.slice(at).trim() === '' ? null : at;
}

const ENDS_IN_PAPER = new RegExp(
  `(?<![\\w’'-])((?:(?:the|a|an|any|his|her|their|its|this|that|another|further|no|both|all|two|three)\\s)?(?:(?!${NOT_A_PAPER}\\b)[\\w’'&/£%-]+\\s){0,5}?(?:${said.papers})(?:\\s(?:on|about|for|of|into|from|regarding|concerning|in|to)\\s[^,;:.]{2,100})?)\\s?$`,
  'i',
);
function paperAtEnd(before: string): number | null {
  const start = thingAtEnd(before);
  if (start === null) return null;
  const found = ENDS_IN_PAPER.exec(before.slice(start));
  return found === null ? null : start + found.index;
}

const MATTER =
  /^(?:this|these|those|it|that|they|the (?:matter|issue|item|question|point|request|topic|concern|suggestion|comments?|idea)s?|comments|concerns|questions|further|more)\b/i;
const BOARD =
  /\b(?:members|the (?:panel|board|committee|council|chair|pcc|commissioner)|councillors|governors|trustees|he|she|they|we)\s*$/i;
/** What an office seeks of others for its board. */
const IS_SOUGHT =
  /\b(?:advice|guidance|permissions?|consent|approval|views?|opinions?|quotes?|quotations?|estimates?|tenders?|prices|clarification|confirmation|assurances?|information|details|funding|grants?|volunteers|legal)\b/i;
const OF_THE_BOARD =
  /^(?:kept|updated|informed|notified|advised|provided with|sent|given|invited|contacted)\b/i;
const HELD_BACK =
  /\b(?:need(?:s|ed)?|had|have|has|continues?d?|ought|likely|hoped|appear(?:s|ed)?|seem(?:s|ed)?|due|expected|set|planned|able|unable|required|used|wait(?:ing)?|yet|remain(?:s|ed)?|proved|going|believed|considered|thought|said|known|where|which|who|how|not|if|unless|could|should|as|until|enough|too|only)\s*$/i;

const HANDED_OVER = new RegExp(`^(?:${said.handedOver})\\b`, 'i');
const A_PAPER = new RegExp(`\\b(?:${said.papers})\\b`, 'i');

/** What a resolution itself brings about: a precept is increased by it, and nobody has to. */
const SETTLED_BY_VOTE =
  /^(?:(?:increased|reduced|raised|lowered|cut|frozen|fixed|set) (?:by|at|to|from)|(?:re-?)?elected|co-?opted)\b/i;

/** What is done in the next report is owed to the board, whatever it is. */
const IN_THE_NEXT = new RegExp(`^[a-z]+ (?:${said.inTheNext})`, 'i');

/** Whether a thing that is to be done with is one that is handed over, brought back or owed to the board. */
function isWanted(words: string, after: string, isAskedFor: boolean): boolean {
  const thing = words.replace(
    /\b(?:should|could|would|will|must|might|to|be|shall|is|are|was|were|also)\b.*$/is,
    '',
  );
  if (
    /^(?:noted|minuted|recorded|approved|asked|requested|instructed|tasked)\b/i.test(after) &&
    !(isAskedFor && /^requested/i.test(after)) &&
    !/to\b/.test(after.slice(0, 20))
  )
    return false;
  if (SETTLED_BY_VOTE.test(after)) return false;
  if (!isAskedFor && IN_THE_NEXT.test(clauseOf(after))) return true;
  if (/^made\b/i.test(after) && /\b(?:grants?|donations?|payments?|awards?)\b/i.test(thing)) return false;
  if (isAskedFor)
    return (
      /^(?:sent|written|e-?mailed|forwarded)\b/i.test(after) ||
      !/\b(?:thanks|condolences|apologies|minutes of the (?:last|previous|meeting)|vote|appreciation|gratitude)\b/i.test(
        thing,
      )
    );
  if (/^held\b/i.test(after) && /\bmeetings?\b/i.test(thing)) return false;
  if (HELD_BACK.test(words.replace(/\s*(?:is|are|was|were|to|be)*\s*$/, '')) || isWeighed(words))
    return false;
  if (/^(?:asked|requested|instructed|tasked)/i.test(after)) return true;
  if (HANDED_OVER.test(after)) return true;
  if (/^sought\b/i.test(after) && IS_SOUGHT.test(thing)) return true;
  const isReceiver = BOARD.test(thing.trim()) || agentAtEnd(thing.trim())?.sort === 'person';
  if (isReceiver && OF_THE_BOARD.test(after)) return true;
  const isOfOutsiders = OUTSIDERS.test(thing) && !isReceiver;
  if (/^(?:contacted|approached|notified|informed|consulted)\b/i.test(after) && !isOfOutsiders)
    return agentAtEnd(thing.trim()) !== null || A_PAPER.test(thing);
  if (MATTER.test(thing))
    return (
      whenIn(clauseOf(after)) !== null ||
      /^(?:investigated|checked|clarified|confirmed|amended|corrected|provided|sent|published|arranged|explored|supplied|submitted|prepared|produced|issued|done|rectified|put right|actioned|kept under review)\b/i.test(
        after,
      )
    );
  return A_PAPER.test(thing);
}
