import type { Assignment } from "@najda/protocol";
import { Bdi, useBoard, useFormat, useWords } from "@najda/client/react";
import { isolate } from "../command-line/isolate.ts";
import { Elapsed } from "./elapsed.tsx";
import { shortNumber } from "./incident-number.ts";
import { PriorityMark } from "./priority.tsx";

interface Props {
  readonly assignment: Assignment;
  readonly priority: number;
}

/** A crew that has not answered. Red: somebody has to act. */
export function UnacknowledgedRow({ assignment, priority }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const unit = useBoard((board) => board.units[assignment.unitId]);
  const incident = useBoard((board) => board.incidents[assignment.incidentId]);
  const type = useBoard((board) => board.incidentTypes[incident?.type ?? ""]);
  const escalated = ["notAcknowledged", "sentAgain", "sendSomebodyElse"] as const;
  const said = escalated[Math.min(assignment.escalation, 2)] ?? "notAcknowledged";
  return (
    <>
      <PriorityMark priority={priority} />
      <span className="line">
        <span className="what">
          <span className="name">{t("console.lists.unitNotAcknowledged", { unit: isolate(unit?.callSign ?? "") })}</span>
        </span>
        <span className="when">
          <Elapsed since={assignment.statusSince} overdueAfter={0} />
        </span>
      </span>
      <span className="line">
        <span className="where dim">
          {incident !== undefined && format.type(type ?? incident.type)} <Bdi>{incident === undefined ? "" : shortNumber(incident.number)}</Bdi>
        </span>
        <span className="state">{t(`console.lists.${said}`)}</span>
      </span>
    </>
  );
}
