import {
  type CalendarDate,
  type CalendarMonth,
  dayIn,
  inFull,
  monthInWords,
  monthOf,
} from '../calendar/days.ts';
import { isKeptAtBoard, isKeptAtOwner } from '../dispatch/evidence.ts';
import { dayAndPlace } from '../papers/calendar.ts';
import {
  type Board,
  eachMailboxOnce,
  isUndeliverable,
  sameMailbox,
  secretariesToWriteTo,
} from '../register/board.ts';
import {
  type DatedMeeting,
  dayOrMonth,
  hasDate,
  type Meeting,
  noticeOf,
  whenInWords,
} from '../register/meeting.ts';
import { meetingById } from '../register/meetings.ts';
import { isLateFor, latenessInWords, noticeRule, noticeStanding, ruleInWords } from '../register/notice.ts';
import { contactGap, type Owner, recipientsOn } from '../register/owner.ts';
import { paperDue } from '../register/papers-calendar.ts';
import {
  isCurrent,
  isToCome,
  type ProgrammeEntry,
  titleInWords,
  waitsForLead,
} from '../register/programme.ts';
import { businessOf, type Proposal, type StatutoryBusiness, standingInLaw } from '../register/statutory.ts';
import { type BoardView, type Waiting, waitingFor } from '../register/view.ts';
import { type Dispatch, reachedSomebody } from '../reminders/dispatch.ts';
import { countOf, series, spellCount } from '../words/english.ts';
import type { Caution } from './office.ts';

type Known = { board: Board; meetings: readonly Meeting[] };

/** What is wrong, or may yet go wrong, with the meeting that an item is put to; of an item that is not to come, nothing. */
export function cautionsAtMeeting(
  { board, meetings }: Known,
  entry: ProgrammeEntry,
  today: CalendarDate,
): Caution[] {
  if (!isToCome(entry)) return [];
  const { ref, duty } = entry;
  const meeting = meetingById(meetings, entry.meeting);
  const unlawful = meeting && duty ? cautionsInLaw(businessOf(duty), meeting) : [];
  const inLaw = unlawful.map(({ what, step }) => ({ what: `${ref}: ${what}`, step }));
  if (meeting?.state === 'held' || meeting?.state === 'cancelled') {
    const step = { take: 'another meeting for', ref } as const;
    return [{ what: `meeting ${meeting.id} was ${meeting.state}`, step }, ...inLaw];
  }
  const due = waitsForLead(entry) ? paperDue({ board, meetings }, entry) : null;
  if (due === null || due >= today) return inLaw;
  return [
    { what: `the paper for ${ref} was due on ${inFull(due)}: it is late already`, step: null },
    ...inLaw,
  ];
}

/** Whether a meeting is later than the law allows for the business, or might become so. */
function cautionsInLaw(business: StatutoryBusiness, meeting: Meeting): Caution[] {
  const { meetingBy } = business;
  const standing = standingInLaw(business, meeting);
  if (meetingBy === null || standing === 'in time') return [];
  if (standing === 'not known yet') return [mustMeetBy(meetingBy)];
  const what = `by law ${reportsBy(meetingBy)}; meeting ${meeting.id}, ${whenInWords(meeting)}, is later`;
  return [{ what, step: null }];
}

/** Of the panel, as the law has it. */
const reportsBy = (date: CalendarDate): string => `the panel reports by ${inFull(date)}`;

/** For a meeting whose day is not settled. */
const mustMeetBy = (date: CalendarDate): Caution => ({
  what: `its meeting must be on or before ${inFull(date)}`,
  step: null,
});

/** What is, or may become, wrong with when a year's fixed business comes to the panel. */
export function cautionsOfProposal(
  proposal: Proposal,
  meetings: readonly Meeting[],
  today: CalendarDate,
): Caution[] {
  const { business } = proposal;
  if (proposal.standing === 'on the programme' && !isToCome(proposal.item)) return [];
  const meeting =
    proposal.standing === 'proposed' ? proposal.meeting : meetingById(meetings, proposal.item.meeting);
  if (!meeting) {
    const { meetingBy, expected, onlyIf } = business;
    if (onlyIf !== null && monthOf(today) > expected) return [];
    return [...(meetingBy === null ? [] : [mustMeetBy(meetingBy)]), ...pastMonth(expected, today)];
  }
  const past = meeting.state === 'month' ? pastMonth(meeting.month, today) : [];
  return [...cautionsInLaw(business, meeting), ...past];
}

