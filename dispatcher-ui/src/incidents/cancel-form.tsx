import type { Incident } from "@najda/protocol";
import { useCommand, useWords } from "@najda/client/react";
import { ReasonForm } from "./reason-form.tsx";

interface Props {
  readonly incident: Incident;
  done(): void;
}

/** Ends an incident that turned out to be none. */
export function CancelForm({ incident, done }: Props) {
  const { t } = useWords();
  const { send, pending, refusal } = useCommand("incident:cancel");
  const cancel = async (reason: string): Promise<void> => {
    const sent = await send({ incidentId: incident.id, reason });
    if (sent.kind === "done") done();
  };
  return (
    <ReasonForm
      question={t("console.incident.cancelReason")}
      explanation={t("console.incident.cancelSure")}
      button={t("console.incident.cancel")}
      dangerous
      pending={pending}
      refusal={refusal}
      send={cancel}
      back={done}
    />
  );
}
