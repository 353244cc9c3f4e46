import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { isHeldUp, type Sender, sendDispatch } from '../dispatch/send.ts';
import type { Register } from '../store/register.ts';
import { type Clock, dayOfWork } from './clock.ts';
import type { FreezeSwitch } from './freeze.ts';
import { readMessage, type SendMessage, sendMessageSchema } from './messages.ts';
import { eachRecord, type Invocation, NotYet } from './records.ts';

export type Sending = Omit<Sender, 'now' | 'register'> & {
  register: Pick<Register, 'board'> & Sender['register'];
  clock: Clock;
  isFrozen: FreezeSwitch;
};

/** Longer than the mail service is waited for, with the reading and writing around it. */
const timeForOne = 35_000;

/** Sends the dispatches that the queue brings. */
export const send = (sending: Sending, event: SQSEvent, invocation: Invocation): Promise<SQSBatchResponse> =>
  eachRecord(event, invocation, {
    each: (body) => sendOne(sending, readMessage(sendMessageSchema, body), invocation),
    leastMilliseconds: timeForOne,
  });

/**
 * A message only says that a dispatch may be sent; the ledger says whether. One that came before, or comes after the
 * end, changes nothing; one whose outcome nobody knows is left to evidence. Throws while another try may do.
 */
async function sendOne(
  sending: Sending,
  { board: code, id, at }: SendMessage,
  { telemetry }: Invocation,
): Promise<void> {
  const about = { board: code, dispatch: id };
  if (await sending.isFrozen()) {
    telemetry.warn('sending is frozen: the mail stays planned', { ...about, outcome: 'frozen' });
    return;
  }
  const board = await sending.register.board(code);
  if (board === undefined) throw new Error(`dispatch ${id} is of board ${code}, which is unknown`);
  const today = dayOfWork(board, at, sending.clock);
  const sender = { ...sending, now: sending.clock.now };
  const { outcome, dispatch } = await sendDispatch(sender, code, id, today);
  const { kind, state } = dispatch;
  telemetry.info('a mail was to be sent', { ...about, day: today, kind, state, outcome });
  if (isHeldUp(dispatch)) throw new NotYet(`dispatch ${id} of board ${code} is ${state} and held up`);
}
