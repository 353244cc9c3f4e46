import type { Unread } from '../findings.ts';
import { dashedParts } from './action-lists.ts';
import type { AgendaItem } from './agenda.ts';
import { isNone } from './bullets.ts';
import { isItem, type Paragraph } from './lines.ts';
import { wordsOfCell } from './lines-of-document.ts';
import { quoteOf } from './quotes.ts';
import { withoutMark } from './tables/cells.ts';
import type { TableRead } from './tables/table-read.ts';
import { dueHeaded } from './when-said.ts';

/** Words over a list that may be of actions, though none of the forms that we know them by. */
const ACTION_LIKE =
  /\b(?:actions?(?! taken)|to[- ]do|follow(?:ing)?[- ]ups?|tasks?|matters arising|outstanding (?:items|matters)|items? outstanding|agreed to|undertakings|(?:already|now) (?:done|completed?|closed|finished)|(?:closed|completed|discharged|done|outstanding|open) since|still (?:open|outstanding|to do)|carried (?:forward|over))\b/i;
const LONGEST_HEADING = 90;

/**
 * What is told of a list under words like a heading of actions, of which nothing was read: every item, with its line. `used` are
 * the lines of which something was read or told, and an agenda item's heading ends what stands above it.
 */
export function listsNotRead(
  paragraphs: readonly Paragraph[],
  agenda: readonly AgendaItem[],
  used: ReadonlySet<number>,
): Unread[] {
  const items = new Set(agenda.map(({ at }) => at));
  const told: Unread[] = [];
  let heading: Paragraph | null = null;
  let list: Paragraph[] = [];
  const endList = (): void => {
    if (heading !== null && !list.some(({ line }) => used.has(line))) {
      const why = `this stands in a list below “${heading.text}”, and was read neither as an action nor as what became of one`;
      const asked = list.filter(({ text }) => !isNone(text));
      told.push(...asked.map(({ line, text }) => ({ line, text, why })));
    }
    list = [];
  };
  for (const paragraph of paragraphs) {
    const isAgendaItem = items.has(paragraph.from) && dashedParts(paragraph.text) === null;
    const isHeading = paragraph.heading !== null || isAgendaItem;
    if (!isHeading && isItem(paragraph)) {
      if (heading !== null) list.push(paragraph);
      continue;
    }
    endList();
    heading = isLikeActions(paragraph) && !used.has(paragraph.line) ? paragraph : null;
  }
  endList();
  return told;
}

const isLikeActions = ({ text }: Paragraph): boolean =>
  text.length <= LONGEST_HEADING &&
  !/[.;,?]$/.test(text) &&
  (ACTION_LIKE.test(text) || dueHeaded(text) !== null);

const LABEL =
  /^(?:[\p{L}&/’' ]{2,30}:|title|date|time|venue|location|chair|present|apologies|in attendance)$/iu;

/**
 * What is told of a table that was read as nothing: its rows, from where it begins, for a promise found in one is no action. One
 * of labels, as over a board's notes, is its title.
 */
export function tablesNotRead(reads: readonly TableRead[], used: ReadonlySet<number>): Unread[] {
  return reads.flatMap(({ table, readAs, unread }): Unread[] => {
    if (readAs !== 'nothing' || unread.length > 0) return [];
    const left = table.rows.filter(({ at }) => !used.has(at.line));
    // Of what was read as something else, as a programme is, nearly every row is used.
    if (left.length <= table.rows.length / 2) return [];
    const rows = left.map(({ at, cells }) => ({
      line: at.line,
      cells: cells.map(wordsOfCell).filter((words) => words !== ''),
    }));
    const [head, ...others] = rows.filter(({ cells }) => cells.length > 0);
    if (head === undefined) return [];
    const isTable = others.filter(({ cells }) => cells.length > 1).length > 0 && head.cells.length > 1;
    const isOfLabels = rows.every(({ cells: [first = ''] }) => LABEL.test(withoutMark(first)));
    if (!isTable || isOfLabels) return [];
    const below = others.map(({ cells }) => cells.join(' | '));
    return [{ line: head.line, text: quoteOf(head.cells.join(' | '), below), why: NOTHING }];
  });
}

const OF_ALL =
  /^(?:nb:? |note:? )?(?:all|both|these|the above|every|each|none)\b.{0,60}\b(?:closed?|completed?|discharged|done|actioned|outstanding|open|ongoing|cleared)\b/i;

/** What is told of a short line right below a table of actions that says how all of them stand. `ends` are the tables' last lines. */
export function saidOfTables(
  paragraphs: readonly Paragraph[],
  ends: readonly number[],
  used: ReadonlySet<number>,
): Unread[] {
  return ends.flatMap((end) => {
    const below = paragraphs.find(({ line }) => line > end);
    const isNear = below !== undefined && below.line <= end + 3 && below.text.length <= 120;
    return isNear && OF_ALL.test(below.text) && !used.has(below.line)
      ? [{ line: below.line, text: below.text, why: OF_TABLE }]
      : [];
  });
}

const OF_TABLE =
  'this stands below a table of actions and may say how they all stand; each was read as its own row says';

const NOTHING = 'this table was read neither as one of actions nor as a programme of work';
