import { describe, expect, it } from 'vitest';
import { calendarDateSchema } from '../../../../functions/calendar/days.ts';
import { plainParagraph } from '../../../../functions/minutes/reading/tables/cells.ts';
import { statusOfProgress } from '../../../../functions/minutes/reading/tables/progress-entries.ts';

const statusBy = (meeting: string | null, ...entries: string[]) =>
  statusOfProgress(
    { paragraphs: entries.map(plainParagraph), text: entries.join(' ') },
    meeting === null ? null : calendarDateSchema.parse(meeting),
  );

describe('how an action stands by the entries of its diary', () => {
  it.each([
    ['discharged', ['1 July 2025: Closed. Sent in June.', '6 May 2025: Open. Asked of both.']],
    ['open', ['1 July 2025: Open. Asked again.', '6 May 2025: Closed. Sent in April.']],
    ['discharged', ['06/05/2025 – Open', '01/07/2025 – Closed']],
    ['discharged', ['(July 2025) Closed: see paper C.', '(May 2025) Open: a reply was awaited.']],
    ['discharged', ['1 July: Closed. 6 May: Open.']],
    ['open', ['8 January: Reopened. 12 December: Closed.']],
  ])('is %s by the latest of %j', (status, entries) => {
    expect(statusBy('2025-07-01', ...entries)).toBe(status);
  });

  it('is not known where something that we do not understand was said since it was closed', () => {
    expect(statusBy('2025-07-01', '1 July 2025: The pilots objected.', '6 May 2025: Closed.')).toBeNull();
  });

  it('is by its last words where days have no year and nobody knows when the meeting was', () => {
    expect(statusBy(null, '1 July: Closed.', '6 May: Open.')).toBe('open');
  });
});
