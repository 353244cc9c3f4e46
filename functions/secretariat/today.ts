import { inWords } from '../calendar/days.ts';
import { troubleLine } from '../papers/action-report.ts';
import { calendarFor, type MeetingCalendar, type StandingDay } from '../papers/calendar.ts';
import { papersForMeeting } from '../papers/papers-for-meeting.ts';
import { paperSentInWords } from '../papers/programme-words.ts';
import { disclaimerInWords, dueInWords, oneLine, ownerInPrint, ownersInPrint } from '../papers/wording.ts';
import {
  type Action,
  disclaimerWaiting,
  extensionAsked,
  hasUnmetUndertaking,
  proposalOf,
} from '../register/action.ts';
import { isDueAt, isOverdue } from '../register/action-standing.ts';
import { hasEnded } from '../register/board.ts';
import type { ScheduledMeeting } from '../register/meeting.ts';
import { nextMeeting } from '../register/meetings.ts';
import { recordsPublications } from '../register/notice.ts';
import { closuresOf } from '../register/papers-calendar.ts';
import { isToCome, type ProgrammeEntry, paperSaidSent, waitsForLead } from '../register/programme.ts';
import type { BoardView } from '../register/view.ts';
import type { Dispatch } from '../reminders/dispatch.ts';
import type { About, Gap } from '../reminders/gaps.ts';
import { farOffInWords } from '../reminders/lead-up.ts';
import { notThrough } from './dispatches.ts';
import type { Office } from './office.ts';
import { boardAndMails } from './status.ts';

/** One thing that needs the office: which, and a sentence that says why, without its stop. */
export type Matter = { about: About; what: string };

/** What of one kind needs the office; the kind and the thing say where it is settled. */
export type Need = {
  kind:
    | 'mail not through'
    | 'reported done'
    | 'more time asked'
    | 'not ours'
    | 'paper said to be sent'
    | Gap['kind']
    | 'paper not in';
  matters: readonly [Matter, ...Matter[]];
};

/** A day that leads up to the next meeting, and how far off it is: "in 6 working days". */
export type DayAhead = StandingDay & { farOff: string };

/** What a board's office finds on its desk in the morning. */
export type Today = {
  view: BoardView;
  /** What needs the office, the most urgent first; none of a board that has ended. */
  needs: Need[];
  /** The nearest meeting with a day: that, its publication, papers deadline and action report in their order; null when there is none. */
  nextMeeting: (Omit<MeetingCalendar, 'days'> & { days: DayAhead[] }) | null;
  /** How many actions stand so: each is the length of the list that is looked for by it. */
  figures: {
    open: number;
    /** Null where no meeting has a day. */
    dueAtNextMeeting: number | null;
    overdue: number;
    reportedDone: number;
    undertakings: number;
  };
};

/** What needs a board's office today, what leads up to its next meeting, and how its actions stand. */
export async function todayOf(office: Office): Promise<Today> {
  const { board, today } = office;
  const { view, live, recent, gaps } = await boardAndMails(office);
  const next = nextMeeting(view.meetings, today);
  return {
    view,
    needs: hasEnded(board, today) ? [] : needsIn(office, view, [...recent, ...live], gaps),
    nextMeeting: next === undefined ? null : daysAhead(office, view, next),
    figures: figuresOf(view, office, next),
  };
}

/** Gaps that are the panel's business of the day: they come after all others. */
const ofProgramme: readonly Gap['kind'][] = ['offered, not accepted', 'neither presented nor moved'];
/** Comes before all else: what had no morning is not even among the mails that did not get through. */
const ofService: Gap['kind'] = 'mornings without a sweep';
/** Comes before all other gaps: until they are recorded, nobody is reminded of what was asked for. */
const ofNotes: Gap['kind'] = 'notes not recorded';

