import * as z from 'zod';
import { paperSentInWords } from '../../papers/programme-words.ts';
import { hasDate, type Meeting } from '../../register/meeting.ts';
import { meetingById } from '../../register/meetings.ts';
import type { Owner } from '../../register/owner.ts';
import { type ItemRef, itemRefSchema, type ProgrammeEntry, titleInWords } from '../../register/programme.ts';
import { isRemoved } from '../../register/taking-back.ts';
import { amendItem, amendItemInput } from '../../secretariat/programme.ts';
import {
  acceptItem,
  moveItem,
  moveItemInput,
  presentInput,
  presentItem,
  receivePaper,
  receivePaperInput,
  reinstateItem,
  reinstateItemInput,
  replaceItem,
  replaceItemInput,
  sayPaperNotArrived,
  sayPaperNotArrivedInput,
  sayPaperSent,
  sayPaperSentInput,
  settleItem,
  settleItemInput,
  withdrawItem,
  withdrawItemInput,
} from '../../secretariat/programme-transitions.ts';
import { removeInput, removeItem } from '../../secretariat/removals.ts';
import { meetingOptions } from '../due-field.ts';
import type { Field, Option } from '../fields.ts';
import { dayTyped, Typed } from '../sent.ts';
import type { Page, Visit } from '../visit.ts';
import { changesOf } from './change-page.ts';
import { itemAt } from './item.ts';
import { isPast } from './meeting-words.ts';

const refOf = ({ params }: Visit): ItemRef => itemRefSchema.parse((params['ref'] ?? '').toUpperCase());

const change = changesOf<ProgrammeEntry>({
  section: 'Programme',
  path: '/programme/:ref',
  find: itemAt,
  around: (entry) => ({
    caption: `${entry.ref}: ${titleInWords(entry)}`,
    back: { to: `/programme/${entry.ref}`, words: entry.ref },
  }),
});

const toItsPage =
  (word: string) =>
  ({ ref }: ProgrammeEntry): string =>
    `/programme/${ref}?done=${word}`;

const on = (label: string): Field => ({
  kind: 'day',
  name: 'on',
  label,
  hint: 'Such as 4 11 2026',
  missing: 'Enter the day',
});

const why = (missing: string, label = 'Why?'): Field => ({
  kind: 'words',
  name: 'reason',
  label,
  hint: 'As the history of the programme is to have it.',
  missing,
  rows: 3,
});

/** What is asked of an item that comes to a meeting whose agenda is public already. */
export const askedOfLateItems: readonly Field[] = [
  {
    kind: 'words',
    name: 'specialCircumstances',
    label: 'By reason of which special circumstances is it considered?',
    hint: 'As the minutes are to have it. The programme prints it.',
    rows: 3,
  },
];

/** Meetings that something can be put to. */
export const meetingsToPut = (
  meetings: readonly Meeting[],
  today: Visit['today'],
  except?: string,
): Option[] =>
  meetingOptions(
    meetings.filter((one) => one.id !== except && one.state !== 'cancelled' && !isPast(one, today)),
  );

export const whichMeeting = (name: string, label: string, options: readonly Option[]): Field => ({
  kind: 'select',
  name,
  label,
  missing: 'Choose a meeting',
  options: [{ value: '', label: 'Choose a meeting' }, ...options],
});

/** Who writes the paper. */
export const whichLead = (owners: readonly Owner[]): Field => ({
  kind: 'select',
  name: 'lead',
  label: 'Who writes the paper?',
  options: [
    { value: '', label: 'Nobody yet' },
    ...owners.filter((owner) => !isRemoved(owner)).map(({ id, name }) => ({ value: id, label: name })),
  ],
});

const movePage = change({
  page: 'move',
  ask: async ({ office, board, today }, entry) => {
    const meetings = await office.register.meetings(board.id);
    const except = entry.comes === 'once' ? entry.meeting : undefined;
    return {
      title: 'Move to another meeting',
      fields: [
        whichMeeting('to', 'To which meeting?', meetingsToPut(meetings, today, except)),
        why('Enter why it is moved, such as “the agenda was full”'),
      ],
      button: 'Move it',
    };
  },
  ifAsked: askedOfLateItems,
  input: moveItemInput,
  said: (typed) => ({
    to: typed.text('to'),
    reason: typed.text('reason'),
    specialCircumstances: typed.text('specialCircumstances'),
  }),
  does: (office, visit, input) => moveItem(office, refOf(visit), input),
  done: toItsPage('moved'),
});

