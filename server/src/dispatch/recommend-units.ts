import { nearestUnits, unitsLeftOut, type UnitNearby } from "@najda/geo/postgis";
import { Refused, type Actor, type Incident, type Input, type LngLat, type Reason, type Recommendation, type Tx } from "@najda/protocol";
import { findType } from "./code-lists.sql.ts";
import { centreOf } from "./dispatch.ts";
import { findIncident } from "./incidents.sql.ts";
import { capabilitiesOn } from "./units.sql.ts";
import { recommend, type Candidate } from "./recommend.ts";

/** PostGIS finds who could go, the street graph says how soon, the rule fills the run card and explains. */
export async function recommendUnits(tx: Tx, by: Actor, input: Input<"incident:recommend">): Promise<Recommendation> {
  const centreId = centreOf(by);
  const incident = await findIncident(tx, { centreId, id: input.incidentId });
  if (incident === undefined) throw new Refused("not-found", { incidentId: input.incidentId });
  const needs = (await findType(tx, incident.type))?.needs ?? [];
  const around = {
    centreId,
    at: incident.at,
    now: tx.clock.now(),
    capabilities: [...new Set(needs.map((need) => need.capability))],
    withinMetres: tx.settings.recommendMaxMetres,
    maxPositionAgeSeconds: tx.settings.positionMaxAgeSeconds,
  };
  const near = await nearestUnits(tx, around);
  const others = await unitsLeftOut(tx, { ...around, recommended: near.map((unit) => unit.unitId) });
  const sent = await capabilitiesOn(tx, incident.id);
  const advice = recommend({ needs, sent, candidates: [...(await timed(tx, incident.at, near)), ...others.map((unit) => heldBack(tx, { unit, incident, needed: around.capabilities }))] });
  return { ...advice, units: advice.units.map((unit) => withLoss(tx, unit)) };
}

/** What sending it costs those whom it covers now, from memory: the recommendation does not wait for it. */
function withLoss<U extends { unitId: string }>(tx: Tx, unit: U): U & Pick<Recommendation["units"][number], "coverageLoss"> {
  const coverageLoss = tx.coverage.lossOf(unit.unitId);
  return coverageLoss === undefined ? unit : { ...unit, coverageLoss };
}

/** One search for all of them. */
async function timed(tx: Tx, incident: LngLat, units: readonly UnitNearby[]): Promise<Candidate[]> {
  const located = units.filter((unit): unit is UnitNearby & { at: LngLat } => unit.at !== null);
  const times = await tx.travelTimes(incident, located.map((unit) => unit.at));
  return located.map((unit, place) => ({
    ...base(unit),
    etaSeconds: times[place] && times[place].seconds * tx.travel.factor(unit.type),
    byStreets: times[place]?.by === "streets",
    closures: times[place]?.closures ?? 0,
    obstacles: [],
  }));
}

const base = (unit: UnitNearby) => ({
  unitId: unit.unitId,
  callSign: unit.callSign,
  capabilities: unit.capabilities,
  metres: unit.metres ?? undefined,
  positionAgeSeconds: unit.positionAgeSeconds ?? undefined,
  positionDoubtful: unit.positionDoubtful ?? undefined,
});

interface Held {
  readonly unit: UnitNearby;
  readonly incident: Incident;
  readonly needed: readonly string[];
}

function heldBack(tx: Tx, held: Held): Candidate {
  return { ...base(held.unit), byStreets: false, obstacles: obstaclesOf(tx, held) };
}

/** Every fact that keeps a unit back, the weightiest first. */
function obstaclesOf(tx: Tx, { unit, incident, needed }: Held): Reason[] {
  const suits = needed.length === 0 || unit.capabilities.some((capability) => needed.includes(capability));
  const age = unit.positionAgeSeconds;
  const obstacles: (Reason | false)[] = [
    unit.activeIncidentId === incident.id && { code: "already-sent" },
    unit.activeIncidentId !== null && unit.activeIncidentId !== incident.id && { code: "busy", facts: { number: unit.activeIncidentNumber ?? "" } },
    unit.duty === "off-duty" && { code: "off-duty" },
    unit.duty === "out-of-service" && { code: "out-of-service" },
    !suits && { code: "lacks-capability", facts: { needed: needed.join(", ") } },
    unit.at === null && { code: "no-position" },
    age !== null && age > tx.settings.positionMaxAgeSeconds && { code: "position-old", facts: { seconds: Math.round(age) } },
    (unit.metres ?? 0) > tx.settings.recommendMaxMetres && { code: "too-far", facts: { metres: Math.round(unit.metres ?? 0) } },
  ];
  const found = obstacles.filter((obstacle) => obstacle !== false);
  // Held back by nothing but the number of nearer ones: it may still be sent by hand.
  return found.length > 0 ? found : [{ code: "nearest", facts: { metres: Math.round(unit.metres ?? 0) } }];
}
