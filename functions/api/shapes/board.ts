import { boardSchema } from '../../register/board.ts';
import { shownKept } from './common.ts';

const { shape } = boardSchema;

/** A board, as the API shows it. */
export const boardShown = boardSchema
  .omit({
    policySince: true,
    chasesOnSince: true,
    formerStages: true,
    formerPublication: true,
    calendarMark: true,
    chairLinks: true,
    meetsSince: true,
    removed: true,
  })
  .extend({
    id: shape.id.describe('Its code, as the references of its actions begin.'),
    timeZone: shape.timeZone.describe('Where it meets: its days are those of this zone.'),
    secretary: shape.secretary.describe('Whom reports are sent to, and answers come to.'),
    secretaryTitle: shape.secretaryTitle.describe('What its secretary is called.'),
    notesTo: shape.notesTo.describe('The panels that its notes are offered to; null when nobody said.'),
    policy: shape.policy.describe('How it runs its papers and reminders, in working days.'),
    undeliverable: shape.undeliverable.describe(
      'Mailboxes of its own people that refused mail, and are not written to until they are cleared.',
    ),
    ended: shape.ended.describe(
      'Since when it meets no more, and why: from that day on nobody is written to. Null while it meets.',
    ),
    ...shownKept,
  })
  .meta({ id: 'Board', description: 'A body that meets, and its policy.' });

/** The same in a list, without its history. */
export const boardListed = boardShown
  .omit({ history: true })
  .meta({ id: 'ListedBoard', description: 'A board in a list, without its history.' });

export const performanceBoard = {
  id: 'pdb',
  name: 'Performance and Delivery Board',
  timeZone: 'Europe/London',
  secretary: [{ name: 'Priya Nair', email: 'secretary@pcc.example' }],
  secretaryTitle: 'secretary',
  notesTo: ['pcp'],
  policy: {
    clearDays: 5,
    papersWorkingDays: 5,
    stages: [
      { name: 'first-reminder', workingDays: 15, before: 'papers' },
      { name: 'last-call', workingDays: 2, before: 'meeting' },
    ],
    actionReport: { name: 'action-report', workingDays: 1, before: 'publication' },
    chaseEveryWorkingDays: 5,
    chasesBeforeEscalation: 2,
    chaseOnWorkingDays: 20,
    escalationSteps: ['named'],
    attendAfterMeetings: 2,
    escalateTo: [],
    cutOffWorkingDays: 0,
    unknownAfterMinutes: 60,
    unknownThen: 'send again',
    horizonDays: 90,
    closureDays: ['2024-12-27'],
  },
  undeliverable: [],
  ended: null,
  version: 1,
  history: [{ at: '2024-09-02T08:30:00.000Z', by: 'priya.nair', what: 'added', from: 'command line' }],
};

/** The same with more time before papers are due. */
export const changedBoard = {
  ...performanceBoard,
  policy: { ...performanceBoard.policy, papersWorkingDays: 7 },
  version: 2,
  history: [
    ...performanceBoard.history,
    {
      at: '2024-11-20T11:05:00.000Z',
      by: 'case-system',
      what: 'changed: papersWorkingDays',
      from: 'HTTP API, client case-system',
      changed: [{ field: 'policy.papersWorkingDays', before: 5, after: 7 }],
    },
  ],
};

const now = (what: string) => ({
  version: 2,
  history: [
    ...performanceBoard.history,
    { at: '2025-03-31T11:05:00.000Z', by: 'case-system', what, from: 'HTTP API, client case-system' },
  ],
});

export const endedBoard = {
  ...performanceBoard,
  ended: { on: '2025-03-31', reason: 'abolished by order' },
  ...now('ended on 31 March 2025: abolished by order'),
};
export const reopenedBoard = { ...performanceBoard, ...now('re-opened: the order was withdrawn') };
export const removedBoard = { ...performanceBoard, ...now('removed: entered twice') };
export const linksEndedBoard = { ...performanceBoard, ...now('all links for the chair ended') };
