import type { DocumentLine, LinesRead } from '../../minutes/findings.ts';
import { linesInWords } from '../../minutes/recording/corrections.ts';
import type { NotesInView } from '../../secretariat/notes.ts';

/** How many lines of a document stand on a page of their own. */
const linesAPage = 150;
/** As much of a document stands beside what was read of it, in characters: less of it beside many rows. */
const mostBeside = 24_000;
const perRow = 400;
/** How many lines are shown above and below one that was read, where not all are. */
const about = 2;

/** How notes stand, as a tag. */
export function tagOfNotes({ state, aside }: Pick<NotesInView, 'state' | 'aside'>) {
  if (state === 'recorded') return { words: 'Recorded', colour: 'green' };
  return aside ? { words: 'Put aside', colour: 'grey' } : { words: 'To check', colour: 'yellow' };
}

/** Lines of the document as its page shows them. */
export type LineShown = {
  id: string;
  number: number;
  text: string;
  cells: readonly string[] | null;
  isHeading: boolean;
  isRead: boolean;
  page: number | null;
  /** Whether lines were left out above it. */
  gap: boolean;
};

const isWithin = ({ number }: DocumentLine, ranges: readonly LinesRead[], more = 0): boolean =>
  ranges.some(({ from, to }) => number >= from - more && number <= to + more);

/** Every line of which something was read or told. */
function linesReadOf({ reading, corrections }: NotesInView): LinesRead[] {
  const { minuted, source, findings } = reading;
  return [
    ...[...minuted.actions, ...minuted.discharged].flatMap(({ lines = [] }) => lines),
    ...corrections.rows.flatMap(({ added }) => added?.lines ?? []),
    ...[source.meeting.date, source.meeting.previous, source.meeting.next].filter((one) => one !== null),
    ...source.programme.flat(),
    ...[...findings.unread, ...findings.undertakings].map(({ line }) => ({ from: line, to: line })),
  ];
}

function linesShown(
  lines: readonly DocumentLine[],
  all: readonly DocumentLine[],
  read: readonly LinesRead[],
): LineShown[] {
  const places = new Map(all.map((line, index) => [line, index]));
  return lines.map((line, index) => {
    const before = lines[index - 1];
    const isNext = before !== undefined && (places.get(before) ?? 0) + 1 === places.get(line);
    return {
      ...{ id: `l${line.number}`, number: line.number, text: line.text, cells: line.cells },
      isHeading: line.as === 'heading',
      isRead: isWithin(line, read),
      page: line.page !== null && line.page !== (before?.page ?? null) ? line.page : null,
      gap: !isNext && places.get(line) !== 0,
    };
  });
}

/** What stands beside the check: the whole document, or the lines about what was read; nothing where even that is much. */
export function linesBeside(notes: NotesInView): LineShown[] {
  const { lines } = notes.reading.source;
  const read = linesReadOf(notes);
  const most = mostBeside - perRow * notes.recording.rows.length;
  const sizeOf = (some: readonly DocumentLine[]): number =>
    some.reduce((sum, { text }) => sum + text.length + 120, 0);
  if (sizeOf(lines) <= most) return linesShown(lines, lines, read);
  const near = lines.filter((line) => isWithin(line, read, about));
  return sizeOf(near) <= most ? linesShown(near, lines, read) : [];
}

/** The lines of one page of the document, counted from 0, and how many pages there are. */
export function pageOfDocument(notes: NotesInView, page: number): { lines: LineShown[]; pages: number } {
  const { lines } = notes.reading.source;
  const pages = Math.max(1, Math.ceil(lines.length / linesAPage));
  const at = Math.min(Math.max(0, page), pages - 1);
  const own = lines.slice(at * linesAPage, (at + 1) * linesAPage);
  return { lines: linesShown(own, lines, linesReadOf(notes)), pages };
}

/** On which page of the document a line stands. */
const pageOfLine = ({ reading }: NotesInView, number: number): number => {
  const at = reading.source.lines.findIndex((line) => line.number >= number);
  return Math.floor(Math.max(0, at) / linesAPage);
};

/** Where lines are shown: on this page, where it shows them; else on the document's own. */
export const linkToLines = (
  notes: NotesInView,
  here: string,
  beside: ReadonlySet<number>,
): ((lines: readonly LinesRead[]) => { words: string; to: string }[]) => {
  return (lines) =>
    lines.map(({ from, to }) => ({
      words: linesInWords([{ from, to }]),
      to: beside.has(from) ? `#l${from}` : `${here}/document?page=${pageOfLine(notes, from) + 1}#l${from}`,
    }));
};

/** The words of those lines, one after the other. */
export const wordsOfLines = ({ reading }: NotesInView, lines: readonly LinesRead[]): string =>
  reading.source.lines
    .filter((line) => isWithin(line, lines))
    .map(({ text }) => text.replace(/^[•☐☑*–-]\s/, ''))
    .join(' ');
