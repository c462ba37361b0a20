import { distanceMetres, straightLine } from "@najda/geo";
import { Refused, type Actor, type FoundRoute, type Incident, type Input, type Reply, type Tx } from "@najda/protocol";
import { centreOf } from "../dispatch/dispatch.ts";
import { findIncident } from "../dispatch/incidents.sql.ts";
import { findUnit } from "../dispatch/units.sql.ts";
import { unitsUnderWay } from "./way-there.sql.ts";

/** The way to an incident, for the crew that drives it and for the desk that watches; a straight line where no street leads. */
export async function findRoute(tx: Tx, by: Actor, { incidentId, from }: Input<"route:find">): Promise<FoundRoute> {
  const incident = await visibleIncident(tx, by, incidentId);
  const found = await tx.route(from, incident.at);
  const unit = by.unitId === undefined ? undefined : await findUnit(tx, { centreId: incident.centreId, id: by.unitId });
  const factor = unit === undefined ? 1 : tx.travel.factor(unit.type);
  if (found !== undefined) return { ...found, seconds: found.seconds * factor, arrivesAt: after(tx, found.seconds * factor), by: "streets" };
  const seconds = straightLine(from, incident.at).seconds * factor;
  return { line: [from, incident.at], metres: distanceMetres(from, incident.at), seconds, arrivesAt: after(tx, seconds), names: [], by: "straight-line", closures: 0 };
}

/** When each unit under way will be there: one search for all of them. */
export async function tellArrivals(tx: Tx, by: Actor, { incidentId }: Input<"incident:arrivals">): Promise<Reply<"incident:arrivals">> {
  const incident = await visibleIncident(tx, by, incidentId);
  const units = await unitsUnderWay(tx, { incidentId, now: tx.clock.now() });
  const times = await tx.travelTimes(incident.at, units.map((unit) => unit.at));
  const arrivals = units.flatMap((unit, at) => {
    const time = times[at];
    if (time === undefined) return [];
    const { unitId, callSign, positionAgeSeconds } = unit;
    const seconds = time.seconds * tx.travel.factor(unit.type);
    return [{ unitId, callSign, seconds: Math.round(seconds), arrivesAt: after(tx, seconds), by: time.by, closures: time.closures ?? 0, positionAgeSeconds: Math.round(positionAgeSeconds) }];
  });
  return { arrivals: arrivals.sort((a, b) => a.closures - b.closures || a.seconds - b.seconds) };
}

const after = (tx: Tx, seconds: number): string => new Date(tx.clock.now().getTime() + seconds * 1_000).toISOString();

/** A crew sees the incident that its unit is on; for everything else there is no such thing. */
async function visibleIncident(tx: Tx, by: Actor, id: string): Promise<Incident> {
  const incident = await findIncident(tx, { centreId: centreOf(by), id });
  const hidden = by.role === "responder" && !incident?.units.some((unit) => unit.unitId === by.unitId);
  if (incident === undefined || hidden) throw new Refused("not-found", { incidentId: id });
  return incident;
}
