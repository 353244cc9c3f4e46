import { inFull } from '../../calendar/days.ts';
import { actionFacts } from '../../papers/action-words.ts';
import { historyLines } from '../../papers/history-words.ts';
import { type Action, type ActionRef, actionRefSchema } from '../../register/action.ts';
import { decideDischarge, dischargeAction, dischargeInput } from '../../secretariat/actions.ts';
import { findAction } from '../../secretariat/naming.ts';
import { type Found, match, notDone } from '../../secretariat/office.ts';
import { withCapital } from '../../words/english.ts';
import type { Field } from '../fields.ts';
import { notThere, question } from '../question.ts';
import { dayTyped, Typed } from '../sent.ts';
import type { Page, Visit } from '../visit.ts';
import { tagsOf } from './action-words.ts';

/** The action that the address names. */
export async function actionAt({ office, params }: Visit): Promise<Found<Action>> {
  const ref = actionRefSchema.safeParse((params['ref'] ?? '').toUpperCase());
  return ref.success
    ? findAction(office, ref.data)
    : notDone('not there', `there is no action ${params['ref']}`);
}

export const refOf = ({ params }: Visit): ActionRef =>
  actionRefSchema.parse((params['ref'] ?? '').toUpperCase());

/** What was just done, as the page that it led to says it; the address names it. */
const doneWords: Readonly<Record<string, string>> = {
  discharged: 'The action is discharged. Its owner is reminded of it no more.',
};

/** One action: how it stands, what can be done of it, and its history. */
const actionPage: Page = {
  path: '/actions/:ref',
  section: 'Actions',
  scope: 'matters/read',
  look: async (visit) => {
    const found = await actionAt(visit);
    if (found.outcome === 'refused') return notThere(found);
    const action = found.thing;
    const { board, office, today, base, may } = visit;
    const [owners, meetings] = await Promise.all([
      office.register.owners(board.id),
      office.register.meetings(board.id),
    ]);
    const known = { board, owners, meetings, today };
    const facts = actionFacts(action, known).flatMap(([key, value]) =>
      value === null ? [] : [{ key: withCapital(key), value }],
    );
    const lines = historyLines(action.history, known).map((line) => ({ ...line, day: inFull(line.day) }));
    const here = `${base}/actions/${action.ref}`;
    const canDischarge = may('matters/discharge') && ['open', 'proposed'].includes(action.status);
    return {
      show: 'action',
      title: action.text,
      values: {
        ref: action.ref,
        text: action.text,
        tags: tagsOf(action, meetings, today),
        done: doneWords[visit.query.get('done') ?? ''] ?? null,
        back: { to: `${base}/actions`, words: 'Actions' },
        facts: [{ key: 'As asked', value: action.text }, ...facts],
        buttons: canDischarge ? [{ to: `${here}/discharge`, words: 'Discharge' }] : [],
        lines: lines.reverse(),
      },
    };
  },
};

export const onField = (label: string): Field => ({
  kind: 'day',
  name: 'on',
  label,
  hint: 'Such as 4 11 2026',
  missing: 'Enter the day',
});

const dischargeFields: readonly Field[] = [
  onField('On which day did the board accept it as done?'),
  {
    kind: 'words',
    name: 'how',
    label: 'How was it discharged?',
    hint: 'As the notes are to print it.',
    most: 500,
    missing: 'Enter how it was discharged, such as “briefing note circulated on 4 November”',
  },
  {
    kind: 'radios',
    name: 'promised',
    label: 'Is something still to come?',
    missing: 'Say whether something is still to come',
    options: [
      { value: 'no', label: 'No, it is done' },
      {
        value: 'yes',
        label: 'Yes, it rests on an undertaking',
        fields: [
          {
            kind: 'text',
            name: 'undertaking.text',
            label: 'What is still to be provided?',
            missing: 'Enter what is still to be provided',
          },
          {
            kind: 'text',
            name: 'undertaking.by',
            label: 'By when?',
            hint: '“next meeting”, a day such as 2027-02-09, or “not agreed”',
            missing: 'Enter by when it is to be provided',
          },
        ],
      },
    ],
  },
];

const dischargePage: Page = {
  path: '/actions/:ref/discharge',
  section: 'Actions',
  scope: 'matters/discharge',
  ...question({
    find: actionAt,
    ask: (visit, action) => ({
      title: 'Discharge this action',
      caption: action.ref,
      facts: [{ key: 'As asked', value: action.text }],
      fields: dischargeFields,
      typed: Typed.of({
        ...dayTyped('on', action.status === 'proposed' ? action.proposal.on : visit.today),
        how: action.status === 'proposed' ? action.proposal.how : undefined,
      }),
      button: 'Continue',
      back: { to: `/actions/${action.ref}`, words: action.ref },
    }),
    input: dischargeInput,
    said: (typed) => ({
      on: typed.day('on'),
      how: typed.text('how'),
      ...(typed.raw('promised') === 'yes' && {
        undertaking: { text: typed.text('undertaking.text'), by: typed.text('undertaking.by') },
      }),
    }),
    lastLook: async ({ office }, input, action) => {
      const meetings = await office.register.meetings(office.board.id);
      const decided = decideDischarge(office, meetings, action, input);
      if (decided.outcome === 'refused') return decided;
      const facts = actionFacts(decided.thing, {
        board: office.board,
        owners: await office.register.owners(office.board.id),
        meetings,
        today: office.today,
      });
      return match({
        title: 'Check before it is discharged',
        rows: [
          { key: 'Action', value: `${action.ref}: ${action.text}` },
          ...facts.flatMap(([key, value]) => (value === null ? [] : [{ key: withCapital(key), value }])),
        ],
        button: 'Discharge it',
      });
    },
    perform: (terms, input, visit) => dischargeAction({ ...visit.office, terms }, refOf(visit), input),
    done: ({ ref }) => `/actions/${ref}?done=discharged`,
  }),
};

export const actionPages: readonly Page[] = [actionPage, dischargePage];
