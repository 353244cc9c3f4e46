import * as z from 'zod';
import {
  type CalendarDate,
  calendarDateSchema,
  type Instant,
  instantSchema,
  monthOf,
} from '../calendar/days.ts';
import { compareReferences } from '../words/references.ts';
import { codeSchema, meetingIdSchema } from './board.ts';
import { versioned } from './history.ts';
import { betweenMoments } from './owed-before.ts';

/** `PDB-2024-10-2`: board, year and month of the meeting that raised it, and a number never given twice. */
export const actionRefSchema = z
  .string()
  .regex(/^[A-Z][A-Z0-9-]{0,39}-\d{4}-\d{2}-[1-9]\d{0,8}$/, 'write a reference as PDB-2024-10-2')
  .brand<'ActionRef'>();
export type ActionRef = z.infer<typeof actionRefSchema>;

const words = z.string().min(1).nullable();

/**
 * When something is due: at a meeting, whose date it follows wherever that moves; on a day of its own; or at no
 * agreed time, which is a gap to show. The notes' own words ("in due course") are kept.
 */
export const dueSchema = z.discriminatedUnion('at', [
  z.object({ at: z.literal('meeting'), meeting: meetingIdSchema, words }).meta({ id: 'DueAtMeeting' }),
  z.object({ at: z.literal('date'), date: calendarDateSchema, words }).meta({ id: 'DueOnDay' }),
  z.object({ at: z.literal('not agreed'), words }).meta({ id: 'DueNotAgreed' }),
]);
export type Due = z.infer<typeof dueSchema>;

const evidence = z.array(z.url({ protocol: /^https?$/, error: 'is not a web address' }));
const how = z.string().trim().min(1, 'say how: the notes print it after a dash');
const reason = z.string().trim().min(1, 'say why');

