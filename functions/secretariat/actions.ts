import * as z from 'zod';
import { calendarDateSchema, monthOf } from '../calendar/days.ts';
import { type ActionRow, actionRows, sheetOfActions } from '../papers/action-rows.ts';
import {
  type Action,
  type ActionRef,
  actionSchema,
  byReference,
  type DischargedAction,
  isLive,
  isOwedBy,
  nextRef,
  type Promised,
} from '../register/action.ts';
import { type ActionStanding, actionStandings, isDueAt, isStandingAs } from '../register/action-standing.ts';
import {
  type ActionTransition,
  askForExtension as ask,
  change,
  discharge,
  disclaim,
  grantExtension as grant,
  keepWithOwner as keepIt,
  meetUndertaking,
  pause,
  propose,
  raise,
  refuseExtension as refuse,
  reopen,
  resume,
  sendBack,
  withdraw,
} from '../register/action-transitions.ts';
import { byDueDate, dueDate, dueNow, metBy } from '../register/due.ts';
import { type DatedMeeting, hasDate, type Meeting } from '../register/meeting.ts';
import { latestMeeting } from '../register/meetings.ts';
import { type Owner, ownerNames } from '../register/owner.ts';
import { isRemoved } from '../register/taking-back.ts';
import {
  amendmentOf,
  dueSaid,
  evidence,
  how,
  meetingName,
  ownerNameInput,
  personName,
  reason,
} from './inputs.ts';
import { type Decided, keepChange, keepNew } from './keeping.ts';
import { isSought, soughtInput } from './lists.ts';
import { findAction, findDue, findMeeting, findOwner, findOwners, meetingsToName } from './naming.ts';
import {
  type Done,
  type Found,
  match,
  type NotDone,
  notDone,
  type Office,
  passOn,
  together,
} from './office.ts';
import type { WrittenPaper } from './papers.ts';

const common = actionSchema.options[0].shape;

const on = calendarDateSchema.describe(
  'The day it was, where the board is; not before the action was raised, nor to come.',
);
const text = common.text.max(4_000).describe('What is asked for, as the Overview of Actions prints it.');
const minuted = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .nullable()
  .describe('The wording of the minute itself, where it differs.');
const section = z.string().trim().min(1).max(500).nullable().describe('The agenda section it arose under.');

export const listActionsInput = z.strictObject({
  status: z
    .array(z.enum(actionStandings))
    .min(1)
    .default(['owed'])
    .describe(
      'Those that stand in one of these ways; `owed`: of which something is still owed, an undertaking too; `overdue`: of which the owner let the day pass; `proposed`: reported done, or an undertaking reported provided; `undertaking`: discharged on one not met yet.',
    ),
  owner: z
    .string()
    .optional()
    .describe('Those of one owner, by code or name; those that it owes with others too.'),
  raisedAt: meetingName.optional().describe('Those that one meeting asked for, by its identity.'),
  dueAt: meetingName
    .optional()
    .describe('Those of which something falls due at that meeting, or on its day.'),
  dueBy: calendarDateSchema.optional().describe('Those of which something falls due on that day or before.'),
  ...soughtInput,
});
type Sought = z.infer<typeof listActionsInput>;

/** Standings that only live actions have: the others are not read. */
const liveStandings: readonly ActionStanding[] = ['owed', 'open', 'proposed', 'overdue', 'undertaking'];

type Listing = { actions: Action[]; meetings: Meeting[]; owners: Owner[] };

