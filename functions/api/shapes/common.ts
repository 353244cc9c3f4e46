import * as z from 'zod';
import { calendarDateSchema, instantSchema } from '../../calendar/days.ts';
import { actionRefSchema, actionSchema, dueSchema } from '../../register/action.ts';
import { codeSchema, meetingIdSchema } from '../../register/board.ts';
import { dueMoveSchema } from '../../register/due-record.ts';

/** A parameter that names something, described. */
const named = <T extends z.ZodType>(schema: T, description: string): T => schema.describe(description) as T;

export const boardCode = named(codeSchema, 'The code of a board, such as `pdb`.');
/** The parameters of a path that names a board and nothing else. */
export const boardParams = z.object({ board: boardCode });

export const actionRef = named(actionRefSchema, 'The reference of an action, such as `PDB-2024-10-2`.');
export const meetingId = named(
  meetingIdSchema,
  'The identity of a meeting, which it keeps when its date moves: `2024-12`.',
);

const fieldChanged = z
  .object({
    field: z.string().describe('The field, or the part of one: `due`, `policy.papersWorkingDays`.'),
    before: z.unknown().describe('What it was; null where there was nothing. Of a list, what left it.'),
    after: z.unknown().describe('What it became; null where it is gone. Of a list, what came to it.'),
  })
  .meta({ id: 'FieldChanged', description: 'What one field of a thing was before a change, and became.' });

/** Everything that was ever done to a thing, oldest first. */
const history = z
  .array(
    z
      .object({
        at: instantSchema.describe('When; the last time, where it was done several times.'),
        by: z.string().describe('Who: a name, and the subject of the token where that is another.'),
        what: z.string().describe('What was done.'),
        from: z
          .string()
          .describe('Through which door: the HTTP API and its client, the command line, a file.'),
        reason: z.string().optional().describe('Why, where the thing itself does not say.'),
        changed: z
          .array(fieldChanged)
          .optional()
          .describe('What each field was and became; not there where the thing was new, nor in old lines.'),
        since: instantSchema
          .optional()
          .describe('When first, where the same was done several times and is said once.'),
        times: z.int().min(2).optional().describe('How many times, where it is not once.'),
      })
      .meta({ id: 'Change', description: 'One thing that was done to a thing.' }),
  )
  .describe('Everything that was ever done to it, oldest first.');

/** Beside what answers a change. */
export const cautions = z
  .array(z.string())
  .optional()
  .describe('What to mind of the change that this answers, where there is something; of no ETag.');

/** What the API shows of a kept thing besides what is its own. */
export const shownKept = { history, version: z.int().describe('Raised by each change.'), cautions };

/** A page of things. */
export const pageOf = <T extends z.ZodType>(things: T) =>
  z.object({
    items: z.array(things),
    next: z
      .string()
      .nullable()
      .describe('The address of the next page, to be asked for as it stands; null on the last.'),
  });

const [open, proposed, discharged, withdrawn] = actionSchema.options;
const dueOn = calendarDateSchema
  .nullable()
  .describe('The day on which what is still owed falls due, as meetings stand now; null when there is none.');

/** What an action tells beside its own fields: when it is due, and what became of that. */
const told = {
  dueOn,
  firstDue: dueSchema
    .nullable()
    .describe('When it was due as it was first recorded; null where that is not known.'),
  firstDueOn: calendarDateSchema
    .nullable()
    .describe('The day that was then; null where it had none, or it is not known.'),
  dueMoves: z
    .array(dueMoveSchema.meta({ id: 'DueMove' }))
    .describe(
      'Each time that it, or the undertaking it was discharged on, was put to another time, oldest first.',
    ),
  carriedOverAt: z
    .array(meetingId)
    .nullable()
    .describe(
      'The meetings, held since it was asked for, after which it was still open; null where not known.',
    ),
};

/** An action, as the API shows it. */
export const actionShown = z
  .discriminatedUnion('status', [
    open.extend({ ...shownKept, ...told }).meta({ id: 'OpenAction' }),
    proposed.extend({ ...shownKept, ...told }).meta({ id: 'ProposedAction' }),
    discharged.extend({ ...shownKept, ...told }).meta({ id: 'DischargedAction' }),
    withdrawn.extend({ ...shownKept, ...told }).meta({ id: 'WithdrawnAction' }),
  ])
  .meta({ id: 'Action', description: 'What a board asked for, and how it stands.' });

const [actionListedOpen, actionListedProposed, actionListedDischarged, actionListedWithdrawn] =
  actionShown.options;

/** The same in a list, without its history. */
export const actionListed = z
  .discriminatedUnion('status', [
    actionListedOpen.omit({ history: true }).meta({ id: 'ListedOpenAction' }),
    actionListedProposed.omit({ history: true }).meta({ id: 'ListedProposedAction' }),
    actionListedDischarged.omit({ history: true }).meta({ id: 'ListedDischargedAction' }),
    actionListedWithdrawn.omit({ history: true }).meta({ id: 'ListedWithdrawnAction' }),
  ])
  .meta({ id: 'ListedAction', description: 'An action in a list, without its history.' });
