import { calibrate, type Drive } from "@najda/geo";
import type { LngLat } from "@najda/protocol";
import type { BrowserContext } from "playwright-core";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { east, oldTown } from "../city.ts";
import { riverTown, there } from "../street-town.ts";
import { crewPage } from "./crew-page.ts";
import { deskPage } from "./desk-page.ts";
import { labelAt, likeness, writtenBy } from "./label-ink.ts";
import { boundsSeen, pressMap } from "./map-view.ts";
import { signIn } from "./sign-in.ts";
import { startStage, type Stage } from "./stage.ts";
import { listenToTracking } from "./tracking-wire.ts";
import { phone, type VisitorOptions } from "./visitor.ts";

let stage: Stage;
/** Two desks that several tests look at: signing in is most of what a test of one panel costs. */
let supervisor: OpenDesk;
let arabic: OpenDesk;
beforeAll(async () => {
  stage = await startStage({ map: riverTown(labelled), before: (query) => query(recorded(drives)) });
  supervisor = await openDesk("supervisor", { theme: "light" });
  arabic = await openDesk("dispatcher", { language: "ar" });
});
afterAll(() => stage.stop());

/** Names that a map's own shaper gets wrong, and what they would look like then. */
const labelled = [
  { at: there(0, 420), names: { name: "Mill((((Yard))))" }, wrong: ["Mill))))Yard(((("] },
  { at: there(550, 420), names: { name: "Wheat Market", "name:ar": "سوق((((القمح))))" }, wrong: ["سوق))))القمح(((("] },
  { at: there(1100, 420), names: { name: "گوڵ((((ڵێو))))" }, wrong: ["گوڵ))))ڵێو((((", Array.from("گوڵ((((ڵێو))))").join("\u200c")] },
];

/** A hundred drives of two kinds of unit, one slower and one faster than foretold, and slower in the morning. */
const drives = Array.from({ length: 100 }, (_, at): Drive => {
  const [unitType, hour, predicted] = [at % 3 === 0 ? "engine" : "ambulance", at % 5 === 0 ? 8 : 14, 120 + at * 4];
  return { unitType, hour, predicted, actual: Math.round(predicted * (unitType === "engine" ? 1.4 : 0.9) * (hour === 8 ? 1.3 : 1) * (0.95 + (at % 7) / 60)) };
});

/** Of assignments that this city never had. */
const recorded = (list: readonly Drive[]): string => `alter table travel_records drop constraint travel_records_assignment_id_fkey;
  insert into travel_records (assignment_id, unit_type, hour, predicted_seconds, actual_seconds, ended_at) values
  ${list.map(({ unitType, hour, predicted, actual }) => `(gen_random_uuid(), '${unitType}', ${hour}, ${predicted}, ${actual}, now() - interval '1 day')`).join(", ")}`;

async function openDesk(role: "dispatcher" | "supervisor", options?: VisitorOptions) {
  const visitor = await stage.visitor(options);
  const page = await visitor.open("console");
  const wire = listenToTracking(page);
  await signIn(page, visitor.words, await stage.account(role));
  await vi.waitFor(() => expect(boundsSeen(wire)).toBeDefined(), 20_000);
  const { t } = visitor.words;
  return { visitor, page, wire, t, desk: deskPage(page, visitor.words), button: (name: string) => page.getByRole("button", { name, exact: true }) };
}

type OpenDesk = Awaited<ReturnType<typeof openDesk>>;

async function crewAt(callSign: string, at: ReturnType<typeof there>) {
  const account = await stage.crew(callSign, ["als"]);
  const visitor = await stage.visitor({ at });
  const medic = crewPage(await visitor.open("responder", { size: phone }), visitor.words);
  await signIn(medic.page, visitor.words, account);
  await medic.goOnDuty();
  await expect.poll(() => stage.city.query("select 1 from unit_positions where unit_id = $1", [account.unitId])).toHaveLength(1);
  return { ...account, visitor, medic };
}

