import { type CalendarDate, inFull, withoutYear } from '../calendar/days.ts';
import type { ActionRef } from '../register/action.ts';
import type { Board, Person } from '../register/board.ts';
import type { Digest, OwedItem } from '../reminders/digest.ts';
import type { PlannedDispatch } from '../reminders/dispatch.ts';
import { type Entry, type Letter, type Section, written } from './letter.ts';
import type { Mail } from './mime.ts';

/** What an owner is written to about: the kinds of dispatch that carry a digest. */
export type DigestKind = Extract<PlannedDispatch['kind'], 'digest' | 'notice' | 'chase' | 'escalation'>;

/**
 * The mail that tells an owner everything they owe: how it begins depends on why it goes out, and `about`, the actions
 * that the dispatch is about, are marked as new in a notice. A chase of which nothing is overdue any longer, or a
 * notice whose new actions are all settled, reads as an ordinary digest.
 */
export function digestMail(
  board: Board,
  kind: DigestKind,
  digest: Digest,
  about: readonly ActionRef[] = [],
): Mail {
  const isNew = ({ ref }: OwedItem): boolean => kind === 'notice' && about.includes(ref);
  const newCount = allItems(digest).filter(isNew).length;
  const voice = voiceOf(kind, digest, newCount);
  const headline = headlineOf(voice, digest, newCount);
  return written({
    subject: subjectOf(board, digest.meeting?.date ?? null, headline),
    from: board.name,
    headline: capitalised(headline),
    greeting: `To the ${digest.owner.name.replace(/^the /i, '')}`,
    opening: openingOf(board, voice, digest, newCount),
    steps: stepsFor(digest),
    sections: sectionsOf(digest, voice, isNew),
    ...contactOf(board),
    footer: [
      `You get this mail because the register of the ${bare(board.name)} names the ${bare(digest.owner.name)} as the office that answers for what is listed here. A machine wrote it; a person reads the replies.`,
      `Dates move when meetings do. Go by the latest of these mails, not by a calendar entry: this one gives the dates as they stand on ${inFull(digest.today)}.`,
    ],
  });
}

/** A name that begins with "The" keeps its dignity in the middle of a sentence of ours. */
const bare = (name: string): string => name.replace(/^the /i, '');

const allItems = ({ overdue, due, undertakings, later }: Digest): OwedItem[] => [
  ...overdue,
  ...due,
  ...undertakings,
  ...later,
];

function voiceOf(kind: DigestKind, digest: Digest, newCount: number): DigestKind {
  if (kind === 'notice') return newCount > 0 ? 'notice' : 'digest';
  if (kind === 'chase' || kind === 'escalation') return digest.overdue.length > 0 ? kind : 'digest';
  return kind;
}

/** "Performance and Delivery Board, 11 December: 2 actions due, 1 overdue". */
const subjectOf = (board: Board, meeting: CalendarDate | null, headline: string): string =>
  `${board.name}${meeting ? `, ${withoutYear(meeting)}` : ''}: ${headline}`;

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

