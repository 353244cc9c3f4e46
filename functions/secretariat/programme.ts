import * as z from 'zod';
import { actionRefSchema, boardOfRef } from '../register/action.ts';
import { type Board, codeSchema } from '../register/board.ts';
import type { Meeting } from '../register/meeting.ts';
import type { Owner } from '../register/owner.ts';
import { paperDue } from '../register/papers-calendar.ts';
import {
  boardOfItemRef,
  byItemRef,
  type ItemRef,
  isCurrent,
  isToCome,
  itemStates,
  nextItemRef,
  type ProgrammeEntry,
  programmeEntrySchema,
  type Source,
} from '../register/programme.ts';
import { amendEntry, unlessOver, unlessThere } from '../register/programme-entry-transitions.ts';
import { keepRegular, offer, type ProgrammeTransition, plan } from '../register/programme-transitions.ts';
import { isRemoved } from '../register/taking-back.ts';
import { cautionsAtMeeting } from './cautions.ts';
import { amendmentOf, meetingName, specialCircumstances } from './inputs.ts';
import { type Decided, keepChange, keepNew } from './keeping.ts';
import { isSought, soughtInput } from './lists.ts';
import { findLateness, findMeeting, findMeetingToPut, findOwner, standing } from './naming.ts';
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

export const listItemsInput = z.strictObject({
  state: z
    .enum(['to-come', ...itemStates, 'current', 'all'])
    .default('to-come')
    .describe(
      'Those that stand so; `to-come`: what a meeting is still to consider, and what comes at every meeting.',
    ),
  meeting: meetingName.optional().describe('Those of one meeting, by its identity, day or month.'),
  lead: z.string().max(200).optional().describe('Those of one lead, by an owner’s code or name.'),
  ...soughtInput,
});

/** What is on the programme of a board and stands so, in the order in which it was put there. */
export async function listItems(
  { register, board, today }: Office,
  { state, meeting, lead: leadName, ...sought }: z.infer<typeof listItemsInput>,
): Promise<Found<ProgrammeEntry[]>> {
  const [programme, meetings, owners] = await Promise.all([
    state === 'to-come' ? register.liveProgramme(board.id) : register.programme(board.id),
    register.meetings(board.id),
    leadName === undefined ? [] : register.owners(board.id),
  ]);
  const named = together({
    at: meeting === undefined ? match(null) : findMeeting(board, meetings, meeting, ['meeting']),
    lead: leadName === undefined ? match(null) : findOwner(board, owners, leadName, ['lead']),
  });
  if (named.outcome === 'refused') return named;
  const of = named.thing;
  const paperOwed = (entry: ProgrammeEntry) =>
    isToCome(entry) && entry.received === null ? paperDue({ board, meetings }, entry) : null;
  const stands = (entry: ProgrammeEntry): boolean =>
    state === 'to-come' ? isToCome(entry) || isCurrent(entry) : state === 'all' || entry.state === state;
  return match(
    programme
      .filter((entry) => stands(entry) && !isRemoved(entry))
      .filter((entry) => of.at === null || (entry.comes === 'once' && entry.meeting === of.at.id))
      .filter((entry) => of.lead === null || (entry.comes === 'once' && entry.lead === of.lead.id))
      .filter((entry) => isSought(sought, { thing: entry, due: paperOwed(entry), today }))
      .sort(byItemRef),
  );
}

/** The entry of the programme of that reference. Refused where the board has none. */
export async function findItem(
  { register, board }: Pick<Office, 'register' | 'board'>,
  ref: ItemRef,
): Promise<Found<ProgrammeEntry>> {
  const entry = boardOfItemRef(ref) === board.id ? await register.item(ref) : undefined;
  const step = { take: 'a look at the programme', board: board.id } as const;
  return standing(board, ref, entry) ?? notDone('not there', `there is no ${ref} on the programme`, { step });
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
    specialCircumstances: specialCircumstances.exactOptional(),
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
  { register, board, today, author }: Office,
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
  const lateness = findLateness(
    { board, today },
    meetings.find(({ id }) => id === named.thing.meeting),
    input.specialCircumstances,
  );
  if (lateness.outcome === 'refused') return lateness;
  const put = input.offered ? offer : plan;
  const blank = { received: null, duty: null, printed: null };
  const thing = { ...facts, ...blank, reason: input.reason, ...named.thing, late: lateness.thing };
  return match(put(thing, author));
}

/** A meeting that something new is put to: it must still be to come. */
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
  specialCircumstances: specialCircumstances.nullable().exactOptional(),
});

/** Puts an entry's title, reason, lead, source or condition right; null takes one away. */
export async function amendItem(
  office: Office,
  ref: ItemRef,
  { lead: leadName, source: given, specialCircumstances: why, ...texts }: z.infer<typeof amendItemInput>,
): Promise<Done<ProgrammeEntry> | NotDone> {
  const { register, board, today, author } = office;
  const owners = await register.owners(board.id);
  return keepEntry(office, ref, async (entry) => {
    const named = together({
      ...(leadName !== undefined && { lead: findLead(board, owners, leadName) }),
      ...(given !== undefined && { source: await findSource(register, given) }),
    });
    if (named.outcome === 'refused') return named;
    const late = why === undefined ? {} : { late: why === null ? null : { circumstances: why, on: today } };
    return amendEntry(entry, { ...texts, ...named.thing, ...late }, author);
  });
}

type Decision = ProgrammeTransition<ProgrammeEntry> | NotDone;
type Minding = (entry: ProgrammeEntry) => readonly Caution[] | Promise<readonly Caution[]>;

/** Decides about the entry of that reference, and of what was decided says what is to be minded. */
export const keepEntry = (
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
