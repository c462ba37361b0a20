import { useMemo } from "react";
import type { Board } from "@najda/protocol";
import { useBoard, useNow, useWords } from "@najda/client/react";
import { pinned } from "../incidents/lists.ts";
import { focusOn } from "./focus.ts";

type Shown = Pick<Board, "assignments" | "incidents" | "reports" | "incidentTypes">;
const nothing: Shown = { assignments: {}, incidents: {}, reports: {}, incidentTypes: {} };

/** "4 waiting on you": as many as there are rows in the list, and the way there. */
export function WaitingCount() {
  const { t } = useWords();
  const now = useNow(1000);
  const board = useBoard(({ assignments, incidents, reports, incidentTypes }): Shown => ({ assignments, incidents, reports, incidentTypes })) ?? nothing;
  const withoutUnit = useMemo(() => Object.values(board.incidents).filter((incident) => incident.status === "pending").length, [board.incidents]);
  return (
    <button type="button" className="pill waiting-count" title={t("console.top.showWaiting")} onClick={() => focusOn("waiting")}>
      {t("console.top.waitingOnYou", { count: withoutUnit + pinned(board, now).length })}
    </button>
  );
}
