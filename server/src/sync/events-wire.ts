import { Redis } from "ioredis";
import type { Logger } from "../infra/log.ts";
import type { Numbered } from "./log.sql.ts";

export interface EventsWire {
  /** The leader's batch, on its way to the other nodes. Never waits, never fails: PostgreSQL has it all. */
  send(events: readonly Numbered[]): void;
  stop(): void;
}

const channel = "najda:events";
/** A larger batch is read from PostgreSQL by those who miss it. */
const largest = 200;

/**
 * The fast way between nodes, where the operator has Redis. What it loses, delays or sends twice does no harm: a
 * tail takes only the next number and asks PostgreSQL for whatever is missing.
 */
export function openEventsWire({ redisUrl, log, receive }: { redisUrl: string | undefined; log: Logger; receive(events: readonly Numbered[]): void }): EventsWire {
  if (redisUrl === undefined) return { send: () => undefined, stop: () => undefined };
  const options = {
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 1,
    connectTimeout: 1_000,
    retryStrategy: (tries: number) => Math.min(1_000, 50 * tries) + Math.random() * 50,
  };
  const speaker = new Redis(redisUrl, { ...options, commandTimeout: 300 });
  const listener = new Redis(redisUrl, { ...options, autoResubscribe: true });
  let away = false;
  const note = (error: Error) => {
    if (!away) log.warn({ error: error.message }, "Redis is away; nodes read the log from PostgreSQL");
    away = true;
  };
  speaker.on("error", note);
  listener.on("error", note);
  listener.on("ready", () => {
    away = false;
    listener.subscribe(channel).catch(note);
  });
  listener.on("message", (_channel, text) => {
    const events = read(text);
    if (events !== undefined) receive(events);
  });
  return {
    send(events) {
      if (events.length > largest || speaker.status !== "ready") return;
      speaker.publish(channel, JSON.stringify(events)).catch(note);
    },
    stop() {
      speaker.disconnect();
      listener.disconnect();
    },
  };
}

/** Only our own leader publishes here; what is not a list is dropped and PostgreSQL is asked at the next turn. */
function read(text: string): Numbered[] | undefined {
  try {
    const events: unknown = JSON.parse(text);
    return Array.isArray(events) ? (events as Numbered[]) : undefined;
  } catch {
    return undefined;
  }
}
