import { formatDuration } from "@najda/client/translations";
import { Bdi, useNow } from "@najda/client/react";
import { secondsSince } from "./seconds-since.ts";

interface Props {
  /** ISO time. */
  readonly since: string;
  /** Seconds after which the clock says that it is late; undefined: never. */
  readonly overdueAfter?: number | undefined;
}

/** A running clock; the only thing in a row that renders each second. */
export function Elapsed({ since, overdueAfter }: Props) {
  const seconds = secondsSince(since, useNow(1000));
  const overdue = overdueAfter !== undefined && seconds >= overdueAfter;
  return <Bdi className={overdue ? "clock overdue" : "clock"}>{formatDuration(seconds)}</Bdi>;
}
