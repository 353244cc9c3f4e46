import {
  type CalendarDate,
  type CalendarMonth,
  dayIn,
  inFull,
  isMonth,
  monthInWords,
  monthOf,
} from '../calendar/days.ts';
import { clearDaysBetween, whyNotWorked, workingDaysAfter } from '../calendar/working-days.ts';
import { spellCount } from '../words/english.ts';
import { type Board, isPanel } from './board.ts';
import { type DatedMeeting, type Meeting, noticeOf, type Publication } from './meeting.ts';
import { closuresOf, papersCalendar } from './papers-calendar.ts';

/** The clear days that the Local Government Act 1972 asks between publication and a meeting (s.100A(6), s.100B(3)). */
const lawfulClearDays = 5;

/** How many clear days a board counts, and on whose word; null of one that publishes nothing beforehand. */
export type NoticeRule = { clearDays: number; byLaw: boolean };

/**
 * A panel is a committee of councils, whose notice the Local Government Act 1972 fixes (Police Reform and Social
 * Responsibility Act 2011 sch.6); a commissioner's own board counts by the rule of its house, and so does a panel that
 * counts more days than the Act.
 */
export function noticeRule({
  policy,
  ...board
}: Pick<Board, 'policy' | 'secretaryTitle'>): NoticeRule | null {
  const { clearDays } = policy;
  return clearDays === null ? null : { clearDays, byLaw: isPanel(board) && clearDays <= lawfulClearDays };
}

/** "five clear days, Local Government Act 1972 s.100A(6) and s.100B(3)", or "…, by the board’s own rule". */
export const ruleInWords = ({ clearDays, byLaw }: NoticeRule): string =>
  `${spellCount(clearDays, 'clear day')}, ${byLaw ? 'Local Government Act 1972 s.100A(6) and s.100B(3)' : 'by the board’s own rule'}`;

/** A deadline of a meeting's papers that passed before somebody gave the meeting its day. */
export type ShortNotice = {
  deadline: 'publication' | 'papers';
  /** The last day on which that could have been kept for the meeting's day. */
  lastDay: CalendarDate;
  /** The earliest working day on which the board could meet and keep it, if it is begun today. */
  earliest: CalendarDate;
};

/**
 * Whether a meeting of that day comes too late for what leads up to it: its publication, or else its papers deadline.
 * Null when both can still be kept, and for a day that is past. What is published on a day the office is shut counts as
 * published on the next that it works.
 */
export function shortNotice(board: Board, date: CalendarDate, today: CalendarDate): ShortNotice | null {
  if (date < today) return null;
  const { policy } = board;
  const closures = closuresOf(board);
  const { publication, papersDeadline } = papersCalendar(policy, { date }, closures);
  const begun = workingDaysAfter(today, 0, closures);
  const meetingAfter = (published: CalendarDate): CalendarDate =>
    policy.clearDays === null ? published : workingDaysAfter(published, policy.clearDays + 1, closures);
  if (publication !== null && publication < begun) {
    return { deadline: 'publication', lastDay: publication, earliest: meetingAfter(begun) };
  }
  if (papersDeadline >= begun) return null;
  const published = workingDaysAfter(begun, policy.papersWorkingDays, closures);
  return { deadline: 'papers', lastDay: papersDeadline, earliest: meetingAfter(published) };
}

/** What is wrong with the notice of a meeting of that day, and what could be kept instead, as a sentence says it. */
export function shortNoticeInWords(
  board: Board,
  date: CalendarDate,
  { deadline, lastDay, earliest }: ShortNotice,
): string {
  const rule = noticeRule(board);
  return deadline === 'publication' && rule !== null
    ? `papers for a meeting on ${inFull(date)} ${rule.byLaw ? 'had to' : 'were to'} be public by ${inFull(lastDay)} (${ruleInWords(rule)}); made public today, they allow a meeting from ${inFull(earliest)} on`
    : `the papers for a meeting on ${inFull(date)} were to be with the ${board.secretaryTitle} by ${inFull(lastDay)}; asked for today, they allow a meeting from ${inFull(earliest)} on`;
}

/** How many years ahead somebody plans who has not mistyped the year. */
const yearsAhead = 2;

/**
 * Why a day, or a month, is to be asked about before a meeting is put there: it is past, more than two years ahead, or no
 * working day. As sentences say it; none for most.
 */
