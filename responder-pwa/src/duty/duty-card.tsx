import type { Unit } from "@najda/protocol";
import { unitState } from "@najda/client/translations";
import { useConnection, useFormat, useWords } from "@najda/client/react";

/** Where the unit stands, and what to expect of it. */
export function DutyCard({ unit }: { readonly unit: Unit }) {
  const { t } = useWords();
  const format = useFormat();
  const { state, ageSeconds } = useConnection();
  const hints = { "in-service": t("responder.idle.onDutyHint"), "out-of-service": t("responder.idle.outHint"), "off-duty": t("responder.idle.offDutyHint") };
  return (
    <section className="duty-card panel" data-status={unitState(unit.duty, undefined)} data-testid="duty">
      <h1>{t(`statuses.${unit.duty}`)}</h1>
      {unit.duty === "in-service" && <p className="waiting-for">{t("responder.idle.waiting")}</p>}
      {unit.dutyReason !== undefined && unit.duty === "out-of-service" && (
        <p>
          <bdi translate="no">{unit.dutyReason}</bdi>
        </p>
      )}
      {unit.duty !== "off-duty" && unit.crewSize !== undefined && <p className="number">{t("responder.duty.crew", { count: unit.crewSize })}</p>}
      <p className="dim">{hints[unit.duty]}</p>
      {state === "stale" && <p className="dim number">{t("responder.idle.asOf", { age: format.age(ageSeconds ?? 0) })}</p>}
    </section>
  );
}
