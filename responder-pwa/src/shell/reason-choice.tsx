import { useState } from "react";
import type { FormEvent } from "react";
import { useWords } from "@najda/client/react";

interface Props {
  readonly reasons: readonly string[];
  readonly choose: (reason: string) => void;
}

/** The usual reasons, one press each, and a line for any other. */
export function ReasonChoice({ reasons, choose }: Props) {
  const { t } = useWords();
  const [other, setOther] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (other.trim() !== "") choose(other.trim());
  };
  return (
    <>
      <div className="choices">
        {reasons.map((reason) => (
          <button key={reason} type="button" onClick={() => choose(reason)}>
            {reason}
          </button>
        ))}
      </div>
      <form className="line" onSubmit={submit}>
        <label>
          {t("responder.duty.otherReason")}
          <input value={other} maxLength={200} dir="auto" onChange={(change) => setOther(change.target.value)} />
        </label>
        <button type="submit" disabled={other.trim() === ""}>
          {t("common.dialog.confirm")}
        </button>
      </form>
    </>
  );
}
