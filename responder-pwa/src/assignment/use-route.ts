import { useEffect, useRef, useState } from "react";
import type { FoundRoute, Incident, LngLat } from "@najda/protocol";
import { useNajda, useNow } from "@najda/client/react";
import { type Along, alongRoute, askNow } from "./along-route.ts";

/** The way to the incident as it is left to drive at this moment. */
export interface RouteLeft extends Along {
  /** ISO 8601 */
  readonly arrivesAt: string;
  /** Closed streets that have to be passed. */
  readonly closures: number;
}

interface Known {
  readonly route: FoundRoute;
  readonly to: LngLat;
}

/** Asks the server for the way there when that is needed; between two answers it follows the vehicle along the last one. */
export function useRoute(incident: Incident | undefined, from: LngLat | undefined): RouteLeft | undefined {
  const najda = useNajda();
  const now = useNow(10_000);
  const [known, setKnown] = useState<Known>();
  const askedAt = useRef(0);
  const along = known === undefined || from === undefined ? undefined : alongRoute(known.route, from);
  const offMetres = along?.offMetres;
  useEffect(() => {
    if (incident === undefined || from === undefined) return;
    const asking = Date.now();
    const last = askedAt.current === 0 ? undefined : { askedAt: askedAt.current, to: known?.to ?? incident.at, offMetres: offMetres ?? 0 };
    if (!askNow(last, { to: incident.at, now: asking })) return;
    askedAt.current = asking;
    void najda.send("route:find", { incidentId: incident.id, from }).then((sent) => {
      // Without a network the last way stays; without any, the straight line is said.
      if (sent.kind === "done") setKnown({ route: sent.value, to: incident.at });
    });
  }, [najda, incident, from, known, offMetres]);
  if (along === undefined || known === undefined || known.route.by === "straight-line") return undefined;
  return { ...along, arrivesAt: new Date(now + along.seconds * 1_000).toISOString(), closures: known.route.closures };
}
