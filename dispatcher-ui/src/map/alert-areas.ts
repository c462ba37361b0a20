import type { Alert, Board } from "@najda/protocol";
import type { AreaOnMap } from "@najda/client/map";

const inForce: readonly Alert["status"][] = ["approved", "sending", "sent"];

/** Areas of the alerts that are in force, and of the one that is looked at. */
export function alertAreas(alerts: Board["alerts"], selectedId: string | undefined): readonly AreaOnMap[] {
  return Object.values(alerts)
    .filter((alert) => inForce.includes(alert.status) || alert.id === selectedId)
    .map((alert) => ({ area: alert.area, tone: alert.id === selectedId && !inForce.includes(alert.status) ? "caution" : "special" }));
}
