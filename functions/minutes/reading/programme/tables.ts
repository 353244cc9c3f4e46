import type { Table } from '../../../documents/document.ts';
import { allDates } from '../dates.ts';
import { lineOf } from '../lines.ts';
import { type CellInPlace, type RowInPlace, rowsInPlace } from './cells.ts';
import { isBlank, isColumnHeading, isLead, isReason, rolesOfRows } from './columns.ts';
import { meetingNamed, regularHeading, saysEvery, type Under } from './headings.ts';
import { isOfDeadline, type Meaning, meaningOf, plainHeading, type Role, saysDeadline } from './meanings.ts';
import type { Row } from './row.ts';
import { itemsOfRow } from './stacked.ts';
import { titleIn } from './titles.ts';

/** The rows of a table for one meeting; `under` null where what stands above the table says which. `apart`: its year is its own. */
export type TablePart = {
  under: Under | null;
  line: number;
  words: string;
  every: boolean;
  apart: boolean;
  rows: Row[];
};

/** What a table says of a programme. */
export type TableRead = {
  /** The title of the programme, where the table's own first row gives it. */
  title: { line: number; words: string } | null;
  /** Its first row of cells: its headings, where it has any. */
  words: string;
  parts: readonly TablePart[];
  unread: readonly { line: number; text: string; why: string }[];
  remarks: readonly string[];
  /** What its columns hold, for a table below it that has as many and no headings. */
  roles: readonly Role[];
  /** Whether its headings name a meeting and an item, with a reason or a lead: such a table is a programme without any title. */
  isPlain: boolean;
  /** Whether meetings stand in it, by which it is told from other tables. */
  isDated: boolean;
  /** Whether it has a row of headings that name its columns. */
  isHeaded: boolean;
};

/** A table read, and the last of the file's lines that it stands on. */
export type PlacedTable = TableRead & { to: number };
/** The tables of a file that read as a programme's, each by the line on which its rows begin. */
export type TablesRead = ReadonlyMap<number, PlacedTable>;

/** How the rows of a table of a programme are read: from which on, and by which columns. */
type Plan = { from: number; roles: readonly Role[]; headings: readonly string[] };

/** Reads a table as one of a programme of work; null where it is none. `before` are the columns of a table above it. */
export function readTable(table: Table, wraps: boolean, before: readonly Role[] | null): TableRead | null {
  const rows = rowsInPlace(table, wraps);
  const title = titleRow(rows[0]);
  const body = title === null ? rows : rows.slice(1);
  const matrix = matrixIn(body);
  const read = matrix === null ? readRows(body, table.columns, before) : readMatrix(matrix);
  const words = body.find((row) => row.words !== '')?.words ?? '';
  return read === null ? null : { ...read, title, words };
}

type Read = Omit<TableRead, 'title' | 'words'>;

const lone = (row: RowInPlace): { cell: CellInPlace; column: number; spans: boolean } | null => {
  const filled = row.cells.flatMap((cell, column) =>
    cell.text === '' || cell.isBeside || cell.isBelow ? [] : [{ cell, column }],
  );
  const [only, ...others] = filled;
  if (only === undefined || others.some(({ cell }) => cell.text !== only.cell.text)) return null;
  return {
    ...only,
    spans: row.cells.length === 1 || row.cells[only.column + 1]?.isBeside === true || others.length > 0,
  };
};

function titleRow(row: RowInPlace | undefined): TableRead['title'] {
  const alone = row === undefined ? null : lone(row);
  if (row === undefined || alone === null || titleIn(lineOf(row.line, alone.cell.text)) === null) return null;
  return { line: row.line, words: alone.cell.text };
}

const textsOf = ({ cells }: RowInPlace): string[] =>
  cells.map(({ text, isBeside, isBelow }) => (isBeside || isBelow ? '' : text));

