import type { Arterials } from "./arterials.ts";
import { distance, type Flat } from "./ground.ts";
import type { Junction, Network, Street, StreetClass } from "./network.ts";
import { areaOf, type Polygon } from "./polygons.ts";
import type { Random } from "./random.ts";
import type { FourNames } from "./words.ts";
import { squares, type Zone, zoneOf } from "./zones.ts";

/** A convex piece of the city between streets; `sides[n]` is the street from corner n to the next. */
export interface Block {
  corners: Polygon;
  sides: Street[];
  zone: Zone;
  square: [column: number, row: number];
  /** Kept free of houses: a park, a campus, a hospital. */
  open: boolean;
}

interface Drawing {
  network: Network;
  random: Random;
  nameFor: (square: Block["square"], as: StreetClass) => FourNames;
}

/** Nearer to a corner no street begins: that would leave slivers. */
const cornerMetres = 45;

/** Divides the squares between the arterials by streets, larger ones first, until the blocks are small enough. */
export function drawBlocks(drawing: Drawing, arterials: Arterials): Block[] {
  return squares.flatMap((square) => firstBlocks(square, arterials).flatMap((block) => divide(drawing, block)));
}

/** A square, or the two triangles that an avenue makes of it. */
function firstBlocks([column, row]: Block["square"], { corners, below, left, diagonal }: Arterials): Block[] {
  const corner = (right: 0 | 1, up: 0 | 1): Flat => corners[column + right]![row + up]!.at;
  const [sw, se, ne, nw] = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)];
  const [south, east, north, west] = [below(column, row), left(column + 1, row), below(column, row + 1), left(column, row)];
  const common = { zone: zoneOf(column, row), square: [column, row] as Block["square"], open: false };
  const cut = diagonal(column, row);
  if (cut === undefined) return [{ ...common, corners: [sw, se, ne, nw], sides: [south, east, north, west] }];
  return cut.rising
    ? [{ ...common, corners: [sw, se, ne], sides: [south, east, cut.street] }, { ...common, corners: [sw, ne, nw], sides: [cut.street, north, west] }]
    : [{ ...common, corners: [sw, se, nw], sides: [south, cut.street, west] }, { ...common, corners: [se, ne, nw], sides: [east, north, cut.street] }];
}

function divide(drawing: Drawing, block: Block): Block[] {
  const area = areaOf(block.corners);
  if (area < block.zone.blockArea) return [block];
  if (drawing.random.chance(openShare(area))) return [{ ...block, open: true }];
  for (let attempt = 0; attempt < 8; attempt++) {
    const halves = divideOnce(drawing, block, area);
    if (halves !== undefined) return halves.flatMap((half) => divide(drawing, half));
  }
  return [block];
}

/** How often a piece of this size stays whole: now and then a large park, more often a small one. */
function openShare(area: number): number {
  if (area < 30_000 || area > 400_000) return 0;
  return area < 110_000 ? 0.035 : 0.02;
}

/** Draws one street across the longer extent of a block, near its middle. */
function divideOnce({ network, random, nameFor }: Drawing, block: Block, area: number): [Block, Block] | undefined {
  const cut = chooseCut(random, block);
  const hits = crossings(block.corners, cut);
  const [first, second] = hits;
  if (first === undefined || second === undefined) return undefined;
  if (hits.some(({ side, at }) => distance(block.corners[side]!, at) < cornerMetres || distance(next(block.corners, side), at) < cornerMetres)) return undefined;
  const ends: [Junction, Junction] = [network.join(block.sides[first.side]!, first.at), network.join(block.sides[second.side]!, second.at)];
  const streetClass = classFor(area, block.zone);
  const street = network.street(ends, { class: streetClass, names: continued(network, ends, streetClass) ?? nameFor(block.square, streetClass) });
  street.oneway = (streetClass === "residential" || streetClass === "living_street") && random.chance(block.zone.oneway);
  const [a, b] = [ends[0].at, ends[1].at];
  const inner = range(first.side + 1, second.side);
  const outer = [...range(second.side + 1, block.corners.length - 1), ...range(0, first.side)];
  const half = (from: Flat, middle: number[], rest: { to: Flat; lastSide: number }): Block => ({
    ...block,
    corners: [from, ...middle.map((at) => block.corners[at]!), rest.to],
    sides: [...middle.map((at) => block.sides[(at + block.sides.length - 1) % block.sides.length]!), block.sides[rest.lastSide]!, street],
  });
  return [half(a, inner, { to: b, lastSide: second.side }), half(b, outer, { to: a, lastSide: first.side })];
}

