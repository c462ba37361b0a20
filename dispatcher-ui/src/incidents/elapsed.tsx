import { formatDuration } from "@najda/client/translations";
import { Bdi, useNow } from "@najda/client/react";
import { secondsSince } from "./seconds-since.ts";

interface Props {
  /** ISO time. */
  readonly since: string;
  readonly overdue?: boolean;
}

/** A running clock; the only thing in a row that renders each second. */
export function Elapsed({ since, overdue = false }: Props) {
  const now = useNow(1000);
  return <Bdi className={overdue ? "clock overdue" : "clock"}>{formatDuration(secondsSince(since, now))}</Bdi>;
}
