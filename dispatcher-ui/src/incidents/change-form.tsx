import { useState, type FormEvent } from "react";
import type { Incident } from "@najda/protocol";
import { Refusal, useBoard, useCommand, useFormat, useWords } from "@najda/client/react";
import { PrimaryKey } from "../shell/primary-key.tsx";
import { useMapPick } from "../map/pick.tsx";
import { changes, fieldsOf } from "./changes.ts";
import { OfflineNote } from "../shell/offline-note.tsx";

interface Props {
  readonly incident: Incident;
  done(): void;
}

const priorities = [1, 2, 3, 4, 5];

/** Corrects what is known; the place can be moved with a press on the map. */
export function ChangeForm({ incident, done }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const { send, pending, refusal } = useCommand("incident:change");
  const types = useBoard((board) => board.incidentTypes) ?? {};
  const pick = useMapPick();
  const [before] = useState(() => fieldsOf(incident));
  const [fields, setFields] = useState(before);
  const change = (part: Partial<typeof fields>): void => setFields((now) => ({ ...now, ...part }));

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const input = changes(incident.id, before, fields);
    if (input === undefined) return done();
    const sent = await send(input);
    if (sent.kind === "done") done();
  };
  const move = async (): Promise<void> => {
    const at = await pick.ask({ toMap: true });
    if (at !== undefined) await send({ incidentId: incident.id, at });
  };
  const sorted = Object.values(types).toSorted((one, other) => format.type(one).localeCompare(format.type(other)));

  return (
    <form className="panel-form" onSubmit={(event) => void save(event)}>
      <label>
        {t("console.call.type")}
        {/* The form was asked for this moment. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <select value={fields.type} autoFocus onChange={(event) => change({ type: event.target.value })}>
          {sorted.map((type) => (
            <option key={type.code} value={type.code}>
              {format.type(type)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("console.incident.priority")}
        <select value={fields.priority} onChange={(event) => change({ priority: Number(event.target.value) })}>
          {priorities.map((priority) => (
            <option key={priority} value={priority}>
              {priority}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("console.incident.place")}
        <input value={fields.address} maxLength={200} dir="auto" onChange={(event) => change({ address: event.target.value })} />
      </label>
      <button type="button" className="small" aria-pressed={pick.asking} onClick={() => void move()}>
        {t("console.incident.moveOnMap")}
      </button>
      <label>
        {t("console.incident.hazard")}
        <input value={fields.hazard} maxLength={200} dir="auto" onChange={(event) => change({ hazard: event.target.value })} />
      </label>
      <label>
        {t("console.incident.details")}
        <textarea value={fields.narrative} maxLength={4000} rows={3} dir="auto" onChange={(event) => change({ narrative: event.target.value })} />
      </label>
      <div className="actions">
        <button type="submit" className="primary" disabled={pending}>
          {t("console.incident.save")} <PrimaryKey />
        </button>
        <button type="button" onClick={done}>
          {t("common.dialog.back")}
        </button>
      </div>
      <OfflineNote command="incident:change" />
      <Refusal refusal={refusal} />
    </form>
  );
}