function chooseCut(random: Random, { corners, zone }: Block): { through: Flat; normal: Flat } {
  const lengths = corners.map((corner, at) => distance(corner, next(corners, at)));
  const longest = lengths.indexOf(Math.max(...lengths));
  const [a, b] = [corners[longest]!, next(corners, longest)];
  let axis: Flat = [(b[0] - a[0]) / lengths[longest]!, (b[1] - a[1]) / lengths[longest]!];
  const extent = ([x, y]: Flat): [number, number] => {
    const along = corners.map((corner) => corner[0] * x + corner[1] * y);
    return [Math.min(...along), Math.max(...along)];
  };
  const across: Flat = [-axis[1], axis[0]];
  if (size(extent(across)) > size(extent(axis))) axis = across;
  const [low, high] = extent(axis);
  const along = low + (high - low) * random.between(0.38, 0.62);
  const middle = corners.reduce((sum, corner) => sum + corner[0] * -axis[1] + corner[1] * axis[0], 0) / corners.length;
  const turn = random.between(-zone.jitter, zone.jitter);
  return {
    through: [axis[0] * along - axis[1] * middle, axis[1] * along + axis[0] * middle],
    normal: [axis[0] * Math.cos(turn) - axis[1] * Math.sin(turn), axis[0] * Math.sin(turn) + axis[1] * Math.cos(turn)],
  };
}

function crossings(corners: Polygon, { through, normal }: { through: Flat; normal: Flat }): { side: number; at: Flat }[] {
  const heights = corners.map(([x, y]) => (x - through[0]) * normal[0] + (y - through[1]) * normal[1]);
  return corners.flatMap((corner, side) => {
    const [here, there] = [heights[side]!, heights[(side + 1) % corners.length]!];
    if (here * there >= 0) return [];
    const end = next(corners, side);
    const share = here / (here - there);
    return [{ side, at: [corner[0] + (end[0] - corner[0]) * share, corner[1] + (end[1] - corner[1]) * share] as Flat }];
  });
}

function classFor(area: number, zone: Zone): StreetClass {
  if (area > 700_000) return "secondary";
  if (area > 240_000) return "tertiary";
  return zone.kind === "old-town" && area < 30_000 ? "living_street" : "residential";
}

/** The name of a street of the same class that ends where this one begins and runs on straight. */
function continued(network: Network, [a, b]: [Junction, Junction], as: StreetClass): FourNames | undefined {
  const straight = (end: Junction, away: Junction): Street | undefined =>
    network.streets.findLast((street) => street.class === as && !street.bridge && runsOn(street, end, away.at));
  return (straight(a, b) ?? straight(b, a))?.names;
}

function runsOn({ from, to, stops }: Street, end: Junction, away: Flat): boolean {
  const other = stops[0]!.junction === end ? to : stops.at(-1)!.junction === end ? from : undefined;
  if (other === undefined) return false;
  const [ux, uy, vx, vy] = [end.at[0] - other[0], end.at[1] - other[1], away[0] - end.at[0], away[1] - end.at[1]];
  return (ux * vx + uy * vy) / (Math.hypot(ux, uy) * Math.hypot(vx, vy)) > 0.92;
}

const next = (corners: Polygon, at: number): Flat => corners[(at + 1) % corners.length]!;
const size = ([low, high]: [number, number]): number => high - low;
const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at);
