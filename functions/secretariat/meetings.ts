import * as z from 'zod';
import { calendarDateSchema, calendarMonthSchema, inWords, isMonth } from '../calendar/days.ts';
import { officesWrittenTo } from '../dispatch/planning.ts';
import { type MeetingMove, meetingMove } from '../papers/meeting-move.ts';
import {
  type DatedMeeting,
  dayOrMonth,
  type Meeting,
  meetingSchema,
  placeInTime,
} from '../register/meeting.ts';
import {
  addMeeting as add,
  cancel,
  hold,
  type MeetingTransition,
  rearrange,
  reopenMeeting as reopen,
  reschedule,
  type When,
} from '../register/meeting-transitions.ts';
import { oddities, shortNotice, shortNoticeInWords } from '../register/notice.ts';
import { isRemoved, restsOnHolding } from '../register/taking-back.ts';
import { series } from '../words/english.ts';
import { cautionsOfCancelling, cautionsOfNewMeeting, cautionsOfNotice } from './cautions.ts';
import { dayMeant, reason } from './inputs.ts';
import { type Decided, keepChange, keepNew } from './keeping.ts';
import { everythingOf, findMeetingById, isUnclear, refuseWhen, viewWithMeetings } from './naming.ts';
import {
  type Caution,
  type Done,
  type Fault,
  type Found,
  match,
  type NotDone,
  notDone,
  type Office,
  passOn,
} from './office.ts';

export const listMeetingsInput = z.strictObject({
  state: z
    .enum(['scheduled', 'month', 'to be confirmed', 'held', 'cancelled'])
    .optional()
    .describe('Those that stand so.'),
});

/** The meetings of a board that stand so, in the order of time. */
export async function listMeetings(
  { register, board }: Office,
  { state }: z.infer<typeof listMeetingsInput>,
): Promise<Found<Meeting[]>> {
  const meetings = await register.meetings(board.id);
  return match(
    meetings
      .filter((meeting) => !isRemoved(meeting))
      .filter((meeting) => state === undefined || meeting.state === state)
      .sort((one, other) => (placeInTime(one) < placeInTime(other) ? -1 : 1)),
  );
}

const date = dayMeant.describe('Its day.');
const month = calendarMonthSchema.describe('Its month, where no more is known: `2025-03`.');
const time = meetingSchema.options[0].shape.time.describe(
  'When it begins, as `10:00`; null when that is not known.',
);
const place = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .nullable()
  .describe('Where it is held; null when that is not known.');

const shortNoticed = reason
  .exactOptional()
  .describe(
    'Why it is called at short notice: asked for where a deadline of its papers has passed, kept with the meeting, and printed.',
  );
const confirmed = z
  .boolean()
  .default(false)
  .describe('That a day is meant which is past, no working day, or more than two years ahead.');

export const addMeetingInput = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('scheduled').describe('It has a day.'),
    date,
    time: time.default(null),
    place: place.default(null),
    shortNotice: shortNoticed,
    confirmed,
  }),
  z.strictObject({ state: z.literal('month').describe('It is known only to a month.'), month, confirmed }),
  z.strictObject({ state: z.literal('to be confirmed').describe('It has no date yet.'), reason }),
]);

/**
 * Adds a meeting: on a day, in a month, or to be confirmed. A day too soon for its papers asks for the reason, and one
 * that looks mistaken for a word that it is meant.
 */
export const addMeeting = (
  office: Office,
  input: z.infer<typeof addMeetingInput>,
): Promise<Done<Meeting> | NotDone> =>
  keepNew<Meeting>(office, {
    among: () => office.register.meetings(office.board.id),
    make: (meetings) =>
      decideDay(office, undefined, input.state === 'to be confirmed' ? {} : input, (notice) => {
        const { board, author } = office;
        const added = decisionOf(add(board.id, meetings, whenIn(input), author, notice));
        return added.outcome === 'done'
          ? { ...added, cautions: cautionsOfNewMeeting(meetings, added.thing) }
          : added;
      }),
  });

function whenIn(input: z.infer<typeof addMeetingInput>): When {
  switch (input.state) {
    case 'scheduled': {
      const { state, date: day, time: its, place: at } = input;
      return { state, date: day, time: its, place: at };
    }
    case 'month':
      return { state: input.state, month: input.month };
    case 'to be confirmed':
      return { state: input.state, reason: input.reason };
  }
}

type Answers = { shortNotice?: string; confirmed?: boolean };
type Deciding = (notice: DatedMeeting['shortNotice']) => Decided<Meeting>;

