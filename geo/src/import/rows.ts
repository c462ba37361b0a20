import type { LngLat } from "@najda/protocol";
import { boundsOf } from "../area/measures.ts";
import type { Ring } from "../area/rings.ts";
import { type ShapeClass, classifyPlace, classifyShape } from "./classify.ts";
import type { Tags } from "./elements.ts";
import { type PolygonRings } from "./multipolygon.ts";
import { foldedNames, type Names, namesOf } from "./names.ts";
import { lineWkb, multiPolygonWkb } from "./wkb.ts";

/** A row of `map_shapes`. */
export interface ShapeRow {
  layer: ShapeClass["layer"];
  class: string;
  /** Names and marks that go into tiles as they are. */
  properties: Record<string, string | number | boolean>;
  minZoom: number;
  rank: number;
  /** Extended WKB in hex. */
  shape: string;
}

/** A row of `map_places`. */
export interface PlaceRow {
  kind: string;
  names: Names;
  minZoom: number;
  at: LngLat;
  folded: string;
}

/** A row of `map_addresses`. */
export interface AddressRow {
  number: string;
  street: Names;
  at: LngLat;
  folded: string;
}

/** The shape that a line with these tags becomes, if the map shows it. */
export function lineRow(tags: Tags, points: LngLat[]): ShapeRow | undefined {
  const shape = classifyShape(tags);
  if (shape === undefined || shape.area || points.length < 2) return undefined;
  return { ...common(shape, tags), minZoom: shape.minZoom === "by-size" ? 12 : shape.minZoom, shape: lineWkb(points) };
}

/** The shape that an area with these tags becomes, if the map shows it. */
export function areaRow(tags: Tags, polygons: PolygonRings[]): ShapeRow | undefined {
  const shape = classifyShape(tags);
  if (shape === undefined || !shape.area || polygons.length === 0) return undefined;
  return { ...common(shape, tags), minZoom: shape.minZoom === "by-size" ? zoomForSize(polygons) : shape.minZoom, shape: multiPolygonWkb(polygons) };
}

/** A piece of the sea, to be seen from far away too. */
export const seaRow = (polygons: PolygonRings[]): ShapeRow => ({ layer: "water", class: "sea", properties: {}, minZoom: 4, rank: 0, shape: multiPolygonWkb(polygons) });

function common(shape: ShapeClass, tags: Tags): Omit<ShapeRow, "minZoom" | "shape"> {
  const properties: ShapeRow["properties"] = { ...namesOf(tags) };
  if (shape.layer === "road") {
    if (tags["oneway"] === "yes") properties["oneway"] = true;
    if (shape.rank >= 10) properties["bridge"] = true;
    if (tags["tunnel"] === "yes") properties["tunnel"] = true;
    if (tags["ref"] !== undefined) properties["ref"] = tags["ref"];
  }
  if (shape.layer === "building") {
    const levels = Number(tags["building:levels"]);
    if (levels > 0 && levels < 200) properties["levels"] = levels;
  }
  return { layer: shape.layer, class: shape.class, properties, rank: shape.rank };
}

/** The zoom at which its box is about four pixels wide on 512-pixel tiles. */
function zoomForSize(polygons: PolygonRings[]): number {
  const [west, south, east, north] = boundsOf(polygons.map((rings) => rings[0]!).flat());
  const degrees = Math.sqrt((east - west) * (north - south));
  return Math.min(15, Math.max(0, Math.ceil(Math.log2((4 * 360) / (512 * Math.max(degrees, 1e-9))))));
}

/** The place that an element is, if people look for such a thing. */
export function placeRow(tags: Tags, at: LngLat): PlaceRow | undefined {
  const place = classifyPlace(tags);
  if (place === undefined) return undefined;
  const names = namesOf(tags);
  return { ...place, names, at, folded: foldedNames(names) };
}

/** The address that an element carries; `streets` knows the names of a street in other languages. */
export function addressRow(tags: Tags, at: LngLat, streets: ReadonlyMap<string, Names>): AddressRow | undefined {
  const number = tags["addr:housenumber"];
  const named = tags["addr:street"] ?? tags["addr:place"];
  if (number === undefined || named === undefined) return undefined;
  const street = { ...streets.get(named), ...namesOf(tags, "addr:street"), name: named };
  return { number, street, at, folded: foldedNames(street, (name) => `${number} ${name} ${number}`) };
}

/** A point for an area that a name or a number can stand at. */
export function middleOf(ring: Ring): LngLat {
  const [west, south, east, north] = boundsOf(ring);
  return [(west + east) / 2, (south + north) / 2];
}
