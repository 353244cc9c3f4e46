import { dayIn, type Instant, inWords, timeIn } from '../calendar/days.ts';
import type { RawMail, SendOutcome } from '../mail/ses.ts';

/** That nothing is sent: since when, by whom and why, as far as that is known. */
export type Frozen = { since: Instant | null; by: string | null; because: string | null };

/** Whether sending is frozen at this moment; null where it is not. */
export type Freeze = () => Promise<Frozen | null>;

const zone = 'Europe/London';

/** "sending is frozen by Asha Verity since 24 November 2026, 09:12: the mails say the wrong day". */
export function freezeInWords({ since, by, because }: Frozen): string {
  const who = by === null ? '' : ` by ${by}`;
  const when =
    since === null ? '' : ` since ${inWords(dayIn(zone, since))}, ${timeIn(zone, since).slice(0, 5)}`;
  return `sending is frozen${who}${when}${because === null ? '' : `: ${because}`}`;
}

/** Asks the mail service only while sending is not frozen, which somebody may do between one mail and the next. */
export const unlessFrozen =
  (freeze: Freeze, send: (mail: RawMail) => Promise<SendOutcome>) =>
  async (mail: RawMail): Promise<SendOutcome> => {
    const frozen = await freeze();
    return frozen === null ? send(mail) : { outcome: 'refused for now', why: freezeInWords(frozen) };
  };
