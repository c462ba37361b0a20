import type { Page } from "playwright-core";
import type { Account } from "./stage.ts";
import type { Words } from "./words.ts";

/** Signs in as a person does: name, password, Enter. */
export async function signIn(page: Page, { t }: Words, { name, password }: Pick<Account, "name" | "password">): Promise<void> {
  await page.getByRole("textbox", { name: t("common.signIn.name") }).fill(name);
  await page.getByLabel(t("common.signIn.password")).fill(password);
  await page.keyboard.press("Enter");
}
