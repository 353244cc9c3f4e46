import * as z from 'zod';
import { type CalendarDate, calendarDateSchema, inFull } from '../calendar/days.ts';
import { hasDate, type Meeting, withoutDay } from '../register/meeting.ts';
import { meetingById } from '../register/meetings.ts';
import {
  byItemRef,
  type ItemRef,
  isToCome,
  type ProgrammeEntry,
  type ProgrammeItem,
} from '../register/programme.ts';
import {
  ofOneMeeting,
  reinstateEntry,
  settleEntry,
  withdrawEntry,
} from '../register/programme-entry-transitions.ts';
import {
  accept,
  moveTo,
  present,
  receive,
  replace,
  sayNotArrived,
  sayPaperSent as saySent,
} from '../register/programme-transitions.ts';
import { cautionsAtMeeting, cautionsOfAcceptance, cautionsOfLateness } from './cautions.ts';
import { meetingName, personName, specialCircumstances, reason as whyDone } from './inputs.ts';
import { keepAll } from './keeping.ts';
import { findLateness, findMeeting, findMeetingToPut } from './naming.ts';
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
import { keepEntry } from './programme.ts';

const on = calendarDateSchema
  .optional()
  .describe('The day it was, where the board is, and not one to come; today when left out.');

/** Takes onto the programme what another body offered. To decline it, it is withdrawn. */
export const acceptItem = (office: Office, ref: ItemRef): Promise<Done<ProgrammeEntry> | NotDone> =>
  keepEntry(
    office,
    ref,
    (entry) => ofOneMeeting(entry, 'accepted', (item) => accept(item, office.author)),
    async (entry) => [
      ...cautionsOfAcceptance(entry, await office.register.liveProgramme(office.board.id)),
      ...cautionsOfLateness(
        office.board,
        await office.register.meetings(office.board.id),
        entry,
        office.today,
      ),
    ],
  );

export const receivePaperInput = z.strictObject({ on });

/** Logs that the paper of an item is in: its lead is reminded no more. */
export const receivePaper = (
  office: Office,
  ref: ItemRef,
  { on: day = office.today }: z.infer<typeof receivePaperInput>,
): Promise<Done<ProgrammeEntry> | NotDone> =>
  keepEntry(office, ref, (entry) =>
    ofOneMeeting(entry, 'marked as received', (item) => receive(item, day, office.today, office.author)),
  );

export const sayPaperSentInput = z.strictObject({
  on,
  where: z
    .string()
    .trim()
    .min(1, 'say where it was sent, or give a link to it')
    .max(2_000)
    .describe('Where it was sent, or a link to it.'),
  saidBy: personName
    .nullable()
    .default(null)
    .describe('Who of its author’s office says so; null where whoever enters it says no more.'),
});

/** Logs that an author says the paper is sent: reminders stop, until it is in or is said not to have arrived. */
export const sayPaperSent = (
  office: Office,
  ref: ItemRef,
  { on: day = office.today, ...said }: z.infer<typeof sayPaperSentInput>,
): Promise<Done<ProgrammeEntry> | NotDone> =>
  keepEntry(office, ref, (entry) =>
    ofOneMeeting(entry, 'said to be sent', (item) =>
      saySent(item, { on: day, ...said }, office.today, office.author),
    ),
  );

export const sayPaperNotArrivedInput = z.strictObject({ reason: whyDone });

/** Logs that a paper which was said to be sent has not arrived: its author is reminded again, and told why. */
export const sayPaperNotArrived = (
  office: Office,
  ref: ItemRef,
  { reason: why }: z.infer<typeof sayPaperNotArrivedInput>,
): Promise<Done<ProgrammeEntry> | NotDone> =>
  keepEntry(office, ref, (entry) =>
    ofOneMeeting(entry, 'said not to have arrived', (item) =>
      sayNotArrived(item, why, office.today, office.author),
    ),
  );

