import { type Command, InvalidArgumentError } from 'commander';
import { type CalendarDate, inWords } from '../../calendar/days.ts';
import { historyInWords } from '../../papers/history-words.ts';
import { type Person, personInWords } from '../../register/board.ts';
import { undeliverableInWords } from '../../register/mailboxes.ts';
import type { Contact, Owner } from '../../register/owner.ts';
import { isRemoved } from '../../register/taking-back.ts';
import { findOwner } from '../../secretariat/naming.ts';
import type { Done, NotDone, Office } from '../../secretariat/office.ts';
import {
  addOwner,
  addOwnerInput,
  amendOwner,
  amendOwnerInput,
  clearMailbox,
  clearMailboxInput,
  endLinksInput,
  endOwnerLinks,
  listOwners,
  removeContact,
  removeContactInput,
  sendOwnerLink,
  setContact,
  setContactInput,
} from '../../secretariat/owners.ts';
import { removeInput, removeOwner } from '../../secretariat/removals.ts';
import { type Desk, officeOf, printJson, printTable } from '../terminal/desk.ts';
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
import { doneOrFail, type Flags, foundOrFail, inputFrom, warn } from '../terminal/outcomes.ts';

type Options = { board: string; json?: boolean };
type Named = Options & { name?: string; alias?: string[]; contact?: Person[] };
type PersonOptions = Options & {
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

const noneAsNull = (day: CalendarDate | 'none'): CalendarDate | null => (day === 'none' ? null : day);

/** People are set one by one here, each by a verb of their list: a whole list is much to type, and easily loses one. */
const flags: Flags = {
  id: 'ID',
  aliases: '--alias',
  contacts: 'matters owner contact',
  deputies: 'matters owner deputy',
  copies: 'matters owner copy',
};

const parts = [
  { part: 'contact', description: 'adds, dates or removes somebody who is written to' },
  { part: 'deputy', description: 'the same for somebody written to when no contact can be' },
  { part: 'copy', description: 'the same for somebody always copied in' },
] as const;

export function ownerVerbs(matters: Command, desk: Desk): void {
  const owner = matters
    .command('owner')
    .description(
      'the offices that owe things: add, change, contact, deputy, copy, clear, end-links, send-link, list, show, remove',
    );

  const on = (verb: string, description: string): Command =>
    owner.command(verb).description(description).requiredOption('--board <id>', 'the board', boardOption);
  const open = async ({ board }: Options): Promise<Office> => officeOf(desk, await desk.service(), board);
  /** The owner that is named, by its code or a name; by its code alone where it was entered by mistake. */
  const named = async (office: Office, name: string): Promise<Owner> => {
    const owners = (await office.register.owners(office.board.id)).filter((owner) => !isRemoved(owner));
    const byCode = owners.find(({ id }) => id === name.toLowerCase());
    return byCode ?? foundOrFail(findOwner(office.board, owners, name));
  };

  type Perform = (office: Office, id: string) => Promise<Done<Owner> | NotDone>;
  async function change(name: string, options: Options, perform: Perform): Promise<void> {
    const office = await open(options);
    const { id } = await named(office, name);
    const { thing, cautions } = doneOrFail(await perform(office, id), flags);
    desk.say(ownerInWords(thing));
    warn(desk, cautions);
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
      .option(
        '--contact <who>',
        'whom to write to, as "Name <address>"; may be given again',
        several(personOption),
      ),
    'owner add force --board pdb --name Force --alias "Chief Constable" CC --contact "Sgt Owen Pryce <owen@force.example>"',
  ).action(async (id: string, { board, name, alias: aliases, contact: contacts }: Named) => {
    const input = inputFrom(addOwnerInput, { id, name, aliases, contacts }, flags);
    const office = await open({ board });
    desk.say(ownerInWords(doneOrFail(await addOwner(office, input), flags).thing));
  });

  withExample(
    on('change <id>', 'its name, or the other names it goes by')
      .option('--name <name>', 'what the notes call it', wordsOption)
      .option('--alias <alias...>', 'other names, in place of those before', several(wordsOption)),
    'owner change force --board pdb --name "Wealdshire Police" --alias Force CC',
  ).action((id: string, { board, alias, ...rest }: Named) => {
    const input = inputFrom(amendOwnerInput, { ...rest, ...(alias && { aliases: alias }) }, flags);
    return change(id, { board }, (office, code) => amendOwner(office, code, input));
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
    ).action((id: string, { board, remove, email, from, until, ...rest }: PersonOptions) => {
      if (remove) {
        const input = inputFrom(removeContactInput, { email, as: part });
        return change(id, { board }, (office, code) => removeContact(office, code, input));
      }
      const days = { ...(from && { from: noneAsNull(from) }), ...(until && { until: noneAsNull(until) }) };
      const input = inputFrom(setContactInput, { email, ...rest, ...days, as: part });
      return change(id, { board }, (office, code) => setContact(office, code, input));
    });
  }

  withExample(
    on('clear <id>', 'writes again to a mailbox that had refused mail').requiredOption(
      '--email <address>',
      'the mailbox',
      mailboxOption,
    ),
    'owner clear force --board pdb --email owen@force.example',
  ).action((id: string, { board, ...rest }: Options) => {
    const input = inputFrom(clearMailboxInput, rest);
    return change(id, { board }, (office, code) => clearMailbox(office, code, input));
  });

  withExample(
    on('end-links <id>', 'lets nobody in any more by the links in its mails')
      .requiredOption('--reason <text>', 'why', wordsOption)
      .option('--mail <id>', 'the mail whose link alone is ended, as "matters mail list" names it'),
    'owner end-links force --board pdb --reason "a mail was passed on to somebody outside"',
  ).action((id: string, { board, ...rest }: Options) => {
    const input = inputFrom(endLinksInput, rest);
    return change(id, { board }, (office, code) => endOwnerLinks(office, code, input));
  });

  withExample(
    on('send-link <id>', 'has it sent a new link to its own page with the next sweep'),
    'owner send-link force --board pdb',
  ).action((id: string, options: Options) => change(id, options, sendOwnerLink));

  withExample(
    on('remove <id>', 'takes back one that was entered by mistake, and owes nothing').requiredOption(
      '--reason <text>',
      'why',
      wordsOption,
    ),
    'owner remove farce --board pdb --reason "misspelt"',
  ).action((id: string, { board, ...rest }: Options) => {
    const input = inputFrom(removeInput, rest);
    return change(id, { board }, (office, code) => removeOwner(office, code, input));
  });

  withExample(
    on('list', 'every owner of a board').option('--json', 'as JSON'),
    'owner list --board pdb',
  ).action(async ({ json, ...options }: Options) => {
    const owners = foundOrFail(await listOwners(await open(options)));
    if (json) return printJson(desk, owners);
    return printTable(
      desk,
      ['Owner', 'Name', 'Contacts'],
      owners.map(({ id, name, contacts, inError }) => [
        id,
        inError === null ? name : `${name} (entered by mistake)`,
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
  ).action(async (id: string, { json, ...options }: Options) => {
    const office = await open(options);
    const shown = await named(office, id);
    if (json) return printJson(desk, shown);
    return desk.data(`${ownerInWords(shown)}${historyInWords(shown.history, office)}`);
  });
}

function contactInWords(contact: Contact): string {
  const { from, until } = contact;
  const days = [from && `from ${inWords(from)}`, until && `until ${inWords(until)}`]
    .filter(Boolean)
    .join(' ');
  return `${personInWords(contact)}${days && ` ${days}`}`;
}

function ownerInWords(owner: Owner): string {
  const { id, name, aliases, contacts, deputies, copies, undeliverable, inError } = owner;
  const line = (title: string, things: string[]): string =>
    things.length === 0 ? '' : `  ${title}: ${things.join('; ')}\n`;
  return [
    `${name} (${id})\n`,
    inError ? `  ${inError.removed ? 'removed' : 'entered by mistake'}: ${inError.reason}\n` : '',
    line('also called', aliases),
    contacts.length === 0
      ? `  no contact: ${deputies.length === 0 ? 'nobody can be reminded' : 'its deputies are written to'}\n`
      : line('contacts', contacts.map(contactInWords)),
    line('deputies', deputies.map(contactInWords)),
    line('copied in', copies.map(contactInWords)),
    line('cannot be written to', undeliverable.map(undeliverableInWords)),
  ].join('');
}
