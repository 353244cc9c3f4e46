import { type CalendarDate, inFull } from '../../calendar/days.ts';
import { publicationsInPrint, shortNoticeSentence } from '../../papers/calendar.ts';
import { historyInWords } from '../../papers/history-words.ts';
import type { MeetingMove } from '../../papers/meeting-move.ts';
import type { Board } from '../../register/board.ts';
import { type DatedMeeting, hasDate, type Meeting } from '../../register/meeting.ts';
import { datedMeetings } from '../../register/meetings.ts';
import { ownerName } from '../../register/owner.ts';
import { closuresOf, paperDue, papersCalendar } from '../../register/papers-calendar.ts';
import { byItemRef, type CurrentRegularItem, type ItemToCome, isCurrent } from '../../register/programme.ts';
import { type BoardView, waitingFor } from '../../register/view.ts';
import { type LeadUpDay, leadUpTo, movedDays } from '../../reminders/lead-up.ts';
import type { CarryOver } from '../../secretariat/carry-over.ts';
import { standingInWords, waitingInWords } from '../../secretariat/cautions.ts';

/** What is due at a meeting now, and to be considered at it, that was to be at another. */
export function carriedInWords({ to, actions, items }: CarryOver): string {
  const said = waitingInWords(
    { actions, items },
    {
      ofActions: ['is now due', 'are now due'],
      ofItems: ['is now to be considered', 'are now to be considered'],
    },
  );
  if (said === '') return 'Nothing waits for it: nothing was changed.\n';
  const comma = actions.length > 0 && items.length > 0 ? ',' : '';
  return `${said}${comma} at meeting ${to.id}, ${standingInWords(to)}.\n`;
}

/** The days that lead up to a meeting; none while it has no date. */
const leadUpOf = (board: Board, meeting: Meeting): LeadUpDay[] =>
  hasDate(meeting) ? leadUpTo(board.policy, meeting, closuresOf(board)) : [];

const dayOrNone = (date: CalendarDate | null): string => (date === null ? 'not known' : inFull(date));

/** Each day that is another now: "  papers deadline: was Monday 11 March 2024, now …". */
const changedInWords = (before: readonly LeadUpDay[], after: readonly LeadUpDay[]): string =>
  movedDays(before, after)
    .map(({ title, was, now }) => `  ${title}: was ${dayOrNone(was)}, now ${dayOrNone(now)}\n`)
    .join('');

/** Each day that a move of the meeting changed. */
export const movedDaysInWords = (board: Board, before: Meeting, after: Meeting): string =>
  changedInWords(leadUpOf(board, before), leadUpOf(board, after));

/** What would be otherwise if a meeting moved. */
export function moveInWords(move: MeetingMove): string {
  const lines = [
    `Meeting ${move.meeting} of ${move.board}: was ${move.was}, would be ${move.now}. Nothing was changed.`,
    ...move.days.map(
      ({ title, was, now, reason }) =>
        `  ${title}: was ${dayOrNone(was)}, would be ${dayOrNone(now)}${reason === null ? '' : `. ${reason}`}`,
    ),
    ...move.follow.map(
      ({ ref, kind, owner, was, now }) =>
        `  ${kind} ${ref}${owner === null ? '' : ` of ${owner}`}: due ${was}, would be ${now}`,
    ),
    ...move.told.map(({ name, was }) => `  ${name} was told by mail: ${was}`),
    ...move.shut.map((why) => `  not counted: ${why}`),
    ...(move.clearDays === null ? [] : [`  ${move.clearDays}`]),
    ...move.warnings.map((warning) => `! ${warning}`),
    ...move.asks.map(({ why }) => `? ${why}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Each meeting to come of which a new policy of its board changed a day, and those days. */
export const resetInWords = (
  before: Board,
  after: Board,
  meetings: readonly Meeting[],
  today: CalendarDate,
): string =>
  datedMeetings(meetings)
    .filter(({ date }) => date >= today)
    .map((meeting) => ({
      meeting,
      days: changedInWords(leadUpOf(before, meeting), leadUpOf(after, meeting)),
    }))
    .filter(({ days }) => days !== '')
    .map(({ meeting, days }) => `Meeting ${meeting.id}, ${inFull(meeting.date)}:\n${days}`)
    .join('');

/** A meeting with what it is for: its deadlines, what is due at it, and what it is to consider. */
export function meetingInWords(meeting: Meeting, view: BoardView): string {
  const { actions, items } = waitingFor(view, meeting.id);
  const lines = [
    `Meeting ${meeting.id} of ${view.board.id}: ${standingInWords(meeting)}`,
    ...(meeting.state === 'scheduled' ? deadlines(meeting, view) : []),
    ...noticeLines(meeting, view),
    ...(meeting.minutes === null ? [] : [`  notes recorded from ${meeting.minutes.file}`]),
    ...actions.map(({ ref, text }) => `  due at it: ${ref}, ${text}`),
    ...items.map((item) => `  to consider: ${itemInWords(item, view)}`),
    ...(meeting.state === 'held' || meeting.state === 'cancelled' ? [] : regularLines(meeting, view)),
  ];
  return `${lines.join('\n')}\n${historyInWords(meeting.history, view)}`;
}

/** Why it was called at short notice, and what was published of it. */
function noticeLines(meeting: Meeting, { board }: BoardView): string[] {
  const short = hasDate(meeting) ? shortNoticeSentence(meeting) : null;
  return [
    ...(short === null ? [] : [`  ${short}`]),
    ...publicationsInPrint(board, meeting).flatMap(({ inWords, of, files, recordedInWords }) => [
      `  ${inWords}${hasDate(meeting) && of === meeting.date ? '' : `, of ${inFull(of)}`}. ${recordedInWords}`,
      ...files.map(({ name, sha256 }) => `    ${name}, SHA-256 ${sha256}`),
    ]),
  ];
}

function deadlines(meeting: DatedMeeting, { board }: BoardView): string[] {
  const { publication, papersDeadline } = papersCalendar(board.policy, meeting, closuresOf(board));
  return [
    `  papers to the ${board.secretaryTitle} by ${inFull(papersDeadline)}`,
    ...(publication === null ? [] : [`  published by ${inFull(publication)}`]),
  ];
}

/** "PCP-ITEM-7, Neighbourhood policing (from the PCC, paper by Tuesday 26 November 2024)". */
function itemInWords(item: ItemToCome, view: BoardView): string {
  const due = paperDue(view, item);
  const paper = item.received ? 'paper in' : due && `paper by ${inFull(due)}`;
  const facts = [
    item.lead === null ? 'no lead' : `from ${ownerName(view.owners, item.lead)}`,
    ...(item.state === 'offered' ? ['offered, not accepted yet'] : paper ? [paper] : []),
  ];
  return `${item.ref}, ${item.title} (${facts.join(', ')})`;
}

const regularLines = (meeting: Meeting, { programme }: BoardView): string[] =>
  programme
    .filter(isCurrent)
    .sort(byItemRef)
    .map((item) => `  ${item.as}: ${item.ref}, ${item.title}${onCondition(item, meeting)}`);

/** On what it depends that it comes to this meeting, or how that was settled. */
function onCondition({ condition, settled }: CurrentRegularItem, { id }: Meeting): string {
  if (condition === null) return '';
  const known = settled.find(({ meeting }) => meeting === id);
  return known ? ` (${known.available ? 'available' : 'not available'})` : ` (${condition})`;
}
