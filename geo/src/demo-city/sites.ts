import type { Block } from "./blocks.ts";
import { districtOf } from "./districts.ts";
import { distance, type Flat } from "./ground.ts";
import { areaOf, inset, middleOf, type Polygon } from "./polygons.ts";
import type { Random } from "./random.ts";
import { fixedNames, type FourNames, type NameForm, named, words } from "./words.ts";

/** A piece of ground with one use. */
export interface Site {
  kind: "hospital" | "park" | "university" | "stadium" | "cemetery" | "fire" | "police" | "ambulance" | "school" | "mosque" | "church" | "market";
  names: FourNames;
  ground: Polygon;
  block: Block;
}

/** How many of each there are, and how far apart the first are looked for, in metres. */
const wanted: [kind: Site["kind"] & NameForm, count: number, apart: number][] = [
  ["hospital", 5, 2600], ["fire", 7, 2300], ["ambulance", 6, 2300], ["police", 7, 2300], ["market", 3, 1500], ["school", 24, 900],
  ["mosque", 22, 900], ["church", 2, 900],
];

/**
 * Gives open blocks and some built ones a use: hospitals and stations spread over the city, the rest of the open
 * ground becomes parks. Blocks that get a use lose their houses.
 */
export function drawSites(random: Random, blocks: Block[]): Site[] {
  const open = random.shuffled(blocks.filter((block) => block.open));
  const small = random.shuffled(blocks.filter((block) => !block.open && usable(block)));
  const sites: Site[] = [];
  for (const [kind, names] of [["university", fixedNames.university], ["stadium", fixedNames.stadium], ["cemetery", fixedNames.cemetery]] as const) {
    const far = open.findIndex((block) => kind !== "cemetery" || block.zone.kind === "outer");
    sites.push(site(kind, names, take(open, far)));
  }
  for (const [kind, count, apart] of wanted) {
    const ground = kind === "hospital" ? open : small;
    const others: Flat[] = [];
    const taken = new Set<string>();
    for (let number = 0; number < count; number++) {
      const at = ground.findIndex((block) => others.every((other) => distance(other, middleOf(block.corners)) > apart));
      const block = take(ground, at);
      others.push(middleOf(block.corners));
      sites.push(site(kind, nameAt(block, kind, taken), block));
    }
  }
  for (const block of open) sites.push(site("park", named(words[sites.length % words.length]!, "park"), block));
  for (const { block } of sites) block.open = true;
  return sites;
}

const take = (from: Block[], at: number): Block => from.splice(Math.max(0, at), 1)[0]!;

function usable({ corners, zone }: Block): boolean {
  return zone.kind !== "industry" && zone.kind !== "fields" && areaOf(corners) < 30_000 && inset(corners, 14).length > 0;
}

/** After the district, or after some word where the district has one already. */
function nameAt(block: Block, kind: NameForm, taken: Set<string>): FourNames {
  let word = districtOf(...block.square).word;
  for (let next = 5; taken.has(word.en); next += 7) word = words[next % words.length]!;
  taken.add(word.en);
  return named(word, kind);
}

function site(kind: Site["kind"], names: FourNames, block: Block): Site {
  return { kind, names, block, ground: inset(block.corners, 12) };
}
