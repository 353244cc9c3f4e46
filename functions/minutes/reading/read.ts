import type { Document } from '../../documents/document.ts';
import { documentOfHtml } from '../../documents/html.ts';
import { documentOfPdf } from '../../documents/pdf.ts';
import { documentOfText } from '../../documents/text.ts';
import { documentOfWord } from '../../documents/word.ts';
import type { Findings, Minuted } from '../findings.ts';
import { readingOf } from './grammar.ts';
import { unpack } from './word.ts';

/** Larger than any meeting's notes, in bytes: a pack with pictures runs to a few million. */
const LARGEST_FILE = 25_000_000;
/** The most that a Word file may unpack to, in bytes, before anything reads it. */
const LARGEST_UNPACKED = 50_000_000;
/** A pack of five hundred pages has a quarter of these. */
const MOST_LINES = 100_000;

export type NotesFile = { name: string; bytes: Uint8Array };

export type ReadOutcome =
  | {
      outcome: 'read';
      findings: Findings;
      minuted: Minuted;
      /** The body whose programme of work it is, as far as its title says; null too where there is none. */
      programmeOf: string | null;
      /** What the reader should be told beside the findings. */
      remarks: string[];
    }
  /** `too large`: it was not read through, or not even unpacked, for its size. */
  | { outcome: 'unreadable'; because: 'too large' | 'no notes to read'; why: string };

type Unreadable = { unreadable: string; because: Extract<ReadOutcome, { outcome: 'unreadable' }>['because'] };
type Lines = Document | Unreadable;

/**
 * Reads what a meeting's notes say, in Word, PDF or text, alone or within a longer pack.
 * The file's content decides what it is, not its name. Refuses, in one sentence that names the file and says
 * what to do, what cannot be read: it never throws for what a file contains.
 */
export async function readNotes({ name, bytes }: NotesFile): Promise<ReadOutcome> {
  const lines = await linesOf(bytes);
  if ('unreadable' in lines) {
    return { outcome: 'unreadable', because: lines.because, why: `${name} ${lines.unreadable}` };
  }
  const reading = readingOf(lines);
  if ('tooMany' in reading) {
    const why = `${name} seems to hold ${reading.tooMany} actions, more than a meeting's notes do: give the notes of one meeting.`;
    return { outcome: 'unreadable', because: 'too large', why };
  }
  return { outcome: 'read', ...reading };
}

async function linesOf(bytes: Uint8Array): Promise<Lines> {
  if (bytes.length === 0) return unreadable('is empty: export or save it again');
  if (bytes.length > LARGEST_FILE) {
    return tooLarge('is larger than 25 MB: save the notes in a file of their own, without pictures');
  }
  const start = latin(bytes.subarray(0, 1024));
  if (start.includes('%PDF-')) return fromPdf(bytes);
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return fromZip(bytes);
  if (start.startsWith('\xD0\xCF\x11\xE0')) return unreadable(whyOld(bytes));
  if (start.startsWith('{\\rtf')) {
    return unreadable('is in Rich Text Format (.rtf): save it as .docx and read that');
  }
  return fromText(bytes);
}

const unreadable = (why: string): Unreadable => ({ unreadable: `${why}.`, because: 'no notes to read' });
const tooLarge = (why: string): Unreadable => ({ unreadable: `${why}.`, because: 'too large' });
const latin = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/** Word keeps a file with a password in the wrapping of its old format. */
const whyOld = (bytes: Uint8Array): string =>
  latin(bytes).includes('E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e')
    ? 'is protected by a password: open it in Word, save a copy without the password and read that'
    : 'is in the old Word format (.doc): open it in Word, save it as .docx and read that';

async function fromPdf(bytes: Uint8Array): Promise<Lines> {
  try {
    const lines = await documentOfPdf(bytes);
    if (lines !== 'no text') return lines;
    return unreadable(
      'is a PDF of pictures, such as a scan, with no text to read: ask for the Word file, or run text recognition (OCR) on it first',
    );
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      return unreadable('is a PDF protected by a password: save a copy without the password and read that');
    }
    return unreadable('is a PDF that is damaged or cut short: export or download it again');
  }
}

async function fromZip(bytes: Uint8Array): Promise<Lines> {
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
  if (
    !names.includes('[Content_Types].xml') ||
    !names.some((name) => /^word\/document\d*\.xml$/.test(name))
  ) {
    return unreadable(whyNotWord(parts, names));
  }
  try {
    const lines = documentOfWord(parts);
    return lines.blocks.length > 0
      ? lines
      : unreadable(
          'is a Word file with no words in it: if its pages are pictures, ask for the file they were made from',
        );
  } catch {
    return unreadable('is a Word file that is damaged: open it in Word, save it again and read that');
  }
}

function whyNotWord(parts: Record<string, Uint8Array>, names: readonly string[]): string {
  const mimetype = latin(parts['mimetype'] ?? new Uint8Array());
  if (mimetype.includes('opendocument')) {
    return 'is an OpenDocument file (.odt): save it as .docx and read that';
  }
  if (names.some((name) => name.startsWith('xl/'))) {
    return 'is an Excel workbook: give the notes as Word, PDF or text';
  }
  if (names.some((name) => name.startsWith('ppt/'))) {
    return 'is a PowerPoint presentation: give the notes as Word, PDF or text';
  }
  return 'is a zip file and not a Word file: unpack it and read the notes within';
}

function fromText(bytes: Uint8Array): Lines {
  const text = decode(bytes);
  if (text === null) return unreadable('is neither Word, PDF nor text: give the notes in one of these');
  if (text.trim() === '') return unreadable('has nothing in it but white space: export or save it again');
  if (/^\s*(?:<!doctype html|<html)\b/i.test(text.slice(0, 500))) {
    return documentOfHtml(text);
  }
  if (text.split('\n').length > MOST_LINES) {
    return tooLarge(
      'has more than 100,000 lines, which no meeting’s notes do: save the notes in a file of their own',
    );
  }
  return documentOfText(text);
}

/** Text in UTF-8, UTF-16 or Windows-1252; null for bytes that are no text. */
function decode(bytes: Uint8Array): string | null {
  const encoding = encodingOf(bytes);
  const text = encoding === 'windows-1252' ? windows1252(bytes) : new TextDecoder(encoding).decode(bytes);
  const odd = text.match(/(?!\s)[\p{Cc}\uFFFD]/gu)?.length ?? 0;
  return text.includes('\0') || odd > text.length / 100 ? null : text;
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const unmarked = unmarkedUtf16(bytes.subarray(0, 2_000));
  if (unmarked !== null) return unmarked;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Node 20's own decoder leaves these marks as control codes. */
const windows1252 = (bytes: Uint8Array): string =>
  latin(bytes).replace(/[\u0080-\u009F]/g, (mark) => WINDOWS_1252[mark.charCodeAt(0) - 0x80] ?? mark);

/** English in UTF-16 has a zero in nearly every pair. */
function unmarkedUtf16(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const pairs = sample.length / 2;
  if (pairs < 2) return null;
  if ((zeros[1] ?? 0) > 0.8 * pairs && zeros[0] === 0) return 'utf-16le';
  if ((zeros[0] ?? 0) > 0.8 * pairs && zeros[1] === 0) return 'utf-16be';
  return null;
}
