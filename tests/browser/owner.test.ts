import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mailbox } from '../../infra/local/mailbox.ts';
import { type RunningSite, signedIn, startBrowser, startSite } from './a-running-site.ts';
import { press, type, typeDay } from './keyboard.ts';

const asOf = '2026-11-23';

let browser: Browser;
let site: RunningSite;
beforeAll(async () => {
  [browser, site] = await Promise.all([startBrowser(), startSite({ asOf })]);
});
afterAll(async () => {
  await Promise.all([browser.close(), site.stop()]);
});

/** The link in the last mail to an office, as whoever reads that mail sees it. */
async function linkIn(office: RegExp): Promise<string> {
  const mails = await mailbox(join(site.folder, 'mail'));
  for (const { raw } of mails.toSorted((one, other) => other.at.localeCompare(one.at))) {
    const { text = '' } = await PostalMime.parse(raw);
    const link = /^http:\/\/localhost:\d+\/o\/[\w.-]+$/m.exec(text)?.[0];
    if (link && office.test(text)) return link;
  }
  throw new Error(`no mail to ${office} has a link`);
}

/** A window without JavaScript and without an account. */
async function windowAt(link: string): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(link);
  return page;
}

const mainOf = (page: Page): Promise<string> => page.locator('main').innerText();

it('lets an office answer from its mail by the keyboard, without JavaScript or an account', async () => {
  const link = await linkIn(/^To the OPCC$/m);
  const page = await windowAt(link);
  expect(new URL(page.url()).pathname).toBe('/o');
  expect(await page.title()).toMatch(/^What OPCC owes to Performance and Delivery Board/);
  expect(await page.evaluate('document.referrer')).toBe('');

  const ref = /WPDB-2026-\d\d-\d+/.exec(await mainOf(page))?.[0] ?? '';
  await press(page, `Say it is done (${ref})`);
  await press(page, 'Continue');
  expect(await page.title()).toMatch(/^Error: Say it is done/);
  await type(page, 'What was done?', 'The summary is on the board’s site since 20 November');
  await typeDay(page, 'On which day was it done?', '2026-11-20');
  await type(page, 'Your name', 'Tom O’Neill');
  await press(page, 'Continue');
  expect(await mainOf(page)).toContain('Tom O’Neill, for OPCC');
  await press(page, 'Change your answers');
  await type(page, 'Your name', 'Tom Adeyemi');
  await press(page, 'Continue');
  await press(page, 'Give this answer');
  expect(await page.locator('h1').innerText()).toBe('Your answer is given');
  expect(await mainOf(page)).toContain('The summary is on the board’s site since 20 November');

  const action = JSON.parse(await site.matters('action', 'show', ref, '--json'));
  expect(action).toMatchObject({ status: 'proposed', proposal: { saidBy: 'Tom Adeyemi' } });
  expect(action.history.at(-1)).toMatchObject({
    from: 'link',
    by: expect.stringMatching(/^OPCC, by the link of /),
  });

  await page.reload();
  const after = JSON.parse(await site.matters('action', 'show', ref, '--json'));
  expect(after.version).toBe(action.version);

  await press(page, 'Matters Arising');
  expect(await mainOf(page)).toContain('Answered, and waiting for the board');
  await page.context().close();

  const { context, page: today } = await signedIn(browser, site, 'Priya Nair');
  expect(await mainOf(today)).toContain('reported done');
  await today.goto(`${site.url}/boards/wpdb/actions/${ref}`);
  expect(await mainOf(today)).toContain('Tom Adeyemi');
  await context.close();
});

it('has a page of no office’s for a link that was ended, from which a new one is asked for', async () => {
  const link = await linkIn(/^To the Force$/m);
  await site.matters('owner', 'end-links', 'force', '--board', 'wpdb', '--reason', 'a mail was passed on');
  const page = await windowAt(link);
  expect(await page.locator('h1').innerText()).toBe('This link no longer works');
  await press(page, 'Send me a new one');
  expect(await page.locator('h1').innerText()).toBe('Look into the mailbox of your office');
  const owner = JSON.parse(await site.matters('owner', 'show', 'force', '--board', 'wpdb', '--json'));
  expect(owner.links).toMatchObject({ epoch: 1, askedAt: expect.any(String) });
  await page.context().close();
});
