import type { LngLat } from "@najda/protocol";
import { type Bounds, boundsOf } from "../area/measures.ts";
import { columns, rows } from "./arterials.ts";
import type { City } from "./city.ts";
import { districts } from "./districts.ts";
import { bend, between, distance, type Flat, halfHeight, halfWidth } from "./ground.ts";
import type { Street, StreetClass } from "./network.ts";
import { OsmWriter } from "./osm-writer.ts";
import { areaOf, dense, inset, middleOf } from "./polygons.ts";
import { railway, railwayStation } from "./railway.ts";
import type { Site } from "./sites.ts";
import { fixedNames, type FourNames } from "./words.ts";
import { squares, type Zone, zoneOf } from "./zones.ts";

type Tags = Record<string, string>;

/** Said wherever the map is shown. */
export const attributions: FourNames = {
  en: "Invented demo city, no real place",
  ar: "مدينة تجريبية متخيلة، لا وجود لها في الواقع",
  ckb: "شارێکی خەیاڵی بۆ نمایش، شوێنێکی ڕاستەقینە نییە",
  fa: "شهر نمایشی خیالی، مکانی واقعی نیست",
};
export const attribution = attributions.en;

const speedLimits: Record<StreetClass, number> = { trunk: 90, primary: 70, secondary: 60, tertiary: 50, residential: 40, living_street: 20 };

const siteTags: Record<Site["kind"], Tags> = {
  hospital: { amenity: "hospital", emergency: "yes" }, fire: { amenity: "fire_station" }, police: { amenity: "police" },
  ambulance: { emergency: "ambulance_station" }, park: { leisure: "park" }, university: { amenity: "university" },
  stadium: { leisure: "stadium" }, cemetery: { landuse: "cemetery" }, school: { amenity: "school" },
  mosque: { amenity: "place_of_worship", religion: "muslim" }, church: { amenity: "place_of_worship", religion: "christian" },
  market: { amenity: "marketplace" },
};
/** Of these the whole ground is open; the others get a building. */
const unbuilt: Site["kind"][] = ["park", "cemetery", "stadium"];

const zoneTags: Record<Zone["kind"], Tags> = {
  "old-town": { landuse: "residential" }, centre: { landuse: "commercial" }, inner: { landuse: "residential" },
  outer: { landuse: "residential" }, industry: { landuse: "industrial" }, fields: { landuse: "farmland" },
};

/** The city as an OpenStreetMap extract (.osm.pbf). */
export function writeExtract(city: City): Buffer {
  const osm = new OsmWriter();
  writeStreets(osm, city);
  writeGround(osm, city);
  for (const site of city.sites) writeSite(osm, site);
  for (const { walls, street, number, square } of city.houses) {
    const levels = String(storeys(zoneOf(...square).kind, number));
    osm.area(walls.map(bend), { building: "yes", "building:levels": levels, "addr:housenumber": String(number), "addr:street": street.names!.en });
  }
  osm.node(bend([0, 600]), { place: "city", ...nameTags(fixedNames.city) });
  for (const { names, middle, outline } of districts) {
    osm.node(bend(middle), { place: "suburb", ...nameTags(names) });
    osm.area(outline.map(bend), { boundary: "administrative", admin_level: "9", ...nameTags(names) });
  }
  return osm.bytes(cityBounds(), attribution);
}

/** How many storeys a house has: fewer towards the edge, and never the same number all along a street. */
function storeys(kind: Zone["kind"], number: number): number {
  const [least, most] = storeysByZone[kind];
  return least + ((number * 7) % (most - least + 1));
}

const storeysByZone: Record<Zone["kind"], [least: number, most: number]> = {
  "old-town": [2, 3], centre: [4, 9], inner: [2, 5], outer: [1, 3], industry: [1, 2], fields: [1, 1],
};

/** Around the city and the first stretch of the roads that leave it. */
export function cityBounds(): Bounds {
  const edge = dense([[-halfWidth, -halfHeight], [halfWidth, -halfHeight], [halfWidth, halfHeight], [-halfWidth, halfHeight]], 500);
  const [west, south, east, north] = boundsOf(edge.map(bend));
  return [west - 0.006, south - 0.006, east + 0.006, north + 0.006];
}

