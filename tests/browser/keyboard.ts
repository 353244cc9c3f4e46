import type { Page } from 'playwright-core';

/** What is announced of the thing that has the focus: its label, or its words. */
const focused = (page: Page): Promise<{ words: string; group: string; kind: string }> =>
  page.locator(':focus').evaluate((element) => {
    const one = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
    const { labels } = element as { labels?: ArrayLike<{ textContent: string | null }> | null };
    const label = one(labels?.[0]?.textContent);
    return {
      words: label || one(element.getAttribute('aria-label')) || one(element.textContent),
      group: one(element.closest('fieldset')?.querySelector('legend')?.textContent),
      kind: element.tagName.toLowerCase(),
    };
  });

const mostStops = 400;

/** Goes on by the Tab key alone until the thing of those words has the focus, in the group of that legend where one is said. */
export async function tabTo(page: Page, words: string | RegExp, group?: string | RegExp): Promise<void> {
  const isIt = (wanted: string | RegExp, text: string): boolean =>
    typeof wanted === 'string' ? text === wanted : wanted.test(text);
  const passed: string[] = [];
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(':focus').count()) === 0) continue;
    const here = await focused(page);
    if (isIt(words, here.words) && (group === undefined || isIt(group, here.group))) return;
    passed.push(here.words);
  }
  throw new Error(
    `the Tab key never comes to “${words}” on ${page.url()}: ${[...new Set(passed)].join(' | ')}`,
  );
}

/** Presses the link or button of those words. */
export async function press(page: Page, words: string | RegExp): Promise<void> {
  await tabTo(page, words);
  const before = page.url();
  await Promise.all([page.waitForEvent('domcontentloaded'), page.keyboard.press('Enter')]);
  if (page.url() === before) await page.waitForLoadState();
}

/** Types into the field of that label, in place of whatever stands there. */
export async function type(
  page: Page,
  label: string | RegExp,
  text: string,
  group?: string | RegExp,
): Promise<void> {
  await tabTo(page, label, group);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** A day in the three fields of its group. */
export async function typeDay(page: Page, group: string | RegExp, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-');
  await type(page, 'Day', String(Number(day)), group);
  await type(page, 'Month', String(Number(month)), group);
  await type(page, 'Year', year, group);
}

/** Ticks a box, or chooses one of several: a group of radios is one stop, in which arrows go on. */
export async function choose(page: Page, label: string | RegExp, group?: string | RegExp): Promise<void> {
  const wanted = page.getByLabel(label);
  const kind = await wanted.first().getAttribute('type');
  if (kind === 'checkbox') {
    await tabTo(page, label, group);
    await page.keyboard.press('Space');
    return;
  }
  const name = (await wanted.first().getAttribute('name')) ?? '';
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab');
    if ((await page.locator(`:focus[name="${name}"]`).count()) > 0) break;
  }
  await page.keyboard.press('Space');
  for (let step = 0; step < 20; step += 1) {
    if (await wanted.first().isChecked()) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`the arrows never choose “${label}”`);
}
