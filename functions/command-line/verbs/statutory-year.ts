import { type Command, InvalidArgumentError, Option } from 'commander';
import { type CalendarDate, monthInWords } from '../../calendar/days.ts';
import { lawFacts, meetingNamed } from '../../papers/programme-words.ts';
import { type Board, isPanel } from '../../register/board.ts';
import type { Meeting } from '../../register/meeting.ts';
import { dutySchema } from '../../register/programme.ts';
import { isMissing, type OfYear } from '../../register/statutory-year.ts';
import type { Office } from '../../secretariat/office.ts';
import {
  addYear,
  addYearInput,
  type FixedBusiness,
  proposeYear,
  statutoryYearInput,
} from '../../secretariat/statutory-year.ts';
import { withCapital } from '../../words/english.ts';
import { type Desk, type Fact, Failed, factsInWords, officeOf, type Service } from '../terminal/desk.ts';
import { boardOption, dayOption, withExample } from '../terminal/options.ts';
import { doneOrFail, foundOrFail, inputFrom, warn } from '../terminal/outcomes.ts';

type Proposed = {
  year: number;
  board?: string;
  yes?: boolean;
  vetoed?: boolean;
  only?: string[];
  asOf?: CalendarDate;
};

function yearOption(text: string): number {
  const year = statutoryYearInput.safeParse(/^\d{4}$/.test(text) ? Number(text) : text);
  if (year.success) return year.data;
  throw new InvalidArgumentError('Write a year from 2012 on, such as 2025.');
}

export function programmeProposalVerb(programme: Command, desk: Desk): void {
  withExample(
    programme
      .command('propose')
      .description('the business that the law fixes for a year of a police and crime panel; --yes adds it')
      .requiredOption('--year <year>', 'the calendar year, as 2025', yearOption)
      .option('--board <id>', 'the panel; the only one when left out', boardOption)
      .option('--yes', 'add what the programme lacks')
      .option('--vetoed', 'with --yes: what follows from a veto of the proposed precept too')
      .addOption(
        new Option(
          '--only <kind...>',
          'with --yes: what of it, by kind; all that is missing when left out',
        ).choices(dutySchema.shape.kind.options),
      )
      .option('--as-of <date>', 'the day it is today', dayOption),
    'programme propose --year 2025',
    'programme propose --year 2025 --board pcp --yes',
    'programme propose --year 2025 --board pcp --vetoed --yes',
    'programme propose --year 2025 --board pcp --only precept "annual report" --yes',
  ).action(async ({ year, board: code, yes, vetoed = false, only, asOf }: Proposed) => {
    const of = inputFrom(addYearInput, { vetoed, ...(only && { only }) });
    const service = await desk.service();
    const office = await officeOf(desk, service, code ?? (await onlyPanel(service)).id, asOf);
    if (yes) await add(desk, office, year, of);
    const { businesses } = foundOrFail(await proposeYear(office, year));
    const meetings = await service.register.meetings(office.board.id);
    for (const business of businesses) {
      const { title } = business.business;
      desk.data(factsInWords(title, factsOf(business, meetings)));
      warn(
        desk,
        business.cautions.map(({ what, step }) => ({ what: `${title}: ${what}`, step })),
      );
    }
    if (yes) return;
    const missing = businesses.some((business) => isMissing(business, of));
    const how = `To add what is missing: matters programme propose --year ${year} --board ${office.board.id}${vetoed ? ' --vetoed' : ''} --yes`;
    desk.say(missing ? `${how}\n` : nothingToAdd);
  });
}

const nothingToAdd = 'Nothing to add: the programme has all of it already.\n';

async function add(desk: Desk, office: Office, year: number, of: OfYear): Promise<void> {
  const { thing, cautions } = doneOrFail(await addYear(office, year, of));
  if (thing.added.length === 0) desk.say(nothingToAdd);
  for (const { what } of thing.added) desk.say(`${withCapital(what)}.\n`);
  warn(desk, cautions);
}

/** The only board that is a panel, as what its secretary is called tells; or the only board. */
async function onlyPanel({ register }: Service): Promise<Board> {
  const boards = await register.boards();
  const panels = boards.filter(isPanel);
  const [one, ...others] = panels.length > 0 ? panels : boards;
  if (one !== undefined && others.length === 0) return one;
  const known = boards.map(({ id, name }) => `${id}, ${name}`).join('; ');
  throw new Failed(
    one === undefined
      ? 'there is no board yet: add the panel with matters board add'
      : `say for which board with --board (${known})`,
  );
}

function factsOf(fixed: FixedBusiness, meetings: readonly Meeting[]): Fact[] {
  const { business, lead } = fixed;
  const law = lawFacts(business);
  if (fixed.standing === 'on the programme') {
    const { ref, title, state, meeting } = fixed.item;
    return [
      ['lead', lead?.name ?? null],
      ['meeting', meetingNamed(meetings, meeting)],
      ...law,
      ['programme', `${ref} (${title}), ${state}`],
    ];
  }
  return [
    ['lead', lead && (lead.owner === null ? `${lead.name}, not in the register yet` : lead.name)],
    ['meeting', fixed.meeting ? meetingNamed(meetings, fixed.meeting.id) : toBeAdded(fixed)],
    ...law,
    ['programme', fixed.business.onlyIf === null ? 'not on it yet' : 'not on it, and not added unasked'],
  ];
}

const toBeAdded = ({ business }: FixedBusiness): string =>
  `a meeting expected in ${monthInWords(business.expected)}, which would be added`;
