import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { beforeEach } from "vitest";

const folder = join(import.meta.dirname, "../../../.data/reports/pages");
const browsers = new Set<Browser>();

/** What every open page showed when a test failed: `.data/reports/pages/`. */
export function keepPicturesOfFailures(browser: Browser): void {
  browsers.add(browser);
  browser.on("disconnected", () => browsers.delete(browser));
}

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(async () => {
    mkdirSync(folder, { recursive: true });
    const pages = [...browsers].flatMap((browser) => browser.contexts().flatMap((context) => context.pages()));
    const name = task.name.replaceAll(/\P{L}+/gu, "-").slice(0, 60);
    for (const [index, page] of pages.entries()) {
      await page.screenshot({ path: join(folder, `${name}-${index + 1}.png`), timeout: 5_000 }).catch(() => undefined);
    }
  });
});
