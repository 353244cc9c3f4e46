import * as z from 'zod';
import { inFull } from '../../calendar/days.ts';
import { disclaimerInWords, dueInWords, saidOn } from '../../papers/wording.ts';
import { type Action, disclaimerWaiting, hasUnmetUndertaking, ownersOf } from '../../register/action.ts';
import type { Meeting } from '../../register/meeting.ts';
import { isInUse, type Owner, ownerName } from '../../register/owner.ts';
import {
  amendAction,
  amendActionInput,
  askForExtension,
  askForExtensionInput,
  disclaimAction,
  disclaimInput,
  grantExtension,
  grantExtensionInput,
  keepWithOwner,
  keepWithOwnerInput,
  pauseAction,
  pauseInput,
  refuseExtension,
  refuseExtensionInput,
  resumeAction,
} from '../../secretariat/actions.ts';
import { dueField, dueTyped } from '../due-field.ts';
import type { Field } from '../fields.ts';
import { ownersField, ownersTyped } from '../owner-field.ts';
import { dayTyped, Typed } from '../sent.ts';
import type { Page } from '../visit.ts';
import {
  actionQuestion,
  type Known,
  meetingField,
  ofTheDay,
  onField,
  reasonField,
  saidByField,
} from './action-question.ts';
import { minutedField, sectionField, textField } from './action-raise.ts';

const dueNowRow = (action: Action, meetings: readonly Meeting[]) => ({
  key: 'Due now',
  value: dueInWords(hasUnmetUndertaking(action) ? action.discharge.undertaking.by : action.due, meetings),
});

const duePage = actionQuestion({
  path: 'due',
  scope: 'matters/record',
  ask: ({ action, meetings, today }) => ({
    title: hasUnmetUndertaking(action) ? 'Change the follow-up date' : 'Change when it is due',
    facts: [
      hasUnmetUndertaking(action)
        ? { key: 'Still to come', value: action.discharge.undertaking.text }
        : { key: 'As asked', value: action.text },
      dueNowRow(action, meetings),
    ],
    fields: [
      dueField({ name: 'due', label: 'When is it due?', meetings, today }),
      reasonField('Why?', 'the figures come out in February'),
    ],
    button: 'Change it',
  }),
  input: amendActionInput,
  said: (typed) => ({ due: dueTyped(typed, 'due'), reason: typed.text('reason') }),
  perform: amendAction,
  done: 'due',
});

/** What an office says of its not being its to answer, as whoever decides sees it. */
const disclaimerRows = (action: Action, owners: readonly Owner[]) => {
  const said = disclaimerWaiting(action);
  if (said === null) return [];
  return [{ key: `Said ${saidOn(said)}`, value: disclaimerInWords(said, owners) }];
};

/** Whose an office says it is, where that is an owner of the board; else whose it is. */
function likelyOwners(action: Action, owners: readonly Owner[]): string[] {
  const said = disclaimerWaiting(action);
  const named = owners.filter(isInUse).find(({ name }) => name === said?.whose);
  return said === null || named === undefined
    ? ownersOf(action)
    : [...new Set(ownersOf(action).map((id) => (id === said.owner ? named.id : id)))];
}

const ownerPage = actionQuestion({
  path: 'owner',
  scope: 'matters/record',
  ask: ({ action, owners }) => ({
    title: 'Change its owner',
    facts: [{ key: 'As asked', value: action.text }, ...disclaimerRows(action, owners)],
    fields: [
      ownersField('owner', 'Whose is it?', owners),
      { kind: 'words', name: 'reason', label: 'Why?', hint: 'May stay empty.', rows: 3 },
    ],
    typed: Typed.of({ owner: likelyOwners(action, owners) }),
    button: 'Change it',
  }),
  input: amendActionInput,
  said: (typed) => ({ owner: ownersTyped(typed, 'owner'), reason: typed.text('reason') }),
  perform: amendAction,
  done: 'owner',
});

const wordingPage = actionQuestion({
  path: 'wording',
  scope: 'matters/record',
  ask: ({ action }) => ({
    title: 'Put its wording right',
    facts: [],
    fields: [textField, minutedField, sectionField],
    typed: Typed.of({
      text: action.text,
      minuted: action.minuted ?? undefined,
      section: action.section ?? undefined,
    }),
    button: 'Put it right',
  }),
  input: amendActionInput,
  said: (typed) => ({
    text: typed.text('text'),
    minuted: typed.text('minuted') ?? null,
    section: typed.text('section') ?? null,
  }),
  perform: amendAction,
  done: 'wording',
});

const pausePage = actionQuestion({
  path: 'pause',
  scope: 'matters/record',
  ask: () => ({
    title: 'Pause its reminders',
    lead: ['It is neither chased nor escalated before that day. It stands in every paper as before.'],
    fields: [
      {
        kind: 'day',
        name: 'until',
        label: 'On which day is it chased again?',
        hint: 'Such as 9 2 2027',
        missing: 'Enter the day on which it is chased again',
      },
      reasonField('Why?', 'waits for the inspectorate’s report'),
    ],
    button: 'Pause',
  }),
  input: pauseInput,
  said: (typed) => ({ until: typed.day('until'), reason: typed.text('reason') }),
  perform: pauseAction,
  done: 'paused',
});

