import type { Recommendation } from "@najda/protocol";
import { Bdi, useWords } from "@najda/client/react";
import { Reasons } from "./reasons.tsx";

/** Those that are not recommended, and why not: folded, because they answer a second question. */
export function LeftOut({ units }: { readonly units: Recommendation["leftOut"] }) {
  const { t } = useWords();
  return (
    <details className="left-out">
      <summary>{t("console.recommended.leftOut", { count: units.length })}</summary>
      <ul role="list">
        {units.map((unit) => (
          <li key={unit.unitId}>
            <Bdi className="call-sign">{unit.callSign}</Bdi>
            <Reasons reasons={unit.reasons} />
          </li>
        ))}
      </ul>
    </details>
  );
}
