import { isIPv6 } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import type { Env, RequestContext } from './context.ts';
import { Problem } from './problem.ts';
import type { Limits, WebService } from './service.ts';

type Counting = Pick<WebService, 'countRequest' | 'now'>;

const minuteOf = ({ now }: Counting): number => Math.floor(Date.parse(now()) / 60_000);

async function refuseOver(service: Counting, most: number, whose: string, who: string): Promise<void> {
  const minute = minuteOf(service);
  if ((await service.countRequest(whose, minute)) <= most) return;
  const seconds = Math.ceil(((minute + 1) * 60_000 - Date.parse(service.now())) / 1_000);
  throw new Problem(
    'too-many-requests',
    `${who} may ask ${most} times a minute: ask again in ${seconds} s.`,
    {
      headers: { 'retry-after': String(seconds) },
    },
  );
}

/** Throws the {@link Problem} of a client, or a person, who asks too often. */
export const refuseTooMany = (
  service: Counting,
  { requestsPerMinute }: Pick<Limits, 'requestsPerMinute'>,
  whose: string,
): Promise<void> => refuseOver(service, requestsPerMinute, whose, 'A client');

/** An address, or where one is given a whole network of them (IPv6), that network. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [before = '', after] = address.split('::');
  const first = before === '' ? [] : before.split(':');
  const last = after === undefined || after === '' ? [] : after.split(':');
  const groups = [...first, ...Array<string>(8 - first.length - last.length).fill('0'), ...last];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

const isAsset = (c: RequestContext): boolean => c.req.path.startsWith('/assets/');

/** Whether somebody shows a token or a session, good or not. */
const showsWhoTheyAre = (c: RequestContext): boolean =>
  c.req.header('authorization') !== undefined || /(^|[;\s-])session=/.test(c.req.header('cookie') ?? '');

/**
 * Holds back an address from which somebody asks too often who is not known: with a link, to sign in, for a calendar, for what
 * is open to all. Who turns out to be known has a limit of their own and is not counted; and those who show that they are
 * are counted apart, so that nobody beside them keeps them out.
 */
export function limitStrangers(
  service: Counting,
  { strangersPerMinute }: Pick<Limits, 'strangersPerMinute'>,
  addressOf: (c: RequestContext) => string | undefined,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const address = addressOf(c);
    if (address === undefined) return next();
    const shows = showsWhoTheyAre(c);
    const whose = `${shows ? 'who shows' : 'stranger'} ${networkOf(address)}`;
    const minute = minuteOf(service);
    await refuseOver(service, strangersPerMinute, whose, 'Whoever is not signed in at one address');
    try {
      await next();
    } finally {
      const isKnown = c.get('caller') !== undefined || (shows && isAsset(c));
      if (isKnown) await service.countRequest(whose, minute, -1);
    }
  };
}
