import { describe, expect, it } from 'vitest';
import { lineOf } from '../../../functions/minutes/reading/lines.ts';
import {
  meetingNamed,
  saysDeadline,
  saysHourAndPlace,
  yearNamed,
} from '../../../functions/minutes/reading/programme/headings.ts';
import { titleIn } from '../../../functions/minutes/reading/programme/titles.ts';

describe('a line below a programme’s heading', () => {
  it.each([
    ['Papers to the Harbour Office by: Monday 2 June 2025', true],
    ['Please submit reports by 5pm on 2 June 2025.', true],
    ['Closing date for papers: 2 June 2025', true],
    ['Summons issued: 2 June 2025', true],
    ['Report on ferries by 2 June 2025', false],
    ['Annual report 2025', false],
  ])('“%s” is a deadline: %s', (line, isDeadline) => {
    expect(saysDeadline(line)).toBe(isDeadline);
  });

  it.each([
    ['2.30 pm, Custom House', true],
    ['Custom House, noon', true],
    ['Time: 10.00 am, Venue: Ramp Room', true],
    ['10.00 am, Annual Report', false],
    ['Custom House', false],
    ['Calling the Marine Unit (101/999) Requested by the Panel/Offered by the Commissioner PCC', false],
  ])('“%s” says only when and where the meeting is: %s', (line, isThat) => {
    expect(saysHourAndPlace(line)).toBe(isThat);
  });

  it.each([
    ['Quarter 1 (April to June 2025) – meeting on 25 June 2025', '2025-06-25'],
    ['Autumn term, September to December 2025: meeting 12 November 2025, 6 pm', '2025-11-12'],
    ['Minutes for June 2025, meeting on 25 June 2025', undefined],
  ])('“%s” names the meeting behind the months that it is of', (line, meeting) => {
    expect(meetingNamed(line)).toEqual(
      meeting === undefined ? null : expect.objectContaining({ kind: 'meeting', meeting }),
    );
  });

  it.each([
    ['Municipal Year 2025/26', { from: '2025-04', to: '2026-05', span: true }],
    ['2025', { from: '2025-01', to: '2025-12', span: false }],
    ['Items for 2025', null],
  ])('“%s” gives its year to the months below it', (line, year) => {
    expect(yearNamed(line)).toEqual(year);
  });
});

describe('a heading with more dates than its meeting’s', () => {
  it.each([
    ['Thursday 19 June 2025, 2.00 pm, Custom House (reports by Friday 6 June 2025)', '2025-06-19'],
    ['19 June 2025, 10.00 am, Ramp Room – reports due 5 June 2025', '2025-06-19'],
    ['19 June 2025 at 10.00 am; papers by noon, Thursday 5 June 2025', '2025-06-19'],
    ['19 June 2025 (draft papers 22 May, final papers 5 June)', '2025-06-19'],
    ['19 June 2025 (reserve 26 June 2025)', '2025-06-19'],
    ['Thursday 19 June 2025 – moved to 26 June 2025', '2025-06-26'],
    ['26 June 2025 (moved from 19 June 2025)', '2025-06-26'],
    ['19 June 2025 (papers due 5 June 2025) and 20 June 2025', null],
    ['19 June 2025, Ramp Room (ferry timetable 5 June 2025)', null],
  ])('“%s”', (words, meeting) => {
    const under = meetingNamed(words);
    expect(under?.kind === 'meeting' ? under.meeting : null).toBe(meeting);
  });
});

describe('a heading of a meeting that is not held', () => {
  it.each([
    ['Thursday 19 June 2025 – CANCELLED', true],
    ['CANCELLED: 19 June 2025', true],
    ['19 June 2025, 2.00 pm, Custom House (cancelled for want of business)', true],
    ['No meeting in August 2025', true],
    ['August: no meeting', true],
    ['August 2025 – recess', true],
    ['19 June 2025: Cancelled sailings review', false],
    ['19 June 2025 (no smoking on deck: review)', false],
  ])('“%s”: %s', (words, isOff) => {
    expect(meetingNamed(words)?.kind === 'called off').toBe(isOff);
  });
});

describe('a programme’s title', () => {
  it.each([
    ['Harbour Trust forward plan, autumn 2025 to spring 2026', true],
    ['Part B – Committee plan', true],
    ['4. Forward plan of business', true],
    ['Calendar of business 2025/26', true],
    ['Annual planner: summer term', true],
    ['Governors’ programme for the next 12 months', true],
    ['Council plan 2025/26', false],
    ['The forward plan was agreed', false],
    ['Forward plan of dredging', false],
  ])('“%s”: %s', (words, isTitle) => {
    expect(titleIn(lineOf(1, words)) !== null).toBe(isTitle);
  });
});

describe('what numbers a meeting in its year', () => {
  it.each([
    ['Quarter 1 – 15 May 2025', '2025-05-15'],
    ['Q3 2025/26 – 13 November 2025', '2025-11-13'],
    ['Q1 (April to June 2025) – 15 May 2025', '2025-05-15'],
    ['Quarter Two: 11 September 2025', '2025-09-11'],
    ['2nd meeting – 11 September 2025', '2025-09-11'],
    ['Meeting 2 of 4 – Thursday 11 September 2025', '2025-09-11'],
    ['Summer Term 2025 – 15 May 2025', '2025-05-15'],
    ['15 May 2025 – Quarter 1', '2025-05-15'],
  ])('is no day in “%s”', (words, meeting) => {
    expect(meetingNamed(words)).toMatchObject({ kind: 'meeting', meeting });
  });

  it.each([
    'Meeting 3 – 4 May 2025',
    'Quarter 1 – 14 and 15 May 2025',
    'Quarter 1 – April to June 2025',
    'Paper 1 – 15 May 2025',
  ])('leaves in doubt which day is meant by “%s”', (words) => {
    expect(meetingNamed(words)).toMatchObject({ kind: 'unknown', itself: true });
  });
});
