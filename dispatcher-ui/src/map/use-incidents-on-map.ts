import { useEffect, useMemo } from "react";
import type { LngLat } from "@najda/protocol";
import { drawIncidents, drawSelf, type IncidentOnMap } from "@najda/client/map";
import { useBoard } from "@najda/client/react";
import { useMapView } from "./map-context.tsx";

interface Shown {
  readonly selectedId: string | undefined;
  /** The call that is being taken, once its place is known; its priority as soon as its type is. */
  readonly draft: { readonly at: LngLat; readonly priority: number | undefined } | undefined;
}

const drafted = "draft";
const restMs = 80;

/** Open incidents, reports and the call that is being taken, as pins with their priority. */
export function useIncidentsOnMap({ selectedId, draft }: Shown): void {
  const { view } = useMapView();
  const board = useBoard(({ incidents, reports, incidentTypes }) => ({ incidents, reports, incidentTypes }));
  const pins = useMemo(() => {
    const incidents = Object.values(board?.incidents ?? {}).map(
      ({ id, at, priority, accuracyMetres }): IncidentOnMap => ({ incidentId: id, at, priority, accuracyMetres }),
    );
    const reports = Object.values(board?.reports ?? {}).map(
      ({ id, at, kind, accuracyMetres }): IncidentOnMap => ({ incidentId: id, at, priority: board?.incidentTypes[kind]?.priority ?? 5, accuracyMetres }),
    );
    return [...incidents, ...reports];
  }, [board]);
  const [longitude, latitude] = draft?.at ?? [];
  const priority = draft?.priority;
  useEffect(() => {
    if (view === undefined) return;
    const at: LngLat | undefined = longitude === undefined || latitude === undefined ? undefined : [longitude, latitude];
    // A place whose priority nobody knows yet is a dot: a pin would have to bear a number.
    const pin = at === undefined || priority === undefined ? [] : [{ incidentId: drafted, at, priority }];
    const dot = at !== undefined && priority === undefined ? { at } : undefined;
    // Whoever walks down a list of thousands looks at the list; the map follows when the hand rests.
    const timer = setTimeout(() => {
      const shown = Promise.all([drawIncidents(view, [...pins, ...pin], at === undefined ? selectedId : drafted), drawSelf(view, dot)]);
      void shown.catch(() => undefined);
    }, restMs);
    return () => clearTimeout(timer);
  }, [view, pins, selectedId, longitude, latitude, priority]);
  // When something is chosen the map goes there; not again when it is corrected by the crew.
  useEffect(() => {
    const chosen = pins.find((pin) => pin.incidentId === selectedId);
    if (view !== undefined && chosen !== undefined && !contains(view.bounds(), chosen.at)) view.goTo(chosen.at);
    // oxlint-disable-next-line react/exhaustive-deps
  }, [view, selectedId]);
}

const contains = ([west, south, east, north]: readonly [number, number, number, number], [longitude, latitude]: LngLat): boolean =>
  longitude > west && longitude < east && latitude > south && latitude < north;
