import { addMinutes, type Instant } from '../../functions/calendar/days.ts';
import type { Chance } from './chance.ts';

export type Message = { id: string; body: string; visibleAt: Instant; received: number };

/** How often a message is handed over before it lies with the dead letters. */
const mostReceived = 5;

/** A queue of SQS as its users see it: nothing is lost, and everything may come again, late, and in any order. */
export class MessageQueue {
  readonly #minutesHidden: number;
  #messages: Message[] = [];
  #dead: Message[] = [];
  #named = 0;

  /** A message that was handed over and not done comes again after so many minutes. */
  constructor(minutesHidden: number) {
    this.#minutesHidden = minutesHidden;
  }

  put(body: string, visibleAt: Instant): void {
    this.#named += 1;
    this.#messages.push({ id: `m-${this.#named}`, body, visibleAt, received: 0 });
  }

  /** Hands over up to `most` messages, in the order of `chance` where it is given. */
  receive(now: Instant, most: number, chance?: Chance): Message[] {
    const visible = this.#messages.filter(({ visibleAt }) => visibleAt <= now);
    const spent = visible.filter(({ received }) => received >= mostReceived);
    this.#dead.push(...spent);
    this.#messages = this.#messages.filter((message) => !spent.includes(message));
    const ready = visible.filter((message) => !spent.includes(message));
    const received: Message[] = [];
    while (received.length < most && ready.length > 0) {
      received.push(...ready.splice(chance?.below(ready.length) ?? 0, 1));
    }
    for (const message of received) {
      message.received += 1;
      message.visibleAt = addMinutes(now, this.#minutesHidden);
    }
    return received;
  }

  done({ id }: Message): void {
    this.#messages = this.#messages.filter((message) => message.id !== id);
  }

  /** When the next message can be received; undefined where there is none. */
  nextAt(): Instant | undefined {
    return this.#messages
      .map(({ visibleAt }) => visibleAt)
      .reduce<Instant | undefined>(
        (first, at) => (first === undefined || at < first ? at : first),
        undefined,
      );
  }

  get length(): number {
    return this.#messages.length;
  }

  get deadLetters(): number {
    return this.#dead.length;
  }

  /** Puts the dead letters back, as somebody does who has seen to the cause. */
  redrive(now: Instant): void {
    this.#messages.push(...this.#dead.map((message) => ({ ...message, received: 0, visibleAt: now })));
    this.#dead = [];
  }
}

/** The three queues of the stack, each with the minutes for which it hides what somebody works on. */
export class Queues {
  readonly boards = new MessageQueue(12);
  readonly dispatches = new MessageQueue(9);
  readonly events = new MessageQueue(3);

  /** When something comes back to one of them, if that is before `until`. */
  nextBefore(until: Instant): Instant | undefined {
    const moments = queueNames.map((name) => this[name].nextAt()).filter((at) => at !== undefined);
    const [first] = moments.sort();
    return first !== undefined && first < until ? first : undefined;
  }
}
export const queueNames = ['boards', 'dispatches', 'events'] as const;
export type QueueName = (typeof queueNames)[number];
