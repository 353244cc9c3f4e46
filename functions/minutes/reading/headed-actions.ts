import { mayBeWhose } from './action-lists.ts';
import { ACTION_LABEL, AP_LABEL } from './labels.ts';
import { isItem, type Paragraph } from './lines.ts';
import { isNamed, ownerInSentence } from './owners.ts';
import { beginsWithVerb } from './verbs.ts';
import { type WhoAndWhen, whoAndWhen } from './who-and-when.ts';

const MARK = new RegExp(
  `^(?:${ACTION_LABEL}|${AP_LABEL})(?:\\s?[:,–—-]|\\s(?:for|by|on))?\\s?(\\S.{1,100}?)[.:]?$`,
  'i',
);
/** In characters; what a line says of an action is no longer. */
const LONGEST_MARK = 140;

/** What a line says that only calls what is next to it an action, and whose: "Action 25/31 – Clerk – by 2 September 2025". */
function marked({ text, cells, bullet }: Paragraph): WhoAndWhen | null {
  const [, words = ''] =
    text.length > LONGEST_MARK || cells !== null || bullet ? [] : (MARK.exec(text) ?? []);
  const said =
    words === '' ? null : (whoAndWhen(words, mayBeName) ?? whoAndWhen(unbracketed(words), mayBeName));
  const isName = said?.owner != null && (isNamed(said.owner) || said.due !== null);
  return isName ? said : null;
}

/** A word that nobody knows for an office is whose the action is where a day stands beside it: "Pilots – by 11 June 2025". */
const mayBeName = (words: string): boolean => isNamed(words) || (mayBeWhose(words) && !beginsWithVerb(words));

/** "Harbour Master (by 30 April 2025)" and "(Clerk, 2 May 2025)" without their brackets. */
const unbracketed = (words: string): string =>
  words.replace(/\s\(([^()]*)\)$/, ', $1').replace(/^\(([^()]*)\)$/, '$1');

const ASKS =
  /\b(?:agreed|undertook|will|would|should|must|(?:is|are|was|were) to|to be|resolved|requested)\b/i;

/** Whether a paragraph's last sentence asks for something, so that a name below it says of whom. */
function endsInAsking({ text }: Paragraph): boolean {
  const last =
    text
      .slice(-600)
      .split(/(?<=[.!?])\s+(?=[A-Z])/)
      .at(-1) ?? '';
  return ASKS.test(last) || mayBeAsked(last);
}

const mayBeAsked = (text: string): boolean =>
  (beginsWithVerb(text) && !/^\w+ (?:of|from)\b/.test(text)) || ownerInSentence(text) !== null;

/** The lines that head an action, and what each says of the paragraph below. */
export type HeadedActions = {
  heads: ReadonlySet<Paragraph>;
  below: ReadonlyMap<Paragraph, WhoAndWhen>;
};

/**
 * The actions below lines that say whose they are. Such a line may as well end what stands above it: it heads what is below where
 * that asks for something in most of the document, and what is above in little of it.
 */
export function headedActions(
  pieces: readonly Paragraph[],
  isHeading: (paragraph: Paragraph) => boolean,
): HeadedActions {
  const pairs = pieces.flatMap((head, at) => {
    const [above, asked] = [pieces[at - 1], pieces[at + 1]];
    const said = marked(head);
    const isApart = asked !== undefined && asked.from !== head.from && above?.from !== head.from;
    if (said === null || !isApart || isHeading(asked) || asked.cells !== null || isItem(asked)) return [];
    return marked(asked) !== null ? [] : [{ head, asked, said, above }];
  });
  const below = pairs.filter(({ asked }) => mayBeAsked(asked.text)).length;
  const above = pairs.filter((one) => one.above !== undefined && endsInAsking(one.above)).length;
  const areHeads = below * 2 > pairs.length && above * 2 < below;
  const headed = areHeads ? pairs : [];
  return {
    heads: new Set(headed.map(({ head }) => head)),
    below: new Map(headed.map(({ asked, said }) => [asked, said])),
  };
}
