import { type Command, InvalidArgumentError } from 'commander';
import { type CalendarDate, inWords } from '../../calendar/days.ts';
import { type Board, type Person, personInWords } from '../../register/board.ts';
import type { Author } from '../../register/history.ts';
import type { Contact, Owner } from '../../register/owner.ts';
import {
  addOwner,
  amend,
  clearMailbox,
  type OwnerTransition,
  type Part,
  removeContact,
  setContact,
  unlessTaken,
} from '../../register/owner-transitions.ts';
import {
  authorOf,
  boardNamed,
  type Desk,
  Failed,
  historyInWords,
  kept,
  Misused,
  made,
  ownerCalled,
  printJson,
  printTable,
} from '../terminal/desk.ts';
import {
  boardOption,
  dayOption,
  mailboxOption,
  newCode,
  personOption,
  several,
  withExample,
  wordsOption,
} from '../terminal/options.ts';

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

const dayAsked = (asked: CalendarDate | 'none' | undefined): CalendarDate | null | undefined =>
  asked === 'none' ? null : asked;

/** What may be done about a refusal, in the words of this verb. */
const hints: Partial<Record<Extract<OwnerTransition, { outcome: 'refused' }>['because'], string>> = {
  'not among them': '; to add somebody new, give --name too',
  'leaves before coming': ': give --from none or --until none to take a day away',
};

/** The owner with that person on a list, or with what was given put right, or without. Throws {@link Failed}. */
function withPerson(owner: Owner, part: Part, asked: AskedContact, author: Author): Owner {
  const { email, name, from, until } = asked;
  if (asked.remove) return made(removeContact(owner, part, email, author)).owner;
  const said = { email, name, from: dayAsked(from), until: dayAsked(until) };
  const move = setContact(owner, part, said, author);
  if (move.outcome === 'refused') throw new Failed(`${move.why}${hints[move.because] ?? ''}`);
  return move.owner;
}

const parts: readonly { part: Part; description: string }[] = [
  { part: 'contact', description: 'adds, dates or removes somebody who is written to' },
  { part: 'deputy', description: 'the same for somebody written to when no contact can be' },
  { part: 'copy', description: 'the same for somebody always copied in' },
];

/** Throws {@link Failed} when one of `names` is what another owner is called. */
function refuseTaken(owners: readonly Owner[], names: readonly string[], except?: string): void {
  for (const name of names) made(unlessTaken(owners, name, except));
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
    to: (owner: Owner, owners: readonly Owner[], author: Author) => Owner,
  ): Promise<void> {
    const service = await desk.service();
    const board = await boardNamed(service, boardId);
    const owners = await service.register.owners(board.id);
    const before = ownerCalled(owners, id);
    const after = to(before, owners, authorOf(desk));
    if (after !== before) await kept(service, after);
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
    refuseTaken(await service.register.owners(board), [id, name, ...aliases]);
    const contacts = contact === undefined ? [] : [{ ...contact, from: null, until: null }];
    const owner = addOwner({ board, id, name, aliases, contacts }, authorOf(desk));
    await kept(service, owner);
    desk.say(ownerInWords(owner));
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
    return change(id, board, (before, owners, author) => {
      refuseTaken(owners, [name ?? before.name, ...(alias ?? [])], before.id);
      return amend(before, { ...(name && { name }), ...(alias && { aliases: alias }) }, author);
    });
  });

  for (const { part, description } of parts) {
    withExample(
      on(`${part} <id>`, description)
        .requiredOption('--email <address>', 'the mailbox, by which a person is known', mailboxOption)
        .option('--name <name>', 'the person; needed for somebody new', wordsOption)
        .option('--from <date>', 'the first day in post, or none', dayOrNone)
        .option('--until <date>', 'the last day in post, or none', dayOrNone)
        .option('--remove', 'takes them off the list'),
      `owner ${part} force --board pdb --email mo.khan@force.example --name "Sgt Mo Khan" --from 2024-11-01`,
      `owner ${part} force --board pdb --email owen@force.example --until 2024-10-31`,
    ).action((id: string, asked: AskedContact) =>
      change(id, asked.board, (before, _, author) => withPerson(before, part, asked, author)),
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
    change(id, board, (before, _, author) => made(clearMailbox(before, email, author)).owner),
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
