import { deflateSync } from "node:zlib";
import type { LngLat } from "@najda/protocol";
import { PbfWriter } from "pbf";
import type { Bounds } from "../area/measures.ts";

type Tags = Record<string, string>;
interface Element {
  id: number;
  tags: Tags;
}

/** Elements per block, as osmium and others write them. */
const blockSize = 8000;

/**
 * Collects nodes and ways and writes them as an OpenStreetMap extract in PBF form
 * (wiki.openstreetmap.org/wiki/PBF_Format): a header, then blocks packed with zlib.
 */
export class OsmWriter {
  #nodes: (Element & { at: LngLat })[] = [];
  #ways: (Element & { refs: number[] })[] = [];

  get nodeCount(): number {
    return this.#nodes.length;
  }

  node(at: LngLat, tags: Tags = {}): number {
    const id = this.#nodes.length + 1;
    this.#nodes.push({ id, at, tags });
    return id;
  }

  way(refs: number[], tags: Tags): void {
    this.#ways.push({ id: this.#ways.length + 1, refs, tags });
  }

  /** A closed way around new nodes. */
  area(points: LngLat[], tags: Tags): void {
    const refs = points.map((at) => this.node(at));
    this.way([...refs, refs[0]!], tags);
  }

  bytes(bounds: Bounds, source: string): Buffer {
    const blocks = [blob("OSMHeader", header(bounds, source))];
    for (let at = 0; at < this.#nodes.length; at += blockSize) blocks.push(blob("OSMData", nodeBlock(this.#nodes.slice(at, at + blockSize))));
    for (let at = 0; at < this.#ways.length; at += blockSize) blocks.push(blob("OSMData", wayBlock(this.#ways.slice(at, at + blockSize))));
    return Buffer.concat(blocks);
  }
}

function message(write: (pbf: PbfWriter) => void): Uint8Array {
  const pbf = new PbfWriter();
  write(pbf);
  return pbf.finish();
}

function blob(type: "OSMHeader" | "OSMData", body: Uint8Array): Buffer {
  const packed = message((pbf) => {
    pbf.writeVarintField(2, body.length);
    pbf.writeBytesField(3, deflateSync(body));
  });
  const head = message((pbf) => {
    pbf.writeStringField(1, type);
    pbf.writeVarintField(3, packed.length);
  });
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, packed]);
}

function header([west, south, east, north]: Bounds, source: string): Uint8Array {
  return message((pbf) => {
    pbf.writeBytesField(1, message((box) => {
      for (const [side, degrees] of [west, east, north, south].entries()) box.writeSVarintField(side + 1, Math.round(degrees * 1e9));
    }));
    pbf.writeStringField(4, "OsmSchema-V0.6");
    pbf.writeStringField(4, "DenseNodes");
    pbf.writeStringField(16, "najda demo city");
    pbf.writeStringField(17, source);
  });
}

/** The texts of a block, each once; number 0 is reserved for the end of a node's tags. */
class StringTable {
  #numbers = new Map<string, number>([["", 0]]);

  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  write(pbf: PbfWriter): void {
    pbf.writeBytesField(1, message((table) => {
      for (const text of this.#numbers.keys()) table.writeStringField(1, text);
    }));
  }
}

function nodeBlock(nodes: (Element & { at: LngLat })[]): Uint8Array {
  const table = new StringTable();
  const tags = nodes.flatMap((node) => [...Object.entries(node.tags).flat().map((text) => table.number(text)), 0]);
  const dense = message((pbf) => {
    pbf.writePackedSVarint(1, steps(nodes.map(({ id }) => id)));
    pbf.writePackedSVarint(8, steps(nodes.map(({ at }) => Math.round(at[1] * 1e7))));
    pbf.writePackedSVarint(9, steps(nodes.map(({ at }) => Math.round(at[0] * 1e7))));
    pbf.writePackedVarint(10, tags);
  });
  return block(table, message((pbf) => pbf.writeBytesField(2, dense)));
}

function wayBlock(ways: (Element & { refs: number[] })[]): Uint8Array {
  const table = new StringTable();
  const group = message((pbf) => {
    for (const { id, tags, refs } of ways) {
      pbf.writeBytesField(3, message((way) => {
        way.writeVarintField(1, id);
        way.writePackedVarint(2, Object.keys(tags).map((key) => table.number(key)));
        way.writePackedVarint(3, Object.values(tags).map((value) => table.number(value)));
        way.writePackedSVarint(8, steps(refs));
      }));
    }
  });
  return block(table, group);
}

function block(table: StringTable, group: Uint8Array): Uint8Array {
  return message((pbf) => {
    table.write(pbf);
    pbf.writeBytesField(2, group);
  });
}

/** Each number as its distance from the one before. */
function steps(values: number[]): number[] {
  return values.map((value, at) => value - (values[at - 1] ?? 0));
}
