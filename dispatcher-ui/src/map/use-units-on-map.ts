import { useEffect, useMemo } from "react";
import type { Board } from "@najda/protocol";
import { addUnitLayer } from "@najda/client/map";
import { useBoard, useNajda, useWords } from "@najda/client/react";
import { assignmentsByUnit } from "../units/strips.ts";
import { unitStatus } from "../units/unit-status.ts";
import { links } from "./links.ts";
import { useMapView } from "./map-context.tsx";

type Shown = Pick<Board, "units" | "assignments" | "incidents">;
const nothing: Shown = { units: {}, assignments: {}, incidents: {} };

/** Units on the map. Who they are and what they do comes from the board; where they are goes from the socket to the source, past React. */
export function useUnitsOnMap(selectedUnitId: string | undefined, wanted: boolean): void {
  const { view, layer, setLayer } = useMapView();
  const { tracking } = useNajda();
  const { language } = useWords();
  const board = useBoard(({ units, assignments, incidents }): Shown => ({ units, assignments, incidents })) ?? nothing;

  useEffect(() => {
    if (view === undefined || !wanted) return;
    const made = addUnitLayer(view, language);
    setLayer(made);
    made.move([...tracking.newest().values()], true);
    const stopMoving = tracking.onMoved((moved, whole) => made.move(moved, whole));
    const stopWatching = view.onMoved((bounds) => tracking.watch(bounds));
    return () => {
      stopMoving();
      stopWatching();
      made.remove();
      setLayer(undefined);
    };
  }, [view, tracking, language, setLayer, wanted]);

  const units = useMemo(() => {
    const active = assignmentsByUnit(board.assignments);
    return Object.values(board.units).map((unit) => ({ unitId: unit.id, callSign: unit.callSign, state: unitStatus(unit, active.get(unit.id)).state }));
  }, [board.units, board.assignments]);
  useEffect(() => layer?.setUnits(units), [layer, units]);
  useEffect(() => layer?.setLinks(links(board.assignments, board.incidents)), [layer, board.assignments, board.incidents]);
  useEffect(() => layer?.select(selectedUnitId), [layer, selectedUnitId]);
}
