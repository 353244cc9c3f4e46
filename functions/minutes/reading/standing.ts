import { numberNamed, numberWords } from '../../words/english.ts';
import { ownerAsSubject, ownerInSentence, ownerPrefix } from './owners.ts';
import { isLeftOpen } from './statuses.ts';

/** How an action of the last meeting stands after this one. */
export type Standing = 'discharged' | 'carried over' | 'withdrawn';

/** By which of its words a form was met; where by neither, it says that the action stays open. */
export const standingBy = (done: string | undefined, withdrawn: string | undefined): Standing =>
  done !== undefined ? 'discharged' : withdrawn !== undefined ? 'withdrawn' : 'carried over';

/** The words by which boards say that an action is done with. */
export const DONE = '(?:discharged|closed|completed?|signed off|done)';

/** The words by which they say that it is not. */
export const STILL_OPEN =
  '(?:outstanding|open|ongoing|on-going|carried (?:forward|over)|deferred|postponed|held over|in progress|in hand|under ?way|not (?:yet )?(?:complete|completed|discharged|closed|started|done))';

/** What may stand between an action and the word for how it stands: "had now been", "was still", "remained". */
const NOW =
  '(?:(?:is|was|are|were|has|have|had|been|now|also|both|all|therefore|since|remain(?:s|ed)?|stay(?:s|ed)?|still|to remain) )*';
/** "carried forward to the next meeting" */
const OPEN_UNTIL = `${STILL_OPEN}(?: (?:to|until|for|at|into) [^.;]{3,60})?`;

const SAYS_DONE = new RegExp(`^${DONE}\\b`, 'i');
/** "the action had been completed", behind what it is about. */
const ACTION_STANDS = new RegExp(
  `^(?:the |this |that )?(?:action|item|matter) ${NOW}(?:(?<done>${DONE})|(?<withdrawn>withdrawn)|${OPEN_UNTIL})$`,
  'i',
);

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const THOSE = '(?:action points?|action items?|actions?|items?|matters?|tasks?)';
const DONE_WITH = `(?:${DONE}|actioned|cleared|dealt with)`;
/** "Completed and closed", "Closed or withdrawn" */
const ALL_DONE_WITH = `${DONE_WITH}(?:(?:,? (?:and|or) |\\s?[/&]\\s?)(?:now )?(?:${DONE_WITH}|withdrawn|removed|superseded|no longer (?:required|needed))){0,2}`;
const HEADS_STANDING = new RegExp(
  `^(?:the )?(?:following )?(?:(?<of>${THOSE})(?: (?:that|which|below|listed))* )?(?:(?:were|was|are|is|have been|had been|now|since|still|remain(?:s|ed|ing)?) )*(?:(?<done>${ALL_DONE_WITH})|(?<withdrawn>withdrawn|superseded|no longer (?:required|needed))|${STILL_OPEN})(?: (?<named>${THOSE}))?(?<since> (?:since|at|by|before|during|from) (?:the |this |our )?(?:last |previous )?(?:meeting|board|panel|committee|report|time|update)\\b.{0,30}| since (?:\\d{1,2} )?${MONTH}(?: \\d{4})?| to date)?\\s?[:.–-]?$`,
  'i',
);

/**
 * How the actions stand that a heading or a lead says to follow: "Closed since the last meeting", "The following items were
 * closed:". Null where it says no more than a word, "Completed", if it does not stand where such actions are dealt with.
 */
export function standingHeaded(text: string, isOfActions: boolean): Standing | null {
  const groups = text.length > 100 ? undefined : HEADS_STANDING.exec(text)?.groups;
  if (groups === undefined) return null;
  const { of, named, since, done, withdrawn } = groups;
  const names = /^(?:action|task)/i.test(of ?? named ?? '') || (done !== undefined && since !== undefined);
  if (!isOfActions && !names) return null;
  return standingBy(done, withdrawn);
}

/** "… the PCC was content for the action to be discharged." */
const ENDS_DONE =
  /\baction (?:could |can |should )?(?:now )?(?:to be|be|was|is) (?:now )?(?:discharged|closed)\.?$/i;
const SAYS_OPEN = new RegExp(
  `^(?:(?:to )?(?:be |remain(?:s|ed)? |stay |still |was |is )*)${STILL_OPEN}\\b`,
  'i',
);
const SAYS_WITHDRAWN = /^(?:was |is |now )*withdrawn\b/i;

