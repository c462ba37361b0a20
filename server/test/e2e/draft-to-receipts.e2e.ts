import { phoneMessages } from "@najda/alerts";
import { cellOf, areaCells, covers } from "@najda/geo";
import type { Area, LngLat, PublishedAlert } from "@najda/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { flood } from "../../../alerts/test/flood.ts";
import { east } from "../city.ts";
import { alertPage, type AlertPage } from "./alert-page.ts";
import { deliverPush, notificationsOf } from "./push.ts";
import { signIn } from "./sign-in.ts";
import { centre, startStage, type Stage } from "./stage.ts";
import { phone, type Visitor } from "./visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

const [lng, lat] = centre;
const corners: LngLat[] = [[lng - 0.003, lat - 0.003], [lng + 0.003, lat - 0.003], [lng + 0.003, lat + 0.003], [lng - 0.003, lat + 0.003]];
const area: Area = { type: "Polygon", coordinates: [[...corners, corners[0]!]] };
const content = flood({ area });

test("from draft to receipts: drawn and written, approved by a second person, shown to those inside, answered, and ended for them", async () => {
  const [writer, second] = [await stage.visitor({ language: "en" }), await stage.visitor({ language: "ar" })];
  const inside = await stage.visitor({ language: "ar", at: centre });
  const nextDoor = await stage.visitor({ at: outsideInTheSameCell() });
  const faraway = await stage.visitor({ at: east(30_000, centre) });
  const [citizen, neighbour, stranger] = [await openPhone(inside), await openPhone(nextDoor), await openPhone(faraway)];

  const author = await openAlerts(writer, "alert-author");
  const approver = await openAlerts(second, "alert-approver");
  const { t } = writer.words;
  await author.begin();
  await drawByPointer(author, t("common.area.draw"));
  await author.editor.getByText(t("common.area.corners", { count: 4 })).waitFor();
  await author.typeArea(corners);
  await author.writeTexts(content);
  await author.save();
  await author.button(t("console.alerts.submit")).click();
  await author.panel.getByText(t("console.alerts.ownHand")).waitFor();
  expect(await author.button(t("actions.approve")).count()).toBe(0);

  await approver.row(content.texts["ar"]!.headline).click();
  const { t: ar } = second.words;
  await approver.button(ar("actions.approve")).click();
  const send = approver.button(ar("console.alerts.approve"));
  expect(await send.isDisabled()).toBe(true);
  await approver.page.getByRole("checkbox", { name: ar("console.alerts.approveRead") }).check();
  await send.click();

  await citizen.getByRole("heading", { name: content.texts["ar"]!.headline }).waitFor();
  await citizen.getByText(ar("citizen.alerts.inside")).waitFor();
  await citizen.getByRole("button", { name: ar("actions.i-am-safe") }).click();
  await citizen.getByText(ar("citizen.alerts.safeSent")).waitFor();
  await expect.poll(async () => [await author.count("shown"), await author.count("opened"), await author.count("safe")]).toEqual([1, 1, 1]);
  await neighbour.getByText(t("citizen.alerts.nearby")).waitFor();

  await author.button(t("console.alerts.cancel")).click();
  await author.button(t("console.alerts.over")).click();
  await citizen.getByRole("heading", { name: content.allClear["ar"]!.headline }).waitFor();
  await citizen.getByText(ar("citizen.alerts.allClear")).waitFor();
  for (const { headline } of [content.texts["en"]!, content.allClear["en"]!]) expect(await stranger.getByText(headline).count()).toBe(0);

  for (const visitor of [writer, second, inside, nextDoor, faraway]) {
    expect(visitor.faults()).toEqual([]);
    await visitor.leave();
  }
});

test("a pushed alert is shown by the service worker in the person's language, and quietly where it means somebody else", async () => {
  const here = await stage.visitor({ language: "ar", at: centre });
  const page = await openPhone(here);
  const message = phoneMessages(published(), `${stage.city.url}/citizen/alerts/1`);
  await deliverPush(page, { scope: "/citizen/", message: message("ar") });
  await expect.poll(() => notificationsOf(page)).toMatchObject([
    { title: content.texts["ar"]!.headline, body: content.texts["ar"]!.instruction, dir: "rtl", lang: "ar", silent: false },
  ]);
  await here.goTo(east(30_000, centre));
  const elsewhere = { ...published(), alertId: "0198c0de-0000-7000-8000-000000000002" };
  await expect
    .poll(async () => {
      await deliverPush(page, { scope: "/citizen/", message: phoneMessages(elsewhere, "/")("ar") });
      return notificationsOf(page);
    })
    .toContainEqual(expect.objectContaining({ title: here.words.t("citizen.push.nearbyTitle"), silent: true }));
  await here.leave();
});

async function openAlerts(visitor: Visitor, role: "alert-author" | "alert-approver"): Promise<AlertPage> {
  const page = await visitor.open("console");
  await signIn(page, visitor.words, await stage.account(role));
  return alertPage(page, visitor.words);
}

/** A citizen's page that is connected and knows where it is. */
async function openPhone(visitor: Visitor) {
  const page = await visitor.open("citizen", { size: phone });
  await page.locator(".location-words").filter({ hasText: "±" }).waitFor();
  return page;
}

async function drawByPointer({ page }: AlertPage, draw: string): Promise<void> {
  await page.locator(".map-footer bdi").waitFor();
  await page.getByRole("button", { name: draw }).click();
  const box = (await page.locator(".maplibregl-canvas").boundingBox())!;
  const at = (x: number, y: number): [number, number] => [box.x + box.width * x, box.y + box.height * y];
  for (const corner of [at(0.4, 0.4), at(0.6, 0.4), at(0.6, 0.6), at(0.4, 0.6), at(0.4, 0.4)]) await page.mouse.click(...corner);
}

/** Near enough that its phone hears of the alert, and outside of it. */
function outsideInTheSameCell(): LngLat {
  const cells = areaCells(area);
  for (let metres = 300; metres < 5_000; metres += 50) {
    const place = east(metres, centre);
    if (!covers(area, place) && cells.includes(cellOf(place))) return place;
  }
  throw new Error("no such place");
}

function published(): PublishedAlert {
  const { status, ...rest } = content;
  return {
    ...rest,
    alertId: "0198c0de-0000-7000-8000-000000000001",
    version: 1,
    kind: "alert",
    capStatus: status,
    sender: "Ministry",
    sentAt: new Date().toISOString(),
    cells: areaCells(area),
  } as unknown as PublishedAlert;
}
