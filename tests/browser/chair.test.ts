import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSite, signedIn, startBrowser, startSite } from './a-running-site.ts';
import { objections } from './objections.ts';

/** Of that day the board meets next on 10 February 2027. */
const asOf = '2026-11-23';

let browser: Browser;
let site: RunningSite;
beforeAll(async () => {
  [browser, site] = await Promise.all([startBrowser(), startSite({ asOf })]);
});
afterAll(async () => {
  await Promise.all([browser.close(), site.stop()]);
});

/** Its pages, each by its width and height in whole points; and what they say. */
async function pagesOf(pdf: Uint8Array): Promise<{ sizes: number[][]; text: string }> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, (_, place) => document.getPage(place + 1)),
  );
  const texts = await Promise.all(pages.map((page) => page.getTextContent()));
  return {
    sizes: pages.map(({ view: [, , width = 0, height = 0] }) => [Math.round(width), Math.round(height)]),
    text: texts.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join(' '),
  };
}

const oneOfA4 = [[595, 842]];

describe('the sheet of the sample', () => {
  it('is one page of A4 as its page is printed, with what to decide as links on the screen', async () => {
    const { page, context } = await signedIn(browser, site, 'Priya Nair');
    await page.goto(`${site.url}/chair/wpdb`);
    expect(await page.getByRole('link', { name: /^Accept/ }).count()).toBe(1);
    const { sizes, text } = await pagesOf(await page.pdf({ preferCSSPageSize: true }));
    expect(sizes).toEqual(oneOfA4);
    expect(text).toContain('Wednesday 10 February 2027');
    expect(text).not.toContain('Sign out');
    expect(text).not.toContain('Accessibility');
    await context.close();
  });

  it('is one page of A4 as the verb has it printed', async () => {
    const file = join(site.folder, 'sheet.pdf');
    await site.matters('chair-sheet', '--board', 'wpdb', '--out', file);
    const { sizes, text } = await pagesOf(await readFile(file));
    expect(sizes).toEqual(oneOfA4);
    expect(text).toContain('Chair’s sheet: Wednesday 10 February 2027');
  });

  it('opens by a link without an account or JavaScript, and nothing is wrong with it wide or narrow', async () => {
    const address = await site.matters('chair-sheet', '--board', 'wpdb', '--link');
    const bare = await browser.newContext({ javaScriptEnabled: false });
    const page = await bare.newPage();
    await page.goto(address.trim());
    expect(page.url()).toBe(`${site.url}/chair`);
    expect(await page.locator('h1').innerText()).toBe('Chair’s sheet: Wednesday 10 February 2027');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Skip to main content');
    await bare.close();

    const context = await browser.newContext();
    const looked = await context.newPage();
    await looked.goto(address.trim());
    for (const path of ['/chair', '/chair/eyA.eyA.eyA']) {
      await looked.goto(`${site.url}${path}`);
      expect([path, await objections(looked)]).toEqual([path, []]);
    }
    await context.close();
  });
});

it('the sheet of a board with sixty open actions is one page of A4, and says how many it leaves out', async () => {
  const own = await startSite('empty');
  try {
    const at = ['--board', 'pdb'];
    await own.matters(
      'board',
      'add',
      'pdb',
      '--name',
      'Performance and Delivery Board',
      '--secretary',
      'Asha Verity <asha@pcc.example>',
    );
    await own.matters(
      'owner',
      'add',
      'force',
      ...at,
      '--name',
      'Chief Constable of the Wealdshire Constabulary',
    );
    await own.matters('meeting', 'add', ...at, '--date', '2025-03-12', '--yes');
    await own.matters('meeting', 'add', ...at, '--date', '2099-03-11', '--yes');
    const text =
      'Report how many rural patrols ran in each month of the year, and what came of the survey of victims';
    const token = await own.matters('token', '--scope', 'matters/record');
    for (let number = 0; number < 60; number += 1) {
      const due = number % 2 === 0 ? '2025-06-11' : '2099-03-11';
      const { status } = await fetch(`${own.url}/v1/boards/pdb/actions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token.trim()}`, 'content-type': 'application/json' },
        body: JSON.stringify({ meeting: '2025-03-12', owner: 'force', text: `${text} (${number})`, due }),
      });
      expect(status).toBe(201);
    }
    const { page, context } = await signedIn(browser, own, 'Secretary');
    await page.goto(`${own.url}/chair/pdb`);
    expect(await page.locator('main').innerText()).toMatch(/And \d+ more: see the action report/);
    expect((await pagesOf(await page.pdf({ preferCSSPageSize: true }))).sizes).toEqual(oneOfA4);
    await context.close();
  } finally {
    await own.stop();
  }
});