/** A dash between words, not within one. */
export const DASH = /\s[-–—]+\s|(?<=\w)[–—]\s|\s[–—](?=\w)/g;
const MARK = new RegExp(`${DASH.source}|:\\s|\\s\\((?=[^()]{3,80}\\)\\.?$)`, 'g');
const NO_MORE =
  /^(?:(?:to|be|remains?|stay|still|was|is|now|not|yet) )*[\w-]+(?: (?:forward|over|off|progress|started|complete|discharged))?(?:$|[.,;:)–—-]|\s(?:[-–—(]|on|in|to|by|at|until|as|and|now)\b)/i;

/** An entry that ends by saying how it stands: "Force to provide a paper – discharged", "… : ongoing", "… (withdrawn)". */
export function entrySaying(entry: string): { action: string; standing: Standing } | null {
  for (const { 0: mark, index } of entry.matchAll(MARK)) {
    const after = entry.slice(index + mark.length);
    const standing = standingOf(after);
    if (standing !== null && (/[-–—]/.test(mark) || NO_MORE.test(after))) {
      return { action: entry.slice(0, index).trim(), standing };
    }
  }
  return null;
}

function standingOf(after: string): Standing | null {
  const stands = after.length > 160 ? undefined : ACTION_STANDS.exec(after.replace(/\)?\.?$/, ''))?.groups;
  if (stands !== undefined) return standingBy(stands['done'], stands['withdrawn']);
  if (SAYS_OPEN.test(after) || (SAYS_DONE.test(after) && isLeftOpen(after))) return 'carried over';
  if (SAYS_WITHDRAWN.test(after)) return 'withdrawn';
  return SAYS_DONE.test(after) || ENDS_DONE.test(after) ? 'discharged' : null;
}

/** What a sentence tells of an action: which one it speaks of, how it stands, and the words that follow. */
export type Told = {
  about: string;
  standing: Standing;
  how: string | null;
  /** Whether it speaks of several, by which word it names what they are about, and how many it says they are. */
  several: boolean;
  by: string;
  count: number | null;
};

export const ABOUT =
  '(?:concerning|regarding|relating to|in relation to|in respect of|with regards? to|about|around|on|for|to)';
/** What "should be completed" is not done; what "should be closed" is, for the board says so. */
const BE =
  '(?:(?:(?:could|can|should|may)(?: now| also| therefore)* )?be(?! (?:completed?|done)\\b)|was|were|is|are|being|been|(?:has|have|had)(?: (?:both|all|now|also|since|already))? been)';
const ALSO = '(?:now|therefore|formally|subsequently|also|then|still|since|duly|all|both)';
const STAYS = `(?:remain(?:s|ed)?|stay(?:s|ed)?|(?:would|will|should|to) (?:remain|stay))\\s(?:${ALSO}\\s)*${STILL_OPEN}`;
const IS_TO_COME = `(?:will|would|is to|was to)\\s(?:${ALSO}\\s)*(?:be \\w+|come|return|follow)`;
const SENTENCE = new RegExp(
  `\\b(?:(?<several>actions)|action(?: point| item)?)(?: (?:no\\.? ?)?[\\w./-]*\\d[\\w./-]*)?,? (?:from [^,]{3,60}, )?(?<by>${ABOUT}) (?<about>\\S.{2,300}?)\\s(?:${STAYS}|${IS_TO_COME}|carried (?:forward|over)|${BE}\\s(?:${ALSO}\\s)*(?:(?<done>${DONE})|(?<withdrawn>withdrawn)|${STILL_OPEN}))\\b(?<rest>.*)$`,
  'is',
);
const ASKS_WHETHER = /\b(?:asked|queried|wondered|unclear) (?:if|whether)\b|\?$/i;
/** "None of the", "Once the": what stands before an action of which a sentence says no more than that it is not, or may be. */
const NOT_SAID =
  /\b(?:no|none of|neither of|some of|most of|many of|half of|part of|not all(?: of)?|all but [\w-]+(?: of)?|[\w-]+ of|if|whether|once|when|until|unless|before|after|till)(?: (?:the|these|those|that|this|an|any|each|previous|open|outstanding|other|further|last))* $/i;
const COUNT_BEFORE = new RegExp(`\\b(${numberWords.join('|')}|\\d{1,2}) (?:\\w+ )?$`, 'i');

