import type { Assignment, AssignmentStatus, Incident, LngLat, Unit } from "@najda/protocol";
import { useBoard, useFormat, useWords } from "@najda/client/react";
import { unbroken } from "../isolate.ts";
import { useWaits } from "../shell/use-waits.ts";
import { KnownOfPlace } from "./known-of-place.tsx";
import { OtherUnits } from "./other-units.tsx";
import type { RouteLeft } from "./use-route.ts";
import { WayThere } from "./way-there.tsx";

interface Props {
  readonly unit: Unit;
  readonly assignment: Assignment;
  readonly incident: Incident;
  readonly from: LngLat | undefined;
  /** The way there over the streets, once it is known. */
  readonly route: RouteLeft | undefined;
  readonly waiting: number;
}

/** What the crew works on, and how far it is. */
export function TaskCard({ unit, assignment, incident, from, route, waiting }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const type = useBoard((board) => board.incidentTypes[incident.type]);
  return (
    <section className="task-card panel" data-status={assignment.status}>
      <h1 id="task-title">
        <span className="priority" data-priority={Math.min(incident.priority, 4)}>
          <span className="sr-only">{t("words.priority")}</span>
          <bdi translate="no">{incident.priority}</bdi>
        </span>
        <span>
          <bdi translate="no">{format.type(type ?? incident.type)}</bdi>{" "}
          <bdi translate="no" className="incident-number">
            {incident.number}
          </bdi>
        </span>
      </h1>
      <StatusLine assignment={assignment} waiting={waiting} />
      <WayThere incident={incident} from={beenThere.includes(assignment.status) ? "there" : from} route={route} />
      {assignment.destination !== undefined && (
        <p>
          <bdi translate="no">{assignment.destination}</bdi>
        </p>
      )}
      <KnownOfPlace at={incident.at} />
      <OtherUnits incident={incident} unitId={unit.id} />
      {incident.narrative !== undefined && incident.narrative !== "" && (
        <p className="narrative">
          <bdi translate="no">{incident.narrative}</bdi>
        </p>
      )}
    </section>
  );
}

/** From here on nobody asks how far the scene is. */
const beenThere: readonly AssignmentStatus[] = ["on-scene", "transporting", "at-destination"];

function StatusLine({ assignment, waiting }: { readonly assignment: Assignment; readonly waiting: number }) {
  const { t } = useWords();
  const format = useFormat();
  const words = { status: t(`statuses.${assignment.status}`), time: unbroken(format.clock(assignment.statusSince, { seconds: false })) };
  const said = useWaits(waiting > 0);
  const flagged = assignment.flags.some((flag) => flag.status === assignment.status && flag.flag === "skipped");
  return (
    <p className="status-line number" data-waiting={said} role="status">
      {said ? t("responder.work.queuedSince", words) : t("responder.work.since", words)}
      {flagged && <span className="dim"> {t("responder.work.flagged")}</span>}
    </p>
  );
}
