import type { Page } from 'playwright-core';
import { pagePaths } from '../../functions/pages/routes.ts';
import { mailboxPages } from '../../infra/local/mailbox-pages.ts';

/** Which page of the site a path is of: `/boards/:board/actions/:ref`. */
const paths = [...pagePaths, ...mailboxPages('').map(({ path }) => path)];
const patterns = paths.map((path) => ({
  path,
  pattern: new RegExp(`^${path.replace(/\{[^}]*\}/g, '').replace(/:\w+/g, '[^/]+')}$`),
}));
const patternOf = (path: string): string | undefined =>
  patterns.find(({ path: literal }) => literal === path)?.path ??
  patterns.find(({ pattern }) => pattern.test(path))?.path;

/** What leads out of the pages, or hands over a file. */
const isElsewhere = (path: string): boolean =>
  /^\/(?:v1|reference|sign|assets)|\/attachments\/|\.(?:csv|docx|html|md|ics|zip|json|eml)\b/.test(path);

/** Goes there, unless what is there is handed over as a file. */
const isPage = (page: Page, url: string): Promise<boolean> =>
  page.goto(url).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && error.message.includes('Download is starting')) return false;
      throw error;
    },
  );

/** As many of one kind are looked at: of actions several, which stand differently. */
const mostOf = (pattern: string): number => (pattern.endsWith('/actions/:ref') ? 6 : 1);

/** Follows every link to below `within` from where the page is, and hands over each kind of page that it comes to. */
export async function forEveryPage(
  page: Page,
  look: (path: string) => Promise<void>,
  within = '/',
): Promise<void> {
  const { origin, pathname } = new URL(page.url());
  const seen = new Map<string, string[]>();
  const known = new Set([pathname]);
  const waiting = [pathname];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const pattern = patternOf(path.split('?')[0] ?? path) ?? path;
    const before = seen.get(pattern) ?? [];
    if (before.length >= mostOf(pattern)) continue;
    if (!(await isPage(page, `${origin}${path}`))) continue;
    seen.set(pattern, [...before, path]);
    await look(path);
    const links = await page.$$eval('a[href]', (all) => all.map((link) => link.getAttribute('href') ?? ''));
    for (const link of links) {
      const to = new URL(link, page.url());
      const next = `${to.pathname}${to.search}`;
      if (to.origin !== origin || !to.pathname.startsWith(within)) continue;
      if (isElsewhere(to.pathname) || known.has(next)) continue;
      known.add(next);
      waiting.push(next);
    }
  }
}