export const presentInput = z.strictObject({
  on: calendarDateSchema
    .optional()
    .describe('The day it was considered, not one to come; the day of its meeting when left out.'),
});
export type PresentInput = z.infer<typeof presentInput>;

/** Logs that the meeting considered an item. */
export async function presentItem(
  office: Office,
  ref: ItemRef,
  { on: said }: PresentInput,
): Promise<Done<ProgrammeEntry> | NotDone> {
  const { register, board, today, author } = office;
  const meetings = said === undefined ? await register.meetings(board.id) : [];
  return keepEntry(office, ref, (entry) => {
    // One that cannot be presented on any day is told so, before its day is looked for.
    const waits = isToCome(entry) && entry.state !== 'offered';
    const day = waits && said === undefined ? dayConsidered(office, meetings, entry) : match(said ?? today);
    if (day.outcome === 'refused') return day;
    return ofOneMeeting(entry, 'marked as presented', (item) => present(item, day.thing, today, author));
  });
}

/** The day of an item's meeting, which must have come to have considered it. */
function dayConsidered(
  { today }: Office,
  meetings: readonly Meeting[],
  { ref, meeting: id }: ProgrammeItem,
): Found<CalendarDate> {
  const meeting = meetingById(meetings, id);
  if (meeting && hasDate(meeting) && meeting.date <= today) return match(meeting.date);
  const stands = meeting ? whenStill(meeting) : 'is not in the register';
  const why = `${ref} is for meeting ${id}, which ${stands}: say when it was considered`;
  return notDone('meeting had not met', why, { field: ['on'] });
}

const whenStill = (meeting: Meeting): string =>
  hasDate(meeting) ? `is set for ${inFull(meeting.date)}` : withoutDay(meeting);

/** What one meeting considered. */
export type Considered = { meeting: string; items: readonly ProgrammeItem[] };

/** Logs that a meeting considered all that was planned for it; what is only offered is left. */
export async function presentItems(
  office: Office,
  meetingNamed: string,
  { on: said }: PresentInput,
): Promise<Done<Considered> | NotDone> {
  const { register, board, today, author } = office;
  const [meetings, programme] = await Promise.all([
    register.meetings(board.id),
    register.programme(board.id),
  ]);
  const named = findMeeting(board, meetings, meetingNamed);
  if (named.outcome === 'refused') return named;
  const { id: meeting } = named.thing;
  const its = programme
    .filter((entry) => entry.comes === 'once' && entry.meeting === meeting)
    .sort(byItemRef);
  return keepAll<ProgrammeItem, Considered>(office, {
    among: its,
    decide: () => {
      const toCome = its.filter(isToCome);
      const cautions = toCome.filter(({ state }) => state === 'offered').map(leftOffered);
      const things: ProgrammeItem[] = [];
      for (const item of toCome.filter(({ state }) => state !== 'offered')) {
        const day = said === undefined ? dayConsidered(office, meetings, item) : match(said);
        if (day.outcome === 'refused') return day;
        const presented = present(item, day.thing, today, author);
        if (presented.outcome === 'refused') return passOn(presented, { standing: item });
        things.push(presented.entry);
      }
      return { outcome: 'done', things, cautions };
    },
    whole: (items) => ({ meeting, items }),
    again: 'present them again',
  });
}

const leftOffered = ({ ref }: ProgrammeItem): Caution => ({
  what: `${ref} is only offered, and was left`,
  step: { take: 'the acceptance of', ref },
});

export const moveItemInput = z.strictObject({
  to: meetingName.describe('The other meeting, which must still be to come, by its identity, day or month.'),
  reason: whyDone,
  specialCircumstances: specialCircumstances.exactOptional(),
});

