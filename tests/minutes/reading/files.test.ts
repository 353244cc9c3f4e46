import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readNotes } from '../../../functions/minutes/reading/read.ts';
import { brief } from './reading.ts';

const fixtures = fileURLToPath(new URL('../../fixtures/minutes/', import.meta.url));
const fixture = (name: string): Uint8Array => readFileSync(`${fixtures}${name}`);

const readFixture = async (name: string) => {
  const read = await readNotes({ name, bytes: fixture(name) });
  if (read.outcome !== 'read') throw new Error(read.why);
  return read;
};

describe('a Word file', () => {
  it('in the house layout is read whole', async () => {
    const { findings, minuted } = await readFixture('house.docx');
    expect(findings).toEqual({
      board: 'Delivery and Standards Board',
      meeting: { date: '2025-03-06', previous: '2024-12-05', next: '2025-06-05' },
      actions: [
        {
          text: 'Bring a paper on the marine unit’s rota',
          status: 'open',
          owner: 'Force',
          due: '2025-06-05',
          section: 'Safer Harbours Plan: Delivery',
        },
        {
          text: 'Write to the ports about lighting',
          status: 'open',
          owner: 'OPCC',
          due: '2025-06-05',
          section: 'Safer Harbours Plan: Delivery',
        },
        {
          text: 'Share the stop and search scrutiny minutes',
          status: 'discharged',
          owner: 'Force',
          due: '2025-03-06',
          section: null,
        },
      ],
      discharged: [
        {
          text: 'Force to supply a note on custody visits',
          how: 'sent to the office on 14 January 2025',
          undertaking: null,
        },
        {
          text: 'Force to set out the follow-up on call-backs – phase two',
          how: 'to be circulated by 30 April 2025',
          undertaking: { text: 'to be circulated by 30 April 2025', by: '2025-04-30' },
        },
      ],
      nothingOutstanding: false,
      programme: null,
      differences: [
        {
          kind: 'wording',
          detail:
            'the notes say “Bring a paper on the marine unit’s rota to a future meeting”, the table “Bring a paper on the marine unit’s rota”',
        },
      ],
      unread: [],
      undertakings: [],
    });
    expect(minuted.actions.map(({ when }) => when.words)).toEqual(['to a future meeting', null, null]);
  });

  it('of another office, with its numbers counted by Word and its columns in another order', async () => {
    const { findings } = await readFixture('other.docx');
    expect(findings.board).toBe('Strategic Assurance Meeting');
    expect(findings.meeting).toEqual({ date: '2024-10-09', previous: '2024-07-10', next: '2024-12-11' });
    expect(brief(findings)).toEqual([
      ['Review the estates strategy', 'open', 'CFO', '2024-12-11'],
      ['Publish the equality objectives', 'discharged', 'CEX/DCC', '2024-12-11'],
      ['Agree a date for the budget seminar', 'open', 'CFO', '2024-12-11'],
      ['Replace the vetting tracker', 'withdrawn', 'DCC', null],
      ['Recruit two custody visitors', 'open', 'CEX', null],
      ['Report back on abandoned 101 calls', 'open', 'DCC', '2024-12-11'],
    ]);
    expect(findings.actions.at(-1)?.section).toBe('Performance');
    expect(findings.nothingOutstanding).toBe(true);
    expect(findings.unread).toEqual([
      { line: 16, text: '31/11/2024', why: '“31/11/2024” is not a day in the calendar' },
    ]);
  });
});

describe('a PDF', () => {
  it.each(['house.pdf', 'house-without-rules.pdf'])(
    '%s keeps rows whole that wrap, over a page’s foot and a heading that is repeated',
    async (name) => {
      const { findings } = await readFixture(name);
      expect(findings.board).toBe('Delivery and Standards Board');
      expect(findings.meeting).toEqual({ date: null, previous: '2024-12-05', next: '2025-06-05' });
      expect(brief(findings)).toEqual([
        [
          'Bring a paper on how the marine unit’s rota is set and what it costs in the summer months',
          'open',
          'Chief Constable',
          '2025-06-05',
        ],
        ['Write to the ports', 'open', 'OPCC', '2025-06-05'],
        [
          'Show the board what the call-back trial found, with a comparison of the two Divisions that took part in it',
          'open',
          'Force',
          null,
        ],
      ]);
      expect(findings.actions[0]?.section).toBe('Safer Harbours Plan: Delivery');
      expect(findings.nothingOutstanding).toBe(true);
      expect(findings.unread).toEqual([]);
      expect(findings.differences.map(({ kind }) => kind)).toEqual([
        'no meeting date',
        'owner',
        'no due date',
        'only in the table',
      ]);
    },
  );

  it('of another office keeps its columns, though cells stand in the middle of their rows', async () => {
    const { findings } = await readFixture('other.pdf');
    expect(findings.meeting).toEqual({ date: '2024-10-09', previous: null, next: '2024-12-11' });
    expect(brief(findings)).toEqual([
      [
        'Review the estates strategy with the auditors and bring it back to this meeting for approval',
        'open',
        'CFO',
        '2024-12-11',
      ],
      ['Publish the equality objectives', 'discharged', 'CEX', '2024-12-11'],
      [
        'Agree a date for the budget seminar, and invite the members of the Audit Committee',
        'open',
        'CFO/CEX',
        '2024-12-11',
      ],
    ]);
  });
});

