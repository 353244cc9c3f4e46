import { type CalendarDate, inFull } from '../calendar/days.ts';
import type { Board, Person } from '../register/board.ts';
import { answersInWords } from '../reminders/answers.ts';
import {
  allOwed,
  chasedIn,
  type Digest,
  type Owed,
  type OwedAction,
  type OwedReport,
  presses,
} from '../reminders/digest.ts';
import type { DigestKind, Ref } from '../reminders/dispatch.ts';
import type { Escalation } from '../reminders/escalation.ts';
import { withCapital } from '../words/english.ts';
import { headlineOf, isReport, openingOf, owedInWords, thisOrThese, voiceOf } from './digest-words.ts';
import { type Entry, mailOf, type Section } from './letter.ts';
import type { Mail } from './mime.ts';
import { bare, dayAsOf, severalOf, subjectOf, toBeProvided, whatToDo } from './phrases.ts';

/**
 * The mail that tells an owner everything they owe: how it begins depends on why it goes out, and `about`, what the
 * dispatch is about, is marked as new in a notice. A chase of which nothing is overdue any longer, or a notice of which
 * nothing new is still owed, reads as an ordinary digest. Whatever its kind, it says first which meetings have moved; of
 * that alone it is a mail too. `page` is the address of the office's own page, whose keeper may answer there; each thing's
 * is below it.
 */
export function digestMail(
  board: Board,
  kind: DigestKind,
  digest: Digest,
  about: readonly Ref[],
  { escalation = null, page = null }: { escalation?: Escalation | null; page?: string | null } = {},
): Mail {
  const isNew = ({ ref }: Owed): boolean => kind === 'notice' && about.includes(ref);
  const news = allOwed(digest).filter(isNew);
  const voice = voiceOf(kind, digest, news);
  const headline = headlineOf(voice, digest, news, escalation);
  return mailOf({
    subject: subjectOf(board, voice === 'change of date' ? null : (digest.meeting?.date ?? null), headline),
    from: board.name,
    headline: withCapital(headline),
    greeting: `To the ${bare(digest.owner.name)}`,
    opening: openingOf(board, voice, digest, news, escalation),
    door: page === null ? null : { words: `Open the page of the ${bare(digest.owner.name)}`, to: page },
    sections: [
      whatToDo([
        ...stepsForMoved(digest),
        ...(page === null ? [] : stepsOnPage(digest)),
        ...(voice === 'escalation' ? stepsToAttend(escalation) : []),
        ...stepsFor(board, digest, page !== null),
        ...stepsForAnswered(digest),
      ]),
      ...sectionsOf(digest, voice, isNew, page),
      ...answeredSection(board, digest),
      whoToAsk(board),
    ],
    footer: [
      `You get this mail because ${whyYou(board, digest)}. A machine wrote it; a person reads the replies.`,
      `Dates move when meetings do. Go by the latest of these mails, not by a calendar entry: this one gives the dates as they stand on ${inFull(digest.today)}.`,
    ],
  });
}

const whyYou = (board: Board, digest: Digest): string =>
  allOwed(digest).length === 0
    ? whyYouWhoOwesNothing(board, digest)
    : `the register of the ${bare(board.name)} names the ${bare(digest.owner.name)} as the office that answers for what is listed here`;

const whyYouWhoOwesNothing = ({ name }: Board, { owner, moved }: Digest): string =>
  moved.length > 0
    ? `an earlier one gave the ${bare(owner.name)} a date of the ${bare(name)} that has changed`
    : `the register of the ${bare(name)} has the ${bare(owner.name)} as an office that answers to it`;

/** What whoever reads the mail can do without an account. */
const stepsOnPage = (digest: Digest): string[] =>
  allOwed(digest).length === 0
    ? []
    : [
        'Answer on the page that the link above opens: say what was done and how, ask for more time, or say that it is not yours. No account is needed. What you answer is put to the board, which decides.',
        'The link is for your office alone: whoever has this mail can answer by it.',
      ];

/** What an office does that did not itself answer what stands there in its name. */
const stepsForAnswered = ({ answered }: Digest): string[] =>
  answered.length === 0
    ? []
    : [
        'Look at what was answered in your name, at the foot of this mail. If it was not said for your office, reply to this mail at once.',
      ];

function answeredSection({ name }: Board, { owner, answered }: Digest): Section[] {
  if (answered.length === 0) return [];
  return [
    {
      heading: 'Answered in your name',
      note: `By the link of a mail to the ${bare(owner.name)}, and put to the ${bare(name)}.`,
      points: [],
      table: {
        caption: `Answered: ${answersInWords(answered)}`,
        what: 'What was answered',
        when: 'On',
        entries: answered.map(({ ref, text, what, on }) => ({
          ...{ reference: ref, mark: '', text, when: inFull(on) },
          details: [{ label: 'Answer', words: withCapital(what) }],
        })),
      },
    },
  ];
}