async function seekActions(
  { register, board, today }: Office,
  { status, owner, raisedAt, dueAt, dueBy, ...sought }: Sought,
  { isOwnerShown }: { isOwnerShown: boolean },
): Promise<Found<Listing>> {
  const isLiveAlone = status.every((one) => liveStandings.includes(one));
  const [actions, owners] = await Promise.all([
    isLiveAlone ? register.liveActions(board.id) : register.actions(board.id),
    isOwnerShown || owner !== undefined ? register.owners(board.id) : [],
  ]);
  const meetings = isLiveAlone
    ? await meetingsToName({ register, board }, actions, raisedAt, dueAt)
    : await register.meetings(board.id);
  const meetingNamed = (name: string | undefined, field: string): Found<Meeting | null> =>
    name === undefined ? match(null) : findMeeting(board, meetings, name, [field]);
  const named = together({
    owner: owner === undefined ? match(null) : findOwner(board, owners, owner, ['owner']),
    raisedAt: meetingNamed(raisedAt, 'raisedAt'),
    dueAt: meetingNamed(dueAt, 'dueAt'),
  });
  if (named.outcome === 'refused') return named;
  const of = named.thing;
  const isDue = (action: Action): boolean => {
    const due = isLive(action) ? dueDate(dueNow(action), meetings) : null;
    const isBy = dueBy === undefined || (due !== null && due <= dueBy);
    return isBy && isSought(sought, { thing: action, due, today });
  };
  const found = actions
    .filter((one) => !isRemoved(one))
    .filter((one) => status.some((standing) => isStandingAs(standing, one, meetings, today)))
    .filter((one) => of.owner === null || isOwedBy(one, of.owner.id))
    .filter((one) => of.raisedAt === null || one.raisedAt === of.raisedAt.id)
    .filter((one) => of.dueAt === null || isDueAt(one, of.dueAt, meetings))
    .filter(isDue);
  return match({ actions: found, meetings, owners });
}

/** The actions of a board that stand so, in the order of their references, with the meetings that they speak of. */
export async function listActions(
  office: Office,
  sought: Sought,
): Promise<Found<Pick<Listing, 'actions' | 'meetings'>>> {
  const found = await seekActions(office, sought, { isOwnerShown: false });
  if (found.outcome === 'refused') return found;
  const { actions, meetings } = found.thing;
  return match({ actions: actions.sort(byReference), meetings });
}

/** As many rows as a page of the table has. */
const rowsAPage = 50;

/** The actions that were looked for, a page of them by the day on which they are due. */
export type ActionTable = {
  rows: ActionRow[];
  /** How many there are on all pages. */
  total: number;
  page: number;
  pages: number;
  /** By what else they can be looked for. */
  owners: Owner[];
  meetings: Meeting[];
};

export const actionTableInput = listActionsInput.extend({
  page: z.coerce
    .number<string>()
    .int()
    .min(1)
    .default(1)
    .describe('Which page, from 1; the last where there are fewer.'),
});

/** A page of the actions of a board that stand so, by the day on which they are due, those without one last. */
export async function actionTable(
  office: Office,
  { page: wanted, ...sought }: z.infer<typeof actionTableInput>,
): Promise<Found<ActionTable>> {
  const found = await seekActions(office, sought, { isOwnerShown: true });
  if (found.outcome === 'refused') return found;
  const { actions, ...known } = found.thing;
  const inOrder = byDue(actions, known.meetings);
  const pages = Math.max(1, Math.ceil(inOrder.length / rowsAPage));
  const page = Math.min(wanted, pages);
  const shown = inOrder.slice((page - 1) * rowsAPage, page * rowsAPage);
  const rows = actionRows(shown, { board: office.board, ...known }, office.today);
  return match({
    ...{ rows, total: inOrder.length, page, pages, meetings: known.meetings },
    owners: known.owners.filter((owner) => !isRemoved(owner)),
  });
}

/** All of the actions that were looked for, in the order of the table, for a spreadsheet. */
export async function actionSheet(office: Office, sought: Sought): Promise<Found<WrittenPaper>> {
  const found = await seekActions(office, sought, { isOwnerShown: true });
  if (found.outcome === 'refused') return found;
  const { board, today } = office;
  const { actions, ...known } = found.thing;
  const rows = actionRows(byDue(actions, known.meetings), { board, ...known }, today);
  // Few ask for one, and everybody would wait for it to load.
  const { sheetInCsv } = await import('../papers/csv.ts');
  const written = sheetInCsv(sheetOfActions(rows));
  return match({ name: `actions-${board.id}-${today}`, written, cautions: [] });
}

