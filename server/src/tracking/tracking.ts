import { randomUUID } from "node:crypto";
import type { Server as HttpServer } from "node:http";
import { type Actor, type Position, Refused } from "@najda/protocol";
import type { ServerOptions } from "socket.io";
import type { z } from "zod";
import type { Logger } from "../infra/log.ts";
import { asDb, type Pool } from "../infra/pool.ts";
import { openBeat } from "./beat.ts";
import { fixFrom } from "./fix.ts";
import { Fleets, marks } from "./fleet.ts";
import type { TrackerReport } from "./intake-formats.ts";
import { trackingMessages } from "./messages.ts";
import { followNeighbours } from "./neighbours.ts";
import { weigh } from "./plausible.ts";
import { type Handshake, openSockets, type TrackingSocket } from "./sockets.ts";
import { readIdentifiers } from "./trackers.sql.ts";
import { openTrackers } from "./trackers.ts";
import { View } from "./view.ts";
import { openWire, type Relayed } from "./wire.ts";
import { openWriteBehind } from "./write-behind.ts";

export interface TrackingParts {
  readonly pool: Pool;
  readonly log: Logger;
  readonly clock: { now(): Date };
  /** The fast way between nodes. Without it, or while it is away, nodes find each other's positions in PostgreSQL. */
  readonly redisUrl?: string | undefined;
  /** How many days the track of a unit is kept. */
  readonly trackDays: number;
  /** Throws `Refused("signed-out")`. */
  authenticate(handshake: Handshake): Promise<Actor>;
  /** Checks the Origin: socket.io's own setting does not keep a foreign page from opening a WebSocket. */
  readonly allowRequest?: ServerOptions["allowRequest"];
}

export interface TrackingStats {
  readonly units: number;
  readonly sockets: number;
  readonly watchers: number;
  /** Reports since the start, by what became of them. */
  readonly reports: Readonly<Record<"taken" | "older" | "doubtful", number>>;
  readonly deltas: number;
  readonly deltaBytes: number;
  /** Deltas that waited for a later beat, because the console's connection was not ready. */
  readonly held: number;
  readonly saved: number;
  readonly wire: "alive" | "silent" | "none";
}

export interface Tracking {
  attach(server: HttpServer): void;
  /** A crew's report by any way but this module's own sockets. Refused (`not-found`) for another unit. */
  report(by: Actor, input: Position): Promise<void>;
  /** Reports of devices that know no unit ids. `unknown` lists the identifiers that fit no unit of this centre. */
  reportFromTrackers(centreId: string, reports: readonly TrackerReport[]): Promise<{ accepted: number; unknown: string[] }>;
  endSessions(sessionIds: readonly string[]): void;
  /** To be called when units or their trackers were added or changed; other nodes find out by themselves. */
  unitsChanged(): void;
  stats(): TrackingStats;
  /** Ends the sockets and writes what is not written. */
  stop(): Promise<void>;
}

interface Watcher {
  readonly socket: TrackingSocket;
  readonly view: View;
}

/**
 * From position to console, in the order it happens:
 *
 *   take -> (relay to other nodes) -> serve the consoles that look there -> write to PostGIS
 *
 * Nothing here is kept for sure: the newest position of a unit is the truth, and one that is lost is replaced by the
 * next. What is taken waits in memory, once per unit, until the beat serves it, the wire relays it and the writing
 * stores it: a hundred reports of a unit between two beats cost one delta, one relay and one row.
 */
