import type { CalendarDate } from '../calendar/days.ts';
import { type Board, escalationContacts, type Person, sameMailbox } from '../register/board.ts';
import type { PapersCalendar } from '../register/papers-calendar.ts';
import { answersInWords } from '../reminders/answers.ts';
import {
  allOwed,
  chasedIn,
  countInWords,
  type Digest,
  type Owed,
  type OwedAction,
  type OwedReport,
  presses,
} from '../reminders/digest.ts';
import type { DigestKind } from '../reminders/dispatch.ts';
import type { Escalation } from '../reminders/escalation.ts';
import { countOf, series, withCapital } from '../words/english.ts';
import { movedInShort, movedInWords } from './moved-words.ts';
import { bare, dayAsOf, onTheTitle } from './phrases.ts';

/** How the mail speaks: as its kind says, unless what that kind is about has been settled meanwhile. */
export function voiceOf(kind: DigestKind, digest: Digest, news: Owed[]): DigestKind {
  if (kind === 'notice') return news.length > 0 ? 'notice' : 'digest';
  if (kind === 'chase' || kind === 'escalation') return chasedIn(digest).length > 0 ? kind : 'digest';
  if (kind === 'change of date') return digest.moved.length > 0 ? kind : 'digest';
  if (kind === 'receipt') return digest.answered.length > 0 ? kind : 'digest';
  return kind;
}

export const isReport = (owed: Owed): owed is OwedReport => owed.kind === 'report';

/** "2 actions and 1 report", each with `quality` before it: "2 overdue actions and 1 overdue undertaking". */
export function owedInWords(owed: Owed[], quality = ''): string {
  const reports = owed.filter(isReport).length;
  const undertakings = owed.filter((one) => one.kind === 'action' && one.undertaking !== null).length;
  return countInWords({ actions: owed.length - undertakings - reports, undertakings, reports }, quality);
}

/** "2 actions due" and "1 undertaking due", of those there are. */
const actionsInShort = ({ due, undertakings }: Digest): string[] => [
  ...(due.length > 0 ? [`${countOf(due.length, 'action')} due`] : []),
  ...(undertakings.length > 0 ? [`${countOf(undertakings.length, 'undertaking')} due`] : []),
];

/** "2 reports due" and "1 report late", of those there are. */
function reportsInShort({ reports }: Digest): string[] {
  const late = reports.filter((report) => report.late).length;
  const inTime = reports.length - late;
  return [
    ...(inTime > 0 ? [`${countOf(inTime, 'report')} due`] : []),
    ...(late > 0 ? [`${countOf(late, 'report')} late`] : []),
  ];
}

/** "1 action open"; of reports, which nobody asked for yet, "1 action and 1 report to come". */
const laterInShort = (later: Owed[]): string =>
  `${owedInWords(later)} ${later.some(isReport) ? 'to come' : 'open'}`;

/**
 * What the mail is about, in a line: "2 actions due, 1 report due, 1 overdue"; what has moved before that, and alone where
 * it is the reason to write.
 */
export function headlineOf(
  voice: DigestKind,
  digest: Digest,
  news: Owed[],
  escalation: Escalation | null = null,
): string {
  const moved = movedInShort(digest.moved);
  if (voice === 'change of date') return moved;
  return [...(moved ? [moved] : []), owedHeadline(voice, digest, news, escalation)].join('; ');
}

function owedHeadline(
  voice: DigestKind,
  digest: Digest,
  news: Owed[],
  escalation: Escalation | null,
): string {
  const { overdue, later, answered } = digest;
  if (voice === 'receipt') return `${answersInWords(answered)} given in your name`;
  if (voice === 'new link') return 'a new link to your page';
  if (voice === 'notice') {
    const before = overdue.filter((action) => !news.includes(action)).length;
    return `${owedInWords(news, 'new ')}${before > 0 ? `, ${before} overdue` : ''}`;
  }
  if (voice === 'chase') return `chasing ${owedInWords(chasedIn(digest), 'overdue ')}`;
  if (voice === 'escalation') {
    const asked = escalation?.step === 'attend' ? ', and you are asked to attend' : '';
    return `${owedInWords(chasedIn(digest), 'overdue ')} escalated${asked}`;
  }
  const dueNow = [...actionsInShort(digest), ...reportsInShort(digest)];
  if (overdue.length === 0) return dueNow.join(', ') || `nothing due, ${laterInShort(later)}`;
  const late = dueNow.length > 0 ? `${overdue.length} overdue` : `${owedInWords(overdue)} overdue`;
  return [...dueNow, late].join(', ');
}

/** What a sentence asks for: the words for it, whether it is one thing, and whether reports are among it. */
type Wanted = { things: string; isOne: boolean; withReports: boolean };

const wantedAnswers = (actions: OwedAction[], things: string): Wanted => ({
  things: `${actions.length === 1 ? 'your answer' : 'your answers'} on ${things}`,
  isOne: actions.length === 1,
  withReports: false,
});

