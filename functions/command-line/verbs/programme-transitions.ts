import type { Command } from 'commander';
import type { CalendarDate } from '../../calendar/days.ts';
import { boardOfItemRef, type ProgrammeEntry, titleInWords } from '../../register/programme.ts';
import {
  acceptItem,
  moveItem,
  moveItemInput,
  type PresentInput,
  presentInput,
  presentItem,
  presentItems,
  receivePaper,
  receivePaperInput,
  reinstateItem,
  reinstateItemInput,
  replaceItem,
  replaceItemInput,
  sayPaperNotArrived,
  sayPaperNotArrivedInput,
  sayPaperSent,
  sayPaperSentInput,
  settleItem,
  settleItemInput,
  withdrawItem,
  withdrawItemInput,
} from '../../secretariat/programme-transitions.ts';
import { removeInput, removeItem } from '../../secretariat/removals.ts';
import { type Desk, Failed, Misused, officeOf } from '../terminal/desk.ts';
import { boardOption, dayOption, withExample, wordsOption } from '../terminal/options.ts';
import { doneOrFail, inputFrom, warn } from '../terminal/outcomes.ts';
import { changeEntry, itemRefNamed, type Perform } from './programme-words.ts';

type AsOf = { asOf?: CalendarDate };
type Settled = AsOf & { available?: boolean; notAvailable?: boolean };
type Presented = { board?: string; meeting?: string; on?: CalendarDate };

/** Why a late item is considered. */
export const circumstancesOption = [
  '--special-circumstances <why>',
  'by reason of what it is considered, where it comes after the agenda is public; asked where a terminal answers',
  wordsOption,
] as const;

