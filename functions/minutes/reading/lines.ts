import { endsInLabel } from './labels.ts';
import { DONE, STILL_OPEN } from './standing.ts';

/** Words that stand together on a line, from where to where. Units are the reader's own: points, or characters. */
export type Segment = { text: string; from: number; to: number };
export type Placed = readonly Segment[];

/** How a line is set out across its page, where the file leaves columns to tabs or to place. */
export type Across =
  | { by: 'tabs'; cells: readonly string[] }
  /** `ruled` where the page draws a line between it and the line above. */
  | { by: 'place'; segments: Placed; ruled: boolean };

/** A line of the notes as every reader hands it on: of text, of a PDF page, a paragraph or table row of a Word file. */
export type Line = {
  /** 1 is the first line, or paragraph, of the file. */
  number: number;
  /** Spaces single; no bullet, number or emphasis. Empty for a blank line. */
  text: string;
  bullet: boolean;
  /** How deep its bullet stands in a list, 0 the outermost. */
  depth: number;
  /** The number printed before it ("5" of "5. People"); empty where Word counts and does not say; else null. */
  label: string | null;
  /** Its level where the file itself sets it as a heading, 1 the highest; a paragraph all in bold is below them all. */
  heading: number | null;
  /** The cells of a table row, blank ones empty, where the file says what they are. */
  cells: readonly string[] | null;
  /** Which true table of the file (Word, Markdown, HTML) the row belongs to: there a row is whole. */
  table: number | null;
  across: Across | null;
  /** All its words are struck through. */
  struck: boolean;
  /** Whether the box before it is ticked; null where there is none. */
  ticked: boolean | null;
  /** Whether it is known to be filled to the margin. */
  filled: boolean;
};

/** So long, in characters, a printed line may have ended for want of room, wherever its margin is. */
const LONG_LINE = 60;

/** Whether what stands below a printed line may go on with it. */
export const isFilled = ({ text, filled }: Pick<Line, 'text' | 'filled'>): boolean =>
  text.length >= LONG_LINE || breaksOff({ text, filled });

/** Whether it is known that a printed line goes on below. */
export const breaksOff = ({ text, filled }: Pick<Line, 'text' | 'filled'>): boolean =>
  filled || BREAKS_OFF.test(text);

