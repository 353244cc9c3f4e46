import type { ActionStatus } from '../findings.ts';

/** The words for a status that boards print, and what each means here. */
const MEANINGS: readonly (readonly [status: ActionStatus, words: readonly string[]])[] = [
  [
    'proposed',
    [
      'open (reported done)',
      'reported done',
      'proposed for closure',
      'proposed for discharge',
      'proposed to close',
      'proposed',
      'awaiting approval',
      'awaiting sign off',
      'awaiting sign-off',
      'recommended for closure',
      'recommended for discharge',
      'recommend closure',
      'recommend close',
      'for closure',
      'for discharge',
    ],
  ],
  [
    'withdrawn',
    ['withdrawn', 'no longer required', 'no longer needed', 'superseded', 'cancelled', 'canceled'],
  ],
  [
    'discharged',
    [
      'discharged',
      'completed',
      'complete',
      'closed',
      'done',
      'actioned',
      'resolved',
      'delivered',
      'achieved',
    ],
  ],
  [
    'open',
    [
      'carried forward',
      'carried over',
      'c/f',
      'in progress',
      'in-progress',
      'not started',
      'not yet started',
      'not complete',
      'not done',
      'not yet done',
      'still to do',
      'to do',
      'doing',
      'still to be done',
      'not completed',
      'incomplete',
      'partially complete',
      'partially completed',
      'part complete',
      'outstanding',
      'on-going',
      'on going',
      'ongoing',
      'overdue',
      'opened',
      'open',
      'on track',
      'underway',
      'under way',
      'deferred',
      'on hold',
      'new',
    ],
  ],
];

const BY_LENGTH = MEANINGS.flatMap(([status, words]) => words.map((word) => ({ word, status }))).sort(
  (a, b) => b.word.length - a.word.length,
);

/** What a status cell means; words may follow ("Complete – circulated 3 October"). Null where it is none we know. */
export function statusOf(cell: string): ActionStatus | null {
  const words = cell.toLowerCase();
  const known = BY_LENGTH.find(
    ({ word }) => words.startsWith(word) && !/^[a-z]/.test(words.slice(word.length)),
  );
  return known?.status === 'discharged' && isLeftOpen(words) ? 'open' : (known?.status ?? null);
}

const NOT_DONE =
  '(?:open|outstanding|on-?going|live|active|in progress|under ?way|unresolved|incomplete|on the (?:log|list|tracker|register)|not (?:yet )?(?:done|closed|completed?|discharged))';
const STAYS =
  '(?:remain(?:s|ed|ing)?|stay(?:s|ed|ing)?|(?:is|was|be|been) (?:still|kept|left)|kept|left|still)';
const OF_THE_ACTION =
  "(?:(?:so|and|but|hence|therefore|thus|still|it|this|that|(?:the|this|that) (?:action|item|matter|task|point)|will|should|would|must|can|to|is|was|has|therefore|however|we agreed)(?:'s|,)?\\s)*";
/** "the action remains open", "so this is still outstanding", "to stay on the log": words whose subject is the action itself. */
const ACTION_LEFT_OPEN = new RegExp(
  `(?:^|[.;,:(–—]\\s?|\\s-\\s|\\b(?:so|and|but|hence|therefore)\\s|(?=\\b(?:the|this) (?:action|item|matter|task)\\b))${OF_THE_ACTION}(?:${STAYS}\\s${NOT_DONE}\\b(?! (?:to|for)\\b)|(?<=\\b(?:action|item|matter|task)\\s(?:is|was)\\s)${NOT_DONE}\\b)`,
  'i',
);
/** Whatever it is that goes on, or is still to be done, in the words that say that a thing is done. */
const GOES_ON = new RegExp(
  `\\b(?:${STAYS}\\s${NOT_DONE}|continu(?:es?|ing)|goes on|not yet|yet to|still (?:to|being|need(?:s|ed)?|await\\w*)|remains? to be)\\b`,
  'i',
);
const NOTHING_LEFT = /\b(?:no(?:thing|ne)?|never|not)\b[^.;]{0,40}\b(?:remain|stay|left|still|outstanding)/i;
const CLAUSE_ENDS = /[.;!?(]\s?|\s[–—-]+\s/;

/** Whether words that begin by saying that a thing is done say as well that it is not: "Done in two wards, so it remains open". */
export const isLeftOpen = (words: string): boolean =>
  mayBeLeftOpen(words) && (ACTION_LEFT_OPEN.test(words) || GOES_ON.test(words.split(CLAUSE_ENDS)[0] ?? ''));

/** Whether they may say so: "Closed. Work on the roof continues." */
export const mayBeLeftOpen = (words: string): boolean =>
  (ACTION_LEFT_OPEN.test(words) || GOES_ON.test(words)) && !NOTHING_LEFT.test(words);

/** What may follow a status in its cell: the day, a note in brackets or after a dash, what it rests on. */
const NOTE =
  '(?:[ ,]{1,2}\\(?(?:on )?\\d{1,2}[/.]\\d{1,2}[/.](?:\\d{4}|\\d{2})\\)?)?(?:, on an undertaking| \\([a-z][^()]{1,60}\\)|(?: [-–—]|[,:;]) [a-z][^|]{1,60})?';
const wordPattern = (word: string): string => word.replace(/[()/]/g, '\\$&');
const ALONE = new RegExp(`^(?:${BY_LENGTH.map(({ word }) => wordPattern(word)).join('|')})${NOTE}\\.?$`, 'i');

/** Whether the cell is a status and nothing else but a short note to it. */
export const isStatus = (cell: string): boolean => cell.length <= 100 && ALONE.test(cell);

const STATUS_FIRST = new RegExp(
  `^[[(]?(${BY_LENGTH.map(({ word }) => wordPattern(word)).join('|')})(?:[\\])]\\s?[–—:-]?|\\s?[–—:]|\\s-)\\s+(?=\\S)`,
  'i',
);

/** An action behind the word for how it stands: "DONE – Clerk to order rope", "[Ongoing] Clerk: order rope". */
export function statusFirst(text: string): { said: string; status: ActionStatus; action: string } | null {
  const [mark, said = ''] = STATUS_FIRST.exec(text) ?? [];
  const status = mark === undefined ? null : statusOf(said);
  return mark === undefined || status === null ? null : { said, status, action: text.slice(mark.length) };
}

const COLOUR_NAME = '(?:red|amber|yellow|green|blue|grey|[ragb])';
const COLOUR = new RegExp(`^(?:${COLOUR_NAME}(?: ?[/–-] ?${COLOUR_NAME})?)(?:$| ?[-–—:(] ?)`, 'i');

/** Whether a cell says by a colour how a thing is going. That is no status: what is green need not be done. */
export const isColour = (cell: string): boolean => COLOUR.test(cell);

/** What stands in a cell beside its colour. */
export const withoutColour = (cell: string): string => cell.replace(COLOUR, '').replace(/\)$/, '');

/** A status within a line of text run together: there it has its capital, which ordinary words have not. */
export const STATUS_IN_RUN = `(?:${BY_LENGTH.filter(({ word }) => /^[a-z]/.test(word) && word !== 'new')
  .map(({ word }) => {
    const capital = word.charAt(0).toUpperCase();
    const rest = wordPattern(word.slice(1));
    return `${capital}(?:${rest}|${rest.toUpperCase()})`;
  })
  .join('|')})(?: \\d{1,2}/\\d{1,2}/(?:\\d{4}|\\d{2})(?:, on an undertaking)?)?(?: [-–] [a-z][a-z ]{2,40})?`;
