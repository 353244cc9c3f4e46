import ical, {
  escape as escaped,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { inWords } from '../calendar/days.ts';
import type { CalendarDay, MeetingCalendar } from './calendar.ts';
import { oneLine } from './wording.ts';

const counts = 'This date moves with the meeting: the register is what counts, and not this entry.';

/** The same for life, whatever becomes of the date, and no other register's: the parts have no full stops of their own. */
export function uidOf(
  { kind, name }: Pick<CalendarDay, 'kind' | 'name'>,
  { board, meeting, mark }: Pick<MeetingCalendar, 'board' | 'meeting' | 'mark'>,
): string {
  const day = kind === 'stage' ? `stage.${name}` : kind.replace(' ', '-');
  return `${board.id}.${meeting.id}.${day}@${mark === null ? '' : `${mark}.`}matters-arising`;
}

/** A name in quotation marks, where iCalendar has no way to write one itself. */
const quotable = (name: string): string => oneLine(name).replaceAll('"', '”').replaceAll('\\', '/');

export function eventOf(day: CalendarDay, calendar: MeetingCalendar): ICalEventData {
  const { board, meeting, doubts, sequence, changedAt, organizer } = calendar;
  const { place } = meeting;
  const begins = day.kind === 'meeting' && meeting.time !== null ? `It begins at ${meeting.time}.` : null;
  const said = [day.reason, begins, day.notSent, ...doubts, counts].filter((sentence) => sentence !== null);
  return {
    id: uidOf(day, calendar),
    sequence,
    stamp: changedAt,
    lastModified: changedAt,
    start: day.date,
    allDay: true,
    summary: `${day.title}: ${board.name}, ${inWords(meeting.date)}`,
    description: said.join('\n'),
    location: day.kind === 'meeting' && place ? { title: place } : null,
    // RFC 5546 s.3.2.1 asks of whatever is published that it name its organizer.
    organizer: organizer && {
      name: quotable(organizer.name) || organizer.email,
      email: inUri(organizer.email),
    },
    categories: [{ name: 'Calendar of papers' }, { name: board.name }],
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
    // One that is overtaken or called off may have been on a day of its own in an earlier edition.
    status: day.notSent === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
  };
}

/** What an address may hold and a `mailto:` may not (RFC 6068 section 2). */
const inUri = (email: string): string => email.replace(/[%/?#&=^`{|}]/g, encodeURIComponent);

/** The calendar of papers as an iCalendar file (RFC 5545): all-day entries that take up nobody's time. */
export function calendarIcs(calendar: MeetingCalendar): string {
  const file = ical({
    prodId: { company: 'Matters Arising', product: 'Calendar of papers', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    name: escaped(calendar.heading, false),
    events: [...calendar.days, ...calendar.calledOff].map((day) => eventOf(day, calendar)),
  });
  return `${file.toString()}\r\n`;
}
