import type { Feature } from "geojson";
import type { Area, ClosureShape, LngLat, Premise } from "@najda/protocol";
import { circleAround } from "./circle.ts";
import type { MapView } from "./map-view.ts";

/** An incident as the map shows it: a pin with its priority, and how far off its place may be. */
export interface IncidentOnMap {
  readonly incidentId: string;
  readonly at: LngLat;
  readonly priority: number;
  readonly accuracyMetres?: number | undefined;
}

/** A circle smaller than this says nothing at the zooms of a desk. */
const leastAccuracyMetres = 15;

/** Draws these incidents in place of those before; the selected one larger. */
export async function drawIncidents(view: MapView, incidents: readonly IncidentOnMap[], selectedId?: string): Promise<void> {
  const pins = incidents.map(({ incidentId, at, priority }): Feature => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: at },
    properties: { incidentId, priority, selected: incidentId === selectedId },
  }));
  const circles = incidents.flatMap(({ at, priority, accuracyMetres = 0 }): Feature[] =>
    accuracyMetres < leastAccuracyMetres ? [] : [{ type: "Feature", geometry: circleAround(at, accuracyMetres), properties: { priority } }],
  );
  await Promise.all([view.draw("incidents", pins), view.draw("accuracy", circles)]);
}

/** An alert's area, or streets that are closed; the tone says what the colour means. */
export interface AreaOnMap {
  readonly area: Area | ClosureShape;
  readonly tone: "special" | "danger" | "caution" | "safe";
}

export const drawAreas = (view: MapView, areas: readonly AreaOnMap[]): Promise<void> =>
  view.draw("areas", areas.map(({ area, tone }): Feature => ({ type: "Feature", geometry: area, properties: { tone } })));

/** A line that is being drawn; undefined when it is done or given up. */
export const drawDraftLine = (view: MapView, line: ClosureShape | undefined): Promise<void> =>
  view.draw("draft-line", line === undefined ? [] : [{ type: "Feature", geometry: line, properties: {} }]);

/** A zone of an agency, as its outline. */
export interface ZoneOnMap {
  readonly area: Area;
  readonly name: string;
  readonly kind: string;
}

export const drawZones = (view: MapView, zones: readonly ZoneOnMap[]): Promise<void> =>
  view.draw("zones", zones.map(({ area, name, kind }): Feature => ({ type: "Feature", geometry: area, properties: { name, kind } })));

/** Hazards and pre-plans by their areas. */
export const drawPremises = (view: MapView, premises: readonly Pick<Premise, "area" | "name" | "kind">[]): Promise<void> =>
  view.draw("premises", premises.map(({ area, name, kind }): Feature => ({ type: "Feature", geometry: area, properties: { name, kind } })));

/** This phone itself, with the circle it is surely in; undefined when it does not know. */
export const drawSelf = (view: MapView, self: { at: LngLat; accuracyMetres?: number | undefined } | undefined): Promise<void> =>
  view.draw(
    "self",
    self === undefined
      ? []
      : [
          { type: "Feature", geometry: circleAround(self.at, Math.max(1, self.accuracyMetres ?? 1)), properties: {} },
          { type: "Feature", geometry: { type: "Point", coordinates: self.at }, properties: {} },
        ],
  );
