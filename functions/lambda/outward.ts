import type * as z from 'zod';
import type { sweepEnvironment } from '../environment.ts';
import { type FreezeSwitch, type FrozenSince, freezeSwitch, frozenSince } from './freeze.ts';
import type { BoardMessage, SendMessage } from './messages.ts';
import { lengthOf, type Queue, type QueueLength, queueTo, sqsClient } from './queue.ts';

/** Where a sweep hands on what is to be done, and what it asks first. */
export type Outward = {
  isFrozen: FreezeSwitch;
  toBoards: Queue<BoardMessage>;
  toSend: Queue<SendMessage>;
  mailsWaiting: QueueLength;
  frozenSince: FrozenSince;
  /** How many messages nobody could handle: of those by which owners are told what they owe, and secretaries what became of it. */
  deadLetters: () => Promise<{ ofOwners: number; ofSecretaries: number }>;
};

export function openOutward(environment: z.infer<typeof sweepEnvironment>): Outward {
  const sqs = sqsClient();
  const lyingOn = async (queues: readonly string[]): Promise<number> =>
    (await Promise.all(queues.map((queue) => lengthOf(sqs, queue)()))).reduce((sum, one) => sum + one, 0);
  return {
    isFrozen: freezeSwitch(environment.MATTERS_FREEZE_PARAMETER),
    toBoards: queueTo(sqs, environment.MATTERS_BOARD_QUEUE),
    toSend: queueTo(sqs, environment.MATTERS_SEND_QUEUE),
    mailsWaiting: lengthOf(sqs, environment.MATTERS_SEND_QUEUE),
    frozenSince: frozenSince(environment.MATTERS_FREEZE_PARAMETER),
    deadLetters: async () => ({
      ofOwners: await lyingOn(environment.MATTERS_OWNERS_DEAD_LETTERS),
      ofSecretaries: await lyingOn(environment.MATTERS_SECRETARIES_DEAD_LETTERS),
    }),
  };
}