/** What an owner does who noted a date that no longer stands. */
function stepsForMoved(digest: Digest): string[] {
  if (digest.moved.length === 0) return [];
  const step = 'Put the date right wherever you noted it, and tell whoever goes by it.';
  return [allOwed(digest).length === 0 ? `${step} Nothing else is needed.` : step];
}

/** What an office does that is asked to attend. */
const stepsToAttend = (escalation: Escalation | null): string[] =>
  escalation?.step === 'attend' ? ['Say who comes to the meeting for your office.'] : [];

/** ", such as PDB-2024-10-2", of the first; nothing of none. */
const suchAs = ([first]: Owed[]): string => (first ? `, such as ${first.ref}` : '');

const replying = ({ secretaryTitle }: Board, hasPage: boolean): string =>
  `${hasPage ? 'or ' : ''}reply to this mail: the reply goes to the ${secretaryTitle}.`;

const sayingWhatWasDone = (answers: Owed[]): string =>
  `Quote the reference${suchAs(answers)}, and say what was done and when.`;

/** What an owner does with the mail in hand. */
function stepsFor(board: Board, digest: Digest, hasPage: boolean): string[] {
  if (!presses(digest)) return stepsForLater(board, digest.later, hasPage);
  const { overdue, due, undertakings, reports } = digest;
  const answers = [...overdue, ...due, ...undertakings];
  const steps = [
    ...(answers.length > 0
      ? [
          `${withCapital(replying(board, hasPage))} ${sayingWhatWasDone(answers)}`,
          'If it is not done, say by when it will be, or ask for more time and say why.',
        ]
      : []),
    ...(reports.length > 0 ? reportSteps(board, reports) : []),
  ];
  if (reports.length === 0) return [...steps, 'If it is not yours to answer, say at once whose it is.'];
  if (answers.length === 0) return [...steps, 'If it is not yours to write, say at once whose it is.'];
  return [...steps, 'If something here is not yours, say at once whose it is.'];
}

function reportSteps({ secretaryTitle }: Board, reports: OwedReport[]): string[] {
  const isOne = reports.length === 1;
  const quoting = isOne ? `its reference, ${reports[0]?.ref}` : `its reference${suchAs(reports)}`;
  return [
    `Send ${isOne ? 'the report' : 'each report'} to the ${secretaryTitle} in a reply to this mail, and quote ${quoting}.`,
    `If ${isOne ? 'the report' : 'a report'} will not be ready, say so now, and by when it will be; or ask for it to be moved to another meeting, and say why.`,
  ];
}

function stepsForLater(board: Board, later: Owed[], hasPage: boolean): string[] {
  const answers = later.filter((owed) => !isReport(owed));
  const reports = later.filter(isReport);
  const nothing = 'Nothing is needed today.';
  const steps = [
    ...(answers.length > 0
      ? [
          `When something is done, ${hasPage ? 'say so there, ' : ''}${replying(board, hasPage)} ${sayingWhatWasDone(answers)}`,
        ]
      : []),
    ...(reports.length > 0
      ? [
          `When a report is ready, send it in a reply to this mail, and quote its reference${suchAs(reports)}.`,
        ]
      : []),
  ];
  return [
    ...steps.map((step, index) => (index === 0 ? `${nothing} ${step}` : step)),
    ...(answers.some(({ due }) => due === null) ? ['Where there is no date yet, reply with one.'] : []),
  ];
}

/** Everything that is owed, under the headings that say how it presses; each with where it is answered, below `page`. */
export function sectionsOf(
  digest: Digest,
  voice: DigestKind = 'digest',
  isNew: (owed: Owed) => boolean = () => false,
  page: string | null = null,
): Section[] {
  const { overdue, due, undertakings, reports, later, meeting, calendar, today } = digest;
  const chased = chasedIn(digest);
  const paused = overdue.filter((one) => one.paused !== null);
  const inTime = calendar !== null && today <= calendar.papersDeadline;
  const answerBy = inTime ? `by ${dayAsOf(today, calendar.papersDeadline)}` : 'today';
  const mayWait = inTime && voice !== 'chase' && voice !== 'escalation';
  const sections = [
    {
      heading: 'Overdue',
      caption: 'Overdue',
      note: `Answer ${thisOrThese(chased)} ${mayWait ? `now, at the latest ${answerBy}` : 'today'}.`,
      owed: chased,
    },
    {
      heading: 'Paused',
      caption: 'Overdue, and paused',
      note: `You are not chased for ${thisOrThese(paused)} before the day beside ${paused.length === 1 ? 'it' : 'each'}; an answer is welcome all the same.`,
      owed: paused,
    },
    {
      heading: meeting ? `Due by the meeting on ${inFull(meeting.date)}` : 'Due',
      caption: 'Due by the meeting',
      note: `Answer ${thisOrThese(due)} ${answerBy}.`,
      owed: due,
    },
    {
      heading: 'Undertakings',
      caption: 'To be provided',
      note: `The board took ${undertakings.length === 1 ? 'this action' : 'these actions'} as done on your undertaking to provide something. Send it ${answerBy}.`,
      owed: undertakings,
    },
    {
      heading: 'Reports',
      caption: 'To be written',
      note: sendReports(reports, today),
      owed: reports,
    },
    {
      heading: 'Later',
      caption: 'Later',
      note: `Nothing is needed on ${thisOrThese(later)} yet.`,
      owed: later,
    },
  ];
  return sections
    .filter(({ owed }) => owed.length > 0)
    .map(({ heading, caption, note, owed }) => ({
      heading,
      note,
      points: [],
      table: {
        caption: `${caption}: ${owedInWords(owed)}${owed.length > 1 ? ', earliest first' : ''}`,
        what: 'What is owed',
        when: 'Due',
        entries: owed.map((one) => ({
          ...entryOf(one, isNew(one) ? 'New' : ''),
          ...(page !== null && { link: { words: `Answer ${one.ref}`, to: `${page}/${one.ref}` } }),
        })),
      },
    }));
}

