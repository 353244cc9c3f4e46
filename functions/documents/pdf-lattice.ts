import type { Box, Rule } from './pdf-drawing.ts';

/** A cell of a table drawn by rules: its box, and which of the table's columns and rows it covers. */
export type RuledCell = { box: Box; column: number; across: number; row: number; down: number };
/** `edges` are the sides of its columns, one more than these. */
export type RuledTable = { box: Box; columns: number; rows: number; cells: RuledCell[]; edges: number[] };

/** Points within which two rules lie on one line, meet, or cross. A double rule and a thick one are one rule so. */
const NEAR = 3;
/** Crossings to look at: a drawing has more of them than any table. */
const MOST_CROSSINGS = 2_000_000;
/** A strip between the lines of a double rule is no cell. */
const SLIVER = 5;

/**
 * The tables that rules make: of each crossing the smallest rectangle below it whose four sides are drawn is a cell, and cells
 * that share a corner are one table. Rules that only run across make none. A box by itself is no table.
 */
export function tablesOf(level: readonly Rule[], upright: readonly Rule[]): RuledTable[] {
  const across = rulesInOne(level);
  const down = withOpenSides(across, rulesInOne(upright));
  if (across.length * down.length > MOST_CROSSINGS) return [];
  return connectedSets(cellsBetween(across, down))
    .flatMap(withoutNested)
    .map(tableFrom)
    .filter(({ cells }) => cells.length > 1);
}

/** Rules that lie on one line are one, and those that go on one another are one rule. */
function rulesInOne(rules: readonly Rule[]): Rule[] {
  const groups: Rule[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const rule of [...rules].sort((a, b) => a.at - b.at)) {
    if (rule.at - last <= NEAR) groups.at(-1)?.push(rule);
    else groups.push([rule]);
    last = rule.at;
  }
  return groups.flatMap((group) => {
    const at = group.reduce((sum, rule) => sum + rule.at, 0) / group.length;
    const whole: Rule[] = [];
    for (const { from, to } of group.sort((a, b) => a.from - b.from)) {
      const before = whole.at(-1);
      if (before !== undefined && from - before.to <= NEAR) before.to = Math.max(before.to, to);
      else whole.push({ at, from, to });
    }
    return whole.filter(({ from, to }) => to - from >= NEAR);
  });
}

/** A table ruled between its columns, and open at its sides, has its outer sides where its rules across begin and end. */
function withOpenSides(level: readonly Rule[], upright: readonly Rule[]): Rule[] {
  const sides: Rule[] = [];
  const inner = (rule: Rule): Rule[] =>
    upright.filter(
      ({ at, from, to }) =>
        at > rule.from + NEAR && at < rule.to - NEAR && from <= rule.at + NEAR && to >= rule.at - NEAR,
    );
  for (const end of ['from', 'to'] as const) {
    const byPlace = new Map<number, Rule[]>();
    for (const rule of level) {
      if (inner(rule).length === 0) continue;
      const place = [...byPlace.keys()].find((one) => Math.abs(one - rule[end]) <= NEAR) ?? rule[end];
      byPlace.set(place, [...(byPlace.get(place) ?? []), rule]);
    }
    for (const [place, rules] of byPlace) {
      rules.sort((a, b) => a.at - b.at);
      for (const [index, rule] of rules.entries()) {
        const next = rules[index + 1];
        if (next === undefined) continue;
        const isJoined = inner(rule).some(({ to }) => to >= next.at - NEAR);
        const isDrawn = upright.some(
          ({ at, from, to }) =>
            Math.abs(at - place) <= NEAR && from <= next.at - NEAR && to >= rule.at + NEAR,
        );
        if (isJoined && !isDrawn) sides.push({ at: place, from: rule.at, to: next.at });
      }
    }
  }
  return sides.length === 0 ? [...upright] : rulesInOne([...upright, ...sides]);
}

/** What is kept by a place on the page. */
class ByPlace<T> {
  readonly #columns = new Map<number, Map<number, T>>();

  at(x: number, y: number): T | undefined {
    return this.#columns.get(x)?.get(y);
  }

  put(x: number, y: number, one: T): T {
    const column = this.#columns.get(x);
    if (column === undefined) this.#columns.set(x, new Map([[y, one]]));
    else column.set(y, one);
    return one;
  }
}

type Crossing = { x: number; y: number; level: Rule[]; upright: Rule[] };

