import { useConnection, useLasting } from "@najda/client/react";

/** With a connection a report is through within this; said at each press it would only flicker. */
const momentMs = 1_000;

/** Whether it is to be said that something waits to be sent: at once without a connection, else after a moment. */
export function useWaits(something: boolean): boolean {
  const { state } = useConnection();
  const lasting = useLasting(something, momentMs);
  return something && (lasting || state !== "live");
}
