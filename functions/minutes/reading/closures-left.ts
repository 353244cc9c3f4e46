import { numberNamed, numberWords } from '../../words/english.ts';
import type { Unread } from '../findings.ts';
import { type AgendaItem, isOverviewTitle, itemAt } from './agenda.ts';
import { type Discharges, isOfLastMeeting, saysNil } from './discharges.ts';
import { saysMoreOfAbove } from './labels.ts';
import { type Paragraph, withoutFullStop } from './lines.ts';
import { DONE, numbersNamed } from './standing.ts';

/**
 * What is told of a sentence that says that some actions were closed, of which fewer were read than it names: it may name them in
 * a way that we do not know, or only count them. `inTables` is how many of those in tables are done.
 */
export function closuresNotRead(
  paragraphs: readonly Paragraph[],
  { agenda, previous, inTables }: { agenda: readonly AgendaItem[]; previous: Discharges; inTables: number },
): Unread[] {
  const told = new Set(previous.unread.map(({ line }) => line));
  const readOn = new Set([...previous.lines, ...told, ...previous.discharged.map(({ line }) => line)]);
  const details = previous.differences.map(({ detail }) => detail);
  return paragraphs.flatMap((paragraph, index): Unread[] => {
    const { line, text, cells } = paragraph;
    if (cells !== null || told.has(line) || text.length > LONGEST) return [];
    const isAbout = isOfLog(paragraph, agenda);
    if (!ABOUT_ACTIONS.test(text) && !(isAbout && STANDS_CLOSED.some((form) => form.test(text)))) return [];
    if (saysMoreOfAbove(text)) return [];
    const next = paragraphs[index + 1];
    const isNextRead = next !== undefined && (next.cells !== null || readOn.has(next.line));
    const sentences = text.split(/(?<=[.!?])\s+(?=[A-Z])/).filter((sentence) => {
      const isShown = details.some((detail) => detail.includes(withoutFullStop(sentence)));
      const leads = isNextRead && LEADS_ON.test(sentence);
      const says = saysClosed(sentence) || (isAbout && standsClosed(sentence));
      return !isShown && !leads && says && (isAbout || namesItsActions(sentence));
    });
    const named = sentences.reduce((sum, sentence) => sum + countOfActions(sentence), 0);
    const read = previous.discharged.filter((one) => one.line === line).length;
    if (named <= read || (isCountAlone(sentences) && inTables >= named)) return [];
    return [{ line, text: sentences.join(' '), why: NAMES_MORE }];
  });
}

const NAMES_MORE = 'this says that actions were closed, and fewer of them could be read than it speaks of';
const LONGEST = 5_000;

/** Whether actions of earlier meetings are dealt with where a paragraph stands. */
const isOfLog = ({ from }: Paragraph, agenda: readonly AgendaItem[]): boolean => {
  const item = itemAt(agenda, from);
  return item === null || isOfLastMeeting(item) || isOverviewTitle(item.title);
};

const ABOUT_ACTIONS = /\b(?:actions?|following|items?|AP\s?\d+)\b/i;
const ACTIONS =
  '(?:actions?|items? (?:on|in|from) the (?:action )?(?:log|list|tracker|register)|following(?: items| matters)?)';
/** What is said of an action that is over and of little else, whatever stands before it. */
const OVER =
  '(?:closed|discharged|signed off|archived|withdrawn|superseded|overtaken|merged|transferred|no longer (?:required|needed|necessary|relevant)|(?:taken|removed|struck|come|came|deleted|dropped|fall|moved) (?:off|from|out of|to) the (?:\\w+ ){0,2}(?:list|log|tracker|register|sheet|schedule))';
