import { useState } from "react";
import type { FormEvent } from "react";
import { newId } from "@najda/client";
import { Refusal, useCommand, useWords } from "@najda/client/react";
import { Sheet } from "../shell/sheet.tsx";

interface Props {
  readonly incidentId: string;
  readonly close: () => void;
  readonly sent: (how: "sent" | "queued") => void;
}

/** A line for the incident's log. Without a connection it waits in the outbox. */
export function NoteSheet({ incidentId, close, sent }: Props) {
  const { t } = useWords();
  const [text, setText] = useState("");
  const { send, pending, refusal } = useCommand("incident:note");
  const submit = async (): Promise<void> => {
    const outcome = await send({ noteId: newId(), incidentId, text: text.trim() });
    if (outcome.kind !== "refused") sent(outcome.kind === "done" ? "sent" : "queued");
  };
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== "") void submit();
  };
  return (
    <Sheet title={t("responder.work.noteTitle")} close={close}>
      <form onSubmit={onSubmit} className="stack">
        <label>
          {t("responder.work.noteText")}
          <textarea rows={4} value={text} maxLength={2000} dir="auto" onChange={(change) => setText(change.target.value)} />
        </label>
        <Refusal refusal={refusal} />
        <button type="submit" className="primary" disabled={pending || text.trim() === ""}>
          {t("responder.work.noteSend")}
        </button>
      </form>
    </Sheet>
  );
}
