import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingsSchema } from '../../functions/minutes/findings.ts';
import { readNotes } from '../../functions/minutes/reading/read.ts';
import { readText } from '../minutes/reading/reading.ts';
import { processorSeconds } from '../processor.ts';

const WORDS = [
  'Action',
  'Actions',
  'Action:',
  'Force:',
  'Force',
  'OPCC',
  'Chief Constable',
  'Open',
  'Complete',
  'TBC',
  '11/12/2024',
  '31/02/2025',
  'December',
  'next meeting',
  'Status',
  'Owner',
  'Due date',
  'Ref',
  'Overview of Actions',
  'Title:',
  'Date & time:',
  'Date of next Board:',
  'Notes of Previous Meeting',
  'discharged:',
  'the following actions',
  ' - ',
  ' – ',
  'provide',
  'an update',
  'Future work programme',
  '17 October 2023',
  'February 2024 (date tbc)',
  '6 February',
  'Item',
  'Reason',
  'Statutory Requirement',
  'Requested by the Panel/',
  'Standing items at each meeting',
  'Items to note',
  '(if available)',
  '·',
  '•',
  '-',
  '1.',
  '2. People',
  '|',
  '---',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  ' ',
  '**',
  '<td>',
  '<table>',
  '(',
  '.',
];

describe('whatever a file holds', () => {
  it('it is read or refused, never thrown at', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 2_000 }),
        fc.constantFrom('', '%PDF-1.7\n', 'PK\x03\x04', '{\\rtf', '\xD0\xCF\x11\xE0', 'Meeting Notes\n'),
        async (bytes, start) => {
          const read = await readNotes({
            name: 'x',
            bytes: new Uint8Array([...Buffer.from(start, 'latin1'), ...bytes]),
          });
          expect(['read', 'unreadable']).toContain(read.outcome);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('the words of notes in any order give findings of the printed shape', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }), async (words) => {
        const read = await readNotes({ name: 'x', bytes: new TextEncoder().encode(`x${words.join(' ')}`) });
        if (read.outcome === 'unreadable') return;
        findingsSchema.parse(read.findings);
        expect(read.minuted.actions).toHaveLength(read.findings.actions.length);
        expect(read.minuted.discharged).toHaveLength(read.findings.discharged.length);
        for (const { text } of read.findings.actions) expect(text).toBe(text.trim());
      }),
      { numRuns: 200 },
    );
  });

  it('every row of a table is an action', async () => {
    const cell = fc
      .stringMatching(/^[A-Z][a-z]{2,9}( [a-z]{2,9}){2,12}$/)
      .filter((text) => !/ no |^no /i.test(text));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(cell, { minLength: 1, maxLength: 8 }), async (texts) => {
        const rows = texts.map((text) => `${text}\tOpen\tForce\t11/12/2024`).join('\n');
        const { findings } = await readText(`Overview of Actions\n\tStatus\tOwner\tDue date\n${rows}\n`);
        expect(findings.actions.map(({ text }) => text)).toEqual(texts);
      }),
      { numRuns: 100 },
    );
  });

  const PROGRAMME = 'Future work programme\n14 October 2025\nDrones\tStatutory Requirement\tPCC\n';
  const SIZE = 300_000;
  const large = (unit: string): string => unit.repeat(Math.ceil(SIZE / unit.length));

  it.each([
    ['one long line', large('Provide an update Open Force ')],
    ['one long line of spaces', `x${' '.repeat(SIZE)}x`],
    ['dashes', large(' - ')],
    ['brackets', large('[(')],
    ['asterisks', large('*_')],
    ['tags', large('<td ')],
    ['blank lines', `x${'\n'.repeat(SIZE)}`],
    ['short lines', large('Status\n')],
    [
      'a long paragraph',
      large('the Force Control Room was at full strength and it would remain so for the year\n'),
    ],
    ['headings', large('# The Force Control Room and how it has come to be at full strength\n')],
    ['bullets', large('· The PCC asked about 4 May 2024 and the CC advised.\n')],
    ['table rows without an end', `\tStatus\tOwner\tDue date\n${large('words of a row that never ends\n')}`],
    ['tabs', large('a\tb\t')],
    ['pipes', large('| a ')],
    ['owners', large('Chief Constable and ')],
    ['capitals', large('Force ')],
    ['dates', large('11/12/2024 ')],
    ['tables opened and not closed', large('<table>')],
    [
      'sentences that tell of actions',
      `1. Welcome\n2. Notes of previous meeting\n${large('· The action on boats and the action relating to custody was carried by (all) to be: not; on the undertaking: x, by y\n')}`,
    ],
    [
      'discharges',
      `1. Welcome\n2. Notes of previous meeting\n${large('the following actions discharged - ')}`,
    ],
    [
      'a programme’s rows',
      `${PROGRAMME}${large('Annual report on the custody suite, its cells and its visitors\tStatutory Requirement\tPCC\n')}`,
    ],
    [
      'a programme’s columns',
      `${PROGRAMME}${large('Annual report on custody     Statutory Requirement     \n                             of the Panel as it stands\n')}`,
    ],
    [
      'a programme’s cells',
      `${PROGRAMME}${large('Report on the boats and\nRequested by the Panel/\nPCC and the like of it all\n')}`,
    ],
    [
      'a programme’s headings',
      `${PROGRAMME}${large('6 February, at the Town Hall, in the Council Chamber of the old quay\n')}`,
    ],
    [
      'a programme’s list',
      `${PROGRAMME}Items to note at each meeting\n${large('Decisions of the Commissioner and of the Deputy, in and out of turn\n')}`,
    ],
    [
      'titles of programmes',
      large('Future work programme of the Harbour Police and Crime Panel\nForward plan\n'),
    ],
    ['headings run on', large('June 2023**17 October 2023** and **')],
    // A reader that took the square of its text's length would take minutes.
  ])('300 kB of %s are read or refused in time', async (_, text) => {
    const before = process.cpuUsage();
    const read = await readNotes({ name: 'x', bytes: new TextEncoder().encode(text) });
    expect(['read', 'unreadable']).toContain(read.outcome);
    expect(processorSeconds(before)).toBeLessThan(20);
  });

  it('more actions than any meeting asks for are refused', async () => {
    const read = await readNotes({
      name: 'x.txt',
      bytes: new TextEncoder().encode('Action: DCC to write.\n'.repeat(2_000)),
    });
    expect(read).toMatchObject({
      outcome: 'unreadable',
      why: expect.stringMatching(/^x\.txt seems to hold \d+ actions/),
    });
  });
});
