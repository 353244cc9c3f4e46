/** Whether a word stands elsewhere on the page. */
export type Known = (word: string) => boolean;

/** The words of cells, each given line by line, that no end of a line may have parted; gathered when one is first asked for. */
export function knownIn(cellsOf: () => readonly (readonly (readonly string[])[])[]): Known {
  let known: ReadonlySet<string> | undefined;
  return (word) => {
    known ??= new Set(cellsOf().flatMap(unpartedWords));
    return known.has(bare(word));
  };
}

const unpartedWords = (lines: readonly (readonly string[])[]): string[] =>
  lines.flatMap((words, at) =>
    words.slice(at > 0 ? 1 : 0, at < lines.length - 1 ? -1 : words.length).map(bare),
  );

const bare = (text: string): string => text.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '').toLowerCase();

/**
 * Whether the first word of a line is the rest of the last one on the line above, which fills a cell too narrow for it: "12/03/20" over "25",
 * "CO" over "O", "Treasure" over "r". A word that only happens to fill its line goes on in no other.
 */
export function isRestOf(line: string, below: string, isKnown: Known): boolean {
  const above = line.slice(line.lastIndexOf(' ') + 1);
  const whole = above + below;
  if (/^\d/.test(below)) return DATE.test(whole) && !DATE_OF_FOUR.test(above);
  if (INITIALS.test(whole)) return isKnown(whole) || ONE_LETTER.test(`${above}|${below}`);
  if (IN_CAPITALS.test(above) && /^\p{Lu}{1,3}[.?]?$/u.test(below)) return !isKnown(above) && !isKnown(below);
  if (!/\p{L}$/u.test(above) || !/^\p{Ll}/u.test(below) || SMALL_WORD.test(below)) return false;
  if (isKnown(whole)) return !(isKnown(above) && isKnown(below));
  return above === line && ENDING.test(below) && !isKnown(above) && !isKnown(below);
}

const DATE = /^\(?\d{1,2}(?<sign>[./-])\d{1,2}\k<sign>(?:(?:19|20)\d{2}|\d{2})[).,;]?$/;
const DATE_OF_FOUR = /\d{4}[).,;]?$/;

/** "PK", "CMO/LR" */
const INITIALS = /^\p{Lu}{2,5}(?:[/,&]\p{Lu}{1,5})*[/,&]?$/u;
/** Nobody is known by one letter. */
const ONE_LETTER = /(?:^|[/,&])\p{Lu}\||\|\p{Lu}(?:$|[/,&])/u;

/** No initials are as long. */
const IN_CAPITALS = /^\p{Lu}{6,}$/u;

const SMALL_WORD =
  /^(?:a|an|and|any|are|as|at|be|but|by|do|for|from|had|has|he|her|his|i|if|in|is|it|its|new|no|nor|not|of|off|on|one|or|our|out|own|per|she|six|so|ten|the|to|two|up|via|was|we|who|with|yes)[.,;:?)]?$/i;
/** How words end, and none is: a letter or two, or a syllable. */
const ENDING =
  /^(?:\p{Ll}{1,2}|(?:[dnrst]|er)?ings?|[st]?ions?|[dnst]ed|ers|s?ibles?|a?bles?|ments?|ances?|ences?|ness|oners?|ates?|ales?|ures?|ary|ory|ity)[.,;:?)]?$/u;

/**
 * Whether a printed hyphen only breaks a word: "light-" over "ing". What stands below is no word of its own, or both are a word of
 * offices; "on-" over "call" may be said with its hyphen, and keeps it.
 */
export const isBrokenBySyllable = (end: string, below: string): boolean =>
  /\p{Ll}{2}-$/u.test(end) && (NO_WORD.test(below) || OF_OFFICES.test(wholeOf(end, below)));

const wholeOf = (end: string, below: string): string =>
  `${end.slice(end.lastIndexOf(' ') + 1, -1)}${below.split(/[^\p{L}]/u, 1)[0]}`;

const OF_OFFICES =
  /^(?:constables?|commissioners?|commissioning|commanders?|committees?|councill?ors?|superintendents?|inspectors?|sergeants?|detectives?|secretary|secretariat|treasurers?|directors?|directorate|officers?|offices?|managers?|management|governors?|governance|chair(?:man|woman|person)|executives?|administrators?|accountants?|auditors?|solicitors?|president|principal|headteachers?|members?|partnerships?|neighbourhoods?|performance|resources|operations|communications|engagement|safeguarding|finance)$/i;
const NO_WORD =
  /^(?:[bcdfglmnprstvz]?ing|s?tion(?:al)?|[bcdfglmpstuvz]?ation|hoods?|tees?|[st]?sion|[tl]?ment(?:al)?|ments|tions|ings|(?:li)?ness|bourhoods?|bours?|ti?cal|[ai]?bly|[ai]bility|[ai]bilities|ances?|ences?|ti?vely|tives?|ised?|ising|ities|tures?|cies|ries|dures?|ously|ally)(?![\p{L}-])/u;
