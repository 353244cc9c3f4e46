import type { z } from 'zod';
import {
  type Dispatch,
  type dispatchSchema,
  dispatchSchema as schema,
} from '../../functions/reminders/dispatch.ts';
import { type SentText, sentTextSchema } from '../../functions/reminders/sent-text.ts';

/** What the first try to send that reminder handed to the mail service. */
export const aSentText = (overrides: Partial<z.input<typeof sentTextSchema>> = {}): SentText =>
  sentTextSchema.parse({
    ...{ board: 'pdb', dispatch: 'pdb_force_2024-12_second-reminder', attempt: 1, version: 2 },
    ...{ at: '2024-11-19T09:00:01.000Z', subject: '1 action due', cutFrom: null },
    text: 'Force owes the board’s review.',
    attachments: [{ name: 'Overview of Actions.docx', bytes: 8_412 }],
    ...overrides,
  });

/** A reminder that the mail service is being asked to send, as the second word on it. */
export const aSending = (
  overrides: SomeOf<z.input<typeof dispatchSchema>> = {},
): Extract<Dispatch, { state: 'sending' }> => {
  const sending = aDispatch({ version: 2, attempts: 1, ...overrides, state: 'sending' });
  if (sending.state !== 'sending') throw new Error(`it is ${sending.state}`);
  return sending;
};

type SomeOf<T> = T extends unknown ? Partial<T> : never;

/** The Force's second reminder for December, planned. Give a `state` for another kind; what that needs is filled in. */
export const aDispatch = (overrides: SomeOf<z.input<typeof dispatchSchema>> = {}): Dispatch =>
  schema.parse({
    board: 'pdb',
    id: 'pdb_force_2024-12_second-reminder',
    kind: 'digest',
    owner: 'force',
    meeting: { id: '2024-12', date: '2024-12-11' },
    refs: ['PDB-2024-10-2'],
    stage: 'second-reminder',
    dueOn: '2024-11-19',
    cutOff: '2024-12-11',
    why: 'five working days before the papers deadline',
    because: 'as the mail service said',
    attempts: 0,
    reportedIn: null,
    state: 'planned',
    waitingFor: null,
    to: ['owen.pryce@force.example'],
    copies: [],
    subject: 'Performance and Delivery Board, 11 December: 2 actions due',
    since: '2024-11-19T09:00:01.000Z',
    at: '2024-11-19T09:00:02.000Z',
    messageId: null,
    version: 1,
    history: [{ at: '2024-11-19T09:00:00.000Z', by: 'sweep', what: 'planned', from: 'schedule' }],
    ...overrides,
  });
