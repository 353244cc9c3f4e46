import { inWords } from '../../calendar/days.ts';
import { type Action, type ActionRef, type ActionStatus, type Due, isLive } from '../../register/action.ts';
import {
  type Amendment,
  amend,
  discharge,
  propose,
  reopen,
  withdraw,
} from '../../register/action-transitions.ts';
import { dueDate, dueOf, dueSaid } from '../../register/due.ts';
import type { DatedMeeting, RecordedMinutes } from '../../register/meeting.ts';
import { ownerNames, ownersMeant } from '../../register/owner.ts';
import { isSameName } from '../../words/names.ts';
import type { Findings, FoundAction } from '../findings.ts';
import type { SaidAction } from './corrections.ts';
import {
  type CheckedRow,
  carryOut,
  type Draft,
  doBy,
  dueInWords,
  flag,
  type Occasion,
  pairs,
  putAction,
  putBack,
  raiseIn,
  trialOf,
  wordings,
} from './draft.ts';
import { ownedBy, ownerDoubts, ownersInWords } from './owners.ts';
import { matching } from './similarity.ts';

type Recorded = RecordedMinutes['actions'][number];
type Entry = FoundAction & SaidAction & { dueAs: Due | null };

type Said = {
  findings: Pick<Findings, 'actions'>;
  minuted: { actions: SaidAction[] };
  doubtful: boolean;
};

/**
 * Raises what the notes' table and bullets ask for, or changes what they now say otherwise; and what became of each. What
 * is in doubt comes last, and is left out unless it is asked for, as is what a person left out: of a thing that stands so
 * already there is no doubt.
 */
export function recordActions(
  draft: Draft,
  occasion: Occasion,
  { findings, minuted, doubtful }: Said,
): Recorded[] {
  const taken = new Set<string>();
  const entries = pairs(findings.actions, minuted.actions).map(([printed, said]) =>
    entryOf(draft, occasion, { ...printed, ...said }),
  );
  const isIn = ({ doubts, said: { take } }: Entry): boolean =>
    take !== false && (doubtful || doubts.length === 0);
  const recorded = [
    ...inOrder(entries.filter(isIn)).flatMap((found) => recordIn(draft, occasion, found, taken)),
    ...entries
      .filter((found) => !isIn(found))
      .flatMap((found) => leaveOutUnlessSo(draft, occasion, found, taken)),
  ];
  for (const { ref, text } of occasion.before?.actions ?? []) {
    if (taken.has(ref)) continue;
    flag(draft, `${ref} is no longer in the notes; withdraw it if it should not stand: ${text}`);
  }
  return recorded;
}

/** What is sure first. */
const inOrder = (entries: readonly Entry[]): Entry[] => [
  ...entries.filter(({ doubts }) => doubts.length === 0),
  ...entries.filter(({ doubts }) => doubts.length > 0),
];

/** An entry with when a person says that it is due, and with whatever is in doubt of it once they looked. */
function entryOf(draft: Draft, { meeting }: Occasion, found: FoundAction & SaidAction): Entry {
  const { said, text } = found;
  const isSeen = said.take === true;
  const owned = isSeen && ownedAlone(draft, found) ? [] : ownerDoubts(draft, found);
  const whole = { ...found, doubts: [...found.doubts, ...owned] };
  if (said.due === null) return { ...whole, dueAs: null };
  const named = dueSaid(said.due, draft.meetings, meeting.date);
  if (named.outcome === 'done') {
    return { ...whole, dueAs: named.due, due: dueDate(named.due, draft.meetings) };
  }
  return { ...whole, dueAs: null, doubts: [...whole.doubts, `when “${text}” is due: ${named.why}`] };
}

/** Whether no two offices go by the name of its owner: a person who looked at it can mean one alone. */
const ownedAlone = (draft: Draft, { owner }: FoundAction): boolean =>
  owner === null || ownersMeant(draft.owners, owner).outcome !== 'one of several';

function recordIn(draft: Draft, occasion: Occasion, found: Entry, taken: Set<string>): Recorded[] {
  const before = draft.changes.length;
  const isNew = ({ ref }: Action): boolean => !known.has(ref);
  const known = new Set<string>(draft.actions.map(({ ref }) => ref));
  const { action, candidates } = doBy(draft, found.said.hand, () => recordOne(draft, occasion, found, taken));
  const becomes =
    action === null
      ? 'one of several'
      : isNew(action)
        ? 'new'
        : draft.changes.length > before
          ? 'changed'
          : 'as it stands';
  draft.rows.push(rowOf(draft, found, { becomes, action, candidates }));
  return recordedAs(action, found, taken);
}