test("streets are closed with the pointer and with the keyboard; every way goes around them until they are open again", async () => {
  const crew = await crewAt("Medic 7", there(0, -100));
  const { visitor, page, wire, t, desk, button } = await openDesk("dispatcher");
  const taker = await stage.city.signIn("call-taker");
  await taker.send("call:take", { id: uuid(), incidentId: uuid(), at: there(0, 100), type: "chest-pain" });
  const eta = desk.panel.locator(".best .eta");
  await desk.waiting.first().click();
  await eta.waitFor();
  const across = await eta.textContent();

  await button(t("console.streets.open")).click();
  await button(t("console.streets.add")).click();
  await button(t("common.area.draw")).click();
  const around = [there(-40, -30), there(40, -30), there(40, 30), there(-40, 30)];
  for (const corner of around) await pressMap(page, wire, corner);
  await page.keyboard.press("Enter");
  await desk.panel.getByText(t("common.area.corners", { count: 4 })).waitFor();
  await page.getByRole("textbox", { name: t("console.streets.reason") }).fill("Flood on the old bridge");
  await button(t("console.streets.save")).click();
  await button(t("console.streets.endOf", { reason: isolated("Flood on the old bridge") })).waitFor();

  await desk.waiting.first().click();
  await expect.poll(() => eta.textContent()).not.toBe(across);
  await desk.sendRecommended();
  await crew.medic.report("acknowledged");
  await crew.medic.page.locator(".way-there").filter({ hasText: /2\.\d\skm/ }).waitFor();

  await button(t("console.streets.open")).click();
  await button(t("console.streets.endOf", { reason: isolated("Flood on the old bridge") })).click();
  await desk.panel.getByText(t("console.streets.none")).waitFor();

  // A bar across the bridge without a pointer: the map lies under the cross as it came up, and is moved once.
  await button(t("console.streets.add")).press("Enter");
  await button(t("console.streets.line")).press("Enter");
  await page.getByText(t("console.map.pickKeys")).waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".map-hint").filter({ hasText: t("console.streets.lineSecond") }).waitFor();
  const before = boundsSeen(wire);
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => boundsSeen(wire)).not.toEqual(before);
  await page.keyboard.press("Enter");
  await desk.panel.getByText(/A line of \d+ m/).waitFor();
  expect(await button(t("console.streets.line")).evaluate((element) => element === document.activeElement)).toBe(true);
  await button(t("common.dialog.back")).press("Enter");
  expect([...visitor.faults(), ...crew.visitor.faults()]).toEqual([]);
  await visitor.leave();
  await crew.visitor.leave();
});

test("what a supervisor draws and writes floor by floor stands at the incident there, at the desk and with the crew", async () => {
  const { visitor, page, wire, t, desk, button } = supervisor;
  await button(t("zones.openPremises")).click();
  await button(t("zones.addPremise")).click();
  await page.getByRole("textbox", { name: t("zones.name") }).fill("Mill");
  await page.getByRole("textbox", { name: t("zones.hazardCode") }).fill("gas");
  await page.getByRole("textbox", { name: t("zones.text") }).fill("Gas bottles in the yard");
  await button(t("common.area.draw")).click();
  const around = [there(500, 60), there(600, 60), there(600, 140), there(500, 140)];
  for (const corner of [...around, around[0]!]) await pressMap(page, wire, corner);
  await desk.panel.getByText(t("common.area.corners", { count: 4 })).waitFor();
  await button(t("zones.addFloor")).click();
  await page.getByRole("spinbutton", { name: t("zones.floorNumber") }).fill("-1");
  await page.getByRole("textbox", { name: t("zones.floorText") }).fill("Pump room");
  await button(t("zones.savePremise")).click();
  await desk.panel.getByRole("listitem").filter({ hasText: "Mill" }).waitFor();

  const crew = await crewAt("Medic 8", there(600, -100));
  const incidentId = uuid();
  const dispatcher = await stage.city.signIn("dispatcher");
  await dispatcher.send("call:take", { id: uuid(), incidentId, at: there(550, 100), type: "structure-fire" });
  await desk.waiting.filter({ hasText: visitor.words.type("structure-fire") }).click();
  const known = desk.panel.getByRole("region", { name: t("zones.known") });
  for (const words of ["Mill", "Gas bottles in the yard", t("zones.basement", { floor: 1 }), "Pump room"]) await known.getByText(words).waitFor();
  await dispatcher.send("incident:assign", { assignmentId: uuid(), incidentId, unitId: crew.unitId });
  await crew.medic.report("acknowledged");
  const told = crew.medic.page.getByRole("region", { name: t("zones.known") });
  for (const words of ["Mill", "Gas bottles in the yard", t("zones.basement", { floor: 1 }), "Pump room"]) await told.getByText(words).waitFor();
  expect([...visitor.faults(), ...crew.visitor.faults()]).toEqual([]);
  await crew.visitor.leave();
});

test("a supervisor reads how well arrivals are foretold, with the numbers of the calibration", async () => {
  const expected = calibrate(drives);
  const { visitor, t, desk, button } = supervisor;
  await button(t("console.streets.open")).click();
  await desk.panel.getByText(t("console.streets.accuracy")).click();
  const rows = desk.panel.locator(".accuracy tbody tr");
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  await rows.first().waitFor();
  const cells = await Promise.all((await rows.all()).map((row) => row.locator("th, td").allTextContents()));
  expect(cells).toEqual(expected.types.map(({ unitType, drives: count, factor, errorBefore, errorAfter }) => [
    unitType, String(count), factor.toFixed(2), percent(errorBefore), percent(errorAfter),
  ]));
  expect(cells.map(([unitType]) => unitType)).toEqual(["ambulance", "engine"]);
  expect(await desk.panel.locator(".accuracy .hours li").allTextContents()).toEqual(
    expected.hours.filter((hour) => hour.drives > 0).map(({ hour, factor }) => `${String(hour).padStart(2, "0")}:00 ${factor.toFixed(2)}`),
  );
  expect(visitor.faults()).toEqual([]);
});