const listed = (things: string[]): string =>
  things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} and ${things.at(-1)}`;

/** "2 actions and 1 undertaking", each with `quality` before it: "2 overdue actions and 1 overdue undertaking". */
function actionsAndUndertakings(items: OwedItem[], quality = ''): string {
  const undertakings = items.filter(({ undertaking }) => undertaking !== null).length;
  const actions = items.length - undertakings;
  return listed([
    ...(actions > 0 ? [counted(actions, `${quality}action`)] : []),
    ...(undertakings > 0 ? [counted(undertakings, `${quality}undertaking`)] : []),
  ]);
}

function headlineOf(voice: DigestKind, digest: Digest, newCount: number): string {
  const { overdue, due, undertakings, later } = digest;
  if (voice === 'notice') return counted(newCount, 'new action');
  if (voice === 'chase') return `chasing ${actionsAndUndertakings(overdue, 'overdue ')}`;
  if (voice === 'escalation') return `${actionsAndUndertakings(overdue, 'overdue ')} escalated`;
  const dueNow = [
    ...(due.length > 0 ? [`${counted(due.length, 'action')} due`] : []),
    ...(undertakings.length > 0 ? [`${counted(undertakings.length, 'undertaking')} due`] : []),
  ];
  if (overdue.length === 0) {
    return dueNow.join(', ') || `nothing due, ${actionsAndUndertakings(later)} open`;
  }
  const late = dueNow.length > 0 ? `${overdue.length} overdue` : `${actionsAndUndertakings(overdue)} overdue`;
  return [...dueNow, late].join(', ');
}

/** The day in full, and whether that is today. */
const dayAsOf = (today: CalendarDate, date: CalendarDate): string =>
  `${inFull(date)}${date === today ? ' (today)' : ''}`;

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

/** "The meeting is on Wednesday 11 December 2024 at 10:00, in Committee Room 2." */
function whenTheyMeet({ meeting, today }: Digest): string[] {
  if (meeting === null) return [];
  const time = meeting.time ? ` at ${meeting.time}` : '';
  const place = meeting.place ? `, ${meeting.place}` : '';
  return [`The meeting is on ${dayAsOf(today, meeting.date)}${time}${place}.`];
}

/** What presses, as a sentence names it: "1 overdue action and 2 actions due". */
function pressing({ overdue, due, undertakings }: Digest, withOverdue: boolean): string {
  const late = withOverdue && overdue.length > 0 ? [actionsAndUndertakings(overdue, 'overdue ')] : [];
  return listed([
    ...late,
    ...(due.length > 0 ? [`${counted(due.length, 'action')} due`] : []),
    ...(undertakings.length > 0 ? [`${counted(undertakings.length, 'undertaking')} due`] : []),
  ]);
}

function openingOf(board: Board, voice: DigestKind, digest: Digest, newCount: number): string[] {
  const { overdue, due, undertakings } = digest;
  const dueNow = [...due, ...undertakings];
  if (voice === 'chase' || voice === 'escalation') {
    const rest = dueNow.length > 0 ? [byWhen(digest, dueNow, pressing(digest, false))] : [];
    return [neededToday(board, voice, overdue), ...rest, ...whenTheyMeet(digest)];
  }
  const presses = [...overdue, ...dueNow];
  const what = presses.length > 0 ? byWhen(digest, presses, pressing(digest, true)) : nothingPresses(digest);
  const news = voice === 'notice' ? `The board has given you ${counted(newCount, 'new action')}. ` : '';
  return [`${news}${what}`, ...whenTheyMeet(digest)];
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
  const told = board.policy.escalateTo.length > 0 ? board.policy.escalateTo : board.secretary;
  return `${needed} The register holds no answer, so the matter now goes to ${listed(told.map(({ name }) => name))} as well.`;
}

/** What an owner does with the mail in hand. */
function stepsFor(digest: Digest): string[] {
  const [first] = allItems(digest);
  const example = first ? `, such as ${first.ref}` : '';
  return [
    `Reply to this mail: the reply goes to the secretary. Quote the reference${example}, and say what was done and when.`,
    'If it is not done, say by when it will be, or ask for more time and say why.',
    ...(digest.later.length > 0 && digest.later.length === allItems(digest).length
      ? []
      : ['If it is not yours to answer, say at once whose it is.']),
  ];
}

function sectionsOf(digest: Digest, voice: DigestKind, isNew: (item: OwedItem) => boolean): Section[] {
  const { overdue, due, undertakings, later, meeting, calendar, today } = digest;
  const inTime = calendar !== null && today <= calendar.papersDeadline;
  const answerBy = inTime ? `by ${dayAsOf(today, calendar.papersDeadline)}` : 'today';
  const mayWait = inTime && voice !== 'chase' && voice !== 'escalation';
  const sections = [
    {
      heading: 'Overdue',
      caption: 'Overdue',
      note: `Answer ${thisOrThese(overdue)} ${mayWait ? `now, at the latest ${answerBy}` : 'today'}.`,
      items: overdue,
    },
    {
      heading: meeting ? `Due by the meeting on ${inFull(meeting.date)}` : 'Due',
      caption: 'Due by the meeting',
      note: `Answer ${thisOrThese(due)} ${answerBy}.`,
      items: due,
    },
    {
      heading: 'Undertakings',
      caption: 'To be provided',
      note: `The board took ${undertakings.length === 1 ? 'this action' : 'these actions'} as done on your undertaking to provide something. Send it ${answerBy}.`,
      items: undertakings,
    },
    {
      heading: 'Later',
      caption: 'Later',
      note: `Nothing is needed on ${thisOrThese(later)} yet.`,
      items: later,
    },
  ];
  return sections
    .filter(({ items }) => items.length > 0)
    .map(({ heading, caption, note, items }) => ({
      heading,
      note,
      caption: `${caption}: ${actionsAndUndertakings(items)}${items.length > 1 ? ', earliest first' : ''}`,
      what: 'What is owed',
      when: 'Due',
      entries: items.map((item) => entryOf(item, isNew(item))),
    }));
}

const thisOrThese = (items: OwedItem[]): string => (items.length === 1 ? 'this' : 'these');

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function entryOf(item: OwedItem, isNew: boolean): Entry {
  const under = item.section ? `, under “${item.section}”` : '';
  return {
    reference: item.ref,
    mark: isNew ? 'New' : '',
    text: item.undertaking ? `To be provided: ${item.undertaking}` : item.text,
    details: [
      ...(item.undertaking ? [{ label: 'Action', words: item.text }] : []),
      ...(item.minuted && item.minuted !== item.text ? [{ label: 'Minuted', words: item.minuted }] : []),
      { label: 'Asked', words: `${inFull(item.askedOn)}${under}` },
    ],
    when: dueInWords(item),
  };
}

/** "Wednesday 11 December 2024", with the notes' words where they said it otherwise; or what is known instead. */
function dueInWords({ due, dueWords }: OwedItem): string {
  if (due === null) return dueWords ? capitalised(dueWords) : 'No date agreed';
  return dueWords ? `${inFull(due)} (“${dueWords}”)` : inFull(due);
}

const mailbox = ({ name, email }: Person): string => `${name}, ${email}`;

/** Who the secretary is. Replies go there in any case. */
const contactOf = (board: Board): Pick<Letter, 'contactHeading' | 'contact'> => ({
  contactHeading: 'Who to ask',
  contact: [
    board.secretary.length === 1
      ? `The secretary of the ${bare(board.name)} is ${board.secretary.map(mailbox).join('')}.`
      : `The secretaries of the ${bare(board.name)} are ${board.secretary.map(mailbox).join('; ')}.`,
  ],
});