function needsIn(office: Office, view: BoardView, mails: readonly Dispatch[], gaps: readonly Gap[]): Need[] {
  const { author } = office;
  const kinds = [...new Set(gaps.map(({ kind }) => kind))];
  const others = kinds.filter((kind) => ![ofService, ofNotes, ...ofProgramme].includes(kind));
  const gapsOf = (kind: Gap['kind']): Matter[] =>
    gaps.filter((gap) => gap.kind === kind).map(({ about, detail }) => ({ about, what: detail }));
  const matters: [Need['kind'], Matter[]][] = [
    [ofService, gapsOf(ofService)],
    ['mail not through', notThrough(mails, author.at).map((mail) => ofMail(view, mail))],
    ['reported done', view.actions.flatMap((action) => reportedDone(view, action))],
    ['more time asked', view.actions.flatMap((action) => moreTime(view, action))],
    ['not ours', view.actions.flatMap((action) => notOurs(view, action))],
    ['paper said to be sent', view.programme.flatMap((entry) => saidSent(view, entry))],
    [ofNotes, gapsOf(ofNotes)],
    ...others.map((kind): [Need['kind'], Matter[]] => [kind, gapsOf(kind)]),
    ['paper not in', papersNotIn(view, office)],
    ...ofProgramme.map((kind): [Need['kind'], Matter[]] => [kind, gapsOf(kind)]),
  ];
  return matters.flatMap(([kind, [first, ...more]]) => (first ? [{ kind, matters: [first, ...more] }] : []));
}

const ofMail = (view: BoardView, mail: Dispatch): Matter => ({
  about: { thing: 'dispatch', id: mail.id },
  what: troubleLine(view, mail).inWords,
});

const ofAction = ({ ref }: Action, what: string): Matter[] => [{ about: { thing: 'action', id: ref }, what }];

function reportedDone({ owners }: BoardView, action: Action): Matter[] {
  const proposal = proposalOf(action);
  if (proposal === null) return [];
  const { on, how, saidBy } = proposal;
  const by = `${ownersInPrint(owners, action)}${saidBy === null ? '' : ` (${oneLine(saidBy)})`}`;
  const what = hasUnmetUndertaking(action)
    ? `the undertaking of ${action.ref} (“${oneLine(action.discharge.undertaking.text)}”), reported provided`
    : `${action.ref}, reported done`;
  return ofAction(action, `${what} by ${by} on ${inWords(on)}: ${oneLine(how)}`);
}

function moreTime({ owners, meetings }: BoardView, action: Action): Matter[] {
  const asked = extensionAsked(action);
  if (asked === null) return [];
  const until = dueInWords(asked.until, meetings);
  const by = ownersInPrint(owners, action);
  return ofAction(
    action,
    `${action.ref}: ${by} asks for more time until ${until} (${oneLine(asked.reason)})`,
  );
}

function notOurs({ owners }: BoardView, action: Action): Matter[] {
  const said = disclaimerWaiting(action);
  return said === null ? [] : ofAction(action, `${action.ref}: ${disclaimerInWords(said, owners)}`);
}

function saidSent({ owners }: BoardView, entry: ProgrammeEntry): Matter[] {
  const said = isToCome(entry) ? paperSaidSent(entry) : null;
  if (said === null || !isToCome(entry)) return [];
  const by = entry.lead === null ? '' : `${ownerInPrint(owners, entry.lead)} says: `;
  const what = `${entry.ref} (“${oneLine(entry.title)}”): ${by}${paperSentInWords(said)}`;
  return [{ about: { thing: 'item', id: entry.ref }, what }];
}

/** Of what the next meeting is to consider, the papers that were to be in by now. */
const papersNotIn = (view: BoardView, { today }: Office): Matter[] => {
  const owed = new Set(view.programme.filter(waitsForLead).map(({ ref }) => ref));
  return papersForMeeting(view, today)
    .filter(({ ref, due }) => owed.has(ref) && due !== null && due <= today)
    .map(({ ref, item, paperInWords }) => ({
      about: { thing: 'item', id: ref },
      what: `${ref} (“${item}”): ${paperInWords}`,
    }));
};

function daysAhead(
  { board, today }: Office,
  { meetings }: BoardView,
  meeting: ScheduledMeeting,
): Today['nextMeeting'] {
  const calendar = calendarFor(board, meeting, { today, records: recordsPublications(meetings) });
  const closures = closuresOf(board);
  const days = calendar.days
    .filter(({ kind }) => kind !== 'stage')
    .map((day) => ({ ...day, farOff: farOffInWords(day.date, today, closures) }));
  return { ...calendar, days };
}

function figuresOf(
  { actions, meetings }: BoardView,
  { today }: Office,
  next: ScheduledMeeting | undefined,
): Today['figures'] {
  const count = (isCounted: (action: Action) => boolean): number => actions.filter(isCounted).length;
  return {
    open: count(({ status }) => status === 'open'),
    dueAtNextMeeting: next ? count((action) => isDueAt(action, next, meetings)) : null,
    overdue: count((action) => isOverdue(action, meetings, today)),
    reportedDone: count((action) => proposalOf(action) !== null),
    undertakings: count(hasUnmetUndertaking),
  };
}
