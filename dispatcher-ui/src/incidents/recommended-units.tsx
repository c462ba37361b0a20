import type { Recommendation } from "@najda/protocol";
import { useWords } from "@najda/client/react";
import { CoverageLossOfAll } from "../coverage/coverage-loss.tsx";
import { lossOfAll } from "../coverage/losses.ts";
import { RecommendedUnit } from "./recommended-unit.tsx";

type Units = Recommendation["units"];

interface Props {
  readonly units: Units;
  /** Those that "Send recommended" sends. */
  readonly best: Units;
  readonly sending?: boolean;
  send?(unitId: string): void;
}

/** Beside those that are sent with one press, so many stand open as the next choice. */
const next = 2;
const most = 12;

/** Those to send, the next best, and the others folded. */
export function RecommendedUnits({ units, best, sending = false, send }: Props) {
  const { t } = useWords();
  const open = units.slice(0, best.length + next);
  const folded = units.slice(open.length, most);
  const tellsLoss = lossOfAll(units.slice(0, most)) === undefined;
  const row = (unit: Units[number]) => (
    <RecommendedUnit key={unit.unitId} unit={unit} rank={units.indexOf(unit) + 1} isBest={best.includes(unit)} sending={sending} tellsLoss={tellsLoss} {...(send !== undefined && { send })} />
  );
  return (
    <>
      <CoverageLossOfAll units={units.slice(0, most)} />
      <ol role="list">{open.map(row)}</ol>
      {folded.length > 0 && (
        <details className="left-out">
          <summary>{t("console.recommended.more", { count: folded.length })}</summary>
          <ol role="list">{folded.map(row)}</ol>
        </details>
      )}
    </>
  );
}
