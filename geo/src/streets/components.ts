import type { WaysIn } from "./ways-in.ts";

/** For each junction the number of its part, and how many junctions each part has. */
export interface Components {
  part: Uint32Array;
  sizes: number[];
}

/**
 * The parts of the network within which every junction can be reached from every other under the one-ways
 * (Tarjan 1972, with a stack of its own: a country's graph is deeper than the call stack).
 */
export function strongComponents(graph: Pick<WaysIn, "junctions" | "inFirst" | "inFrom">): Components {
  const { junctions, inFirst, inFrom } = graph;
  const order = new Uint32Array(junctions);
  const low = new Uint32Array(junctions);
  const waiting = new Uint8Array(junctions);
  const next = inFirst.slice(0, junctions);
  const part = new Uint32Array(junctions);
  const sizes: number[] = [];
  const open: number[] = [];
  let visited = 0;

  const enter = (junction: number): void => {
    order[junction] = low[junction] = ++visited;
    waiting[junction] = 1;
    open.push(junction);
  };
  const close = (root: number): void => {
    let size = 0;
    for (let member = -1; member !== root; size++) {
      member = open.pop()!;
      waiting[member] = 0;
      part[member] = sizes.length;
    }
    sizes.push(size);
  };

  for (let start = 0; start < junctions; start++) {
    if (order[start] !== 0) continue;
    const path = [start];
    enter(start);
    while (path.length > 0) {
      const here = path.at(-1)!;
      if (next[here]! < inFirst[here + 1]!) {
        const neighbour = inFrom[next[here]!++]!;
        if (order[neighbour] === 0) {
          enter(neighbour);
          path.push(neighbour);
        } else if (waiting[neighbour] === 1) {
          low[here] = Math.min(low[here]!, order[neighbour]!);
        }
        continue;
      }
      if (low[here] === order[here]) close(here);
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent] = Math.min(low[parent]!, low[here]!);
    }
  }
  return { part, sizes };
}
