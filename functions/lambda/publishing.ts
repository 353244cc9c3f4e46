import * as z from 'zod';
import { instantSchema } from '../calendar/days.ts';
import { type Failure, throwFailures } from '../dispatch/failures.ts';
import { publicRegisterFiles } from '../secretariat/publishing.ts';
import type { PublicBucket } from '../store/public-bucket.ts';
import type { Register } from '../store/register.ts';
import { type Clock, dayOfWork } from './clock.ts';
import type { Invocation } from './records.ts';

export type Publishing = {
  register: Register;
  bucket: PublicBucket;
  clock: Clock;
  style: string;
  /** Where the public registers are served. */
  address: string;
};

const scheduled = z.object({ time: instantSchema });

/**
 * Writes the public register of every board that ever published anything: what was looked at, and nothing else. One that
 * cannot be written keeps no other from being.
 */
export async function publish(
  publishing: Publishing,
  event: unknown,
  { telemetry }: Invocation,
): Promise<void> {
  const { register, clock } = publishing;
  const at = scheduled.safeParse(event).data?.time ?? clock.now();
  const failures: Failure[] = [];
  for (const code of await register.boardCodes()) {
    try {
      const changed = await publishOne(publishing, code, at);
      if (changed !== undefined)
        telemetry.info('a public register is written', { board: code, number: changed });
    } catch (error) {
      failures.push({ id: code, error: error instanceof Error ? error : new Error(String(error)) });
    }
  }
  throwFailures(failures);
}

/** How many of its files changed; undefined of a board that publishes nothing. */
async function publishOne(
  { register, bucket, clock, style, address }: Publishing,
  code: string,
  at: ReturnType<Clock['now']>,
): Promise<number | undefined> {
  const [board, entries] = await Promise.all([register.board(code), register.publicEntries(code)]);
  const isPublishing = entries.some((entry) => entry.public.place !== 'never published');
  if (board === undefined || !isPublishing) return undefined;
  const today = dayOfWork(board, at, clock);
  const how = { style, address: `${address}/${code}/` };
  return bucket.write(code, await publicRegisterFiles({ register, board, today }, how));
}