/** It ends within brackets, "Count the berths (Mr", or with a word that leads on: "Ask for two quotes by". */
const BREAKS_OFF = /[([][^()[\]]{0,60}$|\s(?:by|the|of|to|and|for|at|with|an?|or|from|until|before)$/;

/** Longer, in characters, than any action that a board has asked for: a line so long is a paragraph. */
export const LONGEST_ROW = 2_000;

/** The level of a paragraph that is a heading only by being all in bold. */
export const BOLD = 7;

/** A file's lines; `wraps` where a paragraph may run over several of them. */
export type NotesText = { lines: readonly Line[]; wraps: boolean };

const BULLET =
  /^(?:[·•●○◦‣⁃∙▪■□➢➤►✓✔✗✘§\uE000-\uF8FF\u25A0-\u25FF\u2610-\u2612→⇒➔➜➡➞»]+\s*|(?:>>|=>|->)\s*|[-–—*+]\s+|o\s+(?=["'‘“]?[A-Z])|\[[ xX]?\]\s+)/;
/** A box that is ticked or not: "[x]", "☐". */
const TICK_BOX = /^(?:[-–—*+•]\s+)?(\[[ xX]\]|[☐☑☒])\s/;
const ITEM =
  /^(?:[Aa]genda |AGENDA )?(?:[Ii]tem|ITEM)(?: [Nn][Oo]\.?)? (\d{1,2})(?:\s?[:.)–—-]+(?:\s|$)|\s(?=[A-Z"'‘“])|$)/;
const LABEL =
  /^(?:\(?(\d{1,2}(?:\.\d{1,2}){0,2}|[a-zA-Z]|[ivx]{1,4})[.)](?:\s?(?=[A-Z"'‘“*])|(?<=\))\s(?=\d{2,}\/\d))|(\d{1,2}\.\d{1,2})\s(?![ap]\.?m\b)(?=[A-Z]))/i;

const MARK = '(?:\\[[ xX✓✔]\\]|[☐☑☒✓✔✗✘●○■□])';
const MEANT =
  '(?:(?:still |now |already )?(?:done|complete[d]?|closed|discharged|finished|to do|to be done|not (?:yet )?(?:done|started|complete[d]?)|open|outstanding|ongoing|in progress|in hand|under way|carried (?:forward|over)))';
/** What marks mean: "☑ = done  ☐ = still to do", "✓ done, ✗ not done". */
const KEY = new RegExp(
  `^(?:key\\s?:?\\s*)?(?:${MARK}\\s?(?:=|:|–|—|-|means)\\s?${MEANT}|${MARK}\\s?${MEANT}(?=[\\s;,.|/]+${MARK}))(?:[\\s;,.|/]+(?:and )?${MARK}\\s?(?:=|:|–|—|-|means)?\\s?${MEANT})*\\.?$`,
  'i',
);

export const isKeyOfMarks = (text: string): boolean => text.length <= 120 && KEY.test(text);

/** Spaces single, invisible marks and an export's asterisks gone, its odd entity and ligatures spelt out. */
export function tidy(text: string): string {
  if (!UNTIDY.test(text)) return text;
  return text
    .replace(/\*{2,3}/g, '')
    .replace(EMPHASIS, '$1')
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/&(amp|nbsp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** "get a price *(by 31 March)*": words between asterisks that stand close about them; one before or behind a name is a note's. */
const EMPHASIS = /(?<=^|[\s([])\*(?=[^\s*])([^*]{1,300}?)(?<=\S)\*(?=$|[\s)\].,;:?!])/g;

/** Few words need any of it. */
const UNTIDY = /\*|&|[^\S ]| {2}|^ | $|[\p{Cc}\u00AD\u200B-\u200D\u2060\uFEFF\uFB00-\uFB06]/u;

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** A line from its raw words: the bullet and the number are taken off and remembered. */
export function lineOf(number: number, raw: string, known: Partial<Line> = {}): Line {
  // What a mail quotes stands behind its marks.
  let text = tidy(raw).replace(/^(?:> )+/, '');
  let bullet = false;
  const isKey = isKeyOfMarks(text);
  const box = isKey ? undefined : TICK_BOX.exec(text)?.[1];
  for (let mark = isKey ? null : BULLET.exec(text); mark !== null; mark = BULLET.exec(text)) {
    bullet = true;
    text = text.slice(mark[0].length).trim();
  }
  const numbered = ITEM.exec(text) ?? LABEL.exec(text);
  if (numbered !== null) text = text.slice(numbered[0].length).trim();
  const label = numbered?.[1] ?? numbered?.[2] ?? null;
  const ticked = box === undefined ? null : !/[ ☐]/.test(box);
  const plain = {
    heading: null,
    cells: null,
    table: null,
    across: null,
    struck: false,
    ticked,
    filled: false,
    depth: 0,
  };
  return { number, text, bullet, label, ...plain, ...known };
}

/** A line set out with tabs is a row, unless the tab only stands after a number. */
export function lineWithTabs(number: number, words: string, known: Partial<Line> = {}): Line {
  const cells = words.split('\t').map((cell) => cell.trim());
  if (cells.length < 2) return lineOf(number, words, known);
  const across: Across = { by: 'tabs', cells: cells.map(tidy) };
  const line = lineOf(number, words, { ...known, across });
  if (line.bullet) return line;
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length < 2 || (filled.length === 2 && /^\(?\d{1,2}[.)]?$/.test(filled[0] ?? ''))) return line;
  return rowOf(number, cells, null, across);
}

/** A text without the bullet before it. */
export const withoutBullet = (text: string): string => text.replace(BULLET, '');

/** A table row: its text is its cells read across. */
export function rowOf(
  number: number,
  cells: readonly string[],
  table: number | null,
  across: Across | null = null,
): Line {
  const tidied = cells.map(tidy);
  const text = tidied.filter((cell) => cell !== '').join(' ');
  return { ...lineOf(number, ''), text, cells: tidied, table, across };
}

/** What two lines of one paragraph say together; a word broken at its own hyphen is made whole. */
const joinLines = (first: string, second: string): string =>
  /\w-$/.test(first) && /^[a-z]/.test(second) ? first + second : `${first} ${second}`;

/** A text without its final full stop; an ellipsis and an abbreviation's stop stay. */
export const withoutFullStop = (text: string): string =>
  text
    .replace(/\s+$/, '')
    .replace(/(?<![.]|\b[a-z]\.[a-z]|\betc)\.$/i, '')
    .trim();

/** What a page carries beside its matter: its number ("2022/23" is none), a web address, the office's address, a security marking. */
export function isFurniture(text: string): boolean {
  if (text === '' || text.length > 300) return false;
  return FURNITURE.some((pattern) => pattern.test(text));
}

const PAGE_ALONE = /^(?:page|p\.?)\s?\d{1,4}(?:\s?(?:of|\/)\s?\d{1,4})?$/i;
const FURNITURE: readonly RegExp[] = [
  /^(?:https?:\/\/|www\.)\S+$/i,
  PAGE_ALONE,
  /\bPage \d{1,4} of \d{1,4}$/,
  /^(?:[\p{L}\d’'&,|/–-]+ +){0,8}Page \d{1,4}$/u,
  /^[-–—|\s]*\d{1,4}[-–—|\s]*$/,
  /^(?!20\d\d\s?\/\s?(?:20)?\d\d$)\d{1,4}\s?(?:of|\/)\s?\d{1,4}$/,
  /\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b/,
  /\b(?:office )?tele?phone:|\be-?mail:\s?\S+@/i,
  /^(?:page \d+ )?this page is intentionally left blank$/i,
  /^(?:official(?:[ -]+sensitive)?|restricted|not protectively marked|unclassified|draft)$/i,
];

/** Lines that belong together: a paragraph, a bullet with what it wraps to, a heading. */
export type Paragraph = {
  line: number;
  /** The number of its last line. */
  to: number;
  /** Where its first line stands among the lines. */
  from: number;
  text: string;
  bullet: boolean;
  depth: number;
  label: string | null;
  heading: number | null;
  /** The cells of a row that no table of actions holds. */
  cells: readonly string[] | null;
  /** All its lines are struck through. */
  struck: boolean;
  ticked: boolean | null;
};

/** No paragraph is longer, in characters: a text without any end to it is cut, so that its reading is quick. */
export const LONGEST_PARAGRAPH = 10_000;

/** Whether it stands in a list, behind a bullet or a number. */
export const isItem = ({ bullet, label }: Pick<Paragraph, 'bullet' | 'label'>): boolean =>
  bullet || label !== null;

const NO_LINE = lineOf(0, '');

/** The paragraphs of the lines. */
export function paragraphsOf({ lines, wraps }: NotesText): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: Paragraph | null = null;
  let before = NO_LINE;
  let apart = true;
  const minutes = wraps ? minutesNumbered(lines) : new Set();
  const feet = wraps ? linesAtFeet(lines) : new Set();
  lines.forEach((line, index) => {
    const isDateEnd = !apart && isDateCut(before.text, line.text);
    const isRunning = wraps && (isFurniture(line.text) || feet.has(line.text));
    if (line.text === '' || (isRunning && !isDateEnd)) {
      apart = true;
      return;
    }
    const wrapped = wraps && !apart ? wrappedWords(before, line, open?.text ?? '') : null;
    if (
      open !== null &&
      open.text.length < LONGEST_PARAGRAPH &&
      !minutes.has(index) &&
      (wrapped !== null || continues(before, open, line, wraps, apart))
    ) {
      open.text = joinLines(open.text, wrapped ?? line.text);
      open.to = line.number;
      open.struck &&= line.struck;
    } else {
      const { number, text, bullet, depth, label, heading, cells, struck, ticked } = line;
      const looks = { bullet, depth, label, heading, cells, struck, ticked };
      open = { line: number, to: number, from: index, text, ...looks };
      paragraphs.push(open);
    }
    before = line;
    apart = false;
  });
  return paragraphs;
}

/**
 * What goes on with a filled line and only looks like a point of its own: "– DONE", "6.2 were completed" below "Actions 4.1 and",
 * "(b) Clerk to write" below "Actions: (a) Chair to ask the mill;".
 */
function wrappedWords(before: Line, { bullet, label, text }: Line, open: string): string | null {
  if (!isFilled(before)) return null;
  if (bullet && STANDING_ALONE.test(text)) return `– ${text}`;
  if (label === null) return null;
  if (/[;,](?: (?:and|or))?$/.test(before.text) && counts(open, labelBefore(label)))
    return `(${label}) ${text}`;
  const isNumber = /^\d/.test(label) && /^\p{Ll}/u.test(text);
  return isNumber && /(?:,|\b(?:and|or|actions?|items?|minutes?))$/i.test(before.text)
    ? `${label} ${text}`
    : null;
}

/** The letter or the number before one; none before the first. */
const labelBefore = (label: string): string =>
  /^[b-z]$/.test(label)
    ? String.fromCharCode(label.charCodeAt(0) - 1)
    : /^\d{1,2}$/.test(label)
      ? `${Number(label) - 1}`
      : '';

/** Whether words within a line are counted so: "… (a) Chair to ask". */
const counts = (words: string, label: string): boolean => label !== '' && words.includes(` (${label}) `);
const STANDING_ALONE = /^(?:done|completed?|closed|discharged|open|outstanding|ongoing)\.?$/i;

/** A date may wrap before its year, which then is no page's number, or before its month. */
export const isDateCut = (before: string, text: string): boolean =>
  (MONTH_LAST.test(before) && /^(?:19|20)\d\d\b/.test(text)) ||
  (/\b\d{1,2}(?:st|nd|rd|th)?$/.test(before) && MONTH_FIRST.test(text));
const A_MONTH = '(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)(?:[a-z]{2,6})?\\b';
const MONTH_FIRST = new RegExp(`^${A_MONTH}`);
/** "… to the office on" over "12 May.", whatever stands between, as at a page's foot. */
const LEADS_TO_DAY = /.{25} (?:on|by|until|from|before|after|since)$/;
const BEGINS_WITH_DAY = new RegExp(`^\\d{1,2}(?:st|nd|rd|th)? ${A_MONTH}`);
const MONTH_LAST = /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6},?$/i;

/** What stands over the numbers of two pages or more: "Audit Committee 18 September 2025" over "Page 1". */
function linesAtFeet(lines: readonly Line[]): ReadonlySet<string> {
  const worded = lines.filter(({ text }) => text !== '');
  const over = worded.flatMap(({ text }, at) => (PAGE_ALONE.test(worded[at + 1]?.text ?? '') ? [text] : []));
  const once = new Set<string>();
  const isAgain = (text: string): boolean => {
    const again = once.has(text);
    once.add(text);
    return again;
  };
  return new Set(over.filter(isAgain));
}

/** The number of a minute: "TB 97/25", "A3", "25/035". */
export const MINUTE = '(?:[A-Z]{1,5}[ /-]?)?\\d{1,4}(?:[./-]\\d{1,4}){0,2}';
/** "TB 97/25 Matters arising", "A3 Audit", "25/035 Highways": what a minute's number stands before begins with a capital. */
export const MINUTE_NUMBER = new RegExp(`^${MINUTE}(?=\\s+["“‘(]?\\p{Lu})`, 'u');

/** Where lines begin with the numbers of minutes: letters or a stroke make no number of a date or of a sum, where three at least are alike. */
export function minutesNumbered(lines: readonly Line[]): ReadonlySet<number> {
  const alike = new Map<string, Map<string, number>>();
  lines.forEach(({ text, cells }, at) => {
    const [number = ''] = cells === null ? (MINUTE_NUMBER.exec(text) ?? []) : [];
    const shape = number.replace(/\d+/g, '#');
    if (!/^#?$/.test(shape)) alike.set(shape, (alike.get(shape) ?? new Map()).set(number, at));
  });
  return new Set([...alike.values()].flatMap((found) => (found.size < 3 ? [] : [...found.values()])));
}

/**
 * A heading right below what it is no part of: in capitals below small letters, or in small letters below an action in capitals;
 * "PART TWO", "RESOLVED"; and what follows an action that ends in its day.
 */
const isHeadedAfresh = (open: string, before: string, text: string): boolean =>
  (IN_CAPITALS.test(text) && /\p{Ll}/u.test(before)) ||
  (/\p{Ll}/u.test(text) && IN_CAPITALS.test(open)) ||
  /^(?:RESOLVED|(?:PART|SECTION|APPENDIX) (?:ONE|TWO|THREE|[A-D]|[1-4]|I{1,3}))\b/.test(text) ||
  (CALLED_ACTION.test(open) && ENDS_IN_DAY.test(before) && /^\p{Lu}/u.test(text));
const CALLED_ACTION = /^(?:(?:agreed |new )?action|follow[- ]up|AP\s?\d)/i;
const IN_CAPITALS = /^(?=.*\p{Lu}{5})[^\p{Ll}]{5,}$/u;
const ENDS_IN_DAY = /\bby (?:\p{L}+ )?\d{1,2}(?:st|nd|rd|th)? \p{L}+ 20\d\d$/u;

/** A line that begins with a label of notes is no part of the paragraph above it, however near it stands. */
const LABELLED =
  /^(?:(?:dates?|time|venue|place)(?:,? (?:and|&) (?:time|venue|place))? of (?:the )?next (?:meeting|board|panel|committee)|(?:the )?next (?:[\w’'-]+ ){0,4}meeting|(?:agreed |new )?action(?: points?)?(?: [A-Z]{0,5}[-/]?\d[\w/.-]{0,12})?(?: \([^()]{2,40}\))?|owner|due(?: date)?|deadline|present|apologies|in attendance)\s?:\s/i;

/** "… in March. ACTION:", "… on towing. Update:" at a line's end: what it leads to stands on the next. */
const ENDS_IN_MARK =
  /[.;!?)\]] [([]?(?:(?:ACTION|Action)(?: by| for| continues)?\s?[:–—-]|(?:Update|Progress|Response|Outcome|Status):)$/;

/**
 * Over a blank line only a sentence cut short goes on, or a list's item with what ends it; within a paragraph a line filled to
 * the margin does too.
 */
function continues(above: Line, open: Paragraph, line: Line, wraps: boolean, apart: boolean): boolean {
  const before = above.text;
  if (line.bullet || line.label !== null || line.heading !== null || line.cells !== null) return false;
  const isMatter = open.heading === null && open.cells === null;
  if (isMatter && (!apart || open.text.length > 25) && MARK_ALONE.test(line.text)) return true;
  if (!wraps) return false;
  if (!apart && goesOnInLabels(before, line.text)) return true;
  if (LABELLED.test(line.text) || BEGINS_ACTION.test(line.text)) return false;
  if (isHeadedAfresh(open.text, before, line.text)) return false;
  if (!apart && goesOnInBrackets(before, line.text)) return true;
  if (!apart && (endsInLabel(before) || ENDS_IN_MARK.test(before)) && !ANY_LABEL.test(line.text)) return true;
  if (!apart && isDateCut(before, line.text)) return true;
  if (LEADS_TO_DAY.test(before) && BEGINS_WITH_DAY.test(line.text)) return true;
  if (!apart && before.endsWith('.') && /\.$/.test(line.text) && STANDING_ALONE.test(line.text)) return true;
  if (!apart && /;$/.test(before) && isFilled(above) && /^[a-z]/.test(line.text)) return true;
  if (!apart && above.filled && !ENDS_IN_LEAD.test(before) && !ANY_LABEL.test(line.text)) return true;
  if (/[.:;?!]$/.test(before)) return false;
  if (/^[a-z(]/.test(line.text)) return before.length > 25;
  if (!apart) return isFilled(above);
  return (
    isItem(open) &&
    isFilled(above) &&
    line.text.length < before.length &&
    ENDS_SENTENCE.test(line.text) &&
    !SAYS_STANDING.test(line.text)
  );
}

/** "[ACTION: Clerk, 1 May] Order rope" and "AP 3 Clerk to order rope" begin by themselves too; "[Action: Clerk]" ends what it stands under. */
const BEGINS_ACTION =
  /^(?:\[(?:[Aa]greed |[Nn]ew )?(?:[Aa]ction|ACTION|AP)\b(?![^\]]*\]\.?$)|(?:(?:action(?: point)?|ACTION(?: POINT)?|Action(?: [Pp]oint)?)\s(?:[Nn]o\.?\s)?[A-Z]{0,5}[-/]?\d[\w/.-]{0,12}|AP\s?\d[\w/.-]{0,12})\s[A-Z](?:[\w’'.,&/-]|\s(?!to\b|will\b)){0,60}\s(?:to|will)\s)/;

/** A label behind another sentence leads to no list: "Present: Tom Ware. Minutes:". */
const ENDS_IN_LEAD = /^(?!.*[.;] [^.:;]{2,40}:$).*:$/;

/** "(Action: Town Clerk)", or its first half: the mark of what stands above it, even behind a full stop. */
const MARK_ALONE =
  /^[([]\s?(?:(?:FOR )?ACTIONS?|(?:For a|A)ctions?)(?:\s(?:by|for|on))?\s?[:–—-]\s?(?![^()[\]]*\s(?:to|will)\s)[^()[\]]{2,60}(?:[)\]][.;,]?(?:\sand)?)?$/;

/** "… about the screen; (Action:" goes on, and "(Action: Town" where the next line ends the bracket. */
const goesOnInBrackets = (before: string, text: string): boolean =>
  /[([][^()[\]]{0,40}:$/.test(before) ||
  (/[([](?:ACTION|Action)\b[^()[\]]{0,60}$/.test(before) && /^[^()[\]]{1,60}[)\]]/.test(text));

/** "… (owner: Luke Abbott;" over "deadline: 4 July 2025)" */
const goesOnInLabels = (before: string, text: string): boolean =>
  /[([](?:action )?(?:owner|lead|responsible|due|deadline)\b[^()[\]]{0,100}[;,]$/i.test(before) &&
  /^[^()[\]]{1,80}[)\]]/.test(text);

const ANY_LABEL = /^[\p{L} ]{2,30}:/u;

/** The end of one sentence, and no sentence of its own about who said what, or how the thing stands. */
const ENDS_SENTENCE =
  /^(?!(?:Still |Now |Not (?:yet )?)?(?:[Oo]pen|[Dd]one|[Cc]losed|[Cc]ompleted?|[Oo]utstanding|[Oo]ngoing|[Ss]tarted)\.$)(?!(?:The|There|It|A|An|Actions?|Items?|Matters?|Minutes?)\b|[\w’'/& ]{1,40} (?:said|noted|asked)\b|(?:[A-Z][\w’'/&]* ){1,4}to\b)[A-Z][^.:;?!]*[a-z)]\.$/;
/** "Both of the others remain open." is said of other things than the list's last. */
const SAYS_STANDING = new RegExp(
  `\\b(?:is|are|was|were|be|been|remain(?:s|ed)?|stay(?:s|ed)?) (?:(?:now|still|also|all|both) )*(?:${DONE}|${STILL_OPEN})\\b`,
  'i',
);
