import * as z from 'zod';
import { type CalendarDate, calendarDateSchema, calendarMonthSchema, inFull } from '../calendar/days.ts';
import { actionRefSchema, boardOfRef } from '../register/action.ts';
import { type Board, codeSchema } from '../register/board.ts';
import { hasDate, type Meeting, withoutDay } from '../register/meeting.ts';
import { meetingById } from '../register/meetings.ts';
import type { Owner } from '../register/owner.ts';
import {
  boardOfItemRef,
  byItemRef,
  type ItemRef,
  isCurrent,
  isToCome,
  itemStates,
  nextItemRef,
  type ProgrammeEntry,
  type ProgrammeItem,
  programmeEntrySchema,
  type Source,
} from '../register/programme.ts';
import {
  amendEntry,
  ofOneMeeting,
  reinstateEntry,
  settleEntry,
  unlessOver,
  unlessThere,
  withdrawEntry,
} from '../register/programme-entry-transitions.ts';
import {
  accept,
  keepRegular,
  moveTo,
  offer,
  type ProgrammeTransition,
  plan,
  present,
  receive,
  replace,
} from '../register/programme-transitions.ts';
import { cautionsAtMeeting, cautionsOfAcceptance } from './cautions.ts';
import { amendmentOf, meetingName, reason as whyDone } from './inputs.ts';
import { type Decided, keepAll, keepChange, keepNew } from './keeping.ts';
import { findMeeting, findOwner, lookUpMeeting } from './naming.ts';
import {
  type Caution,
  type Done,
  type Found,
  match,
  type NotDone,
  notDone,
  type Office,
  type Path,
  passOn,
  together,
} from './office.ts';

const [once, regular] = programmeEntrySchema.options;
const words = z.string().trim().min(1).max(500);

const title = once.options[0].shape.title.max(500).describe('What it is, as the programme prints it.');
const reason = words.nullable().describe('Why it is on the programme, in the panel’s own words.');
const lead = words.max(200).nullable().describe('Who writes the paper: an owner’s code, or a name.');
const condition = words.nullable().describe('On what it depends that an item to note comes.');
const source = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('action'),
      ref: actionRefSchema.describe('The reference of an action, such as `PDB-2024-10-2`.'),
    }),
    z.strictObject({
      kind: z.literal('minute'),
      board: codeSchema.describe('The code of a board, such as `pdb`.'),
      meeting: meetingName,
      minute: words.nullable().default(null).describe('Its number; null for the notes as a whole.'),
    }),
  ])
  .nullable()
  .describe('The action, or the minute of a meeting, that it came from.');
const on = calendarDateSchema
  .optional()
  .describe('The day it was, where the board is, and not one to come; today when left out.');

export const listItemsInput = z.strictObject({
  state: z
    .enum(['to-come', ...itemStates, 'current', 'all'])
    .default('to-come')
    .describe(
      'Those that stand so; `to-come`: what a meeting is still to consider, and what comes at every meeting.',
    ),
  meeting: meetingName.optional().describe('Those of one meeting, by its identity, day or month.'),
  lead: z.string().max(200).optional().describe('Those of one lead, by an owner’s code or name.'),
});

/** What is on the programme of a board and stands so, in the order in which it was put there. */
export async function listItems(
  { register, board }: Office,
  { state, meeting, lead: leadName }: z.infer<typeof listItemsInput>,
): Promise<Found<ProgrammeEntry[]>> {
  const [programme, meetings, owners] = await Promise.all([
    state === 'to-come' ? register.liveProgramme(board.id) : register.programme(board.id),
    meeting === undefined ? [] : register.meetings(board.id),
    leadName === undefined ? [] : register.owners(board.id),
  ]);
  const named = together({
    at: meeting === undefined ? match(null) : findMeeting(board, meetings, meeting, ['meeting']),
    lead: leadName === undefined ? match(null) : findOwner(board, owners, leadName, ['lead']),
  });
  if (named.outcome === 'refused') return named;
  const of = named.thing;
  const stands = (entry: ProgrammeEntry): boolean =>
    state === 'to-come' ? isToCome(entry) || isCurrent(entry) : state === 'all' || entry.state === state;
  return match(
    programme
      .filter(stands)
      .filter((entry) => of.at === null || (entry.comes === 'once' && entry.meeting === of.at.id))
      .filter((entry) => of.lead === null || (entry.comes === 'once' && entry.lead === of.lead.id))
      .sort(byItemRef),
  );
}

