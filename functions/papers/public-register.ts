import * as z from 'zod';
import { type CalendarDate, calendarDateSchema, dayIn, type Instant, inFull } from '../calendar/days.ts';
import { actionRefSchema, byReference } from '../register/action.ts';
import { type Board, codeSchema } from '../register/board.ts';
import {
  isPublished,
  type PublicDue,
  type PublicEntry,
  type PublishedEntry,
  publicRowSchema,
} from '../register/public-entry.ts';
import type { Sheet } from './page.ts';
import { oneLine } from './wording.ts';

const date = calendarDateSchema;
const row = publicRowSchema.shape;
const due = row.due;

/** An action as the public sees it. */
const publicActionSchema = z.object({
  ref: actionRefSchema.describe('Its reference, which is never given to another.'),
  page: z.string().describe('The address of its page, beside this file. It never changes.'),
  meeting: row.meeting.describe('The meeting that asked for it.'),
  askedOn: date.describe('The day of that meeting.'),
  action: z.string().describe('What was asked for.'),
  owner: z.string().describe('The office that owes it, or those that owe it together.'),
  firstDue: due.nullable().describe('When it was first due; null where that is not known.'),
  due: due.describe('When it is due now, or was last; `date` is null where it has no day.'),
  moves: row.moves.describe('Each time that it was put to another date.'),
  status: row.status,
  statusInWords: z.string(),
  overdue: z.boolean().describe('Whether its day has passed, and it is still owed.'),
  closedOn: date.nullable().describe('The day of its discharge or withdrawal.'),
  how: z.string().nullable().describe('How it was discharged, or why it was withdrawn.'),
  undertaking: z.string().nullable().describe('What its discharge rests on, still to be provided then.'),
  undertakingDue: due.nullable(),
  metOn: date.nullable().describe('When the undertaking was met.'),
  met: z.string().nullable().describe('How the undertaking was met.'),
  publishedOn: date.describe('When it was first published here.'),
  changedOn: date.nullable().describe('When what is published of it last changed; null when it never did.'),
});
export type PublicAction = z.infer<typeof publicActionSchema>;

const figure = z.int().min(0);
const figuresSchema = z.object({
  asked: figure,
  keptOnTime: figure.describe('Done by the day on which it was first due, or with no day to keep.'),
  keptLate: figure.describe('Done after the day on which it was first due.'),
  withdrawn: figure,
  open: figure.describe('Still owed, undertakings among them.'),
  overdue: figure.describe('Of the open, those whose day has passed.'),
});
export type PublicFigures = z.infer<typeof figuresSchema>;

export const licence = {
  name: 'Open Government Licence v3.0',
  address: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
} as const;

/** The public register of a board: nothing but what was looked at and published. */
export const publicRegisterSchema = z.object({
  board: z.object({ id: codeSchema, name: z.string() }),
  asAt: date.describe('The day on which it was written, by which something is overdue or not.'),
  licence: z.object({ name: z.literal(licence.name), address: z.literal(licence.address) }),
  figures: figuresSchema,
  actions: z.array(publicActionSchema),
  noLongerPublished: z
    .array(z.object({ ref: actionRefSchema, page: z.string(), since: date, until: date }))
    .describe('What was published here, and is no longer.'),
});
export type PublicRegister = z.infer<typeof publicRegisterSchema>;

export const pageOf = (ref: string): string => `${ref}.html`;

const statusInWords: Readonly<Record<PublicAction['status'], string>> = {
  open: 'Open',
  'reported done': 'Open, and reported done by its owner',
  discharged: 'Discharged',
  'discharged on an undertaking': 'Discharged, with something still to come',
  'undertaking reported met': 'Discharged, and what was still to come reported provided',
  withdrawn: 'Withdrawn',
};

/** What is still owed of it, and by when. */
function stillDue({ status, due: owed, undertakingDue }: PublishedEntry['public']['row']): PublicDue | null {
  if (status === 'open') return owed;
  return status === 'discharged on an undertaking' ? undertakingDue : null;
}

function publicActionOf(
  { ref, public: { row: said, since, changedAt } }: PublishedEntry,
  timeZone: string,
  today: CalendarDate,
): PublicAction {
  const { action, owner, how, undertaking, met, status } = said;
  const day = stillDue(said)?.date ?? null;
  const line = (text: string | null): string | null => text && oneLine(text);
  return {
    ...said,
    ...{ ref, page: pageOf(ref), action: oneLine(action), owner: oneLine(owner) },
    ...{ how: line(how), undertaking: line(undertaking), met: line(met) },
    statusInWords: statusInWords[status],
    overdue: day !== null && day < today,
    publishedOn: dayIn(timeZone, since),
    changedOn: changedAt && dayIn(timeZone, changedAt),
  };
}

type Kept = 'on time' | 'late';