const wantedReports = (reports: OwedReport[]): Wanted => {
  const [only, ...others] = reports;
  return {
    things:
      only && others.length === 0
        ? `your report ${onTheTitle(only.title)}`
        : `your ${countOf(reports.length, 'report')}`,
    isOne: reports.length === 1,
    withReports: true,
  };
};

/** Both in one breath: "your answers on 1 overdue action and 1 action due, and your 2 reports,". */
const together = (answers: Wanted, reports: Wanted): Wanted => ({
  things: `${answers.things}, and ${reports.things},`,
  isOne: false,
  withReports: true,
});

/** By when something must come, and the meeting for which that is. */
type Deadline = { meeting: CalendarDate; calendar: PapersCalendar; due: CalendarDate };

const sameDeadline = (one: Deadline, other: Deadline): boolean =>
  one.meeting === other.meeting && one.due === other.due;

/** Reports by the deadline they have, in the order in which each was met. */
function byDeadline(reports: OwedReport[]): { deadline: Deadline; reports: OwedReport[] }[] {
  const groups: { deadline: Deadline; reports: OwedReport[] }[] = [];
  for (const report of reports) {
    const { meeting, calendar, due } = report;
    if (meeting.date === null || calendar === null || due === null) continue;
    const deadline = { meeting: meeting.date, calendar, due };
    const group = groups.find((known) => sameDeadline(known.deadline, deadline));
    if (group) {
      group.reports.push(report);
    } else {
      groups.push({ deadline, reports: [report] });
    }
  }
  return groups;
}

/** What must be done by when, in a sentence for each deadline. `answers` are for the next meeting; null for none. */
function byWhen(board: Board, { meeting, calendar, reports, today }: Digest, answers: Wanted | null): string {
  if (meeting === null || calendar === null) {
    return answers === null
      ? ''
      : `${withCapital(answers.things)} ${isOrAre(answers.isOne)} needed now. The board’s next meeting has no date yet: please do not wait for one.`;
  }
  const forAnswers = { meeting: meeting.date, calendar, due: calendar.papersDeadline };
  const groups = byDeadline(reports).map(({ deadline, reports: its }) => {
    const wanted = wantedReports(its);
    const both = answers !== null && sameDeadline(deadline, forAnswers);
    return { deadline, wanted: both ? together(answers, wanted) : wanted };
  });
  const alone = answers !== null && !groups.some(({ deadline }) => sameDeadline(deadline, forAnswers));
  return [...(alone ? [{ deadline: forAnswers, wanted: answers }] : []), ...groups]
    .toSorted((one, other) => one.deadline.due.localeCompare(other.deadline.due))
    .map(({ deadline, wanted }) => mustReach(board, deadline, wanted, today))
    .join(' ');
}

/** To make the papers, or by the day that the law sets; or, once that has passed, to be heard at the meeting. */
function mustReach(
  { secretaryTitle: officer }: Board,
  { meeting, calendar: { papersDeadline, publication }, due }: Deadline,
  { things, isOne, withReports }: Wanted,
  today: CalendarDate,
): string {
  const subject = withCapital(things);
  const [it, they] = isOne ? ['it', 'it'] : ['them', 'they'];
  const day = (date: CalendarDate): string => dayAsOf(today, date);
  const papers =
    publication === null
      ? `the papers for the meeting on ${day(meeting)}`
      : `the papers published on ${day(publication)}`;
  const byLaw = due < papersDeadline ? ', the day that the law sets' : '';
  if (today <= due) {
    return `${subject} must reach the ${officer} by ${day(due)}${byLaw || ` to make ${papers}`}.`;
  }
  if (today <= papersDeadline) {
    return `${subject} had to reach the ${officer} by ${day(due)}${byLaw}. Send ${it} today.`;
  }
  if (publication === null || today > publication) {
    const toBeHeard = withReports
      ? `and ask the ${officer} whether the meeting on ${day(meeting)} can still take ${it}`
      : `so that the ${officer} can report ${it} at the meeting on ${day(meeting)}`;
    return `${subject} ${isOrAre(isOne)} too late for ${papers}. Send ${it} today, ${toBeHeard}.`;
  }
  return `${subject} had to reach the ${officer} by ${day(due)}${byLaw}, and that day has passed. Send ${it} today, and ask the ${officer} whether ${they} can still go into ${papers}.`;
}

const isOrAre = (isOne: boolean): string => (isOne ? 'is' : 'are');

/** "The meeting is on Wednesday 11 December 2024 at 10:00, Committee Room 2." */
function whenTheyMeet({ meeting, today }: Digest): string[] {
  if (meeting === null) return [];
  const time = meeting.time ? ` at ${meeting.time}` : '';
  const place = meeting.place ? `, ${meeting.place}` : '';
  return [`The meeting is on ${dayAsOf(today, meeting.date)}${time}${place}.`];
}

/** What presses of the actions, as a sentence names it: "1 overdue action and 2 actions due". */
function pressingActions(digest: Digest): string {
  const { overdue } = digest;
  const late = overdue.length > 0 ? [owedInWords(overdue, 'overdue ')] : [];
  return series([...late, ...actionsInShort(digest)]);
}

