import type { LngLat } from "@najda/protocol";
import { covers } from "../area/covers.ts";
import type { Bounds } from "../area/measures.ts";
import { type Ring, twiceSignedArea } from "../area/rings.ts";
import { clipped, near, untilOutside } from "./coast-lines.ts";
import { type PolygonRings, polygonsFrom } from "./multipolygon.ts";

/** A piece of sea has about so many vertices at most, so that a tile reads what lies in it and little more. */
const mostVertices = 1_000;
const mostCuts = 12;
/** Half of OpenStreetMap's smallest step: no corner of a coast lies on an edge that is moved by it. */
const halfStep = 5e-8;

/**
 * The sea within the bounds, in pieces: OpenStreetMap draws its coast only, as lines with the land on their left
 * (wiki.openstreetmap.org/wiki/Tag:natural=coastline). Nothing where there is no coast, and nothing where its lines
 * don't fit together: rather no sea than a sea over a town.
 */
export function seaWithin(bounds: Bounds, coast: readonly LngLat[][]): PolygonRings[][] {
  const box = bounds.map((edge) => Math.round(edge * 1e7) / 1e7 + halfStep) as Bounds;
  const lines = untilOutside(coast, box);
  if (lines === undefined || lines.length === 0) return [];
  return seaIn(box, { lines, cuts: 0, isSea: false }) ?? [];
}

interface Part {
  readonly lines: readonly LngLat[][];
  readonly cuts: number;
  /** What a part without any coast is. */
  readonly isSea: boolean;
}

/** Undefined where the lines don't fit together. */
function seaIn(box: Bounds, { lines, cuts, isSea }: Part): PolygonRings[][] | undefined {
  const inside = lines.map((line) => clipped(line, box));
  const pieces = inside.flatMap((each) => each.pieces);
  const rings = inside.flatMap(({ ring }) => (ring === undefined ? [] : [ring]));
  if (pieces.length === 0 && rings.length === 0) return isSea ? [[[boxRing(box)]]] : [];
  const shores = pieces.length > 0 ? along(box, pieces) : rings.some(isIsland) ? [boxRing(box)] : [];
  if (shores === undefined) return undefined;
  const outers = [...shores, ...rings.filter((ring) => !isIsland(ring))];
  const islands = rings.filter(isIsland);
  const vertices = [...pieces, ...rings].reduce((sum, line) => sum + line.length, 0);
  if (vertices <= mostVertices || cuts >= mostCuts) return [polygonsFrom(outers, islands)];
  const parts = quarters(box).map((quarter) => {
    const middle: LngLat = [(quarter[0] + quarter[2]) / 2, (quarter[1] + quarter[3]) / 2];
    const holding = (ring: Ring): boolean => covers({ type: "Polygon", coordinates: [ring] }, middle);
    return seaIn(quarter, { lines: lines.flatMap((line) => near(line, quarter)), cuts: cuts + 1, isSea: outers.some(holding) && !islands.some(holding) });
  });
  return parts.some((part) => part === undefined) ? [polygonsFrom(outers, islands)] : parts.flatMap((part) => part ?? []);
}

/** Land on the left of its line is what the line goes around. */
const isIsland = (ring: Ring): boolean => twiceSignedArea(ring) > 0;

const boxRing = ([west, south, east, north]: Bounds): Ring => [[west, north], [east, north], [east, south], [west, south], [west, north]];

function quarters([west, south, east, north]: Bounds): Bounds[] {
  const [x, y] = [(west + east) / 2, (south + north) / 2].map((middle) => Math.round(middle * 1e7) / 1e7 + halfStep) as [number, number];
  return [[west, south, x, y], [x, south, east, y], [west, y, x, north], [x, y, east, north]];
}

/**
 * The waters on the right of lines that cross a box from edge to edge: from where a line leaves, along the edge
 * clockwise to where the next one comes in, until the first is reached again. Undefined unless comings and goings alternate.
 */
function along(box: Bounds, pieces: readonly LngLat[][]): Ring[] | undefined {
  const comes = pieces.map((piece) => clockwise(box, piece[0]!));
  const leaves = pieces.map((piece) => clockwise(box, piece.at(-1)!));
  const order = [...comes.map((at, piece) => ({ at, piece, comes: true })), ...leaves.map((at, piece) => ({ at, piece, comes: false }))].sort((one, other) => one.at - other.at);
  if (order.some((event, index) => event.comes === order[(index + 1) % order.length]!.comes)) return undefined;
  const after = new Map(order.flatMap((event, index) => (event.comes ? [] : [[event.piece, order[(index + 1) % order.length]!.piece] as const])));
  const rings: Ring[] = [];
  const used = new Set<number>();
  for (const first of pieces.keys()) {
    if (used.has(first)) continue;
    const ring: Ring = [];
    for (let piece = first; !used.has(piece); piece = after.get(piece)!) {
      used.add(piece);
      for (const point of pieces[piece]!) ring.push(point);
      ring.push(...corners(box, leaves[piece]!, comes[after.get(piece)!]!));
    }
    rings.push([...ring, ring[0]!]);
  }
  return rings;
}

/** Where on the edge of a box a point lies, clockwise from its north-west corner: 0 to 4, a side each. */
function clockwise([west, south, east, north]: Bounds, [lng, lat]: LngLat): number {
  const sides = [Math.abs(lat - north), Math.abs(lng - east), Math.abs(lat - south), Math.abs(lng - west)];
  const side = sides.indexOf(Math.min(...sides));
  const along = [(lng - west) / (east - west), (north - lat) / (north - south), (east - lng) / (east - west), (lat - south) / (north - south)][side]!;
  return side + along;
}

/** The corners that are passed on the way clockwise. */
function corners([west, south, east, north]: Bounds, from: number, to: number): LngLat[] {
  const all: LngLat[] = [[west, north], [east, north], [east, south], [west, south]];
  const end = to < from ? to + 4 : to;
  const passed: LngLat[] = [];
  for (let corner = Math.ceil(from); corner < end; corner++) passed.push(all[corner % 4]!);
  return passed;
}
