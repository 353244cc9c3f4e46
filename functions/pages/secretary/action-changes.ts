import * as z from 'zod';
import { inFull } from '../../calendar/days.ts';
import { dueInWords } from '../../papers/wording.ts';
import { type Action, hasUnmetUndertaking, ownersOf } from '../../register/action.ts';
import type { Meeting } from '../../register/meeting.ts';
import {
  amendAction,
  amendActionInput,
  askForExtension,
  askForExtensionInput,
  grantExtension,
  grantExtensionInput,
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

const ownerPage = actionQuestion({
  path: 'owner',
  scope: 'matters/record',
  ask: ({ action, owners }) => ({
    title: 'Change its owner',
    fields: [
      ownersField('owner', 'Whose is it?', owners),
      { kind: 'words', name: 'reason', label: 'Why?', hint: 'May stay empty.', rows: 3 },
    ],
    typed: Typed.of({ owner: ownersOf(action) }),
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

/** What changes what is asked, of whom, and by when. */
export const actionChangePages: readonly Page[] = [
  ...[duePage, ownerPage, wordingPage, pausePage, resumePage],
  ...[moreTimePage, grantPage, refusePage],
];
