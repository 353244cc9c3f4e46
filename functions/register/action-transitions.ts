import { type CalendarDate, inWords } from '../calendar/days.ts';
import { series } from '../words/english.ts';
import {
  type Acceptance,
  type Action,
  actionSchema,
  type Discharge,
  type DischargedAction,
  type Disclaimer,
  type Due,
  disclaimerWaiting,
  type ExtensionRequest,
  extensionAsked,
  hasUnmetUndertaking,
  isInError,
  isOwedBy,
  type OpenAction,
  type Owned,
  ownersOf,
  type Pause,
  type Proposal,
  type ProposedAction,
  pauseOn,
  proposalOf,
  type Undertaking,
  type UnmetUndertaking,
  type WithdrawnAction,
  waitsForOwner,
} from './action.ts';
import { dueDate, dueNow } from './due.ts';
import { type Author, asNew, withChange } from './history.ts';
import type { Meeting } from './meeting.ts';
import { owedUntilNow } from './owed-before.ts';
import { type Refusal, refusal } from './refusal.ts';

type RefusedMove = Refusal<
  | 'already open'
  | 'not reported done'
  | 'already proposed'
  | 'already discharged'
  | 'already withdrawn'
  | 'already taken back'
  | 'dated before it was raised'
  | 'dated in the future'
  | 'due before it was raised'
  | 'no undertaking to meet'
  | 'paused until a day gone by'
  | 'not paused'
  | 'says no time'
  | 'not later'
  | 'already asked for'
  | 'not asked for'
  | 'decided before it was asked for'
  | 'not an owner'
  | 'already disclaimed'
  | 'not disclaimed'
>;
export type ActionTransition<Moved extends Action> = { outcome: 'done'; action: Moved } | RefusedMove;

type Joint = Pick<Action, 'jointOwners' | 'ownerMinuted'>;
const alone: Joint = { jointOwners: [], ownerMinuted: null };

/** Whose it is: its owner alone where no others are named. */
export type RaisedAction = Omit<
  OpenAction,
  | 'status'
  | 'pause'
  | 'extension'
  | 'disclaimer'
  | 'owedSince'
  | 'owedBefore'
  | 'version'
  | 'history'
  | keyof Joint
> &
  Partial<Joint>;

/** A new action, as the board asked for it. */
export const raise = (action: RaisedAction, author: Author): OpenAction =>
  asNew(
    {
      ...{ ...alone, ...action, status: 'open', pause: null, extension: null, disclaimer: null },
      ...{ owedSince: null, owedBefore: [] },
    },
    author,
    'raised',
  );

/** What became of an action that is open no longer: "PDB-2024-10-2 was withdrawn on 3 October 2024". */
function alreadyEnded(action: DischargedAction | WithdrawnAction): RefusedMove {
  return action.status === 'discharged'
    ? refusal('already discharged', `${action.ref} was discharged on ${inWords(action.discharge.on)}`)
    : refusal('already withdrawn', `${action.ref} was withdrawn on ${inWords(action.withdrawal.on)}`);
}

const alreadyProposed = ({ ref }: Action, { on }: Proposal): RefusedMove =>
  refusal('already proposed', `${ref} was already reported done on ${inWords(on)}`);

/** Refuses what only an owner can say who has still to act. */
function unlessWaiting(action: Action): RefusedMove | undefined {
  const proposal = proposalOf(action);
  if (proposal) return alreadyProposed(action, proposal);
  return waitsForOwner(action) ? undefined : alreadyEnded(action as DischargedAction | WithdrawnAction);
}

/** A move is dated from the day the action was raised until today, both included. */
function wronglyDated(action: Action, on: CalendarDate, today: CalendarDate): RefusedMove | undefined {
  if (on < action.raisedOn) {
    const raised = `${action.ref} was raised on ${inWords(action.raisedOn)}`;
    return refusal('dated before it was raised', `${raised}: ${inWords(on)} is before that`);
  }
  if (on > today) return refusal('dated in the future', `${inWords(on)} has not come yet`);
  return undefined;
}

