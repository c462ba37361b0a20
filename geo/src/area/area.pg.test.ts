import type { Area, LngLat } from "@najda/protocol";
import * as fc from "fast-check";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../../server/test/database.ts";
import { checkArea, simplifyOutwards } from "../index.ts";
import { wobblyRing } from "./test-shapes.ts";

let database: FreshDatabase;
let db: Client;

beforeAll(async () => {
  database = await freshDatabase();
  db = new Client({ connectionString: database.url });
  await db.connect();
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

/** Rings through a few points of a small grid: many touch, cross or run back over themselves. */
const point = fc.tuple(fc.nat(6), fc.nat(6)).map(([x, y]): LngLat => [44 + x / 100, 36 + y / 100]);
const ring = fc.array(point, { minLength: 3, maxLength: 7 }).map((points) => [...points, points[0]!]);

test("what is accepted is valid for PostGIS", async () => {
  let accepted = 0;
  await fc.assert(fc.asyncProperty(fc.array(ring, { minLength: 1, maxLength: 3 }), async (rings) => {
    let area: Area;
    try {
      area = checkArea({ type: "Polygon", coordinates: rings });
    } catch {
      return;
    }
    accepted++;
    const { rows } = await db.query<{ valid: boolean }>("select st_isvalid(st_geomfromgeojson($1)) as valid", [JSON.stringify(area)]);
    expect(rows[0]!.valid).toBe(true);
  }), { numRuns: 3000 });
  expect(accepted).toBeGreaterThan(200);
});

test("a simplified area covers the original, as PostGIS sees it", async () => {
  await fc.assert(fc.asyncProperty(fc.integer({ min: 10, max: 120 }), fc.nat(500), fc.integer({ min: 5, max: 40 }), async (corners, seed, cap) => {
    const original: Area = { type: "Polygon", coordinates: [wobblyRing(corners, [44, 36], seed)] };
    const { rows } = await db.query<{ valid: boolean; outside: number }>(
      `select st_isvalid(simple) as valid, st_area(st_difference(original, simple)) as outside
       from (select st_geomfromgeojson($1) as original, st_geomfromgeojson($2) as simple) as pair`,
      [JSON.stringify(original), JSON.stringify(simplifyOutwards(original, cap))],
    );
    expect(rows[0]!.valid).toBe(true);
    expect(rows[0]!.outside).toBeLessThan(1e-14);
  }), { numRuns: 150 });
});
