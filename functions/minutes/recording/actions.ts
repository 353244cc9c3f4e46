import { inWords } from '../../calendar/days.ts';
import { type Action, type ActionStatus, type Due, isLive } from '../../register/action.ts';
import {
  type Amendment,
  amend,
  discharge,
  propose,
  reopen,
  withdraw,
} from '../../register/action-transitions.ts';
import { dueDate, dueOf } from '../../register/due.ts';
import type { DatedMeeting, RecordedMinutes } from '../../register/meeting.ts';
import { ownerNames } from '../../register/owner.ts';
import { isSameName } from '../../words/names.ts';
import type { Findings, FoundAction, Minuted, MinutedAction } from '../findings.ts';
import {
  carryOut,
  type Draft,
  dueInWords,
  flag,
  type Occasion,
  pairs,
  putAction,
  putBack,
  raiseIn,
  wordings,
} from './draft.ts';
import { ownedBy, ownerDoubts, ownersInWords } from './owners.ts';
import { matching } from './similarity.ts';

type Recorded = RecordedMinutes['actions'][number];
type Entry = FoundAction & MinutedAction;

type Said = { findings: Findings; minuted: Minuted; doubtful: boolean };

/**
 * Raises what the notes' table and bullets ask for, or changes what they now say otherwise; and what became of each. What
 * is in doubt comes last, and is left out unless it is asked for: of a thing that stands so already there is no doubt.
 */
export function recordActions(
  draft: Draft,
  occasion: Occasion,
  { findings, minuted, doubtful }: Said,
): Recorded[] {
  const taken = new Set<string>();
  const entries = pairs(findings.actions, minuted.actions).map(([printed, said]): Entry => {
    const found = { ...printed, ...said };
    return { ...found, doubts: [...found.doubts, ...ownerDoubts(draft, found)] };
  });
  const sure = entries.filter(({ doubts }) => doubts.length === 0);
  const unsure = entries.filter(({ doubts }) => doubts.length > 0);
  const recorded = [
    ...(doubtful ? [...sure, ...unsure] : sure).flatMap((found) =>
      recordedAs(recordOne(draft, occasion, found, taken), found, taken),
    ),
    ...(doubtful ? [] : unsure).flatMap((found) => leaveOutUnlessSo(draft, occasion, found, taken)),
  ];
  for (const { ref, text } of occasion.before?.actions ?? []) {
    if (taken.has(ref)) continue;
    flag(draft, `${ref} is no longer in the notes; withdraw it if it should not stand: ${text}`);
  }
  return recorded;
}

/** The entry of the notes as it is kept with the action that it became, which no other entry is then. */
function recordedAs(
  action: Action | undefined,
  { text, owner, due, status }: Entry,
  taken: Set<string>,
): Recorded[] {
  if (action === undefined) return [];
  taken.add(action.ref);
  return [{ ref: action.ref, text, owner, due, status }];
}

/** Names what is in doubt, where entering it would change anything; what it is about stays as it was recorded before. */
function leaveOutUnlessSo(draft: Draft, occasion: Occasion, found: Entry, taken: Set<string>): Recorded[] {
  const trial: Draft = { ...draft, changes: [], attention: [], inDoubt: [] };
  const action = recordOne(trial, occasion, found, taken);
  if (trial.changes.length === 0) {
    draft.attention.push(...trial.attention);
    return recordedAs(action, found, taken);
  }
  draft.inDoubt.push({ text: found.text, why: found.doubts });
  if (action) taken.add(action.ref);
  return (occasion.before?.actions ?? []).filter(({ ref }) => ref === action?.ref);
}

function recordOne(
  draft: Draft,
  occasion: Occasion,
  found: Entry,
  taken: ReadonlySet<string>,
): Action | undefined {
  const before = entryBefore(occasion, found, taken);
  const known = before && draft.actions.find(({ ref }) => ref === before.ref);
  if (before && known) return followNotes(draft, occasion, known, found, before);
  const match = matching(found.text, standing(draft, occasion, taken), wordings);
  switch (match.outcome) {
    case 'the same': {
      const standsAs = putBack(draft, match.known);
      return followNotes(draft, occasion, standsAs, found, asEntry(draft, standsAs));
    }
    case 'one of several': {
      const refs = match.candidates.map(({ ref }) => ref).join(' or ');
      flag(draft, `“${found.text}” may be ${refs}: nothing was changed for it`);
      return undefined;
    }
    case 'none':
      return raiseNew(draft, occasion, found);
  }
}

