import { inFull, inWords } from '../../calendar/days.ts';
import { historyLines } from '../../papers/history-words.ts';
import { policyFacts, stageRuleInWords, whoIsTold } from '../../papers/policy-words.ts';
import { isUndeliverable, type Person, sameMailbox } from '../../register/board.ts';
import type { BoardList } from '../../secretariat/boards.ts';
import { withCapital } from '../../words/english.ts';
import { carriedBy } from '../question.ts';
import type { Cell, Link, RowForm, Table } from '../table.ts';
import type { Page, Visit } from '../visit.ts';
import { addressLink } from './calendar-addresses.ts';

/** What was just done, as the page that it led to says it; the address names it. */
const doneWords: Readonly<Record<string, string>> = {
  changed: 'The settings are changed. Mails, dates and papers go by them from now on.',
  person: 'The board’s own people are changed. The next mail goes by it.',
  cleared: 'The mailbox is written to again, from the next mail on.',
};

/** Below this the settings stand, each with its form. */
export const settingsPath = '/settings';

/** How a board runs its papers and reminders, in plain words; its own people; and who is told what. */
const settingsPage: Page = {
  path: settingsPath,
  section: 'Owners',
  scope: 'matters/read',
  look: async (visit) => {
    const { board, base, query, may } = visit;
    const isOpen = may('matters/discharge');
    const here = `${base}${settingsPath}`;
    const facts = policyFacts(board.policy);
    const rows = (some: [string, string][]) => some.map(([key, value]) => ({ key, value }));
    const link = (to: string, words: string, hidden: string): Link | null =>
      isOpen ? { to: `${here}/${to}`, words, hidden } : null;
    return {
      show: 'settings',
      title: 'Board settings',
      values: {
        back: { to: `${base}/owners`, words: 'Owners' },
        done: doneWords[query.get('done') ?? ''] ?? null,
        board: board.name,
        buttons: isOpen
          ? [
              { to: `${here}/people/new`, words: 'Add somebody' },
              { to: `${here}/names`, words: 'Change its name' },
            ]
          : [],
        people: peopleTable(visit, isOpen ? here : null),
        parts: [
          {
            title: 'Who is told what',
            rows: rows(whoIsTold(board)),
            change: link('panels', 'Change', 'the panels that notes are offered to'),
          },
          { title: 'Papers', rows: rows(facts.papers), change: link('papers', 'Change', 'how papers run') },
          {
            title: 'Chases and escalation',
            rows: rows(facts.chases),
            change: link('chases', 'Change', 'chases and escalation'),
          },
          {
            title: 'Mails',
            rows: rows(facts.mails),
            change: link('mails', 'Change', 'what becomes of mails'),
          },
        ],
        stages: stagesTable(visit, isOpen ? here : null),
        addStage: link('stages/new', 'Add a reminder', ''),
        closures: closuresTable(visit, isOpen ? here : null),
        addClosure: link('closures/new', 'Add days on which the office is shut', ''),
        lines: historyLines(board.history, { board })
          .map((line) => ({ ...line, day: inFull(line.day) }))
          .reverse(),
      },
    };
  },
};

/** A button of a row, that has its own address. */
const buttonOf = (visit: Visit, to: string, words: string, hidden: string): RowForm => ({
  ...{ to, words, hidden },
  carried: carriedBy(visit, { version: String(visit.board.version) }),
});

function peopleTable(visit: Visit, here: string | null): Table {
  const { board, may, base } = visit;
  const rowOf =
    (as: BoardList, title: string) =>
    ({ name, email }: Person): Cell[] => {
      const who = new URLSearchParams({ as, email });
      const mark = board.undeliverable.find((one) => sameMailbox(one.email, email));
      const again = `${base}${settingsPath}/write-again?${new URLSearchParams({ email })}`;
      return [
        { words: name, lines: [email] },
        { words: title },
        isUndeliverable(board, email)
          ? {
              lines: mark ? [`since ${inWords(mark.since)}: ${mark.why}`] : [],
              tags: [{ words: 'Takes no mail', colour: 'red' }],
              forms: may('matters/record') ? [buttonOf(visit, again, 'Write to it again', email)] : [],
            }
          : { tags: [{ words: 'Takes mail', colour: 'green' }] },
        {
          links:
            here === null
              ? []
              : [
                  { to: `${here}/people/change?${who}`, words: 'Change', hidden: name },
                  { to: `${here}/people/remove?${who}`, words: 'Take off', hidden: name },
                  ...(as === 'secretary' ? [addressLink(base, { name, email })] : []),
                ],
        },
      ];
    };
  return {
    caption: 'The board’s own people',
    columns: ['Who', 'As', 'Mailbox', 'Change'],
    rows: [
      ...board.secretary.map(rowOf('secretary', withCapital(board.secretaryTitle))),
      ...board.policy.escalateTo.map(rowOf('escalation', 'Told of an escalation')),
    ],
    none: 'Nobody is named.',
  };
}

function stagesTable({ board }: Visit, here: string | null): Table {
  return {
    caption: 'Reminders before a meeting',
    columns: ['Reminder', 'When', 'Change'],
    rows: board.policy.stages.map((stage): Cell[] => {
      const { name } = stage;
      const which = new URLSearchParams({ stage: name });
      return [
        { words: withCapital(name.replaceAll('-', ' ')) },
        { words: stageRuleInWords(stage) },
        {
          links:
            here === null
              ? []
              : [
                  { to: `${here}/stages/change?${which}`, words: 'Change', hidden: name },
                  { to: `${here}/stages/remove?${which}`, words: 'Take away', hidden: name },
                ],
        },
      ];
    }),
    none: 'Nobody is reminded before a meeting.',
  };
}

function closuresTable(visit: Visit, here: string | null): Table {
  const { board, today } = visit;
  return {
    caption: 'Days to come on which the office is shut',
    columns: ['Day', 'Change'],
    rows: board.policy.closureDays
      .filter((day) => day >= today)
      .toSorted()
      .map((day): Cell[] => [
        { words: inFull(day) },
        here === null
          ? {}
          : { forms: [buttonOf(visit, `${here}/closures/remove?day=${day}`, 'Take away', inFull(day))] },
      ]),
    none: 'None besides weekends and bank holidays.',
  };
}

export const settingsPages: readonly Page[] = [settingsPage];
