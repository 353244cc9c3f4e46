import { addDays, type CalendarDate, calendarDateSchema, day, inWords } from '../../calendar/days.ts';
import { type Action, type Discharge, type Due, isLive, type Undertaking } from '../../register/action.ts';
import { discharge, reopen } from '../../register/action-transitions.ts';
import type { DatedMeeting, RecordedMinutes } from '../../register/meeting.ts';
import { datedMeetings } from '../../register/meetings.ts';
import type { Findings, FoundDischarge, FoundUndertaking } from '../findings.ts';
import { firstDate } from '../reading/dates.ts';
import { ownerInSentence } from '../reading/owners.ts';
import {
  carriedOut,
  type Draft,
  dueSaid,
  type Occasion,
  ownerCalled,
  ownerNotStated,
  putAction,
  raiseIn,
  tell,
  wordings,
} from './draft.ts';
import { matching } from './likeness.ts';

type AgreedOccasion = Occasion & { previous: DatedMeeting | null };
type Recorded = RecordedMinutes['discharged'][number];

/** Logs what the notes say was discharged against the actions it closes; and which each was. */
export function recordDischarges(
  draft: Draft,
  occasion: AgreedOccasion,
  { discharged }: Pick<Findings, 'discharged'>,
): Recorded[] {
  const taken = new Set<string>();
  return discharged.flatMap((found) => {
    const action = recordOne(draft, occasion, found, taken);
    if (action === undefined) return [];
    taken.add(action.ref);
    return [{ ref: action.ref, text: found.text, how: found.how }];
  });
}

function recordOne(
  draft: Draft,
  occasion: AgreedOccasion,
  found: FoundDischarge,
  taken: ReadonlySet<string>,
): Action | undefined {
  const entries = (occasion.before?.discharged ?? []).filter(({ ref }) => !taken.has(ref));
  const before = matching(found.text, entries, (entry) => [entry.text]);
  if (before.outcome === 'the same') return correctHow(draft, occasion, found, before.known);
  const match = matching(found.text, dischargeable(draft, occasion, taken), wordings);
  switch (match.outcome) {
    case 'the same':
      return dischargeOne(draft, occasion, match.known, found);
    case 'one of several': {
      const refs = match.candidates.map(({ ref }) => ref);
      tell(draft, `“${found.text}” may be ${refs.join(' or ')}: nothing was discharged`, {
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
      (isLive(action) || (action.status === 'discharged' && action.discharge.on === meeting.date)),
  );

function dischargeOne(draft: Draft, { meeting }: Occasion, action: Action, found: FoundDischarge): Action {
  if (action.status === 'discharged') return action;
  const made = dischargeMeant(draft, meeting, found);
  return carriedOut(
    draft,
    action,
    discharge(action, made, draft.today, draft.author),
    dischargeSaid(draft, made, action.text),
  );
}

/** Something discharged that the register never knew: asked for before it was kept, at the previous meeting if named. */
function dischargeUnknown(draft: Draft, occasion: AgreedOccasion, found: FoundDischarge): Action {
  const asking = occasion.previous ?? occasion.meeting;
  const owner = ownerInSentence(found.text) ?? ownerNotStated;
  const raised = raiseIn(draft, {
    raisedAt: asking.id,
    raisedOn: asking.date,
    text: found.text,
    minuted: null,
    section: null,
    owner: ownerCalled(draft, owner).id,
    due: { at: 'meeting', meeting: occasion.meeting.id, words: null },
  });
  const what = `not in the register until now, for ${owner}, asked for by ${inWords(asking.date)}: ${found.text}`;
  return dischargeOne(draft, occasion, putAction(draft, raised, what), found);
}

/** The same discharge, recorded before: how is put right when the notes now give it otherwise. */
function correctHow(
  draft: Draft,
  { meeting }: Occasion,
  found: FoundDischarge,
  before: Recorded,
): Action | undefined {
  const action = draft.actions.find(({ ref }) => ref === before.ref);
  if (action?.status !== 'discharged' || found.how === before.how) return action;
  const corrected = reopen(action, 'the notes were corrected', draft.author);
  const open = carriedOut(draft, action, corrected, 'the notes now give its discharge otherwise');
  return dischargeOne(draft, { meeting, before: null }, open, found);
}

const dischargeMeant = (draft: Draft, meeting: DatedMeeting, found: FoundDischarge): Discharge => ({
  on: meeting.date,
  meeting: meeting.id,
  how: found.how ?? `discharged on ${inWords(meeting.date)}; the notes do not say how`,
  evidence: [],
  undertaking: found.undertaking && undertakingMeant(draft, meeting, found.undertaking),
});

function dischargeSaid(draft: Draft, { how, undertaking }: Discharge, text: string): string {
  const rest = undertaking === null ? '' : `, on an undertaking ${dueSaid(draft, undertaking.by)}`;
  return `discharged (${how})${rest}: ${text}`;
}

const undertakingMeant = (
  draft: Draft,
  meeting: DatedMeeting,
  { text, by }: FoundUndertaking,
): Undertaking => ({ text, by: byWhen(draft, meeting, by), met: null });

/**
 * When an undertaking falls due: on its day, or at the meeting of its month ("before December meeting"), or else at
 * the end of that month; without either, at the next meeting.
 */
function byWhen(draft: Draft, meeting: DatedMeeting, by: string | null): Due {
  const following = datedMeetings(draft.meetings).filter(({ date }) => date > meeting.date);
  const next = following[0];
  if (by === null) {
    return next ? { at: 'meeting', meeting: next.id, words: null } : { at: 'not agreed', words: null };
  }
  const exact = calendarDateSchema.safeParse(by);
  if (exact.success) {
    const at = following.find(({ date }) => date === exact.data);
    return at
      ? { at: 'meeting', meeting: at.id, words: null }
      : { at: 'date', date: exact.data, words: null };
  }
  const written = firstDate(by)?.written;
  if (written?.kind !== 'month') return { at: 'not agreed', words: by };
  const inMonth = following.find(
    ({ date }) =>
      Number(date.slice(5, 7)) === written.month && [null, Number(date.slice(0, 4))].includes(written.year),
  );
  if (inMonth) return { at: 'meeting', meeting: inMonth.id, words: by };
  return { at: 'date', date: endOfMonth(meeting.date, written.month, written.year), words: by };
}

/** The last day of that month: in that year, or the first to end after `from`. */
function endOfMonth(from: CalendarDate, month: number, year: number | null): CalendarDate {
  const fromYear = Number(from.slice(0, 4));
  const meant = year ?? (month >= Number(from.slice(5, 7)) ? fromYear : fromYear + 1);
  const [nextYear, nextMonth] = month === 12 ? [meant + 1, 1] : [meant, month + 1];
  return addDays(day(`${nextYear}-${String(nextMonth).padStart(2, '0')}-01`), -1);
}