/** The first paragraphs: what has moved; then what must be done by when, and when the board meets. */
export const openingOf = (
  board: Board,
  voice: DigestKind,
  digest: Digest,
  news: Owed[],
  escalation: Escalation | null = null,
): string[] => [...movedInWords(digest), ...whatIsOwed(board, voice, digest, news, escalation)];

function whatIsOwed(
  board: Board,
  voice: DigestKind,
  digest: Digest,
  news: Owed[],
  escalation: Escalation | null,
): string[] {
  const { overdue, due, undertakings } = digest;
  const dueNow = [...due, ...undertakings];
  if (voice === 'chase' || voice === 'escalation') {
    const answers = dueNow.length > 0 ? wantedAnswers(dueNow, series(actionsInShort(digest))) : null;
    const rest = answers || digest.reports.length > 0 ? [byWhen(board, digest, answers)] : [];
    return [neededToday(board, voice, digest, escalation), ...rest, ...whenTheyMeet(digest)];
  }
  if (voice === 'receipt') return [whatWasAnswered(digest)];
  if (voice === 'new link')
    return [...newLink(board, digest), ...whatIsOwed(board, 'digest', digest, news, null)];
  const given = voice === 'notice' ? `${newlyGiven(news)} ` : '';
  if (!presses(digest)) {
    const nothing = allOwed(digest).length === 0 ? [] : [`${given}${nothingPresses(digest)}`];
    const isNextMoved = digest.moved.some(({ meeting }) => meeting === digest.meeting?.id);
    return [...nothing, ...(isNextMoved ? whenTheyMeet(digest) : [])];
  }
  const pressing = [...overdue, ...dueNow];
  const answers = pressing.length > 0 ? wantedAnswers(pressing, pressingActions(digest)) : null;
  return [`${given}${byWhen(board, digest, answers)}`, ...whenTheyMeet(digest)];
}

const whatWasAnswered = ({ owner, answered }: Digest): string =>
  `Somebody gave ${answersInWords(answered)} in the name of the ${bare(owner.name)}, by the link of a mail to it. This is the receipt.`;

const newLink = (board: Board, { owner }: Digest): string[] => [
  `A new link to the page of the ${bare(owner.name)} was asked for, on which it answers to the ${bare(board.name)}: here it is.`,
];

/** "You have 1 new action." "You have 1 new action and 2 new reports to write." */
const newlyGiven = (news: Owed[]): string =>
  `You have ${owedInWords(news, 'new ')}${news.some(isReport) ? ' to write' : ''}.`;

function nothingPresses({ meeting, later, today }: Digest): string {
  const isOne = later.length === 1;
  const toCome = owedInWords(later);
  if (meeting !== null) {
    return `Nothing is due from you at the meeting on ${dayAsOf(today, meeting.date)}. There ${isOrAre(isOne)} ${toCome} for later.`;
  }
  const stands = later.some(isReport)
    ? `${isOrAre(isOne)} still to come`
    : `${isOne ? 'stays' : 'stay'} open`;
  return `Nothing is overdue. The board’s next meeting has no date yet, and ${toCome} ${stands}.`;
}

function neededToday(board: Board, voice: DigestKind, digest: Digest, escalation: Escalation | null): string {
  const overdue = chasedIn(digest);
  const { things, isOne } = wantedAnswers(overdue, owedInWords(overdue, 'overdue '));
  const needed = `${withCapital(things)} ${isOrAre(isOne)} needed today.`;
  if (voice === 'chase') return `${needed} The register holds no answer yet.`;
  const { step, told } = escalation ?? { step: 'named', told: escalationContacts(board) };
  const attend = step === 'attend' ? ` ${askedToAttend(digest)}` : '';
  if (told.length === 0) return `${needed} The register holds no answer.${attend}`;
  const names = series(told.map(({ name }) => name));
  const asDeputy = step === 'deputy' && isDeputies(digest, told);
  const whom = asDeputy ? `${told.length === 1 ? 'your deputy' : 'your deputies'}, ${names},` : names;
  return `${needed} The register holds no answer, so the matter now goes to ${whom} as well.${attend}`;
}

/** Where an office has no deputy who can be written to, others are told in their place. */
const isDeputies = ({ owner }: Digest, told: readonly Person[]): boolean =>
  told.every(({ email }) => owner.deputies.some((deputy) => sameMailbox(deputy.email, email)));

/** "The Force is asked to attend the meeting on Wednesday 12 March 2025, and to say there why this is not done." */
function askedToAttend(digest: Digest): string {
  const { owner, meeting, today } = digest;
  const which =
    meeting === null
      ? 'the board’s next meeting, whose date you will be told'
      : `the meeting on ${dayAsOf(today, meeting.date)}`;
  return `${withCapital(`the ${bare(owner.name)}`)} is asked to attend ${which}, and to say there why ${thisOrThese(chasedIn(digest))} ${isOrAre(chasedIn(digest).length === 1)} not done.`;
}

export const thisOrThese = (owed: Owed[]): string => (owed.length === 1 ? 'this' : 'these');
