import { useEffect, useState } from "react";
import { drawZones, ToolIcon } from "@najda/client/map";
import { useWords } from "@najda/client/react";
import { placeName } from "@najda/client/translations";
import { useMapView } from "../map/map-context.tsx";
import { useReading } from "../shell/use-reading.ts";

/** The zones in force, drawn or not: one of the map's tools. Read when it is pressed, not before. */
export function ZoneSwitch() {
  const { t, language } = useWords();
  const { view } = useMapView();
  const [since, setSince] = useState<string>();
  const { value } = useReading("zones:list", { input: since === undefined ? undefined : { on: since }, waitMs: 0 });
  useEffect(() => {
    if (view === undefined) return;
    const kindOf = new Map(value?.versions.map(({ id, kind }) => [id, kind]));
    const shown = since === undefined ? [] : (value?.zones ?? []);
    void drawZones(
      view,
      shown.flatMap((zone) => (zone.area === undefined ? [] : [{ area: zone.area, name: placeName(zone, language), kind: kindOf.get(zone.versionId) ?? "district" }])),
    ).catch(() => undefined);
  }, [view, value, since, language]);
  const words = t(since === undefined ? "zones.show" : "zones.hide");
  return (
    <button type="button" aria-label={words} title={words} aria-pressed={since !== undefined} onClick={() => setSince(since === undefined ? new Date().toISOString() : undefined)}>
      <ToolIcon path="M2 4l4-2 4 2 4-2v10l-4 2-4-2-4 2zM6 2v10M10 4v10" />
    </button>
  );
}
