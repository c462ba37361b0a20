import type { CoverageLoss as Loss } from "@najda/protocol";
import { useFormat, useWords } from "@najda/client/react";
import { lossOfAll } from "./losses.ts";

interface Props {
  readonly loss: Loss;
  /** Of each unit of a list alike. */
  readonly ofEach?: boolean;
}

/** What sending this unit costs the others, before it is sent. */
export function CoverageLoss({ loss: { people, share }, ofEach = false }: Props) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <span className="coverage-loss caution">
      {t(ofEach ? "coverage.lossOfEach" : "coverage.loss", { people: format.number(people), percent: format.number(100 * share, 1) })}{" "}
      <span className="dim">({t("coverage.lossEstimate")})</span>
    </span>
  );
}

/** What holds for a whole list of units, said once. */
export function CoverageLossOfAll({ units }: { readonly units: Parameters<typeof lossOfAll>[0] }) {
  const { t } = useWords();
  const said = lossOfAll(units);
  if (said === undefined) return null;
  return (
    <p className="loss-of-all">
      {said.loss === undefined ? (
        <span className="coverage-loss dim">
          {t("coverage.noLoss")} ({t("coverage.lossEstimate")})
        </span>
      ) : (
        <CoverageLoss loss={said.loss} ofEach />
      )}
    </p>
  );
}
