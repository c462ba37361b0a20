import { useState, type FormEvent } from "react";
import { newId } from "@najda/client";
import { AreaEditor } from "@najda/client/map";
import { Refusal, useCommand, useWords } from "@najda/client/react";
import type { Area, Premise } from "@najda/protocol";
import { useMapView } from "../map/map-context.tsx";
import { OfflineNote } from "../shell/offline-note.tsx";
import { FloorFields } from "./floor-fields.tsx";

interface Props {
  readonly premise: Premise | undefined;
  done(): void;
}

/** Draws a building or a ground, and says what crews have to know of it, floor by floor. */
export function PremiseForm({ premise, done }: Props) {
  const { t } = useWords();
  const { view } = useMapView();
  const { send, pending, refusal } = useCommand("premise:save");
  const [id] = useState(() => premise?.id ?? newId());
  const [kind, setKind] = useState<Premise["kind"]>(premise?.kind ?? "hazard");
  const [name, setName] = useState(premise?.name ?? "");
  const [hazard, setHazard] = useState(premise?.hazard ?? "");
  const [text, setText] = useState(premise?.text ?? "");
  const [area, setArea] = useState<Area | undefined>(premise?.area);
  const [floors, setFloors] = useState(premise?.floors ?? []);
  const title = t(premise === undefined ? "zones.addPremise" : "zones.changePremise");
  const ready = area !== undefined && name.trim() !== "";

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (area === undefined || !ready) return;
    const sent = await send({
      id,
      kind,
      name: name.trim(),
      text: text.trim(),
      area,
      floors: floors.filter((floor) => floor.text.trim() !== ""),
      ...(kind === "hazard" && hazard.trim() !== "" && { hazard: hazard.trim() }),
      ...(premise?.validUntil !== undefined && { validUntil: premise.validUntil }),
    });
    if (sent.kind === "done") done();
  };

  return (
    <form className="panel-form" aria-label={title} onSubmit={(event) => void save(event)}>
      <header className="panel-head">
        <h2>{title}</h2>
      </header>
      <fieldset>
        <legend>{t("zones.kind")}</legend>
        {(["hazard", "pre-plan"] as const).map((each) => (
          <label key={each} className="choice">
            <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} /> {t(`zones.${each}`)}
          </label>
        ))}
      </fieldset>
      <label>
        {t("zones.name")}
        <input value={name} maxLength={200} dir="auto" required onChange={(event) => setName(event.target.value)} />
      </label>
      {kind === "hazard" && (
        <label>
          {t("zones.hazardCode")}
          <input value={hazard} maxLength={40} pattern="[a-z0-9][a-z0-9\-]*" dir="ltr" placeholder={t("zones.hazardHint")} onChange={(event) => setHazard(event.target.value)} />
        </label>
      )}
      <label>
        {t("zones.text")}
        <textarea value={text} rows={3} maxLength={2000} dir="auto" onChange={(event) => setText(event.target.value)} />
      </label>
      <AreaEditor view={view} value={area} onChange={setArea} />
      <FloorFields floors={floors} change={setFloors} />
      <div className="actions">
        <button type="submit" className="primary" disabled={pending || !ready}>
          {t("zones.savePremise")}
        </button>
        <button type="button" onClick={done}>
          {t("common.dialog.back")}
        </button>
      </div>
      <OfflineNote command="premise:save" />
      <Refusal refusal={refusal} />
    </form>
  );
}