/** The entry of the programme of that reference. Refused where the board has none. */
export async function findItem(
  { register, board }: Pick<Office, 'register' | 'board'>,
  ref: ItemRef,
): Promise<Found<ProgrammeEntry>> {
  const entry = boardOfItemRef(ref) === board.id ? await register.item(ref) : undefined;
  if (entry) return match(entry);
  const step = { take: 'a look at the programme', board: board.id } as const;
  return notDone('not there', `there is no ${ref} on the programme`, { step });
}

export const addItemInput = z.discriminatedUnion('comes', [
  z.strictObject({
    comes: z.literal('once'),
    title,
    meeting: meetingName.describe(
      'The meeting that is to consider it, which must still be to come, by its identity, day or month.',
    ),
    reason: reason.default(null),
    lead: lead.default(null),
    source: source.default(null),
    offered: z
      .boolean()
      .default(false)
      .describe('Whether another body offers it, and the panel is still to accept it.'),
  }),
  z
    .strictObject({
      comes: z.literal('every meeting'),
      title,
      as: regular.options[0].shape.as.describe('What the programme lists it under.'),
      condition: condition.default(null),
    })
    .refine((given) => given.as === 'item to note' || given.condition === null, {
      path: ['condition'],
      message: 'only an item to note comes on a condition',
    }),
]);
type AddItemInput = z.infer<typeof addItemInput>;

/** Puts business on the programme, for one meeting or for every one, under the next number. */
export async function addItem(office: Office, input: AddItemInput): Promise<Done<ProgrammeEntry> | NotDone> {
  const { register, board, today } = office;
  const [meetings, owners] = await Promise.all([register.meetings(board.id), register.owners(board.id)]);
  return keepNew<ProgrammeEntry>(office, {
    among: () => register.programme(board.id),
    make: async (programme) => {
      const made = await newEntry(office, { meetings, owners }, input, nextItemRef(board.id, programme));
      if (made.outcome === 'refused') return made;
      const thing = made.thing;
      const added = unlessThere(thing, programme);
      if (added.outcome === 'refused') return passOn(added);
      return { outcome: 'done', thing, cautions: cautionsAtMeeting({ board, meetings }, thing, today) };
    },
  });
}

type Known = { meetings: readonly Meeting[]; owners: readonly Owner[] };

async function newEntry(
  { register, board, author }: Office,
  { meetings, owners }: Known,
  input: AddItemInput,
  ref: ItemRef,
): Promise<Found<ProgrammeEntry>> {
  const facts = { board: board.id, ref, title: input.title };
  if (input.comes === 'every meeting') {
    return match(keepRegular({ ...facts, as: input.as, condition: input.condition }, author));
  }
  const named = together({
    meeting: meetingStillToCome(board, meetings, input.meeting, ['meeting']),
    lead: findLead(board, owners, input.lead),
    source: await findSource(register, input.source),
  });
  if (named.outcome === 'refused') return named;
  const put = input.offered ? offer : plan;
  const blank = { received: null, duty: null, printed: null };
  return match(put({ ...facts, ...blank, reason: input.reason, ...named.thing }, author));
}

/** A meeting that something is put to. One that the board lacks, but which is said by its day or month, can be added. */
function findMeetingToPut(
  board: Board,
  meetings: readonly Meeting[],
  name: string,
  field: Path,
): Found<Meeting> {
  const named = lookUpMeeting(meetings, name, field);
  if (named.outcome !== 'none') return named;
  const when = z.union([calendarDateSchema, calendarMonthSchema]).safeParse(name);
  if (!when.success) return findMeeting(board, meetings, name, field);
  const step = { take: 'a new meeting', board: board.id, on: when.data } as const;
  return notDone('no such meeting', `${board.name} has no meeting "${name}" yet`, { field, step });
}

/** The same, for something new: it must still be to come. */
function meetingStillToCome(
  board: Board,
  meetings: readonly Meeting[],
  name: string,
  field: Path,
): Found<string> {
  const named = findMeetingToPut(board, meetings, name, field);
  if (named.outcome === 'refused') return named;
  const open = unlessOver(named.thing);
  return open.outcome === 'refused' ? passOn(open, { field }) : match(named.thing.id);
}

function findLead(board: Board, owners: readonly Owner[], name: string | null): Found<string | null> {
  if (name === null) return match(null);
  const owner = findOwner(board, owners, name, ['lead']);
  return owner.outcome === 'refused' ? owner : match(owner.thing.id);
}

