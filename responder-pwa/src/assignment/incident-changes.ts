import type { Incident } from "@najda/protocol";
import { distanceMetres } from "@najda/geo";
import { directionTo } from "./compass.ts";
import type { Direction } from "./compass.ts";

/** What a crew acts on. When the desk changes it, the crew has to notice. */
export type Essentials = Pick<Incident, "id" | "type" | "priority" | "at" | "address" | "hazard" | "narrative">;

export const essentials = ({ id, type, priority, at, address, hazard, narrative }: Incident): Essentials => ({
  id, type, priority, at,
  ...(address === undefined ? {} : { address }),
  ...(hazard === undefined ? {} : { hazard }),
  ...(narrative === undefined ? {} : { narrative }),
});

/** What the desk changed since the crew last looked. */
export interface Changes {
  readonly moved: { readonly metres: number; readonly direction: Direction } | undefined;
  readonly fields: readonly ("type" | "priority" | "address" | "narrative")[];
}

/** A correction of the pin within a house is none that a driver must hear of. */
const leastMetres = 30;
const fields = ["type", "priority", "address", "narrative"] as const;

/** Undefined when nothing that matters changed. A new hazard has a box of its own. */
export function changesSince(seen: Essentials | undefined, now: Incident): Changes | undefined {
  if (seen === undefined || seen.id !== now.id) return undefined;
  const metres = distanceMetres(seen.at, now.at);
  const moved = metres < leastMetres ? undefined : { metres, direction: directionTo(seen.at, now.at) };
  const changed = fields.filter((field) => seen[field] !== now[field]);
  return moved === undefined && changed.length === 0 ? undefined : { moved, fields: changed };
}
