import type { Locator, Page } from "playwright-core";
import type { Words } from "./words.ts";

/** The console's desk, by the names that people read on it. */
export interface DeskPage {
  readonly page: Page;
  /** Rows of incidents that wait for a unit, and of those that units work on. */
  readonly waiting: Locator;
  readonly active: Locator;
  readonly panel: Locator;
  /** The unit among all units, if that is what it does. */
  unit(callSign: string, status: Parameters<typeof statusKey>[0]): Locator;
  /** Takes a call with the keyboard alone: the place by its first suggestion, the type by its name. */
  takeCall(call: { place: string; type: string }): Promise<void>;
  /** Presses "Send recommended" as soon as it is there. */
  sendRecommended(): Promise<void>;
  close(disposition: string): Promise<void>;
}

type StatusWord = "available" | "dispatched" | "acknowledged" | "en-route" | "on-scene" | "off-duty";
const statusKey = (status: StatusWord) => `statuses.${status}` as const;

export function deskPage(page: Page, { t, type, outcome }: Words): DeskPage {
  const button = (name: string): Locator => page.getByRole("button", { name });
  const form = page.getByRole("form", { name: t("console.call.title") });
  const panel = page.getByRole("complementary", { name: t("console.panel.label") });
  return {
    page,
    panel,
    waiting: page.getByRole("listbox", { name: t("console.lists.incidents") }).getByRole("option"),
    active: page.getByRole("listbox", { name: t("console.lists.activeLabel") }).getByRole("option"),
    unit: (callSign, status) => page.locator(".unit-strips").getByRole("option").filter({ hasText: callSign }).filter({ hasText: t(statusKey(status)) }),
    async takeCall(call) {
      const { keyboard } = page;
      await keyboard.press("F2");
      await form.locator("input:focus").waitFor();
      await keyboard.type(call.place);
      await form.getByRole("listbox", { name: t("console.call.place") }).getByRole("option").first().waitFor();
      await keyboard.press("Enter");
      await form.locator(".safe").waitFor();
      await keyboard.press("Tab");
      await keyboard.type(type(call.type));
      await keyboard.press("Enter");
      await keyboard.press("Control+Enter");
      await form.waitFor({ state: "detached" });
    },
    sendRecommended: () => button(t("console.recommended.send")).click(),
    async close(disposition) {
      await panel.getByRole("button", { name: t("console.incident.close") }).click();
      await panel.getByRole("radio", { name: outcome(disposition) }).check();
      await panel.locator("form").getByRole("button", { name: t("console.incident.close") }).click();
    },
  };
}
