import { useBoard, useFormat, useWords } from "@najda/client/react";
import { placeName } from "@najda/client/translations";
import { isolate } from "../command-line/isolate.ts";
import { EndMoveUp } from "./end-move-up.tsx";

/** A row of the unit's facts: what it covers at this moment. Nothing for one that covers its own. */
export function CoveringFact({ unitId }: { readonly unitId: string }) {
  const { t, language } = useWords();
  const format = useFormat();
  const order = useBoard((board) => Object.values(board.moveUps).find((each) => each.unitId === unitId));
  if (order === undefined) return null;
  return (
    <>
      <dt>{t("coverage.ordered")}</dt>
      <dd>
        <span>{t("coverage.coveringSince", { place: isolate(placeName(order.to, language)), time: format.clock(order.orderedAt) })}</span> <EndMoveUp order={order} />
      </dd>
    </>
  );
}
