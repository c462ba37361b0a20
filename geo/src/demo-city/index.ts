import type { Area, LngLat } from "@najda/protocol";
import { type City, drawCity } from "./city.ts";
import { districtOf, districts } from "./districts.ts";
import { attribution, attributions, cityBounds, writeExtract } from "./extract.ts";
import { bend, between, type Flat } from "./ground.ts";
import { inward } from "./polygons.ts";
import type { Site } from "./sites.ts";
import { fixedNames, type FourNames, inArabicDigits } from "./words.ts";

export type { FourNames } from "./words.ts";

/** A place on a street of the demo city with its address. */
export interface DemoPlace {
  at: LngLat;
  address: { en: string; ar: string };
}

let drawn: City | undefined;
const city = (): City => (drawn ??= drawCity());

/** The demo city as an OpenStreetMap extract, for `importMap`. The same bytes in every run. */
export function buildDemoCity(): { pbf: Buffer } {
  return { pbf: writeExtract(city()) };
}

/**
 * What the demo's simulation needs to know of the invented city without asking the database. It is drawn (under a
 * second) when first asked for its streets.
 */
export const demoCity = {
  name: fixedNames.city as FourNames,
  attribution,
  attributions,
  /** `[west, south, east, north]`. */
  bounds: cityBounds(),
  centre: bend([0, 300]),

  get districts(): { name: FourNames; area: Area }[] {
    return districts.map(({ names, outline }) => {
      const ring = outline.map(bend);
      return { name: names, area: { type: "Polygon", coordinates: [[...ring, ring[0]!]] } };
    });
  },
  get stations(): { kind: "fire" | "police" | "ambulance"; name: FourNames; at: LngLat }[] {
    return city().sites.flatMap(({ kind, names, block }) =>
      kind === "fire" || kind === "police" || kind === "ambulance" ? [{ kind, name: names, at: gateOf(block) }] : [],
    );
  },
  get hospitals(): { name: FourNames; at: LngLat }[] {
    return city().sites.flatMap(({ kind, names, block }) => (kind === "hospital" ? [{ name: names, at: gateOf(block) }] : []));
  },
  /** Some six hundred doors all over the city, on the street in front of them, in an order that jumps about. */
  places(): DemoPlace[] {
    const { houses } = city();
    const step = Math.max(1, Math.floor(houses.length / 600));
    return houses
      .filter((_, at) => at % step === 0)
      .map(({ door, number, street, square }, at) => {
        const district = districtOf(...square).names;
        const names = street.names!;
        const address = { en: `${number} ${names.en}, ${district.en}`, ar: `${names.ar}، رقم ${inArabicDigits(number)}، ${district.ar}` };
        return { order: (at * 379) % 601, place: { at: bend(door), address } };
      })
      .sort((one, other) => one.order - other.order)
      .map(({ place }) => place);
  },
};

/** Just inside the ground, where its first side meets the street. */
function gateOf({ corners }: Site["block"]): LngLat {
  const [a, b] = [corners[0]!, corners[1]!];
  const [x, y] = between(a, b, 0.5);
  const [nx, ny] = inward(a, b);
  return bend([x + nx * 12, y + ny * 12] as Flat);
}
