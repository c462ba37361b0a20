import { demoCity } from "@najda/geo/demo-city";
import type { LngLat } from "@najda/protocol";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { flood } from "../../../alerts/test/flood.ts";
import { forbidPointers, pressWithEnter, tabTo, write } from "./by-keyboard.ts";
import { crewPage } from "./crew-page.ts";
import { deskPage } from "./desk-page.ts";
import { centre, startStage, type Account, type Stage } from "./stage.ts";
import { phone, type Visitor, type VisitorOptions } from "./visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

const street = demoCity.places()[0]!.address.en.split(",")[0]!.replace(/^\d+ /, "");
const [lng, lat] = centre;
const corners: LngLat[] = [[lng - 0.01, lat - 0.01], [lng + 0.01, lat - 0.01], [lng, lat + 0.01]];

test("from call to closed without a pointer, at the desk and on the crew's device", async () => {
  const [here, account] = [await visitor({ at: centre }), await stage.crew("Medic 7", ["als"])];
  const { t } = here.words;
  const medic = crewPage(await here.open("responder", { size: phone }), here.words);
  await signInWithKeys(medic.page, here, account);
  await pressWithEnter(medic.page, medic.page.getByRole("button", { name: t("responder.duty.onDuty") }));
  await medic.page.getByText(t("responder.idle.waiting")).waitFor();
  await expect.poll(() => stage.city.query("select 1 from unit_positions where unit_id = $1", [account.unitId])).toHaveLength(1);

  const desk = deskPage(await here.open("console"), here.words);
  const { keyboard } = desk.page;
  await signInWithKeys(desk.page, here, await stage.account("dispatcher"));
  await desk.unit("Medic 7", "available").waitFor();
  await desk.takeCall({ place: street, type: "chest-pain" });
  await desk.panel.getByRole("button", { name: t("console.recommended.send") }).waitFor();
  await keyboard.press("Control+Enter");
  for (const status of ["acknowledged", "en-route", "on-scene", "cleared"] as const) await pressWithEnter(medic.page, medic.button(status));
  await medic.page.getByText(t("responder.idle.waiting")).waitFor();

  await desk.page.bringToFront();
  await desk.active.filter({ hasText: t("incidents.cleared") }).waitFor();
  await keyboard.press("a");
  await keyboard.press("ArrowDown");
  await desk.panel.getByRole("button", { name: t("console.incident.close") }).waitFor();
  await keyboard.press("Control+Enter");
  await desk.panel.getByRole("radio").first().waitFor();
  await keyboard.press("Space");
  await keyboard.press("Control+Enter");
  await expect.poll(() => desk.active.count()).toBe(0);
  await done(here);
});

test("a place is found in four scripts, misspelt and spelt in another script, and a corner by its streets", async () => {
  const here = await visitor();
  const { t } = here.words;
  const { page } = deskPage(await here.open("console"), here.words);
  await signInWithKeys(page, here, await stage.account("call-taker"));
  await page.getByText(t("console.panel.emptyHow")).waitFor();
  await page.keyboard.press("F2");
  const form = page.getByRole("form", { name: t("console.call.title") });
  await form.locator("input:focus").waitFor();
  const first = form.getByRole("listbox", { name: t("console.call.place") }).getByRole("option").first();
  const palm = `Palm Hospital ${t("places.kinds.hospital")}`;
  const searches = [
    ["plam hospital", palm], ["mustashfa al-nakhil", palm], ["مستشفي نخيل", palm], ["نەخۆشخانەی دارخورما", palm], ["بیمارستان نخل", palm],
    ["شارع العسل وشارع البوابة", `Honey Street × Gate Street ${t("places.kinds.intersection")}`],
  ] as const;
  for (const [typed, found] of searches) {
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(typed);
    await first.filter({ hasText: found }).waitFor();
  }
  await page.keyboard.press("Enter");
  await form.locator(".safe").waitFor();
  expect(await form.getByRole("combobox", { name: t("console.call.place") }).inputValue()).toBe("Honey Street × Gate Street");
  await done(here);
});

