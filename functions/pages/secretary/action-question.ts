import type * as z from 'zod';
import type { CalendarDate } from '../../calendar/days.ts';
import { type Action, type ActionRef, actionRefSchema } from '../../register/action.ts';
import { hasDate, type Meeting } from '../../register/meeting.ts';
import { datedMeetings } from '../../register/meetings.ts';
import type { Owner } from '../../register/owner.ts';
import type { Scope } from '../../scopes.ts';
import { findAction } from '../../secretariat/naming.ts';
import { type Done, type Found, type NotDone, notDone, type Office } from '../../secretariat/office.ts';
import { meetingInList } from '../due-field.ts';
import type { Field } from '../fields.ts';
import { type Asked, type LastLook, question } from '../question.ts';
import type { Typed } from '../sent.ts';
import type { Page, Visit } from '../visit.ts';

export const refOf = ({ params }: Visit): ActionRef =>
  actionRefSchema.parse((params['ref'] ?? '').toUpperCase());

/** The action that the address names. */
async function actionAt({ office, params }: Visit): Promise<Found<Action>> {
  const ref = actionRefSchema.safeParse((params['ref'] ?? '').toUpperCase());
  return ref.success
    ? findAction(office, ref.data)
    : notDone('not there', `there is no action ${params['ref']}`);
}

export type Known = {
  action: Action;
  meetings: readonly Meeting[];
  owners: readonly Owner[];
  today: CalendarDate;
};

type AboutAction<Input> = {
  /** Below the action's own address. */
  path: string;
  scope: Scope;
  ask: (known: Known) => Omit<Asked, 'back' | 'caption'>;
  input: z.ZodType<Input>;
  said: (typed: Typed) => Record<string, unknown>;
  lastLook?: (visit: Visit, input: Input, action: Action) => Promise<Found<LastLook>>;
  perform: (office: Office, ref: ActionRef, input: Input) => Promise<Done<Action> | NotDone>;
  /** What its page then says was done; or where else it leads. */
  done: string | ((action: Action) => string);
};

/** A page that asks for one thing of an action, and does it. */
export const actionQuestion = <Input>({
  path,
  scope,
  ask,
  perform,
  done,
  ...rest
}: AboutAction<Input>): Page => ({
  path: `/actions/:ref/${path}`,
  section: 'Actions',
  scope,
  ...question<Action, Input, Action>({
    ...rest,
    find: actionAt,
    ask: async ({ office, today }, action) => {
      const { register, board } = office;
      const [meetings, owners] = await Promise.all([register.meetings(board.id), register.owners(board.id)]);
      return {
        facts: [{ key: 'As asked', value: action.text }],
        ...ask({ action, meetings, owners, today }),
        caption: action.ref,
        back: { to: `/actions/${action.ref}`, words: action.ref },
      };
    },
    perform: (terms, input, visit) => perform({ ...visit.office, terms }, refOf(visit), input),
    done: (action, _visit, isChanged) => {
      if (typeof done !== 'string') return done(action);
      return `/actions/${action.ref}?done=${isChanged ? done : 'nothing'}`;
    },
  }),
});

export const onField = (label: string): Field => ({
  kind: 'day',
  name: 'on',
  label,
  hint: 'Such as 4 11 2026',
  missing: 'Enter the day',
});

export const reasonField = (label: string, example: string): Field => ({
  kind: 'words',
  name: 'reason',
  label,
  rows: 3,
  missing: `Enter why, such as “${example}”`,
});

export const saidByField: Field = {
  kind: 'text',
  name: 'saidBy',
  label: 'Who says so?',
  hint: 'A person of the owner’s office. May stay empty.',
};

export const evidenceField: Field = {
  kind: 'words',
  name: 'evidence',
  label: 'Where can it be seen?',
  hint: 'Web addresses, one on each line. May stay empty.',
  rows: 2,
};
export const evidenceTyped = (typed: Typed): string[] => typed.text('evidence')?.split(/\s+/) ?? [];

/** The meetings that met by today, the latest first, to be chosen as that which asked, accepted or decided. */
export const meetingField = (
  label: string,
  { meetings, today }: Pick<Known, 'meetings' | 'today'>,
  none?: string,
): Field => ({
  kind: 'select',
  name: 'meeting',
  label,
  options: [
    ...(none === undefined ? [] : [{ value: '', label: none }]),
    ...datedMeetings(meetings.filter(hasDate))
      .filter(({ date }) => date <= today)
      .reverse()
      .map((meeting) => ({ value: meeting.id, label: meetingInList(meeting) })),
  ],
});

export const ofTheDay = 'The one on that day, if any';