type Dated = { column: number; under: Under; words: string };
type Matrix = {
  line: number;
  dated: readonly Dated[];
  title: number;
  reason: number | null;
  lead: number | null;
  others: readonly { column: number; heading: string }[];
  rows: readonly RowInPlace[];
  roles: readonly Role[];
};

const LOOKS = 6;

function matrixIn(rows: readonly RowInPlace[]): Matrix | null {
  for (const [index, row] of rows.slice(0, LOOKS).entries()) {
    const above = rows[index - 1];
    const years = yearsBelow(row, rows[index + 1]);
    const headings = textsOf(row).map((text, column) =>
      years === null
        ? withYear(text, above?.cells[column]?.text ?? '')
        : `${text} ${years[column] ?? ''}`.trim(),
    );
    const dated = headings.flatMap((words, column): Dated[] => {
      const under = words === '' || words.length > 60 ? null : meetingNamed(words);
      return under === null || (under.kind === 'unknown' && allDates(words).length === 0)
        ? []
        : [{ column, under, words }];
    });
    if (dated.length < 2) continue;
    const body = rows.slice(index + (years === null ? 1 : 2));
    const held = dated
      .flatMap(({ column }) => body.map(({ cells }) => cells[column]?.text ?? ''))
      .filter((text) => text !== '');
    if (held.filter((text) => meetingNamed(text) !== null).length * 3 > held.length) return null;
    const columns = new Set(dated.map(({ column }) => column));
    const labels = headings.map((words, column) => words || (above?.cells[column]?.text ?? ''));
    const free = labels.flatMap((heading, column) => (columns.has(column) ? [] : [{ column, heading }]));
    const named = free.map(({ column, heading }) => ({ column, heading, meaning: meaningOf(heading) }));
    const best = (role: Role): number | null => bestOf(named, role);
    const title =
      best('title') ??
      named.find(({ column, meaning }) => meaning === null && holdsWords(body, column))?.column ??
      null;
    if (title === null && dated.length < labels.length) return null;
    const lead = best('lead') ?? (title === null ? null : leadBeside(body, named, title));
    const reason = best('reason');
    const roles = labels.map(
      (_, column): Role =>
        column === title ? 'title' : column === lead ? 'lead' : column === reason ? 'reason' : 'other',
    );
    const others = free.filter(({ column, heading }) => roles[column] === 'other' && !isCount(heading));
    return { line: row.line, dated, title: title ?? -1, reason, lead, others, rows: body, roles };
  }
  return null;
}

/** The row below, where it is of the headings: under two months at least it has their years, and no other words under any. */
function yearsBelow(row: RowInPlace, below: RowInPlace | undefined): string[] | null {
  const months = textsOf(row).flatMap((text, column) =>
    meetingNamed(text)?.kind === 'no year' ? [column] : [],
  );
  const texts = below === undefined ? [] : textsOf(below);
  const isYear = (column: number): boolean => /^(?:19|20)\d\d$/.test(texts[column] ?? '');
  return months.length > 1 && months.every(isYear) ? texts : null;
}

/** "Jun" below "2025". */
const withYear = (words: string, above: string): string =>
  /^20\d\d$/.test(above.trim()) && words !== '' && !/\d{4}/.test(words) ? `${words} ${above.trim()}` : words;

type NamedColumn = { column: number; heading: string; meaning: Meaning | null };

function bestOf(named: readonly NamedColumn[], role: Role): number | null {
  const of = named.filter(({ meaning }) => meaning?.role === role);
  const [best] = [...of].sort((a, b) => (b.meaning?.weight ?? 0) - (a.meaning?.weight ?? 0));
  return best?.column ?? null;
}

const holdsWords = (rows: readonly RowInPlace[], column: number): boolean =>
  rows.filter(({ cells }) => /\p{L}{3}/u.test(cells[column]?.text ?? '')).length * 2 > rows.length;

