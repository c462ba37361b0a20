import { parse } from "osm-pbf-parser-node";
import { PbfReader } from "pbf";
import type { Bounds } from "../area/measures.ts";
import { decode, type ExtractSource, readBlobs } from "./blobs.ts";
import { type ElementCounts, skim } from "./skim.ts";
import { UnusableExtract } from "./unusable-extract.ts";

/** OpenStreetMap's keys and values. */
export type Tags = Record<string, string>;

export interface OsmNode {
  type: "node";
  id: number;
  lat: number;
  lon: number;
  tags?: Tags;
}

export interface OsmWay {
  type: "way";
  id: number;
  refs: number[];
  tags?: Tags;
}

export interface OsmRelation {
  type: "relation";
  id: number;
  members: { type: "node" | "way" | "relation"; ref: number; role: string }[];
  tags?: Tags;
}

/** The elements of one block. */
export interface Batch {
  elements: (OsmNode | OsmWay | OsmRelation)[];
  /** What the header says of the ground that the extract covers; comes with an empty batch, first. */
  bounds?: Bounds | undefined;
}

const known = ["OsmSchema-V0.6", "DenseNodes"];

/** The elements of an extract, block by block, in the order of the file: nodes, then ways, then relations. */
export async function* readElements(source: ExtractSource): AsyncGenerator<Batch> {
  for await (const blob of readBlobs(source)) {
    if (blob.type === "OSMHeader") {
      yield { elements: [], bounds: readHeader(blob.body) };
      continue;
    }
    yield { elements: unpack(blob.body) };
  }
}

/** One block of an extract, counted; its relations only, and the share of the file that has been read with it. */
export interface RelationsBatch {
  counts: ElementCounts;
  relations: OsmRelation[];
  share: number;
}

/** The relations of an extract, in about a third of the time that reading all of it takes. */
export async function* readRelations(source: ExtractSource): AsyncGenerator<RelationsBatch> {
  for await (const blob of readBlobs(source)) {
    if (blob.type === "OSMHeader") continue;
    const counts = skim(blob.body);
    const relations = counts.relations === 0 ? [] : unpack(blob.body).filter((element) => element.type === "relation");
    yield { counts, relations, share: blob.bytesRead / blob.bytesTotal };
  }
}

/** The parser's shapes are those of the format; it throws where a block doesn't follow it. */
const unpack = (body: Buffer): Batch["elements"] => decode(() => parse(body, {}) as Batch["elements"]);

/** Fields of HeaderBlock and HeaderBBox in osmformat.proto; the box counts in nanodegrees. */
function readHeader(body: Buffer): Bounds | undefined {
  const header = decode(() =>
    new PbfReader(body).readFields<{ features: string[]; box?: number[] }>((field, into, pbf) => {
      if (field === 4) into.features.push(pbf.readString());
      if (field === 1) into.box = pbf.readMessage<number[]>((side, box, inner) => void (box[side] = inner.readSVarint() / 1e9), []);
    }, { features: [] }),
  );
  const strange = header.features.filter((feature) => !known.includes(feature));
  if (strange.length > 0) throw new UnusableExtract(`The extract needs ${strange.join(", ")}, which is not supported. Take a plain one without history.`);
  const [, west, east, north, south] = header.box ?? [];
  return west === undefined || east === undefined || north === undefined || south === undefined ? undefined : [west, south, east, north];
}
