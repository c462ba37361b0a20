import { useBoard, useWords } from "@najda/client/react";
import { placeName } from "@najda/client/translations";
import { isolate } from "../command-line/isolate.ts";
import { EndMoveUp } from "./end-move-up.tsx";

/** Units that cover another place than their own. */
export function OrderedMoveUps() {
  const { t, language } = useWords();
  const orders = useBoard((board) => Object.values(board.moveUps)) ?? [];
  if (orders.length === 0) return null;
  return (
    <>
      <h3>{t("coverage.ordered")}</h3>
      <ul role="list" className="coverage-list">
        {orders.map((order) => (
          <li key={order.id}>
            {t("coverage.suggestion", { unit: isolate(order.callSign), place: isolate(placeName(order.to, language)) })} <EndMoveUp order={order} />
          </li>
        ))}
      </ul>
    </>
  );
}
