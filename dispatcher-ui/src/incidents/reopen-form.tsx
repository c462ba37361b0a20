import type { Incident } from "@najda/protocol";
import { useCommand, useWords } from "@najda/client/react";
import { ReasonForm } from "./reason-form.tsx";

interface Props {
  readonly incident: Incident;
  done(): void;
}

/** Puts a closed or cancelled incident back on the board. */
export function ReopenForm({ incident, done }: Props) {
  const { t } = useWords();
  const { send, pending, refusal } = useCommand("incident:reopen");
  const reopen = async (reason: string): Promise<void> => {
    const sent = await send({ incidentId: incident.id, reason });
    if (sent.kind === "done") done();
  };
  return (
    <ReasonForm question={t("console.incident.reopenReason")} button={t("console.incident.reopen")} pending={pending} refusal={refusal} send={reopen} back={done} />
  );
}
