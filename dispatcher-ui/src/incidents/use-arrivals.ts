import type { Arrival, Incident } from "@najda/protocol";
import { useBoard, useNow } from "@najda/client/react";
import { useMay } from "../shell/use-may.ts";
import { useReading } from "../shell/use-reading.ts";

/** A driving unit is asked for this often; one search answers for all of an incident. */
const askAgainMs = 10_000;

/** When each unit that is under way to an incident will be there, by unit. */
export function useArrivals(incident: Incident): ReadonlyMap<string, Arrival> {
  const may = useMay();
  const step = Math.floor(useNow(askAgainMs) / askAgainMs);
  const underWay = useBoard((board) =>
    Object.values(board.assignments)
      .filter((each) => each.incidentId === incident.id && ["dispatched", "acknowledged", "en-route"].includes(each.status))
      .map((each) => each.unitId)
      .sort()
      .join(),
  );
  const wanted = may("incident:arrivals") && underWay !== undefined && underWay !== "";
  const { value } = useReading("incident:arrivals", {
    input: wanted ? { incidentId: incident.id } : undefined,
    freshness: `${underWay} ${incident.at.join()} ${step}`,
  });
  return new Map((wanted ? value?.arrivals ?? [] : []).map((arrival) => [arrival.unitId, arrival]));
}
