import { useEffect, useState } from "react";
import { useInstallation, useNajda } from "@najda/client/react";
import { driveThroughDemo } from "./demo-receiver.ts";
import { notSharing, sharePosition } from "./share-position.ts";
import type { Sharing } from "./share-position.ts";
import type { Fix } from "./when-to-send.ts";

const key = "najda.responder.share";

export interface PositionSharing {
  readonly sharing: Sharing;
  /** What the person wants; off duty nothing is shared either way. */
  readonly wanted: boolean;
  readonly setWanted: (wanted: boolean) => void;
  /** Asks the receiver again, after the person has changed the browser's settings. */
  readonly retry: () => void;
}

const whole = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/** Shares this device's position over the tracking connection while `onDuty` and wanted. */
export function usePosition(unitId: string, onDuty: boolean): PositionSharing {
  const najda = useNajda();
  // Known without a network as well, from the last visit.
  const { demo: isDemo } = useInstallation();
  const [sharing, setSharing] = useState<Sharing>(notSharing);
  const [wanted, setWantedState] = useState(() => localStorage.getItem(key) !== "off");
  const [round, setRound] = useState(0);
  const active = onDuty && wanted;
  useEffect(() => {
    if (!active) return;
    const send = (fix: Fix): boolean =>
      najda.tracking.report({
        unitId,
        at: fix.at,
        recordedAt: new Date(fix.recordedAt).toISOString(),
        accuracyMetres: whole(fix.accuracyMetres, 1_000_000),
        ...(fix.heading === undefined ? {} : { heading: whole(fix.heading, 360) }),
        ...(fix.speed === undefined ? {} : { speed: whole(fix.speed, 200) }),
      });
    if (isDemo) return driveThroughDemo({ najda, unitId, send, changed: setSharing });
    return sharePosition({ send, changed: setSharing });
  }, [najda, isDemo, unitId, active, round]);
  return {
    sharing: active ? sharing : notSharing,
    wanted,
    setWanted(next) {
      localStorage.setItem(key, next ? "on" : "off");
      setWantedState(next);
    },
    retry: () => setRound((before) => before + 1),
  };
}
