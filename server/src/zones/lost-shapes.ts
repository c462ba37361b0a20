import { checkArea } from "@najda/geo";
import { Refused, type Area, type LngLat } from "@najda/protocol";
import { child, childrenOf, numbersOf, textOf, wrong, type Wrong } from "./lost-read.ts";

/** Where a question is about: a point, or everywhere within an area. */
export type Shape = { readonly at: LngLat } | { readonly area: Area };

const srs = "urn:ogc:def:crs:EPSG::4326";
const metres = "urn:ogc:def:uom:EPSG::9001";
const degrees = "urn:ogc:def:uom:EPSG::9102";
/** Beyond this a place is no place; a flat earth is good enough below. */
const longestMetres = 100_000;
const metresPerDegree = 111_320;
const corners = 64;

/** Reads a shape of the geodetic-2d profile: RFC 5491, 5.2.1 to 5.2.6, as GML, latitude first. */
export function readShape(location: unknown): Shape | Wrong {
  for (const [name, read] of Object.entries(readers)) {
    const shape = child(location, name);
    if (shape === undefined) continue;
    const system = textOf(child(shape, "@_srsName"));
    if (system !== undefined && system !== srs) return wrong("SRSInvalid", `Only ${srs} is understood.`);
    return read(shape) ?? wrong("locationInvalid", `The ${name} can't be used: numbers within their ranges are expected, latitude first, lengths in metres up to 100,000.`);
  }
  return wrong("locationInvalid", `One of ${Object.keys(readers).join(", ")} is expected.`);
}

const readers: Readonly<Record<string, (shape: unknown) => Shape | Wrong | undefined>> = {
  Point(shape) {
    const at = position(child(shape, "pos"));
    return at && { at };
  },
  Polygon(shape) {
    if (child(shape, "interior") !== undefined) return wrong("locationInvalid", "A Polygon has no holes here (RFC 5491, 5.2.2).");
    const ring = child(child(shape, "exterior"), "LinearRing");
    const list = child(ring, "posList");
    const positions = list === undefined ? childrenOf(ring, "pos").map(position) : pairs(numbersOf(list));
    return positions.some((at) => at === undefined) ? undefined : polygon(positions as LngLat[]);
  },
  Circle(shape) {
    const [at, radius] = [position(child(shape, "pos")), length(shape, "radius")];
    return at === undefined || radius === undefined ? undefined : polygon(around(at, () => radius));
  },
  Ellipse(shape) {
    const [at, major, minor, turned] = [position(child(shape, "pos")), length(shape, "semiMajorAxis"), length(shape, "semiMinorAxis"), angle(shape, "orientation")];
    if (at === undefined || major === undefined || minor === undefined || turned === undefined) return undefined;
    return polygon(around(at, (bearing) => (major * minor) / Math.hypot(minor * Math.cos(bearing - turned), major * Math.sin(bearing - turned))));
  },
  ArcBand(shape) {
    const [at, outer, from, opening] = [position(child(shape, "pos")), length(shape, "outerRadius"), angle(shape, "startAngle"), angle(shape, "openingAngle")];
    const [inner] = numbersOf(child(shape, "innerRadius"));
    if (at === undefined || outer === undefined || from === undefined || opening === undefined || inner === undefined || !(inner >= 0 && inner < outer)) return undefined;
    const bearings = Array.from({ length: corners + 1 }, (_, step) => from + (opening * step) / corners);
    const back = inner === 0 ? [at] : bearings.toReversed().map((bearing) => away(at, bearing, inner));
    const band = [...bearings.map((bearing) => away(at, bearing, outer)), ...back];
    return polygon([...band, band[0]!]);
  },
};

/** "latitude longitude" as [lng, lat]. */
function position(pos: unknown): LngLat | undefined {
  const numbers = numbersOf(pos);
  return numbers.length === 2 ? pairs(numbers)[0] : undefined;
}

const pairs = (numbers: readonly number[]): (LngLat | undefined)[] =>
  Array.from({ length: Math.ceil(numbers.length / 2) }, (_, at) => {
    const [lat, lng] = numbers.slice(2 * at, 2 * at + 2);
    return lat !== undefined && lng !== undefined && Math.abs(lat) <= 90 && Math.abs(lng) <= 180 ? [lng, lat] : undefined;
  });

const measure = (shape: unknown, name: string, unit: string): number | undefined => {
  const node = child(shape, name);
  const [number, ...more] = numbersOf(node);
  return more.length === 0 && [undefined, unit].includes(textOf(child(node, "@_uom"))) ? number : undefined;
};

function length(shape: unknown, name: string): number | undefined {
  const found = measure(shape, name, metres);
  return found !== undefined && found > 0 && found <= longestMetres ? found : undefined;
}

/** Clockwise from north, in radians. */
function angle(shape: unknown, name: string): number | undefined {
  const found = measure(shape, name, degrees);
  return found !== undefined && found >= 0 && found <= 360 ? (found * Math.PI) / 180 : undefined;
}

function around(centre: LngLat, radius: (bearing: number) => number): LngLat[] {
  const ring = Array.from({ length: corners }, (_, step) => {
    const bearing = (2 * Math.PI * step) / corners;
    return away(centre, bearing, radius(bearing));
  });
  return [...ring, ring[0]!];
}

const away = ([lng, lat]: LngLat, bearing: number, distance: number): LngLat => [
  lng + (distance * Math.sin(bearing)) / (metresPerDegree * Math.max(0.01, Math.cos((lat * Math.PI) / 180))),
  lat + (distance * Math.cos(bearing)) / metresPerDegree,
];

/** Nothing is repaired: an area that can't be used says why. */
function polygon(ring: LngLat[]): Shape | Wrong {
  try {
    return { area: checkArea({ type: "Polygon", coordinates: [ring] }) };
  } catch (error) {
    if (error instanceof Refused) return wrong("locationInvalid", `The area can't be used: ${String(error.facts["why"])}.`);
    throw error;
  }
}
