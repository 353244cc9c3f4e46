import type { AgendaItem } from './agenda.ts';
import { startsWithDate } from './dates.ts';
import { isDateCut, type Line } from './lines.ts';

/** What the bodies that meet are called. */
export const BODY = '(?:Board|Panel|Committee|Council|Group|Forum|Meeting|Assembly)';
/** What stands before the day on which a meeting was, and before its name. */
export const DATE_LABEL =
  /^(?:date(?:\s?(?:&|and|\/|,)\s?time)?(?: of (?:the )?meeting)?|meeting date|day|when|held(?: on)?|date held)\s?[:–-]?\s+(?=\S)|^(?:date(?:\s?(?:&|and|\/|,)\s?time)?(?: of (?:the )?meeting)?|meeting date)\s?:?$/iu;
export const TITLE_LABEL = /^(?:title|meeting(?: title| name)?|name of (?:the )?meeting|board)\s?:\s*/i;
/** How a line begins that tells when the next meeting is. */
export const TELLS_OF_NEXT =
  /^(?:the |our )?(?:(?:dates?\b.{0,60}\b(?:of|for) (?:the |our )?)?next |dates?\b.{0,40}\b(?:of|for) (?:the |our )?(?:future|forthcoming|further|subsequent|following|remaining) )(?=meetings?\b|(?:[\w’'&,]+ ){0,7}(?:meeting|board|panel|committee|group|council|forum|pdb|fgb|lgb|agm)\b)/i;
/** Further down no title block reaches. */
export const TITLE_LINES = 60;

/** The lines above the first agenda item that is no title itself, a sentence each; of tables only what is labelled. No title has a number. */
export function titleBlock(lines: readonly Line[], agenda: readonly AgendaItem[]): readonly Line[] {
  const first = agenda.find(({ title, at }) => !IS_TITLE.test(title) || /^\d/.test(lines[at]?.label ?? ''));
  const end = Math.min(first?.at ?? TITLE_LINES, TITLE_LINES);
  const late = lines.findIndex(({ text }, index) => index >= end && /^title\s?:/i.test(text));
  const below = late === -1 ? [] : lines.slice(late, late + LATE_LINES);
  const cards = labelsOfCards(lines);
  return withDatesWhole([...lines.slice(0, end), ...below])
    .filter((line) => isOfBlock(line) && !cards.has(labelled(line)?.label ?? ''))
    .flatMap(sentenceLines);
}

/** "… held on Monday 10" and "March 2025" below it are one line. */
function withDatesWhole(lines: readonly Line[]): Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const above = whole.at(-1);
    const isCut = above !== undefined && above.cells === null && line.cells === null;
    if (isCut && isDateCut(above.text, line.text)) {
      whole[whole.length - 1] = { ...above, text: `${above.text} ${line.text}` };
    } else {
      whole.push(line);
    }
  }
  return whole;
}

/** The labels that stand in rows before several days: each is of a card, and of no title block. */
function labelsOfCards(lines: readonly Line[]): ReadonlySet<string> {
  const days = new Map<string, Set<string>>();
  for (const line of lines) {
    const { label = '', day = '' } = labelled(line) ?? {};
    if (startsWithDate(day)) days.set(label, (days.get(label) ?? new Set()).add(day));
  }
  return new Set([...days].flatMap(([label, own]) => (own.size > 1 ? [label] : [])));
}

/** What a row of two cells says. */
function labelled({ cells }: Line): { label: string; day: string } | null {
  const [label = '', day = '', ...others] = (cells ?? []).filter((cell) => cell !== '');
  return day === '' || others.length > 0 ? null : { label, day };
}

/** A block of title, date and place that an export hands on below the first items. */
const LATE_LINES = 6;

const IS_TITLE = new RegExp(`^(?:(?:draft |meeting )*(?:notes|minutes)|.{0,100}\\b${BODY})$`, 'i');

function isOfBlock(line: Line): boolean {
  const { text, cells } = line;
  return (
    text !== '' &&
    text.length <= 600 &&
    (cells === null || DATE_LABEL.test(text) || TITLE_LABEL.test(text) || isMeetingRow(line))
  );
}

const MEETING_LABEL =
  /^(?!.*\b(?:next|previous|last|following|future|new|raised)\b).{0,60}\bmeeting(?: of| held(?: on)?| date)?\s?:?$/i;

/** "Ordinary Meeting | 22 July 2025" over a table. */
function isMeetingRow(line: Line): boolean {
  const { label = '', day = '' } = labelled(line) ?? {};
  return MEETING_LABEL.test(label) && startsWithDate(day);
}

/** Where a sentence ends before one on notes or meetings. */
export const SENTENCE_END =
  /(?<=[.;])\s+(?=(?:[Tt]he |[Oo]ur )?(?:[Dd]ate|[Nn]ext|[Pp]revious|[Ll]ast|[Mm]eeting|[Mm]eets|[Mm]inutes|[Nn]otes)\b)/;
const sentenceLines = (line: Line): Line[] =>
  line.text
    .split(SENTENCE_END)
    .map((text) => ({ ...line, text }))
    .filter(({ text }) => !TELLS_OF_NEXT.test(text));

/** What stands after a label: on its own line, or on the line below. */
export function afterLabel(block: readonly Line[], label: RegExp): string | null {
  for (const [index, line] of block.entries()) {
    if (line.bullet || !label.test(line.text)) continue;
    const rest = line.text.replace(label, '').trim();
    if (rest !== '') return rest;
    const below = block[index + 1]?.text ?? '';
    if (below !== '' && !below.endsWith(':')) return below;
  }
  return null;
}
