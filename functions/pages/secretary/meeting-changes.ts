import { createHash } from 'node:crypto';
import type * as z from 'zod';
import type { MeetingMove } from '../../papers/meeting-move.ts';
import { hasDate, type Meeting } from '../../register/meeting.ts';
import { isToCome } from '../../register/programme.ts';
import { type Waiting, waitingFor } from '../../register/view.ts';
import { type CarryOver, carryOver, carryOverInput } from '../../secretariat/carry-over.ts';
import { standingInWords } from '../../secretariat/cautions.ts';
import {
  cancelInput,
  cancelMeeting,
  holdInput,
  holdMeeting,
  postponeInput,
  postponeMeeting,
  previewMove,
  rearrangeInput,
  rearrangeMeeting,
  reopenMeeting,
  reopenMeetingInput,
} from '../../secretariat/meetings.ts';
import { viewOf, viewWithMeetings } from '../../secretariat/naming.ts';
import { match } from '../../secretariat/office.ts';
import { presentInput, presentItems } from '../../secretariat/programme-transitions.ts';
import { publicationInput, recordPublication } from '../../secretariat/publications.ts';
import { removeInput, removeMeeting } from '../../secretariat/removals.ts';
import { countOf } from '../../words/english.ts';
import { meetingOptions } from '../due-field.ts';
import type { Field } from '../fields.ts';
import type { LastLook } from '../question.ts';
import { dayTyped, type SentFiles, Typed } from '../sent.ts';
import type { Page, Visit } from '../visit.ts';
import { changesOf } from './change-page.ts';
import { meetingAt } from './meeting.ts';
import { meetingCaption, meetingTitle, noDay, sentence, theMeeting } from './meeting-words.ts';
import { askedOfDays, saidOfDays, timeAndPlace } from './meetings.ts';

const idOf = ({ params }: Visit): string => params['meeting'] ?? '';

const change = changesOf<Meeting>({
  section: 'Meetings',
  path: '/meetings/:meeting',
  find: meetingAt,
  around: (meeting) => ({
    caption: meetingCaption(meeting),
    back: { to: `/meetings/${meeting.id}`, words: meetingTitle(meeting) },
  }),
});

const why = (label: string, missing: string): Field => ({
  kind: 'words',
  name: 'reason',
  label,
  missing,
  rows: 3,
});

const toItsPage =
  (word: string) =>
  ({ id }: Meeting): string =>
    `/meetings/${id}?done=${word}`;

/** Each day as it was and would be, whom mails told otherwise, and what is wrong with it. */
function whatWouldChange(move: MeetingMove, base: string): Omit<LastLook, 'title' | 'button'> {
  const { was, now, days, follow, told, shut, clearDays, warnings, asks } = move;
  return {
    lead: ['Nothing is changed yet.'],
    warnings,
    rows: [
      { key: 'Was', value: was },
      { key: 'Would be', value: now },
      ...(clearDays === null ? [] : [{ key: 'Notice', value: clearDays }]),
      { key: 'Days that do not count', value: shut.length === 0 ? 'None' : shut.map(sentence).join(' ') },
    ],
    tables: [
      {
        caption: 'Its calendar',
        none: 'No day would be another.',
        columns: ['What', 'Was', 'Would be', 'Why'],
        rows: days.map(({ title, was, now, reason }) => [
          { words: title },
          { words: noDay(was) },
          { words: noDay(now) },
          { words: reason ?? '' },
        ]),
      },
      {
        caption: 'What is due at it',
        none: 'Nothing waits for it.',
        columns: ['Reference', 'What', 'Owner', 'Was due', 'Would be due'],
        rows: follow.map(({ ref, kind, text, owner, was, now }) => [
          { words: ref, to: `${base}/${kind === 'paper' ? 'programme' : 'actions'}/${ref}` },
          { words: kind === 'action' ? text : `${kind === 'paper' ? 'Paper' : 'Undertaking'}: ${text}` },
          { words: owner ?? 'Nobody yet' },
          { words: was },
          { words: now },
        ]),
      },
      {
        caption: 'Offices that a mail told another date',
        none: 'No mail has given another date.',
        columns: ['Office', 'Was told', 'Mail'],
        rows: told.map(({ owner, name, was, mail }) => [
          { words: name, to: `${base}/owners/${owner}` },
          { words: was },
          mail === null ? { words: 'An earlier mail' } : { words: 'The mail', to: `${base}/mail/${mail}` },
        ]),
      },
    ],
    asks,
  };
}