const pastMonth = (month: CalendarMonth, today: CalendarDate): Caution[] =>
  month < monthOf(today) ? [{ what: `${monthInWords(month)} is past already`, step: null }] : [];

/** What comes to a meeting whose agenda is public already, and does not say by reason of what. */
export function cautionsOfLateness(
  board: Board,
  meetings: readonly Meeting[],
  entry: ProgrammeEntry,
  today: CalendarDate,
): Caution[] {
  const meeting = entry.comes === 'once' ? meetingById(meetings, entry.meeting) : undefined;
  if (meeting === undefined || entry.comes !== 'once' || entry.late !== null) return [];
  if (!isLateFor(board, meeting, today)) return [];
  return [
    { what: latenessInWords(board, meeting), step: { take: 'the special circumstances of', ref: entry.ref } },
  ];
}

/** After notes are accepted for a meeting: what comes to it only on a condition, as such notes do, and is not settled. */
export function cautionsOfAcceptance(
  accepted: ProgrammeEntry,
  programme: readonly ProgrammeEntry[],
): Caution[] {
  if (accepted.comes !== 'once' || accepted.source?.kind !== 'minute') return [];
  const { meeting } = accepted;
  return programme
    .filter(isCurrent)
    .filter(({ as, condition }) => as === 'item to note' && condition !== null)
    .filter(({ settled }) => !settled.some((one) => one.meeting === meeting))
    .map((item) => ({
      what: `whether ${item.ref}, ${titleInWords(item)}, comes at meeting ${meeting} is not settled`,
      step: { take: 'the settlement of', ref: item.ref, meeting },
    }));
}

/** An office with nobody behind its door. */
export const withoutContact = (owner: Owner): Caution => ({
  what: contactGap(owner),
  step: { take: 'a contact for', board: owner.board, owner: owner.id },
});

const refusing = (email: string, { board, owner }: { board: string; owner: string | null }): Caution => ({
  what: `no mail goes to ${email}, which is marked as refusing it`,
  step: { take: 'the clearing of', email, board, owner },
});

/** Mailboxes that are written to no more, each with where it is kept: at the board, at the owner, or at both. */
export function cautionsOfMarks(
  board: Board,
  owner: Owner | undefined,
  addresses: readonly string[],
): Caution[] {
  return addresses.flatMap((email) => [
    ...(isKeptAtBoard(board, { email }) ? [refusing(email, { board: board.id, owner: null })] : []),
    ...(owner && isKeptAtOwner(board, owner, { email })
      ? [refusing(email, { board: board.id, owner: owner.id })]
      : []),
  ]);
}

/** Whom a mail that is sent again will not reach, and who has it already. */
export function cautionsOfSendingAgain(
  { board, owners }: Pick<BoardView, 'board' | 'owners'>,
  dispatch: Dispatch,
  today: CalendarDate,
): Caution[] {
  const owner = owners.find(({ id }) => id === dispatch.owner);
  const to =
    dispatch.owner === null ? secretariesToWriteTo(board) : owner ? recipientsOn(owner, today).to : [];
  const written = 'to' in dispatch && reachedSomebody(dispatch) ? dispatch.to : [];
  const have = to.filter(({ email }) => {
    const isAmong = (addresses: readonly string[]) => addresses.some((one) => sameMailbox(one, email));
    return isAmong(written) && !isAmong(dispatch.cameBack);
  });
  return [
    ...(to.length === 0 ? cautionsOfNobody(board, owner, dispatch) : []),
    ...have.map(({ email }) => ({ what: `it goes to ${email} again, who may have it already`, step: null })),
  ];
}

/** Nobody can be written to: whose mailboxes are marked, and that somebody is to be named where none is. */
function cautionsOfNobody(board: Board, owner: Owner | undefined, dispatch: Dispatch): Caution[] {
  if (dispatch.owner === null) {
    return board.secretary.map(({ email }) => refusing(email, { board: board.id, owner: null }));
  }
  if (owner === undefined) return [{ what: `${dispatch.owner} is not in the register`, step: null }];
  const marked = [...owner.contacts, ...owner.deputies].filter(({ email }) => isUndeliverable(owner, email));
  if (marked.length === 0) return [withoutContact(owner)];
  return eachMailboxOnce(marked).map(({ email }) => refusing(email, { board: board.id, owner: owner.id }));
}

