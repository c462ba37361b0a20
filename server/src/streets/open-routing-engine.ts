import { osrm } from "./osrm.ts";
import type { AskEngine, RoutingEngine } from "./routing-engine.ts";
import { valhalla } from "./valhalla.ts";

const kinds = { osrm, valhalla } as const;

/** How `ROUTING_URL` names an engine: `osrm+http://host:5000`, `valhalla+https://host/path`. */
export const routingUrl = /^(osrm|valhalla)\+(https?:\/\/[^\s?#]+)$/;

/** The engine that `ROUTING_URL` names; a recommendation does not wait longer for it than `patienceMs`. */
export function openRoutingEngine(address: string, patienceMs = 800): RoutingEngine {
  const [, kind = "", base = ""] = routingUrl.exec(address) ?? [];
  const ask: AskEngine = async (path, body) => {
    const response = await fetch(`${base.replace(/\/$/, "")}${path}`, {
      signal: AbortSignal.timeout(patienceMs),
      redirect: "error",
      ...(body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    // OSRM and Valhalla say "no way" with status 400 and a code; the reader of each knows it.
    if (!response.ok && response.status !== 400) throw new Error(`the routing engine answered ${response.status}`);
    return answer;
  };
  return kinds[kind as keyof typeof kinds](ask);
}
