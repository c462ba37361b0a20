import { equal, ok } from "node:assert/strict";
import { latLngToCell } from "h3-js";
import { v7 as uuid } from "uuid";
import { placeIn, type Stage } from "./cast.ts";
import { signIn } from "./person.ts";
import type { Counts, KeptEvent, Place } from "./shapes.ts";

interface Alert {
  id: string;
  status: string;
  contentHash: string;
}

const now = () => new Date().toISOString();

/** A square so many degrees to each side of a place, closed. */
const around = ([lng, lat]: Place, by: number) => ({
  type: "Polygon",
  coordinates: [[[lng - by, lat - by], [lng + by, lat - by], [lng + by, lat + by], [lng - by, lat + by], [lng - by, lat - by]]],
});

/** What an author writes; `status` Exercise, because this is a demo. */
export const alertContent = (place: Place) => ({
  area: around(place, 0.006),
  texts: {
    en: { headline: "Flood water is rising at the old bridge", description: "The river has left its bed.", instruction: "Go up to the second floor." },
    ar: { headline: "منسوب المياه يرتفع عند الجسر القديم", description: "فاض النهر عن مجراه.", instruction: "اصعد إلى الطابق الثاني." },
  },
  cancellation: { en: { headline: "No flood", description: "The warning was a mistake." }, ar: { headline: "لا يوجد فيضان", description: "كان التحذير خطأ." } },
  allClear: { en: { headline: "The flood is over", description: "The water has gone down." }, ar: { headline: "انتهى الفيضان", description: "انخفض منسوب المياه." } },
  severity: "Severe",
  urgency: "Immediate",
  certainty: "Observed",
  category: "Met",
  expires: new Date(Date.now() + 3_600_000).toISOString(),
  status: "Exercise",
});

/** Life 3: two people, one alert, a phone that hears it, and its end. */
export async function draftToReceipts(stage: Stage): Promise<void> {
  const { demo, checks, cast } = stage;
  const { author, approver, citizen } = cast;
  const alertId = uuid();
  const place = placeIn(demo, 0.5, 0.5);
  const page = await citizen.listen();
  const office = await author.listen();
  const published = (kind: string) =>
    page.hears<KeptEvent>("event", ({ name, payload }) => name === "alert:published" && payload.alertId === alertId && payload.kind === kind);

  await checks.need("the citizen's page watches its cell", async () => {
    const answer = await page.ask("cells:watch", { cells: [latLngToCell(place[1], place[0], 7)] });
    ok(answer.ok, answer.ok ? "" : answer.message);
  });
  await checks.see("the area is measured before anybody decides", async () => {
    const estimate = await author.send<{ cells: number; areaKm2: number }>("alert:estimate", { area: around(place, 0.006) });
    ok(estimate.cells >= 1 && estimate.areaKm2 > 0.5 && estimate.areaKm2 < 3, JSON.stringify(estimate));
  });
  await checks.need("an alert is drafted", async () => equal((await author.send<Alert>("alert:draft", { alertId, ...alertContent(place) })).status, "draft"));
  const submitted = await checks.need("it is submitted", () => author.send<Alert>("alert:submit", { alertId }));
  await checks.see("its author may not approve it", () => author.refused("alert:approve", { alertId }, { status: 403, code: "role-refused" }));
  await supervisorMayNotEither(stage);
  await checks.need("a second person approves it", async () => {
    const alert = await approver.send<Alert>("alert:approve", { alertId, contentHash: submitted.contentHash });
    ok(["approved", "sending", "sent"].includes(alert.status), alert.status);
  });
  await checks.need("the citizen's page hears it, in both languages", async () => {
    const { texts } = (await published("alert")).payload as { texts: Record<string, { headline: string }> };
    ok(texts.en?.headline.includes("Flood water") && texts.ar?.headline.includes("الجسر"), JSON.stringify(texts));
  });
  await receipts(stage, alertId);
  await checks.see("the author hears the counts over the socket", () =>
    office.hears<{ counts: Counts }>("alert:counted", ({ counts }) => counts.alertId === alertId && counts.safe === 1),
  );
  await publicForms(stage, alertId);
  await checks.need("it is over", async () => equal((await approver.send<Alert>("alert:cancel", { alertId, reason: "over" })).status, "cancelled"));
  await checks.see("the citizen's page hears the all-clear", async () => {
    const { texts } = (await published("all-clear")).payload as { texts: Record<string, { headline: string }> };
    ok(texts.en?.headline.includes("over"), JSON.stringify(texts));
  });
}

/** A supervisor may do both, but never with the same alert. */
async function supervisorMayNotEither({ url, demo, checks, contract }: Stage): Promise<void> {
  const account = demo.accounts.find((one) => one.role === "supervisor");
  if (account === undefined) return;
  const alertId = uuid();
  await checks.see("who wrote and submitted an alert can't approve it, whatever the role", async () => {
    const supervisor = await signIn({ url, contract, proof: { name: account.name, password: account.password } });
    await supervisor.send("alert:draft", { alertId, ...alertContent(placeIn(demo, 0.5, 0.5)) });
    await supervisor.send("alert:submit", { alertId });
    await supervisor.refused("alert:approve", { alertId }, { status: 409, code: "same-person" });
    await supervisor.send("alert:cancel", { alertId, reason: "false-alarm" });
  });
}

async function receipts({ url, contract, checks, cast: { citizen, author } }: Stage, alertId: string): Promise<void> {
  await checks.need("the phone says shown, opened, safe", async () => {
    for (const kind of ["shown", "opened", "safe"]) {
      const { counted } = await citizen.send<{ counted: boolean }>("receipt:report", { alertId, kind, at: now() });
      equal(counted, true, kind);
    }
  });
  await checks.see("a repeated receipt is not counted again", async () => {
    const { counted } = await citizen.send<{ counted: boolean }>("receipt:report", { alertId, kind: "safe", at: now() });
    equal(counted, false);
  });
  await checks.see("a second phone counts for itself", async () => {
    const neighbour = await signIn({ url, contract, proof: { install: uuid(), app: "citizen" } });
    for (const kind of ["shown", "need-help"]) {
      const { counted } = await neighbour.send<{ counted: boolean }>("receipt:report", { alertId, kind, at: now() });
      equal(counted, true, kind);
    }
  });
  await checks.see("the author reads the counts", async () => {
    const { counts } = await author.send<{ counts: Counts }>("alert:read", { alertId });
    equal(`shown ${counts.shown}, opened ${counts.opened}, safe ${counts.safe}, need help ${counts.needHelp}`, "shown 2, opened 1, safe 1, need help 1");
  });
}

async function publicForms({ url, checks, contract }: Stage, alertId: string): Promise<void> {
  await checks.see("its CAP 1.2 message is public", async () => {
    contract.used("GET /alerts/{id}.xml");
    const response = await fetch(`${url}/alerts/${alertId}.xml`);
    const xml = await response.text();
    equal(response.status, 200);
    for (const part of ["urn:oasis:names:tc:emergency:cap:1.2", "<status>Exercise</status>", "<polygon>", "الجسر", alertId]) ok(xml.includes(part), `without ${part}`);
  });
  await checks.see("the Atom feed lists it", async () => {
    contract.used("GET /alerts/feed.atom");
    const feed = await (await fetch(`${url}/alerts/feed.atom`)).text();
    ok(feed.includes("http://www.w3.org/2005/Atom") && feed.includes(alertId), "not in the feed");
  });
}
