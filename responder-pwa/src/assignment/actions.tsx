import { useState } from "react";
import type { Assignment, Unit } from "@najda/protocol";
import { Refusal, useWords } from "@najda/client/react";
import { CallDesk } from "../shell/call-desk.tsx";
import { CannotGo } from "./cannot-go.tsx";
import { Destination } from "./destination.tsx";
import { MoreSheet } from "./more-sheet.tsx";
import { nextButtons } from "./next-buttons.ts";
import type { ReportedStatus } from "./next-buttons.ts";
import { NoteSheet } from "./note-sheet.tsx";
import type { Guarded } from "./use-guarded.ts";
import type { Task } from "./use-task.ts";

interface Props {
  readonly assignment: Assignment;
  readonly service: Unit["service"];
  readonly task: Task;
  readonly guarded: Guarded;
}

type Asking = "refused" | "transporting" | "more" | "note" | undefined;

/** Which statuses ask something before they are sent. */
const asks = (status: ReportedStatus): Asking => (status === "refused" || status === "transporting" ? status : undefined);

/** Green to answer, red at the scene, blue between. */
const fillOf = (status: ReportedStatus): string =>
  status === "acknowledged" ? "fill-safe" : status === "on-scene" ? "fill-danger" : "primary";

/** The buttons under the thumb: the next step, what is usual beside it, and the way to all others. */
export function Actions({ assignment, service, task, guarded }: Props) {
  const { t } = useWords();
  const [asking, setAsking] = useState<Asking>();
  const [noted, setNoted] = useState<"sent" | "queued">();
  const { main, beside, more } = nextButtons(assignment.status, service);
  const close = (): void => setAsking(undefined);
  const report = (status: ReportedStatus, extra: { reason?: string; destination?: string } = {}): void => {
    close();
    task.report(status, extra);
  };
  const press = (status: ReportedStatus): void => {
    const question = asks(status);
    if (status === "refused") return setAsking("refused");
    guarded.guard(() => (question === undefined ? report(status) : setAsking(question)));
  };
  const offered = assignment.status === "dispatched";

  return (
    <footer className="actions">
      {guarded.held && (
        <p role="alert" className="refusal">
          {t("responder.offer.hazardFirst")}
        </p>
      )}
      <Refusal refusal={task.sending.refusal} />
      {noted !== undefined && (
        <p role="status" className="dim">
          {t(noted === "sent" ? "responder.work.noteSent" : "responder.work.noteQueued")}
        </p>
      )}
      {main !== undefined && (
        <button type="button" className={`main ${fillOf(main)}`} onClick={() => press(main)}>
          {t(`responder.report.${main}`)}
        </button>
      )}
      <div className="pair">
        {beside.map((status) => (
          <button key={status} type="button" onClick={() => press(status)}>
            {t(`responder.report.${status}`)}
          </button>
        ))}
        {!offered && (
          <button type="button" onClick={() => setAsking("note")}>
            {t("responder.work.note")}
          </button>
        )}
        <CallDesk />
        {more.length > 0 && (
          <button type="button" aria-haspopup="dialog" onClick={() => setAsking("more")}>
            {t("responder.work.more")}
          </button>
        )}
      </div>
      {asking === "refused" && <CannotGo close={close} refuse={(reason) => report("refused", { reason })} />}
      {asking === "transporting" && (
        <Destination close={close} go={(destination) => report("transporting", destination === undefined ? {} : { destination })} />
      )}
      {asking === "more" && <MoreSheet statuses={more} close={close} press={press} />}
      {asking === "note" && (
        <NoteSheet
          incidentId={assignment.incidentId}
          close={close}
          sent={(how) => {
            setNoted(how);
            close();
          }}
        />
      )}
    </footer>
  );
}
