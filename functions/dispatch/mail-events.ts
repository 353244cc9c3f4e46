import type { EventQueue, QueuedEvent } from '../mail/event-queue.ts';
import { type MailEvent, readMailEvent } from '../mail/events.ts';
import { type Settlement, type Settler, settleByEvent } from './evidence.ts';

/** What came of one event: it settled something or nothing, it is none of ours, or it is left in the queue, and why. */
export type EventEnd =
  | { outcome: Exclude<Settlement['outcome'], 'no such dispatch'>; event: MailEvent }
  | { outcome: 'not ours' | 'left'; why: string };

/**
 * Empties the queue of the mail service's events: each settles its dispatch, and is then taken out. What cannot be read, and
 * what the ledger knows nothing of, is left there: it may be the only evidence that a mail went. Throws where the queue
 * cannot be asked.
 */
export async function takeMailEvents(
  settler: Settler,
  queue: EventQueue,
  tell: (end: EventEnd) => void,
): Promise<void> {
  const seen = new Set<string>();
  for (;;) {
    const events = (await queue.receive()).filter(({ id }) => !seen.has(id));
    if (events.length === 0) return;
    for (const event of events) {
      seen.add(event.id);
      tell(await takeOne(settler, event));
    }
  }
}

async function takeOne(settler: Settler, { body, takeOut }: QueuedEvent): Promise<EventEnd> {
  const reading = readMailEvent(body);
  if (reading.outcome === 'unreadable') return { outcome: 'left', why: reading.why };
  if (reading.outcome === 'not ours') {
    await takeOut();
    return reading;
  }
  const { event } = reading;
  const { outcome } = await settleByEvent(settler, event);
  if (outcome === 'no such dispatch') {
    return { outcome: 'left', why: `the ledger of ${event.board} has no dispatch ${event.dispatch}` };
  }
  await takeOut();
  return { outcome, event };
}
