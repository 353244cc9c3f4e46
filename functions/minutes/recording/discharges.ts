import { inWords } from '../../calendar/days.ts';
import { type Acceptance, type Action, type ActionRef, isInError, isLive } from '../../register/action.ts';
import { discharge, reopen } from '../../register/action-transitions.ts';
import { dueOf, dueSaid } from '../../register/due.ts';
import type { DatedMeeting, RecordedMinutes } from '../../register/meeting.ts';
import { namedAlike, ownersMeant } from '../../register/owner.ts';
import type { Findings, FoundDischarge } from '../findings.ts';
import type { SaidDischarge } from './corrections.ts';
import {
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
import { ownedBy, ownersInWords } from './owners.ts';
import { matching } from './similarity.ts';

type AgreedOccasion = Occasion & { previous: DatedMeeting | null };
type AskedOccasion = AgreedOccasion & { doubtful: boolean };
type Recorded = RecordedMinutes['discharged'][number];
type Entry = Pick<FoundDischarge, 'text' | 'how'> & SaidDischarge;

type Said = {
  findings: Pick<Findings, 'discharged'>;
  minuted: { discharged: SaidDischarge[] };
  doubtful: boolean;
};

/** Logs what the notes say was discharged against the actions it closes; and which each was. */
export function recordDischarges(
  draft: Draft,
  occasion: AgreedOccasion,
  { findings, minuted, doubtful }: Said,
): Recorded[] {
  const taken = new Set<string>();
  return pairs(findings.discharged, minuted.discharged).flatMap(([printed, said]) => {
    const found = { ...printed, ...said };
    const action = recordIn(
      draft,
      { ...occasion, doubtful: doubtful || said.said.take === true },
      found,
      taken,
    );
    if (action === null) return leftAsBefore(occasion, found, taken);
    taken.add(action.ref);
    return [{ ref: action.ref, text: found.text, how: found.how }];
  });
}

/** What a person left out stays as it was recorded before. */
function leftAsBefore({ before }: Occasion, { text, said }: Entry, taken: ReadonlySet<string>): Recorded[] {
  if (said.take !== false) return [];
  const entries = (before?.discharged ?? []).filter(({ ref }) => !taken.has(ref));
  const match = matching(text, entries, (entry) => [entry.text]);
  return match.outcome === 'the same' ? [match.known] : [];
}

function recordIn(
  draft: Draft,
  occasion: AskedOccasion,
  found: Entry,
  taken: ReadonlySet<string>,
): Action | null {
  const { said } = found;
  const isLeftOut = said.take === false;
  const into = isLeftOut ? trialOf(draft) : draft;
  const before = into.changes.length;
  const known = new Set<string>(draft.actions.map(({ ref }) => ref));
  const made = doBy(into, said.hand, () => recordOne(into, occasion, found, taken));
  const { action } = made;
  const becomes = isLeftOut
    ? 'left out'
    : made.doubts.length > 0
      ? 'in doubt'
      : action === null
        ? 'one of several'
        : !known.has(action.ref)
          ? 'new'
          : into.changes.length > before
            ? 'changed'
            : 'as it stands';
  const { text, how, lines, owner } = found;
  const undertaking = undertakingOf(draft, occasion.meeting, found);
  draft.rows.push({
    ...{ row: said.row, kind: 'discharge', becomes, candidates: made.candidates },
    ref: action === null || (isLeftOut && !known.has(action.ref)) ? null : action.ref,
    ...{ text, wording: null, how, lines, status: 'discharged', why: made.doubts, hand: said.hand },
    owner: action === null ? owner : ownersInWords(into, action),
    ...{ due: null, reason: null },
    undertaking: undertaking && { text: undertaking.text, by: dueInWords(draft, undertaking.by) },
  });
  return isLeftOut ? null : action;
}

type Made = { action: Action | null; candidates: readonly ActionRef[]; doubts: readonly string[] };
const made = (action: Action | null): Made => ({ action, candidates: [], doubts: [] });

function recordOne(draft: Draft, occasion: AskedOccasion, found: Entry, taken: ReadonlySet<string>): Made {
  const { about } = found.said;
  if (about === 'none') return dischargeUnknown(draft, { ...occasion, doubtful: true }, found);
  const entries = (occasion.before?.discharged ?? []).filter(({ ref }) => !taken.has(ref));
  const before = matching(found.text, entries, (entry) => [entry.text]);
  if (before.outcome === 'the same' && (about === null || about === before.known.ref)) {
    return made(correctHow(draft, occasion, found, before.known));
  }
  const open = dischargeable(draft, occasion, taken);
  if (about !== null) return dischargeSaid(draft, occasion, found, open);
  const match = matching(found.text, open, wordings);
  switch (match.outcome) {
    case 'the same':
      return made(dischargeOne(draft, occasion, putBack(draft, match.known), found));
    case 'one of several': {
      const refs = match.candidates.map(({ ref }) => ref);
      flag(draft, `“${found.text}” may be ${refs.join(' or ')}: nothing was discharged`, {
        take: 'the discharge of',
        ref: match.candidates[0].ref,
        on: occasion.meeting.date,
      });
      return { action: null, candidates: refs, doubts: [] };
    }
    case 'none':
      return dischargeUnknown(draft, occasion, found);
  }
}

/** The action that a person says it closes. */
function dischargeSaid(draft: Draft, occasion: Occasion, found: Entry, open: readonly Action[]): Made {
  const { about } = found.said;
  const known = open.find(({ ref }) => ref === about);
  if (known) return made(dischargeOne(draft, occasion, putBack(draft, known), found));
  const doubt = `the discharge of “${found.text}”: ${about} is not open any more, and was not closed at this meeting`;
  draft.inDoubt.push({ text: found.text, why: [doubt] });
  return { action: null, candidates: [], doubts: [doubt] };
}

/** What these notes may close: still live and asked for before, or already discharged by hand at this meeting. */
const dischargeable = (draft: Draft, { meeting }: Occasion, taken: ReadonlySet<string>): Action[] =>
  draft.actions.filter(
    (action) =>
      !taken.has(action.ref) &&
      action.raisedOn < meeting.date &&
      (isLive(action) ||
        isInError(action) ||
        (action.status === 'discharged' && action.discharge.on === meeting.date)),
  );

function dischargeOne(draft: Draft, { meeting }: Occasion, action: Action, found: Entry): Action {
  if (action.status === 'discharged') return action;
  const accepted = dischargeOf(draft, meeting, found);
  const made = discharge(action, accepted, draft.today, draft.author);
  return carryOut(draft, action, 'discharge', made, dischargeInWords(draft, accepted, action.text));
}

/**
 * Something discharged that the register never knew: asked for before it was kept, at the previous meeting if named. It is
 * in doubt where nobody says whose it was.
 */
function dischargeUnknown(draft: Draft, occasion: AskedOccasion, found: Entry): Made {
  const doubt = whoseIsInDoubt(draft, found);
  if (doubt !== undefined && !occasion.doubtful) {
    const why = `the discharge of “${found.text}”: the register has no such action, and ${doubt}`;
    draft.inDoubt.push({ text: found.text, why: [why] });
    return { action: null, candidates: [], doubts: [why] };
  }
  const asking = occasion.previous ?? occasion.meeting;
  const owned = ownedBy(draft, { ...found, owners: found.owner === null ? [] : [found.owner] });
  const raised = raiseIn(draft, {
    raisedAt: asking.id,
    raisedOn: asking.date,
    text: found.text,
    minuted: null,
    section: null,
    ...owned,
    due: { at: 'meeting', meeting: occasion.meeting.id, words: null },
  });
  const what = `not in the register until now, for ${ownersInWords(draft, owned)}, asked for by ${inWords(asking.date)}: ${found.text}`;
  return made(dischargeOne(draft, occasion, putAction(draft, raised, 'raise', what), found));
}

function whoseIsInDoubt({ owners }: Draft, { owner }: Entry): string | undefined {
  if (owner === null) return 'nobody is named whose it was';
  const meant = ownersMeant(owners, owner);
  return meant.outcome === 'one of several'
    ? `“${meant.name}” could be ${namedAlike(meant.owners)}`
    : undefined;
}

/** The same discharge, recorded before: how is put right when the notes now give it otherwise. */
function correctHow(draft: Draft, { meeting }: Occasion, found: Entry, before: Recorded): Action | null {
  const action = draft.actions.find(({ ref }) => ref === before.ref) ?? null;
  if (action?.status !== 'discharged' || found.how === before.how) return action;
  const made = reopen(action, 'the notes were corrected', draft.author);
  const was = `the notes now give its discharge otherwise than “${action.discharge.how}”`;
  const open = carryOut(draft, action, 'reopen', made, was);
  return dischargeOne(draft, { meeting, before: null }, open, found);
}

const dischargeOf = (draft: Draft, meeting: DatedMeeting, found: Entry): Acceptance => ({
  on: meeting.date,
  meeting: meeting.id,
  how: found.how ?? `discharged on ${inWords(meeting.date)}; the notes do not say how`,
  evidence: [],
  undertaking: undertakingOf(draft, meeting, found),
});

/** What is still to come, by when a person says, or else as the notes do. */
function undertakingOf(
  { meetings }: Draft,
  { date }: DatedMeeting,
  { undertaking, said }: Entry,
): Acceptance['undertaking'] {
  if (undertaking === null) return null;
  const named = said.by === null ? undefined : dueSaid(said.by, meetings, date);
  const by = named?.outcome === 'done' ? named.due : dueOf(undertaking.by, meetings, date);
  return { text: undertaking.text, by, met: null };
}

function dischargeInWords(draft: Draft, { how, undertaking }: Acceptance, text: string): string {
  const rest = undertaking === null ? '' : `, on an undertaking ${dueInWords(draft, undertaking.by)}`;
  return `discharged (${how})${rest}: ${text}`;
}
