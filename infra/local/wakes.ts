import { setTimeout as usualPause } from 'node:timers/promises';
import { addMinutes, dayIn, type Instant, timeIn } from '../../functions/calendar/days.ts';
import { standingInLine } from '../../functions/dispatch/dispatch-words.ts';
import { freezeInWords } from '../../functions/dispatch/freeze.ts';
import { takeMailEvents } from '../../functions/dispatch/mail-events.ts';
import { type Morning, type MorningEnd, workMorning } from '../../functions/dispatch/morning.ts';
import { isHeldUp } from '../../functions/dispatch/send.ts';
import { keepSweep, lastWake, wakingHours } from '../../functions/dispatch/wakes.ts';
import type { BoardView } from '../../functions/register/view.ts';
import { morningsInWords, morningsSince } from '../../functions/reminders/sweep-record.ts';
import { countOf, series } from '../../functions/words/english.ts';
import type { OpenDesk } from './desk.ts';

export type Waking = {
  /** A desk of its own for each wake: how mail goes out may have been said anew since the last. */
  open: () => OpenDesk;
  now: () => Instant;
  /** Told in a line what came of each wake. */
  say: (line: string) => void;
  /** Once asked to stop, it finishes the mail under way. */
  stop: AbortSignal;
  /** How long nothing may happen in a board's sweep before it is given up. */
  patienceMs?: number;
  /** Waits before another try of a mail; as long as it says when left out. */
  pause?: Morning['pause'];
};

/** What a board's sweep came to: what went wrong, each in words, and whether another try may mend some of it. */
type Outcome = { troubles: string[]; isToRepeat: boolean };
type Service = Awaited<ReturnType<OpenDesk['service']>>;
/** What is told of a wake: the boards that were swept, how many mails went, what went wrong, and what is to be done again. */
type Told = { swept: string[]; sent: number; troubles: string[]; left: Set<string> };

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message || error.name : String(error);

/** Minutes before each further try of what a wake could not do; the next wake begins anew. */
const pauses = [1, 2, 4, 8, 16, 30];
/** Longer than the longest try of a mail and the pause before it. */
const usualPatienceMs = 5 * 60_000;

/**
 * Looks whether the service should have woken by now, and does the work of that hour where it is not done. What it goes by is
 * the clock on the wall and what is written down of each board, so that a sleep, a restart, a clock that jumps or a sweep by
 * hand leads it astray in nothing.
 */
