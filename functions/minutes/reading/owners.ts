import { withCapital } from '../../words/english.ts';
import { asPrinted } from '../../words/names.ts';
import { isVerb } from './verbs.ts';

const POST = [
  'Force',
  '[A-Z][a-z]+ Police',
  '(?:Temporary |Acting |T/|A/)?(?:Deputy |Assistant )?Chief Constable',
  '(?:Deputy )?Chief Executive(?: Officer)?',
  'Chief Financ(?:e|ial) Officer',
  '(?:Deputy |Assistant )?Chief Officer',
  '(?:Deputy )?Police(?:,? Fire)? (?:and|&) Crime Commissioner',
  '(?:Deputy )?Commissioner',
  'Office of the (?:[A-Z][a-z]+ )?(?:Police (?:and|&) Crime Commissioner|PCC)',
  'Chief of Staff',
  'Monitoring Officer',
  'Panel Officers?',
  '(?:Head|Director) of [A-Z][a-z]+(?:(?: and| &)? [A-Z][a-z]+){0,3}',
  '(?:Asst |D|T/|T/D|A/)?(?:Supt|Superintendent)',
  'All',
  "(?:T/|A/)?[A-Z]{2,5}(?:’s|'s)? Office",
  "(?:T/|A/)?(?!ASB\\b|VAWG\\b|PEEL\\b|TBC\\b|TBA\\b|N/A\\b)(?:[A-Z]{2,5}|(?!PhD\\b)[A-Z][a-z][A-Z]{1,2}|[A-Z]{1,3}[’'][A-Z]{1,2})",
].join('|');

const ONE = `(?:[Tt]he )?(?:${POST})(?: (?:[A-Z][a-z]+|[A-Z]{2,4}))?(?: \\([A-Z]{2,5}\\))?(?: [-–—] (?:Head|Director|Chief) of [A-Z][a-z]+(?: [A-Z][a-z]+){0,2})?`;

/** An owner within a line of text: an office, initials, or several of them. */
export const OWNER_IN_RUN = `${ONE}(?:(?:\\s?[/,&+]\\s?| and )${ONE}){0,4}`;

const EXACT = new RegExp(`^${OWNER_IN_RUN}$`);
const NAMES = /^(?:[A-Z][\w'’.-]{0,30})(?:(?:\s|\s?[/,&+]\s?| and | of | of the )[A-Z][\w'’.-]{0,30}){1,6}$/;
const HALF =
  /\b(?:Chief|Deputy|Assistant|Deputy Chief|Assistant Chief|Police and Crime|Chief Finance|Deputy Police and Crime)$/;
/** "Force /" goes on, too. */
const GOES_ON = new RegExp(`^${OWNER_IN_RUN}(?:\\s?[/,&+]| and)$`);
const OTHER_HALF =
  /\s((?:Chief )?(?:Constable|Executive|Commissioner|Finance Officer|Officer)(?:\/[A-Z]{2,5})?)$/;

/** Whether these words are an office or initials that actions are given to. */
export const isOwner = (words: string): boolean => words.length <= 120 && EXACT.test(asPrinted(words));

/** "Force: Provide a paper" is the Force's. A sentence's own colon makes no owner of what stands before it. */
export function ownerPrefix(text: string): { owner: string; rest: string } | null {
  const match = /^([^:]{1,80}?)\s?:\s*(.*)$/s.exec(text) ?? /^(.{1,60}?)\s[-–—]\s(.+)$/s.exec(text);
  const owner = match?.[1]?.trim() ?? '';
  const rest = match?.[2]?.trim() ?? '';
  if ((ownerInSentence(text)?.length ?? 0) > owner.length) return null;
  if (isOwner(owner)) return { owner, rest };
  const byName = /^[^:]{1,80}:/.test(text) && (NAMES.test(owner) || isPost(owner));
  return byName ? { owner, rest } : null;
}

