import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Instant, instantSchema } from '../../functions/calendar/days.ts';
import { type Settler, settleAsNotSent, settleByEvent } from '../../functions/dispatch/evidence.ts';
import { bareAddresses, type MailEvent } from '../../functions/mail/events.ts';
import { embeddedMailService } from '../../functions/mail/mail-service.ts';
import type { Dispatch } from '../../functions/reminders/dispatch.ts';
import type { Ledger } from '../../functions/store/ledger.ts';
import type { Register } from '../../functions/store/register.ts';
import { mailbox, type SentMail } from './mailbox.ts';

/**
 * What the ledger calls the mail service whose mailbox this is: by a name that no other mailbox has, so that a ledger
 * brought here from another machine is not settled by a mailbox that knows nothing of its mails.
 */
export async function mailServiceOf(mailFolder: string): Promise<string> {
  const file = join(mailFolder, 'mailbox-name.txt');
  await mkdir(mailFolder, { recursive: true });
  await writeFile(file, randomUUID(), { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  return `${embeddedMailService} ${(await readFile(file, 'utf8')).trim()}`;
}

/** The dispatch a message carries in its Message-ID. */
const dispatchOf = ({ raw }: SentMail): string | undefined =>
  /^Message-ID:\s*<([^@>]+)@/im.exec(raw.toString('latin1'))?.[1];

/** A mailbox, and since when nobody but this process could have put anything into it; null when others can. */
type Evidence = { mailFolder: string; aloneSince: Instant | null };

const doubtfulSince = (dispatch: Dispatch): Instant | undefined =>
  dispatch.state === 'sending' ? dispatch.since : dispatch.state === 'unknown' ? dispatch.at : undefined;

/**
 * The embedded mail service makes no events: its mailbox is its evidence. What was cut off while being sent, and lies
 * there, did go, and must not go again. What does not, and was being sent before this process had the folder to
 * itself, did not go: a mail is on disk before it is accepted, and whoever could accept it then is gone. Of what another
 * mail service was asked, this mailbox knows nothing.
 */
export async function settleFromMailbox(
  service: { register: Register; ledger: Ledger },
  { mailFolder, aloneSince }: Evidence,
  now: () => Instant,
): Promise<void> {
  const boards = await service.register.boardCodes();
  // A ledger that cannot be read is for the verb that needs it to report.
  const ledgers = await Promise.allSettled(boards.map((board) => service.ledger.live(board)));
  const live = ledgers.flatMap((read) => (read.status === 'fulfilled' ? read.value : []));
  const doubtful = live.filter((dispatch) => doubtfulSince(dispatch) !== undefined);
  if (doubtful.length === 0) return;
  const settler = { ...service, now };
  const [mails, thisService] = await Promise.all([mailbox(mailFolder), mailServiceOf(mailFolder)]);
  for (const dispatch of doubtful) {
    const since = doubtfulSince(dispatch) ?? now();
    const mail = mails.find((one) => dispatchOf(one) === dispatch.id);
    if (mail) {
      await settleByEvent(settler, takenEvent(dispatch, mail));
    } else if (aloneSince !== null && since < aloneSince && dispatch.sentVia === thisService) {
      await settleAsNotGone(settler, dispatch);
    }
  }
}

/** As of the day it fell due: whether there is still time for it is for the next sweep to say. */
async function settleAsNotGone(settler: Settler, { board, id, dueOn }: Dispatch): Promise<void> {
  const author = { at: settler.now(), by: 'the mail service', from: 'mailbox' };
  await settleAsNotSent(settler, board, id, 'it does not lie in the mailbox', dueOn, author);
}

const takenEvent = ({ board, id }: Dispatch, { messageId, at, to, copies }: SentMail): MailEvent => ({
  kind: 'taken',
  board,
  dispatch: id,
  messageId,
  at: instantSchema.parse(at),
  recipients: bareAddresses([...to, ...copies]),
  undeliverable: false,
  why: 'it lies in the mailbox',
});
