import { demoCity } from "@najda/geo/demo-city";
import type { Assignment } from "@najda/protocol";
import { v7 as uuid } from "uuid";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { crewPage } from "./crew-page.ts";
import { signIn } from "./sign-in.ts";
import { centre, startStage, type Stage } from "./stage.ts";
import { phone } from "./visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ map: false });
});
afterAll(() => stage.stop());

test("what a crew reports without a network says so, outlives a reload, and arrives once, in order, with the time of its press", async () => {
  const { city } = stage;
  const [account, here] = [await stage.crew("Medic 7", ["als"]), await stage.visitor({ at: centre })];
  const { t } = here.words;
  const medic = crewPage(await here.open("responder", { size: phone }), here.words);
  await signIn(medic.page, here.words, account);
  await medic.goOnDuty();
  const dispatcher = await city.signIn("dispatcher");
  const [incidentId, assignmentId] = [uuid(), uuid()];
  await dispatcher.send("call:take", { id: uuid(), incidentId, at: centre, type: "chest-pain", address: demoCity.places()[0]!.address.en });
  await dispatcher.send("incident:assign", { assignmentId, incidentId, unitId: account.unitId });
  const said = await saidAtPress(medic.page.locator("body"));
  await medic.report("acknowledged");
  await dispatcher.until((board) => board.assignments[assignmentId]?.status === "acknowledged");
  await medic.page.waitForFunction(() => navigator.serviceWorker.controller !== null);

  const [, queued] = t("responder.work.queuedSince", { status: "", time: "" }).split(", ");
  expect(t("responder.status.waiting", { count: 1 })).toContain(queued);
  expect((await said()).filter((text) => text.includes(queued!))).toEqual([]);

  await here.context.setOffline(true);
  await medic.network.getByText(t("responder.status.offline")).waitFor();
  const from = Date.now();
  await medic.report("en-route");
  await waits(1);
  await medic.report("on-scene");
  await waits(2);
  const until = Date.now();
  await medic.page.reload();
  await waits(2);
  await medic.status.filter({ hasText: t("statuses.on-scene") }).waitFor();

  await here.context.setOffline(false);
  await dispatcher.until((board) => board.assignments[assignmentId]?.status === "on-scene");
  await expect.poll(() => medic.status.getAttribute("data-waiting")).toBe("false");
  expect(await medic.network.getByText(t("responder.status.waiting", { count: 1 })).count()).toBe(0);
  const told = dispatcher.heard.flatMap(({ name, payload }) => (name === "assignment:changed" ? [payload as Assignment] : []));
  const reported = told.filter(({ status }) => status === "en-route" || status === "on-scene");
  expect(reported.map(({ status }) => status)).toEqual(["en-route", "on-scene"]);
  const { times, flags } = reported.at(-1)!;
  const pressed = [times["en-route"], times["on-scene"]].map((at) => Date.parse(at ?? ""));
  expect([from, ...pressed, until]).toEqual([from, ...pressed, until].toSorted((one, other) => one - other));
  expect(flags).toEqual([]);

  const { log } = await dispatcher.send("incident:read", { incidentId });
  expect(log.filter(({ what }) => what === "status-reported")).toHaveLength(3);
  const { followed, fresh } = await dispatcher.law();
  expect(followed).toEqual(fresh);

  async function waits(count: number): Promise<void> {
    await medic.network.getByText(t("responder.status.waiting", { count })).waitFor();
    expect(await medic.status.getAttribute("data-waiting")).toBe("true");
  }
});

/** What an element says within a moment (900 ms) of a press on its page, however shortly. */
async function saidAtPress(element: Locator): Promise<() => Promise<string[]>> {
  const texts = await element.evaluateHandle((watched) => {
    const seen = new Set<string>();
    let pressed = -Infinity;
    addEventListener("click", () => (pressed = performance.now()), true);
    const look = (): void => void (performance.now() - pressed < 900 && seen.add(watched.textContent ?? ""));
    new MutationObserver(look).observe(watched, { subtree: true, childList: true, characterData: true });
    return seen;
  });
  return () => texts.evaluate((seen) => [...seen]);
}
