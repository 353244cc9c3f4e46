import { inWords } from '../../calendar/days.ts';
import { type Action, type Discharge, isInError, isLive } from '../../register/action.ts';
import { discharge, reopen } from '../../register/action-transitions.ts';
import { dueOf } from '../../register/due.ts';
import type { DatedMeeting, RecordedMinutes } from '../../register/meeting.ts';
import { namedAlike, ownersMeant } from '../../register/owner.ts';
import type { Findings, FoundDischarge, Minuted, MinutedDischarge } from '../findings.ts';
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
import { ownedBy, ownersInWords } from './owners.ts';
import { matching } from './similarity.ts';

type AgreedOccasion = Occasion & { previous: DatedMeeting | null };
type AskedOccasion = AgreedOccasion & { doubtful: boolean };
type Recorded = RecordedMinutes['discharged'][number];
type Entry = Pick<FoundDischarge, 'text' | 'how'> & MinutedDischarge;

/** Logs what the notes say was discharged against the actions it closes; and which each was. */
export function recordDischarges(
  draft: Draft,
  occasion: AgreedOccasion,
  { findings, minuted, doubtful }: { findings: Findings; minuted: Minuted; doubtful: boolean },
): Recorded[] {
  const taken = new Set<string>();
  return pairs(findings.discharged, minuted.discharged).flatMap(([printed, said]) => {
    const found = { ...printed, ...said };
    const action = recordOne(draft, { ...occasion, doubtful }, found, taken);
    if (action === undefined) return [];
    taken.add(action.ref);
    return [{ ref: action.ref, text: found.text, how: found.how }];
  });
}

function recordOne(
  draft: Draft,
  occasion: AskedOccasion,
  found: Entry,
  taken: ReadonlySet<string>,
): Action | undefined {
  const entries = (occasion.before?.discharged ?? []).filter(({ ref }) => !taken.has(ref));
  const before = matching(found.text, entries, (entry) => [entry.text]);
  if (before.outcome === 'the same') return correctHow(draft, occasion, found, before.known);
  const match = matching(found.text, dischargeable(draft, occasion, taken), wordings);
  switch (match.outcome) {
    case 'the same':
      return dischargeOne(draft, occasion, putBack(draft, match.known), found);
    case 'one of several': {
      const refs = match.candidates.map(({ ref }) => ref);
      flag(draft, `“${found.text}” may be ${refs.join(' or ')}: nothing was discharged`, {
        take: 'the discharge of',
        ref: match.candidates[0].ref,
        on: occasion.meeting.date,
      });
      return undefined;
    }
    case 'none':
      return dischargeUnknown(draft, occasion, found);
  }
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
function dischargeUnknown(draft: Draft, occasion: AskedOccasion, found: Entry): Action | undefined {
  const doubt = whoseIsInDoubt(draft, found);
  if (doubt !== undefined && !occasion.doubtful) {
    const why = `the discharge of “${found.text}”: the register has no such action, and ${doubt}`;
    draft.inDoubt.push({ text: found.text, why: [why] });
    return undefined;
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
  return dischargeOne(draft, occasion, putAction(draft, raised, 'raise', what), found);
}

function whoseIsInDoubt({ owners }: Draft, { owner }: Entry): string | undefined {
  if (owner === null) return 'nobody is named whose it was';
  const meant = ownersMeant(owners, owner);
  return meant.outcome === 'one of several'
    ? `“${meant.name}” could be ${namedAlike(meant.owners)}`
    : undefined;
}

/** The same discharge, recorded before: how is put right when the notes now give it otherwise. */
function correctHow(draft: Draft, { meeting }: Occasion, found: Entry, before: Recorded): Action | undefined {
  const action = draft.actions.find(({ ref }) => ref === before.ref);
  if (action?.status !== 'discharged' || found.how === before.how) return action;
  const made = reopen(action, 'the notes were corrected', draft.author);
  const was = `the notes now give its discharge otherwise than “${action.discharge.how}”`;
  const open = carryOut(draft, action, 'reopen', made, was);
  return dischargeOne(draft, { meeting, before: null }, open, found);
}

const dischargeOf = (draft: Draft, { id, date }: DatedMeeting, { how, undertaking }: Entry): Discharge => ({
  on: date,
  meeting: id,
  how: how ?? `discharged on ${inWords(date)}; the notes do not say how`,
  evidence: [],
  undertaking: undertaking && {
    text: undertaking.text,
    by: dueOf(undertaking.by, draft.meetings, date),
    met: null,
  },
});

function dischargeInWords(draft: Draft, { how, undertaking }: Discharge, text: string): string {
  const rest = undertaking === null ? '' : `, on an undertaking ${dueInWords(draft, undertaking.by)}`;
  return `discharged (${how})${rest}: ${text}`;
}
