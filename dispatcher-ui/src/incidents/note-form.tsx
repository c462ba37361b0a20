import { useState, type FormEvent } from "react";
import { newId } from "@najda/client";
import { Refusal, useCommand, useWords } from "@najda/client/react";
import { Queued } from "../shell/queued.tsx";

/** One line into the log; Enter adds it. */
export function NoteForm({ incidentId }: { readonly incidentId: string }) {
  const { t } = useWords();
  const { send, pending, refusal, queued } = useCommand("incident:note");
  const [text, setText] = useState("");
  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const said = text.trim();
    if (said === "") return;
    const sent = await send({ noteId: newId(), incidentId, text: said });
    if (sent.kind !== "refused") setText("");
  };
  return (
    <form className="note-form" onSubmit={(event) => void add(event)}>
      <input aria-label={t("console.log.note")} placeholder={t("console.log.noteHint")} value={text} maxLength={2000} dir="auto" onChange={(change) => setText(change.target.value)} />
      <button type="submit" className="small" disabled={pending || text.trim() === ""}>
        {t("console.log.add")}
      </button>
      <Refusal refusal={refusal} />
      <Queued when={queued} />
    </form>
  );
}
