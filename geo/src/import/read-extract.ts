import type { LngLat } from "@najda/protocol";
import { type Bounds, boundsOf } from "../area/measures.ts";
import type { Profile } from "../streets/profiles.ts";
import type { StreetPiece, TurnBan } from "../streets/street-graph.ts";
import type { ExtractSource } from "./blobs.ts";
import { classifyShape } from "./classify.ts";
import { type OsmNode, type OsmRelation, type OsmWay, readElements, readRelations, type Tags } from "./elements.ts";
import { joinCoast } from "./coast-lines.ts";
import { joinRings, polygonsFrom } from "./multipolygon.ts";
import { namesOf } from "./names.ts";
import { NodeStore } from "./node-store.ts";
import { type AddressRow, addressRow, areaRow, lineRow, middleOf, placeRow, type PlaceRow, seaRow, type ShapeRow } from "./rows.ts";
import { seaWithin } from "./sea.ts";
import type { ElementCounts } from "./skim.ts";
import { StreetNames } from "./street-names.ts";
import { type DrivableWay, blocksTheWay, drivableWay, streetPieces, turnBan } from "./street-pieces.ts";
import { UnusableExtract } from "./unusable-extract.ts";

/** What is read is handed on in batches; the next one is read when this one has been taken. */
export interface MapRows {
  shapes: ShapeRow[];
  places: PlaceRow[];
  addresses: AddressRow[];
}

/** What is known only at the end. */
export interface ExtractSummary {
  bounds: Bounds;
  pieces: StreetPiece[];
  /** Turn restrictions, and the nodes with traffic signals. */
  bans: TurnBan[];
  signals: Set<number>;
}

interface Options {
  take: (rows: MapRows) => Promise<void>;
  onProgress?: ((share: number) => void) | undefined;
  /** Whose streets are wanted; an emergency vehicle's unless given. */
  profile?: Profile | undefined;
}

/** The first look at the file takes about this share of the time; of the rest, a way takes as much as so many nodes. */
const firstLookShare = 0.15;
const nodesPerWay = 10;

/**
 * Reads an extract: first its area relations alone, to know which ways they are made of, then everything in the
 * file's order, nodes, ways, relations. Throws `UnusableExtract` for a file that is none or holds nothing.
 */
export async function readExtract(source: ExtractSource, { take, onProgress, profile }: Options): Promise<ExtractSummary> {
  const { wantedWays, counts } = await firstLook(source, (share) => onProgress?.(share * firstLookShare));
  const reading = startReading(wantedWays, profile);
  const whole = Math.max(1, effort(counts));
  let done = 0;
  let bounds: Bounds | undefined;
  for await (const batch of readElements(source)) {
    bounds ??= batch.bounds;
    for (const element of batch.elements) {
      if (element.type === "node") reading.node(element);
      else if (element.type === "way") reading.way(element);
      else reading.relation(element);
    }
    await take(reading.takeRows());
    done += batch.elements.reduce((sum, { type }) => sum + (type === "node" ? 1 : nodesPerWay), 0);
    onProgress?.(firstLookShare + (1 - firstLookShare) * Math.min(1, done / whole));
  }
  const { coast, ...summary } = reading.finish();
  const rest = reading.takeRows();
  if (summary.pieces.length === 0) throw new UnusableExtract("The extract holds no streets. Take one of a region with all its data.");
  bounds ??= boundsOfPieces(summary.pieces);
  await take({ ...rest, shapes: [...rest.shapes, ...seaWithin(bounds, coast).map(seaRow)] });
  return { ...summary, bounds };
}

const effort = ({ nodes, ways, relations }: ElementCounts): number => nodes + nodesPerWay * (ways + relations);

function boundsOfPieces(pieces: StreetPiece[]): Bounds {
  const corners = pieces.map(({ points }) => boundsOf(points)).flatMap(([west, south, east, north]): LngLat[] => [[west, south], [east, north]]);
  return boundsOf(corners);
}

/** How much there is, and the ids of the ways that drawn multipolygons consist of. */
async function firstLook(source: ExtractSource, onProgress: (share: number) => void): Promise<{ wantedWays: Set<number>; counts: ElementCounts }> {
  const wantedWays = new Set<number>();
  const counts = { nodes: 0, ways: 0, relations: 0 };
  for await (const batch of readRelations(source)) {
    counts.nodes += batch.counts.nodes;
    counts.ways += batch.counts.ways;
    counts.relations += batch.counts.relations;
    for (const relation of batch.relations) {
      if (!isDrawnArea(relation)) continue;
      for (const member of relation.members) if (member.type === "way") wantedWays.add(member.ref);
    }
    onProgress(batch.share);
  }
  return { wantedWays, counts };
}

