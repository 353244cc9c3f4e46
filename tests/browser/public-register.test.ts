import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { startBrowser, startSite } from './a-running-site.ts';
import { objections } from './objections.ts';

it('the public register of the sample is as it should be, from a disk, wide and narrow', async () => {
  const to = await mkdtemp(join(tmpdir(), 'matters-public-'));
  const site = await startSite({ asOf: '2026-11-23' });
  const browser = await startBrowser();
  try {
    const publish = (...words: string[]) => site.matters('publish', 'wpdb', '--to', to, ...words);
    await publish('--yes');
    await publish('--hold', 'WPDB-2026-08-4', '--because', 'it names a bidder');
    const written = (await readdir(join(to, 'wpdb'))).filter((name) => name.endsWith('.html'));
    // All of them; an overdue action, one discharged on an undertaking, and one that is held back.
    const pages = ['index.html', ...['08-1', '05-2', '08-4'].map((ref) => `WPDB-2026-${ref}.html`)];
    expect(written).toEqual(expect.arrayContaining(pages));
    const page = await browser.newPage();
    const wrong: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) wrong.push(`loads ${request.url()}`);
    });
    // axe asks for style sheets again by itself, which no browser lets it do on a disk.
    page.on('requestfailed', (request) => {
      if (request.resourceType() !== 'xhr') wrong.push(`lacks ${request.url()}`);
    });
    for (const name of pages) {
      await page.goto(pathToFileURL(join(to, 'wpdb', name)).href);
      wrong.push(...(await objections(page)).map((one) => `${name} ${one}`));
    }
    expect(wrong).toEqual([]);
    await page.goto(pathToFileURL(join(to, 'wpdb', 'index.html')).href);
    await page.getByRole('link', { name: 'WPDB-2026-08-1' }).click();
    expect(await page.locator('h1').innerText()).toBe('Provide response times for rural wards, by month');
    await page.getByRole('link', { name: 'All actions' }).click();
    expect(await page.locator('h1').innerText()).toBe('What the board asked for, and what became of it');
  } finally {
    await browser.close();
    await site.stop();
    await rm(to, { recursive: true, force: true });
  }
}, 240_000);
