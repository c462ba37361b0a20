import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { cellOf } from "@najda/geo";
import type { AlertContent, AlertCounts, PublishedAlert } from "@najda/protocol";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startPushService, type PushService } from "../../../alerts/test/push-service.ts";
import type { StandInBrowser } from "../../../alerts/test/push-browser.ts";
import { flood, faraway, oldTown } from "../../../alerts/test/flood.ts";
import { startCity, type City } from "../../test/city.ts";
import type { Someone } from "../../test/someone.ts";

let city: City;
let service: PushService;
const trusted = getCACertificates("default");
beforeEach(async () => {
  service = await startPushService();
  setDefaultCACertificates([...trusted, service.ca]);
});
afterEach(async () => {
  await city.stop();
  await service.close();
  setDefaultCACertificates(trusted);
});

/** A citizen's phone: a page that is open, or one that is only subscribed, where it is. */
async function phone(at: [number, number], language = "ar"): Promise<Someone & { browser: StandInBrowser; subscriptionId: string }> {
  const someone = await city.signIn("citizen");
  const browser = service.subscribe();
  const subscriptionId = uuid();
  const channel = { kind: "web-push" as const, endpoint: browser.endpoint, keys: browser.keys };
  await someone.send("subscription:save", { id: subscriptionId, cells: [cellOf(at)], channel, language });
  await someone.send("cells:watch", { cells: [cellOf(at)] });
  return { ...someone, browser, subscriptionId };
}

const kindsAt = ({ browser }: { browser: StandInBrowser }) => service.arrivals(browser.endpoint).map(({ body }) => (body as { kind: string }).kind);

const publishedTo = (someone: Someone) =>
  someone.heard.filter(({ name }) => name === "alert:published").map(({ payload }) => (payload as PublishedAlert).kind);

async function approved(of: { author: Someone; approver: Someone; content?: Partial<AlertContent> }): Promise<string> {
  const alertId = uuid();
  await of.author.send("alert:draft", { alertId, ...flood(of.content) });
  await of.author.send("alert:submit", { alertId });
  await of.approver.until((board) => board.alerts[alertId]?.status === "submitted");
  const { contentHash = "" } = of.approver.board().alerts[alertId] ?? {};
  await of.approver.send("alert:approve", { alertId, contentHash });
  return alertId;
}

async function lawHolds(...people: Someone[]): Promise<void> {
  for (const someone of people) {
    const { followed, fresh } = await someone.law();
    expect(followed).toEqual(fresh);
  }
}

test.each([1, 2])("from draft to receipts on %i node(s): approved by a second person, heard in the area, counted live, ended for all who heard", async (nodes) => {
  city = await startCity({ nodes, settings: { PUSH_HOSTS: service.origin } });
  const author = await city.signIn("alert-author");
  const approver = await city.signIn("alert-approver");
  const [here, there] = [await phone(oldTown), await phone(faraway)];
  const counts: AlertCounts[] = [];
  author.socket.on("alert:counted", (counted: { counts: AlertCounts }) => counts.push(counted.counts));

  const alertId = await approved({ author, approver });
  await here.until((_, heard) => heard.some(({ name }) => name === "alert:published"));
  await author.until((board) => board.alerts[alertId]?.status === "sent");
  expect(kindsAt(here)).toEqual(["alert"]);
  expect(service.complaints).toEqual([]);

  const at = city.clock.now().toISOString();
  await here.send("receipt:report", { alertId, subscriptionId: here.subscriptionId, kind: "shown", at });
  await here.send("receipt:report", { alertId, subscriptionId: here.subscriptionId, kind: "need-help", at });
  await expect.poll(() => counts.at(-1), { timeout: 15_000 }).toMatchObject({ alertId, targeted: 1, accepted: 1, shown: 1, needHelp: 1 });

  const xml = await (await fetch(`${city.url}/alerts/${alertId}.xml`)).text();
  expect(xml).toContain("<msgType>Alert</msgType>");
  expect(await (await fetch(`${city.url}/alerts/feed.atom`)).text()).toContain(`${alertId}.1.xml`);

  await author.send("alert:cancel", { alertId, reason: "over" });
  await expect.poll(() => kindsAt(here), { timeout: 15_000 }).toEqual(["alert", "all-clear"]);
  await here.until((_, heard) => heard.filter(({ name }) => name === "alert:published").length === 2);
  expect(publishedTo(here)).toEqual(["alert", "all-clear"]);
  const late = await phone(oldTown);
  await late.until((_, heard) => heard.some(({ name }) => name === "alert:published"));
  expect(publishedTo(late)).toEqual(["all-clear"]);
  expect([kindsAt(there), publishedTo(there)]).toEqual([[], []]);
  expect(await (await fetch(`${city.url}/alerts/${alertId}.xml`)).text()).toContain("<msgType>Cancel</msgType>");
  await lawHolds(author, approver, here, there);
});

test("what was read is what is approved: an edit in between is refused, and so is the editor", async () => {
  city = await startCity();
  const [author, approver] = [await city.signIn("alert-author"), await city.signIn("alert-approver")];
  const alertId = uuid();
  const { contentHash } = await author.send("alert:draft", { alertId, ...flood() });
  await author.send("alert:edit", { alertId, ...flood({ severity: "Minor" }) });
  await author.send("alert:submit", { alertId });
  expect(await approver.ask("alert:approve", { alertId, contentHash })).toMatchObject({ ok: false, code: "alert-changed" });
  await approver.send("alert:edit", { alertId, ...flood({ severity: "Severe" }) });
  await author.send("alert:submit", { alertId });
  expect(await approver.ask("alert:approve", { alertId })).toMatchObject({ ok: false, code: "same-person" });
  expect(await author.ask("alert:approve", { alertId })).toMatchObject({ ok: false, code: "role-refused" });
  await lawHolds(author, approver);
});

test("an alert ends by itself when its time has come, on every board", async () => {
  city = await startCity({ settings: { PUSH_HOSTS: service.origin } });
  const [author, approver] = [await city.signIn("alert-author"), await city.signIn("alert-approver")];
  const alertId = await approved({ author, approver, content: { expires: new Date(Date.now() + 600_000).toISOString() } });
  await author.until((board) => board.alerts[alertId]?.status === "sent");
  city.clock.move(601);
  await author.until((board) => board.alerts[alertId]?.status === "expired");
  expect(await (await fetch(`${city.url}/alerts/feed.atom`)).text()).not.toContain(alertId);
  await lawHolds(author, approver);
});

test("a demo installation sends exercises only, and every phone is told that it is one", async () => {
  city = await startCity({ demo: true, settings: { PUSH_HOSTS: service.origin } });
  const [author, approver] = [await city.signIn("alert-author"), await city.signIn("alert-approver")];
  const here = await phone(oldTown, "en");
  expect(await author.ask("alert:draft", { alertId: uuid(), ...flood() })).toMatchObject({ ok: false, code: "exercise-only" });
  await approved({ author, approver, content: { status: "Exercise" } });
  await expect.poll(() => service.arrivals(here.browser.endpoint)[0]?.body, { timeout: 15_000 }).toMatchObject({ status: "Exercise", headline: "EXERCISE: Flash flood in the old town" });
});
