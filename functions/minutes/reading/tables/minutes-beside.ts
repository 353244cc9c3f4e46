import type { Paragraph } from '../../../documents/document.ts';
import { wordsOf } from '../../../documents/document.ts';
import { asksForSomething } from '../bullets.ts';
import { isDoneWithItem } from '../done-with-item.ts';
import { ACTION_LABEL } from '../labels.ts';
import { tidy } from '../lines.ts';
import { sentencesOf } from '../undertakings/sentences.ts';
import { beginsWithVerb } from '../verbs.ts';
import { ACTION_COLUMNS, type ActionColumn } from './action-columns.ts';
import type { RowsAbout } from './action-fields.ts';
import { type ActionRow, actionsIn } from './action-rows.ts';
import { type CellRead, cellSaying, type GridRow } from './cells.ts';
import { type Column, kindNamed, plainHeading } from './columns.ts';
import { isNobody, isOwnerWords, ownerOfSentence } from './owners-said.ts';

/** What heads a column that only says who is to act on the minutes beside it. */
const ACTS =
  /^(?:actions?|action(?:ed)? (?:by|for|on)(?: whom?)?|by whom|who|owners?|leads?|responsib\w+|initials|for action|action \/ owner|(?:owners?|leads?|who|by whom|action(?:ed)? by)(?: and|,| \/) (?:by )?(?:dates?|when|deadlines?|due(?: dates?)?))$/;
/** What heads the minutes themselves. */
const MINUTES =
  /^$|^(?:minutes?|notes?|items?|agenda items?|subjects?|matters?|business|proceedings|record|details?|summary|narrative|points?)$|\b(?:discussions?|discussed|minutes?|notes|proceedings|points (?:raised|noted))\b/;

const OF_ACTIONS = /^(?:agreed )?actions?(?: points?| required| agreed)?$/;

/** Beside minutes nothing stands that says how each of them is going. */
const STANDS: ReadonlySet<ActionColumn> = new Set(['status', 'colour', 'done', 'closed']);

type Places = { minutes: number; owner: number };

/** Where the minutes stand in a table, and beside them who is to act; null in a table of anything else. */
function placesIn(headings: readonly string[], rows: readonly GridRow[]): Places | null {
  const plain = headings.map(plainHeading);
  if (headings.some((heading) => STANDS.has(kindNamed(heading, ACTION_COLUMNS)?.kind ?? 'topic')))
    return null;
  const owner = plain.findLastIndex((heading) => ACTS.test(heading));
  const wordsAt = (column: number): string[] =>
    rows.flatMap(({ cells }) => (cells[column]?.text ? [cells[column].text] : []));
  // Where the actions have a column of their own, no sentence of the minutes is one.
  const isOwn = (heading: string, column: number): boolean =>
    column !== owner && OF_ACTIONS.test(heading) && wordsAt(column).some((cell) => !isOwnerWords(cell));
  if (plain.some(isOwn)) return null;
  const named = wordsAt(owner).map(withoutDay);
  if (owner < 1 || !named.some(isOwnerWords)) return null;
  if (named.filter((cell) => isOwnerWords(cell) || asksNobody(cell)).length < named.length * 0.8) return null;
  const lengthOf = (column: number): number => wordsAt(column).join(' ').length;
  const minutes = plain.reduce((most, _, column) => (lengthOf(column) > lengthOf(most) ? column : most), 0);
  const others = plain.flatMap((_, column) =>
    column === owner || column === minutes ? [] : wordsAt(column).map(({ length }) => length),
  );
  const isProse =
    wordsAt(minutes).some((cell) => sentencesOf(cell).length > 1) || tellsBetween(rows, { minutes, owner });
  const isMinutes = MINUTES.test(plain[minutes] ?? '') && others.every((length) => length <= LONGEST_ASIDE);
  return minutes !== owner && isProse && isMinutes ? { minutes, owner } : null;
}

/** "KO 28 November 2025" without its day. */
const withoutDay = (cell: string): string =>
  cell.replace(/[\s,;–-]+(?:by )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}(?: \d{4})?$/, '');

const asksNobody = (cell: string): boolean => cell === '' || isNobody(cell) || isDoneWithItem(cell);

/** Whether some of the rows ask nobody, and all of these only tell: in a list of actions each asks. */
function tellsBetween(rows: readonly GridRow[], { minutes, owner }: Places): boolean {
  const others = rows.flatMap(({ cells }) => {
    const said = cells[minutes]?.text ?? '';
    return said !== '' && asksNobody(cells[owner]?.text ?? '') ? [said] : [];
  });
  return others.some((said) => SENTENCE.test(said)) && !others.some(asks);
}

const SENTENCE = /^\P{Ll}.{20,}\.$/su;
const asks = (said: string): boolean =>
  asksForSomething(said) || beginsWithVerb(said) || ownerOfSentence(said) !== null;

/** Longer, in characters, what stands beside the minutes is a text of its own. */
const LONGEST_ASIDE = 60;

type Beside = {
  headings: readonly string[];
  rows: readonly GridRow[];
  /** Whether each of `rows` is a printed line of the table. */
  areLines: boolean;
  /** What follows the table, with which the minutes of its last printed line go on. */
  below: readonly Paragraph[];
};