const IS = '(?:was|were|is|are|has been|have been|had been)';
const DONE_NOW = `${IS} (?:now |all |both |also |since |noted as |reported as |marked as )*(?:completed?|done|actioned|implemented|dealt with|cleared|fulfilled|finished)`;
const SAID_AFTER = new RegExp(`\\b${ACTIONS}\\b[^.;]{0,200}?\\b(?:${OVER}|${DONE_NOW})\\b`, 'i');
/** "Actions 2, 4 and 6 (all complete) were noted." */
const SAID_IN_BRACKETS = new RegExp(
  `\\b${ACTIONS} [^.;]{0,200}?\\((?:all |both |now |each )*(?:${OVER}|completed?|done)\\)`,
  'i',
);
const SAID_BEFORE =
  /\b(?:clos(?:ed?|ing|ure of)|discharg(?:ed?|ing|e of)|sign(?:ed|ing)? off|remov(?:ed?|ing|al of)|withdrew|archived?|completion of) (?:[\w’'-]+ ){0,4}?actions?\b(?! (?:log|list|plan|tracker|register|points? log))/i;
const NOT_CLOSED =
  /\b(?:no(?! longer)|none|not|never|nothing|yet to|cannot|unless|until|once|when|if|whether|before|propos\w+|recommend\w*|remain(?:s|ed)? to be|to be (?:complet|done|finish)\w*)\b|\?$/i;

/** "All three were closed.", "Actions completed since March were the lamps and the rope." */
const SAID_OF_ALL = new RegExp(
  `^(?:all|both|each|these|those|they)(?: \\w+){0,2} (?:${IS} )(?:\\w+ )?(?:${OVER}|completed?)\\b`,
  'i',
);
const SAID_NAMING = /\bactions (?:completed|closed|discharged|done)\b[^.;:]{0,60}\b(?:were|are|included?)\b/i;

const saysClosed = (sentence: string): boolean =>
  [SAID_AFTER, SAID_BEFORE, SAID_IN_BRACKETS, SAID_OF_ALL, SAID_NAMING].some((form) => form.test(sentence)) &&
  !NOT_CLOSED.test(sentence) &&
  !saysNil(sentence);

/** "Completed and closed: …", "24/31, 24/33 – done": how things stand by the first or the last words, where actions are dealt with. */
const STANDS_CLOSED = [
  new RegExp(
    `^(?:(?:now|all|both|also|actions?|items?|matters?|were|are|since|and|or|/|&) ?){0,4}(?:${DONE}|cleared)\\b[^.:;–—]{0,50}(?::|\\s[–—-]\\s)`,
    'i',
  ),
  new RegExp(`(?:[.,;:–—]\\s*|\\s-\\s|\\()(?:all |both |now |so |action ){0,2}${DONE}[)\\]]?\\.?$`, 'i'),
  new RegExp(`\\bas (?:\\w+ )?${DONE}\\b|\\b${DONE} (?:\\w+ ){0,2}actions? \\w*\\d`, 'i'),
  /\b(?:come|came|taken|removed|struck|dropped) off the (?:\w+ ){0,2}(?:list|log|tracker|register|schedule)\b/i,
  /\b(?:actions?|items?|matters?|both|all)\b[^.;]{0,60}\bat an end\b/i,
];

const standsClosed = (sentence: string): boolean =>
  STANDS_CLOSED.some((form) => form.test(sentence)) && !NOT_CLOSED.test(sentence) && !saysNil(sentence);

/** Elsewhere than where actions are dealt with a word may be of any actions: those with a number, or of the log, are the board's. */
const namesItsActions = (sentence: string): boolean =>
  numbersNamed(sentence) > 0 ||
  ACTION_CLOSED.test(sentence) ||
  /\bfollowing\b[^:]*:[^:]{0,40}\d[/.-]\d/i.test(sentence) ||
  (/\b(?:agreed|resolved|approved)\b/i.test(sentence) && CLOSED_FORMALLY.test(sentence)) ||
  /\b(?:action (?:log|list|tracker|register)|(?:previous|last) meeting|off the (?:list|log|tracker))\b/i.test(
    sentence,
  );

/** "The action was discharged.", at the end of the item that it concerns. */
const ACTION_CLOSED =
  /^[[(]?(?:the |this |both |these )?actions? (?:(?:is|was|were|are|has been|now|therefore) )*(?:closed|discharged)[)\]]?\.?$/i;
const CLOSED_FORMALLY = /\b(?:clos(?:e|ed|ure)|discharged?)\b/i;

const LEADS_ON = /\b(?:following|below|as follows|these|listed)\b|[^.!?]$/i;

const COUNT = new RegExp(
  `\\b(${numberWords.join('|')}|both|\\d{1,2}) (?:of (?:the|these|those) )?(?:(?:further|other|more|following|outstanding|open|completed?|closed|old|previous|earlier|remaining) )*(?:actions|action points|action items|items|matters)\\b`,
  'i',
);
const PLURAL = /\b(?:actions|action points|action items|items|matters)\b/i;

function countOfActions(sentence: string): number {
  const numbers = numbersNamed(sentence);
  const [, counted = ''] = COUNT.exec(sentence) ?? [];
  const count = /^both$/i.test(counted) ? 2 : counted === '' ? 0 : numberNamed(counted);
  return Math.max(numbers, count) || (PLURAL.test(sentence) ? 2 : 1);
}

/** Whether sentences name none of those that they speak of, which then may be those that a table has as done. */
const isCountAlone = (sentences: readonly string[]): boolean =>
  sentences.every((sentence) => numbersNamed(sentence) === 0 && !sentence.includes(':'));