/** Whoever parses keeps what the type promises: a discharge says how, a withdrawal why. Throws a ZodError otherwise. */
const transitionTo = <Moved extends Action>(
  before: Action,
  action: Moved,
  author: Author,
  what: string,
  reason?: string,
): ActionTransition<Moved> => ({
  outcome: 'done',
  action: withChange(before, actionSchema.parse(action) as Moved, author, what, reason),
});

/** What is no longer waited for needs no more time; what was decided stands. */
const withoutRequest = ({ extension }: Pick<Action, 'extension'>): Action['extension'] =>
  extension?.state === 'asked' ? null : extension;

/** What was asked for, whatever became of it. A pause was of how it stood, and so was whether an office answers for it. */
const askOf = ({ board, ref, raisedAt, raisedOn, text, minuted, section, owner, due, ...rest }: Action) => ({
  ...{ board, ref, raisedAt, raisedOn, text, minuted, section, owner, due },
  jointOwners: rest.jointOwners,
  ownerMinuted: rest.ownerMinuted,
  pause: null,
  extension: withoutRequest(rest),
  disclaimer: null,
  owedSince: rest.owedSince,
  owedBefore: rest.owedBefore,
  version: rest.version,
  history: rest.history,
});

/** The discharge with what it rests on put so. */
const withUndertaking = ({ discharge }: UnmetUndertaking, now: Partial<Undertaking>): Discharge => ({
  ...discharge,
  undertaking: { ...discharge.undertaking, ...now },
});

/** What an owner reports, with who of its office does where that is known. */
type Report = Omit<Proposal, 'saidBy'> & Partial<Pick<Proposal, 'saidBy'>>;

/**
 * The owner says that it is done or, of what was promised, provided, and how. Reminders stop; only the board's
 * accepting that ends it.
 */
export function propose(
  action: Action,
  report: Report,
  today: CalendarDate,
  author: Author,
): ActionTransition<ProposedAction | DischargedAction> {
  const ended = unlessWaiting(action);
  if (ended) return ended;
  const proposal = { saidBy: null, ...report };
  const wrong = wronglyDated(action, proposal.on, today);
  if (wrong) return wrong;
  const said = `on ${inWords(proposal.on)}: ${proposal.how}`;
  if (hasUnmetUndertaking(action)) {
    const stands = { ...askOf(action), status: action.status };
    const reported = { ...stands, discharge: withUndertaking(action, { proposal }) };
    return transitionTo(action, reported, author, `undertaking reported provided ${said}`);
  }
  const reported = { ...askOf(action), status: 'proposed' as const, proposal };
  return transitionTo(action, reported, author, `reported done ${said}`);
}

/** The board accepts that it is done, saying how; or accepts an undertaking, which is then chased until it is met. */
export function discharge(
  action: Action,
  { undertaking: promised, ...accepted }: Acceptance,
  today: CalendarDate,
  author: Author,
): ActionTransition<DischargedAction> {
  if (action.status === 'discharged' || action.status === 'withdrawn') return alreadyEnded(action);
  const undertaking = promised && { ...promised, proposal: null };
  const discharge = { ...accepted, undertaking };
  const wrong = wronglyDated(action, discharge.on, today);
  const owedSince = discharge.undertaking === null ? action.owedSince : author.at;
  return (
    wrong ??
    transitionTo(
      action,
      { ...askOf(action), status: 'discharged', owedSince, discharge },
      author,
      `discharged on ${inWords(discharge.on)}: ${discharge.how}`,
    )
  );
}

/** What a discharge rested on has been provided, on that day and in that way; with whatever its owner showed of that. */
export function meetUndertaking(
  action: Action,
  met: { on: CalendarDate; how: string },
  today: CalendarDate,
  author: Author,
): ActionTransition<DischargedAction> {
  if (!hasUnmetUndertaking(action)) {
    return refusal('no undertaking to meet', `${action.ref} has no undertaking still to be met`);
  }
  const shown = [...action.discharge.evidence, ...(proposalOf(action)?.evidence ?? [])];
  const wrong = wronglyDated(action, met.on, today);
  return (
    wrong ??
    transitionTo(
      action,
      {
        ...action,
        extension: withoutRequest(action),
        disclaimer: null,
        discharge: { ...withUndertaking(action, { met, proposal: null }), evidence: [...new Set(shown)] },
      },
      author,
      `undertaking met on ${inWords(met.on)}: ${met.how}`,
    )
  );
}

