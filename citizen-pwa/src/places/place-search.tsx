import { useState } from "react";
import type { LngLat, Reply } from "@najda/protocol";
import { Refusal, useCommand, useFormat, useWords } from "@najda/client/react";

interface Props {
  readonly address: string;
  readonly near: LngLat | undefined;
  readonly change: (address: string) => void;
  readonly found: (at: LngLat) => void;
}

type Places = Reply<"place:find">["places"];

/** The place in words: for the desk as it is typed, and to bring the map there. */
export function PlaceSearch({ address, near, change, found }: Props) {
  const { t, language } = useWords();
  const format = useFormat();
  const { send, pending, refusal } = useCommand("place:find");
  const [places, setPlaces] = useState<Places>();
  const search = async (): Promise<void> => {
    const sent = await send({ text: address, limit: 5, language, ...(near === undefined ? {} : { near }) });
    setPlaces(sent.kind === "done" ? sent.value.places : undefined);
  };
  return (
    <div className="place-search">
      <label>
        {t("citizen.help.address")}
        <input dir="auto" maxLength={200} value={address} placeholder={t("citizen.help.addressHint")} onChange={(event) => change(event.target.value)} />
      </label>
      <button type="button" className="small" disabled={pending || address.trim() === ""} onClick={() => void search()}>
        {t("citizen.help.find")}
      </button>
      <Refusal refusal={refusal} />
      {places?.length === 0 && <p role="status">{t("citizen.help.notFound")}</p>}
      {places !== undefined && places.length > 0 && (
        <ul className="plain-list found" aria-label={t("citizen.help.found")}>
          {places.map((place) => (
            <li key={`${place.name} ${place.at.join(" ")}`}>
              <button
                type="button"
                onClick={() => {
                  change(place.name.slice(0, 200));
                  found(place.at);
                  setPlaces(undefined);
                }}
              >
                <bdi translate="no">{place.name}</bdi>
                {place.metres !== undefined && <span className="dim number">{format.distance(place.metres)}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
