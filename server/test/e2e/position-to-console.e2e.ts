import { setTimeout as pause } from "node:timers/promises";
import { demoCity } from "@najda/geo/demo-city";
import type { LngLat, Position } from "@najda/protocol";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pace } from "../../../responder-pwa/src/position/when-to-send.ts";
import { crewPage } from "./crew-page.ts";
import { boundsSeen, contains, pressMap } from "./map-view.ts";
import { signIn } from "./sign-in.ts";
import { startStage, type Stage } from "./stage.ts";
import { listenToTracking, type Passed, type TrackingWire } from "./tracking-wire.ts";
import { phone } from "./visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.stop());

const drawnWithinMs = 500;
const [west, south, east, north] = demoCity.bounds;
const share = (x: number, y: number): LngLat => [west + (east - west) * x, south + (north - south) * y];
/** A drive of a few hundred metres in the north-east of the city, far from its middle. */
const drive = [0.7, 0.71, 0.72, 0.73, 0.74, 0.75].map((x) => share(x, 0.7));

test("a crew that drives is drawn within 500 ms where somebody looks, and costs no byte where nobody does", async () => {
  const account = await stage.crew("Medic 7", ["als"]);
  const [start, ...stops] = drive as [LngLat, ...LngLat[]];
  const [crew, near, far] = [await stage.visitor({ at: start }), await stage.visitor(), await stage.visitor()];
  const looking = await openDesk(near);
  const elsewhere = await openDesk(far);
  const { t } = near.words;
  while (contains(boundsSeen(elsewhere.wire)!, start)) {
    const before = elsewhere.wire.sent.length;
    await elsewhere.page.getByRole("button", { name: t("common.map.zoomIn") }).click();
    await expect.poll(() => elsewhere.wire.sent.length).toBeGreaterThan(before);
  }

  const medic = crewPage(await crew.open("responder", { size: phone }), crew.words);
  const device = listenToTracking(medic.page);
  await signIn(medic.page, crew.words, account);
  await medic.goOnDuty();
  await expect.poll(() => arrivalOf(looking.wire, start)).toBeDefined();
  const ages: number[] = [];
  for (const place of stops) {
    // A device reports once a second at most; what it finds in between is not sent later.
    await pause(pace.leastMs);
    await crew.goTo(place);
    await expect.poll(() => arrivalOf(looking.wire, place)).toBeDefined();
    ages.push(arrivalOf(looking.wire, place)!.at - reportOf(device, place)!.at);
  }
  expect(ages.toSorted((one, other) => one - other)[Math.floor(ages.length / 2)]).toBeLessThan(drawnWithinMs);

  await expect.poll(() => looking.page.locator(".map-footer").textContent()).toContain("Medic 7");
  const panel = looking.page.getByRole("complementary", { name: t("console.panel.label") });
  await expect.poll(async () => (await pressMap(looking.page, looking.wire, stops.at(-1)!), panel.textContent())).toContain("Medic 7");

  expect(moved(elsewhere.wire).filter(({ payload }) => (payload as Position[]).some(({ unitId }) => unitId === account.unitId))).toEqual([]);
  expect([...crew.faults(), ...near.faults(), ...far.faults()]).toEqual([]);
});

async function openDesk(visitor: Awaited<ReturnType<Stage["visitor"]>>) {
  const page = await visitor.open("console");
  const wire = listenToTracking(page);
  await signIn(page, visitor.words, await stage.account("dispatcher"));
  await expect.poll(() => moved(wire).length).toBeGreaterThan(0);
  return { page, wire };
}

const moved = ({ heard }: TrackingWire): Passed[] => heard.filter(({ name }) => name === "positions:moved");

const same = (one: LngLat, other: LngLat): boolean => Math.hypot(one[0] - other[0], one[1] - other[1]) < 1e-6;

/** When the device told of this place. */
const reportOf = ({ sent }: TrackingWire, place: LngLat): Passed | undefined =>
  sent.find(({ name, payload }) => name === "position:report" && same((payload as Position).at, place));

/** When the console heard of it. */
const arrivalOf = (wire: TrackingWire, place: LngLat): Passed | undefined =>
  moved(wire).find(({ payload }) => (payload as Position[]).some(({ at }) => same(at, place)));
