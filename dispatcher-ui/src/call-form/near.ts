import { distanceMetres } from "@najda/geo";
import type { Incident, LngLat } from "@najda/protocol";

/** Metres within which an open incident may be what another caller sees as well. */
const nearMetres = 500;
const most = 4;

export interface Near {
  readonly incident: Incident;
  readonly metres: number;
}

/** Open incidents near a place, the nearest first: several people call about the same fire. */
export function near(at: LngLat, incidents: readonly Incident[]): readonly Near[] {
  return incidents
    .map((incident) => ({ incident, metres: distanceMetres(at, incident.at) }))
    .filter(({ metres }) => metres <= nearMetres)
    .sort((one, other) => one.metres - other.metres)
    .slice(0, most);
}
