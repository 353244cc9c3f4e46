import { isTooFast, type RawMail, type SendOutcome } from './ses.ts';

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

/** What one of several senders may do within the rate of an account, whatever the others do. */
export type SharedPace = {
  /** Waits for the next turn to begin a mail; or says in how many milliseconds it would be, where that is more than `mostMs()`. */
  turn: (mostMs: () => number) => Promise<Turn | number>;
};

export type Turn = {
  /** Sends a mail when its turn has come. One for which the mail service has no room at that moment waits for some seconds. */
  send: Send;
  /** Gives the turn back, where nothing was sent in it. */
  end: () => void;
};

type Share = Pace & {
  send: Send;
  /** How many senders share the rate. */
  senders: number;
  /** Whether a mail that the service had no room for may be tried again at this moment. */
  mayTryAgain: () => Promise<boolean>;
};

/** A mail is begun so long before its turn: it is read and written in the meantime. */
const leadMs = 300;
/** Of the rate so much is used: two clocks and two ways to the service are never quite alike. */
const used = 0.985;
/** What a sender was late by is made up for, up to half a second of its share. */
const mostLateMs = 500;
/** For how long a mail waits for room before it is tried again, and how often: no longer than it may be on its way. */
const waitForRoomMs = 1_000;
const mostTries = 6;
/** For how long the rate that the mail service said is good. */
const rateKeptMs = 600_000;

/**
 * Keeps a sender to its share. Each mail has a turn, and is sent no sooner. Where a share is less than two mails a second the
 * turns of all senders are on one grid, by the clock of the day, in which each has a place of its own: two that meet in one
 * are told apart by the mail service, which has room for one; the other takes the next place from then on.
 */
export function shareOfPace({ send, aSecond, senders, mayTryAgain, pause, now }: Share): SharedPace {
  let asked: { rate: Promise<number | null>; at: number } | undefined;
  let place = 0;
  let free = Number.NEGATIVE_INFINITY;
  let before: Promise<unknown> = Promise.resolve();

  /** Between two of its mails; none where nobody says how fast mail may go. */
  async function askInterval(): Promise<number> {
    if (asked === undefined || now() - asked.at > rateKeptMs) asked = { rate: aSecond(), at: now() };
    const rate = await asked.rate;
    return rate === null || rate <= 0 ? 0 : (1_000 * senders) / (rate * used);
  }

  const isOnGrid = (between: number): boolean => between > mostLateMs;

  /** Its next place on the grid, at that moment or after it. */
  function placeFrom(moment: number, between: number): number {
    const length = between / senders;
    let number = Math.ceil(moment / length);
    while (number % senders !== place) number += 1;
    return number * length;
  }

  const nextTurn = (between: number): number =>
    isOnGrid(between) ? placeFrom(Math.max(free, now()), between) : Math.max(free, now() - mostLateMs);

  async function takeTurn(mostMs: () => number): Promise<Turn | number> {
    const between = await askInterval();
    let at = nextTurn(between);
    for (let wait = at - leadMs - now(); wait > 0; wait = at - leadMs - now()) {
      if (wait > mostMs()) return wait;
      await pause(wait);
      at = nextTurn(between);
    }
    // Reckoned in fractions, the next place must not be missed by one.
    free = at + between - (isOnGrid(between) ? 1 : 0);
    let isUsed = false;
    return {
      send: async (mail) => {
        isUsed = true;
        free += between * (mail.to.length + mail.copies.length - 1);
        return sendAt(mail, at, between);
      },
      end: () => {
        if (!isUsed) free -= between;
        isUsed = true;
      },
    };
  }

  async function sendAt(mail: RawMail, at: number, between: number): Promise<SendOutcome> {
    let turn = at;
    for (let tried = 1; ; tried += 1) {
      if (turn > now()) await pause(turn - now());
      const outcome = await send(mail);
      if (!isTooFast(outcome) || tried === mostTries || !(await mayTryAgain())) return outcome;
      if (isOnGrid(between)) {
        place = (place + 1) % senders;
        turn = placeFrom(now(), between);
      } else {
        turn = now() + waitForRoomMs;
      }
      free = Math.max(free, turn + between - 1);
    }
  }

  return {
    turn: (mostMs) => {
      const mine = before.then(() => takeTurn(mostMs));
      before = mine.catch(() => undefined);
      return mine;
    },
  };
}
