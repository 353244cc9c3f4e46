import { type CalendarDate, inWords } from '../calendar/days.ts';
import { whenInWords } from '../register/meeting.ts';
import { meetingById, nextMeeting } from '../register/meetings.ts';
import { paperDue } from '../register/papers-calendar.ts';
import { byItemRef, type ItemToCome, isToCome, paperSaidSent } from '../register/programme.ts';
import type { BoardView } from '../register/view.ts';
import { withCapital } from '../words/english.ts';
import { type ProgrammeRow, programmeRow } from './programme.ts';
import { saidOn } from './wording.ts';

/** An item of the next meeting, and how its paper stands. */
export type PaperLine = ProgrammeRow & {
  due: CalendarDate | null;
  overdue: boolean;
  /** "In since 20 September 2023", "Said to be sent on 1 October 2023", "Due by 2 October 2023", "Overdue, was due by 2 October 2023". */
  paperInWords: string;
};

/** An item that another body offers, and the meeting it is offered to. */
export type OfferedLine = ProgrammeRow & { meetingInWords: string };

function paperInWords(received: CalendarDate | null, due: CalendarDate | null, overdue: boolean): string {
  if (received !== null) return `In since ${inWords(received)}`;
  if (due === null) return 'Not in yet';
  return `${overdue ? 'Overdue, was due' : 'Due'} by ${inWords(due)}`;
}

function paperLine(view: BoardView, item: ItemToCome, today: CalendarDate): PaperLine {
  const row = programmeRow(view, item);
  const due = paperDue(view, item);
  const sent = paperSaidSent(item);
  const overdue = row.received === null && sent === null && due !== null && due < today;
  const inWords = sent ? `Said to be sent ${saidOn(sent)}` : paperInWords(row.received, due, overdue);
  return { ...row, due, overdue, paperInWords: inWords };
}

/** Papers that are not in first, the earliest due before the others, and then by reference. */
const byUrgency = (one: PaperLine, other: PaperLine): number =>
  Number(one.received !== null) - Number(other.received !== null) ||
  (one.due ?? '9999').localeCompare(other.due ?? '9999') ||
  byItemRef(one, other);

/** What a meeting is still to consider; what is only offered is not on its agenda. */
export const papersFor = (view: BoardView, id: string | undefined, today: CalendarDate): PaperLine[] =>
  view.programme
    .filter(isToCome)
    .filter(({ meeting, state }) => meeting === id && state !== 'offered')
    .map((item) => paperLine(view, item, today))
    .sort(byUrgency);

/** What the next meeting that has a day is to consider. */
export const papersForMeeting = (view: BoardView, today: CalendarDate): PaperLine[] =>
  papersFor(view, nextMeeting(view.meetings, today)?.id, today);

/** What is offered to the board, for any meeting, and waits to be accepted. */
export const offeredItems = (view: BoardView): OfferedLine[] =>
  view.programme
    .filter(isToCome)
    .filter(({ state }) => state === 'offered')
    .sort(byItemRef)
    .map((item) => {
      const meeting = meetingById(view.meetings, item.meeting);
      const when = meeting === undefined ? item.meeting : withCapital(whenInWords(meeting));
      return { ...programmeRow(view, item), meetingInWords: when };
    });
