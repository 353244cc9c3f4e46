import type { Command } from 'commander';
import { actionRefSchema } from '../../register/action.ts';
import { addItem, addItemInput, amendItem, amendItemInput } from '../../secretariat/programme.ts';
import { doAsking } from '../terminal/asking.ts';
import { type Desk, Misused, officeOf } from '../terminal/desk.ts';
import { boardOption, withExample, wordsOption } from '../terminal/options.ts';
import { type Flags, inputFrom, warn } from '../terminal/outcomes.ts';
import { circumstancesOption } from './programme-transitions.ts';
import { changeEntry, show } from './programme-words.ts';

type Added = {
  board: string;
  meeting?: string;
  standing?: boolean;
  toNote?: boolean;
  reason?: string;
  lead?: string;
  from?: string;
  condition?: string;
  offered?: boolean;
  specialCircumstances?: string;
};
type Amended = {
  title?: string;
  reason?: string;
  lead?: string;
  from?: string;
  condition?: string;
  specialCircumstances?: string;
};

const flags: Flags = {
  title: 'the title',
  source: '--from',
  'source.ref': '--from',
  'source.board': '--from',
  'source.meeting': '--from',
  'source.minute': '--from',
};

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
      .option('--offered', 'another body offers it, and the panel is still to accept it')
      .option('--standing', 'a standing item of every meeting')
      .option('--to-note', 'an item to note at every meeting')
      .option('--condition <text>', 'on what an item to note depends, as "if available"', wordsOption)
      .option(...circumstancesOption),
    'programme add "Contacting the Force" --board pcp --meeting 2024-02 --lead PCC --reason "Requested by the Panel"',
    'programme add "Performance and Delivery Board minutes" --board pcp --to-note --condition "if available"',
  ).action(async (title: string, options: Added) => {
    const input = inputFrom(addItemInput, { title, ...placed(options) }, flags);
    const office = await officeOf(desk, await desk.service(), options.board);
    const { thing, cautions } = await doAsking(desk, input, (asked) => addItem(office, asked), flags);
    await show(office, thing, desk.say);
    return warn(desk, cautions);
  });

  withExample(
    programme
      .command('change <ref>')
      .description('its title, reason, lead, source or condition; none takes one away')
      .option('--title <text>', 'what it is', wordsOption)
      .option('--reason <text>', 'why, or none', wordsOption)
      .option('--lead <owner>', 'who writes the paper, or none', wordsOption)
      .option('--from <what>', 'what it came from, or none', wordsOption)
      .option('--condition <text>', 'on what an item to note depends, or none', wordsOption)
      .option(...circumstancesOption),
    'programme change PCP-ITEM-7 --lead "Chief Constable"',
    'programme change PCP-ITEM-2 --condition none',
  ).action((ref: string, { title, from, ...others }: Amended) => {
    const source = from === undefined ? undefined : orNone(from);
    const amendment = {
      ...(title !== undefined && { title }),
      ...Object.fromEntries(Object.entries(others).map(([name, text]) => [name, orNone(text)])),
      ...(source !== undefined && { source: source === null ? null : sourceFrom(source) }),
    };
    const input = inputFrom(amendItemInput, amendment, { ...flags, title: '--title' });
    return changeEntry(desk, ref, (office, item) => amendItem(office, item, input), { flags });
  });
}

const orNone = (text: string): string | null => (/^none$/i.test(text) ? null : text);

/** Where something new belongs, with the options of that place and no others. */
function placed({ board: _, meeting, standing, toNote, condition, from, ...ofOne }: Added) {
  if ([meeting, standing, toNote].filter((given) => given !== undefined).length !== 1) {
    throw new Misused('say where it belongs with one of --meeting MEETING, --standing and --to-note');
  }
  if (meeting === undefined && (from !== undefined || Object.keys(ofOne).length > 0)) {
    throw new Misused(
      'business of every meeting has no --reason, --lead or --from, no --special-circumstances, and is not --offered: those are of an item for one',
    );
  }
  if (!toNote && condition !== undefined) {
    throw new Misused('only an item to note comes on a --condition: give --to-note too');
  }
  if (meeting === undefined) {
    return { comes: 'every meeting', as: standing ? 'standing item' : 'item to note', condition };
  }
  return { comes: 'once', meeting, ...ofOne, ...(from !== undefined && { source: sourceFrom(from) }) };
}

/** What business came from: an action by its reference, or `pdb:2024-10:12`, a minute of a meeting that was. */
function sourceFrom(name: string) {
  const ref = name.toUpperCase();
  if (actionRefSchema.safeParse(ref).success) return { kind: 'action', ref };
  const [, board, meeting, minute] = /^([^:\s]+):([^:\s]+)(?::(.*))?$/s.exec(name) ?? [];
  if (board !== undefined) {
    return { kind: 'minute', board: board.toLowerCase(), meeting, minute: minute?.trim() || null };
  }
  throw new Misused(
    `"${name}" is no source: write an action as PDB-2024-10-2, or a minute as pdb:2024-10:12`,
  );
}
