import * as z from 'zod';
import { calendarDateSchema } from '../calendar/days.ts';
import { actionSchema } from '../register/action.ts';
import { emailSchema, meetingIdSchema, sameMailbox } from '../register/board.ts';

/** A meeting as people name it. */
export const meetingName = meetingIdSchema.describe(
  'A meeting: by its identity, which it keeps when its date moves (`2024-12`), by its day, or by its month where it is the only one then.',
);

/** An office as people name it. */
export const ownerNameInput = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .describe(
    'Of whom: an owner’s code, or a name it goes by; of several together, with “and”, “/”, “&” or “,” between them.',
  );

/** How long an address may be, and its part before the sign (RFC 5321 section 4.5.3.1). */
export const mailbox = emailSchema
  .max(254)
  .refine((address) => address.lastIndexOf('@') <= 64, 'has more than 64 characters before its @')
  .describe('The mailbox, by which a person is known; capitals make no difference.');
export const personName = z.string().trim().min(1).max(200).describe('The person.');

/** A list of people in which each mailbox stands once, capitals or not: nobody gets a mail twice. */
export const eachOnce = <Listed extends z.ZodType<{ email: string }>>(person: Listed) =>
  z.array(person).superRefine((people, context) => {
    for (const [place, { email }] of people.entries()) {
      if (people.findIndex((one) => sameMailbox(one.email, email)) === place) continue;
      context.addIssue({
        code: 'custom',
        path: [place, 'email'],
        message: `${email} is in the list already`,
      });
    }
  });

/** A day that somebody means: nobody plans beyond these, and a Word file cannot be dated so. */
const meant = { from: '1980-01-01', to: '2099-12-31' };
export const dayMeant = calendarDateSchema.refine(
  (date) => date >= meant.from && date <= meant.to,
  `name a day from ${meant.from} to ${meant.to}`,
);

/** Why something was done, as the history and the papers have it. */
export const reason = z.string().trim().min(1, 'say why').max(4_000).describe('Why.');

/** Why a late item is considered. */
export const specialCircumstances = reason.describe(
  'Of an item that comes to its meeting after the agenda is public: by reason of what it is considered all the same, as the minutes are to have it. Asked for then, kept with the item, and printed.',
);

/** As much of how something was done as the notes print after a dash, in characters; what notes say themselves may be longer. */
export const mostHow = 500;

/** How something was done. */
export const how = z
  .string()
  .trim()
  .min(1, 'say how: the notes print it after a dash')
  .max(mostHow)
  .describe('How, as the notes are to print it.');

export const evidence = actionSchema.options[1].shape.proposal.shape.evidence
  .max(50)
  .default([])
  .describe('Web addresses where it can be seen.');

/** When something is due, as it is said. */
export const dueSaid = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .describe(
    'A date (one that is a meeting’s follows the meeting), a meeting’s identity, `next meeting`, or `not agreed`.',
  );

const nothingBeside = {};

/** The fields of an amendment, of which one at least is to be given, and what may be said `beside` them. */
export const amendmentOf = <Shape extends z.ZodRawShape, Beside extends z.ZodRawShape = typeof nothingBeside>(
  shape: Shape,
  beside: Beside = nothingBeside as Beside,
) => {
  const fields = Object.keys(shape);
  const named = `${fields.slice(0, -1).join(', ')} or ${fields.at(-1)}`;
  return z
    .strictObject({ ...shape, ...beside })
    .refine((given) => fields.some((field) => field in given), `say what to change: ${named}`);
};
