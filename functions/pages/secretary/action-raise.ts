import { latestMeeting } from '../../register/meetings.ts';
import { raiseAction, raiseInput } from '../../secretariat/actions.ts';
import { dueField, dueTyped } from '../due-field.ts';
import type { Field } from '../fields.ts';
import { ownersField, ownersTyped } from '../owner-field.ts';
import { question } from '../question.ts';
import type { Typed } from '../sent.ts';
import type { Page, Visit } from '../visit.ts';
import { meetingField } from './action-question.ts';

/** What is asked for, as a new action or another wording has it. */
export const textField: Field = {
  kind: 'words',
  name: 'text',
  label: 'What is asked for?',
  hint: 'As the Overview of Actions is to print it.',
  rows: 3,
  missing: 'Enter what is asked for, such as “Report how long 101 callers wait”',
};
export const minutedField: Field = {
  kind: 'words',
  name: 'minuted',
  label: 'How was it minuted?',
  hint: 'Where the wording of the notes differs. May stay empty.',
  rows: 3,
};
export const sectionField: Field = {
  kind: 'text',
  name: 'section',
  label: 'Under which item was it asked?',
  hint: 'Such as “Custody”. May stay empty.',
};

/** A new action, besides those that notes bring. */
export const raisePage: Page = {
  path: '/actions/new',
  section: 'Actions',
  scope: 'matters/record',
  ...question({
    ask: async ({ office, board, today }: Visit) => {
      const [meetings, owners] = await Promise.all([
        office.register.meetings(board.id),
        office.register.owners(board.id),
      ]);
      const hasMet = latestMeeting(meetings, today) !== undefined;
      const lacking = [
        ...(!hasMet ? ['No meeting has met yet that could have asked for something: add it first.'] : []),
        ...(owners.length === 0 ? ['No owner is known yet: add one first.'] : []),
      ];
      return {
        title: 'Raise an action',
        lead: ['For what the notes do not bring. It gets the next reference of its meeting’s month.'],
        ...(lacking.length > 0 && { warning: lacking.join(' ') }),
        fields: [
          textField,
          ownersField('owner', 'Whose is it?', owners),
          dueField({ name: 'due', label: 'When is it due?', meetings, today }),
          ...(hasMet ? [meetingField('Which meeting asked for it?', { meetings, today })] : []),
          sectionField,
          minutedField,
        ],
        button: 'Raise the action',
        back: { to: '/actions', words: 'Actions' },
      };
    },
    input: raiseInput,
    said: (typed: Typed) => ({
      text: typed.text('text'),
      owner: ownersTyped(typed, 'owner'),
      due: dueTyped(typed, 'due'),
      meeting: typed.text('meeting'),
      section: typed.text('section'),
      minuted: typed.text('minuted'),
    }),
    perform: (terms, input, { office }: Visit) => raiseAction({ ...office, terms }, input),
    done: ({ ref }) => `/actions/${ref}?done=raised`,
  }),
};