/**
 * It is neither chased nor escalated before the day `until`, which is to come, for the reason that is given; a pause that
 * it is in already gives way. Refused where its owner has nothing to do.
 */
export function pause(
  action: Action,
  { until, reason }: Pick<Pause, 'until' | 'reason'>,
  today: CalendarDate,
  author: Author,
): ActionTransition<Action> {
  if (!waitsForOwner(action)) return notChased(action);
  if (until <= today) {
    return refusal('paused until a day gone by', `${inWords(until)} is not to come: name a later day`);
  }
  const before = pauseOn(action, today);
  if (before?.until === until && before.reason === reason) return { outcome: 'done', action };
  const what = `paused until ${inWords(until)}: ${reason}`;
  return transitionTo(
    action,
    { ...action, pause: { on: today, until, reason, resumedOn: null } },
    author,
    what,
  );
}

/** It is chased and escalated again, though the day until which it was paused has not come. */
export function resume(action: Action, today: CalendarDate, author: Author): ActionTransition<Action> {
  const paused = pauseOn(action, today);
  if (paused === null) return refusal('not paused', `${action.ref} is not paused`);
  return transitionTo(action, { ...action, pause: { ...paused, resumedOn: today } }, author, 'resumed');
}

function notChased(action: Action): RefusedMove {
  if (proposalOf(action)) {
    return refusal('already proposed', `${action.ref} is reported done, and is chased no more`);
  }
  return alreadyEnded(action as DischargedAction | WithdrawnAction);
}

/** The board no longer asks for it. */
export function withdraw(
  action: Action,
  withdrawal: WithdrawnAction['withdrawal'],
  today: CalendarDate,
  author: Author,
): ActionTransition<WithdrawnAction> {
  if (action.status === 'discharged' || action.status === 'withdrawn') return alreadyEnded(action);
  const wrong = wronglyDated(action, withdrawal.on, today);
  return (
    wrong ??
    transitionTo(
      action,
      { ...askOf(action), status: 'withdrawn', withdrawal },
      author,
      `withdrawn on ${inWords(withdrawal.on)}: ${withdrawal.reason}`,
    )
  );
}

/** What is taken back as entered by mistake: `removed` where nothing hung on it, so that no list need show it. */
export type TakenBack = { on: CalendarDate; reason: string; removed: boolean };

/** "removed: entered twice", or "entered by mistake: entered twice" of what others still speak of. */
export const takenBackInWords = ({ removed, reason }: TakenBack): string =>
  `${removed ? 'removed' : 'entered by mistake'}: ${reason}`;

/** The board never asked for it: it was entered by mistake. Refused for one that was discharged. */
export function takeBack(action: Action, back: TakenBack, author: Author): ActionTransition<WithdrawnAction> {
  if (action.status === 'discharged') return alreadyEnded(action);
  if (isInError(action)) {
    return refusal('already taken back', `${action.ref} is marked as entered by mistake already`);
  }
  const { on, reason, removed } = back;
  const withdrawal = { on, reason, inError: true as const, ...(removed && { removed }) };
  return transitionTo(
    action,
    { ...askOf(action), status: 'withdrawn', withdrawal },
    author,
    takenBackInWords(back),
  );
}

/** It was not done after all, or is asked for again: a proposal, discharge or withdrawal is set aside, with the reason. */
export function reopen(action: Action, reason: string, author: Author): ActionTransition<OpenAction> {
  if (action.status === 'open') return refusal('already open', `${action.ref} is open already`);
  return transitionTo(
    action,
    { ...askOf(action), status: 'open', owedSince: author.at },
    author,
    `re-opened: ${reason}`,
  );
}

