import { type CalendarDate, inFull, isMonth, monthInWords } from '../../calendar/days.ts';
import { hasDate, type Meeting } from '../../register/meeting.ts';
import { withCapital } from '../../words/english.ts';
import type { Tag } from '../table.ts';

const dayOrMonthInWords = (when: Meeting['formerly'][number]): string =>
  isMonth(when) ? monthInWords(when) : inFull(when);

/** The days and months at which a meeting stood before, the earliest first. */
export const formerDays = ({ formerly }: Meeting): string[] => formerly.map(dayOrMonthInWords);

/** When a meeting is, as its page is headed: "Wednesday 11 December 2024 at 10:00", "February 2027, day not fixed". */
export function meetingTitle(meeting: Meeting): string {
  switch (meeting.state) {
    case 'scheduled':
    case 'held':
      return `${inFull(meeting.date)}${meeting.time === null ? '' : ` at ${meeting.time}`}`;
    case 'month':
      return `${monthInWords(meeting.month)}, day not fixed`;
    case 'to be confirmed':
      return 'Date to be confirmed';
    case 'cancelled': {
      const last = formerDays(meeting).at(-1);
      return last === undefined ? 'A meeting that was cancelled' : `${last}, cancelled`;
    }
  }
}

const isOver = (meeting: Meeting, today: CalendarDate): boolean => hasDate(meeting) && meeting.date < today;

/** How a meeting stands, each in a word of its own. */
export function meetingTags(meeting: Meeting, today: CalendarDate): Tag[] {
  switch (meeting.state) {
    case 'scheduled':
      return isOver(meeting, today)
        ? [{ words: 'Not said to be held', colour: 'orange' }]
        : [{ words: 'To come', colour: 'blue' }];
    case 'held':
      return [{ words: 'Held', colour: 'green' }];
    case 'month':
    case 'to be confirmed':
      return [{ words: 'No day yet', colour: 'orange' }];
    case 'cancelled':
      return [{ words: meeting.inError ? 'Entered by mistake' : 'Cancelled', colour: 'grey' }];
  }
}

/** Whether the notes of a meeting are recorded. */
export const notesTag = ({ minutes }: Meeting): Tag =>
  minutes === null ? { words: 'Not recorded', colour: 'red' } : { words: 'Recorded', colour: 'green' };

/** What is behind a board, and what is before it. */
export const isPast = (meeting: Meeting, today: CalendarDate): boolean =>
  meeting.state === 'held' || isOver(meeting, today);

/** "Meeting 2024-12", by which people and papers name it whatever its day. */
export const meetingCaption = ({ id }: Pick<Meeting, 'id'>): string => `Meeting ${id}`;

/** In the middle of a sentence: "the meeting of Wednesday 11 December 2024", "the meeting 2027-02". */
export const theMeeting = (meeting: Meeting): string =>
  hasDate(meeting) ? `the meeting of ${inFull(meeting.date)}` : `the meeting ${meeting.id}`;

export const noDay = (date: CalendarDate | null): string => (date === null ? 'No day' : inFull(date));

export const sentence = (clause: string): string => `${withCapital(clause)}.`;
