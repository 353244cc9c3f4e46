import { describe, expect, it } from 'vitest';
import {
  columnNamed,
  isColumnHeading,
  PROGRAMME_COLUMNS,
} from '../../../functions/minutes/reading/programme/programme-columns.ts';
import { columnsOf } from '../../../functions/minutes/reading/tables/columns.ts';

describe('a heading of a programme’s table', () => {
  it.each([
    ['Date of meeting', 'meeting'],
    ['When', 'meeting'],
    ['Agenda item', 'title'],
    ['Report / Item', 'title'],
    ['Item and lead', 'title'],
    ['Reason for item', 'reason'],
    ['Item requested by', 'reason'],
    ['Purpose and author', 'reason'],
    ['Author of report', 'lead'],
    ['Lead officer / Portfolio holder', 'lead'],
    ['Deadline for reports', 'other'],
    ['Date papers published', 'other'],
    ['Papers to the Harbour Office', 'other'],
    ['Item no.', 'other'],
  ])('“%s” names its %s', (heading, kind) => {
    expect(columnNamed(heading)?.kind).toBe(kind);
  });

  it.each(['Boats', '', '£'])('“%s” names none', (heading) => {
    expect(columnNamed(heading)).toBeNull();
  });

  it.each([
    ['Lead Officer/Author', true],
    ['Requested by / Offered by', true],
    ['Annual report', false],
    ['Statutory Requirement', false],
    ['', false],
  ])('“%s” alone on a line is one: %s', (text, is) => {
    expect(isColumnHeading(text)).toBe(is);
  });
});

describe('the columns of a programme’s table', () => {
  const kinds = (headings: readonly string[], rows: readonly (readonly string[])[]) =>
    columnsOf(headings, rows, PROGRAMME_COLUMNS).map(({ kind }) => kind);

  it('are known by what they hold, where nothing stands over them', () => {
    const rows = [
      ['12 June 2025', 'PCC', 'Quay safety', 'Requested by the Panel'],
      ['11 September 2025', 'Clerk', 'Dredging', 'Statutory Requirement'],
    ];
    expect(kinds(['', '', '', ''], rows)).toEqual(['meeting', 'lead', null, 'reason']);
  });

  it('have one for each thing, the surest', () => {
    const rows = [
      ['2 June 2025', '12 June 2025', 'Quay safety', 'Clerk'],
      ['1 September 2025', '11 September 2025', 'Dredging', 'Clerk'],
    ];
    expect(kinds(['Papers due', 'Date', 'Item', 'Officer'], rows)).toEqual([
      'other',
      'meeting',
      'title',
      'lead',
    ]);
  });
});
