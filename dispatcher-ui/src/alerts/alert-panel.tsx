import { useBoard, useDemo, useWords } from "@najda/client/react";
import { useMay } from "../shell/use-may.ts";
import { AlertEditor } from "./alert-editor.tsx";
import { AlertView } from "./alert-view.tsx";
import { useAlerts } from "./alerts-state.tsx";

/** The alert that is written, or the one that is looked at. */
export function AlertPanel() {
  const { t } = useWords();
  const { shown, editing, begin } = useAlerts();
  const may = useMay();
  const demo = useDemo();
  const alert = useBoard((board) => board.alerts[shown ?? ""]);
  const writes = may("alert:draft");
  return (
    <aside className="desk-panel wide" aria-label={t("console.panel.label")} tabIndex={-1}>
      {editing !== undefined && <AlertEditor key={editing.alertId} draft={editing} />}
      {editing === undefined && alert !== undefined && <AlertView key={alert.id} alert={alert} />}
      {editing === undefined && alert === undefined && (
        <div className="empty">
          <p>{t(writes ? "console.alerts.choose" : "console.alerts.chooseReader")}</p>
          {writes && (
            <div className="actions">
              <button type="button" className="primary" onClick={() => begin(demo === undefined ? "Actual" : "Exercise")}>
                {t(demo === undefined ? "console.alerts.new" : "console.alerts.newExercise")}
              </button>
            </div>
          )}
        </div>
      )}
    </aside>
  );
}
