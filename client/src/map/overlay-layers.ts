import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { colours } from "../theme/tokens.ts";
import type { ColourName, Theme } from "../theme/tokens.ts";
import { busyUnits, byState, freeUnits, unitNames, words } from "./unit-symbols.ts";

/** What is drawn above the base map; each is a GeoJSON source that a layer module fills. */
export const overlaySources = ["coverage", "zones", "premises", "areas", "draft-line", "accuracy", "links", "incidents", "free-units", "units", "self"] as const;
export type OverlaySource = (typeof overlaySources)[number];

export const priorityColour = (priority: number): ColourName =>
  priority === 1 ? "priority1" : priority === 2 ? "priority2" : priority === 3 ? "priority3" : "priority4";

function byPriority(theme: Theme): ExpressionSpecification {
  const pairs = [1, 2, 3].flatMap((priority) => [priority, colours[theme][priorityColour(priority)]]);
  return ["match", ["get", "priority"], ...pairs, colours[theme].priority4] as unknown as ExpressionSpecification;
}

/**
 * Who is covered. Blue, yellow and vermilion of Okabe & Ito (2008), which people with any colour vision tell apart;
 * nearer, the number stands there as well.
 */
export const coverageColours = { none: "#d55e00", one: "#f0e442", more: "#0072b2" } as const;

function coverage(theme: Theme): LayerSpecification[] {
  const colour = ["match", ["get", "covered"], "none", coverageColours.none, "one", coverageColours.one, coverageColours.more] as unknown as ExpressionSpecification;
  return [
    { id: "coverage-fill", type: "fill", source: "coverage", paint: { "fill-color": colour, "fill-opacity": theme === "dark" ? 0.32 : 0.42, "fill-antialias": false } },
    { id: "coverage-own", type: "line", source: "coverage", filter: ["==", ["get", "own"], true], paint: { "line-color": colours[theme].text, "line-width": 1, "line-dasharray": [2, 2] } },
    {
      id: "coverage-signs",
      type: "symbol",
      source: "coverage",
      minzoom: 12.5,
      layout: { "text-field": ["get", "sign"], "text-font": ["strong"], "text-size": 11 },
      paint: words(theme),
    },
  ];
}

/** An alert's area in the colour of its purpose: ISO 22324 keeps purple for what is fatal or special. */
function areas(theme: Theme): LayerSpecification[] {
  const colour = ["match", ["get", "tone"], "danger", colours[theme].danger, "caution", colours[theme].caution, "safe", colours[theme].safe, colours[theme].special] as unknown as ExpressionSpecification;
  return [
    { id: "area-fill", type: "fill", source: "areas", filter: ["!=", ["geometry-type"], "LineString"], paint: { "fill-color": colour, "fill-opacity": 0.18 } },
    { id: "area-line", type: "line", source: "areas", paint: { "line-color": colour, "line-width": ["case", ["==", ["geometry-type"], "LineString"], 5, 2] } },
  ];
}

/** Zones lie under everything: thin lines, the outermost kind the strongest. */
function zones(theme: Theme): LayerSpecification[] {
  const width = ["match", ["get", "kind"], "jurisdiction", 2.5, "district", 1.8, 1] as unknown as ExpressionSpecification;
  return [
    { id: "zone-fill", type: "fill", source: "zones", paint: { "fill-color": colours[theme].accent, "fill-opacity": 0.05 } },
    { id: "zone-line", type: "line", source: "zones", paint: { "line-color": colours[theme].accent, "line-width": width, "line-dasharray": [4, 2] } },
    { id: "zone-name", type: "symbol", source: "zones", layout: { "text-field": ["get", "name"], "text-font": ["strong"], "text-size": 12 }, paint: words(theme) },
  ];
}

/** Grounds and buildings of which something is known beforehand. */
function premises(theme: Theme): LayerSpecification[] {
  const colour = ["match", ["get", "kind"], "hazard", colours[theme].danger, colours[theme].accent] as unknown as ExpressionSpecification;
  return [
    { id: "premise-fill", type: "fill", source: "premises", paint: { "fill-color": colour, "fill-opacity": 0.2 } },
    { id: "premise-line", type: "line", source: "premises", paint: { "line-color": colour, "line-width": 1.5 } },
    { id: "premise-name", type: "symbol", source: "premises", minzoom: 13, layout: { "text-field": ["get", "name"], "text-font": ["strong"], "text-size": 12 }, paint: words(theme) },
  ];
}

function incidents(theme: Theme): LayerSpecification[] {
  return [
    { id: "accuracy-fill", type: "fill", source: "accuracy", paint: { "fill-color": byPriority(theme), "fill-opacity": 0.18 } },
    { id: "accuracy-line", type: "line", source: "accuracy", paint: { "line-color": byPriority(theme), "line-width": 1.2, "line-dasharray": [4, 3] } },
    {
      id: "links",
      type: "line",
      source: "links",
      layout: { "line-cap": "round" },
      paint: { "line-color": byState(theme), "line-width": 2.5, "line-dasharray": [0.2, 2] },
    },
    {
      id: "incidents",
      type: "symbol",
      source: "incidents",
      layout: {
        "icon-image": ["concat", "pin-", ["to-string", ["get", "priority"]]],
        "icon-anchor": "bottom",
        "icon-allow-overlap": true,
        "icon-size": ["case", ["==", ["get", "selected"], true], 1.25, 1],
        "symbol-sort-key": ["-", 10, ["get", "priority"]],
      },
    },
  ];
}

/** This very phone, and how well it knows where it is. */
function self(theme: Theme): LayerSpecification[] {
  return [
    { id: "self-accuracy", type: "fill", source: "self", filter: ["==", ["geometry-type"], "Polygon"], paint: { "fill-color": colours[theme].accent, "fill-opacity": 0.15 } },
    { id: "self", type: "circle", source: "self", filter: ["==", ["geometry-type"], "Point"], paint: { "circle-radius": 7, "circle-color": colours[theme].accent, "circle-stroke-color": "#ffffff", "circle-stroke-width": 2.5 } },
  ];
}

/** Everything above the base map, from the ground up. */
export const overlayLayers = (theme: Theme): LayerSpecification[] => [
  ...coverage(theme),
  ...zones(theme),
  ...premises(theme),
  ...areas(theme),
  { id: "draft-line", type: "line", source: "draft-line", layout: { "line-cap": "round" }, paint: { "line-color": colours[theme].special, "line-width": 5 } },
  // The map gives room from the last layer to the first: names come after all pins have taken theirs.
  ...unitNames(theme),
  // Nobody who is free hides how urgent an incident is.
  ...freeUnits(theme),
  ...incidents(theme),
  ...busyUnits(theme),
  ...self(theme),
];
