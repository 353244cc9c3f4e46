import { Paragraph } from 'docx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  calendarDateSchema,
  calendarMonthSchema,
  inFull,
  inWords,
  monthInWords,
} from '../../../functions/calendar/days.ts';
import type { FoundItem, FoundProgramme } from '../../../functions/minutes/findings.ts';
import { readNotes } from '../../../functions/minutes/reading/read.ts';
import { programmePaperOf } from '../../../functions/papers/programme.ts';
import { renderProgramme } from '../../../functions/papers/render.ts';
import { bullet, notesInWord, paragraph, table } from '../../../infra/local/sample/notes-in-word.ts';
import { endOfJune, item as itemOf, panelView, regular as regularOf } from '../../papers/a-panel.ts';
import { readText } from './reading.ts';

const title = fc
  .tuple(
    fc.constantFrom(
      'Annual report',
      'Custody',
      'The dog unit’s rota',
      'Vetting & conduct',
      'Précis of complaints',
    ),
    fc.constantFrom(
      '',
      ' – update',
      ' (101/999)',
      ' (VAWG)',
      ' 2025/26',
      ' – Annual Report 2024/25',
      ', by Division',
    ),
  )
  .map((words) => words.join(''));
const reason = fc.constantFrom(
  null,
  'Statutory Requirement',
  'Requested by the Panel',
  'Requested by the Panel/Offered by the Commissioner',
  'Annual',
);
const lead = fc.constantFrom(null, 'PCC', 'Panel Officers', 'Chief Executive', 'PCC/OPCC');
const item: fc.Arbitrary<FoundItem> = fc.record({ title, reason, lead });

const meeting = fc.oneof(
  fc
    .constantFrom('2025-10-14', '2025-12-09', '2026-02-03', '2026-04-21')
    .map((date) => calendarDateSchema.parse(date)),
  fc.constantFrom('2025-11', '2026-05', '2026-06').map((month) => calendarMonthSchema.parse(month)),
);
const regular = fc.constantFrom('Questions to the Commissioner', 'Work programme', 'Members’ updates');
const condition = fc.constantFrom(null, 'if available', 'where applicable');
const noted = fc.constantFrom('Commissioner’s decisions', 'Delivery Board minutes', 'Letters (in and out)');

/** A programme whose first item has its reason and its lead, so that its table can be told from another. */
const programme: fc.Arbitrary<FoundProgramme> = fc
  .record({
    meetings: fc.uniqueArray(fc.record({ meeting, items: fc.array(item, { maxLength: 4 }) }), {
      minLength: 1,
      maxLength: 4,
      selector: (one) => one.meeting,
    }),
    standing: fc.uniqueArray(regular),
    toNote: fc.uniqueArray(fc.record({ title: noted, condition }), { selector: (one) => one.title }),
  })
  .map(({ meetings, ...rest }) => {
    const [first, ...others] = meetings.sort((a, b) => a.meeting.localeCompare(b.meeting));
    const told = { title: 'Commissioning', reason: 'Statutory Requirement', lead: 'PCC' };
    return {
      meetings: first === undefined ? [] : [{ ...first, items: [told, ...first.items] }, ...others],
      ...rest,
    };
  });

type Meeting = FoundProgramme['meetings'][number]['meeting'];
const heading = (when: Meeting, inDay: typeof inFull): string => {
  const date = calendarDateSchema.safeParse(when);
  return date.success ? inDay(date.data) : monthInWords(calendarMonthSchema.parse(when));
};
const cells = (one: FoundItem): string[] => [one.title, one.reason ?? '', one.lead ?? ''];
const notes = ({ toNote }: FoundProgramme): string[] =>
  toNote.map((one) => (one.condition === null ? one.title : `${one.title} (${one.condition})`));

/** As panels print it. */
const inTabs = (all: FoundProgramme): string =>
  [
    'Harbour Police and Crime Panel - Future work programme – June 2025',
    ...all.meetings.flatMap((one) => [
      heading(one.meeting, inWords),
      one.items.map((row) => cells(row).join('\t')).join('\n'),
    ]),
    'Standard items at each meeting',
    ...all.standing,
    'Items to note at each meeting',
    ...notes(all),
  ].join('\n\n');

const inMarkdown = (all: FoundProgramme): string =>
  [
    '# Future work programme\n\nHarbour Police and Crime Panel\n\nAs at 10 June 2025',
    ...all.meetings.map(
      (one) =>
        `## ${heading(one.meeting, inFull)}\n\n| Item | Reason | Lead |\n| --- | --- | --- |\n${one.items.map((row) => `| ${cells(row).join(' | ')} |`).join('\n')}`,
    ),
    `## Standing items at each meeting\n\n${all.standing.map((one) => `- ${one}`).join('\n')}`,
    `## Items to note at each meeting\n\n${notes(all)
      .map((one) => `- ${one}`)
      .join('\n')}`,
  ].join('\n\n');

