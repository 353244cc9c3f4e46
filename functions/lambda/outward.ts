import type * as z from 'zod';
import type { sweepEnvironment } from '../environment.ts';
import { type FreezeSwitch, freezeSwitch } from './freeze.ts';
import type { BoardMessage, SendMessage } from './messages.ts';
import { lengthOf, type Queue, type QueueLength, queueTo, sqsClient } from './queue.ts';

/** Where a sweep hands on what is to be done, and what it asks first. */
export type Outward = {
  isFrozen: FreezeSwitch;
  toBoards: Queue<BoardMessage>;
  toSend: Queue<SendMessage>;
  mailsWaiting: QueueLength;
};

export function openOutward(environment: z.infer<typeof sweepEnvironment>): Outward {
  const sqs = sqsClient();
  return {
    isFrozen: freezeSwitch(environment.MATTERS_FREEZE_PARAMETER),
    toBoards: queueTo(sqs, environment.MATTERS_BOARD_QUEUE),
    toSend: queueTo(sqs, environment.MATTERS_SEND_QUEUE),
    mailsWaiting: lengthOf(sqs, environment.MATTERS_SEND_QUEUE),
  };
}
