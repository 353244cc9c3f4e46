import type { RawMail, SendOutcome } from './ses.ts';

type Send = (mail: RawMail) => Promise<SendOutcome>;

type Pace = {
  /** To how many a second may be written; null for as many as come. Asked once, with the first mail. */
  aSecond: () => Promise<number | null>;
  pause: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds since some moment. */
  now: () => number;
};

/** Sends one mail after another, each no sooner than the mail service takes it: it counts those written to, not mails. */
export function atPace(send: Send, { aSecond, pause, now }: Pace): Send {
  let asked: Promise<number | null> | undefined;
  let free = Number.NEGATIVE_INFINITY;
  let before: Promise<unknown> = Promise.resolve();
  const turn = async (recipients: number): Promise<void> => {
    asked ??= aSecond();
    const rate = await asked;
    if (rate === null || rate <= 0) return;
    const wait = free - now();
    if (wait > 0) await pause(wait);
    free = Math.max(free, now()) + (1_000 * recipients) / rate;
  };
  return async (mail) => {
    const mine = before.then(() => turn(mail.to.length + mail.copies.length));
    before = mine;
    await mine;
    return send(mail);
  };
}
