import { useEffect, useState } from "react";
import { z } from "zod";
import { AlertCounts as Counts, type Alert } from "@najda/protocol";
import { useFormat, useNajda, useWords } from "@najda/client/react";
import { useReading } from "../shell/use-reading.ts";

const Counted = z.object({ counts: Counts });
const shown = ["targeted", "accepted", "failed", "gone", "shown", "opened", "safe", "needHelp"] as const;

/** How far an alert got: what the channels did and what phones told, live while it moves. */
export function AlertCounts({ alertId }: { readonly alertId: Alert["id"] }) {
  const { t } = useWords();
  const format = useFormat();
  const counts = useCounts(alertId);
  if (counts === undefined) return null;
  return (
    <section className="counts" aria-label={t("console.alerts.counts")} aria-live="off">
      <h3>{t("console.alerts.counts")}</h3>
      <dl>
        {shown.map((name) => (
          <div key={name} data-count={name} data-none={counts[name] === 0}>
            <dd className="number">{format.number(counts[name])}</dd>
            <dt>{t(`console.alerts.${name}`)}</dt>
          </div>
        ))}
      </dl>
    </section>
  );
}

function useCounts(alertId: string): Counts | undefined {
  const najda = useNajda();
  const [heard, setHeard] = useState<Counts>();
  const { value } = useReading("alert:read", { input: { alertId }, waitMs: 0 });
  useEffect(
    () =>
      najda.onPassing((name, payload) => {
        const counted = name === "alert:counted" ? Counted.safeParse(payload).data : undefined;
        if (counted?.counts.alertId === alertId) setHeard(counted.counts);
      }),
    [najda, alertId],
  );
  return heard ?? value?.counts;
}