const byDue = (actions: readonly Action[], meetings: readonly Meeting[]): Action[] =>
  actions
    .map((action) => ({ action, ref: action.ref, due: dueDate(dueNow(action), meetings) }))
    .sort(byDueDate)
    .map(({ action }) => action);

export const raiseInput = z.strictObject({
  meeting: meetingName
    .optional()
    .describe('The meeting that asked for it, which must have met; the last one when left out.'),
  text,
  owner: ownerNameInput,
  due: dueSaid.default('next meeting'),
  section: section.default(null),
  minuted: minuted.default(null),
});

/** Raises an action, besides those that notes bring, under the next number of its meeting's month. */
export async function raiseAction(
  office: Office,
  input: z.infer<typeof raiseInput>,
): Promise<Done<Action> | NotDone> {
  const { register, board, author, terms } = office;
  const [meetings, owners] = await Promise.all([register.meetings(board.id), register.owners(board.id)]);
  const asking = meetingAsking(office, meetings, input.meeting);
  if (asking.outcome === 'refused') return asking;
  const { id: raisedAt, date: raisedOn } = asking.thing;
  return keepNew<Action>(office, {
    among: async () => [
      ...(await register.actionsRaisedIn(board.id, monthOf(raisedOn))),
      // Of a request with a key it is also to be known whether it raised something elsewhere.
      ...(terms?.request ? await register.liveActions(board.id) : []),
    ],
    make: (earlier) => {
      const named = together({
        owners: findOwners(board, owners, input.owner, ['owner']),
        due: findDue(input.due, meetings, { after: raisedOn, since: raisedOn, field: ['due'] }),
      });
      if (named.outcome === 'refused') return named;
      const { text, minuted, section } = input;
      const { owners: owned, due } = named.thing;
      const ref = nextRef(board.id, raisedOn, earlier);
      const action = {
        board: board.id,
        ref,
        raisedAt,
        raisedOn,
        text,
        minuted,
        section,
        ...owned,
        due,
      };
      return { outcome: 'done', thing: raise(action, author) };
    },
  });
}

/** The meeting that asks, which must have met: the one named, or the last. */
function meetingAsking(
  { board, today }: Office,
  meetings: readonly Meeting[],
  name: string | undefined,
): Found<DatedMeeting> {
  const field = ['meeting'];
  if (name === undefined) {
    const latest = latestMeeting(meetings, today);
    return latest
      ? match(latest)
      : notDone('no meeting yet', 'no meeting can have asked for it yet', { field });
  }
  const named = findMeeting(board, meetings, name, field);
  if (named.outcome === 'refused') return named;
  const met = metBy(named.thing, today);
  if (met.outcome === 'refused') return passOn(met, { field });
  if (hasDate(named.thing)) return match(named.thing);
  throw new Error(`meeting ${named.thing.id} met, and has no date`);
}

export const amendActionInput = amendmentOf(
  {
    text: text.exactOptional(),
    owner: ownerNameInput.exactOptional(),
    due: dueSaid.exactOptional(),
    section: section.exactOptional(),
    minuted: minuted.exactOptional(),
  },
  { reason: reason.exactOptional().describe('Why, as its history is to say.') },
);

/** Puts an action's wording, owner or due date right; of one discharged on an undertaking, when that is due. */
export async function amendAction(
  office: Office,
  ref: ActionRef,
  { due, owner, reason, ...texts }: z.infer<typeof amendActionInput>,
): Promise<Done<Action> | NotDone> {
  const { register, board, today, author } = office;
  const [meetings, owners] = await Promise.all([register.meetings(board.id), register.owners(board.id)]);
  return keepAction(office, ref, (action) => {
    const named = together({
      ...(owner !== undefined && { owners: findOwners(board, owners, owner, ['owner']) }),
      ...(due !== undefined && {
        due: findDue(due, meetings, { after: today, since: action.raisedOn, field: ['due'] }),
      }),
    });
    if (named.outcome === 'refused') return named;
    const amended = named.thing;
    const amendment = {
      ...texts,
      ...amended.owners,
      ...(amended.due && { due: amended.due }),
    };
    return change(action, amendment, author, reason);
  });
}

