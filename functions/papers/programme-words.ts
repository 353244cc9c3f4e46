import { inFull, inWords } from '../calendar/days.ts';
import { type Meeting, whenInWords } from '../register/meeting.ts';
import { meetingById } from '../register/meetings.ts';
import { ownerName } from '../register/owner.ts';
import { paperDue } from '../register/papers-calendar.ts';
import {
  isToCome,
  kindInWords,
  type PaperSent,
  type ProgrammeEntry,
  type ProgrammeItem,
  type RegularItem,
  sourceInWords,
} from '../register/programme.ts';
import { businessOf, type StatutoryBusiness } from '../register/statutory.ts';
import type { BoardView } from '../register/view.ts';
import { oneLine, saidOn } from './wording.ts';

type Known = Pick<BoardView, 'board' | 'owners' | 'meetings'>;
type Fact = [name: string, value: string | null];

/** "Tuesday 17 October 2023, meeting 2023-10". */
export function meetingNamed(meetings: readonly Meeting[], id: string): string {
  const meeting = meetingById(meetings, id);
  return `${meeting ? whenInWords(meeting) : 'a meeting that is not in the register'}, meeting ${id}`;
}

/** How an entry of a programme stands, a fact a line: its name, and what there is to say of it; null where there is nothing. */
export const entryFacts = (entry: ProgrammeEntry, known: Known): Fact[] =>
  entry.comes === 'once' ? itemFacts(entry, known) : regularFacts(entry, known);

function itemFacts(item: ProgrammeItem, known: Known): Fact[] {
  return [
    ['state', stateInWords(item, known)],
    ['meeting', meetingNamed(known.meetings, item.meeting)],
    ['reason', item.reason],
    ['late item', item.late && `by reason of: ${item.late.circumstances}`],
    ['lead', item.lead === null ? 'nobody yet' : ownerName(known.owners, item.lead)],
    ['paper', paperInWords(item, known)],
    ['said of the paper', item.paperSent && paperSentInWords(item.paperSent)],
    ['came from', item.source && sourceInWords(item.source)],
    ...(item.duty === null ? [] : lawFacts(businessOf(item.duty))),
    ['printed as', printedInWords(item, known)],
  ];
}

function stateInWords(item: ProgrammeItem, { meetings }: Known): string {
  switch (item.state) {
    case 'offered':
      return 'offered, and not accepted yet';
    case 'planned':
      return 'planned';
    case 'moved': {
      const { from, on, reason } = item.move;
      return `moved on ${inWords(on)} from ${meetingNamed(meetings, from)}: ${reason}`;
    }
    case 'presented':
      return `presented on ${inWords(item.presented.on)}`;
    case 'withdrawn':
      return `withdrawn on ${inWords(item.withdrawal.on)}: ${item.withdrawal.reason}`;
    case 'replaced': {
      const { on, by, reason } = item.replacement;
      return `replaced on ${inWords(on)} by ${by}: ${reason}`;
    }
  }
}

function paperInWords(item: ProgrammeItem, known: Known): string | null {
  if (item.received) return `in on ${inWords(item.received.on)}`;
  if (!isToCome(item)) return null;
  const due = paperDue(known, item);
  return due === null ? 'due once its meeting has a date' : `due by ${inFull(due)}`;
}

/** What its author says of the paper's being sent, and what became of that. */
export function paperSentInWords(said: PaperSent): string {
  const sent = `sent ${saidOn(said)} (${oneLine(said.where)})`;
  const { notArrived } = said;
  return notArrived === null
    ? `${sent}: to be looked for`
    : `${sent}; not arrived by ${inWords(notArrived.on)}: ${notArrived.reason}`;
}

function printedInWords({ printed }: ProgrammeItem, { meetings }: Known): string | null {
  if (printed === null) return null;
  const { title, reason, lead, meeting } = printed;
  const cells = [title, reason ?? 'no reason', lead ?? 'no lead'];
  return `${cells.join('; ')}; for ${meetingNamed(meetings, meeting)}`;
}

function regularFacts(item: RegularItem, { meetings }: Known): Fact[] {
  return [
    ['comes', `as ${kindInWords(item)}`],
    [
      'withdrawn',
      item.state === 'withdrawn' ? `on ${inWords(item.withdrawal.on)}: ${item.withdrawal.reason}` : null,
    ],
    ['condition', item.condition],
    ...item.settled.map(({ meeting, available, on, how }): Fact => {
      const said = `${available ? 'available' : 'not available'}${how === null ? '' : ` (${how})`}`;
      return ['settled', `${said} for ${meetingNamed(meetings, meeting)}, said on ${inWords(on)}`];
    }),
  ];
}

/** What the law says of a piece of business, and the days that it sets. */
export function lawFacts({ days, onlyIf, source }: StatutoryBusiness): Fact[] {
  const said = days.map(({ what, by }) => `${what} by ${inFull(by)}`);
  return [
    ['only if', onlyIf],
    ['by law', said.length === 0 ? 'no day is set' : said.join('; ')],
    ['source', source],
  ];
}
