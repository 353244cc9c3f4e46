import * as z from 'zod';
import {
  type CalendarDate,
  calendarDateSchema,
  instantSchema,
  inWords,
  isTimeZone,
} from '../calendar/days.ts';
import { versioned } from './history.ts';

/** A short code that can be said aloud, put in a URL and in a mail tag: `pdb`, `force`, `chief-constable`. */
export const codeSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]{0,39}$/,
    'use small letters, figures and hyphens, starting with a letter: pdb, chief-constable',
  );

/** A meeting keeps this for life, whatever becomes of its date: `2024-12`, or `2024-12-b` for a second in the month. */
export const meetingIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,19}$/);

/** Letters, figures and the signs that an address may hold unquoted: `atext` of RFC 5322, none of which can end a header. */
const atext = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

/** An address without quotes or comments: a dot-atom (RFC 5322 section 3.2.3) at a domain. */
export const emailSchema = z.email({
  pattern: new RegExp(`^${atext}(?:\\.${atext})*@(?:[A-Za-z0-9][A-Za-z0-9-]*\\.)+[A-Za-z]{2,}$`),
  error: 'is not an email address',
});

/** Whether two addresses are one mailbox: capitals make no difference. */
export const sameMailbox = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/**
 * The people whose mailbox none before them, nor any of `others`, has: whoever is listed twice gets one mail.
 */
export const eachMailboxOnce = <Listed extends { email: string }>(
  people: readonly Listed[],
  others: readonly { email: string }[] = [],
): Listed[] =>
  people.filter(
    ({ email }, place) =>
      ![...others, ...people.slice(0, place)].some((before) => sameMailbox(before.email, email)),
  );

/** How many mailboxes one mail goes to at the most, copies included: SES takes no more. */
export const mostRecipients = 50;

export const personSchema = z.object({ name: z.string().min(1), email: emailSchema });
export type Person = z.infer<typeof personSchema>;

/** A person as a mail program writes one; a mailbox alone where no name is known. */
export const personInWords = ({ name, email }: Person): string =>
  name === email ? email : `${name} <${email}>`;

/** A mailbox that bounced mail or whose holder complained, with why and since when; not written to until cleared. */
export const undeliverableSchema = z.object({
  email: emailSchema,
  since: calendarDateSchema,
  why: z.string(),
});
export type Undeliverable = z.infer<typeof undeliverableSchema>;

export const isUndeliverable = (
  { undeliverable }: { undeliverable: readonly Undeliverable[] },
  email: string,
): boolean => undeliverable.some((marked) => sameMailbox(marked.email, email));

const workingDays = z.int().min(0).max(250);

/** A point before a meeting: so many working days before the papers deadline, publication, or the meeting itself. */
const stageSchema = z.object({
  name: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/, 'use small letters, figures and hyphens: first-notice'),
  workingDays,
  before: z.enum(['papers', 'publication', 'meeting']),
});
export type Stage = z.infer<typeof stageSchema>;

/** What the policy had until that moment: an entry for it may stand in somebody's calendar, and is to be called off. */
const until = instantSchema;

/**
 * The steps by which a matter is escalated, in their order: its office's deputy is told, those whom the policy names are,
 * and the office is asked to attend the next meeting.
 */
export const escalationSteps = ['deputy', 'named', 'attend'] as const;
export type EscalationStep = (typeof escalationSteps)[number];

/**
 * How a board runs its reminders. Every number is the board's own to change.
 * The defaults are house practice for a quarterly Performance and Delivery Board.
 */
export const policySchema = z.object({
  /** Clear days between publication and the meeting; null where the board publishes nothing beforehand. */
  clearDays: workingDays.nullable().default(5),
  /** Working days before publication by which papers and answers must reach the secretary. */
  papersWorkingDays: workingDays.default(5),
  /** When owners are reminded, furthest from the meeting first. */
  stages: z
    .array(stageSchema)
    .refine(
      (stages) => new Set(stages.map(({ name }) => name)).size === stages.length,
      'two stages have the same name',
    )
    .default([
      { name: 'first-reminder', workingDays: 15, before: 'papers' },
      { name: 'second-reminder', workingDays: 5, before: 'papers' },
      { name: 'final-reminder', workingDays: 1, before: 'papers' },
      { name: 'last-call', workingDays: 2, before: 'meeting' },
    ]),
  /** When the secretary gets the action report. */
  actionReport: stageSchema.default({ name: 'action-report', workingDays: 1, before: 'publication' }),
  /** After a missed meeting or date: a chase every so many working days. */
  chaseEveryWorkingDays: z.int().min(1).max(250).default(5),
  /** How many chases go out before the matter is escalated. */
  chasesBeforeEscalation: z.int().min(0).max(50).default(2),
  /** After an escalation that brought no answer: a chase every so many working days until it is done; null for none. */
  chaseOnWorkingDays: z.int().min(1).max(250).nullable().default(20),
  /** By which steps a matter is escalated, one every so many working days as the chases are. */
  escalationSteps: z
    .array(z.enum(escalationSteps))
    .min(1, 'name one step at least')
    .refine(
      (steps) =>
        steps.every(
          (step, place) =>
            escalationSteps.indexOf(step) > escalationSteps.indexOf(steps[place - 1] ?? step) || place === 0,
        ),
      'name each step once, in the order deputy, named, attend',
    )
    .default(['named']),
  /** The office is asked to attend once so many boards have met since the day it let pass, and it is still owed. */
  attendAfterMeetings: z.int().min(1).max(20).default(2),
  /** Who is told of an escalation, besides the owner; the secretary when empty. */
  escalateTo: z.array(personSchema).default([]),
  /** A reminder for a meeting not sent by this many working days before it is `missed`; 0 allows the day itself. */
  cutOffWorkingDays: workingDays.default(0),
  /** A send whose outcome nobody knows is settled after this many minutes without evidence from the mail service. */
  unknownAfterMinutes: z
    .int()
    .min(2, 'must outlast the mail service’s time-outs: 2 minutes or more')
    .max(10_080)
    .default(60),
  /** Send again, and say so (`send again`), or leave it to a person (`ask`). */
  unknownThen: z.enum(['send again', 'ask']).default('send again'),
  /** A meeting known only to a month is a gap to show once its month begins within so many days. */
  horizonDays: z.int().min(0).max(1_000).default(90),
  /** Days on which this board's own office is shut, besides weekends and bank holidays. */
  closureDays: z.array(calendarDateSchema).default([]),
});
export type Policy = z.infer<typeof policySchema>;

