import * as z from 'zod';
import { calendarDateSchema, type Instant, instantSchema } from '../calendar/days.ts';
import { actionRefSchema } from '../register/action.ts';
import { codeSchema, meetingIdSchema, sameMailbox } from '../register/board.ts';
import { versioned } from '../register/history.ts';
import { itemRefSchema } from '../register/programme.ts';

/** What a mail may be about: an action, or an item of the programme of work. */
const refSchema = z.union([actionRefSchema, itemRefSchema]);
export type Ref = z.infer<typeof refSchema>;

/** A dispatch's own name, which the mail carries as a tag and every mail event brings back (SES allows no more). */
export const dispatchIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,256}$/)
  .brand<'DispatchId'>();
export type DispatchId = z.infer<typeof dispatchIdSchema>;

/**
 * The kinds of mail: what an owner owes, what is new, what was missed, which meeting has moved, what was answered in its
 * name, a new link to its own page, and what the secretary should know.
 */
const dispatchKinds = [
  'digest',
  'notice',
  'chase',
  'escalation',
  'change of date',
  'receipt',
  'new link',
  'action report',
  'answers',
  'problems',
] as const;
export type DispatchKind = (typeof dispatchKinds)[number];
/** The kinds that go to an owner and carry a digest; the others go to the secretary. */
export type DigestKind = Exclude<DispatchKind, 'action report' | 'answers' | 'problems'>;

const planned = {
  board: codeSchema,
  id: dispatchIdSchema,
  kind: z.enum(dispatchKinds),
  /** The owner it is for; null for the secretary. */
  owner: codeSchema.nullable(),
  /** The meeting it leads up to and the day that stood for it then; null when it leads up to none. */
  meeting: z.object({ id: meetingIdSchema, date: calendarDateSchema }).nullable(),
  /** The actions and reports that it is about. */
  refs: z.array(refSchema),
  /** What the mails are about that it goes out for as well: while some of that is owed, it goes, though its own reason be gone. */
  alsoCovers: z.array(refSchema).default([]),
  /** The dispatches gone wrong that it reports to the secretary. */
  reports: z.array(dispatchIdSchema).default([]),
  /** The stage, or the chase, in a word: `second-reminder`, `chase-2`. */
  stage: z.string().min(1),
  /** The day it fell due, and the last day on which it is still worth sending. */
  dueOn: calendarDateSchema,
  cutOff: calendarDateSchema,
  /** Why it is owed, as a person would put it. */
  why: z.string().min(1),
};

/** A mail that is owed, before the ledger knows of it. */
export const plannedDispatchSchema = z.object(planned);
export type PlannedDispatch = z.infer<typeof plannedDispatchSchema>;

const common = {
  ...planned,
  /** How many times the mail service was asked. */
  attempts: z.int().min(0),
  /** Which mail service was asked to send it last; null when none was. */
  sentVia: z.string().min(1).nullable().default(null),
  /**
   * The mail in which this one's failure was reported to the secretary; null when it was not, or nothing is to be. A
   * mail that reports bears its own name here once all that it reported bear it; or, where it reached nobody, once none
   * of them does.
   */
  reportedIn: dispatchIdSchema.nullable(),
  /**
   * The mail to the same office that says what this one would. While that has not gone, this one waits for it, and is
   * due again by itself where it does not go; once it went, this one is `cancelled`.
   */
  coveredBy: dispatchIdSchema.nullable().default(null),
  /** The day whose work it was when the mail service was asked last. */
  askedOn: calendarDateSchema.nullable().default(null),
  /** The numbers under which the mail service ever took it, each once. */
  mails: z.array(z.string().min(1)).default([]),
  /** Whether the mail service took it once more though it had taken it, and not because it was to be sent again. */
  wentTwice: z.boolean().default(false),
  /** The addresses from which it came back; not those that it was written to since. */
  cameBack: z.array(z.string()).default([]),
  /** Those of them from which it came back for now: a mailbox that is full, or word that its holder is out of office. */
  cameBackForNow: z.array(z.string()).default([]),
  /** The addresses whose mail servers took it, of those that it was last written to. */
  takenBy: z.array(z.string()).default([]),
  ...versioned,
};
/** What a dispatch keeps, whatever state it comes to. */
export const fieldsOfEveryState = Object.keys(common) as (keyof typeof common)[];

