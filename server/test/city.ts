import { v7 as uuid } from "uuid";
import { importMap } from "@najda/geo/import";
import type { LngLat, Role } from "@najda/protocol";
import pg from "pg";
import { readConfig } from "../src/config.ts";
import { acceptInvitation, inviteAdministrator } from "../src/installation/first-administrator.ts";
import { addStartingLists } from "../src/installation/starting-lists.ts";
import { startServer, type Running } from "../src/server.ts";
import { freshDatabase } from "./database.ts";
import { startRedis, type TestRedis } from "./redis.ts";
import { connect, type Someone } from "./someone.ts";

export const oldTown: LngLat = [44.01, 36.19];

/** A place so many metres east of another; good enough for a city. */
export const east = (metres: number, of: LngLat = oldTown): LngLat => [of[0] + metres / 89_900, of[1]];

/** A crew on duty in a unit of its own. */
export interface Crew extends Someone {
  readonly unitId: string;
  /** Reports where the unit is, and waits until matching can see it. */
  at(place: LngLat, recordedAt?: Date): Promise<void>;
}

interface CrewOptions {
  readonly skills: string[];
  readonly at?: LngLat;
  readonly centreId?: string;
}

/** A whole installation with one control room, an administrator, and a clock that the test moves. */
export interface City {
  /** Of the first node. */
  readonly url: string;
  readonly databaseUrl: string;
  readonly nodes: readonly Running[];
  readonly redis: TestRedis | undefined;
  readonly clock: { now(): Date; move(seconds: number): void };
  readonly centreId: string;
  readonly admin: Someone;
  /** With several nodes each newcomer is on the next one. */
  signIn(role: Role, options?: { centreId?: string }): Promise<Someone>;
  crew(callSign: string, options: CrewOptions): Promise<Crew>;
  addCentre(name: string): Promise<string>;
  query<R extends object>(text: string, values?: unknown[]): Promise<R[]>;
  stop(): Promise<void>;
}

const password = "a password that is long enough";

interface CityOptions {
  /** Environment of the node, beyond the harness's own. */
  readonly settings?: Record<string, string>;
  readonly demo?: boolean;
  /** Several share the database, and a Redis of their own. */
  readonly nodes?: number;
  /** An OpenStreetMap extract that is in use before the nodes start. */
  readonly map?: Uint8Array;
  /** What else is in the database before the nodes start. */
  readonly before?: (query: City["query"]) => Promise<unknown>;
}

export async function startCity({ settings = {}, demo = false, nodes: count = 1, map, before }: CityOptions = {}): Promise<City> {
  const database = await freshDatabase();
  const clock = movingClock();
  if (map !== undefined) await useMap(database.url, map);
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  // The database is dropped under idle connections.
  pool.on("error", () => undefined);
  const query: City["query"] = async <R extends object>(text: string, values: unknown[] = []) => (await pool.query<R>(text, values)).rows;
  await before?.(query);
  const redis = count > 1 ? await startRedis() : undefined;
  const shared = redis === undefined ? {} : { REDIS_URL: redis.url };
  const config = readConfig({ PORT: "0", LOG_LEVEL: process.env.TEST_LOG ?? "silent", ...shared, ...settings });
  const nodes: Running[] = [];
  for (let started = 0; started < count; started++) nodes.push(await startServer({ config, databaseUrl: database.url, demo, clock }));
  const [node] = nodes as [Running];
  const people: Someone[] = [];
  await addStartingLists(node.app.pool);
  const admin = await firstAdministrator(node);
  people.push(admin);
  const { centres } = await admin.send("master:list", {});
  const centreId = centres[0]!.id;
  const agencies = new Map<string, string>();
  let named = 0;
  let arrived = 0;

  const agencyOf = async (of: string): Promise<string> => {
    const known = agencies.get(of);
    if (known !== undefined) return known;
    const agency = await admin.send("agency:add", { agencyId: uuid(), name: "City rescue", kind: "ambulance", centreId: of });
    agencies.set(of, agency.id);
    return agency.id;
  };

  const signInAs = async (role: Role, options: { centreId?: string; unitId?: string }): Promise<Someone> => {
    const { url } = nodes[(arrived += 1) % nodes.length]!;
    const token = role === "citizen" ? await installToken(url) : await personToken(url, { role, ...options });
    const someone = await connect({ url, token });
    people.push(someone);
    return someone;
  };

  const personToken = async (url: string, { role, centreId: of, unitId }: { role: Role; centreId?: string; unitId?: string }): Promise<string> => {
    const name = `${role} ${(named += 1)}`;
    await admin.send("person:add", {
      personId: uuid(),
      name,
      password,
      role: role as Exclude<Role, "citizen">,
      centreId: of ?? centreId,
      ...(unitId === undefined ? {} : { unitId }),
    });
    return tokenFor(url, { name, password });
  };

  return {
    url: node.url,
    databaseUrl: database.url,
    nodes,
    redis,
    clock,
    centreId,
    admin,
    signIn: (role, options = {}) => signInAs(role, options),
    async crew(callSign, { skills, at, centreId: of = centreId }) {
      const unitId = uuid();
      await admin.send("unit:add", { unitId, agencyId: await agencyOf(of), callSign, type: "ambulance", capabilities: skills });
      const someone = await signInAs("responder", { centreId: of, unitId });
      await someone.send("unit:duty", { unitId, duty: "in-service" });
      const crew: Crew = {
        ...someone,
        unitId,
        async at(place, recordedAt = clock.now()) {
          await pool.query(
            `insert into unit_positions (unit_id, at, recorded_at, received_at) values ($1, st_point($2, $3, 4326)::geography, $4, $4)
             on conflict (unit_id) do update set at = excluded.at, recorded_at = excluded.recorded_at, received_at = excluded.received_at`,
            [unitId, place[0], place[1], recordedAt],
          );
        },
      };
      if (at !== undefined) await crew.at(at);
      return crew;
    },
    addCentre: async (name) => (await admin.send("centre:add", { centreId: uuid(), name })).id,
    query,
    async stop() {
      for (const someone of people) someone.leave();
      for (const each of nodes) await each.stop();
      await redis?.stop();
      await pool.end();
      await database.drop();
    },
  };
}

async function firstAdministrator(node: Running): Promise<Someone> {
  const { token } = await inviteAdministrator(node.app.pool, node.app.clock.now());
  await acceptInvitation(node.app.pool, { token, name: "admin", password, centreName: "City control room" }, node.app.clock.now());
  return connect({ url: node.url, token: await tokenFor(node.url, { name: "admin", password }) });
}

async function tokenFor(url: string, body: object): Promise<string> {
  const response = await fetch(`${url}/api/sessions`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  const answer = (await response.json()) as { token?: string; message?: string };
  if (answer.token === undefined) throw new Error(`sign-in failed: ${answer.message}`);
  return answer.token;
}

const installToken = (url: string): Promise<string> => tokenFor(url, { install: uuid(), app: "citizen" });

async function useMap(url: string, bytes: Uint8Array): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await importMap(client, { bytes: Buffer.from(bytes), name: "Test town" });
  await client.end();
}

function movingClock(): City["clock"] {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead * 1_000),
    move(seconds) {
      ahead += seconds;
    },
  };
}
