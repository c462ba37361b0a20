import { useState } from "react";
import type { LngLat } from "@najda/protocol";
import { useWords } from "@najda/client/react";
import { useAlerts } from "../alerts/use-alerts.tsx";
import { phone, useKept } from "../phone/kept.ts";
import type { SavedPlace } from "../phone/records.ts";
import { useWay } from "../shell/router.tsx";
import { PickMap } from "./pick-map.tsx";
import { PlaceSearch } from "./place-search.tsx";

/** Where home, work or another place is: pressed, found or moved to on the map. Kept on this phone alone. */
export function PlaceScreen({ name }: { readonly name: SavedPlace["name"] }) {
  const { t } = useWords();
  const { back } = useWay();
  const { here, locate } = useAlerts().hereNow;
  const saved = useKept(phone.places).find((place) => place.name === name);
  const [pin, setPin] = useState<LngLat>();
  const [address, setAddress] = useState("");
  const at = pin ?? saved?.at ?? here?.at;
  const save = (): void => {
    if (at === undefined) return;
    void phone.places.change((before) => [...before.filter((place) => place.name !== name), { name, at }]);
    back();
  };
  return (
    <main id="content" className="screen place">
      <h1>{t(`citizen.places.${name}`)}</h1>
      <p className="dim">{t("citizen.help.moveMap")}</p>
      <PickMap here={here} pin={pin ?? saved?.at} onPin={setPin} />
      <PlaceSearch address={address} near={at} change={setAddress} found={setPin} />
      <div className="pair">
        <button
          type="button"
          onClick={() => {
            locate();
            if (here !== undefined) setPin(here.at);
          }}
        >
          {t("citizen.places.useHere")}
        </button>
      </div>
      <div className="actions">
        <button type="button" className="main primary" disabled={at === undefined} onClick={save}>
          {t("citizen.places.save")}
        </button>
      </div>
    </main>
  );
}
