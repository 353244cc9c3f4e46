import { type CalendarDate, inFull, inWords } from '../../calendar/days.ts';
import { type Meeting, whenInWords } from '../../register/meeting.ts';
import { meetingById } from '../../register/meetings.ts';
import { ownerName } from '../../register/owner.ts';
import { paperDue } from '../../register/papers-calendar.ts';
import {
  type ItemToCome,
  isToCome,
  type ProgrammeEntry,
  type ProgrammeItem,
  type RegularItem,
  sourceInWords,
  waitsForLead,
} from '../../register/programme.ts';
import { kindInWords } from '../../register/programme-entry-transitions.ts';
import { businessOf, type StatutoryBusiness, standingInLaw } from '../../register/statutory.ts';
import type { BoardView } from '../../register/view.ts';
import { withCapital } from '../../words/english.ts';
import { type Desk, type Fact, factsInWords, historyInWords } from '../terminal/desk.ts';

type Known = Pick<BoardView, 'board' | 'owners' | 'meetings'>;

/** The title, with the condition on which it comes, if it has one. */
export const titleInWords = (entry: ProgrammeEntry): string =>
  entry.comes === 'once' || entry.condition === null ? entry.title : `${entry.title} (${entry.condition})`;

/** "Tuesday 17 October 2023, meeting 2023-10". */
export function meetingInWords(meetings: readonly Meeting[], id: string): string {
  const meeting = meetingById(meetings, id);
  return `${meeting ? whenInWords(meeting) : 'a meeting that is not in the register'}, meeting ${id}`;
}

/** Says how an entry stands, with its whole history. */
export function entryInWords(entry: ProgrammeEntry, known: Known): string {
  const facts = entry.comes === 'once' ? itemFacts(entry, known) : regularFacts(entry, known);
  const heading = `${entry.ref}: ${titleInWords(entry)}`;
  return `${factsInWords(heading, facts)}${historyInWords(entry.history, known.board)}`;
}

function itemFacts(item: ProgrammeItem, known: Known): Fact[] {
  return [
    ['state', stateInWords(item, known)],
    ['meeting', meetingInWords(known.meetings, item.meeting)],
    ['reason', item.reason],
    ['lead', item.lead === null ? 'nobody yet' : ownerName(known.owners, item.lead)],
    ['paper', paperInWords(item, known)],
    ['came from', item.source && sourceInWords(item.source)],
    ...(item.duty === null ? [] : lawInWords(businessOf(item.duty))),
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
      return `moved on ${inWords(on)} from ${meetingInWords(meetings, from)}: ${reason}`;
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

function printedInWords({ printed }: ProgrammeItem, { meetings }: Known): string | null {
  if (printed === null) return null;
  const { title, reason, lead, meeting } = printed;
  const cells = [title, reason ?? 'no reason', lead ?? 'no lead'];
  return `${cells.join('; ')}; for ${meetingInWords(meetings, meeting)}`;
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
      return ['settled', `${said} for ${meetingInWords(meetings, meeting)}, said on ${inWords(on)}`];
    }),
  ];
}

/** What the law says of a piece of business, and the days that it sets. */
export function lawInWords(business: StatutoryBusiness): Fact[] {
  const days = lawfulDays(business);
  return [
    ['by law', days.length === 0 ? 'no day is set' : days.join('; ')],
    ['source', business.source],
  ];
}

/** Of the year's business the precept alone has days in law: the commissioner's, and then the panel's. */
const lawfulDays = ({ paperBy, meetingBy }: StatutoryBusiness): string[] => [
  ...(paperBy === null ? [] : [`the commissioner notifies the panel by ${inFull(paperBy)}`]),
  ...(meetingBy === null ? [] : [reportsBy(meetingBy)]),
];

const reportsBy = (date: CalendarDate): string => `the panel reports by ${inFull(date)}`;

/** What is wrong, or may yet go wrong, with the meeting that an item stands at: said when it is put there. */
export function cautionsOf(known: Known, item: ItemToCome, today: CalendarDate): string[] {
  const { ref, duty, meeting: id } = item;
  const meeting = meetingById(known.meetings, id);
  const due = waitsForLead(item) ? paperDue(known, item) : null;
  const over = meeting?.state === 'held' || meeting?.state === 'cancelled' ? meeting.state : undefined;
  const unlawful = meeting && duty ? lawCautions(businessOf(duty), meeting) : [];
  return [
    ...(over === undefined
      ? []
      : [`meeting ${id} was ${over}: matters programme move ${ref} --to MEETING --reason WHY`]),
    ...(due !== null && due < today && over === undefined
      ? [`the paper for ${ref} was due on ${inFull(due)}: it is late already`]
      : []),
    ...unlawful.map((caution) => `${ref}: ${caution}`),
  ];
}

/** Says when a meeting is later than the law allows for the business, or might become so. */
export function lawCautions(business: StatutoryBusiness, meeting: Meeting): string[] {
  const { meetingBy } = business;
  const standing = standingInLaw(business, meeting);
  if (meetingBy === null || standing === 'in time') return [];
  return standing === 'not known yet'
    ? [mustBeBy(meetingBy)]
    : [`by law ${reportsBy(meetingBy)}; meeting ${meeting.id}, ${whenInWords(meeting)}, is later`];
}

/** For a meeting whose day is not settled. */
export const mustBeBy = (meetingBy: CalendarDate): string =>
  `its meeting must be on or before ${inFull(meetingBy)}`;

export function warn(desk: Desk, cautions: readonly string[]): void {
  for (const caution of cautions) desk.say(`! ${withCapital(caution)}\n`);
}
