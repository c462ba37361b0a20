import { createHash } from "node:crypto";

/**
 * Merkle tree hash of RFC 6962, 2.1: leaves and nodes are hashed with different first bytes, so that no node can be
 * passed off as a leaf. Any change, loss or exchange of leaves gives another root.
 */
export function merkleRoot(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return hash();
  return rootOf(leaves.map((leaf) => hash(leafMark, leaf)));
}

const leafMark = Uint8Array.of(0);
const nodeMark = Uint8Array.of(1);

function hash(...parts: readonly Uint8Array[]): Buffer {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part);
  return sum.digest();
}

function rootOf(hashes: readonly Buffer[]): Buffer {
  const [first] = hashes;
  if (first !== undefined && hashes.length === 1) return first;
  const left = largestPowerOfTwoBelow(hashes.length);
  return hash(nodeMark, rootOf(hashes.slice(0, left)), rootOf(hashes.slice(left)));
}

const largestPowerOfTwoBelow = (count: number): number => 2 ** Math.floor(Math.log2(count - 1));
