import type { Incident } from "@najda/protocol";
import { Bdi, useBoard, useFormat, useNow, useWords } from "@najda/client/react";
import { isolate } from "../command-line/isolate.ts";
import { formatCoordinates } from "../map/coordinates.ts";
import { UnitChip } from "../units/unit-chip.tsx";
import { unitStatus } from "../units/unit-status.ts";
import { Elapsed } from "./elapsed.tsx";
import { shortNumber } from "./incident-number.ts";
import { isSendOverdue, sendDueAfter, sendTarget } from "./overdue.ts";
import { PriorityMark } from "./priority.tsx";

/** One incident: what, where, since when, and who is on it. */
export function IncidentRow({ incident }: { readonly incident: Incident }) {
  const { t } = useWords();
  const format = useFormat();
  const type = useBoard((board) => board.incidentTypes[incident.type]);
  const now = useNow(1000);
  const overdue = isSendOverdue(incident, now);
  const waits = incident.status === "pending";
  const target = isolate(format.duration(sendTarget(incident.priority)));
  return (
    <>
      <PriorityMark priority={incident.priority} />
      <span className="line">
        <span className="what">
          <span className="name">{format.type(type ?? incident.type)}</span> <Bdi className="faint">{shortNumber(incident.number)}</Bdi>
        </span>
        <span className="when">
          <Elapsed since={incident.openedAt} overdueAfter={sendDueAfter(incident)} />
        </span>
      </span>
      <span className="line">
        {/* Its own direction on the element that is cut off: an address loses its end, never its house number. */}
        <span className="where dim" dir="auto" translate="no">
          {incident.address ?? formatCoordinates(incident.at)}
        </span>
        <span className="state faint">
          {waits && (overdue ? t("console.lists.overdue", { time: target }) : t("console.lists.target", { time: target }))}
          {!waits && incident.callCount > 1 && t("console.lists.callers", { count: incident.callCount })}
          {!waits && incident.callCount <= 1 && t(`incidents.${incident.status}`)}
        </span>
      </span>
      {incident.units.length > 0 && <IncidentUnits incident={incident} />}
    </>
  );
}

/** Everybody on the incident, each with what it does. */
function IncidentUnits({ incident }: { readonly incident: Incident }) {
  const units = useBoard((board) => incident.units.map((each) => board.units[each.unitId])) ?? [];
  const assignments = useBoard((board) => Object.values(board.assignments).filter((each) => each.incidentId === incident.id)) ?? [];
  return (
    <span className="units">
      {incident.units.map((each, index) => {
        const assignment = assignments.find((one) => one.unitId === each.unitId);
        const status = unitStatus(units[index] ?? { duty: "in-service" }, assignment);
        return <UnitChip key={each.unitId} callSign={each.callSign} status={status} toned />;
      })}
    </span>
  );
}
