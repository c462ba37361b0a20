import type { Arrival } from "@najda/protocol";
import { useFormat, useWords } from "@najda/client/react";
import { isolate } from "../command-line/isolate.ts";

/** When a unit will be there, as a time of day that a caller can be told. */
export function ArrivalTime({ arrival }: { readonly arrival: Arrival }) {
  const { t } = useWords();
  const format = useFormat();
  const time = isolate(format.clock(arrival.arrivesAt));
  const doubts = [
    ...(arrival.by === "streets" ? [] : [t("console.streets.arrivesStraight")]),
    ...(arrival.closures === 0 ? [] : [t("console.streets.arrivesClosure")]),
  ];
  return (
    <span className="arrival" title={t("console.streets.arrivesIn", { unit: isolate(arrival.callSign), duration: format.age(arrival.seconds), time })}>
      {t("console.streets.arrives", { time })}
      {doubts.length > 0 && <span className="dim"> ({doubts.join(" · ")})</span>}
    </span>
  );
}
