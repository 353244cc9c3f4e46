import type { Unread } from '../../findings.ts';
import type { Line } from '../lines.ts';
import { quoteOf } from '../quotes.ts';
import type { PlacedTable } from './table-read.ts';
import { titleIn } from './titles.ts';

/** Another body's plan that stands in the file of a programme: its heading, and what stands below it. */
export type OtherPlan = { heading: Line; words: string[]; to: number };

const BODY =
  '(?:cabinet|executive|council|mayor|leader|authority|board|panel|commission|committee|partnership|forum|assembly|trust)';
const PLAN =
  '(?:forward (?:work )?(?:plan|programme|look)|work(?:ing)? (?:plan|programme)|(?:key|forthcoming|planned) decisions|plan of (?:key )?decisions)';
/** What a heading may say behind it; an item's reason and lead begin with a capital. */
const HEADING_GOES_ON = '\\b(?=$|\\s?[,:(–—-]|\\s(?:of|for|from|to|in|extracts?|\\d))';
const NAMES_PLAN = new RegExp(
  `^(?:(?:appendix|annex|part|section)(?: [a-z\\d]{1,3})?\\s?[:.–—-]?\\s*)?(?:the )?((?:[\\w’'&-]+ ){0,6}?${BODY})(?:['’]s?)?(?: [–—:-])? ${PLAN}${HEADING_GOES_ON}|^(?:(?:appendix|annex|part|section)(?: [a-z\\d]{1,3})?\\s?[:.–—-]?\\s*)?${PLAN} (?:of|for|by) (?:the )?((?:[\\w’'&-]+ ){0,6}?${BODY})\\b`,
  'i',
);

/**
 * Whether a line heads the plan of a body that the words about the programme's title do not name. Where these name none, it is
 * another's only below items that stand already, and by a name that no board goes by in its own papers.
 */
export function isOfOtherBody({ text, bullet, cells }: Line, own: string, begun: boolean): boolean {
  if (bullet || text.length > 120 || /[.;?]$/.test(text) || (cells ?? []).filter(Boolean).length > 1)
    return false;
  const [, before, behind] = NAMES_PLAN.exec(text) ?? [];
  const named = wordsIn(before ?? behind ?? '');
  const ours = new Set(wordsIn(own));
  const isOther = named.some((word) => !ours.has(word));
  if (new RegExp(`\\b${BODY}\\b`, 'i').test(own)) return isOther;
  return begun && isOther && named.some((word) => !ours.has(word) && !IN_SHORT.test(word));
}

/** "… the forward plan of the County Council’s own Audit Committee", "They are not business of this Committee", "private briefings, not meetings of the Board". */
const SAYS_OTHERS = new RegExp(
  `\\b${PLAN} of (?:the )?(?:[\\w’'&-]+ ){0,6}?${BODY}[’']s own\\b|\\b(?:not|no) (?:(?:formal|public) )?(?:business|meetings?|part of the (?:work|plan|programme)) (?:of|for)(?:$| (?:this|the)(?:$| ${BODY}))`,
  'i',
);

/** Whether a line says itself that what stands below is no business of the body, or no meeting of it. */
export const saysNoneOfOurs = ({ text, bullet, cells }: Line): boolean =>
  !bullet && cells === null && text.length <= 400 && SAYS_OTHERS.test(text);

/** What any board may call itself. */
const IN_SHORT = /^(?:board|panel|commission|committee|partnership|forum|assembly|trust|authority)$/;

const wordsIn = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{2,}/gu) ?? []).filter(
    (word) => !/^(?:the|of|and|for|its|our)$/.test(word),
  );

/** Whether what stands below another body's plan is over: at a title, or at a heading as high as the plan's own. */
export const endsOtherPlan = (line: Line, { heading }: OtherPlan): boolean =>
  titleIn(line) !== null ||
  /^(?:(?:appendix|annex) [a-z\d]{1,3}|minutes of|meeting notes|actions?|agenda|recommendations?)\b/i.test(
    line.text,
  ) ||
  (line.heading !== null && heading.heading !== null && line.heading <= heading.heading);

/** Adds what stands on a line, or in the rows of the table that stands for one, down to whose end the plan then reaches. */
export function addToOtherPlan(plan: OtherPlan, line: Line, table: PlacedTable | undefined): void {
  const said =
    table === undefined ? [line.text] : table.parts.flatMap(({ rows }) => rows.map(({ words }) => words));
  plan.words.push(...said.filter((words) => words !== ''));
  plan.to = table?.to ?? plan.to;
}

export const otherPlanUnread = ({ heading: { number, text }, words }: OtherPlan): Unread => ({
  line: number,
  text: quoteOf(text, words),
  why: 'this is another body’s plan within the file, or no business of this one, and is read as nothing of the programme: read it from a file of its own',
});
