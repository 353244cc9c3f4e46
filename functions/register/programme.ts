import * as z from 'zod';
import { calendarDateSchema, instantSchema, years } from '../calendar/days.ts';
import { compareReferences } from '../words/references.ts';
import { actionRefSchema } from './action.ts';
import { codeSchema, meetingIdSchema } from './board.ts';
import { versioned } from './history.ts';
import { betweenMoments } from './owed-before.ts';

/** `PCP-ITEM-7`: board, and a number never given twice. An item keeps it whatever meeting it moves to. */
export const itemRefSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9-]{0,39}-ITEM-[1-9]\d{0,8}$/, 'write a reference as PCP-ITEM-7')
  .brand<'ItemRef'>();
export type ItemRef = z.infer<typeof itemRefSchema>;

/** Tells an item's reference from an action's. */
export const isItemRef = (ref: string): ref is ItemRef => itemRefSchema.safeParse(ref).success;

const reason = z.string().trim().min(1, 'say why');
const words = z.string().trim().min(1);

/** What a piece of business came from: an action of a board, or a minute (its number, where known) of a meeting. */
const sourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('action'), ref: actionRefSchema }),
  z.object({
    kind: z.literal('minute'),
    board: codeSchema,
    meeting: meetingIdSchema,
    minute: words.nullable(),
  }),
]);
export type Source = z.infer<typeof sourceSchema>;

/** "action PDB-2024-10-2", "minute 12 of meeting 2024-10 of pdb", or the notes of the whole meeting. */
export const sourceInWords = (source: Source): string =>
  source.kind === 'action'
    ? `action ${source.ref}`
    : `${source.minute === null ? 'the notes' : `minute ${source.minute}`} of meeting ${source.meeting} of ${source.board}`;

/** Business that the law fixes for every year, and the year in which it falls: `statutory.ts` says which law. */
export const dutySchema = z.object({
  kind: z.enum([
    'precept',
    'plan review',
    'revised precept',
    'precept response',
    'annual report',
    'complaints report',
  ]),
  year: z
    .int()
    .min(2012)
    .max(years.to - 1),
});
export type Duty = z.infer<typeof dutySchema>;

/** How the programme of work last recorded from a document put it. */
const printedSchema = z.object({
  meeting: meetingIdSchema,
  title: z.string(),
  reason: z.string().nullable(),
  lead: z.string().nullable(),
});

/** `inError`: it was recorded in error, and never on the programme; `removed`: and nothing hung on it, so that no list shows it. */
const withdrawal = z.object({
  on: calendarDateSchema,
  reason,
  inError: z.literal(true).optional(),
  removed: z.literal(true).optional(),
});

const common = {
  board: codeSchema,
  ref: itemRefSchema,
  title: z.string().trim().min(1, 'say what it is'),
  ...versioned,
};

/** That its author says its paper is sent: where to, or where it can be seen. `notArrived` says that it did not come. */
const paperSent = z.object({
  on: calendarDateSchema,
  where: words,
  /** Who of the author's office; null where whoever entered it says no more. */
  saidBy: words.nullable(),
  notArrived: z.object({ on: calendarDateSchema, reason }).nullable(),
});
export type PaperSent = z.infer<typeof paperSent>;

const once = {
  ...common,
  comes: z.literal('once'),
  /** The meeting that is to consider it; it follows that meeting's date. */
  meeting: meetingIdSchema,
  /** Why it is on the programme, in the panel's own words: "Statutory Requirement". */
  reason: words.nullable(),
  /** The office that writes the report. */
  lead: codeSchema.nullable(),
  /** The day its paper came in. Until then its lead is reminded. */
  received: z.object({ on: calendarDateSchema }).nullable(),
  /** What was last said of its paper’s being sent, while it is not in; null when nothing was. */
  paperSent: paperSent.nullable().default(null),
  duty: dutySchema.nullable(),
  source: sourceSchema.nullable(),
  printed: printedSchema.nullable(),
  /**
   * Of an item that came to its meeting after the agenda was public: the special circumstances by reason of which it is
   * considered, and the day on which it came (Local Government Act 1972 s.100B(4)(b) for a panel).
   */
  late: z.object({ circumstances: reason, on: calendarDateSchema }).nullable().default(null),
  /** The moment since which its present lead owes it to its present meeting; null when since it was recorded. */
  owedSince: instantSchema.nullable(),
  /** Who owed it before that, or to which meeting its lead did, and from when until when: the latest of such times. */
  owedBefore: z
    .array(z.object({ lead: codeSchema, meeting: meetingIdSchema, ...betweenMoments }))
    .default([]),
};

const offered = z.object({ ...once, state: z.literal('offered') });
const planned = z.object({ ...once, state: z.literal('planned') });
const moved = z.object({
  ...once,
  state: z.literal('moved'),
  move: z.object({ from: meetingIdSchema, on: calendarDateSchema, reason }),
});
const presented = z.object({
  ...once,
  state: z.literal('presented'),
  presented: z.object({ on: calendarDateSchema }),
});
const withdrawn = z.object({
  ...once,
  state: z.literal('withdrawn'),
  withdrawal,
});
const replaced = z.object({
  ...once,
  state: z.literal('replaced'),
  /** What takes its place elsewhere: "a visit to the Force Control Room". */
  replacement: z.object({ on: calendarDateSchema, by: words, reason }),
});

