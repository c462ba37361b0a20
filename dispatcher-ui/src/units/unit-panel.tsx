import { useState } from "react";
import type { Duty, Unit } from "@najda/protocol";
import { Bdi, Refusal, useBoard, useCommand, useFormat, useNajda, useNow, useWords } from "@najda/client/react";
import { CoveringFact } from "../coverage/covering-fact.tsx";
import { AssignmentActions } from "../incidents/assignment-actions.tsx";
import { shortNumber } from "../incidents/incident-number.ts";
import { useMapView } from "../map/map-context.tsx";
import { useDesk } from "../shell/desk.tsx";
import { useMay } from "../shell/use-may.ts";
import { UnitChip } from "./unit-chip.tsx";
import { unitStatus } from "./unit-status.ts";

/** One unit: what it does, what it can do, and its duty. */
export function UnitPanel({ unitId }: { readonly unitId: string }) {
  const { t } = useWords();
  const unit = useBoard((board) => board.units[unitId]);
  if (unit === undefined) return <p className="empty">{t("console.panel.gone")}</p>;
  return <KnownUnit key={unit.id} unit={unit} />;
}

function KnownUnit({ unit }: { readonly unit: Unit }) {
  const { t } = useWords();
  const format = useFormat();
  const desk = useDesk();
  const may = useMay();
  const map = useMapView();
  const assignment = useBoard((board) => Object.values(board.assignments).find((each) => each.active && each.unitId === unit.id));
  const incident = useBoard((board) => board.incidents[assignment?.incidentId ?? ""]);
  const type = useBoard((board) => board.incidentTypes[incident?.type ?? ""]);
  return (
    <article className="incident-panel" aria-label={t("console.unit.title", { unit: unit.callSign })}>
      <header className="panel-head">
        <span className="dim">{t(`console.units.${unit.service}`)}</span>
        <h2>
          <UnitChip callSign={unit.callSign} status={unitStatus(unit, assignment)} /> <span>{t(`statuses.${unitStatus(unit, assignment).state}`)}</span>
        </h2>
      </header>
      <dl className="facts">
        <dt>{t("console.unit.onIncident")}</dt>
        <dd>
          {incident === undefined ? (
            <span className="dim">{t("console.unit.free")}</span>
          ) : (
            <button type="button" className="plain" onClick={() => desk.show({ kind: "incident", incidentId: incident.id })}>
              <Bdi>{shortNumber(incident.number)}</Bdi> {format.type(type ?? incident.type)}
            </button>
          )}
        </dd>
        <dt>{t("console.unit.position")}</dt>
        <dd>
          <PositionAge unitId={unit.id} />
          <button type="button" className="small" onClick={() => map.goToUnit(unit.id)}>
            {t("console.unit.showOnMap")}
          </button>
        </dd>
        <dt>{t("console.unit.capabilities")}</dt>
        <dd>
          <Bdi>{unit.capabilities.join(", ")}</Bdi>
        </dd>
        {unit.station !== undefined && (
          <>
            <dt>{t("console.unit.station")}</dt>
            <dd>
              <Bdi>{unit.station.name}</Bdi>
            </dd>
          </>
        )}
        <CoveringFact unitId={unit.id} />
        {unit.crewSize !== undefined && (
          <>
            <dt>{t("console.unit.crew")}</dt>
            <dd>{t("console.unit.crewSize", { count: unit.crewSize })}</dd>
          </>
        )}
      </dl>
      {assignment !== undefined && may("assignment:report") && <AssignmentActions assignment={assignment} callSign={unit.callSign} done={() => undefined} />}
      {assignment === undefined && may("unit:duty") && <DutyForm unit={unit} />}
    </article>
  );
}

/** The age of the newest position, each second. The position itself stays out of React. */
function PositionAge({ unitId }: { readonly unitId: string }) {
  const { t } = useWords();
  const format = useFormat();
  const { tracking } = useNajda();
  const now = useNow(1000);
  const position = tracking.newest().get(unitId);
  if (position === undefined) return <span className="dim">{t("console.unit.noPosition")}</span>;
  const seconds = Math.max(0, (now - Date.parse(position.recordedAt)) / 1000);
  return <span>{t("console.unit.positionAge", { age: format.age(seconds) })}</span>;
}

const duties: readonly Duty[] = ["in-service", "out-of-service", "off-duty"];

function DutyForm({ unit }: { readonly unit: Unit }) {
  const { t } = useWords();
  const { send, pending, refusal } = useCommand("unit:duty");
  const [reason, setReason] = useState("");
  const set = (duty: Duty): Promise<unknown> =>
    send({ unitId: unit.id, duty, ...(duty === "out-of-service" && reason.trim() !== "" && { reason: reason.trim() }) });
  return (
    <div className="panel-form" role="group" aria-label={t("console.unit.duty")}>
      <div className="actions">
        {duties
          .filter((duty) => duty !== unit.duty)
          .map((duty) => (
            <button key={duty} type="button" disabled={pending} onClick={() => void set(duty)}>
              {t(`console.unit.${duty}`)}
            </button>
          ))}
      </div>
      <label>
        {t("console.unit.dutyReason")}
        <input value={reason} maxLength={200} dir="auto" onChange={(event) => setReason(event.target.value)} />
      </label>
      <Refusal refusal={refusal} />
    </div>
  );
}
