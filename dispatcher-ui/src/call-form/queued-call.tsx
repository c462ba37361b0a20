import { useBoard, useWords } from "@najda/client/react";
import { IncidentPanel } from "../incidents/incident-panel.tsx";

/** A call that is kept on this device until the connection is back: said plainly, and the incident once the server has it. */
export function QueuedCall({ incidentId }: { readonly incidentId: string }) {
  const { t } = useWords();
  const arrived = useBoard((board) => board.incidents[incidentId] !== undefined);
  if (arrived === true) return <IncidentPanel incidentId={incidentId} />;
  return (
    <div className="empty">
      <p role="alert" className="hazard">
        {t("console.call.queued")}
      </p>
    </div>
  );
}
