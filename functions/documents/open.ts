import { documentOfCsv, isCsv } from './csv.ts';
import type { Block, Document } from './document.ts';
import { decode, latin } from './encoding.ts';
import { documentOfHtml } from './html.ts';
import { isMail, mailOf } from './mail.ts';
import { documentOfOpenDocument } from './odt.ts';
import { type OldOffice, programOf } from './old-office.ts';
import { documentOfPdf } from './pdf.ts';
import { documentOfWorkbook } from './spreadsheet.ts';
import { documentOfText } from './text.ts';
import { TooLarge } from './too-large.ts';
import { documentOfWord } from './word.ts';
import { type Parts, unpack } from './zip.ts';

/** Larger than any meeting's notes, in bytes: a pack with pictures runs to a few million. */
const LARGEST_FILE = 25_000_000;
/** The most that a Word file may unpack to, in bytes, before anything reads it. */
const LARGEST_UNPACKED = 50_000_000;
/** A pack of five hundred pages has a quarter of these. */
const MOST_LINES = 100_000;
/** Mails within mails that are opened. */
const DEEPEST_MAIL = 2;

export type File = { name: string; bytes: Uint8Array };

export type OpenOutcome =
  /** With what was sent along, where the file is a mail: each opened, or refused, as a file of its own. */
  | { outcome: 'opened'; document: Document; attachments: readonly Attachment[] }
  /** `too large`: it was not read through, or not even unpacked, for its size. */
  | { outcome: 'unreadable'; because: 'too large' | 'no notes to read'; why: string };
export type Attachment = { name: string; opened: OpenOutcome };

type Unreadable = { unreadable: string; because: Extract<OpenOutcome, { outcome: 'unreadable' }>['because'] };
type Opened = { document: Document; attachments: readonly Attachment[] };

/**
 * Opens a file as it stands on paper: Word, OpenDocument, PDF, text, a web page, a workbook, a file of values or a mail.
 * The file's content decides what it is; its name only tells values parted by commas, and a mail, from other text. Refuses, in one
 * sentence that names the file and says what to do, what cannot be read: it never throws for what a file contains.
 */
export const openDocument = (file: File): Promise<OpenOutcome> => open(file, 0);

async function open({ name, bytes }: File, depth: number): Promise<OpenOutcome> {
  const opened = await openBytes(name, bytes, depth);
  return 'unreadable' in opened
    ? { outcome: 'unreadable', because: opened.because, why: `${name} ${opened.unreadable}` }
    : { outcome: 'opened', ...opened };
}

async function openBytes(name: string, bytes: Uint8Array, depth: number): Promise<Opened | Unreadable> {
  if (bytes.length === 0) return unreadable('is empty: export or save it again');
  if (bytes.length > LARGEST_FILE) {
    return tooLarge('is larger than 25 MB: save the notes in a file of their own, without pictures');
  }
  const start = latin(bytes.subarray(0, 1024));
  if (start.includes('%PDF-')) return fromPdf(bytes);
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return fromZip(name, bytes);
  if (start.startsWith('\xD0\xCF\x11\xE0')) return unreadable(whyOld(name, bytes));
  if (start.startsWith('{\\rtf')) {
    return unreadable('is in Rich Text Format (.rtf): save it as .docx and read that');
  }
  try {
    return await fromText(name, bytes, depth);
  } catch (error) {
    if (error instanceof TooLarge) return tooMuch();
    throw error;
  }
}

const unreadable = (why: string): Unreadable => ({ unreadable: `${why}.`, because: 'no notes to read' });
const tooLarge = (why: string): Unreadable => ({ unreadable: `${why}.`, because: 'too large' });
const alone = (document: Document): Opened => ({ document, attachments: [] });
const tooMuch = (): Unreadable =>
  tooLarge(
    'holds more than any meeting’s notes do, and was not read through: save the notes in a file of their own',
  );