function cellsBetween(level: readonly Rule[], upright: readonly Rule[]): Box[] {
  const crossings: Crossing[] = [];
  const byPlace = new ByPlace<Crossing>();
  for (const across of level) {
    for (const down of upright) {
      const meet =
        down.from <= across.at + NEAR &&
        down.to >= across.at - NEAR &&
        down.at >= across.from - NEAR &&
        down.at <= across.to + NEAR;
      if (!meet) continue;
      let crossing = byPlace.at(down.at, across.at);
      if (crossing === undefined) {
        crossing = byPlace.put(down.at, across.at, { x: down.at, y: across.at, level: [], upright: [] });
        crossings.push(crossing);
      }
      crossing.level.push(across);
      crossing.upright.push(down);
    }
  }
  const along = (by: 'x' | 'y', then: 'x' | 'y'): Map<number, Crossing[]> => {
    const lines = new Map<number, Crossing[]>();
    for (const crossing of [...crossings].sort((a, b) => a[then] - b[then])) {
      const line = lines.get(crossing[by]) ?? [];
      line.push(crossing);
      lines.set(crossing[by], line);
    }
    return lines;
  };
  const columns = along('x', 'y');
  const rows = along('y', 'x');
  const isDrawn = (one: Crossing, other: Crossing, way: 'level' | 'upright'): boolean =>
    one[way].some((rule) => other[way].includes(rule));
  const smallestBelow = (corner: Crossing): Box | null => {
    const rights = (rows.get(corner.y) ?? []).filter(
      (other) => other.x > corner.x && isDrawn(corner, other, 'level'),
    );
    for (const below of columns.get(corner.x) ?? []) {
      if (below.y <= corner.y || !isDrawn(corner, below, 'upright')) continue;
      for (const right of rights) {
        const opposite = byPlace.at(right.x, below.y);
        if (
          opposite !== undefined &&
          isDrawn(opposite, right, 'upright') &&
          isDrawn(opposite, below, 'level')
        ) {
          return { left: corner.x, top: corner.y, right: right.x, bottom: below.y };
        }
      }
    }
    return null;
  };
  return crossings.flatMap((corner) => smallestBelow(corner) ?? []);
}

function connectedSets(boxes: readonly Box[]): Box[][] {
  const byCorner = new ByPlace<Box[]>();
  const cornersOf = ({ left, top, right, bottom }: Box): [number, number][] => [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ];
  for (const box of boxes) {
    for (const [x, y] of cornersOf(box)) (byCorner.at(x, y) ?? byCorner.put(x, y, [])).push(box);
  }
  const seen = new Set<Box>();
  return boxes.flatMap((first) => {
    if (seen.has(first)) return [];
    seen.add(first);
    const set = [first];
    for (const box of set) {
      for (const other of cornersOf(box).flatMap(([x, y]) => byCorner.at(x, y) ?? [])) {
        if (seen.has(other)) continue;
        seen.add(other);
        set.push(other);
      }
    }
    return [set];
  });
}

/** A set of cells, and as sets of their own those that lie in one of its cells: a table in a table, drawn up to its rules. */
function withoutNested(set: readonly Box[]): Box[][] {
  const inner = set.filter((box) => set.some((other) => other !== box && isInside(box, other)));
  if (inner.length === 0) return [[...set]];
  return [
    set.filter((box) => !inner.includes(box)),
    ...connectedSets(inner).flatMap((nested) => withoutNested(nested)),
  ];
}

const isInside = ({ left, top, right, bottom }: Box, other: Box): boolean =>
  left >= other.left &&
  right <= other.right &&
  top >= other.top &&
  bottom <= other.bottom &&
  (right - left) * (bottom - top) < (other.right - other.left) * (other.bottom - other.top);

function tableFrom(boxes: readonly Box[]): RuledTable {
  const wide = boxes.filter(
    ({ left, top, right, bottom }) => right - left >= SLIVER && bottom - top >= SLIVER,
  );
  const xs = placesOf(wide.flatMap(({ left, right }) => [left, right]));
  const ys = placesOf(wide.flatMap(({ top, bottom }) => [top, bottom]));
  const cells = wide.map((box): RuledCell => {
    const column = nearest(xs, box.left);
    const row = nearest(ys, box.top);
    return { box, column, across: nearest(xs, box.right) - column, row, down: nearest(ys, box.bottom) - row };
  });
  const box = {
    left: xs[0] ?? 0,
    right: xs.at(-1) ?? 0,
    top: ys[0] ?? 0,
    bottom: ys.at(-1) ?? 0,
  };
  return { box, columns: Math.max(0, xs.length - 1), rows: Math.max(0, ys.length - 1), cells, edges: xs };
}

/** The places of a table's rules, those on either side of a sliver being one. */
function placesOf(places: readonly number[]): number[] {
  const apart: number[] = [];
  for (const place of [...new Set(places)].sort((a, b) => a - b)) {
    if (place - (apart.at(-1) ?? Number.NEGATIVE_INFINITY) >= SLIVER) apart.push(place);
  }
  return apart;
}

export const nearest = (places: readonly number[], at: number): number =>
  places.reduce(
    (best, place, index) => (Math.abs(place - at) < Math.abs((places[best] ?? 0) - at) ? index : best),
    0,
  );
