import { describe, expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import { type CalendarOfPapers, calendarFor, calendarIf } from '../../functions/papers/calendar.ts';
import { calendarMarkdown } from '../../functions/papers/calendar-markdown.ts';
import { calendarText } from '../../functions/papers/calendar-text.ts';
import type { Board } from '../../functions/register/board.ts';
import { type DatedMeeting, hasDate } from '../../functions/register/meeting.ts';
import { aBoard, aMeeting, secretary } from '../register/examples.ts';

function dated(overrides: object = {}): DatedMeeting {
  const meeting = aMeeting(overrides);
  if (!hasDate(meeting)) throw new Error('no date');
  return meeting;
}

const april = dated({ id: '2024-04', date: '2024-04-02' });
/** Before any of the days that lead up to the meetings here. */
const early = { today: day('2019-01-01'), records: false };
const short = aBoard({
  policy: {
    stages: [{ name: 'last-call', workingDays: 2, before: 'meeting' }],
    clearDays: 1,
    papersWorkingDays: 1,
  },
});

describe('the calendar of papers', () => {
  it('says each day in print, with its reason as a sentence', () => {
    const { heading, meetingInWords, days, bankHolidays } = calendarFor(aBoard(), april, early);
    expect(heading).toBe('Calendar of papers: Performance and Delivery Board');
    expect(meetingInWords).toBe('Meeting 2024-04: Tuesday 2 April 2024 at 10:00, Committee Room 2');
    expect(days.find(({ kind }) => kind === 'publication')).toEqual({
      kind: 'publication',
      name: 'publication',
      title: 'Publication',
      date: '2024-03-21',
      dateInWords: 'Thursday 21 March 2024',
      reason:
        'Five clear days before the meeting, counting neither the day of publication nor the day of the meeting; weekends do not count; Friday 29 March 2024 is Good Friday and does not count; Monday 1 April 2024 is Easter Monday and does not count.',
      reasons: [
        'Five clear days before the meeting, counting neither the day of publication nor the day of the meeting.',
        'Weekends do not count.',
        'Friday 29 March 2024 is Good Friday and does not count.',
        'Monday 1 April 2024 is Easter Monday and does not count.',
      ],
      notSent: null,
      standing: 'to come',
      standingInWords: null,
    });
    expect(bankHolidays).toBe('Bank holidays of England and Wales are known to 31 December 2028.');
  });

  it.each([
    ['2019-04-23', '2019-04-11'],
    ['2023-06-07', '2023-05-30'],
    ['2023-06-27', '2023-06-19'],
    ['2023-10-17', '2023-10-09'],
    ['2024-12-11', '2024-12-03'],
    ['2025-01-08', '2024-12-30'],
  ])('publishes for a meeting on %s by %s', (date, publication) => {
    const { days } = calendarFor(aBoard(), dated({ date }), early);
    expect(days.find(({ kind }) => kind === 'publication')?.date).toBe(publication);
  });

  it('is one edition after another: each change of the meeting or of the board raises its number', () => {
    const later = {
      at: '2024-11-01T09:00:00.000Z',
      by: 'Asha Verity',
      what: 'changed: policy',
      from: 'command line',
    };
    const board: Board = aBoard({
      version: 4,
      history: [secretary, later].map((at) => ({ what: 'x', ...at })),
    });
    expect(calendarFor(aBoard(), dated(), early)).toMatchObject({
      sequence: 2,
      changedAt: '2024-10-03T08:15:00.000Z',
    });
    expect(calendarFor(board, dated({ version: 3 }), early)).toMatchObject({
      sequence: 7,
      changedAt: '2024-11-01T09:00:00.000Z',
    });
  });

  it('can be worked out for a day on which there is no meeting', () => {
    const calendar = calendarIf(aBoard(), day('2029-01-10'), early.today);
    expect(calendar.meeting).toEqual({ id: null, date: '2029-01-10', time: null, place: null });
    expect(calendar.meetingInWords).toBe('If it met on Wednesday 10 January 2029');
    expect(calendar.doubts).toEqual([
      'Bank holidays after Sunday 31 December 2028 are not known yet: any among these days would make the earlier dates earlier still.',
    ]);
  });
});

describe('as plain text', () => {
  it('it stands in two columns, the reason below its day', () => {
    expect(calendarText(calendarFor(short, april, early))).toBe(
      [
        'Calendar of papers: Performance and Delivery Board',
        'Meeting 2024-04: Tuesday 2 April 2024 at 10:00, Committee Room 2',
        '',
        'Tuesday 26 March 2024    Action report',
        '    One working day before publication, that day itself not counted.',
        '',
        'Tuesday 26 March 2024    Papers deadline',
        '    One working day before publication, that day itself not counted.',
        '',
        'Wednesday 27 March 2024  Last call',
        '    Two working days before the meeting, that day itself not counted.',
        '    Weekends do not count.',
        '    Friday 29 March 2024 is Good Friday and does not count.',
        '    Monday 1 April 2024 is Easter Monday and does not count.',
        '',
        'Wednesday 27 March 2024  Publication',
        '    One clear day before the meeting, counting neither the day of publication nor the day of the meeting.',
        '    Weekends do not count.',
        '    Friday 29 March 2024 is Good Friday and does not count.',
        '    Monday 1 April 2024 is Easter Monday and does not count.',
        '',
        'Tuesday 2 April 2024     Meeting',
        '    The day of the meeting.',
        '',
        'Bank holidays of England and Wales are known to 31 December 2028.',
        '',
      ].join('\n'),
    );
  });

  it('it says which stage is not sent, and what is in doubt', () => {
    const board = aBoard({
      policy: {
        stages: [
          { name: 'one', workingDays: 5, before: 'meeting' },
          { name: 'two', workingDays: 5, before: 'meeting' },
        ],
      },
    });
    const text = calendarText(calendarIf(board, day('2024-03-29'), early.today));
    expect(text).toContain('Not sent: overtaken by the two, which falls on the same day.');
    expect(text).toContain('! The meeting is not on a working day: Friday 29 March 2024 is Good Friday.\n');
  });

  it('nobody’s name breaks its lines, however long', () => {
    const name = `Kent & Medway\n\n${'Police and Crime Panel '.repeat(8)}`;
    const lines = calendarText(calendarFor(aBoard({ name }), april, early)).split('\n');
    expect(lines.filter((line) => line.length > 110)).toEqual([]);
    expect(lines[0]).toMatch(/^Calendar of papers: Kent & Medway Police and Crime Panel/);
  });
});

describe('as Markdown', () => {
  const table = (calendar: CalendarOfPapers): string[] =>
    calendarMarkdown(calendar)
      .split('\n')
      .filter((line) => line.startsWith('|'));

  it('it is a table', () => {
    expect(table(calendarFor(short, april, early))).toEqual([
      '| Date | What | Reason |',
      '| --- | --- | --- |',
      expect.stringMatching(
        /^\| Tuesday 26 March 2024 \| Action report \| One working day before publication, .*\. \|$/,
      ),
      expect.stringMatching(/^\| Tuesday 26 March 2024 \| Papers deadline \| /),
      expect.stringMatching(/^\| Wednesday 27 March 2024 \| Last call \| /),
      expect.stringMatching(/^\| Wednesday 27 March 2024 \| Publication \| /),
      '| Tuesday 2 April 2024 | Meeting | The day of the meeting. |',
    ]);
  });

  it('nobody’s name is taken for a link, a heading or HTML', () => {
    const written = calendarMarkdown(calendarFor(aBoard({ name: '*Board* [x](y)\n# <b>' }), april, early));
    expect(written.split('\n')[0]).toBe('# Calendar of papers: \\*Board\\* \\[x\\](y) # &lt;b&gt;');
  });
});