const movePage = change({
  page: 'move',
  ask: (_, meeting) => ({
    title: hasDate(meeting) ? 'Move the meeting' : 'Give the meeting a day',
    lead: ['You see what would change before anything does.'],
    facts: [{ key: 'Now', value: meetingTitle(meeting) }],
    fields: [
      {
        kind: 'radios',
        name: 'to',
        label: 'When is it to be?',
        missing: 'Choose what is known of when it is to be',
        options: [
          {
            value: 'day',
            label: 'On a day',
            fields: [
              {
                kind: 'day',
                name: 'date',
                label: 'Which day?',
                hint: 'Such as 9 2 2027',
                missing: 'Enter the day it is moved to',
              },
              ...timeAndPlace,
            ],
          },
          {
            value: 'month',
            label: 'In a month, the day not fixed',
            fields: [
              {
                kind: 'month',
                name: 'month',
                label: 'Which month?',
                hint: 'Such as 2 2027',
                missing: 'Enter the month it is moved to',
              },
            ],
          },
        ],
      },
    ],
    typed: Typed.of({
      to: 'day',
      ...(hasDate(meeting) && { time: meeting.time ?? '', place: meeting.place ?? '' }),
    }),
    button: 'See what would change',
  }),
  ifAsked: askedOfDays,
  input: rearrangeInput,
  said: (typed) => ({
    ...(typed.raw('to') === 'month'
      ? { month: typed.month('month') }
      : { date: typed.day('date'), time: typed.time('time') ?? null, place: typed.text('place') ?? null }),
    ...saidOfDays(typed),
  }),
  lastLook: async (visit, { date, month }) => {
    const preview = await previewMove(visit.office, idOf(visit), { date, month });
    if (preview.outcome === 'refused') return preview;
    return match({
      title: 'What would change',
      ...whatWouldChange(preview.thing, visit.base),
      button: 'Move the meeting',
    });
  },
  does: (office, visit, input) => rearrangeMeeting(office, idOf(visit), input),
  done: toItsPage('moved'),
});

const arrangePage = change({
  page: 'time-and-place',
  ask: (_, meeting) => ({
    title: 'Time and place',
    fields: timeAndPlace,
    typed: Typed.of(hasDate(meeting) ? { time: meeting.time ?? '', place: meeting.place ?? '' } : {}),
    button: 'Save',
  }),
  input: rearrangeInput,
  said: (typed) => ({ time: typed.time('time') ?? null, place: typed.text('place') ?? null }),
  does: (office, visit, input) => rearrangeMeeting(office, idOf(visit), input),
  done: toItsPage('arranged'),
});

const postponePage = change({
  page: 'postpone',
  ask: (_, meeting) => ({
    title: 'Postpone the meeting, with no date yet',
    lead: ['What is due at it waits until it has a day. You see what would change before anything does.'],
    facts: [{ key: 'Now', value: meetingTitle(meeting) }],
    fields: [why('Why is it put off?', 'Enter why it is put off, such as “a general election”')],
    button: 'See what would change',
  }),
  input: postponeInput,
  said: (typed) => ({ reason: typed.text('reason') }),
  lastLook: async (visit, { reason }) => {
    const preview = await previewMove(visit.office, idOf(visit), { reason });
    if (preview.outcome === 'refused') return preview;
    return match({
      title: 'What would change',
      ...whatWouldChange(preview.thing, visit.base),
      button: 'Postpone the meeting',
    });
  },
  does: (office, visit, input) => postponeMeeting(office, idOf(visit), input),
  done: toItsPage('postponed'),
});

const holdPage = change({
  page: 'hold',
  ask: (_, meeting) => ({
    title: 'It was held',
    lead: [
      'Recording its notes says the same. From then on it cannot be moved or cancelled.',
      'If it was held on another day, move it to that day first.',
    ],
    facts: [{ key: 'Meeting', value: meetingTitle(meeting) }],
    fields: [],
    button: 'It was held on this day',
  }),
  input: holdInput,
  said: () => ({}),
  does: (office, visit, input) => holdMeeting(office, idOf(visit), input),
  done: toItsPage('held'),
});

const refsIn = ({ actions, items }: Waiting): string =>
  [
    ...(actions.length > 0
      ? [`${countOf(actions.length, 'action')} (${actions.map(({ ref }) => ref).join(', ')})`]
      : []),
    ...(items.length > 0
      ? [`${countOf(items.length, 'item')} (${items.map(({ ref }) => ref).join(', ')})`]
      : []),
  ].join('; ') || 'Nothing';

