import type { Tags } from "./elements.ts";

/** What a line or an area becomes on the map. */
export interface ShapeClass {
  layer: "road" | "rail" | "water" | "landuse" | "building" | "boundary";
  class: string;
  area: boolean;
  /** From which zoom it is drawn; "by-size" depends on the ground it covers. */
  minZoom: number | "by-size";
  /** Among shapes of one layer, higher ones are drawn later. */
  rank: number;
}

const roads: Record<string, [className: string, minZoom: number, rank: number]> = {
  motorway: ["motorway", 5, 9], motorway_link: ["motorway", 10, 9], trunk: ["trunk", 6, 8], trunk_link: ["trunk", 11, 8],
  primary: ["primary", 8, 7], primary_link: ["primary", 12, 7], secondary: ["secondary", 9, 6], secondary_link: ["secondary", 12, 6],
  tertiary: ["tertiary", 11, 5], tertiary_link: ["tertiary", 13, 5], unclassified: ["minor", 12, 4], residential: ["minor", 12, 4],
  road: ["minor", 12, 4], living_street: ["minor", 13, 4], busway: ["minor", 13, 4], pedestrian: ["pedestrian", 13, 3],
  service: ["service", 14, 2], track: ["path", 14, 1], footway: ["path", 15, 1], cycleway: ["path", 14, 1], path: ["path", 14, 1], steps: ["path", 15, 1],
};

/** Key, value, and what the table says for the pair. */
function pairs<T>(table: Record<string, T>): [key: string, value: string, entry: T][] {
  return Object.entries(table).map(([pair, entry]) => [pair.split("=")[0]!, pair.split("=")[1]!, entry]);
}

const rails = ["rail", "light_rail", "subway", "tram", "narrow_gauge"];

const landuses: Record<string, string> = {
  "leisure=park": "park", "leisure=garden": "park", "landuse=recreation_ground": "park", "landuse=village_green": "park",
  "leisure=nature_reserve": "forest", "landuse=forest": "forest", "natural=wood": "forest", "natural=scrub": "forest",
  "landuse=grass": "grass", "landuse=meadow": "grass", "natural=grassland": "grass", "landuse=farmland": "farmland",
  "landuse=orchard": "farmland", "landuse=vineyard": "farmland", "landuse=farmyard": "farmland", "landuse=residential": "residential",
  "landuse=commercial": "commercial", "landuse=retail": "commercial", "landuse=industrial": "industrial", "landuse=railway": "industrial",
  "landuse=cemetery": "cemetery", "amenity=grave_yard": "cemetery", "amenity=hospital": "hospital", "amenity=school": "school",
  "amenity=university": "school", "amenity=college": "school", "leisure=pitch": "pitch", "leisure=stadium": "pitch",
  "natural=sand": "sand", "natural=beach": "sand", "aeroway=aerodrome": "airport", "landuse=military": "military",
};

const landusePairs = pairs(landuses);

const waterAreas = [["natural", "water"], ["waterway", "riverbank"], ["landuse", "reservoir"], ["landuse", "basin"]] as const;
const waterLines: Record<string, [className: string, minZoom: number]> = {
  river: ["river", 9], canal: ["river", 11], stream: ["stream", 13], drain: ["stream", 14], ditch: ["stream", 15],
};

/** Reads the tags of a way or an area relation; undefined for what the map doesn't show. First match wins. */
export function classifyShape(tags: Tags): ShapeClass | undefined {
  if (tags["building"] !== undefined && tags["building"] !== "no") {
    return { layer: "building", class: tags["building"], area: true, minZoom: 14, rank: 0 };
  }
  const road = roads[tags["highway"] ?? ""];
  if (road !== undefined) {
    const raised = tags["bridge"] !== undefined && tags["bridge"] !== "no" ? 10 : 0;
    return { layer: "road", class: road[0], area: tags["area"] === "yes", minZoom: road[1], rank: road[2] + raised };
  }
  if (rails.includes(tags["railway"] ?? "") && tags["tunnel"] !== "yes") {
    return { layer: "rail", class: tags["railway"] === "tram" ? "tram" : "rail", area: false, minZoom: tags["service"] === undefined ? 9 : 13, rank: 0 };
  }
  if (waterAreas.some(([key, value]) => tags[key] === value)) return { layer: "water", class: "water", area: true, minZoom: "by-size", rank: 0 };
  const line = waterLines[tags["waterway"] ?? ""];
  if (line !== undefined && tags["tunnel"] === undefined) return { layer: "water", class: line[0], area: false, minZoom: line[1], rank: 0 };
  const use = landusePairs.find(([key, value]) => tags[key] === value);
  return use === undefined ? classifyBoundary(tags) : { layer: "landuse", class: use[2], area: true, minZoom: "by-size", rank: 0 };
}

