import { useState } from "react";
import type { AnyKeptEvent } from "@najda/protocol";
import { useBoard, useEvents } from "@najda/client/react";
import { useReading, type Reading } from "../shell/use-reading.ts";

/** Which incident an event tells something about that is not on the board: log lines, calls, ended assignments. */
function incidentOf(event: AnyKeptEvent): string | undefined {
  if (event.name === "incident:logged") return event.payload.incidentId;
  if (event.name === "call:taken") return event.payload.call.incidentId;
  if (event.name === "assignment:changed") return event.payload.incidentId;
  return undefined;
}

/** All that is known of an incident, read again whenever something happens to it. */
export function useIncidentFile(incidentId: string): Reading<"incident:read"> {
  const [heard, setHeard] = useState(0);
  const version = useBoard((board) => board.incidents[incidentId]?.version);
  useEvents((event) => {
    if (incidentOf(event) === incidentId) setHeard((count) => count + 1);
  });
  return useReading("incident:read", { input: { incidentId }, freshness: `${version ?? ""} ${heard}` });
}
