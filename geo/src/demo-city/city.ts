import { strongComponents } from "../streets/components.ts";
import { drawArterials, riverBanks } from "./arterials.ts";
import { type Block, drawBlocks } from "./blocks.ts";
import type { Flat } from "./ground.ts";
import { drawHouses, type House } from "./houses.ts";
import { Network, type Street } from "./network.ts";
import { onRailway } from "./railway.ts";
import { random } from "./random.ts";
import { drawSites, type Site } from "./sites.ts";
import { streetNamer } from "./street-names.ts";

/** The whole city on the drawing board. */
export interface City {
  network: Network;
  blocks: Block[];
  sites: Site[];
  houses: House[];
  river: { south: Flat[]; north: Flat[] };
}

/**
 * Draws the city, always the same one:
 *
 *   arterials -> blocks between them -> one-ways that trap nobody -> sites -> houses
 */
export function drawCity(): City {
  const chance = random(20_261_121);
  const network = new Network();
  const arterials = drawArterials(network);
  const blocks = drawBlocks({ network, random: chance, nameFor: streetNamer(chance) }, arterials);
  openTraps(network);
  const sites = drawSites(chance, blocks);
  const houses = blocks.flatMap((block) => (block.open ? [] : drawHouses(chance, block))).filter(({ walls }) => !walls.some(onRailway));
  return { network, blocks, sites, houses, river: riverBanks() };
}

/** One-way streets between which somebody would be caught become two-way, until every place can be reached from every other. */
export function openTraps({ junctions, streets }: Pick<Network, "junctions" | "streets">): void {
  for (;;) {
    const { part } = strongComponents(waysIn(junctions.length, streets));
    const traps = streets.filter((street) => street.oneway && street.stops.some(({ junction }) => part[junction.id] !== part[street.stops[0]!.junction.id]));
    if (traps.length === 0) return;
    for (const trap of traps) trap.oneway = false;
  }
}

function waysIn(junctions: number, streets: Street[]) {
  const from: number[][] = Array.from({ length: junctions }, () => []);
  for (const { stops, oneway } of streets) {
    for (let at = 0; at + 1 < stops.length; at++) {
      const [a, b] = [stops[at]!.junction.id, stops[at + 1]!.junction.id];
      from[b]!.push(a);
      if (!oneway) from[a]!.push(b);
    }
  }
  const inFirst = Uint32Array.from({ length: junctions + 1 }, () => 0);
  for (const [at, list] of from.entries()) inFirst[at + 1] = inFirst[at]! + list.length;
  return { junctions, inFirst, inFrom: Uint32Array.from(from.flat()) };
}
