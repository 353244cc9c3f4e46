import { isNamed, isPost } from '../owners.ts';
import { plainHeading } from '../tables/columns.ts';
import type { RowInPlace } from './cells.ts';
import { LEAD_TAIL } from './halves.ts';
import { columnNamed, type Places, type ProgrammeColumn, placesOf } from './programme-columns.ts';
import { isHalf, isLead, isReason } from './reasons-and-leads.ts';
import { heldIn } from './table-read.ts';

/**
 * What columns hold, where items stand in several of them: "Main item", "Lead", "Second item", "Lead", each with its own; or a
 * kind of business in each, beside the meetings.
 */
export function withSeveralTitles(
  headings: readonly string[],
  roles: readonly ProgrammeColumn[],
  rows: readonly RowInPlace[],
): ProgrammeColumn[] {
  return withPairs(headings, roles) ?? withKinds(headings, roles, rows) ?? [...roles];
}

/** Each column of items, with the reason and the lead that stand between it and the next. */
export function placesOfTitles(roles: readonly ProgrammeColumn[]): Places[] {
  const places = placesOf(roles);
  const titles = roles.flatMap((role, column) => (role === 'title' ? [column] : []));
  if (titles.length < 2) return [places];
  return titles.map((title, at) => {
    const own = roles.slice(title, titles[at + 1]);
    const beside = (role: ProgrammeColumn): number | null =>
      own.includes(role) ? title + own.indexOf(role) : null;
    return { ...places, title, reason: beside('reason'), lead: beside('lead') };
  });
}

/** As many columns of items as there are of the same reason, or the same lead. */
function withPairs(headings: readonly string[], roles: readonly ProgrammeColumn[]): ProgrammeColumn[] | null {
  const named = headings.map(columnNamed);
  const columnsOf = (kind: ProgrammeColumn): number[] =>
    named.flatMap((one, column) => (one?.kind === kind && one.weight >= 2 ? [column] : []));
  const titles = columnsOf('title');
  const besides = (['reason', 'lead'] as const).filter((kind) => {
    const own = columnsOf(kind);
    const words = new Set(own.map((column) => plainHeading(headings[column] ?? '')));
    return (
      own.length === titles.length &&
      words.size === 1 &&
      own.every((column, at) => column > (titles[at] ?? 0) && column < (titles[at + 1] ?? headings.length))
    );
  });
  if (titles.length < 2 || besides.length === 0) return null;
  return roles.map((role, column) => {
    const kind = named[column]?.kind;
    const isOne = kind === 'title' ? titles.includes(column) : besides.some((beside) => beside === kind);
    return isOne && kind !== undefined ? kind : role;
  });
}

/** Beside the meetings nothing but columns whose headings are of no item, reason or lead for certain, and whose cells hold items. */
function withKinds(
  headings: readonly string[],
  roles: readonly ProgrammeColumn[],
  rows: readonly RowInPlace[],
): ProgrammeColumn[] | null {
  const meeting = roles.indexOf('meeting');
  const kinds = headings.flatMap((_, column) => (column === meeting ? [] : [column]));
  const others = kinds.map((column) => headings[column] ?? '');
  const areKinds =
    meeting !== -1 &&
    others.length > 1 &&
    (others.every((heading) => heading !== '' && mayBeKind(heading)) || areItemsOfKinds(others)) &&
    kinds.every((column) => holdsItems(heldIn(rows, column)));
  return areKinds ? roles.map((_, column) => (column === meeting ? 'meeting' : 'title')) : null;
}

/** "Public items" and "Private items" */
function areItemsOfKinds(headings: readonly string[]): boolean {
  const plain = headings.map(plainHeading);
  const nouns = new Set(plain.map((heading) => heading.split(' ').at(-1)));
  return (
    new Set(plain).size === plain.length &&
    nouns.size === 1 &&
    headings.every((heading) => columnNamed(heading)?.kind === 'title')
  );
}

function mayBeKind(heading: string): boolean {
  const named = columnNamed(heading);
  return (
    named === null ||
    (named.kind !== 'other' && named.kind !== 'meeting' && named.kind !== 'moved' && named.weight < 2)
  );
}

const holdsItems = (cells: readonly string[]): boolean =>
  cells.filter(
    (text) => / /.test(text) && !isLead(text) && !isReason(text) && !isNamed(text) && !isPost(text),
  ).length *
    2 >
  cells.length;

/**
 * The words of cells in several columns of items that may be two items run together by lines that wrap: a capital stands within
 * them, as in few others ("Digital plan Parking plan").
 */
export function wordsRunTogether(
  rows: readonly RowInPlace[],
  titles: readonly number[],
): ReadonlySet<string> {
  const pieces = titles.flatMap((title) => rows.flatMap(({ cells }) => cells[title]?.pieces ?? []));
  const long = pieces.filter(({ text }) => text.includes(' '));
  const within = long.filter(({ text }) => CAPITAL_WITHIN.test(text));
  if (titles.length < 2 || within.length * 2 >= long.length) return new Set();
  return new Set(
    within.flatMap(({ text, isParagraph }) => (isParagraph ? [] : [text, text.replace(/ \([^()]*\)$/, '')])),
  );
}
const CAPITAL_WITHIN = /(?<=\p{Ll})(?<!\b(?:of|the|and|for|to|in|on|with|by|at)) \p{Lu}\p{Ll}/u;

/**
 * The words of cells in a column of leads, as lines that wrap give them, that may be two leads run together: one is another row's
 * whole lead, and the other could be one ("Treasurer Miss Reed").
 */
export function leadsRunTogether(rows: readonly RowInPlace[], column: number | null): ReadonlySet<string> {
  const cells = rows.flatMap(({ cells: own }) => (column === null ? [] : (own[column] ?? [])));
  const known = new Set(cells.map(({ text }) => text));
  const mayBe = (words: string): boolean =>
    /^\p{Lu}/u.test(words) &&
    !isHalf(words) &&
    !LEAD_TAIL.test(words) &&
    (isLead(words) || isPost(words) || PERSON.test(words));
  const isTwo = (text: string): boolean =>
    text.length < LONGEST_LEADS &&
    [...text.matchAll(/ /g)].some(({ index }) => {
      const [first, second] = [text.slice(0, index), text.slice(index + 1)];
      return (known.has(first) || known.has(second)) && mayBe(first) && mayBe(second);
    });
  const printed = cells.filter(({ pieces }) => pieces.some(({ isParagraph }) => !isParagraph));
  return new Set(printed.flatMap(({ text }) => (isTwo(text) ? [text] : [])));
}
/** In characters. */
const LONGEST_LEADS = 100;
const PERSON = /^(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor)\.? \p{Lu}/u;
