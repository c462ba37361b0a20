import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import { z } from "zod";
import { commands, Refused, rooms, type Actor } from "@najda/protocol";
import type { App } from "../app.ts";
import { actorBySession } from "../accounts/sessions.sql.ts";
import { asDb } from "../infra/pool.ts";
import { catchUp } from "../sync/catch-up.ts";
import { publishedFor, type Numbered } from "../sync/log.sql.ts";
import { roomsOf } from "../sync/rooms-of.ts";
import { socketsOpen } from "./metrics.ts";
import { originCheck } from "./origin.ts";
import { refusalOf, runCommand } from "./run-command.ts";
import { isBearer, whoAsks } from "./who-asks.ts";

/** What a socket's first message may say of itself. */
const Handshake = z.object({ app: z.string().optional(), token: z.string().max(200).optional() });

export interface Sockets {
  /** Sends an event to this node's own sockets. Every node does so from its own tail: no adapter is installed. */
  emit(event: Numbered): void;
  /** Tells everybody up to which number they are complete. */
  beat(through: number): void;
  /** Says something that is not kept to this node's sockets in a room. */
  say(room: string, name: string, payload: unknown): void;
  stop(): Promise<void>;
}

interface Parts {
  readonly app: App;
  readonly server: HttpServer;
  /** Extra steps for commands that need the socket itself. */
  onConnection?(socket: Socket, actor: Actor): void;
}

/** Limits of reliability: a dead peer is known within 18 s, a message is small, no connection-state recovery. */
const limits = {
  transports: ["websocket" as const],
  maxHttpBufferSize: 256 * 1024,
  perMessageDeflate: false,
  pingInterval: 10_000,
  pingTimeout: 8_000,
  connectTimeout: 5_000,
  serveClient: false,
};

export function openSockets({ app, server, onConnection }: Parts): Sockets {
  const origin = originCheck(app.config);
  const io = new Server(server, {
    ...limits,
    path: "/socket.io",
    // A missing Origin is a program, not a page: it has to bring a token (below).
    allowRequest: (request, allow) => allow(null, origin(request) !== "foreign"),
  });
  io.use((socket, next) => {
    admit(app, socket, origin(socket.request)).then(
      () => next(),
      (error: unknown) => next(connectError(app, error)),
    );
  });
  io.on("connection", (socket) => {
    const actor = socket.data.actor as Actor;
    socketsOpen.inc();
    socket.on("disconnect", () => socketsOpen.dec());
    void socket.join(roomsOf(actor));
    socket.onAny((name: unknown, ...rest: unknown[]) => void answer(app, socket, { name, rest }));
    onConnection?.(socket, actor);
  });
  return {
    emit(event) {
      const { rooms: heardBy, ...sent } = event;
      if (event.name === "session:ended") closeSessions(io, event.payload.sessionIds);
      const outside = heardBy.filter((room) => room !== rooms.nodes());
      if (outside.length > 0) io.local.to(outside).emit("event", sent);
    },
    beat: (through) => io.local.volatile.emit("sync:complete", { through, at: app.clock.now().toISOString() }),
    say: (room, name, payload) => io.local.to(room).volatile.emit(name, payload),
    stop: () => io.close(),
  };
}

async function admit(app: App, socket: Socket, origin: "own" | "foreign" | "missing"): Promise<void> {
  const handshake = Handshake.safeParse(socket.handshake.auth);
  const proof = { headers: socket.request.headers, forApp: handshake.data?.app, token: handshake.data?.token };
  if (origin === "missing" && !isBearer(proof)) throw new Refused("origin-refused");
  socket.data.actor = await whoAsks(app, proof);
}

function connectError(app: App, error: unknown): Error {
  const refusal = refusalOf(app, { error, name: "connect" });
  return Object.assign(new Error(refusal.message), { data: { code: refusal.code, message: refusal.message } });
}

function closeSessions(io: Server, sessionIds: readonly string[]): void {
  for (const socket of io.of("/").sockets.values()) {
    const actor = socket.data.actor as Actor;
    if (!sessionIds.includes(actor.sessionId)) continue;
    socket.emit("session:ended", {});
    socket.disconnect(true);
  }
}

/** Every message of a client comes by here; nothing that it sends may end the process. */
async function answer(app: App, socket: Socket, { name, rest }: { name: unknown; rest: unknown[] }): Promise<void> {
  const last = rest.at(-1);
  const reply = typeof last === "function" ? (last as (answer: unknown) => void) : () => undefined;
  const raw = rest[0] === last && typeof last === "function" ? {} : rest[0];
  try {
    if (typeof name !== "string") throw new Refused("unknown-command", { name: String(name) });
    const actor = await stillSignedIn(app, socket);
    if (name === "sync:since") return reply(await sync(app, socket, { actor, raw }));
    const answered = await runCommand(app, { by: actor, name, raw });
    if (name === "cells:watch" && answered.ok) await watchCells(app, socket, raw);
    reply(answered);
  } catch (error) {
    const refusal = refusalOf(app, { error, name: String(name) });
    reply(refusal);
    if (refusal.code === "signed-out") socket.disconnect(true);
  }
}

/** A session that ended elsewhere is useless here at once, also before the log has told this node. */
async function stillSignedIn(app: App, socket: Socket): Promise<Actor> {
  const { sessionId } = socket.data.actor as Actor;
  const actor = await actorBySession(asDb(app.pool), { sessionId, now: app.clock.now() });
  if (actor === undefined) throw new Refused("signed-out");
  return actor;
}

const Since = z.object({ number: z.number().int().min(0).optional() });

async function sync(app: App, socket: Socket, { actor, raw }: { actor: Actor; raw: unknown }): Promise<unknown> {
  const since = Since.safeParse(raw ?? {});
  if (!since.success) throw new Refused("malformed", { why: "number: a whole number of 0 or more" });
  return { ok: true, value: await catchUp(app.pool, { actor, rooms: [...socket.rooms], number: since.data.number }) };
}

const CellsWanted = z.object({ cells: commands["cells:watch"].input.shape.cells });

/** The open citizen page hears alerts of its cells; those already in force there are sent again. */
async function watchCells(app: App, socket: Socket, raw: unknown): Promise<void> {
  const { cells } = CellsWanted.parse(raw);
  for (const room of socket.rooms) if (room.startsWith("cell:")) void socket.leave(room);
  const wanted = cells.map(rooms.cell);
  await socket.join(wanted);
  for (const event of await publishedFor(asDb(app.pool), { rooms: wanted, now: app.clock.now() })) socket.emit("event", event);
}
