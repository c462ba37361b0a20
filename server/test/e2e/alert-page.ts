import type { AlertContent } from "@najda/protocol";
import type { Locator, Page } from "playwright-core";
import type { Words } from "./words.ts";

type Part = "texts" | "cancellation" | "allClear";

/** The console's alerts, by the names that author and approver read on them. */
export interface AlertPage {
  readonly page: Page;
  readonly panel: Locator;
  readonly editor: Locator;
  /** The row of the alert with this headline. */
  row(headline: string): Locator;
  button(name: string): Locator;
  begin(): Promise<void>;
  /** Corners as people say them: latitude, longitude. */
  typeArea(corners: readonly (readonly [lng: number, lat: number])[]): Promise<void>;
  writeTexts(content: AlertContent): Promise<void>;
  save(): Promise<void>;
  /** The number beside one of the words under "How far it got". */
  count(name: "targeted" | "shown" | "opened" | "safe" | "needHelp"): Promise<number>;
}

export function alertPage(page: Page, { t }: Words): AlertPage {
  const panel = page.getByRole("complementary", { name: t("console.panel.label") });
  const editor = page.getByRole("form", { name: t("console.alerts.editorNew") });
  const button = (name: string): Locator => panel.getByRole("button", { name });

  const writePart = async (part: Part, text: AlertContent["texts"][string]): Promise<void> => {
    const fields = editor.getByRole("group", { name: t(`console.alerts.part.${part}`), exact: true });
    await fields.getByRole("textbox", { name: t("console.alerts.headline") }).fill(text.headline);
    await fields.getByRole("textbox", { name: t("console.alerts.description") }).fill(text.description);
    if (text.instruction !== undefined) await fields.getByRole("textbox", { name: t("console.alerts.instruction") }).fill(text.instruction);
  };

  return {
    page,
    panel,
    editor,
    button,
    row: (headline) => page.getByRole("listbox", { name: t("console.alerts.list") }).getByRole("option").filter({ hasText: headline }),
    begin: () => panel.getByRole("button", { name: t("console.alerts.new") }).click(),
    async typeArea(corners) {
      const typed = editor.getByText(t("common.area.typed"));
      const field = editor.getByRole("textbox", { name: t("common.area.typedHint") });
      if (!(await field.isVisible())) await typed.press("Enter");
      await field.fill(corners.map(([lng, lat]) => `${lat}, ${lng}`).join("\n"));
      await editor.getByRole("button", { name: t("common.area.apply") }).press("Enter");
    },
    async writeTexts(content) {
      for (const language of ["ar", "en"] as const) {
        await editor.getByRole("tab", { name: t(`console.alerts.languageNames.${language}`) }).click();
        for (const part of ["texts", "cancellation", "allClear"] as const) {
          const text = content[part][language];
          if (text !== undefined) await writePart(part, text as AlertContent["texts"][string]);
        }
      }
    },
    async save() {
      await editor.getByRole("button", { name: t("console.alerts.save") }).click();
      await editor.waitFor({ state: "detached" });
    },
    count: async (name) => Number((await panel.locator(`[data-count="${name}"] dd`).textContent()) ?? Number.NaN),
  };
}