function writeStreets(osm: OsmWriter, { network }: City): void {
  const nodes = new Map<number, number>();
  for (const { id, at } of network.junctions) {
    // Every seventh junction has a hydrant.
    nodes.set(id, osm.node(bend(at), id % 7 === 3 ? { emergency: "fire_hydrant" } : {}));
  }
  for (const street of network.streets) {
    const refs = street.stops.flatMap(({ junction }, at) => [
      ...(at === 0 ? [] : curve(street.stops[at - 1]!.junction.at, junction.at).map((place) => osm.node(place))),
      nodes.get(junction.id)!,
    ]);
    osm.way(refs, streetTags(street));
  }
}

/** Points between two junctions where the bent street leaves the straight line. */
function curve(a: Flat, b: Flat): LngLat[] {
  const parts = Math.ceil(distance(a, b) / 170);
  return Array.from({ length: parts - 1 }, (_, at) => bend(between(a, b, (at + 1) / parts)));
}

function streetTags(street: Street): Tags {
  return {
    highway: street.class,
    maxspeed: String(speedLimits[street.class]),
    ...(street.names === undefined ? {} : nameTags(street.names)),
    ...(street.oneway ? { oneway: "yes" } : {}),
    ...(street.bridge ? { bridge: "yes", layer: "1" } : {}),
  };
}

function writeGround(osm: OsmWriter, { river }: City): void {
  for (const [column, row] of squares) {
    const [w, e, s, n] = [columns[column]! * halfWidth, columns[column + 1]! * halfWidth, rows[row]! * halfHeight, rows[row + 1]! * halfHeight];
    osm.area(dense([[w, s], [e, s], [e, n], [w, n]], 200).map(bend), zoneTags[zoneOf(column, row).kind]);
  }
  osm.area([...river.south, ...river.north.toReversed()].map(bend), { natural: "water", water: "river", ...nameTags(fixedNames.river) });
  const course = river.south.map((south, at) => osm.node(bend(between(south, river.north[at]!, 0.5))));
  osm.way(course, { waterway: "river", ...nameTags(fixedNames.river) });
  osm.way(railway.map((at) => osm.node(bend(at))), { railway: "rail" });
  osm.node(bend(railwayStation), { railway: "station", ...nameTags(fixedNames.station) });
}

function writeSite(osm: OsmWriter, { kind, names, ground }: Site): void {
  if (ground.length === 0) return;
  osm.area(dense(ground, 90).map(bend), { ...siteTags[kind], ...nameTags(names) });
  const hall = unbuilt.includes(kind) ? [] : inset(ground, 18);
  if (hall.length > 0) osm.area(hall.map(bend), { building: "public" });
  if (kind === "park") osm.node(bend(middleOf(ground.slice(0, 3))), { emergency: "assembly_point", ...nameTags(assemblyAt(names)) });
  if (kind === "park" && areaOf(ground) > 60_000) osm.area(pondIn(ground).map(bend), { natural: "water", water: "pond" });
}

/** Where people gather when they have to leave their houses. */
function assemblyAt({ en, ar, ckb, fa }: FourNames): FourNames {
  return { en: `${en} Assembly Point`, ar: `نقطة تجمع ${ar}`, ckb: `خاڵی کۆبوونەوەی ${ckb}`, fa: `محل تجمع ${fa}` };
}

/** The ground at four tenths of its size, its corners cut off twice (Chaikin): a pond has none. */
function pondIn(ground: Flat[]): Flat[] {
  const middle = middleOf(ground);
  return cutCorners(cutCorners(ground.map((corner) => between(middle, corner, 0.4))));
}

function cutCorners(line: Flat[]): Flat[] {
  return line.flatMap((corner, at) => {
    const next = line[(at + 1) % line.length]!;
    return [between(corner, next, 0.25), between(corner, next, 0.75)];
  });
}

function nameTags({ en, ar, ckb, fa }: FourNames): Tags {
  return { name: en, "name:en": en, "name:ar": ar, "name:ckb": ckb, "name:fa": fa };
}