/** "… had not yet", before the word for being done. */
const NOT_YET = /\s(?:not|never|yet to|nearly|almost|partly|partially)(?: yet| been| be)*$/i;
/** "The Board agreed to close the actions on the bell and the slipway." */
const CLOSED_BY_SUBJECT = new RegExp(
  `\\b(?<done>(?:agreed|resolved) to (?:close|discharge|sign off)|(?:agreed|approved|noted|confirmed|accepted) (?:the )?(?:closure|completion|discharge) of) (?:the )?(?:\\w+ )?(?:(?<several>actions)|action) (?<by>${ABOUT}) (?<about>(?:(?!\\sand\\sto\\s|\\sbut\\s)[^.;:]){2,200})\\.?$`,
  'i',
);

/** "the towing and that on the lamps", "… and the Clerk’s action on the lamps" */
const NAMES_NEXT = new RegExp(
  `\\b(?:that|those|(?:the|his|her|their|[\\w-]+[’']s?) (?:one|other|action)s?) ${ABOUT} `,
  'i',
);

/** Whether words that follow name a further action, of which they say how it stands: "…, as was that on the lamps". */
export const namesNext = (words: string): boolean => NAMES_NEXT.test(words);

/** "The action relating to custody was discharged following a briefing on 3 May" names its action, as an entry does. */
export function standingIn(sentence: string): Told | null {
  if (!/\baction/i.test(sentence) || sentence.length > 1_000 || ASKS_WHETHER.test(sentence)) return null;
  const match = SENTENCE.exec(sentence) ?? CLOSED_BY_SUBJECT.exec(sentence);
  const { about, by = '', done, withdrawn, rest = '', several } = match?.groups ?? {};
  const before = sentence.slice(0, match?.index).slice(-60);
  if (about === undefined || NOT_SAID.test(before)) return null;
  const [, counted] = COUNT_BEFORE.exec(before) ?? [];
  const standing = NOT_YET.test(about) ? 'carried over' : standingBy(done, withdrawn);
  const how = rest.replace(/^[\s,;:–—-]+/, '').replace(/[.\s]+$/, '');
  return {
    about: about.replace(/,$/, ''),
    standing,
    how: how === '' ? null : how,
    several: several !== undefined || NAMES_NEXT.test(about),
    by,
    count: counted === undefined ? null : numberNamed(counted),
  };
}

/** An entry that says of itself, without a dash, that it is not done: "Force to provide a note was carried forward". */
const ENTRY_OPEN = new RegExp(
  `^(?<action>.{5,300}?)\\s(?:${BE}\\s(?:${ALSO}\\s)*|(?:remain(?:s|ed)?|stay(?:s|ed)?)\\s(?:${ALSO}\\s)*)${STILL_OPEN}\\b(?:\\s(?:to|until|for|at|into|pending|as|and|because|while|awaiting|with)\\b.{0,200})?\\.?$`,
  'is',
);

/** The action of an entry that stays open by its own words, or null. */
export const openActionIn = (entry: string): string | null =>
  ENTRY_OPEN.exec(entry)?.groups?.['action'] ?? null;

const TO_COME = new RegExp(`\\s${IS_TO_COME}\\b`, 'i');

/** Whether a sentence says that the thing is still to come: "This will be brought to the next meeting". */
export const isToCome = (sentence: string): boolean => TO_COME.test(sentence);

/** Whether an entry is an action with an owner, and not a sentence about one. */
export const isOwned = (text: string): boolean =>
  ownerPrefix(text) !== null || ownerInSentence(text) !== null || ownerAsSubject(text) !== null;

/** An action as one sentence names it, and how it stands. */
export type Named = { about: string; standing: Standing };
export type Numbered = Named & { how: string | null };

