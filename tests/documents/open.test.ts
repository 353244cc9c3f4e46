import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openDocument } from '../../functions/documents/open.ts';
import { tablesIn, wordsIn } from './words.ts';

const fixture = (name: string): Uint8Array =>
  readFileSync(new URL(`../fixtures/minutes/${name}`, import.meta.url));
const zipOf = (...names: string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<x/>')])));
const ofType = (mimetype: string): Uint8Array =>
  zipSync({
    mimetype: strToU8(`application/vnd.oasis.opendocument.${mimetype}`),
    'content.xml': strToU8('<x/>'),
  });
const bomb = zipSync({
  '[Content_Types].xml': strToU8('<x/>'),
  'word/document.xml': new Uint8Array(60_000_000),
});
const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600));
const oleWithPassword = new Uint8Array([...ole, ...Buffer.from('EncryptedPackage', 'utf16le')]);
const noise = Uint8Array.from({ length: 4_000 }, (_, index) => (index * index * 31 + index * 7) % 256);

/** A file in the old wrapping with these entries in its outermost folder, each the right neighbour of the one before. */
function oldFile(...names: string[]): Uint8Array {
  const bytes = Buffer.alloc(512 * (2 + Math.ceil((names.length + 1) / 4)));
  bytes.set(ole.subarray(0, 8));
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  bytes.writeUInt32LE(0, 76);
  bytes.fill(0xff, 512, 1024);
  for (let sector = 1; sector < bytes.length / 512 - 2; sector += 1)
    bytes.writeUInt32LE(sector + 1, 512 + sector * 4);
  ['Root Entry', ...names].forEach((name, index) => {
    const entry = 1024 + index * 128;
    bytes.write(name, entry, 'utf16le');
    bytes.writeUInt16LE(name.length * 2 + 2, entry + 64);
    bytes.writeUInt32LE(0xffff_ffff, entry + 68);
    bytes.writeUInt32LE(index > 0 && index < names.length ? index + 1 : 0xffff_ffff, entry + 72);
    bytes.writeUInt32LE(index === 0 ? 1 : 0xffff_ffff, entry + 76);
  });
  return bytes;
}

const unreadable: [string, Uint8Array, RegExp][] = [
  ['an empty file', new Uint8Array(), /is empty/],
  ['white space', strToU8(' \n\t\r\n '), /nothing in it but white space/],
  ['a scanned PDF', fixture('scanned.pdf'), /a PDF of pictures, such as a scan/],
  ['an encrypted PDF', fixture('locked.pdf'), /a PDF protected by a password/],
  ['a PDF cut short', fixture('house.pdf').subarray(0, 900), /a PDF that is damaged or cut short/],
  ['a Word file cut short', fixture('house.docx').subarray(0, 4_000), /damaged or cut short/],
  ['a Word file with no words', fixture('no-words.docx'), /a Word file with no words in it/],
  [
    'a Word file that is broken inside',
    zipOf('[Content_Types].xml', 'word/document.xml'),
    /a Word file that is damaged|no words in it/,
  ],
  [
    'a Word file with entities of its own',
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'word/document.xml': strToU8(
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY b "words">]><document><body><p><r><t>&a;&b;</t></r></p></body></document>',
      ),
    }),
    /a Word file that is damaged/,
  ],
  ['an old Word file', ole, /the old Word format \(\.doc\)/],
  [
    'an old Word file with a folder',
    oldFile('1Table', 'WordDocument', 'Data'),
    /the old Word format \(\.doc\)/,
  ],
  ['an old Excel workbook', oldFile('Workbook'), /the old Excel format \(\.xls\)/],
  ['an old presentation', oldFile('PowerPoint Document'), /a PowerPoint presentation/],
  [
    'an Outlook message',
    oldFile(
      '__nameid_version1.0',
      '__properties_version1.0',
      '__attach_version1.0_#00000000',
      'a',
      'WordDocument',
    ),
    /an Outlook message \(\.msg\): save it as \.eml, or save its attachment/,
  ],
  ['a Word file with a password', oleWithPassword, /protected by a password: open it in Word/],
  ['a rich text file', strToU8('{\\rtf1\\ansi Meeting Notes}'), /Rich Text Format/],
  ['an empty web page', strToU8('<!DOCTYPE html><html><body></body></html>'), /a web page with no words/],
  ['Word’s XML', strToU8('<?xml version="1.0"?><w:wordDocument/>'), /in Word’s XML format/],
  ['a hundred thousand lines', strToU8('x\n'.repeat(100_001)), /more than 100,000 lines/],
  ['an OpenDocument spreadsheet', ofType('spreadsheet'), /an OpenDocument spreadsheet \(\.ods\)/],
  ['an OpenDocument presentation', ofType('presentation'), /an OpenDocument presentation/],
  ['a broken workbook', zipOf('[Content_Types].xml', 'xl/styles.xml'), /an Excel workbook that is damaged/],
  ['an empty workbook', zipOf('[Content_Types].xml', 'xl/workbook.xml'), /an Excel workbook with no words/],
  [
    'a binary workbook',
    zipOf('[Content_Types].xml', 'xl/workbook.bin'),
    /a binary Excel workbook \(\.xlsb\)/,
  ],
  ['an OpenDocument drawing', ofType('graphics'), /an OpenDocument file that is no text/],
  ['a broken OpenDocument text', ofType('text'), /an OpenDocument file (?:that is damaged|with no words)/],
  ['a presentation', zipOf('[Content_Types].xml', 'ppt/presentation.xml'), /a PowerPoint presentation/],
  ['a Pages document', zipOf('Index/Document.iwa'), /an Apple Pages document/],
  ['another zip', zipOf('notes.txt'), /a zip file and not a Word file/],
  ['a zip bomb', bomb, /unpacks to more than 50 MB/],
  ['more than 25 MB', new Uint8Array(25_000_001), /larger than 25 MB/],
  ['more cells than a text has', strToU8('| a '.repeat(600_000)), /holds more than any meeting’s notes do/],
  [
    'more paragraphs than a page has',
    strToU8(`<html>${'<p>a'.repeat(400_000)}`),
    /holds more than any meeting’s notes do/,
  ],
  ['noise', noise, /neither Word, PDF nor text/],
];

