import { reaches } from '../../http/access.ts';
import { actionRefSchema, boardOfRef } from '../../register/action.ts';
import { notDone } from '../../secretariat/office.ts';
import { addItem, addItemInput } from '../../secretariat/programme.ts';
import { question } from '../question.ts';
import { Typed } from '../sent.ts';
import type { Page, Visit } from '../visit.ts';
import {
  askedOfLateItems,
  conditionField,
  meetingsToPut,
  reasonField,
  titleField,
  whichLead,
  whichMeeting,
} from './item-changes.ts';

/** Whether whoever asks reaches the board that something is said to come from: if not, it is not there for them. */
const reachesSource = ({ session }: Visit, ref: string): boolean => {
  const parsed = actionRefSchema.safeParse(ref);
  return !parsed.success || reaches(session.caller, boardOfRef(parsed.data));
};

const newItemPage: Page = {
  path: '/programme/new',
  section: 'Programme',
  scope: 'matters/record',
  ...question({
    ask: async ({ office, board, today, query }: Visit) => {
      const [meetings, owners] = await Promise.all([
        office.register.meetings(board.id),
        office.register.owners(board.id),
      ]);
      return {
        title: 'Add an item',
        fields: [
          titleField,
          {
            kind: 'radios',
            name: 'comes',
            label: 'When does it come?',
            missing: 'Choose when it comes',
            options: [
              {
                value: 'once',
                label: 'At one meeting',
                fields: [
                  whichMeeting('meeting', 'At which?', meetingsToPut(meetings, today)),
                  reasonField,
                  whichLead(owners),
                  {
                    kind: 'text',
                    name: 'source.ref',
                    label: 'Which action did it come from?',
                    hint: 'By its reference, such as PDB-2026-10-2; may stay empty',
                  },
                  {
                    kind: 'checkboxes',
                    name: 'offered',
                    label: 'Is it only offered?',
                    options: [
                      { value: 'yes', label: 'Another body offers it, and the panel is still to accept it' },
                    ],
                  },
                ],
              },
              { value: 'standing item', label: 'At every meeting, as a standing item' },
              { value: 'item to note', label: 'At every meeting, to note', fields: [conditionField] },
            ],
          },
        ],
        typed: Typed.of({ comes: 'once', meeting: query.get('meeting') ?? undefined }),
        button: 'Add the item',
        back: { to: '/programme', words: 'Programme' },
      };
    },
    ifAsked: askedOfLateItems,
    input: addItemInput,
    said: (typed) => {
      const [title, comes, ref] = [typed.text('title'), typed.text('comes'), typed.text('source.ref')];
      return comes === 'once'
        ? {
            title,
            comes,
            meeting: typed.text('meeting'),
            reason: typed.text('reason'),
            lead: typed.text('lead'),
            ...(ref !== undefined && { source: { kind: 'action', ref: ref.toUpperCase() } }),
            offered: typed.raw('offered') === 'yes',
            specialCircumstances: typed.text('specialCircumstances'),
          }
        : {
            title,
            comes: 'every meeting',
            as: comes,
            ...(comes === 'item to note' && { condition: typed.text('condition') }),
          };
    },
    perform: async (terms, input, visit) => {
      const source = input.comes === 'once' && input.source?.kind === 'action' ? input.source : null;
      return source !== null && !reachesSource(visit, source.ref)
        ? notDone('no such action', `there is no action ${source.ref}`, { field: ['source', 'ref'] })
        : addItem({ ...visit.office, terms }, input);
    },
    done: ({ ref }) => `/programme/${ref}?done=added`,
  }),
};

export const newItemPages: readonly Page[] = [newItemPage];
