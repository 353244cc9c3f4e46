import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningSite, signedIn, startBrowser, startSite } from './a-running-site.ts';
import { forEveryPage } from './every-page.ts';
import { objections } from './objections.ts';

const asOf = '2026-11-23';
const largest = 60_000;

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

const validator = new HtmlValidate({ extends: ['html-validate:standard'] });

/** What is wrong with the page as it was sent. */
async function faultsOf(page: Page, path: string): Promise<string[]> {
  const answer = await page.request.get(new URL(path, page.url()).href);
  const html = await answer.text();
  const report = await validator.validateString(html);
  const invalid = report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${ruleId} at ${line}: ${message}`),
  );
  const elsewhere = [...html.matchAll(/ (?:src|srcset)="(https?:[^"]*)"/g)].map(([, to]) => `loads ${to}`);
  const policy = answer.headers()['content-security-policy'] ?? '';
  return [
    ...invalid,
    ...elsewhere,
    ...(html.length > largest ? [`has ${html.length} bytes`] : []),
    ...(policy.startsWith("default-src 'none'; style-src 'self'; script-src 'self'")
      ? []
      : ['has another policy']),
    ...((html.match(/<h1/g) ?? []).length === 1 ? [] : ['has not one h1']),
  ];
}

/** Of a whole site, page by page: what a machine can object to. */
async function wrongWith(site: RunningSite, person: string, within?: string): Promise<string[]> {
  const wrong: string[] = [];
  const { context, page } = await signedIn(browser, site, person);
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(`${page.url()}: ${message.text()}`);
  });
  const look = async (path: string): Promise<void> => {
    wrong.push(...(await objections(page)).map((one) => `${path} ${one}`));
    wrong.push(...(await faultsOf(page, path)).map((one) => `${path}: ${one}`));
  };
  await forEveryPage(page, look, within);
  await context.close();
  return wrong;
}

/** A site of its own for what is looked at in it. */
async function onSite(what: Parameters<typeof startSite>[0], look: (site: RunningSite) => Promise<void>) {
  const site = await startSite(what);
  try {
    await look(site);
  } finally {
    await site.stop();
  }
}

// At once, for a browser's windows are processes of their own: one waits while another is looked at.
describe.concurrent('every page', () => {
  it('of the sample is as it should be to its secretary, and of the panel’s programme to its officer', () =>
    onSite({ asOf }, async (site) => {
      const programme = '/boards/wpcp/programme';
      const both = [wrongWith(site, 'Priya Nair'), wrongWith(site, 'Joan Ellery', programme)];
      expect((await Promise.all(both)).flat()).toEqual([]);
    }));

  it('of an empty register, too, and of a board with nothing yet', () =>
    onSite('empty', async (site) => {
      expect(await wrongWith(site, 'Secretary')).toEqual([]);
      const secretary = ['--secretary', 'Asha Verity <asha@pcc.example>'];
      await site.matters('board', 'add', 'pdb', '--name', 'Board of nothing yet', ...secretary);
      expect(await wrongWith(site, 'Secretary')).toEqual([]);
    }));
});
