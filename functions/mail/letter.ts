import { template } from '../templates/template.ts';
import { lineWidth, wrap } from '../words/plain-text.ts';
import type { Attachment, Mail } from './mime.ts';

/** One thing in a section: its reference, what it is, what else is to be said of it, and when it is due. */
export type Entry = {
  reference: string;
  /** A word that sets it apart, such as "New"; empty for none. */
  mark: string;
  text: string;
  details: { label: string; words: string }[];
  when: string;
  /** Where it is answered, of that thing alone; nowhere when left out. */
  link?: Link;
};

export type Link = { words: string; to: string };

type Table = {
  caption: string;
  /** The headings of its two columns. */
  what: string;
  when: string;
  entries: Entry[];
};

/** A part of a letter under a heading: what to make of it (or nothing), then points, then a table, where there are. */
export type Section = { heading: string; note: string; points: string[]; table: Table | null };

/** A mail as values, before it is written out twice. No text has markup. */
export type Letter = {
  subject: string;
  /** Which body it comes from, above the headline. */
  from: string;
  headline: string;
  greeting: string;
  opening: string[];
  /** Where the reader answers; null where there is no such page. */
  door?: Link | null;
  sections: Section[];
  footer: string[];
};

const font = 'font-family: Arial, Helvetica, sans-serif;';
const ink = '#0b0c0c';

/** Inline, as Outlook needs it. Every colour of writing has a contrast of 7:1 or more with the white behind it. */
const look = {
  accent: '#12436d',
  text: `${font} font-size: 16px; line-height: 24px; color: ${ink};`,
  muted: `${font} font-size: 14px; line-height: 20px; font-weight: normal; color: #484d50;`,
  h1: `${font} font-size: 24px; line-height: 30px; font-weight: bold; color: ${ink};`,
  h2: `${font} font-size: 19px; line-height: 25px; font-weight: bold; color: #12436d;`,
  column: `${font} font-size: 14px; line-height: 20px; font-weight: bold; color: ${ink}; padding-top: 6px; padding-bottom: 6px; border-bottom: 2px solid ${ink};`,
  cell: `${font} font-size: 16px; line-height: 24px; font-weight: normal; color: ${ink}; padding-top: 10px; padding-bottom: 10px; border-bottom: 1px solid #b1b4b6;`,
  door: `${font} display: inline-block; font-size: 19px; line-height: 25px; font-weight: bold; color: #ffffff; background-color: #12436d; padding: 10px 18px; text-decoration: none; border: 2px solid #12436d;`,
  link: `${font} font-size: 14px; line-height: 24px; color: #12436d;`,
  reference: 'font-weight: bold; white-space: nowrap;',
  mark: 'font-size: 14px; font-weight: bold; color: #ffffff; background-color: #12436d; padding: 1px 6px;',
};

/** Labels of one width, so that what they say lines up. */
function factLines(facts: { label: string; words: string }[]): string[] {
  const column = Math.max(...facts.map(({ label }) => label.length)) + 2;
  return facts.map(({ label, words }) =>
    wrap(words, `  ${`${label}:`.padEnd(column)}`, ' '.repeat(column + 2)),
  );
}

const entryInPlainText = (column: string, { reference, mark, text, details, when }: Entry) => ({
  reference: wrap(mark === '' ? reference : `${reference} (${mark.toLowerCase()})`),
  text: wrap(text, '  '),
  facts: factLines([...details, { label: column, words: when }]),
});

const underline = (text: string, line: string): string =>
  `${wrap(text)}\n${line.repeat(Math.min(text.length, lineWidth))}`;

const inPlainText = (letter: Letter) => ({
  from: wrap(letter.from),
  headline: underline(letter.headline, '='),
  greeting: wrap(letter.greeting),
  opening: letter.opening.map((paragraph) => wrap(paragraph)),
  door: letter.door ?? null,
  sections: letter.sections.map(({ heading, note, points, table }) => ({
    heading: underline(heading, '-'),
    note: wrap(note),
    points: points.map((point) => wrap(point, '* ', '  ')),
    entries: table ? table.entries.map((entry) => entryInPlainText(table.when, entry)) : [],
  })),
  footer: letter.footer.map((paragraph) => wrap(paragraph)),
});

/** As the template of the HTML wants it, with every field there. */
const inHtml = (letter: Letter) => ({
  ...letter,
  look,
  door: letter.door ?? null,
  sections: letter.sections.map(({ table, ...section }) => ({
    ...section,
    table: table && { ...table, entries: table.entries.map((entry) => ({ link: null, ...entry })) },
  })),
});

/** The letter as a mail: the same words as HTML and as plain text. */
export function mailOf(letter: Letter, attachments: Attachment[] = []): Mail {
  const { subject } = letter;
  const html = template<ReturnType<typeof inHtml>>('mail/letter.html');
  const text = template<ReturnType<typeof inPlainText>>('mail/letter.txt');
  return { subject, html: html(inHtml(letter)), text: text(inPlainText(letter)), attachments };
}
