import { type Command, InvalidArgumentError } from 'commander';
import { type CalendarDate, inWords } from '../calendar/days.ts';
import { type Board, type Person, sameMailbox } from '../register/board.ts';
import { withChange } from '../register/history.ts';
import { type Contact, type Owner, ownerNamed, ownerSchema } from '../register/owner.ts';
import {
  authorOf,
  boardNamed,
  type Desk,
  Failed,
  historyInWords,
  kept,
  Misused,
  ownerCalled,
  personInWords,
  printJson,
  printTable,
} from './desk.ts';
import {
  boardOption,
  dayOption,
  mailboxOption,
  newCode,
  personOption,
  several,
  withExample,
  wordsOption,
} from './options.ts';

type Asked = {
  board: string;
  name?: string;
  alias?: string[];
  contact?: Person;
  json?: boolean;
};
type AskedContact = {
  board: string;
  email: string;
  name?: string;
  from?: CalendarDate | 'none';
  until?: CalendarDate | 'none';
  remove?: boolean;
};
type Place = 'contacts' | 'deputies' | 'copies';

const isAt =
  (mailbox: string) =>
  ({ email }: { email: string }): boolean =>
    sameMailbox(email, mailbox);

/** A day, or `none` to take one away that was given before. */
function dayOrNone(text: string): CalendarDate | 'none' {
  if (text === 'none') return text;
  try {
    return dayOption(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    throw new InvalidArgumentError(`${why} Or none, for no such day.`);
  }
}

const dayAsked = (asked: CalendarDate | 'none' | undefined, before: CalendarDate | null = null) =>
  asked === 'none' ? null : (asked ?? before);

/** The list with that person in it, or with what was given put right, or without. */
function withContact(contacts: readonly Contact[], asked: AskedContact): Contact[] {
  const { email, name, from, until, remove } = asked;
  const before = contacts.find(isAt(email));
  if (before === undefined && (remove || name === undefined)) {
    const known = contacts.map(personInWords).join(', ') || 'nobody';
    const hint = remove ? '' : '; to add somebody new, give --name too';
    throw new Failed(`${email} is not among them (known: ${known})${hint}`);
  }
  if (remove) return contacts.filter((contact) => contact !== before);
  const after: Contact = {
    name: name ?? before?.name ?? email,
    email,
    from: dayAsked(from, before?.from),
    until: dayAsked(until, before?.until),
  };
  if (after.from !== null && after.until !== null && after.until < after.from) {
    throw new Failed(
      `${email} cannot be in post from ${inWords(after.from)} until ${inWords(after.until)}: give --from none or --until none to take a day away`,
    );
  }
  return before === undefined
    ? [...contacts, after]
    : contacts.map((contact) => (contact === before ? after : contact));
}

const places: readonly { place: Place; verb: string; description: string }[] = [
  { place: 'contacts', verb: 'contact', description: 'adds, dates or removes somebody who is written to' },
  {
    place: 'deputies',
    verb: 'deputy',
    description: 'the same for somebody written to when no contact can be',
  },
  { place: 'copies', verb: 'copy', description: 'the same for somebody always copied in' },
];

/** Throws {@link Failed} when one of `names` is what another owner is called: notes could then mean either. */
function unlessTaken(owners: readonly Owner[], names: readonly string[], except?: Owner): void {
  const others = owners.filter((owner) => owner !== except);
  for (const name of names) {
    const taken = ownerNamed(others, name);
    if (taken) throw new Failed(`an owner is called "${name}" already: ${taken.name} (${taken.id})`);
  }
}

export function ownerVerbs(matters: Command, desk: Desk): void {
  const owner = matters
    .command('owner')
    .description('the offices that owe things: add, change, contact, deputy, copy, clear, list, show');

  const on = (verb: string, description: string): Command =>
    owner.command(verb).description(description).requiredOption('--board <id>', 'the board', boardOption);

  async function change(
    id: string,
    boardId: string,
    what: string,
    to: (owner: Owner, owners: readonly Owner[]) => Owner,
  ): Promise<void> {
    const service = await desk.service();
    const board = await boardNamed(service, boardId);
    const owners = await service.register.owners(board.id);
    const before = ownerCalled(owners, id);
    const after = withChange(ownerSchema.parse(to(before, owners)), authorOf(desk), what);
    await kept(service, after);
    desk.say(ownerInWords(after));
  }

  withExample(
    on('add', 'a new owner')
      .argument('<id>', 'its code, such as force', newCode)
      .option('--name <name>', 'what the notes call it, as "Force"; the code when left out', wordsOption)
      .option(
        '--alias <alias...>',
        'other names the notes use for it, as "Chief Constable"',
        several(wordsOption),
      )
      .option('--contact <who>', 'whom to write to, as "Name <address>"', personOption),
    'owner add force --board pdb --name Force --alias "Chief Constable" CC --contact "Sgt Owen Pryce <owen@force.example>"',
  ).action(async (id: string, { board, name = id, alias: aliases = [], contact }: Asked) => {
    const service = await desk.service();
    await boardNamed(service, board);
    unlessTaken(await service.register.owners(board), [id, name, ...aliases]);
    const contacts = contact === undefined ? [] : [{ ...contact, from: null, until: null }];
    const lists = { contacts, deputies: [], copies: [], undeliverable: [] };
    const made = ownerSchema.parse({ board, id, name, aliases, ...lists, version: 0, history: [] });
    await kept(service, withChange(made, authorOf(desk), 'added'));
    desk.say(ownerInWords(made));
  });

  withExample(
    on('change <id>', 'its name, or the other names it goes by')
      .option('--name <name>', 'what the notes call it', wordsOption)
      .option('--alias <alias...>', 'other names, in place of those before', several(wordsOption)),
    'owner change force --board pdb --name "Wealdshire Police" --alias Force CC',
  ).action((id: string, { board, name, alias }: Asked) => {
    if (name === undefined && alias === undefined) {
      throw new Misused('say what to change: --name or --alias; for people, matters owner contact');
    }
    return change(id, board, 'renamed', (before, owners) => {
      unlessTaken(owners, [name ?? before.name, ...(alias ?? [])], before);
      return { ...before, name: name ?? before.name, aliases: alias ?? before.aliases };
    });
  });

  for (const { place, verb, description } of places) {
    withExample(
      on(`${verb} <id>`, description)
        .requiredOption('--email <address>', 'the mailbox, by which a person is known', mailboxOption)
        .option('--name <name>', 'the person; needed for somebody new', wordsOption)
        .option('--from <date>', 'the first day in post, or none', dayOrNone)
        .option('--until <date>', 'the last day in post, or none', dayOrNone)
        .option('--remove', 'takes them off the list'),
      `owner ${verb} force --board pdb --email mo.khan@force.example --name "Sgt Mo Khan" --from 2024-11-01`,
      `owner ${verb} force --board pdb --email owen@force.example --until 2024-10-31`,
    ).action((id: string, asked: AskedContact) =>
      change(id, asked.board, `${verb} ${asked.remove ? 'removed' : 'set'}: ${asked.email}`, (before) => ({
        ...before,
        [place]: withContact(before[place], asked),
      })),
    );
  }

  withExample(
    on('clear <id>', 'writes again to a mailbox that had refused mail').requiredOption(
      '--email <address>',
      'the mailbox',
      mailboxOption,
    ),
    'owner clear force --board pdb --email owen@force.example',
  ).action((id: string, { board, email }: AskedContact) =>
    change(id, board, `cleared: ${email}`, (before) => {
      if (!before.undeliverable.some(isAt(email))) {
        throw new Failed(`${email} is not marked as undeliverable`);
      }
      return { ...before, undeliverable: before.undeliverable.filter((one) => !isAt(email)(one)) };
    }),
  );

  withExample(
    on('list', 'every owner of a board').option('--json', 'as JSON'),
    'owner list --board pdb',
  ).action(async ({ board, json }: Asked) => {
    const service = await desk.service();
    await boardNamed(service, board);
    const owners = await service.register.owners(board);
    if (json) return printJson(desk, owners);
    return printTable(
      desk,
      ['Owner', 'Name', 'Contacts'],
      owners.map(({ id, name, contacts }) => [
        id,
        name,
        contacts.map(contactInWords).join('; ') || 'no contact: nobody can be reminded',
      ]),
      'No owner yet: matters owner add, or record some notes.',
    );
  });

  withExample(
    on('show <id>', 'an owner, its people, its mailboxes in trouble, and its history').option(
      '--json',
      'as JSON',
    ),
    'owner show force --board pdb',
  ).action(async (id: string, { board: boardId, json }: Asked) => {
    const service = await desk.service();
    const board: Board = await boardNamed(service, boardId);
    const shown = ownerCalled(await service.register.owners(board.id), id);
    if (json) return printJson(desk, shown);
    return desk.data(`${ownerInWords(shown)}${historyInWords(shown.history, board)}`);
  });
}

function contactInWords(contact: Contact): string {
  const { from, until } = contact;
  const days = [from && `from ${inWords(from)}`, until && `until ${inWords(until)}`]
    .filter(Boolean)
    .join(' ');
  return `${personInWords(contact)}${days && ` ${days}`}`;
}

function ownerInWords({ id, name, aliases, contacts, deputies, copies, undeliverable }: Owner): string {
  const line = (title: string, things: string[]): string =>
    things.length === 0 ? '' : `  ${title}: ${things.join('; ')}\n`;
  return [
    `${name} (${id})\n`,
    line('also called', aliases),
    contacts.length === 0
      ? `  no contact: ${deputies.length === 0 ? 'nobody can be reminded' : 'its deputies are written to'}\n`
      : line('contacts', contacts.map(contactInWords)),
    line('deputies', deputies.map(contactInWords)),
    line('copied in', copies.map(contactInWords)),
    line(
      'cannot be written to',
      undeliverable.map(({ email, since, why }) => `${email} since ${inWords(since)} (${why})`),
    ),
  ].join('');
}
