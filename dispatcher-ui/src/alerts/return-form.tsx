import { useCommand, useWords } from "@najda/client/react";
import { ReasonForm } from "../incidents/reason-form.tsx";

interface Props {
  readonly alertId: string;
  done(): void;
}

/** Sends an alert back to its author with a note. */
export function ReturnForm({ alertId, done }: Props) {
  const { t } = useWords();
  const { send, pending, refusal } = useCommand("alert:return");
  const giveBack = async (note: string): Promise<void> => {
    const sent = await send({ alertId, note });
    if (sent.kind === "done") done();
  };
  return <ReasonForm question={t("console.alerts.returnNote")} button={t("console.alerts.return")} pending={pending} refusal={refusal} send={giveBack} back={done} />;
}
