import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders, Server as HttpServer } from "node:http";
import { type Actor, type Answer, Refused } from "@najda/protocol";
import { type DefaultEventsMap, Server, type ServerOptions, type Socket } from "socket.io";
import type { Logger } from "../infra/log.ts";
import { isDatabaseAway } from "../infra/pool.ts";
import { Allowance } from "./allowance.ts";
import { isTrackingMessage, type TrackingMessage, trackingMessages } from "./messages.ts";

export interface Handshake {
  readonly auth: unknown;
  readonly headers: IncomingHttpHeaders;
}

export type TrackingSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, { actor: Actor }>;
type TrackingServer = Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, { actor: Actor }>;

interface Parts {
  readonly log: Logger;
  readonly authenticate: (handshake: Handshake) => Promise<Actor>;
  readonly allowRequest: ServerOptions["allowRequest"];
  /** Answers a message of one of the table's names, from a role that the table allows. Throws `Refused`. */
  readonly receive: (socket: TrackingSocket, name: TrackingMessage, raw: unknown) => void;
  readonly left: (socket: TrackingSocket) => void;
}

export interface TrackingSockets {
  attach(server: HttpServer): void;
  endSessions(sessionIds: readonly string[]): void;
  readonly count: number;
  stop(): void;
}

const options: Partial<ServerOptions> = {
  path: "/tracking/",
  transports: ["websocket"],
  perMessageDeflate: false,
  httpCompression: false,
  maxHttpBufferSize: 64 * 1024,
  pingInterval: 10_000,
  pingTimeout: 8_000,
  connectTimeout: 5_000,
  allowEIO3: false,
  serveClient: false,
  cleanupEmptyChildNamespaces: true,
  // The other socket server of the same HTTP server ends what nobody takes.
  destroyUpgrade: false,
};

/** The way in and out by socket: who is there, what they may send, and that nothing they send ends the process. */
export function openSockets({ log, authenticate, allowRequest, receive, left }: Parts): TrackingSockets {
  const io: TrackingServer = new Server({ ...options, ...(allowRequest === undefined ? {} : { allowRequest }) });
  const bySession = new Map<string, Set<TrackingSocket>>();

  const admit = async (socket: TrackingSocket): Promise<Error | undefined> => {
    try {
      socket.data.actor = await authenticate({ auth: socket.handshake.auth, headers: socket.handshake.headers });
    } catch (error) {
      return refusedConnection(log, error);
    }
  };
  io.use((socket, next) => void (async () => next(await admit(socket)))());

  io.on("connection", (socket) => {
    const { sessionId } = socket.data.actor;
    const siblings = bySession.get(sessionId) ?? new Set();
    bySession.set(sessionId, siblings.add(socket));
    const allowance = new Allowance();
    // Every packet comes by here and none goes on to a listener: one place that checks, answers and catches.
    socket.use(([name, ...rest]) => {
      if (!allowance.take()) return void socket.disconnect(true);
      const acknowledge: unknown = typeof rest.at(-1) === "function" ? rest.pop() : undefined;
      const answer = answerTo(() => read({ socket, name, raw: rest[0] }));
      if (typeof acknowledge === "function") acknowledge(answer);
    });
    socket.on("disconnect", () => {
      siblings.delete(socket);
      if (siblings.size === 0) bySession.delete(sessionId);
      left(socket);
    });
  });

  const read = ({ socket, name, raw }: { socket: TrackingSocket; name: unknown; raw: unknown }): void => {
    if (typeof name !== "string" || !isTrackingMessage(name)) throw new Refused("unknown-command", { name: String(name).slice(0, 60) });
    const { by } = trackingMessages[name];
    const { role } = socket.data.actor;
    if (!by.includes(role)) throw new Refused("role-refused", { role, allowed: by });
    receive(socket, name, raw);
  };

  const answerTo = (step: () => void): Answer<object> => {
    try {
      step();
      return { ok: true, value: {} };
    } catch (error) {
      return refusal(log, error);
    }
  };

  return {
    attach: (server) => void io.attach(server),
    endSessions(sessionIds) {
      for (const sessionId of sessionIds) for (const socket of bySession.get(sessionId) ?? []) socket.disconnect(true);
    },
    get count() {
      return io.sockets.sockets.size;
    },
    stop() {
      // Not `io.close()`: that would close the HTTP server, which others still use.
      io.disconnectSockets(true);
      io.engine?.close();
    },
  };
}

function refusal(log: Logger, error: unknown): Extract<Answer<never>, { ok: false }> {
  if (error instanceof Refused) return { ok: false, code: error.code, message: error.message, facts: error.facts };
  const faultId = randomUUID();
  log.error({ faultId, error }, "fault on the tracking path");
  const { code, message, facts } = new Refused("internal", { faultId });
  return { ok: false, code, message, facts };
}

/** Socket.IO sends an error's message and `data` to the client as `connect_error`. */
function refusedConnection(log: Logger, error: unknown): Error {
  const { code, message, facts } = refusal(log, isDatabaseAway(error) ? new Refused("not-ready") : error);
  return Object.assign(new Error(message), { data: { code, message, facts } });
}
