import { randomUUID } from "node:crypto";
import { Id, LngLat } from "@najda/protocol";
import { Redis } from "ioredis";
import { z } from "zod";
import type { Logger } from "../infra/log.ts";
import type { Fix } from "./fix.ts";

const channel = "najda:positions";
/** Half a beat: with the beat itself, a position is on every console well within half a second. */
const everyMs = 100;
const heartbeatMs = 500;
/** Without an echo of our own for so long, the wire is taken for dead, however open its connection looks. */
const silentMs = 1_500;

const Row = z.tuple([
  Id,
  Id,
  ...LngLat.def.items,
  z.number(),
  z.number(),
  z.number().nullable(),
  z.number().nullable(),
  z.number().nullable(),
  z.boolean(),
]);
const Batch = z.object({ from: z.string(), rows: z.array(Row) });

/** A position on its way between nodes, with the centre of its unit. */
export interface Relayed {
  readonly centreId: string;
  readonly fix: Fix;
}

interface Parts {
  readonly redisUrl: string;
  readonly log: Logger;
  /** Positions that this node took since it was last asked. */
  readonly collect: () => Relayed[];
  readonly receive: (relayed: Relayed) => void;
}

export interface Wire {
  readonly isAlive: boolean;
  stop(): void;
}

/** Never queues, never waits: what can't go now is in PostgreSQL within a second, and the others find it there. */
const sending = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  autoResendUnfulfilledCommands: false,
  commandTimeout: 300,
};
const listening = { maxRetriesPerRequest: null };
const both = {
  connectTimeout: 1_000,
  retryStrategy: (times: number) => Math.min(1_000, times * 100) + Math.random() * 100,
};

/**
 * The fast way between nodes: what this node took, in one message each tenth of a second. It is an accelerator only:
 * everything that travels on it is read from PostgreSQL as well. A node drops its own messages when it hears them, and
 * hears by them that the wire is alive; a batch a while of nothing keeps a quiet one audible.
 */
export function openWire({ redisUrl, log, collect, receive }: Parts): Wire {
  const self = randomUUID();
  let heardSelfAt = Number.NEGATIVE_INFINITY;
  let sentAt = Number.NEGATIVE_INFINITY;
  const sender = new Redis(redisUrl, { ...both, ...sending });
  const listener = new Redis(redisUrl, { ...both, ...listening });
  for (const client of [sender, listener]) {
    client.on("error", (error: Error) => log.debug({ error: error.message }, "Redis is away; positions go by PostgreSQL"));
  }

  listener.on("message", (_channel: string, text: string) => {
    const batch = readBatch(text);
    if (batch?.from === self) heardSelfAt = performance.now();
    else batch?.rows.forEach((row) => receive(row));
  });
  // Subscribed again by the client itself after every loss of the connection.
  listener.subscribe(channel).catch((error: unknown) => log.debug({ error: String(error) }, "Redis: not subscribed"));

  const timer = setInterval(() => {
    const rows = collect();
    if (rows.length === 0 && performance.now() - sentAt < heartbeatMs) return;
    sentAt = performance.now();
    if (sender.status === "ready") sender.publish(channel, writeBatch(self, rows)).catch(() => undefined);
  }, everyMs);

  return {
    get isAlive() {
      return performance.now() - heardSelfAt < silentMs;
    },
    stop() {
      clearInterval(timer);
      sender.disconnect();
      listener.disconnect();
    },
  };
}

function writeBatch(from: string, relayed: readonly Relayed[]): string {
  // NaN becomes null in JSON by itself.
  const rows = relayed.map(({ centreId, fix }) => [
    fix.unitId, centreId, fix.lng, fix.lat, fix.recordedAt, fix.receivedAt, fix.accuracyMetres, fix.heading, fix.speed, fix.doubtful,
  ]);
  return JSON.stringify({ from, rows });
}

function readBatch(text: string): { from: string; rows: Relayed[] } | undefined {
  const read = Batch.safeParse(parseJson(text));
  if (!read.success) return undefined;
  const rows = read.data.rows.map(([unitId, centreId, lng, lat, recordedAt, receivedAt, accuracyMetres, heading, speed, doubtful]) => ({
    centreId,
    fix: { unitId, lng, lat, recordedAt, receivedAt, accuracyMetres: accuracyMetres ?? Number.NaN, heading: heading ?? Number.NaN, speed: speed ?? Number.NaN, doubtful },
  }));
  return { from: read.data.from, rows };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
