import type { Unread } from '../findings.ts';
import { isNone } from './bullets.ts';
import { firstDate } from './dates.ts';
import { isItem, type Paragraph } from './lines.ts';
import { isStatus, statusFirst } from './statuses.ts';

/** "ACTION:", "Action 12 (Clerk):", "[Action –", "To do:": what stands before an action, wherever in a paragraph that is. */
const LABEL =
  /(?<=^|[[(.;:!?]\s?|\s[–—-]\s)(?:actions?|AP|to[- ]do)(?: (?:points?|items?|for|on|by))?(?: ?(?:no\.? ?)?\(?[A-Z]{0,4}[-/ ]?\d[\w./-]*\)?)?(?: \([^()]{2,80}\))?\s?(?::|[–—-](?=\s))\s*(?=\S)/gi;
/** "ACTION Clerk to write" has no sign between. */
const IN_CAPITALS = /(?<=^|[[(.;:!?]\s?)ACTION(?=\s\p{Lu}\p{Ll})/gu;
/** "(Head of Works; due 3 May)", "[by the next meeting]" at the end of an entry. */
const DUE_BEHIND = /[([][^()[\]]*\b(?:due|by|before)\b([^()[\]]{3,40})[)\]]\.?$/i;
/** "Owner: Clerk", "Due date: 3 May" on a line of its own. */
const FIELD = /^(?:action )?(?:owner|assigned to|to be done by|by when|due(?: date| by)?)\s?:\s*\S/i;
const STILL =
  /^(?:still (?:open|outstanding|to do)|not (?:yet )?(?:done|started|begun)|(?:this )?action (?:remains |is |now )*(?:open|closed|complete|discharged))(?=[.,;!]|$|\s[–—-])/i;

/** Longer, in characters, an answer below an action is no answer that only says how it stands. */
const LONGEST_ANSWER = 160;

/** The signs of actions in a paragraph, as printed; what says that there is none is no sign. */
function signsIn({ text }: Paragraph): string[] {
  const labels = [...text.matchAll(LABEL), ...text.matchAll(IN_CAPITALS)].filter(
    ({ 0: label, index }) => !isNone(text.slice(index + label.length)),
  );
  if (labels.length > 0) return labels.map(([label]) => label.trim());
  const due = DUE_BEHIND.exec(text);
  const isDue = due !== null && (firstDate(due[1] ?? '') !== null || /\bmeeting\b/i.test(due[1] ?? ''));
  return isDue ? [due[0]] : [];
}

/** Whether a paragraph only says how what stands above it is going, or whose it is: "Done. Sent 10 May.", "Owner: Clerk". */
const isAnswer = ({ text }: Paragraph): boolean =>
  text.length <= LONGEST_ANSWER &&
  (FIELD.test(text) ||
    STILL.test(text) ||
    isStatus(text.split(/[.:;]/)[0] ?? '') ||
    statusFirst(text) !== null);

/**
 * What is told of paragraphs that bear the sign of an action, or answer one, and were read as neither. Of each thing that was read
 * `lines` has the line: of two that are labelled in a paragraph, one may be.
 */
export function signsNotRead(paragraphs: readonly Paragraph[], lines: readonly number[]): Unread[] {
  const counts = new Map<number, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  const readIn = ({ line, to }: Paragraph): number => {
    let count = 0;
    for (let at = line; at <= to; at += 1) count += counts.get(at) ?? 0;
    return count;
  };
  const isByLooks = ({ text }: Paragraph): boolean => text.length <= LONGEST_LEGEND && BY_LOOKS.test(text);
  const areByLooks = paragraphs.some(isByLooks);
  return paragraphs.flatMap((paragraph, index): Unread[] => {
    const { line, text, heading } = paragraph;
    const mayBeByLooks = areByLooks && text.length <= LONGEST_ANSWER && ASKS_SOMEBODY.test(text);
    if (isByLooks(paragraph) || (mayBeByLooks && readIn(paragraph) === 0))
      return [{ line, text, why: LOOKS_NOT_READ }];
    const signs = heading === null ? signsIn(paragraph) : [];
    const read = readIn(paragraph);
    if (signs.length > read) {
      const why = `“${signs[0]}” is the sign of an action, and ${read === 0 ? 'none was' : 'not each was'} read here`;
      return [{ line, text, why }];
    }
    const [above, below] = [paragraphs[index - 1], paragraphs[index + 1]];
    const isHeading = !/[.!]$/.test(text) && below !== undefined && isItem(below);
    if (above === undefined || above.heading !== null || isHeading || !isAnswer(paragraph)) return [];
    return readIn(above) + read > 0 ? [] : [{ line, text: `${above.text} – ${text}`, why: SAYS_HOW }];
  });
}

/** "Actions are in bold italics.", "Questions in italics; actions highlighted": in characters no longer, or it is a report. */
const BY_LOOKS =
  /\bactions?(?: points?| items?)?(?: (?:are|is|will be|shown|marked|printed|set|given|noted|written|highlighted|appear|have been|all)){0,4} (?:in (?:\w+ ){0,2}?(?:bold|italics?|red|blue|green|purple|colou?r|capitals|boxes)|highlighted|underlined|shaded)\b/i;
const LONGEST_LEGEND = 160;
/** "Mr Prowse to prepare a forecast", a line by itself. */
const ASKS_SOMEBODY = /^\p{Lu}[\p{L}’', &-]{1,60}? to \p{Ll}{2}/u;
const LOOKS_NOT_READ =
  'actions are known here by how they look, and no look is read: see whether this is one, and each of them is here';

const SAYS_HOW = 'this says whose something is or how it stands, and no action was read here';
