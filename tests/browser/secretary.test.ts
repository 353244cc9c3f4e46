import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningSite, startBrowser, startSite } from './a-running-site.ts';
import { press } from './keyboard.ts';

const asOf = '2026-11-23';

let browser: Browser;
let site: RunningSite;
beforeAll(async () => {
  [browser, site] = await Promise.all([startBrowser(), startSite({ asOf })]);
});
afterAll(async () => {
  await Promise.all([browser.close(), site.stop()]);
});

/** A window without JavaScript, in which somebody signs in by the keyboard. */
async function signIn(person: RegExp): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url);
  await press(page, person);
  return page;
}

it('signs in and comes to Today, by the keyboard and without JavaScript', async () => {
  const page = await signIn(/^Priya Nair/);
  expect(await page.title()).toBe('Today – Performance and Delivery Board – Matters Arising');
  await press(page, 'Actions');
  expect(await page.locator('h1').innerText()).toBe('Actions');
});