export const dischargeInput = z.strictObject({
  on,
  how,
  meeting: meetingName
    .optional()
    .describe('The meeting that accepted it; that of the day, where there is one, when left out.'),
  evidence,
  undertaking: z
    .strictObject({
      text: z
        .string()
        .trim()
        .min(1, 'say what is still to be provided')
        .max(4_000)
        .describe('What is still to be provided.'),
      by: dueSaid,
    })
    .optional()
    .describe('What the discharge rests on and is still to be provided: chased until it is met.'),
});
type DischargeInput = z.infer<typeof dischargeInput>;

/** Logs that the board accepts an action as done; or accepts an undertaking, which is chased until it is met. */
export async function dischargeAction(
  office: Office,
  ref: ActionRef,
  input: DischargeInput,
): Promise<Done<Action> | NotDone> {
  return keepChange<Action>(office, {
    read: () => findAction(office, ref),
    decide: async (action) => {
      const meetings = await meetingsToName(office, [action], input.meeting, input.undertaking?.by);
      return decideDischarge(office, meetings, action, input);
    },
  });
}

/** An action as it is once the board accepts it as done; or why it does not stand so that it can. */
export function decideDischarge(
  { board, today, author }: Pick<Office, 'board' | 'today' | 'author'>,
  meetings: readonly Meeting[],
  action: Action,
  input: DischargeInput,
): Decided<DischargedAction> {
  const named = together({
    meeting: meetingAccepting(board, meetings, input),
    undertaking: undertakingIn(meetings, input),
  });
  if (named.outcome === 'refused') return named;
  const { on, how, evidence } = input;
  const { meeting, undertaking } = named.thing;
  const decided = discharge(action, { on, meeting, how, evidence, undertaking }, today, author);
  return decided.outcome === 'done'
    ? { outcome: 'done', thing: decided.action }
    : passOn(decided, { standing: action });
}

/** The meeting that accepted a discharge, or decided otherwise, which must have met by then: the one named, or that of the day; null between meetings. */
function meetingAccepting(
  board: Office['board'],
  meetings: readonly Meeting[],
  { meeting: name, on }: Pick<DischargeInput, 'meeting' | 'on'>,
): Found<string | null> {
  if (name === undefined) return match(meetings.find((one) => hasDate(one) && one.date === on)?.id ?? null);
  const field = ['meeting'];
  const named = findMeeting(board, meetings, name, field);
  if (named.outcome === 'refused') return named;
  const met = metBy(named.thing, on);
  return met.outcome === 'refused' ? passOn(met, { field }) : match(named.thing.id);
}

function undertakingIn(
  meetings: readonly Meeting[],
  { undertaking, on }: DischargeInput,
): Found<Promised | null> {
  if (undertaking === undefined) return match(null);
  const { text, by } = undertaking;
  const field = ['undertaking', 'by'];
  const due = findDue(by, meetings, { after: on, since: on, what: 'an undertaking of', field });
  return due.outcome === 'refused' ? due : match({ text, by: due.thing, met: null });
}

export const fulfilInput = z.strictObject({ on, how });

/** Logs that what a discharge rested on has been provided. */
export const fulfilUndertaking = (
  office: Office,
  ref: ActionRef,
  met: z.infer<typeof fulfilInput>,
): Promise<Done<Action> | NotDone> =>
  keepAction(office, ref, (action) => meetUndertaking(action, met, office.today, office.author));

const saidBy = personName
  .nullable()
  .default(null)
  .describe('Who of the owner’s office says so; null where whoever enters it says no more.');

export const proposeInput = z.strictObject({ on, how, evidence, saidBy });