/**
 * Decides of a meeting's day or month, where that is new or another than `before`. Refused, with all that is asked, until
 * it is answered: why it is called at short notice, and that a day is meant which looks mistaken.
 */
function decideDay(
  { board, today }: Office,
  before: Meeting | undefined,
  { shortNotice: why, confirmed: isMeant = false }: Answers,
  decide: Deciding,
): Decided<Meeting> {
  const decided = decide(null);
  if (decided.outcome === 'refused') return decided;
  const when = dayOrMonth(decided.thing);
  if (when === undefined || when === (before && dayOrMonth(before))) return decided;
  const odd = oddities(board, when, today);
  const short = isMonth(when) ? null : shortNotice(board, when, today);
  const said = short && !isMonth(when) ? shortNoticeInWords(board, when, short) : '';
  const faults = [
    ...(odd.length > 0 && !isMeant ? asks(confirmation, `${odd.join(', and ')}: say that it is meant`) : []),
    ...(short && why === undefined
      ? asks(reasonWanted, `${said}: say why it is called at short notice`)
      : []),
  ];
  const [first, ...others] = faults;
  if (first) return { outcome: 'refused', faults: [first, ...others], standing: null };
  if (short && why !== undefined) {
    const again = decide({ reason: why, on: today });
    return again.outcome === 'done' ? withCautions(again, [{ what: said, step: null }]) : again;
  }
  const needless = 'its papers can be out in time: why it is at short notice was not needed, and is not kept';
  return why === undefined ? decided : withCautions(decided, [{ what: needless, step: null }]);
}

const withCautions = (
  decided: Extract<Decided<Meeting>, { outcome: 'done' }>,
  more: readonly Caution[],
): Decided<Meeting> => ({ ...decided, cautions: [...more, ...(decided.cautions ?? [])] });

const confirmation = { because: 'confirmation wanted', field: ['confirmed'] };
const reasonWanted = { because: 'reason wanted', field: ['shortNotice'] };
const asks = (wanted: Pick<Fault, 'because' | 'field'>, why: string): Fault[] => [
  { ...wanted, why, step: null },
];

export const rearrangeInput = z.strictObject({
  date: date.exactOptional(),
  month: month.exactOptional(),
  reason: reason.exactOptional().describe('Why it has no date yet, in place of a day or a month.'),
  time: time.exactOptional(),
  place: place.exactOptional(),
  shortNotice: shortNoticed,
  confirmed: confirmed.exactOptional(),
});

type Rearrangement = Omit<z.infer<typeof rearrangeInput>, 'shortNotice' | 'confirmed'>;

/** Another day, month, time or place, as the register takes it. */
function decideRearrangement(
  { board, author }: Pick<Office, 'board' | 'author'>,
  meeting: Meeting,
  said: Rearrangement,
  meetings: readonly Meeting[],
  notice: DatedMeeting['shortNotice'] = null,
): Decided<Meeting> {
  const moved = rearrange(meeting, said, meetings, author, notice);
  const decided = decisionOf(
    moved.outcome === 'refused' && isUnclear(moved) ? refuseWhen(moved, said) : moved,
  );
  return decided.outcome === 'done'
    ? { ...decided, cautions: cautionsOfNotice(board, meeting, decided.thing) }
    : decided;
}

/**
 * Gives a meeting another day or month, or puts its time or place right. What is due at it follows. Another day is asked
 * about as a new meeting's is.
 */
export const rearrangeMeeting = (
  office: Office,
  id: string,
  { shortNotice: why, confirmed: isMeant, ...said }: z.infer<typeof rearrangeInput>,
): Promise<Done<Meeting> | NotDone> =>
  keepChange<Meeting>(office, {
    read: () => findMeetingById(office, id),
    decide: async (meeting) => {
      const meetings = await office.register.meetings(office.board.id);
      const answers = {
        ...(why !== undefined && { shortNotice: why }),
        ...(isMeant !== undefined && { confirmed: isMeant }),
      };
      return decideDay(office, meeting, answers, (notice) =>
        decideRearrangement(office, meeting, said, meetings, notice),
      );
    },
  });

export const previewMoveInput = z.strictObject({
  date: date.optional(),
  month: month.optional(),
  reason: reason.optional().describe('Why it has no date yet, in place of a day or a month.'),
});

