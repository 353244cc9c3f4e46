import { addMinutes, type CalendarDate, type Instant } from '../../functions/calendar/days.ts';
import type { RawMail, SendOutcome } from '../../functions/mail/ses.ts';
import type { WorldClock } from './clock.ts';
import type { Faults } from './faults.ts';
import type { Process } from './processes.ts';
import type { MessageQueue } from './queues.ts';
import type { Fate } from './season.ts';
import { sesRecords } from './ses-records.ts';

/** A mail that the mail service took: what no ledger can talk away. */
export type Taken = {
  messageId: string;
  mail: RawMail;
  at: Instant;
  today: CalendarDate;
  /** How many writes the table had taken before it. */
  after: number;
  /** How many it had taken when whoever sent it first read each place by its key. */
  firstReads: ReadonlyMap<string, number>;
  fate: Fate['fate'] | 'delivered';
};

type Surroundings = {
  clock: WorldClock;
  faults: Faults;
  events: MessageQueue;
  tell: (what: string) => void;
  /** How many writes the table has taken. */
  writes: () => number;
  today: () => CalendarDate;
};

const throttled: SendOutcome = {
  outcome: 'refused for now',
  why: 'Throttling: Maximum sending rate exceeded.',
};
const paused: SendOutcome = { outcome: 'refused for now', why: 'MessageRejected: Sending is paused.' };
const noAnswer: SendOutcome = { outcome: 'unknown', why: 'TimeoutError: no answer came' };

/** Takes mails or does not, says so or does not, and tells later what became of them. */
export class MailService {
  readonly taken: Taken[] = [];
  readonly #around: Surroundings;
  isPaused = false;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  async send(process: Process, mail: RawMail): Promise<SendOutcome> {
    await process.turn();
    const fault = this.#around.faults.strike('mail');
    if (fault === 'killed before') return process.kill();
    if (fault === 'slow') this.#around.clock.moveOn(90_000);
    if (this.isPaused) return paused;
    if (fault === 'throttled') return throttled;
    if (fault === 'refused for good') return { outcome: fault, why: 'MessageRejected: the mail is at fault' };
    if (fault === 'not taken, no answer') return noAnswer;
    const messageId = this.#take(mail, process);
    if (fault === 'killed after') return process.kill();
    return fault === 'taken, no answer' ? noAnswer : { outcome: 'accepted', messageId };
  }

  #take(mail: RawMail, { firstReads }: Process): string {
    const { clock, faults, events, writes, today, tell } = this.#around;
    const messageId = `0107-${String(this.taken.length + 1).padStart(6, '0')}`;
    const { fate, spelled } = faults.fateOfNextMail() ?? { fate: 'delivered', spelled: 'bare' };
    const when = { at: clock.now, today: today(), after: writes() };
    this.taken.push({ messageId, mail, ...when, firstReads: new Map(firstReads), fate });
    tell(
      `mail ${messageId} is taken: ${mail.dispatch} to ${[...mail.to, ...mail.copies].join(', ')} (${fate})`,
    );
    for (const { minutes, record } of sesRecords({ messageId, mail, at: clock.now, fate, spelled })) {
      events.put(JSON.stringify(record), addMinutes(clock.now, minutes));
    }
    return messageId;
  }
}
