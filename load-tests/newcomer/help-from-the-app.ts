import { equal, ok } from "node:assert/strict";
import { v7 as uuid } from "uuid";
import { placeIn, type Stage } from "./cast.ts";
import type { Board, Incident, KeptEvent } from "./shapes.ts";

interface Mine {
  reports: { id: string; status: string; trackingNumber: string }[];
}

/** A citizen asks for help through the app; the desk makes it an incident, and ends it as the exercise that it is. */
export async function helpFromTheApp({ demo, checks, cast }: Stage): Promise<void> {
  const { citizen, callTaker, dispatcher, secondDesk } = cast;
  const desk = await secondDesk.listen();
  const reportId = uuid();
  const incidentId = uuid();
  await checks.need("a citizen asks for help and gets a number", async () => {
    const filed = await citizen.send<{ trackingNumber: string }>("report:file", {
      id: reportId,
      at: placeIn(demo, 0.45, 0.55),
      kind: demo.incidentTypes[0]?.code,
      text: "Smoke from the roof next door",
      forSomeoneElse: true,
    });
    ok(filed.trackingNumber.length > 3, filed.trackingNumber);
  });
  await checks.see("the desks hear of it", () =>
    desk.hears<KeptEvent>("event", ({ name, payload }) => name === "report:changed" && (payload.report as { id: string }).id === reportId),
  );
  await checks.see("it waits on the board", async () => {
    const { reports } = await callTaker.read<Board>("/api/board");
    ok(reports.some((report) => report.id === reportId), "not on the board");
  });
  await checks.need("the call taker makes it an incident", async () => {
    const incident = await callTaker.send<Incident>("report:accept", { reportId, incidentId });
    equal(incident.id, incidentId);
  });
  await checks.see("the citizen sees that it moved on", async () => {
    const { reports } = await citizen.send<Mine>("report:mine", {});
    const report = reports.find((one) => one.id === reportId);
    ok(report !== undefined && report.status !== "received", report?.status ?? "gone");
  });
  await checks.see("the dispatcher ends it: it was an exercise", async () => {
    const incident = await dispatcher.send<Incident>("incident:cancel", { incidentId, reason: "exercise" });
    equal(incident.status, "cancelled");
  });
}
