import { setTimeout as wait } from 'node:timers/promises';
import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';

/** Pauses before each try of what was written at the same moment as another's transaction, which takes some milliseconds. */
const pausesInConflict = [20, 100, 500];

/** For what the database cancels a transaction that it may take when it is tried again. */
const passing = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];

function mayBeTakenLater(error: unknown): boolean {
  if (error instanceof TransactionConflictException) return true;
  if (!(error instanceof TransactionCanceledException) || isRefused(error)) return false;
  return (error.CancellationReasons ?? []).some(({ Code }) => Code !== undefined && passing.includes(Code));
}

/** Whether something stood that a condition does not allow. */
export const isRefused = (error: unknown): boolean =>
  error instanceof ConditionalCheckFailedException ||
  (error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some(({ Code }) => Code === 'ConditionalCheckFailed'));

/** The same as `write`, tried again while others’ transactions are in its way. */
export async function unlessInConflict<T>(write: () => Promise<T>): Promise<T> {
  for (const pause of pausesInConflict) {
    try {
      return await write();
    } catch (error) {
      if (!mayBeTakenLater(error)) throw error;
      await wait(pause);
    }
  }
  return write();
}

/** Whether a transaction was not taken for what may be wrong with one of its writes: the others may be taken by themselves. */
export const isOfOneOfAll = (error: unknown): boolean =>
  error instanceof TransactionCanceledException ||
  (error instanceof Error && ['ValidationException', 'UnknownOperationException'].includes(error.name));