/** What an owner reports done or, of what was promised, provided. */
const proposalSchema = z.object({
  on: calendarDateSchema,
  how,
  evidence,
  /** Who of the owner's office says so; null where whoever entered it says no more. */
  saidBy: z.string().trim().min(1).nullable().default(null),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** What a discharge rests on, still to be provided. `met` says when and how it was; until then it is chased. */
const undertakingSchema = z.object({
  text: z.string().trim().min(1),
  by: dueSchema,
  met: z.object({ on: calendarDateSchema, how }).nullable(),
  /** That its owner says it was provided, while the board has not accepted that; null when it says nothing. */
  proposal: proposalSchema.nullable().default(null),
});
export type Undertaking = z.infer<typeof undertakingSchema>;
/** What is promised as it is accepted, of which nobody has said yet that it was provided. */
export type Promised = Omit<Undertaking, 'proposal'>;

const dischargeSchema = z.object({
  on: calendarDateSchema,
  /** The meeting that accepted it; null when accepted between meetings. */
  meeting: meetingIdSchema.nullable(),
  how,
  evidence,
  undertaking: undertakingSchema.nullable(),
});
export type Discharge = z.infer<typeof dischargeSchema>;
/** What the board accepts an action as done by. */
export type Acceptance = Omit<Discharge, 'undertaking'> & { undertaking: Promised | null };

/** From the day `on` until the day `until`, on which it is chased again, or until it was resumed before that. */
const pauseSchema = z.object({
  on: calendarDateSchema,
  until: calendarDateSchema,
  reason,
  resumedOn: calendarDateSchema.nullable(),
});
export type Pause = z.infer<typeof pauseSchema>;

/** What the owner asked for, on which day, and who of the owner's office did; null where whoever entered it says no more. */
const askedFor = {
  until: dueSchema,
  reason,
  on: calendarDateSchema,
  askedBy: z.string().trim().min(1).nullable(),
};
/** When it was decided, and at which meeting; null when between meetings. */
const decided = { on: calendarDateSchema, meeting: meetingIdSchema.nullable() };

/** More time for what is owed: `asked` for until the board decides, and then the last that was. */
const extensionSchema = z.discriminatedUnion('state', [
  z.object({ ...askedFor, state: z.literal('asked') }).meta({ id: 'ExtensionAsked' }),
  z
    .object({ ...askedFor, state: z.literal('granted'), decision: z.object(decided) })
    .meta({ id: 'ExtensionGranted' }),
  z
    .object({ ...askedFor, state: z.literal('refused'), decision: z.object({ ...decided, reason }) })
    .meta({ id: 'ExtensionRefused' }),
]);
export type Extension = z.infer<typeof extensionSchema>;
export type ExtensionRequest = Extract<Extension, { state: 'asked' }>;

/** That an office says it is not its to answer. It stays owed as it is; `kept` says that the board left it there, and why. */
const disclaimerSchema = z.object({
  /** Which of its owners says so. */
  owner: codeSchema,
  /** Whose it is instead, as far as that office knows. */
  whose: z.string().trim().min(1).nullable(),
  reason,
  on: calendarDateSchema,
  /** Who of that office; null where whoever entered it says no more. */
  saidBy: z.string().trim().min(1).nullable(),
  kept: z.object({ on: calendarDateSchema, reason }).nullable(),
});
export type Disclaimer = z.infer<typeof disclaimerSchema>;

const common = {
  board: codeSchema,
  ref: actionRefSchema,
  /** The meeting that asked for it, and the day that was. */
  raisedAt: meetingIdSchema,
  raisedOn: calendarDateSchema,
  /** What was asked for, as the Overview of Actions prints it. */
  text: z.string().trim().min(1, 'say what was asked for'),
  /** The wording of the minute itself, where it differs. */
  minuted: z.string().min(1).nullable(),
  /** The agenda section it arose under. */
  section: z.string().min(1).nullable(),
  owner: codeSchema,
  /** Who owes it together with its owner, in the order in which they were named. */
  jointOwners: z.array(codeSchema).default([]),
  /** Whose it is in the notes' own words, where those are not the office's name: "CC", "CC and PCC". */
  ownerMinuted: z.string().min(1).nullable().default(null),
  due: dueSchema,
  /** The last time that it was paused, being neither chased nor escalated; null when it was not since it stands as it does. */
  pause: pauseSchema.nullable().default(null),
  /** The more time that was last asked for; null when none was. */
  extension: extensionSchema.nullable().default(null),
  /** The last time that an office which owes it said it was not its to answer; null when none did. */
  disclaimer: disclaimerSchema.nullable().default(null),
  /** The moment since which its present owner owes it by its present date; null when since it was recorded. */
  owedSince: instantSchema.nullable().default(null),
  /** Who owed it before that, or by when its owner did, and from when until when: the latest of such times. */
  owedBefore: z.array(z.object({ owner: codeSchema, due: dueSchema, ...betweenMoments })).default([]),
  ...versioned,
};

const open = z.object({ ...common, status: z.literal('open') });
const proposed = z.object({ ...common, status: z.literal('proposed'), proposal: proposalSchema });
const discharged = z.object({ ...common, status: z.literal('discharged'), discharge: dischargeSchema });
const withdrawn = z.object({
  ...common,
  status: z.literal('withdrawn'),
  withdrawal: z.object({
    on: calendarDateSchema,
    reason,
    /** It was recorded in error: the board never asked for it, and no paper prints it. */
    inError: z.literal(true).optional(),
    /** And nothing hung on it: no list shows it, and its reference is not given again. */
    removed: z.literal(true).optional(),
  }),
});

/** What a board asked for. An open action has no discharge to be missing; a discharged one cannot lack how. */
export const actionSchema = z.discriminatedUnion('status', [open, proposed, discharged, withdrawn]);
export type Action = z.infer<typeof actionSchema>;
export type OpenAction = z.infer<typeof open>;
export type ProposedAction = z.infer<typeof proposed>;
export type DischargedAction = z.infer<typeof discharged>;
export type WithdrawnAction = z.infer<typeof withdrawn>;
export type ActionStatus = Action['status'];

/** The statuses in the order of an action's life. */
export const actionStatuses = actionSchema.options.map((option) => option.shape.status.value);

/** A discharge whose promise is still to be kept. */
export type UnmetUndertaking = DischargedAction & { discharge: { undertaking: Undertaking & { met: null } } };

export const hasUnmetUndertaking = (action: Action): action is UnmetUndertaking =>
  action.status === 'discharged' && action.discharge.undertaking?.met === null;

/** Whose an action is. */
export type Owned = Pick<Action, 'owner' | 'jointOwners'>;

/** Everyone who owes it, its owner first: each is reminded, and what one of them does is done for all. */
export const ownersOf = ({ owner, jointOwners }: Owned): string[] => [owner, ...jointOwners];

export const isOwedBy = (action: Owned, owner: string): boolean => ownersOf(action).includes(owner);

/** What its owner reports done, or provided as was promised, and the board has not decided on; null when there is nothing. */
export function proposalOf(action: Action): Proposal | null {
  if (action.status === 'proposed') return action.proposal;
  return hasUnmetUndertaking(action) ? action.discharge.undertaking.proposal : null;
}

/** Whether the owner still has to act: what it reports waits for the board, not for its owner. */
export const waitsForOwner = (action: Action): boolean =>
  (action.status === 'open' || hasUnmetUndertaking(action)) && proposalOf(action) === null;

/** The pause that it is in on that day, being neither chased nor escalated; null when it is in none. */
export const pauseOn = ({ pause }: Pick<Action, 'pause'>, today: CalendarDate): Pause | null =>
  pause !== null && pause.resumedOn === null && today < pause.until ? pause : null;

/** The more time that the owner asked for, and that the board has not decided on; null when there is none. */
export const extensionAsked = ({ extension }: Pick<Action, 'extension'>): ExtensionRequest | null =>
  extension?.state === 'asked' ? extension : null;

/** What an office that owes it says of its not being its to answer, while the board has not decided; null when there is nothing. */
export const disclaimerWaiting = ({ disclaimer }: Pick<Action, 'disclaimer'>): Disclaimer | null =>
  disclaimer?.kept === null ? disclaimer : null;

/** That an owner said it was done, and the board did not accept it: what was said, why not, and when that was. */
export type SentBack = { at: Instant; how: string; reason: string };

/** How it was last sent back; null where its owner has not said that it was done since it was asked for, promised, or asked for again. */
export function sendingBack(action: Action): SentBack | null {
  if (!waitsForOwner(action)) return null;
  const [turn, reported, words] =
    action.status === 'open'
      ? [/^status$/, 'proposal', /^re-opened: (.+)$/s]
      : [
          /^discharge(\.undertaking\.proposal)?$/,
          'discharge.undertaking.proposal',
          /^undertaking sent back: (.+)$/s,
        ];
  const last = action.history.findLast(({ changed = [] }) => changed.some(({ field }) => turn.test(field)));
  const said = last?.changed?.find(({ field, after }) => field === reported && after === null);
  const proposal = proposalSchema.safeParse(said?.before);
  if (last === undefined || !proposal.success) return null;
  const reason = words.exec(last.what)?.[1];
  return reason === undefined ? null : { at: last.at, how: proposal.data.how, reason };
}

/** Whether anything is still owed: not yet discharged or withdrawn, or discharged on an undertaking not yet met. */
export const isLive = (action: Action): boolean =>
  action.status === 'open' || action.status === 'proposed' || hasUnmetUndertaking(action);

/** The day an action was discharged or withdrawn; null while the board still waits for it. */
export function closedOn(action: Action): CalendarDate | null {
  if (action.status === 'discharged') return action.discharge.on;
  return action.status === 'withdrawn' ? action.withdrawal.on : null;
}

/** Whether it was recorded in error, and taken back: the board never asked for it. */
export const isInError = (action: Action): boolean =>
  action.status === 'withdrawn' && action.withdrawal.inError === true;

/** In the order of their references, the tenth action of a meeting after its second. */
export const byReference = (one: { ref: string }, other: { ref: string }): number =>
  compareReferences(one.ref, other.ref);

/** The board whose code a reference starts with: `PDB-2024-10-2` is the board `pdb`'s. */
export const boardOfRef = (ref: ActionRef): string => ref.replace(/-\d{4}-\d{2}-\d+$/, '').toLowerCase();

/**
 * The next reference of the month in which the meeting that asks was held. `earlier` are all actions the board ever
 * raised, of that month at least: a number once given is never given again.
 */
export function nextRef(board: string, raisedOn: CalendarDate, earlier: readonly Action[]): ActionRef {
  const stem = `${board.toUpperCase()}-${monthOf(raisedOn)}-`;
  const numbers = earlier
    .filter(({ ref }) => ref.startsWith(stem))
    .map(({ ref }) => Number(ref.slice(stem.length)));
  return actionRefSchema.parse(`${stem}${Math.max(0, ...numbers) + 1}`);
}
