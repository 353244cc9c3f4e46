import { BLANK, type GridRow } from './cells.ts';

/**
 * How one kind of column is known. A heading's weight is 3 where its words can mean little else, 2 where they usually
 * mean it and 1 where they may, and between these where other kinds go before it; of a column's cells, `holds` says whether
 * one could stand in such a column.
 */
export type ColumnKind<Kind extends string> = {
  kind: Kind;
  headings: readonly (readonly [words: RegExp, weight: number])[];
  holds: ((cell: string) => boolean) | null;
  /** Whether a heading that names it names no other kind, whatever its words. */
  isOnly?: true;
  /** Whether a table may have several of the kind. */
  several?: true;
};

/** The kinds of columns that a table may have: of two that fit a column alike, the first named is meant. */
export type Vocabulary<Kind extends string> = readonly ColumnKind<Kind>[];

/** A column of a table: what kind it is, if known, and the words at its head. */
export type Column<Kind extends string> = {
  kind: Kind | null;
  heading: string;
  weight: number;
  share: number;
};

/** A heading in lower case, its stops gone, a stroke standing apart; "(s)" is left out. */
export const plainHeading = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/\(s\)/g, '')
    .replace(/&/g, ' and ')
    .replace(/[.:*?’']/g, '')
    .replace(/\s*[/|]\s*/g, ' / ')
    .replace(/\s+/g, ' ')
    .trim();

const FOR_PROGRAMS = / ?\(iso\)$/;

/** Whether a column says for programs what another says for people: “Due date (ISO)” beside “Due date”. */
export function isSaidForPrograms(heading: string, headings: readonly string[]): boolean {
  const plain = plainHeading(heading);
  const bare = plain.replace(FOR_PROGRAMS, '');
  return bare !== plain && headings.some((other) => plainHeading(other) === bare);
}

/** Longer, in characters, no heading is: it would be a sentence. */
const LONGEST_HEADING = 70;

/** "By (2025)" heads what "By" does. */
const YEAR_BEHIND = /(?<=\p{L}),? (?:in )?\(?20\d{2}\)?$/u;

/** How well a heading's words mean each kind of a vocabulary: 0 to 3. */
export function weightsOf<Kind extends string>(heading: string, vocabulary: Vocabulary<Kind>): number[] {
  if (heading === '' || heading.length > LONGEST_HEADING) return vocabulary.map(() => 0);
  const plain = plainHeading(heading);
  const asked = heading.endsWith('?') ? `${plain} ?` : plain;
  const undated = plain.replace(YEAR_BEHIND, '');
  const weights = vocabulary.map(({ headings }) =>
    headings.reduce(
      (most, [words, weight]) =>
        weight > most && (words.test(plain) || words.test(asked) || words.test(undated)) ? weight : most,
      0,
    ),
  );
  const only = vocabulary.findIndex(({ isOnly }, order) => isOnly === true && weights[order] !== 0);
  return only === -1 ? weights : weights.map((weight, order) => (order === only ? weight : 0));
}

/** The kind that a heading's words mean most surely; null where they mean none. */
export function kindNamed<Kind extends string>(
  heading: string,
  vocabulary: Vocabulary<Kind>,
): { kind: Kind; weight: number } | null {
  const weights = weightsOf(heading, vocabulary);
  const weight = Math.max(...weights);
  const named = weight === 0 ? undefined : vocabulary[weights.indexOf(weight)];
  return named === undefined ? null : { kind: named.kind, weight };
}

export const weightOf = <Kind extends string>(heading: string, kind: ColumnKind<Kind>): number =>
  weightsOf(heading, [kind])[0] ?? 0;

/** Where a table's headings stand, how many rows they take, and the words over each column. */
export type Headings = { at: number; rows: number; words: readonly string[] };

/**
 * The first row of headings among `rows` from `from` on, within so many rows: one in which several short cells name
 * columns of the vocabulary. A second row below that only goes on with it is of it; one that names more columns itself has
 * their groups above it. Null where there is none.
 */
export function headingsIn<Kind extends string>(
  rows: readonly GridRow[],
  vocabulary: Vocabulary<Kind>,
  from = 0,
  within = 4,
): Headings | null {
  for (let at = from; at < Math.min(rows.length, from + within); at += 1) {
    if (!isHeadingRow(rows[at], vocabulary)) continue;
    const below = rows[at + 1];
    const first = wordsAt(rows[at]);
    if (below === undefined || !goesOn(rows[at], below, vocabulary)) {
      if (below !== undefined && namesMore(below, rows[at], vocabulary)) continue;
      return { at, rows: 1, words: first };
    }
    const second = wordsAt(below);
    const isSpanned = spannedIn(rows[at]);
    return {
      at,
      rows: 2,
      words: first.map((words, column) => {
        const own = second[column] ?? '';
        const isNamed = isSpanned(column) && Math.max(...weightsOf(own, vocabulary)) >= 2;
        return isNamed ? own : joined(words, own);
      }),
    };
  }
  return null;
}

/** Whether the row below some headings is of headings too, three at least, and names more columns, more surely. */
function namesMore<Kind extends string>(
  below: GridRow,
  above: GridRow | undefined,
  vocabulary: Vocabulary<Kind>,
): boolean {
  const [own, others] = [below, above].map((row) =>
    wordsAt(row).flatMap((text) => (text === '' ? [] : [Math.max(...weightsOf(text, vocabulary))])),
  );
  if (own === undefined || others === undefined || own.length < 3 || own.length <= others.length)
    return false;
  const sum = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0);
  return isHeadingRow(below, vocabulary) && sum(own) > sum(others);
}

const NUMBER_ALONE = /^\d{1,3}[.)]?$/;

