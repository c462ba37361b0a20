import type { Alert, PublishedAlert } from "@najda/protocol";

/** However short the alert's life was, its end may be told for an hour: phones are off, or in a tunnel. */
const leastLifeOfAnEndMs = 3_600_000;

/** The first and only alert version: what was approved, as phones get it. */
export function publish(alert: Alert, by: { sender: string; cells: string[]; now: Date }): PublishedAlert {
  return {
    alertId: alert.id,
    kind: "alert",
    version: 1,
    capStatus: alert.capStatus,
    severity: alert.severity,
    urgency: alert.urgency,
    sender: by.sender,
    sentAt: by.now.toISOString(),
    expires: alert.expires,
    area: alert.area,
    texts: alert.texts,
    cells: by.cells,
  };
}

/** What ends it, in the words that were approved together with it. Same area, same cells, same audience. */
export function publishEnd(sent: PublishedAlert, of: { alert: Alert; now: Date }): PublishedAlert {
  const falseAlarm = of.alert.cancelReason === "false-alarm";
  const expires = Math.max(Date.parse(sent.expires), of.now.getTime() + leastLifeOfAnEndMs);
  return {
    ...sent,
    kind: falseAlarm ? "correction" : "all-clear",
    version: sent.version + 1,
    // An end that sounds like the alert itself frightens people twice.
    severity: "Minor",
    sentAt: of.now.toISOString(),
    expires: new Date(expires).toISOString(),
    texts: falseAlarm ? of.alert.cancellation : of.alert.allClear,
  };
}