/** Programs keep a file with a password in the wrapping of their old format. */
function whyOld(name: string, bytes: Uint8Array): string {
  if (latin(bytes).includes('E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e')) {
    const program = /\.xls\w?$/i.test(name) ? 'Excel' : 'Word';
    return `is protected by a password: open it in ${program}, save a copy without the password and read that`;
  }
  return WHY_OLD[programOf(bytes)];
}

const WHY_OLD: Readonly<Record<OldOffice, string>> = {
  Word: 'is in the old Word format (.doc): open it in Word, save it as .docx and read that',
  Excel: 'is in the old Excel format (.xls): open it in Excel, save it as .xlsx and read that',
  PowerPoint: 'is a PowerPoint presentation: give the notes as Word, PDF or text',
  'Outlook message': 'is an Outlook message (.msg): save it as .eml, or save its attachment, and read that',
};

async function fromPdf(bytes: Uint8Array): Promise<Opened | Unreadable> {
  try {
    const document = await documentOfPdf(bytes);
    if (document !== 'no text') return alone(document);
    return unreadable(
      'is a PDF of pictures, such as a scan, with no text to read: ask for the Word file, or run text recognition (OCR) on it first',
    );
  } catch (error) {
    if (error instanceof TooLarge) return tooMuch();
    if (error instanceof Error && error.name === 'PasswordException') {
      return unreadable('is a PDF protected by a password: save a copy without the password and read that');
    }
    return unreadable('is a PDF that is damaged or cut short: export or download it again');
  }
}

function fromZip(name: string, bytes: Uint8Array): Opened | Unreadable {
  const parts = unpack(bytes, LARGEST_UNPACKED);
  if (parts === 'too large') {
    return tooLarge(
      'unpacks to more than 50 MB, which no meeting’s notes do, and was not opened: save the notes in a file of their own',
    );
  }
  if (parts === 'broken') {
    return unreadable('is a Word or zip file that is damaged or cut short: save or download it again');
  }
  const names = Object.keys(parts);
  const isOffice = names.includes('[Content_Types].xml');
  if (isOffice && names.some((part) => /^word\/document\d*\.xml$/.test(part))) {
    return fromOffice(parts, documentOfWord, 'Word file', 'Word');
  }
  if (isOffice && names.includes('xl/workbook.xml')) {
    return fromOffice(parts, documentOfWorkbook, 'Excel workbook', 'Excel');
  }
  if (latin(parts['mimetype'] ?? new Uint8Array()).includes('opendocument.text')) {
    return fromOffice(parts, documentOfOpenDocument, 'OpenDocument file', 'the program that wrote it');
  }
  return unreadable(whyNotOffice(name, parts, names));
}

function fromOffice(
  parts: Parts,
  documentOf: (parts: Parts) => Document,
  kind: 'Word file' | 'Excel workbook' | 'OpenDocument file',
  program: 'Word' | 'Excel' | 'the program that wrote it',
): Opened | Unreadable {
  const article = kind === 'Word file' ? 'a' : 'an';
  try {
    const document = documentOf(parts);
    return hasWords(document.blocks)
      ? alone(document)
      : unreadable(
          `is ${article} ${kind} with no words in it: if its pages are pictures, ask for the file they were made from`,
        );
  } catch (error) {
    if (error instanceof TooLarge) return tooMuch();
    return unreadable(
      `is ${article} ${kind} that is damaged: open it in ${program}, save it again and read that`,
    );
  }
}

const hasWords = (blocks: readonly Block[]): boolean =>
  blocks.some((block) =>
    block.kind === 'paragraph'
      ? block.spans.some(({ text }) => text.trim() !== '')
      : block.rows.some(({ cells }) => cells.some((cell) => hasWords(cell.blocks))),
  );

