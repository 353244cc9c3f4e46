import type { Hono } from 'hono';
import { aboutRequest, type Env } from '../http/context.ts';
import { withEtag } from '../http/etag.ts';
import { refuseTooMany } from '../http/request-limit.ts';
import { feedAt } from '../secretariat/feeds.ts';
import type { PagesParts } from './answering.ts';

/** By which the log names a request for a calendar feed: never by the address itself. */
export const feedPath = '/calendar/:board/:file';

/** For so many seconds whoever fetched a feed need not ask again. */
const goodFor = 300;

/**
 * What a calendar program finds at an address that somebody made for it. Whoever has the address has the calendar; at any
 * other, whatever became of it, is the same nothing.
 */
export function mountCalendarFeeds(app: Hono<Env>, { service, limits, log }: PagesParts): void {
  app.get(feedPath, async (c) => {
    const { board, file } = c.req.param();
    const secret = file.endsWith('.ics') ? file.slice(0, -'.ics'.length) : '';
    const found = await feedAt(service.register, { board, secret }, service.now());
    if (found === undefined) {
      c.header('cache-control', 'no-store');
      return c.text('There is no calendar at this address.\n', 404);
    }
    await refuseTooMany(service, limits, `calendar ${found.id}`);
    log.info(`the calendar ${found.id} was fetched`, aboutRequest(c));
    const { feedIcs } = await import('../papers/feed-ics.ts');
    c.header('cache-control', `private, max-age=${goodFor}`);
    return withEtag(c, feedIcs(found.days), 'text/calendar; charset=utf-8');
  });
}