/** The board does not accept what its owner reports done, or provided: it is owed again, and its owner is told why. */
export function sendBack(action: Action, reason: string, author: Author): ActionTransition<Action> {
  if (action.status === 'proposed') return reopen(action, reason, author);
  if (!hasUnmetUndertaking(action) || proposalOf(action) === null) {
    return refusal('not reported done', `nothing of ${action.ref} is reported done`);
  }
  const discharge = withUndertaking(action, { proposal: null });
  const owed = { ...action, owedSince: author.at, discharge };
  return transitionTo(action, owed, author, `undertaking sent back: ${reason}`);
}

/** An owner that is named without others owes it alone. */
export type Amendment = Partial<Pick<Action, 'text' | 'minuted' | 'section' | 'owner' | 'due' | keyof Joint>>;

/** Whether both are owed by the same offices, in whichever order those are named. */
const isSameOwners = (one: Owned, other: Owned): boolean =>
  ownersOf(one).length === ownersOf(other).length && ownersOf(one).every((id) => isOwedBy(other, id));

/** The amendment with all that goes with another owner; without any where the offices stay the same. */
function withOwners(action: Action, { owner, jointOwners, ownerMinuted, ...rest }: Amendment): Amendment {
  if (owner === undefined) return rest;
  const owned = {
    ...alone,
    owner,
    ...(jointOwners && { jointOwners }),
    ...(ownerMinuted && { ownerMinuted }),
  };
  return isSameOwners(action, owned) ? rest : { ...rest, ...owned };
}

/** What an office said of its not being its to answer is settled once it owes it no longer. */
const withoutSettled = <Amended extends Action>(action: Amended): Amended =>
  action.disclaimer === null || isOwedBy(action, action.disclaimer.owner)
    ? action
    : { ...action, disclaimer: null };

const sameDue = (one: Due, other: Due): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What an amendment really changes, as the history says it. */
function differences(action: Action, amendment: Amendment): string[] {
  const { due, owner, jointOwners = [], ownerMinuted: _, ...texts } = amendment;
  const owners = owner === undefined ? [] : ownersOf({ owner, jointOwners });
  const changed = [
    ...Object.entries(texts)
      .filter(([field, value]) => action[field as keyof typeof texts] !== value)
      .map(([field, value]) => `${field} now “${value}”`),
    ...(owners.length === 0 ? [] : [`owner now ${series(owners.map((id) => `“${id}”`))}`]),
  ];
  return due === undefined || sameDue(due, action.due) ? changed : [...changed, `due ${dueAsSaid(due)}`];
}

function dueAsSaid(due: Due): string {
  switch (due.at) {
    case 'meeting':
      return `at the meeting ${due.meeting}`;
    case 'date':
      return `on ${inWords(due.date)}`;
    case 'not agreed':
      return 'at no agreed time';
  }
}

/** An action that its owner, or another, owes anew from now on; until now it was owed as it stands, if it was. */
const owedAnew = (action: Action, author: Author): Pick<Action, 'owedSince' | 'owedBefore'> => ({
  owedSince: author.at,
  owedBefore: waitsForOwner(action)
    ? owedUntilNow(
        action,
        ownersOf(action).map((owner) => ({ owner, due: dueNow(action) })),
        author,
      )
    : action.owedBefore,
});

/**
 * The same action with its wording, owner or due date put right; unchanged, and its version too, when nothing differs.
 * `reason` is why, where somebody said.
 */
export function amend<Amended extends Action>(
  action: Amended,
  given: Amendment,
  author: Author,
  reason?: string,
): ActionTransition<Amended> {
  const amendment = withOwners(action, given);
  const changed = differences(action, amendment);
  if (changed.length === 0) return { outcome: 'done', action };
  if (amendment.due?.at === 'date' && amendment.due.date < action.raisedOn) {
    const raised = `${action.ref} was raised on ${inWords(action.raisedOn)}`;
    return refusal(
      'due before it was raised',
      `${raised} and cannot be due on ${inWords(amendment.due.date)}`,
    );
  }
  const isOwedAnew =
    amendment.owner !== undefined || (amendment.due !== undefined && !sameDue(amendment.due, action.due));
  const owed = isOwedAnew ? owedAnew(action, author) : {};
  const what = `amended: ${changed.join('; ')}`;
  return transitionTo(action, withoutSettled({ ...action, ...amendment, ...owed }), author, what, reason);
}