function whyNotOffice(name: string, parts: Parts, names: readonly string[]): string {
  const mimetype = latin(parts['mimetype'] ?? new Uint8Array());
  if (mimetype.includes('opendocument.spreadsheet')) {
    return 'is an OpenDocument spreadsheet (.ods): save it as .xlsx and read that';
  }
  if (mimetype.includes('opendocument.presentation')) {
    return 'is an OpenDocument presentation (.odp): give the notes as Word, PDF or text';
  }
  if (mimetype.includes('opendocument')) {
    return 'is an OpenDocument file that is no text: give the notes as Word, PDF or text';
  }
  if (names.includes('xl/workbook.bin')) {
    return 'is a binary Excel workbook (.xlsb): open it in Excel, save it as .xlsx and read that';
  }
  if (names.some((part) => part.startsWith('xl/'))) {
    return 'is an Excel workbook that is damaged: open it in Excel, save it again and read that';
  }
  if (names.some((part) => part.startsWith('ppt/'))) {
    return 'is a PowerPoint presentation: give the notes as Word, PDF or text';
  }
  if (names.some((part) => /^Index(?:\.zip$|\/.*\.iwa$)/.test(part))) {
    return /\.numbers$/i.test(name)
      ? 'is an Apple Numbers spreadsheet (.numbers): export it as Excel (.xlsx) and read that'
      : 'is an Apple Pages document (.pages): export it as Word or PDF and read that';
  }
  return 'is a zip file and not a Word file: unpack it and read the notes within';
}

async function fromText(name: string, bytes: Uint8Array, depth: number): Promise<Opened | Unreadable> {
  const head = latin(bytes.subarray(0, 20_000));
  if (isMail(head) || (/\.eml$/i.test(name) && /^(?:From|Subject|To|Date):/im.test(head))) {
    return fromMail(bytes, depth);
  }
  const text = decode(bytes);
  if (text === null) return unreadable('is neither Word, PDF nor text: give the notes in one of these');
  if (text.trim() === '') return unreadable('has nothing in it but white space: export or save it again');
  const bare = text.replace(/^\uFEFF/, '');
  if (text.split('\n').length > MOST_LINES) {
    return tooLarge(
      'has more than 100,000 lines, which no meeting’s notes do: save the notes in a file of their own',
    );
  }
  if (isWebPage(bare)) {
    const document = documentOfHtml(bare);
    return hasWords(document.blocks)
      ? alone(document)
      : unreadable('is a web page with no words in it: save the notes as Word, PDF or text and read that');
  }
  if (/<w:(?:wordDocument|document)\b|<pkg:package\b/.test(bare.slice(0, 2_000))) {
    return unreadable('is in Word’s XML format (.xml): open it in Word, save it as .docx and read that');
  }
  const values = /\.(?:csv|tsv)$/i.test(name) || isCsv(bare) ? valuesOf(bare) : null;
  return alone(values ?? documentOfText(bare));
}

/** Null where its quotes never end: then it is read as any other text. */
function valuesOf(text: string): Document | null {
  try {
    return documentOfCsv(text);
  } catch (error) {
    if (error instanceof TooLarge) throw error;
    return null;
  }
}

/** A whole page, or a piece of one with nothing of Markdown between its elements. */
const isWebPage = (text: string): boolean =>
  /^\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?(?:<!doctype html|<html\b|<head\b|<body\b)/i.test(
    text.slice(0, 2_000),
  ) ||
  (/^\s*<(?:p|div|h[1-6]|ul|ol|table|section|article|main)\b[^<>]*>/i.test(text.slice(0, 2_000)) &&
    /<\/(?:p|div|h[1-6]|ul|ol|table|section|article|main)\s*>\s*$/i.test(text.slice(-200)) &&
    !/^(?:#{1,6} |\||[-*+] )/m.test(text));

async function fromMail(bytes: Uint8Array, depth: number): Promise<Opened | Unreadable> {
  if (depth >= DEEPEST_MAIL)
    return unreadable('is a mail within mails: save it as a file of its own and read that');
  try {
    const { document, attachments } = await mailOf(bytes);
    const opened: Attachment[] = [];
    for (const file of attachments) opened.push({ name: file.name, opened: await open(file, depth + 1) });
    return hasWords(document.blocks) || opened.length > 0
      ? { document, attachments: opened }
      : unreadable('is a mail with no words in it: ask for the notes as Word, PDF or text');
  } catch (error) {
    if (error instanceof TooLarge) throw error;
    return unreadable('is a mail that is damaged: save it again, or save its attachment, and read that');
  }
}
