import { type CalendarDate, day } from '../../../functions/calendar/days.ts';
import { settleByEvent } from '../../../functions/dispatch/evidence.ts';
import { throwFailures } from '../../../functions/dispatch/failures.ts';
import { workMorning } from '../../../functions/dispatch/morning.ts';
import { enterProblems } from '../../../functions/dispatch/reporting.ts';
import { sendDispatch } from '../../../functions/dispatch/send.ts';
import { sweepBoard } from '../../../functions/dispatch/sweep.ts';
import type { MailEventKind } from '../../../functions/mail/events.ts';
import type { SendOutcome } from '../../../functions/mail/ses.ts';
import type { BoardView } from '../../../functions/register/view.ts';
import { dispatchIdSchema } from '../../../functions/reminders/dispatch.ts';
import { at } from '../../dispatch/scene.ts';
import { type LedgerInMemory, ledgerInMemory } from '../ledger-in-memory.ts';
import type { Doors, Program } from './program.ts';
import type { Taken } from './search.ts';

const registerOf = (view: BoardView) => ({
  boardView: async () => view,
  boardViewNow: async () => view,
  closedSince: async () => [],
  meetings: async () => [...view.meetings],
  meetingsFor: async () => [...view.meetings],
  board: async () => view.board,
  owner: async () => undefined,
  save: async () => 'saved' as const,
});

const senderOf = (view: BoardView, doors: Doors) => ({
  ...doors,
  register: registerOf(view),
  from: 'actions@pcc.example',
  configurationSet: undefined,
  mailService: 'a mail service in this test',
  pause: async () => undefined,
});

/**
 * A sender is cut off before it can have been asked for longer than it may take; a sweep is quicker than anything that
 * the ledger waits for.
 */
const patience = { sender: 1, sweep: 0 };

/** The parts of the service that write to the ledger of that board, each a program of its own. */
export const service = (view: BoardView) => ({
  send: (dispatch: string, today: string): Program => ({
    name: `sends ${dispatch} on ${today}`,
    patience: patience.sender,
    work: (doors) =>
      sendDispatch(senderOf(view, doors), view.board.id, dispatchIdSchema.parse(dispatch), day(today)),
  }),
  sweep: (today: string): Program => ({
    name: `sweeps on ${today}`,
    patience: patience.sweep,
    work: async (doors) => {
      const swept = await sweepBoard({ ...doors, register: registerOf(view) }, view, day(today));
      throwFailures(swept.failures);
      return swept.toSend;
    },
  }),
  /** The sweep, and then word to the secretary of what went wrong. */
  morning: (today: string): Program => ({
    name: `sweeps on ${today}, and looks for problems`,
    patience: patience.sweep,
    work: async (doors) => {
      const swept = await sweepBoard({ ...doors, register: registerOf(view) }, view, day(today));
      const problems = await enterProblems(doors, view, day(today));
      throwFailures([...swept.failures, ...problems.failures]);
      return [...new Set([...swept.toSend, ...problems.toSend])];
    },
  }),
  event: ({ number, dispatch, to, on }: Taken, kind: MailEventKind): Program => ({
    name: `word that ${number}, which is ${dispatch}, is ${kind}`,
    patience: 0,
    work: (doors) =>
      settleByEvent(
        { ...doors, register: registerOf(view) },
        {
          kind,
          dispatch: dispatchIdSchema.parse(dispatch),
          board: view.board.id,
          messageId: number,
          at: at(`${on}T07:30:10.000Z`),
          recipients: [...to],
          undeliverable: false,
          why: 'as the mail service said',
        },
      ),
  }),
});

/** What the ledger holds once these mornings came, all of whose mails the mail service answered in that way. */
export async function ledgerAfter(
  view: BoardView,
  mornings: readonly { today: CalendarDate; answer: SendOutcome['outcome'] }[],
): Promise<LedgerInMemory> {
  const ledger = ledgerInMemory();
  let mails = 0;
  for (const { today, answer } of mornings) {
    const sendMail = async (): Promise<SendOutcome> => {
      mails += 1;
      const messageId = `before-${mails}`;
      return answer === 'accepted' ? { outcome: answer, messageId } : { outcome: answer, why: 'said so' };
    };
    const doors = { ledger, sendMail, now: () => at(`${today}T07:30:00.000Z`) };
    const morning = { ...senderOf(view, doors), progress: () => undefined };
    await workMorning(morning, view, today);
  }
  return ledger;
}
