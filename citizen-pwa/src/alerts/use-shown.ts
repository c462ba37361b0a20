import { useEffect } from "react";
import { concerns } from "./nearness.ts";
import { useAlerts } from "./use-alerts.tsx";
import type { AlertForMe } from "./use-alerts.tsx";

/** Tells once for each alert that it stood on this screen; only those that mean this person, and only while it is looked at. */
export function useShown(shown: readonly AlertForMe[]): void {
  const { tell } = useAlerts();
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState !== "visible") return;
      for (const { alert, near } of shown) if (concerns(near)) tell(alert.alertId, "shown");
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [shown, tell]);
}
