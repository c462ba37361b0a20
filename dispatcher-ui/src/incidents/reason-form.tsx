import { useState, type FormEvent } from "react";
import type { Refusal as Said } from "@najda/client/translations";
import { Refusal, useWords } from "@najda/client/react";

interface Props {
  readonly question: string;
  readonly explanation?: string;
  readonly button: string;
  readonly dangerous?: boolean;
  readonly pending: boolean;
  readonly refusal: Said | undefined;
  send(reason: string): Promise<void>;
  back(): void;
}

/** A decision that needs a reason: one line, one button that names its effect. */
export function ReasonForm({ question, explanation, button, dangerous = false, pending, refusal, send, back }: Props) {
  const { t } = useWords();
  const [reason, setReason] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== "") void send(reason.trim());
  };
  return (
    <form className="panel-form" onSubmit={submit}>
      {explanation !== undefined && <p className="dim">{explanation}</p>}
      <label>
        {question}
        {/* The form was asked for this moment. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <input value={reason} maxLength={200} dir="auto" required autoFocus onChange={(change) => setReason(change.target.value)} />
      </label>
      <div className="actions">
        <button type="submit" className={dangerous ? "danger" : "primary"} disabled={pending || reason.trim() === ""}>
          {button}
        </button>
        <button type="button" onClick={back}>
          {t("common.dialog.back")}
        </button>
      </div>
      <Refusal refusal={refusal} />
    </form>
  );
}
