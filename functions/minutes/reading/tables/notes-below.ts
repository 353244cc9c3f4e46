import { type Paragraph, wordsOf } from '../../../documents/document.ts';
import type { ActionStatus } from '../../findings.ts';
import { tidy } from '../lines.ts';
import type { CellRead, GridRow } from './cells.ts';
import { statusInWords } from './status-said.ts';

const BEGINS = /^(\*{1,3}|[†‡§])\s*(?=\S)/;
const ENDS = /\s?(\*{1,3}|[†‡§])$/;

type Note = { words: string; lines: number[] };

/** The notes below a table, by the mark with which each begins: "* Closed on 2 July". */
function notesIn(below: readonly Paragraph[]): Map<string, Note> {
  const notes = new Map<string, Note>();
  let last: Note | null = null;
  for (const { at, spans, item } of below) {
    const said = tidy(`${item?.mark ?? ''} ${wordsOf(spans)}`);
    const mark = BEGINS.exec(said)?.[1] ?? null;
    if (said === '') last = null;
    else if (mark !== null && !notes.has(mark)) {
      last = { words: said.replace(BEGINS, ''), lines: [at.line] };
      notes.set(mark, last);
    } else if (last !== null) {
      last.words += ` ${said}`;
      last.lines.push(at.line);
    }
  }
  return notes;
}

/** The rows of a table, each with the notes below it that a mark in its cells calls for, and without the marks; and these notes' lines. */
export function withNotes(
  rows: readonly GridRow[],
  below: readonly Paragraph[],
): { rows: GridRow[]; lines: number[] } {
  const notes = notesIn(below);
  const called = new Set<Note>();
  const noted = rows.map((row) => {
    const own = new Set(row.cells.flatMap(({ text }) => notes.get(markOf(text) ?? '') ?? []));
    if (own.size === 0) return row;
    for (const note of own) called.add(note);
    const cells = row.cells.map((cell) => (notes.has(markOf(cell.text) ?? '') ? withoutMarks(cell) : cell));
    return { ...row, cells, note: [...own].map(({ words }) => words).join(' ') };
  });
  return { rows: noted, lines: [...called].flatMap(({ lines }) => lines) };
}

const markOf = (text: string): string | undefined => (ENDS.exec(text) ?? BEGINS.exec(text))?.[1];

const withoutMarks = (cell: CellRead): CellRead => ({
  ...cell,
  text: unmarked(cell.text),
  paragraphs: cell.paragraphs.map((paragraph) => ({ ...paragraph, text: unmarked(paragraph.text) })),
});

const unmarked = (text: string): string => text.replace(ENDS, '').replace(BEGINS, '');

const MOVED =
  /\b(?:put (?:back|off)|moved|extended|deferred|postponed|revised|changed|brought forward|(?:now )?due|new (?:due )?date\s?:?)\b(?: (?:back|out|now|until|till|to|by|on|for|is|of))*\s(?:the )?(.{3,60})$/i;

/** What a note says of how its row stands, and by when it is due now; null each where it does not say. */
export const saidInNote = (note: string): { status: ActionStatus | null; due: string | null } => ({
  status: statusInWords(note)?.status ?? null,
  due: MOVED.exec(note.slice(0, 200).split(/(?<=\d)(?= by )|(?<=[a-z\d])\.\s/)[0] ?? '')?.[1] ?? null,
});
