import { type Action, type ActionRef, actionRefSchema } from '../../register/action.ts';
import { latestMeeting } from '../../register/meetings.ts';
import { dischargeActions, dischargeSeveralInput, previewDischarges } from '../../secretariat/discharges.ts';
import { findAction } from '../../secretariat/naming.ts';
import { match } from '../../secretariat/office.ts';
import { countOf, series } from '../../words/english.ts';
import { question } from '../question.ts';
import { dayTyped, Typed } from '../sent.ts';
import type { Page, Visit } from '../visit.ts';
import { howDischarged, itemTwoOf } from './action-discharge.ts';
import { filterIn } from './action-filter.ts';
import { meetingField, ofTheDay, onField } from './action-question.ts';
import { tagsOf, unmetUndertaking } from './action-words.ts';

/** The actions that an address names, each once. */
const refsIn = (query: URLSearchParams): ActionRef[] => [
  ...new Set(query.getAll('ref').flatMap((ref) => actionRefSchema.safeParse(ref.toUpperCase()).data ?? [])),
];

async function actionsIn({ office, query }: Visit): Promise<Action[]> {
  const found = await Promise.all(refsIn(query).map((ref) => findAction(office, ref)));
  return found.flatMap((one) => (one.outcome === 'found' ? [one.thing] : []));
}

const isStanding = ({ status }: Action): boolean => status === 'open' || status === 'proposed';

const howName = 'how.';
/** The actions of which it was said how, in the order in which they were asked. */
const refsTyped = (typed: Typed): string[] => [
  ...new Set(
    typed.entries().flatMap(([name]) => (name.startsWith(howName) ? [name.slice(howName.length)] : [])),
  ),
];

const listWith = ({ query }: Visit): string => {
  const filter = filterIn(query);
  return `/actions${filter.size > 0 ? `?${filter}` : ''}`;
};

const form = question({
  find: async (visit: Visit) => match(await actionsIn(visit)),
  ask: async (visit, actions) => {
    const { office, today, board } = visit;
    const meetings = await office.register.meetings(board.id);
    const standing = actions.filter(isStanding);
    const others = actions.filter((action) => !isStanding(action)).map(({ ref }) => ref);
    return {
      title: `Discharge ${countOf(standing.length, 'action')}`,
      lead: [
        'One that rests on an undertaking is discharged on its own page.',
        ...(others.length > 0 ? [`Not asked about, being closed already: ${series(others)}.`] : []),
      ],
      fields: [
        onField('On which day did the board accept them as done?'),
        meetingField('At which meeting?', { meetings, today }, ofTheDay),
        ...standing.map(({ ref, text }) => ({
          ...howDischarged,
          name: `${howName}${ref}`,
          label: `${ref}: ${text}`,
          hint: 'How was it discharged? As the notes are to print it.',
          rows: 2,
          missing: `Enter how ${ref} was discharged, such as “briefing note circulated on 4 November”`,
        })),
      ],
      typed: Typed.of({
        ...dayTyped('on', latestMeeting(meetings, today)?.date ?? today),
        ...Object.fromEntries(
          standing.flatMap((action) =>
            action.status === 'proposed' ? [[`${howName}${action.ref}`, action.proposal.how]] : [],
          ),
        ),
      }),
      button: 'Continue',
      back: { to: listWith(visit), words: 'Actions' },
    };
  },
  input: dischargeSeveralInput,
  said: (typed) => ({
    on: typed.day('on'),
    meeting: typed.text('meeting'),
    actions: refsTyped(typed).map((ref) => ({ ref, how: typed.text(`${howName}${ref}`) })),
  }),
  at: (path, typed) => {
    const [first, place] = path;
    return first === 'actions' && typeof place === 'number' ? [`${howName}${refsTyped(typed)[place]}`] : path;
  },
  lastLook: async ({ office }, input) => {
    const seen = await previewDischarges(office, input);
    if (seen.outcome === 'refused') return seen;
    return match({
      title: `Check before ${seen.thing.length === 1 ? 'it is' : 'they are'} discharged`,
      rows: seen.thing.flatMap(({ action, line }) => [
        { key: action.ref, value: action.discharge.how },
        { key: itemTwoOf(line), value: line.text },
      ]),
      button: `Discharge ${countOf(seen.thing.length, 'action')}`,
    });
  },
  perform: (terms, input, { office }) => dischargeActions({ ...office, terms }, input),
  done: (outcomes) =>
    `/actions/discharged?${new URLSearchParams(outcomes.map(({ ref }): [string, string] => ['ref', ref]))}`,
});

/** How each of those ticked was discharged, on one page. */
const severalPage: Page = {
  path: '/actions/discharge',
  section: 'Actions',
  scope: 'matters/discharge',
  look: async (visit) => {
    if ((await actionsIn(visit)).some(isStanding)) return form.look(visit);
    const filter = filterIn(visit.query);
    filter.set('ticked', 'none');
    return { goTo: `${visit.base}/actions?${filter}` };
  },
  send: form.send,
};

/** What became of several: each as it stands now. */
const severalDonePage: Page = {
  path: '/actions/discharged',
  section: 'Actions',
  scope: 'matters/read',
  look: async (visit) => {
    const actions = await actionsIn(visit);
    const done = actions.filter(({ status }) => status === 'discharged').length;
    return {
      show: 'actions-discharged',
      title: 'Discharged',
      values: {
        told:
          done === actions.length
            ? `Discharged: ${countOf(done, 'action')}.`
            : `Discharged: ${done} of ${countOf(actions.length, 'action')}. Somebody changed the others meanwhile.`,
        isWhole: done === actions.length,
        table: {
          caption: 'How they stand now',
          columns: ['Reference', 'Action', 'How', 'Status'],
          rows: actions.map((action) => [
            { words: action.ref, to: `${visit.base}/actions/${action.ref}`, isWhole: true },
            { words: action.text },
            { words: action.status === 'discharged' ? action.discharge.how : 'Not discharged' },
            {
              words: '',
              tags: tagsOf({ ...action, overdue: false, undertaking: unmetUndertaking(action) }),
            },
          ]),
        },
        buttons: [
          { to: `${visit.base}/actions`, words: 'Actions' },
          { to: `${visit.base}/papers`, words: 'Take the papers' },
        ],
      },
    };
  },
};

export const severalDischargePages: readonly Page[] = [severalPage, severalDonePage];
