import type { CalendarDate } from '../../calendar/days.ts';
import type { Due } from '../../register/action.ts';
import { type DueNamed, dueNamed, dueNamedSince } from '../../register/due.ts';
import { type Meeting, whenInWords } from '../../register/meeting.ts';
import { Failed, Misused } from '../terminal/desk.ts';

/**
 * When something is due, as it was typed. Refuses what would be due before it was asked for, on `raisedOn`, or at a
 * cancelled meeting.
 */
export const dueAsked = (
  text: string,
  meetings: readonly Meeting[],
  after: CalendarDate,
  raisedOn: CalendarDate,
): Due => dueIn(dueNamedSince(text, meetings, after, raisedOn), meetings);

export const dueTyped = (text: string, meetings: readonly Meeting[], after: CalendarDate): Due =>
  dueIn(dueNamed(text, meetings, after), meetings);

function dueIn(named: DueNamed, meetings: readonly Meeting[]): Due {
  if (named.outcome === 'done') return named.due;
  switch (named.because) {
    case 'no such time':
      throw new Misused(
        `${named.why}: write a date as YYYY-MM-DD, a meeting such as 2024-12, "next meeting" or none`,
      );
    case 'no next meeting':
      throw new Failed(`${named.why}: ${insteadOfNext(meetings)}`);
    default:
      throw new Failed(named.why);
  }
}

function insteadOfNext(meetings: readonly Meeting[]): string {
  const waiting = meetings.find(({ state }) => state === 'to be confirmed' || state === 'month');
  const hint = waiting ? `--due ${waiting.id} (${whenInWords(waiting)}), --due DATE` : '--due DATE';
  return `say ${hint} or --due none, or add one with matters meeting add`;
}
