import { type EventEnd, takeMailEvents } from '../../dispatch/mail-events.ts';
import type { EventQueue } from '../../mail/event-queue.ts';
import type { Desk, Service } from '../terminal/desk.ts';

/** Empties the queue, saying what came of each event; how many were left in it. */
export async function emptyQueue(
  { now }: Desk,
  { register, ledger }: Service,
  queue: EventQueue,
  tell: (text: string) => void,
): Promise<number> {
  let taken = 0;
  let left = 0;
  await takeMailEvents({ register, ledger, now }, queue, (end) => {
    taken += 1;
    if (end.outcome === 'left') left += 1;
    tell(endInWords(end));
  });
  if (taken === 0) tell('no event waits\n');
  return left;
}

function endInWords(end: EventEnd): string {
  if ('event' in end) return `${end.event.dispatch} ${end.event.kind}: ${end.outcome}\n`;
  return end.outcome === 'left' ? `! left in the queue: ${end.why}\n` : `none of ours: ${end.why}\n`;
}

/**
 * What became of the mails of the days before, from the queue of the route, if it has one: a mailbox that sent back is then
 * written to no more. A queue that cannot be asked is told, and holds up no morning.
 */
export async function hearOfMails(desk: Desk, service: Service): Promise<void> {
  const queue = service.mailEvents?.();
  if (queue === undefined) return;
  try {
    await emptyQueue(desk, service, queue, (text) => text.startsWith('!') && desk.say(text));
  } catch (error) {
    const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    desk.say(`! nobody heard what became of the mails before: ${queue.url}: ${why}\n`);
  }
}
