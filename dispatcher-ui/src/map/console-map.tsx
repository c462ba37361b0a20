import { useEffect, useState } from "react";
import { useBoard, useDemo } from "@najda/client/react";
import { drawAreas, MapAges, MapPane } from "@najda/client/map";
import { closuresOnMap } from "../closures/closures-on-map.ts";
import { ClosuresTool } from "../closures/closures-tool.tsx";
import { CoverageLegend } from "../coverage/coverage-legend.tsx";
import { CoverageTool } from "../coverage/coverage-tool.tsx";
import { useDesk } from "../shell/desk.tsx";
import { useMay } from "../shell/use-may.ts";
import { PremisesTool } from "../zones/premises-tool.tsx";
import { ZoneSwitch } from "../zones/zone-switch.tsx";
import { alertAreas } from "./alert-areas.ts";
import { useMapView } from "./map-context.tsx";
import { PickHint } from "./pick-hint.tsx";
import { useMapPick } from "./pick.tsx";
import { useIncidentsOnMap } from "./use-incidents-on-map.ts";
import { useUnitsOnMap } from "./use-units-on-map.ts";

interface Props {
  /** The alert that is looked at. */
  readonly alertId: string | undefined;
  /** While an area is drawn, presses belong to the drawing. */
  readonly drawing: boolean;
}

const noAlerts = {};

/** The map in the middle: one for all pages of the console, so that going from one to the other does not move it. */
export function ConsoleMap({ alertId, drawing: drawingArea }: Props) {
  const demo = useDemo();
  const desk = useDesk();
  const may = useMay();
  const pick = useMapPick();
  const { view, layer, setView } = useMapView();
  const { panel, selectedIncidentId, draft } = desk;
  const drawing = drawingArea || (panel.kind === "closures" && panel.adding && !pick.asking) || (panel.kind === "premises" && panel.editing !== undefined);
  const draftType = useBoard((board) => board.incidentTypes[draft?.type ?? ""]);
  useUnitsOnMap(panel.kind === "unit" ? panel.unitId : undefined, may("incident:recommend"));
  useIncidentsOnMap({
    selectedId: panel.kind === "report" ? panel.reportId : selectedIncidentId,
    draft: panel.kind === "call" && draft?.at !== undefined ? { at: draft.at, priority: draft.priority ?? draftType?.priority } : undefined,
  });
  const alerts = useBoard((board) => board.alerts) ?? noAlerts;
  const closures = useBoard((board) => board.closures) ?? noAlerts;
  useEffect(() => {
    if (view !== undefined) void drawAreas(view, drawingArea ? [] : [...alertAreas(alerts, alertId), ...closuresOnMap(closures)]).catch(() => undefined);
  }, [view, alerts, closures, alertId, drawingArea]);

  const reports = useBoard((board) => board.reports) ?? noAlerts;
  useEffect(
    () =>
      view?.onPress(({ at, unitId, incidentId, gatheredId }) => {
        if (drawing) return;
        if (pick.asking) pick.answer(at);
        else if (unitId !== undefined) desk.show({ kind: "unit", unitId });
        else if (incidentId !== undefined && incidentId in reports) desk.show({ kind: "report", reportId: incidentId });
        else if (incidentId !== undefined) desk.show({ kind: "incident", incidentId });
        else if (gatheredId !== undefined) void layer?.open(gatheredId, at).catch(() => undefined);
      }),
    [view, layer, pick, desk, drawing, reports],
  );

  const [covering, setCovering] = useState(false);
  const maySee = may("coverage:read");
  const mapTools = (
    <>
      {may("incident:recommend") && <ClosuresTool />}
      {may("premise:list") && <PremisesTool />}
      {may("zones:list") && <ZoneSwitch />}
      {maySee && <CoverageTool on={covering} set={setCovering} />}
    </>
  );

  return (
    <div className="console-map" data-picking={pick.asking}>
      <MapPane bounds={demo?.bounds} onView={setView} tools={mapTools} footer={may("incident:recommend") ? <MapAges layer={layer} /> : undefined} />
      {maySee && covering && <CoverageLegend unitId={panel.kind === "unit" ? panel.unitId : undefined} />}
      <PickHint />
    </div>
  );
}
