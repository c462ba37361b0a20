import { useMemo } from "react";
import type { Board } from "@najda/protocol";
import { useBoard, useNow, useWords } from "@najda/client/react";
import { useDesk } from "../shell/desk.tsx";
import { focusPanel } from "../shell/focus.ts";
import { IncidentRow } from "./incident-row.tsx";
import { active, pending, pinned, type WaitingRow } from "./lists.ts";
import { ReportRow } from "./report-row.tsx";
import { RowList } from "./row-list.tsx";
import { UnacknowledgedRow } from "./unacknowledged-row.tsx";

type Shown = Pick<Board, "assignments" | "incidents" | "reports" | "incidentTypes">;
const nothing: Shown = { assignments: {}, incidents: {}, reports: {}, incidentTypes: {} };
const rowHeight = 62;

/** What waits on the desk above what is being worked on. */
export function IncidentColumn() {
  const { t } = useWords();
  const desk = useDesk();
  const board = useBoard(({ assignments, incidents, reports, incidentTypes }): Shown => ({ assignments, incidents, reports, incidentTypes }));
  const now = useNow(1000);
  const exceptions = pinned(board ?? nothing, now);
  const waits = useMemo(() => pending(board?.incidents ?? {}), [board?.incidents]);
  const works = useMemo(() => active(board?.incidents ?? {}), [board?.incidents]);
  const waiting = exceptions.length + waits.length;

  const choose = (row: WaitingRow): void => {
    if (row.kind === "report") desk.show({ kind: "report", reportId: row.id });
    else desk.show({ kind: "incident", incidentId: row.kind === "incident" ? row.id : row.assignment.incidentId });
  };
  const reportId = desk.panel.kind === "report" ? desk.panel.reportId : undefined;

  return (
    <section className="incident-column" aria-label={t("console.lists.waiting")}>
      <header>
        <h2>
          {t("console.lists.waiting")} <span className="number">{`· ${waiting}`}</span>
        </h2>
        <span className="dim">{t("console.lists.waitingOrder")}</span>
      </header>
      {exceptions.length > 0 && (
        <RowList label={t("console.lists.needsAnswer")} rows={exceptions} selectedId={reportId} rowHeight={rowHeight} className="pinned" choose={choose} open={focusPanel}>
          {(row) => (row.kind === "report" ? <ReportRow report={row.report} priority={row.priority} /> : row.kind === "unacknowledged" ? <UnacknowledgedRow assignment={row.assignment} priority={row.priority} /> : null)}
        </RowList>
      )}
      {waits.length > 0 && (
        <RowList label={t("console.lists.incidents")} rows={waits} selectedId={desk.selectedIncidentId} rowHeight={rowHeight} className="waiting" choose={choose} open={focusPanel}>
          {(row) => row.kind === "incident" && <IncidentRow incident={row.incident} />}
        </RowList>
      )}
      {board !== undefined && waiting === 0 && <p className="empty">{t("console.lists.noneWaiting")}</p>}
      <header>
        <h2>
          {t("console.lists.active")} <span className="number">{`· ${works.length}`}</span>
        </h2>
        <span className="dim">{t("console.lists.activeOrder")}</span>
      </header>
      {works.length > 0 ? (
        <RowList
          label={t("console.lists.activeLabel")}
          rows={works}
          selectedId={desk.selectedIncidentId}
          rowHeight={rowHeight}
          className="active"
          choose={(incident) => desk.show({ kind: "incident", incidentId: incident.id })}
          open={focusPanel}
        >
          {(incident) => <IncidentRow incident={incident} />}
        </RowList>
      ) : (
        board !== undefined && <p className="empty">{t("console.lists.noneActive")}</p>
      )}
    </section>
  );
}
