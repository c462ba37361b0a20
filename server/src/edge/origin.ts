import type { IncomingMessage } from "node:http";
import type { Config } from "../config.ts";

/**
 * Which pages may use a session: those of this installation. A foreign or `null` Origin is always refused. A missing
 * one is accepted only from what carries a bearer token, because browsers send an Origin with every socket and every
 * POST. CORS settings do not stop a WebSocket; this check does.
 */
export function originCheck(config: Pick<Config, "PUBLIC_ORIGIN">): (request: Pick<IncomingMessage, "headers">) => "own" | "foreign" | "missing" {
  const published = config.PUBLIC_ORIGIN.split(",").filter(Boolean);
  return ({ headers }) => {
    const { origin, host } = headers;
    if (origin === undefined) return "missing";
    if (published.length > 0) return published.includes(origin) ? "own" : "foreign";
    return isLoopbackOrigin(origin, host) ? "own" : "foreign";
  };
}

/** Without a published origin only a page of this very address, on the loopback. */
function isLoopbackOrigin(origin: string, host: string | undefined): boolean {
  if (host === undefined || !URL.canParse(origin)) return false;
  const { protocol, host: own, hostname } = new URL(origin);
  return protocol === "http:" && own === host && ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
}
