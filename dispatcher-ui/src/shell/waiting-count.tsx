import { useBoard, useNow, useWords } from "@najda/client/react";
import { isUnacknowledged } from "../incidents/overdue.ts";
import { focusOn } from "./focus.ts";

/** "4 waiting on you": the same rows as in the list, and the way there. */
export function WaitingCount() {
  const { t } = useWords();
  const now = useNow(1000);
  const count =
    useBoard(
      (board) =>
        Object.values(board.incidents).filter((incident) => incident.status === "pending").length +
        Object.keys(board.reports).length +
        Object.values(board.assignments).filter((assignment) => assignment.active && isUnacknowledged(assignment, now)).length,
    ) ?? 0;
  return (
    <button type="button" className="pill waiting-count" title={t("console.top.showWaiting")} onClick={() => focusOn("waiting")}>
      {t("console.top.waitingOnYou", { count })}
    </button>
  );
}
