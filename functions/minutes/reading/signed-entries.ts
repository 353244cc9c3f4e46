import { leadsToActions, mayBeWhose } from './action-lists.ts';
import { isItem, type Paragraph } from './lines.ts';
import { isNamed, isPost } from './owners.ts';
import { statusFirst } from './statuses.ts';
import { isVerb } from './verbs.ts';
import { isDue } from './when-said.ts';
import { endsInWhoAndWhen } from './who-and-when.ts';

/** Whether words begin as an action does, with a verb, be it behind the word for how it stands: "DONE – Replace …". */
const beginsAsAsked = (text: string): boolean =>
  isVerb(/^(\p{L}+)(?! (?:of|from)\b)/u.exec(statusFirst(text)?.action ?? text)?.[1] ?? '');

/** "Cllr Fenn: talk with the club": whose it is stands before what they are to do. */
const BEGUN = /^(\p{Lu}[^:–—]{1,50}?)(?:\s?:|\s[–—-])\s(\p{Ll}.*|\p{Lu}\p{Ll}+ .*)$/su;
/** Whether an entry ends in square brackets that may hold whose it is: "Circulate the map [Ecologist, next meeting]". */
const endsInSquare = (text: string): boolean => /^.{8,}\s\[[^[\]]{2,100}\]\.?$/s.test(text.slice(-400));

/** Whether entries that follow each other end in square brackets, and mostly begin as what is asked does. */
export const areSignedInSquare = (entries: readonly string[]): boolean =>
  entries.length > 1 &&
  entries.filter(endsInSquare).length * 3 >= entries.length * 2 &&
  entries.filter(beginsAsAsked).length * 2 >= entries.length;

/** Where an entry has its sign; one that only asks for something stands beside those that have one. */
export type Signed = 'begun' | 'ended' | 'beside';

/** The entries that say whose they are before or behind what is asked, where several do so, whatever stands over them. */
export function signedEntries(paragraphs: readonly Paragraph[]): ReadonlyMap<Paragraph, Signed> {
  const signed = new Map<Paragraph, Signed>();
  const runs = runsOf(paragraphs);
  const named = runs.flatMap(({ run }) => run.filter(isBegunByName));
  for (const { run, above } of runs) {
    const begun = run.filter(isBegun);
    const isBegunRun =
      !isDescribed(above) && named.length > 1 && begun.some(isBegunByName) && begun.length * 2 >= run.length;
    const ended = run.filter(({ text }) => endsInWhoAndWhen(text));
    const isEndedRun =
      areSignedInSquare(run.map(({ text }) => text)) ||
      (ended.length > 1 &&
        ended.length * 3 >= run.length * 2 &&
        ended.filter(({ text }) => beginsAsAsked(text)).length * 2 >= ended.length);
    if (!isBegunRun && !isEndedRun) continue;
    for (const entry of run) {
      const isSigned = isBegunRun ? isBegun(entry) : endsInSquare(entry.text) || endsInWhoAndWhen(entry.text);
      if (isSigned) signed.set(entry, isBegunRun ? 'begun' : 'ended');
      else if (beginsAsAsked(entry.text)) signed.set(entry, 'beside');
    }
  }
  return signed;
}

/** Items of one kind that follow each other, and the words above the first. */
type Run = { above: string; run: Paragraph[] };

function runsOf(paragraphs: readonly Paragraph[]): Run[] {
  const runs: Run[] = [];
  let above: Paragraph | undefined;
  for (const paragraph of paragraphs) {
    if (isEntry(paragraph)) {
      const goesOn = above !== undefined && isEntry(above) && above.bullet === paragraph.bullet;
      if (goesOn) runs.at(-1)?.run.push(paragraph);
      else runs.push({ above: above?.text ?? '', run: [paragraph] });
    }
    above = paragraph;
  }
  return runs;
}

/** What ends in a colon leads to a list, and is none of it. */
const isEntry = (paragraph: Paragraph): boolean =>
  isItem(paragraph) &&
  paragraph.cells === null &&
  paragraph.heading === null &&
  !paragraph.text.endsWith(':');

/** "The unit is made up of several teams:" leads to what each of them does, which nobody asks for. */
const isDescribed = (above: string): boolean =>
  /\S+(?:\s\S+){4,}:$/.test(above.slice(-400)) && !leadsToActions(above) && !SAYS_WHAT_IS_ASKED.test(above);
const SAYS_WHAT_IS_ASKED =
  /\b(?:agreed|asked|requested|resolved|undertook|actions?|tasks?|jobs?|follow[- ]ups?|to[- ]dos?|will|would|should)\b/i;

function isBegun({ text }: Paragraph): boolean {
  const [, owner = '', asked = ''] = BEGUN.exec(text.slice(0, 400)) ?? [];
  return (
    (isNamed(owner) || isPost(owner) || mayBeWhose(owner)) && (beginsAsAsked(asked) || /^\p{Ll}/u.test(asked))
  );
}

function isBegunByName({ text }: Paragraph): boolean {
  const [, owner = '', asked = ''] = BEGUN.exec(text.slice(0, 400)) ?? [];
  return (isNamed(owner) || isPost(owner)) && (beginsAsAsked(asked) || endsInDue(asked));
}

/** "… (due 1 May 2025)": nothing but an action has a day by which it is due. */
const endsInDue = (text: string): boolean => isDue(/\((?:due|by)\s([^()]{4,40})\)\.?$/.exec(text)?.[1] ?? '');
