import { useFormat, useBoard, useWords } from "@najda/client/react";
import { isolate } from "../isolate.ts";
import { CallDesk } from "../shell/call-desk.tsx";
import type { Task } from "./use-task.ts";

interface Props {
  readonly recalled: NonNullable<Task["recalled"]>;
  readonly acknowledge: () => void;
}

/** The task was taken away. A crew at speed must notice, so that it has to be pressed. */
export function RecallScreen({ recalled, acknowledge }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const { incident, ending } = recalled;
  const type = useBoard((board) => (incident === undefined ? undefined : board.incidentTypes[incident.type]));
  const endedByDesk = ending !== undefined && ending.status !== "cancelled";
  return (
    <main className="screen recall" aria-labelledby="recall-title">
      <section className="recall-box" role="alert">
        <h1 id="recall-title">{t(endedByDesk ? "responder.recall.ended" : "responder.recall.title")}</h1>
        {incident !== undefined && (
          <p>
            <bdi translate="no">{format.type(type ?? incident.type)}</bdi> <bdi translate="no">{incident.number}</bdi>
            {incident.address !== undefined && (
              <>
                <br />
                <bdi translate="no">{incident.address}</bdi>
              </>
            )}
          </p>
        )}
        <p className="stop">{t("responder.recall.stop")}</p>
        <p>{ending?.reason === undefined ? t("responder.recall.noReason") : t("responder.recall.reason", { reason: isolate(ending.reason) })}</p>
      </section>
      <footer className="actions">
        <button type="button" className="main primary" onClick={acknowledge}>
          {t("responder.recall.acknowledge")}
        </button>
        <div className="pair">
          <CallDesk />
        </div>
      </footer>
    </main>
  );
}
