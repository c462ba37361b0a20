import { useEffect } from "react";
import { concerns } from "./nearness.ts";
import { useAlerts } from "./use-alerts.tsx";
import type { AlertForMe } from "./use-alerts.tsx";

/** Long enough to have been seen, and for an end that comes along with its alert to have taken its place. */
const seenMs = 1000;

/** Tells once for each alert that it stood on this screen; only those that mean this person, and only while it is looked at. */
export function useShown(shown: readonly AlertForMe[]): void {
  const { tell } = useAlerts();
  // By value: the list is a new one at every redraw, and the time to be seen must not begin anew with it.
  const ids = shown.flatMap(({ alert, near }) => (alert.kind === "alert" && concerns(near) ? [alert.alertId] : [])).join(" ");
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState !== "visible") return;
      for (const alertId of ids.split(" ").filter(Boolean)) tell(alertId, "shown");
    };
    const timer = setTimeout(look, seenMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [ids, tell]);
}