const resumePage = actionQuestion({
  path: 'resume',
  scope: 'matters/record',
  ask: ({ action: { pause } }) => ({
    title: 'Resume its reminders',
    lead: pause === null ? [] : [`It was paused until ${inFull(pause.until)}: ${pause.reason}`],
    fields: [],
    button: 'Resume',
  }),
  input: z.strictObject({}),
  said: () => ({}),
  perform: (office, ref) => resumeAction(office, ref),
  done: 'resumed',
});

const moreTimePage = actionQuestion({
  path: 'more-time',
  scope: 'matters/record',
  ask: ({ action, meetings, today }) => ({
    title: 'Enter a request for more time',
    lead: ['It stays due when it is until the board decides.'],
    facts: [{ key: 'As asked', value: action.text }, dueNowRow(action, meetings)],
    fields: [
      onField('On which day was it asked for?'),
      dueField({ name: 'until', label: 'Until when?', meetings, today, without: 'not agreed' }),
      reasonField('Why?', 'the figures come out in February'),
      {
        kind: 'text',
        name: 'askedBy',
        label: 'Who asked?',
        hint: 'A person of the owner’s office. May stay empty.',
      },
    ],
    typed: Typed.of(dayTyped('on', today)),
    button: 'Enter it',
  }),
  input: askForExtensionInput,
  said: (typed) => ({
    on: typed.day('on'),
    until: dueTyped(typed, 'until'),
    reason: typed.text('reason'),
    askedBy: typed.text('askedBy'),
  }),
  perform: askForExtension,
  done: 'asked',
});

const requestRows = ({ extension }: Action, meetings: readonly Meeting[]) =>
  extension === null
    ? []
    : [
        { key: 'More time until', value: dueInWords(extension.until, meetings) },
        { key: 'Why', value: extension.reason },
        { key: 'Asked for on', value: inFull(extension.on) },
      ];

/** What either decision on more time asks, and `more` of one of them. */
const decisionAsked = ({ action, meetings, today }: Known, ...more: Field[]) => ({
  facts: [
    { key: 'As asked', value: action.text },
    dueNowRow(action, meetings),
    ...requestRows(action, meetings),
  ],
  fields: [
    onField('On which day was it decided?'),
    meetingField('At which meeting?', { meetings, today }, ofTheDay),
    ...more,
  ],
  typed: Typed.of(dayTyped('on', today)),
});

const grantPage = actionQuestion({
  path: 'more-time/grant',
  scope: 'matters/discharge',
  ask: (known) => ({ ...decisionAsked(known), title: 'Grant more time', button: 'Grant it' }),
  input: grantExtensionInput,
  said: (typed) => ({ on: typed.day('on'), meeting: typed.text('meeting') }),
  perform: grantExtension,
  done: 'granted',
});

const refusePage = actionQuestion({
  path: 'more-time/refuse',
  scope: 'matters/discharge',
  ask: (known) => ({
    ...decisionAsked(known, reasonField('Why?', 'the panel needs the figures before its budget meeting')),
    title: 'Refuse more time',
    button: 'Refuse it',
  }),
  input: refuseExtensionInput,
  said: (typed) => ({ on: typed.day('on'), meeting: typed.text('meeting'), reason: typed.text('reason') }),
  perform: refuseExtension,
  done: 'refused',
});

const notOursPage = actionQuestion({
  path: 'not-ours',
  scope: 'matters/record',
  ask: ({ action, owners, today }) => ({
    title: 'Enter that it is not its owner’s to answer',
    lead: ['It stays owed and chased until you change its owner, or keep it there.'],
    fields: [
      onField('On which day was that said?'),
      ...(action.jointOwners.length === 0
        ? []
        : [
            {
              kind: 'radios' as const,
              name: 'owner',
              label: 'Which office says so?',
              options: ownersOf(action).map((id) => ({ value: id, label: ownerName(owners, id) })),
              missing: 'Choose the office that says so',
            },
          ]),
      {
        kind: 'text',
        name: 'whose',
        label: 'Whose is it, then?',
        hint: 'An owner of the board, or other words. May stay empty.',
      },
      reasonField('Why?', 'the figures are the commissioner’s'),
      saidByField,
    ],
    typed: Typed.of(dayTyped('on', today)),
    button: 'Enter it',
  }),
  input: disclaimInput,
  said: (typed) => ({
    on: typed.day('on'),
    owner: typed.text('owner'),
    whose: typed.text('whose'),
    reason: typed.text('reason'),
    saidBy: typed.text('saidBy'),
  }),
  perform: disclaimAction,
  done: 'disclaimed',
});

const keepPage = actionQuestion({
  path: 'not-ours/keep',
  scope: 'matters/discharge',
  ask: ({ action, owners }) => ({
    title: 'Keep it with its owner',
    lead: ['Its owner’s next mail says why.'],
    facts: [{ key: 'As asked', value: action.text }, ...disclaimerRows(action, owners)],
    fields: [reasonField('Why?', 'the Force runs the call centre')],
    button: 'Keep it there',
  }),
  input: keepWithOwnerInput,
  said: (typed) => ({ reason: typed.text('reason') }),
  perform: keepWithOwner,
  done: 'kept',
});

/** What changes what is asked, of whom, and by when. */
export const actionChangePages: readonly Page[] = [
  ...[duePage, ownerPage, wordingPage, pausePage, resumePage],
  ...[moreTimePage, grantPage, refusePage, notOursPage, keepPage],
];