type Outcome = Pick<CheckedRow, 'becomes' | 'candidates'> & { action: Action | null };

/** The entry as it stands in the draft; where it became no action, as the notes have it. */
function rowOf(draft: Draft, found: Entry, { becomes, action, candidates }: Outcome): CheckedRow {
  const { said, text, wording, owner, status, when, dueAs, lines, doubts } = found;
  const dueAsSaid = dueAs ?? dueOf(when, draft.meetings, draft.today);
  return {
    ...{ row: said.row, kind: 'action', becomes, ref: action?.ref ?? null, candidates },
    ...{ text, wording, lines, status, why: doubts, how: null },
    owner: action === null ? owner : ownersInWords(draft, action),
    due: dueInWords(draft, action?.due ?? dueAsSaid),
    ...{ hand: said.hand, reason: null, undertaking: null },
  };
}

/** The entry of the notes as it is kept with the action that it became, which no other entry is then. */
function recordedAs(
  action: Action | null,
  { text, owner, due, status }: Entry,
  taken: Set<string>,
): Recorded[] {
  if (action === null) return [];
  taken.add(action.ref);
  return [{ ref: action.ref, text, owner, due, status }];
}

/** Names what is in doubt, where entering it would change anything; what it is about stays as it was recorded before. */
function leaveOutUnlessSo(draft: Draft, occasion: Occasion, found: Entry, taken: Set<string>): Recorded[] {
  const trial = trialOf(draft);
  const { action, candidates } = recordOne(trial, occasion, found, taken);
  const isLeftOut = found.said.take === false;
  if (trial.changes.length === 0 && !isLeftOut) {
    draft.attention.push(...trial.attention);
    const becomes = action === null ? 'one of several' : 'as it stands';
    draft.rows.push(rowOf(draft, found, { becomes, action, candidates }));
    return recordedAs(action, found, taken);
  }
  if (!isLeftOut) draft.inDoubt.push({ text: found.text, why: found.doubts });
  const isKnown = draft.actions.some(({ ref }) => ref === action?.ref);
  const row = rowOf(trial, found, { becomes: isLeftOut ? 'left out' : 'in doubt', action, candidates });
  draft.rows.push(isKnown ? row : { ...row, ref: null });
  if (action) taken.add(action.ref);
  return (occasion.before?.actions ?? []).filter(({ ref }) => ref === action?.ref);
}

type Made = { action: Action | null; candidates: readonly ActionRef[] };
const made = (action: Action): Made => ({ action, candidates: [] });

function recordOne(draft: Draft, occasion: Occasion, found: Entry, taken: ReadonlySet<string>): Made {
  const { about } = found.said;
  if (about === 'none') return made(raiseNew(draft, occasion, found));
  const before = entryBefore(occasion, found, taken);
  const known = before && draft.actions.find(({ ref }) => ref === before.ref);
  if (before && known && about === null) return made(followNotes(draft, occasion, known, found, before));
  const candidates = standing(draft, occasion, taken);
  if (about !== null) return followAs(draft, occasion, found, candidates);
  const match = matching(found.text, candidates, wordings);
  switch (match.outcome) {
    case 'the same':
      return followKnown(draft, occasion, match.known, found);
    case 'one of several': {
      const refs = match.candidates.map(({ ref }) => ref);
      flag(draft, `“${found.text}” may be ${refs.join(' or ')}: nothing was changed for it`);
      return { action: null, candidates: refs };
    }
    case 'none':
      return made(raiseNew(draft, occasion, found));
  }
}

function followKnown(draft: Draft, occasion: Occasion, known: Action, found: Entry): Made {
  const standsAs = putBack(draft, known);
  return made(followNotes(draft, occasion, standsAs, found, asEntry(draft, standsAs)));
}

/** The action that a person says it is. */
function followAs(draft: Draft, occasion: Occasion, found: Entry, candidates: readonly Action[]): Made {
  const { about } = found.said;
  const known = candidates.find(({ ref }) => ref === about);
  if (known) return followKnown(draft, occasion, known, found);
  flag(draft, `“${found.text}” cannot be ${about} any more: nothing was changed for it`);
  return { action: null, candidates: candidates.map(({ ref }) => ref).slice(0, mostCandidates) };
}

const mostCandidates = 20;

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
    due: found.dueAs ?? dueOf(when, draft.meetings, meeting.date),
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
    ...((found.due !== null || found.dueAs !== null) &&
      found.due !== before.due && {
        due: found.dueAs ?? dueOf(found.when, draft.meetings, meeting.date),
      }),
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
