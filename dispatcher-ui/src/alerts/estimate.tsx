import type { Area } from "@najda/protocol";
import { Refusal, useFormat, useWords } from "@najda/client/react";
import { useReading } from "../shell/use-reading.ts";

/** How many phones an area touches now, and its size: before anybody is asked to approve it. */
export function Estimate({ area }: { readonly area: Area | undefined }) {
  const { t } = useWords();
  const format = useFormat();
  const { value, refusal, loading } = useReading("alert:estimate", { input: area === undefined ? undefined : { area }, waitMs: 400 });
  if (area === undefined) return <p className="dim">{t("console.alerts.areaMissing")}</p>;
  return (
    <>
      <p role="status" className="estimate">
        {value === undefined
          ? loading && t("console.alerts.estimating")
          : t("console.alerts.estimate", { subscriptions: value.subscriptions, cells: value.cells, area: format.number(value.areaKm2, value.areaKm2 < 10 ? 2 : 0) })}
      </p>
      <Refusal refusal={refusal} />
    </>
  );
}
