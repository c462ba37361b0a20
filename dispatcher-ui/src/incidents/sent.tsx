import type { Assignment, Incident } from "@najda/protocol";
import { useBoard, useWords } from "@najda/client/react";
import { EndedAssignments } from "./ended-assignments.tsx";
import { SentUnit } from "./sent-unit.tsx";
import { useArrivals } from "./use-arrivals.ts";

interface Props {
  readonly incident: Incident;
  /** All assignments of the incident, ended ones too, once they have been read. */
  readonly all: readonly Assignment[];
}

/** Who was sent, and how far each assignment got. */
export function Sent({ incident, all }: Props) {
  const { t } = useWords();
  const live = useBoard((board) => Object.values(board.assignments).filter((each) => each.incidentId === incident.id)) ?? [];
  const arrivals = useArrivals(incident);
  const sentAt = (assignment: Assignment): number => Date.parse(assignment.times.dispatched ?? assignment.statusSince);
  const inOrder = live.toSorted((one, other) => sentAt(one) - sentAt(other));
  const ended = all.filter((each) => !each.active && !live.some((one) => one.id === each.id));
  return (
    <section className="sent" aria-label={t("console.sent.title")}>
      <header>
        <h3>{t("console.sent.title")}</h3>
        <span className="dim">{t("console.sent.ladder")}</span>
      </header>
      {inOrder.length === 0 && ended.length === 0 && <p className="dim">{t("console.sent.none")}</p>}
      <ul role="list">
        {inOrder.map((assignment) => (
          <SentUnit key={assignment.id} assignment={assignment} arrival={arrivals.get(assignment.unitId)} />
        ))}
      </ul>
      {ended.length > 0 && <EndedAssignments assignments={ended} />}
    </section>
  );
}
