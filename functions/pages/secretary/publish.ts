import { inWords } from '../../calendar/days.ts';
import { privateKinds } from '../../papers/private-words.ts';
import { dueInWords } from '../../papers/public-register.ts';
import { actionRefSchema } from '../../register/action.ts';
import { type PublicText, publicTexts } from '../../register/public-entry.ts';
import {
  type Done,
  type Found,
  match,
  type NotDone,
  notDone,
  type Office,
} from '../../secretariat/office.ts';
import {
  type DecidedRow,
  decidePublic,
  decidePublicInput,
  publicGate,
  type ShownRow,
} from '../../secretariat/publishing.ts';
import { countOf, series, withCapital } from '../../words/english.ts';
import type { Field } from '../fields.ts';
import { type Question, question } from '../question.ts';
import { Typed } from '../sent.ts';
import type { Cell, Table } from '../table.ts';
import type { Answer, Handlers, Page, Visit } from '../visit.ts';

const path = '/publish';
const back = { to: path, words: 'Public register' };

const textTitles: Readonly<Record<PublicText, string>> = {
  action: 'What was asked for',
  owner: 'The office that owes it',
  how: 'How it was discharged, or why it was withdrawn',
  undertaking: 'What was still to come',
  met: 'How that was provided',
};

const gate = async ({ office }: Visit): Promise<ShownRow[]> => {
  const found = await publicGate(office);
  return found.outcome === 'found' ? found.thing : [];
};

const findingsOf = ({ findings }: ShownRow): string[] =>
  findings.map(
    ({ kind, found, text }) =>
      `${withCapital(kind)} in “${textTitles[text]}”: “${found}”. ${withCapital(privateKinds[kind])}.`,
  );

/** What would be published of a row, as lines below what was asked for. */
function linesOf({ row, worded }: ShownRow): string[] {
  const { owner, due, status, how, undertaking, undertakingDue, met } = row;
  return [
    `Owner: ${owner}. Due: ${dueInWords(due)}. Status: ${status}.`,
    ...(how === null ? [] : [`How: ${how}`]),
    ...(undertaking === null ? [] : [`Still to come: ${undertaking}, by ${dueInWords(undertakingDue)}`]),
    ...(met === null ? [] : [`Provided: ${met}`]),
    ...worded.map(({ text, of }) => `In other words: the register has “${of}” for “${textTitles[text]}”`),
  ];
}

const changesIn = ({ changes }: ShownRow): string[] =>
  changes.map(({ field, was, is }) => `Changed: ${field} ${is ?? 'none'}, was ${was ?? 'none'}`);

const standingTag = ({ standing }: ShownRow): NonNullable<Cell['tags']>[number] => {
  if (standing === 'new') return { words: 'New', colour: 'blue' };
  return standing === 'published'
    ? { words: 'Published, and changed since', colour: 'yellow' }
    : { words: 'Held back, and changed since', colour: 'orange' };
};

const linkTo = ({ base }: Visit, { ref }: ShownRow, what: 'words' | 'hold', words: string) => ({
  ...{ to: `${base}${path}/${ref}/${what}`, words, hidden: ref },
});
const publishLink = ({ base }: Visit, { ref }: ShownRow, words: string) => ({
  ...{ to: `${base}${path}/these?ref=${ref}`, words, hidden: ref },
});

/** What was just decided, as the address names it; and what was not, being changed meanwhile. */
function doneOf(query: URLSearchParams): { done: string | null; left: string | null } {
  const [published, held, left] = ['published', 'held', 'left'].map((name) => query.getAll(name));
  const said = [
    ...(published?.length ? [`Published: ${series(published)}.`] : []),
    ...(held?.length ? [`Held back: ${series(held)}.`] : []),
  ];
  return {
    done: said.length === 0 ? null : said.join(' '),
    left: left?.length ? `Not decided on, being changed since you looked: ${series(left)}.` : null,
  };
}

function resultOf(outcomes: readonly DecidedRow[]): string {
  const named = { published: 'published', 'held back': 'held', refused: 'left' } as const;
  const said = outcomes.map(({ ref, outcome }): [string, string] => [named[outcome], ref]);
  return `${path}?${new URLSearchParams(said)}`;
}

