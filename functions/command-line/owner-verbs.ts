import type { Command } from 'commander';
import type { CalendarDate } from '../calendar/days.ts';
import { withChange } from '../register/history.ts';
import { type Contact, type Owner, ownerNamed, ownerSchema } from '../register/owner.ts';
import { person } from './board-verbs.ts';
import {
  authorOf,
  boardNamed,
  type Desk,
  dayOption,
  Failed,
  kept,
  Misused,
  ownerCalled,
  printJson,
  printTable,
} from './desk.ts';

type Asked = {
  board: string;
  name?: string;
  alias?: string[];
  contact?: string;
  email?: string;
  from?: CalendarDate;
  until?: CalendarDate;
  remove?: boolean;
  json?: boolean;
};
type Place = 'contacts' | 'deputies' | 'copies';

const sameMailbox =
  (email: string) =>
  (contact: { email: string }): boolean =>
    contact.email.toLowerCase() === email.toLowerCase();

/** The list with that person in it, or with the days that were given put right, or without. */
function withContact(contacts: readonly Contact[], { name, email, from, until, remove }: Asked): Contact[] {
  if (email === undefined) throw new Misused('say whose mailbox: --email ADDRESS');
  const before = contacts.find(sameMailbox(email));
  const others = contacts.filter((contact) => contact !== before);
  if (remove) {
    if (before === undefined) throw new Failed(`${email} is not among them`);
    return others;
  }
  return [
    ...others,
    {
      name: name ?? before?.name ?? email,
      email,
      from: from ?? before?.from ?? null,
      until: until ?? before?.until ?? null,
    },
  ];
}

const inPlace: Record<Place, { verb: string; description: string }> = {
  contacts: { verb: 'contact', description: 'adds, dates or removes somebody who is written to' },
  deputies: { verb: 'deputy', description: 'the same for somebody written to when no contact can be' },
  copies: { verb: 'copy', description: 'the same for somebody always copied in' },
};

export function ownerVerbs(matters: Command, desk: Desk): void {
  const owner = matters
    .command('owner')
    .description('the offices that owe things: add, change, contact, deputy, copy, clear, list, show');

  const on = (verb: string, description: string): Command =>
    owner.command(verb).description(description).requiredOption('--board <id>', 'the board');

  async function change(id: string, board: string, what: string, to: (owner: Owner) => Owner): Promise<void> {
    const service = await desk.service();
    await boardNamed(service, board);
    const before = ownerCalled(await service.register.owners(board), id);
    const after = withChange(ownerSchema.parse(to(before)), authorOf(desk), what);
    await kept(service, after);
    desk.say(ownerInWords(after));
  }

  on('add <id>', 'a new owner')
    .option('--name <name>', 'what the notes call it, as "Force"; the id when left out')
    .option('--alias <alias...>', 'other names the notes use for it, as "Chief Constable"')
    .option('--contact <who>', '"Name <address>" to write to')
    .action(async (id: string, asked: Asked) => {
      const service = await desk.service();
      await boardNamed(service, asked.board);
      const taken = ownerNamed(await service.register.owners(asked.board), id);
      if (taken) throw new Failed(`there is an owner "${id}" already: ${taken.name} (${taken.id})`);
      const contact =
        asked.contact === undefined ? [] : [{ ...person(asked.contact), from: null, until: null }];
      const made = ownerSchema.parse({
        board: asked.board,
        id,
        name: asked.name ?? id,
        aliases: asked.alias ?? [],
        contacts: contact,
        deputies: [],
        copies: [],
        undeliverable: [],
        version: 0,
        history: [],
      });
      await kept(service, withChange(made, authorOf(desk), 'added'));
      desk.say(ownerInWords(made));
    });

  on('change <id>', 'its name, or the other names it goes by')
    .option('--name <name>', 'what the notes call it')
    .option('--alias <alias...>', 'other names, in place of those before')
    .action((id: string, { board, name, alias }: Asked) =>
      change(id, board, 'renamed', (before) => ({
        ...before,
        name: name ?? before.name,
        aliases: alias ?? before.aliases,
      })),
    );

  for (const [place, { verb, description }] of Object.entries(inPlace) as [
    Place,
    (typeof inPlace)[Place],
  ][]) {
    on(`${verb} <id>`, description)
      .requiredOption('--email <address>', 'the mailbox')
      .option('--name <name>', 'the person')
      .option('--from <date>', 'the first day in post', dayOption)
      .option('--until <date>', 'the last day in post', dayOption)
      .option('--remove', 'takes them off the list')
      .action((id: string, asked: Asked) =>
        change(id, asked.board, `${verb} ${asked.remove ? 'removed' : 'set'}: ${asked.email}`, (before) => ({
          ...before,
          [place]: withContact(before[place], asked),
        })),
      );
  }

  on('clear <id>', 'writes again to a mailbox that had refused mail')
    .requiredOption('--email <address>', 'the mailbox')
    .action((id: string, { board, email = '' }: Asked) =>
      change(id, board, `cleared: ${email}`, (before) => {
        if (!before.undeliverable.some(sameMailbox(email)))
          throw new Failed(`${email} is not marked as undeliverable`);
        return { ...before, undeliverable: before.undeliverable.filter((one) => !sameMailbox(email)(one)) };
      }),
    );

  on('list', 'every owner of a board')
    .option('--json', 'as JSON')
    .action(async ({ board, json }: Asked) => {
      const service = await desk.service();
      await boardNamed(service, board);
      const owners = await service.register.owners(board);
      if (json) return printJson(desk, owners);
      return printTable(
        desk,
        owners.map(({ id, name, contacts }) => [
          id,
          name,
          contacts.map(({ email }) => email).join(', ') || '(no contact)',
        ]),
        'No owner yet: matters owner add, or record some notes.',
      );
    });

  on('show <id>', 'an owner, its contacts and its mailboxes in trouble')
    .option('--json', 'as JSON')
    .action(async (id: string, { board, json }: Asked) => {
      const service = await desk.service();
      await boardNamed(service, board);
      const shown = ownerCalled(await service.register.owners(board), id);
      return json ? printJson(desk, shown) : desk.data(ownerInWords(shown));
    });
}

function contactInWords({ name, email, from, until }: Contact): string {
  const days = [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(' ');
  return `${name} <${email}>${days && ` ${days}`}`;
}

function ownerInWords({ id, name, aliases, contacts, deputies, copies, undeliverable }: Owner): string {
  const line = (title: string, things: string[]): string =>
    things.length === 0 ? '' : `  ${title}: ${things.join('; ')}\n`;
  return [
    `${name} (${id})\n`,
    line('also called', aliases),
    contacts.length === 0
      ? '  no contact: nobody can be reminded\n'
      : line('contacts', contacts.map(contactInWords)),
    line('deputies', deputies.map(contactInWords)),
    line('copied in', copies.map(contactInWords)),
    line(
      'cannot be written to',
      undeliverable.map(({ email, since, why }) => `${email} since ${since} (${why})`),
    ),
  ].join('');
}