/** Between its letters and its figures a space of a number is held fast, so that no word is taken for the letters. */
const HELD = '\u00a0';
const withNumbersHeld = (words: string): string => words.replace(/\b([A-Z]{2,6}) (?=\d)/g, `$1${HELD}`);
const REFERENCE = `[A-Z]{0,6}[-/${HELD}]?\\d[\\w/.-]*`;
/** "3 (map of the quays)": its number, and what it is about. */
const NUMBER_AND_MATTER = `${REFERENCE}(?: \\([^()]{2,80}\\))?`;
/** "3 – map of the quays – was closed": its words hold no such dash, so that there is one way to read them. */
const BETWEEN_DASHES = ' [–—-] (?<matter>(?:(?! [–—-] )[^.;]){3,80}) [–—-](?= )';
/** "… had been circulated and was closed" */
const DEED = `${BE} (?<deed>(?:(?!\\b(?:actions?|items?|not|but)\\b)[^.;]){3,100}?),? and (?:${ALSO} )*`;
/** A hyphen within a number is the number's: one between two has a space beside it, so that there is one way to read them. */
const RANGE = '(?:\\s[–-]\\s?|–\\s?|-\\s)';
const NUMBERS = `(?<numbers>${NUMBER_AND_MATTER}(?:(?:[,;] (?:and )?| and | & | to |${RANGE})(?:actions? )?${NUMBER_AND_MATTER})*)`;
const THE_ACTIONS = `\\b(?:actions?|items?)(?: (?:points?|items?))?(?: nos?\\.?| numbers?)? ${NUMBERS}`;
/** "were noted as", "were agreed to be" */
const TAKEN_AS =
  '(?:(?:noted|marked|reported|recorded|shown|agreed|confirmed|accepted|regarded|considered)(?: (?:as|to be|to have been|for|that they (?:are|were)))? (?:being |now |all )*)';
/** What is said of an action that is done with only where it stands by its number. */
const OVER_AND_DONE = `(?:${DONE}|actioned|cleared|archived|implemented|dealt with|closure|(?:taken|removed|struck|cleared|deleted) (?:off|from)|can come off)`;
const NO_LONGER =
  '(?:withdrawn|superseded|cancelled|lapsed|overtaken(?: by events)?|no longer (?:required|needed|necessary|relevant))';
/** "items 7 and 8 on the action log" */
const OF_THE_LOG =
  '(?: (?:on|in|from|of) (?:the|that|this) (?:[\\w’-]+ ){0,3}(?:log|list|tracker|register|meeting|minutes|notes))?';
/** "Actions 3 and 5 – closed." */
const STATUS_ALONE = `\\s?(?:[–—:]|\\s-)\\s(?=(?:${DONE}|${STILL_OPEN}|${NO_LONGER})(?:[.;,]|$))`;
const NUMBERED = new RegExp(
  `${THE_ACTIONS}${OF_THE_LOG}(?:${BETWEEN_DASHES})?(?:${STATUS_ALONE}|,? )(?:${DEED})?(?:(?:${BE}|remain(?:s|ed)?|stay(?:s|ed)?)\\s(?:${ALSO}\\s)*${TAKEN_AS}?)?(?:(?<done>${OVER_AND_DONE})|(?<withdrawn>${NO_LONGER})|${STILL_OPEN})\\b(?! by (?:the end|end|\\d|next|jan|feb|mar|apr|may|june?\\b|july?\\b|aug|sep|oct|nov|dec))(?: as (?<because>(?:no longer|overtaken|superseded|(?:an? )?duplicates?)\\b[^.;,]{0,80}))?`,
  'gi',
);
/** "The Board closed actions 24/2 to 24/5.", "… approved the closure of actions 24/2 and 24/5." */
const CLOSED_BY_BOARD = new RegExp(
  `\\b(?:(?<!\\b(?:not|yet|be|been|was|were|are|is) )(?:(?<done>discharged|closed|signed off)|(?<withdrawn>withdrew))|(?:agreed|resolved) (?:to|that) (?<agreed>close|discharge|sign off|remove)|(?:agreed|approved|noted|confirmed|endorsed|accepted) (?:to )?the (?<closure>closure|discharge|completion|removal) of) (?:the )?${THE_ACTIONS}`,
  'gi',
);
const CLOSURE_AGREED = new RegExp(
  `\\b(?:closure|discharge|completion|removal) of (?:the )?${THE_ACTIONS},? (?:was|were) (?:${ALSO} )*(?<closure>agreed|approved|noted|confirmed|endorsed|accepted)\\b`,
  'gi',
);
const EACH = new RegExp(`(?<to>\\sto\\s|[–-]\\s?)?(?<number>${NUMBER_AND_MATTER})`, 'gi');

/** "Actions 1 to 6 were complete, but for action 4" */
const EXCEPTS =
  /\b(?:except(?:ing)?|exception of|other than|apart from|aside from|excluding|save for|but for|bar|(?:all|each|every(?:thing| one)?)(?: \w+){0,3} but)\b[^.;]{0,60}?\d/i;