/** Where all rows of a table are numbered, those of headings may be too: what they say without their number. */
const saidBesideNumber = ({ cells }: GridRow): GridRow['cells'] =>
  NUMBER_ALONE.test(cells[0]?.text ?? '') ? cells.with(0, BLANK) : cells;

const joined = (first: string, second: string): string =>
  first === second || second === '' ? first : `${first} ${second}`.trim();

/** Whether a column stands below words over several, which its own make more exact. */
const spannedIn =
  (row: GridRow | undefined) =>
  (column: number): boolean =>
    row?.cells.some(({ across }, at) => across > 1 && at <= column && column < at + across) === true;

const wordsAt = (row: GridRow | undefined): string[] => {
  const words: string[] = [];
  const cells = row === undefined ? [] : saidBesideNumber(row);
  cells.forEach(({ text, across }, column) => {
    if (text === '') return;
    for (let over = column; over < column + across; over += 1) words[over] = text;
  });
  return Array.from({ length: cells.length }, (_, column) => words[column] ?? '');
};

/** Whether a row names columns: two at least and most of what it has, in few words each, and without a date or a number alone. */
export function isHeadingRow<Kind extends string>(
  row: GridRow | undefined,
  vocabulary: Vocabulary<Kind>,
): boolean {
  const cells = row === undefined ? [] : saidBesideNumber(row);
  const words = cells.flatMap(({ text }) => (text === '' ? [] : [text]));
  if (words.length < 2 || words.some(isNoHeading)) return false;
  const weights = words.map((heading) => Math.max(...weightsOf(heading, vocabulary)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const named = weights.filter((weight) => weight > 0).length;
  if (row?.isHeading === true) return named > 0;
  if (cells !== row?.cells) return named >= 3 && named === words.length && sum >= 4;
  return named >= 2 && named >= words.length * 0.6 && sum >= 4;
}

const MOST_WORDS = 7;

const isNoHeading = (words: string): boolean =>
  words.length > LONGEST_HEADING ||
  words.split(/[ \n]/).length > MOST_WORDS ||
  /\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|^[\d./-]+$|:\s*\S|^(?:yes|no)\s?[–—,;-]/i.test(words);

/** Whether the row below parts the headings above it ("Dates" over "Original" and "Revised"), or ends their words. */
function goesOn<Kind extends string>(
  above: GridRow | undefined,
  below: GridRow,
  vocabulary: Vocabulary<Kind>,
): boolean {
  const cells = saidBesideNumber(below);
  const own = cells.filter(({ text, isFromAbove }) => text !== '' && !isFromAbove);
  const spans = (above?.cells ?? []).some(({ across, text }) => across > 1 && text !== '');
  if (own.length === 0 || own.some(({ text }) => text.length > 25 || /\d|^(?:none|nil|no \w+s)$/i.test(text)))
    return false;
  if (below.isHeading) return true;
  const under = cells.every(
    ({ text, isFromAbove }, column) =>
      text === '' || isFromAbove || above?.cells[column]?.text === '' || SUBHEADING.test(text),
  );
  const isRest = ({ text }: { text: string }): boolean =>
    /^[a-z(/&]/.test(text) ||
    ((spans || under) && (SUBHEADING.test(text) || weightsOf(text, vocabulary).includes(3)));
  return own.every(isRest);
}

const SUBHEADING = /^(?:original|revised|new|first|initial|current|target|actual|planned|previous|latest)$/i;

/** So many cells of a column tell what it holds. */
const ENOUGH = 60;

/** The share of a column's cells that a kind could hold. */
const shareOf = <Kind extends string>(filled: readonly string[], { holds }: ColumnKind<Kind>): number =>
  holds === null || filled.length === 0 ? 0 : filled.filter(holds).length / filled.length;

/**
 * What kind each column of a table is, by its heading's words and by what its cells hold: the pair that fits best
 * first, and each kind once, unless there may be several. Words without headings are told by the cells alone.
 */
export function columnsOf<Kind extends string>(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  vocabulary: Vocabulary<Kind>,
): Column<Kind>[] {
  const count = Math.max(headings.length, ...rows.slice(0, ENOUGH).map((row) => row.length), 0);
  const columns = Array.from({ length: count }, (_, column): Column<Kind> => {
    return { kind: null, heading: headings[column] ?? '', weight: 0, share: 0 };
  });
  const fits = columns.flatMap(({ heading }, column) => {
    const cells = rows.flatMap((row) => row[column] || []).slice(0, ENOUGH);
    const weights = weightsOf(heading, vocabulary);
    return vocabulary.map((kind, order) => {
      const [weight, share] = [weights[order] ?? 0, shareOf(cells, kind)];
      return { column, kind, order, weight, share, score: scoreOf(heading, weight, share) };
    });
  });
  const taken = new Set<Kind>();
  for (const { column, kind, weight, share } of fits
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order || a.column - b.column)) {
    const known = columns[column];
    if (known === undefined || known.kind !== null || (taken.has(kind.kind) && !kind.several)) continue;
    columns[column] = { ...known, kind: kind.kind, weight, share };
    taken.add(kind.kind);
  }
  return columns;
}

/** Where the headings say what a column is, its cells only bear it out; where they say nothing, most cells must. */
function scoreOf(heading: string, weight: number, share: number): number {
  if (weight > 0) return weight + 2 * share;
  if (heading === '') return share >= 0.6 ? 2 * share : 0;
  return share >= 0.8 ? share : 0;
}