/** The same entry in the notes as they were recorded before. */
function entryBefore(
  { before }: Occasion,
  { text }: FoundAction,
  taken: ReadonlySet<string>,
): Recorded | undefined {
  const entries = (before?.actions ?? []).filter(({ ref }) => !taken.has(ref));
  const match = matching(text, entries, (entry) => [entry.text]);
  return match.outcome === 'the same' ? match.known : entries.find((entry) => entry.text === text);
}

/** What a row of these notes may be about: raised at this meeting, carried over from before, or ended at it. */
const standing = (draft: Draft, { meeting }: Occasion, taken: ReadonlySet<string>): Action[] =>
  draft.actions.filter(
    (action) =>
      !taken.has(action.ref) &&
      action.raisedOn <= meeting.date &&
      (isLive(action) ||
        action.raisedAt === meeting.id ||
        (action.status === 'discharged' && action.discharge.on === meeting.date)),
  );

/** An action as an entry of the notes would give it. */
const asEntry = (draft: Draft, action: Action): Recorded => ({
  ref: action.ref,
  text: action.text,
  owner: action.ownerMinuted ?? ownerNames(draft.owners, action),
  due: dueDate(action.due, draft.meetings),
  status: action.status,
});

function raiseNew(draft: Draft, { meeting }: Occasion, found: Entry): Action {
  const { text, wording, section, when } = found;
  const owned = ownedBy(draft, found);
  const raised = raiseIn(draft, {
    raisedAt: meeting.id,
    raisedOn: meeting.date,
    text,
    minuted: wording === text ? null : wording,
    section,
    ...owned,
    due: dueOf(when, draft.meetings, meeting.date),
  });
  const action = putAction(
    draft,
    raised,
    'raise',
    `new, for ${ownersInWords(draft, owned)}, ${dueInWords(draft, raised.due)}: ${text}`,
  );
  return toStatus(draft, meeting, action, found.status);
}

/** Changes of `action` only what the notes say otherwise than they did before. */
function followNotes(
  draft: Draft,
  { meeting }: Occasion,
  action: Action,
  found: Entry,
  before: Recorded,
): Action {
  const amendment: Amendment = {
    ...(found.text !== before.text && { text: found.text }),
    ...(found.owner !== null && !isSameName(found.owner, before.owner ?? '') && ownedBy(draft, found)),
    ...(found.due !== null &&
      found.due !== before.due && { due: dueOf(found.when, draft.meetings, meeting.date) }),
  };
  const made = amend(action, amendment, draft.author);
  const what = `changed as the notes now say: ${newInsteadOfOld(draft, action, amendment)}`;
  const amended = carryOut(draft, action, 'amend', made, what);
  if (found.status === before.status) return amended;
  return toStatus(draft, meeting, amended, found.status, ` (it was ${amended.status})`);
}

/** "due 11 June 2025 instead of 12 March 2025; for CFO instead of Force". */
function newInsteadOfOld(
  draft: Draft,
  action: Action,
  { text, owner, jointOwners = [], due }: Amendment,
): string {
  const dueOn = (when: Due): string => dueInWords(draft, when).replace(/^due /, '');
  const said: [string, string | undefined, string][] = [
    ['', text && `“${text}”`, `“${action.text}”`],
    ['for ', owner && ownerNames(draft.owners, { owner, jointOwners }), ownerNames(draft.owners, action)],
    ['due ', due && dueOn(due), dueOn(action.due)],
  ];
  return said
    .filter(([, now, was]) => now !== undefined && now !== was)
    .map(([as, now, was]) => `${as}${now} instead of ${was}`)
    .join('; ');
}

/** Brings an action to the status that the notes' table shows. */
function toStatus(
  draft: Draft,
  meeting: DatedMeeting,
  action: Action,
  status: ActionStatus,
  was = '',
): Action {
  if (action.status === status) return action;
  const { today, author } = draft;
  const on = meeting.date;
  const shown = `shown as ${status} in the notes of ${inWords(on)}`;
  switch (status) {
    case 'open':
      return carryOut(draft, action, 'reopen', reopen(action, shown, author), `open again${was}`);
    case 'proposed': {
      const made = propose(action, { on, how: shown, evidence: [] }, today, author);
      return carryOut(draft, action, 'propose', made, `reported done${was}`);
    }
    case 'discharged': {
      const accepted = { on, meeting: meeting.id, how: shown, evidence: [], undertaking: null };
      const made = discharge(action, accepted, today, author);
      return carryOut(draft, action, 'discharge', made, `discharged${was}`);
    }
    case 'withdrawn': {
      const made = withdraw(action, { on, reason: shown }, today, author);
      return carryOut(draft, action, 'withdraw', made, `withdrawn${was}`);
    }
  }
}
