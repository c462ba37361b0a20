import type { StreetGraph } from "../../geo/src/index.ts";
import type { Db } from "@najda/protocol";

/** Debian: apt-get install postgresql-15-pgrouting */
export const addPgrouting = async (db: Db): Promise<void> => void (await db.query("create extension if not exists pgrouting"));

/** The same streets as a table, each drive an edge of its own. Turns are left out: pgRouting's many-to-one knows none. */
export async function loadEdges(db: Db, graph: StreetGraph): Promise<void> {
  await db.query("create table bench_edges (id int primary key, source int not null, target int not null, cost float8 not null, reverse_cost float8 not null)");
  const seconds = (value: number): number => (value === Infinity ? -1 : value);
  const rows = Array.from(graph.from, (source, id) => [id, source, graph.to[id]!, seconds(graph.forwardSeconds[id]!), seconds(graph.backwardSeconds[id]!)]);
  for (let at = 0; at < rows.length; at += 5_000) {
    const batch = rows.slice(at, at + 5_000);
    await db.query(
      `insert into bench_edges select * from unnest($1::int[], $2::int[], $3::int[], $4::float8[], $5::float8[])`,
      [0, 1, 2, 3, 4].map((column) => batch.map((row) => row[column])),
    );
  }
  await db.query("analyze bench_edges");
}

/**
 * Seconds from each junction to one. The edges are turned round and the search goes from the one to the many, the
 * fastest way that pgRouting has for it.
 */
export async function pgroutingTimes(db: Db, from: readonly number[], to: number): Promise<number> {
  const { rowCount } = await db.query(
    `select end_vid, agg_cost from pgr_dijkstraCost('select id, target as source, source as target, cost, reverse_cost from bench_edges', $1::int, $2::int[])`,
    [to, from],
  );
  return rowCount ?? 0;
}
