import ical, {
  escape as escaped,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  type ICalEventData,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { eventOf } from './calendar-ics.ts';
import type { FeedDays, FeedEntry, FeedMeeting } from './feed.ts';

/** After so many seconds a calendar program is to look again. */
const lookAgainAfter = 60 * 60;

/** A meeting with a time is at that moment, wherever its reader is; when it ends the register does not know. */
const meetingEvents = ({ calendar, begins }: FeedMeeting): ICalEventData[] =>
  [...calendar.days, ...calendar.calledOff].map((day) => {
    const event = eventOf(day, calendar);
    return day.kind === 'meeting' && day.notSent === null && begins !== null
      ? { ...event, start: begins, allDay: false }
      : event;
  });

const entryEvent = ({ uid, date, title, said, sequence, changedAt }: FeedEntry): ICalEventData => ({
  id: uid,
  sequence,
  stamp: changedAt,
  lastModified: changedAt,
  start: date,
  allDay: true,
  summary: title,
  description: said.join('\n'),
  transparency: ICalEventTransparency.TRANSPARENT,
  busystatus: ICalEventBusyStatus.FREE,
  status: ICalEventStatus.CONFIRMED,
});

/** A calendar feed as a calendar program reads it (RFC 5545): the same days give the same bytes. */
export function feedIcs({ heading, meetings, owed }: FeedDays): string {
  const file = ical({
    prodId: { company: 'Matters Arising', product: 'Calendar feed', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    name: escaped(heading, false),
    ttl: lookAgainAfter,
    events: [...meetings.flatMap(meetingEvents), ...owed.map(entryEvent)],
  });
  return `${file.toString()}\r\n`;
}