export function openWakes(waking: Waking): { look: () => Promise<void> } {
  const { open, now, stop, pause = usualPause } = waking;
  const say = (line: string): void => waking.say(`${inLondon(now())}  ${line}\n`);
  /** The last wake that was seen to, what it left, and when that is tried again; nothing left once it is done. */
  let seen:
    | { wake: Instant; left: ReadonlySet<string>; tries: number; notBefore: Instant | null }
    | undefined;

  async function look(): Promise<void> {
    const at = now();
    const wake = lastWake(at);
    if (wake === undefined) return;
    const again = seen?.wake === wake ? seen : undefined;
    if (again && (again.notBefore === null || at < again.notBefore)) return;
    const { left, isDone } = await seeTo(wake, again?.left ?? new Set());
    const tries = (again?.tries ?? 0) + 1;
    const minutes = pauses[Math.min(tries, pauses.length) - 1] ?? 0;
    seen = { wake, left, tries, notBefore: isDone ? null : addMinutes(now(), minutes) };
  }

  /** Sweeps every board that was not swept since `wake`, or is `left` from the try before; says what came of it. */
  async function seeTo(
    wake: Instant,
    left: ReadonlySet<string>,
  ): Promise<{ left: Set<string>; isDone: boolean }> {
    const told: Told = { swept: [], sent: 0, troubles: [], left: new Set() };
    let isDone = false;
    const desk = open();
    try {
      await sweepAll(await desk.service(), wake, left, told);
      isDone = told.left.size === 0;
    } catch (error) {
      told.troubles.push(messageOf(error));
    } finally {
      await desk.close();
    }
    if (told.swept.length + told.troubles.length > 0) say(lineOf(told, wake, now(), stop.aborted));
    return { left: told.left, isDone };
  }

  async function sweepAll(
    opened: Service,
    wake: Instant,
    left: ReadonlySet<string>,
    told: Told,
  ): Promise<void> {
    if (opened.whyNotSent) throw new Error(opened.whyNotSent);
    const service: Service = {
      ...opened,
      sendMail: async (mail) => {
        const answer = await opened.sendMail(mail);
        if (answer.outcome === 'accepted') told.sent += 1;
        return answer;
      },
    };
    await hearOfMails(service, told);
    for (const board of await service.register.boardCodes()) {
      if (stop.aborted) return;
      const outcome = await sweep(service, board, left.has(board) ? undefined : wake).catch(fault);
      if (outcome === undefined) continue;
      told.swept.push(board);
      told.troubles.push(...outcome.troubles.map((trouble) => `${board}: ${trouble}`));
      if (outcome.isToRepeat) told.left.add(board);
    }
    const frozen = told.swept.length > 0 ? await service.freeze?.() : null;
    if (frozen) told.troubles.push(freezeInWords(frozen));
  }

  /** What became of the mails before, where that comes by a queue: whoever cannot be written to is then written to no more. */
  async function hearOfMails(service: Service, { troubles }: Told): Promise<void> {
    const queue = service.mailEvents?.();
    if (queue === undefined) return;
    try {
      await takeMailEvents({ ...service, now }, queue, (end) => {
        if (end.outcome === 'left') troubles.push(`an event is left in ${queue.url}: ${end.why}`);
      });
    } catch (error) {
      troubles.push(`nobody heard what became of the mails before: ${messageOf(error)}`);
    }
  }

  const fault = (error: unknown): Outcome => ({ troubles: [messageOf(error)], isToRepeat: true });

  /** One board's sweep, unless it had one since that wake. */
  async function sweep(service: Service, code: string, since?: Instant): Promise<Outcome | undefined> {
    const began = now();
    const record = await service.ledger.sweepRecord(code);
    // A record of a time to come was written when this clock was wrong.
    if (since !== undefined && record && record.at >= since && record.at <= began) return undefined;
    const unreadable: MorningEnd[] = [];
    const view = await service.register.boardView(code, (failure) => unreadable.push(failure));
    if (view === undefined) throw new Error('the board was never finished: add it again');
    const today = dayIn(view.board.timeZone, began);
    const slept = morningsSince(record, view.board, today);
    if (slept) {
      say(
        `${code}: no sweep on ${morningsInWords(slept)}, when this service did not run; what is still owed goes now`,
      );
    }
    const ends = await orGiveUp((progress) =>
      workMorning({ ...service, now, pause, stop, progress }, view, today),
    );
    if (!stop.aborted) await keepSweep(service.ledger, view.board, began);
    const all = [...unreadable, ...ends];
    return { troubles: all.flatMap((end) => troubleOf(end, view)), isToRepeat: all.some(mayYetGo) };
  }

  /** A sweep in which nothing happens for long is left behind: whatever it may still do, the ledger lets nothing be sent twice. */
  function orGiveUp<T>(work: (progress: Morning['progress']) => Promise<T>): Promise<T> {
    const { patienceMs = usualPatienceMs } = waking;
    return new Promise((resolve, reject) => {
      const why = `given up, for nothing happened in ${patienceMs / 60_000} minutes`;
      const timer = setTimeout(() => reject(new Error(why)), patienceMs);
      work(() => void timer.refresh())
        .then(resolve, reject)
        .finally(() => clearTimeout(timer));
    });
  }

  return { look };
}

/** "2026-11-30 08:00:03", as a clock in London shows it. */
const inLondon = (instant: Instant): string =>
  `${dayIn(wakingHours.timeZone, instant)} ${timeIn(wakingHours.timeZone, instant)}`;

const mayYetGo = (end: MorningEnd): boolean => 'error' in end || isHeldUp(end.dispatch);

const settled = ['sent', 'delivered', 'cancelled'];

function troubleOf(end: MorningEnd, view: BoardView): string[] {
  if ('error' in end) return [`${end.id}: ${messageOf(end.error)}`];
  return settled.includes(end.dispatch.state) ? [] : [standingInLine(end.dispatch, view)];
}

/** "pdb and pcp swept, 3 mails sent; 1 trouble: pdb: bounced: Force (…)". */
function lineOf({ swept, sent, troubles }: Told, wake: Instant, now: Instant, isStopped: boolean): string {
  const minutes = Math.floor((Date.parse(now) - Date.parse(wake)) / 60_000);
  const due = timeIn(wakingHours.timeZone, wake).slice(0, 5);
  return [
    swept.length === 0 ? 'nothing swept' : `${series(swept)} swept`,
    minutes < 10 ? '' : `, ${minutes} minutes after ${due}`,
    sent === 0 ? ', no mail sent' : `, ${countOf(sent, 'mail')} sent`,
    troubles.length === 0 ? '' : `; ${countOf(troubles.length, 'trouble')}: ${troubles.join('; ')}`,
    isStopped ? '; stopped before its end, and the next start goes on' : '',
  ]
    .join('')
    .replace(/\s+/g, ' ');
}

/** How often it looks at the clock. */
const lookEveryMs = 30_000;

/** Wakes until it is asked to stop. */
export async function keepAwake(waking: Waking): Promise<void> {
  const { look } = openWakes(waking);
  while (!waking.stop.aborted) {
    await look().catch((error: unknown) =>
      waking.say(`The service could not look whether to wake: ${messageOf(error)}\n`),
    );
    await usualPause(lookEveryMs, undefined, { signal: waking.stop }).catch(() => undefined);
  }
}