export function openTracking(parts: TrackingParts): Tracking {
  const { pool, log, clock } = parts;
  const node = randomUUID();
  const fleets = new Fleets();
  const watchers = new Map<TrackingSocket, Watcher>();
  const reports = { taken: 0, older: 0, doubtful: 0 };
  const sent = { deltas: 0, deltaBytes: 0, held: 0 };

  const take = (centreId: string, position: Position, isInvented = false): void => {
    const fleet = fleets.of(centreId);
    const report = { ...fixFrom(position, clock.now().getTime()), doubtful: isInvented };
    const fix = weigh(report, fleet.newest(position.unitId));
    if (!fleet.take(fix, true)) {
      reports.older += 1;
      return;
    }
    reports.taken += 1;
    if (fix.doubtful) reports.doubtful += 1;
  };

  const takeFromCrew = (by: Actor, position: Position): void => {
    if (by.centreId === undefined || by.unitId !== position.unitId) throw new Refused("not-found");
    take(by.centreId, position);
  };

  const relay = (): Relayed[] =>
    [...fleets.entries()].flatMap(([centreId, fleet]) => fleet.drain(marks.unrelayed).map((fix) => ({ centreId, fix })));

  const watch = (socket: TrackingSocket, { bounds }: z.infer<(typeof trackingMessages)["view:watch"]["input"]>): void => {
    if (bounds[1] > bounds[3]) throw new Refused("malformed", { why: "bounds: south lies north of north; send [west, south, east, north]" });
    const { role, centreId, unitId } = socket.data.actor;
    if (centreId === undefined) throw new Refused("not-found");
    const scope = role === "responder" ? { unitId: unitId ?? "" } : { bounds };
    stopWatching(socket);
    const watcher = { socket, view: new View(fleets.of(centreId), scope) };
    watchers.set(socket, watcher);
    beat.add(watcher);
  };

  const stopWatching = (socket: TrackingSocket): void => {
    const watcher = watchers.get(socket);
    if (watcher !== undefined) beat.remove(watcher);
    watchers.delete(socket);
  };

  const serve = ({ socket, view }: Watcher): void => {
    // Not ready for more: its next beat brings everything since, each unit once. So nothing ever queues for a slow console.
    if (!socket.conn.transport.writable) {
      sent.held += 1;
      return;
    }
    const moved = view.next();
    if (moved === undefined) return;
    const packet = eventPacket("positions:moved", moved);
    socket.conn.send(packet);
    sent.deltas += 1;
    sent.deltaBytes += packet.length;
  };

  const beat = openBeat(serve);
  const sockets = openSockets({
    log,
    authenticate: (handshake) => parts.authenticate(handshake),
    allowRequest: parts.allowRequest,
    left: stopWatching,
    receive: (socket, name, raw) =>
      name === "view:watch"
        ? watch(socket, parse(trackingMessages[name].input, raw))
        : takeFromCrew(socket.data.actor, parse(trackingMessages[name].input, raw)),
  });
  const takeFromNode = ({ centreId, fix }: Relayed): void => void fleets.of(centreId).take(fix, false);
  const wire = parts.redisUrl === undefined ? undefined : openWire({ redisUrl: parts.redisUrl, log, collect: relay, receive: takeFromNode });
  const neighbours = followNeighbours({ pool, log, fleets, node, isWireAlive: () => wire?.isAlive ?? false });
  const writing = openWriteBehind({ pool, log, clock, fleets, node, trackDays: parts.trackDays });
  const trackers = openTrackers((centreId) => readIdentifiers(asDb(pool), centreId));

  return {
    attach: (server) => sockets.attach(server),
    // Async, so that a refusal is a rejection.
    report: async (by, position) => takeFromCrew(by, position),
    async reportFromTrackers(centreId, reports) {
      const unknown: string[] = [];
      for (const { identifiers, isInvented, ...position } of reports) {
        const unitId = await trackers.unitOf(centreId, identifiers);
        if (unitId === undefined) unknown.push(identifiers[0] ?? "");
        else take(centreId, { ...position, unitId }, isInvented);
      }
      return { accepted: reports.length - unknown.length, unknown };
    },
    endSessions: (sessionIds) => sockets.endSessions(sessionIds),
    unitsChanged: () => trackers.forget(),
    stats: () => ({
      units: fleets.size,
      sockets: sockets.count,
      watchers: beat.watchers,
      reports: { ...reports },
      ...sent,
      saved: writing.saved,
      wire: wire === undefined ? "none" : wire.isAlive ? "alive" : "silent",
    }),
    async stop() {
      sockets.stop();
      beat.stop();
      wire?.stop();
      await Promise.all([neighbours.stop(), writing.stop()]);
    },
  };
}

/** An event as Socket.IO's own protocol writes it (packet type 2, default namespace), around JSON that is written already. */
const eventPacket = (name: string, json: string): string => `2["${name}",${json}]`;

function parse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const read = schema.safeParse(raw);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Refused("malformed", { why: issue === undefined ? "unreadable" : `${issue.path.join(".") || "message"}: ${issue.message}` });
}