/** The gate of the public register: what waits for a look, what is held back, and what is published. */
const gatePage: Page = {
  path,
  section: 'Papers',
  scope: 'matters/read',
  look: async (visit) => {
    const { base, query, may } = visit;
    const rows = await gate(visit);
    const waiting = rows.filter(({ waits }) => waits);
    const clean = waiting.filter(({ findings }) => findings.length === 0);
    const mayDecide = may('matters/discharge');
    return {
      show: 'publish',
      title: 'Public register',
      values: {
        ...doneOf(query),
        lead:
          waiting.length === 0
            ? 'Nothing is new or changed since it was last looked at.'
            : `To be looked at: ${countOf(waiting.length, 'action')}. Nothing of them is public until you publish it, and what was published stands as it was.`,
        waiting: waiting.map((row) => ({
          ref: row.ref,
          to: `${base}/actions/${row.ref}`,
          action: row.row.action,
          tag: standingTag(row),
          lines: [...linesOf(row), ...changesIn(row)],
          heldBack: row.heldBack,
          findings: findingsOf(row),
          links: [
            linkTo(visit, row, 'words', 'Publish with other words'),
            linkTo(visit, row, 'hold', 'Hold back'),
          ],
        })),
        mayDecide,
        these: `${base}${path}/these`,
        clean:
          mayDecide && clean.length > 0
            ? {
                to: `${base}${path}/these?${new URLSearchParams(clean.map(({ ref }): [string, string] => ['ref', ref]))}`,
                words: `Publish all in which nothing looks private (${clean.length})`,
              }
            : null,
        heldBack: heldBackTable(visit, rows, mayDecide),
        published: publishedTable(visit, rows, mayDecide),
      },
    };
  },
};

const heldBackTable = (visit: Visit, rows: readonly ShownRow[], mayDecide: boolean): Table => ({
  caption: 'Held back',
  columns: ['Action', 'Why', ...(mayDecide ? ['Decide'] : [])],
  none: 'Nothing is held back.',
  rows: rows
    .filter(({ heldBack }) => heldBack !== null)
    .map((row) => [
      nameOf(visit, row),
      { words: row.heldBack ?? '' },
      ...(mayDecide
        ? [
            {
              links: [
                publishLink(visit, row, 'Publish'),
                linkTo(visit, row, 'words', 'Publish with other words'),
              ],
            },
          ]
        : []),
    ]),
});

const publishedTable = (visit: Visit, rows: readonly ShownRow[], mayDecide: boolean): Table => ({
  caption: 'Published',
  columns: ['Action', 'As it is published', ...(mayDecide ? ['Decide'] : [])],
  none: 'Nothing is published.',
  rows: rows
    .filter(({ standing, waits }) => standing === 'published' && !waits)
    .map((row) => [
      nameOf(visit, row),
      { words: row.row.action, lines: linesOf(row) },
      ...(mayDecide
        ? [
            {
              links: [
                linkTo(visit, row, 'words', 'Publish with other words'),
                linkTo(visit, row, 'hold', 'Hold back'),
              ],
            },
          ]
        : []),
    ]),
});

const nameOf = ({ base }: Visit, { ref, row }: ShownRow): Cell => ({
  words: ref,
  to: `${base}/actions/${ref}`,
  lines: [`Asked on ${inWords(row.askedOn)}`],
});

/** The rows that an address names. */
async function rowsAsked(visit: Visit): Promise<ShownRow[]> {
  const refs = visit.query.getAll('ref');
  return (await gate(visit)).filter(({ ref }) => refs.includes(ref));
}

/** One line after another, each a sentence. */
const withStop = (line: string): string => (/[.!?]$/.test(line) ? line : `${line}.`);

const rowField = 'rows';
/** A row as it was shown, in the value of its tick: “PDB-2024-10-2 0123456789abcdef”. */
const markOf = ({ ref, seen }: ShownRow): string => `${ref} ${seen}`;
const parseMark = (mark: string) => {
  const [ref, seen] = mark.split(' ');
  return { ref, seen };
};

const theseForm = question<ShownRow[], unknown, DecidedRow[]>({
  find: async (visit) => match(await rowsAsked(visit)),
  ask: (_visit, rows) => ({
    title: `Publish ${countOf(rows.length, 'action')}`,
    lead: ['Each is published as it stands here. Take away the tick of what is not to be.'],
    fields: [
      {
        kind: 'checkboxes',
        name: rowField,
        label: 'Publish',
        missing: 'Tick what is to be published',
        options: rows.map((row) => ({
          value: markOf(row),
          label: `${row.ref}: ${row.row.action}`,
          hint: [...linesOf(row), ...findingsOf(row)].map(withStop).join(' '),
        })),
      },
    ],
    typed: Typed.of({ [rowField]: rows.map(markOf) }),
    button: 'Publish',
    back,
  }),
  input: decidePublicInput,
  said: (typed) => ({
    rows: typed.all(rowField).map((mark) => ({ ...parseMark(mark), decision: 'publish' })),
  }),
  perform: (terms, input, { office }) => decidePublic({ ...office, terms }, decidePublicInput.parse(input)),
  done: resultOf,
});

