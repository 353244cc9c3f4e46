import * as z from 'zod';
import { isPanel } from '../register/board.ts';
import { ownerName } from '../register/owner.ts';
import { dutySchema, type ProgrammeItem } from '../register/programme.ts';
import { type Proposal, proposalsFor } from '../register/statutory.ts';
import {
  type Addition,
  additionsFor,
  leadOf,
  type OfYear,
  type WithProgramme,
} from '../register/statutory-year.ts';
import { cautionsOfProposal, withoutContact } from './cautions.ts';
import { keepAll } from './keeping.ts';
import { type Caution, type Done, type Found, match, type NotDone, notDone, type Office } from './office.ts';

/** A calendar year from 2012 on, when there first were panels. */
export const statutoryYearInput = dutySchema.shape.year.describe('The calendar year, from 2012 on: `2025`.');

/** Who writes the paper: an owner of the board, or whoever usually does where the register has nobody. */
type Lead = { owner: string | null; name: string };

/** One piece of the year's fixed business: who leads on it, and what is to be minded of it. */
export type FixedBusiness = Proposal & { lead: Lead | null; cautions: readonly Caution[] };

/** The business that the law fixes for a year, and whether the programme of the board has it. */
export type StatutoryYear = { year: number; businesses: readonly FixedBusiness[] };

/**
 * What the law fixes for that year, with what is on the programme already and what would be added. Refused for a board
 * that is no panel.
 */
export async function proposeYear(office: Office, year: number): Promise<Found<StatutoryYear>> {
  const refused = unlessPanel(office);
  if (refused) return refused;
  const whole = await withProgramme(office);
  const businesses = proposalsFor(whole, year).map((proposal) => ({
    ...proposal,
    lead: leadIn(proposal, whole),
    cautions: cautionsOfProposal(proposal, whole.meetings, office.today),
  }));
  return match({ year, businesses });
}

function leadIn(proposal: Proposal, { owners }: WithProgramme): Lead | null {
  if (proposal.standing === 'on the programme') {
    const { lead } = proposal.item;
    return lead === null ? null : { owner: lead, name: ownerName(owners, lead) };
  }
  const { business } = proposal;
  const owner = leadOf(business, owners);
  if (owner) return { owner: owner.id, name: owner.name };
  const [usual] = business.leads;
  return usual === undefined ? null : { owner: null, name: usual };
}

/** The law fixes this for a police and crime panel alone (Police Reform and Social Responsibility Act 2011 s.28). */
const unlessPanel = ({ board }: Office): NotDone | undefined =>
  isPanel(board)
    ? undefined
    : notDone(
        'not a panel',
        `${board.name} is not a panel, and the law fixes this for a police and crime panel alone`,
        { step: { take: 'the title of a panel officer', board: board.id } },
      );

export const addYearInput = z.strictObject({
  vetoed: z
    .boolean()
    .default(false)
    .describe('The panel vetoed the proposed precept: what follows from that is added too.'),
  only: z
    .array(dutySchema.shape.kind)
    .min(1)
    .optional()
    .describe(
      'What of it is added, by kind, also what there is only after a veto; all that is missing when left out.',
    ),
});

/** What was added of a year's business: the items, and the owners and meetings that they needed. */
export type Additions = { year: number; added: readonly Addition[] };

/**
 * Puts on the programme what it lacks of the year's fixed business; done again, it adds what is then still missing.
 * Refused for a board that is no panel.
 */
export async function addYear(
  office: Office,
  year: number,
  of: OfYear = { vetoed: false },
): Promise<Done<Additions> | NotDone> {
  const refused = unlessPanel(office);
  if (refused) return refused;
  const whole = await withProgramme(office);
  const additions = additionsFor(whole, year, office.author, of);
  const things = additions.map(({ thing }) => thing);
  const cautions = things.flatMap((thing): Caution[] => ('contacts' in thing ? [withoutContact(thing)] : []));
  return keepAll<Addition['thing'], Additions>(office, {
    // An item is added last, and keeps the answer.
    among: whole.programme.filter((entry): entry is ProgrammeItem => entry.comes === 'once'),
    decide: () => ({ outcome: 'done', things, cautions }),
    whole: (kept) => ({ year, added: additions.filter(({ thing }) => kept.includes(thing)) }),
    again: 'add what is missing again',
  });
}

async function withProgramme({ register, board }: Office): Promise<WithProgramme> {
  const [owners, meetings, programme] = await Promise.all([
    register.owners(board.id),
    register.meetings(board.id),
    register.programme(board.id),
  ]);
  return { board, owners, meetings, programme };
}