/** The word that makes a post of the words about it: "Harbour Master", "Chair of Finance", "Clerk". */
const POST_WORD =
  '(?:Vice[- ])?Chair(?:man|woman|person)?|Clerk|Treasurer|Secretary|Directors?|Managers?|Officers?|Representatives?|Reps?|Contractors?|Volunteers?|Head|Headteacher|Master|Engineer|Bursar|Principal|Registrar|Governors?|Members?|Trustees?|Councillors?|Wardens?|Caretaker|Assistant|Accountant|Auditors?|Solicitor|Lawyer|Actuary|Consultant|Planner|Surveyor|Architect|Inspector|Superintendent|Constable|Commissioner|Executive|Leader|Mayor|Analyst|Advis[eo]r|Counsel|Coordinator|Administrator|Matron|Nurse|Dean|Rector|Vicar|Editor|Secretariat|Team|Office|Staff|Curator|Keeper|Librarian|Archivist|Ranger|Chaplain|Steward|Committee|Board|Panel|Council|Trust|Service|Everyone|All|Both';
/** "Clerk to the Council", "Assistant to the Commissioner": whom the post serves is part of its name. */
const SERVED =
  "to (?:the )?(?:[A-Z][\\w’'-]*(?: (?:[A-Z][\\w’'-]*|and|&|of)){0,4}|council|board|panel|committee|commissioner|governors|trustees|chair)";
const IS_POST = new RegExp(
  `^(?:[Tt]he )?(?:[A-Z][\\w’'&-]* ){0,3}(?:${POST_WORD})(?: (?:of|for)(?: the)?(?: (?:[A-Z][\\w’'-]*|and|&)){1,4}| ${SERVED}| \\([A-Z]{2,5}\\))?$`,
);
export const isPost = (words: string): boolean => words.length <= 80 && IS_POST.test(asPrinted(words));

/** "Safeguarding governor", "Chair of governors": a post of which only the first word has its capital. */
export function isPostInSmall(words: string): boolean {
  const [first = '', ...others] = words.length > 60 ? [] : words.replace(/^[Tt]he /, '').split(' ');
  const isWord = (word: string): boolean => /^\p{Ll}[\p{L}’'-]*$/u.test(word);
  const inCapitals = others.map((word) => (/^(?:of|for|and|the)$/.test(word) ? word : withCapital(word)));
  const mayBe = others.length > 0 && others.length < 5 && others.every(isWord) && /^\p{Lu}/u.test(first);
  const post = [first, ...inCapitals].join(' ').replace(' and ', ' ');
  return mayBe && !isVerb(first) && !NO_OFFICE.test(first) && isPost(post);
}

/** Whether words with capitals end as a place's name does: "Mill Lane", "Custom House". */
export const isPlace = (words: string): boolean =>
  /\s(?:Street|Road|Lane|Avenue|Close|Way|Drive|Quay|Wharf|Pier|Dock|Bridge|Hall|House|Park|School|College|Hospital|Library|Centre|Station|Depot|Church|Green|Square|Site|Building)$/.test(
    words,
  );

const BETWEEN_OWNERS = /\s?[/,&+]\s?|\sand\s(?:the\s)?/;
const NAME =
  /^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr|Ald|Revd?|Canon|Capt|Cdr|Col|Maj|Lt|Sgt|Insp|Sir|Dame|Lord|Lady)\.? )?(?:(?:[B-HJ-Z]|[A-Z]\.) ?){0,3}[A-Z][\w’'-]+(?: [A-Z][\w’'.-]*){0,2}$/;
