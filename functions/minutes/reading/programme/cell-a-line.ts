import { rowOfWords, tableOf } from '../../../documents/blocks.ts';
import { type Block, isBlank, type Table, wordsOf } from '../../../documents/document.ts';
import { goesOnWith } from './halves.ts';
import { meetingNamed } from './headings.ts';
import { columnNamed, isColumnHeading, type ProgrammeColumn } from './programme-columns.ts';
import { isLead, isReason } from './reasons-and-leads.ts';
import { isOfOtherMatters } from './table-columns.ts';

/** A line that holds nothing but words, `at` which of the blocks. */
type Words = { line: number; text: string; at: number };

/** In columns. */
const MOST_COLUMNS = 7;
const LONGEST_HEADING = 40;

/**
 * The blocks with a table for each that a file gives with one cell to a line and no blank one: "Meeting", "Item", "Reason" and
 * "Lead" below each other, and then the cells of each row from its meeting on.
 */
export function withCellsALine(blocks: readonly Block[]): Block[] {
  const made: Block[] = [];
  for (let at = 0; at < blocks.length; ) {
    const head = headFrom(blocks, at);
    const read = head === null ? null : tableFrom(head, linesFrom(blocks, head));
    made.push(...(read === null ? blocks.slice(at, at + 1) : [read.table]));
    at = read?.to ?? at + 1;
  }
  return made;
}

/** The headings of columns at a place, the meeting's first and one to a line, and what the columns hold. */
type Head = { words: readonly Words[]; roles: readonly (ProgrammeColumn | null)[]; isSpaced: boolean };

function headFrom(blocks: readonly Block[], start: number): Head | null {
  if (!headsMeetings(wordsAlone(blocks[start]))) return null;
  const isSpaced = isBlank(blocks[start + 1]);
  const words: Words[] = [];
  for (let at = start; words.length <= MOST_COLUMNS; at += 1) {
    const text = wordsAlone(blocks[at]);
    if (isSpaced && words.length > 0 && isBlank(blocks[at])) continue;
    if (text === '' || text.length > LONGEST_HEADING || meetingNamed(text) !== null) break;
    words.push({ line: blocks[at]?.at.line ?? 1, text, at });
  }
  const headings = words.map(({ text }) => text);
  const roles = headings.map((text) => columnNamed(text)?.kind ?? null);
  const isPlan = roles.includes('title') && (roles.includes('reason') || roles.includes('lead'));
  return isPlan && !isOfOtherMatters(headings) ? { words, roles, isSpaced } : null;
}

const headsMeetings = (text: string): boolean =>
  isColumnHeading(text) && columnNamed(text)?.kind === 'meeting';

/** The words of a line that holds nothing but them, and is no item of a list. */
function wordsAlone(block: Block | undefined): string {
  if (block?.kind !== 'paragraph' || block.item !== null || (block.placement?.segments.length ?? 1) > 1)
    return '';
  const words = wordsOf(block.spans).trim();
  return /[\t\n]/.test(words) ? '' : words;
}

/** The lines of cells. Where no blank lines stand between them all, one may stand between two rows; a heading is no cell. */
function linesFrom(blocks: readonly Block[], { words, isSpaced }: Head): Words[] {
  const lines: Words[] = [];
  for (let at = (words.at(-1)?.at ?? 0) + 1; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block === undefined) break;
    if (isBlank(block) && (isSpaced || meetingNamed(wordsAlone(blocks[at + 1])) !== null)) continue;
    const text = wordsAlone(block);
    const isHeading = block.kind === 'paragraph' && block.heading !== null;
    if (text === '' || headsMeetings(text) || (isHeading && meetingNamed(text) === null)) break;
    lines.push({ line: block.at.line, text, at });
  }
  return lines;
}

function tableFrom({ words, roles }: Head, lines: readonly Words[]): { table: Table; to: number } | null {
  const rows: Words[][] = [];
  for (const line of lines) {
    if (meetingNamed(line.text) !== null) rows.push([line]);
    else rows.at(-1)?.push(line);
  }
  if ((rows.at(-1)?.length ?? 0) < roles.length) rows.pop();
  const last = rows.at(-1) ?? [];
  // What stands below the last row, with nothing between, is none of its cells.
  const areWhole = rows.slice(0, -1).every(({ length }) => length === roles.length);
  if (areWhole && (last.length - 1) % (roles.length - 1) !== 0) last.splice(roles.length);
  const cells = rows.flatMap((row) => cellsIn(row, roles));
  const whole = cells.filter(({ isWhole }) => isWhole);
  if (whole.length < 2 || whole.length * 2 < cells.length) return null;
  const headings = words.map(({ text }) => text);
  const table = tableOf([
    rowOfWords(words[0]?.line ?? 1, headings, true),
    ...cells.map(({ line, texts }) => rowOfWords(line, texts, false)),
  ]);
  return { table, to: (last.at(-1)?.at ?? 0) + 1 };
}

type CellsOfRow = { line: number; texts: string[]; isWhole: boolean };

/** The rows of one meeting: as many as its cells make, each behind the first without the meeting. */
function cellsIn(
  [meeting, ...lines]: readonly Words[],
  roles: readonly (ProgrammeColumn | null)[],
): CellsOfRow[] {
  if (meeting === undefined) return [];
  const columns = roles.length - 1;
  const said = lines.length % columns === 0 ? lines : joinedUntil(lines, columns);
  if (said.length === 0 || said.length % columns !== 0) return [partOf(meeting, lines, roles)];
  return Array.from({ length: said.length / columns }, (_, row) => {
    const own = said.slice(row * columns, (row + 1) * columns);
    return {
      line: row === 0 ? meeting.line : (own[0]?.line ?? meeting.line),
      texts: [row === 0 ? meeting.text : '', ...own.map(({ text }) => text)],
      isWhole: true,
    };
  });
}

/** Lines, those joined that go on with the one above where there are more than cells. */
function joinedUntil(lines: readonly Words[], columns: number): Words[] {
  if (lines.length < columns) return [...lines];
  const joined: Words[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    if (above !== undefined && goesOnWith(above.text, line.text)) above.text += ` ${line.text}`;
    else joined.push({ ...line });
  }
  return joined;
}

/** A row that lacks a cell: its item, and beside it what can only be its reason or its lead; else all of it where no item stands. */
function partOf(
  { line, text: meeting }: Words,
  lines: readonly Words[],
  roles: readonly (ProgrammeColumn | null)[],
): CellsOfRow {
  const texts = roles.map((_, column) => (column === 0 ? meeting : ''));
  const [item, beside, ...others] = lines;
  const role =
    beside === undefined ? null : isReason(beside.text) ? 'reason' : isLead(beside.text) ? 'lead' : null;
  const at = role === null ? -1 : roles.indexOf(role);
  const isTold = others.length > 0 || (beside !== undefined && at === -1) || item === undefined;
  if (isTold)
    texts[roles.findIndex((own) => own === 'reason' || own === 'lead')] = lines
      .map(({ text }) => text)
      .join(' ');
  else texts[roles.indexOf('title')] = item.text;
  if (!isTold && beside !== undefined) texts[at] = beside.text;
  return { line, texts, isWhole: false };
}
