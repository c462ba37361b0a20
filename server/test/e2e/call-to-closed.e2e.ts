import { demoCity } from "@najda/geo/demo-city";
import type { Page } from "playwright-core";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { crewPage } from "./crew-page.ts";
import { deskPage, type DeskPage } from "./desk-page.ts";
import { momentOf, momentOfPress } from "./moments.ts";
import { signIn } from "./sign-in.ts";
import { centre, startStage, type Stage } from "./stage.ts";
import { phone } from "./visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

const offeredWithinMs = 2_000;
const [door] = demoCity.places();

describe.each([
  { language: "en" as const, callSign: "Medic 7" },
  { language: "ar" as const, callSign: "Medic 8" },
])("in $language", ({ language, callSign }) => {
  test("from call to closed: taken and sent at the desk, answered and driven in a second tab, closed when the crew has cleared", async () => {
    const { city } = stage;
    const follower = await city.signIn("supervisor");
    const [dispatcher, crew] = [await stage.account("dispatcher"), await stage.crew(callSign, ["als", "bls"])];
    const here = await stage.visitor({ language, at: centre });
    const { words } = here;
    const desk = deskPage(await here.open("console"), words);
    await signIn(desk.page, words, dispatcher);
    const medic = crewPage(await here.open("responder", { size: phone }), words);
    await signIn(medic.page, words, crew);
    await medic.goOnDuty();
    await expect.poll(() => city.query("select 1 from unit_positions where unit_id = $1", [crew.unitId])).toHaveLength(1);

    await desk.page.bringToFront();
    await desk.takeCall({ place: streetOf(language), type: "chest-pain" });
    await desk.waiting.filter({ hasText: words.type("chest-pain") }).waitFor();
    await desk.panel.getByRole("list").getByText(callSign).first().waitFor();
    const [pressed, offered] = [momentOfPress(desk.page), momentOf(medic.page, "main.offer")];
    await desk.sendRecommended();
    expect((await offered) - (await pressed)).toBeLessThan(offeredWithinMs);
    await desk.active.filter({ hasText: callSign }).waitFor();

    await medic.report("acknowledged");
    await desk.unit(callSign, "acknowledged").waitFor();
    await medic.report("en-route");
    await desk.unit(callSign, "en-route").waitFor();
    await medic.report("on-scene");
    await desk.unit(callSign, "on-scene").waitFor();
    await medic.report("cleared");
    await desk.unit(callSign, "available").waitFor();
    await medic.page.getByText(words.t("responder.idle.waiting")).waitFor();

    await desk.close("handled-on-scene");
    await expect.poll(() => desk.active.count()).toBe(0);
    expect(await desk.waiting.count()).toBe(0);
    await medic.goOffDuty();
    await desk.unit(callSign, "off-duty").waitFor();

    const { followed, fresh } = await follower.law();
    expect(followed).toEqual(fresh);
    expect(here.faults()).toEqual([]);
    await here.leave();
  });
});

test("a call that somebody else takes marks the console's title until somebody looks", async () => {
  const here = await stage.visitor();
  const { t } = here.words;
  const page = await here.open("console");
  await signIn(page, here.words, await stage.account("dispatcher"));
  await page.locator(".pill[data-state=live]").waitFor();
  const callTaker = await stage.city.signIn("call-taker");
  await callTaker.send("call:take", { id: uuid(), incidentId: uuid(), at: centre, type: "fall" });
  await expect.poll(() => page.title()).toBe(`(1) ${t("console.title")}`);
  await page.keyboard.press("w");
  await expect.poll(() => page.title()).toBe(t("console.title"));
  await here.leave();
});

