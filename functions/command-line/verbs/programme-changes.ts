import type { Command } from 'commander';
import { type ItemRef, isToCome, nextItemRef, type ProgrammeEntry } from '../../register/programme.ts';
import { amendEntry, unlessThere } from '../../register/programme-entry-transitions.ts';
import { keepRegular, plan } from '../../register/programme-transitions.ts';
import type { BoardView } from '../../register/view.ts';
import {
  asOfOr,
  authorOf,
  type Desk,
  entryNamed,
  kept,
  keptAsNext,
  Misused,
  made,
  ownerCalled,
  type Service,
  viewOf,
} from '../terminal/desk.ts';
import { boardOption, withExample, wordsOption } from '../terminal/options.ts';
import { meetingToPlan, sourceNamed } from './programme-asked.ts';
import { cautionsOf, entryInWords, warn } from './programme-words.ts';

type Added = {
  board: string;
  meeting?: string;
  standing?: boolean;
  toNote?: boolean;
  reason?: string;
  lead?: string;
  from?: string;
  condition?: string;
};
type Named = { board: string; ref: ItemRef; title: string };
type Amended = { title?: string; reason?: string; lead?: string; from?: string; condition?: string };

/** What puts something new on a programme, and what puts it right. */
export function programmeChangeVerbs(programme: Command, desk: Desk): void {
  withExample(
    programme
      .command('add')
      .description('a new item for a meeting, or business of every meeting')
      .argument('<title>', 'what it is', wordsOption)
      .requiredOption('--board <id>', 'the board', boardOption)
      .option('--meeting <meeting>', 'the meeting that is to consider it, by its identity, day or month')
      .option('--reason <text>', 'why, in the panel’s words', wordsOption)
      .option('--lead <owner>', 'who writes the paper: an owner’s code or name', wordsOption)
      .option('--from <what>', 'the action, or the BOARD:MEETING:MINUTE, that it came from', wordsOption)
      .option('--standing', 'a standing item of every meeting')
      .option('--to-note', 'an item to note at every meeting')
      .option('--condition <text>', 'on what an item to note depends, as "if available"', wordsOption),
    'programme add "Contacting the Force" --board pcp --meeting 2024-02 --lead PCC --reason "Requested by the Panel"',
    'programme add "Performance and Delivery Board minutes" --board pcp --to-note --condition "if available"',
  ).action((title: string, asked: Added) => add(desk, title, asked));

  withExample(
    programme
      .command('change <ref>')
      .description('its title, reason, lead, source or condition; none takes one away')
      .option('--title <text>', 'what it is', wordsOption)
      .option('--reason <text>', 'why, or none', wordsOption)
      .option('--lead <owner>', 'who writes the paper, or none', wordsOption)
      .option('--from <what>', 'what it came from, or none', wordsOption)
      .option('--condition <text>', 'on what an item to note depends, or none', wordsOption),
    'programme change PCP-ITEM-7 --lead "Chief Constable"',
    'programme change PCP-ITEM-2 --condition none',
  ).action((ref: string, amended: Amended) => change(desk, ref, amended));
}

async function add(desk: Desk, title: string, asked: Added): Promise<void> {
  refuseMuddled(asked);
  const service = await desk.service();
  const view = await viewOf(service, asked.board);
  const make = await makerOf(desk, service, view, asked);
  const added = await keptAsNext(service, async () => {
    const programme = await service.register.programme(asked.board);
    const entry = make({ board: asked.board, ref: nextItemRef(asked.board, programme), title });
    return made(unlessThere(entry, programme)).entry;
  });
  desk.say(entryInWords(added, view));
  if (isToCome(added)) warn(desk, cautionsOf(view, added, asOfOr(desk, view.board)));
}

function refuseMuddled({ meeting, standing, toNote, condition, ...rest }: Added): void {
  if ([meeting, standing, toNote].filter((given) => given !== undefined).length !== 1) {
    throw new Misused('say where it belongs with one of --meeting MEETING, --standing and --to-note');
  }
  if (meeting === undefined && (rest.reason ?? rest.lead ?? rest.from) !== undefined) {
    throw new Misused(
      'business of every meeting has no --reason, --lead or --from: those are of an item for one',
    );
  }
  if (!toNote && condition !== undefined) {
    throw new Misused('only an item to note comes on a --condition: give --to-note too');
  }
}

/** All of a new entry but its number, which is known only when it is kept. */
async function makerOf(desk: Desk, service: Service, view: BoardView, asked: Added) {
  const author = authorOf(desk);
  const { meeting, reason = null, lead, from, condition = null } = asked;
  if (meeting === undefined) {
    const as = asked.standing ? 'standing item' : 'item to note';
    return (entry: Named) => keepRegular({ ...entry, as, condition }, author);
  }
  const facts = {
    meeting: meetingToPlan(view, meeting).id,
    reason,
    lead: lead === undefined ? null : ownerCalled(view.owners, lead).id,
    source: from === undefined ? null : await sourceNamed(service, from),
    ...{ received: null, duty: null, printed: null },
  };
  return (entry: Named) => plan({ ...entry, ...facts }, author);
}

async function change(desk: Desk, name: string, amended: Amended): Promise<void> {
  if (Object.keys(amended).length === 0) {
    throw new Misused('say what to change: --title, --reason, --lead, --from or --condition');
  }
  const service = await desk.service();
  const before = await entryNamed(service, name);
  const view = await viewOf(service, before.board);
  const after = await amendedAs(desk, service, view, before, amended);
  if (after === before) return desk.say(`${before.ref} says so already.\n`);
  await kept(service, after);
  return desk.say(entryInWords(after, view));
}

const orNone = (text: string): string | null => (/^none$/i.test(text) ? null : text);

async function amendedAs(
  desk: Desk,
  service: Service,
  { owners }: BoardView,
  entry: ProgrammeEntry,
  { title, reason, lead, from, condition }: Amended,
): Promise<ProgrammeEntry> {
  const [office, source, conditional] = [lead, from, condition].map((text) =>
    text === undefined ? undefined : orNone(text),
  );
  const amendment = {
    ...(title !== undefined && { title }),
    ...(reason !== undefined && { reason: orNone(reason) }),
    ...(office !== undefined && { lead: office === null ? null : ownerCalled(owners, office).id }),
    ...(source !== undefined && { source: source === null ? null : await sourceNamed(service, source) }),
    ...(conditional !== undefined && { condition: conditional }),
  };
  return made(amendEntry(entry, amendment, authorOf(desk))).entry;
}
