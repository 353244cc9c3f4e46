import { type Instant, instantSchema } from '../../functions/calendar/days.ts';
import { settleByEvent } from '../../functions/dispatch/evidence.ts';
import type { MailEvent } from '../../functions/mail/events.ts';
import type { Dispatch } from '../../functions/reminders/dispatch.ts';
import type { Ledger } from '../../functions/store/ledger.ts';
import type { Register } from '../../functions/store/register.ts';
import { mailbox, type SentMail } from './mailbox.ts';

/** The dispatch a message carries in its Message-ID. */
const dispatchOf = ({ raw }: SentMail): string | undefined =>
  /^Message-ID:\s*<([^@>]+)@/im.exec(raw.toString('latin1'))?.[1];

/**
 * The embedded mail service makes no events: its mailbox is its evidence. Whatever was cut off while being sent, and
 * lies in `mailFolder`, did go, and must not go again.
 */
export async function settleFromMailbox(
  service: { register: Register; ledger: Ledger },
  mailFolder: string,
  now: () => Instant,
): Promise<void> {
  const boards = await service.register.boardCodes();
  // A ledger that cannot be read is for the verb that needs it to report.
  const ledgers = await Promise.allSettled(boards.map((board) => service.ledger.live(board)));
  const live = ledgers.flatMap((read) => (read.status === 'fulfilled' ? read.value : []));
  const doubtful = live.filter(({ state }) => state === 'sending' || state === 'unknown');
  if (doubtful.length === 0) return;
  const mails = await mailbox(mailFolder);
  for (const dispatch of doubtful) {
    const mail = mails.find((one) => dispatchOf(one) === dispatch.id);
    if (mail) await settleByEvent({ ...service, now }, taken(dispatch, mail));
  }
}

const taken = ({ board, id }: Dispatch, { messageId, at, to, copies }: SentMail): MailEvent => ({
  kind: 'taken',
  board,
  dispatch: id,
  messageId,
  at: instantSchema.parse(at),
  recipients: [...to, ...copies],
  undeliverable: false,
  why: 'it lies in the mailbox',
});
