import { useMemo } from "react";
import type { Board } from "@najda/protocol";
import { useBoard, useWords } from "@najda/client/react";
import { strips } from "./strips.ts";
import { UnitStrip } from "./unit-strip.tsx";

type Shown = Pick<Board, "units" | "assignments">;

/** Who is left: the units of each service with what they do, those that wait for an answer first. */
export function UnitStrips() {
  const { t } = useWords();
  const board = useBoard(({ units, assignments }): Shown => ({ units, assignments }));
  const shown = useMemo(() => strips(board ?? { units: {}, assignments: {} }), [board]);
  return (
    <section className="unit-strips" aria-label={t("console.units.label")}>
      {shown.map((strip) => (
        <UnitStrip key={strip.service} strip={strip} />
      ))}
      {board !== undefined && shown.length === 0 && <p className="empty">{t("console.units.none")}</p>}
    </section>
  );
}
