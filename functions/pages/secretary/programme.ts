import { inFull } from '../../calendar/days.ts';
import { papersFor } from '../../papers/papers-for-meeting.ts';
import {
  type ProgrammeRow,
  programmePaperOf,
  programmeRow,
  type RegularLine,
} from '../../papers/programme.ts';
import { programmeChanges } from '../../papers/programme-changes.ts';
import { meetingNamed } from '../../papers/programme-words.ts';
import { isPanel } from '../../register/board.ts';
import { type ItemRef, isToCome } from '../../register/programme.ts';
import type { BoardView } from '../../register/view.ts';
import { gapsIn } from '../../reminders/gaps.ts';
import { viewWithMeetings } from '../../secretariat/naming.ts';
import { withCapital } from '../../words/english.ts';
import { partOf } from '../pagination.ts';
import type { Cell, Table } from '../table.ts';
import type { Page, Visit } from '../visit.ts';

type Link = { to: string; words: string };

/** What can be done of an item that a meeting is still to consider. */
export function stepsOf(
  { ref, state, received }: Pick<ProgrammeRow, 'ref' | 'state' | 'received'>,
  base: string,
) {
  const to = (page: string, words: string): Link => ({ to: `${base}/programme/${ref}/${page}`, words });
  const elsewhere = [to('move', 'Move'), to('withdraw', state === 'offered' ? 'Decline' : 'Withdraw')];
  if (state === 'offered') return [to('accept', 'Accept'), ...elsewhere.reverse()];
  return [
    ...elsewhere,
    to('replace', 'Replace'),
    ...(received === null ? [to('receive', 'Paper is in')] : []),
    to('present', 'Presented'),
  ];
}

/** How the paper of each item stands that a meeting is still to consider. */
function papersIn(view: BoardView, today: Visit['today']): ReadonlyMap<ItemRef, string> {
  const meetings = new Set(view.programme.filter(isToCome).map(({ meeting }) => meeting));
  const lines = [...meetings].flatMap((id) => papersFor(view, id, today));
  return new Map(lines.map(({ ref, paperInWords }) => [ref, paperInWords]));
}

type Rows = { papers: ReadonlyMap<ItemRef, string>; mayRecord: boolean; base: string };

const columnsOf = ({ mayRecord }: Rows): string[] => [
  ...['Item', 'Reason', 'Lead', 'Paper'],
  ...(mayRecord ? ['What became of it'] : []),
];

const rowOf = (row: ProgrammeRow, { papers, mayRecord, base }: Rows): Cell[] => [
  { words: row.item, to: `${base}/programme/${row.ref}` },
  { words: row.reasonInWords },
  { words: row.leadInWords },
  row.state === 'offered'
    ? { tags: [{ words: 'Offered', colour: 'blue' }] }
    : { words: papers.get(row.ref) ?? 'Not in yet' },
  ...(mayRecord ? [{ links: stepsOf(row, base).map((link) => ({ ...link, hidden: row.item })) }] : []),
];

/** What comes at every meeting, as the paper prints it. */
function regularTable(caption: string, lines: readonly RegularLine[], { mayRecord, base }: Rows): Table {
  const to = (ref: ItemRef, page: string, words: string) => ({
    to: `${base}/programme/${ref}/${page}`,
    words,
  });
  return {
    caption,
    none: 'There is none.',
    columns: ['Item', ...(mayRecord ? ['What became of it'] : [])],
    rows: lines.map(({ ref, item, condition, inWords }) => [
      { words: inWords, to: `${base}/programme/${ref}` },
      ...(mayRecord
        ? [
            {
              links: [
                ...(condition === null ? [] : [to(ref, 'settle', 'Say whether it comes')]),
                to(ref, 'withdraw', 'Withdraw'),
              ].map((link) => ({ ...link, hidden: item })),
            },
          ]
        : []),
    ]),
  };
}

/** Those whose meeting is over, and did not consider them as far as the register knows. */
function leftBehind(view: BoardView, { today }: Visit, rows: Rows): Table {
  const refs = new Set<string>(
    gapsIn(view, today)
      .filter(({ kind }) => kind === 'neither presented nor moved')
      .map(({ about }) => about.id),
  );
  const items = view.programme.filter(isToCome).filter(({ ref }) => refs.has(ref));
  return {
    caption: 'Neither presented nor moved',
    none: 'None.',
    columns: ['Item', 'Was for', ...columnsOf(rows).slice(1)],
    rows: items.map((item) => {
      const [first, ...others] = rowOf(programmeRow(view, item), rows);
      return [
        ...(first ? [first] : []),
        { words: withCapital(meetingNamed(view.meetings, item.meeting)) },
        ...others,
      ];
    }),
  };
}

const doneWords: Readonly<Record<string, string>> = {
  removed: 'The item is removed. The history of the board says what it was.',
  year: 'What you ticked is on the programme.',
  'year-nothing': 'The programme had all of it already: nothing was added.',
};

const changesAPage = 25;

/** The programme as its paper prints it, with what can be done of each item; and what became of others. */
const programmePage: Page = {
  path: '/programme',
  section: 'Programme',
  scope: 'matters/read',
  look: async (visit) => {
    const { office, base, board, today, may, query } = visit;
    const [view, all] = await Promise.all([viewWithMeetings(office), office.register.programme(board.id)]);
    const paper = programmePaperOf(view, today);
    const rows = { papers: papersIn(view, today), mayRecord: may('matters/record'), base };
    const { shown, pagination } = partOf(programmeChanges(all, view), {
      query,
      path: `${base}/programme`,
      aPage: changesAPage,
    });
    return {
      show: 'programme',
      title: 'Programme',
      values: {
        done: doneWords[query.get('done') ?? ''] ?? null,
        notAPanel: isPanel(board)
          ? null
          : `${board.name} is not a panel, and needs no programme of work. What is put here is kept and reminded of all the same.`,
        buttons: rows.mayRecord
          ? [
              { to: `${base}/programme/new`, words: 'Add an item' },
              ...(isPanel(board)
                ? [{ to: `${base}/programme/statutory-year`, words: 'Propose the statutory year' }]
                : []),
            ]
          : [],
        behind: leftBehind(view, visit, rows),
        nothingPlanned: paper.nothingPlanned,
        meetings: paper.meetings.map(
          ({ inWords, items }): Table => ({
            caption: inWords,
            none: 'Nothing is planned for it.',
            columns: columnsOf(rows),
            rows: items.map((row) => rowOf(row, rows)),
          }),
        ),
        standing: regularTable('Standing items at each meeting', paper.standing, rows),
        toNote: regularTable('Items to note at each meeting', paper.toNote, rows),
        changes: {
          caption: 'What was moved, withdrawn or replaced',
          none: 'Nothing was moved, withdrawn or replaced.',
          columns: ['Item', 'When', 'What became of it'],
          rows: shown.map(({ ref, item, day, what }): Cell[] => [
            { words: item, to: `${base}/programme/${ref}` },
            { words: inFull(day) },
            { words: withCapital(what) },
          ]),
        },
        pagination,
      },
    };
  },
};

export const programmePages: readonly Page[] = [programmePage];
