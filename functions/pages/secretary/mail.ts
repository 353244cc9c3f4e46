import { inFull, inWords } from '../../calendar/days.ts';
import { personInWords } from '../../register/board.ts';
import { isItemRef } from '../../register/programme.ts';
import { type Dispatch, dispatchIdSchema, isUnderWay, type Ref } from '../../reminders/dispatch.ts';
import {
  dispatchChoices,
  type dispatchStandings,
  listDispatchesInput,
} from '../../secretariat/dispatches.ts';
import {
  type MailSaid,
  type MailStory,
  type MailText,
  mailStory,
  mailsToCome,
  mailTable,
} from '../../secretariat/mails.ts';
import { type Found, notDone } from '../../secretariat/office.ts';
import { firstDayShown } from '../../secretariat/status.ts';
import { countOf, series, withCapital } from '../../words/english.ts';
import { faultInWords } from '../../words/fault-words.ts';
import { type Fault, type Field, shownField, summaryOf } from '../fields.ts';
import { ownerOptions } from '../owner-field.ts';
import { partOf } from '../pagination.ts';
import { notThere } from '../question.ts';
import { Typed } from '../sent.ts';
import type { Cell, Link } from '../table.ts';
import type { Page, Visit } from '../visit.ts';
import { mailTag, stageInWords } from './mail-words.ts';

/** The states by which mails are found, in the order of a mail's life, those that need somebody first. */
const standings: readonly [(typeof dispatchStandings)[number], string][] = [
  ['trouble', 'Did not get through'],
  ['unknown', 'Not known whether it went'],
  ['planned', 'To be sent'],
  ['sent', 'Sent'],
  ['delivered', 'Delivered'],
  ['bounced', 'Came back'],
  ['complained', 'Marked as spam'],
  ['suppressed', 'Held back by the mail service'],
  ['missed', 'Missed'],
  ['failed', 'Refused'],
  ['cancelled', 'Not needed'],
];

const rowsAPage = 50;
const filterNames = ['state', 'owner', 'since'] as const;

/** The mails of a board by the day on which they fell due, the latest first. */
const mailsPage: Page = {
  path: '/mail',
  section: 'Mail',
  scope: 'matters/read',
  look: async (visit) => {
    const { office, base, today, query } = visit;
    const said = Object.fromEntries(
      filterNames.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : [])),
    );
    const filter = listDispatchesInput.safeParse(said, { error: faultInWords });
    const found = await mailTable(office, filter.data ?? {});
    if (found.outcome === 'refused') return notThere(found);
    const { owners } = found.thing;
    const rows = filter.success ? found.thing.rows : [];
    const faults = (filter.error?.issues ?? []).map(({ path, message }) => {
      const field = String(path[0]);
      return { field, message: `“${query.get(field) ?? ''}” ${message}` };
    });
    const { shown, pagination } = partOf(rows, { query, path: `${base}/mail`, aPage: rowsAPage });
    const days = [...new Set(shown.map(({ dueOn }) => dueOn))].map((day) => ({
      day: inFull(day),
      mails: shown
        .filter(({ dueOn }) => dueOn === day)
        .map(({ id, to, stage, why, mail, subject }) => ({
          to: `${base}/mail/${id}`,
          stage: stageInWords(stage),
          office: to,
          addressee: withCapital(to),
          why: withCapital(why),
          subject,
          tag: mailTag(mail),
        })),
    }));
    const since = filter.data?.since ?? firstDayShown(today);
    const count = rows.length === 0 ? 'No mail' : countOf(rows.length, 'mail');
    return {
      show: 'mails',
      title: 'Mail',
      ...(faults.length > 0 && { status: 422 }),
      values: {
        here: `${base}/mail`,
        ...filterShown(visit, ownerOptions(owners), faults),
        count: filter.data?.state === 'trouble' ? count : `${count} that fell due since ${inWords(since)}`,
        days,
        pagination,
        tomorrow: `${base}/mail/tomorrow`,
        none:
          filter.data?.state === 'trouble'
            ? 'Every mail got through, as far as is known.'
            : 'No mail stands so.',
      },
    };
  },
};

