import { describe, expect, it } from 'vitest';
import {
  saysDeadline,
  saysHourAndPlace,
  yearNamed,
} from '../../../functions/minutes/reading/programme/headings.ts';

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
    ['Municipal Year 2025/26', { from: '2025-04', to: '2026-05', span: true }],
    ['2025', { from: '2025-01', to: '2025-12', span: false }],
    ['Items for 2025', null],
  ])('“%s” gives its year to the months below it', (line, year) => {
    expect(yearNamed(line)).toEqual(year);
  });
});
