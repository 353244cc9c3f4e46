import { type Line, withoutBullet } from '../lines.ts';
import { meetingBeside } from './blocks.ts';
import { joinWords } from './cells.ts';
import { withEndsAlike } from './ends-alike.ts';
import { isHalfTitle, startsLow } from './halves.ts';
import { type Headed, meetingAndItems, meetingNamed, regularHeading } from './headings.ts';
import { itemsOnLine, withBracket } from './stacked.ts';
import type { PlacedTable, TablesRead } from './table-read.ts';
import { isOfOtherPlan, looseTitle, noTitle, type Title, titleOver } from './titles.ts';

/** A title on this line and the next. */
export function titleOverLines(lines: readonly Line[], at: number): (Title & { runsOver: true }) | null {
  const [line, next] = lines.slice(at, at + 2);
  if (line === undefined || next === undefined || line.text === '') return null;
  const title = titleOver(line, next);
  return title === null ? null : { ...title, runsOver: true };
}

/** How far below its title a table may stand, and the first meeting where the title is an item of minutes. */
export const NEAR = 8;
const NEARER = 3;

/** A table of meetings and items may be titled in words that say less elsewhere, or need no title at all. */
export function titleByTable(lines: readonly Line[], at: number, tables: TablesRead): Title | null {
  const line = lines[at];
  if (line === undefined) return null;
  const own = tables.get(line);
  const above = lines.slice(Math.max(0, at - NEAR), at).filter(({ text }) => text !== '');
  if (own !== undefined) return own.isPlain && !above.slice(-2).some(isOfOtherPlan) ? noTitle(line) : null;
  const title = looseTitle(line);
  const below = lines
    .slice(at + 1, at + 1 + NEAR)
    .find((one) => tables.has(one) || (one.text !== '' && !SENTENCE.test(one.text)));
  return title !== null && below !== undefined && tables.get(below)?.isDated === true ? title : null;
}

/** What is said of a table between its title and it. */
const SENTENCE = /^\p{Lu}(?=(?:\S+\s){5}).*\.$/u;

/** So far below its title headings of meetings tell what it is the title of. */
const FAR = 80;

/**
 * What says less elsewhere titles a programme over lists by date, one to a line or not, whose items say in brackets who brings
 * them, and over a table of business below each date, which needs no title at all.
 */
export function titleByMeetings(lines: readonly Line[], at: number, tables: TablesRead): Title | null {
  const line = lines[at];
  if (line === undefined) return null;
  const loose = looseTitle(line);
  const title = loose ?? (headsMeeting(line) ? { ...noTitle(line), rest: line.text } : null);
  if (title === null) return null;
  const near = lines.slice(at, at + FAR).filter((one) => one.text !== '' || tables.has(one));
  const heads = near.flatMap((one, index) => (headsMeeting(one) ? [index] : []));
  const runs = near.slice(1).flatMap((one, index) => itemsBeside(one, near.slice(index + 2)) ?? []);
  const start = near.findIndex(
    (one) => headsMeeting(one) || regularHeading(one.text) !== null || meetingRunOn(one) !== null,
  );
  if (start === -1 || start > (title.numbered ? NEARER : NEAR)) return null;
  const ofBusiness = heads.filter((head) => isOfBusiness(tables.get(near[head + 1] ?? line)));
  if (ofBusiness.length > 1 && (loose !== null || ofBusiness[0] === 0)) return title;
  const ofLists = heads.filter((head) => near[head + 1]?.bullet === true);
  const items = [
    ...heads.flatMap((head) => bulletsFrom(near, head + 1)).map(({ text }) => text),
    ...runs.flatMap(itemsOnLine),
  ];
  const isLed = leadsIn(items).length * 2 > items.length;
  return loose !== null && ofLists.length + runs.length > 1 && isLed ? title : null;
}

const isOfBusiness = (table: PlacedTable | undefined): boolean =>
  table?.isOfBusiness === true && table.parts.some(({ rows }) => rows.length > 0);

const meetingRunOn = (line: Line): Headed | null => meetingBeside(line) ?? meetingAndItems(line.text);

/** The items on a meeting's own line, with the lines below it that they run over. */
function itemsBeside(line: Line, below: readonly Line[]): string | null {
  const run = line.bullet ? null : meetingRunOn(line);
  if (run === null) return null;
  const isOwn = ({ bullet, heading, text }: Line, rest: string): boolean =>
    !bullet && heading === null && (startsLow(text) || isHalfTitle(rest));
  let rest = run.rest;
  for (const one of below.slice(0, LINES_OF_ITEMS)) {
    if (!isOwn(one, rest)) break;
    rest = joinWords(rest, one.text);
  }
  return rest;
}
/** Items on one line run over no more than these. */
const LINES_OF_ITEMS = 6;

const headsMeeting = ({ bullet, text }: Line): boolean => {
  const kind = bullet ? undefined : meetingNamed(text)?.kind;
  return kind === 'meeting' || kind === 'no year';
};

function bulletsFrom(lines: readonly Line[], from: number): Line[] {
  const end = lines.findIndex(({ bullet }, index) => index >= from && !bullet);
  return lines.slice(from, end === -1 ? undefined : end);
}

/** Those of some items that say at their end who brings them. */
function leadsIn(items: readonly string[]): string[] {
  const said = items.map((words) => ({ title: withoutBullet(words), words, reason: '', lead: '' }));
  const alone = said.map((item) => ({ ...withBracket(item, true), words: item.words }));
  return withEndsAlike(alone).flatMap(({ lead }) => (lead === '' ? [] : [lead]));
}
