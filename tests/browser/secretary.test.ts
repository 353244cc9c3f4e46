import { unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningSite, startBrowser, startSite } from './a-running-site.ts';
import { choose, press, tabTo, type, typeDay } from './keyboard.ts';

/** Of that day the board last met on 11 November 2026, and its notes wait; it meets next on 10 February 2027. */
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

const heading = (page: Page): Promise<string> => page.locator('h1').innerText();

type Action = {
  ref: string;
  status: string;
  discharge?: { how: string };
  history: { by: string; from: string }[];
};
const action = async (ref: string): Promise<Action> =>
  JSON.parse(await site.matters('action', 'show', ref, '--json'));

it('lets the secretary go from notes to pack by the keyboard, without JavaScript', async () => {
  const page = await signIn(/^Priya Nair/);
  expect(await page.title()).toBe('Today – Performance and Delivery Board – Matters Arising');

  await press(page, 'Notes');
  await press(page, 'notes-2026-11-11.docx');
  await press(page, /^Record these \d+ changes$/);
  expect(page.url()).toMatch(/\/recorded$/);
  const raised = JSON.parse(
    await site.matters('action', 'list', '--board', 'wpdb', '--status', 'open', '--json'),
  ) as { actions: Action[] } | Action[];
  const open = Array.isArray(raised) ? raised : raised.actions;
  expect(open.some(({ ref }) => ref.startsWith('WPDB-2026-11-'))).toBe(true);

  await press(page, 'Actions');
  await press(page, 'WPDB-2026-08-1');
  await press(page, /^Discharge/);
  await typeDay(page, /On which day|When/, '2026-11-11');
  await type(page, /How/, 'figures were in the papers');
  await choose(page, /^No/);
  await press(page, /Continue|Check/);
  await press(page, /^Discharge/);
  const discharged = await action('WPDB-2026-08-1');
  expect(discharged).toMatchObject({
    status: 'discharged',
    discharge: { how: 'figures were in the papers' },
  });
  expect(discharged.history.at(-1)).toMatchObject({
    by: 'Priya Nair <board.secretary@wealdshire-pcc.example>',
    from: 'page',
  });

  await press(page, 'Meetings');
  await press(page, /^Wednesday 10 February 2027/);
  await press(page, /^Move$/);
  await typeDay(page, 'Which day?', '2027-02-17');
  await press(page, 'See what would change');
  expect(await page.locator('main').innerText()).toContain('Wednesday 17 February 2027');
  await press(page, /^Move the meeting/);
  expect(await site.matters('meeting', 'show', '2027-02', '--board', 'wpdb')).toContain('17 February 2027');

  await press(page, 'Papers');
  await tabTo(page, 'Take all as one zip');
  const [pack] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  const chunks: Buffer[] = [];
  for await (const chunk of await pack.createReadStream()) chunks.push(chunk as Buffer);
  expect(Object.keys(unzipSync(Buffer.concat(chunks)))).toEqual(
    expect.arrayContaining([expect.stringMatching(/overview.*\.docx$/), 'manifest.json']),
  );
});

it('lets the panel officer keep the programme by the keyboard, without JavaScript', async () => {
  const page = await signIn(/^Joan Ellery/);
  await press(page, 'Programme');
  expect(await heading(page)).toMatch(/programme/i);
  await press(page, /^Paper is in/);
  await press(page, 'The paper is in');
  expect(page.url()).toMatch(/done=/);
});

it('is asked nothing twice: back, reload and a second click change nothing', async () => {
  const page = await signIn(/^Priya Nair/);
  await page.goto(`${site.url}/boards/wpdb/actions/WPDB-2026-08-4/withdraw`);
  await typeDay(page, /.*/, '2026-11-20');
  await type(page, /Why/, 'overtaken by the new survey');
  await press(page, /^(Withdraw|Continue)/);
  await page.reload();
  await page.goBack();
  await press(page, /^(Withdraw|Continue)/);
  const { status, history } = await action('WPDB-2026-08-4');
  expect(status).toBe('withdrawn');
  expect(history.filter(({ from }) => from === 'page')).toHaveLength(1);
});
