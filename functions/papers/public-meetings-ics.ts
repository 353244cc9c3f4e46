import ical, {
  escape as escaped,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { CalendarDate } from '../calendar/days.ts';
import type { Board } from '../register/board.ts';
import { hasDate, type Meeting } from '../register/meeting.ts';
import { calendarCalledOff, calendarFor, type MeetingCalendar } from './calendar.ts';
import { uidOf } from './calendar-ics.ts';

/** A meeting's edition, and the last day that it had where it has none now; undefined of one that never had any. */
function editionOf(board: Board, meeting: Meeting, today: CalendarDate): MeetingCalendar | undefined {
  return hasDate(meeting)
    ? calendarFor(board, meeting, { today, records: false })
    : calendarCalledOff(board, meeting);
}

/**
 * The meetings of a board as an iCalendar file (RFC 5545) that calendar programs can subscribe to: their days and when they
 * begin, and nothing that somebody worded. One that moves moves there too, and one that has no day is called off.
 */
export function publicMeetingsIcs(board: Board, meetings: readonly Meeting[], today: CalendarDate): string {
  const file = ical({
    prodId: { company: 'Matters Arising', product: 'Public register', language: 'EN' },
    name: escaped(`Meetings: ${board.name}`, false),
  });
  for (const meeting of meetings.toSorted((one, other) => one.id.localeCompare(other.id))) {
    const edition = editionOf(board, meeting, today);
    if (edition === undefined) continue;
    const { sequence, changedAt } = edition;
    const { date, time } = edition.meeting;
    file.createEvent({
      id: uidOf({ kind: 'meeting', name: 'meeting' }, edition),
      sequence,
      stamp: changedAt,
      lastModified: changedAt,
      start: date,
      allDay: true,
      summary: edition.board.name,
      description: time === null ? null : `It begins at ${time}.`,
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
      status: hasDate(meeting) ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    });
  }
  return `${file.toString()}\r\n`;
}