const reason = z.string().trim().min(1, 'say why');

/** Any body that meets: its code, name, time zone, secretary's contacts and policy. A panel is one with a programme. */
export const boardSchema = z.object({
  id: codeSchema,
  name: z.string().min(1),
  timeZone: z.string().refine(isTimeZone, 'is not a time zone that this machine knows'),
  secretary: z.array(personSchema).min(1, 'a board needs a secretary to report to'),
  /** What its secretary is called: a panel's is its "panel officer". */
  secretaryTitle: z.string().trim().min(1).default('secretary'),
  /** The panels that its notes are offered to, as items to note; null when nobody said. */
  notesTo: z.array(codeSchema).nullable().default(null),
  policy: policySchema,
  /** The moment since which the policy is what it is; null when since the board was added. */
  policySince: instantSchema.nullable().default(null),
  /** The moment since which it chases on after an escalation; null of a board from before that, which then let nothing pass. */
  chasesOnSince: instantSchema.nullable().default(null),
  /** The stages that the policy no longer has, the latest to go last. */
  formerStages: z.array(stageSchema.extend({ until })).default([]),
  /** How many clear days it counted before it ceased to publish beforehand; null while it does, or never did. */
  formerPublication: z.object({ clearDays: workingDays, until }).nullable().default(null),
  /** What tells its calendar entries from those of another register's board of the same code; null for older boards. */
  calendarMark: z
    .string()
    .regex(/^[0-9a-f]{12}$/)
    .nullable()
    .default(null),
  /** Of its secretaries, and of whom escalations go to: the mailboxes that refused mail. */
  undeliverable: z.array(undeliverableSchema).default([]),
  /** It meets no more, from that day on; null while it does. */
  ended: z.object({ on: calendarDateSchema, reason }).nullable().default(null),
  /** The moment since which it meets again, once it had ended; null when it never did. */
  meetsSince: instantSchema.nullable().default(null),
  /** Of the links to the sheets of its chair: raised to end all that were given until then. */
  chairLinks: z.object({ epoch: z.int().min(0) }).default({ epoch: 0 }),
  /** It was entered by mistake, and nothing hung on it: it counts as never added. */
  removed: z.object({ on: calendarDateSchema, reason }).nullable().default(null),
  ...versioned,
});
export type Board = z.infer<typeof boardSchema>;

/** Whether the board meets no more on that day: nobody is written to about it. */
export const hasEnded = ({ ended }: Pick<Board, 'ended'>, today: CalendarDate): boolean =>
  ended !== null && ended.on <= today;

/** "ended on 31 March 2025", or "ends on" it while it is to come; nothing of a board that meets. */
export const boardEndInWords = (board: Pick<Board, 'ended'>, today: CalendarDate): string | null =>
  board.ended && `${hasEnded(board, today) ? 'ended' : 'ends'} on ${inWords(board.ended.on)}`;

/** A panel is told by what its secretary is called. */
export const isPanel = ({ secretaryTitle }: Pick<Board, 'secretaryTitle'>): boolean =>
  /^panel officer$/i.test(secretaryTitle);

/** Every person the board itself names: its secretaries, and whom its escalations go to. */
export const peopleOf = ({ policy, secretary }: Pick<Board, 'policy' | 'secretary'>): Person[] => [
  ...secretary,
  ...policy.escalateTo,
];

/**
 * The secretaries who are written to: those whose mailboxes take mail. Empty when there is none, which is a gap to
 * show, never a reason to skip.
 */
export const secretariesToWriteTo = (board: Board): Person[] =>
  board.secretary.filter(({ email }) => !isUndeliverable(board, email));

/** Who is told of an escalation, besides the owner: of those named, whose mailboxes take mail; failing them, the secretaries. */
export function escalationContacts(board: Board): Person[] {
  const named = board.policy.escalateTo.filter(({ email }) => !isUndeliverable(board, email));
  return named.length > 0 ? named : secretariesToWriteTo(board);
}
