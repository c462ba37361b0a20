import type { Incident, LngLat } from "@najda/protocol";
import { useFormat, useWords } from "@najda/client/react";
import { PlaceAway } from "../covering/place-away.tsx";
import { unbroken } from "../isolate.ts";
import type { RouteLeft } from "./use-route.ts";

interface Props {
  readonly incident: Incident;
  /** Where this device is, or `there` for a crew that has arrived and needs no distance. */
  readonly from: LngLat | "there" | undefined;
  readonly route: RouteLeft | undefined;
}

/** A place that may lie further off than a house is wide is said to be rough. */
const roughMetres = 50;

/** Address, and how far it is from this device: over the streets, or along the straight line, which is all that the device knows by itself. */
export function WayThere({ incident, from, route }: Props) {
  const { t } = useWords();
  const { address } = incident;
  return (
    <div className="way-there">
      {incident.silent === true && <p className="caution silent">{t("responder.offer.silent")}</p>}
      <p className="address">{address === undefined ? t("responder.offer.noAddress") : <bdi translate="no">{address}</bdi>}</p>
      {from !== "there" && (
        <p className="number">
          {from === undefined ? t("responder.offer.noDistance") : route === undefined ? <PlaceAway from={from} to={incident.at} /> : <ByRoad route={route} />}
          <Rough metres={incident.accuracyMetres} />
        </p>
      )}
    </div>
  );
}

function Rough({ metres }: { readonly metres: number | undefined }) {
  const { t } = useWords();
  const format = useFormat();
  if (metres === undefined || metres < roughMetres) return null;
  return <span className="dim"> · {t("responder.offer.accuracy", { accuracy: unbroken(format.accuracy(metres)) })}</span>;
}

/** Over the streets, with the time of day at which they will be there. */
function ByRoad({ route }: { readonly route: RouteLeft }) {
  const { t } = useWords();
  const format = useFormat();
  const minutes = Math.max(1, Math.round(route.seconds / 60));
  const way = t("responder.offer.byRoad", {
    distance: unbroken(format.distance(route.metres)),
    eta: unbroken(format.age(minutes * 60)),
    time: unbroken(format.clock(route.arrivesAt)),
  });
  return route.closures === 0 ? way : `${way} · ${t("responder.offer.throughClosure")}`;
}