/** What changes the state of an entry of the programme, each a verb of `programme`. */
export function programmeTransitionVerbs(programme: Command, desk: Desk): void {
  const verbOf = (verb: string, description: string): Command =>
    programme
      .command(`${verb} <ref>`)
      .description(description)
      .option('--as-of <date>', 'the day it is today', dayOption);
  const because = (verb: Command): Command => verb.requiredOption('--reason <text>', 'why', wordsOption);
  const dated = (verb: Command): Command =>
    verb.option('--on <date>', 'the day it was; today when left out', dayOption);

  withExample(
    because(
      verbOf('move', 'puts it to another meeting, whose date it then follows').requiredOption(
        '--to <meeting>',
        'the other meeting, by its identity, day or month',
      ),
    ).option(...circumstancesOption),
    'programme move PCP-ITEM-7 --to 2024-02 --reason "the agenda was full"',
  ).action((ref: string, { asOf, ...options }: AsOf) => {
    const input = inputFrom(moveItemInput, options);
    return changeEntry(
      desk,
      ref,
      (office, item, answers) => moveItem(office, item, { ...input, ...answers }),
      {
        asOf,
      },
    );
  });

  withExample(
    dated(because(verbOf('withdraw', 'takes it off the programme: it is no longer wanted'))),
    'programme withdraw PCP-ITEM-7 --reason "overtaken by the inspection"',
  ).action((ref: string, { asOf, ...options }: AsOf) => {
    const input = inputFrom(withdrawItemInput, options);
    return changeEntry(desk, ref, (office, item) => withdrawItem(office, item, input), { asOf });
  });

  withExample(
    because(
      verbOf('remove', 'takes back what was entered by mistake; where a mail told of it, it is marked so'),
    ),
    'programme remove PCP-ITEM-7 --reason "entered twice"',
  ).action((ref: string, { asOf, ...options }: AsOf) => {
    const input = inputFrom(removeInput, options);
    return changeEntry(desk, ref, (office, item) => removeItem(office, item, input), { asOf });
  });

  withExample(
    dated(
      because(
        verbOf('replace', 'takes it off the programme: something elsewhere takes its place').requiredOption(
          '--by <text>',
          'what takes its place',
          wordsOption,
        ),
      ),
    ),
    'programme replace PCP-ITEM-7 --by "a visit to the control room" --reason "better seen than read"',
  ).action((ref: string, { asOf, ...options }: AsOf) => {
    const input = inputFrom(replaceItemInput, options);
    return changeEntry(desk, ref, (office, item) => replaceItem(office, item, input), { asOf });
  });

  withExample(
    because(verbOf('reinstate', 'sets its end aside: it is to come after all')).option(
      ...circumstancesOption,
    ),
    'programme reinstate PCP-ITEM-7 --reason "still wanted"',
  ).action((ref: string, { asOf, ...options }: AsOf) => {
    const input = inputFrom(reinstateItemInput, options);
    return changeEntry(
      desk,
      ref,
      (office, item, answers) => reinstateItem(office, item, { ...input, ...answers }),
      {
        asOf,
      },
    );
  });

  withExample(
    dated(verbOf('settle', 'says for one meeting whether what comes on a condition will come'))
      .requiredOption('--meeting <meeting>', 'the meeting, by its identity, day or month')
      .option('--available', 'it will come')
      .option('--not-available', 'it will not')
      .option('--how <text>', 'more about it', wordsOption),
    'programme settle PCP-ITEM-2 --meeting 2024-02 --available --how "the notes of December"',
  ).action((ref: string, { asOf, available = false, notAvailable = false, ...options }: Settled) => {
    if (available === notAvailable) throw new Misused('say either --available or --not-available');
    const input = inputFrom(settleItemInput, { ...options, available });
    return changeEntry(desk, ref, (office, item) => settleItem(office, item, input), { asOf });
  });

  withExample(
    programme
      .command('accept <refs...>')
      .description('takes onto the programme what another board offered; to decline it, withdraw it'),
    'programme accept PCP-ITEM-9',
    'programme withdraw PCP-ITEM-9 --reason "not for this panel"',
  ).action((refs: string[]) => changeEach(desk, refs, acceptItem));

  withExample(
    dated(
      programme
        .command('receive <refs...>')
        .description('says that the paper is in: its author is reminded no more'),
    ),
    'programme receive PCP-ITEM-7 --on 2024-01-22',
  ).action((refs: string[], options) => {
    const input = inputFrom(receivePaperInput, options);
    return changeEach(desk, refs, (office, item) => receivePaper(office, item, input));
  });

  withExample(
    dated(
      verbOf('sent', 'says that its author says the paper is sent; reminders stop until it is looked for'),
    )
      .requiredOption('--where <words>', 'where it was sent, or a link to it', wordsOption)
      .option('--said-by <name>', 'who of the author’s office says so', wordsOption),
    'programme sent PCP-ITEM-7 --on 2024-01-19 --where "by email to the panel officer"',
  ).action((ref: string, { asOf, ...options }: AsOf) => {
    const input = inputFrom(sayPaperSentInput, options);
    return changeEntry(desk, ref, (office, item) => sayPaperSent(office, item, input), { asOf });
  });

  withExample(
    because(
      verbOf('not-arrived', 'says that a paper said to be sent is not here: its author is reminded again'),
    ),
    'programme not-arrived PCP-ITEM-7 --reason "nothing came by email or by post"',
  ).action((ref: string, { asOf, ...options }: AsOf) => {
    const input = inputFrom(sayPaperNotArrivedInput, options);
    return changeEntry(desk, ref, (office, item) => sayPaperNotArrived(office, item, input), { asOf });
  });

  withExample(
    programme
      .command('present [refs...]')
      .description('says that the meeting considered them')
      .option('--on <date>', 'the day it did; the day of its meeting when left out', dayOption)
      .option('--board <id>', 'with --meeting: everything that was planned for that meeting', boardOption)
      .option('--meeting <meeting>', 'the meeting, by its identity, day or month'),
    'programme present PCP-ITEM-7 PCP-ITEM-8 --on 2024-02-06',
    'programme present --board pcp --meeting 2024-02',
  ).action((refs: string[], { board, meeting, ...options }: Presented) => {
    const input = inputFrom(presentInput, options);
    if (refs.length > 0 && (board ?? meeting) === undefined) {
      return changeEach(desk, refs, (office, item) => presentItem(office, item, input));
    }
    if (refs.length === 0 && board !== undefined && meeting !== undefined) {
      return presentMeeting(desk, board, meeting, input);
    }
    throw new Misused('say which: either references, or --board ID --meeting MEETING for all that it had');
  });
}

async function presentMeeting(desk: Desk, board: string, name: string, input: PresentInput): Promise<void> {
  const office = await officeOf(desk, await desk.service(), board);
  const { thing, cautions } = doneOrFail(await presentItems(office, name, input));
  warn(desk, cautions);
  for (const item of thing.items) desk.say(lastChangeOf(item));
  if (thing.items.length === 0) {
    desk.say(`Nothing is planned for meeting ${thing.meeting}: nothing was changed.\n`);
  }
}

/** Does it to each that is named, saying so. Those that it could not be done to are said at the end; the others stay. */
async function changeEach(desk: Desk, names: readonly string[], perform: Perform): Promise<void> {
  const refs = new Set(names.map(itemRefNamed));
  const service = await desk.service();
  const failures: string[] = [];
  for (const ref of refs) {
    try {
      const office = await officeOf(desk, service, boardOfItemRef(ref));
      const { thing, cautions } = doneOrFail(await perform(office, ref, {}));
      desk.say(lastChangeOf(thing));
      warn(desk, cautions);
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      failures.push(error.message);
    }
  }
  if (failures.length === 0) return;
  const of = refs.size === 1 ? '' : `${failures.length} of ${refs.size} could not be done: `;
  throw new Failed(`${of}${failures.join('; ')}`);
}

const lastChangeOf = (entry: ProgrammeEntry): string =>
  `${entry.ref} (${titleInWords(entry)}): ${entry.history.at(-1)?.what}\n`;
