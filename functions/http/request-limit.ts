import { Problem } from './problem.ts';
import type { Limits, WebService } from './service.ts';

/** Throws the {@link Problem} of a client, or a person, who asks too often. */
export async function refuseTooMany(
  service: Pick<WebService, 'countRequest' | 'now'>,
  { requestsPerMinute }: Pick<Limits, 'requestsPerMinute'>,
  client: string,
): Promise<void> {
  const now = Date.parse(service.now());
  const minute = Math.floor(now / 60_000);
  if ((await service.countRequest(client, minute)) <= requestsPerMinute) return;
  const seconds = Math.ceil(((minute + 1) * 60_000 - now) / 1_000);
  throw new Problem(
    'too-many-requests',
    `A client may ask ${requestsPerMinute} times a minute: ask again in ${seconds} s.`,
    {
      headers: { 'retry-after': String(seconds) },
    },
  );
}