const cancelPage = change({
  page: 'cancel',
  ask: async ({ office }, meeting) => {
    const waiting = waitingFor(await viewOf(office), meeting.id);
    return {
      title: 'Cancel the meeting',
      lead: ['What waits for it needs another meeting: you can carry everything to one afterwards.'],
      facts: [
        { key: 'Meeting', value: meetingTitle(meeting) },
        { key: 'Waits for it', value: refsIn(waiting) },
      ],
      fields: [
        why('Why will it not take place?', 'Enter why it will not take place, such as “too few could come”'),
      ],
      button: 'Cancel the meeting',
      isDangerous: true,
    };
  },
  input: cancelInput,
  said: (typed) => ({ reason: typed.text('reason') }),
  does: (office, visit, input) => cancelMeeting(office, idOf(visit), input),
  done: toItsPage('cancelled'),
});

const isOpen = ({ state }: Meeting): boolean => state !== 'held' && state !== 'cancelled';

const carryPage = change<z.infer<typeof carryOverInput>, CarryOver>({
  page: 'carry',
  ask: async ({ office }, meeting) => {
    const meetings = await office.register.meetings(office.board.id);
    const others = meetings.filter((other) => other.id !== meeting.id && isOpen(other));
    return {
      title: 'Carry everything to another meeting',
      lead: [
        `All that is due at ${theMeeting(meeting)}, and all that it was to consider, goes to the other.`,
      ],
      fields: [
        {
          kind: 'select',
          name: 'to',
          label: 'To which meeting?',
          missing: 'Choose the meeting that it goes to',
          options: [{ value: '', label: 'Choose a meeting' }, ...meetingOptions(others)],
        },
        {
          kind: 'words',
          name: 'reason',
          label: 'Why?',
          hint: 'What became of the meeting, when left empty.',
          rows: 3,
        },
      ],
      button: 'See what is carried',
    };
  },
  input: carryOverInput,
  said: (typed) => ({ to: typed.text('to'), reason: typed.text('reason') }),
  lastLook: async ({ office, base }, { to }, meeting) => {
    const view = await viewWithMeetings(office);
    const { actions, items } = waitingFor(view, meeting.id);
    const target = view.meetings.find(({ id }) => id === to);
    return match({
      title: 'What is carried',
      lead: ['Nothing is changed yet.'],
      rows: [
        { key: 'From', value: standingOf(meeting) },
        { key: 'To', value: target ? standingOf(target) : to },
      ],
      tables: [
        {
          caption: 'What goes to the other meeting',
          none: 'Nothing waits for it.',
          columns: ['Reference', 'What'],
          rows: [
            ...actions.map(({ ref, text }) => [
              { words: ref, to: `${base}/actions/${ref}` },
              { words: text },
            ]),
            ...items.map(({ ref, title }) => [
              { words: ref, to: `${base}/programme/${ref}` },
              { words: title },
            ]),
          ],
        },
      ],
      button: 'Carry it',
    });
  },
  does: (office, visit, input) => carryOver(office, idOf(visit), input),
  done: ({ to }) => `/meetings/${to.id}?done=carried`,
});

const standingOf = (meeting: Meeting): string => `${meetingCaption(meeting)}, ${standingInWords(meeting)}`;

/** Lines as programs print them that sum files: the digest, and the name. */
const digestLine = /^([0-9a-f]{64})[ \t]+\*?(.+)$/i;

