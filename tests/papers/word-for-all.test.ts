import { valid } from 'node-html-parser';
import { describe, expect, it } from 'vitest';
import { actionReportShown } from '../../functions/api/shapes/action-report.ts';
import { day } from '../../functions/calendar/days.ts';
import { readNotes } from '../../functions/minutes/reading/read.ts';
import { actionReport } from '../../functions/papers/action-report.ts';
import { calendarFor, calendarIf } from '../../functions/papers/calendar.ts';
import { itemTwo } from '../../functions/papers/item-two.ts';
import { renderActionReport, renderCalendar, renderItemTwo } from '../../functions/papers/render.ts';
import { hasDate, type Meeting } from '../../functions/register/meeting.ts';
import { aBoard, aMeeting } from '../register/examples.ts';
import {
  action,
  asOf,
  board,
  discharged,
  dueAt,
  dueOn,
  meetings,
  october,
  proposed,
  undertaking,
  viewOf,
} from './a-board.ts';
import { item, panelView } from './a-panel.ts';
import { awkward, byMammoth, partsOf, rowsOf, rowsOfCsv, textOf, textsOf } from './opened.ts';

function dated(meeting: Meeting) {
  if (!hasDate(meeting)) throw new Error(`meeting ${meeting.id} has no date`);
  return meeting;
}

describe('the action report as a paper', () => {
  const report = actionReport(
    viewOf([
      action('PDB-2024-10-1', { due: dueOn('2024-10-31') }),
      action('PDB-2024-10-2', { ...proposed('sent by email'), due: dueOn('2024-11-01') }),
      action('PDB-2024-10-3', {
        text: awkward.join('; '),
        ...discharged('2024-10-02', 'accepted', undertaking('the figures', dueOn('2024-12-20'))),
      }),
      action('PDB-2024-10-4', { due: dueAt('2025-04') }),
    ]),
    asOf,
    { gaps: ['CFO has no contact, and owes PDB-2024-10-1'], troubles: [] },
  );

  it('has in Word what stands under each heading, and no heading without anything', async () => {
    const { page, remarks } = await byMammoth(await renderActionReport(report, 'docx'));
    expect(remarks).toEqual([]);
    expect(textsOf(page, 'h1')).toEqual(['Action report']);
    expect(textsOf(page, 'h2')).toEqual([
      'Overdue',
      'Reported done',
      'Undertakings still to be met',
      'With no date',
      'Gaps in the register',
    ]);
    expect(rowsOf(page).slice(0, 6)).toEqual([
      ['Action', 'Owner', 'Due date'],
      ['Report on the matter of PDB-2024-10-1 (PDB-2024-10-1)', 'Force', '31 October 2024'],
      ['Action', 'Reported', 'Owner', 'Due date'],
      [
        'Report on the matter of PDB-2024-10-2 (PDB-2024-10-2)',
        expect.stringContaining('20 November 2024: sent by email'),
        'Force',
        '1 November 2024',
      ],
      ['Action', 'Undertaking', 'Owner', 'Due date'],
      [`${awkward.join('; ')} (PDB-2024-10-3)`, 'the figures', 'Force', '20 December 2024'],
    ]);
    expect(textsOf(page, 'li')).toEqual(['CFO has no contact, and owes PDB-2024-10-1']);
  });

  it('is the same file when written again, in every format', async () => {
    for (const format of ['docx', 'html', 'md', 'csv', 'json'] as const) {
      expect(await renderActionReport(report, format)).toEqual(await renderActionReport(report, format));
    }
  });

  it('is a whole page as HTML, and a record a line as CSV', async () => {
    const page = textOf(await renderActionReport(report, 'html'));
    expect(valid(page.replace('<!doctype html>', ''))).toBe(true);
    const rows = rowsOfCsv(textOf(await renderActionReport(report, 'csv')));
    expect(rows.map(([heading, , who, when]) => [heading, who, when])).toEqual([
      ['Heading', 'Who', 'When'],
      ['Overdue', 'Force', '31 October 2024'],
      ['Reported done', 'Force', '1 November 2024'],
      ['Undertakings still to be met', 'Force', '20 December 2024'],
      ['With no date', 'Force', expect.any(String)],
      ['Gaps in the register', '', ''],
    ]);
  });

  it('has in JSON what the reference says', async () => {
    const values = JSON.parse(textOf(await renderActionReport(report, 'json')));
    expect(actionReportShown.strict().parse(values)).toEqual(values);
  });

  it('says that nothing is owed, and how a panel’s papers stand', async () => {
    const panel = actionReport(panelView([item(1, { title: 'Complaints' })]), day('2023-09-29'), {
      gaps: [],
      troubles: [],
    });
    const { page } = await byMammoth(await renderActionReport(panel, 'docx'));
    expect(page.text).toContain('There are no open actions and no undertakings to be met.');
    expect(rowsOf(page)[0]).toEqual(['Report', 'Lead', 'Paper']);
  });
});