describe("what a citizen asks for by the app comes to the desk as it was meant", () => {
  test("for somebody else, at a place that was searched for, not where the phone is", async () => {
    const { citizen, page, desk, t } = await citizenAndDesk();
    await page.getByRole("button", { name: t("actions.for-someone-else") }).click();
    await page.getByRole("heading", { name: t("citizen.help.whatSomeoneElse") }).waitFor();
    await page.getByRole("button", { name: t("citizen.help.kinds.sick") }).click();
    await page.getByRole("button", { name: t("citizen.help.send") }).click();
    await page.getByRole("alert").getByText(t("citizen.help.sendNeedsPlace")).waitFor();
    await page.getByRole("textbox", { name: t("citizen.help.address") }).fill("palm hospital");
    await page.getByRole("button", { name: t("citizen.help.find") }).click();
    await page.getByRole("list", { name: t("citizen.help.found") }).getByRole("button").first().click();
    await page.getByRole("textbox", { name: t("citizen.help.phone") }).fill("+962 7 9000 0000");
    await page.getByRole("button", { name: t("citizen.help.send") }).click();
    await openReport(desk, page);
    for (const words of [t("console.report.forSomeoneElse"), "Palm Hospital", "+962 7 9000 0000"]) await desk.panel.getByText(words).waitFor();
    expect(await desk.panel.getByText("±").count()).toBe(0);
    await desk.panel.getByRole("button", { name: t("console.report.accept") }).click();
    await desk.panel.getByRole("link").getByText("+962 7 9000 0000").waitFor();
    await page.getByText(t("citizen.mine.status.being-checked")).waitFor();
    expect(citizen.faults()).toEqual([]);
    await citizen.leave();
  });

  test("silently, by text: nobody is rung, and whoever goes there knows it", async () => {
    const { citizen, page, desk, t } = await citizenAndDesk();
    await page.getByRole("button", { name: t("actions.silent-text") }).click();
    expect(await page.locator("a[href^='tel:']").count()).toBe(0);
    await page.getByRole("button", { name: t("citizen.help.kinds.violence") }).click();
    await page.locator(".location-words").filter({ hasText: "±" }).waitFor();
    expect(await page.getByRole("textbox", { name: t("citizen.help.phone") }).count()).toBe(0);
    await page.getByRole("textbox", { name: t("citizen.help.text") }).fill("He is at the door. I hide in the bath.");
    await page.getByRole("button", { name: t("citizen.help.send") }).click();
    await openReport(desk, page);
    for (const words of [t("console.report.silent"), "He is at the door. I hide in the bath."]) await desk.panel.getByText(words).waitFor();
    await desk.panel.getByRole("button", { name: t("console.report.accept") }).click();
    await desk.panel.getByRole("heading", { name: t("console.log.title") }).waitFor();
    for (const words of [t("console.report.silent"), "He is at the door. I hide in the bath."]) await desk.panel.getByText(words).first().waitFor();
    await page.getByText(t("citizen.sent.steps.silent")).waitFor();
    expect(await page.getByText(t("citizen.sent.steps.phone")).count()).toBe(0);
    expect(citizen.faults()).toEqual([]);
    await citizen.leave();
  });
});

async function citizenAndDesk() {
  const citizen = await stage.visitor({ at: centre });
  const page = await citizen.open("citizen", { size: phone });
  const desk = deskPage(await citizen.open("console"), citizen.words);
  await signIn(desk.page, citizen.words, await stage.account("dispatcher"));
  await desk.page.locator(".pill[data-state=live]").waitFor();
  await page.bringToFront();
  return { citizen, page, desk, t: citizen.words.t };
}

/** The report that a citizen's page has the number of. */
async function openReport({ page: console, panel }: DeskPage, citizen: Page): Promise<void> {
  const number = (await citizen.locator(".tracking-number").textContent())!;
  await console.bringToFront();
  await console.getByRole("option").filter({ hasText: number }).click();
  await panel.getByText(number).waitFor();
}

/** The street in front of a door of the demo city, as its people write it. */
function streetOf(language: "en" | "ar"): string {
  const { address } = door!;
  return language === "ar" ? address.ar.split("،")[0]! : address.en.split(",")[0]!.replace(/^\d+ /, "");
}
