import type { Incident, LngLat } from "@najda/protocol";
import { distanceMetres, straightLine } from "@najda/geo";
import { useFormat, useWords } from "@najda/client/react";
import { isolate } from "../isolate.ts";
import { directionTo } from "./compass.ts";

interface Props {
  readonly incident: Incident;
  readonly from: LngLat | undefined;
}

/** Address, and how far it is from this device: along the straight line, which is all that the device knows. */
export function WayThere({ incident, from }: Props) {
  const { t } = useWords();
  const format = useFormat();
  const { address, accuracyMetres } = incident;
  return (
    <p className="way-there">
      {address === undefined ? <span>{t("responder.offer.noAddress")}</span> : <bdi translate="no">{address}</bdi>}
      {accuracyMetres !== undefined && accuracyMetres > 50 && (
        <span className="number">{t("responder.offer.accuracy", { accuracy: isolate(format.accuracy(accuracyMetres)) })}</span>
      )}
      <span className="number">{from === undefined ? t("responder.offer.noDistance") : <Away from={from} to={incident.at} />}</span>
    </p>
  );
}

function Away({ from, to }: { readonly from: LngLat; readonly to: LngLat }) {
  const { t } = useWords();
  const format = useFormat();
  const minutes = Math.max(1, Math.round(straightLine(from, to).seconds / 60));
  return t("responder.offer.away", {
    distance: format.distance(distanceMetres(from, to)),
    direction: t(`responder.offer.direction.${directionTo(from, to)}`),
    eta: format.age(minutes * 60),
  });
}
