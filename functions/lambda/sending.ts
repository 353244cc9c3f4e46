import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type AheadReader, readAhead } from '../dispatch/read-ahead.ts';
import { isHeldUp, type Sender, sendDispatch } from '../dispatch/send.ts';
import type { SharedPace } from '../mail/pace.ts';
import { type Clock, dayOfWork } from './clock.ts';
import type { FreezeSwitch } from './freeze.ts';
import { readMessage, type SendMessage, sendMessageSchema, UnreadableMessage } from './messages.ts';
import { eachRecord, type Invocation, NotYet, type Work } from './records.ts';

export type Sending = Omit<Sender, 'now' | 'register' | 'ledger'> & {
  register: Sender['register'];
  /** Where the view of a board is read before its mails are made up: in the register when left out. */
  views?: AheadReader['register'];
  ledger: AheadReader['ledger'] & Sender['ledger'];
  clock: Clock;
  isFrozen: FreezeSwitch;
  /** When the next mail may go: at once when left out. */
  pace?: SharedPace;
  putOff?: Work['putOff'];
  /** Done once nothing more is to be sent, for the process may be put to sleep then. */
  closeConnections?: () => void;
};

/** Longer than the mail service is waited for, and for room there, with the reading and writing around it. */
const timeForOne = 50_000;

/** Sends the dispatches that the queue brings. */
export async function send(
  sending: Sending,
  event: SQSEvent,
  invocation: Invocation,
): Promise<SQSBatchResponse> {
  const messages = new Map(event.Records.map(({ body }) => [body, messageIn(body)]));
  const readable = [...messages.values()].flatMap((message) => ('id' in message ? [message] : []));
  const ahead = readAheadOnce(sending, readable);
  const sent = new Map<string, Promise<void>>();
  const timeLeft = (): number => invocation.context.getRemainingTimeInMillis() - timeForOne;
  try {
    return await eachRecord(event, invocation, {
      each: (body) => {
        const message = messages.get(body);
        if (message === undefined || !('id' in message)) return Promise.reject(message);
        const name = `${message.board} ${message.id}`;
        // One that comes twice in a batch is done when it is done.
        const sendingIt = sent.get(name) ?? sendInTurn(sending, message, ahead, timeLeft, invocation);
        sent.set(name, sendingIt);
        return sendingIt;
      },
      inTurnBy: ({ messageId }) => messageId,
      ...(sending.putOff && { putOff: sending.putOff }),
    });
  } finally {
    sending.closeConnections?.();
  }
}

/** Sends one when its turn has come, if that leaves time for it. While sending is frozen nobody waits for a turn. */
async function sendInTurn(
  sending: Sending,
  message: SendMessage,
  ahead: Ahead,
  timeLeft: () => number,
  invocation: Invocation,
): Promise<void> {
  if (await isStopped(sending, message, invocation)) return;
  const turn = await sending.pace?.turn(timeLeft);
  if (typeof turn === 'number') throw new NotYet('its turn is to come when no time is left for it', turn);
  try {
    if (timeLeft() < 0) throw new NotYet('no time is left for it', 1_000);
    // Somebody may have frozen it while it waited.
    if (turn !== undefined && (await isStopped(sending, message, invocation))) return;
    await sendOne({ ...sending, sendMail: turn?.send ?? sending.sendMail }, message, ahead, invocation);
  } finally {
    turn?.end();
  }
}

async function isStopped(
  { isFrozen }: Sending,
  { board, id }: SendMessage,
  { telemetry }: Invocation,
): Promise<boolean> {
  if (!(await isFrozen())) return false;
  const about = { board, dispatch: id, outcome: 'frozen' };
  telemetry.warn('sending is frozen: the mail stays planned', about);
  return true;
}

function messageIn(body: string): SendMessage | UnreadableMessage {
  try {
    return readMessage(sendMessageSchema, body);
  } catch (error) {
    if (error instanceof UnreadableMessage) return error;
    throw error;
  }
}

type Ahead = (board: string) => ReturnType<typeof readAhead>;

/** What the mails of each board need, read with the first of them that is sent. */
function readAheadOnce(sending: Sending, messages: readonly SendMessage[]): Ahead {
  const read = new Map<string, ReturnType<typeof readAhead>>();
  return (board) => {
    const ids = messages.filter((message) => message.board === board).map(({ id }) => id);
    const { register, views = register, ledger } = sending;
    const reading = read.get(board) ?? readAhead({ register: views, ledger }, board, ids);
    read.set(board, reading);
    return reading;
  };
}

/**
 * A message only says that a dispatch may be sent; the ledger says whether. One that came before, or comes after the
 * end, changes nothing; one whose outcome nobody knows is left to evidence. Throws while another try may do.
 */
async function sendOne(
  sending: Sending,
  { board: code, id, at }: SendMessage,
  ahead: Ahead,
  { telemetry }: Invocation,
): Promise<void> {
  const about = { board: code, dispatch: id };
  const { view, of } = await ahead(code);
  if (view === undefined) throw new Error(`dispatch ${id} is of board ${code}, which is unknown`);
  const today = dayOfWork(view.board, at, sending.clock);
  const sender = { ...sending, now: sending.clock.now };
  const { outcome, dispatch } = await sendDispatch(sender, code, id, today, of(id));
  const { kind, state } = dispatch;
  telemetry.info('a mail was to be sent', { ...about, day: today, kind, state, outcome });
  if (isHeldUp(dispatch)) throw new NotYet(`dispatch ${id} of board ${code} is ${state} and held up`);
}
