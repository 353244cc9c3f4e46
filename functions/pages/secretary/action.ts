import { inFull } from '../../calendar/days.ts';
import { reaches } from '../../http/access.ts';
import { actionFacts } from '../../papers/action-words.ts';
import { historyLines } from '../../papers/history-words.ts';
import {
  type Action,
  actionRefSchema,
  type Due,
  disclaimerWaiting,
  extensionAsked,
  isInError,
  ownersOf,
  proposalOf,
} from '../../register/action.ts';
import type { Meeting } from '../../register/meeting.ts';
import { boardOfItemRef } from '../../register/programme.ts';
import { notDone } from '../../secretariat/office.ts';
import { type ActionInFull, actionInFull } from '../../secretariat/one-action.ts';
import { withCapital } from '../../words/english.ts';
import { notThere } from '../question.ts';
import type { Table, Tag } from '../table.ts';
import { boardPath, type Page, type Visit } from '../visit.ts';
import { actionChangePages } from './action-changes.ts';
import { choicesOf } from './action-choices.ts';
import { raisePage } from './action-raise.ts';
import { actionStepPages } from './action-steps.ts';
import { meetingNamed, tagsOfAction } from './action-words.ts';
import { actionListPages } from './actions.ts';
import { severalDischargePages } from './actions-discharge.ts';
import { addressee, mailTag } from './mail-words.ts';

/** What was just done, as the page that it led to says it; the address names it. */
const doneWords: Readonly<Record<string, string>> = {
  raised: 'The action is raised. Its owner is reminded of it from now on.',
  reported: 'It is reported done. Reminders stop until the board decides.',
  discharged: 'The action is discharged. Its owner is reminded of it no more.',
  'sent-back': 'It is sent back. Its owner is reminded of it again.',
  're-opened': 'The action is open again. Its owner is reminded of it again.',
  provided: 'What was promised is provided. Nothing more is owed.',
  withdrawn: 'The action is withdrawn. Its owner is reminded of it no more.',
  marked:
    'The action is marked as entered by mistake. It stays here, because a mail told of it or something came from it.',
  due: 'When it is due is changed. Reminders go by it from now on.',
  owner: 'The owner is changed. Reminders go there from now on.',
  wording: 'The wording is put right.',
  paused: 'Reminders are paused.',
  resumed: 'Reminders are resumed.',
  asked: 'The request for more time is entered. The board decides.',
  granted: 'More time is granted. It is due then.',
  refused: 'More time is refused. It stays due when it was.',
  disclaimed: 'It is entered that it is not its owner’s to answer. Until that is decided it stays owed.',
  kept: 'It stays with its owner, whose next mail says why.',
  nothing: 'It says so already: nothing was changed.',
};

type Fact = { key: string; value?: string; links?: { to: string; words: string; isOutside?: boolean }[] };

const keys: Readonly<Record<string, string>> = {
  dates: 'Moved or carried over',
  'more time': 'More time',
  'not ours': 'Not its to answer',
  minuted: 'As minuted',
  met: 'Provided',
};

/** What is known of the action, a row each: with links to its owners, its meeting, and where it can be seen. */
function factsOf({ action, owners, meetings }: ActionInFull, { board, today, base }: Visit): Fact[] {
  const evidence =
    action.status === 'proposed'
      ? action.proposal.evidence
      : action.status === 'discharged'
        ? action.discharge.evidence
        : [];
  const linksOf: Readonly<Record<string, (value: string) => Fact['links']>> = {
    owner: (value) =>
      action.jointOwners.length === 0
        ? [{ to: `${base}/owners/${action.owner}`, words: value }]
        : ownersOf(action).map((id) => ({
            to: `${base}/owners/${id}`,
            words: owners.find((owner) => owner.id === id)?.name ?? id,
          })),
    due: () => dueLinks(action.due, meetings, base),
    'asked on': (value) => [{ to: `${base}/meetings/${action.raisedAt}`, words: value }],
    evidence: () => evidence.map((to) => ({ to, words: to, isOutside: true })),
  };
  const known = actionFacts(action, { board, owners, meetings, today });
  return [
    { key: 'As asked', value: action.text },
    ...known.flatMap(([name, value]): Fact[] => {
      if (value === null) return [];
      const links = linksOf[name]?.(value);
      return [
        { key: keys[name] ?? withCapital(name), ...(links ? { links } : { value: withCapital(value) }) },
      ];
    }),
    ...(action.status === 'discharged' && action.discharge.meeting !== null
      ? [{ key: 'Accepted at', value: withCapital(meetingNamed(meetings, action.discharge.meeting)) }]
      : []),
  ];
}