/** "AP1 was closed" as "Action AP1 was closed". */
const withActionPoints = (words: string): string =>
  words.replace(/(?<!\b(?:actions?|points?|and|to|or|&|,) )(?<![/-])\bAP\s?(?=\d)/g, 'Action AP');

/** "Actions 24/01, 24/03 (fuel) and 24/07 were closed": each, by its number, and what it had come to where that is said. */
export function numberedIn(said: string): Numbered[] {
  const sentence = withActionPoints(said);
  if (sentence.length > 1_000 || ASKS_WHETHER.test(sentence) || EXCEPTS.test(sentence)) return [];
  const listed = [...listedIn(sentence), ...bracketedIn(sentence)].map((one) => ({ ...one, how: null }));
  if (listed.length > 0 || !/\b(?:action|item)/i.test(sentence)) return listed;
  const words = withNumbersHeld(sentence);
  const told = [NUMBERED, CLOSED_BY_BOARD, CLOSURE_AGREED].map((form) => [...words.matchAll(form)]);
  const named = told.find(({ length }) => length > 0) ?? [];
  return named.flatMap(({ groups = {} }) => {
    const { numbers = '', matter, deed, because = null, done, agreed, closure, withdrawn } = groups;
    const how = deed === undefined || SAYS_NO_MORE.test(deed) ? because : deed;
    const aside = matter === undefined ? '' : ` (${matter})`;
    const standing = standingBy(done ?? agreed ?? closure, withdrawn);
    return numbersIn(numbers).map((number) => ({ about: `action ${number}${aside}`, standing, how }));
  });
}

const FORMALLY = '(?:discharged|closed|signed off)';
const IS_FORMAL = new RegExp(FORMALLY, 'i');
const THAT = '(?:it was (?:agreed|resolved) that |the [a-z]+ (?:agreed|resolved) that )?';
const STANDS_NOW = `(?:${BE} |remain(?:s|ed)? |${ALSO} )*(?:${DONE}|withdrawn|${STILL_OPEN}(?: (?:to|until) .{3,60})?)`;
/** "Action 25/03 was discharged.", "[Action 25/07 closed]": a sentence that says only that. */
const SAID_OF_NUMBERED = new RegExp(`^${THAT}(?:the )?${THE_ACTIONS} ${STANDS_NOW}$`, 'i');
const BOARD_CLOSED = new RegExp(
  `^(?:the|members)\\b[\\w ]{0,40} (?:${FORMALLY}|(?:agreed|resolved) to (?:close|discharge|sign off)) (?:the )?${THE_ACTIONS}$`,
  'i',
);
/** A figure alone may number another plan's actions. */
const OTHER_PLAN = /\b(?:plan|audit\w*|inspect\w*|recommendations?|strategy|programme|report)\b/i;

/**
 * The numbered actions of which a sentence says how they stand and nothing else, wherever that is said. `around` are the words
 * that it stands among.
 */
export function formallyIn(sentence: string, around: string): Numbered[] {
  const words = sentence.length > 300 ? '' : sentence.replace(/^[([]|[)\].]+$/g, '');
  if (!SAID_OF_NUMBERED.test(words) && !BOARD_CLOSED.test(words)) return [];
  const named = numberedIn(words);
  const isOurs = ({ about, standing }: Named): boolean =>
    /^action (?:[A-Z]|\d+[/.-])/.test(about) ||
    (!OTHER_PLAN.test(around) && (standing !== 'discharged' || IS_FORMAL.test(words)));
  return named.every(isOurs) ? named : [];
}

/** A deed that only says that it is done. */
const SAYS_NO_MORE = new RegExp(`^${TAKEN_AS}?${DONE}$`, 'i');

/** Each of the numbers that "24/2, 24/4 to 24/6" names. */
function numbersIn(words: string): string[] {
  const numbers: string[] = [];
  for (const { groups = {} } of words.matchAll(EACH)) {
    const number = (groups['number'] ?? '').replace(HELD, ' ').replace(/[.,-]+$/, '');
    const range = groups['to'] === undefined ? null : rangeTo(numbers.at(-1) ?? '', number);
    numbers.push(...(range ?? [number]));
  }
  return numbers;
}

/** No board closes more at once, and names but the first and the last. */
const LONGEST_RANGE = 60;