function filterShown(
  { query, today }: Visit,
  owners: ReturnType<typeof ownerOptions>,
  faults: readonly Fault[],
): { fields: object[]; faults: object[] } {
  const lastYear = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  const fields: Field[] = [
    {
      kind: 'select',
      name: 'state',
      label: 'How it stands',
      options: [{ value: '', label: 'Any' }, ...standings.map(([value, label]) => ({ value, label }))],
    },
    {
      kind: 'select',
      name: 'owner',
      label: 'To',
      options: [{ value: '', label: 'Anybody' }, ...owners],
    },
    {
      kind: 'select',
      name: 'since',
      label: 'That fell due',
      options: [
        { value: '', label: 'in the last 90 days' },
        { value: lastYear, label: 'in the last year' },
        { value: '1980-01-01', label: 'at any time' },
      ],
    },
  ];
  const typed = Typed.of(Object.fromEntries(filterNames.map((name) => [name, query.get(name) ?? ''])));
  return {
    fields: fields.map((field) => shownField(field, typed, faults)),
    faults: summaryOf(fields, faults),
  };
}

/** The mail that the address names. */
async function storyAt({ office, params }: Visit): Promise<Found<MailStory>> {
  const id = dispatchIdSchema.safeParse(params['dispatch'] ?? '');
  return id.success
    ? mailStory(office, id.data)
    : notDone('not there', `there is no mail ${params['dispatch']}`);
}

/** What was just done, as the page that it led to says it; the address names it. */
const doneWords: Readonly<Record<string, string>> = {
  went: 'It is noted that the mail went.',
  'did-not-go': 'It is noted that the mail did not go. It is sent again while there is time.',
  'came-back': 'It is noted that the mail came back. Whom it came back from is written to no more.',
  again: 'The mail is to be sent again, with the next ones.',
};

/** Of a mail that went to an office: by its link whoever has it answers there. */
const endLinkOf = ({ base, may }: Visit, { id, owner, ...mail }: Dispatch): Link[] =>
  owner !== null && 'to' in mail && may('matters/record')
    ? [
        {
          to: `${base}/owners/${owner}/end-links?${new URLSearchParams({ mail: id })}`,
          words: 'End its link',
        },
      ]
    : [];

/** One mail: whom it was for and why, what happened to it, and what it says. */
const mailPage: Page = {
  path: '/mail/:dispatch',
  section: 'Mail',
  scope: 'matters/read',
  look: async (visit) => {
    const found = await storyAt(visit);
    if (found.outcome === 'refused') return notThere(found);
    const { dispatch, to, lines, follows, said, text } = found.thing;
    const { office, base, query, may } = visit;
    const choices = may('matters/record') ? await dispatchChoices(office, dispatch) : null;
    const here = `${base}/mail/${dispatch.id}`;
    return {
      show: 'mail',
      title: `${stageInWords(dispatch.stage)} to ${to}`,
      values: {
        back: { to: `${base}/mail`, words: 'Mail' },
        done: doneWords[query.get('done') ?? ''] ?? null,
        name: dispatch.id,
        tags: [mailTag(dispatch), ...(dispatch.wentTwice ? [{ words: 'Went twice', colour: 'red' }] : [])],
        facts: factsOf(visit, found.thing),
        follows: follows && `${withCapital(follows.words)}.`,
        buttons: [
          ...(choices?.settle
            ? [
                { to: `${here}/went`, words: 'It went' },
                { to: `${here}/did-not-go`, words: 'It did not go' },
              ]
            : []),
          ...(choices?.sendAgain ? [{ to: `${here}/send-again`, words: 'Send again' }] : []),
          ...(choices?.cameBack ? [{ to: `${here}/came-back`, words: 'It came back' }] : []),
          ...endLinkOf(visit, dispatch),
        ],
        story: {
          caption: 'What happened to it',
          columns: ['When', 'What', 'Who'],
          rows: lines.map(({ moment, by, what, changed }): Cell[] => [
            { words: moment },
            { words: plainly(what), lines: changed },
            { words: withCapital(by) },
          ]),
        },
        said: said && saidShown(said),
        toCome: text && {
          title: isUnderWay(dispatch) ? 'What it will say' : 'What it would say today',
          text: textShown(text),
        },
      },
    };
  },
};

/** What the ledger says in short, as somebody would tell it. */
function plainly(what: string): string {
  const told: [RegExp, string][] = [
    [/^claimed\b/, 'Taken up to be written and sent'],
    [/^planned: /, 'It is owed: '],
    [/^asking the mail service to send it to /, 'The mail service was asked to send it to '],
    [/^cancelled: /, 'Not needed: '],
  ];
  const [pattern, words] = told.find(([one]) => one.test(what)) ?? [/^$/, ''];
  return withCapital(what.replace(pattern, words));
}

