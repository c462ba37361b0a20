import { useWords } from "@najda/client/react";
import { CallForm } from "../call-form/call-form.tsx";
import { QueuedCall } from "../call-form/queued-call.tsx";
import { ClosuresPanel } from "../closures/closures-panel.tsx";
import { IncidentPanel } from "../incidents/incident-panel.tsx";
import { ReportPanel } from "../incidents/report-panel.tsx";
import { SearchPanel } from "../incidents/search-panel.tsx";
import { UnitPanel } from "../units/unit-panel.tsx";
import { PremisesPanel } from "../zones/premises-panel.tsx";
import { useDesk, type Desk } from "./desk.tsx";

/** What the desk looks at; a call that is being taken stays one key away. */
export function DeskPanel() {
  const { t } = useWords();
  const desk = useDesk();
  const inDrawer = desk.draft !== undefined && desk.panel.kind !== "call";
  return (
    <aside className="desk-panel" aria-label={t("console.panel.label")} tabIndex={-1}>
      {inDrawer && (
        <p className="call-drawer">
          <span>{t("console.panel.callInDrawer")}</span>
          <button type="button" className="small" onClick={() => desk.takeCall()}>
            {t("console.panel.backToCall")} <kbd aria-hidden="true">F2</kbd>
          </button>
        </p>
      )}
      <Content desk={desk} />
    </aside>
  );
}

function Content({ desk }: { readonly desk: Desk }) {
  const { t } = useWords();
  const { panel, draft } = desk;
  switch (panel.kind) {
    case "call":
      return draft === undefined ? null : <CallForm key={draft.callId} draft={draft} />;
    case "queued-call":
      return <QueuedCall key={panel.incidentId} incidentId={panel.incidentId} />;
    case "incident":
      return <IncidentPanel key={panel.incidentId} incidentId={panel.incidentId} />;
    case "report":
      return <ReportPanel reportId={panel.reportId} />;
    case "unit":
      return <UnitPanel unitId={panel.unitId} />;
    case "closures":
      return <ClosuresPanel adding={panel.adding} />;
    case "premises":
      return <PremisesPanel editing={panel.editing} />;
    case "search":
      return <SearchPanel key={panel.text} text={panel.text} />;
    case "empty":
      return (
        <div className="empty">
          <p>{t("console.panel.empty")}</p>
          <p>{t("console.panel.emptyHow")}</p>
          <div className="actions">
            <button type="button" className="primary" onClick={() => desk.takeCall()}>
              {t("console.call.title")} <kbd aria-hidden="true">F2</kbd>
            </button>
            <button type="button" onClick={() => desk.show({ kind: "search", text: "" })}>
              {t("console.incident.searchTitle")}
            </button>
          </div>
        </div>
      );
  }
}
