import type { StreetGraph } from "./street-graph.ts";

/** "NJSG" and the version of this layout, so that an older node doesn't read a newer file as nonsense. */
const magic = 0x4e4a5347;
const version = 2;
const headerWords = 8;

/**
 * The graph as bytes: eight 32-bit words (magic, version, junctions, streets, points, turns, bytes of names, 0), then
 * the arrays one after the other, little-endian as every machine has them that we run on, then the names as JSON.
 */
export function graphToBytes(graph: StreetGraph): Uint8Array {
  const names = new TextEncoder().encode(JSON.stringify(graph.names));
  const header = Uint32Array.of(magic, version, graph.junctions, graph.from.length, graph.shape.length / 2, graph.turnFrom.length, names.length, 0);
  const parts = [header, ...arraysInOrder(graph), names];
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
  const [mark, layout, junctions = 0, streets = 0, points = 0, turns = 0, nameBytes = 0] = new Uint32Array(buffer, 0, headerWords);
  if (mark !== magic || layout !== version) throw new Error("This is no street graph of this version; import the map again.");
  const namesAt = 4 * (headerWords + 9 * streets + 2 + 2 * points + 2 * turns);
  if (buffer.byteLength !== namesAt + nameBytes) throw new Error("The street graph is cut off.");
  let at = headerWords * 4;
  const words = <T>(Type: new (of: ArrayBuffer, from: number, length: number) => T, length: number): T => {
    const view = new Type(buffer, at, length);
    at += length * 4;
    return view;
  };
  return {
    junctions,
    from: words(Uint32Array, streets),
    to: words(Uint32Array, streets),
    metres: words(Float32Array, streets),
    forwardSeconds: words(Float32Array, streets),
    backwardSeconds: words(Float32Array, streets),
    shapeFirst: words(Uint32Array, streets + 1),
    shape: words(Int32Array, points * 2),
    name: words(Uint32Array, streets),
    turnFirst: words(Uint32Array, 2 * streets + 1),
    turnFrom: words(Uint32Array, turns),
    turnSeconds: words(Float32Array, turns),
    // Written by graphToBytes alone.
    names: JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, namesAt))) as string[],
  };
}

function arraysInOrder(graph: StreetGraph) {
  const { from, to, metres, forwardSeconds, backwardSeconds, shapeFirst, shape, name, turnFirst, turnFrom, turnSeconds } = graph;
  return [from, to, metres, forwardSeconds, backwardSeconds, shapeFirst, shape, name, turnFirst, turnFrom, turnSeconds];
}
