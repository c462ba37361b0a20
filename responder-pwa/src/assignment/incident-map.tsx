import { useEffect, useMemo, useState } from "react";
import type { Incident, LngLat } from "@najda/protocol";
import { drawIncidents, drawSelf, MapPane } from "@najda/client/map";
import type { MapView } from "@najda/client/map";
import { boundsAround } from "./bounds-around.ts";
import type { RouteLeft } from "./use-route.ts";

interface Props {
  readonly incident: Incident;
  readonly from: LngLat | undefined;
  /** The way there over the streets, once it is known. */
  readonly route: RouteLeft | undefined;
}

/** The place, this device, and the way between them, a straight line until the streets are known. Loaded by itself: the words never wait for the map. */
export default function IncidentMap({ incident, from, route }: Props) {
  const [view, setView] = useState<MapView>();
  const { id, at, priority, accuracyMetres } = incident;
  const [lng, lat] = at;
  // The view is set when the place moves or this device is found, not at every metre that it drives.
  const [start, setStart] = useState(from);
  if (start === undefined && from !== undefined) setStart(from);
  const bounds = useMemo(() => boundsAround(start === undefined ? [[lng, lat]] : [[lng, lat], start]), [lng, lat, start]);
  useEffect(() => view?.fit(bounds), [view, bounds]);
  useEffect(() => {
    if (view !== undefined) void drawIncidents(view, [{ incidentId: id, at: [lng, lat], priority, accuracyMetres }], id).catch(() => undefined);
  }, [view, id, lng, lat, priority, accuracyMetres]);
  useEffect(() => {
    if (view === undefined) return;
    const line = from === undefined ? [] : [{ type: "Feature" as const, geometry: { type: "LineString" as const, coordinates: route === undefined ? [from, [lng, lat]] : [from, ...route.line, [lng, lat]] }, properties: { state: route === undefined ? "dispatched" : "en-route" } }];
    void Promise.all([drawSelf(view, from === undefined ? undefined : { at: from }), view.draw("links", line)]).catch(() => undefined);
  }, [view, from, route, lng, lat]);
  return <MapPane bounds={bounds} onView={setView} />;
}
