import { inFull } from '../calendar/days.ts';
import { capitalised } from '../english.ts';
import type { ActionRef } from '../register/action.ts';
import type { Board, Person } from '../register/board.ts';
import { allItems, type Digest, type OwedItem, presses } from '../reminders/digest.ts';
import type { DigestKind } from '../reminders/dispatch.ts';
import { actionsAndUndertakings, headlineOf, openingOf, thisOrThese, voiceOf } from './digest-words.ts';
import { type Entry, type Section, written } from './letter.ts';
import type { Mail } from './mime.ts';
import { bare, dayAsOf, subjectOf, toBeProvided, whatToDo } from './phrases.ts';

/**
 * The mail that tells an owner everything they owe: how it begins depends on why it goes out, and `about`, the actions
 * that the dispatch is about, are marked as new in a notice. A chase of which nothing is overdue any longer, or a
 * notice whose new actions are all settled, reads as an ordinary digest.
 */
export function digestMail(
  board: Board,
  kind: DigestKind,
  digest: Digest,
  about: readonly ActionRef[],
): Mail {
  const isNew = ({ ref }: OwedItem): boolean => kind === 'notice' && about.includes(ref);
  const news = allItems(digest).filter(isNew);
  const voice = voiceOf(kind, digest, news);
  const headline = headlineOf(voice, digest, news);
  return written({
    subject: subjectOf(board, digest.meeting?.date ?? null, headline),
    from: board.name,
    headline: capitalised(headline),
    greeting: `To the ${bare(digest.owner.name)}`,
    opening: openingOf(board, voice, digest, news),
    sections: [whatToDo(stepsFor(digest)), ...sectionsOf(digest, voice, isNew), whoToAsk(board)],
    footer: [
      `You get this mail because the register of the ${bare(board.name)} names the ${bare(digest.owner.name)} as the office that answers for what is listed here. A machine wrote it; a person reads the replies.`,
      `Dates move when meetings do. Go by the latest of these mails, not by a calendar entry: this one gives the dates as they stand on ${inFull(digest.today)}.`,
    ],
  });
}

/** What an owner does with the mail in hand. */
function stepsFor(digest: Digest): string[] {
  const items = allItems(digest);
  const example = items[0] ? `, such as ${items[0].ref}` : '';
  const saying = `Quote the reference${example}, and say what was done and when.`;
  if (!presses(digest)) {
    return [
      `Nothing is needed today. When something is done, reply to this mail: the reply goes to the secretary. ${saying}`,
      ...(items.some(({ due }) => due === null) ? ['Where there is no date yet, reply with one.'] : []),
    ];
  }
  return [
    `Reply to this mail: the reply goes to the secretary. ${saying}`,
    'If it is not done, say by when it will be, or ask for more time and say why.',
    'If it is not yours to answer, say at once whose it is.',
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
      points: [],
      table: {
        caption: `${caption}: ${actionsAndUndertakings(items)}${items.length > 1 ? ', earliest first' : ''}`,
        what: 'What is owed',
        when: 'Due',
        entries: items.map((item) => entryOf(item, isNew(item))),
      },
    }));
}

function entryOf(item: OwedItem, isNew: boolean): Entry {
  const under = item.section ? `, under “${item.section}”` : '';
  return {
    reference: item.ref,
    mark: isNew ? 'New' : '',
    text: item.undertaking ? toBeProvided(item.undertaking) : item.text,
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
const whoToAsk = (board: Board): Section => ({
  heading: 'Who to ask',
  note:
    board.secretary.length === 1
      ? `The secretary of the ${bare(board.name)} is ${board.secretary.map(mailbox).join('')}.`
      : `The secretaries of the ${bare(board.name)} are ${board.secretary.map(mailbox).join('; ')}.`,
  points: [],
  table: null,
});
