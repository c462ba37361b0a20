import type { Incident } from "@najda/protocol";
import { CancelForm } from "./cancel-form.tsx";
import { ChangeForm } from "./change-form.tsx";
import { CloseForm } from "./close-form.tsx";
import type { OpenForm } from "./incident-actions.tsx";
import { ReopenForm } from "./reopen-form.tsx";

interface Props {
  readonly form: OpenForm;
  readonly incident: Incident;
  done(): void;
}

/** The form that was asked for, in the panel below the buttons. */
export function IncidentForm({ form, incident, done }: Props) {
  if (form === "change") return <ChangeForm incident={incident} done={done} />;
  if (form === "close") return <CloseForm incident={incident} done={done} />;
  if (form === "cancel") return <CancelForm incident={incident} done={done} />;
  return <ReopenForm incident={incident} done={done} />;
}