/** Puts an item to another meeting, whose date it then follows. */
export async function moveItem(
  office: Office,
  ref: ItemRef,
  { to, reason: why, specialCircumstances: circumstances }: z.infer<typeof moveItemInput>,
): Promise<Done<ProgrammeEntry> | NotDone> {
  const { board, today, author } = office;
  const meetings = await office.register.meetings(board.id);
  return keepEntry(
    office,
    ref,
    (entry) => {
      const named = findMeetingToPut(board, meetings, to, ['to']);
      if (named.outcome === 'refused') return named;
      const moved = ofOneMeeting(entry, 'moved', (item) => moveTo(item, named.thing, why, today, author));
      const lateness = findLateness(office, named.thing, circumstances);
      if (moved.outcome === 'refused' || (lateness.outcome === 'found' && lateness.thing === null))
        return moved;
      if (lateness.outcome === 'refused') return lateness;
      return ofOneMeeting(entry, 'moved', (item) =>
        moveTo(item, named.thing, why, today, author, lateness.thing),
      );
    },
    (entry) => cautionsAtMeeting({ board, meetings }, entry, today),
  );
}

export const withdrawItemInput = z.strictObject({ on, reason: whyDone });

/** Takes an entry off the programme: it is no longer wanted, at its meeting or at any. */
export const withdrawItem = (
  office: Office,
  ref: ItemRef,
  { on: day = office.today, reason: why }: z.infer<typeof withdrawItemInput>,
): Promise<Done<ProgrammeEntry> | NotDone> =>
  keepEntry(office, ref, (entry) =>
    withdrawEntry(entry, { on: day, reason: why }, office.today, office.author),
  );

export const replaceItemInput = z.strictObject({
  on,
  by: z.string().trim().min(1).max(1_000).describe('What takes its place.'),
  reason: whyDone,
});

/** Takes an item off the programme: something elsewhere takes its place. */
export const replaceItem = (
  office: Office,
  ref: ItemRef,
  { on: day = office.today, by, reason: why }: z.infer<typeof replaceItemInput>,
): Promise<Done<ProgrammeEntry> | NotDone> =>
  keepEntry(office, ref, (entry) =>
    ofOneMeeting(entry, 'replaced', (item) =>
      replace(item, { on: day, by, reason: why }, office.today, office.author),
    ),
  );

export const reinstateItemInput = z.strictObject({
  reason: whyDone,
  specialCircumstances: specialCircumstances.exactOptional(),
});

/** Sets the end of an entry aside: it is to come after all. */
export async function reinstateItem(
  office: Office,
  ref: ItemRef,
  { reason: why, specialCircumstances: circumstances }: z.infer<typeof reinstateItemInput>,
): Promise<Done<ProgrammeEntry> | NotDone> {
  const { register, board, today, author } = office;
  const meetings = await register.meetings(board.id);
  return keepEntry(
    office,
    ref,
    (entry) => {
      const back = reinstateEntry(entry, why, author);
      if (back.outcome === 'refused' || entry.comes !== 'once' || entry.late !== null) return back;
      const lateness = findLateness(office, meetingById(meetings, entry.meeting), circumstances);
      if (lateness.outcome === 'refused') return lateness;
      return lateness.thing === null ? back : reinstateEntry(entry, why, author, lateness.thing);
    },
    (entry) => cautionsAtMeeting({ board, meetings }, entry, today),
  );
}

export const settleItemInput = z.strictObject({
  meeting: meetingName.describe('For which meeting, by its identity, day or month.'),
  available: z.boolean().describe('Whether it will come.'),
  on,
  how: z.string().trim().min(1).max(4_000).nullable().default(null).describe('More about it.'),
});

/** Says for one meeting whether what comes on a condition will come. */
export async function settleItem(
  office: Office,
  ref: ItemRef,
  { meeting, available, on: day = office.today, how }: z.infer<typeof settleItemInput>,
): Promise<Done<ProgrammeEntry> | NotDone> {
  const { register, board, today, author } = office;
  const meetings = await register.meetings(board.id);
  return keepEntry(office, ref, (entry) => {
    const named = findMeetingToPut(board, meetings, meeting, ['meeting']);
    if (named.outcome === 'refused') return named;
    const settlement = { meeting: named.thing.id, available, on: day, how };
    return settleEntry(entry, settlement, today, author);
  });
}
