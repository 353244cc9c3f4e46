import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { CalendarDate } from '../../../functions/calendar/days.ts';
import { datedOn } from '../../../functions/papers/word.ts';

/** The parts that notes are made of, for scripts that write some: the sample's, and those that the tests read. */
export const paragraph = (text: string): Paragraph => new Paragraph(text);

export const bullet = (text: string): Paragraph =>
  new Paragraph({ text, numbering: { reference: 'dots', level: 0 } });

/** The first row is the header; a cell has a paragraph for each of its lines. */
export const table = (rows: readonly (readonly string[])[]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells, index) =>
        new TableRow({
          tableHeader: index === 0,
          children: cells.map((cell) => new TableCell({ children: cell.split('\n').map(paragraph) })),
        }),
    ),
  });

/**
 * The notes as a Word file, which is always the same where they have a day. Paragraphs may be numbered by `dots`, which
 * bullets are, and by `items`: 1., 2., 3.
 */
export async function notesInWord(
  children: readonly (Paragraph | Table)[],
  { on, ...properties }: { creator?: string; title?: string; on?: CalendarDate } = {},
): Promise<Uint8Array> {
  const file = await Packer.toBuffer(
    new Document({
      ...properties,
      numbering: {
        config: [
          {
            reference: 'dots',
            levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT }],
          },
          {
            reference: 'items',
            levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT }],
          },
        ],
      },
      sections: [{ children: [...children] }],
    }),
  );
  return on === undefined ? file : dateWordFile(file, on);
}

function dateWordFile(file: Uint8Array, date: CalendarDate): Uint8Array {
  const { 'docProps/core.xml': core = new Uint8Array(), ...parts } = unzipSync(file);
  const dated = strToU8(datedOn(date, strFromU8(core)));
  return zipSync({ ...parts, 'docProps/core.xml': dated }, { mtime: `${date}T12:00:00` });
}
