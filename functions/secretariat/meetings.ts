import * as z from 'zod';
import { calendarDateSchema, calendarMonthSchema, inWords } from '../calendar/days.ts';
import { type Meeting, meetingSchema, placeInTime } from '../register/meeting.ts';
import {
  addMeeting as add,
  cancel,
  hold,
  type MeetingTransition,
  rearrange,
  reopenMeeting as reopen,
  reschedule,
} from '../register/meeting-transitions.ts';
import { isRemoved, restsOnHolding } from '../register/taking-back.ts';
import { series } from '../words/english.ts';
import { cautionsOfCancelling, cautionsOfNewMeeting } from './cautions.ts';
import { dayMeant, reason } from './inputs.ts';
import { type Decided, keepChange, keepNew } from './keeping.ts';
import { everythingOf, findMeetingById, isUnclear, refuseWhen, viewOf } from './naming.ts';
import {
  type Caution,
  type Done,
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

export const addMeetingInput = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('scheduled').describe('It has a day.'),
    date,
    time: time.default(null),
    place: place.default(null),
  }),
  z.strictObject({ state: z.literal('month').describe('It is known only to a month.'), month }),
  z.strictObject({ state: z.literal('to be confirmed').describe('It has no date yet.'), reason }),
]);

/** Adds a meeting: on a day, in a month, or to be confirmed. */
export const addMeeting = (
  office: Office,
  when: z.infer<typeof addMeetingInput>,
): Promise<Done<Meeting> | NotDone> =>
  keepNew<Meeting>(office, {
    among: () => office.register.meetings(office.board.id),
    make: (meetings) => {
      const added = decisionOf(add(office.board.id, meetings, when, office.author));
      return added.outcome === 'done'
        ? { ...added, cautions: cautionsOfNewMeeting(meetings, added.thing) }
        : added;
    },
  });

export const rearrangeInput = z.strictObject({
  date: date.exactOptional(),
  month: month.exactOptional(),
  reason: reason.exactOptional().describe('Why it has no date yet, in place of a day or a month.'),
  time: time.exactOptional(),
  place: place.exactOptional(),
});

/** Gives a meeting another day or month, or puts its time or place right. What is due at it follows. */
export const rearrangeMeeting = (
  office: Office,
  id: string,
  said: z.infer<typeof rearrangeInput>,
): Promise<Done<Meeting> | NotDone> =>
  keepMeeting(office, id, async (meeting) => {
    const moved = rearrange(meeting, said, await office.register.meetings(office.board.id), office.author);
    return moved.outcome === 'refused' && isUnclear(moved) ? refuseWhen(moved, said) : moved;
  });

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
    async () => cautionsOfCancelling(await viewOf(office), id),
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

type Deciding = (meeting: Meeting) => MeetingTransition | NotDone | Promise<MeetingTransition | NotDone>;

const keepMeeting = (
  office: Office,
  id: string,
  decide: Deciding,
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
