import axe from 'axe-core';
import type { Page } from 'playwright-core';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Of what axe found the violations alone are asked for and handed over: all that it passed takes longer than looking. */
const runAxe = `axe
  .run({ runOnly: ${JSON.stringify(rules)}, resultTypes: ['violations'] })
  .then(({ violations }) => violations.map(({ id, nodes }) =>
    id + ': ' + nodes.map(({ html }) => html.slice(0, 200)).join(' | ')))`;

/** What axe objects to on the page that is open. */
async function axeObjections(page: Page): Promise<string[]> {
  if (await page.evaluate('!window.axe')) await page.evaluate(axe.source);
  return (await page.evaluate(runAxe)) as string[];
}

/** Gives the focus to one thing after the other, and names those of which then nothing is to be seen (WCAG 2.4.11). */
const hiddenFocus = `(() => {
  const isSeen = (element) =>
    [...element.getClientRects()].some((box) => {
      const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
      const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
      if (right - left < 1 || bottom - top < 1) return false;
      const points = [[(left + right) / 2, (top + bottom) / 2], [left + 1, top + 1], [right - 1, bottom - 1]];
      return points.some(([x, y]) => {
        const hit = document.elementFromPoint(x, y);
        return element.contains(hit) || [...(element.labels ?? [])].some((label) => label.contains(hit));
      });
    });
  const all = 'a[href], button, input, select, textarea, summary, [tabindex]';
  return [...document.querySelectorAll(all)].flatMap((element) => {
    if (element.tabIndex < 0) return [];
    element.focus();
    if (document.activeElement !== element || isSeen(element)) return [];
    return ['nothing is seen of what has the focus: ' + element.outerHTML.slice(0, 200)];
  });
})()`;

export const wide = { width: 1280, height: 900 };
/** By WCAG 1.4.10 a window of 1280 by 1024 pixels that is zoomed to 400 % has 320 by 256 CSS pixels. */
const zoomed = { width: 320, height: 256 };

/** What a machine can object to on the page that is open: in a wide window, and at 400 %. */
export async function objections(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  for (const [name, size] of [
    ['wide', wide],
    ['at 400 %', zoomed],
  ] as const) {
    await page.setViewportSize(size);
    const width = Number(await page.evaluate('document.documentElement.scrollWidth'));
    const all = [
      ...(await axeObjections(page)),
      ...(size === zoomed ? ((await page.evaluate(hiddenFocus)) as string[]) : []),
      ...(width > size.width ? [`is ${width} px wide`] : []),
    ];
    wrong.push(...all.map((one) => `(${name}): ${one}`));
  }
  return wrong;
}