/** What would be otherwise if a meeting had another day, a month, or no date. Nothing is changed. */
export async function previewMove(
  office: Office,
  id: string,
  input: z.infer<typeof previewMoveInput>,
): Promise<Found<MeetingMove>> {
  const { ledger, today } = office;
  const found = await findMeetingById(office, id);
  if (found.outcome === 'refused') return found;
  const view = await viewWithMeetings(office);
  const said = {
    ...(input.date !== undefined && { date: input.date }),
    ...(input.month !== undefined && { month: input.month }),
    ...(input.reason !== undefined && { reason: input.reason }),
  };
  const decided = decideRearrangement(office, found.thing, said, view.meetings);
  if (decided.outcome === 'refused') return decided;
  const offices = await officesWrittenTo(ledger, view, today);
  const asked = decideDay(office, found.thing, {}, () => decided);
  return match(
    meetingMove(view, found.thing, {
      ...{ after: decided.thing, today, offices },
      cautions: (decided.cautions ?? []).map(({ what }) => what),
      asks: asked.outcome === 'refused' ? asked.faults.map(askOf) : [],
    }),
  );
}

const askOf = ({ because, why }: Fault): MeetingMove['asks'][number] =>
  because === reasonWanted.because
    ? { because: 'reason wanted', field: 'shortNotice', why }
    : { because: 'confirmation wanted', field: 'confirmed', why };

export const postponeInput = z.strictObject({ reason });

/** Puts a meeting off, with no new date yet. */
export const postponeMeeting = (
  office: Office,
  id: string,
  { reason }: z.infer<typeof postponeInput>,
): Promise<Done<Meeting> | NotDone> =>
  keepMeeting(office, id, (meeting) =>
    reschedule(meeting, { state: 'to be confirmed', reason }, [meeting], office.author),
  );

export const holdInput = z.strictObject({
  on: calendarDateSchema
    .optional()
    .describe('The day it was held, to be sure which meeting is meant: it must be the one it stands at.'),
});

/** Says that a meeting took place, on the day it stands at. */
export const holdMeeting = (
  office: Office,
  id: string,
  { on }: z.infer<typeof holdInput>,
): Promise<Done<Meeting> | NotDone> =>
  keepMeeting(office, id, (meeting) => {
    if (on !== undefined && meeting.state === 'scheduled' && meeting.date !== on) {
      const why = `meeting ${meeting.id} stands at ${inWords(meeting.date)}: give it that day first`;
      return notDone('stands at another day', why, { field: ['on'] });
    }
    return hold(meeting, office.today, office.author);
  });

export const cancelInput = z.strictObject({ reason });

/** Says that a meeting will not take place, and what waits for it, which needs another. */
export const cancelMeeting = (
  office: Office,
  id: string,
  { reason }: z.infer<typeof cancelInput>,
): Promise<Done<Meeting> | NotDone> =>
  keepMeeting(
    office,
    id,
    (meeting) => cancel(meeting, reason, office.author),
    async () => cautionsOfCancelling(await viewWithMeetings(office), id),
  );

export const reopenMeetingInput = z.strictObject({ reason });

/**
 * Says that a meeting was not held after all: it is scheduled again, and its notes count as not recorded. Refused while
 * anything rests on its having been held.
 */
export const reopenMeeting = (
  office: Office,
  id: string,
  { reason: why }: z.infer<typeof reopenMeetingInput>,
): Promise<Done<Meeting> | NotDone> =>
  keepMeeting(office, id, async (meeting) => {
    const { whole, elsewhere } = await everythingOf(office);
    const resting = meeting.state === 'held' ? restsOnHolding(meeting, whole, elsewhere) : [];
    if (resting.length === 0) return reopen(meeting, why, office.author);
    const hangs = `${series(resting)} ${resting.length === 1 ? 'rests' : 'rest'} on meeting ${id}`;
    return notDone('something hangs on it', `${hangs}: remove what was entered by mistake first`);
  });

type Transition = (meeting: Meeting) => MeetingTransition | NotDone | Promise<MeetingTransition | NotDone>;

const keepMeeting = (
  office: Office,
  id: string,
  decide: Transition,
  cautions = async (): Promise<Caution[]> => [],
): Promise<Done<Meeting> | NotDone> =>
  keepChange<Meeting>(office, {
    read: () => findMeetingById(office, id),
    decide: async (meeting) => {
      const after = decisionOf(await decide(meeting));
      return after.outcome === 'done' ? { ...after, cautions: await cautions() } : after;
    },
  });

/** What a transition came to; a refusal with the meeting that is in the way, where that is another. */
function decisionOf(transition: MeetingTransition | NotDone): Decided<Meeting> {
  if (transition.outcome === 'done') return { outcome: 'done', thing: transition.meeting };
  if ('faults' in transition) return transition;
  return passOn(transition, 'other' in transition ? { standing: transition.other } : {});
}