describe('a text', () => {
  it.each(['windows-1252.txt', 'utf-16.txt'])('%s keeps its dashes, accents and pounds', async (name) => {
    const { findings } = await readFixture(name);
    expect(findings.meeting).toEqual({ date: '2025-03-06', previous: '2024-12-05', next: '2025-06-05' });
    expect(brief(findings)).toEqual([['Say what the café pilot cost – in £', 'open', 'Force', '2025-06-05']]);
    expect(findings.actions[0]?.section).toBe('Safer Harbours Plan – what’s next');
    expect(findings.differences).toEqual([]);
  });

  it('is known by its content, whatever its name', async () => {
    const read = await readNotes({ name: 'notes.pdf', bytes: strToU8('Action: DCC to write.\n') });
    expect(read.outcome === 'read' && read.findings.actions).toHaveLength(1);
  });
});

const zipOf = (...names: string[]): Uint8Array =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<x/>')])));
const odt = zipSync({
  mimetype: strToU8('application/vnd.oasis.opendocument.text'),
  'content.xml': strToU8('<x/>'),
});
const bomb = zipSync({
  '[Content_Types].xml': strToU8('<x/>'),
  'word/document.xml': new Uint8Array(60_000_000),
});
const ole = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(600));
const oleWithPassword = new Uint8Array([...ole, ...Buffer.from('EncryptedPackage', 'utf16le')]);
const noise = Uint8Array.from({ length: 4_000 }, (_, index) => (index * index * 31 + index * 7) % 256);

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
  ['an old Word file', ole, /the old Word format \(\.doc\)/],
  ['a Word file with a password', oleWithPassword, /protected by a password/],
  ['a rich text file', strToU8('{\\rtf1\\ansi Meeting Notes}'), /Rich Text Format/],
  ['a hundred thousand lines', strToU8('x\n'.repeat(100_001)), /more than 100,000 lines/],
  ['an OpenDocument file', odt, /an OpenDocument file/],
  ['a workbook', zipOf('[Content_Types].xml', 'xl/workbook.xml'), /an Excel workbook/],
  ['a presentation', zipOf('[Content_Types].xml', 'ppt/presentation.xml'), /a PowerPoint presentation/],
  ['another zip', zipOf('notes.txt'), /a zip file and not a Word file/],
  ['a zip bomb', bomb, /unpacks to more than 50 MB/],
  ['more than 25 MB', new Uint8Array(25_000_001), /larger than 25 MB/],
  ['noise', noise, /neither Word, PDF nor text/],
];

describe('a file that cannot be read', () => {
  it.each(unreadable)('such as %s is refused in one sentence that names it', async (_, bytes, why) => {
    const read = await readNotes({ name: 'December notes.docx', bytes });
    if (read.outcome !== 'unreadable') throw new Error('it was read');
    expect(read.why).toMatch(why);
    expect(read.why).toMatch(/^December notes\.docx (?:is|has|unpacks) .*\.$/);
    expect(read.why.split('\n')).toHaveLength(1);
  });

  it.each([
    ['too large', bomb],
    ['too large', new Uint8Array(25_000_001)],
    ['no notes to read', noise],
  ])('is %s, in a word that programs go by', async (because, bytes) => {
    expect(await readNotes({ name: 'notes.docx', bytes })).toMatchObject({ because });
  });

  it('has an error of its own kind', async () => {
    const whys = await Promise.all(
      unreadable.map(async ([, bytes]) => {
        const read = await readNotes({ name: 'x', bytes });
        return read.outcome === 'unreadable' ? read.why : '';
      }),
    );
    expect(new Set(whys).size).toBeGreaterThanOrEqual(unreadable.length - 1);
  });
});
