import type { Input, LngLat, ReportState } from "@najda/protocol";
import { v7 as uuid } from "uuid";
import { afterEach, beforeEach, expect, test } from "vitest";
import { east, oldTown, startCity, type City } from "../../test/city.ts";
import type { Someone } from "../../test/someone.ts";

let city: City;
let desk: Someone;
let citizen: Someone;
beforeEach(async () => {
  city = await startCity();
  desk = await city.signIn("dispatcher");
  citizen = await city.signIn("citizen");
});
afterEach(() => city.stop());

const file = (changes: Partial<Input<"report:file">> = {}, by = citizen): Promise<ReportState> =>
  by.send("report:file", { id: uuid(), at: oldTown, kind: "chest-pain", ...changes });

const mine = async (): Promise<string[]> => (await citizen.send("report:mine", {})).reports.map(({ status }) => status);

async function lawHolds(...people: Someone[]): Promise<void> {
  for (const someone of people) {
    const { followed, fresh } = await someone.law();
    expect(followed).toEqual(fresh);
  }
}

test("a report is accepted, becomes an incident, and its sender follows it to the end", async () => {
  const medic = await city.crew("Medic 1", { at: oldTown, skills: ["als"] });
  const filed = await file({ text: "He can't breathe.", phone: "+962790000000", accuracyMetres: 12 });
  expect(filed).toMatchObject({ status: "received", kind: "chest-pain" });
  expect(filed.trackingNumber).toMatch(/^\d{4}-\d{4}$/);
  await desk.until((board) => board.reports[filed.id] !== undefined);

  const incidentId = uuid();
  const incident = await desk.send("report:accept", { reportId: filed.id, incidentId });
  expect(incident).toMatchObject({ id: incidentId, status: "pending", type: "chest-pain", narrative: "He can't breathe.", caller: { phone: "+962790000000" } });
  expect(await mine()).toEqual(["being-checked"]);
  expect(await desk.ask("report:accept", { reportId: filed.id, incidentId: uuid() })).toMatchObject({ ok: false, code: "report-over" });

  const assignmentId = uuid();
  await desk.send("incident:assign", { assignmentId, incidentId, unitId: medic.unitId });
  // A unit that was alerted has not set out: nobody is told that help is on the way before it is.
  expect(await mine()).toEqual(["being-checked"]);
  const told = async (status: "en-route" | "on-scene" | "cleared"): Promise<string[]> => {
    await medic.send("assignment:report", { assignmentId, status, reportedAt: city.clock.now().toISOString() });
    return mine();
  };
  expect(await told("en-route")).toEqual(["help-on-the-way"]);
  await citizen.until((_, heard) => heard.some(({ name, payload }) => name === "report:changed" && (payload as { report: ReportState }).report.status === "help-on-the-way"));
  expect(await told("on-scene")).toEqual(["help-arrived"]);
  expect(await told("cleared")).toEqual(["done"]);
  await lawHolds(desk, citizen, medic);
});

test("a report joins an incident that is open already", async () => {
  const incidentId = uuid();
  await desk.send("call:take", { id: uuid(), incidentId, at: oldTown, type: "chest-pain" });
  const { id } = await file();
  const incident = await desk.send("report:accept", { reportId: id, incidentId });
  expect(incident).toMatchObject({ id: incidentId, callCount: 2 });
  await lawHolds(desk, citizen);
});

test("the number of somebody who hides is not on the incident, where it would be rung", async () => {
  const { id } = await file({ silent: true, phone: "+962790000000" });
  const incident = await desk.send("report:accept", { reportId: id, incidentId: uuid() });
  expect(incident.caller).toBeUndefined();
  // And everybody who goes there knows to come quietly, also when it is no incident of its own.
  expect(incident.silent).toBe(true);
  const other = uuid();
  await desk.send("call:take", { id: uuid(), incidentId: other, at: oldTown, type: "fall" });
  const second = await file({ silent: true });
  expect(await desk.send("report:accept", { reportId: second.id, incidentId: other })).toMatchObject({ id: other, silent: true });
});

test("a report that needs nobody sent is dismissed, once, and leaves the board", async () => {
  const { id } = await file();
  await desk.until((board) => board.reports[id] !== undefined);
  await desk.send("report:dismiss", { reportId: id, note: "Television." });
  await desk.until((board) => board.reports[id] === undefined);
  expect(await mine()).toEqual(["not-an-emergency"]);
  expect(await desk.ask("report:dismiss", { reportId: id })).toMatchObject({ code: "report-over" });
  await lawHolds(desk, citizen);
});

test("a phone that says the same again and again fills no list and loses no word", async () => {
  const filed: ReportState[] = [];
  for (const text of ["one", "two", "three", "four", "five"]) filed.push(await file({ text }));
  expect(new Set(filed.map(({ id }) => id)).size).toBe(3);
  expect(new Set(filed.slice(2).map(({ trackingNumber }) => trackingNumber)).size).toBe(1);
  const [last] = await city.query<{ text: string; repeats: number }>(`select text, repeats from reports where id = $1`, [filed[4]?.id]);
  expect(last).toEqual({ text: "three\nfour\nfive", repeats: 2 });
  // Something else, or somewhere else, is something new however often the phone has called.
  const elsewhere: LngLat = east(900);
  const other = await file({ at: elsewhere });
  expect(filed.map(({ id }) => id)).not.toContain(other.id);
  await lawHolds(desk, citizen);
});

test("the same report sent twice is one", async () => {
  const id = uuid();
  const [first, again] = [await file({ id }), await file({ id })];
  expect(again).toEqual(first);
  expect(await mine()).toEqual(["received"]);
});

test("nobody sees another's reports, another control room does not get them, an unknown kind is refused", async () => {
  const { id } = await file();
  const stranger = await city.signIn("citizen");
  expect((await stranger.send("report:mine", {})).reports).toEqual([]);
  const centreId = await city.addCentre("Elsewhere");
  const foreign = await city.signIn("dispatcher", { centreId });
  expect(await foreign.ask("report:accept", { reportId: id, incidentId: uuid() })).toMatchObject({ ok: false, code: "not-found" });
  expect(await citizen.ask("report:file", { id: uuid(), at: oldTown, kind: "dragon" })).toMatchObject({ ok: false, code: "unknown-type" });
});