const withdrawPage = change({
  page: 'withdraw',
  ask: ({ today }, entry) => {
    const isOffered = entry.state === 'offered';
    return {
      title: isOffered ? 'Decline what is offered' : 'Withdraw from the programme',
      fields: [
        on(isOffered ? 'On which day was it declined?' : 'On which day was it withdrawn?'),
        why(`Enter why it is ${isOffered ? 'declined' : 'withdrawn'}, such as “overtaken by the new plan”`),
      ],
      typed: Typed.of(dayTyped('on', today)),
      button: isOffered ? 'Decline it' : 'Withdraw it',
    };
  },
  input: withdrawItemInput,
  said: (typed) => ({ on: typed.day('on'), reason: typed.text('reason') }),
  does: (office, visit, input) => withdrawItem(office, refOf(visit), input),
  done: toItsPage('withdrawn'),
});

const replacePage = change({
  page: 'replace',
  ask: ({ today }) => ({
    title: 'Replace by something else',
    lead: ['By what takes its place elsewhere: a visit, a briefing, a wider report.'],
    fields: [
      {
        kind: 'text',
        name: 'by',
        label: 'What takes its place?',
        missing: 'Enter what takes its place, such as “a visit to the control room”',
      },
      why('Enter why it is replaced, such as “better seen than read”'),
      on('On which day was that decided?'),
    ],
    typed: Typed.of(dayTyped('on', today)),
    button: 'Replace it',
  }),
  input: replaceItemInput,
  said: (typed) => ({ by: typed.text('by'), reason: typed.text('reason'), on: typed.day('on') }),
  does: (office, visit, input) => replaceItem(office, refOf(visit), input),
  done: toItsPage('replaced'),
});

const receivePage = change({
  page: 'receive',
  ask: ({ today }) => ({
    title: 'Its paper is in',
    fields: [on('On which day did it come in?')],
    typed: Typed.of(dayTyped('on', today)),
    button: 'The paper is in',
  }),
  input: receivePaperInput,
  said: (typed) => ({ on: typed.day('on') }),
  does: (office, visit, input) => receivePaper(office, refOf(visit), input),
  done: toItsPage('received'),
});

const sentPage = change({
  page: 'sent',
  ask: ({ today }) => ({
    title: 'Its author says that the paper is sent',
    lead: ['Reminders stop. It waits under Today until you say that it is in, or has not arrived.'],
    fields: [
      on('On which day was it sent?'),
      {
        kind: 'text',
        name: 'where',
        label: 'Where was it sent, or where can it be seen?',
        missing: 'Enter where it was sent, such as “by email to the panel officer”, or a link to it',
      },
      {
        kind: 'text',
        name: 'saidBy',
        label: 'Who says so?',
        hint: 'A person of the author’s office. May stay empty.',
      },
    ],
    typed: Typed.of(dayTyped('on', today)),
    button: 'Enter it',
  }),
  input: sayPaperSentInput,
  said: (typed) => ({ on: typed.day('on'), where: typed.text('where'), saidBy: typed.text('saidBy') }),
  does: (office, visit, input) => sayPaperSent(office, refOf(visit), input),
  done: toItsPage('sent'),
});

const notArrivedPage = change({
  page: 'not-arrived',
  ask: (_visit, entry) => ({
    title: 'Its paper has not arrived',
    lead: [
      'Its author is reminded of it again, and the next mail says why.',
      ...(entry.comes === 'once' && entry.paperSent !== null
        ? [`What was said: ${paperSentInWords(entry.paperSent)}.`]
        : []),
    ],
    fields: [why('Enter why, such as “nothing came by email or by post”', 'What is known of it?')],
    button: 'It has not arrived',
  }),
  input: sayPaperNotArrivedInput,
  said: (typed) => ({ reason: typed.text('reason') }),
  does: (office, visit, input) => sayPaperNotArrived(office, refOf(visit), input),
  done: toItsPage('not-arrived'),
});

const presentPage = change({
  page: 'present',
  ask: async ({ office, board, today }, entry) => {
    const meetings = await office.register.meetings(board.id);
    const meeting = entry.comes === 'once' ? meetingById(meetings, entry.meeting) : undefined;
    const met = meeting && hasDate(meeting) && meeting.date <= today ? meeting.date : null;
    return {
      title: 'It was presented',
      fields: [on('On which day was it considered?')],
      typed: Typed.of(dayTyped('on', met)),
      button: 'It was presented',
    };
  },
  input: presentInput,
  said: (typed) => ({ on: typed.day('on') }),
  does: (office, visit, input) => presentItem(office, refOf(visit), input),
  done: toItsPage('presented'),
});

