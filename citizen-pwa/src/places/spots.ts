import type { LngLat } from "@najda/protocol";
import { cellOf } from "@najda/geo";
import { rim } from "../alerts/nearness.ts";
import type { Spot } from "../alerts/nearness.ts";
import type { Here, SavedPlace } from "../phone/records.ts";

/** A place of yesterday says nothing about today. */
const hereCountsMs = 24 * 3_600_000;

/** What the phone compares an alert with: where it was last, if that was lately, then what the person saved. */
export function spotsOf(places: readonly SavedPlace[], here: Here | undefined, now: number): readonly Spot[] {
  const lately = here !== undefined && now - here.recordedAt < hereCountsMs;
  const present: Spot[] = lately ? [{ name: "here", at: here.at, accuracyMetres: here.accuracyMetres }] : [];
  return [...present, ...places];
}

/** The H3 cells to ask for alerts of, sorted; a rough fix asks for all that its circle touches. */
export function cellsOf(spots: readonly Spot[]): readonly string[] {
  const points = spots.flatMap((spot): LngLat[] => [spot.at, ...((spot.accuracyMetres ?? 0) > 100 ? rim(spot) : [])]);
  return [...new Set(points.map((point) => cellOf(point)))].sort();
}
