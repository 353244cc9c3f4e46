import type { Placed } from '../lines.ts';
import type { Role } from './meanings.ts';

/** What the columns of a programme say of a row; one that is blank, or missing, is empty. */
export type Fields = Record<'meeting' | 'title' | 'reason' | 'lead', string>;

/** A line of a programme's table: its cells by their columns, or, where it has none, its words alone. */
export type TableLine = {
  line: number;
  words: string;
  cells: readonly string[] | null;
  roles: readonly Role[];
  bullet: boolean;
  /** How its cells are known: a row of a true table is whole. */
  by: 'table' | 'tabs' | 'place' | 'words';
  /** A blank line stands above it. */
  apart: boolean;
  /** A line is drawn above it; null where the page draws none between rows. */
  ruled: boolean | null;
  /** Where its cells stand, each in its column, where that is known. */
  placed: readonly (Placed[number] | null)[];
  /** Where the column after each begins. */
  edges: readonly number[];
};

/** What a row of the programme says; a column that is blank, or missing, is empty. */
export type Row = { line: number; words: string } & Fields & {
    /** Why it could not be read, where it could not. */
    doubt: string | null;
  };

/** A row as its lines are put together. */
export type RowInProgress = {
  row: Row;
  last: TableLine;
  /** How many of the columns, from the left, it has so far. */
  filled: number;
  /** The column that was written last. */
  latest: keyof Fields;
  /** Its title runs over more than one line. */
  wraps: boolean;
  /** A blank line stands above its first. */
  apart: boolean;
  /** Its cells run together on one line. */
  run: boolean;
  /** The rows about it tell which cell is which, whatever they say. */
  decidedByNeighbours: boolean;
};
