import type { LngLat } from "@najda/protocol";
import { Refusal, useBoard, useCommand, useFormat, useWords } from "@najda/client/react";
import { placeName } from "@najda/client/translations";
import { unbroken } from "../isolate.ts";
import { PlaceAway } from "./place-away.tsx";

/** The order to cover another place: where, how far, since when, and the press that ends it. Nothing while there is none. */
export function MoveUpCard({ unitId, from }: { readonly unitId: string; readonly from: LngLat | undefined }) {
  const { t, language } = useWords();
  const format = useFormat();
  const { send, pending, refusal } = useCommand("moveup:end");
  const order = useBoard((board) => Object.values(board.moveUps).find((each) => each.unitId === unitId));
  if (order === undefined) return null;
  return (
    <section className="panel move-up" role="alert" data-testid="move-up">
      <h2>{t("coverage.crew.title")}</h2>
      <p className="address">{t("coverage.crew.cover", { place: unbroken(placeName(order.to, language)) })}</p>
      {from !== undefined && (
        <p className="number">
          <PlaceAway from={from} to={order.to.at} />
        </p>
      )}
      <p className="dim">{t("coverage.crew.free")}</p>
      <p className="dim number">{t("coverage.crew.orderedAt", { time: format.clock(order.orderedAt), name: unbroken(order.orderedBy) })}</p>
      <button type="button" disabled={pending} onClick={() => void send({ moveUpId: order.id })}>
        {t("coverage.crew.end")}
      </button>
      <Refusal refusal={refusal} />
    </section>
  );
}
