import { useState } from "react";
import type { FormEvent } from "react";
import { useWords } from "@najda/client/react";
import { Sheet } from "../shell/sheet.tsx";

interface Props {
  readonly close: () => void;
  readonly go: (destination: string | undefined) => void;
}

/** Where the patient is taken; leaving it open must not hold up the start. */
export function Destination({ close, go }: Props) {
  const { t } = useWords();
  const [text, setText] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== "") go(text.trim());
  };
  return (
    <Sheet title={t("responder.work.whereTo")} close={close}>
      <form className="line" onSubmit={submit}>
        <label>
          {t("responder.work.destination")}
          <input value={text} maxLength={200} dir="auto" onChange={(change) => setText(change.target.value)} />
        </label>
        <button type="submit" className="primary" disabled={text.trim() === ""}>
          {t("responder.work.destinationGo")}
        </button>
      </form>
      <button type="button" onClick={() => go(undefined)}>
        {t("responder.work.destinationUnknown")}
      </button>
    </Sheet>
  );
}
