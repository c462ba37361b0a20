import { useId } from "react";
import type { LngLat } from "@najda/protocol";
import { Bdi, useFormat, useWords } from "@najda/client/react";
import { wordsOf } from "@najda/client/translations";
import { isolate } from "../command-line/isolate.ts";
import { formatCoordinates, parseCoordinates } from "../map/coordinates.ts";
import { useMapView } from "../map/map-context.tsx";
import { Combobox } from "../shell/combobox.tsx";
import { useReading } from "../shell/use-reading.ts";

interface Props {
  readonly text: string;
  readonly at: LngLat | undefined;
  readonly invalid: boolean;
  change(text: string, at: LngLat | undefined): void;
}

/** Letters before the places are searched. */
const least = 2;

/** Where: a name or address with suggestions, typed coordinates, or (through the form) a press on the map. */
export function PlaceField({ text, at, invalid, change }: Props) {
  const { t, language } = useWords();
  const format = useFormat();
  const kinds: Readonly<Record<string, string>> = wordsOf(language).places.kinds;
  const kindWord = (kind: string): string => kinds[kind] ?? kind;
  const id = useId();
  const { centre, view } = useMapView();
  const coordinatesIn = (words: string): LngLat | undefined => parseCoordinates(words, view?.bounds());
  const typed = coordinatesIn(text);
  const asks = text.trim().length >= least && typed === undefined && at === undefined;
  const near = centre();
  const found = useReading("place:find", {
    input: asks ? { text: text.trim(), limit: 8, language, ...(near !== undefined && { near }) } : undefined,
    waitMs: 180,
  });
  const options = (found.value?.places ?? []).map((place) => ({ ...place, id: `${place.kind} ${place.name} ${place.at.join()}` }));
  return (
    <div className="place-field">
      <Combobox
        label={t("console.call.place")}
        hint={t("console.call.placeHint")}
        text={text}
        options={asks ? options : []}
        // The form was opened this moment, with a caller on the line.
        startHere
        invalid={invalid}
        describedBy={`${id}known`}
        none={asks && found.value !== undefined ? t("console.call.placeNone") : undefined}
        change={(words) => change(words, coordinatesIn(words))}
        choose={(place) => change(place.name, place.at)}
      >
        {(place) => (
          <>
            <Bdi>{place.name}</Bdi>{" "}
            <span className="dim">
              {kindWord(place.kind)}
              {place.area !== undefined && (
                <>
                  {" · "}
                  <Bdi>{place.area}</Bdi>
                </>
              )}
              {place.metres !== undefined && (
                <>
                  {" · "}
                  <Bdi>{format.distance(place.metres)}</Bdi>
                </>
              )}
            </span>
          </>
        )}
      </Combobox>
      <p id={`${id}known`} className={at === undefined ? "dim" : "safe"}>
        {at === undefined ? (text.trim() === "" ? "" : t("console.call.placeMissing")) : t("console.call.placeKnown", { coordinates: isolate(formatCoordinates(at)) })}
      </p>
    </div>
  );
}
