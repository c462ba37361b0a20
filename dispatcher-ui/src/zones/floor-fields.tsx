import "./zones.css";
import type { Premise } from "@najda/protocol";
import { useWords } from "@najda/client/react";
import { floorName } from "./floor-name.ts";

type Floors = Premise["floors"];

interface Props {
  readonly floors: Floors;
  change(floors: Floors): void;
}

/** A number and a text for each floor that there is something to say of. */
export function FloorFields({ floors, change }: Props) {
  const { t } = useWords();
  const put = (at: number, with_: Partial<Floors[number]>): void => change(floors.map((floor, index) => (index === at ? { ...floor, ...with_ } : floor)));
  const next = floors.length === 0 ? 0 : Math.max(...floors.map(({ floor }) => floor)) + 1;
  return (
    <fieldset className="floors">
      <legend>{t("zones.floors")}</legend>
      {floors.map((each, at) => (
        // Two may bear the same number while one is being typed.
        <div key={at} className="floor">
          <label>
            {t("zones.floorNumber")}
            <input type="number" min={-20} max={200} value={each.floor} required onChange={(event) => put(at, { floor: Math.trunc(event.target.valueAsNumber || 0) })} />
          </label>
          <label>
            {t("zones.floorText")}
            <textarea rows={2} maxLength={2000} dir="auto" value={each.text} onChange={(event) => put(at, { text: event.target.value })} />
          </label>
          <button type="button" className="small" aria-label={t("zones.removeFloor", { floor: floorName(t, each.floor) })} onClick={() => change(floors.filter((_, index) => index !== at))}>
            {t("zones.remove")}
          </button>
        </div>
      ))}
      <button type="button" className="small" disabled={floors.length >= 60} onClick={() => change([...floors, { floor: next, text: "" }])}>
        {t("zones.addFloor")}
      </button>
    </fieldset>
  );
}
