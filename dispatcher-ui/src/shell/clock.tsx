import { Bdi, useFormat, useNow } from "@najda/client/react";

/** The time of day, as the log will have it. */
export function Clock() {
  const format = useFormat();
  const now = useNow(1000);
  return <Bdi className="time-of-day">{format.clock(new Date(now))}</Bdi>;
}
