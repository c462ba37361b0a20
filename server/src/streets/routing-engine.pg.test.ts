import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { straightLine } from "@najda/geo";
import { importMap } from "@najda/geo/import";
import type { LngLat } from "@najda/protocol";
import { v7 as uuid } from "uuid";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type FreshDatabase, freshDatabase } from "../../test/database.ts";
import { riverTown, there } from "../../test/street-town.ts";
import { openLog } from "../infra/log.ts";
import { openPool, type Pool } from "../infra/pool.ts";
import { openRoutingEngine } from "./open-routing-engine.ts";
import { openStreets, type Streets } from "./streets.ts";
import { decodeLine } from "./valhalla.ts";
import { withEngine } from "./with-engine.ts";

const log = openLog("silent");
let database: FreshDatabase;
let pool: Pool;
let own: Streets;
const servers: Server[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  pool = openPool({ url: database.url, log, size: 3, patient: true });
  await importMap(pool, { bytes: riverTown(), name: "Town" });
  own = await openStreets({ databaseUrl: database.url, pool, log });
});
afterAll(async () => {
  for (const server of servers) server.close();
  await own.stop();
  await pool.end();
  await database.drop();
});

type Answer = (path: string, body: unknown) => unknown;
/** Stands in for an engine; what is asked is written down. */
async function engine(kind: "osrm" | "valhalla", answer: Answer) {
  const asked: { path: string; body: unknown }[] = [];
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = request.method === "POST" ? await json(request) : undefined;
    asked.push({ path: request.url ?? "", body });
    const says = answer(request.url ?? "", body);
    if (says === undefined) return;
    const isFault = typeof says === "object" && says !== null && ("error_code" in says || ("code" in says && says.code !== "Ok"));
    response.writeHead(isFault ? 400 : 200, { "content-type": "application/json" }).end(JSON.stringify(says));
  };
  const server = createServer((request, response) => void serve(request, response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { asked, server, streets: withEngine(own, { engine: openRoutingEngine(`${kind}+http://127.0.0.1:${port}`, 300), pool, log }) };
}

const [incident, here, beyond]: [LngLat, LngLat, LngLat] = [there(0, 100), there(0, -100), [10, 10]];

test("OSRM is asked for one column of its table, and for a way with its line", async () => {
  const line = { type: "LineString", coordinates: [here, incident] };
  const { asked, streets } = await engine("osrm", (path) =>
    path.startsWith("/table")
      ? { code: "Ok", durations: [[42.5], [null]], destinations: [], sources: [] }
      : { code: "Ok", waypoints: [], routes: [{ duration: 42.5, distance: 300, geometry: line, legs: [{ steps: [{ name: "Quay" }, { name: "Quay" }, { name: "" }, { name: "Bridge" }] }] }] },
  );
  expect(await streets.travelTimes(incident, [here, beyond])).toEqual([{ seconds: 42.5, snappedMetres: 0, by: "streets" }, straightLine(beyond, incident)]);
  expect(asked[0]!.path).toBe(`/table/v1/driving/${here.join(",")};10,10;${incident.join(",")}?sources=0;1&destinations=2&annotations=duration`);
  expect(await streets.route(here, incident)).toEqual({ line: [here, incident], metres: 300, seconds: 42.5, names: ["Quay", "Bridge"], closures: 0 });
  expect(asked[1]!.path).toBe(`/route/v1/driving/${here.join(",")};${incident.join(",")}?overview=full&geometries=geojson&steps=true`);
});

test("more places than OSRM takes at once are asked in parts, and stay in order", async () => {
  const { asked, streets } = await engine("osrm", (path) => ({
    code: "Ok",
    durations: path.slice("/table/v1/driving/".length, path.indexOf("?")).split(";").slice(0, -1).map((place) => [Number(place.split(",")[0])]),
  }));
  const from = Array.from({ length: 250 }, (_, at): LngLat => [at / 10, 1]);
  expect((await streets.travelTimes(incident, from)).map(({ seconds }) => seconds)).toEqual(from.map(([lng]) => lng));
  expect(asked).toHaveLength(3);
});

test("Valhalla is asked for its matrix and for a route, whose shape is read", async () => {
  const { asked, streets } = await engine("valhalla", (path) =>
    path === "/sources_to_targets"
      ? { sources_to_targets: [[{ time: 61, distance: 0.7, from_index: 0, to_index: 0 }], [{ time: null, distance: null }]] }
      : { trip: { status: 0, summary: { time: 61, length: 0.7 }, legs: [{ shape: "_izlhA~rlgdF_{geC~ywl@", maneuvers: [{ street_names: ["Quay", "A 1"] }, {}] }] } },
  );
  expect(await streets.travelTimes(incident, [here, beyond])).toMatchObject([{ seconds: 61, by: "streets" }, { by: "straight-line" }]);
  expect(asked[0]!.body).toEqual({ sources: [here, beyond].map(([lon, lat]) => ({ lon, lat })), targets: [{ lon: incident[0], lat: incident[1] }], costing: "auto" });
  expect(await streets.route(here, incident)).toMatchObject({ metres: 700, seconds: 61, names: ["Quay"], line: [[-120.2, 38.5], [-120.95, 40.7]] });
  // The example of the format's description, with six decimals.
  expect(decodeLine("_izlhA~rlgdF_{geC~ywl@_kwzCn`{nI")).toEqual([[-120.2, 38.5], [-120.95, 40.7], [-126.453, 43.252]]);
});

test.each([
  ["osrm", { code: "NoRoute", message: "Impossible route between points" }],
  ["valhalla", { error_code: 442, error: "No path could be found for input", status_code: 400 }],
] as const)("where %s knows no way, the own streets answer, and it is asked again the next time", async (kind, says) => {
  const { asked, streets } = await engine(kind, () => says);
  for (const _ of [1, 2]) expect(await streets.route(here, incident)).toEqual(await own.route(here, incident));
  expect(asked).toHaveLength(2);
});

test.each([
  ["says what is no answer", (): unknown => ({ code: "Ok", durations: [["soon"]] })],
  ["gives too few times", (): unknown => ({ code: "Ok", durations: [] })],
  ["does not answer in time", (): unknown => undefined],
] as const)("an engine that %s is left alone for a while, and the own streets answer at once", async (_, answer) => {
  const { asked, streets } = await engine("osrm", answer);
  const expected = await own.travelTimes(incident, [here]);
  for (const _ of [1, 2, 3]) expect(await streets.travelTimes(incident, [here])).toEqual(expected);
  expect(asked).toHaveLength(1);
});

test("while closures are drawn the own streets answer, because the engine knows nothing of them", async () => {
  const { asked, streets } = await engine("osrm", () => ({ code: "Ok", durations: [[1]] }));
  const [centreId, personId, id] = [uuid(), uuid(), uuid()];
  await pool.query(`insert into centres (id, name) values ($1, 'Room')`, [centreId]);
  await pool.query(`insert into people (id, name, role, created_at) values ($1, 'Desk', 'citizen', now())`, [personId]);
  const shape = { type: "LineString", coordinates: [there(-30, 0), there(30, 0)] };
  await pool.query(
    `insert into closures (id, centre_id, shape, reason, added_by, added_at) values ($1, $2, $3, 'works', $4, now())`,
    [id, centreId, JSON.stringify(shape), personId],
  );
  expect(await streets.travelTimes(incident, [here])).toEqual(await own.travelTimes(incident, [here]));
  expect(asked).toEqual([]);
  await pool.query(`update closures set ended_at = now() where id = $1`, [id]);
  expect(await streets.travelTimes(incident, [here])).toMatchObject([{ seconds: 1 }]);
});
