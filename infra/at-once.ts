import type { Stage } from './stages.ts';

type Account = Pick<Stage, 'functionsAtOnce' | 'mailsPerSecond'>;

/** How many a queue has work on it at once; SQS knows no fewer than 2. */
const fewest = 2;
/** Of what an account may run at once, Lambda keeps so many for functions that have none reserved. */
const unreserved = 100;

/** So much of a sender for each mail that SES takes a second: several of a batch are on their way at once. */
const senderForOne = 0.15;

/** How many may send at once. They share what SES lets this account send, each by its own clock. */
export const sendersAtOnce = ({ mailsPerSecond }: Pick<Stage, 'mailsPerSecond'>): number =>
  Math.min(Math.max(Math.floor(mailsPerSecond * senderForOne), fewest), 1_000);

/** How many mails a sender has in hand at once: what it may send in five seconds, and ten at the most. */
export const mailsInHand = ({ mailsPerSecond }: Pick<Stage, 'mailsPerSecond'>, senders: number): number =>
  Math.min(Math.max(Math.ceil((5 * mailsPerSecond) / senders), 2), 10);

/** Requests a second that a route takes in the long run, and how many at one moment. */
type Throttle = { rateLimit: number; burstLimit: number };

/**
 * How many of each function may work on its queue at once, and what each route of the gateway lets through a second. Where
 * the account has room, Sweep and Send have theirs reserved. A new account has not: there the others are so few that both
 * find room, but in the moment of a burst of requests, after which they are tried again.
 */
export function atOnceIn(account: Account) {
  const roomy = { sweep: 10, send: sendersAtOnce(account), settle: 5, read: 5 };
  const reserved = { sweep: roomy.sweep + 1, send: roomy.send };
  // Of each route by itself.
  const open: Throttle = { rateLimit: 1, burstLimit: 5 };
  if (account.functionsAtOnce - reserved.sweep - reserved.send >= unreserved) {
    const each: Throttle = { rateLimit: 50, burstLimit: 100 };
    return { working: roomy, reserved, throttle: { open, programs: each, pages: each, forms: each } };
  }
  return {
    working: { sweep: fewest, send: fewest, settle: fewest, read: fewest },
    reserved: undefined,
    throttle: {
      open,
      programs: { rateLimit: 1, burstLimit: 10 },
      pages: { rateLimit: 3, burstLimit: 20 },
      forms: { rateLimit: 1, burstLimit: 5 },
    },
  };
}

export type AtOnce = ReturnType<typeof atOnceIn>;
