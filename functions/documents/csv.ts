import { parse } from 'csv-parse/sync';
import { cell, paragraph, trim } from './blocks.ts';
import type { Cell, Document, Row } from './document.ts';
import { blocksOfRows } from './sheet-rows.ts';
import { TooLarge, timesIn } from './too-large.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Records by which a file of values is told from prose. */
const LOOKED_AT = 30;
/** The most characters of one record. */
const LONGEST_RECORD = 1_000_000;
/** Signs between fields in one file; a log of a year has some thousands of cells. */
const MOST_FIELDS = 1_000_000;

/** A file of values, a record a row. Throws where its quotes never end, and `TooLarge` for more than any log has. */
export function documentOfCsv(text: string): Document {
  const said = /^sep=(.)(?:\r\n|\n|\r)/i.exec(text);
  const body = said === null ? text : text.slice(said[0].length);
  const first = said === null ? 1 : 2;
  const delimiter = said?.[1] ?? delimiterOf(body);
  if (timesIn(body, delimiter) > MOST_FIELDS) throw new TooLarge('more fields than a log has');
  const records = recordsOf(body, delimiter);
  const rows = records.map((fields, index): Row => {
    const at = { line: first + index, page: null };
    return { at, cells: cellsOf(fields, at.line), isHeading: false };
  });
  const blocks = blocksOfRows(rows.filter(({ cells }) => cells.length > 0));
  return { blocks, pages: null, wraps: false, leftOut: [] };
}

const cellsOf = (fields: readonly string[], line: number): Cell[] =>
  fields.flatMap((words, column) => {
    const spans = trim([{ text: words.replace(/\r\n?/g, '\n') }]);
    return spans.length === 0 ? [] : [cell(column, [paragraph(line, spans)])];
  });

/** A record's own count is its row: a field that goes on over lines is one row all the same. */
const recordsOf = (text: string, delimiter: string, most?: number): string[][] =>
  parse(text, {
    bom: true,
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: LONGEST_RECORD,
    ...(most === undefined ? {} : { to: most }),
  });

/** The sign that parts most fields on most of the first lines. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 20_000).split(/\r\n|\n|\r/, LOOKED_AT);
  const scored = DELIMITERS.map((delimiter) => ({
    delimiter,
    lines: lines.filter((line) => withoutQuoted(line).includes(delimiter)).length,
    fields: lines.reduce((most, line) => Math.max(most, withoutQuoted(line).split(delimiter).length), 0),
  }));
  return scored.reduce((best, one) =>
    one.lines > best.lines || (one.lines === best.lines && one.fields > best.fields) ? one : best,
  ).delimiter;
}

const withoutQuoted = (line: string): string => line.replace(/"[^"]*"/g, '');

/**
 * Whether a text is a file of values though its name does not say so: as many fields, three at least, in each of its records,
 * and either a field in quotes or a first record of short headings, each of another name. Prose has commas, and not so evenly.
 */
export function isCsv(text: string): boolean {
  if (/^sep=.(?:\r\n|\n|\r)/i.test(text)) return true;
  const start = text.slice(0, 50_000);
  return [',', ';'].some((delimiter) => hasEvenRecords(start, delimiter));
}

function hasEvenRecords(text: string, delimiter: string): boolean {
  if (!text.includes(delimiter)) return false;
  try {
    const records = recordsOf(text, delimiter, LOOKED_AT).filter((fields) =>
      fields.some((words) => words !== ''),
    );
    const [head = []] = records;
    if (records.length < 2 || head.length < 3) return false;
    if (!records.every(({ length }) => length === head.length)) return false;
    const headings = head.every(
      (words) => words.length <= 40 && !/[.!?]$/.test(words) && words === words.trim(),
    );
    const quoted = new RegExp(`(?:^|[${delimiter}\\n])"[^"]*"(?:[${delimiter}\\r\\n]|$)`).test(text);
    return (
      headings &&
      new Set(head).size === head.length &&
      (quoted || records.length > 2 || !/ /.test(head.join('')))
    );
  } catch {
    return false;
  }
}
