import * as z from 'zod';
import { instantSchema } from '../calendar/days.ts';
import { actionSchema } from '../register/action.ts';
import { boardSchema, codeSchema } from '../register/board.ts';
import { meetingSchema } from '../register/meeting.ts';
import { ownerSchema } from '../register/owner.ts';
import { programmeEntrySchema } from '../register/programme.ts';
import { publicEntrySchema } from '../register/public-entry.ts';
import { dispatchSchema } from '../reminders/dispatch.ts';
import { officeTurnSchema } from '../reminders/office-turn.ts';
import { sentTextSchema } from '../reminders/sent-text.ts';

export const formatName = 'matters-arising handover';

/**
 * Raised when a reader of the version before could no longer take the file as it stands. A field that a schema fills
 * in when it is left out needs none: older files lack it, and older readers refuse a field they do not know.
 */
export const formatVersion = 4;
/** Those that this program reads. */
export const versionsRead = [1, 2, 3, formatVersion] as const;
export type FormatVersion = (typeof versionsRead)[number];

/** Everything a register and its ledger hold, each kind in the words of its own schema, in the order of a file. */
const schemas = {
  board: boardSchema,
  owner: ownerSchema,
  meeting: meetingSchema,
  action: actionSchema,
  item: programmeEntrySchema,
  publicEntry: publicEntrySchema,
  dispatch: dispatchSchema,
  turn: officeTurnSchema,
  text: sentTextSchema,
} as const;
export type Kind = keyof typeof schemas;
export const kinds = Object.keys(schemas) as Kind[];

const line = <K extends Kind>(kind: K) => z.object({ kind: z.literal(kind), thing: schemas[kind] });
/** One thing, on a line of its own. */
export const recordSchema = z.discriminatedUnion('kind', [
  line('board'),
  line('owner'),
  line('meeting'),
  line('action'),
  line('item'),
  line('publicEntry'),
  line('dispatch'),
  line('turn'),
  line('text'),
]);
export type HandoverRecord = z.infer<typeof recordSchema>;

const count = z.int().min(0);
/** How many of each kind. */
const countsSchema = z.object({
  board: count,
  owner: count,
  meeting: count,
  action: count,
  item: count,
  /** Files of before have none, and no turn either. */
  publicEntry: count.default(0),
  dispatch: count,
  turn: count.default(0),
  text: count.default(0),
});
export type Counts = z.infer<typeof countsSchema>;
export const noCounts = (): Counts => ({
  ...{ board: 0, owner: 0, meeting: 0, action: 0, item: 0, publicEntry: 0, dispatch: 0, turn: 0, text: 0 },
});
export const total = (counts: Counts): number => kinds.reduce((sum, kind) => sum + counts[kind], 0);

/** The first line: what the file is, when it was made, of which boards, and how much is to follow. */
export const headerSchema = z.object({
  kind: z.literal('header'),
  format: z.literal(formatName),
  version: z.literal(versionsRead),
  made: instantSchema,
  boards: z.array(codeSchema),
  counts: countsSchema,
});
export type Header = z.infer<typeof headerSchema>;

/** The last line, by which a file that was cut off is known, and how many things stand before it. */
export const endSchema = z.object({ kind: z.literal('end'), things: count });
export type End = z.infer<typeof endSchema>;

export const boardOf = (record: HandoverRecord): string =>
  record.kind === 'board' ? record.thing.id : record.thing.board;
