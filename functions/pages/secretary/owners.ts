import { type CalendarDate, inFull, inWords } from '../../calendar/days.ts';
import { actionRows } from '../../papers/action-rows.ts';
import { historyLines } from '../../papers/history-words.ts';
import { isUndeliverable } from '../../register/board.ts';
import { isInUse, type Owner, recipientsOn } from '../../register/owner.ts';
import { type Part, placesOf } from '../../register/owner-transitions.ts';
import { paperDue } from '../../register/papers-calendar.ts';
import { waitsForLead } from '../../register/programme.ts';
import { listActions, listActionsInput } from '../../secretariat/actions.ts';
import { findOwnerByCode } from '../../secretariat/naming.ts';
import { listOwners } from '../../secretariat/owners.ts';
import { listItems, listItemsInput } from '../../secretariat/programme.ts';
import { series } from '../../words/english.ts';
import { carriedBy, notThere } from '../question.ts';
import type { Cell, Link, Table, Tag } from '../table.ts';
import type { Page, Visit } from '../visit.ts';
import { addressLink, newAddressPath } from './calendar-addresses.ts';
import { parts, partsInWords, peopleInWords } from './owner-words.ts';

/** How mail to an office stands, each in words of its own. */
function tagsOf(owner: Owner, today: CalendarDate): Tag[] {
  if (!isInUse(owner)) return [{ words: 'Entered by mistake', colour: 'grey' }];
  const { to } = recipientsOn(owner, today);
  if (to.length === 0) return [{ words: 'No mail can go', colour: 'red' }];
  const isDeputised = !to.some(({ email }) => owner.contacts.some((contact) => contact.email === email));
  return [
    ...(isDeputised ? [{ words: 'Deputies are written to', colour: 'yellow' }] : []),
    ...(owner.undeliverable.length > 0 ? [{ words: 'A mailbox takes no mail', colour: 'orange' }] : []),
  ];
}

/** The offices that owe a board things; and where its own people are. */
const ownersPage: Page = {
  path: '/owners',
  section: 'Owners',
  scope: 'matters/read',
  look: async ({ office, today, base, may, query }) => {
    const found = await listOwners(office);
    const owners = found.outcome === 'found' ? found.thing : [];
    const rows = owners.map((owner): Cell[] => [
      { words: owner.name, to: `${base}/owners/${owner.id}` },
      { words: series(owner.aliases) },
      { words: isInUse(owner) ? peopleInWords(recipientsOn(owner, today).to) || 'nobody' : '' },
      { tags: tagsOf(owner, today) },
    ]);
    return {
      show: 'owners',
      title: 'Owners',
      values: {
        table: { caption: 'Offices that owe the board things', columns: ownerColumns, rows, none: noOwner },
        done: doneWords[query.get('done') ?? ''] ?? null,
        add: may('matters/record') ? `${base}/add-owner` : null,
        settings: `${base}/settings`,
      },
    };
  },
};

const ownerColumns = ['Owner', 'Also called', 'Mail goes to', 'Mail'];
const noOwner = 'There is no owner yet. One is added when notes that name it are recorded, or here by hand.';

/** What was just done, as the page that it led to says it; the address names it. */
const doneWords: Readonly<Record<string, string>> = {
  added: 'The owner is added.',
  changed: 'The owner is changed.',
  person: 'The list is changed. The next mail goes by it.',
  cleared: 'The mailbox is written to again, from the next mail on.',
  link: 'A new link goes to its mailboxes with the next mails: within the hour of a working day, or next morning if it had a mail today.',
  ended: 'The links are ended. Its next mail carries a new one.',
  gone: 'The owner is removed: nothing spoke of it.',
  removed: 'It is marked as entered by mistake: it goes by no name, and is written to no more.',
};

/** One office: whom it is reached by, what it owes, and its history. */
const ownerPage: Page = {
  path: '/owners/:id',
  section: 'Owners',
  scope: 'matters/read',
  look: async (visit) => {
    const { office, params, board, today, base, may, query } = visit;
    const found = await findOwnerByCode(office, params['id'] ?? '');
    if (found.outcome === 'refused') return notThere(found);
    const owner = found.thing;
    const here = `${base}/owners/${owner.id}`;
    const isOpen = isInUse(owner) && may('matters/record');
    const { to, copies } = recipientsOn(owner, today);
    return {
      show: 'owner',
      title: owner.name,
      values: {
        code: owner.id,
        tags: tagsOf(owner, today),
        done: doneWords[query.get('done') ?? ''] ?? null,
        back: { to: `${base}/owners`, words: 'Owners' },
        facts: [
          ...(owner.inError ? [{ key: 'Entered by mistake', value: owner.inError.reason }] : []),
          { key: 'Also called', value: series(owner.aliases) || 'no other name' },
          ...(isInUse(owner)
            ? [
                { key: 'A mail of today goes to', value: peopleInWords(to) || 'nobody: add a contact' },
                { key: 'With a copy to', value: peopleInWords(copies) || 'nobody' },
              ]
            : []),
        ],
        people: peopleTable(visit, owner, isOpen ? here : null),
        trouble: owner.undeliverable.length === 0 ? null : troubleTable(visit, owner, isOpen ? here : null),
        owed: await owedTable(visit, owner),
        mails: { to: `${base}/mail?owner=${owner.id}`, words: `Mails to ${owner.name}` },
        buttons: isOpen
          ? [
              { to: `${here}/people/new`, words: 'Add somebody' },
              { to: `${here}/change`, words: 'Change its names' },
              { to: `${base}${newAddressPath({ owner: owner.id })}`, words: 'Calendar address' },
              { to: `${here}/send-link`, words: 'Send a new link' },
              { to: `${here}/end-links`, words: 'End all links' },
              { to: `${here}/remove`, words: 'Entered by mistake' },
            ]
          : [],
        lines: historyLines(owner.history, { board })
          .map((line) => ({ ...line, day: inFull(line.day) }))
          .reverse(),
      },
    };
  },
};

