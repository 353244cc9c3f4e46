import * as z from 'zod';
import { calendarDateSchema, calendarMonthSchema } from '../../calendar/days.ts';
import { codeSchema, meetingIdSchema } from '../../register/board.ts';
import { dutySchema, itemRefSchema, itemStates } from '../../register/programme.ts';
import type { Additions, FixedBusiness, StatutoryYear } from '../../secretariat/statutory-year.ts';
import { withCapital } from '../../words/english.ts';
import { cautions } from './common.ts';

const fixed = {
  kind: dutySchema.shape.kind.describe('Which business it is.'),
  title: z.string().describe('What it is, as the programme prints it.'),
  source: z.string().describe('The Act or instrument that it comes from, and what that asks.'),
  paperBy: calendarDateSchema
    .nullable()
    .describe('The day by which its paper must be with the panel; null where the law sets none.'),
  meetingBy: calendarDateSchema
    .nullable()
    .describe('The day by which the panel must have met on it; null where the law sets none.'),
  days: z
    .array(z.object({ what: z.string().describe('What is to be done by then.'), by: calendarDateSchema }))
    .describe('Every day that the law sets for it.'),
  onlyIf: z
    .string()
    .nullable()
    .describe(
      'On what it depends that there is such business, as “the panel vetoes the proposed precept”; null for what every year has. What has a condition is not added unasked.',
    ),
  lead: z
    .object({
      owner: codeSchema.nullable().describe('The owner’s code; null where the board has no such owner yet.'),
      name: z.string(),
    })
    .nullable()
    .describe('Who writes the paper; null for nobody yet.'),
  cautions: z.array(z.string()).describe('What to mind of when it is to come to the panel.'),
};

const onTheProgramme = z.object({
  ...fixed,
  standing: z.literal('on the programme'),
  item: itemRefSchema.describe('The item that it is.'),
  state: z.enum(itemStates).describe('How that item stands.'),
  meeting: meetingIdSchema.describe('The meeting that the item is for.'),
});
const proposed = z.object({
  ...fixed,
  standing: z.literal('proposed'),
  meeting: meetingIdSchema.nullable().describe('The meeting that it would be put to; null for a new one.'),
  expected: calendarMonthSchema
    .nullable()
    .describe('The month of the new meeting that it would be put to; null where there is a meeting.'),
});

/** What the law fixes for a year, and how the programme stands to it. */
export const statutoryYearShown = z
  .object({
    year: dutySchema.shape.year,
    businesses: z.array(z.discriminatedUnion('standing', [onTheProgramme, proposed])),
    cautions: z.array(z.string()).describe('What to mind of the whole; a board that is no panel is refused.'),
  })
  .meta({ id: 'StatutoryYear', description: 'The business that the law fixes for a year of a panel.' });

const sentences = (given: readonly { what: string }[]): string[] =>
  given.map(({ what }) => `${withCapital(what)}.`);

function toBusinessBody(given: FixedBusiness): z.input<typeof onTheProgramme> | z.input<typeof proposed> {
  const { business, lead } = given;
  const { duty, title, source, paperBy, meetingBy, days, onlyIf, expected } = business;
  const of = {
    kind: duty.kind,
    title,
    source,
    paperBy,
    meetingBy,
    days: days.map(({ what, by }) => ({ what: withCapital(what), by })),
    onlyIf,
    lead,
    cautions: sentences(given.cautions),
  };
  if (given.standing === 'on the programme') {
    const { ref: item, state, meeting } = given.item;
    return { ...of, standing: given.standing, item, state, meeting };
  }
  const meeting = given.meeting?.id ?? null;
  return { ...of, standing: given.standing, meeting, expected: meeting === null ? expected : null };
}

export const toYearBody = ({ year, businesses }: StatutoryYear) => ({
  year,
  businesses: businesses.map(toBusinessBody),
  cautions: [],
});

/** What was added of a year. */
export const additionsShown = z
  .object({
    year: dutySchema.shape.year,
    added: z
      .array(
        z.object({
          kind: z.enum(['owner', 'meeting', 'item']),
          name: z.string().describe('Its code, identity or reference.'),
          what: z.string().describe('What it is, in a sentence.'),
        }),
      )
      .describe('In the order in which it was added.'),
    cautions,
  })
  .meta({ id: 'StatutoryAdditions', description: 'What a year’s fixed business added to the register.' });

export const toAdditionsBody = ({ year, added }: Additions) => ({
  year,
  added: added.map(({ thing, what }) => ({
    kind: 'ref' in thing ? 'item' : 'contacts' in thing ? 'owner' : 'meeting',
    name: 'ref' in thing ? thing.ref : thing.id,
    what: `${withCapital(what)}.`,
  })),
});

const source =
  'Police Reform and Social Responsibility Act 2011 sch.5; SI 2012/2271 regs 3 and 4: the commissioner notifies the panel by 1 February, and the panel reports by 8 February';

/** What the reference shows: a year of which the panel has the precept, and not yet the annual report. */
export const statutoryYear = {
  year: 2025,
  businesses: [
    {
      kind: 'precept',
      title: 'Proposed precept 2025/26',
      source,
      paperBy: '2025-02-01',
      meetingBy: '2025-02-08',
      days: [
        { what: 'The commissioner notifies the panel', by: '2025-02-01' },
        { what: 'The panel reports', by: '2025-02-08' },
      ],
      onlyIf: null,
      lead: { owner: 'pcc', name: 'PCC' },
      cautions: ['Its meeting must be on or before Saturday 8 February 2025.'],
      standing: 'on the programme',
      item: 'PCP-ITEM-9',
      state: 'planned',
      meeting: '2025-02',
    },
    {
      kind: 'annual report',
      title: 'PCC’s Annual Report 2024/25',
      source:
        'Police Reform and Social Responsibility Act 2011 s.12 and s.28(4): the panel meets in public on the commissioner’s report on the financial year as soon as practicable after it is sent',
      paperBy: null,
      meetingBy: null,
      days: [],
      onlyIf: null,
      lead: { owner: 'pcc', name: 'PCC' },
      cautions: [],
      standing: 'proposed',
      meeting: null,
      expected: '2025-07',
    },
  ],
  cautions: [],
};

export const additionsOfTheYear = {
  year: 2025,
  added: [
    { kind: 'meeting', name: '2025-07', what: 'Meeting 2025-07 is new, expected in July 2025.' },
    {
      kind: 'item',
      name: 'PCP-ITEM-10',
      what: 'PCP-ITEM-10 is new: PCC’s Annual Report 2024/25, by PCC, for meeting 2025-07.',
    },
  ],
};
