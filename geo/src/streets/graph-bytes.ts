import { type StreetArrays, type StreetGraph, withWaysIn } from "./street-graph.ts";

/** "NJSG" and the version of this layout, so that an older node doesn't read a newer file as nonsense. */
const magic = 0x4e4a5347;
const version = 1;
const headerWords = 6;

/**
 * The graph as bytes: six 32-bit words (magic, version, junctions, streets, points, 0), then the arrays one after
 * the other, little-endian as every machine has them that we run on.
 */
export function graphToBytes(graph: StreetGraph): Uint8Array {
  const header = Uint32Array.of(magic, version, graph.junctions, graph.from.length, graph.shape.length / 2, 0);
  const parts = [header, ...arraysInOrder(graph)];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** Reads what `graphToBytes` wrote; throws when it is something else or was cut off. */
export function graphFromBytes(bytes: Uint8Array): StreetGraph {
  // A copy of its own: what comes from a socket may start at any address.
  const { buffer } = new Uint8Array(bytes);
  if (buffer.byteLength < headerWords * 4) throw new Error("The street graph is cut off.");
  const [mark, layout, junctions = 0, streets = 0, points = 0] = new Uint32Array(buffer, 0, headerWords);
  if (mark !== magic || layout !== version) throw new Error("This is no street graph of this version; import the map again.");
  if (buffer.byteLength !== 4 * (headerWords + 6 * streets + 1 + 2 * points)) throw new Error("The street graph is cut off.");
  let at = headerWords * 4;
  const words = <T>(Type: new (of: ArrayBuffer, from: number, length: number) => T, length: number): T => {
    const view = new Type(buffer, at, length);
    at += length * 4;
    return view;
  };
  return withWaysIn({
    junctions,
    from: words(Uint32Array, streets),
    to: words(Uint32Array, streets),
    metres: words(Float32Array, streets),
    forwardSeconds: words(Float32Array, streets),
    backwardSeconds: words(Float32Array, streets),
    shapeFirst: words(Uint32Array, streets + 1),
    shape: words(Int32Array, points * 2),
  });
}

function arraysInOrder(graph: StreetArrays) {
  const { from, to, metres, forwardSeconds, backwardSeconds, shapeFirst, shape } = graph;
  return [from, to, metres, forwardSeconds, backwardSeconds, shapeFirst, shape];
}
