import { useState, type FormEvent } from "react";
import type { Incident } from "@najda/protocol";
import { Refusal, useCommand, useFormat, useWords } from "@najda/client/react";
import { isolate } from "../command-line/isolate.ts";
import { PrimaryKey } from "../shell/primary-key.tsx";
import { useJoin } from "../shell/use-join.ts";
import { useDispositions } from "../shell/dispositions.tsx";
import { OfflineNote } from "../shell/offline-note.tsx";

interface Props {
  readonly incident: Incident;
  done(): void;
}

/** Closes an incident with its outcome; while units are on it, it says so instead. */
export function CloseForm({ incident, done }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const join = useJoin();
  const dispositions = useDispositions();
  const { send, pending, refusal } = useCommand("incident:close");
  const [outcome, setOutcome] = useState("");
  const [note, setNote] = useState("");

  if (incident.units.length > 0) {
    const units = join(incident.units.map((unit) => isolate(unit.callSign)));
    return (
      <p role="status" className="hazard">
        {t("console.incident.closeBlocked", { units })}
      </p>
    );
  }
  const close = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (outcome === "") return;
    const sent = await send({ incidentId: incident.id, disposition: outcome, ...(note.trim() !== "" && { note: note.trim() }) });
    if (sent.kind === "done") done();
  };
  return (
    <form className="panel-form" onSubmit={(event) => void close(event)}>
      <fieldset className="outcomes">
        <legend>{t("console.incident.outcome")}</legend>
        {dispositions.map(({ code, names }, index) => (
          <label key={code}>
            {/* The form was asked for this moment: the first answer takes the focus, arrows choose. */}
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
            <input type="radio" name="outcome" value={code} checked={outcome === code} autoFocus={index === 0} onChange={() => setOutcome(code)} />
            <span>{format.outcome(code, names)}</span>
          </label>
        ))}
      </fieldset>
      <label>
        {t("console.incident.closeNote")}
        <input value={note} maxLength={200} dir="auto" onChange={(change) => setNote(change.target.value)} />
      </label>
      <div className="actions">
        <button type="submit" className="primary" disabled={pending || outcome === ""}>
          {t("console.incident.close")} <PrimaryKey />
        </button>
        <button type="button" onClick={done}>
          {t("common.dialog.back")}
        </button>
      </div>
      <OfflineNote command="incident:close" />
      <Refusal refusal={refusal} />
    </form>
  );
}
