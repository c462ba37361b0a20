import type { BrowserContext, Locator, Page } from "playwright-core";

/** More stops than any page has. */
const mostStops = 150;

/** Goes to a control with Tab alone, as somebody without a pointer does. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${String(target)}`);
}

export async function pressWithEnter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

export async function write(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.insertText(text);
}

/** Turns every use of a pointer into an uncaught error of its page. Before the first page is opened. */
export async function forbidPointers(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const refuse = (): never => {
      throw new Error("a pointer was used");
    };
    window.addEventListener("pointerdown", refuse, true);
  });
}
