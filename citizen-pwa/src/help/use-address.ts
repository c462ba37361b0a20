import { useEffect, useState } from "react";
import type { LngLat } from "@najda/protocol";
import { useNajda } from "@najda/client/react";

/** Asked when the place has rested for so long: a map that is being moved asks nothing. */
const restMs = 600;
/** Further away than this an address says nothing about a place. */
const nearEnoughMetres = 300;

/** The address (or corner) beside a place, in the person's language; undefined while unknown, offline too. */
export function useAddress(at: LngLat | undefined, language: string): string | undefined {
  const najda = useNajda();
  const [known, setKnown] = useState<{ at: string; name: string | undefined }>();
  const [lng, lat] = at ?? [undefined, undefined];
  const place = lng === undefined || lat === undefined ? "" : `${lng.toFixed(5)},${lat.toFixed(5)}`;
  useEffect(() => {
    if (lng === undefined || lat === undefined) return;
    let open = true;
    const timer = setTimeout(() => {
      void najda.send("place:find", { near: [lng, lat], limit: 2, language }).then((sent) => {
        if (!open || sent.kind !== "done") return;
        const near = sent.value.places.find(({ metres }) => metres !== undefined && metres <= nearEnoughMetres);
        setKnown({ at: place, name: near?.name });
      });
    }, restMs);
    return () => {
      open = false;
      clearTimeout(timer);
    };
    // `place` stands for both numbers, rounded to a metre.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [najda, place, language]);
  return known?.at === place ? known.name : undefined;
}