/** What is ticked, for a last look before it is public. */
const thesePage: Page = {
  path: `${path}/these`,
  section: 'Papers',
  scope: 'matters/discharge',
  look: async (visit) =>
    (await rowsAsked(visit)).length === 0 ? { goTo: `${visit.base}${path}` } : theseForm.look(visit),
  send: theseForm.send,
};

async function findRow(visit: Visit): Promise<Found<ShownRow>> {
  const ref = actionRefSchema.safeParse(visit.params['ref']?.toUpperCase()).data;
  const row = (await gate(visit)).find((one) => one.ref === ref);
  return row ? match(row) : notDone('not there', `there is no action ${visit.params['ref']} to publish`);
}

/** A decision on one row: it is done, or refused as the whole. */
async function decideOne(office: Office, input: unknown): Promise<Done<DecidedRow[]> | NotDone> {
  const done = await decidePublic(office, decidePublicInput.parse(input));
  if (done.outcome === 'refused') return done;
  const [fault, ...others] = done.thing.flatMap((one) => (one.outcome === 'refused' ? one.faults : []));
  return fault ? { outcome: 'refused', faults: [fault, ...others], standing: null } : done;
}

type OfRow = Pick<Question<ShownRow, unknown, DecidedRow[]>, 'ask' | 'said' | 'at'>;

/** A page that decides on one row, as its own address says that it was shown. */
function rowPage(what: 'words' | 'hold', { ask, said, at }: OfRow): Page {
  const form: Required<Handlers<Visit>> = question<ShownRow, unknown, DecidedRow[]>({
    find: findRow,
    ask,
    said,
    ...(at && { at }),
    input: decidePublicInput,
    perform: (terms, input, { office }) => decideOne({ ...office, terms }, input),
    done: resultOf,
  });
  return {
    path: `${path}/:ref/${what}`,
    section: 'Papers',
    scope: 'matters/discharge',
    look: async (visit): Promise<Answer> => {
      const found = await findRow(visit);
      if (found.outcome === 'refused' || visit.query.get('seen') === found.thing.seen)
        return form.look(visit);
      return { goTo: `${visit.base}${path}/${found.thing.ref}/${what}?seen=${found.thing.seen}` };
    },
    send: form.send,
  };
}

const shownOf = ({ params, query }: Visit) => ({
  ref: params['ref']?.toUpperCase(),
  seen: query.get('seen') ?? '',
});

/** The last part of a place in the input is the name of its field: `rows.0.words.how`. */
const byLastPart: OfRow['at'] = (at) => at.slice(-1);

const wordsPage = rowPage('words', {
  ask: (_visit, row) => ({
    title: 'Publish with other words',
    caption: row.ref,
    lead: [
      ...findingsOf(row),
      'What you word otherwise holds until the register words it anew. The register itself keeps its own words.',
    ],
    fields: publicTexts.flatMap((text): Field[] =>
      row.row[text] === null
        ? []
        : [
            {
              ...{ kind: 'words', name: text, label: textTitles[text], rows: 3, most: 4_000 },
              missing: `Enter the words for “${textTitles[text]}”`,
            },
          ],
    ),
    typed: Typed.of(
      Object.fromEntries(publicTexts.map((text) => [text, row.row[text] ?? undefined])) as Record<
        string,
        string | undefined
      >,
    ),
    button: 'Publish',
    back,
  }),
  said: (typed, visit) => ({
    rows: [
      {
        ...shownOf(visit),
        decision: 'publish',
        words: Object.fromEntries(
          publicTexts.flatMap((text) => {
            const said = typed.text(text);
            return said === undefined ? [] : [[text, said]];
          }),
        ),
      },
    ],
  }),
  at: byLastPart,
});

const holdPage = rowPage('hold', {
  ask: (_visit, row) => ({
    title: 'Hold back from the public register',
    caption: row.ref,
    facts: [{ key: 'What was asked for', value: row.row.action }],
    lead: findingsOf(row),
    fields: [
      {
        kind: 'words',
        name: 'reason',
        label: 'Why is it held back?',
        hint: 'It is kept in the register, and published nowhere.',
        rows: 3,
        most: 4_000,
        missing: 'Enter why it is held back, such as “it names a witness”',
      },
    ],
    typed: Typed.of({ reason: row.heldBack ?? undefined }),
    button: 'Hold back',
    back,
  }),
  said: (typed, visit) => ({
    rows: [{ ...shownOf(visit), decision: 'hold back', reason: typed.text('reason') }],
  }),
  at: byLastPart,
});

export const publishPages: readonly Page[] = [gatePage, thesePage, wordsPage, holdPage];