/** The files that were chosen, by their own digests; and those of which a digest was typed. */
function filesPublished(typed: Typed, files: SentFiles): { name: string; sha256: string }[] {
  const lines = (typed.text('digests') ?? '').split('\n').filter((line) => line.trim() !== '');
  const typedFiles = lines.map((line) => {
    const [, sha256 = '', name = ''] = digestLine.exec(line.trim()) ?? [];
    if (name === '') {
      typed.faults.set(
        'digests',
        `Write a digest, a space and the file’s name on each line: “${line.trim().slice(0, 80)}” is none`,
      );
    }
    return { name, sha256: sha256.toLowerCase() };
  });
  const chosen = (files.get('files') ?? []).map(({ name, bytes }) => ({
    name,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  if (chosen.length + lines.length === 0) {
    typed.faults.set('files', 'Choose the file as it was published, or enter its digest below');
  }
  return [...chosen, ...typedFiles];
}

const publishPage = change({
  page: 'publish',
  ask: async ({ office, today }, meeting) => {
    const items = (await viewOf(office)).programme
      .filter(isToCome)
      .filter((item) => item.meeting === meeting.id);
    return {
      title: 'Record a publication',
      lead: [
        'What was published, and when, is the proof of notice: the certificate of notice prints it. Of each file its name and its SHA-256 digest are kept, and not the file itself.',
      ],
      facts: [{ key: 'Meeting', value: meetingTitle(meeting) }],
      fields: [
        {
          kind: 'radios',
          name: 'what',
          label: 'What was published?',
          missing: 'Choose what was published',
          options: [
            { value: 'pack', label: 'The agenda and the papers in one' },
            { value: 'agenda', label: 'The agenda' },
            { value: 'papers', label: 'Papers' },
            {
              value: 'late item',
              label: 'A late item',
              ...(items.length > 0 && {
                fields: [
                  {
                    kind: 'select',
                    name: 'item',
                    label: 'Which?',
                    options: [
                      { value: '', label: 'One that is not on the programme' },
                      ...items.map(({ ref, title }) => ({ value: ref, label: `${title} (${ref})` })),
                    ],
                  },
                ],
              }),
            },
          ],
        },
        {
          kind: 'day',
          name: 'at',
          label: 'On which day could it be seen?',
          hint: 'Such as 24 11 2026',
          missing: 'Enter the day on which it could be seen',
        },
        {
          kind: 'text',
          name: 'time',
          label: 'From when that day?',
          hint: 'Such as 16:00',
          width: 5,
          missing: 'Enter the time from which it could be seen, such as 16:00',
        },
        { kind: 'file', name: 'files', label: 'The files, as they were published', takesSeveral: true },
        {
          kind: 'words',
          name: 'digests',
          label: 'Or their digests',
          hint: 'One file a line: its SHA-256 digest, a space, and its name. For files that are too large to send.',
          rows: 3,
        },
      ],
      typed: Typed.of({ what: 'pack', ...dayTyped('at', today) }),
      button: 'Record the publication',
    };
  },
  input: publicationInput,
  said: (typed, _, files) => {
    const what = typed.text('what');
    const [day, time] = [typed.day('at'), typed.time('time')];
    return {
      what,
      ...(what === 'late item' && { item: typed.text('item') }),
      ...(day && time && { at: `${day}T${time}` }),
      files: filesPublished(typed, files),
    };
  },
  does: (office, visit, input) => recordPublication(office, idOf(visit), input),
  done: toItsPage('published'),
});

const reopenPage = change({
  page: 'reopen',
  ask: (_, meeting) => ({
    title: 'It was not held after all',
    lead: [
      'It is scheduled for its day again, and its notes count as not recorded. What rests on its having been held is removed first: what it asked for, accepted or considered.',
    ],
    facts: [{ key: 'Meeting', value: meetingTitle(meeting) }],
    fields: [why('Why?', 'Enter why, such as “recorded from the wrong file”')],
    button: 'It was not held',
    isDangerous: true,
  }),
  input: reopenMeetingInput,
  said: (typed) => ({ reason: typed.text('reason') }),
  does: (office, visit, input) => reopenMeeting(office, idOf(visit), input),
  done: toItsPage('reopened'),
});

const removePage = change({
  page: 'remove',
  ask: (_, meeting) => ({
    title: 'It was entered by mistake',
    lead: [
      'A meeting that nothing hangs on is removed. One whose date a mail gave is marked as entered by mistake and stays. If it was right and will not take place, cancel it instead.',
    ],
    facts: [{ key: 'Meeting', value: meetingTitle(meeting) }],
    fields: [
      why('What was the mistake?', 'Enter what the mistake was, such as “the same meeting was added twice”'),
    ],
    button: 'Take it back',
    isDangerous: true,
  }),
  input: removeInput,
  said: (typed) => ({ reason: typed.text('reason') }),
  does: (office, visit, input) => removeMeeting(office, idOf(visit), input),
  done: (meeting) =>
    meeting.state === 'cancelled' && meeting.removed
      ? '/meetings?done=removed'
      : `/meetings/${meeting.id}?done=marked`,
});

const presentPage = change({
  page: 'present',
  ask: async ({ office }, meeting) => {
    const items = (await viewOf(office)).programme
      .filter(isToCome)
      .filter((item) => item.meeting === meeting.id);
    const planned = items.filter(({ state }) => state !== 'offered');
    return {
      title: 'All of it was presented',
      lead: [
        'What was not considered, move to another meeting first. What is only offered is left as it is.',
      ],
      facts: [
        { key: 'Meeting', value: meetingTitle(meeting) },
        ...planned.map(({ ref, title }) => ({ key: ref, value: title })),
      ],
      fields: [],
      button: 'Mark all as presented',
    };
  },
  input: presentInput,
  said: () => ({}),
  does: (office, visit, input) => presentItems(office, idOf(visit), input),
  done: ({ meeting }) => `/meetings/${meeting}?done=presented`,
});

/** What changes a meeting, a page each. */
export const meetingChangePages: readonly Page[] = [
  movePage,
  arrangePage,
  postponePage,
  holdPage,
  cancelPage,
  carryPage,
  publishPage,
  reopenPage,
  removePage,
  presentPage,
];