export function oddities(board: Board, when: CalendarDate | CalendarMonth, today: CalendarDate): string[] {
  const said = isMonth(when) ? monthInWords(when) : inFull(when);
  const last = `${Number(today.slice(0, 4)) + yearsAhead}${today.slice(4)}`;
  const past = isMonth(when) ? when < monthOf(today) : when < today;
  const notWorked = isMonth(when) ? null : whyNotWorked(when, closuresOf(board));
  return [
    ...(past ? [`${said} is past`] : []),
    ...(when > last ? [`${said} is more than two years ahead`] : []),
    ...(notWorked === null ? [] : [notWorked]),
  ];
}

/**
 * How notice of a meeting stands. `unrecorded`: its day has passed, and nobody has said that it was given; `calledAfter`:
 * the meeting had not even its day by then.
 */
export type NoticeStanding =
  | { standing: 'none needed' }
  | { standing: 'to come'; by: CalendarDate }
  | { standing: 'unrecorded'; by: CalendarDate; calledAfter: boolean }
  | (Notice & { standing: 'in time' | 'at shorter notice' | 'late'; by: CalendarDate });

/** What gave notice first, on which day, and how many clear days were left between it and the meeting. */
export type Notice = { publication: Publication; on: CalendarDate; clearDays: number };

/**
 * How notice of a meeting stands on `today`. A meeting that was called at shorter notice is given in time with its
 * calling (Local Government Act 1972 s.100A(6)(a), s.100B(3)(a)), with the reason kept beside it.
 */
export function noticeStanding(board: Board, meeting: DatedMeeting, today: CalendarDate): NoticeStanding {
  const rule = noticeRule(board);
  const closures = closuresOf(board);
  const { publication: by } = papersCalendar(board.policy, meeting, closures);
  if (rule === null || by === null) return { standing: 'none needed' };
  const publication = noticeOf(meeting);
  if (publication === undefined) {
    const since = meeting.datedSince && dayIn(board.timeZone, meeting.datedSince);
    const calledAfter = since !== null && since > by;
    return by < today ? { standing: 'unrecorded', by, calledAfter } : { standing: 'to come', by };
  }
  const on = dayIn(board.timeZone, publication.at);
  const clearDays = clearDaysBetween(on, meeting.date, closures);
  const given = { publication, on, clearDays, by };
  if (clearDays >= rule.clearDays) return { standing: 'in time', ...given };
  const calledSo = meeting.shortNotice !== null && on <= meeting.shortNotice.on;
  return { standing: calledSo ? 'at shorter notice' : 'late', ...given };
}

/** Whether a board ever said what it published: one that never did is asked, and not accused. */
export const recordsPublications = (meetings: readonly Meeting[]): boolean =>
  meetings.some(({ publications }) => publications.length > 0);

/**
 * The last day on which an item could come onto the agenda of a meeting as any other: the day of publication, or the day
 * on which a meeting at shorter notice was called. Null for a meeting without a day, and where nothing is published.
 */
export function lastDayForItems(board: Board, meeting: Meeting): CalendarDate | null {
  if (meeting.state !== 'scheduled') return null;
  const { publication } = papersCalendar(board.policy, meeting, closuresOf(board));
  if (publication === null) return null;
  const called = meeting.shortNotice?.on;
  return called !== undefined && called > publication ? called : publication;
}

/** Whether an item that comes to the meeting on `today` is a late one: its agenda is out, and it has not met. */
export function isLateFor(board: Board, meeting: Meeting, today: CalendarDate): boolean {
  const last = lastDayForItems(board, meeting);
  return last !== null && last < today && meeting.state === 'scheduled' && meeting.date >= today;
}

/** What a late item needs, as a sentence says it. */
export function latenessInWords(board: Board, meeting: Meeting): string {
  const last = lastDayForItems(board, meeting);
  const rule = noticeRule(board);
  const out = last === null ? '' : ` was to be public by ${inFull(last)}`;
  return rule?.byLaw
    ? `the agenda of meeting ${meeting.id}${out}: a late item can be considered only as a matter of urgency, by reason of special circumstances that the minutes must name (Local Government Act 1972 s.100B(4)(b))`
    : `the agenda of meeting ${meeting.id}${out}: a late item is considered only for a reason that the papers give, by the board’s own rule`;
}