/**
 * The same action with its wording, owner or section put right, and what is still owed due at another time: the
 * undertaking that it was discharged on, or else the action itself.
 */
export function change(
  action: Action,
  { due, ...given }: Amendment,
  author: Author,
  reason?: string,
): ActionTransition<Action> {
  if (due === undefined || !hasUnmetUndertaking(action)) {
    return amend(action, { ...given, ...(due && { due }) }, author, reason);
  }
  const rest = withOwners(action, given);
  const { undertaking } = action.discharge;
  const amended = differences(action, rest);
  const putOff = sameDue(due, undertaking.by) ? [] : [`undertaking now due ${dueAsSaid(due)}`];
  const said = [...(amended.length > 0 ? [`amended: ${amended.join('; ')}`] : []), ...putOff];
  if (said.length === 0) return { outcome: 'done', action };
  const isOwedAnew = putOff.length > 0 || rest.owner !== undefined;
  const owed = isOwedAnew ? owedAnew(action, author) : {};
  const changed = withoutSettled({ ...withDue(action, due), ...rest, ...owed });
  return transitionTo(action, changed, author, said.join('; '), reason);
}

/**
 * What is still owed falls due at another time: the undertaking that the action was discharged on, or else the action.
 * `reason` is why.
 */
export const putOff = (action: Action, due: Due, author: Author, reason?: string): ActionTransition<Action> =>
  change(action, { due }, author, reason);

/** The day on which something is done, and the meetings as they stand, by which times are later than others. */
type AsThingsStand = { meetings: readonly Meeting[]; today: CalendarDate };

/** Refuses a time that is no later than the one at which what is owed is due now, or that will have passed. */
function unlessLater(
  action: Action,
  until: Due,
  { meetings, today }: AsThingsStand,
): RefusedMove | undefined {
  if (until.at === 'not agreed') return refusal('says no time', 'say until when: a day or a meeting');
  const [due, asked] = [dueDate(dueNow(action), meetings), dueDate(until, meetings)];
  const isSame = sameDue({ ...until, words: null }, { ...dueNow(action), words: null });
  if (isSame || (asked !== null && due !== null && asked <= due)) {
    const when = due === null ? dueAsSaid(dueNow(action)) : `on ${inWords(due)}`;
    return refusal('not later', `${action.ref} is due ${when}: more time is until after that`);
  }
  if (asked === null || asked >= today) return undefined;
  return refusal('not later', `${inWords(asked)} has passed: more time is until a day to come`);
}

/**
 * The owner asks for more time for what is still owed, which stays due when it is until the board decides. Refused while
 * another such request waits, and for a time that is no later.
 */
export function askForExtension(
  action: Action,
  asked: Omit<ExtensionRequest, 'state'>,
  now: AsThingsStand,
  author: Author,
): ActionTransition<Action> {
  const ended = unlessWaiting(action);
  if (ended) return ended;
  const waiting = extensionAsked(action);
  if (waiting) {
    const why = `more time for ${action.ref} was already asked for on ${inWords(waiting.on)}, and is to be decided`;
    return refusal('already asked for', why);
  }
  const what = `more time asked for, to be due ${dueAsSaid(asked.until)}: ${asked.reason}`;
  return (
    wronglyDated(action, asked.on, now.today) ??
    unlessLater(action, asked.until, now) ??
    transitionTo(action, { ...action, extension: { ...asked, state: 'asked' } }, author, what)
  );
}

/** When the more time asked for was granted or refused, and at which meeting; null when between meetings. */
type Decision = { on: CalendarDate; meeting: string | null };

