import { useState } from "react";
import { nextAssignmentStatuses, nextStep, type Assignment, type AssignmentStatus } from "@najda/protocol";
import { Refusal, useCommand, useWords } from "@najda/client/react";
import { Queued } from "../shell/queued.tsx";
import { useMay } from "../shell/use-may.ts";
import { OfflineNote } from "../shell/offline-note.tsx";

interface Props {
  readonly assignment: Assignment;
  readonly callSign: string;
  done(): void;
}

type Reportable = Exclude<AssignmentStatus, "dispatched" | "cancelled">;
const reportable = (status: AssignmentStatus): status is Reportable => status !== "dispatched" && status !== "cancelled";

const atThisMoment = (): string => new Date().toISOString();

/** What a crew says by radio, entered by the desk: only the steps that the protocol allows from here. */
export function AssignmentActions({ assignment, callSign, done }: Props) {
  const { t } = useWords();
  const may = useMay();
  const report = useCommand("assignment:report");
  const cancel = useCommand("assignment:cancel");
  const [text, setText] = useState("");
  const next = nextAssignmentStatuses[assignment.status].filter(reportable);
  const said = text.trim();

  const say = async (status: Reportable): Promise<void> => {
    const carriesDestination = status === "transporting" || status === "at-destination";
    const sent = await report.send({
      assignmentId: assignment.id,
      status,
      reportedAt: atThisMoment(),
      ...(said !== "" && (status === "refused" ? { reason: said } : carriesDestination ? { destination: said } : {})),
    });
    if (sent.kind === "done") done();
  };
  const callBack = async (): Promise<void> => {
    const sent = await cancel.send({ assignmentId: assignment.id, ...(said !== "" && { reason: said }) });
    if (sent.kind === "done") done();
  };

  return (
    <div className="assignment-actions" role="group" aria-label={t("console.sent.report", { unit: callSign })}>
      {next.map((status) => (
        <button key={status} type="button" className={status === nextStep[assignment.status] ? "small next" : "small"} disabled={report.pending} onClick={() => void say(status)}>
          {t(`statuses.${status}`)}
        </button>
      ))}
      <div className="last">
        <label>
          {t("console.sent.reason")}
          <input value={text} maxLength={200} dir="auto" onChange={(change) => setText(change.target.value)} />
        </label>
        {may("assignment:cancel") && (
          <button type="button" className="small danger" disabled={cancel.pending} aria-label={t("console.sent.callBackUnit", { unit: callSign })} onClick={() => void callBack()}>
            {t("console.sent.callBack")}
          </button>
        )}
      </div>
      <OfflineNote command="assignment:report" />
      <Refusal refusal={report.refusal ?? cancel.refusal} />
      <Queued when={report.queued} />
    </div>
  );
}
