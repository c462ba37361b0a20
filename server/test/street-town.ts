import { OsmWriter } from "../../geo/src/demo-city/osm-writer.ts";
import type { LngLat } from "@najda/protocol";
import { east, oldTown } from "./city.ts";

/** A place so many metres east and north of the old town. */
export const there = (metresEast: number, metresNorth: number): LngLat => [east(metresEast)[0], oldTown[1] + metresNorth / 111_195];

/**
 * A river from east to west with two bridges: a near one right at the old town, another a kilometre further east.
 * Streets along both banks, 200 m apart.
 *
 * `places` are towns beside it, by their names in one or more languages.
 */
export function riverTown(places: readonly { at: LngLat; names: Record<string, string> }[] = []): Buffer {
  const osm = new OsmWriter();
  for (const { at, names } of places) osm.node(at, { place: "town", ...names });
  const bank = (north: number) => Array.from({ length: 13 }, (_, at) => osm.node(there((at - 1) * 100, north)));
  const [south, over] = [bank(-100), bank(100)];
  osm.way(south, { highway: "primary", name: "South Bank" });
  osm.way(over, { highway: "primary", name: "North Bank" });
  osm.way([south[1]!, over[1]!], { highway: "primary", name: "Old Bridge" });
  osm.way([south[11]!, over[11]!], { highway: "primary", name: "New Bridge" });
  return osm.bytes([...there(-500, -500), ...there(1500, 500)] as [number, number, number, number], "a test");
}
