import { buildGraph, graphToBytes, type StreetPiece } from "@najda/geo";
import type { LngLat } from "@najda/protocol";
import type { City } from "./city.ts";

interface Town {
  readonly name: string;
  readonly at: LngLat;
}

/** 100 m x 100 m on nine levels, at 45 m² each: 2,000 people. */
const levels = 9;

/**
 * A map of towns along one straight street (20 m/s): a place with a name and one tall house of 2,000 people each. Small enough to be
 * laid in a moment; what an import makes of a real extract is tested where the import is.
 */
export async function layMap(city: Pick<City, "query">, { towns }: { towns: readonly Town[] }): Promise<void> {
  const [first, last] = [towns[0]!.at, towns.at(-1)!.at];
  const bounds = [first[0] - 0.02, first[1] - 0.02, last[0] + 0.02, last[1] + 0.02];
  const [map] = await city.query<{ id: string }>(
    `insert into maps (name, attribution, west, south, east, north, began_at, imported_at) values ('Towns', 'invented', $1, $2, $3, $4, now(), now()) returning id::text`,
    bounds,
  );
  const steps = 50;
  const along = (step: number): LngLat => [first[0] + ((last[0] - first[0]) * step) / steps, first[1]];
  const streets = Array.from({ length: steps }, (_, step): StreetPiece => ({
    from: step, to: step + 1, points: [along(step), along(step + 1)], metresPerSecond: 20, passable: "both",
  }));
  await city.query(`insert into map_streets (map_id, graph) values ($1, $2)`, [map!.id, Buffer.from(graphToBytes(buildGraph(streets)))]);
  for (const { name, at } of towns) {
    await city.query(`insert into map_places (map_id, kind, names, min_zoom, at, folded) values ($1, 'district', jsonb_build_object('name', $2::text), 11, st_point($3, $4, 4326)::geography, '')`, [map!.id, name, ...at]);
    // 100 m by 100 m of ground, as large on the map as Mercator makes it.
    await city.query(
      `insert into map_shapes (map_id, layer, class, properties, min_zoom, rank, shape)
       select $1, 'building', 'apartments', jsonb_build_object('building:levels', $4::text), 14, 0,
              st_expand(st_transform(st_point($2, $3, 4326), 3857), 50 / cos(radians($3)))`,
      [map!.id, ...at, String(levels)],
    );
  }
  await city.query(`insert into current_map (map_id) values ($1)`, [map!.id]);
}
