import { isActionsHeading, isOverviewTitle } from './agenda.ts';
import { asksForSomething, narrates } from './bullets.ts';
import { isFilled, isItem, type Line } from './lines.ts';
import { isOwned } from './standing.ts';
import { TELLS_OF_NEXT } from './title-block.ts';
import { isVerb } from './verbs.ts';
import { dueHeaded } from './when-said.ts';

/** Where, among the lines, words head a part of a list of actions, and where the lines of such lists stand. */
export type ThemedLists = { themes: ReadonlySet<number>; listed: ReadonlySet<number> };

type Printed = { line: Line; at: number };
type List = { heading: Line; last: Printed; listed: number[]; isThemed: boolean };

/** The lists below "Actions" that themes part, "Finance", "Site": neither these nor their numbered lines are an agenda's items. */
export function themedListsIn(lines: readonly Line[]): ThemedLists {
  const themes = new Set<number>();
  const listed = new Set<number>();
  const printed = lines.flatMap((line, at): Printed[] => (line.text === '' ? [] : [{ line, at }]));
  let list: List | null = null;
  const endList = (): void => {
    if (list?.isThemed) for (const at of list.listed) listed.add(at);
    list = null;
  };
  printed.forEach((own, index) => {
    const next = printed[index + 1];
    if (isActionsHeading(own.line.text)) {
      endList();
      list = { heading: own.line, last: own, listed: [], isThemed: false };
    } else if (list !== null && next !== undefined && isTheme(own, next, list)) {
      themes.add(own.at);
      list.isThemed = true;
    } else if (next !== undefined && isDueHeading(own, next)) {
      themes.add(own.at);
      list ??= { heading: own.line, last: own, listed: [], isThemed: true };
      list.isThemed = true;
    } else if (list !== null && isOfList(own, list)) {
      list.listed.push(own.at);
      list.last = withNumberAbove(own, list.last);
    } else {
      endList();
    }
  });
  endList();
  return { themes, listed };
}

/** What an action wraps to has the action's number, for the next to count on from. */
const withNumberAbove = ({ line, at }: Printed, last: Printed): Printed =>
  !isItem(line) && last.at === at - 1 ? { line: { ...line, label: last.line.label }, at } : { line, at };

/** An action of the list, or what it wraps to. A number that does not go on with the list's, or heads no action, is an agenda's. */
function isOfList({ line, at }: Printed, { last, listed }: List): boolean {
  const isBelow = last.at === at - 1;
  if (line.heading !== null) return false;
  if (line.label !== null && /^\d+$/.test(line.label))
    return (line.label === '1' || countsOn(last.line, line)) && (isBelow || seemsAction(line.text));
  return isItem(line) || isOwned(line.text) || (listed.length > 0 && isBelow);
}

/** A few words between the actions of a list that ask for nothing: a heading below that of the list, or a line of its own. */
function isTheme({ line, at }: Printed, next: Printed, { heading, last }: List): boolean {
  if (isItem(line) || !isShort(line) || asks(line.text) || !leadsOn(last, next)) return false;
  if (line.heading !== null) return heading.heading !== null && line.heading > heading.heading;
  const isWrapped = last.at === at - 1 && isFilled(last.line);
  return !isWrapped && (isItem(next.line) || line.text.split(' ').length <= 3);
}

/** A due date over a list of what is to be done by then, under whatever heading. */
const isDueHeading = ({ line }: Printed, { line: below }: Printed): boolean =>
  !isItem(line) &&
  line.cells === null &&
  (dueHeaded(line.text) !== null || NO_DAY.test(line.text)) &&
  isItem(below) &&
  (asks(below.text) || BEHIND_NAME.test(below.text));

const NO_DAY =
  /^(?:no (?:fixed |due |set )?(?:dates?|deadlines?)(?: (?:set|fixed|agreed|given|yet))?|undated|(?:due )?dates? (?:not (?:yet )?(?:set|agreed)|tb[ac]|to be (?:set|agreed|confirmed)))\s?:?$/i;

const isShort = ({ text, cells }: Line): boolean =>
  cells === null &&
  text.length <= 60 &&
  /^["'‘“(]?[A-Z0-9]/.test(text) &&
  !/[.;,?]$/.test(text) &&
  !TELLS_OF_NEXT.test(text) &&
  !isOverviewTitle(text);

const asks = (text: string): boolean =>
  isOwned(text) || asksForSomething(text) || isVerb(text.split(' ', 1)[0] ?? '');

/** "Ch Insp Rowe – publish the rota": what somebody named before a dash or a colon is to do. */
const BEHIND_NAME =
  /^\p{Lu}[^–—:]{1,40}(?:\s[–—-]|:)\s(?!(?:the|an?|and|or|of|in|on|at|for|with|by|from|to|that|which|who|no|not|none|see|all|as|it)\s)\p{Ll}{2,}/u;

/** What stands below a theme asks for something, or is the next number of the list. */
const leadsOn = ({ line: last }: Printed, { line: next }: Printed): boolean =>
  !narrates(next.text) && (countsOn(last, next) || seemsAction(next.text));

const countsOn = (last: Line, { label }: Line): boolean =>
  Number(label) === (isItem(last) ? Number(last.label) + 1 : 1);

/** It asks for something, or ends in brackets as an action that names its owner does. */
const seemsAction = (text: string): boolean => asks(text) || /\([^()]{2,60}\)\.?$/.test(text);