/** Logs that the owner says an action is done, or what was promised provided, and how. Reminders stop; only the board ends it. */
export const proposeAction = (
  office: Office,
  ref: ActionRef,
  proposal: z.infer<typeof proposeInput>,
): Promise<Done<Action> | NotDone> =>
  keepAction(office, ref, (action) => propose(action, proposal, office.today, office.author));

export const sendBackInput = z.strictObject({ reason });

/** Logs that the board does not accept what an owner reported: it is owed again, and the owner's next mail says why. */
export const sendBackAction = (
  office: Office,
  ref: ActionRef,
  { reason }: z.infer<typeof sendBackInput>,
): Promise<Done<Action> | NotDone> =>
  keepAction(office, ref, (action) => sendBack(action, reason, office.author));

export const withdrawInput = z.strictObject({ on, reason });

/** Logs that the board no longer asks for an action. */
export const withdrawAction = (
  office: Office,
  ref: ActionRef,
  withdrawal: z.infer<typeof withdrawInput>,
): Promise<Done<Action> | NotDone> =>
  keepAction(office, ref, (action) => withdraw(action, withdrawal, office.today, office.author));

export const pauseInput = z.strictObject({
  until: calendarDateSchema.describe('The day on which it is chased again; not before tomorrow.'),
  reason,
});

/** Has an action neither chased nor escalated until a day, for a reason; it stands in every paper as before. */
export const pauseAction = (
  office: Office,
  ref: ActionRef,
  input: z.infer<typeof pauseInput>,
): Promise<Done<Action> | NotDone> =>
  keepAction(office, ref, (action) => {
    const paused = pause(action, input, office.today, office.author);
    return paused.outcome === 'refused' && paused.because === 'paused until a day gone by'
      ? passOn(paused, { field: ['until'] })
      : paused;
  });

/** Has an action chased and escalated again before the day until which it was paused. */
export const resumeAction = (office: Office, ref: ActionRef): Promise<Done<Action> | NotDone> =>
  keepAction(office, ref, (action) => resume(action, office.today, office.author));

export const reopenInput = z.strictObject({ reason });

/** Sets a proposal, discharge or withdrawal aside: it was not done after all, or is asked for again. */
export const reopenAction = (
  office: Office,
  ref: ActionRef,
  { reason }: z.infer<typeof reopenInput>,
): Promise<Done<Action> | NotDone> =>
  keepAction(office, ref, (action) => reopen(action, reason, office.author));

export const askForExtensionInput = z.strictObject({
  on,
  until: dueSaid,
  reason,
  askedBy: personName
    .nullable()
    .default(null)
    .describe('Who of the owner’s office asked; null where whoever enters it says no more.'),
});

/** Logs that the owner asks for more time. What is owed stays due when it is until the board decides. */
export const askForExtension = (
  office: Office,
  ref: ActionRef,
  { until, ...input }: z.infer<typeof askForExtensionInput>,
): Promise<Done<Action> | NotDone> =>
  keepAction(office, ref, async (action) => {
    const { register, board, today, author } = office;
    const meetings = await register.meetings(board.id);
    const due = findDue(until, meetings, { after: today, since: action.raisedOn, field: ['until'] });
    if (due.outcome === 'refused') return due;
    const asked = ask(action, { ...input, until: due.thing }, { meetings, today }, author);
    const isItsTime = asked.outcome === 'refused' && ['says no time', 'not later'].includes(asked.because);
    return isItsTime ? passOn(asked, { field: ['until'], standing: action }) : asked;
  });

const decidingMeeting = meetingName
  .optional()
  .describe('The meeting that decided; that of the day, where there is one, when left out.');

export const grantExtensionInput = z.strictObject({ on, meeting: decidingMeeting });

/** Logs that the board gives the more time that was asked for: what is owed is due then. */
export const grantExtension = (
  office: Office,
  ref: ActionRef,
  input: z.infer<typeof grantExtensionInput>,
): Promise<Done<Action> | NotDone> =>
  decideExtension(office, ref, input, (action, meeting, meetings) => {
    const { today, author } = office;
    return grant(action, { on: input.on, meeting }, { meetings, today }, author);
  });

