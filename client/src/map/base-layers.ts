import type { DataDrivenPropertyValueSpecification, ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { Theme } from "../theme/tokens.ts";
import { mapColours } from "./colours.ts";
import type { MapColours } from "./colours.ts";
import { labelled } from "./drawn-labels.ts";
import { siteIcon, siteKinds } from "./site-icons.ts";

/** The vector tiles' source, with the layers landuse, water, building, boundary, rail, road, place, address (geo/src/postgis/tile.sql.ts). */
export const baseSource = "base";

const inArabicScript = ["ar", "ckb", "fa", "ur"];

/** A name in the person's language, else English for those who read no Arabic script, else as it is signposted. */
export function nameIn(language: string): ExpressionSpecification {
  const own = language.split("-")[0] ?? "en";
  const second: ExpressionSpecification[] = own === "en" || inArabicScript.includes(own) ? [] : [["get", "name:en"]];
  return ["coalesce", ["get", `name:${own}`], ...second, ["get", "name"]];
}

type Width = DataDrivenPropertyValueSpecification<number>;

const byZoom = (...stops: readonly (readonly [zoom: number, value: number])[]): Width =>
  ["interpolate", ["exponential", 1.5], ["zoom"], ...stops.flat()] as unknown as Width;

const classes = (...names: readonly string[]): ExpressionSpecification => ["in", ["get", "class"], ["literal", [...names]]];

const mainRoads = classes("motorway", "trunk", "primary");
const streets = classes("secondary", "tertiary");
const minorRoads = classes("minor", "service", "pedestrian");

const settlements = ["city", "town", "village", "hamlet", "district", "neighbourhood", "square"] as const;

interface Roads {
  readonly id: string;
  readonly filter: ExpressionSpecification;
  readonly colour: string;
  readonly width: Width;
  readonly casing: Width;
  readonly minzoom: number;
}

const roadsOf = (colours: MapColours): readonly Roads[] => [
  { id: "minor", filter: minorRoads, colour: colours.minor, width: byZoom([12, 0.6], [15, 3], [18, 14]), casing: byZoom([12, 0.8], [15, 4], [18, 16]), minzoom: 12 },
  { id: "streets", filter: streets, colour: colours.street, width: byZoom([9, 0.6], [13, 3], [18, 18]), casing: byZoom([9, 0.8], [13, 4.4], [18, 20]), minzoom: 9 },
  { id: "main", filter: mainRoads, colour: colours.main, width: byZoom([6, 0.8], [10, 2], [13, 5], [18, 24]), casing: byZoom([6, 1], [10, 3], [13, 6.6], [18, 27]), minzoom: 5 },
];

function ground(colours: MapColours): LayerSpecification[] {
  const use = (id: string, filter: ExpressionSpecification, colour: string): LayerSpecification => ({
    id,
    type: "fill",
    source: baseSource,
    "source-layer": "landuse",
    filter,
    paint: { "fill-color": colour },
  });
  return [
    use("built", classes("residential", "commercial", "industrial", "school", "airport", "military"), colours.built),
    use("care", classes("hospital"), colours.care),
    use("green", classes("park", "forest", "grass", "cemetery", "pitch", "farmland"), colours.green),
    {
      id: "water",
      type: "fill",
      source: baseSource,
      "source-layer": "water",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": colours.water },
    },
    {
      id: "rivers",
      type: "line",
      source: baseSource,
      "source-layer": "water",
      filter: ["==", ["geometry-type"], "LineString"],
      paint: { "line-color": colours.water, "line-width": byZoom([9, 1], [14, 3], [18, 12]) },
    },
    {
      id: "buildings",
      type: "fill",
      source: baseSource,
      "source-layer": "building",
      minzoom: 14,
      paint: { "fill-color": colours.building },
    },
  ];
}

function roads(theme: Theme): LayerSpecification[] {
  const colours = mapColours[theme];
  const line = (id: string, road: Roads, kind: "casing" | "width"): LayerSpecification => ({
    id: `${id}-${road.id}`,
    type: "line",
    source: baseSource,
    "source-layer": "road",
    filter: road.filter,
    minzoom: road.minzoom,
    layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": kind === "casing" ? colours.casing : road.colour, "line-width": road[kind] },
  });
  const all = roadsOf(colours);
  return [
    {
      id: "paths",
      type: "line",
      source: baseSource,
      "source-layer": "road",
      filter: classes("path"),
      minzoom: 14,
      paint: { "line-color": colours.street, "line-width": 1, "line-dasharray": [2, 2] },
    },
    {
      id: "boundaries",
      type: "line",
      source: baseSource,
      "source-layer": "boundary",
      paint: { "line-color": colours.boundary, "line-width": byZoom([4, 0.6], [12, 1.2]), "line-opacity": 0.7, "line-dasharray": [6, 3, 1.5, 3] },
    },
    ...all.map((road) => line("casing", road, "casing")),
    ...all.map((road) => line("road", road, "width")),
    {
      id: "one-ways",
      type: "symbol",
      source: baseSource,
      "source-layer": "road",
      minzoom: 16,
      filter: ["==", ["get", "oneway"], true],
      layout: { "symbol-placement": "line", "symbol-spacing": 140, "icon-image": siteIcon(theme, "one-way"), "icon-rotation-alignment": "map", "icon-padding": 0 },
      paint: { "icon-opacity": 0.8 },
    },
    {
      id: "rail",
      type: "line",
      source: baseSource,
      "source-layer": "rail",
      minzoom: 10,
      paint: { "line-color": colours.rail, "line-width": byZoom([10, 0.6], [18, 4]), "line-dasharray": [4, 2] },
    },
  ];
}

function labels(theme: Theme, name: ExpressionSpecification): LayerSpecification[] {
  const colours = mapColours[theme];
  const halo = { "text-halo-color": colours.halo, "text-halo-width": 1.5 };
  const settlement = (id: string, kinds: readonly string[], size: number): LayerSpecification => ({
    id,
    type: "symbol",
    source: baseSource,
    "source-layer": "place",
    filter: ["in", ["get", "kind"], ["literal", [...kinds]]],
    layout: { ...labelled(name, { theme, strength: "strong", size, colour: "label", wraps: true }), "text-font": ["strong"], "text-size": size, "text-max-width": 8 },
    paint: { "text-color": colours.label, ...halo },
  });
  return [
    {
      id: "road-names",
      type: "symbol",
      source: baseSource,
      "source-layer": "road",
      minzoom: 13,
      filter: ["step", ["zoom"], classes("motorway", "trunk", "primary"), 14, ["!", classes("path")]],
      layout: {
        "symbol-placement": "line",
        ...labelled(name, { theme, strength: "regular", size: 11, colour: "faintLabel", wraps: false }),
        "text-font": ["regular"],
        "text-size": 11,
        "symbol-spacing": 320,
        "icon-keep-upright": true,
      },
      paint: { "text-color": colours.faintLabel, ...halo },
    },
    {
      id: "water-names",
      type: "symbol",
      source: baseSource,
      "source-layer": "water",
      minzoom: 11,
      filter: ["==", ["geometry-type"], "LineString"],
      layout: {
        "symbol-placement": "line",
        ...labelled(name, { theme, strength: "regular", size: 12, colour: "waterLabel", wraps: false }),
        "text-font": ["regular"],
        "text-size": 12,
        "text-letter-spacing": 0.04,
        "symbol-spacing": 400,
        "icon-keep-upright": true,
      },
      paint: { "text-color": colours.waterLabel, ...halo },
    },
    {
      id: "house-numbers",
      type: "symbol",
      source: baseSource,
      "source-layer": "address",
      minzoom: 17,
      layout: { "text-field": ["get", "number"], "text-font": ["regular"], "text-size": 10 },
      paint: { "text-color": colours.faintLabel, ...halo },
    },
    {
      id: "place-names",
      type: "symbol",
      source: baseSource,
      "source-layer": "place",
      minzoom: 15,
      filter: ["!", ["in", ["get", "kind"], ["literal", [...settlements, ...siteKinds]]]],
      layout: { ...labelled(name, { theme, strength: "regular", size: 11, colour: "faintLabel", wraps: true }), "text-font": ["regular"], "text-size": 11, "text-max-width": 8 },
      paint: { "text-color": colours.faintLabel, ...halo },
    },
    {
      id: "site-icons",
      type: "symbol",
      source: baseSource,
      "source-layer": "place",
      minzoom: 12,
      filter: ["in", ["get", "kind"], ["literal", [...siteKinds]]],
      layout: { "icon-image": siteIcon(theme, ["get", "kind"]), "icon-size": byZoom([12, 0.8], [16, 1]), "icon-allow-overlap": true },
    },
    {
      id: "site-names",
      type: "symbol",
      source: baseSource,
      "source-layer": "place",
      minzoom: 14,
      filter: ["in", ["get", "kind"], ["literal", siteKinds.filter((kind) => kind !== "hydrant" && kind !== "water-point")]],
      layout: {
        ...labelled(name, { theme, strength: "regular", size: 11, colour: "label", wraps: true }),
        "text-font": ["regular"],
        "text-size": 11,
        "text-max-width": 8,
        "text-anchor": "top",
        "text-offset": [0, 0.9],
        "icon-anchor": "top",
        "icon-offset": [0, 9],
      },
      paint: { "text-color": colours.label, ...halo },
    },
    settlement("quarter-names", ["hamlet", "neighbourhood", "square"], 12),
    settlement("district-names", ["village", "district"], 12),
    settlement("town-names", ["town"], 14),
    settlement("city-names", ["city"], 16),
  ];
}

/** The first layer of words: pictures of the ground (aerial imagery) are drawn below it. */
export const firstLabels = "road-names";

/** The base map's layers, from the ground up, for a theme and a language. */
export function baseLayers(theme: Theme, language: string): LayerSpecification[] {
  return [...ground(mapColours[theme]), ...roads(theme), ...labels(theme, nameIn(language))];
}