function isDrawnArea({ tags = {} }: OsmRelation): boolean {
  return ["multipolygon", "boundary"].includes(tags["type"] ?? "") && (classifyShape(tags)?.area === true || placeRow(tags, [0, 0]) !== undefined);
}

function startReading(wantedWays: Set<number>, profile?: Profile) {
  const nodes = new NodeStore();
  const memberWays = new Map<number, number[]>();
  const drivable: DrivableWay[] = [];
  const coast: number[][] = [];
  const bans: TurnBan[] = [];
  const signals = new Set<number>();
  const blocked = new Set<number>();
  const streets = new StreetNames();
  const numbered: { tags: Tags; at: LngLat }[] = [];
  let rows: MapRows = { shapes: [], places: [], addresses: [] };

  const point = (tags: Tags, at: LngLat): void => {
    const place = placeRow(tags, at);
    if (place !== undefined) rows.places.push(place);
    if (tags["addr:housenumber"] !== undefined) numbered.push({ tags, at });
  };
  const shape = (row: ShapeRow | undefined): void => {
    if (row !== undefined) rows.shapes.push(row);
  };

  return {
    node({ id, lon, lat, tags }: OsmNode): void {
      nodes.add(id, [lon, lat]);
      if (tags !== undefined) point(tags, [lon, lat]);
      if (tags?.["highway"] === "traffic_signals") signals.add(id);
      if (tags !== undefined && blocksTheWay(tags)) blocked.add(id);
    },
    way({ id, refs, tags }: OsmWay): void {
      if (wantedWays.has(id)) memberWays.set(id, refs);
      if (tags === undefined) return;
      if (tags["natural"] === "coastline") coast.push(refs);
      const drive = drivableWay(tags, { id, refs }, profile);
      if (drive !== undefined) drivable.push(drive);
      const closed = refs.length >= 4 && refs[0] === refs.at(-1);
      for (const points of stretches(refs, nodes)) {
        shape(lineRow(tags, points));
        if (drive !== undefined) streets.add(namesOf(tags), points);
        if (!closed || points.length !== refs.length) continue;
        shape(areaRow(tags, polygonsFrom([points], [])));
        point(tags, middleOf(points));
      }
    },
    relation(relation: OsmRelation): void {
      const { tags } = relation;
      const ban = turnBan(relation);
      if (ban !== undefined) bans.push(ban);
      if (tags === undefined || !isDrawnArea(relation)) return;
      const [outers, inners] = [["outer", ""], ["inner"]].map((roles) =>
        joinRings(relation.members.flatMap(({ type, ref, role }) => (type === "way" && roles.includes(role) ? [memberWays.get(ref) ?? []] : []))).flatMap((ring) => {
          const points = stretches(ring, nodes);
          return points.length === 1 && points[0]!.length === ring.length ? points : [];
        }),
      );
      if (outers === undefined || inners === undefined || outers.length === 0) return;
      shape(areaRow(tags, polygonsFrom(outers, inners)));
      point(tags, middleOf(outers[0]!));
    },
    takeRows(): MapRows {
      const taken = rows;
      rows = { shapes: [], places: [], addresses: [] };
      return taken;
    },
    /** Where streets meet and how they are called in other languages is known only now. */
    finish(): Omit<ExtractSummary, "bounds"> & { coast: LngLat[][] } {
      rows.places.push(...streets.places());
      for (const { tags, at } of numbered) {
        const address = addressRow(tags, at, streets.names);
        if (address !== undefined) rows.addresses.push(address);
      }
      return { coast: joinCoast(coast).flatMap((line) => stretches(line, nodes)), pieces: streetPieces(drivable, { find: (node) => nodes.find(node), signals, blocked }), bans, signals };
    },
  };
}

/** The runs of nodes that lie inside the extract, as points. */
function stretches(refs: readonly number[], nodes: NodeStore): LngLat[][] {
  const found: LngLat[][] = [];
  let open: LngLat[] = [];
  for (const ref of refs) {
    const at = nodes.find(ref);
    if (at !== undefined) open.push(at);
    else if (open.length > 0) {
      found.push(open);
      open = [];
    }
  }
  if (open.length > 0) found.push(open);
  return found;
}