/** How a meeting stands, and when it is. */
export function standingInWords(meeting: Meeting): string {
  switch (meeting.state) {
    case 'scheduled':
      return `scheduled for ${dayAndPlace(meeting)}`;
    case 'held':
      return `held on ${dayAndPlace(meeting)}`;
    case 'month':
      return `expected in ${monthInWords(meeting.month)}`;
    case 'to be confirmed':
      return `to be confirmed: ${meeting.reason}`;
    case 'cancelled': {
      const how = meeting.removed ? 'removed' : meeting.inError ? 'entered by mistake' : 'cancelled';
      return `${how}: ${meeting.reason}`;
    }
  }
}

/** What a sentence says of one thing, and of several. */
type Verb = readonly [one: string, several: string];

const saidOf = (things: readonly { ref: string }[], [one, several]: Verb): string[] =>
  things.length === 0
    ? []
    : [`${series(things.map(({ ref }) => ref))} ${things.length === 1 ? one : several}`];

/** "PDB-2024-10-1 was due at it, and PDB-ITEM-1 was to be considered at it"; nothing when nothing waits. */
export const waitingInWords = (
  { actions, items }: Waiting,
  said: { ofActions: Verb; ofItems: Verb },
): string => [...saidOf(actions, said.ofActions), ...saidOf(items, said.ofItems)].join(', and ');

/** The meetings still expected in the month in which another was added on a day: they may be one and the same. */
export function cautionsOfNewMeeting(meetings: readonly Meeting[], added: Meeting): Caution[] {
  if (!hasDate(added)) return [];
  const { board, date } = added;
  return meetings
    .filter((other) => other.state === 'month' && other.month === monthOf(date))
    .map((other) => ({
      what: `meeting ${other.id} is still ${standingInWords(other)}`,
      step: { take: 'its day for the one expected', board, expected: other.id, added: added.id, date },
    }));
}

/** How notice of the meeting stands by what is recorded, where that is not in time. */
export function cautionsOfPublication(
  { board, today }: { board: Board; today: CalendarDate },
  meeting: DatedMeeting,
): Caution[] {
  const notice = noticeStanding(board, meeting, today);
  const rule = noticeRule(board);
  if (notice.standing !== 'late' || rule === null) return [];
  const what = `notice of the meeting was not given in time: ${spellCount(notice.clearDays, 'clear day')} before it, and not ${ruleInWords(rule)}`;
  return [{ what, step: null }];
}

/** What was published of the meeting for a day that it no longer has, which is notice of that day alone. */
export function cautionsOfNotice(board: Board, before: Meeting, after: Meeting): Caution[] {
  const given = hasDate(before) ? noticeOf(before) : undefined;
  if (given === undefined || dayOrMonth(after) === given.of) return [];
  const what = `what was published on ${inFull(dayIn(board.timeZone, given.at))} gave notice of ${inFull(given.of)}: publish the other date`;
  return [
    { what, step: hasDate(after) ? { take: 'a publication of', board: board.id, meeting: after.id } : null },
  ];
}

/** What still waits for a meeting that will not take place. */
export function cautionsOfCancelling(view: BoardView, meeting: string): Caution[] {
  const what = waitingInWords(waitingFor(view, meeting), {
    ofActions: ['was due at it', 'were due at it'],
    ofItems: ['was to be considered at it', 'were to be considered at it'],
  });
  return what === '' ? [] : [{ what, step: { take: 'a carry-over', board: view.board.id, meeting } }];
}

/** What nobody is reminded of once a board has ended. */
export function cautionsOfEnding({ actions, programme }: BoardView): Caution[] {
  const counts = [
    ...(actions.length > 0 ? [countOf(actions.length, 'action')] : []),
    ...(programme.some(isToCome) ? [countOf(programme.filter(isToCome).length, 'programme item')] : []),
  ];
  if (counts.length === 0) return [];
  return [{ what: `nobody is reminded any more of what is still owed: ${series(counts)}`, step: null }];
}