/** What a sentence says of a thing, and of nobody who is to do something: "Paper to be circulated", "Item to come back". */
const OF_THINGS = '(?!be\\b|come\\b|go\\b|follow\\b|include\\b|the\\b|a\\b|all\\b)';
const SUBJECT = new RegExp(`^(\\S.{1,70}?) (?:to|will|shall|is to|are to) ${OF_THINGS}([a-z][\\w’'-]*)`);
/** "Mrs Heald to include …": somebody with a title is no thing. */
const TITLED_SUBJECT =
  /^((?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr|Councillor|Sir|Dame|Lord|Lady)\.? [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) (?:to|will) (?:come|go|follow|include)\b/;
/** "TREASURER TO CIRCULATE …" */
const SUBJECT_IN_CAPITALS = /^(?!.*\p{Ll})(\P{Ll}{2,60}?) (?:TO|WILL) (?!BE\b|THE\b)\p{Lu}{2,}/u;

/**
 * Who is to do it, by the subject of an action's own sentence: "Ivo Marl to put …", "Ann and Bea to find …". Only of words that
 * are known to be an action: in running text a capital makes no owner.
 */
export function ownerAsSubject(action: string): string | null {
  const [, shouted] = SUBJECT_IN_CAPITALS.exec(action.slice(0, 600)) ?? [];
  if (shouted !== undefined) return isNamed(inTitleCase(shouted)) ? shouted : null;
  const titled = TITLED_SUBJECT.exec(action)?.[1];
  if (titled !== undefined) return titled;
  const [, subject = '', deed = ''] = SUBJECT.exec(action) ?? [];
  const isOneName =
    /^[A-Z][\w’'-]+$/.test(subject) && !NO_OFFICE.test(subject) && !isVerb(subject) && !SEVERAL.test(deed);
  return isOneName || isNamed(subject) || isPostInSmall(subject) ? subject : null;
}

/** "HEAD OF WORKS" as "Head of Works" */
const inTitleCase = (words: string): string =>
  words
    .toLowerCase()
    .replace(/(?<![\p{L}’'])(?!(?:of|and|for|the|to)\b)\p{L}/gu, (letter) => letter.toUpperCase());

/** Behind "Relay to partners" stand several, and no deed, which ends in no single s but "focus". */
const SEVERAL = /^(?!focus$).*[^s]s$/;

/** Words with a capital that begin a sentence about a thing. */
export const NO_OFFICE =
  /^(?:report|paper|update|letter|minutes|item|data|figures|briefing|presentation|meeting|plan|policy|agenda|survey|work|training|details?|information|dates?|action|it|this|that|there|these|what|how|who|any|each|every|proposals?|options?|response|results?|copies|copy|list|draft|budget|risk|strategy|protocol|need)\b/i;

/** Whether the words, known to say whose an action is or to be a heading, are offices, posts or people: "Ann and Bea". */
export function isNamed(words: string): boolean {
  const each = words.length > 80 ? [] : words.split(BETWEEN_OWNERS);
  const isOne = (one: string): boolean =>
    isOwner(one) || isPost(one) || (NAME.test(asPrinted(one)) && (each.length > 1 || one.includes(' ')));
  return words !== '' && each.length > 0 && each.every(isOne);
}

const SENTENCE = new RegExp(`^(${OWNER_IN_RUN}) (?:to|will|is to|are to|agreed to|undertook to) [a-z]`);
const IN_BRACKETS = new RegExp(`\\s[([](?:Owner: |Lead: |Action: )?(${OWNER_IN_RUN})[)\\]]\\.?$`);

/** "Force to provide a briefing" names its owner in its own sentence, as does a briefing "(CC)". */
export const ownerInSentence = (text: string): string | null =>
  SENTENCE.exec(text.slice(0, 200))?.[1] ?? null;

/** An owner in brackets at the end, and the text without it. */
export function ownerSuffix(text: string): { owner: string; rest: string } | null {
  const tail = text.slice(-140);
  const match = IN_BRACKETS.exec(tail);
  if (match === null) return null;
  return { owner: match[1] ?? '', rest: text.slice(0, text.length - tail.length + match.index).trim() };
}

/** An owner cell that wrapped, its second half run into the action's text: "Chief" and "… officers Constable". */
export function unwrapOwner(owner: string, text: string): { owner: string; text: string } {
  const half = OTHER_HALF.exec(text);
  if (!HALF.test(owner) || half === null) return { owner, text };
  return { owner: `${owner} ${half[1]}`, text: text.slice(0, half.index).trim() };
}

/** Whether an owner that begins so must go on. */
export const isHalfAnOwner = (words: string): boolean =>
  HALF.test(words) || (words.length <= 80 && GOES_ON.test(words));