const saidShown = (said: MailSaid | 'not kept') =>
  said === 'not kept'
    ? { note: 'Its text was not kept. Whoever got it has it.', text: null }
    : {
        note: said.standing,
        text: { notWritten: null, facts: subjectFacts(said), words: said.text },
      };

const subjectFacts = ({ subject, attachments }: Pick<MailSaid, 'subject' | 'attachments'>) => [
  { key: 'Subject', value: subject },
  ...(attachments.length > 0 ? [{ key: 'Attached', value: series(attachments) }] : []),
];

function textShown(text: MailText) {
  if ('notWritten' in text) return { notWritten: `${withCapital(text.notWritten)}.`, facts: [], words: '' };
  const { to, copies } = text;
  return {
    notWritten: null,
    facts: [
      { key: 'To', value: series(to.map(personInWords)) },
      ...(copies.length > 0 ? [{ key: 'Copied to', value: series(copies.map(personInWords)) }] : []),
      ...subjectFacts(text),
    ],
    words: text.text,
  };
}

function factsOf({ base, office }: Visit, { dispatch, to }: MailStory) {
  const { owner, refs, alsoCovers, dueOn, cutOff, why, stage, attempts, coveredBy, reportedIn } = dispatch;
  const about = [...new Set<Ref>([...refs, ...alsoCovers])];
  const tried = attempts === 1 ? 'once' : `${attempts} times`;
  const mailLink = (id: string) => [{ to: `${base}/mail/${id}`, words: id }];
  return [
    owner === null
      ? { key: 'For', value: `${to}: ${series(office.board.secretary.map(({ name }) => name))}` }
      : { key: 'For', links: [{ to: `${base}/owners/${owner}`, words: to }] },
    ...('to' in dispatch
      ? [
          { key: 'Written to', value: series(dispatch.to) || 'not known' },
          ...(dispatch.copies.length > 0 ? [{ key: 'Copied to', value: series(dispatch.copies) }] : []),
          { key: 'Subject', value: dispatch.subject },
        ]
      : []),
    ...('because' in dispatch ? [{ key: 'How it came to that', value: withCapital(dispatch.because) }] : []),
    { key: 'Why it is owed', value: `${stageInWords(stage)}: ${why}` },
    ...(about.length > 0
      ? [
          {
            key: 'About',
            links: about.map((ref) => ({
              to: `${base}/${isItemRef(ref) ? 'programme' : 'actions'}/${ref}`,
              words: ref,
            })),
          },
        ]
      : []),
    { key: 'Fell due on', value: inFull(dueOn) },
    { key: 'Worth sending until', value: inFull(cutOff) },
    { key: 'The mail service was asked', value: attempts === 0 ? 'not yet' : tried },
    ...(dispatch.cameBack.length > 0 ? [{ key: 'Came back from', value: series(dispatch.cameBack) }] : []),
    ...(coveredBy === null ? [] : [{ key: 'Said in', links: mailLink(coveredBy) }]),
    ...(reportedIn === null || reportedIn === dispatch.id
      ? []
      : [{ key: 'Reported in', links: mailLink(reportedIn) }]),
  ];
}

/** What the next working morning's mails will say, each as its readers will see it. */
const tomorrowPage: Page = {
  path: '/mail/tomorrow',
  section: 'Mail',
  scope: 'matters/read',
  look: async ({ office, base }) => {
    const found = await mailsToCome(office, {});
    if (found.outcome === 'refused') return notThere(found);
    const { on, mails } = found.thing;
    return {
      show: 'mails-to-come',
      title: 'What the next morning’s mails will say',
      values: {
        back: { to: `${base}/mail`, words: 'Mail' },
        day: inFull(on),
        count: countOf(mails.length, 'mail'),
        none: `No mail is owed on ${inFull(on)}, as the register stands.`,
        mails: mails.map(({ dispatch, to, text }, place) => ({
          id: `mail-${place + 1}`,
          title: `${stageInWords(dispatch.stage)} to ${to}`,
          why: `${withCapital(dispatch.why)}.`,
          text: textShown(text),
        })),
      },
    };
  },
};

export const mailPages: readonly Page[] = [mailsPage, tomorrowPage, mailPage];
