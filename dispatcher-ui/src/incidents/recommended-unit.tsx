import type { Recommendation } from "@najda/protocol";
import { Bdi, useFormat, useWords } from "@najda/client/react";
import { CoverageLoss } from "../coverage/coverage-loss.tsx";
import { costs } from "../coverage/losses.ts";
import { Reasons } from "./reasons.tsx";

interface Props {
  readonly unit: Recommendation["units"][number];
  readonly rank: number;
  readonly isBest: boolean;
  readonly sending: boolean;
  /** False where the list says for all of its units what sending one costs. */
  readonly tellsLoss: boolean;
  send?(unitId: string): void;
}

/** One unit: its rank, why, how long it needs, and the press that sends it alone. */
export function RecommendedUnit({ unit, rank, isBest, sending, tellsLoss, send }: Props) {
  const { t } = useWords();
  const format = useFormat();
  return (
    <li className={isBest ? "best" : undefined}>
      <Bdi className="rank dim">{rank}</Bdi>
      <Bdi className="call-sign">{unit.callSign}</Bdi>
      <span className="why">
        <Reasons reasons={unit.reasons} />
        {tellsLoss && costs(unit.coverageLoss) && <CoverageLoss loss={unit.coverageLoss} />}
      </span>
      <Bdi className="eta">{format.duration(unit.etaSeconds)}</Bdi>
      {send !== undefined && (
        <button type="button" className="small" disabled={sending} aria-label={t("console.recommended.sendOne", { unit: unit.callSign })} onClick={() => send(unit.unitId)}>
          {t("console.recommended.sendShort")}
        </button>
      )}
    </li>
  );
}
