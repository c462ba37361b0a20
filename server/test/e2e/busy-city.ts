import { demoCity } from "@najda/geo/demo-city";
import type { Area, LngLat } from "@najda/protocol";
import { v7 as uuid } from "uuid";
import { flood } from "../../../alerts/test/flood.ts";
import { east } from "../city.ts";
import type { Someone } from "../someone.ts";
import { centre, type Stage } from "./stage.ts";

/** An hour of a control room: something of everything that a screen can show. */
export interface BusyCity {
  readonly dispatcher: Someone;
  /** Sends a unit to an incident of its own. */
  send(unitId: string): Promise<void>;
}

const [lng, lat] = centre;
const ring: LngLat[] = [[lng - 0.01, lat - 0.01], [lng + 0.01, lat - 0.01], [lng, lat + 0.01], [lng - 0.01, lat - 0.01]];
const area: Area = { type: "Polygon", coordinates: [ring] };
const door = (index: number): string => demoCity.places()[index]!.address.en;

export async function makeBusy({ city }: Stage): Promise<BusyCity> {
  const [dispatcher, citizen] = [await city.signIn("dispatcher"), await city.signIn("citizen")];
  const take = async (type: string, more: object = {}): Promise<string> => {
    const incidentId = uuid();
    await dispatcher.send("call:take", { id: uuid(), incidentId, at: east(300, centre), type, address: door(1), ...more });
    return incidentId;
  };
  const assign = (incidentId: string, unitId: string) => dispatcher.send("incident:assign", { assignmentId: uuid(), incidentId, unitId });

  const medic = await city.crew("Medic 1", { skills: ["als", "bls"], at: east(500, centre) });
  const engine = await city.crew("Engine 2", { skills: ["engine"], at: east(-700, centre) });
  await city.crew("Medic 3", { skills: ["bls"], at: east(900, centre) });
  const away = await city.crew("Patrol 4", { skills: ["patrol"] });
  await away.send("unit:duty", { unitId: away.unitId, duty: "out-of-service", reason: "Refuelling" });

  await take("structure-fire", { narrative: "Smoke on the third floor, people at the windows.", hazard: "Gas bottles", caller: { name: "Rana", phone: "+962790000000" } });
  await take("noise", { priority: 5 });
  const worked = await take("vehicle-fire", { accuracyMetres: 18 });
  const [{ id: assignmentId }] = [await assign(worked, engine.unitId)];
  const now = () => city.clock.now().toISOString();
  await engine.send("assignment:report", { assignmentId, status: "en-route", reportedAt: now() });
  await assign(await take("chest-pain"), medic.unitId);
  const over = await take("fall");
  await dispatcher.send("incident:cancel", { incidentId: over, reason: "Called twice" });
  await citizen.send("report:file", { id: uuid(), at: centre, kind: "gas-leak", text: "It smells of gas in the stairs.", accuracyMetres: 40 });
  await addAlerts(city);
  return {
    dispatcher,
    async send(unitId) {
      await assign(await take("unconscious", { hazard: "Aggressive dog", narrative: "Second floor, door on the left." }), unitId);
    },
  };
}

/** One alert that is out, one that waits for its second person, one that is written. */
async function addAlerts(city: Stage["city"]): Promise<void> {
  const [author, approver] = [await city.signIn("alert-author"), await city.signIn("alert-approver")];
  const ids = [uuid(), uuid(), uuid()];
  for (const alertId of ids) await author.send("alert:draft", { alertId, ...flood({ area }) });
  for (const alertId of ids.slice(1)) await author.send("alert:submit", { alertId });
  const sent = ids.at(-1)!;
  await approver.until((board) => board.alerts[sent]?.status === "submitted");
  await approver.send("alert:approve", { alertId: sent, contentHash: approver.board().alerts[sent]!.contentHash });
  await author.until((board) => board.alerts[sent]?.status === "sent");
}
