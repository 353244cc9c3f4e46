import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../functions/calendar/days.ts';
import type { Findings, FoundDischarge } from '../../../functions/minutes/findings.ts';
import { readNotes } from '../../../functions/minutes/reading/read.ts';
import { itemTwo, itemTwoText } from '../../../functions/papers/item-two.ts';
import { overviewOf, undertakingCells } from '../../../functions/papers/overview.ts';
import { renderOverview } from '../../../functions/papers/render.ts';
import type { Action, Due } from '../../../functions/register/action.ts';
import { dueDate } from '../../../functions/register/due.ts';
import { hasDate } from '../../../functions/register/meeting.ts';
import {
  action,
  discharged,
  dueAt,
  dueOn,
  meetings,
  noDateAgreed,
  october,
  proposed,
  undertaking,
  viewOf,
  withdrawn,
} from '../../papers/a-board.ts';
import { brief, houseNotes, readText } from './reading.ts';

const runs = { numRuns: 60 };

const asked = fc
  .tuple(
    fc.constantFrom(
      'Provide',
      'Bring',
      'Write to the ports about',
      'Comparative data on',
      'Force to report on',
    ),
    fc.constantFrom(
      'custody',
      'the “Safe Quays” pilot',
      'on-call & out-of-hours cover',
      'the dog unit’s rota',
    ),
    fc.constantFrom(
      'in full',
      'by Division',
      '(phase two)',
      '– both shifts',
      'at 10% of cost',
      '| by [port]',
    ),
  )
  .map((words) => words.join(' '));

const due: fc.Arbitrary<Due> = fc.constantFrom(
  dueAt('2024-12'),
  dueOn('2024-11-29'),
  dueAt('2025-02'),
  dueAt('2025-04', 'at a later meeting'),
  noDateAgreed('in due course'),
  noDateAgreed(),
);

const how = fc.constantFrom(
  'sent on 3 September 2024',
  'briefing given to the PCC',
  'the board was content',
  'provided to the office: see item 4',
);
const promise = fc.constantFrom(
  'the audit’s findings',
  'a note of what it cost; and to whom',
  'Part two, in full',
);

const promised = fc.tuple(promise, due).map(([text, by]) => ({ undertaking: { text, by, met: null } }));

const closing = fc.oneof(
  fc
    .tuple(how, fc.oneof(promised, fc.constant({})))
    .map(([said, more]) => discharged('2024-09-20', said, more)),
  fc
    .constantFrom('the pilot ended', 'overtaken: see the new plan')
    .map((why) => withdrawn('2024-09-02', why)),
);
const standing = fc.oneof(fc.constant({}), fc.constant(proposed('sent')), closing);

const actions = (state: fc.Arbitrary<object>): fc.Arbitrary<Action[]> =>
  fc
    .uniqueArray(fc.record({ text: asked, due, state, owner: fc.constantFrom('force', 'chief-constable') }), {
      minLength: 1,
      maxLength: 8,
      selector: ({ text }) => text,
    })
    .map((all) =>
      all.map(({ state: known, ...said }, index) =>
        action(`PDB-2024-06-${index + 1}`, {
          raisedAt: '2024-06',
          raisedOn: '2024-06-12',
          ...said,
          ...known,
        }),
      ),
    );

const rowsOf = (rows: ReturnType<typeof overviewOf>['rows']) =>
  rows.map(({ action: text, status, owner, due: on }) => [text, status, owner, on]);

/** What its table of undertakings offers to a person, and enters nowhere. */
const promisesOf = ({ undertakings }: ReturnType<typeof overviewOf>) =>
  undertakings.map((row) => [row.undertaking, row.owner, undertakingCells(row)[3]]);
const offered = ({ undertakings }: Findings) =>
  undertakings.filter(({ kind }) => kind === 'undertaking').map(({ what, owner, by }) => [what, owner, by]);

