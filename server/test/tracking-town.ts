import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type Actor, type Position, Refused } from "@najda/protocol";
import { pino } from "pino";
import { io, type Socket } from "socket.io-client";
import { openPool, type Pool } from "../src/infra/pool.ts";
import type { MovedUnit } from "../src/tracking/messages.ts";
import { openTracking, type Tracking } from "../src/tracking/tracking.ts";
import { type FreshDatabase, freshDatabase } from "./database.ts";

const log = pino({ level: "silent" });

/** What a console or a crew's device has on the tracking path. */
export interface Screen {
  readonly socket: Socket;
  /** Every list of moved units, in the order it came. */
  readonly deltas: MovedUnit[][];
  /** Characters of all messages that came, deltas or not. */
  bytes(): number;
  send(name: string, ...payload: unknown[]): Promise<unknown>;
  /** Sends the bounds and waits for the whole of what is in view. */
  watch(bounds: readonly number[]): Promise<MovedUnit[]>;
  /** The newest place of a unit as soon as it fits. */
  sees(unitId: string, fits?: (unit: MovedUnit) => boolean): Promise<MovedUnit>;
}

/** One node: an HTTP server with the tracking module on it, over the town's database. */
export interface Node {
  readonly tracking: Tracking;
  readonly url: string;
  screen(actor: Actor): Promise<Screen>;
  stop(): Promise<void>;
}

/** A centre with its units, without the rest of the server: who is signed in is told by name. */
export interface Town {
  readonly database: FreshDatabase;
  readonly pool: Pool;
  addCentre(): Promise<string>;
  addUnit(centreId: string, callSign?: string): Promise<string>;
  node(options?: { redisUrl?: string; pool?: Pool }): Promise<Node>;
  end(): Promise<void>;
}

const actors = new Map<string, Actor>();

export const desk = (centreId: string): Actor => signedIn({ role: "dispatcher", centreId });
export const crew = (centreId: string, unitId: string): Actor => signedIn({ role: "responder", centreId, unitId });

export function signedIn(who: Pick<Actor, "role" | "centreId" | "unitId">): Actor {
  const actor = { personId: randomUUID(), sessionId: randomUUID(), name: "somebody", ...who };
  actors.set(actor.sessionId, actor);
  return actor;
}

export async function openTown(): Promise<Town> {
  const database = await freshDatabase();
  const pool = openPool({ url: database.url, log });
  const nodes: Node[] = [];
  return {
    database,
    pool,
    async addCentre() {
      const id = randomUUID();
      await pool.query("insert into centres (id, name) values ($1, 'Centre')", [id]);
      await pool.query("insert into agencies (id, centre_id, name, kind) values ($1, $1, 'Ambulance', 'ambulance')", [id]);
      return id;
    },
    async addUnit(centreId, callSign) {
      const id = randomUUID();
      await pool.query("insert into units (id, centre_id, agency_id, call_sign, type) values ($1, $2, $2, $3, 'als')", [id, centreId, callSign ?? id]);
      return id;
    },
    async node(options = {}) {
      const node = await openNode({ pool, ...options });
      nodes.push(node);
      return node;
    },
    async end() {
      await Promise.all(nodes.map((node) => node.stop()));
      await pool.end();
      await database.drop();
    },
  };
}

async function openNode({ pool, redisUrl }: { pool: Pool; redisUrl?: string }): Promise<Node> {
  const tracking = openTracking({ pool, log, clock: { now: () => new Date() }, redisUrl, trackDays: 90, authenticate });
  const server = createServer();
  tracking.attach(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${portOf(server.address())}`;
  const screens: Screen[] = [];
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    for (const { socket } of screens) socket.disconnect();
    await tracking.stop();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    tracking,
    url,
    screen: async (actor) => {
      const screen = await openScreen(url, actor.sessionId);
      screens.push(screen);
      return screen;
    },
    stop: () => (stopping ??= stop()),
  };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("the server listens on no port");
  return address.port;
}

async function authenticate({ auth }: { auth: unknown }): Promise<Actor> {
  const token = typeof auth === "object" && auth !== null && "token" in auth ? String(auth.token) : "";
  const actor = actors.get(token);
  if (actor === undefined) throw new Refused("signed-out");
  return actor;
}

export async function openScreen(url: string, token: string): Promise<Screen> {
  const socket = io(url, { path: "/tracking/", transports: ["websocket"], auth: { token }, reconnection: false, forceNew: true });
  const deltas: MovedUnit[][] = [];
  let bytes = 0;
  socket.on("positions:moved", (units: MovedUnit[]) => deltas.push(units));
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  socket.io.engine.on("packet", ({ type, data }: { type: string; data?: string }) => {
    if (type === "message") bytes += data?.length ?? 0;
  });
  const newest = (unitId: string): MovedUnit | undefined => deltas.flat().findLast((unit) => unit.unitId === unitId);
  const screen: Screen = {
    socket,
    deltas,
    bytes: () => bytes,
    send: (name, ...payload) => socket.timeout(5_000).emitWithAck(name, ...payload),
    async watch(bounds) {
      // Counted within the answer's own callback: the first list may come in the same read as the answer.
      const before = await new Promise<number>((resolve) => socket.emit("view:watch", { bounds }, () => resolve(deltas.length)));
      return until("the first list", () => deltas[before]);
    },
    sees: (unitId, fits = () => true) =>
      until(`unit ${unitId}`, () => {
        const unit = newest(unitId);
        return unit !== undefined && fits(unit) ? unit : undefined;
      }),
  };
  return screen;
}

/** Waits until there is something, and gives it. */
export async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  const deadline = performance.now() + 10_000;
  while (performance.now() < deadline) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(5);
  }
  throw new Error(`waited in vain for ${what}`);
}

/** A report as a device makes it, now unless told otherwise. */
export const position = (unitId: string, at: [number, number], more: Partial<Position> = {}): Position => ({
  unitId,
  at,
  recordedAt: new Date().toISOString(),
  ...more,
});