describe('item 2 in Word', () => {
  const closed = [
    action('PDB-2024-06-1', {
      ...{ raisedAt: '2024-06', raisedOn: '2024-06-12', text: 'Bring the leavers’ report' },
      ...discharged('2024-10-02', 'briefing given', { meeting: '2024-10' }),
    }),
  ];
  const notes = { board: board.name, meeting: dated(october).date };
  const two = itemTwo({ meetings, actions: [] }, dated(october), closed);

  it('has its heading, its sentence and its bullets', async () => {
    const { page, remarks } = await byMammoth(await renderItemTwo(two, notes, 'docx'));
    expect(remarks).toEqual([]);
    expect(textsOf(page, 'h1')).toEqual(['Notes of Previous Meeting – 12 June 2024']);
    expect(textsOf(page, 'li')).toEqual(['Bring the leavers’ report – briefing given.']);
    expect(page.text).toContain('the following action was discharged:');
    expect(page.text).not.toContain('Next meeting');
  });

  it.each(['docx', 'html', 'md', 'txt'] as const)('is read back from %s', async (format) => {
    const bytes = Buffer.from(await renderItemTwo(two, notes, format));
    const read = await readNotes({ name: `item2.${format}`, bytes });
    expect(read).toMatchObject({
      findings: {
        meeting: { previous: '2024-06-12' },
        discharged: [{ text: 'Bring the leavers’ report', how: 'briefing given', undertaking: null }],
        actions: [],
        unread: [],
      },
    });
  });
});

describe('the calendar of papers in Word', () => {
  const april = dated(aMeeting({ id: '2024-04', date: '2024-04-02' }));

  it('has a row for each day, with its reason', async () => {
    const calendar = calendarFor(aBoard(), april, { today: day('2024-01-02'), records: false });
    const { page, remarks } = await byMammoth(await renderCalendar(calendar, 'docx'));
    expect(remarks).toEqual([]);
    expect(textsOf(page, 'h1')).toEqual(['Calendar of papers']);
    expect(page.text).toContain('Meeting 2024-04: Tuesday 2 April 2024 at 10:00, Committee Room 2');
    const [head, ...rows] = rowsOf(page);
    expect(head).toEqual(['Date', 'What', 'Reason']);
    expect(rows).toHaveLength(calendar.days.length);
    expect(rows.find(([, what]) => what === 'Publication')).toEqual([
      'Thursday 21 March 2024',
      'Publication',
      calendar.days.find(({ kind }) => kind === 'publication')?.reason,
    ]);
  });

  it('is of a day on which there is no meeting, too, and the same file again', async () => {
    const calendar = calendarIf(aBoard(), day('2024-04-04'), day('2024-01-02'));
    const file = await renderCalendar(calendar, 'docx');
    expect(await renderCalendar(calendar, 'docx')).toEqual(file);
    expect(partsOf(file)['word/document.xml']).toContain('If it met on Thursday 4 April 2024');
    const page = textOf(await renderCalendar(calendar, 'html'));
    expect(valid(page.replace('<!doctype html>', ''))).toBe(true);
  });
});
