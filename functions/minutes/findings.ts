import * as z from 'zod';
import { calendarDateSchema, calendarMonthSchema } from '../calendar/days.ts';
import type { WhenSaid } from '../register/due.ts';

const actionStatusSchema = z.enum(['open', 'proposed', 'discharged', 'withdrawn']);
export type ActionStatus = z.infer<typeof actionStatusSchema>;

const foundActionSchema = z.strictObject({
  text: z.string(),
  status: actionStatusSchema,
  owner: z.string().nullable(),
  due: calendarDateSchema.nullable(),
  section: z.string().nullable(),
});
export type FoundAction = z.infer<typeof foundActionSchema>;

/** What is still to come of a discharged action. `by` is a day, a month as minuted ("December"), or null. */
const undertakingSchema = z.strictObject({ text: z.string(), by: z.string().nullable() });

const foundDischargeSchema = z.strictObject({
  text: z.string(),
  how: z.string().nullable(),
  undertaking: undertakingSchema.nullable(),
});
export type FoundDischarge = z.infer<typeof foundDischargeSchema>;

const differenceSchema = z.strictObject({ kind: z.string(), detail: z.string() });
export type Difference = z.infer<typeof differenceSchema>;

/** A line that should have been read and could not be: line 1 is the first line of the text, or paragraph of a Word file. */
const unreadSchema = z.strictObject({ line: z.number().int(), text: z.string(), why: z.string() });
export type Unread = z.infer<typeof unreadSchema>;

const foundItemSchema = z.strictObject({
  title: z.string(),
  reason: z.string().nullable(),
  lead: z.string().nullable(),
});
export type FoundItem = z.infer<typeof foundItemSchema>;

/** A panel's programme of work: by meeting, which may be known by its month alone; then what every meeting has. */
const foundProgrammeSchema = z.strictObject({
  meetings: z.array(
    z.strictObject({
      meeting: z.union([calendarDateSchema, calendarMonthSchema]),
      items: z.array(foundItemSchema),
    }),
  ),
  standing: z.array(z.string()),
  /** `condition` is on what it depends that it comes, as in "(if available)". */
  toNote: z.array(z.strictObject({ title: z.string(), condition: z.string().nullable() })),
});
export type FoundProgramme = z.infer<typeof foundProgrammeSchema>;

/**
 * What was promised or asked for in running text, in its own words. `minute` and `paragraph` are numbers, or a heading, as
 * printed; `by` are the words of when.
 */
const foundUndertakingSchema = z.strictObject({
  minute: z.string().nullable(),
  paragraph: z.string().nullable(),
  sentence: z.string(),
  owner: z.string().nullable(),
  what: z.string(),
  by: z.string().nullable(),
  kind: z.enum(['undertaking', 'ask', 'withdrawal', 'replacement']),
  line: z.number().int(),
});
export type FoundUndertaking = z.infer<typeof foundUndertakingSchema>;

/** What a meeting's notes say, in the order in which `read --json` prints it. Absent is null; lists may be empty. */
export const findingsSchema = z.strictObject({
  board: z.string().nullable(),
  meeting: z.strictObject({
    date: calendarDateSchema.nullable(),
    previous: calendarDateSchema.nullable(),
    next: calendarDateSchema.nullable(),
  }),
  actions: z.array(foundActionSchema),
  discharged: z.array(foundDischargeSchema),
  nothingOutstanding: z.boolean(),
  programme: foundProgrammeSchema.nullable(),
  differences: z.array(differenceSchema),
  unread: z.array(unreadSchema),
  /** Offered to a person, and never entered unasked. */
  undertakings: z.array(foundUndertakingSchema).default([]),
});
export type Findings = z.infer<typeof findingsSchema>;

/** Lines of the file by their numbers, the first and the last. */
export type LinesRead = { from: number; to: number };

/** A line as a person sees it on paper: its words, behind their mark or number; of a table's row, its cells. */
export type DocumentLine = {
  number: number;
  page: number | null;
  as: 'heading' | 'text' | 'row';
  text: string;
  cells: readonly string[] | null;
};

/** The lines of a file, and which of them was read as what: each list stands in the order of the findings. */
export type Source = {
  lines: readonly DocumentLine[];
  /** Whether these are all of its lines: of a long file only those about what was read are handed on. */
  isWhole: boolean;
  meeting: { date: LinesRead | null; previous: LinesRead | null; next: LinesRead | null };
  /** By meeting, for each of its items. */
  programme: readonly (readonly LinesRead[])[];
  /** Of those that quote an action, or name their line. */
  differences: readonly (readonly LinesRead[])[];
};

/** Somebody whom an owner's initials or surname mean by the notes' list of those present; null what that does not give. */
export type PersonMeant = {
  said: string;
  name: string | null;
  /** The office that they alone of those listed hold. */
  office: string | null;
  organisation: string | null;
};
/** Initials or a name that the list of those present does not settle, and why. */
export type UnknownOwner = { said: string; why: string };

/** An action's bullet, in its own words where they say more than its text; when it is due; and whose it is. */
export type MinutedAction = {
  wording: string | null;
  when: WhenSaid;
  /** Those whom its owner names, each by itself: “TS/PF” names two. */
  owners: readonly string[];
  /** Of these, whom the list of those present names, and whom it leaves open: either counts where the register knows none so. */
  meant?: readonly PersonMeant[];
  unknown?: readonly UnknownOwner[];
  /** Why it is not safe to enter unasked: whether it is open, whose it is, or what was asked for is in doubt. */
  doubts: readonly string[];
  /** Where it was read: its row in a table, its bullet, or both. */
  lines?: readonly LinesRead[];
};
/** Whose the discharged action was, where its own sentence says so; and what is still to come of it, by when. */
export type MinutedDischarge = {
  owner: string | null;
  meant?: readonly PersonMeant[];
  undertaking: { text: string; by: WhenSaid } | null;
  lines?: readonly LinesRead[];
};
/** What stands beside each of the findings' actions and discharges, in the same order. */
export type Minuted = { actions: MinutedAction[]; discharged: MinutedDischarge[] };
