import { PbfReader } from "pbf";
import { decode } from "./blobs.ts";

/** How many elements of each kind a block or an extract holds. */
export interface ElementCounts {
  nodes: number;
  ways: number;
  relations: number;
}

/** Counts the elements of a block without unpacking them (PrimitiveBlock and PrimitiveGroup in osmformat.proto). */
export function skim(body: Buffer): ElementCounts {
  const counts = { nodes: 0, ways: 0, relations: 0 };
  decode(() =>
    new PbfReader(body).readFields((field, into, pbf) => {
      if (field === 2) pbf.readMessage(countGroup, into);
    }, counts),
  );
  return counts;
}

function countGroup(field: number, into: ElementCounts, pbf: PbfReader): void {
  if (field === 1) into.nodes++;
  if (field === 2) into.nodes += pbf.readMessage((inner, sum: { ids: number }, dense) => void (inner === 1 && (sum.ids = numbersIn(dense.readBytes()))), { ids: 0 }).ids;
  if (field === 3) into.ways++;
  if (field === 4) into.relations++;
}

/** Each number of a packed list ends with the one byte whose highest bit is not set. */
function numbersIn(packed: Uint8Array): number {
  let count = 0;
  for (const byte of packed) if (byte < 0x80) count++;
  return count;
}