/** A column without a heading that any knows may still hold the leads. */
const leadBeside = (
  rows: readonly RowInPlace[],
  named: readonly NamedColumn[],
  title: number,
): number | null =>
  named.find(({ column, meaning }) => {
    const held = rows.map(({ cells }) => cells[column]?.text ?? '').filter((text) => text !== '');
    return (
      column !== title && meaning === null && held.length > 0 && held.filter(isLead).length * 2 > held.length
    );
  })?.column ?? null;

const isCount = (heading: string): boolean =>
  /^(?:|no|number|#|ref(?:erence)?|(?:item|agenda) (?:no|number))$/.test(plainHeading(heading));

const MARK = /^(?:[xXyY✓✔✗✘×☑☒●•■◆◼∎\u2605*\uF0FC\uF0FB\uF0A8\uF0FE\uF052]|yes|tick)\.?$/iu;
const NO_MARK = /^(?:[-–—.✗✘☐□○]+|no|n|n\/a|nil)$/i;

function readMatrix(matrix: Matrix): Read {
  const { dated, others } = matrix;
  const cells = matrix.rows
    .flatMap((row) => dated.map(({ column }) => row.cells[column]?.text ?? ''))
    .filter((text) => text !== '');
  const marks = cells.filter((text) => MARK.test(text) || NO_MARK.test(text)).length;
  const distinct = new Set(cells.map((text) => text.toLowerCase())).size;
  const isGrid = matrix.title === -1 || (marks === 0 && cells.length > 0 && !isWords(cells, distinct));
  const held = isGrid
    ? itemsByColumn(matrix)
    : itemsByMark(
        matrix,
        cells.some((text) => /[✓✔☑]/.test(text)),
      );
  const columns = isGrid
    ? matrix.roles.flatMap((_, column) => (dated.some((one) => one.column === column) ? [] : [column]))
    : [];
  return {
    ...held,
    remarks: [
      ...held.remarks,
      ...others
        .filter(({ column }) => !columns.includes(column))
        .flatMap(({ column, heading }) =>
          columnUnread(
            matrix.line,
            heading,
            matrix.rows.map(({ cells: own }) => own[column]?.text ?? ''),
          ),
        ),
    ],
    roles: matrix.roles,
    isPlain: false,
    isDated: true,
    isHeaded: true,
  };
}

/** Whether cells hold a few words that come again and again ("Draft", "Final"), and no items of their own. */
const isWords = (cells: readonly string[], distinct: number): boolean =>
  cells.every((text) => text.length <= 20 && text.split(' ').length <= 2) &&
  (distinct < cells.length || cells.length < 4);

type Held = Pick<Read, 'parts' | 'unread' | 'remarks'>;

const partFor = ({ under, words }: Dated, line: number, rows: Row[]): TablePart => ({
  under,
  line,
  words,
  every: false,
  apart: false,
  rows,
});

function itemsByMark({ rows, dated, title, reason, lead, line: head }: Matrix, ticks: boolean): Held {
  const byMeeting = dated.map((): Row[] => []);
  const unread: Held['unread'][number][] = [];
  const remarks: string[] = [];
  const regular: TablePart[] = [];
  let listed = false;
  for (const row of rows) {
    const name = row.cells[title];
    const { line, words } = row;
    if (name === undefined || words === '') continue;
    const alone = lone(row);
    const heading = alone === null ? null : regularHeading(alone.cell.text);
    if (heading !== null) {
      listed = true;
      regular.push({ under: heading.under, line, words, every: saysEvery(words), apart: false, rows: [] });
      continue;
    }
    if (
      name.text === '' ||
      (alone?.spans === true && dated.some(({ column }) => row.cells[column]?.isBeside))
    ) {
      remarks.push(acrossTable(line, words));
      continue;
    }
    if (name.struck !== '') unread.push({ line, text: `${name.struck} ${words}`, why: STRUCK });
    const { items, left } = itemsOfRow(name, cellAt(row, reason), cellAt(row, lead));
    unread.push(...left.map(({ words: text, why }) => ({ line, text, why })));
    let marked = false;
    for (const [index, { column, words: when }] of dated.entries()) {
      const cell = row.cells[column];
      const said = cell?.text ?? '';
      const shaded = said === '' && cell !== undefined && cell.shade !== null && cell.shade !== name.shade;
      if (shaded) unread.push({ line, text: `${name.text}: ${when}`, why: SHADED });
      marked ||= shaded;
      if (said === '' || (NO_MARK.test(said) === true && !(MARK.test(said) && !ticks))) continue;
      if (/\?|tbc|cancel|defer|postpone|withdr|moved/i.test(said)) {
        unread.push({ line, text: `${name.text}: ${said} (${when})`, why: NOT_A_MARK });
        marked = true;
        continue;
      }
      marked = true;
      if (ticks && /^x$/i.test(said)) {
        unread.push({ line, text: `${name.text}: ${said} (${when})`, why: NOT_A_MARK });
        continue;
      }
      if (!MARK.test(said))
        remarks.push(
          `line ${line}: “${said}” stands beside “${name.text}” at ${when}, and is read as a mark that it comes`,
        );
      byMeeting[index]?.push(...items.map((item) => rowOfItem(row, item, cell?.struck ? STRUCK : null)));
    }
    const last = listed ? regular.at(-1) : undefined;
    listed &&= !marked;
    if (!marked && last !== undefined) last.rows.push(...items.map((item) => rowOfItem(row, item, null)));
    else if (!marked) unread.push({ line, text: words, why: NO_MEETING_MARKED });
  }
  return {
    parts: [...dated.map((one, index) => partFor(one, head, byMeeting[index] ?? [])), ...regular],
    unread,
    remarks,
  };
}

/** Items in the column of their meeting, and not marked beside their names. */
function itemsByColumn({ rows, dated, line: head, roles }: Matrix): Held {
  const unread: Held['unread'][number][] = [];
  const remarks: string[] = [];
  const columns = dated.map(({ column }) => column);
  const parts = dated.map((one) => {
    const own = rows.flatMap((row) => {
      const cell = row.cells[one.column];
      if (
        cell === undefined ||
        cell.text === '' ||
        cell.isBelow ||
        NO_MARK.test(cell.text) ||
        NOTHING_HERE.test(cell.text)
      )
        return [];
      const { items, left } = itemsOfRow(cell, null, null);
      unread.push(...left.map(({ words: text, why }) => ({ line: row.line, text, why })));
      return items.map((item) => rowOfItem(row, item, null));
    });
    return partFor(one, head, own);
  });
  for (const row of rows) {
    const beside = roles.flatMap((_, column) =>
      columns.includes(column) || row.cells[column]?.isBelow === true ? [] : [row.cells[column]?.text ?? ''],
    );
    const words = beside.filter((text) => text !== '').join(' ');
    if (words !== '')
      remarks.push(`line ${row.line}: “${words}” heads a row of the programme, and is not read`);
  }
  return { parts, unread, remarks };
}

const STRUCK = 'this is struck through, and is not read as business of the programme';
const SHADED = 'nothing but a colour stands here, and whether it means that the item comes could not be told';
const NOT_A_MARK =
  'this stands where a mark should, and whether the item comes at this meeting could not be told';
const NO_MEETING_MARKED = 'no meeting is marked for this row of the programme';
const NOTHING_HERE =
  /^(?:no (?:items?|business|reports?|matters|meeting)\b.{0,60}|none(?: .{0,40})?|nil|tbc)\.?$/i;

const cellAt = (row: RowInPlace, column: number | null): CellInPlace | null =>
  column === null ? null : (row.cells[column] ?? null);

const rowOfItem = (
  { line, words }: RowInPlace,
  { title, reason, lead }: { title: string; reason: string; lead: string },
  doubt: string | null,
): Row => ({ line, words: words === '' ? title : words, meeting: '', title, reason, lead, doubt });

const acrossTable = (line: number, words: string): string =>
  `line ${line}: “${words}” stands across the programme's table, and is read as no item`;

function columnUnread(line: number, heading: string, cells: readonly string[]): string[] {
  const held = [...new Set(cells.filter((text) => /\p{L}{2}|\d/u.test(text)))];
  if (held.length === 0) return [];
  if (isOfDeadline(heading))
    return [`line ${line}: the programme's column “${heading}” gives deadlines, and is not read`];
  const some = held
    .slice(0, 20)
    .map((text) => `“${text}”`)
    .join(', ');
  return [
    `line ${line}: the programme's column “${heading}” is neither item, reason nor lead, and is not read (${some})`,
  ];
}

function readRows(rows: readonly RowInPlace[], columns: number, before: readonly Role[] | null): Read | null {
  const plan = planOf(rows, columns, before);
  if (plan === null) return null;
  const { roles, headings } = plan;
  const at = (role: Role): number | null => {
    const column = roles.indexOf(role);
    return column === -1 ? null : column;
  };
  const [meeting, title, reason, lead] = [at('meeting'), at('title'), at('reason'), at('lead')];
  const unread: Held['unread'][number][] = [];
  const remarks: string[] = [];
  const parts: TablePart[] = [];
  let current: TablePart[] = [];
  const open = (under: Under | null, line: number, words: string): void => {
    current = [{ under, line, words, every: saysEvery(words), apart: false, rows: [] }];
    parts.push(...current);
  };
  const over = headings[title ?? -1] ?? '';
  const above = over === '' ? null : underHeading(over);
  if (above !== null) open(above, rows[plan.from - 1]?.line ?? 0, over);
  for (const row of rows.slice(plan.from)) {
    const { line, words } = row;
    if (words === '') continue;
    const texts = textsOf(row);
    if (isHeaderAgain(texts, headings)) continue;
    const heading = headingWithin(texts);
    if (heading !== null) {
      open(heading, line, texts.find((text) => text !== '') ?? '');
      continue;
    }
    const alone = lone(row);
    if (alone !== null && (alone.spans || alone.column !== title || columns === 1)) {
      const said = alone.cell.text;
      const under = underHeading(said);
      if (saysDeadline(said)) {
        remarks.push(`line ${line}: “${said}” is a deadline, and no item`);
        continue;
      }
      if (under !== null && !(isBlank(said) && alone.column !== meeting)) {
        open(under, line, said);
        continue;
      }
      if (NOTHING_HERE.test(said) || titleIn(lineOf(line, said)) !== null) continue;
      const bullets = alone.cell.pieces.length > 1 && alone.cell.pieces.every(({ bullet }) => bullet);
      const lists = current.some((part) => isRegular(part.under)) || columns === 1 || bullets;
      if (!lists && alone.spans) {
        remarks.push(acrossTable(line, said));
        if (meeting === null && !KIND_OF_BUSINESS.test(said)) open(belowWords(said), line, said);
        continue;
      }
      if (!lists && alone.column !== meeting) {
        unread.push({ line, text: said, why: NO_ITEM });
        continue;
      }
      if (lists) {
        if (current.length === 0) open(null, line, '');
        const { items, left } = itemsOfRow(alone.cell, null, null);
        unread.push(...left.map(({ words: text, why }) => ({ line, text, why })));
        for (const part of current) part.rows.push(...items.map((item) => rowOfItem(row, item, null)));
        continue;
      }
    }
    const named = meeting === null ? null : (row.cells[meeting] ?? null);
    const follows = meeting !== null && title !== null && meeting > title;
    if (named !== null && named.text !== '' && !named.isBelow) {
      const unders = meetingsIn(named);
      current = unders.map((under) => ({
        under,
        line,
        words: named.text,
        every: saysEvery(named.text),
        apart: false,
        rows: [],
      }));
      parts.push(...current);
    } else if (meeting !== null && follows && named?.isBelow !== true) {
      open(NO_MEETING_BESIDE, line, '');
    } else if (current.length === 0) {
      open(null, line, '');
    }
    const name = cellAt(row, title);
    if (name === null || (name.text === '' && name.struck === '')) {
      const rest = texts
        .filter(
          (_, column) => column !== meeting && ['title', 'reason', 'lead'].includes(roles[column] ?? 'other'),
        )
        .join(' ')
        .trim();
      if (rest !== '') unread.push({ line, text: words, why: NO_ITEM });
      continue;
    }
    if (name.struck !== '') unread.push({ line, text: name.struck, why: STRUCK });
    if (name.text === '' || NOTHING_HERE.test(name.text)) continue;
    if (saysDeadline(name.text)) {
      remarks.push(`line ${line}: “${name.text}” is a deadline, and no item`);
      continue;
    }
    const moved = texts.find((text, column) => roles[column] === 'other' && MOVED.test(text));
    const { items, left } = itemsOfRow(name, cellAt(row, reason), cellAt(row, lead));
    unread.push(...left.map(({ words: text, why }) => ({ line, text, why })));
    const doubt =
      moved === undefined
        ? null
        : `“${moved}” stands beside it: whether it still comes at this meeting could not be told`;
    for (const part of current) part.rows.push(...items.map((item) => rowOfItem(row, item, doubt)));
  }
  const dated = parts.some(({ under }) => under?.kind === 'meeting' || under?.kind === 'no year');
  if (!dated && plan.from === 0) return null;
  const backwards = isUnordered(parts);
  const others = headings.flatMap((heading, column) =>
    roles[column] === 'other' && !isCount(heading) ? [{ column, heading }] : [],
  );
  const has = (role: Role): boolean => roles.includes(role) && plan.from > 0;
  return {
    parts: backwards ? parts.map((part) => ({ ...part, apart: true })) : parts,
    unread,
    remarks: [
      ...others.flatMap(({ column, heading }) =>
        columnUnread(
          rows[plan.from - 1]?.line ?? 0,
          heading,
          rows.slice(plan.from).map(({ cells }) => cells[column]?.text ?? ''),
        ),
      ),
      ...remarks,
    ],
    roles,
    isPlain:
      dated &&
      has('meeting') &&
      has('title') &&
      (has('reason') || has('lead')) &&
      !headings.some(isOfActions),
    isDated: dated,
    isHeaded: plan.from > 0,
  };
}

const isRegular = (under: Under | null): boolean => under?.kind === 'standing' || under?.kind === 'to note';

const NO_ITEM = 'this row of the programme has no item in it';
/** Such words part the business of one meeting, and name no other. */
const KIND_OF_BUSINESS =
  /^(?:(?:items?|reports?|business|matters?) )?(?:(?:for|to) (?:decision|information|noting|note|discussion|approval|scrutiny|consideration)|part [12ab]|public|exempt|private|confidential|statutory|scrutiny|performance|governance|finance|strategy|policy|other|main|substantive)\b/i;

const belowWords = (words: string): Under => ({
  kind: 'unknown',
  why: `it stands below “${words}”, which names no meeting`,
  itself: false,
});

const NO_MEETING_BESIDE: Under = {
  kind: 'unknown',
  why: 'no meeting stands beside it in its row',
  itself: false,
};
const MOVED = /\b(?:deferred|postponed|moved|rescheduled|cancelled|withdrawn|removed|no longer)\b(?! from)/i;

/** Months that go back more than once, and have no years, are no run of meetings. */
function isUnordered(parts: readonly TablePart[]): boolean {
  const months = parts.flatMap(({ under }) =>
    under?.kind === 'no year' ? [under.month * 100 + (under.day ?? 0)] : [],
  );
  return months.filter((month, index) => index > 0 && month < (months[index - 1] ?? 0)).length > 1;
}

const isHeaderAgain = (texts: readonly string[], headings: readonly string[]): boolean =>
  headings.length > 0 &&
  texts.some((text) => text !== '') &&
  texts.every((text, column) => text === (headings[column] ?? ''));

/** A meeting at the head of its own column headings: "14 October 2025", "Reason", "Lead". */
function headingWithin(texts: readonly string[]): Under | null {
  const [first = '', ...others] = texts.filter((text) => text !== '');
  const under = others.length === 0 ? null : underHeading(first);
  const named = others.every(isColumnHeading);
  return named ? under : null;
}

const underHeading = (words: string): Under | null =>
  meetingNamed(words) ?? regularHeading(words)?.under ?? null;

/** The meetings that a cell names, each for itself: "12 June 2025" and below it "4 December 2025", or "June, September 2025". */
function meetingsIn(cell: CellInPlace): Under[] {
  const kept = cell.pieces.filter(({ text }) => text !== '' && !saysDeadline(text));
  const each = kept.map(({ text }) => meetingNamed(text));
  if (kept.length > 1 && each.every((under) => under !== null && under.kind !== 'unknown'))
    return each.filter((under) => under !== null);
  const words = kept.map(({ text }) => text).join(', ');
  const dates = allDates(words);
  const rest = dates.reduce((left, { words: date }) => left.replace(date, ''), words);
  if (dates.length > 1 && /^(?:[\s,;/&+]|and)*$/.test(rest)) {
    const year = /20\d\d/.exec(words)?.[0];
    const several = dates.map(({ words: date }) =>
      meetingNamed(/20\d\d/.test(date) || year === undefined ? date : `${date} ${year}`),
    );
    if (
      new Set(words.match(/20\d\d/g)).size < 2 &&
      several.every((under) => under !== null && under.kind === 'meeting')
    )
      return several.filter((under) => under !== null);
  }
  return [
    meetingNamed(words) ??
      meetingNamed(kept.map(({ text }) => text).join(' ')) ??
      regularHeading(words)?.under ?? {
        kind: 'unknown',
        why: `“${words}” stands where its meeting's date should, and is none`,
        itself: false,
      },
  ];
}

const isOfActions = (heading: string): boolean =>
  /\b(?:actions?|resolutions?|decisions?|minute|recommendations?)\b/.test(plainHeading(heading)) &&
  meaningOf(heading)?.role !== 'reason';

/** Whether headings are those of a table of actions, or of who was there. */
const isOfOtherTable = (headings: readonly string[]): boolean => {
  const plain = headings.map(plainHeading);
  const asks = plain.some((heading) =>
    /^(?:(?:agreed|new|open|outstanding) )?actions?\b(?! required)|\baction (?:agreed|points?|required by)\b/.test(
      heading,
    ),
  );
  const closes = plain.some((heading) =>
    /\b(?:status|progress|complet\w+|closed|due|deadline|outcome|updates?|by when|target date)\b/.test(
      heading,
    ),
  );
  const people = plain.some((heading) =>
    /^(?:members?|names?|attendees?|attendance|councillors?|apologies|councillor name|risk|budget|actual|variance)\b/.test(
      heading,
    ),
  );
  return (asks && closes) || people;
};

/** The columns of a table: by the headings that its first rows give; else those of a table above; else by what they hold. */
function planOf(rows: readonly RowInPlace[], columns: number, before: readonly Role[] | null): Plan | null {
  const first = rows.findIndex((row) => lone(row) === null && row.words !== '');
  if (columns === 1 || first === -1) return { from: 0, roles: ['title'], headings: [] };
  const header = rows[first];
  if (header === undefined) return null;
  const headings = header.cells.map(({ text, isBeside }) => (isBeside ? '' : text));
  const named = namedColumns(headings, rows.slice(first + 1), header.isHeading);
  if (named !== null) return { from: first + 1, roles: named, headings };
  const isHeading =
    !headings.some(isData) && headings.filter((heading) => meaningOf(heading) !== null).length > 1;
  if (isHeading || isOfOtherTable(headings)) return null;
  const cells = rows.filter((row) => lone(row) === null).map(textsOf);
  const roles = before !== null && before.length === columns ? before : rolesByCells(cells, columns);
  const titles = cells.map((row) => row[roles.indexOf('title')] ?? '').filter((text) => text !== '');
  const places = titles.filter((text) => TIME_OR_PLACE.test(text));
  return titles.length > places.length * 2 ? { from: 0, roles, headings: [] } : null;
}

/** A reason or an office that no heading is. */
const isData = (cell: string): boolean =>
  cell !== '' &&
  !isColumnHeading(cell) &&
  underHeading(cell) === null &&
  (isReason(cell) || (isLead(cell) && meaningOf(cell)?.weight !== 3));

function namedColumns(
  headings: readonly string[],
  rows: readonly RowInPlace[],
  isHeading: boolean,
): Role[] | null {
  if (headings.some((heading) => heading.length > 60) || isOfOtherTable(headings)) return null;
  if (headings.some(isData)) return null;
  const named = headings.map(
    (heading, column): NamedColumn => ({ column, heading, meaning: meaningOf(heading) }),
  );
  const held = (column: number): string[] =>
    rows.map((row) => textsOf(row)[column] ?? '').filter((text) => text !== '');
  const isOfMeetings = (column: number): boolean => {
    const texts = held(column);
    return texts.length > 0 && texts.filter(isMeeting).length * 2 >= texts.length;
  };
  const dated = named.filter(({ column }) => isOfMeetings(column));
  const meeting =
    bestOf(dated, 'meeting') ??
    dated.find(({ heading, meaning }) => meaning?.role !== 'other' && !isOfDeadline(heading))?.column ??
    null;
  const others = named.filter(({ column, meaning }) => column !== meeting && meaning?.role !== 'meeting');
  const lead = bestOf(others, 'lead');
  const reason = bestOf(others, 'reason');
  const title =
    bestOf(others, 'title') ??
    others.find(
      ({ column, heading, meaning }) =>
        meaning === null &&
        (heading === '' || meetingNamed(heading) !== null || meeting !== null) &&
        holdsWords(rows, column),
    )?.column ??
    null;
  const sure = named.filter(
    ({ meaning }) => meaning !== null && meaning.role !== 'other' && meaning.weight > 1,
  ).length;
  const isOfHeadings = headings.every(
    (heading, column) => column === title || meetingNamed(heading) === null,
  );
  if (title === null || !isOfHeadings || (lead === null && reason === null && meeting === null)) return null;
  if (sure < (isHeading ? 1 : 2) && !(sure === 1 && headings.length === 2)) return null;
  return headings.map(
    (_, column): Role =>
      column === title
        ? 'title'
        : column === meeting
          ? 'meeting'
          : column === reason
            ? 'reason'
            : column === lead
              ? 'lead'
              : 'other',
  );
}

/** Beside a date such words are no business. */
const TIME_OR_PLACE =
  /^(?:at )?\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m|noon|hrs?|hours)?\b|\b(?:chamber|hall|room|house|offices?|centre|building|suite|headquarters|library|teams|zoom)$|^[-–—]$/i;

const isMeeting = (text: string): boolean =>
  meetingNamed(text) !== null ||
  regularHeading(text) !== null ||
  (allDates(text).length > 0 && text.length < 80);

/** Columns without headings: that of meetings, in whatever place, and the others as what they hold tells. */
function rolesByCells(cells: readonly (readonly string[])[], columns: number): Role[] {
  const share = (column: number): number => {
    const held = cells.map((row) => row[column] ?? '').filter((text) => text !== '');
    return held.length === 0 ? 0 : held.filter((text) => meetingNamed(text) !== null).length / held.length;
  };
  const meeting =
    Array.from({ length: columns }, (_, column) => column).find((column) => share(column) > 0.5) ?? -1;
  const rest = rolesOfRows(
    cells.map((row) => row.filter((_, column) => column !== meeting)),
    meeting === -1 ? columns : columns - 1,
  );
  return meeting === -1 ? rest : [...rest.slice(0, meeting), 'meeting', ...rest.slice(meeting)];
}
