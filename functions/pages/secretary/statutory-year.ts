import type * as z from 'zod';
import { monthInWords } from '../../calendar/days.ts';
import { lawFacts, meetingNamed } from '../../papers/programme-words.ts';
import type { Meeting } from '../../register/meeting.ts';
import { isMissing } from '../../register/statutory-year.ts';
import { type Found, notDone } from '../../secretariat/office.ts';
import {
  addYear,
  addYearInput,
  type FixedBusiness,
  proposeYear,
  type StatutoryYear,
  statutoryYearInput,
} from '../../secretariat/statutory-year.ts';
import { withCapital } from '../../words/english.ts';
import type { Option } from '../fields.ts';
import { question } from '../question.ts';
import { Typed } from '../sent.ts';
import type { Page, Visit } from '../visit.ts';
import { sentence } from './meeting-words.ts';

/** From August on the year that is spoken of is the next: the last business of this one came in July. */
const nextYearFrom = '08';

const firstPage: Page = {
  path: '/programme/statutory-year',
  section: 'Programme',
  scope: 'matters/read',
  look: async ({ base, today }) => {
    const year = Number(today.slice(0, 4)) + (today.slice(5, 7) >= nextYearFrom ? 1 : 0);
    return { goTo: `${base}/programme/statutory-year/${year}` };
  },
};

const yearOf = ({ params }: Visit): number => Number(params['year']);

async function yearAt(visit: Visit): Promise<Found<StatutoryYear>> {
  const year = statutoryYearInput.safeParse(yearOf(visit));
  return year.success
    ? proposeYear(visit.office, year.data)
    : notDone('not there', `nothing is fixed by law for ${visit.params['year']}: name a year from 2012 on`);
}

/** What there is to say of a piece of business before it is ticked. */
function aboutIt(fixed: FixedBusiness, meetings: readonly Meeting[]): string {
  const { business, lead, cautions } = fixed;
  const meeting =
    fixed.standing === 'proposed' && fixed.meeting === null
      ? `A meeting in ${monthInWords(business.expected)} is added for it`
      : `For ${meetingNamed(meetings, fixed.standing === 'proposed' ? (fixed.meeting?.id ?? '') : fixed.item.meeting)}`;
  const written = lead && `${lead.name}${lead.owner === null ? ', who is added as an owner' : ''}`;
  return [
    `${meeting}${written ? `, by ${written}` : ''}.`,
    ...lawFacts(business).flatMap(([name, value]) =>
      value === null ? [] : [`${withCapital(name)}: ${value}.`],
    ),
    ...cautions.map(({ what }) => sentence(what)),
  ].join(' ');
}

const unasked = { vetoed: false };

const yearPage: Page = {
  path: '/programme/statutory-year/:year{[0-9]+}',
  section: 'Programme',
  scope: 'matters/record',
  ...question<StatutoryYear, z.infer<typeof addYearInput>, { added: readonly unknown[] }>({
    find: yearAt,
    ask: async ({ office, base }, { year, businesses }) => {
      const meetings = await office.register.meetings(office.board.id);
      const missing = businesses.filter(({ standing }) => standing === 'proposed');
      const there = businesses.flatMap((one) => (one.standing === 'on the programme' ? [one] : []));
      const options = missing.map(
        (one): Option => ({
          value: one.business.duty.kind,
          label: one.business.title,
          hint: aboutIt(one, meetings),
        }),
      );
      return {
        title: `The statutory year ${year}`,
        lead: [
          'What the law, or the practice of panels, fixes for a police and crime panel in the calendar year.',
        ],
        links: [year - 1, year + 1]
          .filter((other) => statutoryYearInput.safeParse(other).success)
          .map((other) => ({ to: `${base}/programme/statutory-year/${other}`, words: `The year ${other}` })),
        facts: there.map((one) => ({
          key: one.item.title,
          value: `On the programme already, ${one.item.state}. ${aboutIt(one, meetings)}`,
        })),
        fields:
          options.length === 0
            ? []
            : [
                {
                  kind: 'checkboxes',
                  name: 'only',
                  label: 'What is to be added?',
                  missing: 'Tick what is to be added',
                  options,
                },
              ],
        typed: Typed.of({
          only: missing.filter((one) => isMissing(one, unasked)).map(({ business }) => business.duty.kind),
        }),
        button: options.length === 0 ? null : 'Add those ticked',
        back: { to: '/programme', words: 'Programme' },
      };
    },
    input: addYearInput,
    said: (typed) => ({ only: typed.all('only').length === 0 ? undefined : [...typed.all('only')] }),
    perform: (terms, input, visit) => addYear({ ...visit.office, terms }, yearOf(visit), input),
    done: ({ added }) => `/programme?done=${added.length === 0 ? 'year-nothing' : 'year'}`,
  }),
};

export const statutoryYearPages: readonly Page[] = [firstPage, yearPage];