/**
 * What a planned dispatch could not go out without, when last tried: somebody to write to, the mail service, a working
 * day, a day on which the office has had no other mail, the mail that says it too, leave to write to whom it is for, or the
 * ledger, which keeps what is sent.
 */
const waitingFor = z
  .enum([
    ...['a contact', 'the mail service', 'a working day', 'another day', 'another mail'],
    ...['leave to write', 'the ledger'],
  ] as const)
  .nullable();
const addressed = { to: z.array(z.string()), copies: z.array(z.string()), subject: z.string() };
/** How it came to that, which is not why it was owed. */
const outcome = { at: instantSchema, because: z.string().min(1) };
const messageId = z.string().min(1).nullable();
/** Whether it is not sent again by itself, whatever the board's policy: the ledger was restored, and it may well have gone. */
const leftToPerson = z.boolean().default(false);

/**
 * One mail of one kind to one owner for one meeting and stage, and how far it has come. `sending` is written before
 * the mail service is called, so that no crash can hide that it may have been.
 */
export const dispatchSchema = z.discriminatedUnion('state', [
  z.object({ ...common, state: z.literal('planned'), waitingFor }),
  z.object({ ...common, ...addressed, state: z.literal('sending'), since: instantSchema }),
  z.object({ ...common, ...addressed, ...outcome, state: z.literal('unknown'), leftToPerson }),
  z.object({ ...common, ...addressed, state: z.literal('sent'), at: instantSchema, messageId }),
  z.object({ ...common, ...addressed, ...outcome, state: z.literal('delivered'), messageId }),
  z.object({ ...common, ...addressed, ...outcome, state: z.literal('bounced'), messageId }),
  z.object({ ...common, ...addressed, ...outcome, state: z.literal('complained'), messageId }),
  z.object({ ...common, ...addressed, ...outcome, state: z.literal('suppressed'), messageId }),
  z.object({ ...common, ...outcome, state: z.literal('cancelled') }),
  z.object({ ...common, ...outcome, state: z.literal('missed') }),
  z.object({ ...common, ...outcome, state: z.literal('failed') }),
]);
export type Dispatch = z.infer<typeof dispatchSchema>;

const sound = new WeakSet<object>();

/** `thing` as the schema has it. Throws what the schema does. */
export function soundDispatch(thing: object): Dispatch {
  const dispatch = dispatchSchema.parse(thing);
  sound.add(dispatch);
  return dispatch;
}

/** Whether it came of that, and need not be looked at again: nobody changes a dispatch, but makes another of it. */
export const isSound = (dispatch: Dispatch): boolean => sound.has(dispatch);

/** Whether nobody knows if it went, and only evidence or a person settles it. */
export const isLeftToPerson = (dispatch: Dispatch): boolean =>
  dispatch.state === 'unknown' && dispatch.leftToPerson;

/** Raised when what a dispatch holds is kept under other names. */
export const dispatchFormat = 2;

const namesSinceFormat1 = new Map([
  ['saysToo', 'alsoCovers'],
  ['tells', 'reports'],
  ['toldIn', 'reportedIn'],
  ['asked', 'sentVia'],
]);

const withNamesOfToday = (kept: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(kept).map(([name, value]) => [namesSinceFormat1.get(name) ?? name, value]),
  );

const saidIn = z.looseObject({
  state: z.literal('cancelled'),
  coveredBy: z.undefined().optional(),
  because: z.templateLiteral(['said in ', dispatchIdSchema, ' of the same day']),
});

/** What it was said in, of a dispatch that was kept when only words told that: once said, it is not owed again. */
function withCover(kept: Record<string, unknown>): Record<string, unknown> {
  if (kept['state'] !== 'cancelled') return kept;
  const said = saidIn.safeParse(kept);
  return said.success ? { ...kept, coveredBy: said.data.because.split(' ')[2] } : kept;
}

/** Of one that an earlier release had `claimed`, to make it up: nobody was asked to send it yet. */
function withoutClaim(kept: Record<string, unknown>): Record<string, unknown> {
  if (kept['state'] !== 'claimed') return kept;
  const { leaseUntil, ...lasting } = kept;
  return { ...lasting, state: 'planned', waitingFor: null };
}

