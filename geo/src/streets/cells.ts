import type { StreetGraph } from "./street-graph.ts";

type Ground = Pick<StreetGraph, "junctions" | "from" | "to" | "shape" | "shapeFirst">;

/** Sweeps in four directions; each is a weight of x and of y. */
const directions = [[1, 0], [0, 1], [1, 1], [1, -1]] as const;
/** The smaller half keeps at least this share of the junctions. */
const leastShare = 0.3;

/**
 * Parts the junctions into cells of at most so many, with few streets between them: halved again and again along the
 * line, in one of four directions, that cuts the fewest streets near its middle (the sweep of inertial partitioning,
 * Schild and Sommer 2015, without its flow). Gives the number of each junction's cell, cells numbered from 0.
 */
export function cellsOf(graph: Ground, mostJunctions: number): Uint32Array {
  const cell = new Uint32Array(graph.junctions);
  const sweep = new Sweep(graph);
  let cells = 0;
  /** The same junctions in the order of each direction; halves stay in order. */
  const halve = (orders: Uint32Array[]): void => {
    const [members] = orders as [Uint32Array];
    if (members.length <= mostJunctions) {
      for (const junction of members) cell[junction] = cells;
      cells++;
      return;
    }
    const isBehind = sweep.behindFewestStreets(orders);
    const halves = [1, 0].map((side) => orders.map((order) => order.filter((junction) => isBehind[junction] === side)));
    for (const half of halves) halve(half);
  };
  if (graph.junctions > 0) halve(sweep.orders());
  return cell;
}

interface Neighbours {
  first: Uint32Array;
  other: Uint32Array;
}

class Sweep {
  readonly #graph: Ground;
  readonly #neighbours: Neighbours;
  /** Of the junctions that are looked at, their place in the order of the sweep; -1 for all others. */
  readonly #rank: Int32Array;
  readonly #isBehind: Uint8Array;

  constructor(graph: Ground) {
    this.#graph = graph;
    this.#neighbours = neighboursOf(graph);
    this.#rank = new Int32Array(graph.junctions).fill(-1);
    this.#isBehind = new Uint8Array(graph.junctions);
  }

  /** All junctions, sorted along each direction. */
  orders(): Uint32Array[] {
    const [x, y] = placesOf(this.#graph);
    return directions.map(([dx, dy]) => {
      const along = x.map((east, junction) => east * dx + y[junction]! * dy);
      return Uint32Array.from(along, (_, junction) => junction).sort((a, b) => along[a]! - along[b]!);
    });
  }

  /** 1 for each junction that lies behind the best of all sweeps' cuts. */
  behindFewestStreets(orders: readonly Uint32Array[]): Uint8Array {
    const cuts = orders.map((order) => ({ order, ...this.#fewest(order) }));
    const { order, at } = cuts.reduce((best, other) => (other.streets < best.streets ? other : best));
    for (let place = 0; place < order.length; place++) this.#isBehind[order[place]!] = place < at ? 1 : 0;
    return this.#isBehind;
  }

  /** After how many junctions the sweep has the fewest streets between what lies behind and ahead. */
  #fewest(order: Uint32Array): { streets: number; at: number } {
    const { first, other } = this.#neighbours;
    const rank = this.#rank;
    for (let place = 0; place < order.length; place++) rank[order[place]!] = place;
    const [from, to] = [Math.ceil(order.length * leastShare), Math.floor(order.length * (1 - leastShare))];
    let [crossing, streets, at] = [0, Infinity, order.length >> 1];
    for (let place = 0; place < to; place++) {
      const junction = order[place]!;
      for (let slot = first[junction]!; slot < first[junction + 1]!; slot++) {
        const there = rank[other[slot]!]!;
        if (there > place) crossing++;
        else if (there >= 0 && there < place) crossing--;
      }
      if (place + 1 >= from && crossing < streets) [streets, at] = [crossing, place + 1];
    }
    for (const junction of order) rank[junction] = -1;
    return { streets, at };
  }
}

function neighboursOf({ junctions, from, to }: Ground): Neighbours {
  const first = new Uint32Array(junctions + 1);
  for (const [street, begin] of from.entries()) {
    first[begin + 1]!++;
    first[to[street]! + 1]!++;
  }
  for (let junction = 0; junction < junctions; junction++) first[junction + 1]! += first[junction]!;
  const free = first.slice();
  const other = new Uint32Array(2 * from.length);
  for (const [street, begin] of from.entries()) {
    other[free[begin]!++] = to[street]!;
    other[free[to[street]!]!++] = begin;
  }
  return { first, other };
}

/** East and north of each junction in the same unit. */
function placesOf({ junctions, from, to, shape, shapeFirst }: Ground): [Float64Array, Float64Array] {
  const [x, y] = [new Float64Array(junctions), new Float64Array(junctions)];
  const stretch = Math.cos(((shape[1] ?? 0) * 1e-7 * Math.PI) / 180);
  const put = (junction: number, point: number): void => {
    x[junction] = shape[2 * point]! * stretch;
    y[junction] = shape[2 * point + 1]!;
  };
  for (const [street, begin] of from.entries()) {
    put(begin, shapeFirst[street]!);
    put(to[street]!, shapeFirst[street + 1]! - 1);
  }
  return [x, y];
}