export const refuseExtensionInput = z.strictObject({ on, meeting: decidingMeeting, reason });

/** Logs that the board does not give the more time that was asked for, and why. */
export const refuseExtension = (
  office: Office,
  ref: ActionRef,
  input: z.infer<typeof refuseExtensionInput>,
): Promise<Done<Action> | NotDone> =>
  decideExtension(office, ref, input, (action, meeting) => {
    const { on, reason } = input;
    return refuse(action, { on, reason, meeting }, office.today, office.author);
  });

/** Decides of more time as the meeting did that is named, or that of the day. */
const decideExtension = (
  office: Office,
  ref: ActionRef,
  said: Parameters<typeof meetingAccepting>[2],
  decide: (action: Action, meeting: string | null, meetings: readonly Meeting[]) => ActionTransition<Action>,
): Promise<Done<Action> | NotDone> =>
  keepAction(office, ref, async (action) => {
    const meetings = await office.register.meetings(office.board.id);
    const meeting = meetingAccepting(office.board, meetings, said);
    return meeting.outcome === 'refused' ? meeting : decide(action, meeting.thing, meetings);
  });

export const disclaimInput = z.strictObject({
  on,
  owner: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('The office that says so, by code or name; left out where only one owes it.'),
  whose: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .nullable()
    .default(null)
    .describe('Whose it is, as far as that office knows: an owner of the board, or in its own words.'),
  reason,
  saidBy,
});

/** Logs that an office which owes an action says it is not its to answer. It stays owed and chased until that is decided. */
export const disclaimAction = (
  office: Office,
  ref: ActionRef,
  { owner, whose, ...said }: z.infer<typeof disclaimInput>,
): Promise<Done<Action> | NotDone> =>
  keepAction(office, ref, async (action) => {
    const owners = await office.register.owners(office.board.id);
    const saying = officeOwing(office.board, owners, action, owner);
    if (saying.outcome === 'refused') return saying;
    const known = whose === null ? null : findOwner(office.board, owners, whose);
    const named = known?.outcome === 'found' ? known.thing.name : whose;
    const answer = { ...said, owner: saying.thing, whose: named };
    const moved = disclaim(action, answer, office.today, office.author);
    const isOfOthers = moved.outcome === 'refused' && moved.because === 'not an owner';
    return isOfOthers ? passOn(moved, { field: ['owner'], standing: action }) : moved;
  });

/** Which office is meant that owes an action: the one named, or the only one. */
function officeOwing(
  board: Office['board'],
  owners: readonly Owner[],
  action: Action,
  name: string | undefined,
): Found<string> {
  const field = ['owner'];
  if (name !== undefined) {
    const named = findOwner(board, owners, name, field);
    return named.outcome === 'refused' ? named : match(named.thing.id);
  }
  if (action.jointOwners.length === 0) return match(action.owner);
  const several = `${action.ref} is owed by ${ownerNames(owners, action)}: say which of them says so`;
  return notDone('several owe it', several, { field });
}

export const keepWithOwnerInput = z.strictObject({ reason });

/** Leaves an action with the office that says it is not its to answer; its next mail says why. */
export const keepWithOwner = (
  office: Office,
  ref: ActionRef,
  { reason }: z.infer<typeof keepWithOwnerInput>,
): Promise<Done<Action> | NotDone> =>
  keepAction(office, ref, (action) => keepIt(action, reason, office.today, office.author));

type Deciding = (
  action: Action,
) => ActionTransition<Action> | NotDone | Promise<ActionTransition<Action> | NotDone>;

const keepAction = (office: Office, ref: ActionRef, decide: Deciding): Promise<Done<Action> | NotDone> =>
  keepChange<Action>(office, {
    read: () => findAction(office, ref),
    decide: async (action): Promise<Decided<Action>> => {
      const decided = await decide(action);
      if (decided.outcome === 'done') return { outcome: 'done', thing: decided.action };
      return 'faults' in decided ? decided : passOn(decided, { standing: action });
    },
  });