/** The request that a decision is about. Refused where none waits, and for a decision from before it was asked for. */
function requestOf(
  action: Action,
  { on }: Decision,
  today: CalendarDate,
): { outcome: 'done'; asked: ExtensionRequest } | RefusedMove {
  const asked = extensionAsked(action);
  if (asked === null) return refusal('not asked for', `no more time for ${action.ref} waits to be decided`);
  if (on < asked.on) {
    const why = `more time for ${action.ref} was asked for on ${inWords(asked.on)}: ${inWords(on)} is before that`;
    return refusal('decided before it was asked for', why);
  }
  return wronglyDated(action, on, today) ?? { outcome: 'done', asked };
}

const decidedAt = ({ meeting }: Decision): string =>
  meeting === null ? 'between meetings' : `at meeting ${meeting}`;

/** The board gives the more time asked for: what is owed is due then, by the owner's own reason. */
export function grantExtension(
  action: Action,
  decision: Decision,
  now: AsThingsStand,
  author: Author,
): ActionTransition<Action> {
  const request = requestOf(action, decision, now.today);
  if (request.outcome === 'refused') return request;
  const { asked } = request;
  const extension = { ...asked, state: 'granted' as const, decision };
  const what = `more time granted ${decidedAt(decision)}: due ${dueAsSaid(asked.until)}`;
  const granted = { ...withDue(action, asked.until), ...owedAnew(action, author), extension };
  return unlessLater(action, asked.until, now) ?? transitionTo(action, granted, author, what, asked.reason);
}

/** The same action with what is still owed due then. */
const withDue = (action: Action, due: Due): Action =>
  hasUnmetUndertaking(action)
    ? {
        ...action,
        discharge: withUndertaking(action, { by: due }),
      }
    : { ...action, due };

/** The board does not give the more time asked for, and says why: what is owed stays due when it was. */
export function refuseExtension(
  action: Action,
  decision: Decision & { reason: string },
  today: CalendarDate,
  author: Author,
): ActionTransition<Action> {
  const request = requestOf(action, decision, today);
  if (request.outcome === 'refused') return request;
  const extension = { ...request.asked, state: 'refused' as const, decision };
  const what = `more time refused ${decidedAt(decision)}: ${decision.reason}`;
  return transitionTo(action, { ...action, extension }, author, what);
}

/**
 * An office that owes it says it is not its to answer. Nothing else changes until the board puts it to another owner or
 * keeps it with this one. Refused of an office that does not owe it, and while another such answer waits.
 */
export function disclaim(
  action: Action,
  said: Omit<Disclaimer, 'kept'>,
  today: CalendarDate,
  author: Author,
): ActionTransition<Action> {
  const ended = unlessWaiting(action);
  if (ended) return ended;
  if (!isOwedBy(action, said.owner)) {
    const owners = series(ownersOf(action).map((id) => `“${id}”`));
    return refusal('not an owner', `${action.ref} is owed by ${owners}, not by “${said.owner}”`);
  }
  const waiting = disclaimerWaiting(action);
  if (waiting) {
    const already = `“${waiting.owner}” said on ${inWords(waiting.on)} that ${action.ref} is not its to answer`;
    return refusal('already disclaimed', `${already}, and that is to be decided`);
  }
  const whose = said.whose === null ? '' : `, but that of ${said.whose}`;
  const what = `“${said.owner}” says that it is not its to answer${whose}: ${said.reason}`;
  return (
    wronglyDated(action, said.on, today) ??
    transitionTo(action, { ...action, disclaimer: { ...said, kept: null } }, author, what)
  );
}

/** The board leaves it with the office that says it is not its to answer, and says why. */
export function keepWithOwner(
  action: Action,
  reason: string,
  today: CalendarDate,
  author: Author,
): ActionTransition<Action> {
  const waiting = disclaimerWaiting(action);
  if (waiting === null) {
    return refusal('not disclaimed', `no office waits to hear whether ${action.ref} is its to answer`);
  }
  const disclaimer = { ...waiting, kept: { on: today, reason } };
  return transitionTo(action, { ...action, disclaimer }, author, `kept with “${waiting.owner}”: ${reason}`);
}