const acceptPage = change({
  page: 'accept',
  ask: () => ({
    title: 'Accept what is offered',
    lead: ['It is on the programme then, and its lead is reminded of the paper.'],
    fields: [],
    button: 'Accept it',
  }),
  input: z.strictObject({}),
  said: () => ({}),
  does: (office, visit) => acceptItem(office, refOf(visit)),
  done: toItsPage('accepted'),
});

const settlePage = change({
  page: 'settle',
  ask: async ({ office, board, today }) => {
    const meetings = await office.register.meetings(board.id);
    return {
      title: 'Say whether it comes to a meeting',
      fields: [
        whichMeeting('meeting', 'To which meeting?', meetingsToPut(meetings, today)),
        {
          kind: 'radios',
          name: 'available',
          label: 'Does it come?',
          missing: 'Say whether it comes',
          options: [
            { value: 'yes', label: 'Yes, it is available' },
            { value: 'no', label: 'No, it is not available' },
          ],
        },
        { kind: 'text', name: 'how', label: 'More about it', hint: 'May stay empty' },
      ],
      button: 'Settle it',
    };
  },
  input: settleItemInput,
  said: (typed) => ({
    meeting: typed.text('meeting'),
    available: typed.raw('available') === 'yes',
    how: typed.text('how') ?? null,
  }),
  does: (office, visit, input) => settleItem(office, refOf(visit), input),
  done: toItsPage('settled'),
});

const reinstatePage = change({
  page: 'reinstate',
  ask: () => ({
    title: 'Put it back on the programme',
    fields: [why('Enter why it is put back, such as “withdrawn by mistake”')],
    button: 'Put it back',
  }),
  ifAsked: askedOfLateItems,
  input: reinstateItemInput,
  said: (typed) => ({
    reason: typed.text('reason'),
    specialCircumstances: typed.text('specialCircumstances'),
  }),
  does: (office, visit, input) => reinstateItem(office, refOf(visit), input),
  done: toItsPage('reinstated'),
});

export const titleField: Field = {
  kind: 'text',
  name: 'title',
  label: 'What is it?',
  hint: 'As the programme prints it',
  missing: 'Enter what it is, such as “Neighbourhood policing”',
};
export const reasonField: Field = {
  kind: 'text',
  name: 'reason',
  label: 'Why is it on the programme?',
  hint: 'As the programme prints it, such as “Statutory Requirement”; may stay empty',
};
export const conditionField: Field = {
  kind: 'text',
  name: 'condition',
  label: 'On what does it depend that it comes?',
  hint: 'Such as “if available”; may stay empty',
};

const amendPage = change({
  page: 'amend',
  ask: async ({ office, board }, entry) => {
    const owners = await office.register.owners(board.id);
    const isOnce = entry.comes === 'once';
    return {
      title: 'Put it right',
      fields: isOnce
        ? [titleField, reasonField, whichLead(owners), ...(entry.late === null ? [] : askedOfLateItems)]
        : [titleField, ...(entry.as === 'item to note' ? [conditionField] : [])],
      typed: Typed.of(
        isOnce
          ? {
              title: entry.title,
              reason: entry.reason ?? '',
              lead: entry.lead ?? '',
              specialCircumstances: entry.late?.circumstances,
            }
          : { title: entry.title, condition: entry.condition ?? '' },
      ),
      button: 'Save',
    };
  },
  input: amendItemInput,
  said: (typed) =>
    Object.fromEntries(
      ['title', 'reason', 'lead', 'condition', 'specialCircumstances'].flatMap((name) =>
        typed.all(name).length === 0 ? [] : [[name, typed.text(name) ?? null]],
      ),
    ),
  does: (office, visit, input) => amendItem(office, refOf(visit), input),
  done: toItsPage('amended'),
});

const removePage = change({
  page: 'remove',
  ask: () => ({
    title: 'It was entered by mistake',
    lead: [
      'It is removed, and its reference is not given again. What a mail told of is marked as entered by mistake and stays. If it was right and is no longer wanted, withdraw it instead.',
    ],
    fields: [
      why('Enter what the mistake was, such as “it is on the programme twice”', 'What was the mistake?'),
    ],
    button: 'Take it back',
    isDangerous: true,
  }),
  input: removeInput,
  said: (typed) => ({ reason: typed.text('reason') }),
  does: (office, visit, input) => removeItem(office, refOf(visit), input),
  done: (entry) => (isRemoved(entry) ? '/programme?done=removed' : `/programme/${entry.ref}?done=marked`),
});

/** What changes an entry of the programme, a page each. */
export const itemChangePages: readonly Page[] = [
  movePage,
  withdrawPage,
  replacePage,
  receivePage,
  sentPage,
  notArrivedPage,
  presentPage,
  acceptPage,
  settlePage,
  reinstatePage,
  amendPage,
  removePage,
];