/** A dispatch that was kept in that format by any release, as this one has it. What it holds is still to be parsed. */
export const upgradeDispatch = (kept: Record<string, unknown>, format: number): Record<string, unknown> =>
  withoutClaim(withCover(format === 1 ? withNamesOfToday(kept) : kept));

export type DispatchState = Dispatch['state'];

/** Whether a mail was of that action or item, or went out for it as well. */
export const isAbout = ({ refs, alsoCovers }: Dispatch, ref: string): boolean =>
  [...refs, ...alsoCovers].some((about) => about === ref);

/** States in which a dispatch still waits for somebody or something. */
const underWay: readonly DispatchState[] = ['planned', 'sending', 'unknown'];
/** Ends in which a mail was, as far as is known, there to be read. */
const there: readonly DispatchState[] = ['sent', 'delivered', 'complained'];
/** Ends that let somebody down, of which the secretary is told. */
const endedBadly: readonly DispatchState[] = ['bounced', 'complained', 'suppressed', 'missed', 'failed'];

/** Whether the mail service was ever asked to send it, as far as is known. */
export const isAskedFor = (dispatch: Dispatch): boolean => dispatch.attempts > 0 || 'to' in dispatch;

export const isUnderWay = (dispatch: Dispatch): boolean => underWay.includes(dispatch.state);

/** Refused for good, or come back from every address that it was written to. Who was copied in does not count. */
export const reachedNobody = (dispatch: Dispatch): boolean =>
  dispatch.state === 'failed' ||
  ((dispatch.state === 'bounced' || dispatch.state === 'suppressed') &&
    dispatch.to.length > 0 &&
    dispatch.to.every((address) => dispatch.cameBack.some((other) => sameMailbox(address, other))));

/** Whether the mail, as far as is known, was there to be read by one at least of those whom it was written to. */
export const reachedSomebody = (dispatch: Dispatch): boolean =>
  there.includes(dispatch.state) ||
  ((dispatch.state === 'bounced' || dispatch.state === 'suppressed') &&
    dispatch.cameBack.length > 0 &&
    !reachedNobody(dispatch));

/** Ended badly, went twice, or going nowhere for want of a contact. */
export const isTrouble = (dispatch: Dispatch): boolean =>
  endedBadly.includes(dispatch.state) ||
  dispatch.wentTwice ||
  (dispatch.state === 'planned' && dispatch.waitingFor === 'a contact');

/** A trouble; or it came back, though it was sent again and may be there by now. */
export const isNews = (dispatch: Dispatch): boolean => isTrouble(dispatch) || dispatch.cameBack.length > 0;

/**
 * News that the secretary does not know of yet. Of a mail that reports troubles, these are reported anew and not the
 * mail; and what waits for a secretary who can be written to goes by itself once there is one.
 */
export const isUnreportedTrouble = (dispatch: Dispatch): boolean =>
  isNews(dispatch) &&
  dispatch.reportedIn === null &&
  dispatch.kind !== 'problems' &&
  !(dispatch.owner === null && dispatch.state === 'planned');

/**
 * Reported troubles to the secretary, and these do not all say yet whether the secretary was told: their entries are
 * written after its own.
 */
export const hasUnmarkedReport = (dispatch: Dispatch): boolean =>
  dispatch.reports.length > 0 &&
  dispatch.reportedIn === null &&
  (reachedSomebody(dispatch) || reachedNobody(dispatch));

/** What a sweep must look at: under way, a trouble still to be reported, or a report still to be marked. */
export const isLiveDispatch = (dispatch: Dispatch): boolean =>
  isUnderWay(dispatch) || isUnreportedTrouble(dispatch) || hasUnmarkedReport(dispatch);

/** When a mail went, or may have; null of one that did not. */
export function wentAt(mail: Dispatch): Instant | null {
  switch (mail.state) {
    case 'planned':
    case 'cancelled':
    case 'missed':
    case 'failed':
      return null;
    case 'sending':
      return mail.since;
    default:
      return mail.at;
  }
}
