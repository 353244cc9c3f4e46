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
  '(?:T/|A/)?(?!ASB\\b|VAWG\\b|PEEL\\b|TBC\\b|TBA\\b|N/A\\b)[A-Z]{2,5}',
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
export const isOwner = (words: string): boolean => words.length <= 120 && EXACT.test(words);

/** "Force: Provide a paper" is the Force's. A sentence's own colon makes no owner of what stands before it. */
export function ownerPrefix(text: string): { owner: string; rest: string } | null {
  const match = /^([^:]{1,80}?)\s?:\s*(.*)$/s.exec(text) ?? /^(.{1,60}?)\s[-–—]\s(.+)$/s.exec(text);
  const owner = match?.[1]?.trim() ?? '';
  const rest = match?.[2]?.trim() ?? '';
  if ((ownerInSentence(text)?.length ?? 0) > owner.length) return null;
  if (isOwner(owner)) return { owner, rest };
  const byName = /^[^:]{1,80}:/.test(text) && NAMES.test(owner);
  return byName ? { owner, rest } : null;
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
