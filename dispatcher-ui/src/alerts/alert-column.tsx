import { useMemo } from "react";
import type { Alert } from "@najda/protocol";
import { Bdi, useBoard, useDemo, useFormat, useNow, useWords } from "@najda/client/react";
import { RowList } from "../incidents/row-list.tsx";
import { secondsSince } from "../incidents/seconds-since.ts";
import { focusPanel } from "../shell/focus.ts";
import { useMay } from "../shell/use-may.ts";
import { useAlerts } from "./alerts-state.tsx";
import { CapMark } from "./cap-mark.tsx";
import { headlineOf } from "./headline.ts";

const none = {};

/** All alerts of this centre, the one that changed last first. */
export function AlertColumn() {
  const { t } = useWords();
  const may = useMay();
  const demo = useDemo();
  const alerts = useAlerts();
  const board = useBoard((each) => each.alerts);
  const all: Readonly<Record<string, Alert>> = board ?? none;
  const rows = useMemo(() => Object.values(all).sort((one, other) => Date.parse(other.updatedAt) - Date.parse(one.updatedAt)), [all]);
  const writes = may("alert:draft");
  return (
    <section className="incident-column" aria-label={t("console.alerts.list")}>
      <header>
        <h2>
          {t("console.alerts.list")} <span className="number">{`· ${rows.length}`}</span>
        </h2>
        {writes && (
          <button type="button" className="small" onClick={() => alerts.begin(demo === undefined ? "Actual" : "Exercise")}>
            {t(demo === undefined ? "console.alerts.new" : "console.alerts.newExercise")}
          </button>
        )}
      </header>
      {rows.length > 0 ? (
        <RowList label={t("console.alerts.list")} rows={rows} selectedId={alerts.shown} rowHeight={70} className="active" choose={(alert) => alerts.show(alert.id)} open={focusPanel}>
          {(alert) => <AlertRow alert={alert} />}
        </RowList>
      ) : (
        board !== undefined && <p className="empty">{t(writes ? "console.alerts.none" : "console.alerts.noneReader")}</p>
      )}
    </section>
  );
}

function AlertRow({ alert }: { readonly alert: Alert }) {
  const { t, language } = useWords();
  const format = useFormat();
  const now = useNow(10_000);
  return (
    <span className="alert-row">
      <span className="name">
        <Bdi>{headlineOf(alert, language) ?? t("console.alerts.untitled")}</Bdi>
      </span>
      <span className="alert-status" data-alert={alert.status}>
        {t(`alerts.${alert.status}`)}
      </span>
      <span className="where">
        <CapMark status={alert.capStatus} />
      </span>
      <span className="faint">{t("console.alerts.updatedAt", { age: format.age(secondsSince(alert.updatedAt, now)) })}</span>
    </span>
  );
}
