import type { Fix } from "./when-to-send.ts";
import { isDue, pace } from "./when-to-send.ts";

/** How position sharing stands on this device. Times are milliseconds of its clock. */
export interface Sharing {
  readonly state: "off" | "insecure" | "denied" | "searching" | "sharing";
  /** The app drives through the demo city by itself. */
  readonly isDemo?: boolean | undefined;
  readonly fix?: Fix | undefined;
  readonly sentAt?: number | undefined;
}

export const notSharing: Sharing = { state: "off" };

const options: PositionOptions = { enableHighAccuracy: true, maximumAge: 1000, timeout: 20_000 };
const permissionDenied = 1;

const fixFrom = ({ coords, timestamp }: GeolocationPosition): Fix => ({
  at: [coords.longitude, coords.latitude],
  recordedAt: timestamp,
  accuracyMetres: coords.accuracy,
  heading: coords.heading === null || Number.isNaN(coords.heading) ? undefined : coords.heading,
  speed: coords.speed ?? undefined,
});

interface Ears {
  /** Answers whether it has left this device. */
  readonly send: (fix: Fix) => boolean;
  readonly changed: (sharing: Sharing) => void;
}

/**
 * Watches the receiver and sends what is due. A receiver that lies still may report nothing at all, so that it is
 * asked again when a sign of life is due. Returns what stops it.
 */
export function sharePosition({ send, changed }: Ears): () => void {
  if (!window.isSecureContext || !("geolocation" in navigator)) {
    changed({ state: "insecure" });
    return () => undefined;
  }
  let last: Fix | undefined;
  let sharing: Sharing = { state: "searching" };
  changed(sharing);
  const tell = (next: Sharing): void => changed((sharing = next));
  const found = (position: GeolocationPosition): void => {
    const fix = fixFrom(position);
    const due = isDue(last, fix);
    if (due) last = fix;
    const left = due && send(fix);
    tell({ state: "sharing", fix, sentAt: left ? Date.now() : sharing.sentAt });
  };
  const failed = (error: GeolocationPositionError): void => {
    if (error.code === permissionDenied) tell({ ...sharing, state: "denied" });
  };
  const watch = navigator.geolocation.watchPosition(found, failed, options);
  const sign = setInterval(() => navigator.geolocation.getCurrentPosition(found, failed, { ...options, maximumAge: 0 }), pace.stillMs);
  return () => {
    navigator.geolocation.clearWatch(watch);
    clearInterval(sign);
  };
}
