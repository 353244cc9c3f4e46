import type { CalendarDate } from '../calendar/days.ts';
import { counted, listed } from '../english.ts';
import { type Board, escalationContacts } from '../register/board.ts';
import { type Digest, type OwedItem, owedInWords } from '../reminders/digest.ts';
import type { DigestKind } from '../reminders/dispatch.ts';
import { dayAsOf } from './phrases.ts';

/** How the mail speaks: as its kind says, unless what that kind is about has been settled meanwhile. */
export function voiceOf(kind: DigestKind, digest: Digest, news: OwedItem[]): DigestKind {
  if (kind === 'notice') return news.length > 0 ? 'notice' : 'digest';
  if (kind === 'chase' || kind === 'escalation') return digest.overdue.length > 0 ? kind : 'digest';
  return kind;
}

/** "2 actions and 1 undertaking", each with `quality` before it: "2 overdue actions and 1 overdue undertaking". */
export function actionsAndUndertakings(items: OwedItem[], quality = ''): string {
  const undertakings = items.filter(({ undertaking }) => undertaking !== null).length;
  return owedInWords(items.length - undertakings, undertakings, quality);
}

/** "2 actions due" and "1 undertaking due", of those there are. */
const dueInShort = ({ due, undertakings }: Digest): string[] => [
  ...(due.length > 0 ? [`${counted(due.length, 'action')} due`] : []),
  ...(undertakings.length > 0 ? [`${counted(undertakings.length, 'undertaking')} due`] : []),
];

/** What the mail is about, in a line: "2 actions due, 1 overdue". */
export function headlineOf(voice: DigestKind, digest: Digest, news: OwedItem[]): string {
  const { overdue, later } = digest;
  if (voice === 'notice') {
    const before = overdue.filter((item) => !news.includes(item)).length;
    return `${actionsAndUndertakings(news, 'new ')}${before > 0 ? `, ${before} overdue` : ''}`;
  }
  if (voice === 'chase') return `chasing ${actionsAndUndertakings(overdue, 'overdue ')}`;
  if (voice === 'escalation') return `${actionsAndUndertakings(overdue, 'overdue ')} escalated`;
  const dueNow = dueInShort(digest);
  if (overdue.length === 0) {
    return dueNow.join(', ') || `nothing due, ${actionsAndUndertakings(later)} open`;
  }
  const late = dueNow.length > 0 ? `${overdue.length} overdue` : `${actionsAndUndertakings(overdue)} overdue`;
  return [...dueNow, late].join(', ');
}

const answersOn = (items: OwedItem[], things: string): string =>
  `${items.length === 1 ? 'Your answer' : 'Your answers'} on ${things}`;

/** What must be done by when: to make the papers; or, once that day has passed, to be heard at the meeting. */
function byWhen({ meeting, calendar, today }: Digest, items: OwedItem[], things: string): string {
  const answers = answersOn(items, things);
  if (meeting === null || calendar === null) {
    return `${answers} ${isOrAre(items)} needed now. The board’s next meeting has no date yet: please do not wait for one.`;
  }
  const { papersDeadline, publication } = calendar;
  const day = (date: CalendarDate): string => dayAsOf(today, date);
  const forPapers =
    publication === null
      ? `the papers for the meeting on ${day(meeting.date)}`
      : `the papers published on ${day(publication)}`;
  if (today <= papersDeadline) {
    return `${answers} must reach the secretary by ${day(papersDeadline)} to make ${forPapers}.`;
  }
  if (publication === null || today > publication) {
    return `${answers} ${isOrAre(items)} too late for ${forPapers}. Send ${itOrThem(items)} today, so that the secretary can report ${itOrThem(items)} at the meeting on ${day(meeting.date)}.`;
  }
  return `${answers} had to reach the secretary by ${day(papersDeadline)}, and that day has passed. Send ${itOrThem(items)} today, and ask the secretary whether ${itOrThem(items) === 'it' ? 'it' : 'they'} can still go into ${forPapers}.`;
}

const isOrAre = (items: OwedItem[]): string => (items.length === 1 ? 'is' : 'are');
const itOrThem = (items: OwedItem[]): string => (items.length === 1 ? 'it' : 'them');

/** "The meeting is on Wednesday 11 December 2024 at 10:00, Committee Room 2." */
function whenTheyMeet({ meeting, today }: Digest): string[] {
  if (meeting === null) return [];
  const time = meeting.time ? ` at ${meeting.time}` : '';
  const place = meeting.place ? `, ${meeting.place}` : '';
  return [`The meeting is on ${dayAsOf(today, meeting.date)}${time}${place}.`];
}

/** What presses, as a sentence names it: "1 overdue action and 2 actions due". */
function pressing(digest: Digest): string {
  const { overdue } = digest;
  const late = overdue.length > 0 ? [actionsAndUndertakings(overdue, 'overdue ')] : [];
  return listed([...late, ...dueInShort(digest)]);
}

/** The first paragraphs: what must be done by when, and when the board meets. */
export function openingOf(board: Board, voice: DigestKind, digest: Digest, news: OwedItem[]): string[] {
  const { overdue, due, undertakings } = digest;
  const dueNow = [...due, ...undertakings];
  if (voice === 'chase' || voice === 'escalation') {
    const rest = dueNow.length > 0 ? [byWhen(digest, dueNow, listed(dueInShort(digest)))] : [];
    return [neededToday(board, voice, overdue), ...rest, ...whenTheyMeet(digest)];
  }
  const pressingNow = [...overdue, ...dueNow];
  const given = voice === 'notice' ? `You have ${actionsAndUndertakings(news, 'new ')}. ` : '';
  return pressingNow.length > 0
    ? [`${given}${byWhen(digest, pressingNow, pressing(digest))}`, ...whenTheyMeet(digest)]
    : [`${given}${nothingPresses(digest)}`];
}

function nothingPresses({ meeting, later, today }: Digest): string {
  const open = actionsAndUndertakings(later);
  return meeting === null
    ? `Nothing is overdue. The board’s next meeting has no date yet, and ${open} ${later.length === 1 ? 'stays' : 'stay'} open.`
    : `Nothing is due from you at the meeting on ${dayAsOf(today, meeting.date)}. There ${isOrAre(later)} ${open} for later.`;
}

function neededToday(board: Board, voice: DigestKind, overdue: OwedItem[]): string {
  const needed = `${answersOn(overdue, actionsAndUndertakings(overdue, 'overdue '))} ${isOrAre(overdue)} needed today.`;
  if (voice === 'chase') return `${needed} The register holds no answer yet.`;
  const told = escalationContacts(board);
  return `${needed} The register holds no answer, so the matter now goes to ${listed(told.map(({ name }) => name))} as well.`;
}

export const thisOrThese = (items: OwedItem[]): string => (items.length === 1 ? 'this' : 'these');
