import type { Assignment } from "@najda/protocol";
import { Bdi, useBoard, useFormat, useWords } from "@najda/client/react";

/** Units that were on the incident and are not any more. */
export function EndedAssignments({ assignments }: { readonly assignments: readonly Assignment[] }) {
  const { t } = useWords();
  const format = useFormat();
  const callSigns = useBoard((board) => assignments.map((each) => board.units[each.unitId]?.callSign ?? "")) ?? [];
  return (
    <details className="left-out">
      <summary>{t("console.sent.ended")}</summary>
      <ul role="list">
        {assignments.map((assignment, index) => (
          <li key={assignment.id}>
            <Bdi className="call-sign">{callSigns[index]}</Bdi>
            <span className="dim">
              {t(`statuses.${assignment.status}`)} <Bdi>{format.clock(assignment.statusSince, { seconds: false })}</Bdi>{" "}
              {assignment.reason !== undefined && <Bdi>{assignment.reason}</Bdi>}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
