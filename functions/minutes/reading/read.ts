import type { Document } from '../../documents/document.ts';
import { type Attachment, type File, openDocument } from '../../documents/open.ts';
import { REPEATED, RUNNING } from '../../documents/pdf-overleaf.ts';
import { countOf } from '../../words/english.ts';
import type { Findings, Minuted, Source } from '../findings.ts';
import { type Reading, readingOf } from './grammar.ts';

export type NotesFile = File;

export type ReadOutcome =
  | {
      outcome: 'read';
      findings: Findings;
      minuted: Minuted;
      /** The body whose programme of work it is, as far as its title says; null too where there is none. */
      programmeOf: string | null;
      /** What the reader should be told beside the findings. */
      remarks: string[];
      /** The document's own lines, and which of them each finding was read from. */
      source: Source;
    }
  /** `too large`: it was not read through, or not even unpacked, for its size. */
  | { outcome: 'unreadable'; because: 'too large' | 'no notes to read'; why: string };

/**
 * Reads what a meeting's notes say, alone or within a longer pack, in any file that `openDocument` opens; of a mail, those that
 * it is or brings along. Refuses, in one sentence that names the file and says what to do, what cannot be read: it never throws
 * for what a file contains.
 */
export async function readNotes(file: File): Promise<ReadOutcome> {
  const opened = await openDocument(file);
  if (opened.outcome === 'unreadable') return opened;
  const [own, ...others] = [
    { name: file.name, reading: readingOf(opened.document), document: opened.document },
    ...openedIn(opened.attachments).map(({ name, document }) => ({
      name,
      reading: readingOf(document),
      document,
    })),
  ].sort((one, other) => weightOf(other.reading) - weightOf(one.reading));
  if (own === undefined) throw new Error(`${file.name} was opened, and holds nothing`);
  if ('tooMany' in own.reading) {
    const why = `${own.name} seems to hold ${own.reading.tooMany} actions, more than a meeting's notes do: give the notes of one meeting.`;
    return { outcome: 'unreadable', because: 'too large', why };
  }
  const remarks = [
    ...own.reading.remarks,
    ...leftOutOf(own.document),
    ...(others.length > 0 ? [`read of the mail: ${own.name}`] : []),
    ...others.filter(({ reading }) => weightOf(reading) > 0).map(({ name }) => notReadToo(name)),
    ...whyNotOpened(opened.attachments),
  ];
  return { outcome: 'read', ...own.reading, remarks };
}

const notReadToo = (name: string): string =>
  `${name} holds notes too, which were not read: save it, and read it by itself`;

function openedIn(attachments: readonly Attachment[]): { name: string; document: Document }[] {
  return attachments.flatMap(({ name, opened }) =>
    opened.outcome === 'opened' ? [{ name, document: opened.document }, ...openedIn(opened.attachments)] : [],
  );
}

const whyNotOpened = (attachments: readonly Attachment[]): string[] =>
  attachments.flatMap(({ opened }) =>
    opened.outcome === 'opened' ? whyNotOpened(opened.attachments) : [opened.why],
  );

/** How much was read; what holds too much for any notes weighs most, for it must be told. */
function weightOf(reading: Reading | { tooMany: number }): number {
  if ('tooMany' in reading) return Number.POSITIVE_INFINITY;
  const { actions, discharged, programme, unread } = reading.findings;
  return actions.length + discharged.length + (programme?.meetings.length ?? 0) + unread.length;
}

/** As many of the places where words were left out are named as a person would look up. */
const MOST_LEFT_OUT = 20;
const LONGEST_QUOTED = 120;

/** What the file holds and was not read, with its words and where they stand. */
function leftOutOf({ leftOut: all }: Document): string[] {
  const leftOut = all.filter(({ why }) => why !== RUNNING && why !== REPEATED);
  const quoted = (text: string): string =>
    text.length > LONGEST_QUOTED ? `${text.slice(0, LONGEST_QUOTED)}…` : text;
  const told = leftOut
    .slice(0, MOST_LEFT_OUT)
    .map(
      ({ at: { line, page }, text, why }) =>
        `${page === null ? `line ${line}` : `page ${page}`}: ${why}${text === '' ? '' : ` (“${quoted(text)}”)`}`,
    );
  const more = leftOut.length - told.length;
  return more > 0 ? [...told, `${countOf(more, 'more place')} of that kind`] : told;
}
