import type { ExpressionSpecification, GeoJSONSourceSpecification, LayerSpecification } from "maplibre-gl";
import { colours } from "../theme/tokens.ts";
import type { ColourName, Theme } from "../theme/tokens.ts";
import type { UnitState } from "../translations/names.ts";
import { mapColours } from "./colours.ts";
import { groups } from "./fleet.ts";
import type { Group } from "./fleet.ts";

/** The colour token of each state of a unit. */
export const stateColour: Readonly<Record<UnitState, ColourName>> = {
  available: "available",
  dispatched: "dispatched",
  acknowledged: "dispatched",
  "en-route": "enRoute",
  staged: "enRoute",
  "on-scene": "onScene",
  transporting: "transporting",
  "at-destination": "transporting",
  "out-of-service": "outOfService",
  "off-duty": "outOfService",
};

/** The colour of what a unit does. */
export function byState(theme: Theme): ExpressionSpecification {
  const pairs = Object.entries(stateColour).flatMap(([state, name]) => [state, colours[theme][name]]);
  return ["match", ["get", "state"], ...pairs, colours[theme].faint] as unknown as ExpressionSpecification;
}

export const words = (theme: Theme) => ({
  "text-color": colours[theme].text,
  "text-halo-color": mapColours[theme].halo,
  "text-halo-width": 1.6,
});


/** Old positions fade: an honest map does not draw what it no longer knows as if it did. */
const fading: ExpressionSpecification = ["case", ["==", ["get", "old"], true], 0.5, 1];

/** How free units become one sign where they are many: off until they are; CSS pixels. */
export const gathering: Pick<GeoJSONSourceSpecification, "cluster" | "clusterRadius" | "clusterMaxZoom" | "clusterMinPoints" | "clusterProperties"> = {
  cluster: false,
  clusterRadius: 44,
  clusterMaxZoom: 16,
  clusterMinPoints: 3,
  clusterProperties: { free: ["+", ["case", ["==", ["get", "state"], "available"], 1, 0]] },
};

const single: ExpressionSpecification = ["!", ["has", "point_count"]];

const dots = (source: Group, theme: Theme): LayerSpecification => ({
  id: `${source}-dots`,
  type: "circle",
  source,
  filter: single,
  maxzoom: 0.01,
  paint: { "circle-radius": 4, "circle-color": byState(theme), "circle-stroke-color": mapColours[theme].halo, "circle-stroke-width": 1, "circle-opacity": fading },
});

const arrows = (source: Group): LayerSpecification => ({
  id: source,
  type: "symbol",
  source,
  filter: single,
  layout: {
    "icon-image": ["concat", ["case", ["has", "heading"], "arrow-", "still-"], ["get", "state"]],
    "icon-rotate": ["coalesce", ["get", "heading"], 0],
    "icon-rotation-alignment": "map",
    "icon-allow-overlap": true,
    "icon-padding": 0,
  },
  paint: { "icon-opacity": fading },
});

/** Free ones of all that were gathered: "12", or "12/15" where some are out of service. */
const counted: ExpressionSpecification = ["case", ["==", ["get", "free"], ["get", "point_count"]], ["to-string", ["get", "free"]], ["concat", ["to-string", ["get", "free"]], "/", ["to-string", ["get", "point_count"]]]];

const gathered = (theme: Theme): LayerSpecification => ({
  id: "gathered",
  type: "circle",
  source: "free-units",
  filter: ["has", "point_count"],
  paint: {
    "circle-radius": ["step", ["get", "point_count"], 12, 10, 17, 100, 23, 1000, 29],
    "circle-color": mapColours[theme].halo,
    "circle-opacity": 0.92,
    "circle-stroke-color": ["case", [">", ["get", "free"], 0], colours[theme].available, colours[theme].outOfService],
    "circle-stroke-width": 2,
  },
});

const gatheredCounts = (theme: Theme): LayerSpecification => ({
  id: "gathered-counts",
  type: "symbol",
  source: "free-units",
  filter: ["has", "point_count"],
  layout: { "text-field": counted, "text-font": ["strong"], "text-size": 11, "text-allow-overlap": true },
  paint: words(theme),
});

/** Below all pins, so that no name covers one. */
export const unitNames = (theme: Theme): LayerSpecification[] =>
  groups.toReversed().map((source) => ({
    id: `${source}-labels`,
    type: "symbol",
    source,
    filter: single,
    layout: { "text-field": ["get", "label"], "text-font": ["strong"], "text-size": 11, "text-variable-anchor": ["top", "bottom"], "text-radial-offset": 1.4, "text-padding": 1 },
    paint: { ...words(theme), "text-opacity": fading },
  }));

/** Who is free, gathered where they are many. */
export const freeUnits = (theme: Theme): LayerSpecification[] => [dots("free-units", theme), arrows("free-units"), gathered(theme), gatheredCounts(theme)];

/** Who is on something, or looked at. */
export const busyUnits = (theme: Theme): LayerSpecification[] => [
  { id: "unit-selected", type: "circle", source: "units", filter: ["==", ["get", "selected"], true], paint: { "circle-radius": 18, "circle-color": colours[theme].accent, "circle-opacity": 0.22, "circle-stroke-color": colours[theme].accent, "circle-stroke-width": 1.5 } },
  dots("units", theme),
  arrows("units"),
];
