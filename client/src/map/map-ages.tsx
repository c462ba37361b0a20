import { useEffect, useState } from "react";
import { useFormat, useWords } from "../react/hooks.ts";
import type { Ages } from "./fleet.ts";
import type { UnitLayer } from "./unit-layer.ts";

/** "61 units, newest position 0.3 s, oldest 48 s (P14)": once a second, not at each position. */
export function MapAges({ layer }: { readonly layer: UnitLayer | undefined }) {
  const { t } = useWords();
  const format = useFormat();
  const [ages, setAges] = useState<Ages>();
  useEffect(() => layer?.onAges(setAges), [layer]);
  if (ages === undefined) return <span>{t("common.map.noPositions")}</span>;
  return (
    <span className="number">
      {t("common.map.ages", { count: ages.count, newest: format.age(ages.newestSeconds), oldest: format.age(ages.oldestSeconds), callSign: ages.oldestCallSign })}
    </span>
  );
}
