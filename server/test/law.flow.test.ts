import { applyEvent, endedAlertsShown, visible, type Board } from "@najda/protocol";
import { Client } from "pg";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { east, oldTown, startCity, type City, type Crew } from "./city.ts";
import type { Someone } from "./someone.ts";

const words = (headline: string) => ({ en: { headline, description: "What happens.", instruction: "What to do." } });
const square = { type: "Polygon" as const, coordinates: [[[44, 36.18], [44.02, 36.18], [44.02, 36.2], [44, 36.2], [44, 36.18]] as [number, number][]] };

const flood = {
  area: square,
  texts: words("Flood"),
  cancellation: words("Mistake"),
  allClear: words("Over"),
  severity: "Severe" as const,
  urgency: "Immediate" as const,
  certainty: "Observed" as const,
  expires: new Date(Date.now() + 3_600_000).toISOString(),
  status: "Actual" as const,
};

describe.each([1, 2])("with %i node(s), whoever followed along sees what a newcomer sees", (nodes) => {
  let city: City;
  let desk: Someone;
  let medic: Crew;
  let author: Someone;
  let approver: Someone;
  let citizen: Someone;
  beforeAll(async () => {
    city = await startCity({ nodes });
    desk = await city.signIn("dispatcher");
    author = await city.signIn("alert-author");
    approver = await city.signIn("alert-approver");
    citizen = await city.signIn("citizen");
    medic = await city.crew("Medic 1", { at: oldTown, skills: ["als"] });
  });
  afterAll(() => city.stop());

  const now = () => city.clock.now().toISOString();
  const lawHolds = async (): Promise<void> => {
    for (const someone of [desk, medic, author, approver, citizen]) {
      const { followed, fresh } = await someone.law();
      expect(followed).toEqual(fresh);
    }
  };
  const open = async (type = "chest-pain"): Promise<string> => {
    const incidentId = uuid();
    await desk.send("call:take", { id: uuid(), incidentId, at: oldTown, type });
    return incidentId;
  };

  test("an incident that gets facts, calls, a unit, loses it, is cancelled and comes back", async () => {
    const incidentId = await open();
    await desk.send("call:take", { id: uuid(), incidentId, at: east(50), type: "fall", hazard: "dog", caller: { name: "Sara", language: "ckb" } });
    await desk.send("incident:change", { incidentId, priority: 1, address: "Palm Square 3", at: east(240) });
    const assignmentId = uuid();
    await desk.send("incident:assign", { assignmentId, incidentId, unitId: medic.unitId });
    await medic.until((board) => board.assignments[assignmentId] !== undefined);
    await desk.send("incident:change", { incidentId, hazard: "oxygen storage, basement 2" });
    await lawHolds();
    await medic.send("assignment:report", { assignmentId, status: "refused", reportedAt: now(), reason: "flat tyre" });
    await medic.until((board) => board.assignments[assignmentId] === undefined);
    expect(medic.board().incidents).toEqual({});
    await lawHolds();
    const again = uuid();
    await desk.send("incident:assign", { assignmentId: again, incidentId, unitId: medic.unitId });
    await desk.send("incident:cancel", { incidentId, reason: "mistaken" });
    await lawHolds();
    expect(await desk.ask("incident:note", { noteId: uuid(), incidentId, text: "the caller rang back" })).toMatchObject({ ok: true });
    await desk.send("incident:reopen", { incidentId, reason: "they do need help" });
    await desk.until((board) => board.incidents[incidentId]?.status === "pending");
    await lawHolds();
  });

  test("a unit that goes out of service, and code lists that change", async () => {
    await medic.send("unit:duty", { unitId: medic.unitId, duty: "out-of-service", reason: "fuel", crewSize: 2 });
    await city.admin.send("incident-type:save", { code: "wolf", names: { en: "Wolf" }, priority: 4, needs: [{ capability: "patrol", count: 1 }] });
    await desk.until((board) => board.incidentTypes.wolf !== undefined && board.units[medic.unitId]?.duty === "out-of-service");
    await lawHolds();
    await medic.send("unit:duty", { unitId: medic.unitId, duty: "in-service" });
    await lawHolds();
  });

  test("a citizen's report that is filed, accepted and followed to its end", async () => {
    const reportId = uuid();
    const { trackingNumber } = await citizen.send("report:file", { id: reportId, at: oldTown, kind: "fall", text: "an old man fell" });
    expect(trackingNumber).toMatch(/\w{4,}/);
    await desk.until((board) => board.reports[reportId]?.text === "an old man fell");
    await lawHolds();
    const incidentId = uuid();
    await desk.send("report:accept", { reportId, incidentId });
    await desk.until((board) => board.reports[reportId] === undefined && board.incidents[incidentId] !== undefined);
    await lawHolds();
    const assignmentId = uuid();
    await desk.send("incident:assign", { assignmentId, incidentId, unitId: medic.unitId });
    expect((await citizen.send("report:mine", {})).reports[0]?.status).toBe("being-checked");
    await medic.send("assignment:report", { assignmentId, status: "en-route", reportedAt: now() });
    expect((await citizen.send("report:mine", {})).reports[0]?.status).toBe("help-on-the-way");
    await medic.send("assignment:report", { assignmentId, status: "on-scene", reportedAt: now() });
    await medic.send("assignment:report", { assignmentId, status: "cleared", reportedAt: now() });
    await desk.send("incident:close", { incidentId, disposition: "handled-on-scene" });
    expect((await citizen.send("report:mine", {})).reports[0]?.status).toBe("done");
    const dismissed = uuid();
    await citizen.send("report:file", { id: dismissed, at: east(900), kind: "noise" });
    await desk.send("report:dismiss", { reportId: dismissed });
    await lawHolds();
  });

  test("an alert from draft to its end", async () => {
    const alertId = uuid();
    const content = { alertId, ...flood };
    await author.send("alert:draft", content);
    await author.send("alert:submit", { alertId });
    await lawHolds();
    await approver.send("alert:return", { alertId, note: "name the river" });
    await lawHolds();
    await author.send("alert:edit", { ...content, texts: words("Flood along the Rubar") });
    await author.send("alert:submit", { alertId });
    expect(await author.ask("alert:approve", { alertId })).toMatchObject({ ok: false, code: "role-refused" });
    await approver.send("alert:approve", { alertId });
    await approver.until((board) => board.alerts[alertId]?.status === "sent");
    await lawHolds();
    await author.send("alert:cancel", { alertId, reason: "over" });
    await approver.until((board) => board.alerts[alertId]?.status === "cancelled");
    await lawHolds();
  });

  test("more ended alerts than a board keeps", async () => {
    const drafts = Array.from({ length: endedAlertsShown + 3 }, () => uuid());
    for (const alertId of drafts) await author.send("alert:draft", { alertId, ...flood });
    // The youngest ends first, so that neither age nor id tells which end is the oldest.
    for (const alertId of drafts.toReversed()) await author.send("alert:cancel", { alertId, reason: "false-alarm" });
    await lawHolds();
    const shown = Object.keys(author.board().alerts);
    expect(shown).toHaveLength(endedAlertsShown);
    expect(shown).toEqual(expect.arrayContaining(drafts.slice(0, endedAlertsShown)));
  });

  test("a snapshot that shows what has no number yet is not taken back by the events that come after it", async () => {
    const [changed, closed, taken] = [await open(), await open(), await open()];
    const [reportId, alertId, assignmentId, ended] = [uuid(), uuid(), uuid(), uuid()];
    await citizen.send("report:file", { id: reportId, at: oldTown, kind: "noise" });
    await author.send("alert:draft", { alertId, ...flood });
    await desk.send("incident:assign", { assignmentId: ended, incidentId: changed, unitId: medic.unitId });

    const release = await holdTheSequencer(city);
    await desk.send("incident:change", { incidentId: changed, priority: 4 });
    await desk.send("incident:change", { incidentId: changed, priority: 1, hazard: "gas" });
    await desk.send("incident:cancel", { incidentId: closed, reason: "mistaken" });
    await desk.send("assignment:report", { assignmentId: ended, status: "on-scene", reportedAt: now() });
    await desk.send("assignment:cancel", { assignmentId: ended });
    await desk.send("incident:assign", { assignmentId, incidentId: taken, unitId: medic.unitId });
    await desk.send("assignment:report", { assignmentId, status: "en-route", reportedAt: now() });
    await desk.send("report:dismiss", { reportId });
    await author.send("alert:edit", { ...flood, alertId, severity: "Minor" });
    await author.send("alert:edit", { ...flood, alertId, severity: "Extreme" });
    for (const priority of [2, 5]) await city.admin.send("incident-type:save", { code: "wolf", names: { en: "Wolf" }, priority, needs: [] });
    const newcomer = await city.signIn("supervisor");
    const early = newcomer.board();
    expect(early).toMatchObject({ incidents: { [changed]: { priority: 1 } }, assignments: { [assignmentId]: { status: "en-route" } }, alerts: { [alertId]: { severity: "Extreme" } }, incidentTypes: { wolf: { priority: 5 } } });
    expect([closed in early.incidents, ended in early.assignments, reportId in early.reports]).toEqual([false, false, false]);

    const seen: Board[] = [];
    newcomer.socket.on("event", () => void seen.push(newcomer.board()));
    await release();
    await newcomer.until((_, heard) => heard.some((event) => event.name === "incident-type:changed" && event.payload.type.priority === 5));
    expect(seen.length).toBeGreaterThan(10);
    const things = (board: Board) => ({ ...visible(board), number: 0 });
    for (const [index, board] of seen.entries()) {
      expect(things(board), newcomer.heard[index]!.name).toEqual(things(early));
      expect(board.number).toBe(newcomer.heard[index]!.number);
    }
    // Whatever comes a second time changes nothing, in whatever order.
    expect(newcomer.heard.toReversed().reduce(applyEvent, newcomer.board())).toEqual(newcomer.board());
    await lawHolds();
    const { followed, fresh } = await newcomer.law();
    expect(followed).toEqual(fresh);
  });
});

/** Takes the leader's lock, so that nothing gets a number until it is given back. */
async function holdTheSequencer(city: City): Promise<() => Promise<void>> {
  const holder = new Client({ connectionString: city.databaseUrl });
  await holder.connect();
  for (let held = false; !held; ) {
    await holder.query(
      `select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
       where locktype = 'advisory' and granted and application_name = 'najda sequencer' and datname = current_database()`,
    );
    held = (await holder.query<{ held: boolean }>("select pg_try_advisory_lock(7265747) as held")).rows[0]!.held;
  }
  return () => holder.end();
}
