import type { CoverageLoss as Loss } from "@najda/protocol";
import { useFormat, useWords } from "@najda/client/react";

/** Less than this share of the people is told as nobody: the estimate knows no better. */
const leastShare = 0.001;

/** What sending this unit costs the others, before it is sent. */
export function CoverageLoss({ loss: { people, share } }: { readonly loss: Loss }) {
  const { t } = useWords();
  const format = useFormat();
  const none = share < leastShare;
  return (
    <span className={none ? "coverage-loss dim" : "coverage-loss caution"}>
      {none ? t("coverage.noLoss") : t("coverage.loss", { people: format.number(people), percent: format.number(100 * share, 1) })}{" "}
      <span className="dim">({t("coverage.lossEstimate")})</span>
    </span>
  );
}