test("from draft to an ended alert without a pointer", async () => {
  const [writer, second] = [await visitor(), await visitor({ language: "ar" })];
  const { t } = writer.words;
  const content = flood();
  const page = await writer.open("console");
  await signInWithKeys(page, writer, await stage.account("alert-author"));
  const panel = page.getByRole("complementary", { name: t("console.panel.label") });
  const form = page.getByRole("form", { name: t("console.alerts.editorNew") });
  await pressWithEnter(page, panel.getByRole("button", { name: t("console.alerts.new") }));
  await pressWithEnter(page, form.locator("summary"));
  await write(page, form.getByRole("textbox", { name: t("common.area.typedHint") }), corners.map(([east, north]) => `${north}, ${east}`).join("\n"));
  await pressWithEnter(page, form.getByRole("button", { name: t("common.area.apply") }));
  for (const language of ["en", "ar"] as const) {
    await tabTo(page, form.getByRole("tab", { selected: true }));
    if ((await form.getByRole("tab", { selected: true }).getAttribute("data-language")) !== language) await page.keyboard.press("ArrowRight");
    await form.getByRole("tab", { selected: true, name: t(`console.alerts.languageNames.${language}`) }).waitFor();
    for (const part of ["texts", "cancellation", "allClear"] as const) {
      const fields = form.getByRole("group", { name: t(`console.alerts.part.${part}`), exact: true }).getByRole("textbox");
      const { headline, description, instruction = "" } = content[part][language]!;
      for (const [index, text] of [headline, description, instruction].entries()) await write(page, fields.nth(index), text);
    }
  }
  await page.keyboard.press("Control+Enter");
  await panel.getByRole("button", { name: t("console.alerts.submit") }).waitFor();
  await page.keyboard.press("Control+Enter");
  await panel.getByText(t("console.alerts.ownHand")).waitFor();

  const { t: ar } = second.words;
  const approving = await second.open("console");
  await signInWithKeys(approving, second, await stage.account("alert-approver"));
  await tabTo(approving, approving.getByRole("listbox", { name: ar("console.alerts.list") }));
  await approving.keyboard.press("ArrowDown");
  await approving.getByRole("button", { name: ar("actions.approve"), exact: true }).waitFor();
  await approving.keyboard.press("Control+Enter");
  await approving.getByRole("checkbox").waitFor();
  await approving.keyboard.press("Space");
  await approving.keyboard.press("Control+Enter");

  await pressWithEnter(page, panel.getByRole("button", { name: t("console.alerts.cancel") }));
  await pressWithEnter(page, panel.getByRole("button", { name: t("console.alerts.over") }));
  await panel.locator(".alert-status").filter({ hasText: t("alerts.cancelled") }).waitFor();
  await done(writer);
  await done(second);
});

test("a citizen asks for help in two steps without a pointer, and the desk accepts the report", async () => {
  const [citizen, desk] = [await visitor({ at: centre }), await visitor()];
  const { t } = citizen.words;
  const page = await citizen.open("citizen", { size: phone });
  await pressWithEnter(page, page.getByRole("button", { name: t("actions.get-help") }));
  await pressWithEnter(page, page.getByRole("button", { name: t("citizen.help.kinds.sick") }));
  await page.locator(".location-words").filter({ hasText: "±" }).waitFor();
  await pressWithEnter(page, page.getByRole("button", { name: t("citizen.help.send") }));
  const trackingNumber = await page.locator(".tracking-number").textContent();

  const console = await desk.open("console");
  await signInWithKeys(console, desk, await stage.account("call-taker"));
  await console.getByRole("listbox", { name: t("console.lists.needsAnswer") }).waitFor();
  await console.keyboard.press("w");
  await console.keyboard.press("ArrowDown");
  await console.getByRole("article", { name: t("console.report.title") }).getByText(trackingNumber!).waitFor();
  await console.keyboard.press("Control+Enter");
  await console.getByRole("listbox", { name: t("console.lists.incidents") }).waitFor();
  await page.getByText(t("citizen.mine.status.being-checked")).waitFor();
  await done(citizen);
  await done(desk);
});

async function visitor(options?: VisitorOptions): Promise<Visitor> {
  const here = await stage.visitor(options);
  await forbidPointers(here.context);
  return here;
}

async function signInWithKeys(page: Page, { words: { t } }: Visitor, { name, password }: Account): Promise<void> {
  await write(page, page.getByRole("textbox", { name: t("common.signIn.name") }), name);
  await page.keyboard.press("Tab");
  await page.keyboard.insertText(password);
  await page.keyboard.press("Enter");
}

async function done(here: Visitor): Promise<void> {
  expect(here.faults()).toEqual([]);
  await here.leave();
}