describe('what this service writes', () => {
  it('is read back from the Overview in Markdown, within notes', async () => {
    await fc.assert(
      fc.asyncProperty(actions(standing), async (all) => {
        const overview = overviewOf(viewOf(all), day('2024-10-02'), { openOnly: false, closed: [] });
        const { findings } = await readText(
          houseNotes({ overview: String(await renderOverview(overview, 'md')) }),
        );
        expect(brief(findings)).toEqual(rowsOf(overview.rows));
        expect(findings.unread).toEqual([]);
        expect(offered(findings)).toEqual(promisesOf(overview));
      }),
      runs,
    );
  });

  it.each(['md', 'docx', 'html', 'csv'] as const)(
    'is read back from the Overview as %s with what became of due dates',
    async (format) => {
      const overview = overviewOf(
        viewOf([
          action('PDB-2024-06-1', {
            raisedAt: '2024-06',
            raisedOn: '2024-06-12',
            text: 'Report on burglary',
            extension: {
              state: 'asked',
              until: dueOn('2025-03-12'),
              reason: 'no figures yet',
              on: '2024-09-30',
              askedBy: null,
            },
          }),
          action('PDB-2024-06-2', {
            ...proposed('sent'),
            text: 'List rural patrols',
            due: dueOn('2024-10-01'),
          }),
          action('PDB-2024-06-3', {
            ...discharged('2024-06-20', 'to follow', undertaking('the audit report', dueOn('2024-12-01'))),
            text: 'Send the audit report',
          }),
        ]),
        day('2024-10-02'),
        { openOnly: true, withHistory: true },
      );
      const bytes = Buffer.from(await renderOverview(overview, format));
      const read = await readNotes({ name: `overview.${format}`, bytes });
      if (read.outcome !== 'read') throw new Error(read.why);
      expect(brief(read.findings)).toEqual(rowsOf(overview.rows));
      expect(offered(read.findings)).toEqual(promisesOf(overview));
      expect(read.findings.unread).toEqual([]);
    },
  );

  it.each([
    ['docx', 15],
    ['html', 15],
    ['md', 30],
    ['csv', 30],
  ] as const)('is read back from the Overview by itself, as %s', async (format, numRuns) => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(actions(standing), actions(closing)), async (all) => {
        const closed = all.filter(({ status }) => status === 'discharged' || status === 'withdrawn');
        const view = viewOf(all.filter((one) => !closed.includes(one)));
        const overview = overviewOf(view, day('2024-10-02'), { openOnly: false, closed });
        const bytes = Buffer.from(await renderOverview(overview, format));
        const read = await readNotes({ name: `overview.${format}`, bytes });
        if (read.outcome !== 'read') throw new Error(read.why);
        expect(brief(read.findings)).toEqual(rowsOf(overview.rows));
        expect(read.findings.unread).toEqual([]);
        expect(offered(read.findings)).toEqual(promisesOf(overview));
        // An Overview is of no meeting, and an action may have no day.
        const told = read.findings.differences.map(({ kind }) => kind);
        expect(told.filter((kind) => kind !== 'no due date')).toEqual(['no meeting date']);
      }),
      { numRuns },
    );
  });

  it('is read back from item 2, within notes', async () => {
    await fc.assert(
      fc.asyncProperty(actions(closing), async (closed) => {
        const findings = await readItemTwo(closed);
        expect(findings.discharged).toEqual(closed.flatMap(dischargeOf));
        expect(findings.differences.map(({ kind }) => kind)).toEqual(
          closed.filter(({ status }) => status === 'withdrawn').map(() => 'withdrawn'),
        );
        expect(findings.actions).toEqual([]);
        expect(findings.unread).toEqual([]);
        expect(findings.nothingOutstanding).toBe(false);
        expect(findings.meeting.previous).toBe('2024-06-12');
      }),
      runs,
    );
  });

  it('is read back from item 2 when an undertaking has been met: nothing is still to come', async () => {
    const met = { on: '2024-09-30', how: 'sent to the board' };
    const kept = discharged(
      '2024-09-20',
      'briefing given',
      undertaking('the costs', dueOn('2024-11-29'), met),
    );
    const findings = await readItemTwo([
      action('PDB-2024-06-1', { ...inJune, text: 'Bring the costs', ...kept }),
    ]);
    expect(findings.discharged).toEqual([
      {
        text: 'Bring the costs',
        how: 'briefing given; on the undertaking: the costs; met on 30 September 2024: sent to the board',
        undertaking: null,
      },
    ]);
  });

  it('is read back from item 2 when nothing was outstanding, or nothing discharged', async () => {
    expect(await readItemTwo([])).toMatchObject({ discharged: [], nothingOutstanding: true, unread: [] });
    const live = [action('PDB-2024-06-1', inJune), action('PDB-2024-06-2', inJune)];
    expect(await readItemTwo([], live)).toMatchObject({
      discharged: [],
      actions: [],
      nothingOutstanding: false,
      differences: [],
      unread: [],
    });
  });
});

const inJune = { raisedAt: '2024-06', raisedOn: '2024-06-12' };

/** Item 2 of the October meeting, as this service words it, read within the notes that it is put into. */
async function readItemTwo(closed: readonly Action[], live: readonly Action[] = []) {
  if (!hasDate(october)) throw new Error('the October meeting has no date');
  const text = itemTwoText(itemTwo({ meetings, actions: live }, october, closed));
  const notes = `Meeting Notes\nTitle: Harbour Board\nDate: 2 October 2024\n\n1. Welcome\n\nAll were welcomed.\n\n2. ${text}\n3. Finance\n\nThe budget was on course.\n`;
  return (await readText(notes)).findings;
}

function dischargeOf(closed: Action): FoundDischarge[] {
  if (closed.status !== 'discharged') return [];
  const { how: said, undertaking: rest } = closed.discharge;
  const { text } = closed;
  if (rest === null) return [{ text, how: said, undertaking: null }];
  const by =
    dueDate(rest.by, meetings) ??
    (rest.by.at === 'meeting' && rest.by.meeting === '2025-02' ? 'February 2025' : null);
  return [{ text, how: said, undertaking: { text: rest.text, by } }];
}