/** Administrative areas by their level (wiki.openstreetmap.org/wiki/Key:admin_level): country, province, district, municipality, quarter. */
const boundaryZooms: Record<string, number> = { "2": 2, "3": 4, "4": 4, "5": 6, "6": 7, "7": 8, "8": 9, "9": 11, "10": 12 };

function classifyBoundary(tags: Tags): ShapeClass | undefined {
  const level = tags["admin_level"] ?? "";
  const minZoom = tags["boundary"] === "administrative" ? boundaryZooms[level] : undefined;
  return minZoom === undefined ? undefined : { layer: "boundary", class: `level-${level}`, area: true, minZoom, rank: -Number(level) };
}

const placeKinds: Record<string, [kind: string, minZoom: number]> = {
  "place=city": ["city", 4], "place=town": ["town", 7], "place=village": ["village", 10], "place=hamlet": ["hamlet", 13],
  "place=suburb": ["district", 11], "place=quarter": ["district", 12], "place=neighbourhood": ["neighbourhood", 14], "place=square": ["square", 15],
  "amenity=hospital": ["hospital", 12], "amenity=clinic": ["clinic", 15], "amenity=fire_station": ["fire-station", 12],
  "amenity=police": ["police", 12], "emergency=ambulance_station": ["ambulance-station", 12], "emergency=fire_hydrant": ["hydrant", 17],
  "emergency=assembly_point": ["refuge", 14], "social_facility=shelter": ["refuge", 15], "amenity=refugee_site": ["refuge", 14],
  "military=bunker": ["refuge", 15], "amenity=shelter": ["refuge", 17], "emergency=suction_point": ["water-point", 17],
  "emergency=water_tank": ["water-point", 17], "emergency=fire_water_pond": ["water-point", 17], "emergency=landing_site": ["landing-site", 15],
  "emergency=defibrillator": ["defibrillator", 17], "amenity=community_centre": ["community-centre", 15], "amenity=school": ["school", 15],
  "amenity=university": ["university", 14], "amenity=college": ["school", 15], "amenity=place_of_worship": ["worship", 15],
  "amenity=pharmacy": ["pharmacy", 16], "amenity=marketplace": ["market", 14], "shop=mall": ["market", 14], "amenity=bus_station": ["station", 14],
  "railway=station": ["station", 13], "railway=halt": ["station", 14], "amenity=townhall": ["government", 14], "office=government": ["government", 15],
  "aeroway=aerodrome": ["airport", 10], "leisure=park": ["park", 14], "leisure=stadium": ["stadium", 14], "tourism=museum": ["museum", 15],
  "tourism=hotel": ["hotel", 16], "amenity=fuel": ["fuel", 16], "amenity=bank": ["bank", 16], "natural=water": ["water", 13], "amenity=restaurant": ["restaurant", 17],
};

const placePairs = pairs(placeKinds);

/** Crews look for these without a name too. */
const namelessKinds = ["hydrant", "water-point", "landing-site", "defibrillator", "refuge", "hospital", "fire-station", "police", "ambulance-station"];

/** A roof at a bus stop is an `amenity=shelter` too. */
const isBusShelter = (tags: Tags): boolean => tags["shelter_type"] === "public_transport";

/** What a node, or the middle of an area, is as a place to look for. */
export function classifyPlace(tags: Tags): { kind: string; minZoom: number } | undefined {
  const found = placePairs.find(([key, value]) => tags[key] === value);
  if (found === undefined || isBusShelter(tags)) return undefined;
  const [kind, minZoom] = found[2];
  return tags["name"] === undefined && !namelessKinds.includes(kind) ? undefined : { kind, minZoom };
}