test("names with brackets, in Latin, Arabic and Sorani letters, stand on the map of a page from right to left as they are written", async () => {
  const { visitor, page, wire } = arabic;
  for (const { at, names, wrong } of labelled) {
    const name = names["name:ar"] ?? names.name;
    const [right, ...others] = await Promise.all([name, ...wrong].map((words) => writtenBy(page, words)));
    await expect.poll(() => labelAt(page, wire, at)).toBeDefined();
    const drawn = (await labelAt(page, wire, at))!;
    const asWritten = likeness(drawn, right!);
    for (const other of others) expect(asWritten - likeness(drawn, other)).toBeGreaterThan(0.1);
  }
  expect(visitor.faults()).toEqual([]);
});

test("where free units are many they stand as one sign, which opens at a press; who is sent stands alone", async () => {
  const { city } = stage;
  const yard = there(800, -420);
  const [sentUnit] = await addUnits(161, { beside: yard });
  const incidentId = uuid();
  const dispatcher = await city.signIn("dispatcher");
  await dispatcher.send("call:take", { id: uuid(), incidentId, at: there(1300, 100), type: "fall" });
  await dispatcher.send("incident:assign", { assignmentId: uuid(), incidentId, unitId: sentUnit!.id });
  const { visitor, page, wire, desk } = arabic;
  // These units came past the log of events: the page has to read its board anew.
  await page.reload();
  await expect.poll(() => page.locator(".pill[data-state=live]").count()).toBe(1);
  await expect.poll(() => page.locator(".map-footer").textContent()).toMatch(/16\d/);
  await expect.poll(async () => (await pressMap(page, wire, there(740, -420)), desk.panel.textContent())).toContain("Van 1");
  // The map jumps instead of flying: another press would stop it halfway.
  await page.emulateMedia({ reducedMotion: "reduce" });
  const width = (): number => boundsSeen(wire)![2] - boundsSeen(wire)![0];
  const before = width();
  await expect.poll(async () => (await pressMap(page, wire, there(840, -420)), width())).toBeLessThan(before / 1.9);
  expect(visitor.faults()).toEqual([]);
});

test.each([
  ["its library does not come", "failed", "burn", (context: BrowserContext) => context.route(/maplibre-gl-[^/]*\.m?js$/, (route) => route.abort())],
  ["the browser can't draw one", "unavailable", "stroke", (context: BrowserContext) => context.addInitScript(() => void (HTMLCanvasElement.prototype.getContext = () => null))],
] as const)("without a map because %s the desk says so and is worked from the lists", async (_, why, type, spoil) => {
  const visitor = await stage.visitor();
  const { t } = visitor.words;
  await spoil(visitor.context);
  const page = await visitor.open("console");
  const desk = deskPage(page, visitor.words);
  await signIn(page, visitor.words, await stage.account("dispatcher"));
  await page.getByText(t(`common.map.${why}`)).waitFor();
  const taker = await stage.city.signIn("call-taker");
  await taker.send("call:take", { id: uuid(), incidentId: uuid(), at: there(100, 100), type });
  await desk.waiting.filter({ hasText: visitor.words.type(type) }).click();
  await desk.panel.getByRole("heading", { name: visitor.words.type(type) }).waitFor();
  expect(visitor.faults().filter((fault) => !fault.includes("ERR_FAILED"))).toEqual([]);
  await visitor.leave();
});

/** So many vans within 30 m of a place, but for the first: it stands 60 m west of it. */
async function addUnits(count: number, { beside: [lng, lat] }: { beside: LngLat }): Promise<{ id: string }[]> {
  const added = await stage.city.query<{ id: string }>(
    `insert into units (id, centre_id, agency_id, call_sign, type, capabilities, duty)
     select gen_random_uuid(), centre_id, id, 'Van ' || n, 'van', '{als}', 'in-service' from agencies, generate_series(1, $1) n returning id`,
    [count],
  );
  await stage.city.query(
    `insert into unit_positions (unit_id, at, recorded_at, received_at)
     select id, st_point(case call_sign when 'Van 1' then $3::float8 else $1::float8 + (hashtext(call_sign) % 30) * 1e-5 end, $2, 4326)::geography, now(), now() from units where type = 'van'`,
    [lng, lat, lng + east(-60)[0] - oldTown[0]],
  );
  return added;
}

/** As names are set into sentences. */
const isolated = (words: string): string => `\u2068${words}\u2069`;