/** Where business came from, which may be another board's. Whether whoever asks reaches that board, each face asks first. */
async function findSource(
  register: Office['register'],
  given: z.infer<typeof source>,
): Promise<Found<Source | null>> {
  if (given === null) return match(null);
  const code = given.kind === 'action' ? boardOfRef(given.ref) : given.board;
  const board = await register.board(code);
  const at = given.kind === 'action' ? ['source', 'ref'] : ['source', 'board'];
  if (board === undefined) {
    const step = { take: 'a look at all boards' } as const;
    return notDone('no such board', `there is no board "${code}"`, { field: at, step });
  }
  if (given.kind === 'action') {
    if (await register.action(given.ref)) return match(given);
    const step = { take: 'a look at all actions', board: code } as const;
    return notDone('no such action', `there is no action ${given.ref}`, { field: at, step });
  }
  const meetings = await register.meetings(code);
  const named = findMeeting(board, meetings, given.meeting, ['source', 'meeting']);
  return named.outcome === 'refused' ? named : match({ ...given, meeting: named.thing.id });
}

export const amendItemInput = amendmentOf({
  title: title.exactOptional(),
  reason: reason.exactOptional(),
  lead: lead.exactOptional(),
  source: source.exactOptional(),
  condition: condition.exactOptional(),
});

/** Puts an entry's title, reason, lead, source or condition right; null takes one away. */
export async function amendItem(
  office: Office,
  ref: ItemRef,
  { lead: leadName, source: given, ...texts }: z.infer<typeof amendItemInput>,
): Promise<Done<ProgrammeEntry> | NotDone> {
  const { register, board, author } = office;
  const owners = await register.owners(board.id);
  return keepEntry(office, ref, async (entry) => {
    const named = together({
      ...(leadName !== undefined && { lead: findLead(board, owners, leadName) }),
      ...(given !== undefined && { source: await findSource(register, given) }),
    });
    return named.outcome === 'refused' ? named : amendEntry(entry, { ...texts, ...named.thing }, author);
  });
}

/** Takes onto the programme what another body offered. To decline it, it is withdrawn. */
export const acceptItem = (office: Office, ref: ItemRef): Promise<Done<ProgrammeEntry> | NotDone> =>
  keepEntry(
    office,
    ref,
    (entry) => ofOneMeeting(entry, 'accepted', (item) => accept(item, office.author)),
    async (entry) => cautionsOfAcceptance(entry, await office.register.liveProgramme(office.board.id)),
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
});

/** Puts an item to another meeting, whose date it then follows. */
export async function moveItem(
  office: Office,
  ref: ItemRef,
  { to, reason: why }: z.infer<typeof moveItemInput>,
): Promise<Done<ProgrammeEntry> | NotDone> {
  const { board, today, author } = office;
  const meetings = await office.register.meetings(board.id);
  return keepEntry(
    office,
    ref,
    (entry) => {
      const named = findMeetingToPut(board, meetings, to, ['to']);
      if (named.outcome === 'refused') return named;
      return ofOneMeeting(entry, 'moved', (item) => moveTo(item, named.thing, why, today, author));
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

export const reinstateItemInput = z.strictObject({ reason: whyDone });

/** Sets the end of an entry aside: it is to come after all. */
export async function reinstateItem(
  office: Office,
  ref: ItemRef,
  { reason: why }: z.infer<typeof reinstateItemInput>,
): Promise<Done<ProgrammeEntry> | NotDone> {
  const { register, board, today, author } = office;
  const meetings = await register.meetings(board.id);
  return keepEntry(
    office,
    ref,
    (entry) => reinstateEntry(entry, why, author),
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

type Decision = ProgrammeTransition<ProgrammeEntry> | NotDone;
type Minding = (entry: ProgrammeEntry) => readonly Caution[] | Promise<readonly Caution[]>;

/** Decides about the entry of that reference, and of what was decided says what is to be minded. */
const keepEntry = (
  office: Office,
  ref: ItemRef,
  decide: (entry: ProgrammeEntry) => Decision | Promise<Decision>,
  mind: Minding = () => [],
): Promise<Done<ProgrammeEntry> | NotDone> =>
  keepChange<ProgrammeEntry>(office, {
    read: () => findItem(office, ref),
    decide: async (entry): Promise<Decided<ProgrammeEntry>> => {
      const decided = await decide(entry);
      if (decided.outcome === 'done') {
        return { outcome: 'done', thing: decided.entry, cautions: await mind(decided.entry) };
      }
      return 'faults' in decided ? decided : passOn(decided, { standing: entry });
    },
  });