/** The numbers behind the first up to the last, where they differ in their last figures alone; null where they do not. */
function rangeTo(first: string, last: string): string[] | null {
  const [, lead = '', from = ''] = /^(.*?)(\d{1,4})$/.exec(first) ?? [];
  const [, otherLead = '', to = ''] = /^(.*?)(\d{1,4})$/.exec(last) ?? [];
  const count = Number(to) - Number(from);
  if (from === '' || (otherLead !== '' && otherLead !== lead) || count < 1 || count > LONGEST_RANGE)
    return null;
  return Array.from(
    { length: count },
    (_, at) => lead + String(Number(from) + at + 1).padStart(to.length, '0'),
  );
}

const ACTIONS_BY_NUMBER = new RegExp(THE_ACTIONS, 'gi');

/** How many actions words name by their numbers. */
export const numbersNamed = (words: string): number =>
  [...withActionPoints(words.slice(0, 1_000)).matchAll(ACTIONS_BY_NUMBER)].flatMap(({ groups = {} }) =>
    numbersIn(groups['numbers'] ?? ''),
  ).length;

const ACTION_BY_NUMBER = new RegExp(`\\bactions?(?: nos?\\.?)? (${REFERENCE})`, 'gi');

/** Whether a sentence names an action by a number that is none of those which it was understood to tell of. */
export const namesAnother = (sentence: string, told: readonly Named[]): boolean =>
  [...sentence.matchAll(ACTION_BY_NUMBER)].some(
    ([, number = '']) => !told.some(({ about }) => about.split(' ')[1] === number.replace(/[.,]$/, '')),
  );

/** "Completed and closed: 24/31 (fuel), 24/33 (seals)", "24/31 and 24/33 – closed": each, by its number and what stands beside it. */
function listedIn(sentence: string): Named[] {
  const colon = sentence.indexOf(':');
  const headed = colon === -1 ? null : standingHeaded(sentence.slice(0, colon), true);
  if (headed !== null) return namedBy(sentence.slice(colon + 1).trim(), headed);
  const said = entrySaying(sentence);
  const named = said === null ? [] : namedBy(said.action, said.standing);
  return named.length > 1 ? named : [];
}

const namedBy = (numbers: string, standing: Standing): Named[] =>
  listedByNumber(numbers).map((about) => ({ about, standing }));

const STANDS_IN_BRACKETS = new RegExp(
  `\\((?:(?<all>all|both) |now |still )*(?:(?<done>${DONE})|(?<withdrawn>withdrawn)|${STILL_OPEN})\\)$`,
  'i',
);

/** "Actions 2, 4 and 6 (all complete)", "Actions 2 (closed) and 4 (ongoing)"; none where a bracket may be of the last one alone. */
function bracketedIn(sentence: string): Named[] {
  return [...sentence.matchAll(ACTIONS_BY_NUMBER)].flatMap(({ groups = {} }): Named[] => {
    const said = numbersIn(groups['numbers'] ?? '').map((number) => ({
      number: number.split(' (')[0] ?? number,
      stands: STANDS_IN_BRACKETS.exec(number)?.groups,
    }));
    const last = said.at(-1)?.stands;
    const ofAll = last?.['all'] === undefined ? undefined : last;
    const named = said.flatMap(({ number, stands = ofAll }) =>
      stands === undefined
        ? []
        : [{ about: `action ${number}`, standing: standingBy(stands['done'], stands['withdrawn']) }],
    );
    return named.length === said.length ? named : [];
  });
}

const ALL_NUMBERS = new RegExp(`^(?:(?:actions?|items?)(?: nos?\\.?| numbers?)? )?${NUMBERS}\\.?$`, 'i');

/** Each action of a list that names them by their numbers alone, "24/18 (visits), 24/20 and 25/01"; none of other words, or of a count. */
export const listedByNumber = (words: string): string[] => {
  const numbers =
    words.length > 1_000 ? undefined : ALL_NUMBERS.exec(withNumbersHeld(words))?.groups?.['numbers'];
  return numbers === undefined || /^\d{1,3}\.?$/.test(numbers)
    ? []
    : numbersIn(numbers).map((number) => `action ${number}`);
};

/** "Fog bell – done", "Night pay – not done, by June" */
const BEHIND_DASH = new RegExp(
  `\\s[–—-]\\s(?:now )?(?:${DONE}|${STILL_OPEN})(?:,? (?:by|until|till|to|due|on|at|in|for) [^.;]{2,40})?\\.?$`,
  'i',
);

