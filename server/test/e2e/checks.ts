import axe from "axe-core";
import type { Page } from "playwright-core";
import { untranslated } from "../../../client/src/translations/index.ts";

/** CSS pixels: a wide desk, a small one, the wide one at 200 % zoom, two phones. */
export const widths = [1440, 1024, 720, 390, 360] as const;

/** Texts on the page that are in no translation file, for a page in the pseudo language. What somebody has typed is none. */
export async function untranslatedOn(page: Page): Promise<string[]> {
  const found: string[] = await page.evaluate(`(${untranslated.toString()})(document.body)`);
  const typed = await page.locator("textarea").evaluateAll((fields) => fields.map(({ textContent }) => textContent.trim()));
  return found.filter((text) => !typed.includes(text));
}

/** What hinders people who see, hear or move differently, by axe: what it calls serious or critical. */
export async function barriersOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  // Halfway between two colours a button that was just enabled has a contrast that nobody sees.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((each) => each instanceof CSSTransition).map(({ finished }) => finished)));
  const { violations } = (await page.evaluate(`axe.run(document, { resultTypes: ["violations"] })`)) as axe.AxeResults;
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary = "" }) => `${id}: ${target.join(" ")} (${failureSummary.replaceAll(/\s+/g, " ")})`));
}

/** Widths at which the page can be pushed sideways, and how far. */
export async function overflowOn(page: Page): Promise<string[]> {
  const size = page.viewportSize()!;
  const found: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ ...size, width });
    const over = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const { documentElement: root } = document;
          // What reacts to the new size has done so after two frames.
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(root.scrollWidth - root.clientWidth)));
        }),
    );
    if (over > 0) found.push(`${width} px wide: ${over} px too much`);
  }
  await page.setViewportSize(size);
  return found;
}