/** At a meeting, which keeps its identity wherever its day moves; with the notes' own words, where those say more. */
const dueLinks = (due: Due, meetings: readonly Meeting[], base: string): Fact['links'] =>
  due.at === 'meeting'
    ? [
        {
          to: `${base}/meetings/${due.meeting}`,
          words: `At ${meetingNamed(meetings, due.meeting)}${due.words === null ? '' : ` (“${due.words}”)`}`,
        },
      ]
    : undefined;

const tagsShown = ({ action, meetings }: ActionInFull, { today }: Visit): Tag[] =>
  isInError(action)
    ? [{ words: 'Entered by mistake', colour: 'grey' }]
    : [
        ...tagsOfAction(action, meetings, today),
        ...(action.status === 'discharged' && proposalOf(action)
          ? [{ words: 'Reported provided', colour: 'yellow' }]
          : []),
        ...(extensionAsked(action) ? [{ words: 'More time asked for', colour: 'yellow' }] : []),
        ...(disclaimerWaiting(action) ? [{ words: 'Not its to answer?', colour: 'yellow' }] : []),
      ];

/** As many mails as are listed: the ledger has them all. */
const mostMails = 20;

const mailTable = ({ mails, owners }: ActionInFull, { board, base }: Visit): Table => ({
  caption: 'Mails about it',
  none: 'No mail has told of it yet.',
  columns: ['When', 'To whom', 'Why', 'How it ended'],
  rows: mails
    .slice(0, mostMails)
    .map((mail) => [
      { words: inFull(mail.dueOn), to: `${base}/mail/${mail.id}` },
      { words: addressee(mail, { board, owners }) },
      { words: withCapital(mail.why) },
      { words: '', tags: [mailTag(mail)] },
    ]),
});

const itemLinks = ({ items }: ActionInFull) =>
  items.map(({ ref, title }) => ({
    to: boardPath({ id: boardOfItemRef(ref) }, `/programme/${ref}`),
    words: `${ref}: ${title}`,
  }));

/** One action: how it stands, what can be done of it, its history, and what became of it. */
const actionPage: Page = {
  path: '/actions/:ref',
  section: 'Actions',
  scope: 'matters/read',
  look: async (visit) => {
    const { office, params, session, board, today, base, may, query } = visit;
    const name = params['ref'] ?? '';
    const ref = actionRefSchema.safeParse(name.toUpperCase());
    if (!ref.success) return notThere(notDone('not there', `there is no action ${name}`));
    const found = await actionInFull(office, ref.data, (code) => reaches(session.caller, code));
    if (found.outcome === 'refused') return notThere(found);
    const whole = found.thing;
    const { action, owners, meetings, mails } = whole;
    const lines = historyLines(action.history, { board, owners, meetings });
    return {
      show: 'action',
      title: titleOf(action),
      values: {
        ref: action.ref,
        tags: tagsShown(whole, visit),
        done: doneWords[query.get('done') ?? ''] ?? null,
        back: { to: `${base}/actions`, words: 'Actions' },
        facts: factsOf(whole, visit),
        ...choicesOf(action, today, { here: `${base}/actions/${action.ref}`, may }),
        lines: lines.map((line) => ({ ...line, day: inFull(line.day) })).reverse(),
        mails: mailTable(whole, visit),
        moreMails: mails.length > mostMails ? `${base}/mail?owner=${action.owner}` : null,
        items: itemLinks(whole),
      },
    };
  },
};

/** As much of what was asked as a heading holds; the whole stands below it. */
const longestTitle = 120;
const titleOf = ({ text }: Action): string =>
  text.length <= longestTitle ? text : `${text.slice(0, longestTitle).replace(/\s+\S*$/, '')} …`;

/** A path with a name of its own comes before the one that any reference fits. */
export const actionPages: readonly Page[] = [
  ...actionListPages,
  raisePage,
  ...severalDischargePages,
  actionPage,
  ...actionStepPages,
  ...actionChangePages,
];
