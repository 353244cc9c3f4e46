import * as z from 'zod';
import { instantSchema } from '../calendar/days.ts';
import { actionRefSchema, actionSchema } from './action.ts';
import { codeSchema, meetingIdSchema } from './board.ts';
import { versioned } from './history.ts';
import { meetingSchema } from './meeting.ts';
import { ownerSchema } from './owner.ts';
import { itemRefSchema, programmeEntrySchema } from './programme.ts';

const changed = {
  /** Whose register it is in: notes are offered to panels too. */
  board: codeSchema,
  /** Its version as the recording leaves it, and the moment of that change: by both it is known whether it was made. */
  version: z.int().min(1),
  at: instantSchema,
};

/** A thing that a recording changes, and how it stood before, without its history; null where it is new. */
const loggedSchema = z.discriminatedUnion('kind', [
  z.object({
    ...changed,
    kind: z.literal('action'),
    name: actionRefSchema,
    before: actionSchema.nullable(),
  }),
  z.object({
    ...changed,
    kind: z.literal('meeting'),
    name: meetingIdSchema,
    before: meetingSchema.nullable(),
  }),
  z.object({ ...changed, kind: z.literal('owner'), name: codeSchema, before: ownerSchema.nullable() }),
  z.object({
    ...changed,
    kind: z.literal('item'),
    name: itemRefSchema,
    before: programmeEntrySchema.nullable(),
  }),
]);
export type Logged = z.infer<typeof loggedSchema>;

/** What the last recording of a board set out to change: written before it changes anything, so that it can be taken back. */
export const recordingLogSchema = z.object({
  board: codeSchema,
  file: z.string().min(1),
  logged: z.array(loggedSchema),
  takenBack: z.boolean(),
  ...versioned,
});
export type RecordingLog = z.infer<typeof recordingLogSchema>;