/** Whether it was done by the day on which it was first due; null of what is still owed, or is not any more. */
function keptOf({ status, firstDue, due: last, closedOn, metOn }: PublicAction): Kept | null {
  if (status !== 'discharged') return null;
  const done = metOn ?? closedOn;
  const by = firstDue?.date ?? last.date;
  return done !== null && by !== null && done > by ? 'late' : 'on time';
}

function figuresOf(actions: readonly PublicAction[]): PublicFigures {
  const count = (isSo: (action: PublicAction) => boolean): number => actions.filter(isSo).length;
  return {
    asked: actions.length,
    keptOnTime: count((one) => keptOf(one) === 'on time'),
    keptLate: count((one) => keptOf(one) === 'late'),
    withdrawn: count(({ status }) => status === 'withdrawn'),
    open: count(({ status }) => status !== 'withdrawn' && status !== 'discharged'),
    overdue: count(({ overdue }) => overdue),
  };
}

/** The public register as at `today`, of what was published and of nothing else. */
export function publicRegisterOf(
  { id, name, timeZone }: Pick<Board, 'id' | 'name' | 'timeZone'>,
  entries: readonly PublicEntry[],
  today: CalendarDate,
): PublicRegister {
  const actions = entries
    .filter(isPublished)
    .map((entry) => publicActionOf(entry, timeZone, today))
    .sort((one, other) => other.askedOn.localeCompare(one.askedOn) || byReference(one, other));
  const inDays = (at: Instant): CalendarDate => dayIn(timeZone, at);
  return {
    board: { id, name: oneLine(name) },
    asAt: today,
    licence,
    figures: figuresOf(actions),
    actions,
    noLongerPublished: entries
      .flatMap(({ ref, public: place }) =>
        place.place === 'no longer published'
          ? [{ ref, page: pageOf(ref), since: inDays(place.since), until: inDays(place.until) }]
          : [],
      )
      .sort(byReference),
  };
}

/** The actions of each meeting, the newest first. */
export function byMeeting(
  actions: readonly PublicAction[],
): { meeting: string; askedOn: CalendarDate; actions: PublicAction[] }[] {
  const meetings = new Map<string, PublicAction[]>();
  for (const action of actions) {
    const key = `${action.askedOn} ${action.meeting}`;
    meetings.set(key, [...(meetings.get(key) ?? []), action]);
  }
  return [...meetings.values()].flatMap((of) => {
    const [first] = of;
    return first ? [{ meeting: first.meeting, askedOn: first.askedOn, actions: of }] : [];
  });
}

/** What happened to an action, each with its day, in the order of days. */
export function storyOf(action: PublicAction): { on: CalendarDate; what: string }[] {
  const { askedOn, moves, closedOn, metOn, publishedOn, changedOn, status, undertaking } = action;
  const ended = undertaking === null ? 'Discharged' : 'Discharged, with something still to come';
  const lines = [
    { on: askedOn, what: 'Asked for' },
    ...moves.map(({ on, to }) => ({
      on,
      what: to === null ? 'Put to another date' : `Put to another date: ${to.inWords}`,
    })),
    ...(closedOn === null ? [] : [{ on: closedOn, what: status === 'withdrawn' ? 'Withdrawn' : ended }]),
    ...(metOn === null ? [] : [{ on: metOn, what: 'What was still to come was provided' }]),
    { on: publishedOn, what: 'First published here' },
    ...(changedOn === null ? [] : [{ on: changedOn, what: 'What is published here last changed' }]),
  ];
  return lines.toSorted((one, other) => one.on.localeCompare(other.on));
}

/** "11 December 2024", or what is known where there is no day. */
export const dueInWords = (said: PublicDue | null): string => (said === null ? 'Not known' : said.inWords);

export const meetingTitle = ({ askedOn }: { askedOn: CalendarDate }): string =>
  `Meeting of ${inFull(askedOn)}`;

/** The same rows for a spreadsheet. */
export const sheetOfPublicRegister = ({ actions }: PublicRegister): Sheet => ({
  columns: [
    ...['Reference', 'Action', 'Owner', 'Meeting', 'Asked on', 'First due', 'Due now', 'Status', 'Overdue'],
    ...['Closed on', 'How', 'Undertaking', 'Undertaking due', 'Undertaking met on', 'How it was met'],
    ...['First published', 'Changed'],
  ],
  records: actions.map((one) => [
    ...[one.ref, one.action, one.owner, one.meeting, one.askedOn],
    ...[dayOf(one.firstDue), dayOf(one.due), one.statusInWords, one.overdue ? 'Yes' : 'No'],
    ...[one.closedOn ?? '', one.how ?? '', one.undertaking ?? '', dayOf(one.undertakingDue)],
    ...[one.metOn ?? '', one.met ?? '', one.publishedOn, one.changedOn ?? ''],
  ]),
});

/** A day as spreadsheets sort it; failing one, what is known. */
const dayOf = (said: PublicDue | null): string => (said === null ? '' : (said.date ?? said.inWords));