/** The actions of minutes that have a column beside them for who is to act; null where a table is nothing of the kind. */
export function actionsBeside(
  { headings, rows, areLines, below }: Beside,
  about: Omit<RowsAbout, 'columns'>,
): ActionRow[] | null {
  const places = placesIn(headings, areLines ? wholeRows(rows, headings.length - 1) : rows);
  if (places === null) return null;
  const whole = areLines ? wholeRows(withBelow(rows, below, places), places.owner) : rows;
  const columns = headings.map((heading, column): Column<ActionColumn> => {
    const named = kindNamed(heading, ACTION_COLUMNS)?.kind;
    const due = named === 'due' || named === 'revised' ? named : null;
    const kind = column === places.minutes ? 'action' : column === places.owner ? 'owner' : due;
    return { kind, heading, weight: 3, share: 1 };
  });
  let above: string | null = null;
  return whole.flatMap((row) => {
    const said = row.cells[places.minutes];
    if (said === undefined || said.text === '') return [];
    const [first = '', ...others] = said.paragraphs.map(({ text }) => text);
    const own = others.length > 0 || !isTitle(first) ? null : first;
    above = own ?? above;
    const section = others.length > 0 ? first : above;
    return actionBeside(row, said, places, { ...about, columns }).map((action) => ({ ...action, section }));
  });
}

const isTitle = (words: string): boolean => words.length <= LONGEST_TITLE && !/[.;,?]$/.test(words);

function actionBeside(
  row: GridRow,
  said: CellRead,
  { minutes, owner }: Places,
  about: RowsAbout,
): ActionRow[] {
  const named = row.cells[owner];
  if (named === undefined || named.isFromAbove || asksNobody(named.text)) return [];
  const sentences = said.paragraphs.flatMap(({ text }) => sentencesOf(text).map((sentence) => sentence.text));
  const labelled = sentences.filter((sentence) => LABELLED.test(sentence));
  const asked = labelled.length > 0 ? labelled : [askedIn(sentences, named.text)];
  const actions = asked.flatMap((words) => {
    const cells = row.cells.map((cell, column) => (column === minutes ? cellSaying([words]) : cell));
    return actionsIn({ ...row, cells }, about);
  });
  if (asked.join(' ') === said.text) return actions;
  const why = `it was taken out of the minutes beside “${named.text}”, which say “${said.text}”`;
  return actions.map((action) => ({
    ...action,
    doubts: [...action.doubts, { kind: 'text', detail: `the text of “${action.text}”: ${why}` }],
  }));
}

const ASKS = /\b(?:to|will|would|should|shall|agreed|asked|requested|undertook|must)\b/;

/** "Action: …", "Action 3 – …" */
const LABELLED = new RegExp(`^${ACTION_LABEL}\\s?(?::|[–—-]\\s)\\s*\\S`, 'i');

/** The sentence that asks for something: the last of those about its owner, else the last that may, else the last. */
function askedIn(sentences: readonly string[], owner: string): string {
  const asking = sentences.filter((sentence) => ASKS.test(sentence));
  const named = asking.filter((sentence) => sentence.toLowerCase().includes(owner.toLowerCase()));
  return named.at(-1) ?? asking.at(-1) ?? sentences.at(-1) ?? '';
}

const NUMBERED = /^(?:\d{1,3}(?:[./]\d{1,3}){0,2}[.)]?|\(?[a-z][.)])\s+\S/;

/** An item of the minutes begins at its number; where none has one, where somebody is named. */
function wholeRows(lines: readonly GridRow[], owner: number): GridRow[] {
  const isNumbered = ({ cells }: GridRow): boolean => NUMBERED.test(ownText(cells, owner));
  const byNumber = lines.some(isNumbered);
  const rows: GridRow[] = [];
  for (const line of lines) {
    const begins = byNumber ? isNumbered(line) : (line.cells[owner]?.text ?? '') !== '';
    const last = rows.at(-1);
    if (last === undefined || begins) rows.push(line);
    else
      rows[rows.length - 1] = { ...last, cells: last.cells.map((cell, at) => joined(cell, line.cells[at])) };
  }
  return rows;
}

const ownText = (cells: readonly CellRead[], owner: number): string =>
  cells
    .filter((_, column) => column !== owner)
    .map(({ text }) => text)
    .join(' ')
    .trim();

/** Longer, in characters, no item's title is. */
const LONGEST_TITLE = 60;

/** A printed line goes on with the paragraph above it, unless that is the item's title. */
function joined(cell: CellRead, more: CellRead | undefined): CellRead {
  if (more === undefined || more.text === '') return cell;
  const texts = cell.paragraphs.map(({ text }) => text);
  const [only = '', ...others] = texts;
  const isTitle = others.length === 0 && only.length <= LONGEST_TITLE && NUMBERED.test(only);
  const last = isTitle ? null : (texts.at(-1) ?? null);
  return cellSaying(last === null ? [...texts, more.text] : [...texts.slice(0, -1), `${last} ${more.text}`]);
}

/** Where a page draws no rules, the words of its last item may stand below what was told as its table. */
function withBelow(
  lines: readonly GridRow[],
  below: readonly Paragraph[],
  { minutes, owner }: Places,
): GridRow[] {
  const last = lines.at(-1);
  if (last === undefined) return [];
  const more = below.map(({ spans }) => tidy(wordsOf(spans)));
  const end = more.findIndex((text) => text === '' || NUMBERED.test(text));
  const rows = more.slice(0, end === -1 ? more.length : end).map((text): GridRow => {
    const cells = last.cells.map((_, column) =>
      column === minutes && column !== owner ? cellSaying([text]) : cellSaying([]),
    );
    return { ...last, cells };
  });
  return [...lines, ...rows];
}
