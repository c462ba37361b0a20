import { useCallback, useEffect, useState } from "react";
import { phone, useKept } from "../phone/kept.ts";
import type { Here } from "../phone/records.ts";

/** How finding the phone's own place goes. */
export type Locating = "idle" | "searching" | "found" | "denied" | "impossible";

export interface HereNow {
  readonly here: Here | undefined;
  readonly locating: Locating;
  /** From a press, or where the person has allowed it before. */
  readonly locate: () => void;
}

const permissionDenied = 1;
const possible = (): boolean => window.isSecureContext && "geolocation" in navigator;

const keep = ({ coords, timestamp }: GeolocationPosition): void => {
  const at: [number, number] = [coords.longitude, coords.latitude];
  void phone.here.change(() => ({ at, accuracyMetres: coords.accuracy, recordedAt: timestamp }));
};

/** Follows the phone while the page is open, once `wanted` or where it was allowed before. It is kept on the phone alone. */
export function useHere(wanted: boolean): HereNow {
  const here = useKept(phone.here);
  const [asked, setAsked] = useState(0);
  const [heard, setHeard] = useState<Locating>(() => (possible() ? "searching" : "impossible"));
  const [allowed, setAllowed] = useState(false);
  useEffect(() => {
    void navigator.permissions?.query({ name: "geolocation" }).then((status) => setAllowed(status.state === "granted"), () => undefined);
  }, []);
  // A press after a refusal asks again: the person may have changed the browser's settings.
  const active = wanted || allowed || asked > 0;
  useEffect(() => {
    if (!active || !possible()) return;
    const found = (position: GeolocationPosition): void => {
      keep(position);
      setHeard("found");
    };
    const failed = (error: GeolocationPositionError): void => {
      if (error.code === permissionDenied) setHeard("denied");
    };
    const watch = navigator.geolocation.watchPosition(found, failed, { enableHighAccuracy: true, maximumAge: 5000, timeout: 20_000 });
    return () => navigator.geolocation.clearWatch(watch);
  }, [active, asked]);
  const locate = useCallback(() => setAsked((times) => times + 1), []);
  return { here, locating: active ? heard : "idle", locate };
}
