import type { Block } from "./blocks.ts";
import { distance, type Flat } from "./ground.ts";
import type { Street } from "./network.ts";
import { contains, inset, inward, overlap, type Polygon } from "./polygons.ts";
import type { Random } from "./random.ts";

/** A house with its number on a street. */
export interface House {
  walls: Polygon;
  street: Street;
  number: number;
  /** On the street in front of it. */
  door: Flat;
  square: Block["square"];
}

/** A house number for every so many metres of street; odd on the one side, even on the other. */
const metresPerNumber = 12;

/** Places houses along the sides of a block, facing the street, as densely as its zone is built. */
export function drawHouses(random: Random, block: Block): House[] {
  const yard = inset(block.corners, old(block) ? 6 : 9);
  if (yard.length === 0) return [];
  const houses: House[] = [];
  for (const [at, street] of block.sides.entries()) {
    if (street.names === undefined || street.bridge) continue;
    const [a, b] = [block.corners[at]!, block.corners[(at + 1) % block.corners.length]!];
    for (const place of placesAlong(random, block, distance(a, b))) {
      const walls = wallsAt(a, b, place);
      if (!walls.every((corner) => contains(yard, corner)) || houses.some((house) => overlap(house.walls, walls))) continue;
      const door = pointAt(a, b, place.along + place.width / 2);
      houses.push({ walls, street, door, number: numberOf(street, door, walls[2]!), square: block.square });
    }
  }
  return houses;
}

interface Place {
  along: number;
  width: number;
  setback: number;
  depth: number;
}

function placesAlong(random: Random, block: Block, length: number): Place[] {
  const { zone } = block;
  const industrial = zone.kind === "industry";
  const narrow = old(block);
  const places: Place[] = [];
  let along = random.between(12, 22);
  while (along < length - 20) {
    const width = industrial ? random.between(40, 90) : narrow ? random.between(17, 32) : random.between(20, 44);
    const place = { along, width, setback: narrow ? 6.5 : random.between(11, 16), depth: industrial ? random.between(35, 60) : random.between(11, 19) };
    if (along + width < length - 12 && random.chance(zone.built)) places.push(place);
    along += width + (narrow ? random.between(2, 7) : random.between(5, 16));
  }
  return places;
}

const old = ({ zone }: Block): boolean => zone.kind === "old-town";

function wallsAt(a: Flat, b: Flat, { along, width, setback, depth }: Place): Polygon {
  const [nx, ny] = inward(a, b);
  const lift = ([x, y]: Flat, by: number): Flat => [x + nx * by, y + ny * by];
  const [left, right] = [pointAt(a, b, along), pointAt(a, b, along + width)];
  return [lift(left, setback), lift(right, setback), lift(right, setback + depth), lift(left, setback + depth)];
}

function pointAt(a: Flat, b: Flat, along: number): Flat {
  const length = distance(a, b);
  return [a[0] + ((b[0] - a[0]) * along) / length, a[1] + ((b[1] - a[1]) * along) / length];
}

/** Counted from the street's beginning; even where the house stands to its left. */
function numberOf({ from, to }: Street, door: Flat, house: Flat): number {
  const left = (to[0] - from[0]) * (house[1] - from[1]) - (to[1] - from[1]) * (house[0] - from[0]) > 0;
  return 2 * Math.floor(distance(from, door) / metresPerNumber) + (left ? 2 : 1);
}