const headed = (text: string): Paragraph => new Paragraph({ text, heading: 'Heading2' });
const inWord = (all: FoundProgramme): Promise<Uint8Array> =>
  notesInWord([
    new Paragraph({ text: 'Future work programme', heading: 'Heading1' }),
    paragraph('Harbour Police and Crime Panel'),
    paragraph('As at 10 June 2025'),
    ...all.meetings.flatMap((one) => [
      headed(heading(one.meeting, inFull)),
      table([['Item', 'Reason', 'Lead'], ...one.items.map(cells)]),
    ]),
    headed('Standing items at each meeting'),
    ...all.standing.map(bullet),
    headed('Items to note at each meeting'),
    ...notes(all).map(bullet),
  ]);

/** Behind a dash in a title stands the word that its reason is as well: no other title's dash leads to a reason for that. */
const reasonWordInTitle: FoundProgramme = {
  meetings: [
    {
      meeting: calendarMonthSchema.parse('2026-06'),
      items: [
        { title: 'Commissioning', reason: 'Statutory Requirement', lead: 'PCC' },
        { title: 'Complaints – Annual Report 2024/25', reason: 'Annual', lead: 'PCC/OPCC' },
        { title: 'Vetting & conduct – update', reason: null, lead: null },
        { title: 'Vetting & conduct – Annual Report 2024/25', reason: 'Annual', lead: 'PCC/OPCC' },
      ],
    },
  ],
  standing: [],
  toNote: [],
};

describe('a programme of work', () => {
  it.each([
    ['as panels print it', inTabs],
    ['in Markdown', inMarkdown],
  ])('%s reads back as it was', async (_, written) => {
    await fc.assert(
      fc.asyncProperty(programme, async (all) => {
        const { findings, programmeOf } = await readText(written(all));
        expect(findings.programme).toEqual(all);
        expect(findings.unread).toEqual([]);
        expect(programmeOf).toBe('Harbour Police and Crime Panel');
      }),
      { numRuns: 60 },
    );
  });

  it('in Word reads back as it was', async () => {
    await fc.assert(
      fc.asyncProperty(programme, async (all) => {
        const read = await readNotes({ name: 'programme.docx', bytes: await inWord(all) });
        if (read.outcome !== 'read') throw new Error(read.why);
        expect(read.findings.programme).toEqual(all);
        expect(read.findings.unread).toEqual([]);
        expect(read.programmeOf).toBe('Harbour Police and Crime Panel');
      }),
      { numRuns: 15, examples: [[reasonWordInTitle]] },
    );
  });
});

describe('the programme that we print', () => {
  const notes = { kind: 'minute', board: 'pdb', meeting: '2023-06', minute: null };
  const paper = programmePaperOf(
    panelView([
      itemOf(1, {
        title: 'Complaints against the Commissioner – Annual Report 2022/23',
        lead: 'panel-officers',
      }),
      itemOf(2, {
        title: 'Contacting Kentshire Police (101/999)',
        reason: 'Requested by the Panel',
        late: { circumstances: 'the report (of 29 June; in part)', on: '2023-06-30' },
      }),
      itemOf(3, {
        title: 'Notes of a meeting of 7 June 2023',
        reason: 'To note',
        lead: null,
        state: 'offered',
        received: { on: '2023-06-30' },
        source: notes,
      }),
      itemOf(4, { title: 'Proposed precept 2024/25', meeting: '2024-02', state: 'moved' }),
      itemOf(5, { title: 'Victims', meeting: '2023-12', reason: null, lead: null }),
      regularOf(6, { title: 'Questions to the Commissioner' }),
      regularOf(7, { title: 'Commissioner’s decisions', as: 'item to note' }),
      regularOf(8, {
        ...{ title: 'Board minutes', as: 'item to note', condition: 'if available' },
        settled: [{ meeting: '2023-10', available: false, on: '2023-06-30', how: 'not agreed yet' }],
      }),
    ]),
    endOfJune,
  );

  it.each(['md', 'docx', 'html', 'csv'] as const)(
    'is read back from %s, without what it says of how things stand',
    async (format) => {
      const written = await renderProgramme(paper, format);
      const reading = await readNotes({ name: `programme.${format}`, bytes: Buffer.from(written) });
      expect(reading).toMatchObject({
        // A sheet is of no panel that it names.
        programmeOf: format === 'csv' ? null : 'Westmere Police and Crime Panel',
        findings: {
          meeting: { date: null },
          differences: [],
          unread: [],
          undertakings: [],
          programme: {
            meetings: [
              {
                meeting: '2023-10-17',
                items: [
                  {
                    title: 'Complaints against the Commissioner – Annual Report 2022/23',
                    ...{ reason: 'Statutory Requirement', lead: 'Panel Officers' },
                  },
                  {
                    title: 'Contacting Kentshire Police (101/999)',
                    ...{ reason: 'Requested by the Panel', lead: 'PCC' },
                  },
                  { title: 'Notes of a meeting of 7 June 2023', reason: 'To note', lead: null },
                ],
              },
              { meeting: '2023-12-06', items: [{ title: 'Victims', reason: null, lead: null }] },
              {
                meeting: '2024-02',
                items: [{ title: 'Proposed precept 2024/25', reason: 'Statutory Requirement', lead: 'PCC' }],
              },
            ],
            standing: ['Questions to the Commissioner'],
            toNote: [
              { title: 'Commissioner’s decisions', condition: null },
              { title: 'Board minutes', condition: 'if available' },
            ],
          },
        },
      });
    },
  );
});