/** Whether a line ends in a dash and the words for how it stands. */
export const endsInStanding = (text: string): boolean => BEHIND_DASH.test(text.slice(-90));

const LAST_WORDS = new RegExp(
  `(?:[.,;:–—]\\s*|\\s-\\s|\\()(?:(?:(?:the|this) )?(?:action|item|matter) )?${NOW}(?:(?<done>${DONE})|(?<withdrawn>withdrawn)|${STILL_OPEN})\\)?[.!]?$`,
  'i',
);

/** How an entry stands by its very last words: "…, completed.", "… Update: circulated. Closed." */
export function lastWordsOf(entry: string): { action: string; standing: Standing } | null {
  const match = LAST_WORDS.exec(entry.slice(-80));
  if (match === null) return null;
  const { done, withdrawn } = match.groups ?? {};
  const action = entry.slice(0, entry.length - match[0].length);
  const standing = standingBy(done, withdrawn);
  return { action: reportIn(action)?.action ?? action.trim(), standing };
}

const REPORT = '(?:updates?|progress(?: update| report)?|response|outcome|comments?|position|result)';
const BEGINS_REPORT = new RegExp(
  `^[[(]?${REPORT}(?: \\([^()]{2,40}\\)| (?:from|by|on|at) [^:.]{2,60})?\\s?(?::|\\s[–—-])\\s`,
  'i',
);
const WITHIN_ENTRY =
  /(?:[.;,]|\s[–—-])\s[[(]?(?:[Uu]pdates?|[Pp]rogress(?: update| report)?|[Rr]esponse|[Oo]utcome)\s?:\s|\s(?:Update|UPDATE|Progress|Response|Outcome)\s?:\s/;

/** Whether words begin as a report of the action above them does: "Update: sent in May." */
export const isReport = (text: string): boolean => BEGINS_REPORT.test(text);

/** An action, and what is reported of it behind it: "Clerk to order rope. Update: ordered in May". */
export function reportIn(entry: string): { action: string; report: string } | null {
  const mark = WITHIN_ENTRY.exec(entry.slice(0, 2_000));
  if (mark === null || mark.index < 5) return null;
  return { action: entry.slice(0, mark.index), report: entry.slice(mark.index + mark[0].length) };
}

const STANDING_ALONE = new RegExp(
  `^[([]?(?:(?:(?:this|the) )?(?:action|matter|item)|status|outcome)?\\s?[:–—-]?\\s?${NOW}(?:${DONE}|withdrawn|${OPEN_UNTIL})[)\\]]?\\.?$`,
  'i',
);

/** Whether words only say how the thing above them stands: "Action closed.", "Carried forward to June." */
export const saysStandingAlone = (text: string): boolean => text.length <= 100 && STANDING_ALONE.test(text);

const MATTER_NUMBER = '\\(?(?:minutes?|item|min\\.?|action)(?: no\\.?)? [\\w./-]*\\d[\\w./-]*\\)?';
const MATTER = new RegExp(
  `^(?:${MATTER_NUMBER}\\s?(?:[-–—:]\\s)?)?(?<about>.{3,500}?)(?:\\s?[.;:,–—-]?\\s+\\(?(?:(?:the|this) )?action ${NOW}|\\s?[.;:–—-]\\s\\(?)(?:(?<done>${DONE})|(?<withdrawn>withdrawn)|${OPEN_UNTIL})\\)?\\.?$`,
  'is',
);
const NUMBERED_MATTER = new RegExp(`^${MATTER_NUMBER},?\\s`, 'i');

/** Whether a paragraph begins with the number of an earlier minute or item. */
export const isNumberedMatter = (text: string): boolean => NUMBERED_MATTER.test(text);

/**
 * A paragraph that tells of one matter and ends by saying how it stands: "… Action complete.", "… Closed." What stays open and
 * says whose it is, is an action.
 */
export function matterIn(text: string): Named | null {
  if (text.length > 1_000 || !/^\(?(?:minutes?|item|min|action)\b/i.test(text)) return null;
  const groups = MATTER.exec(text)?.groups;
  if (groups?.['about'] === undefined) return null;
  const { about, done, withdrawn } = groups;
  const standing = standingBy(done, withdrawn);
  return standing === 'carried over' && isOwned(about) ? null : { about, standing };
}
