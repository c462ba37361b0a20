import type { Db } from "@najda/protocol";
import type { Bounds } from "../area/measures.ts";
import { graphFromBytes } from "../streets/graph-bytes.ts";
import type { StreetGraph } from "../streets/street-graph.ts";
import { deepestTile } from "./tile.sql.ts";

/** The map in use. `attribution` must be shown wherever the map is. */
export interface CurrentMap {
  id: string;
  name: string;
  attribution: string;
  /** The same by language, where the map has it in more than one. */
  attributions: Readonly<Record<string, string>>;
  bounds: Bounds;
  /** Zooms between which tiles are served; closer than that the client enlarges them. */
  minzoom: number;
  maxzoom: number;
}

/** Undefined as long as no map was imported. */
export async function currentMap(db: Db): Promise<CurrentMap | undefined> {
  const { rows } = await db.query<Omit<CurrentMap, "minzoom" | "maxzoom">>(
    `select m.id::text, m.name, m.attribution, m.attributions, array[m.west, m.south, m.east, m.north] as bounds
     from current_map c join maps m on m.id = c.map_id`,
  );
  return rows[0] && { ...rows[0], minzoom: 4, maxzoom: deepestTile };
}

/** The street graph of the map in use, with its map's id to notice a newer one; undefined without a map. */
export async function loadGraph(db: Db): Promise<{ mapId: string; graph: StreetGraph } | undefined> {
  const { rows } = await db.query<{ mapId: string; graph: Buffer }>(
    `select s.map_id::text as "mapId", s.graph from current_map c join map_streets s on s.map_id = c.map_id`,
  );
  return rows[0] && { mapId: rows[0].mapId, graph: graphFromBytes(rows[0].graph) };
}
