import { useEffect, useState } from "react";
import type { Premise } from "@najda/protocol";
import { drawPremises } from "@najda/client/map";
import { Bdi, Refusal, useCommand, useWords } from "@najda/client/react";
import { isolate } from "../command-line/isolate.ts";
import { useMapView } from "../map/map-context.tsx";
import { useDesk } from "../shell/desk.tsx";
import { useMay } from "../shell/use-may.ts";
import { useReading } from "../shell/use-reading.ts";
import { PremiseForm } from "./premise-form.tsx";

interface Props {
  /** "new", or the id of the one that is changed; without it the list is shown. */
  readonly editing: string | undefined;
}

const none: readonly Premise[] = [];

/** All hazards and pre-plans of the control room: to look at, and for a supervisor to add, change and remove. */
export function PremisesPanel({ editing }: Props) {
  const { t } = useWords();
  const desk = useDesk();
  const may = useMay();
  const { value, refusal, again } = useReading("premise:list", { input: {}, waitMs: 0 });
  const premises = value?.premises ?? none;
  useDrawn(editing === undefined ? premises : none);
  const back = (): void => {
    again();
    desk.show({ kind: "premises" });
  };
  const edited = premises.find(({ id }) => id === editing);
  if (editing === "new" || edited !== undefined) return <PremiseForm key={editing} premise={edited} done={back} />;
  return (
    <section aria-label={t("zones.premises")}>
      <header className="panel-head">
        <h2>{t("zones.premises")}</h2>
      </header>
      {may("premise:save") && (
        <div className="actions">
          <button type="button" className="primary" onClick={() => desk.show({ kind: "premises", editing: "new" })}>
            {t("zones.addPremise")}
          </button>
        </div>
      )}
      <Refusal refusal={refusal} />
      {value !== undefined && premises.length === 0 && <p className="empty">{t("zones.noPremises")}</p>}
      <ul role="list">
        {premises.map((premise) => (
          <PremiseRow key={premise.id} premise={premise} removed={again} />
        ))}
      </ul>
    </section>
  );
}

/** Their areas on the map for as long as the list is open. */
function useDrawn(premises: readonly Premise[]): void {
  const { view } = useMapView();
  useEffect(() => {
    if (view === undefined || premises.length === 0) return;
    void drawPremises(view, premises).catch(() => undefined);
    return () => void drawPremises(view, []).catch(() => undefined);
  }, [view, premises]);
}

function PremiseRow({ premise, removed }: { readonly premise: Premise; removed(): void }) {
  const { t } = useWords();
  const desk = useDesk();
  const may = useMay();
  const map = useMapView();
  const { send, pending, refusal } = useCommand("premise:remove");
  const [sure, setSure] = useState(false);
  const { id, kind, name, hazard, text, floors, area } = premise;
  const [corner] = (area.type === "Polygon" ? area.coordinates : area.coordinates[0])?.[0] ?? [];
  const remove = async (): Promise<void> => {
    if (!sure) return setSure(true);
    if ((await send({ premiseId: id })).kind === "done") removed();
  };
  return (
    <li className="listed">
      <p>
        <strong className={kind === "hazard" ? "caution" : undefined}>{t(`zones.${kind}`)}</strong> <Bdi>{name}</Bdi> {hazard !== undefined && <Bdi className="dim">{hazard}</Bdi>}
      </p>
      {text !== "" && (
        <p className="dim">
          <Bdi>{text}</Bdi>
        </p>
      )}
      {floors.length > 0 && <p className="dim">{`${t("zones.floors")}: ${floors.length}`}</p>}
      <div className="actions">
        {corner !== undefined && (
          <button type="button" className="small" onClick={() => map.goTo(corner)}>
            {t("zones.showOnMap")}
          </button>
        )}
        {may("premise:save") && (
          <button type="button" className="small" aria-label={t("zones.changeOf", { name: isolate(name) })} onClick={() => desk.show({ kind: "premises", editing: id })}>
            {t("zones.change")}
          </button>
        )}
        {may("premise:remove") && (
          <button type="button" className={sure ? "small danger" : "small"} disabled={pending} onBlur={() => setSure(false)} aria-label={t("zones.removeOf", { name: isolate(name) })} onClick={() => void remove()}>
            {t(sure ? "zones.removeSure" : "zones.remove")}
          </button>
        )}
      </div>
      <Refusal refusal={refusal} />
    </li>
  );
}
