import { type Paragraph, wordsOf } from '../../../documents/document.ts';
import { countOf, numberNamed, numberWords } from '../../../words/english.ts';
import type { Difference } from '../../findings.ts';
import { isActionsHeading, isOverviewTitle } from '../agenda.ts';
import { asksForSomething } from '../bullets.ts';
import { type Line, tidy } from '../lines.ts';
import { isOwned } from '../standing.ts';
import { NOTHING_SAID, type UnlessSaid, unlessSaid } from '../unless-said.ts';
import type { Group } from './action-fields.ts';
import type { ActionRow } from './action-rows.ts';
import { type GridRow, ownCells, wordsOfRow } from './cells.ts';
import { ownerLabelled } from './owners-said.ts';
import { statusOfTitle } from './status-said.ts';

/** What stands over a table: the words nearest to it, and what they say of it. */
export type Title = {
  words: string;
  isOfActions: boolean;
  group: Group;
  counted: { words: string; count: number } | null;
  /** What holds for rows that name nobody or no day. */
  otherwise: UnlessSaid;
};

export const OF_ACTIONS =
  /\b(?:actions?|matters arising|tracker|to[- ]do|follow[- ]ups?|undertakings|camau gweithredu)\b/i;

const NUMBER = `(${numberWords.join('|')}|\\d{1,2})`;
const COUNTED = new RegExp(
  `\\b(?:following|these) ${NUMBER} (?:\\w+ ){0,3}?(?:actions?|items?|matters?)\\b|\\b${NUMBER} (?:\\w+ ){0,2}?actions? (?:\\w+ ){0,3}?(?:below|as follows|following)\\b`,
  'i',
);

/** The nearest paragraphs over a table, as far up as the first that is a title; `owner` where the nearest is whose it is. */
export function titleOf(above: readonly Paragraph[], owner?: string): Title {
  const near = above
    .map((paragraph) => ({ ...paragraph, text: tidy(wordsOf(paragraph.spans)) }))
    .filter(({ text }) => text !== '');
  const isTitle = ({ text, heading }: { text: string; heading: number | null }): boolean =>
    heading !== null || (text.length <= 80 && !/[.;]$/.test(text));
  const last = near.slice(-3);
  const at = last.findLastIndex((one) => isTitle(one) && !/:$/.test(one.text));
  const lines = last.slice(Math.max(at, 0)).filter((one) => isTitle(one) || one.text.length <= 300);
  const sentences = lines
    .reverse()
    .filter((one) => isTitle(one) || /\b(?:following|below|these|this table)\b/i.test(one.text))
    .map(({ text }) => text.split(/(?<=[.;])\s/).at(-1) ?? text);
  const counted = lines.map(({ text }) => COUNTED.exec(text)).find((match) => match !== null);
  const number = counted?.[1] ?? counted?.[2] ?? '';
  return {
    words: lines.at(-1)?.text ?? '',
    isOfActions: lines.some(
      ({ text }) => OF_ACTIONS.test(text) || isActionsHeading(text) || isOverviewTitle(text),
    ),
    group: {
      section: null,
      status: sentences.map(statusOfTitle).find((status) => status !== null) ?? null,
      owner: owner ?? ownerLabelled(lines.at(0)?.text ?? ''),
      raised: null,
    },
    counted: counted ? { words: counted[0], count: numberNamed(number) } : null,
    otherwise: unlessSaidIn(near.slice(-MOST_ABOVE).map(({ text }) => text)) ?? NOTHING_SAID,
  };
}

/** So many paragraphs over a table may say what holds for all its rows. */
const MOST_ABOVE = 6;

const unlessSaidIn = (texts: readonly string[]): UnlessSaid | null =>
  texts.map(unlessSaid).findLast((said) => said !== null) ?? null;

/**
 * The items of which each is the title of a table of actions that begins on a line of those numbers: "B. Completed since March", or
 * one by itself that asks for nothing and is no sentence.
 */
export function titlesOver(lines: readonly Line[], tables: ReadonlySet<number>): Set<number> {
  const worded = lines.filter(({ text }) => text !== '');
  const isItem = ({ table, bullet, label }: Line): boolean => table === null && (bullet || label !== null);
  const isFirst = ({ table, number }: Line): boolean => table !== null && tables.has(number);
  return new Set(
    worded.flatMap((line, at) => {
      const [above, below] = [worded[at - 1], worded[at + 1]];
      if (!isItem(line) || below === undefined || !isFirst(below)) return [];
      const isAlone = above === undefined || !isItem(above);
      const isTitle =
        line.text.length <= 120 &&
        !/[.;]$/.test(line.text) &&
        !asksForSomething(line.text) &&
        !isOwned(line.text);
      return isTitle && (isAlone || statusOfTitle(line.text) !== null) ? [line.number] : [];
    }),
  );
}

/** A table's own first row may be its title. */
export const titleWithin = (title: Title, above: readonly GridRow[]): Title => ({
  ...title,
  isOfActions:
    title.isOfActions || above.some((row) => OF_ACTIONS.test(wordsOfRow(row)) && ownCells(row).length === 1),
  otherwise: unlessSaidIn(above.map(wordsOfRow)) ?? title.otherwise,
});

/** "The following two actions" with one found is told. */
export function countsIn({ counted }: Title, rows: readonly ActionRow[]): Difference[] {
  if (counted === null || counted.count === rows.length) return [];
  return [
    {
      kind: 'count',
      detail: `the notes speak of “${counted.words}”, and the table below has ${countOf(rows.length, 'action')}`,
    },
  ];
}
