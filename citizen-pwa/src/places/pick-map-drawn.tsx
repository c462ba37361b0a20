import { useEffect, useRef, useState } from "react";
import type { LngLat } from "@najda/protocol";
import { drawSelf, MapPane } from "@najda/client/map";
import type { MapView } from "@najda/client/map";
import type { Here } from "../phone/records.ts";
import { boundsAround } from "./bounds-around.ts";

interface Props {
  readonly here: Here | undefined;
  readonly pin: LngLat | undefined;
  readonly onPin: (at: LngLat) => void;
}

const streetZoom = 16;
/** Degrees of about a decimetre: the map's own rounding is no move of the person. */
const nothing = 1e-6;

const differs = (a: LngLat, b: LngLat): boolean => Math.abs(a[0] - b[0]) > nothing || Math.abs(a[1] - b[1]) > nothing;

/** The map itself; the pin stands in its middle and is drawn by the style sheet. */
export default function PickMapDrawn({ here, pin, onPin }: Props) {
  const [view, setView] = useState<MapView>();
  const shown = useRef<LngLat | undefined>(undefined);
  const [first] = useState(pin ?? here?.at);

  // Where the page puts the map: at the pin that was found or typed, else at the phone as long as nobody has moved it.
  const target = pin ?? here?.at;
  useEffect(() => {
    if (view === undefined || target === undefined) return;
    if (shown.current !== undefined && !differs(shown.current, target)) return;
    shown.current = target;
    view.map.jumpTo({ center: target, zoom: Math.max(view.map.getZoom(), streetZoom) });
  }, [view, target]);

  useEffect(() => {
    if (view === undefined) return;
    // Only a move by hand or by key counts: those carry the event that caused them.
    const moved = ({ originalEvent }: { originalEvent?: unknown }): void => {
      if (originalEvent === undefined) return;
      const { lng, lat } = view.map.getCenter();
      shown.current = [lng, lat];
      onPin([lng, lat]);
    };
    view.map.on("moveend", moved);
    return () => void view.map.off("moveend", moved);
  }, [view, onPin]);

  useEffect(() => {
    if (view !== undefined) void drawSelf(view, here).catch(() => undefined);
  }, [view, here]);

  return (
    <>
      <MapPane bounds={first === undefined ? undefined : boundsAround([first])} onView={setView} />
      <svg className="pin" viewBox="0 0 28 36" aria-hidden="true">
        <path d="M14 35C14 35 25 22 25 13.5A11 11 0 1 0 3 13.5C3 22 14 35 14 35Z" />
        <circle cx="14" cy="14" r="4" />
      </svg>
    </>
  );
}
