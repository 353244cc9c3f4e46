import { type CalendarDate, inFull, inWords } from '../../calendar/days.ts';
import type { Board } from '../../register/board.ts';
import type { Author } from '../../register/history.ts';
import { type DatedMeeting, hasDate, type Meeting, whenInWords } from '../../register/meeting.ts';
import { datedMeetings } from '../../register/meetings.ts';
import { closuresOf, papersCalendar } from '../../register/papers-calendar.ts';
import { isItemInError, nextItemRef, type ProgrammeEntry, type Source } from '../../register/programme.ts';
import { offer } from '../../register/programme-transitions.ts';
import { type Attention, attentionTo } from './attention.ts';
import type { RegisterChange, WholeBoard } from './draft.ts';

/** As much of a panel's register as an offer goes by. */
type Panel = Pick<WholeBoard, 'board' | 'meetings' | 'programme'>;

/** What offering the notes to a panel changes there; nothing, when they were offered before or it has no meeting to take them. */
export type Offer = { changes: RegisterChange[]; attention: Attention[] };

const none: Offer = { changes: [], attention: [] };

/**
 * Offers a board's notes to a panel, as an item to note at its next meeting: the first whose papers are still to be
 * published, which may be known by its month alone. The panel's officer accepts or withdraws it.
 */
export function offerNotes(
  panel: Panel,
  from: { board: Board; meeting: DatedMeeting },
  today: CalendarDate,
  author: Author,
): Offer {
  const source: Source = { kind: 'minute', board: from.board.id, meeting: from.meeting.id, minute: null };
  const isOffered = (entry: ProgrammeEntry): boolean =>
    entry.comes === 'once' && isSame(entry.source, source) && !isItemInError(entry);
  if (panel.programme.some(isOffered)) return none;
  const meeting = nextToPublish(panel, today);
  const { id, name } = panel.board;
  const notes = `the notes of ${inWords(from.meeting.date)}`;
  if (meeting === undefined) {
    const why = `${notes} could not be offered to ${name}, which has no meeting to come whose papers are not out`;
    return { ...none, attention: [attentionTo(why, { take: 'a meeting of', board: id })] };
  }
  const bare = from.board.name.replace(/^the /i, '');
  const entry = offer(
    {
      ...{ board: id, ref: nextItemRef(id, panel.programme), meeting: meeting.id, source },
      title: `Notes of the ${bare} meeting of ${inWords(from.meeting.date)}`,
      ...{ reason: 'To note', lead: null, received: { on: today }, duty: null, printed: null },
    },
    author,
  );
  const what = `${entry.ref}: ${notes} are offered to ${name}, to note at ${theMeeting(meeting)}`;
  return { ...none, changes: [{ thing: entry, transition: null, what }] };
}

const isSame = (one: Source | null, other: Source): boolean =>
  one?.kind === 'minute' &&
  other.kind === 'minute' &&
  one.board === other.board &&
  one.meeting === other.meeting &&
  one.minute === other.minute;

const theMeeting = (meeting: Meeting): string =>
  hasDate(meeting) ? `its meeting on ${inFull(meeting.date)}` : `its meeting, ${whenInWords(meeting)}`;

/** The next meeting whose papers are not out yet: one with a day, or else one in a month to come, or else any expected. */
function nextToPublish({ board, meetings }: Panel, today: CalendarDate): Meeting | undefined {
  const closures = closuresOf(board);
  const scheduled = datedMeetings(meetings).find(
    (meeting) =>
      meeting.state === 'scheduled' &&
      meeting.date >= today &&
      (papersCalendar(board.policy, meeting, closures).publication ?? meeting.date) >= today,
  );
  if (scheduled) return scheduled;
  const [month] = meetings
    .filter((meeting) => meeting.state === 'month' && meeting.month >= today.slice(0, 7))
    .toSorted((one, other) => one.id.localeCompare(other.id));
  return month ?? meetings.find(({ state }) => state === 'to be confirmed');
}