/**
 * Business planned for one meeting. `offered` by another body and not accepted yet; `planned`; `moved` here from
 * another meeting, and as much to come as a planned one; or ended: `presented`, `withdrawn`, `replaced`.
 */
const programmeItemSchema = z.discriminatedUnion('state', [
  offered,
  planned,
  moved,
  presented,
  withdrawn,
  replaced,
]);
export type ProgrammeItem = z.infer<typeof programmeItemSchema>;
export type ItemToCome = z.infer<typeof offered> | z.infer<typeof planned> | z.infer<typeof moved>;
export type ItemState = ProgrammeItem['state'];

const regular = {
  ...common,
  comes: z.literal('every meeting'),
  as: z.enum(['standing item', 'item to note']),
  /** On what it depends that it comes: "if available". Null when it always comes. */
  condition: words.nullable(),
  /** For which meetings the condition was settled, and how. */
  settled: z.array(
    z.object({
      meeting: meetingIdSchema,
      available: z.boolean(),
      on: calendarDateSchema,
      how: words.nullable(),
    }),
  ),
};
const current = z.object({ ...regular, state: z.literal('current') });
const dropped = z.object({
  ...regular,
  state: z.literal('withdrawn'),
  withdrawal,
});

/** Business of every meeting, which nobody types again: a standing item, or an item to note. */
const regularItemSchema = z.discriminatedUnion('state', [current, dropped]);
export type RegularItem = z.infer<typeof regularItemSchema>;
export type CurrentRegularItem = z.infer<typeof current>;

/** Anything on a panel's programme of work. */
export const programmeEntrySchema = z.discriminatedUnion('comes', [programmeItemSchema, regularItemSchema]);
export type ProgrammeEntry = z.infer<typeof programmeEntrySchema>;

/** The states of an item of one meeting, in the order of its life. */
export const itemStates = programmeItemSchema.options.map((option) => option.shape.state.value);

/** Whether a meeting is still to consider it. */
export const isToCome = (entry: ProgrammeEntry): entry is ItemToCome =>
  entry.comes === 'once' &&
  (entry.state === 'offered' || entry.state === 'planned' || entry.state === 'moved');

export const isCurrent = (entry: ProgrammeEntry): entry is CurrentRegularItem =>
  entry.comes === 'every meeting' && entry.state === 'current';

/** Whether it was recorded in error, and taken back: it never was on the programme. */
export const isItemInError = (entry: ProgrammeEntry): boolean =>
  entry.state === 'withdrawn' && entry.withdrawal.inError === true;

/** What its author says of its paper's being sent, while nobody has seen whether it came; null when there is nothing. */
export const paperSaidSent = ({ paperSent }: Pick<ProgrammeItem, 'paperSent'>): PaperSent | null =>
  paperSent?.notArrived === null ? paperSent : null;

/** Whether its lead still owes the paper: one that is offered, or has come in or is said to be sent, is owed by nobody. */
export const waitsForLead = (entry: ProgrammeEntry): entry is ItemToCome =>
  isToCome(entry) && entry.state !== 'offered' && entry.received === null && paperSaidSent(entry) === null;

/** The title, with the condition on which it comes, if it has one. */
export const titleInWords = (entry: ProgrammeEntry): string =>
  entry.comes === 'once' || entry.condition === null ? entry.title : `${entry.title} (${entry.condition})`;

/** In the order in which they were put on the programme. */
export const byItemRef = (one: Pick<ProgrammeEntry, 'ref'>, other: Pick<ProgrammeEntry, 'ref'>): number =>
  compareReferences(one.ref, other.ref);

/**
 * Words of ours on a printed programme: what stands in a cell that would be blank, and what follows a reason in
 * brackets. To whoever reads the programme back they are no lead, and no part of a reason.
 */
export const wordsInPrint = {
  unknown: 'To be confirmed',
  nobody: 'None',
  offered: 'offered',
  cancelled: 'its meeting was cancelled',
  late: 'late item: ',
} as const;

/** The board whose code a reference starts with: `PCP-ITEM-7` is the board `pcp`'s. */
export const boardOfItemRef = (ref: ItemRef): string => ref.replace(/-ITEM-\d+$/, '').toLowerCase();

/** The next reference of the board. `earlier` is everything its programme ever held: no number is given twice. */
export function nextItemRef(board: string, earlier: readonly Pick<ProgrammeEntry, 'ref'>[]): ItemRef {
  const stem = `${board.toUpperCase()}-ITEM-`;
  const numbers = earlier.map(({ ref }) => Number(ref.slice(stem.length)));
  return itemRefSchema.parse(`${stem}${Math.max(0, ...numbers) + 1}`);
}

/** What kind of entry it is, as a sentence says it. */
export const kindInWords = (entry: ProgrammeEntry): string =>
  entry.comes === 'once'
    ? 'an item for one meeting'
    : `${entry.as === 'item to note' ? 'an' : 'a'} ${entry.as} of every meeting`;