/** By when to send them: those that are late, today. */
function sendReports(reports: OwedReport[], today: CalendarDate): string {
  const late = reports.filter((report) => report.late);
  if (late.length === reports.length) return `Send ${thisOrThese(reports)} today.`;
  const day = reports[0]?.due;
  if (day && reports.every(({ due }) => due === day)) {
    return `Send ${thisOrThese(reports)} by ${dayAsOf(today, day)}.`;
  }
  return `Send each by the day beside it${late.length > 0 ? '; what is late, today' : ''}.`;
}

const entryOf = (owed: Owed, mark: string): Entry =>
  isReport(owed) ? reportEntry(owed, mark) : actionEntry(owed, mark);

function actionEntry(action: OwedAction, mark: string): Entry {
  const under = action.section ? `, under “${action.section}”` : '';
  return {
    reference: action.ref,
    mark,
    text: action.undertaking ? toBeProvided(action.undertaking) : action.text,
    details: [
      ...(action.undertaking ? [{ label: 'Action', words: action.text }] : []),
      ...(action.togetherWith === null ? [] : [{ label: 'Together with', words: action.togetherWith }]),
      ...(action.moreTime === null
        ? []
        : [{ label: 'More time', words: `${action.moreTime}; not decided yet: it stays due` }]),
      ...(action.notOurs === null
        ? []
        : [{ label: 'Not yours', words: `${action.notOurs}; not decided yet: it stays yours` }]),
      ...(action.keptHere === null ? [] : [{ label: 'Still yours', words: action.keptHere }]),
      ...(action.sentBack === null ? [] : [{ label: 'Sent back', words: action.sentBack }]),
      ...(action.minuted && action.minuted !== action.text
        ? [{ label: 'Minuted', words: action.minuted }]
        : []),
      ...(action.paused
        ? [{ label: 'Paused', words: `Until ${inFull(action.paused.until)}: ${action.paused.reason}` }]
        : []),
      { label: 'Asked', words: `${inFull(action.askedOn)}${under}` },
    ],
    when: dueInWords(action),
  };
}

const reportEntry = (
  { ref, title, reason, meeting, source, notArrived, due, late }: OwedReport,
  mark: string,
): Entry => ({
  reference: ref,
  mark,
  text: title,
  details: [
    ...(notArrived === null ? [] : [{ label: 'Not arrived', words: withCapital(notArrived) }]),
    ...(reason ? [{ label: 'Reason', words: reason }] : []),
    { label: 'Meeting', words: withCapital(meeting.inWords) },
    ...(source ? [{ label: 'From', words: withCapital(source) }] : []),
  ],
  when: due ? `${inFull(due)}${late ? ' (passed)' : ''}` : 'No date yet',
});

/** "Wednesday 11 December 2024", with the notes' words where they said it otherwise; or what is known instead. */
function dueInWords({ due, dueWords }: OwedAction): string {
  if (due === null) return dueWords ? withCapital(dueWords) : 'No date agreed';
  return dueWords ? `${inFull(due)} (“${dueWords}”)` : inFull(due);
}

const mailbox = ({ name, email }: Person): string => `${name}, ${email}`;

/** Who the secretary is. Replies go there in any case. */
function whoToAsk({ name, secretary, secretaryTitle }: Board): Section {
  const people = secretary.map(mailbox).join('; ');
  const note =
    secretary.length === 1
      ? `The ${secretaryTitle} of the ${bare(name)} is ${people}.`
      : `The ${severalOf(secretaryTitle)} of the ${bare(name)} are ${people}.`;
  return { heading: 'Who to ask', note, points: [], table: null };
}
