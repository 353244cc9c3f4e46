import { asksForSomething } from '../bullets.ts';
import { isHalfAnOwner } from '../owners.ts';
import type { LineColumn } from './headings-of-lines.ts';
import type { Piece } from './lines-as-cells.ts';

type Rows = { rows: Piece[][]; left: Piece[] };

/** Puts pieces together into rows. What belongs to no row is left, never dropped. */
export function assembleRows(pieces: readonly Piece[]): Rows {
  const units = mergedTails(pieces);
  const anchors = units.filter(isAnchor).length;
  if (anchors === 0) return { rows: [], left: [...pieces] };
  const numbered = units.filter((unit) => says(unit, 'reference')).length;
  if (numbered >= anchors && says(units[0] ?? [], 'reference')) return byReference(units);
  return byBlocks(blocksOf(units));
}

/** Pieces that make one line of a row, such as a status, an owner and a date that stand below one another. */
type Unit = readonly Piece[];

const isAnchor = (unit: Unit): boolean => unit.some(({ anchor }) => anchor);
const says = (unit: Unit, column: LineColumn): boolean =>
  unit.some(({ fields }) => fields[column] !== undefined);
const textOf = (unit: Unit): string =>
  unit.find(({ fields }) => fields.action !== undefined)?.fields.action ?? '';

function mergedTails(pieces: readonly Piece[]): Unit[] {
  const units: Piece[][] = [];
  for (const piece of pieces) {
    const last = units.at(-1);
    if (last !== undefined && piece.anchor && isAnchor(last) && completes(last, piece)) {
      last.push(piece);
    } else {
      units.push([piece]);
    }
  }
  return units;
}

function completes(unit: Unit, { fields }: Piece): boolean {
  if (fields.action !== undefined || fields.reference !== undefined) return false;
  const owner = unit.at(-1)?.fields.owner ?? '';
  return (
    !(fields.status !== undefined && says(unit, 'status')) &&
    !(fields.due !== undefined && says(unit, 'due')) &&
    !(fields.owner !== undefined && says(unit, 'owner') && !isHalfAnOwner(owner))
  );
}

function byReference(units: readonly Unit[]): Rows {
  const rows: Piece[][] = [];
  const left: Piece[] = [];
  for (const unit of units) {
    const last = rows.at(-1);
    if (says(unit, 'reference')) {
      rows.push([...unit]);
    } else if (last !== undefined) {
      last.push(...unit);
    } else {
      left.push(...unit);
    }
  }
  return { rows, left };
}

function blocksOf(units: readonly Unit[]): Unit[][] {
  const blocks: Unit[][] = [];
  for (const unit of units) {
    const last = blocks.at(-1);
    if (last === undefined || unit[0]?.apart === true) {
      blocks.push([unit]);
    } else {
      last.push(unit);
    }
  }
  return blocks;
}

/** Blank lines part the rows, save where one falls within a row: between its cells, or at a page's end. */
function byBlocks(blocks: readonly Unit[][]): Rows {
  const rows: Piece[][] = [];
  const left: Piece[] = [];
  let waiting: Unit[] = [];
  for (const block of blocks) {
    if (!block.some(isAnchor)) {
      const last = rows.at(-1);
      if (waiting.length === 0 && last !== undefined && startsLow(block[0])) {
        last.push(...block.flat());
      } else {
        waiting.push(...block);
      }
      continue;
    }
    const over = waiting.length === 0 ? overhang(block) : 0;
    if (rows.length > 0) rows.at(-1)?.push(...block.splice(0, over).flat());
    const wanted = startsLow(block[0]) || textOf(block[0] ?? []) === '' || fillsItsLine(waiting.at(-1));
    const units = wanted ? [...waiting, ...block] : block;
    if (!wanted) left.push(...waiting.flat());
    waiting = [];
    const read = byAnchors(units);
    rows.push(...read.rows);
    left.push(...read.left);
  }
  left.push(...waiting.flat());
  return { rows, left };
}

/** How many lines at a block's head only end the sentence of the row before: over a page's foot a row goes on. */
function overhang(block: readonly Unit[]): number {
  const over = block.findIndex((unit) => isAnchor(unit) || !startsLow(unit));
  return over > 0 && textOf(block[over] ?? []) !== '' && !startsLow(block[over]) ? over : 0;
}

/** A line so long that stops without a full stop has wrapped. */
const fillsItsLine = (unit: Unit | undefined): boolean => /^.{60,}[^.:;?!]$/s.test(textOf(unit ?? []));

const startsLow = (unit: Unit | undefined): boolean => unit !== undefined && /^[a-z(&]/.test(textOf(unit));

/** Rows that no blank line parts: each line between two anchors goes with the row that it reads on from, or into. */
function byAnchors(units: readonly Unit[]): Rows {
  const at = units.flatMap((unit, index) => (isAnchor(unit) ? [index] : []));
  const first = at[0] ?? 0;
  const last = at.at(-1) ?? 0;
  const end = endOfLast(units, last);
  const left = units.slice(end).flat();
  if (at.length === 1) return { rows: [units.slice(0, end).flat()], left };
  const widest = Math.max(...units.slice(0, 500).map((unit) => textOf(unit).length));
  const rows: Piece[][] = [units.slice(0, first + 1).flat()];
  let before = first;
  for (let index = 1; index < at.length; index += 1) {
    const from = at[index - 1] ?? 0;
    const to = at[index] ?? 0;
    const between = units.slice(from + 1, to);
    const leaning =
      first > 0 && last < units.length - 1 ? before : last < units.length - 1 ? between.length : 0;
    const share = shareOf(between, units[from] ?? [], units[to] ?? [], leaning, widest);
    rows.at(-1)?.push(...between.slice(0, share).flat());
    rows.push([...between.slice(share).flat(), ...(units[to] ?? [])]);
    before = between.length - share;
  }
  rows.at(-1)?.push(...units.slice(last + 1, end).flat());
  return { rows, left };
}

/** After the last anchor its row goes on, until a line asks for something anew. */
function endOfLast(units: readonly Unit[], last: number): number {
  const anew = units.findIndex((unit, index) => index > last && asksAnew(unit));
  return anew === -1 ? units.length : anew;
}

const asksAnew = (unit: Unit): boolean => /^[A-Z]/.test(textOf(unit)) && asksForSomething(textOf(unit));

/** How many of the lines between two anchors go with the first: a row begins with a capital, and wraps only a full line. */
function shareOf(between: readonly Unit[], from: Unit, to: Unit, leaning: number, widest: number): number {
  if (between.length > 40) return 0;
  const lines = [textOf(from), ...between.map(textOf), textOf(to)];
  const bare = textOf(to) === '';
  const costs = between.map((_, share) => costOf(lines, share, leaning, widest));
  costs.push(bare ? Number.POSITIVE_INFINITY : costOf(lines, between.length, leaning, widest));
  return costs.indexOf(Math.min(...costs));
}

function costOf(lines: readonly string[], share: number, leaning: number, widest: number): number {
  let cost = Math.abs(share - leaning) * 0.5;
  lines.forEach((line, index) => {
    if (index === 0 || line === '') return;
    const begins = index === share + 1;
    const low = /^[a-z(&]/.test(line);
    if (begins && low) cost += 3;
    if (begins && /[,;]$|\b(?:and|of|the|to|for|on|in|with|a)$/.test(lines[index - 1] ?? '')) cost += 2;
    if (!begins && !low) cost += asksForSomething(line) ? 3 : 1;
    if (!begins && (lines[index - 1] ?? '').length < widest * 0.6 && lines[index - 1] !== '') cost += 1;
  });
  return cost;
}
