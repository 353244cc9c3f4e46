import type { Paragraph, Segment } from '../../functions/documents/document.ts';

/** A table as it would be printed without rules, and what its rows say: their cells, or the name of a group. */
export type MadeTable = { lines: Paragraph[]; rows: string[] };

type Setting = {
  /** Characters of one width with blank lines, or points with room. */
  isTyped: boolean;
  isCentred: boolean;
  room: number;
  gap: number;
};

const ASKED = ['Write to', 'Ask the Harbour Master about', 'Report to the Board on', 'Price', 'Set out'];
const OF = ['the lower quay', 'the pilot boats', 'the Annual Return', 'lights on the North Mole', 'CCTV'];
const MORE = ['', '', ' by the end of May', ' and tell all members', ', with costs', '. Clerk to help'];
const values: Readonly<Record<string, readonly string[]>> = {
  Owner: ['Clerk', 'Deputy Harbour Master', 'Chair', 'Head of Works', 'A Reed', 'all members'],
  Due: ['1 May 2025', '12 March 2026', 'TBC', 'Next meeting', 'June 2025', 'ongoing'],
  Status: ['Open', 'In progress', 'Closed', 'Not yet due'],
  Update: ['Letter sent. No answer yet.', 'On the agenda', 'The works begin in July', 'No change'],
};
const GROUPS = ['Works', 'Held over from March', 'Pilots and crews'];
/** How many letters go into a line of each. */
const WIDTHS: Readonly<Record<string, number>> = {
  Ref: 6,
  Action: 26,
  Owner: 11,
  Due: 12,
  Status: 11,
  Update: 18,
};

/** The same table for the same seed. */
export function madeTable(seed: number): MadeTable {
  const next = numbersFrom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const isTyped = next() < 0.5;
  const setting: Setting = {
    isTyped,
    isCentred: next() < 0.35,
    room: next() < 0.5 ? 0 : isTyped ? 1 : 0.4 + next(),
    gap: isTyped ? 2 + Math.floor(next() * 4) : 8 + next() * 10,
  };
  const others = Object.keys(values).filter(() => next() < 0.6);
  const columns = [
    ...(next() < 0.6 ? ['Ref'] : []),
    'Action',
    ...(others.length > 1 ? others : ['Owner', 'Due']),
  ];
  const grouped = next() < 0.2;
  const rows: string[][] = [columns];
  for (let at = 1; at <= 2 + Math.floor(next() * 9); at += 1) {
    if (grouped && at % 3 === 1) rows.push([pick(GROUPS)]);
    rows.push(
      columns.map((column) => {
        if (column === 'Ref') return `25/${String(at).padStart(2, '0')}`;
        if (column === 'Action') return `${pick(ASKED)} ${pick(OF)}${pick(MORE)}`;
        return next() < 0.1 ? '' : pick(values[column] ?? []);
      }),
    );
  }
  return { lines: linesOf(rows, columns, setting), rows: rows.map((row) => row.join(' | ')) };
}

function linesOf(rows: readonly string[][], columns: readonly string[], setting: Setting): Paragraph[] {
  const { isTyped, isCentred, room, gap } = setting;
  const measure = (text: string): number => (isTyped ? text.length : widthOf(text));
  const letter = isTyped ? 1 : 5;
  const places = columns.map((_, at) =>
    columns
      .slice(0, at)
      .reduce((sum, column) => sum + (WIDTHS[column] ?? 0) * letter + gap, isTyped ? 2 : 60),
  );
  const lines: Paragraph[] = [];
  rows.forEach((row, index) => {
    const cells =
      row.length < columns.length
        ? row.map((text) => [text])
        : row.map((text, at) => wrap(text, (WIDTHS[columns[at] ?? ''] ?? 0) * letter, measure));
    const height = Math.max(...cells.map(({ length }) => length));
    const feet = new Map<number, Segment[]>();
    cells.forEach((cell, column) => {
      const middle = (height - cell.length) / 2;
      const top = isCentred ? (isTyped ? Math.floor(middle) : middle) : 0;
      cell.forEach((text, line) => {
        const from = places[column] ?? 0;
        feet.set(top + line, [...(feet.get(top + line) ?? []), { text, from, to: from + measure(text) }]);
      });
    });
    let last: number | null = null;
    for (const [foot, segments] of [...feet].sort(([one], [other]) => one - other)) {
      const roomAbove = last === null ? (index === 0 ? 0 : room) : foot - last - 1;
      lines.push(printed(lines.length + 1, segments, roomAbove));
      last = foot;
    }
  });
  return lines;
}

const printed = (line: number, segments: Segment[], roomAbove: number): Paragraph => ({
  kind: 'paragraph',
  at: { line, page: 1 },
  spans: [{ text: segments.map(({ text }) => text).join(' ') }],
  heading: null,
  item: null,
  placement: { segments, roomAbove, ruledAbove: false },
});

/** Words are put on a line as long as there is room. */
function wrap(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter((part) => part !== '')) {
    const last = lines.at(-1);
    if (last === undefined || measure(`${last} ${word}`) > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** In points, about as a sans-serif of 9 points has it. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + (/[ijlft.,I ]/.test(one) ? 2.6 : /[mwMW]/.test(one) ? 7.2 : 5), 0);

function numbersFrom(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
