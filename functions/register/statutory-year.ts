import { monthInWords } from '../calendar/days.ts';
import type { Board } from './board.ts';
import type { Author } from './history.ts';
import { type Meeting, whenInWords } from './meeting.ts';
import { addMeeting } from './meeting-transitions.ts';
import { newOwner, type Owner, ownerNamed } from './owner.ts';
import { type Duty, nextItemRef, type ProgrammeEntry, type ProgrammeItem } from './programme.ts';
import { plan } from './programme-transitions.ts';
import { type Proposal, proposalsFor, type StatutoryBusiness } from './statutory.ts';

/** A board with everything that its programme ever held. */
export type WithProgramme = {
  board: Board;
  owners: readonly Owner[];
  meetings: readonly Meeting[];
  programme: readonly ProgrammeEntry[];
};

/** One thing as it is to be added, and what it is, in a sentence. */
export type Addition = { thing: Owner | Meeting | ProgrammeItem; what: string };

/** The office that the business falls to, if the register knows it by any of the names it may have. */
export const leadOf = (
  { leads }: Pick<StatutoryBusiness, 'leads'>,
  owners: readonly Owner[],
): Owner | undefined => leads.map((name) => ownerNamed(owners, name)).find((owner) => owner !== undefined);

/**
 * What of a year is wanted: whatever there is only on a condition too, because the panel `vetoed` the proposed precept; or
 * those kinds `only`, on a condition or not.
 */
export type OfYear = { vetoed: boolean; only?: readonly Duty['kind'][] | undefined };

/** Whether the programme is to have the business now. */
export const isMissing = ({ business, standing }: Proposal, { vetoed, only }: OfYear): boolean =>
  standing === 'proposed' &&
  (only === undefined ? business.onlyIf === null || vetoed : only.includes(business.duty.kind));

/**
 * What puts on the programme whatever it lacks of the year's fixed business. Each item comes after the lead and the
 * meeting that it needs, so that saving may be cut off anywhere, and what is then still missing be worked out afresh.
 */
export function additionsFor(
  whole: WithProgramme,
  year: number,
  author: Author,
  of: OfYear = { vetoed: false },
): Addition[] {
  const missing = proposalsFor(whole, year).find((proposal): proposal is Missing => isMissing(proposal, of));
  if (missing === undefined) return [];
  const { owner, meeting, item } = itemFor(whole, missing, author);
  const after = {
    ...whole,
    owners: [...whole.owners, ...owner.map(({ thing }) => thing)],
    meetings: [...whole.meetings, ...meeting.map(({ thing }) => thing)],
    programme: [...whole.programme, item.thing],
  };
  return [...owner, ...meeting, item, ...additionsFor(after, year, author, of)];
}

/** An item for the business; and its lead and its meeting, where the register has none. */
function itemFor(whole: WithProgramme, { business, meeting }: Missing, author: Author) {
  const { board, owners, programme } = whole;
  const { duty, title, reason, leads } = business;
  const known = leadOf(business, owners);
  const lead = known ?? newOwner(board.id, owners, leads[0] ?? 'Panel', author, `leads on ${title}`);
  const at = meeting ?? expectedMeeting(whole, business, author);
  const ref = nextItemRef(board.id, programme);
  const blank = { received: null, duty, source: null, printed: null };
  const item = plan({ board: board.id, ref, title, meeting: at.id, reason, lead: lead.id, ...blank }, author);
  return {
    owner: known ? [] : [{ thing: lead, what: `${lead.name} is a new owner (${lead.id})` }],
    meeting: meeting ? [] : [{ thing: at, what: `meeting ${at.id} is new, expected in ${whenInWords(at)}` }],
    item: { thing: item, what: `${ref} is new: ${title}, by ${lead.name}, for meeting ${at.id}` },
  };
}

type Missing = Extract<Proposal, { standing: 'proposed' }>;

/** A meeting known to its month alone, which nothing else can be the same as. */
function expectedMeeting(
  { board, meetings }: WithProgramme,
  { expected: month }: StatutoryBusiness,
  author: Author,
): Meeting {
  const move = addMeeting(board.id, meetings, { state: 'month', month }, author);
  if (move.outcome === 'refused') throw new RangeError(`${monthInWords(month)}: ${move.why}`);
  return move.meeting;
}
