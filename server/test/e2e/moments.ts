import type { Page } from "playwright-core";

/** When something first stands on the page, by the machine's clock (milliseconds since 1970), as the page itself sees it. */
export function momentOf(page: Page, selector: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector(wanted) === null) return;
          watcher.disconnect();
          resolve(Date.now());
        };
        const watcher = new MutationObserver(look);
        watcher.observe(document.body, { subtree: true, childList: true, attributes: true });
        look();
      }),
    selector,
  );
}

/** When the page is pressed next, by the same clock. */
export function momentOfPress(page: Page): Promise<number> {
  return page.evaluate(() => new Promise<number>((resolve) => document.addEventListener("click", () => resolve(Date.now()), { capture: true, once: true })));
}
