import type { LngLat } from "@najda/protocol";
import { distanceMetres, straightLine } from "@najda/geo";
import { useFormat, useWords } from "@najda/client/react";
import { directionTo } from "../assignment/compass.ts";
import { unbroken } from "../isolate.ts";

/** How far a place is from this device: along the straight line, which is all that the device knows. */
export function PlaceAway({ from, to }: { readonly from: LngLat; readonly to: LngLat }) {
  const { t } = useWords();
  const format = useFormat();
  const minutes = Math.max(1, Math.round(straightLine(from, to).seconds / 60));
  return t("responder.offer.away", {
    distance: unbroken(format.distance(distanceMetres(from, to))),
    direction: t(`responder.offer.direction.${directionTo(from, to)}`),
    eta: unbroken(format.age(minutes * 60)),
  });
}
