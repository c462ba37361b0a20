import type { Locator, Page } from "playwright-core";
import type { Words } from "./words.ts";

type Reported = "acknowledged" | "en-route" | "on-scene" | "transporting" | "cleared" | "refused";

/** The crew's one screen, by the names of its buttons. */
export interface CrewPage {
  readonly page: Page;
  /** Says what the device says about its connection and what waits. */
  readonly network: Locator;
  /** The main line of the task: what the crew does, since when. */
  readonly status: Locator;
  button(status: Reported): Locator;
  goOnDuty(): Promise<void>;
  goOffDuty(): Promise<void>;
  report(status: Reported): Promise<void>;
}

export function crewPage(page: Page, { t }: Words): CrewPage {
  const button = (status: Reported): Locator => page.getByRole("button", { name: t(`responder.report.${status}`), exact: true });
  return {
    page,
    button,
    network: page.getByTestId("network"),
    status: page.locator("main .status-line"),
    async goOnDuty() {
      await page.getByRole("button", { name: t("responder.duty.onDuty") }).click();
      await page.getByText(t("responder.idle.waiting")).waitFor();
    },
    goOffDuty: () => page.getByRole("button", { name: t("responder.duty.offDuty") }).click(),
    report: (status) => button(status).click(),
  };
}