describe('a file that cannot be opened', () => {
  it.each(unreadable)('such as %s is refused in one sentence that names it', async (_, bytes, why) => {
    const opened = await openDocument({ name: 'December notes.docx', bytes });
    if (opened.outcome !== 'unreadable') throw new Error('it was opened');
    expect(opened.why).toMatch(why);
    expect(opened.why).toMatch(/^December notes\.docx (?:is|has|holds|unpacks) .*\.$/);
    expect(opened.why.split('\n')).toHaveLength(1);
  });

  it.each([
    ['too large', bomb],
    ['too large', new Uint8Array(25_000_001)],
    ['too large', strToU8('| a '.repeat(600_000))],
    ['no notes to read', noise],
  ])('is %s, in a word that programs go by', async (because, bytes) => {
    expect(await openDocument({ name: 'notes.docx', bytes })).toMatchObject({ because });
  });

  it('is told which program asks for its password', async () => {
    expect(await openDocument({ name: 'log.xlsx', bytes: oleWithPassword })).toMatchObject({
      why: 'log.xlsx is protected by a password: open it in Excel, save a copy without the password and read that.',
    });
  });
});

const { push } = Array.prototype;

describe('a file', () => {
  const open = async (name: string, bytes: Uint8Array) => {
    const opened = await openDocument({ name, bytes });
    if (opened.outcome === 'unreadable') throw new Error(opened.why);
    return opened.document;
  };

  it.each([
    ['windows-1252.txt', 'windows-1252.txt'],
    ['utf-16.txt', 'utf-16.txt'],
  ])('%s keeps its dashes, accents and pounds', async (_, name) => {
    const words = wordsIn((await open(name, fixture(name))).blocks).join(' ');
    expect(words).toContain('café pilot');
    expect(words).toContain('£');
    expect(words).toContain('–');
  });

  it('of Word has its tables, and a PDF its words', async () => {
    expect(tablesIn((await open('a', fixture('house.docx'))).blocks).length).toBeGreaterThan(0);
    expect(wordsIn((await open('a', fixture('house.pdf'))).blocks)).toContain('Status');
  });

  it.each([
    [
      'a web page',
      'notes.txt',
      '<!DOCTYPE html><html><body><table><tr><td>Paint<td>PCC</table></body></html>',
      2,
    ],
    ['a piece of one', 'notes.txt', '<p>Actions</p>\n<table><tr><td>Paint<td>PCC</table>\n</div>', 2],
    ['values by its name', 'log.csv', 'Paint,PCC\nSweep,PCC', 2],
    ['values by its rows', 'log.txt', 'Ref,Action,Owner\n1,Paint,PCC\n2,"Sweep, mend",PCC', 3],
    ['text', 'notes.pdf', 'Ref | Action | Owner\n1 | Paint | PCC', 3],
  ])('is %s by what it holds', async (_, name, text, columns) => {
    expect(tablesIn((await open(name, strToU8(text))).blocks).map((table) => table.columns)).toEqual([
      columns,
    ]);
  });

  it('is text where prose has commas', async () => {
    const document = await open(
      'notes.txt',
      strToU8('The Board met, in the Hall, at noon.\nIt rose, in time, at two.'),
    );
    expect(tablesIn(document.blocks)).toEqual([]);
  });

  it.each(['house.pdf', 'locked.pdf'])('leaves the language as it was: %s', async (name) => {
    await openDocument({ name, bytes: fixture(name) });
    expect(Array.prototype.push).toBe(push);
  });

  it('is opened or refused, never thrown at', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 2_000 }),
        fc.constantFrom(
          '',
          '%PDF-1.7\n',
          'PK\x03\x04',
          '{\\rtf',
          '\xD0\xCF\x11\xE0',
          '<html>',
          'From: a\nMIME-Version: 1\n',
          'sep=;\n',
        ),
        fc.constantFrom('x', 'x.csv', 'x.eml'),
        async (bytes, start, name) => {
          const opened = await openDocument({
            name,
            bytes: new Uint8Array([...Buffer.from(start, 'latin1'), ...bytes]),
          });
          expect(['opened', 'unreadable']).toContain(opened.outcome);
        },
      ),
      { numRuns: 150 },
    );
  });
});
