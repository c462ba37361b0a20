import type { Area, LngLat } from "@najda/protocol";
import { covers } from "@najda/geo";

/** A place that this phone knows: where it is, or one the person saved. It never leaves the phone. */
export interface Spot {
  readonly name: "here" | "home" | "work" | "other";
  readonly at: LngLat;
  readonly accuracyMetres?: number | undefined;
}

/**
 * Whom an alert means, decided on the phone: `inside` names the place that lies in the area; `perhaps` a fix so rough
 * that its circle touches the area; `nearby` none of the known places; `unknown` the phone knows no place.
 */
export type Nearness =
  | { readonly kind: "inside"; readonly place: Spot["name"] }
  | { readonly kind: "perhaps"; readonly place: Spot["name"] }
  | { readonly kind: "nearby" }
  | { readonly kind: "unknown" };

/** Metres of one degree of latitude on the sphere. */
const metresPerDegree = 111_195;

const directions = Array.from({ length: 16 }, (_, index) => (index * Math.PI) / 8);

/** Points on the rim of a fix's circle, and half way to it. */
export function rim({ at: [lng, lat], accuracyMetres = 0 }: Spot): LngLat[] {
  const perLng = metresPerDegree * Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return [0.5, 1].flatMap((share) =>
    directions.map((angle): LngLat => [
      lng + (Math.sin(angle) * accuracyMetres * share) / perLng,
      lat + (Math.cos(angle) * accuracyMetres * share) / metresPerDegree,
    ]),
  );
}

const touches = (area: Area, spot: Spot): boolean =>
  (spot.accuracyMetres ?? 0) > 0 && rim(spot).some((point) => covers(area, point));

/** The present place counts first, then the saved ones in their order. */
export function nearness(area: Area, spots: readonly Spot[]): Nearness {
  if (spots.length === 0) return { kind: "unknown" };
  const inside = spots.find((spot) => covers(area, spot.at));
  if (inside !== undefined) return { kind: "inside", place: inside.name };
  const perhaps = spots.find((spot) => touches(area, spot));
  return perhaps === undefined ? { kind: "nearby" } : { kind: "perhaps", place: perhaps.name };
}

/** Whether the alert is this person's business: not knowing where they are is no reason to keep it from them. */
export const concerns = (near: Nearness): boolean => near.kind !== "nearby";
