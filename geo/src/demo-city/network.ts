import { distance, type Flat } from "./ground.ts";
import type { FourNames } from "./words.ts";

/** OpenStreetMap's classes that the city uses. */
export type StreetClass = "trunk" | "primary" | "secondary" | "tertiary" | "residential" | "living_street";

export interface Junction {
  id: number;
  at: Flat;
}

/** A straight street on the drawing board and the junctions on it, sorted by metres from its start. */
export interface Street {
  id: number;
  class: StreetClass;
  from: Flat;
  to: Flat;
  names: FourNames | undefined;
  bridge: boolean;
  oneway: boolean;
  stops: { junction: Junction; along: number }[];
}

/** Joins nearer than this to a junction on the same street become one with it: so crossings come about. */
const snapMetres = 34;

/** The street network while it is being drawn. */
export class Network {
  readonly junctions: Junction[] = [];
  readonly streets: Street[] = [];

  junction(at: Flat): Junction {
    const junction = { id: this.junctions.length, at };
    this.junctions.push(junction);
    return junction;
  }

  /** A street between two junctions. */
  street(ends: [Junction, Junction], as: { class: StreetClass; names?: FourNames; bridge?: boolean }): Street {
    const [from, to] = ends;
    const street: Street = {
      id: this.streets.length, class: as.class, from: from.at, to: to.at, names: as.names, bridge: as.bridge ?? false, oneway: false,
      stops: [{ junction: from, along: 0 }, { junction: to, along: distance(from.at, to.at) }],
    };
    this.streets.push(street);
    return street;
  }

  /** The junction of a street at a point on it: one that is close by, or a new one. */
  join(street: Street, at: Flat): Junction {
    const along = distance(street.from, at);
    const near = street.stops.find((stop) => Math.abs(stop.along - along) < snapMetres);
    if (near !== undefined) return near.junction;
    const junction = this.junction(at);
    this.stopAt(street, junction);
    return junction;
  }

  /** Puts an existing junction on a street. */
  stopAt(street: Street, junction: Junction): void {
    street.stops.push({ junction, along: distance(street.from, junction.at) });
    street.stops.sort((one, other) => one.along - other.along);
  }
}
