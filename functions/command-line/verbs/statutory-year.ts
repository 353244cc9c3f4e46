import { type Command, InvalidArgumentError } from 'commander';
import { type CalendarDate, type CalendarMonth, monthInWords, monthOf } from '../../calendar/days.ts';
import { contactAttention } from '../../minutes/recording/attention.ts';
import { type Board, isPanel } from '../../register/board.ts';
import type { Author } from '../../register/history.ts';
import { meetingById } from '../../register/meetings.ts';
import { ownerName } from '../../register/owner.ts';
import { dutySchema, isToCome } from '../../register/programme.ts';
import { type Proposal, proposalsFor } from '../../register/statutory.ts';
import { additionsFor, leadOf, type WithProgramme } from '../../register/statutory-year.ts';
import { withCapital } from '../../words/english.ts';
import {
  asOfOr,
  authorOf,
  boardNamed,
  type Desk,
  type Fact,
  Failed,
  factsInWords,
  keptAll,
  type Service,
} from '../terminal/desk.ts';
import { boardOption, dayOption, withExample } from '../terminal/options.ts';
import { matterInWords } from './attention-words.ts';
import { lawCautions, lawInWords, meetingInWords, mustBeBy, warn } from './programme-words.ts';

type Asked = { year: number; board?: string; yes?: boolean; asOf?: CalendarDate };

function yearOption(text: string): number {
  const year = dutySchema.shape.year.safeParse(/^\d{4}$/.test(text) ? Number(text) : text);
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
      .option('--as-of <date>', 'the day it is today', dayOption),
    'programme propose --year 2025',
    'programme propose --year 2025 --board pcp --yes',
  ).action((asked: Asked) => propose(desk, asked));
}

async function propose(desk: Desk, { year, board: id, yes, asOf }: Asked): Promise<void> {
  const service = await desk.service();
  const board = id === undefined ? await onlyPanel(service) : await boardNamed(service, id);
  if (yes) await add(desk, service, await withProgramme(service, board), year, authorOf(desk, asOf));
  const whole = await withProgramme(service, board);
  const today = asOfOr(desk, board, asOf);
  const proposals = proposalsFor(whole, year);
  if (!isPanel(board)) {
    warn(desk, [`${board.name} is not a panel, and the law fixes this for a police and crime panel alone`]);
  }
  for (const proposal of proposals) {
    desk.data(proposalInWords(proposal, whole));
    const cautions = cautionsOf(proposal, whole, today);
    warn(
      desk,
      cautions.map((caution) => `${proposal.business.title}: ${caution}`),
    );
  }
  if (yes) return;
  const missing = proposals.some(({ standing }) => standing === 'proposed');
  const how = `To add what is missing: matters programme propose --year ${year} --board ${board.id} --yes`;
  desk.say(missing ? `${how}\n` : nothingToAdd);
}

const nothingToAdd = 'Nothing to add: the programme has all of it already.\n';

async function add(
  desk: Desk,
  service: Service,
  whole: WithProgramme,
  year: number,
  author: Author,
): Promise<void> {
  const additions = additionsFor(whole, year, author);
  if (additions.length === 0) return desk.say(nothingToAdd);
  const things = additions.map(({ thing }) => thing);
  await keptAll(service, things, 'Propose the same year again with --yes');
  for (const { what } of additions) desk.say(`${withCapital(what)}.\n`);
  return warn(
    desk,
    things.flatMap((thing) => ('contacts' in thing ? [matterInWords(contactAttention(thing))] : [])),
  );
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

async function withProgramme({ register }: Service, board: Board): Promise<WithProgramme> {
  const [owners, meetings, programme] = await Promise.all([
    register.owners(board.id),
    register.meetings(board.id),
    register.programme(board.id),
  ]);
  return { board, owners, meetings, programme };
}

function proposalInWords(proposal: Proposal, { owners, meetings }: WithProgramme): string {
  const { business } = proposal;
  const law = lawInWords(business);
  const facts: Fact[] =
    proposal.standing === 'on the programme'
      ? [
          ['lead', proposal.item.lead && ownerName(owners, proposal.item.lead)],
          ['meeting', meetingInWords(meetings, proposal.item.meeting)],
          ...law,
          ['programme', `${proposal.item.ref} (${proposal.item.title}), ${proposal.item.state}`],
        ]
      : [
          ['lead', leadOf(business, owners)?.name ?? `${business.leads[0]}, not in the register yet`],
          ['meeting', putTo(proposal, meetings)],
          ...law,
          ['programme', 'not on it yet'],
        ];
  return factsInWords(business.title, facts);
}

type Missing = Extract<Proposal, { standing: 'proposed' }>;

const putTo = ({ meeting, business }: Missing, meetings: WithProgramme['meetings']): string =>
  meeting === null
    ? `a meeting expected in ${monthInWords(business.expected)}, which would be added`
    : meetingInWords(meetings, meeting.id);

/** What is, or may become, wrong with when it is to come to the panel. */
function cautionsOf(proposal: Proposal, { meetings }: WithProgramme, today: CalendarDate): string[] {
  const { business } = proposal;
  if (proposal.standing === 'on the programme' && !isToCome(proposal.item)) return [];
  const meeting =
    proposal.standing === 'proposed' ? proposal.meeting : meetingById(meetings, proposal.item.meeting);
  if (!meeting) {
    const { meetingBy, expected } = business;
    return [...(meetingBy === null ? [] : [mustBeBy(meetingBy)]), ...pastCaution(expected, today)];
  }
  const past = meeting.state === 'month' ? pastCaution(meeting.month, today) : [];
  return [...lawCautions(business, meeting), ...past];
}

const pastCaution = (month: CalendarMonth, today: CalendarDate): string[] =>
  month < monthOf(today) ? [`${monthInWords(month)} is past already`] : [];
