import { useEffect, useState, type FormEvent } from "react";
import { distanceMetres } from "@najda/geo";
import type { Area, ClosureShape } from "@najda/protocol";
import { newId } from "@najda/client";
import { AreaEditor } from "@najda/client/map";
import { Refusal, useCommand, useFormat, useWords } from "@najda/client/react";
import { useMapView } from "../map/map-context.tsx";
import { useMapPick } from "../map/pick.tsx";
import { OfflineNote } from "../shell/offline-note.tsx";

const effects = { isClosed: undefined, isSlow: 2, isVerySlow: 4 } as const;
type Effect = keyof typeof effects;
const hoursOffered = [1, 2, 4, 8, 24] as const;

/** Draws what is closed, an area or a line across streets, and says why and how long. */
export function ClosureForm({ done }: { done(): void }) {
  const { t } = useWords();
  const { view } = useMapView();
  const { send, pending, refusal } = useCommand("closure:add");
  const [id] = useState(newId);
  const [area, setArea] = useState<Area>();
  const [line, setLine] = useState<ClosureShape>();
  const [effect, setEffect] = useState<Effect>("isClosed");
  const [hours, setHours] = useState("");
  const [reason, setReason] = useState("");
  const shape = line ?? (area?.type === "Polygon" ? area : undefined);
  const ready = shape !== undefined && reason.trim() !== "";

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (shape === undefined || !ready) return;
    const factor = effects[effect];
    const until = hours === "" ? undefined : new Date(Date.now() + Number(hours) * 3_600_000).toISOString();
    const sent = await send({ id, shape, reason: reason.trim(), ...(factor !== undefined && { factor }), ...(until !== undefined && { until }) });
    if (sent.kind === "done") done();
  };

  return (
    <form className="panel-form" aria-label={t("console.streets.add")} onSubmit={(event) => void save(event)}>
      <header className="panel-head">
        <h2>{t("console.streets.add")}</h2>
      </header>
      <AreaEditor view={view} value={line === undefined ? area : undefined} onChange={(drawn) => { setLine(undefined); setArea(drawn); }} />
      <LineBetween value={line} onChange={setLine} />
      <fieldset>
        <legend>{t("console.streets.what")}</legend>
        {Object.keys(effects).map((name) => (
          <label key={name} className="choice">
            {/* Keys of the table above. */}
            <input type="radio" name="effect" checked={effect === name} onChange={() => setEffect(name as Effect)} /> {t(`console.streets.${name as Effect}`)}
          </label>
        ))}
      </fieldset>
      <label>
        {t("console.streets.reason")}
        <input value={reason} maxLength={200} dir="auto" required onChange={(event) => setReason(event.target.value)} />
      </label>
      <label>
        {t("console.streets.ends")}
        <select value={hours} onChange={(event) => setHours(event.target.value)}>
          <option value="">{t("console.streets.endsByHand")}</option>
          {hoursOffered.map((count) => (
            <option key={count} value={count}>
              {t("console.streets.endsIn", { hours: count })}
            </option>
          ))}
        </select>
      </label>
      <div className="actions">
        <button type="submit" className="primary" disabled={pending || !ready}>
          {t("console.streets.save")}
        </button>
        <button type="button" onClick={done}>
          {t("common.dialog.back")}
        </button>
      </div>
      <OfflineNote command="closure:add" />
      <Refusal refusal={refusal} />
    </form>
  );
}

interface LineProps {
  readonly value: ClosureShape | undefined;
  onChange(line: ClosureShape | undefined): void;
}

/** A bar across a street: two presses on the map. */
function LineBetween({ value, onChange }: LineProps) {
  const { t } = useWords();
  const format = useFormat();
  const pick = useMapPick();
  const [asked, setAsked] = useState<"lineFirst" | "lineSecond">();
  const { answer } = pick;
  useEffect(() => () => answer(undefined), [answer]);
  const ask = async (): Promise<void> => {
    setAsked("lineFirst");
    const first = await pick.ask({ hint: t("console.streets.lineFirst"), toMap: true });
    setAsked(first && "lineSecond");
    const second = first && (await pick.ask({ hint: t("console.streets.lineSecond"), toMap: true }));
    setAsked(undefined);
    if (first !== undefined && second !== undefined) onChange({ type: "LineString", coordinates: [first, second] });
  };
  const metres = value?.type === "LineString" ? distanceMetres(value.coordinates[0]!, value.coordinates[1]!) : undefined;
  return (
    <div>
      <button type="button" onClick={() => void ask()}>
        {t("console.streets.line")}
      </button>
      <p role="status" className="dim">
        {asked !== undefined && t(`console.streets.${asked}`)}
        {asked === undefined && metres !== undefined && t("console.streets.lineDrawn", { metres: format.number(metres, 0) })}
      </p>
    </div>
  );
}