/** Where somebody on a list is changed: lists are told by what their people are called, and people by their mailbox. */
const personPath = (here: string, what: string, as: Part, email: string): string =>
  `${here}/people/${what}?${new URLSearchParams({ as, email })}`;

function peopleTable({ today, base }: Visit, owner: Owner, here: string | null): Table {
  const rows = parts.flatMap((as) =>
    owner[placesOf[as]].map((person): Cell[] => {
      const { name, email, from, until } = person;
      const gone = until !== null && until < today;
      const link = (what: string, words: string): Link[] =>
        here === null ? [] : [{ to: personPath(here, what, as, email), words, hidden: name }];
      return [
        { words: name, lines: [email] },
        { words: partsInWords[as].title },
        { words: from === null ? 'not known' : inWords(from) },
        { words: until === null ? 'no end' : inWords(until) },
        {
          tags: isUndeliverable(owner, email)
            ? [{ words: 'Takes no mail', colour: 'red' }]
            : gone
              ? [{ words: 'Has left', colour: 'grey' }]
              : from !== null && from > today
                ? [{ words: 'To come', colour: 'blue' }]
                : [{ words: 'In post', colour: 'green' }],
        },
        {
          links: [
            ...link('change', 'Change'),
            ...(gone ? [] : link('end', 'End on a day')),
            ...(gone || here === null ? [] : [addressLink(base, person)]),
            ...link('remove', 'Put on by mistake'),
          ],
        },
      ];
    }),
  );
  const columns = ['Who', 'As', 'From', 'Until', 'Now', 'Change'];
  return { caption: 'People', columns, rows, none: 'Nobody is behind its door: no mail can go.' };
}

function troubleTable(visit: Visit, { undeliverable, version }: Owner, here: string | null): Table {
  const carried = carriedBy(visit, { version: String(version) });
  return {
    caption: 'Mailboxes that take no mail',
    columns: ['Mailbox', 'Since', 'Why', 'Change'],
    rows: undeliverable.map(({ email, since, why }): Cell[] => [
      { words: email },
      { words: inWords(since) },
      { words: why },
      here === null
        ? {}
        : {
            forms: [
              {
                to: `${here}/write-again?${new URLSearchParams({ email })}`,
                words: 'Write to it again',
                hidden: email,
                carried,
              },
            ],
          },
    ]),
    none: 'Every mailbox takes mail.',
  };
}

/** All that is owed: actions and undertakings, and papers that the office is to write. */
async function owedTable({ office, today, base }: Visit, owner: Owner): Promise<Table> {
  const { register, board } = office;
  const [actions, items, owners, meetings] = await Promise.all([
    isInUse(owner) ? listActions(office, listActionsInput.parse({ owner: owner.id })) : undefined,
    isInUse(owner) ? listItems(office, listItemsInput.parse({ lead: owner.id })) : undefined,
    register.owners(board.id),
    register.meetings(board.id),
  ]);
  const owed = actions?.outcome === 'found' ? actions.thing.actions : [];
  const reports = items?.outcome === 'found' ? items.thing.filter(waitsForLead) : [];
  const actionsOwed = actionRows(owed, { board, owners, meetings }, today).map((row) => ({
    ...{ due: row.due, ref: row.ref, to: `${base}/actions/${row.ref}` },
    ...{ what: row.action, when: row.dueInWords, state: row.statusInWords, overdue: row.overdue },
  }));
  const papersOwed = reports.map((item) => {
    const due = paperDue({ board, meetings }, item);
    return {
      ...{ due, ref: item.ref, to: `${base}/programme/${item.ref}`, what: `Paper: ${item.title}` },
      when: due === null ? 'To be confirmed' : inWords(due),
      ...{ state: 'Not in yet', overdue: due !== null && due < today },
    };
  });
  const rows = [...actionsOwed, ...papersOwed].sort((one, other) =>
    (one.due ?? '9999').localeCompare(other.due ?? '9999'),
  );
  return {
    caption: 'What it owes',
    columns: ['Reference', 'What', 'Due', 'Status'],
    rows: rows.map(({ ref, to, what, when, state, overdue }): Cell[] => [
      { words: ref, to, isWhole: true },
      { words: what },
      { words: when },
      { words: state, tags: overdue ? [{ words: 'Overdue', colour: 'red' }] : [] },
    ]),
    none: 'It owes nothing.',
  };
}

export const ownerPages: readonly Page[] = [ownersPage, ownerPage];
